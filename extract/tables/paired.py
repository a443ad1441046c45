"""A list of names followed by a list of numbers: two columns that a converter took apart.

Names and numbers are paired only where there are as many of each; where there are not, what is
certain (a total that stands last in both) is kept and the rest is left out with a warning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clean import clean
from extract.lines import TextLine
from extract.marks import ends_sentence, is_caption, mark_of
from extract.model import Cell, Note, Segment
from extract.tables.draft import Draft, joined
from extract.tables.values import is_total

READER = "lijst met namen naast lijst met getallen"
_NUMBER_ONLY = re.compile(r"(?:€\s?)?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\s?%?(?:\s?[a-zé]{3,})?")
_FEWEST = 3
_NAME_LENGTH = 60


def paired_tables(text: str, lines: Sequence[TextLine]) -> list[Draft]:
    """The tables of this shape on a page."""
    drafts: list[Draft] = []
    used = -1
    i = 0
    while i < len(lines):
        if not _is_number(lines[i]):
            i += 1
            continue
        end = i
        while end < len(lines) and _is_number(lines[end]) and (end == i or lines[end].gap <= 2):
            end += 1
        numbers = lines[i:end]
        if len(numbers) >= _FEWEST:
            names = _names(lines, i, used)
            if len(names) >= _FEWEST - 1:
                drafts.append(_draft(text, names, numbers))
                used = end - 1
        i = end
    # One such list can be chance; a page of them, or one with as many names, is not.
    sure = [d for d in drafts if not d.warnings]
    return drafts if sure and len(drafts) > 1 else sure


def _is_number(line: TextLine) -> bool:
    return bool(_NUMBER_ONLY.fullmatch(line.text)) and any(c.isdigit() for c in line.text)


def _names(lines: Sequence[TextLine], first: int, used: int) -> list[TextLine]:
    """The lines of names before line ``first``: close together, none a sentence."""
    found: list[TextLine] = []
    i = first - 1
    while i > used:
        line = lines[i]
        if (
            len(line.text) > _NAME_LENGTH
            or is_caption(line.text)
            or ends_sentence(line.text)
            or mark_of(line.text) is not None
            or _is_number(line)
        ):
            break
        found.append(line)
        if line.gap > 0:
            break
        i -= 1
    return list(reversed(found))


def _entries(names: Sequence[TextLine]) -> list[tuple[TextLine, ...]]:
    """The names with wrapped lines put together: a line is wrapped when a blank stands behind it
    or a bracket is open."""
    entries: list[list[TextLine]] = []
    goes_on = False
    for line in names:
        if goes_on:
            entries[-1].append(line)
        else:
            entries.append([line])
        whole = " ".join(x.text for x in entries[-1])
        goes_on = line.soft or whole.count("(") > whole.count(")")
    return [tuple(entry) for entry in entries]


def _draft(text: str, names: Sequence[TextLine], numbers: Sequence[TextLine]) -> Draft:
    entries = _entries(names)
    title: tuple[Segment, ...] = ()
    cells: list[Cell] = []
    if entries and len(entries[0]) == 1 and entries[0][0].text.isupper():
        title = joined(entries[0])
        cells.append(Cell(0, 0, title, 1, 2, is_header=True))
        entries = entries[1:]
    page = numbers[0].page
    warnings: list[Note] = []
    pairs = list(zip(entries, numbers, strict=False))
    if len(entries) != len(numbers):
        pairs = []
        last = " ".join(x.text for x in entries[-1]) if entries else ""
        if is_total(last) and _has_unit(numbers[-1]) and not any(map(_has_unit, numbers[:-1])):
            pairs = [(entries[-1], numbers[-1])]
        heading = clean(text, title).text if title else ""
        warnings.append(
            Note(
                "extract",
                f"Er staan {len(entries)} namen naast {len(numbers)} getallen"
                f"{f' onder {heading}' if heading else ''}; welk getal bij welke naam hoort is niet "
                "te zeggen. Die getallen zijn weggelaten.",
                page,
                Segment(names[0].start, numbers[-1].end),
            )
        )
    depth = 1 if title else 0
    for row, (entry, number) in enumerate(pairs, start=depth):
        cells.append(Cell(row, 0, joined(entry)))
        cells.append(Cell(row, 1, (number.segment,)))
    return Draft(
        cells=tuple(cells),
        lines=(*names, *numbers),
        reader=READER,
        warnings=tuple(warnings),
    )


def _has_unit(line: TextLine) -> bool:
    return bool(re.search(r"[a-zé]{3,}$", line.text))
