"""One typed description of every table and column of the knowledge base.

From it come the SQLite schema (:mod:`kb.database`), ``datasette_metadata.json``
(:mod:`kb.metadata`) and the data dictionary ``docs/datamodel.md`` (:mod:`kb.dictionary`). A test
fails when one of them differs from it. Names are English; titles and descriptions, which readers
of the site see, are Dutch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "integer", "real"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``references`` names the table whose ``id`` it holds; ``facet`` offers a facet."""

    name: str
    type: ColumnType
    description: str
    references: str | None = None
    required: bool = False
    facet: bool = False
    index: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``label`` is the column that Datasette shows for a foreign key to it.

    ``search`` lists the columns of its full-text index; ``sort`` is its default order.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ("id",)
    label: str | None = None
    search: tuple[str, ...] = ()
    sort: str | None = None
    hidden: bool = False

    def column(self, name: str) -> Column:
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def _id(description: str) -> Column:
    return Column("id", "text", description, required=True)


def _ref(
    name: str, table: str, description: str, *, required: bool = False, facet: bool = False
) -> Column:
    return Column(name, "text", description, table, required, facet, index=True)


SPAN = "De plek in de bron waar het staat"

TABLES: tuple[Table, ...] = (
    Table(
        "sources",
        "Bronnen",
        "Een bestand: de tekst ervan ligt vast en alles in deze kennisbank wijst erin terug.",
        (
            _id("Sleutel van de bron"),
            Column("file", "text", "Naam van het bestand", required=True),
            Column("media_type", "text", "Soort bestand (MIME-type)", facet=True),
            Column("sha256", "text", "Controlegetal (SHA-256) van het bestand"),
            Column("url", "text", "Waar de uitgever het bestand heeft staan, als dat bekend is"),
            Column("description", "text", "Wat het bestand is"),
            Column("publisher", "text", "Wie het heeft uitgegeven"),
            Column("legal_status", "text", "Op welke grond het hier openbaar staat"),
            Column("page_count", "integer", "Aantal pagina's"),
            Column("text", "text", "De tekst, zoals die gelezen is"),
            Column("reader", "text", "Wat het bestand gelezen heeft, met versie"),
            Column(
                "status",
                "text",
                "Gelezen of mislukt",
                required=True,
                facet=True,
                values=("read", "failed"),
            ),
            Column("reason", "text", "Waarom het lezen mislukte"),
        ),
        label="file",
    ),
    Table(
        "documents",
        "Documenten",
        "Een afspraak of bijlage. Een bestand kan er meer bevatten.",
        (
            _id("Sleutel van het document"),
            _ref("source_id", "sources", "De bron waarin het staat", required=True),
            Column("page_first", "integer", "Eerste pagina in het bestand"),
            Column("page_last", "integer", "Laatste pagina in het bestand"),
            Column("title", "text", "Titel", required=True),
            Column("kind", "text", "Soort document", required=True, facet=True),
            Column("publisher", "text", "Uitgever"),
            _ref("area_id", "areas", "Het gebied waar het over gaat", facet=True),
            Column("dated", "text", "Datum van het document (JJJJ, JJJJ-MM of JJJJ-MM-DD)"),
            Column("period_start", "text", "Begin van de periode waarover het gaat"),
            Column("period_end", "text", "Einde van de periode waarover het gaat"),
            _ref("replaces", "documents", "Het document dat het vervangt"),
            _ref("annex_of", "documents", "Het document waar het een bijlage van is"),
        ),
        label="title",
        sort="dated",
    ),
    Table(
        "pages",
        "Pagina's",
        "Een pagina van een bron.",
        (
            _id("Sleutel van de pagina"),
            _ref("source_id", "sources", "De bron", required=True),
            Column("number", "integer", "Nummer in het bestand, vanaf 1", required=True),
            Column("label", "text", "Het nummer dat erop gedrukt staat, als dat bekend is"),
            Column("char_start", "integer", "Eerste teken van de pagina in de tekst van de bron"),
            Column("char_end", "integer", "Eén na het laatste teken"),
            Column("width", "real", "Breedte in punten"),
            Column("height", "real", "Hoogte in punten"),
            Column(
                "read_by",
                "text",
                "Hoe de pagina gelezen is",
                facet=True,
                values=("text", "pdf", "ocr"),
            ),
        ),
    ),
    Table(
        "spans",
        "Vindplaatsen",
        "Een stuk van de tekst van een bron. Het citaat is precies de tekst op die plek.",
        (
            _id("Sleutel van de vindplaats"),
            _ref("source_id", "sources", "De bron", required=True),
            _ref("document_id", "documents", "Het document"),
            Column("page_number", "integer", "De pagina in het bestand waar het begint"),
            Column("char_start", "integer", "Eerste teken in de tekst van de bron", required=True),
            Column("char_end", "integer", "Eén na het laatste teken", required=True),
            Column("quote", "text", "De woorden, letterlijk", required=True),
            Column(
                "boxes",
                "text",
                "Bij een pdf: de plekken op de pagina, als JSON-lijst van "
                "[pagina, x0, boven, x1, onder] in punten",
            ),
        ),
        label="quote",
    ),
    Table(
        "passages",
        "Tekstblokken",
        "Een blok lopende tekst, in leesvolgorde. Tabellen staan apart.",
        (
            _id("Sleutel van het tekstblok"),
            _ref("document_id", "documents", "Het document", required=True),
            Column("page_number", "integer", "De pagina in het bestand waar het begint"),
            Column("position", "integer", "Plaats in het document, vanaf 1"),
            Column(
                "kind",
                "text",
                "Soort blok",
                facet=True,
                values=(
                    "heading",
                    "paragraph",
                    "list_item",
                    "article",
                    "footnote",
                    "caption",
                    "furniture",
                ),
            ),
            Column("section", "text", "De koppen erboven, met › ertussen"),
            Column("text", "text", "De tekst, op één regel en zonder afbrekingen"),
            Column(
                "lemmas",
                "text",
                "Om in te zoeken: de grondvormen van de woorden, en getallen zonder punten",
            ),
            _ref("span_id", "spans", SPAN, required=True),
        ),
        label="text",
        search=("text", "section", "lemmas"),
        sort="position",
    ),
    Table(
        "source_tables",
        "Tabellen",
        "Een tabel in een document.",
        (
            _id("Sleutel van de tabel"),
            _ref("document_id", "documents", "Het document", required=True),
            Column("label", "text", "Hoe de tabel heet, bijvoorbeeld Tabel 2"),
            Column("caption", "text", "Het bijschrift"),
            Column("page_first", "integer", "Eerste pagina in het bestand"),
            Column("page_last", "integer", "Laatste pagina in het bestand"),
            Column("row_count", "integer", "Aantal rijen, met de kop"),
            Column("column_count", "integer", "Aantal kolommen"),
            Column("reader", "text", "De regel waarmee de tabel gelezen is"),
            Column("evidence", "text", "Wat er buiten de opmaak om gebruikt is om hem te lezen"),
            _ref("span_id", "spans", SPAN),
        ),
        label="label",
    ),
    Table(
        "cells",
        "Cellen",
        "Een cel van een tabel. Een samengevoegde cel staat er één keer, linksboven.",
        (
            _id("Sleutel van de cel"),
            _ref("table_id", "source_tables", "De tabel", required=True),
            Column("row_number", "integer", "Rij, vanaf 1", required=True),
            Column("column_number", "integer", "Kolom, vanaf 1", required=True),
            Column("row_span", "integer", "Over hoeveel rijen"),
            Column("column_span", "integer", "Over hoeveel kolommen"),
            Column("is_header", "integer", "1 als het een kop is", facet=True),
            Column("row_header", "text", "De kop van de rij"),
            Column("column_header", "text", "De kop van de kolom"),
            Column("text", "text", "De tekst"),
            Column("value", "real", "Het getal, als er een staat"),
            Column("unit", "text", "De eenheid"),
            Column("read_by", "text", "Hoe de cel gelezen is", values=("text", "pdf", "ocr")),
            _ref("span_id", "spans", SPAN),
        ),
        label="text",
    ),
    Table(
        "areas",
        "Gebieden",
        "Een gemeente, kern, subregio, regio of provincie, of het land.",
        (
            _id("Sleutel: CBS-code of naam"),
            Column("name", "text", "Naam", required=True),
            Column("kind", "text", "Soort gebied", required=True, facet=True),
            _ref("parent_id", "areas", "Het gebied eromheen"),
            Column("cbs_code", "text", "Code van het CBS"),
        ),
        label="name",
        sort="name",
    ),
    Table(
        "area_members",
        "Gemeenten van regio's",
        "Welke gemeenten bij een regio horen.",
        (
            _ref("area_id", "areas", "De regio", required=True),
            _ref("member_id", "areas", "De gemeente", required=True),
        ),
        primary_key=("area_id", "member_id"),
    ),
    Table(
        "projects",
        "Projecten",
        "Een woningbouwproject of bouwlocatie: dezelfde in alle documenten.",
        (
            _id("Sleutel van het project"),
            _ref("area_id", "areas", "De gemeente", facet=True),
            Column("name", "text", "Naam", required=True),
            _ref("first_document_id", "documents", "Het document dat het als eerste noemt"),
        ),
        label="name",
        sort="name",
    ),
    Table(
        "project_names",
        "Namen van projecten",
        "Een manier waarop een project geschreven is, en hoe zeker het hetzelfde project is.",
        (
            _ref("project_id", "projects", "Het project", required=True),
            Column("name", "text", "Zoals het er staat", required=True),
            _ref("document_id", "documents", "Het document", required=True),
            Column("score", "real", "Gelijkenis met de naam van het project, van 0 tot 1"),
        ),
        primary_key=("project_id", "name", "document_id"),
    ),
    Table(
        "counts",
        "Aantallen",
        "Eén getal: zoveel woningen (procent, euro, …) voor een gebied, met de vindplaats.",
        (
            _id("Sleutel van het aantal"),
            _ref("document_id", "documents", "Het document", required=True, facet=True),
            _ref("span_id", "spans", SPAN, required=True),
            _ref("cell_id", "cells", "De cel van de tabel waarin het staat"),
            _ref("passage_id", "passages", "Het tekstblok waarin het staat"),
            _ref("area_id", "areas", "Het gebied waar het over gaat", facet=True),
            _ref("project_id", "projects", "Het project waar het over gaat"),
            Column("measure", "text", "Wat er geteld is, in de woorden van het document"),
            Column("segment", "text", "Het soort woningen", facet=True),
            Column(
                "basis",
                "text",
                "Waarop het getal berust: afgesproken, gepland, gerealiseerd, …",
                facet=True,
                values=(
                    "sleutelprojecten",
                    "plancapaciteit",
                    "gerealiseerd",
                    "budget",
                    "prognose",
                    "opgave",
                    "overig",
                ),
            ),
            Column("value", "real", "Het getal, in hele eenheden"),
            Column("low", "real", "Bij een reeks: de ondergrens"),
            Column("high", "real", "Bij een reeks: de bovengrens"),
            Column("unit", "text", "De eenheid", facet=True),
            Column("per", "text", "Per wat (jaar, maand, gemeente, …)"),
            Column("qualifier", "text", "Minimaal, maximaal, circa, ruim, kleine of tot"),
            Column("period_start", "text", "Begin van de periode"),
            Column("period_end", "text", "Einde van de periode"),
            Column("is_total", "integer", "1 als het een totaal van andere rijen is"),
            Column(
                "method",
                "text",
                "Hoe het gelezen is; eindigt op correctie als iemand de rij verbeterd heeft",
            ),
            Column(
                "level",
                "text",
                "Hoe zeker: certain (zeker), probable (waarschijnlijk), uncertain (onzeker)",
                facet=True,
                values=("certain", "probable", "uncertain"),
            ),
            Column("why", "text", "Welke woorden de doorslag gaven"),
        ),
        sort="document_id",
    ),
    Table(
        "parties",
        "Partijen",
        "Een organisatie, of een groep organisaties binnen een regio of document.",
        (
            _id("Sleutel van de partij"),
            Column("name", "text", "Naam", required=True),
            Column("kind", "text", "Soort partij", required=True, facet=True),
            _ref("area_id", "areas", "Het gebied van de partij", facet=True),
        ),
        label="name",
        sort="name",
    ),
    Table(
        "party_members",
        "Leden van partijen",
        "Wie er bij een groep horen.",
        (
            _ref("party_id", "parties", "De groep", required=True),
            _ref("member_id", "parties", "Het lid", required=True),
        ),
        primary_key=("party_id", "member_id"),
    ),
    Table(
        "party_aliases",
        "Schrijfwijzen van partijen",
        "Een manier waarop een partij geschreven wordt.",
        (
            Column("alias", "text", "Zoals het er staat", required=True),
            _ref("party_id", "parties", "De partij", required=True),
        ),
        primary_key=("alias", "party_id"),
    ),
    Table(
        "commitments",
        "Afspraken",
        "Een zin, opsomming of artikel waarin partijen iets op zich nemen.",
        (
            _id("Sleutel van de afspraak"),
            _ref("document_id", "documents", "Het document", required=True, facet=True),
            _ref("passage_id", "passages", "Het tekstblok; leeg in een tabel"),
            _ref("span_id", "spans", SPAN, required=True),
            Column("text", "text", "De afspraak, op één regel"),
            Column(
                "modality",
                "text",
                "Wat de partij op zich neemt: support (ondersteunen), process (overleggen), "
                "effort (zich inspannen), duty (moeten), plan (gaan doen)",
                facet=True,
                values=("support", "process", "effort", "duty", "plan"),
            ),
            Column("theme", "text", "Het onderwerp: de kop waar het onder staat"),
            Column("conditional", "integer", "1 als de tekst het ergens van laat afhangen"),
            Column("condition", "text", "De woorden waar het van afhangt"),
            Column(
                "method",
                "text",
                "De regel waarmee het gevonden is; eindigt op correctie als iemand de afspraak, een partij of termijn ervan verbeterd heeft",
            ),
            Column(
                "level",
                "text",
                "Hoe zeker: certain (zeker), probable (waarschijnlijk), uncertain (onzeker)",
                facet=True,
                values=("certain", "probable", "uncertain"),
            ),
            Column("why", "text", "Welke woorden de doorslag gaven"),
        ),
        label="text",
        search=("text",),
    ),
    Table(
        "commitment_counts",
        "Getallen in afspraken",
        "Een getal dat in een afspraak is toegezegd.",
        (
            _ref("commitment_id", "commitments", "De afspraak", required=True),
            _ref("count_id", "counts", "Het aantal", required=True),
        ),
        primary_key=("commitment_id", "count_id"),
    ),
    Table(
        "commitment_parties",
        "Partijen bij afspraken",
        "Het aandeel van een partij in een afspraak.",
        (
            _ref("commitment_id", "commitments", "De afspraak", required=True),
            _ref("party_id", "parties", "De partij", required=True, facet=True),
            Column(
                "role",
                "text",
                "Verantwoordelijk (responsible), partner of begunstigde (beneficiary)",
                required=True,
                facet=True,
                values=("responsible", "partner", "beneficiary"),
            ),
            _ref("span_id", "spans", "De woorden die de partij noemen", required=True),
            Column("implied", "integer", "1 als de partij er niet met zoveel woorden staat"),
            Column("score", "real", "Hoe zeker de naam herkend is, van 0 tot 1"),
        ),
        primary_key=("commitment_id", "party_id", "role"),
    ),
    Table(
        "deadlines",
        "Termijnen",
        "Een datum of ritme in een afspraak.",
        (
            _id("Sleutel van de termijn"),
            _ref("commitment_id", "commitments", "De afspraak", required=True),
            Column(
                "kind",
                "text",
                "uiterlijk (by), in, vanaf (from), tussen (between) of terugkerend (recurring)",
                required=True,
                facet=True,
                values=("by", "in", "from", "between", "recurring"),
            ),
            Column("first_day", "text", "Eerste dag (JJJJ-MM-DD)"),
            Column("last_day", "text", "Laatste dag (JJJJ-MM-DD)", index=True),
            Column("every", "text", "Ritme: 2/year is twee keer per jaar, 1/2year elke twee jaar"),
            Column("text", "text", "De woorden"),
            _ref("span_id", "spans", SPAN, required=True),
        ),
        label="text",
        sort="last_day",
    ),
    Table(
        "asks",
        "Verzoeken",
        "Een wens aan het adres van anderen; dat is geen afspraak.",
        (
            _id("Sleutel van het verzoek"),
            _ref("document_id", "documents", "Het document", required=True),
            _ref("passage_id", "passages", "Het tekstblok; leeg in een tabel"),
            _ref("span_id", "spans", SPAN, required=True),
            _ref("asker_id", "parties", "Wie het vraagt"),
            _ref("addressee_id", "parties", "Aan wie"),
            Column("text", "text", "Het verzoek, op één regel"),
            Column("why", "text", "Welke woorden de doorslag gaven"),
        ),
        label="text",
    ),
    Table(
        "checks",
        "Controles",
        "Een bewering van de documenten, nagerekend. Wat niet klopt is getoond, niet verbeterd.",
        (
            _id("Sleutel van de controle"),
            _ref("document_id", "documents", "Het document", required=True, facet=True),
            Column(
                "kind",
                "text",
                "Soort controle",
                required=True,
                facet=True,
                values=(
                    "total",
                    "text_table",
                    "cross_document",
                    "name",
                    "reference",
                    "plausibility",
                ),
            ),
            Column("subject", "text", "Waar het over gaat"),
            Column("stated", "text", "Wat er staat"),
            Column("computed", "text", "Wat eruit komt"),
            Column("difference", "real", "Het verschil"),
            Column(
                "outcome",
                "text",
                "Klopt (agrees), verschilt (differs), verklaard (explained), onzeker (uncertain)",
                required=True,
                facet=True,
                values=("agrees", "differs", "explained", "uncertain"),
            ),
            Column("explanation", "text", "Uitleg in gewone taal"),
        ),
        label="subject",
    ),
    Table(
        "check_spans",
        "Bewijs bij controles",
        "De vindplaatsen waarop een controle berust.",
        (
            _ref("check_id", "checks", "De controle", required=True),
            _ref("span_id", "spans", "De vindplaats", required=True),
            Column(
                "role",
                "text",
                "Genoemd (stated), onderdeel (part), ander (other) of uitleg (explanation)",
                required=True,
                values=("stated", "part", "other", "explanation"),
            ),
        ),
        primary_key=("check_id", "span_id", "role"),
    ),
    Table(
        "corrections",
        "Correcties",
        "Wat iemand aan de lezing verbeterd heeft: wat de machine las en wat het moet zijn, met wie dat "
        "zegt en waarom. De woorden van het document en hun plek blijven zoals ze zijn.",
        (
            _id("Sleutel van de correctie"),
            _ref("document_id", "documents", "Het document", facet=True),
            _ref("span_id", "spans", "De plek in de bron, als die gevonden is"),
            Column(
                "table_name",
                "text",
                "De tabel waar de rij in staat",
                required=True,
                facet=True,
                values=("counts", "commitments", "deadlines", "commitment_parties"),
            ),
            Column(
                "row_id",
                "text",
                "De sleutel van de rij; bij commitment_parties die van de afspraak. Een rij die is "
                "weggehaald staat alleen nog hier",
                index=True,
            ),
            _ref("commitment_id", "commitments", "De afspraak waar de rij of termijn bij hoort"),
            Column("exact", "text", "De woorden waar de correctie naar wijst"),
            Column(
                "field",
                "text",
                "Het veld: een kolom van de tabel, of area, project of party, die hier met hun naam "
                "staan; leeg als de hele rij is weggehaald",
            ),
            Column("machine_value", "text", "Wat de machine las"),
            Column(
                "corrected_value", "text", "Wat het moet zijn; leeg als er niets hoort te staan"
            ),
            Column("said_by", "text", "Wie het zegt", required=True),
            Column("said_on", "text", "Op welke dag (JJJJ-MM-DD)", required=True),
            Column("reason", "text", "Waarom", required=True),
            Column(
                "applied", "integer", "1 als de correctie is toegepast", required=True, facet=True
            ),
            Column("remark", "text", "Waarom de correctie niet is toegepast"),
        ),
        sort="document_id",
    ),
    Table(
        "warnings",
        "Waarschuwingen",
        "Iets dat niet begrepen is of weggelaten, met de plek.",
        (
            _id("Sleutel van de waarschuwing"),
            _ref("source_id", "sources", "De bron", facet=True),
            Column("page_number", "integer", "De pagina in het bestand"),
            _ref("span_id", "spans", "De plek, als er tekst is"),
            Column("stage", "text", "Welk onderdeel het meldt", facet=True),
            Column("message", "text", "De melding", required=True),
        ),
        label="message",
    ),
    Table(
        "builds",
        "Builds",
        "De keer dat dit bestand gemaakt is.",
        (
            _id("Sleutel van de build"),
            Column("started", "text", "Begonnen"),
            Column("finished", "text", "Klaar"),
            Column("version", "text", "Versie van het programma"),
            Column("options", "text", "Gebruikte opties, ook modellen en OCR (JSON)"),
        ),
    ),
)


def table(name: str) -> Table:
    """The description of a table; raises :class:`KeyError` where there is none."""
    for candidate in TABLES:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
