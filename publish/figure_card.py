"""A card of a figure for the page of another: the number, its sentence, where it stands, and how its link fares.

The card goes by the same rules as the page of the place (:mod:`publish.finding`): words that stand elsewhere
are never shown for those of its link, and what changed or went is said on the card itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publish import labels
from publish.count_facts import Count
from publish.finding import Sought
from publish.source_page import SourceView

#: A quote of at most so many characters is shown as a number or name by itself.
SHORT = 40
#: Characters of a sentence and of a title on a card.
SENTENCE, TITLE = 280, 110
_UNCERTAIN = "uncertain"
_STATES = {
    "id": "De woorden staan zo in het document.",
    "moved": "De woorden zijn in het document verplaatst.",
    "changed": "De woorden zijn veranderd.",
    "gone": "Deze woorden staan niet meer in de gelezen documenten.",
}


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. ``state`` is ``id``, ``moved``, ``changed`` or ``gone``, ``said`` that in words.

    ``sentence`` has the words of the place within quotation marks, with row and column where they stand in a
    table; ``was`` those of the link where they are not there any more, ``path`` leads to the page of the
    place. ``doubt`` is empty where the reading is certain.
    """

    state: str
    said: str
    path: str
    number: str = ""
    about: str = ""
    doubt: str = ""
    sentence: str = ""
    was: str = ""
    source: str = ""

    @property
    def name(self) -> str:
        """What the card shows, in a line."""
        words = self.number or self.sentence or self.was
        return ", ".join(part for part in (words, self.about, self.source) if part)


def of_place(view: SourceView) -> Card:
    """The card of a place that is there: where its words changed both are shown, and no number."""
    state = view.located.how
    changed = state == "changed"
    counts = [] if changed else [c for c in view.counts if c.level != _UNCERTAIN]
    return Card(
        state=state,
        said=_said(view),
        path=view.permalink,
        number="" if changed else _number(view, counts),
        about="" if changed else _about(view, counts),
        doubt="" if changed else _doubt(view, counts),
        sentence=_sentence(view),
        was=_shortened(view.located.was, "", SENTENCE) if changed else "",
        source=_source(view),
    )


def of_sought(sought: Sought, path: str) -> Card:
    """The card of words that are not there any more, from the edition that had them."""
    page = f"p. {sought.page_number} in het bestand" if sought.page_number else ""
    parts = (_shortened(sought.document_title or sought.file or "", "", TITLE), page)
    last = f" De uitgave van {labels.day((sought.last_built or '')[:10])} had ze nog."
    return Card(
        state="gone",
        said=_STATES["gone"] + (last if sought.last_built else ""),
        path=path,
        was=_shortened(sought.exact, "", SENTENCE),
        source=", ".join(part for part in parts if part),
    )


def _said(view: SourceView) -> str:
    said = _STATES[view.located.how]
    if view.located.elsewhere:
        places = "plek" if view.located.elsewhere == 1 else "plekken"
        said += f" Zij staan nog op {labels.number(view.located.elsewhere)} andere {places}."
    return said


def _number(view: SourceView, counts: Sequence[Count]) -> str:
    """The number as it is read where all readings of the place agree, else the words themselves."""
    if view.statistic is not None:
        return f"{labels.number(view.statistic.value)} {view.statistic.unit or ''}".strip()
    quantities = {count.quantity for count in counts}
    if len(quantities) == 1:
        return quantities.pop()
    return view.one_line if len(view.one_line) <= SHORT else ""


def _about(view: SourceView, counts: Sequence[Count]) -> str:
    """Whose number it is, on what ground and of when; nothing where readings of the place differ."""
    if view.statistic is not None:
        flow = labels.STATISTICS_FLOW.get(view.statistic.flow, view.statistic.flow)
        return f"{view.statistic.region_name}, {flow}, {view.statistic.year}"
    found = {_of_count(count) for count in counts}
    return found.pop() if len(found) == 1 else ""


def _of_count(count: Count) -> str:
    basis = labels.BASIS.get(count.basis or "", count.basis or "")
    parts = (count.project_name, count.area_name, basis, count.segment, count.period)
    return ", ".join(part for part in parts if part)


def _doubt(view: SourceView, counts: Sequence[Count]) -> str:
    if view.counts and not counts:
        return f"{labels.LEVEL[_UNCERTAIN]} gelezen"
    levels = {count.level for count in counts}
    if "check_first" in levels:
        return labels.LEVEL["check_first"]
    return f"{labels.LEVEL['probable']} zo gelezen" if "probable" in levels else ""


def _sentence(view: SourceView) -> str:
    if view.in_table:
        value = _shortened(view.cited, view.one_line, SENTENCE // 2)
        return f"{_shortened(view.in_table, '', SENTENCE)}: “{value}”"
    return f"“{_shortened(view.cited, view.one_line, SENTENCE)}”"


def _source(view: SourceView) -> str:
    parts = (
        _shortened(view.document_title or view.file, "", TITLE),
        labels.day(view.dated) if view.dated else "",
        view.page_name,
    )
    return ", ".join(part for part in parts if part)


def _shortened(text: str, words: str, most: int) -> str:
    """At most ``most`` characters of a text, in whole words, those with ``words`` in it."""
    if len(text) <= most:
        return text
    middle = max(text.find(words), 0) + min(len(words), most) // 2
    start = min(max(0, middle - most // 2), len(text) - most)
    end = start + most
    if start:
        start = _next_blank(text, start)
    if end < len(text):
        end = text.rfind(" ", start, end) if " " in text[start:end] else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return f"{before}{text[start:end].strip()}{after}"


def _next_blank(text: str, start: int) -> int:
    found = text.find(" ", start)
    return found + 1 if found >= 0 else start
