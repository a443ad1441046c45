-- title: Wat is er afgesproken voor ouderen, studenten en andere groepen?
-- description: Aantallen flexwoningen en woningen voor ouderen of met zorg, en afspraken over aandachtsgroepen,
--   ouderen en zorg en flexwoningen. Vul een woord in, zoals student of statushouder, voor één groep.
-- params: woord
with antwoord as (
  select 'getal' as soort, segment as over, gebied as wie, coalesce(wat, '') as wat, aantal, eenheid,
    coalesce(periode_tot, periode_van) as wanneer, document, datum, pagina, zekerheid, vindplaats
  from aantallen_met_bron
  where segment in ('flexwoningen', 'ouderen', 'nultreden', 'geclusterd', 'zorggeschikt')
    or wat like '%student%' or wat like '%statushouder%' or wat like '%aandachtsgroep%'
    or wat like '%arbeidsmigrant%'
  union all
  select 'afspraak', thema, verantwoordelijk, afspraak, null, null, laatste_dag, document, datum, pagina,
    zekerheid, vindplaats
  from afspraken_per_thema
  where thema_code in ('focus_groups', 'older_people', 'flex_homes')
)
select antwoord.*, case when antwoord.soort is null
  then 'Hierover is in geen van de documenten een getal of afspraak gevonden.' end as geen_antwoord
from (select 1) left join antwoord
  on coalesce(:woord, '') = '' or antwoord.wat like '%' || :woord || '%'
order by soort desc, over, datum desc, wie
