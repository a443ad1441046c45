"""How small layouts are read: the cases of ``tests/layouts`` and the edges of thresholds, as lines.

A case is a few lines of text under ``=== its name``; ``---page---`` begins a page, and a ``·`` at the
end of a line is a blank that a converter left there. ``make snapshots`` keeps how each is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extract.clean import clean
from extract.headers import resolve
from extract.markdown import parse_markdown
from extract.model import Cell, Grid, Segment, SourceText
from extract.passages import passages
from extract.prose import TableAt, cell_passages
from extract.text import parse_text
from tests import layout_edges, layout_moves, layout_pdfs, layout_words

CASES = Path(__file__).resolve().parent / "layouts"
_MOVES = "moves-"


def subjects() -> Sequence[str]:
    """What layouts there are: a subject for each file of cases, the PDFs, the edges, the words, and
    one for each scene of which things are moved."""
    cases = sorted(file.stem for file in CASES.iterdir())
    moves = [f"{_MOVES}{scene.replace(' ', '-')}" for scene in layout_moves.scenes()]
    return [*cases, "pdfs", "edges", "words", *moves]


def read_layouts(subject: str, folder: Path) -> Mapping[str, str]:
    """What is kept of the layouts of a subject, by case; PDFs are written in ``folder``."""
    if subject.startswith(_MOVES):
        scene = subject.removeprefix(_MOVES)
        return {scene: layout_moves.read_scene(scene.replace("-", " "))}
    if subject == "edges":
        edges = layout_edges.find_edges(folder)
        return {name: "".join(f"{line}\n" for line in lines) for name, lines in edges}
    if subject == "words":
        words = layout_words.read_words(folder)
        return {
            name.replace(" ", "-"): "".join(f"{line}\n" for line in lines) for name, lines in words
        }
    if subject == "pdfs":
        pages = layout_pdfs.read_all(folder)
        return {name: "\n".join(render(source)) + "\n" for name, source in pages}
    (file,) = CASES.glob(f"{subject}.*")
    parse = parse_markdown if file.suffix == ".md" else parse_text
    cases = cases_of(file.read_text(encoding="utf-8"))
    return {name: "\n".join(render(parse(text))) + "\n" for name, text in cases}


def cases_of(text: str) -> Iterator[tuple[str, str]]:
    """The cases of a file, with the names of files for them."""
    for case in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        name, _, body = case.partition("\n")
        body = body.rstrip("\n").replace("\n---page---\n", "\n\f").replace("·\n", " \n")
        yield re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-"), body + "\n"


def render(source: SourceText) -> Iterator[str]:
    """The page model in lines: labels, passages with marks and levels, tables, warnings."""
    labels = [page.label or "-" for page in source.pages]
    if len(labels) > 1 or labels != ["-"]:
        yield f"labels: {' '.join(labels)}"
    for passage in passages(source, 1, len(source.pages)):
        mark = f" {passage.marker!r}" if passage.marker else ""
        stem = f" of {passage.stem}" if passage.stem else ""
        parts = f" in {len(passage.segments)} parts" if len(passage.segments) > 1 else ""
        yield (
            f"{passage.position} p{passage.page} {passage.kind} {passage.level}{mark}{stem}{parts}: "
            f"{passage.text.text}"
        )
    for grid in source.grids:
        yield from _table(source, grid)
    tables = [TableAt(grid) for grid in source.grids]
    for passage in cell_passages(source, tables, 0):
        mark = f" {passage.marker!r}" if passage.marker else ""
        stem = f" of {passage.stem}" if passage.stem else ""
        section = " / ".join(passage.section)
        yield f"cell {passage.position} {passage.kind}{mark}{stem} [{section}]: {passage.text.text}"
    for note in source.warnings:
        yield f"warning p{note.page}: {note.message}"


def _table(source: SourceText, grid: Grid) -> Iterator[str]:
    caption = _said(source, grid.caption) or "no caption"
    yield (
        f"table p{grid.page_first}-{grid.page_last} {grid.row_count} x {grid.column_count} "
        f"{grid.reader} | {grid.label or 'no label'} | {caption} | {grid.evidence or ''}"
    )
    headers = resolve(source, grid)
    columns: dict[int, str] = {}
    for index, found in headers.items():
        columns[grid.cells[index].column] = found.column_text or "none"
    yield f"  heads: {' | '.join(columns[column] for column in sorted(columns))}"
    for number in range(grid.row_count):
        cells = [(i, cell) for i, cell in enumerate(grid.cells) if cell.row == number]
        names = dict.fromkeys(headers[i].row_text for i, _ in cells if i in headers)
        beside = " ; ".join(name for name in names if name)
        shown = " | ".join(_cell(source, cell) for _, cell in sorted(cells, key=_column))
        yield f"  {number} <{beside}> {shown}"
    if grid.notes:
        yield f"  notes: {_said(source, grid.notes)}"


def _column(place: tuple[int, Cell]) -> int:
    return place[1].column


def _cell(source: SourceText, cell: Cell) -> str:
    text = _said(source, cell.segments)
    span = (
        f" ({cell.row_span} x {cell.column_span})" if cell.row_span + cell.column_span > 2 else ""
    )
    return f"{cell.column}:[{text}]{span}" if cell.is_header else f"{cell.column}:{text}{span}"


def _said(source: SourceText, segments: tuple[Segment, ...]) -> str:
    return clean(source.text, segments).text
