-- title: Wie overlegt, rapporteert of evalueert hoe vaak?
-- description: Afspraken met een ritme, zoals elk jaar of twee keer per jaar, en wie eraan meedoet.
with antwoord as (
  select case deadlines.every when '1/year' then 'elk jaar' when '2/year' then 'twee keer per jaar'
      when '4/year' then 'elk kwartaal' when '12/year' then 'elke maand' when '52/year' then 'elke week'
      else case when deadlines.every like '1/%year' then 'elke '
          || replace(substr(deadlines.every, 3), 'year', '') || ' jaar'
        else replace(deadlines.every, '/year', ' keer per jaar') end end as hoe_vaak,
    deadlines.text as woorden, a.verantwoordelijk, a.partners, a.afspraak, a.document, a.datum, a.pagina,
    a.zekerheid, deadlines.span_id as vindplaats
  from deadlines join afspraken_met_partijen a on a.afspraak_id = deadlines.commitment_id
  where deadlines.every is not null
)
select antwoord.*, case when antwoord.afspraak is null
  then 'In geen van de documenten is een afspraak met een ritme gevonden.' end as geen_antwoord
from (select 1) left join antwoord on true
order by hoe_vaak, datum desc, verantwoordelijk
