-- title: Wie bedoelt wat met sociale huur, middenhuur en betaalbaar?
-- description: Zinnen die zeggen wat onder een segment valt of waar de grens ligt. Gezocht op woorden: lees ze in
--   de bron.
with antwoord as (
  select documents.title as document, documents.dated as datum,
    case when passages.text like '%sociale huur%' then 'sociale huur'
      when passages.text like '%middenhuur%' then 'middenhuur' else 'betaalbaar' end as segment,
    passages.text as woorden, passages.section as kop,
    coalesce(pages.label, pages.number) as pagina, passages.span_id as vindplaats
  from passages join documents on documents.id = passages.document_id
    join spans on spans.id = passages.span_id
    left join pages on pages.source_id = spans.source_id and pages.number = spans.page_number
  where passages.kind <> 'heading'
    and (passages.text like '%sociale huur%' or passages.text like '%middenhuur%'
      or passages.text like '%betaalba%segment%' or passages.text like '%betaalbare koop%')
    and (passages.text like '%verstaan we%' or passages.text like '%verstaan wij%'
      or passages.text like '%wordt verstaan%' or passages.text like '%vallen de%'
      or passages.text like '%definitie%' or passages.text like '%huurgrens%' or passages.text like '%NHG%'
      or passages.text like '%liberalisatiegrens%' or passages.text like '%betaalbaarheidsgrens%'
      or passages.text like '%maximale huur%')
)
select antwoord.*, case when antwoord.document is null
  then 'In geen van de documenten is een zin gevonden die zegt wat sociale huur of betaalbaar is.' end
  as geen_antwoord
from (select 1) left join antwoord on true
order by datum desc, document, pagina
