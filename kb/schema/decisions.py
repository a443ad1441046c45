"""Every decision with the votes on it: the file that ``woondeal build --decisions`` writes.

It stands beside the knowledge base and is no part of it. Its columns name rows of it by their keys,
without a foreign key: ``attach`` the one to the other to ask about both.
"""

from __future__ import annotations

from kb.schema.describing import Column, Table, coded, key

#: What a decision can be about, and what can come of it.
ABOUT = ("commitment", "count")
OUTCOMES = ("commitment", "ask", "count", "none")

DECISION_TABLES: tuple[Table, ...] = (
    Table(
        "decisions",
        "Beslissingen",
        "Elke zin die op afspraken gelezen is en elk getal dat op aantallen gelezen is, ook wat geen"
        " afspraak of aantal werd.",
        (
            key("Sleutel van de beslissing"),
            Column("about", "text", "Waarover beslist is", required=True, values=ABOUT),
            Column("outcome", "text", "Wat het werd", required=True, values=OUTCOMES),
            Column("rule", "text", "De regel die de doorslag gaf; leeg als geen regel iets zei"),
            coded("level", "level", "Hoe zeker, als het iets werd"),
            Column(
                "doubt", "text", "Wat het onzeker maakt: de regel die iets anders zegt, of velden"
            ),
            Column("why", "text", "Waarom, in woorden", required=True),
            Column("document_id", "text", "Het document", required=True, index=True),
            Column("page_number", "integer", "De pagina, vanaf 1"),
            Column("span_id", "text", "De vindplaats: de `span_id` van wat het werd", index=True),
            Column("char_start", "integer", "Eerste teken in de tekst van de bron", required=True),
            Column("char_end", "integer", "Teken na het laatste", required=True),
            Column("text", "text", "De zin of het getal", required=True),
        ),
        label="text",
    ),
    Table(
        "decision_votes",
        "Stemmen",
        "Wat elke regel van een zin zei, ook als een andere regel de doorslag gaf.",
        (
            Column(
                "decision_id",
                "text",
                "De beslissing",
                references="decisions",
                required=True,
            ),
            Column("number", "integer", "Volgnummer van de stem, vanaf 1", required=True),
            Column("rule", "text", "De regel", required=True, index=True),
            Column("outcome", "text", "Wat het volgens die regel is", required=True),
            Column(
                "strength", "integer", "De rang van de regel: de hoogste beslist", required=True
            ),
            Column(
                "clause", "integer", "De hoeveelste bijzin of hoofdzin, vanaf 1; leeg: de hele zin"
            ),
            Column("words", "text", "De woorden waar de regel op afgaat"),
            Column("why", "text", "Waarom, in woorden", required=True),
            Column("decides", "integer", "1 als deze stem de doorslag gaf", required=True),
            Column("beaten_by", "text", "De regel die deze stem opzij zette"),
        ),
        primary_key=("decision_id", "number"),
    ),
)
