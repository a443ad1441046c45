"""Addresses of every kind of page, taken from the database that is served."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

KINDS = (
    "start",
    "start, gebouwd",
    "gemeenten",
    "gemeente",
    "regio",
    "documenten",
    "per regio",
    "document",
    "bladzijde met tabel",
    "bladzijde met afspraken",
    "afspraken",
    "thema's",
    "thema",
    "termijnen",
    "partijen",
    "partij",
    "vergelijken",
    "controles",
    "controles met twijfel",
    "niet gecontroleerd",
    "zoeken",
    "over",
    "bron van een getal in een tabel",
    "bron van een afspraak",
    "kaart van een getal",
    "niet gevonden",
    "gegevens",
    "gegevensmodel",
    "tabel",
    "rij",
    "zelf vragen",
    "vraag met een antwoord",
)


def addresses(database: Path) -> dict[str, str]:
    """The path of a page of each of the ``KINDS``, on the knowledge base at ``database``."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:

        def one(sql: str) -> str:
            row = connection.execute(sql).fetchone()
            assert row is not None, f"nothing in the database for: {sql}"
            return str(row[0])

        name = database.stem
        busiest = one(
            """select area_id from counts where area_id like 'GM%' and level <> 'uncertain'
            group by area_id order by count(*) desc, area_id limit 1"""
        )
        region = one(
            """select c.area_id from counts c join areas a on a.id = c.area_id
            where a.kind in ('region', 'province') group by 1 order by count(*) desc limit 1"""
        )
        party = one(
            """select party_id from commitment_parties where role = 'responsible'
            group by 1 order by count(*) desc, 1 limit 1"""
        )
        document = one("select document_id from commitments group by 1 order by count(*) desc")
        tabled = one(
            """select '/document/' || t.document_id || '/pagina/' || t.page_first
            from source_tables t order by t.row_count desc limit 1"""
        )
        promised = one(
            """select '/document/' || s.document_id || '/pagina/' || s.page_number
            from commitments c join spans s on s.id = c.span_id
            group by 1 order by count(*) desc limit 1"""
        )
        in_table = one(
            "select span_id from counts where cell_id is not null and level <> 'uncertain'"
        )
        commitment = one(
            """select span_id from commitments where id in (select commitment_id from deadlines)
            and level <> 'uncertain' order by id"""
        )
        theme = one(
            "select theme from commitment_themes group by 1 order by count(*) desc, 1 limit 1"
        )
        row = one("select id from counts order by id")
    return {
        "start": "/",
        "start, gebouwd": "/?kaart=gerealiseerd",
        "gemeenten": "/gemeenten",
        "gemeente": f"/gemeente/{busiest}",
        "regio": f"/gebied/{region}",
        "documenten": "/documenten",
        "per regio": "/regios",
        "document": f"/document/{document}",
        "bladzijde met tabel": tabled,
        "bladzijde met afspraken": promised,
        "afspraken": "/afspraken",
        "thema's": "/themas",
        "thema": f"/thema/{theme}",
        "termijnen": "/termijnen",
        "partijen": "/partijen",
        "partij": f"/partij/{party}",
        "vergelijken": "/vergelijk",
        "controles": "/controles",
        "controles met twijfel": "/controles/twijfel",
        "niet gecontroleerd": "/controles/niet-gecontroleerd",
        "zoeken": "/zoeken?q=woningen",
        "over": "/over",
        "bron van een getal in een tabel": f"/bron/{in_table}",
        "bron van een afspraak": f"/bron/{commitment}",
        "kaart van een getal": f"/kaart/{in_table}",
        "niet gevonden": "/bestaat/niet",
        "gegevens": f"/{name}",
        "gegevensmodel": "/gegevensmodel",
        "tabel": f"/{name}/counts",
        "rij": f"/{name}/counts/{row}",
        "zelf vragen": f"/{name}?sql=select+*+from+documents",
        "vraag met een antwoord": f"/{name}/woningen_per_gemeente?gemeente=",
    }
