-- title: Wat noemen alle regio's, en waar staat dat?
-- description: Elk getal over elke regio en over de gemeenten en projecten daarin, met grondslag,
--   segment, periode en vindplaats: om zelf verder te rekenen. Zonder regio: alle regio's.
-- params: regio
with inside(regio_id, gebied_id) as (
  select id, id from areas where kind = 'region'
  union
  select area_id, member_id from area_members
)
select r.name as regio, v.gebied, v.soort_gebied, v.project, v.grondslag, v.segment, v.wat, v.aantal,
  v.ondergrens, v.bovengrens, v.eenheid, v.per, v.aanduiding, v.periode_van, v.periode_tot,
  v.is_totaal, v.document, v.datum, v.pagina, v.zekerheid, v.vindplaats
from inside i
join areas r on r.id = i.regio_id
join aantallen_met_bron v on v.gebied_id = i.gebied_id
where coalesce(:regio, '') = '' or r.name like '%' || :regio || '%'
order by regio, soort_gebied desc, gebied, project, grondslag, segment, datum
