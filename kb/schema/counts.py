"""What is counted."""

from __future__ import annotations

from kb.schema.describing import SPAN, Column, Table, coded, key, reference

TABLES: tuple[Table, ...] = (
    Table(
        "counts",
        "Aantallen",
        "Eén getal: zoveel woningen (procent, euro, …) voor een gebied, met de vindplaats.",
        (
            key("Sleutel van het aantal"),
            reference("document_id", "documents", "Het document", required=True, facet=True),
            reference("span_id", "spans", SPAN, required=True),
            reference("cell_id", "cells", "De cel van de tabel waarin het staat"),
            reference("passage_id", "passages", "Het tekstblok waarin het staat"),
            reference("area_id", "areas", "Het gebied waar het over gaat", facet=True),
            reference("project_id", "projects", "Het project waar het over gaat"),
            Column("measure", "text", "Wat er geteld is, in de woorden van het document"),
            coded("segment", "segment", "Het soort woningen"),
            coded("basis", "basis", "Waarop het getal berust"),
            Column("value", "real", "Het getal, in hele eenheden"),
            Column("low", "real", "Bij een reeks: de ondergrens"),
            Column("high", "real", "Bij een reeks: de bovengrens"),
            Column("unit", "text", "De eenheid", facet=True),
            Column("per", "text", "Per wat (jaar, maand, gemeente, …)"),
            coded("qualifier", "qualifier", "Hoe precies het getal bedoeld is", facet=False),
            Column("period_start", "text", "Begin van de periode"),
            Column("period_end", "text", "Einde van de periode"),
            Column("is_total", "integer", "1 als het een totaal van andere rijen is"),
            Column(
                "method",
                "text",
                "Hoe het gelezen is; eindigt op correctie als iemand de rij verbeterd heeft",
            ),
            coded("level", "level", "Hoe zeker"),
            Column("why", "text", "Welke woorden de doorslag gaven"),
        ),
        sort="document_id",
    ),
)
