"""Nothing that was read from a damaged page is certain: a number of it may be half of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from extract.model import Segment, SourceText
from nlp.records import Commitment, Count

Fact = TypeVar("Fact", Count, Commitment)


def doubted(facts: Iterable[Fact], source: SourceText) -> tuple[Fact, ...]:
    """Return the facts, those on a damaged page of their source as uncertain, with why."""
    if not source.damaged:
        return tuple(facts)
    return tuple(_doubted(fact, source) for fact in facts)


def _doubted(fact: Fact, source: SourceText) -> Fact:
    page = _damaged_page(fact.span, source)
    if page is None:
        return fact
    why = "; ".join(filter(None, (fact.why, f"pagina {page} van het bestand is beschadigd")))
    return replace(fact, level="uncertain", why=why)


def _damaged_page(span: Segment, source: SourceText) -> int | None:
    """Return the first damaged page that a span stands on, or None."""
    first, last = source.page_at(span.start).number, source.page_at(span.end).number
    return next((page for page in range(first, last + 1) if page in source.damaged), None)
