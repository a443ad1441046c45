-- title: Wat veranderde er voor een gebied tussen twee afspraken?
-- description: Twee documenten over hetzelfde gebied, met voor dezelfde grondslag en hetzelfde segment wat het
--   oudste en wat het nieuwste noemt. Staat de periode er anders bij, dan hoeft een verschil geen verandering te
--   zijn. Zonder gebied: alle. Van en tot zijn jaren van documenten, anders het oudste en het nieuwste.
-- params: gebied, van_jaar, tot_jaar
with uitspraken as (
  select *, row_number() over (partition by gebied_id, grondslag, segment, document_id
    order by is_totaal desc, zekerheid = 'zeker' desc, aantal desc) as plaats
  from aantallen_met_bron
  where eenheid = 'woningen' and project is null and per is null and datum is not null
    and grondslag in ('opgave', 'sleutelprojecten', 'plancapaciteit', 'gerealiseerd')
    and (coalesce(:gebied, '') = '' or gebied = :gebied collate nocase)
),
antwoord as (
  select e.gebied, e.grondslag, e.segment, e.aantal as eerder, l.aantal as later,
    l.aantal - e.aantal as verschil,
    case when e.periode_van is l.periode_van and e.periode_tot is l.periode_tot then 'dezelfde periode'
      else coalesce(e.periode_van, '…') || ' t/m ' || coalesce(e.periode_tot, '…') || ' en later '
        || coalesce(l.periode_van, '…') || ' t/m ' || coalesce(l.periode_tot, '…') end as periode,
    e.wat as eerder_wat, l.wat as later_wat,
    e.zekerheid as eerder_zekerheid, l.zekerheid as later_zekerheid, e.document as eerder_document, e.datum as eerder_datum,
    e.vindplaats as eerder_vindplaats, l.document as later_document, l.datum as later_datum,
    l.vindplaats as later_vindplaats
  from uitspraken e join uitspraken l
    on l.gebied_id = e.gebied_id and l.grondslag = e.grondslag and l.segment is e.segment
    and substr(l.datum, 1, 4) > substr(e.datum, 1, 4)
  where e.plaats = 1 and l.plaats = 1
    and substr(e.datum, 1, 4) = coalesce(nullif(:van_jaar, ''),
      (select min(substr(datum, 1, 4)) from uitspraken u where u.gebied_id = e.gebied_id
        and u.grondslag = e.grondslag and u.segment is e.segment))
    and substr(l.datum, 1, 4) = coalesce(nullif(:tot_jaar, ''),
      (select max(substr(datum, 1, 4)) from uitspraken u where u.gebied_id = e.gebied_id
        and u.grondslag = e.grondslag and u.segment is e.segment))
)
select antwoord.*, case when antwoord.gebied is null
  then 'Geen twee documenten uit deze jaren noemen voor dit gebied hetzelfde soort getal.' end as geen_antwoord
from (select 1) left join antwoord on true
order by gebied, grondslag, segment
