"""What a reader is asked about a row, and the answers as a judgement.

A reader is asked in Dutch, the language of the documents; a file may answer in English too.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from judging.judgements import FIELDS, Judgement, Verdict
from judging.rows import Row

WIDTH = 100

#: What readers write, and the verdict that it is.
_VERDICTS: Mapping[str, Verdict] = {
    "right": "right",
    "yes": "right",
    "none": "right",
    "wrong": "wrong",
    "no": "wrong",
    "missing": "wrong",
    "unsure": "unsure",
    "disputed": "unsure",
    "open": "open",
    "goed": "right",
    "fout": "wrong",
    "onzeker": "unsure",
}
_YES_NO: Mapping[str, bool] = {"yes": True, "no": False, "ja": True, "nee": False}
_ABOUT_FIELD = ("goed", "fout", "onzeker", "open")
_LABELS: Mapping[str, str] = {
    "value": "het getal",
    "unit": "wat er geteld wordt, met grens en per wat",
    "area": "het gebied",
    "project": "het project",
    "segment": "het segment",
    "basis": "de grondslag",
    "period": "de periode",
    "is_commitment": "dat het een afspraak is",
    "parties": "wie verantwoordelijk is",
    "deadline": "de termijn",
}


class UnknownVerdictError(ValueError):
    """An answer is missing or none of those that can be given; the message is one line."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question about a field, and the answers that can be given; the first is the likeliest."""

    field: str
    text: str
    answers: tuple[str, ...]


def questions(row: Row) -> Iterator[Question]:
    """What a reader is asked about a row."""
    for name in FIELDS[row.kind]:
        said = row.values.get(name)
        yield Question(name, f"{_LABELS[name]} ({said if said is not None else '-'})", _ABOUT_FIELD)
    yield Question("printable", "kan het zo gedrukt worden", ("ja", "nee"))
    yield Question("dangerous", "zou het een lezer misleiden", ("nee", "ja"))


def judgement_of(row: Row, answers: Mapping[str, str], reader: str, sample: str) -> Judgement:
    """The judgement that a reader's answers are.

    Raises :class:`UnknownVerdictError` where an answer is missing or unknown.
    """
    return Judgement(
        kind=row.kind,
        sha256=row.sha256,
        start=row.start,
        end=row.end,
        row=row.key,
        values=row.values,
        verdicts={name: _verdict(answers, name, row) for name in FIELDS[row.kind]},
        printable=_yes(answers, "printable", row),
        dangerous=_yes(answers, "dangerous", row),
        reader=reader,
        sample=sample,
        level=row.level,
    )


def _verdict(answers: Mapping[str, str], name: str, row: Row) -> Verdict:
    try:
        return _VERDICTS[answers[name]]
    except KeyError:
        raise UnknownVerdictError(
            f"{row.key}: {name} is {answers.get(name)!r}; give one of {', '.join(_VERDICTS)}"
        ) from None


def _yes(answers: Mapping[str, str], name: str, row: Row) -> bool:
    try:
        return _YES_NO[answers[name]]
    except KeyError:
        raise UnknownVerdictError(
            f"{row.key}: {name} is {answers.get(name)!r}; give yes or no"
        ) from None


def shown(row: Row) -> str:
    """A row for the terminal: what it says, then its words between marks in those around."""
    said = [f"  {name:<14}{value}" for name, value in row.values.items() if value is not None]
    around = f"{row.before}»{row.quote}«{row.after}"
    lines = [
        line
        for paragraph in around.splitlines()
        if paragraph.strip()
        for line in textwrap.wrap(paragraph, WIDTH - 4) or [""]
    ]
    place = f"{row.file}, pagina {row.page}: {row.title} ({row.document_kind})"
    return "\n".join([place, *said, "", *(f"    {line}" for line in lines)])
