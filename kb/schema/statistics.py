"""Numbers of a statistics office, to lay beside those of the documents."""

from __future__ import annotations

from kb.schema.describing import SPAN, Column, Table, coded, key, reference

TABLES: tuple[Table, ...] = (
    Table(
        "statistics",
        "Cijfers van het CBS",
        "Eén getal van een tabel van het CBS: zoveel woningen in een gebied en een jaar. Bruto en netto zijn "
        "verschillende dingen: trek ze niet van elkaar af. Bron: Centraal Bureau voor de Statistiek, CC BY 4.0 "
        "(https://creativecommons.org/licenses/by/4.0/deed.nl).",
        (
            key("Sleutel van het cijfer"),
            reference("source_id", "sources", "Het bestand waarin het staat", required=True),
            reference("span_id", "spans", SPAN, required=True),
            Column("table_code", "text", "De tabel van het CBS", required=True),
            reference("area_id", "areas", "Het gebied", required=True, facet=True),
            Column("region_code", "text", "De code van het gebied in de tabel", required=True),
            Column("year", "integer", "Het jaar", required=True, facet=True, title="jaar"),
            Column("column_code", "text", "De naam van de kolom in de tabel", required=True),
            Column(
                "column_title",
                "text",
                "De titel van de kolom, zoals het CBS die geeft",
                title="kolom",
            ),
            coded("flow", "statistics_flow", "Waarvan het getal is", required=True, title="wat"),
            coded(
                "gross_or_net",
                "gross_or_net",
                "Bruto of netto; leeg waar het geen van beide is",
                title="soort",
            ),
            Column("value", "integer", "Het getal", required=True),
            Column("unit", "text", "De eenheid"),
            Column(
                "status",
                "text",
                "Wat het CBS van het jaar zegt (voorlopig, definitief)",
                title="status",
            ),
        ),
    ),
)
