-- title: Waar spreken de documenten zichzelf tegen?
-- description: Totalen en beweringen die bij narekenen anders uitkomen, met het verschil. De fout kan
--   in het document zitten of in hoe het gelezen is; er is niets verbeterd.
select onderwerp, soort, uitkomst, genoemd, berekend, verschil, uitleg, document, pagina, vindplaats
from wat_niet_klopt
order by uitkomst desc, abs(verschil) desc
