"""The views that pages read: places with their document and page, and all rows with the names behind their keys.

They leave nothing out, also not what was read uncertainly, and have the codes as the tables have them: a page says how
sure a row is and what a code is called. :mod:`kb.views` has the overviews for people.
"""

from __future__ import annotations

from kb.check_views import CHECK_VIEWS
from kb.commitment_views import COMMITMENT_VIEWS
from kb.party_views import PARTY_VIEWS
from kb.place_view import PLACE, PLACE_NAMES, PLACES
from kb.source_views import SOURCE_VIEWS
from kb.view_describing import View, ViewColumn, sureness

#: So many characters on each side of a number tell it from others.
AROUND_NUMBER = 50

COUNTS = View(
    "alle_aantallen",
    "Alle aantallen, ook onzekere",
    "Elk gelezen getal, zeker of niet, met de namen bij zijn sleutels en met codes zoals in de tabellen. Voor wie zelf "
    "telt is aantallen_met_bron beter: daar staan onzekere getallen niet in.",
    (
        ViewColumn("aantal_id", "Het aantal", "counts"),
        ViewColumn("gebied_id", "Het gebied", "areas"),
        ViewColumn("gebied", "Waar het getal over gaat"),
        ViewColumn("soort_gebied", "De code van het soort gebied", facet=True),
        ViewColumn("project_id", "Het project", "projects"),
        ViewColumn("project", "Het woningbouwproject"),
        ViewColumn("wat", "Wat er geteld is, in de woorden van het document"),
        ViewColumn("segment", "De code van het soort woningen", facet=True),
        ViewColumn("grondslag", "De code van waarop het getal berust", facet=True),
        ViewColumn("aantal", "Het getal"),
        ViewColumn("ondergrens", "Bij een reeks: het laagste getal"),
        ViewColumn("bovengrens", "Bij een reeks: het hoogste getal"),
        ViewColumn("eenheid", "De eenheid", facet=True),
        ViewColumn("per", "Per wat"),
        ViewColumn("aanduiding", "De code van minimaal, maximaal, circa, …"),
        ViewColumn("periode_van", "Begin van de periode"),
        ViewColumn("periode_tot", "Einde van de periode"),
        ViewColumn("is_totaal", "1 als het een totaal van andere rijen is"),
        ViewColumn("methode", "Hoe het gelezen is"),
        ViewColumn("niveau", "De code van hoe zeker het gelezen is", facet=True),
        ViewColumn("waarom", "Welke woorden beslisten"),
        ViewColumn("rijkop", "De kop van de rij, bij een getal in een tabel"),
        ViewColumn("kolomkop", "De kop van de kolom, bij een getal in een tabel"),
        ViewColumn("datum", "Datum van het document"),
        ViewColumn("soort_document", "De code van het soort document"),
        *PLACE,
    ),
    f"""select counts.id as aantal_id, counts.area_id as gebied_id, areas.name as gebied,
  areas.kind as soort_gebied, counts.project_id as project_id, projects.name as project,
  counts.measure as wat, counts.segment as segment, counts.basis as grondslag, counts.value as aantal,
  counts.low as ondergrens, counts.high as bovengrens, counts.unit as eenheid, counts.per as per,
  counts.qualifier as aanduiding, counts.period_start as periode_van, counts.period_end as periode_tot,
  counts.is_total as is_totaal, counts.method as methode, {sureness("counts")} as niveau, counts.why as waarom,
  cells.row_header as rijkop, cells.column_header as kolomkop, documents.dated as datum,
  documents.kind as soort_document, {PLACE_NAMES}
from counts join vindplaatsen on vindplaatsen.vindplaats = counts.span_id
join documents on documents.id = counts.document_id
left join areas on areas.id = counts.area_id left join projects on projects.id = counts.project_id
left join cells on cells.id = counts.cell_id""",
    in_workbook=False,
)

AREAS = View(
    "gebieden",
    "Gebieden met wat erover te lezen is",
    "Elk gebied met het gebied eromheen, en hoeveel aantallen, projecten en afspraken van het gebied zelf er zijn. Wat "
    "onzeker gelezen is telt niet mee.",
    (
        ViewColumn("gebied_id", "Het gebied", "areas"),
        ViewColumn("gebied", "Naam"),
        ViewColumn("soort", "De code van het soort gebied", facet=True),
        ViewColumn("binnen_id", "Het gebied eromheen", "areas"),
        ViewColumn("binnen", "Naam van het gebied eromheen"),
        ViewColumn("cbs_code", "Code van het CBS"),
        ViewColumn("aantallen", "Hoeveel aantallen erover gaan"),
        ViewColumn("projecten", "Hoeveel projecten er liggen"),
        ViewColumn("afspraken", "Hoeveel afspraken de overheid van het gebied zelf op zich neemt"),
    ),
    """select areas.id as gebied_id, areas.name as gebied, areas.kind as soort, areas.parent_id as binnen_id,
  around.name as binnen, areas.cbs_code as cbs_code,
  (select count(*) from counts where counts.area_id = areas.id and counts.level <> 'uncertain') as aantallen,
  (select count(*) from projects where projects.area_id = areas.id) as projecten,
  (select count(distinct commitments.id) from parties
    join commitment_parties on commitment_parties.party_id = parties.id
    join commitments on commitments.id = commitment_parties.commitment_id
    where parties.area_id = areas.id and parties.kind in ('municipality', 'province', 'region', 'state')
    and commitment_parties.role = 'responsible' and commitments.level <> 'uncertain') as afspraken
from areas left join areas as around on around.id = areas.parent_id""",
    in_workbook=False,
)

DOCUMENTS = View(
    "documenten",
    "Documenten met wat erin gelezen is",
    "Elk document met zijn gebied, en hoeveel tabellen, aantallen, afspraken, termijnen en waarschuwingen er zijn, ook "
    "onzekere.",
    (
        ViewColumn("document_id", "Het document", "documents"),
        ViewColumn("bron_id", "De bron", "sources"),
        ViewColumn("document", "Titel"),
        ViewColumn("soort", "De code van het soort document", facet=True),
        ViewColumn("uitgever", "Wie het uitgaf"),
        ViewColumn("gebied_id", "Het gebied", "areas"),
        ViewColumn("gebied", "Waar het over gaat"),
        ViewColumn("soort_gebied", "De code van het soort gebied"),
        ViewColumn("datum", "Datum"),
        ViewColumn("periode_van", "Begin van de periode"),
        ViewColumn("periode_tot", "Einde van de periode"),
        ViewColumn(
            "geldt_tot",
            "Einde van de periode; bij een bijlage zonder periode die van haar document",
        ),
        ViewColumn("geldt_als", "De code van het soort document dat die periode noemt"),
        ViewColumn("eerste_bladzijde", "De eerste pagina in het bestand"),
        ViewColumn("laatste_bladzijde", "De laatste pagina in het bestand"),
        ViewColumn("tabellen", "Hoeveel tabellen"),
        ViewColumn("aantallen", "Hoeveel aantallen"),
        ViewColumn("afspraken", "Hoeveel afspraken"),
        ViewColumn("termijnen", "Hoeveel termijnen"),
        ViewColumn("waarschuwingen", "Hoeveel waarschuwingen"),
    ),
    """select documents.id as document_id, documents.source_id as bron_id, documents.title as document,
  documents.kind as soort, documents.publisher as uitgever, documents.area_id as gebied_id,
  areas.name as gebied, areas.kind as soort_gebied, documents.dated as datum,
  documents.period_start as periode_van, documents.period_end as periode_tot,
  coalesce(documents.period_end, around.period_end) as geldt_tot,
  case when documents.period_end is null then around.kind else documents.kind end as geldt_als,
  coalesce(documents.page_first, 1) as eerste_bladzijde,
  coalesce(documents.page_last, documents.page_first, 1) as laatste_bladzijde,
  (select count(*) from source_tables where source_tables.document_id = documents.id) as tabellen,
  (select count(*) from counts where counts.document_id = documents.id) as aantallen,
  (select count(*) from commitments where commitments.document_id = documents.id) as afspraken,
  (select count(*) from deadlines join commitments on commitments.id = deadlines.commitment_id
    where commitments.document_id = documents.id) as termijnen,
  (select count(*) from warnings where warnings.source_id = documents.source_id
    and warnings.page_number between documents.page_first and documents.page_last) as waarschuwingen
from documents left join areas on areas.id = documents.area_id
left join documents as around on around.id = documents.annex_of""",
    in_workbook=False,
)

WITHIN = View(
    "gebieden_in_gebieden",
    "Gebieden in gebieden",
    "Elk gebied waar een gebied in ligt, ook door een ander gebied heen: gemeente, regio, provincie, land.",
    (
        ViewColumn("gebied_id", "Het gebied", "areas"),
        ViewColumn("binnen_id", "Een gebied eromheen", "areas"),
        ViewColumn("binnen", "Naam van dat gebied"),
        ViewColumn("soort_binnen", "De code van het soort gebied", facet=True),
    ),
    """with recursive step(inner_id, outer_id) as (
  select id, parent_id from areas where parent_id is not null
  union select member_id, area_id from area_members
),
outside(inner_id, outer_id) as (
  select inner_id, outer_id from step
  union select outside.inner_id, step.outer_id from outside join step on step.inner_id = outside.outer_id
)
select outside.inner_id as gebied_id, outside.outer_id as binnen_id, areas.name as binnen,
  areas.kind as soort_binnen
from outside join areas on areas.id = outside.outer_id where outside.outer_id <> outside.inner_id""",
    in_workbook=False,
)

AROUND = View(
    "plekken_van_aantallen",
    "Plekken van aantallen",
    "Elk aantal met de tekst eromheen en, in een tabel, hoe die heet.",
    (
        ViewColumn("aantal_id", "Het aantal", "counts"),
        ViewColumn("tabel_id", "De tabel waar het in staat", "source_tables"),
        ViewColumn("tabelnaam", "Hoe de tabel heet"),
        ViewColumn("bijschrift", "Het bijschrift van de tabel"),
        ViewColumn("van_teken", "Waar het getal in de tekst van de bron begint, vanaf 0"),
        ViewColumn("tot_teken", "Waar het eindigt"),
        ViewColumn(
            "omgeving",
            f"De tekst van de bron van {AROUND_NUMBER} tekens ervoor tot zoveel erachter",
        ),
    ),
    f"""select counts.id as aantal_id, cells.table_id as tabel_id, source_tables.label as tabelnaam,
  source_tables.caption as bijschrift, spans.char_start as van_teken, spans.char_end as tot_teken,
  substr(sources.text, max(spans.char_start - {AROUND_NUMBER}, 0) + 1,
    spans.char_end - spans.char_start + 2 * {AROUND_NUMBER}) as omgeving
from counts join spans on spans.id = counts.span_id join sources on sources.id = spans.source_id
left join cells on cells.id = counts.cell_id left join source_tables on source_tables.id = cells.table_id""",
    in_workbook=False,
)

PASSAGES = View(
    "passages_met_bladzijde",
    "Passages met hun bladzijde",
    "Elk stuk tekst van een document, met de kop erboven en de gedrukte bladzijde.",
    (
        ViewColumn("passage_id", "De passage", "passages"),
        ViewColumn("rijnummer", "De rij in de index van woorden (passages_fts)"),
        ViewColumn("volgorde", "De plaats in het document"),
        ViewColumn("soort", "De code van de soort passage", facet=True),
        ViewColumn("kop", "De koppen erboven"),
        ViewColumn("tekst", "De tekst"),
        ViewColumn("gedrukt", "Het nummer dat op de pagina gedrukt is"),
        *PLACE,
    ),
    f"""select passages.id as passage_id, passages.rowid as rijnummer, passages.position as volgorde,
  passages.kind as soort, passages.section as kop, passages.text as tekst, vindplaatsen.gedrukt as gedrukt,
  {PLACE_NAMES}
from passages join vindplaatsen on vindplaatsen.vindplaats = passages.span_id""",
    in_workbook=False,
)

PAGES = View(
    "bladzijden",
    "Bladzijden met wat erop gelezen is",
    "Elke pagina van een bron, met hoeveel aantallen en afspraken erop staan.",
    (
        ViewColumn("bron_id", "De bron", "sources"),
        ViewColumn("bladzijde", "De hoeveelste pagina van het bestand"),
        ViewColumn("gedrukt", "Het nummer dat erop gedrukt is"),
        ViewColumn("aantallen", "Hoeveel aantallen"),
        ViewColumn("afspraken", "Hoeveel afspraken"),
    ),
    """select pages.source_id as bron_id, pages.number as bladzijde, pages.label as gedrukt,
  (select count(*) from counts join spans on spans.id = counts.span_id
    where spans.source_id = pages.source_id and spans.page_number = pages.number) as aantallen,
  (select count(*) from commitments join spans on spans.id = commitments.span_id
    where spans.source_id = pages.source_id and spans.page_number = pages.number) as afspraken
from pages""",
    in_workbook=False,
)

TABLES = View(
    "tabellen_met_bladzijde",
    "Tabellen met hun bladzijde",
    "Elke tabel van een document, met hoe ze heet en hoe groot ze is.",
    (
        ViewColumn("tabel_id", "De tabel", "source_tables"),
        ViewColumn("document_id", "Het document", "documents"),
        ViewColumn("tabelnaam", "Hoe de tabel heet"),
        ViewColumn("bijschrift", "Het bijschrift"),
        ViewColumn("bladzijde", "De hoeveelste pagina van het bestand"),
        ViewColumn("gedrukt", "Het nummer dat erop gedrukt is"),
        ViewColumn("rijen", "Hoeveel rijen"),
        ViewColumn("kolommen", "Hoeveel kolommen"),
    ),
    """select source_tables.id as tabel_id, source_tables.document_id as document_id,
  source_tables.label as tabelnaam, source_tables.caption as bijschrift, source_tables.page_first as bladzijde,
  pages.label as gedrukt, coalesce(source_tables.row_count, 0) as rijen,
  coalesce(source_tables.column_count, 0) as kolommen
from source_tables join documents on documents.id = source_tables.document_id
left join pages on pages.id = documents.source_id || '-p' || source_tables.page_first""",
    in_workbook=False,
)

WARNINGS = View(
    "waarschuwingen",
    "Waarschuwingen met hun bladzijde",
    "Wat niet begrepen of weggelaten is, en waar.",
    (
        ViewColumn("waarschuwing", "Wat er niet begrepen is"),
        ViewColumn("deel", "Welk deel van het lezen het zegt", facet=True),
        ViewColumn("bron_id", "De bron", "sources"),
        ViewColumn("bladzijde", "De hoeveelste pagina van het bestand"),
        ViewColumn("gedrukt", "Het nummer dat erop gedrukt is"),
        ViewColumn("vindplaats", "De plek in de bron", "spans"),
    ),
    """select warnings.message as waarschuwing, warnings.stage as deel, warnings.source_id as bron_id,
  warnings.page_number as bladzijde, pages.label as gedrukt, warnings.span_id as vindplaats
from warnings left join pages on pages.id = warnings.source_id || '-p' || warnings.page_number""",
    in_workbook=False,
)

PROJECTS = View(
    "projecten",
    "Projecten met hun namen",
    "Elk woningbouwproject met zijn gemeente, en alle namen waaronder documenten het noemen.",
    (
        ViewColumn("project_id", "Het project", "projects"),
        ViewColumn("project", "Naam"),
        ViewColumn("gebied_id", "De gemeente", "areas"),
        ViewColumn("gebied", "Naam van de gemeente"),
        ViewColumn("soort_gebied", "De code van het soort gebied", facet=True),
        ViewColumn("namen", "Alle namen, met strepen ertussen"),
    ),
    """select projects.id as project_id, projects.name as project, projects.area_id as gebied_id,
  areas.name as gebied, areas.kind as soort_gebied,
  (select group_concat(project_names.name, ' | ') from project_names
    where project_names.project_id = projects.id) as namen
from projects left join areas on areas.id = projects.area_id""",
    in_workbook=False,
)

IN_CHECKS = View(
    "aantallen_in_controles",
    "Aantallen waar controles op rusten",
    "Elk aantal op een plek waar een controle op rust, met zijn gebied en dat van zijn project.",
    (
        ViewColumn("controle_id", "De controle", "checks"),
        ViewColumn("rol", "De code van wat de plek voor de controle is", facet=True),
        ViewColumn("aantal_id", "Het aantal", "counts"),
        ViewColumn("grondslag", "De code van waarop het getal berust", facet=True),
        ViewColumn("gebied_id", "Waar het getal over gaat", "areas"),
        ViewColumn("soort_gebied", "De code van het soort gebied"),
        ViewColumn("gebied_van_project_id", "De gemeente van het project", "areas"),
    ),
    """select check_spans.check_id as controle_id, check_spans.role as rol, counts.id as aantal_id,
  counts.basis as grondslag, counts.area_id as gebied_id, areas.kind as soort_gebied,
  projects.area_id as gebied_van_project_id
from check_spans join counts on counts.span_id = check_spans.span_id
left join areas on areas.id = counts.area_id left join projects on projects.id = counts.project_id""",
    in_workbook=False,
)

PAGE_VIEWS: tuple[View, ...] = (
    PLACES,
    COUNTS,
    AREAS,
    WITHIN,
    PROJECTS,
    DOCUMENTS,
    PAGES,
    PASSAGES,
    TABLES,
    AROUND,
    IN_CHECKS,
    WARNINGS,
    *PARTY_VIEWS,
    *COMMITMENT_VIEWS,
    *CHECK_VIEWS,
    *SOURCE_VIEWS,
)
