-- title: Is een aantal woningen bruto of netto?
-- description: Bruto is alle nieuwbouw, netto is na aftrek van sloop. Alle aantallen waarvan de woorden bij het
--   getal het zeggen. Bij andere staat het er niet bij: vergelijk die niet zonder in de bron te kijken. Dat een zin ook
--   een ander getal bruto of netto noemt, zegt niets over dit getal.
with antwoord as (
  select gebied, grondslag, segment, aantal, eenheid,
    case when wat like '%netto%' and wat like '%bruto%' then 'beide genoemd'
      when wat like '%netto%' then 'netto' else 'bruto' end as bruto_netto,
    wat, periode_van, periode_tot, document, datum, pagina, zekerheid, vindplaats
  from aantallen_met_bron
  where eenheid = 'woningen' and project is null
    and (wat like '%netto%' or wat like '%bruto%')
)
select antwoord.*, case when antwoord.gebied is null and antwoord.vindplaats is null
  then 'Geen van de documenten zegt van een aantal woningen of het bruto of netto is.' end as geen_antwoord
from (select 1) left join antwoord on true
order by gebied, datum desc, grondslag, aantal desc
