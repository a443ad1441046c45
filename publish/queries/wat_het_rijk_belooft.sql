-- title: Wat heeft het Rijk beloofd?
-- description: Waarvoor het Rijk, een ministerie of een minister zelf verantwoordelijk is, met de termijn.
with antwoord as (
  select partij, afspraak, soort, laatste_dag, document, datum, pagina, vindplaats
  from afspraken_per_partij
  where rol = 'verantwoordelijk' and als_lid_van is null and soort_partij in (
    select label from codes where list = 'party_kind' and code = 'state')
)
select antwoord.*, case when antwoord.partij is null
  then 'In geen van de documenten is een afspraak gevonden waar het Rijk zelf voor staat.' end as geen_antwoord
from (select 1) left join antwoord on true
order by datum desc, partij, laatste_dag is null, laatste_dag
