-- title: Wat is er beloofd, gepland en gebouwd?
-- description: Per gebied de opgave, de sleutelprojecten, de plancapaciteit en wat al gebouwd is, voor alle
--   woningen samen, elk uit het nieuwste document. Het verschil tussen opgave en gebouwd staat er alleen waar
--   beide over dezelfde periode gaan en niet het ene bruto en het andere netto is. Zonder gebied: alle.
-- params: gebied
with per_grondslag as (
  select *, nullif(coalesce(periode_van, '…') || ' t/m ' || coalesce(periode_tot, '…'), '… t/m …') as periode
  from stand_per_gebied
),
antwoord as (
  select a.gebied, a.soort_gebied, o.aantal as opgave, o.periode as opgave_periode,
    s.aantal as sleutelprojecten, s.periode as sleutelprojecten_periode,
    p.aantal as plancapaciteit, p.periode as plancapaciteit_periode,
    g.aantal as gebouwd, g.periode as gebouwd_periode,
    case when o.periode = g.periode and coalesce(o.bruto_netto, '') = coalesce(g.bruto_netto, '')
      then o.aantal - g.aantal end as nog_te_bouwen,
    case when o.aantal is null then 'geen opgave in woningen gevonden'
      when g.aantal is null then 'geen aantal gebouwde woningen gevonden'
      when coalesce(o.bruto_netto, '') <> coalesce(g.bruto_netto, '')
        then 'niet af te trekken: opgave ' || coalesce(o.bruto_netto, 'zonder bruto of netto')
          || ', gebouwd ' || coalesce(g.bruto_netto, 'zonder bruto of netto')
      when o.periode is null or g.periode is null then 'niet af te trekken: een periode is niet genoemd'
      when o.periode <> g.periode then 'niet af te trekken: andere periode' end as opmerking,
    o.zekerheid as opgave_zekerheid, s.zekerheid as sleutelprojecten_zekerheid,
    p.zekerheid as plancapaciteit_zekerheid, g.zekerheid as gebouwd_zekerheid,
    o.vindplaats as opgave_vindplaats, s.vindplaats as sleutelprojecten_vindplaats,
    p.vindplaats as plancapaciteit_vindplaats, g.vindplaats as gebouwd_vindplaats
  from (select distinct gebied_id, gebied, soort_gebied from per_grondslag) a
    left join per_grondslag o on o.gebied_id = a.gebied_id and o.grondslag = 'opgave'
    left join per_grondslag s on s.gebied_id = a.gebied_id and s.grondslag = 'sleutelprojecten'
    left join per_grondslag p on p.gebied_id = a.gebied_id and p.grondslag = 'plancapaciteit'
    left join per_grondslag g on g.gebied_id = a.gebied_id and g.grondslag = 'gerealiseerd'
  where (coalesce(:gebied, '') = '' or a.gebied = :gebied collate nocase)
    and coalesce(o.vindplaats, s.vindplaats, p.vindplaats, g.vindplaats) is not null
)
select antwoord.*, case when antwoord.gebied is null
  then 'Geen van de documenten noemt hierover een aantal woningen.' end as geen_antwoord
from (select 1) left join antwoord on true
order by soort_gebied = 'gemeente', gebied
