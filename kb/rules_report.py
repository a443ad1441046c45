"""Where each rule of commitments fires, what it decides and overrides, and how often it is right.

``python -m kb.rules_report CORPUS [--annotations FOLDER]`` (``make rules``) reads the documents of a
folder and prints a line for each rule: on how many sentences it voted, how many of those it decided,
how many of the commitments among these are in the annotations, and which rules it beat.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from corpus.commitment_rules import commitment_rules
from corpus.folder import read_folder
from extract.limits import Limits
from kb.quality.annotations import Annotated, load_annotations
from kb.quality.compare import SAME_PLACE, overlap
from kb.read_source import SourceResult, read_source
from kb.terminal import one_line
from nlp.commitments import SentenceDecision

Range = tuple[int, int]


@dataclass(slots=True)
class Fired:
    """What a rule did: ``right`` of the ``judged`` commitments that it decided are annotated."""

    votes: int = 0
    decides: int = 0
    judged: int = 0
    right: int = 0
    beats: Counter[str] = field(default_factory=Counter)


def tally(
    decisions: Iterable[SentenceDecision],
    found: dict[str, Fired],
    annotated: Annotated | None = None,
) -> None:
    """Add what each rule did in the decisions on a document to ``found``."""
    for item in decisions:
        decision = item.decision
        for rule in {vote.rule for vote in decision.votes}:
            found.setdefault(rule, Fired()).votes += 1
        for lost, by in decision.beaten:
            found.setdefault(by.rule, Fired()).beats[lost.rule] += 1
        if decision.winner is not None:
            fired = found[decision.winner.rule]
            fired.decides += 1
            if decision.outcome == "commitment" and annotated is not None:
                _judge(fired, item, annotated)


def _judge(fired: Fired, item: SentenceDecision, annotated: Annotated) -> None:
    """Count a commitment as right or wrong, where the annotations are about its place."""
    place = (item.sentence.source.start, item.sentence.source.end)
    if annotated.commitments is None or not _covered(place, annotated.coverage):
        return
    fired.judged += 1
    fired.right += any(
        overlap(place, (note.start, note.end)) >= SAME_PLACE for note in annotated.commitments
    )


def _covered(place: Range, coverage: Sequence[Range] | None) -> bool:
    return coverage is None or any(start <= place[0] < end for start, end in coverage)


def report_lines(found: Mapping[str, Fired]) -> Iterator[str]:
    """A line for each rule, the busiest first, and one for those that never voted."""
    yield f"{'rule':<28}{'votes':>7}{'decides':>9}{'right':>12}  beats"
    for rule, fired in sorted(found.items(), key=lambda item: (-item[1].votes, item[0])):
        right = f"{fired.right} of {fired.judged}" if fired.judged else "-"
        beats = ", ".join(f"{name} {n}" for name, n in fired.beats.most_common())
        yield f"{rule:<28}{fired.votes:>7}{fired.decides:>9}{right:>12}  {beats}".rstrip()
    silent = sorted(set(commitment_rules().rules) - set(found))
    yield f"never: {', '.join(silent) or '-'}"


def decisions_of(result: SourceResult) -> Iterator[SentenceDecision]:
    """The decisions on all sentences of a source that was read and kept."""
    for document in result.documents:
        yield from document.findings.decisions


@click.command()
@click.argument(
    "corpus", type=click.Path(path_type=Path, exists=True, file_okay=False), default="corpus"
)
@click.option(
    "--annotations",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of annotations: how many of a rule's commitments are right.",
)
def main(corpus: Path, annotations: Path | None) -> None:
    """Print what each rule of commitments does on the documents of CORPUS.

    \b
    Example:
        python -m kb.rules_report corpus --annotations ../shared/gold
    """
    with one_line():
        known = load_annotations(annotations) if annotations else ()
        found: dict[str, Fired] = {}
        for entry in read_folder(corpus).sources:
            result = read_source(entry, limits=Limits(), keep=True)
            about = next((a for a in known if entry.file.startswith(a.file)), None)
            tally(decisions_of(result), found, about)
    for line in report_lines(found):
        click.echo(line)


if __name__ == "__main__":
    main()
