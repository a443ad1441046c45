-- title: Welke beloften zijn over tijd?
-- description: Termijnen waarvan de laatste dag voorbij is, en wie verantwoordelijk is. Of het gedaan is, staat
--   niet in de documenten. Zonder partij: alle.
-- params: partij
with antwoord as (
  select laatste_dag, partij, afspraak, termijn, document, datum, documents.period_end as document_loopt_tot,
    pagina, vindplaats
  from termijnen_per_partij join documents on documents.id = document_id
  where ritme is null and soort <> 'vanaf' and laatste_dag < date('now')
    and (coalesce(:partij, '') = '' or partij like '%' || :partij || '%')
)
select antwoord.*, case when antwoord.afspraak is null
  then 'Geen termijn is verstreken.' end as geen_antwoord
from (select 1) left join antwoord on true
order by laatste_dag desc, partij
