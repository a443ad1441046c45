-- title: Wat is er afgesproken over een thema?
-- description: Alle afspraken bij een thema, met het woord dat het laat zien en wie verantwoordelijk is. Vul een
--   thema in, zoals betaalbaarheid, doorstroming of netcongestie; zonder thema: alle.
-- params: thema
with antwoord as (
  select thema, woord, woord_staat_in, verantwoordelijk, afspraak, soort, laatste_dag, document, datum, pagina,
    zekerheid, vindplaats
  from afspraken_per_thema
  where coalesce(:thema, '') = '' or thema like :thema || '%' or thema_code = :thema
)
select antwoord.*, case when antwoord.thema is null
  then 'Over dit thema is in geen van de documenten een afspraak gevonden.' end as geen_antwoord
from (select 1) left join antwoord on true
order by thema, datum desc, document, pagina
