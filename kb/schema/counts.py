"""What is counted."""

from __future__ import annotations

from kb.schema.describing import SPAN, Column, Table, key, reference

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
                    "voorraad",
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
            Column(
                "confidence", "real", "Hoe waarschijnlijk elk veld van de rij klopt, van 0 tot 1"
            ),
            Column("doubt", "text", "De velden waarvan het bewijs zwak is, met komma's"),
            Column("why", "text", "Welke woorden de doorslag gaven"),
        ),
        sort="document_id",
    ),
)
