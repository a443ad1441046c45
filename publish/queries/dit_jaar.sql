-- title: Wie moet wat doen in een jaar?
-- description: Termijnen die in het gekozen jaar verlopen, en wat dan gedaan moet zijn. Zonder jaar:
--   dit jaar.
-- params: jaar
select partij, soort, eerste_dag, laatste_dag, termijn, afspraak, document, pagina, vindplaats
from termijnen_per_partij
where ritme is null
  and substr(coalesce(laatste_dag, eerste_dag), 1, 4)
    = coalesce(nullif(:jaar, ''), strftime('%Y', 'now'))
order by coalesce(laatste_dag, eerste_dag), partij
