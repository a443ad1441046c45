-- title: Tot welke prijs was iets betaalbaar of sociale huur?
-- description: De prijs- en huurgrenzen die de documenten zelf noemen, met het jaar van het document. Ook
--   onzekere lezingen staan hier: kijk in de bron. Daarnaast staat wat de regels van dat jaar zeiden: bij een huur tot
--   waar het sociale huur was, bij een koopprijs tot waar het Rijk haar betaalbaar noemde. Tot 2023 was dat de kostengrens van
--   de NHG; die staat er ook waar de tekst de NHG noemt. Dat komt niet uit het document, en een
--   document kan een andere grens bedoelen. Wie het bedrag van de grens noemt staat erbij, en of een mens het in de regeling
--   heeft nagekeken. Van een jaar waarvan de grens niet bekend is staat er niets.
with genoemd as (
  select documents.dated as datum, documents.title as document,
    case when counts.per = 'maand' or counts.value < 10000 then 'huur' else 'koop' end as soort,
    counts.measure as wat, counts.segment as segment, counts.value as euro, counts.per as per,
    counts.qualifier as aanduiding,
    coalesce(passages.text, coalesce(cells.row_header, '') || ' | ' || coalesce(cells.column_header, ''))
      as context,
    case when counts.level = 'probable' and counts.confidence < 0.85 then 'eerst nalezen'
      when counts.level = 'probable' then 'waarschijnlijk' when counts.level = 'certain' then 'zeker' else 'onzeker' end
      as zekerheid,
    counts.span_id as vindplaats
  from counts join documents on documents.id = counts.document_id
    left join passages on passages.id = counts.passage_id left join cells on cells.id = counts.cell_id
  where counts.unit = 'EUR' and counts.basis <> 'budget'
    and (counts.measure like '%grens%' or counts.measure like '%prijs%' or counts.measure like '%huur%'
      or passages.text like '%NHG%' or passages.text like '%huurgrens%'
      or passages.text like '%betaalbaarheidsgrens%')
),
antwoord as (
  select genoemd.datum, genoemd.document, genoemd.soort,
    case when genoemd.soort = 'koop' and genoemd.wat like '%huur%' then 'grens' else genoemd.wat end as wat,
    genoemd.segment, genoemd.euro, genoemd.per, genoemd.aanduiding, regels.kind as regel,
    regels.value as regel_euro, regels.first_day || ' t/m ' || regels.last_day as regel_geldt,
    regels.regulation as regeling, regels.told_by as regel_volgens, nullif(regels.checked, 'ja') as regel_nagekeken,
    genoemd.context, genoemd.zekerheid, genoemd.vindplaats
  from genoemd left join price_limits regels
    on regels.kind = case when genoemd.soort = 'huur' then 'sociale huur'
      when genoemd.datum < '2023' or coalesce(genoemd.wat, '') || genoemd.context like '%NHG%' then 'NHG'
      else 'betaalbare koop' end
    and substr(genoemd.datum, 1, 4) between substr(regels.first_day, 1, 4) and substr(regels.last_day, 1, 4)
)
select antwoord.*, case when antwoord.document is null
  then 'Geen van de documenten noemt een prijs- of huurgrens in euro.' end as geen_antwoord
from (select 1) left join antwoord on true
order by datum, document, euro desc
