"""``woondeal explain`` and ``woondeal read``: why a text was read as it was, and what was read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click

from corpus.codes import values
from corpus.manifest import MEDIA_TYPES
from extract.limits import Limits
from kb.terminal import one_line

_PLACE = re.compile(r"(?P<file>.+?)(?::(?P<page>\d+))?")


def _as_json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1)


@click.command()
@click.argument("what", metavar="SENTENCE|FILE[:PAGE]")
@click.option(
    "--json", "in_json", is_flag=True, help="As JSON (docs/explain.md says what is in it)."
)
@click.option(
    "--kind",
    type=click.Choice(values("document_kind")),
    default="agreement",
    show_default=True,
    help="Read a sentence as if it stood in such a document.",
)
@click.option("--password", metavar="SECRET", help="What opens the PDF.")
def explain(what: str, in_json: bool, kind: str, password: str | None) -> None:
    """Explain why a sentence is a commitment or a count, or is not.

    Shows its words, clauses, verbs, parties, numbers and terms, the rules that voted with the words
    that they go by, what was decided and why. Of a FILE, or one PAGE of it, every sentence and every
    table: how the table was found, its headers and its counts.

    \b
    Example:
        woondeal explain "De gemeente bouwt voor 2030 vijftig woningen."
        woondeal explain corpus/documents/brief.pdf:3
    """
    # Imported here: what reads Dutch takes seconds to load, and --help does without.
    from kb.explain import explain_file, explain_text
    from kb.explain_text import lines

    with one_line():
        place = _PLACE.fullmatch(what.strip())
        if place is not None and Path(place["file"]).is_file():
            path = Path(place["file"])
            page = int(place["page"]) if place["page"] else None
            found = explain_file(path, page, password)
        elif Path(what).suffix in MEDIA_TYPES:
            raise click.UsageError(f"{what}: no such file")
        else:
            found = explain_text(what, kind)
    click.echo(_as_json(found) if in_json else "\n".join(lines(found)))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--json", "in_json", is_flag=True, help="The page model: text, pages, blocks, tables."
)
@click.option(
    "--image",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Draw the pages of a PDF in this folder, with boxes around blocks, tables and cells.",
)
@click.option("--ocr", is_flag=True, help="Recognise the text of scanned pages, with tesseract.")
@click.option("--password", metavar="SECRET", help="What opens the PDF.")
def read(file: Path, in_json: bool, folder: Path | None, ocr: bool, password: str | None) -> None:
    """Read one FILE and show what its pages hold, without building anything.

    On an image blocks are blue, tables red, cells orange and headers of tables green.

    \b
    Example:
        woondeal read brief.pdf --json > brief.json
        woondeal read brief.pdf --image pages/
    """
    from extract.read import read as read_file
    from kb.explain import entry_of
    from kb.page_drawing import draw
    from kb.page_model import page_model

    with one_line():
        entry = entry_of(file, password)
        source = read_file(entry.path, entry.media_type, entry.password, Limits(), ocr=ocr)
        written = draw(file, source, folder, entry.password) if folder is not None else []
    if in_json:
        click.echo(_as_json(page_model(source)))
        return
    for path in written:
        click.echo(str(path))
    if not written:
        click.echo(
            f"{entry.file}: {len(source.pages)} pages, {len(source.blocks)} blocks, "
            f"{len(source.grids)} tables, {len(source.warnings)} warnings"
        )
