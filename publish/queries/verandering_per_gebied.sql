-- title: Wat veranderde er voor een gebied tussen twee afspraken?
-- description: Twee jaren van documenten over hetzelfde gebied, met voor dezelfde grondslag, hetzelfde segment en
--   dezelfde laatste periode wat het oudste en wat het nieuwste noemt. Een verschil staat er alleen waar elke kant één
--   getal noemt en beide perioden gelijk beginnen; waar een kant er meer noemt, zoals een afspraak en een ambitie, staan
--   ze in de opmerking en is het niet zomaar te vergelijken. Een deel van een periode (2026 t/m 2030 van 2022 t/m 2030)
--   telt daarbij niet mee. Zonder gebied: alle. Van en tot zijn jaren van documenten, anders het oudste en het
--   nieuwste.
-- params: gebied, van_jaar, tot_jaar
with genoemd as (
  select *, substr(datum, 1, 4) as jaar, coalesce(substr(periode_tot, 1, 4), '') as tot
  from aantallen_met_bron
  where eenheid = 'woningen' and project is null and per is null and datum is not null and aantal is not null
    and grondslag in ('opgave', 'sleutelprojecten', 'plancapaciteit', 'gerealiseerd')
    and (coalesce(:gebied, '') = '' or gebied = :gebied collate nocase)
),
uitspraken as (
  select * from genoemd where not exists (select 1 from genoemd langer
    where langer.document_id = genoemd.document_id and langer.gebied_id = genoemd.gebied_id
      and langer.grondslag = genoemd.grondslag and langer.segment is genoemd.segment
      and langer.periode_tot = genoemd.periode_tot and langer.periode_van < genoemd.periode_van
      and langer.aantal >= genoemd.aantal)
),
getallen as (
  select *, count(*) over (partition by gebied_id, grondslag, segment, tot, jaar) as hoeveel,
    group_concat(replace(printf('%,d', aantal), ',', '.'), ' en ')
      over (partition by gebied_id, grondslag, segment, tot, jaar) as alle
  from (select *, row_number() over (partition by gebied_id, grondslag, segment, tot, jaar, aantal, ondergrens
      order by is_totaal desc, zekerheid = 'zeker' desc, datum desc, vindplaats) as keer
    from uitspraken) where keer = 1
),
kanten as (
  select *, row_number() over (partition by gebied_id, grondslag, segment, tot, jaar
    order by is_totaal desc, zekerheid = 'zeker' desc, vindplaats) as plaats
  from getallen
),
jaren as (
  select gebied_id, grondslag, segment, tot, coalesce(nullif(:van_jaar, ''), min(jaar)) as van,
    coalesce(nullif(:tot_jaar, ''), max(jaar)) as tot_en_met
  from kanten group by gebied_id, grondslag, segment, tot
),
antwoord as (
  select e.gebied, e.grondslag, e.segment, case when e.hoeveel = 1 then e.aantal end as eerder,
    case when l.hoeveel = 1 then l.aantal end as later,
    case when e.hoeveel = 1 and l.hoeveel = 1 and coalesce(e.ondergrens, l.ondergrens) is null
        and e.periode_van is l.periode_van
      then l.aantal - e.aantal end as verschil,
    case when coalesce(e.periode_van, e.periode_tot, l.periode_van, l.periode_tot) is null
        then 'geen van beide noemt een periode'
      when e.periode_van is l.periode_van and e.periode_tot is l.periode_tot then 'dezelfde periode'
      else coalesce(e.periode_van, '…') || ' t/m ' || coalesce(e.periode_tot, '…') || ' en later '
        || coalesce(l.periode_van, '…') || ' t/m ' || coalesce(l.periode_tot, '…') end as periode,
    case when e.hoeveel > 1 or l.hoeveel > 1
      then 'niet zomaar te vergelijken: eerder ' || e.alle || ', later ' || l.alle
      when e.periode_van is not l.periode_van then 'niet zomaar te vergelijken: de perioden beginnen niet in hetzelfde jaar'
      end as opmerking,
    e.wat as eerder_wat, l.wat as later_wat,
    e.zekerheid as eerder_zekerheid, l.zekerheid as later_zekerheid, e.document as eerder_document, e.datum as eerder_datum,
    e.vindplaats as eerder_vindplaats, l.document as later_document, l.datum as later_datum,
    l.vindplaats as later_vindplaats
  from kanten e join jaren on jaren.gebied_id = e.gebied_id and jaren.grondslag = e.grondslag
      and jaren.segment is e.segment and jaren.tot = e.tot and jaren.van = e.jaar
    join kanten l on l.gebied_id = e.gebied_id and l.grondslag = e.grondslag and l.segment is e.segment
      and l.tot = e.tot and l.jaar = jaren.tot_en_met and l.jaar > e.jaar
  where e.plaats = 1 and l.plaats = 1
)
select antwoord.*, case when antwoord.gebied is null
  then 'Geen twee documenten uit deze jaren noemen voor dit gebied hetzelfde soort getal.' end as geen_antwoord
from (select 1) left join antwoord on true
order by gebied, grondslag, segment
