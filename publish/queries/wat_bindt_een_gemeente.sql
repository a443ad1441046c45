-- title: Wat bindt een gemeente via haar regio, provincie en het Rijk?
-- description: De opgave van de gebieden waar een gemeente in ligt, en de afspraken van groepen waar zij bij
--   hoort. Vul een gemeente in, zoals Almelo; zonder gemeente: alle.
-- params: gemeente
with recursive gekozen as (
  select id, name from areas where kind = 'municipality'
    and (coalesce(:gemeente, '') = '' or name = :gemeente collate nocase)
    and id in (select area_id from counts union select area_id from parties)
),
rondom(gemeente_id, gemeente, gebied_id) as (
  select id, name, id from gekozen
  union select rondom.gemeente_id, rondom.gemeente, areas.parent_id
    from rondom join areas on areas.id = rondom.gebied_id where areas.parent_id is not null
  union select rondom.gemeente_id, rondom.gemeente, area_members.area_id
    from rondom join area_members on area_members.member_id = rondom.gebied_id
),
antwoord as (
  select rondom.gemeente, 'opgave' as soort, v.gebied as via, coalesce(v.wat, '') as wat, v.segment, v.aantal,
    v.eenheid, v.periode_tot as wanneer, v.document, v.datum, v.pagina, v.zekerheid, v.vindplaats
  from rondom join aantallen_met_bron v on v.gebied_id = rondom.gebied_id
  where v.gebied_id <> rondom.gemeente_id and v.grondslag = 'opgave' and v.project is null
  union all
  select gekozen.name, 'afspraak', a.als_lid_van, a.afspraak, null, null, null, a.laatste_dag, a.document,
    a.datum, a.pagina, a.zekerheid, a.vindplaats
  from gekozen join parties on parties.area_id = gekozen.id and parties.kind = 'municipality'
    join afspraken_per_partij a on a.partij_id = parties.id
  where a.rol = 'verantwoordelijk' and a.als_lid_van is not null
)
select antwoord.*, case when antwoord.gemeente is null
  then 'Er is geen afspraak of opgave gevonden die via een ander gebied of een groep voor deze gemeente geldt.'
  end as geen_antwoord
from (select 1) left join antwoord on true
order by gemeente, soort desc, via, datum desc
