-- title: Is een aantal woningen bruto of netto?
-- description: Bruto is alle nieuwbouw, netto is na aftrek van sloop. Alle aantallen waarvan de woorden of de
--   zin het zeggen. Bij andere staat het er niet bij: vergelijk die niet zonder in de bron te kijken.
with antwoord as (
  select gebied, grondslag, segment, aantal, eenheid,
    case when wat like '%netto%' and wat like '%bruto%' then 'beide genoemd'
      when wat like '%netto%' then 'netto' when wat like '%bruto%' then 'bruto'
      when context like '%netto%' and context like '%bruto%' then 'beide in de zin'
      when context like '%netto%' then 'netto (in de zin)' else 'bruto (in de zin)' end as bruto_netto,
    wat, periode_van, periode_tot, document, datum, pagina, zekerheid, vindplaats
  from aantallen_met_bron
  where eenheid = 'woningen' and project is null
    and (wat like '%netto%' or wat like '%bruto%' or context like '%netto%' or context like '%bruto%')
)
select antwoord.*, case when antwoord.gebied is null and antwoord.vindplaats is null
  then 'Geen van de documenten zegt van een aantal woningen of het bruto of netto is.' end as geen_antwoord
from (select 1) left join antwoord on true
order by gebied, datum desc, grondslag, aantal desc
