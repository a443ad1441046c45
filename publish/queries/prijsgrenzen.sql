-- title: Tot welke prijs was iets betaalbaar of sociale huur?
-- description: De prijs- en huurgrenzen die de documenten zelf noemen, met het jaar van het document. Ook
--   onzekere lezingen staan hier: kijk in de bron. De wettelijke grenzen van elk jaar staan niet in de documenten.
with antwoord as (
  select documents.dated as datum, documents.title as document, counts.measure as wat,
    counts.segment as segment, counts.value as euro, counts.per as per, counts.qualifier as aanduiding,
    coalesce(passages.text, coalesce(cells.row_header, '') || ' | ' || coalesce(cells.column_header, ''))
      as context,
    case counts.level when 'certain' then 'zeker' when 'probable' then 'waarschijnlijk' else 'onzeker' end
      as zekerheid,
    counts.span_id as vindplaats
  from counts join documents on documents.id = counts.document_id
    left join passages on passages.id = counts.passage_id left join cells on cells.id = counts.cell_id
  where counts.unit = 'EUR' and counts.basis <> 'budget'
    and (counts.measure like '%grens%' or counts.measure like '%prijs%' or counts.measure like '%huur%'
      or passages.text like '%NHG%' or passages.text like '%huurgrens%'
      or passages.text like '%betaalbaarheidsgrens%')
)
select antwoord.*, case when antwoord.document is null
  then 'Geen van de documenten noemt een prijs- of huurgrens in euro.' end as geen_antwoord
from (select 1) left join antwoord on true
order by datum, document, euro desc
