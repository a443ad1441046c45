-- title: Wanneer is de opgave gehaald, in het tempo van nu?
-- description: De opgave gedeeld door wat er per jaar gebouwd is, geteld vanaf haar eerste jaar. Alleen waar een
--   document zegt hoeveel er in welke jaren gebouwd is; bij bruto tegenover netto staat er geen jaar. Het is een som met twee getallen uit
--   de documenten, geen voorspelling.
with antwoord as (
  select o.gebied, o.soort_gebied, o.aantal as opgave, o.periode_tot as opgave_tot,
    g.aantal as gebouwd, g.periode_van || ' t/m ' || g.periode_tot as gebouwd_in,
    round(1.0 * g.aantal / g.jaren) as per_jaar,
    case when coalesce(o.bruto_netto, '') = coalesce(g.bruto_netto, '') and g.aantal > 0
      then cast(substr(o.periode_van, 1, 4) + o.aantal * g.jaren / g.aantal as integer) end
      as gehaald_in,
    case when coalesce(o.bruto_netto, '') <> coalesce(g.bruto_netto, '')
        then 'opgave ' || coalesce(o.bruto_netto, 'zonder bruto of netto') || ', gebouwd '
          || coalesce(g.bruto_netto, 'zonder bruto of netto') || ': niet te vergelijken'
      when o.periode_van is null
        then 'de opgave noemt geen beginjaar: niet te zeggen vanaf wanneer de teller loopt'
    end as opmerking,
    o.zekerheid as opgave_zekerheid, g.zekerheid as gebouwd_zekerheid,
    o.document as opgave_document, o.vindplaats as opgave_vindplaats,
    g.document as gebouwd_document, g.vindplaats as gebouwd_vindplaats
  from stand_per_gebied o join stand_per_gebied g on g.gebied_id = o.gebied_id
  where o.grondslag = 'opgave' and g.grondslag = 'gerealiseerd' and g.jaren > 0
)
select antwoord.*, case when antwoord.gebied is null
  then 'Van geen gebied staat er én een opgave én in welke jaren hoeveel gebouwd is.' end as geen_antwoord
from (select 1) left join antwoord on true
order by gehaald_in is null, gehaald_in desc, gebied
