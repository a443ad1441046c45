-- title: Welke tien gemeenten moeten het meest versnellen?
-- description: Wat er per jaar gebouwd is, naast wat er per jaar nodig is voor de opgave of, waar die er niet
--   is, voor de sleutelprojecten. Een percentage staat er alleen waar beide over alle woningen gaan en even bruto of
--   netto zijn: sleutelprojecten zijn niet alle woningen die gebouwd worden. Eerst de tien met het laagste
--   percentage, dan die zonder.
with doel as (
  select *, row_number() over (partition by gebied_id order by grondslag = 'opgave' desc) as plaats
  from stand_per_gebied
  where grondslag in ('opgave', 'sleutelprojecten') and jaren > 0 and aantal > 0
),
antwoord as (
  select g.gebied, round(1.0 * g.aantal / g.jaren) as gebouwd_per_jaar,
    g.periode_van || ' t/m ' || g.periode_tot as gebouwd_in,
    round(1.0 * d.aantal / d.jaren) as nodig_per_jaar, d.grondslag as nodig_voor,
    d.periode_van || ' t/m ' || d.periode_tot as nodig_in,
    case when d.grondslag = 'opgave' and coalesce(d.bruto_netto, '') = coalesce(g.bruto_netto, '')
      then round(100.0 * g.aantal * d.jaren / (g.jaren * d.aantal)) end as tempo_in_procent,
    case when d.grondslag <> 'opgave'
        then 'nodig is alleen voor de sleutelprojecten, gebouwd zijn alle woningen: niet te delen'
      when coalesce(d.bruto_netto, '') <> coalesce(g.bruto_netto, '')
        then 'niet te delen: nodig ' || coalesce(d.bruto_netto, 'zonder bruto of netto')
          || ', gebouwd ' || coalesce(g.bruto_netto, 'zonder bruto of netto') end as opmerking,
    g.zekerheid as gebouwd_zekerheid, d.zekerheid as nodig_zekerheid,
    g.document as gebouwd_document, g.vindplaats as gebouwd_vindplaats,
    d.document as nodig_document, d.vindplaats as nodig_vindplaats
  from stand_per_gebied g join doel d on d.gebied_id = g.gebied_id and d.plaats = 1
  where g.grondslag = 'gerealiseerd' and g.jaren > 0 and g.soort_gebied = 'gemeente'
),
laagste as (
  select *, row_number() over (partition by tempo_in_procent is null order by tempo_in_procent, gebied) as plaats
  from antwoord
)
select antwoord.gebied, antwoord.gebouwd_per_jaar, antwoord.gebouwd_in, antwoord.nodig_per_jaar, antwoord.nodig_voor,
  antwoord.nodig_in, antwoord.tempo_in_procent, antwoord.opmerking, antwoord.gebouwd_zekerheid, antwoord.nodig_zekerheid,
  antwoord.gebouwd_document, antwoord.gebouwd_vindplaats, antwoord.nodig_document, antwoord.nodig_vindplaats,
  case when antwoord.gebied is null
  then 'Van geen gemeente staat er én hoeveel er gebouwd is én hoeveel er nodig is, met de jaren.' end
  as geen_antwoord
from (select 1) left join laagste as antwoord on plaats <= 10 or tempo_in_procent is null
order by tempo_in_procent is null, tempo_in_procent, gebied
