-- title: Wat is er per jaar beloofd, gepland en gebouwd?
-- description: Per gebied en jaar wat documenten voor dat ene jaar noemen, of per jaar, voor alle woningen samen, naast
--   wat het CBS telt: bruto naast nieuwbouw, netto naast saldo, nooit door elkaar. Een getal over meer jaren samen
--   staat er niet bij, want hoeveel daarvan bij een jaar hoort zegt het niet. Waar bij een getal niet staat of het
--   bruto of netto is, staat er geen cijfer van het CBS naast. Zonder gebied: alle.
-- params: gebied
with recursive jaren(jaar) as (select 2010 union all select jaar + 1 from jaren where jaar < 2050),
genoemd as (
  select gebied_id, gebied, soort_gebied, per, datum, zekerheid, vindplaats,
    case when aantal = cast(aantal as integer) then cast(aantal as integer) else aantal end as aantal,
    cast(substr(periode_van, 1, 4) as integer) as van, cast(substr(periode_tot, 1, 4) as integer) as tot,
    case grondslag when 'opgave' then 'beloofd' when 'gerealiseerd' then 'gebouwd' else 'gepland' end as wat_het_is,
    case when wat like '%netto%' and wat like '%bruto%' then 'onbekend'
      when wat like '%netto%' then 'netto' when wat like '%bruto%' then 'bruto'
      else 'onbekend' end as bruto_netto
  from aantallen_met_bron
  where grondslag in ('opgave', 'plancapaciteit', 'sleutelprojecten', 'gerealiseerd') and eenheid = 'woningen'
    and segment is null and project is null and coalesce(per, 'jaar') = 'jaar' and gebied_id is not null
),
per_jaar as (
  select genoemd.*, jaren.jaar, row_number() over (
      partition by gebied_id, jaren.jaar, bruto_netto, wat_het_is
      order by datum desc, per is not null, aantal desc, vindplaats) as plaats
  from genoemd join jaren on jaren.jaar between van and tot where per = 'jaar' or van = tot
),
cbs as (
  select gebied_id, gebied, soort_gebied, jaar, 'bruto' as bruto_netto, nieuwbouw_bruto as aantal, status,
    nieuwbouw_bruto_vindplaats as vindplaats
  from gebouwd_volgens_cbs where nieuwbouw_bruto is not null
  union all
  select gebied_id, gebied, soort_gebied, jaar, 'netto', saldo_netto, status, saldo_netto_vindplaats
  from gebouwd_volgens_cbs where saldo_netto is not null
),
rijen as (
  select gebied_id, gebied, soort_gebied, jaar, bruto_netto from per_jaar
  union select gebied_id, gebied, soort_gebied, jaar, bruto_netto from cbs
),
antwoord as (
  select r.gebied, r.soort_gebied, r.jaar, r.bruto_netto,
    b.aantal as beloofd, p.aantal as gepland, g.aantal as gebouwd_volgens_document, c.aantal as gebouwd_volgens_cbs,
    c.status as cbs_status,
    case when r.bruto_netto = 'onbekend' then 'bruto of netto staat er niet bij'
      when c.aantal is null then 'geen cijfer van het CBS' end as opmerking,
    b.zekerheid as beloofd_zekerheid, p.zekerheid as gepland_zekerheid, g.zekerheid as gebouwd_zekerheid,
    b.vindplaats as beloofd_vindplaats, p.vindplaats as gepland_vindplaats, g.vindplaats as gebouwd_vindplaats,
    c.vindplaats as cbs_vindplaats
  from rijen r
    left join per_jaar b on b.gebied_id = r.gebied_id and b.jaar = r.jaar and b.bruto_netto = r.bruto_netto
      and b.wat_het_is = 'beloofd' and b.plaats = 1
    left join per_jaar p on p.gebied_id = r.gebied_id and p.jaar = r.jaar and p.bruto_netto = r.bruto_netto
      and p.wat_het_is = 'gepland' and p.plaats = 1
    left join per_jaar g on g.gebied_id = r.gebied_id and g.jaar = r.jaar and g.bruto_netto = r.bruto_netto
      and g.wat_het_is = 'gebouwd' and g.plaats = 1
    left join cbs c on c.gebied_id = r.gebied_id and c.jaar = r.jaar and c.bruto_netto = r.bruto_netto
  where coalesce(:gebied, '') = '' or r.gebied = :gebied collate nocase
)
select antwoord.*, case when antwoord.gebied is null
  then 'Geen van de documenten noemt een aantal woningen voor één jaar, en er zijn geen cijfers van het CBS.'
  end as geen_antwoord
from (select 1) left join antwoord on true
order by soort_gebied = 'gemeente', gebied, jaar desc, bruto_netto
