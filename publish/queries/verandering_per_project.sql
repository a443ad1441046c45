-- title: Wat veranderde er voor een project tussen 2022 en 2025?
-- description: Het aantal woningen van een project zoals het eerder was vastgelegd, naast wat een later
--   document noemt. Het eerdere getal komt uit een document van dat jaar, of uit een later document dat
--   zegt wat er in dat jaar was vastgelegd. Laat het project leeg voor alle; andere jaren kunnen ook.
-- params: project, van_jaar, tot_jaar
with gekozen as (
  select coalesce(nullif(:van_jaar, ''), '2022') as van, coalesce(nullif(:tot_jaar, ''), '2025') as tot
),
uitspraken as (
  select * from projecten_door_de_tijd where eenheid = 'woningen' and segment is null
),
eerder as (
  select uitspraken.* from uitspraken, gekozen
  where substr(datum, 1, 4) = van
    or (substr(datum, 1, 4) > van and wat like '%' || van || '%'
      and periode_van is null and periode_tot is null)
),
later as (
  select uitspraken.* from uitspraken, gekozen
  where substr(datum, 1, 4) = tot
    and (periode_van is null or substr(periode_van, 1, 4) <= tot)
)
select later.gemeente, later.project, eerder.aantal as eerder, later.aantal as later,
  later.aantal - eerder.aantal as verschil, eerder.wat as eerder_wat, later.wat as later_wat,
  eerder.zekerheid as eerder_zekerheid, later.zekerheid as later_zekerheid,
  eerder.document as eerder_document, '/bron/' || eerder.vindplaats as eerder_bron,
  later.document as later_document, '/bron/' || later.vindplaats as later_bron
from eerder join later on later.project_id = eerder.project_id
where later.vindplaats not in (select vindplaats from eerder)
  and (coalesce(:project, '') = '' or later.project like '%' || :project || '%')
order by later.gemeente, later.project, later.datum
