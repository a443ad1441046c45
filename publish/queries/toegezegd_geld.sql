-- title: Hoeveel geld is er toegezegd, en door wie?
-- description: Bedragen die beschikbaar zijn gesteld of ontvangen, met de afspraak waar ze in staan als dat er een
--   is. Tel ze niet op: hetzelfde geld staat vaker in een document, en een deel zit in een groter bedrag.
with antwoord as (
  select v.aantal as euro, v.aanduiding, v.per, v.wat, v.gebied, v.project, a.verantwoordelijk, a.afspraak,
    v.document, v.datum, v.pagina, v.zekerheid, v.vindplaats
  from aantallen_met_bron v
    left join commitment_counts cc on cc.count_id = v.aantal_id
    left join afspraken_met_partijen a on a.afspraak_id = cc.commitment_id
  where v.eenheid = 'EUR' and (v.grondslag = 'budget' or a.afspraak_id is not null)
)
select antwoord.*, case when antwoord.euro is null
  then 'In geen van de documenten is een toegezegd bedrag gevonden.' end as geen_antwoord
from (select 1) left join antwoord on true
order by euro desc, datum desc
