"""What was tested, what people corrected, what was not understood, and the build itself."""

from __future__ import annotations

from kb.schema.describing import Column, Table, coded, key, reference

TABLES: tuple[Table, ...] = (
    Table(
        "checks",
        "Controles",
        "Een bewering van de documenten, nagerekend. Wat niet klopt is getoond, niet verbeterd.",
        (
            key("Sleutel van de controle"),
            reference("document_id", "documents", "Het document", required=True, facet=True),
            coded("kind", "check_kind", "Soort controle", required=True),
            coded("relation", "relation", "Hoe de getallen bij elkaar horen", required=True),
            Column("subject", "text", "Waar het over gaat"),
            Column("stated", "text", "Wat er staat"),
            Column("computed", "text", "Wat eruit komt"),
            Column("difference", "real", "Het verschil"),
            coded("outcome", "outcome", "Wat eruit kwam", required=True),
            coded("reason", "check_reason", "Waarom er geen gewone uitkomst is"),
            Column("explanation", "text", "Uitleg in gewone taal"),
        ),
        label="subject",
    ),
    Table(
        "check_spans",
        "Bewijs bij controles",
        "De vindplaatsen waarop een controle berust.",
        (
            reference("check_id", "checks", "De controle", required=True),
            reference("span_id", "spans", "De vindplaats", required=True),
            coded("role", "evidence_role", "Wat de vindplaats is", required=True, facet=False),
        ),
        primary_key=("check_id", "span_id", "role"),
    ),
    Table(
        "corrections",
        "Correcties",
        "Wat iemand aan de lezing verbeterd heeft: wat de machine las en wat het moet zijn, met wie dat "
        "zegt en waarom. De woorden van het document en hun plek blijven zoals ze zijn.",
        (
            key("Sleutel van de correctie"),
            reference("document_id", "documents", "Het document", facet=True),
            reference("span_id", "spans", "De plek in de bron, als die gevonden is"),
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
            reference(
                "commitment_id", "commitments", "De afspraak waar de rij of termijn bij hoort"
            ),
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
            key("Sleutel van de waarschuwing"),
            reference("source_id", "sources", "De bron", facet=True),
            Column("page_number", "integer", "De pagina in het bestand"),
            reference("span_id", "spans", "De plek, als er tekst is"),
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
            key("Sleutel van de build"),
            Column("started", "text", "Begonnen"),
            Column("finished", "text", "Klaar"),
            Column("version", "text", "Versie van het programma"),
            Column("options", "text", "Gebruikte opties, ook modellen en OCR (JSON)"),
        ),
    ),
)
