"""Differences that people know of, in a file: what a build finds more or less than those is news.

A difference is known by what it says (document, subject, both numbers), not by its place: an edit
elsewhere in a document changes nothing. For each document the file also has which checks agree, by what
they say, so that a number that is misread shows as an agreement that is lost, also where another is gained.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from corpus.loading import Record, load_toml

_HEAD = """\
# What the documents of this folder get wrong, read in their text by a person: `woondeal check --known` says
# what is new. `woondeal check --write-known` writes this file again and keeps the remarks.
"""


class KnownDifference(Record, frozen=True, kw_only=True):
    """One difference; ``remark`` says what a person saw."""

    document: str
    relation: str
    subject: str = ""
    stated: str = ""
    computed: str = ""
    remark: str = ""

    @property
    def says(self) -> tuple[str, ...]:
        """What the difference is known by."""
        return self.document, self.relation, self.subject, self.stated, self.computed


class KnownDifferences(Record, frozen=True, kw_only=True):
    """The file: what agrees by document, and the differences."""

    agreements: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    difference: tuple[KnownDifference, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """What is not as the file says: differences that it does not have, differences that are gone, and
    agreements that are lost, by document."""

    new: tuple[KnownDifference, ...] = ()
    gone: tuple[KnownDifference, ...] = ()
    lost: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether somebody should look: a difference that is gone is no trouble."""
        return bool(self.new or self.lost)


def load_known(path: Path) -> KnownDifferences:
    """Read the file; raises :class:`corpus.loading.CorpusError` with the line that is wrong."""
    return load_toml(path, KnownDifferences)


def found_in(database: sqlite3.Connection) -> KnownDifferences:
    """What a knowledge base says now, as such a file would."""
    differs = tuple(
        KnownDifference(
            document=row["document_id"],
            relation=row["relation"],
            subject=row["subject"] or "",
            stated=row["stated"] or "",
            computed=row["computed"] or "",
        )
        for row in database.execute(
            """select document_id, relation, subject, stated, computed from checks
               where outcome = 'differs' order by document_id, relation, subject, stated, computed"""
        )
    )
    agreements: dict[str, list[str]] = {}
    for row in database.execute(
        """select document_id, relation, subject, stated from checks where outcome = 'agrees'
           order by document_id, relation, subject, stated"""
    ):
        told = (row["relation"], row["subject"] or "", row["stated"] or "")
        agreements.setdefault(row["document_id"], []).append(" | ".join(told))
    agreeing = {document: tuple(found) for document, found in agreements.items()}
    return KnownDifferences(agreements=agreeing, difference=differs)


def compare(known: KnownDifferences, found: KnownDifferences) -> News:
    """What is found more, or less, than is known."""
    lost = {
        document: tuple((Counter(told) - Counter(found.agreements.get(document, ()))).elements())
        for document, told in known.agreements.items()
    }
    return News(
        _without(found.difference, known.difference),
        _without(known.difference, found.difference),
        {document: gone for document, gone in lost.items() if gone},
    )


def _without(
    some: Iterable[KnownDifference], others: Iterable[KnownDifference]
) -> tuple[KnownDifference, ...]:
    """Return ``some`` without as many of each as there are in ``others``."""
    left = Counter(other.says for other in others)
    found = []
    for each in some:
        if left[each.says]:
            left[each.says] -= 1
        else:
            found.append(each)
    return tuple(found)


def write_known(path: Path, found: KnownDifferences, before: KnownDifferences) -> None:
    """Write the file; remarks of ``before`` stay with the differences that they are about."""
    remarks: dict[tuple[str, ...], list[str]] = {}
    for each in before.difference:
        remarks.setdefault(each.says, []).append(each.remark)
    lines = [_HEAD, "[agreements]"]
    for name, told in found.agreements.items():
        lines += [f"{_quoted(name)} = [", *(f"  {_quoted(each)}," for each in told), "]"]
    for each in found.difference:
        remark = remarks[each.says].pop(0) if remarks.get(each.says) else ""
        lines += ["", "[[difference]]"]
        values = (
            *zip(("document", "relation", "subject", "stated", "computed"), each.says, strict=True),
        )
        lines += [f"{name} = {_quoted(value)}" for name, value in values if value]
        if remark:
            lines.append(f"remark = {_quoted(remark)}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    """A basic string of TOML, which escapes as JSON does but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
