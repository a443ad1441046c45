-- title: Welke bronnen zwijgen?
-- description: Documenten waarin geen getal, geen afspraak of geen termijn gevonden is, bestanden die niet gelezen
--   konden worden, en gemeenten in een gebied met een overeenkomst waarvan geen eigen getal gevonden is. Stilte kan
--   ook aan het lezen liggen: kijk bij de waarschuwingen van het document.
with genoemde_gebieden as (
  select distinct area_id from documents where kind = 'agreement' and area_id is not null
),
antwoord as (
  select 'document zonder ' || w.wat as stilte, d.title as over, d.dated as datum,
    (select count(*) from warnings where warnings.source_id = d.source_id) as waarschuwingen,
    '/document/' || d.id as bron
  from documents d join (select 'getal' as wat union all select 'afspraak' union all select 'termijn') w
  where case w.wat when 'getal' then not exists (select 1 from counts where document_id = d.id)
    when 'afspraak' then not exists (select 1 from commitments where document_id = d.id)
    else exists (select 1 from commitments where document_id = d.id) and not exists (
      select 1 from deadlines t join commitments c on c.id = t.commitment_id
      where c.document_id = d.id) end
  union all
  select 'bestand niet gelezen', file || coalesce(': ' || reason, ''), null, null, null
  from sources where status <> 'read'
  union all
  select 'gemeente zonder getal', a.name || ' (' || g.name || ')', null, null, '/gemeente/' || a.id
  from genoemde_gebieden x join area_members m on m.area_id = x.area_id
    join areas a on a.id = m.member_id join areas g on g.id = x.area_id
  where not exists (select 1 from counts c where c.area_id = a.id)
)
select antwoord.*, case when antwoord.stilte is null
  then 'Elk document heeft getallen, afspraken en termijnen, en elke gemeente een getal.' end as geen_antwoord
from (select 1) left join antwoord on true
order by stilte, over
