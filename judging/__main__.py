"""``make judge``: show sampled rows in their source, and keep what a reader says of them.

A reader who has not seen the rules judges best. ``ask`` shows rows one by one; ``export`` and ``take``
do the same by way of a file, for readers who work elsewhere; ``report`` says what was judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast, get_args

import click
import msgspec

from corpus.basis_words import FILE
from corpus.loading import REFERENCE
from corpus.manifest import sha256_of
from judging.annotated import READER, judged_by_annotations
from judging.asking import UnknownVerdictError, judgement_of, questions, shown
from judging.excerpts import ExcerptError, load_excerpts, write_excerpts
from judging.fit import (
    TooFewJudgementsError,
    model_file,
    observations,
    reliability_lines,
    reliability_page,
    spread,
)
from judging.fit import fit as fit_model
from judging.fit_basis import Known, apart, fit_basis, known_of, write_model
from judging.judgements import (
    Judgement,
    JudgementError,
    Kind,
    add_judgements,
    load_judgements,
)
from judging.readings import Reading, readings_of
from judging.report import report_lines
from judging.rows import Row, draw, rows_of
from kb.quality.annotations import AnnotationError, load_annotations
from kb.show import open_database
from kb.terminal import one_line

#: Where judgements are kept: a file for each kind of row.
KEPT = Path(__file__).resolve().parent / "data"
#: Where the texts that were judged can be had.
EXCERPTS = KEPT / "excerpts.tsv"
#: Where the fitted model is read from.
MODEL = REFERENCE / "confidence.toml"
#: How often it is right.
RELIABILITY = Path(__file__).resolve().parent.parent / "docs" / "confidence.md"

database_option = click.option(
    "--database",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("woondeal.db"),
    show_default=True,
    help="The knowledge base whose rows are judged.",
)
kind_option = click.option(
    "--kind",
    type=click.Choice(get_args(Kind)),
    default="count",
    show_default=True,
    help="What is judged.",
)
judgements_option = click.option(
    "--judgements",
    type=click.Path(path_type=Path, file_okay=False),
    default=KEPT,
    help="The folder that judgements are kept in.  [default: judging/data]",
)
count_option = click.option("--count", default=20, show_default=True, help="So many rows.")
seed_option = click.option(
    "--seed", default=1, show_default=True, help="Another seed, another sample."
)


@click.group()
def main() -> None:
    """Judge rows of a knowledge base, each in the words that it was read from."""


@main.command()
@database_option
@kind_option
@judgements_option
@click.option("--reader", required=True, help="A name for the reader, to tell two apart.")
@count_option
@seed_option
def ask(database: Path, kind: str, judgements: Path, reader: str, count: int, seed: int) -> None:
    """Show sampled rows one by one and ask what is right; what was judged before is left out.

    \b
    Example:
        python -m judging ask --database woondeal.db --reader anna --count 10
    """
    with _one_line():
        path = _path(judgements, kind)
        known = load_judgements(path)
        rows = _sample(database, kind, count, seed, known)
        for number, row in enumerate(rows, 1):
            click.echo(f"\n[{number} of {len(rows)}]\n{shown(row)}\n")
            answers = {
                question.field: click.prompt(
                    question.text, type=click.Choice(question.answers), default=question.answers[0]
                )
                for question in questions(row)
            }
            add_judgements(path, [judgement_of(row, answers, reader, f"seed {seed}")])
    click.echo(f"Kept {len(rows)} judgements in {path}")


@main.command()
@database_option
@kind_option
@judgements_option
@count_option
@seed_option
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
def export(
    database: Path, kind: str, judgements: Path, count: int, seed: int, output: Path
) -> None:
    """Write sampled rows with the words around them to OUTPUT, one JSON line each.

    The level is left out: a reader judges without it.

    \b
    Example:
        python -m judging export --database woondeal.db --count 100 rows.jsonl
    """
    with _one_line():
        rows = _sample(database, kind, count, seed, load_judgements(_path(judgements, kind)))
        with output.open("wb") as file:
            for number, row in enumerate(rows, 1):
                line = {"n": number, **msgspec.to_builtins(row)}
                del line["level"]
                file.write(msgspec.json.encode(line) + b"\n")
    click.echo(f"Wrote {len(rows)} rows to {output}")


@main.command()
@database_option
@kind_option
@judgements_option
@click.option("--reader", required=True, help="A name for the reader, to tell two apart.")
@click.option("--sample", default="", help="A name for the draw.")
@click.argument("rows", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.argument("verdicts", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def take(
    database: Path,
    kind: str,
    judgements: Path,
    reader: str,
    sample: str,
    rows: Path,
    verdicts: Path,
) -> None:
    """Keep the VERDICTS that a reader wrote on exported ROWS: JSON lines with the same ``n``.

    \b
    A verdict on a count is a line such as
        {"n": 1, "value": "right", "unit": "right", "area": "wrong", "project": "right",
         "segment": "right", "basis": "unsure", "period": "right",
         "printable": "no", "dangerous": "yes"}
    """
    with _one_line():
        of_key = {row.key: row for row in rows_of(open_database(database), cast(Kind, kind))}
        exported = {line["n"]: line for line in _lines(rows)}
        found = []
        for verdict in _lines(verdicts):
            row = of_key.get(str(exported.get(verdict.get("n"), {}).get("key")))
            if row is None:
                raise click.ClickException(f"{verdicts}: no exported row {verdict.get('n')}")
            answers = {name: str(said) for name, said in verdict.items()}
            found.append(judgement_of(row, answers, reader, sample))
        add_judgements(_path(judgements, kind), found)
    click.echo(f"Kept {len(found)} judgements in {_path(judgements, kind)}")


@main.command()
@database_option
@judgements_option
@click.argument("annotations", type=click.Path(path_type=Path, file_okay=False, exists=True))
def annotated(database: Path, judgements: Path, annotations: Path) -> None:
    """Judge the counts of a knowledge base by ANNOTATIONS, a folder as `make quality` takes.

    What earlier annotations said of the same files is replaced.

    \b
    Example:
        python -m judging annotated --database woondeal.db ../shared/gold
    """
    with _one_line():
        path = _path(judgements, "count")
        found = list(judged_by_annotations(open_database(database), load_annotations(annotations)))
        again = {j.sha256 for j in found}
        kept = [j for j in load_judgements(path) if j.reader != READER or j.sha256 not in again]
        path.unlink(missing_ok=True)
        add_judgements(path, [*kept, *found])
    click.echo(f"Kept {len(found)} judgements in {path}")


@main.command()
@click.argument("repository")
@click.argument("clone", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.argument("output", type=click.Path(path_type=Path, file_okay=False))
def excerpts(repository: str, clone: Path, output: Path) -> None:
    """Write the judged pieces of texts of a public REPOSITORY, out of a CLONE of it, into the folder OUTPUT.

    \b
    Example:
        python -m judging excerpts owner/name ../clone pieces/
    """
    with _one_line():
        found = list(write_excerpts(load_excerpts(EXCERPTS), repository, clone, output))
    click.echo(f"Wrote {len(found)} texts to {output}")


@main.command()
@judgements_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=MODEL,
    help="The file to write.  [default: corpus/reference/confidence.toml]",
)
@click.option("--workers", default=2, show_default=True, help="Processes that read.")
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
)
def fit(judgements: Path, output: Path, workers: int, folders: tuple[Path, ...]) -> None:
    """Fit the model of confidence on the judged rows of the documents in FOLDERS.

    The documents are read by this code; a judgement is of use where its row still says the same.

    \b
    Example:
        python -m judging fit corpus ../shared/real-documents
    """
    with _one_line():
        known = load_judgements(_path(judgements, "count"))
        rows = [row for folder in folders for row in readings_of(folder, workers)]
        shown = [row for row in rows if "read:uncertain" not in row.features]
        items = spread(observations(shown, known))
        fitted = fit_model(items)
        output.write_text(model_file(fitted, items), encoding="utf-8")
        lines = list(reliability_lines(fitted, items))
        if output == MODEL:
            RELIABILITY.write_text(reliability_page(lines, items), encoding="utf-8")
    for line in lines:
        click.echo(line)
    click.echo(f"Wrote {output}")


@main.command("fit-basis")
@click.option(
    "--on",
    "folders",
    type=(
        click.Path(path_type=Path, file_okay=False, exists=True),
        click.Path(path_type=Path, file_okay=False, exists=True),
    ),
    multiple=True,
    required=True,
    help="A folder of annotations, and the folder of the documents that they are of.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=REFERENCE / FILE,
    help="The file to write.  [default: corpus/reference/basis-words.csv]",
)
@click.option("--workers", default=2, show_default=True, help="Processes that read.")
def fit_basis_command(folders: tuple[tuple[Path, Path], ...], output: Path, workers: int) -> None:
    """Fit the model that says from words what a number rests on.

    \b
    Example:
        python -m judging fit-basis --on judging/data/annotations pieces/
    """
    with _one_line():
        known = [item for notes, texts in folders for item in _known_bases(notes, texts, workers)]
        told = apart(known)
        write_model(output, fit_basis(known))
    click.echo(
        f"{told.numbers} numbers apart: the rules have {told.by_rules} right, "
        f"with the model {told.with_model}; it changes {told.changed}"
    )
    click.echo(f"Wrote {output}")


def _known_bases(annotations: Path, texts: Path, workers: int) -> Iterator[Known]:
    """The numbers in a folder of texts of which its annotations say what they rest on."""
    by_file: dict[str, list[Reading]] = {}
    for reading in readings_of(texts, workers):
        by_file.setdefault(reading.place[0], []).append(reading)
    files = {path.name: sha256_of(path) for path in texts.iterdir() if path.is_file()}
    for document in load_annotations(annotations):
        names = [name for name in sorted(files) if name.startswith(document.file)]
        if names and document.counts is not None:
            yield from known_of(by_file.get(files[names[0]], ()), document.counts)


@main.command()
@kind_option
@judgements_option
def report(kind: str, judgements: Path) -> None:
    """Print how many rows were judged, what is right of each field, and how far readers agree."""
    with _one_line():
        for line in report_lines(load_judgements(_path(judgements, kind)), cast(Kind, kind)):
            click.echo(line)


def _sample(
    database: Path, kind: str, count: int, seed: int, known: Sequence[Judgement]
) -> list[Row]:
    rows = rows_of(open_database(database), cast(Kind, kind))
    return draw(rows, count, seed, skip={judgement.place for judgement in known})


def _path(folder: Path, kind: str) -> Path:
    return folder / f"{kind}s.jsonl"


def _lines(path: Path) -> Iterator[dict[str, object]]:
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if line.strip():
            try:
                yield msgspec.json.decode(line, type=dict[str, object])
            except msgspec.DecodeError as error:
                raise click.ClickException(
                    f"{path}:{number}: not a line of JSON: {error}"
                ) from error


@contextmanager
def _one_line() -> Iterator[None]:
    """What a user can mend is one line."""
    with one_line():
        try:
            yield
        except (
            AnnotationError,
            ExcerptError,
            JudgementError,
            TooFewJudgementsError,
            UnknownVerdictError,
        ) as error:
            raise click.ClickException(str(error)) from error


if __name__ == "__main__":
    main()
