-- title: Welk deel van de woningen moet betaalbaar of sociale huur zijn?
-- description: Afgesproken en geplande percentages en aantallen per gebied en segment. Noemt een document een reeks, zoals
--   11 tot 45%, dan staat het hoogste getal ernaast.
select gebied, soort_gebied, segment, aantal, bovengrens, eenheid, aanduiding, grondslag, wat, periode_van,
  periode_tot, document, datum, pagina, zekerheid, vindplaats
from aantallen_met_bron
where segment in ('sociale huur', 'middenhuur', 'betaalbare koop', 'middenhuur en betaalbare koop', 'betaalbaar')
  and project is null
order by gebied, segment, datum desc, aantal desc
