-- title: Wat is er over een gemeente afgesproken?
-- description: Getallen over de gemeente en haar projecten, en afspraken waarvoor zij
--   verantwoordelijk is, zelf of als lid van een groep.
-- params: gemeente
select 'getal' as soort, coalesce(project || ': ', '') || coalesce(wat, '') as wat,
  aantal, eenheid, coalesce(periode_tot, periode_van) as wanneer, null as als_lid_van,
  document, datum, pagina, zekerheid, vindplaats
from aantallen_met_bron
where soort_gebied = 'gemeente' and gebied = :gemeente collate nocase
union all
select 'afspraak', afspraak, null, null, laatste_dag, als_lid_van, document, datum, pagina,
  zekerheid, vindplaats
from afspraken_per_partij
where rol = 'verantwoordelijk' and soort_partij = 'gemeente'
  and partij = :gemeente collate nocase
order by soort desc, datum desc, wanneer
