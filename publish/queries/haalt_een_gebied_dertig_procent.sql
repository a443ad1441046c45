-- title: Haalt een gebied 30% sociale huur en twee derde betaalbaar?
-- description: Afgesproken en geplande aandelen sociale huur en betaalbaar, zoals een document ze noemt, of als
--   deel van het totaal met dezelfde grondslag en periode in hetzelfde document, naast de norm van de woondeals
--   (30% sociale huur, twee derde betaalbaar). Zonder gebied: alle.
-- params: gebied
with genoemd as (
  select gebied, soort_gebied, segment, grondslag, aantal as aandeel, 'genoemd' as hoe, null as deel,
    null as totaal, null as totaal_vindplaats, periode_van, periode_tot, document, datum, pagina,
    zekerheid, vindplaats
  from aantallen_met_bron
  where eenheid = '%' and project is null and segment in ('sociale huur', 'betaalbaar')
    and grondslag in ('opgave', 'plancapaciteit', 'gerealiseerd')
),
berekend as (
  select d.gebied, d.soort_gebied, d.segment, d.grondslag, round(100.0 * d.aantal / t.aantal, 1) as aandeel,
    'berekend' as hoe, d.aantal as deel, t.aantal as totaal, t.vindplaats as totaal_vindplaats,
    d.periode_van, d.periode_tot, d.document, d.datum, d.pagina, d.zekerheid, d.vindplaats
  from aantallen_met_bron d join aantallen_met_bron t
    on t.document_id = d.document_id and t.gebied_id = d.gebied_id and t.grondslag = d.grondslag
    and t.periode_van is d.periode_van and t.periode_tot is d.periode_tot
  where d.eenheid = 'woningen' and t.eenheid = 'woningen' and d.segment in ('sociale huur', 'betaalbaar')
    and t.segment is null and d.project is null and t.project is null and d.per is null and t.per is null
    and t.aantal > d.aantal and d.grondslag in ('opgave', 'plancapaciteit', 'gerealiseerd')
    and (d.periode_van is not null or d.periode_tot is not null)
),
antwoord as (
  select gebied, soort_gebied, segment, grondslag, aandeel,
    case segment when 'sociale huur' then 30.0 else 66.67 end as norm,
    case when aandeel >= case segment when 'sociale huur' then 30.0 else 66.6 end
      then 'ja' else 'nee' end as haalt_de_norm,
    hoe, deel, totaal, periode_van, periode_tot, document, datum, pagina, zekerheid, vindplaats,
    totaal_vindplaats
  from (select * from genoemd union all select * from berekend)
  where coalesce(:gebied, '') = '' or gebied = :gebied collate nocase
)
select antwoord.*, case when antwoord.gebied is null
  then 'Geen van de documenten noemt voor dit gebied een aandeel sociale huur of betaalbaar.' end
  as geen_antwoord
from (select 1) left join antwoord on true
order by gebied, segment, datum desc, grondslag, hoe
