-- title: Haalt een gebied 30% sociale huur en twee derde betaalbaar?
-- description: Afgesproken en geplande aandelen sociale huur en betaalbaar in alle nieuwe woningen, zoals een document
--   ze noemt, of als deel van het totaal dat in stand_per_gebied staat, als dat uit hetzelfde document komt, over
--   dezelfde periode gaat en net zo bruto of netto is. Elk aandeel staat er één keer. Een aandeel van een deel van de
--   woningen (zoals ouderenwoningen), van de voorraad, of een reeks van gemeenten staat er niet bij; van wat één soort
--   bouwer bouwt is niet te zeggen of het de norm haalt. De norm is die
--   van de woondeals (30% sociale huur, twee derde betaalbaar). Zonder gebied: alle.
-- params: gebied
with aandelen as (
  select gebied_id, gebied, soort_gebied, segment, grondslag, aantal as aandeel, wat, 'genoemd' as hoe,
    null as deel, null as totaal, null as totaal_vindplaats, periode_van, periode_tot, document, datum, pagina,
    zekerheid, vindplaats
  from aantallen_met_bron
  where eenheid = '%' and project is null and segment in ('sociale huur', 'betaalbaar')
    and grondslag in ('opgave', 'plancapaciteit', 'gerealiseerd') and ondergrens is null and bovengrens is null
    and coalesce(wat, '') not like '%voorraad%'
    and not exists (select 1 from codes where codes.list = 'segment' and codes.code <> segment
      and instr(segment, codes.code) = 0 and instr(lower(wat), codes.code))
  union all
  select d.gebied_id, d.gebied, d.soort_gebied, d.segment, d.grondslag, round(100.0 * d.aantal / t.aantal, 1), d.wat,
    'berekend', d.aantal, t.aantal, t.vindplaats, d.periode_van, d.periode_tot, d.document, d.datum, d.pagina,
    d.zekerheid, d.vindplaats
  from aantallen_met_bron d join stand_per_gebied t
    on t.document_id = d.document_id and t.gebied_id = d.gebied_id and t.grondslag = d.grondslag
    and t.periode_tot is d.periode_tot and (t.periode_van is d.periode_van or d.periode_van is null)
    and coalesce(t.bruto_netto, '') = case when d.wat like '%netto%' and d.wat not like '%bruto%' then 'netto'
      when d.wat like '%bruto%' and d.wat not like '%netto%' then 'bruto' else '' end
  where d.eenheid = 'woningen' and d.segment in ('sociale huur', 'betaalbaar') and d.project is null
    and d.per is null and t.aantal > d.aantal and d.grondslag in ('opgave', 'plancapaciteit', 'gerealiseerd')
    and d.periode_tot is not null
),
geteld as (
  select *, count(*) over hetzelfde as keer,
    row_number() over (hetzelfde order by hoe = 'genoemd' desc, zekerheid = 'zeker' desc, datum desc, vindplaats)
      as plaats
  from aandelen
  window hetzelfde as (partition by gebied_id, segment, grondslag, round(aandeel, 1))
),
antwoord as (
  select gebied, soort_gebied, segment, grondslag, aandeel,
    case segment when 'sociale huur' then 30.0 else 66.67 end as norm,
    case when wat like '%(door %' then 'niet te zeggen: alleen ' || rtrim(substr(wat, instr(wat, '(door ') + 1), ')')
      when aandeel >= case segment when 'sociale huur' then 30.0 else 66.6 end
      then 'ja' else 'nee' end as haalt_de_norm,
    wat, hoe, keer, deel, totaal, periode_van, periode_tot, document, datum, pagina, zekerheid, vindplaats,
    totaal_vindplaats
  from geteld
  where plaats = 1 and (coalesce(:gebied, '') = '' or gebied = :gebied collate nocase)
)
select antwoord.*, case when antwoord.gebied is null
  then 'Geen van de documenten noemt voor dit gebied een aandeel sociale huur of betaalbaar.' end
  as geen_antwoord
from (select 1) left join antwoord on true
order by gebied, segment, datum desc, grondslag, hoe
