"""``woondeal add``: put a file in a corpus, with what it says of itself as a suggestion."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from corpus.areas import Areas, load_areas
from corpus.manifest import DOCUMENT_KINDS, CorpusError, DocumentEntry
from extract.errors import ReadError
from extract.limits import Limits
from extract.model import SourceText
from kb.add import Place, add_to_corpus, entry_text, find_area, find_place
from kb.local_path import LocalPath
from kb.terminal import one_line

#: What a person types for "there is none".
NONE = "-"
_DATED = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def is_interactive() -> bool:
    """Return True if somebody can be asked."""
    return sys.stdin.isatty()


def _dated(value: str) -> str | None:
    if value == NONE:
        return None
    if not _DATED.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    return value


def _text(value: str) -> str | None:
    return None if value == NONE else value


def _area(value: str) -> str | None:
    if value == NONE:
        return None
    try:
        return find_area(value, load_areas()).id
    except CorpusError as error:
        raise click.BadParameter(str(error)) from error


Parse = Callable[[str], str | None]


def _parsed(parse: Parse) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """An option's callback: what ``parse`` makes of it, and :data:`NONE` where it is none."""

    def callback(_c: click.Context, _p: click.Parameter, value: str | None) -> str | None:
        return value if value is None else parse(value) or NONE

    return callback


@click.command()
@click.argument("file", type=LocalPath(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--corpus",
    type=LocalPath(path_type=Path, file_okay=False, exists=True),
    default=Path("corpus"),
    show_default=True,
    help="The folder to put it in.",
)
@click.option("--title", help="The title of the document.")
@click.option(
    "--kind",
    type=click.Choice(DOCUMENT_KINDS),
    metavar="KIND",
    help=f"What kind of document it is: {', '.join(DOCUMENT_KINDS)}.",
)
@click.option(
    "--dated",
    metavar="DATE",
    callback=_parsed(_dated),
    help="When it is from: YYYY, YYYY-MM or YYYY-MM-DD; - for unknown.",
)
@click.option(
    "--area",
    metavar="AREA",
    callback=_parsed(_area),
    help="What it is about: the name or id of a region, municipality or province; - for none.",
)
@click.option(
    "--publisher",
    metavar="NAME",
    callback=_parsed(_text),
    help="Who published it; - for unknown.",
)
@click.option("--url", help="Where its publisher has it.")
@click.option("--id", "source_id", help="Its key in tables and links.  [default: from its name]")
@click.option("--password", metavar="SECRET", help="The password of a PDF that needs one.")
@click.option("--yes", is_flag=True, help="Take what the file says of itself, ask nothing.")
def add(
    file: Path,
    corpus: Path,
    title: str | None,
    kind: str | None,
    dated: str | None,
    area: str | None,
    publisher: str | None,
    url: str | None,
    source_id: str | None,
    password: str | None,
    yes: bool,
) -> None:
    """Put a FILE (PDF, Word, HTML, Markdown or text) in a corpus.

    Copies it to the folder's documents/, and appends what it is to the folder's manifest.toml. Title,
    kind, date, area and publisher are suggested from its first pages, and asked unless they are
    given. Without a terminal to ask on, --yes takes the suggestions; without --yes, --title and
    --kind must be given and the others stay unknown.

    \b
    Example:
        woondeal add ~/Downloads/woondeal-achterhoek.pdf --area Achterhoek --dated 2022-12
    """
    given = {"title": title, "kind": kind, "dated": dated, "area": area, "publisher": publisher}
    asks = not yes and is_interactive()
    if not yes and not asks and not (title and kind):
        raise click.UsageError("nobody to ask: give --title and --kind, or --yes")
    with one_line():
        place = find_place(corpus, file, source_id)
        text = _read(place, password)
        areas = load_areas()
        suggested = _suggested(place, text)
        if asks:
            document = _asked(suggested, given, areas)
        else:
            document = _given(suggested if yes else _bare(suggested), given)
        entry = entry_text(place, document, url=url, password=password)
        add_to_corpus(place, entry)
    _tell(place, document, text, areas)


def _suggested(place: Place, text: SourceText) -> DocumentEntry:
    """The file as one document, as it describes itself."""
    # Imported here: what reads Dutch takes seconds to load, and --help does without.
    from identity.publisher import publisher_of
    from kb.identities import suggestion
    from kb.read_source import reference

    data = reference()
    return replace(
        suggestion(place.source, text, data.areas, data.parties),
        publisher=publisher_of(text, data.areas, data.parties),
    )


def _read(place: Place, password: str | None) -> SourceText:
    from extract.read import read

    text = read(place.file, place.media_type, password, Limits())
    if not text.pages:
        raise ReadError(f"{place.file}: has no pages; get it again from its publisher")
    return text


def _bare(suggested: DocumentEntry) -> DocumentEntry:
    """Nothing but the name: what nobody has said or confirmed stays unknown."""
    return DocumentEntry(suggested.id, suggested.title, suggested.kind, 1, None)


def _given(document: DocumentEntry, given: dict[str, str | None]) -> DocumentEntry:
    """The document with the options that were given."""
    values = {name: value for name, value in given.items() if value is not None}
    changes = {name: None if value == NONE else value for name, value in values.items()}
    if "area" in changes and changes["area"] != document.area:
        document = replace(document, municipalities=())
    return replace(document, **changes)  # type: ignore[arg-type]


def _asked(suggested: DocumentEntry, given: dict[str, str | None], areas: Areas) -> DocumentEntry:
    """The document with what a person answers, or has given as options."""
    area = areas[suggested.area].name if suggested.area else None
    questions: tuple[tuple[str, str, str | None, Parse], ...] = (
        ("title", "Title", suggested.title, str),
        ("kind", f"Kind ({', '.join(DOCUMENT_KINDS)})", suggested.kind, _kind),
        (
            "dated",
            f"Date (YYYY, YYYY-MM or YYYY-MM-DD; {NONE} for unknown)",
            suggested.dated,
            _dated,
        ),
        ("area", f"Area (name or id; {NONE} for none)", area, _area),
        ("publisher", f"Publisher ({NONE} for unknown)", suggested.publisher, _text),
    )
    answers = dict(given)
    for name, question, proposed, parse in questions:
        if answers[name] is None:
            answer: str | None = click.prompt(question, default=proposed or NONE, value_proc=parse)
            answers[name] = answer or NONE
    return _given(suggested, answers)


def _kind(value: str) -> str:
    if value not in DOCUMENT_KINDS:
        raise click.BadParameter(f"{value!r} is not one of {', '.join(DOCUMENT_KINDS)}")
    return value


def _tell(place: Place, document: DocumentEntry, text: SourceText, areas: Areas) -> None:
    pages = "1 page" if len(text.pages) == 1 else f"{len(text.pages)} pages"
    click.echo(f"Added {place.target} ({pages}) to {place.manifest}")
    for name, value in (
        ("title", document.title),
        ("kind", document.kind),
        ("dated", document.dated or "unknown"),
        ("area", areas[document.area].name if document.area else "unknown"),
        ("publisher", document.publisher or "unknown"),
    ):
        click.echo(f"  {name:<10} {value}")
    if not text.text.strip():
        click.echo("Its pages are pictures: build with --ocr to recognise their text.")
    click.echo(
        f"Next: complete its entry in {place.manifest} (issued_by, legal_status, the pages of each"
        " document in it), then build:"
    )
    click.echo(f"  woondeal build --corpus {place.corpus}")
