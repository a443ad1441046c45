-- title: Wat moet de provincie (of een andere partij) allemaal doen?
-- description: Alles waarvoor een partij zelf verantwoordelijk is. Zonder partij: de provincies.
-- params: partij
select partij, afspraak, soort, laatste_dag, document, datum, pagina, vindplaats
from afspraken_per_partij
where rol = 'verantwoordelijk'
  and als_lid_van is null
  and case when coalesce(:partij, '') = '' then soort_partij = 'provincie'
    else partij like '%' || :partij || '%' end
order by partij, laatste_dag is null, laatste_dag, datum desc
