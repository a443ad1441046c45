"""``make quality``: build, measure, and write ``docs/quality.md`` and ``docs/quality.json``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from corpus.manifest import CorpusError
from kb.quality.annotations import AnnotationError, are_in, load_annotations
from kb.quality.measure import measure_build
from kb.quality.report import Quality, as_data, as_markdown

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "corpus"
ANNOTATIONS = ROOT.parent / "shared" / "gold"
DOCS = ROOT / "docs"


@click.command()
@click.option(
    "--annotations",
    type=click.Path(path_type=Path, file_okay=False),
    default=ANNOTATIONS,
    help="The folder with annotations.  [default: ../shared/gold]",
)
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=CORPUS,
    help="The folder of documents.  [default: corpus]",
)
@click.option(
    "--docs",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=DOCS,
    help="The folder to write quality.md and quality.json to.  [default: docs]",
)
def main(annotations: Path, corpus: Path, docs: Path) -> None:
    """Measure how well the documents are read, on annotations that people made.

    Where there are no annotations nothing is written.

    \b
    Example:
        python -m kb.quality --annotations ../shared/gold
    """
    if not are_in(annotations):
        click.echo(f"No annotations in {annotations}: nothing to measure against.")
        return
    try:
        quality = measure_build(corpus, load_annotations(annotations))
    except (AnnotationError, CorpusError) as error:
        raise click.ClickException(str(error)) from error
    _write(quality, docs)
    _tell(quality)
    click.echo(f"Wrote {docs.name}/quality.md and {docs.name}/quality.json")


def _write(quality: Quality, docs: Path) -> None:
    (docs / "quality.md").write_text(as_markdown(quality), encoding="utf-8")
    data = json.dumps(as_data(quality), ensure_ascii=False, indent=2)
    (docs / "quality.json").write_text(data + "\n", encoding="utf-8")


def _tell(quality: Quality) -> None:
    counts, commitments = quality.counts, quality.commitments
    for name, value in (
        ("counts, F1", counts.found.f1),
        ("counts, right core of all", counts.core_recall.value),
        ("commitments, F1", commitments.found.f1),
        ("responsible parties, F1", commitments.parties.f1),
        ("deadlines, F1", commitments.deadlines.f1),
        ("modality", commitments.modality.value),
    ):
        click.echo(f"  {'–' if value is None else f'{value:.1%}':>7}  {name}")
    click.echo(f"  {quality.build_seconds:6.1f}s  the whole build")


if __name__ == "__main__":
    main()
