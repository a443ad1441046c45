-- title: Welke projecten krompen, schoven door of verdwenen?
-- description: Gekrompen is een project waarvan een later getal, samen met wat dat document of anders een ander voor
--   de jaren daarna noemt, lager is dan een eerder; doorgeschoven een waarvan dat samen niet lager is, of dat later eindigt. Elk project
--   staat er één keer, naar het document dat ook de jaren daarna noemt als er zo een is. Niet
--   meer genoemd is een project dat in het nieuwste document met projecten over dezelfde gemeente niet staat, het
--   kan ook klaar zijn of anders heten.
with uitspraken as (
  select *, case when periode_van is null and periode_tot is null and substr(datum, 1, 4) > '2022'
    and (wat like '%2022%' or wat like '%vastgelegd%') then '2022' else datum end as van
  from projecten_door_de_tijd where eenheid = 'woningen' and segment is null
),
paren as (
  select l.gemeente, l.project, e.aantal as eerder, l.aantal as later,
    coalesce(
      (select max(d.document_id) from uitspraken d where d.project_id = l.project_id
        and d.document_id = l.document_id and substr(d.periode_van, 1, 4) > substr(l.periode_tot, 1, 4)),
      (select d.document_id from uitspraken d where d.project_id = l.project_id and d.van >= e.van
        and substr(d.periode_van, 1, 4) > substr(l.periode_tot, 1, 4)
        order by d.datum desc, d.document_id limit 1)) as daarna_document_id,
    l.project_id, l.document_id as later_document_id,
    e.periode_tot as eerder_tot, l.periode_tot as later_tot, e.wat as eerder_wat, l.wat as later_wat,
    e.zekerheid as eerder_zekerheid, l.zekerheid as later_zekerheid,
    e.document as eerder_document, e.vindplaats as vindplaats, l.document as later_document,
    l.vindplaats as later_vindplaats, e.van as eerder_van, l.van as later_van
  from uitspraken e join uitspraken l on l.project_id = e.project_id and l.van > e.van
  where l.periode_van is null or substr(l.periode_van, 1, 4) <= substr(l.datum, 1, 4)
),
met_daarna as (
  select paren.*, sum(d.aantal) as later_daarna, min(d.vindplaats) as later_daarna_vindplaats
  from paren left join uitspraken d on d.project_id = paren.project_id and d.document_id = paren.daarna_document_id
    and substr(d.periode_van, 1, 4) > substr(paren.later_tot, 1, 4)
  group by paren.vindplaats, paren.later_vindplaats
),
een_per_project as (
  select *, row_number() over (partition by project_id
    order by later_document_id = daarna_document_id desc, later_van desc, eerder_van, later_vindplaats, vindplaats)
    as plaats
  from met_daarna
),
veranderd as (
  select case when later + coalesce(later_daarna, 0) < eerder then 'gekrompen' else 'doorgeschoven' end as wat,
    gemeente, project, eerder, later, later_daarna, eerder_wat, later_wat, eerder_zekerheid,
    later_zekerheid, eerder_document, vindplaats,
    later_document, later_vindplaats, later_daarna_vindplaats
  from een_per_project where plaats = 1 and (later < eerder or later_tot > eerder_tot)
),
verdwenen as (
  select 'niet meer genoemd' as wat, u.gemeente, u.project, u.aantal as eerder, null as later,
    null as later_daarna, u.wat as eerder_wat, null as later_wat,
    u.zekerheid as eerder_zekerheid, null as later_zekerheid, u.document as eerder_document,
    u.vindplaats as vindplaats, nieuwste.title as later_document, null as later_vindplaats,
    null as later_daarna_vindplaats
  from uitspraken u join projects p on p.id = u.project_id
    join documents nieuwste on nieuwste.id = (
      select d.id from projects q join counts c on c.project_id = q.id
        join documents d on d.id = c.document_id
      where q.area_id = p.area_id order by d.dated desc, d.id limit 1)
  where u.project_id not in (
      select project_id from counts where document_id = nieuwste.id and project_id is not null)
    and substr(u.datum, 1, 4) < substr(nieuwste.dated, 1, 4)
),
antwoord as (select * from veranderd union all select * from verdwenen)
select antwoord.*, case when antwoord.project is null
  then 'Van geen project noemt een later document een lager getal of een latere periode.' end as geen_antwoord
from (select 1) left join antwoord on true
order by gemeente, project, wat
