-- title: Hoeveel woningen noemt elk document per gemeente?
-- description: Opgaven, sleutelprojecten, plannen en wat al gebouwd is, per gemeente en document,
--   alleen voor alle woningen samen (dus zonder segment). Getallen met een andere grondslag of uit
--   een ander document mag u niet bij elkaar optellen.
select gebied as gemeente, datum, document, grondslag, wat, periode_van, periode_tot, aantal,
  zekerheid, pagina, vindplaats
from aantallen_met_bron
where soort_gebied = 'gemeente'
  and eenheid = 'woningen'
  and project is null
  and segment is null
  and per is null
order by gemeente, datum, grondslag, aantal desc
