"""Which sources corrections speak of: all that they may be about, and not the others."""

from __future__ import annotations

import pytest

from corpus.corrections import Correction
from kb.corrections.touched import Known, Touched
from kb.rows import SourceRows


def source(*quotes: str) -> SourceRows:
    rows = SourceRows()
    for number, quote in enumerate(quotes):
        rows.add("spans", id=f"span{number}", quote=quote)
    return rows


def touched(exact: str | None = None, span: str | None = None) -> Touched:
    return Touched([_correction(exact, span)])


def _correction(exact: str | None, span: str | None) -> Correction:
    fields = dict.fromkeys(Correction.__dataclass_fields__)
    return Correction(**{**fields, "kind": "count", "exact": exact, "span": span})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("exact", "quote"),
    [
        ("250 woningen", "250\n  woningen"),
        ("woningbouw", "woning-\nbouw"),
        ("De gemeente …", "De gemeente bouwt 250 woningen"),
    ],
)
def test_a_source_with_the_words_is_touched(exact: str, quote: str) -> None:
    assert touched(exact)(source("iets", quote))


@pytest.mark.parametrize("quote", ["25 woningen", "250 woningen en meer", ""])
def test_a_source_with_other_words_is_not(quote: str) -> None:
    assert not touched("250 woningen")(source(quote))


def test_a_source_with_the_key_is_touched() -> None:
    assert touched(span="span1")(source("a", "b"))
    assert not touched(span="span1")(source("a"))


def test_all_sources_know_documents_and_parties() -> None:
    known = Known()
    for name in ("a", "b"):
        rows = SourceRows()
        rows.add("documents", id=name)
        rows.add("parties", id=f"gemeente-{name}", name=name.upper())
        known.add(rows)
    assert known.documents == {"a", "b"}
    assert known.parties == {"gemeente-a": "A", "gemeente-b": "B"}
