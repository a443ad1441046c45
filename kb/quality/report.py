"""The figures in words: ``docs/quality.md`` for people and ``docs/quality.json`` for the site.

Neither holds a date or anything else of the run, so the same reading gives the same files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb import __version__
from kb.quality.annotations import CountNote, DeadlineNote
from kb.quality.commitments import CommitmentFigures, CommitmentReading
from kb.quality.compare import Found, Share
from kb.quality.counts import FIELDS, CountFigures, CountReading
from kb.quality.found import FoundCount, FoundDeadline, FoundSource

#: A quote is shown as far as this many characters.
_QUOTE = 90
_DECIMALS = 4
#: A build takes less than the first of these, in seconds: a figure that is the same every time.
_LESS_THAN = (60, 120, 300)


@dataclass(frozen=True, slots=True)
class SourceReading:
    """How well one source was read; None where nobody annotated that kind of row."""

    source: FoundSource
    counts: CountReading | None
    commitments: CommitmentReading | None


@dataclass(frozen=True, slots=True)
class Quality:
    """How well all annotated sources were read, and how many seconds the whole build took.

    ``absent`` are annotated files that are not in the corpus.
    """

    sources: tuple[SourceReading, ...]
    build_seconds: float
    absent: tuple[str, ...] = ()

    @property
    def counts(self) -> CountFigures:
        """The figures of all sources together."""
        parts = (source.counts.figures for source in self.sources if source.counts)
        return sum(parts, start=CountFigures())

    @property
    def commitments(self) -> CommitmentFigures:
        """The figures of all sources together."""
        parts = (source.commitments.figures for source in self.sources if source.commitments)
        return sum(parts, start=CommitmentFigures())


def at_most_seconds(seconds: float) -> int:
    """The round number of seconds that a build stayed below."""
    return next((limit for limit in _LESS_THAN if seconds < limit), int(seconds // 60 + 1) * 60)


def as_data(quality: Quality) -> dict[str, Any]:
    """The figures as data: shares from 0 to 1 with what they are of, None where there is nothing."""
    return {
        "version": __version__,
        "build_seconds_under": at_most_seconds(quality.build_seconds),
        "all": {
            "counts": _counts_data(quality.counts),
            "commitments": _commitments_data(quality.commitments),
        },
        "sources": [
            {
                "id": reading.source.id,
                "title": reading.source.title,
                "counts": _counts_data(reading.counts.figures) if reading.counts else None,
                "commitments": (
                    _commitments_data(reading.commitments.figures) if reading.commitments else None
                ),
            }
            for reading in quality.sources
        ],
    }


def as_markdown(quality: Quality) -> str:
    """The text of ``docs/quality.md``."""
    lines = [_HEAD]
    lines.append(
        f"The whole build, all sources of the corpus, took less than "
        f"{at_most_seconds(quality.build_seconds)} seconds; [performance.md](performance.md) has "
        "the time and memory of its stages."
    )
    for file in quality.absent:
        lines.append(f"\nAnnotated and not in the corpus, so not measured: {_code(file)}.")
    lines += ["", *_counts_part(quality), "", *_commitments_part(quality)]
    for reading in quality.sources:
        lines += ["", *_source_part(reading)]
    return "\n".join(lines) + "\n"


_HEAD = """\
<!-- Made by `make quality`; edit kb/quality/ instead. -->

# Quality of the reading

How well the documents are read, measured on annotations that people made by hand. The knowledge base
was built for it without [corrections](contributing.md#correct-a-row): a correction is not a reading.

Rules were written with these documents at hand. On a document that nobody has seen before, expect
lower figures; they say most when they go down after a change.

- *Precision*: of the rows that are there, the share that people marked too. *Recall*: of what people
  marked, the share that was found. *F1*: their harmonic mean.
- A number is found where a row stands at its place with its value, a commitment where a row covers
  about the same words (at least half of what the two cover together is common to both).
- What careful readers dispute is neither asked for nor held against a row that matches it; a field
  on which they differ counts as right.
- Rows of level `uncertain` are not shown to readers in the views of counts, and do not count as found
  there.
"""


def _counts_part(quality: Quality) -> Iterator[str]:
    columns = [(r.source.title, r.counts.figures) for r in quality.sources if r.counts]
    columns.append(("all together", quality.counts))
    yield "## Counts\n"
    yield from _table(
        ("", *(title for title, _ in columns)),
        [
            ("annotated", *(str(f.found.recall.of) for _, f in columns)),
            ("rows", *(str(f.found.precision.of) for _, f in columns)),
            *_found_rows([f.found for _, f in columns]),
        ],
    )
    yield "\nOf the numbers that were found, how many have the right field:\n"
    yield from _table(
        ("field", *(title for title, _ in columns)),
        [
            *((name, *(_percent(f.fields[name]) for _, f in columns)) for name in FIELDS),
            ("core: area, project and unit", *(_percent(f.core) for _, f in columns)),
            ("full: all of these fields", *(_percent(f.full) for _, f in columns)),
            ("core, of all that are there", *(_percent(f.core_recall) for _, f in columns)),
            ("full, of all that are there", *(_percent(f.full_recall) for _, f in columns)),
        ],
    )
    yield "\nOf the rows of a level, how many are a number that people marked, with the right core:\n"
    yield from _levels([(title, f.levels) for title, f in columns])


def _commitments_part(quality: Quality) -> Iterator[str]:
    columns = [(r.source.title, r.commitments.figures) for r in quality.sources if r.commitments]
    columns.append(("all together", quality.commitments))
    yield "## Commitments\n"
    yield from _table(
        ("", *(title for title, _ in columns)),
        [
            ("annotated", *(str(f.found.recall.of) for _, f in columns)),
            ("rows (but for disputed ones)", *(str(f.found.precision.of) for _, f in columns)),
            *_found_rows([f.found for _, f in columns]),
        ],
    )
    yield "\nOf the commitments that were found, how well what is said of them was read:\n"
    yield from _table(
        ("", *(title for title, _ in columns)),
        [
            *_found_rows([f.parties for _, f in columns], "responsible parties: "),
            ("all responsible parties right", *(_percent(f.exact) for _, f in columns)),
            *_found_rows([f.deadlines for _, f in columns], "deadlines: "),
            ("modality right", *(_percent(f.modality) for _, f in columns)),
        ],
    )
    yield "\nOf the rows of a level, how many people marked as a commitment:\n"
    yield from _levels([(title, f.levels) for title, f in columns])


def _source_part(reading: SourceReading) -> Iterator[str]:
    yield f"## {reading.source.title}\n"
    lists = [
        *(_count_lists(reading.source, reading.counts) if reading.counts else ()),
        *(_commitment_lists(reading.source, reading.commitments) if reading.commitments else ()),
    ]
    filled = [(title, items) for title, items in lists if items]
    if not filled:
        yield "Nothing is missed or superfluous, and no field was read otherwise."
    else:
        yield "Pages are as printed, where that is known."
    for title, items in filled:
        yield f"\n### {title}: {len(items)}\n"
        yield from items


def _count_lists(source: FoundSource, counts: CountReading) -> Iterator[tuple[str, list[str]]]:
    yield (
        "Counts that were missed",
        [_item(source, note.start, note.quote, _about(note)) for note in counts.missed],
    )
    yield (
        "Counts that are superfluous",
        [_item(source, row.start, row.quote, _about(row)) for row in counts.superfluous],
    )
    yield (
        "Counts with another field than annotated",
        [
            _item(
                source,
                wrong.note.start,
                wrong.note.quote,
                _otherwise(
                    _value(wrong.row, wrong.field), _value(wrong.note, wrong.field), wrong.field
                ),
            )
            for wrong in counts.wrong
        ],
    )


def _commitment_lists(
    source: FoundSource, commitments: CommitmentReading
) -> Iterator[tuple[str, list[str]]]:
    yield (
        "Commitments that were missed",
        [_item(source, note.start, note.quote, _all(note.parties)) for note in commitments.missed],
    )
    yield (
        "Commitments that are superfluous",
        [_item(source, row.start, row.quote, _all(row.parties)) for row in commitments.superfluous],
    )
    yield (
        "Commitments with other responsible parties than annotated",
        [
            _item(source, note.start, note.quote, _otherwise(_all(row.parties), _all(note.parties)))
            for note, row in commitments.wrong_parties
        ],
    )
    yield (
        "Commitments with other deadlines than annotated",
        [
            _item(
                source,
                note.start,
                note.quote,
                _otherwise(
                    _all(map(_days, row.deadlines)),
                    _days(note.deadline) if note.deadline else "none",
                ),
            )
            for note, row in commitments.wrong_deadlines
        ],
    )
    yield (
        "Commitments with another modality than annotated",
        [
            _item(source, note.start, note.quote, _otherwise(str(row.modality), str(note.modality)))
            for note, row in commitments.wrong_modality
        ],
    )


def _otherwise(read: str, annotated: str, field: str | None = None) -> str:
    return f"{f'{field} ' if field else ''}read as {read}, annotated as {annotated}"


def _item(source: FoundSource, offset: int, quote: str, about: str) -> str:
    words = " ".join(quote.split())
    short = words if len(words) <= _QUOTE else words[: _QUOTE - 1].rstrip() + "…"
    return f"- p. {source.page(offset)}: {_code(short)}" + (f" ({about})" if about else "")


def _about(count: CountNote | FoundCount) -> str:
    parts = (count.unit, count.project, count.area, count.segment, count.basis)
    return ", ".join(part for part in parts if part)


def _value(count: CountNote | FoundCount, name: str) -> str:
    if name == "period":
        return f"{count.period_start or '…'} to {count.period_end or '…'}"
    return str(getattr(count, name) or "none")


def _days(deadline: DeadlineNote | FoundDeadline) -> str:
    days = " to ".join(day for day in (deadline.first_day, deadline.last_day) if day)
    return f"{deadline.kind} {deadline.every or days}"


def _all(names: Iterable[str]) -> str:
    return "; ".join(sorted(names)) or "none"


def _found_rows(found: Sequence[Found], of: str = "") -> Iterator[tuple[str, ...]]:
    yield (f"{of}precision", *(_percent(f.precision) for f in found))
    yield (f"{of}recall", *(_percent(f.recall) for f in found))
    yield (f"{of}F1", *(_as_percent(f.f1) for f in found))


def _levels(columns: Sequence[tuple[str, Mapping[str, Share]]]) -> Iterator[str]:
    levels = list(columns[-1][1])
    rows = [(f"`{level}`", *(_percent(shares[level]) for _, shares in columns)) for level in levels]
    yield from _table(("level", *(title for title, _ in columns)), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(_cell(name) for name in head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(_cell(value) for value in row) + " |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _percent(share: Share) -> str:
    """ "98.3% (175 of 178)"; a dash where there is nothing to be right about."""
    return (
        "–" if share.value is None else f"{_as_percent(share.value)} ({share.right} of {share.of})"
    )


def _as_percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"


def _code(text: str) -> str:
    # A backtick within would end the code.
    return "`" + text.replace("`", "'") + "`"


def _counts_data(figures: CountFigures) -> dict[str, Any]:
    return {
        **_found_data(figures.found),
        "fields": {name: _share_data(share) for name, share in figures.fields.items()},
        "core": _share_data(figures.core),
        "full": _share_data(figures.full),
        "core_recall": _share_data(figures.core_recall),
        "full_recall": _share_data(figures.full_recall),
        "levels": {level: _share_data(share) for level, share in figures.levels.items()},
    }


def _commitments_data(figures: CommitmentFigures) -> dict[str, Any]:
    return {
        **_found_data(figures.found),
        "parties": {**_found_data(figures.parties), "exact": _share_data(figures.exact)},
        "deadlines": _found_data(figures.deadlines),
        "modality": _share_data(figures.modality),
        "levels": {level: _share_data(share) for level, share in figures.levels.items()},
    }


def _found_data(found: Found) -> dict[str, Any]:
    return {
        "precision": _share_data(found.precision),
        "recall": _share_data(found.recall),
        "f1": _rounded(found.f1),
    }


def _share_data(share: Share) -> dict[str, Any]:
    return {"right": share.right, "of": share.of, "share": _rounded(share.value)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DECIMALS)
