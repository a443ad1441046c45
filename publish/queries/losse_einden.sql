-- title: Welke beloften hebben een voorwaarde, geen partij of geen datum?
-- description: Afspraken met wat er los aan zit. Vul voorwaarde, partij of datum in voor één soort.
-- params: wat
with los as (
  select 'voorwaarde' as wat, 'hangt af van: ' || voorwaarde as wat_ontbreekt, * from afspraken_met_partijen
  where voorwaarde is not null
  union all
  select 'partij', 'niet gezegd wie', * from afspraken_met_partijen where verantwoordelijk is null
  union all
  select 'datum', 'geen datum of ritme', * from afspraken_met_partijen where termijnen is null
),
antwoord as (
  select wat, wat_ontbreekt, verantwoordelijk, afspraak, soort, termijnen, document, datum, pagina, zekerheid,
    vindplaats
  from los
  where coalesce(:wat, '') = '' or wat = :wat collate nocase
)
select antwoord.*, case when antwoord.wat is null
  then 'Geen afspraak is zo gevonden.' end as geen_antwoord
from (select 1) left join antwoord on true
order by wat desc, datum desc, document, pagina
