"""The indexes of words of passages and commitments: what they find, with the words marked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from publish import facts, marks, rows

_OPEN, _CLOSE = "\x02", "\x03"
#: For ``str.translate``: a text of an index without the signs around the words found.
NO_MARKS = str.maketrans({_OPEN: None, _CLOSE: None})


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage or commitment that was found, with the words marked."""

    place: facts.Place
    html: Markup
    section: str | None


@dataclass(frozen=True, slots=True)
class Index:
    """An index of words: its table, the view of what it holds, and which rows of that are looked at.

    ``key`` is the key of these rows, by which equals are put in order, and ``text`` what they say.
    """

    table: str
    view: str
    key: str
    text: str
    condition: str

    def matches(
        self, connection: sqlite3.Connection, query: str, limit: int
    ) -> dict[int, str | None]:
        """The text of the best rows, with signs around the words found, by the number of the row.

        An index that keeps no text has None for it.
        """
        here = f"from {self.view} where rijnummer = f.rowid"
        sql = f"""select f.rowid as number, highlight({self.table}, 0, '{_OPEN}', '{_CLOSE}') as shown
            from {self.table} f
            where {self.table} match :query and exists (select 1 {here} and {self.condition})
            order by f.rank, (select {self.key} {here}) limit :limit"""
        found = connection.execute(sql, {"query": query, "limit": limit})
        return {row["number"]: row["shown"] for row in found}

    def hits(
        self,
        connection: sqlite3.Connection,
        shown: Mapping[int, str | None],
        marked: Callable[[str], Markup] = escape,
    ) -> tuple[Hit, ...]:
        """What was found, in the order of ``shown``; ``marked`` marks a text without signs."""
        sql = f"""select rijnummer, kop as section, {self.text} as text, {facts.PLACE_COLUMNS}
            from {self.view} where rijnummer in (select value from json_each(?))"""
        found = {row["rijnummer"]: row for row in connection.execute(sql, (json.dumps([*shown]),))}
        return tuple(
            rows.of_row(
                Hit,
                found[number],
                place=facts.place(found[number]),
                html=marked(found[number]["text"])
                if text is None
                else marks.between_signs(text, _OPEN, _CLOSE),
            )
            for number, text in shown.items()
        )


_TEXT = "soort <> 'furniture'"
PASSAGES = Index("passages_fts", "passages_met_bladzijde", "passage_id", "tekst", _TEXT)
PARTS_OF_WORDS = Index("passages_trigram", "passages_met_bladzijde", "passage_id", "tekst", _TEXT)
COMMITMENTS = Index("commitments_fts", "alle_afspraken", "afspraak_id", "afspraak", facts.CERTAIN)
