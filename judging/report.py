"""What was judged: how many rows, what is right of each field and level, how far readers agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from judging.judgements import FIELDS, Judgement, Kind, agreement


def report_lines(judgements: Sequence[Judgement], kind: Kind) -> Iterator[str]:
    """The report, line by line."""
    files = {judgement.sha256 for judgement in judgements}
    readers = {judgement.reader for judgement in judgements}
    yield f"{len(judgements)} judgements of {len(files)} files by {len(readers)} readers"
    if not judgements:
        return
    for name in FIELDS[kind]:
        verdicts = Counter(judgement.verdicts[name] for judgement in judgements)
        told = ", ".join(f"{verdict} {n}" for verdict, n in verdicts.most_common())
        yield f"  {name:<14}{told}"
    for level in sorted({judgement.level for judgement in judgements}):
        of_level = [judgement for judgement in judgements if judgement.level == level]
        yield f"  {level or 'no level':<14}{_shares(of_level)}"
    agreed, pairs = agreement(judgements)
    if pairs:
        yield f"  two readers agree whether a row can be printed on {agreed} of {pairs}"


def _shares(judgements: Sequence[Judgement]) -> str:
    printable = sum(judgement.printable for judgement in judgements)
    dangerous = sum(judgement.dangerous for judgement in judgements)
    return f"{len(judgements)} rows: {printable} can be printed, {dangerous} would mislead"
