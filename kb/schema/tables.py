"""The tables of documents."""

from __future__ import annotations

from kb.schema.describing import SPAN, Column, Table, coded, key, reference

TABLES: tuple[Table, ...] = (
    Table(
        "source_tables",
        "Tabellen",
        "Een tabel in een document.",
        (
            key("Sleutel van de tabel"),
            reference("document_id", "documents", "Het document", required=True),
            Column("label", "text", "Hoe de tabel heet, bijvoorbeeld Tabel 2"),
            Column("caption", "text", "Het bijschrift"),
            Column("page_first", "integer", "Eerste pagina in het bestand"),
            Column("page_last", "integer", "Laatste pagina in het bestand"),
            Column("row_count", "integer", "Aantal rijen, met de kop"),
            Column("column_count", "integer", "Aantal kolommen"),
            Column("reader", "text", "De regel waarmee de tabel gelezen is"),
            Column("evidence", "text", "Wat er buiten de opmaak om gebruikt is om hem te lezen"),
            reference("span_id", "spans", SPAN),
        ),
        label="label",
    ),
    Table(
        "cells",
        "Cellen",
        "Een cel van een tabel. Een samengevoegde cel staat er één keer, linksboven.",
        (
            key("Sleutel van de cel"),
            reference("table_id", "source_tables", "De tabel", required=True),
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
            coded("read_by", "read_by", "Hoe de cel gelezen is", facet=False),
            reference("span_id", "spans", SPAN),
        ),
        label="text",
    ),
)
