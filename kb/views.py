"""The views: the knowledge base in plain Dutch words, for people who write SQL or browse.

Names and columns are Dutch, codes are written out, and every row carries the key of its
``vindplaats`` (span), the document and the page as it is printed. Rows of level ``uncertain`` are
left out of the views that show numbers and commitments: they are in the tables.
"""

from __future__ import annotations

from corpus.confidence import LIKELY
from kb.page_views import PAGE_VIEWS
from kb.statistics_view import BUILT, FIGURES
from kb.view_describing import View as View
from kb.view_describing import ViewColumn as ViewColumn
from kb.view_describing import in_words as in_words
from kb.view_describing import sureness_in_words

#: The kinds of documents by which parties bind themselves.
BINDING = ("agreement", "annex", "decision")

_DOCUMENT = (
    ViewColumn("document", "Titel van het document"),
    ViewColumn("datum", "Datum van het document"),
    ViewColumn("pagina", "De pagina, zoals die gedrukt is; anders die in het bestand"),
)
_DOCUMENT_SQL = (
    "documents.title as document, documents.dated as datum, "
    "coalesce(pages.label, pages.number) as pagina"
)
_PAGES = (
    "join spans on spans.id = {table}.span_id "
    "join documents on documents.id = {table}.document_id "
    "left join pages on pages.id = spans.source_id || '-p' || spans.page_number"
)


def _parties(role: str) -> str:
    return (
        "(select group_concat(name, '; ') from (select distinct parties.name as name "
        "from commitment_parties join parties on parties.id = commitment_parties.party_id "
        f"where commitment_parties.commitment_id = commitments.id and role = '{role}' "
        "order by parties.name))"
    )


#: A deadline as days: "2026-12-31", "2023-01-01 t/m 2023-03-31" or "2/year".
_DAYS = (
    "coalesce(deadlines.every, "
    "case when deadlines.first_day is not null and deadlines.last_day is not null "
    "then deadlines.first_day || ' t/m ' || deadlines.last_day "
    "else coalesce(deadlines.last_day, deadlines.first_day) end)"
)

VIEWS: tuple[View, ...] = (
    View(
        "aantallen_met_bron",
        "Aantallen met hun bron",
        "Elk getal met het gebied, wat er geteld is, het document, de pagina en de woorden eromheen. "
        "Wat 'eerst nalezen' heet, is te vaak niet in alles goed gelezen om over te nemen zonder de bron "
        "te zien. Onzekere getallen staan hier niet in.",
        (
            ViewColumn("gebied", "Waar het getal over gaat"),
            ViewColumn("soort_gebied", "Gemeente, regio, provincie, …", facet=True),
            ViewColumn("project", "Het woningbouwproject"),
            ViewColumn("wat", "Wat er geteld is, in de woorden van het document"),
            ViewColumn("segment", "Het soort woningen", facet=True),
            ViewColumn("aantal", "Het getal"),
            ViewColumn("ondergrens", "Bij een reeks: het laagste getal"),
            ViewColumn("bovengrens", "Bij een reeks: het hoogste getal"),
            ViewColumn("eenheid", "De eenheid", facet=True),
            ViewColumn("per", "Per wat"),
            ViewColumn("aanduiding", "Minimaal, maximaal, circa, …"),
            ViewColumn("grondslag", "Waarop het getal berust", facet=True),
            ViewColumn("periode_van", "Begin van de periode"),
            ViewColumn("periode_tot", "Einde van de periode"),
            ViewColumn("is_totaal", "1 als het een totaal van andere rijen is"),
            *_DOCUMENT,
            ViewColumn("citaat", "Het getal, zoals het er staat"),
            ViewColumn("context", "De zinnen eromheen, of de tabel, rij en kolom"),
            ViewColumn("zekerheid", "Hoe zeker het getal gelezen is", facet=True),
            ViewColumn("kans", "Hoe groot de kans is dat elk veld van de rij klopt, van 0 tot 1"),
            ViewColumn("vindplaats", "De plek in de bron", "spans"),
            ViewColumn("aantal_id", "Het aantal", "counts"),
            ViewColumn("gebied_id", "Het gebied", "areas"),
            ViewColumn("project_id", "Het project", "projects"),
            ViewColumn("document_id", "Het document", "documents"),
        ),
        f"""select areas.name as gebied, {in_words("areas.kind", "area_kind")} as soort_gebied,
  projects.name as project, counts.measure as wat, counts.segment as segment,
  counts.value as aantal, counts.low as ondergrens, counts.high as bovengrens,
  counts.unit as eenheid, counts.per as per,
  {in_words("counts.qualifier", "qualifier")} as aanduiding,
  {in_words("counts.basis", "basis")} as grondslag, counts.period_start as periode_van,
  counts.period_end as periode_tot, counts.is_total as is_totaal, {_DOCUMENT_SQL},
  spans.quote as citaat,
  coalesce(passages.text, coalesce(source_tables.label || ': ', '')
    || coalesce(cells.row_header, '') || ' | ' || coalesce(cells.column_header, '')) as context,
  {sureness_in_words("counts")} as zekerheid, counts.confidence as kans,
  counts.span_id as vindplaats, counts.id as aantal_id, counts.area_id as gebied_id, counts.project_id as project_id,
  counts.document_id as document_id
from counts {_PAGES.format(table="counts")}
left join areas on areas.id = counts.area_id
left join projects on projects.id = counts.project_id
left join passages on passages.id = counts.passage_id
left join cells on cells.id = counts.cell_id
left join source_tables on source_tables.id = cells.table_id
where counts.level <> 'uncertain'""",
        sort="gebied",
    ),
    View(
        "stand_per_gebied",
        "Stand per gebied",
        "Voor elk gebied en elke grondslag één getal voor alle woningen samen (geen segment, geen "
        "project): dat van de nieuwste overeenkomst, of anders van het nieuwste document; noemt dat er "
        "meer, dan dat over de langste periode, een precies getal voor een afgerond, het zekerst gelezene en "
        "dan het vaakst genoemde. "
        "De andere staan in aantallen_met_bron.",
        (
            ViewColumn("gebied", "Waar het getal over gaat"),
            ViewColumn("soort_gebied", "Gemeente, regio, provincie, …", facet=True),
            ViewColumn("grondslag", "Waarop het getal berust", facet=True),
            ViewColumn("aantal", "Het getal"),
            ViewColumn("wat", "Wat er geteld is, in de woorden van het document"),
            ViewColumn(
                "bruto_netto",
                "Bruto of netto, als het document dat bij dit getal over deze periode zegt",
                facet=True,
            ),
            ViewColumn("periode_van", "Begin van de periode"),
            ViewColumn("periode_tot", "Einde van de periode"),
            ViewColumn("jaren", "Hoeveel jaren de periode telt, als begin en einde genoemd zijn"),
            *_DOCUMENT,
            ViewColumn("zekerheid", "Hoe zeker het getal gelezen is", facet=True),
            ViewColumn("vindplaats", "De plek in de bron", "spans"),
            ViewColumn("aantal_id", "Het aantal", "counts"),
            ViewColumn("gebied_id", "Het gebied", "areas"),
            ViewColumn("document_id", "Het document", "documents"),
        ),
        f"""with homes as (
  select counts.*,
    documents.kind in {BINDING} as binding, documents.dated as dated,
    substr(counts.period_end, 1, 4) - substr(counts.period_start, 1, 4) + 1 as years,
    count(*) over (partition by counts.area_id, counts.basis, counts.document_id, counts.value) as times,
    coalesce(counts.qualifier, '') in ('circa', 'ruim', 'kleine', 'tot') as rounded,
    counts.measure like '%netto%' as net, counts.measure like '%bruto%' as gross
  from counts join documents on documents.id = counts.document_id
  where counts.unit = 'woningen' and counts.segment is null and counts.per is null
    and counts.project_id is null and counts.value is not null and counts.level <> 'uncertain'
),
ranked as (
  select homes.*,
    max(net) over same as said_net, max(gross) over same as said_gross,
    row_number() over (partition by area_id, basis order by binding desc, dated desc, years desc,
      rounded, level = 'certain' desc, confidence >= {LIKELY} desc, times desc, value desc, id) as place
  from homes
  window same as (partition by area_id, basis, document_id, value, period_start, period_end)
)
select areas.name as gebied, {in_words("areas.kind", "area_kind")} as soort_gebied,
  {in_words("ranked.basis", "basis")} as grondslag, ranked.value as aantal,
  ranked.measure as wat,
  case when said_net and not said_gross then 'netto' when said_gross and not said_net then 'bruto' end
    as bruto_netto,
  ranked.period_start as periode_van, ranked.period_end as periode_tot, ranked.years as jaren,
  {_DOCUMENT_SQL}, {sureness_in_words("ranked")} as zekerheid,
  ranked.span_id as vindplaats, ranked.id as aantal_id, ranked.area_id as gebied_id,
  ranked.document_id as document_id
from ranked join areas on areas.id = ranked.area_id {_PAGES.format(table="ranked")}
where ranked.place = 1""",
        sort="gebied",
    ),
    View(
        "afspraken_met_partijen",
        "Afspraken met partijen en termijnen",
        "Elke afspraak: wie, wat, wanneer, onder welke voorwaarde, en waar het staat. "
        "Onzekere afspraken staan hier niet in.",
        (
            ViewColumn("verantwoordelijk", "Wie het op zich neemt"),
            ViewColumn("afspraak", "De afspraak, op één regel"),
            ViewColumn("soort", "Wat de partij op zich neemt", facet=True),
            ViewColumn("partners", "Wie er samen met de verantwoordelijke aan werken"),
            ViewColumn("begunstigden", "Voor wie het is"),
            ViewColumn("termijnen", "De datum of het ritme"),
            ViewColumn("laatste_dag", "De laatste dag van de vroegste termijn"),
            ViewColumn("voorwaarde", "De woorden waar het van afhangt"),
            ViewColumn("thema", "Het onderwerp", facet=True),
            *_DOCUMENT,
            ViewColumn("zekerheid", "Hoe zeker het een afspraak is", facet=True),
            ViewColumn("vindplaats", "De plek in de bron", "spans"),
            ViewColumn("afspraak_id", "De afspraak", "commitments"),
            ViewColumn("document_id", "Het document", "documents"),
        ),
        f"""select {_parties("responsible")} as verantwoordelijk, commitments.text as afspraak,
  {in_words("commitments.modality", "modality")} as soort, {_parties("partner")} as partners,
  {_parties("beneficiary")} as begunstigden,
  (select group_concat(dagen, '; ') from (select {_DAYS} as dagen from deadlines
    where deadlines.commitment_id = commitments.id order by last_day, first_day, every))
    as termijnen,
  (select min(last_day) from deadlines where deadlines.commitment_id = commitments.id)
    as laatste_dag,
  commitments.condition as voorwaarde, commitments.theme as thema, {_DOCUMENT_SQL},
  {in_words("commitments.level", "level")} as zekerheid, commitments.span_id as vindplaats,
  commitments.id as afspraak_id, commitments.document_id as document_id
from commitments {_PAGES.format(table="commitments")}
where commitments.level <> 'uncertain'""",
    ),
    View(
        "afspraken_per_partij",
        "Afspraken per partij",
        "Elke afspraak bij elke partij die eraan meedoet; ook bij de leden van een groep die "
        "genoemd is, met in 'als_lid_van' de naam van die groep.",
        (
            ViewColumn("partij", "De partij"),
            ViewColumn("soort_partij", "Soort partij", facet=True),
            ViewColumn("rol", "Verantwoordelijk, partner of begunstigde", facet=True),
            ViewColumn("als_lid_van", "De groep die genoemd is, als de partij daarbij hoort"),
            ViewColumn("afspraak", "De afspraak, op één regel"),
            ViewColumn("soort", "Wat de partij op zich neemt", facet=True),
            ViewColumn("laatste_dag", "De laatste dag van de vroegste termijn"),
            *_DOCUMENT,
            ViewColumn("zekerheid", "Hoe zeker de afspraak gelezen is", facet=True),
            ViewColumn("vindplaats", "De plek in de bron", "spans"),
            ViewColumn("partij_id", "De partij", "parties"),
            ViewColumn("afspraak_id", "De afspraak", "commitments"),
            ViewColumn("document_id", "Het document", "documents"),
        ),
        f"""with recursive belongs(member_id, group_id) as (
  select member_id, party_id from party_members
  union
  select party_members.member_id, belongs.group_id
  from belongs join party_members on party_members.party_id = belongs.member_id
),
acting(commitment_id, party_id, role, group_id) as (
  select commitment_id, party_id, role, null from commitment_parties
  union
  select commitment_id, member_id, role, party_id
  from commitment_parties join belongs on belongs.group_id = commitment_parties.party_id
)
select parties.name as partij, {in_words("parties.kind", "party_kind")} as soort_partij,
  {in_words("acting.role", "role")} as rol, groups.name as als_lid_van,
  commitments.text as afspraak, {in_words("commitments.modality", "modality")} as soort,
  (select min(last_day) from deadlines where deadlines.commitment_id = commitments.id)
    as laatste_dag,
  {_DOCUMENT_SQL}, {in_words("commitments.level", "level")} as zekerheid, commitments.span_id as vindplaats, acting.party_id as partij_id,
  commitments.id as afspraak_id, commitments.document_id as document_id
from acting join commitments on commitments.id = acting.commitment_id
join parties on parties.id = acting.party_id
left join parties as groups on groups.id = acting.group_id
{_PAGES.format(table="commitments")}
where commitments.level <> 'uncertain'""",
        sort="partij",
    ),
    View(
        "afspraken_per_thema",
        "Afspraken per thema",
        "Elke afspraak bij elk thema waar een woord erin, of de kop erboven, over gaat. Onzekere "
        "afspraken staan hier niet in.",
        (
            ViewColumn("thema", "Het thema", facet=True),
            ViewColumn("woord", "Het woord dat het thema laat zien"),
            ViewColumn(
                "woord_staat_in", "Of dat woord in de afspraak staat of in de kop", facet=True
            ),
            ViewColumn("verantwoordelijk", "Wie het op zich neemt"),
            ViewColumn("afspraak", "De afspraak, op één regel"),
            ViewColumn("soort", "Wat de partij op zich neemt", facet=True),
            ViewColumn("laatste_dag", "De laatste dag van de vroegste termijn"),
            *_DOCUMENT,
            ViewColumn("zekerheid", "Hoe zeker het een afspraak is", facet=True),
            ViewColumn("vindplaats", "De plek in de bron", "spans"),
            ViewColumn("thema_code", "De code van het thema"),
            ViewColumn("afspraak_id", "De afspraak", "commitments"),
            ViewColumn("document_id", "Het document", "documents"),
        ),
        f"""select {in_words("commitment_themes.theme", "theme")} as thema,
  commitment_themes.word as woord,
  case commitment_themes.found_in when 'text' then 'afspraak' else 'kop' end as woord_staat_in,
  {_parties("responsible")} as verantwoordelijk, commitments.text as afspraak,
  {in_words("commitments.modality", "modality")} as soort,
  (select min(last_day) from deadlines where deadlines.commitment_id = commitments.id)
    as laatste_dag,
  {_DOCUMENT_SQL}, {in_words("commitments.level", "level")} as zekerheid,
  commitments.span_id as vindplaats, commitment_themes.theme as thema_code,
  commitments.id as afspraak_id, commitments.document_id as document_id
from commitment_themes join commitments on commitments.id = commitment_themes.commitment_id
{_PAGES.format(table="commitments")}
where commitments.level <> 'uncertain'""",
        sort="thema",
    ),
    View(
        "termijnen_per_partij",
        "Termijnen per partij",
        "Wie wat wanneer moet doen: een rij voor elke termijn en elke verantwoordelijke partij.",
        (
            ViewColumn("partij", "Wie verantwoordelijk is"),
            ViewColumn("soort", "Uiterlijk, in, vanaf, tussen of terugkerend", facet=True),
            ViewColumn("eerste_dag", "Eerste dag"),
            ViewColumn("laatste_dag", "Laatste dag"),
            ViewColumn("ritme", "Hoe vaak, bij een terugkerende termijn"),
            ViewColumn("termijn", "De woorden"),
            ViewColumn("afspraak", "De afspraak, op één regel"),
            *_DOCUMENT,
            ViewColumn(
                "zekerheid", "Hoe zeker de afspraak met deze termijn gelezen is", facet=True
            ),
            ViewColumn("vindplaats", "De plek in de bron", "spans"),
            ViewColumn("partij_id", "De partij", "parties"),
            ViewColumn("termijn_id", "De termijn", "deadlines"),
            ViewColumn("afspraak_id", "De afspraak", "commitments"),
            ViewColumn("document_id", "Het document", "documents"),
        ),
        f"""select parties.name as partij, {in_words("deadlines.kind", "deadline_kind")} as soort,
  deadlines.first_day as eerste_dag, deadlines.last_day as laatste_dag,
  deadlines.every as ritme, deadlines.text as termijn, commitments.text as afspraak,
  {_DOCUMENT_SQL}, {in_words("commitments.level", "level")} as zekerheid, deadlines.span_id as vindplaats, parties.id as partij_id,
  deadlines.id as termijn_id, commitments.id as afspraak_id,
  commitments.document_id as document_id
from deadlines join commitments on commitments.id = deadlines.commitment_id
join spans on spans.id = deadlines.span_id
join documents on documents.id = commitments.document_id
left join pages on pages.id = spans.source_id || '-p' || spans.page_number
left join commitment_parties on commitment_parties.commitment_id = commitments.id
  and commitment_parties.role = 'responsible'
left join parties on parties.id = commitment_parties.party_id
where commitments.level <> 'uncertain'""",
        sort="laatste_dag",
    ),
    View(
        "projecten_door_de_tijd",
        "Projecten door de tijd",
        "Wat de documenten na elkaar over hetzelfde woningbouwproject zeggen.",
        (
            ViewColumn("gemeente", "De gemeente"),
            ViewColumn("project", "Het project"),
            ViewColumn("wat", "Wat er geteld is"),
            ViewColumn("segment", "Het soort woningen", facet=True),
            ViewColumn("aantal", "Het getal"),
            ViewColumn("eenheid", "De eenheid", facet=True),
            ViewColumn("periode_van", "Begin van de periode"),
            ViewColumn("periode_tot", "Einde van de periode"),
            *_DOCUMENT,
            ViewColumn("zekerheid", "Hoe zeker het getal gelezen is", facet=True),
            ViewColumn("vindplaats", "De plek in de bron", "spans"),
            ViewColumn("aantal_id", "Het aantal", "counts"),
            ViewColumn("project_id", "Het project", "projects"),
            ViewColumn("document_id", "Het document", "documents"),
        ),
        f"""select areas.name as gemeente, projects.name as project, counts.measure as wat,
  counts.segment as segment, counts.value as aantal, counts.unit as eenheid,
  counts.period_start as periode_van, counts.period_end as periode_tot, {_DOCUMENT_SQL},
  {sureness_in_words("counts")} as zekerheid, counts.span_id as vindplaats, counts.id as aantal_id, projects.id as project_id,
  counts.document_id as document_id
from counts join projects on projects.id = counts.project_id
left join areas on areas.id = projects.area_id
{_PAGES.format(table="counts")}
where counts.level <> 'uncertain'""",
        sort="project",
    ),
    View(
        "wat_niet_klopt",
        "Wat niet klopt",
        "Beweringen van de documenten die bij narekenen verschillen, met de uitleg. "
        "Er is niets verbeterd.",
        (
            ViewColumn("onderwerp", "Waar het over gaat"),
            ViewColumn("soort", "Soort controle", facet=True),
            ViewColumn("uitkomst", "Verschilt of verklaard", facet=True),
            ViewColumn("genoemd", "Wat er staat"),
            ViewColumn("berekend", "Wat eruit komt"),
            ViewColumn("verschil", "Het verschil"),
            ViewColumn("uitleg", "Uitleg in gewone taal"),
            *_DOCUMENT,
            ViewColumn("vindplaats", "De plek in de bron van wat er staat", "spans"),
            ViewColumn("controle_id", "De controle", "checks"),
            ViewColumn("document_id", "Het document", "documents"),
        ),
        f"""select checks.subject as onderwerp, {in_words("checks.kind", "check_kind")} as soort,
  {in_words("checks.outcome", "outcome")} as uitkomst, checks.stated as genoemd,
  checks.computed as berekend, checks.difference as verschil, checks.explanation as uitleg,
  {_DOCUMENT_SQL}, spans.id as vindplaats, checks.id as controle_id,
  checks.document_id as document_id
from checks join documents on documents.id = checks.document_id
left join spans on spans.id = (select min(span_id) from check_spans
  where check_spans.check_id = checks.id and check_spans.role = 'stated')
left join pages on pages.id = spans.source_id || '-p' || spans.page_number
where checks.outcome in ('differs', 'explained')""",
        sort="document_id",
    ),
    BUILT,
    FIGURES,
    *PAGE_VIEWS,
)


def view(name: str) -> View:
    """The description of a view; raises :class:`KeyError` where there is none."""
    for candidate in VIEWS:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
