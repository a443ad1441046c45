"""``woondeal diff``: what differs between two knowledge bases, on the terminal or as JSON."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from corpus.codes import label
from corpus.dutch_numbers import dutch_number
from kb.difference import KINDS, Change, differences
from kb.show import open_database
from kb.terminal import one_line

_SIGNS = {"new": "+", "gone": "-", "changed": "~"}
_KIND_WORDS = {
    "documents": "document",
    "counts": "aantal",
    "commitments": "afspraak",
    "checks": "controle",
}
_FIELD_WORDS = {
    "title": "titel",
    "kind": "soort",
    "dated": "datum",
    "status": "status",
    "area": "gebied",
    "reading": "gelezen",
    "value": "aantal",
    "low": "ondergrens",
    "high": "bovengrens",
    "unit": "eenheid",
    "per": "per",
    "qualifier": "aanduiding",
    "project": "project",
    "measure": "wat",
    "segment": "segment",
    "basis": "grondslag",
    "period_start": "van",
    "period_end": "tot",
    "level": "zekerheid",
    "parties": "partijen",
    "deadlines": "termijnen",
    "modality": "aard",
    "condition": "voorwaarde",
    "subject": "onderwerp",
    "stated": "genoemd",
    "computed": "berekend",
    "outcome": "uitkomst",
}
#: Fields that hold a code, and the list that it is in.
_CODES = {
    "kind": "document_kind",
    "basis": "basis",
    "level": "level",
    "modality": "modality",
    "outcome": "outcome",
    "qualifier": "qualifier",
}
_WIDTH = 100
_QUOTE_WIDTH = 240


@click.command()
@click.argument("old", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("new", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--json", "in_json", is_flag=True, help="A list of all that differs, as JSON.")
def diff(old: Path, new: Path, in_json: bool) -> None:
    """Tell what differs between two knowledge bases, by document, with the words.

    Exit status 0: nothing differs; 1: something does, or a file cannot be read.

    \b
    Example:
        woondeal diff last-month.db woondeal.db
    """
    with one_line(), closing(open_database(old)) as before, closing(open_database(new)) as after:
        found = list(differences(before, after))
    if in_json:
        click.echo(json.dumps([asdict(change) for change in found], ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(diff_lines(found)))
    if found:
        raise SystemExit(1)


def diff_lines(found: Sequence[Change]) -> Iterator[str]:
    """What differs in words, by document; the last line counts."""
    in_order = sorted(found, key=lambda change: (change.document, KINDS.index(change.kind)))
    for document, changes in groupby(in_order, key=lambda change: change.document):
        yield document or "(zonder titel)"
        for change in changes:
            yield from _lines_of(change)
        yield ""
    counts = Counter(change.what for change in found)
    yield f"{counts['new']} nieuw, {counts['gone']} weg, {counts['changed']} veranderd"


def _lines_of(change: Change) -> Iterator[str]:
    place = f", p. {change.page}" if change.page else ""
    yield f"  {_SIGNS[change.what]} {_KIND_WORDS[change.kind]} {change.id}{place}"
    if change.quote:
        yield textwrap.indent(
            textwrap.fill(textwrap.shorten(change.quote, _QUOTE_WIDTH, placeholder=" …"), _WIDTH),
            "      ",
        )
    for name, (before, after) in change.fields.items():
        yield f"      {_FIELD_WORDS[name]}: {_values(change, name, before, after)}"


def _values(change: Change, name: str, before: Any, after: Any) -> str:
    if change.what == "changed":
        return f"{_shown(name, before)} → {_shown(name, after)}"
    return _shown(name, after if change.what == "new" else before)


def _shown(name: str, value: Any) -> str:
    """A value as people read it; a dash for none."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return dutch_number(value)
    return label(_CODES[name], value) if name in _CODES else str(value)
