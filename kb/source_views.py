"""The views of sources that pages read: files of documents, their makers, relations, pages and cells."""

from __future__ import annotations

from kb.place_view import PLACE, PLACE_NAMES
from kb.view_describing import View, ViewColumn

_DOCUMENT = ViewColumn("document_id", "Het document", "documents")

FILES = View(
    "bestanden_van_documenten",
    "Bestanden van documenten",
    "Elk document met het bestand waaruit het gelezen is, en waar dat vandaan komt.",
    (
        _DOCUMENT,
        ViewColumn("document", "Titel"),
        ViewColumn("soort", "De code van het soort document", facet=True),
        ViewColumn("datum", "Datum"),
        ViewColumn("uitgever", "Wie het document uitgaf, of anders het bestand"),
        ViewColumn("eerste_bladzijde", "De eerste pagina in het bestand"),
        ViewColumn("laatste_bladzijde", "De laatste pagina in het bestand"),
        ViewColumn("hoort_bij_id", "Het document waar het een bijlage van is", "documents"),
        ViewColumn("bron_id", "De bron", "sources"),
        ViewColumn("bestand", "Het bestand"),
        ViewColumn("sha256", "De SHA-256 van het bestand"),
        ViewColumn("adres", "Het adres van het bestand bij de uitgever"),
        ViewColumn("over_het_document", "De pagina van de uitgever over het document"),
        ViewColumn("rechtsgrond", "Waarom het hier mag staan"),
        ViewColumn("gelezen", "1 als het bestand gelezen kon worden", facet=True),
        ViewColumn("tekst", "De tekst van het bestand"),
    ),
    """select documents.id as document_id, documents.title as document, documents.kind as soort,
  documents.dated as datum, coalesce(documents.publisher, sources.publisher) as uitgever,
  documents.page_first as eerste_bladzijde, documents.page_last as laatste_bladzijde,
  documents.annex_of as hoort_bij_id, sources.id as bron_id, sources.file as bestand,
  sources.sha256 as sha256, sources.url as adres, sources.landing_page as over_het_document,
  sources.legal_status as rechtsgrond, sources.status = 'read' as gelezen, sources.text as tekst
from documents join sources on sources.id = documents.source_id""",
    in_workbook=False,
)

RELATED = View(
    "verwante_documenten",
    "Verwante documenten",
    "Welk document een ander vervangt of een bijlage van een ander is, van beide kanten.",
    (
        _DOCUMENT,
        ViewColumn("verband", "Hoe ze samenhangen", facet=True),
        ViewColumn("ander_id", "Het andere document", "documents"),
        ViewColumn("ander", "Titel van het andere document"),
    ),
    """select documents.id as document_id, 'Vervangt' as verband, others.id as ander_id, others.title as ander
from documents join documents as others on others.id = documents.replaces
union all select documents.replaces, 'Vervangen door', documents.id, documents.title
from documents where documents.replaces is not null
union all select documents.id, 'Bijlage van', others.id, others.title
from documents join documents as others on others.id = documents.annex_of
union all select documents.annex_of, 'Heeft als bijlage', documents.id, documents.title
from documents where documents.annex_of is not null""",
    in_workbook=False,
)

MAKERS = View(
    "partijen_van_documenten",
    "Partijen van documenten",
    "Wie een document maakte of ondertekende, en aan wie het gericht is, in de volgorde van het document.",
    (
        _DOCUMENT,
        ViewColumn("rol", "De code van wat de partij deed", facet=True),
        ViewColumn("partij_id", "De partij", "parties"),
        ViewColumn("partij", "Naam"),
        ViewColumn("niveau", "De code van hoe zeker het gelezen is", facet=True),
        ViewColumn("vindplaats", "De plek in de bron", "spans"),
        ViewColumn("volgorde", "De volgorde in het document"),
    ),
    """select document_parties.document_id as document_id, document_parties.role as rol,
  document_parties.party_id as partij_id, parties.name as partij, document_parties.level as niveau,
  document_parties.span_id as vindplaats, document_parties.rowid as volgorde
from document_parties join parties on parties.id = document_parties.party_id""",
    in_workbook=False,
)

PAGE_TEXTS = View(
    "tekst_van_bladzijden",
    "Tekst van bladzijden",
    "Elke pagina van een bron met haar tekst en het bestand waar ze in staat.",
    (
        ViewColumn("bron_id", "De bron", "sources"),
        ViewColumn("bladzijde", "De hoeveelste pagina van het bestand"),
        ViewColumn("gedrukt", "Het nummer dat erop gedrukt is"),
        ViewColumn("van_teken", "Waar de pagina in de tekst van de bron begint, vanaf 0"),
        ViewColumn("tot_teken", "Waar ze eindigt"),
        ViewColumn("tekst", "De tekst van de pagina"),
        ViewColumn("breedte", "Breedte in punten, bij een PDF"),
        ViewColumn("hoogte", "Hoogte in punten, bij een PDF"),
        ViewColumn("gelezen_door", "De code van hoe de pagina gelezen is", facet=True),
        ViewColumn("bestand", "Het bestand"),
        ViewColumn("bestandssoort", "De soort van het bestand (media type)"),
        ViewColumn("sha256", "De SHA-256 van het bestand"),
    ),
    """select pages.source_id as bron_id, pages.number as bladzijde, pages.label as gedrukt,
  pages.char_start as van_teken, pages.char_end as tot_teken,
  substr(sources.text, pages.char_start + 1, pages.char_end - pages.char_start) as tekst,
  pages.width as breedte, pages.height as hoogte, pages.read_by as gelezen_door, sources.file as bestand,
  sources.media_type as bestandssoort, sources.sha256 as sha256
from pages join sources on sources.id = pages.source_id""",
    in_workbook=False,
)

CELLS = View(
    "cellen",
    "Cellen van tabellen",
    "Elke cel van elke tabel, met haar koppen, hoe de tabel heet, en op welke bladzijden die staat.",
    (
        ViewColumn("cel_id", "De cel", "cells"),
        ViewColumn("tekst", "Wat erin staat"),
        ViewColumn("rijkop", "De kop van de rij"),
        ViewColumn("kolomkop", "De kop van de kolom"),
        ViewColumn("tabel_id", "De tabel", "source_tables"),
        ViewColumn("tabelnaam", "Hoe de tabel heet"),
        ViewColumn("bijschrift", "Het bijschrift van de tabel"),
        ViewColumn("eerste_bladzijde", "De eerste pagina van de tabel in het bestand"),
        ViewColumn("laatste_bladzijde", "De laatste pagina van de tabel in het bestand"),
        ViewColumn("eerste_gedrukt", "Het nummer dat op de eerste pagina gedrukt is"),
        ViewColumn("laatste_gedrukt", "Het nummer dat op de laatste pagina gedrukt is"),
        *PLACE,
    ),
    f"""select cells.id as cel_id, cells.text as tekst, cells.row_header as rijkop,
  cells.column_header as kolomkop, source_tables.id as tabel_id, source_tables.label as tabelnaam,
  source_tables.caption as bijschrift, source_tables.page_first as eerste_bladzijde,
  source_tables.page_last as laatste_bladzijde,
  (select label from pages where pages.id = vindplaatsen.bron_id || '-p' || source_tables.page_first)
    as eerste_gedrukt,
  (select label from pages where pages.id = vindplaatsen.bron_id || '-p' || source_tables.page_last)
    as laatste_gedrukt, {PLACE_NAMES}
from cells join vindplaatsen on vindplaatsen.vindplaats = cells.span_id
left join source_tables on source_tables.id = cells.table_id""",
    in_workbook=False,
)

PROJECT_NAMES = View(
    "namen_van_projecten",
    "Namen van projecten",
    "Elke naam waaronder een document een woningbouwproject noemt.",
    (
        ViewColumn("project_id", "Het project", "projects"),
        ViewColumn("project", "De naam waaronder het hier staat"),
        ViewColumn("gebied_id", "De gemeente", "areas"),
        ViewColumn("naam", "Een naam in een document"),
        _DOCUMENT,
    ),
    """select projects.id as project_id, projects.name as project, projects.area_id as gebied_id,
  project_names.name as naam, project_names.document_id as document_id
from project_names join projects on projects.id = project_names.project_id""",
    in_workbook=False,
)

SOURCE_VIEWS: tuple[View, ...] = (
    FILES,
    RELATED,
    MAKERS,
    PAGE_TEXTS,
    CELLS,
    PROJECT_NAMES,
)
