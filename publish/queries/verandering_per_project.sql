-- title: Wat veranderde er voor een project tussen 2022 en 2025?
-- description: Projecten die in documenten van beide jaren staan, met het aantal woningen in elk.
--   Laat het project leeg voor alle; kies andere jaren om andere documenten te vergelijken.
-- params: project, van_jaar, tot_jaar
with gekozen as (
  select coalesce(nullif(:van_jaar, ''), '2022') as van, coalesce(nullif(:tot_jaar, ''), '2025') as tot
),
eerder as (
  select * from projecten_door_de_tijd, gekozen
  where substr(datum, 1, 4) = van and eenheid = 'woningen' and segment is null
),
later as (
  select * from projecten_door_de_tijd, gekozen
  where substr(datum, 1, 4) = tot and eenheid = 'woningen' and segment is null
)
select eerder.gemeente, eerder.project, eerder.wat as eerder_wat, eerder.aantal as eerder_aantal,
  later.wat as later_wat, later.aantal as later_aantal, later.aantal - eerder.aantal as verschil,
  eerder.document as eerder_document, '/bron/' || eerder.vindplaats as eerder_bron,
  later.document as later_document, '/bron/' || later.vindplaats as later_bron
from eerder join later on later.project_id = eerder.project_id
where coalesce(:project, '') = '' or eerder.project like '%' || :project || '%'
order by eerder.gemeente, eerder.project, eerder_aantal desc
