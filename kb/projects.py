"""Which project is which: names joined within their municipality, over all documents.

Where no area is known a name is a project of its document alone.

"Zwolle Nieuwe Veemarkt/ Meeuwenlaan" and "Zwolle Nieuwe Veemarkt/Meeuwenlanden" are one project.
Names are compared without the name of their municipality and without words that say only what kind
of thing a project is. Where two projects are about equally like a name, it becomes a project of
its own: better two rows for one project than one row for two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from corpus.areas import Areas
from corpus.manifest import slug
from corpus.projects import ProjectWords, load_project_words
from kb.rows import ProjectMention, Row
from kb.words import fold
from nlp.records import UNNAMED_PLAN

#: At least so alike (0-1) are two names of one project.
ALIKE = 0.86
#: A name that is this much more like one project than like the next belongs to it.
CLEARLY = 0.06
_NUMBERING = re.compile(r"\d+|[a-z]|[ivx]+")
_WORD = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class _Project:
    """A project in the making: its key, and the words of each name that it goes by."""

    id: str
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> ProjectWords:
    return load_project_words()


class Projects:
    """The projects of all documents, which come in the order of the corpus.

    The first name that a project has is the one it keeps. ``rows`` has the rows of ``projects`` and
    ``project_names``.
    """

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        #: The projects of each area, and of each document those whose area is not known.
        self._known: dict[str, list[_Project]] = {}
        #: The project of a name in an area or document, with how alike it was.
        self._names: dict[tuple[str, str], tuple[str, float]] = {}
        self._taken: set[str] = set()
        self.rows: dict[str, list[Row]] = {"projects": [], "project_names": []}

    def add(self, mentions: Iterable[ProjectMention]) -> Mapping[str, str]:
        """The project of each count of a source, by the key of the count; no document is in two."""
        of_count: dict[str, str] = {}
        noted: dict[str, set[tuple[str, str]]] = {}
        for mention in mentions:
            name = " ".join(mention.name.split())
            in_document = noted.setdefault(mention.document_id, set())
            # a plan without a name is another one in each document
            called = f"{name} {mention.document_id}" if name == UNNAMED_PLAN else name
            where = _where(mention)
            if (where, called) not in self._names:
                self._names[where, called] = self._find(
                    mention, name, {key for key, _ in in_document}
                )
            key, score = self._names[where, called]
            of_count[mention.count_id] = key
            if (key, name) not in in_document:
                in_document.add((key, name))
                self.rows["project_names"].append(
                    {
                        "project_id": key,
                        "name": name,
                        "document_id": mention.document_id,
                        "score": round(score, 3),
                    }
                )
        return of_count

    def _find(self, mention: ProjectMention, name: str, named: set[str]) -> tuple[str, float]:
        """The project that a new name is of, one of its own where it is like none.

        ``named`` are the projects that its document names already: a document that names two things
        alike means two things, and there only what says the same in all words that tell is one.
        """
        area = "" if mention.area_id is None else self._areas[mention.area_id].name
        # no other name is like that of a plan without one
        known = [] if name == UNNAMED_PLAN else self._known.setdefault(_where(mention), [])
        words = telling_words(name, area)
        found = best_match(
            words, [(p.id, p.words) for p in known if p.id not in named or p.words == words]
        )
        if found is None:
            key = _free_key(f"{slug(area or mention.document_id)}-{slug(name)}", self._taken)
            self._taken.add(key)
            self.rows["projects"].append(
                {
                    "id": key,
                    "area_id": mention.area_id,
                    "name": name,
                    "first_document_id": mention.document_id,
                }
            )
            found = key, 1.0
        known.append(_Project(found[0], words))
        return found


def _where(mention: ProjectMention) -> str:
    """The area in which projects of a name are one; the document itself where the area is not known."""
    return mention.area_id or f"document {mention.document_id}"


def project_rows(
    mentions: Iterable[ProjectMention], areas: Areas
) -> tuple[Mapping[str, str], Mapping[str, list[Row]]]:
    """The project of each count (by its key), and the rows of ``projects`` and ``project_names``."""
    projects = Projects(areas)
    return projects.add(mentions), projects.rows


def telling_words(name: str, municipality: str) -> tuple[str, ...]:
    """The words of a project's name that tell it from others of its municipality.

    The municipality's whole name goes, not parts of it: in Olst-Wijhe, Olst and Wijhe are two
    places. All words stay where nothing else is left ("Zwolle").
    """
    own = tuple(_WORD.findall(fold(municipality)))
    words = tuple(_WORD.findall(fold(name)))
    kept: list[str] = []
    place = 0
    while place < len(words):
        if own and words[place : place + len(own)] == own:
            place += len(own)
            continue
        if words[place] not in _words().empty:
            kept.append(words[place])
        place += 1
    return tuple(kept) or words


def likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """How alike two names are, from 0 to 1, by their telling words.

    Names that differ in a number (Roman too), a letter, a quarter of the compass or another word
    that tells projects apart are not alike at all.
    """
    if _kept(a) != _kept(b):
        return 0.0
    return fuzz.token_sort_ratio(" ".join(a), " ".join(b)) / 100


def _kept(words: Sequence[str]) -> frozenset[str]:
    return frozenset(w for w in words if w in _words().telling or _NUMBERING.fullmatch(w))


def best_match(
    words: Sequence[str], known: Iterable[tuple[str, Sequence[str]]]
) -> tuple[str, float] | None:
    """The project whose names are alike and clearly more so than any other's, with the score."""
    scores: dict[str, float] = {}
    for key, others in known:
        scores[key] = max(scores.get(key, 0.0), likeness(words, others))
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < ALIKE:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEARLY:
        return None
    return ranked[0]


def _free_key(wanted: str, taken: set[str]) -> str:
    key, number = wanted, 1
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    return key
