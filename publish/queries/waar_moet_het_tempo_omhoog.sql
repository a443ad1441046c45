-- title: Welke tien gemeenten moeten het meest versnellen?
-- description: Wat er per jaar gebouwd is, naast wat er per jaar nodig is voor de opgave of, waar die er niet
--   is, voor de sleutelprojecten. Sleutelprojecten zijn niet alle woningen die gebouwd worden: het zegt waar u
--   moet kijken, niet wie het slecht doet.
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
    round(100.0 * g.aantal * d.jaren / (g.jaren * d.aantal)) as tempo_in_procent,
    case when coalesce(d.bruto_netto, '') <> coalesce(g.bruto_netto, '')
      then 'het ene getal is bruto of netto, het andere niet of anders' end as opmerking,
    g.zekerheid as gebouwd_zekerheid, d.zekerheid as nodig_zekerheid,
    g.document as gebouwd_document, g.vindplaats as gebouwd_vindplaats,
    d.document as nodig_document, d.vindplaats as nodig_vindplaats
  from stand_per_gebied g join doel d on d.gebied_id = g.gebied_id and d.plaats = 1
  where g.grondslag = 'gerealiseerd' and g.jaren > 0 and g.soort_gebied = 'gemeente'
  order by tempo_in_procent, g.gebied limit 10
)
select antwoord.*, case when antwoord.gebied is null
  then 'Van geen gemeente staat er én hoeveel er gebouwd is én hoeveel er nodig is, met de jaren.' end
  as geen_antwoord
from (select 1) left join antwoord on true
