"""A check as a newsroom prints it: the sum written out with names, and the places side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

from kb.printed_page import page_name
from publish.check_facts import Check, Evidence
from publish.check_places import Setting, names, quotations
from publish.facts import Place

#: What is said above a place, by its role in the check; of a sum "part" is said of its parts.
_HEADS = {
    "stated": "Er staat",
    "part": "Onderdelen",
    "other": "Elders staat",
    "explanation": "Uitleg",
}
#: Of places in one sentence the first of these names it.
_ROLES = tuple(_HEADS)
#: In relations that are no sum or repetition.
_OTHER_HEADS = {
    ("bound", "part"): "Deel daarvan",
    ("share", "part"): "Deel",
    ("share", "other"): "Geheel",
}
#: Of marked words that are longer, those that the check tells are marked alone.
_LONG = 120
#: Checks of which it is remembered how they are shown: most stand on several pages.
REMEMBERED = 500
#: Of these the parts are shown in the sum, and not beside it.
_ADDED = "sum"


@dataclass(frozen=True, slots=True)
class Term:
    """A number of a sum with its name, empty where nothing tells it apart."""

    name: str
    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Worked:
    """A sum written out: its terms, what they make, and what is stated, under its own name."""

    terms: tuple[Term, ...]
    computed: str
    stated: Term

    def __str__(self) -> str:
        """In plain text: "Almelo 479 + Borne 1.816 = 2.295; er staat 2.300"."""
        added = " + ".join(f"{term.name} {term.words}".strip() for term in self.terms)
        name = f" ({self.stated.name})" if self.stated.name else ""
        return f"{added} = {self.computed}; er staat {self.stated.words}{name}"


@dataclass(frozen=True, slots=True)
class Side:
    """A place as shown: its ``words`` are sentences with what the check is about marked."""

    head: str
    place: Place
    words: tuple[Markup, ...]
    table: str
    in_table: str

    @property
    def page(self) -> str:
        """The page as printed, and that in the file where it is another."""
        return page_name(self.place.page_label, self.place.page_number)

    @property
    def plain(self) -> str:
        """Its words without marks."""
        return " ".join(words.striptags() for words in self.words)


@lru_cache(maxsize=REMEMBERED)
def worked(check: Check) -> Worked | None:
    """The sum of a check; None where it has none, or no part to add up."""
    stated = next((e for e in check.evidence if e.role == "stated"), None)
    parts = [e for e in check.evidence if e.role == "part"]
    if check.relation != _ADDED or stated is None or len(parts) < 2:
        return None
    told = names([part.setting for part in parts])
    if len(set(told)) == 1:
        told = ("",) * len(parts)
    terms = tuple(
        Term(name, _words(part), part.place) for name, part in zip(told, parts, strict=True)
    )
    whole = Term(stated.setting.row, check.stated or _words(stated), stated.place)
    return Worked(terms, check.computed or "", whole)


@lru_cache(maxsize=REMEMBERED)
def sides(check: Check) -> tuple[Side, ...]:
    """The places of a check: those in one sentence together, the parts of a sum in a table not again."""
    groups: dict[object, list[Evidence]] = {}
    is_sum = worked(check) is not None
    for evidence in check.evidence:
        setting = evidence.setting
        if not (is_sum and evidence.role == "part" and setting.table):
            key = setting.passage or (setting.table_id, setting.row, setting.column)
            key = key if setting.text else evidence.place.span_id
            groups.setdefault((key, not setting.passage and evidence.role), []).append(evidence)
    return tuple(_side(check, group) for group in groups.values())


def _side(check: Check, group: Sequence[Evidence]) -> Side:
    first = min(group, key=lambda evidence: _ROLES.index(evidence.role))
    settings = [_narrowed(check, evidence) for evidence in group]
    words = tuple(quotations(settings)) or tuple(_alone(group))
    head = _OTHER_HEADS.get((check.relation, first.role)) or _HEADS.get(first.role, "")
    return Side(head, first.place, words, first.setting.table, first.setting.in_table)


def _narrowed(check: Check, evidence: Evidence) -> Setting:
    """What is marked of a long place: the one word in it that the check tells of, if there is one."""
    setting, told = evidence.setting, check.stated if evidence.role == "stated" else check.computed
    if setting.at is None or not told or setting.at[1] - setting.at[0] <= _LONG:
        return setting
    found = list(re.finditer(rf"\b{re.escape(told)}\b", setting.text[slice(*setting.at)]))
    if len(found) != 1:
        return setting
    start = setting.at[0] + found[0].start()
    return replace(setting, at=(start, start + len(told)))


def _alone(group: Sequence[Evidence]) -> Iterator[Markup]:
    for evidence in group:
        yield Markup("<mark>{}</mark>").format(_words(evidence))


def _words(evidence: Evidence) -> str:
    return " ".join(evidence.place.quote.split())
