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
            reference(
                "area_id", "areas", "Het gebied waar het over gaat", facet=True, title="gebied"
            ),
            reference("project_id", "projects", "Het project waar het over gaat", title="project"),
            Column(
                "measure", "text", "Wat er geteld is, in de woorden van het document", title="wat"
            ),
            coded("segment", "segment", "Het soort woningen", title="segment"),
            coded("basis", "basis", "Waarop het getal berust", title="grondslag"),
            Column("value", "real", "Het getal, in hele eenheden", title="getal"),
            Column("low", "real", "Bij een reeks: de ondergrens", title="ondergrens"),
            Column("high", "real", "Bij een reeks: de bovengrens", title="bovengrens"),
            Column("unit", "text", "De eenheid", facet=True, title="eenheid"),
            Column("per", "text", "Per wat (jaar, maand, gemeente, …)", title="per"),
            coded(
                "qualifier",
                "qualifier",
                "Hoe precies het getal bedoeld is",
                facet=False,
                title="aanduiding",
            ),
            Column("period_start", "text", "Begin van de periode", title="begin van de periode"),
            Column("period_end", "text", "Einde van de periode", title="einde van de periode"),
            Column(
                "is_total", "integer", "1 als het een totaal van andere rijen is", title="totaal"
            ),
            Column(
                "method",
                "text",
                "Hoe het gelezen is; eindigt op correctie als iemand de rij verbeterd heeft",
            ),
            coded("level", "level", "Hoe zeker", title="zekerheid"),
            Column("why", "text", "Welke woorden de doorslag gaven"),
        ),
        sort="document_id",
    ),
)
