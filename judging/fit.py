"""Fit the model of confidence on judged rows: which features of a reading say that all of it is right.

A logistic regression over features that are there or not (``Count.features``): its weights can be read,
and stand in ``corpus/reference/confidence.toml``. How well it does is measured on documents that it was
not fitted on: the documents are dealt into parts, and each part is told by a model of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from judging.judgements import Judgement, Value, judged_as

#: A feature on fewer judged rows than this has no weight: chance would say what it is worth.
FEWEST_ROWS = 8
#: Parts that the documents are dealt into to measure the model.
PARTS = 10
#: How strongly weights are held to zero, from strong to weak; the one that tells best is taken.
STRENGTHS = (0.03, 0.1, 0.3, 1.0)
#: Rows of one document, and the model learns no more from it than from others.
MOST_ROWS = 40
#: Weights of kinds of document are held to zero this many times less than others: whether a document is
#: an agreement matters more than any way of reading it.
_OF_KIND = 4.0
#: Papers of no known kind are of all kinds: what was judged of some says nothing of others.
_SAY_NOTHING = frozenset({"kind:other"})
#: A weight below this is not worth a line.
SMALLEST_WEIGHT = 0.03


@dataclass(frozen=True, slots=True)
class Observation:
    """A judged row as the model sees it: its features, whether all of it is right, its file and kind."""

    features: frozenset[str]
    is_right: bool
    file: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Model:
    """A probability for features: the logistic function of ``intercept`` and the weights of those there."""

    intercept: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model, and for each observation what a model that had not seen its file says of it."""

    model: Model
    apart: tuple[float, ...]


class Judged(Protocol):
    """A row of this build, as far as a judgement needs it."""

    @property
    def place(self) -> tuple[str, int, int]: ...
    @property
    def values(self) -> Mapping[str, Value]: ...
    @property
    def features(self) -> Iterable[str]: ...
    @property
    def document_kind(self) -> str: ...


def observations(rows: Iterable[Judged], judgements: Iterable[Judgement]) -> Iterator[Observation]:
    """The rows whose worth is known: one for each place, right only where no reader says otherwise."""
    said: dict[tuple[str, int, int], list[Judgement]] = {}
    for judgement in judgements:
        said.setdefault(judgement.place, []).append(judgement)
    for row in rows:
        verdicts = [judged_as(judgement, row.values) for judgement in said.get(row.place, ())]
        known = [verdict for verdict in verdicts if verdict is not None]
        if known:
            yield Observation(frozenset(row.features), all(known), row.place[0], row.document_kind)


def spread(known: Iterable[Observation], most: int = MOST_ROWS) -> list[Observation]:
    """At most so many rows of each file, taken at equal steps through it."""
    by_file: dict[str, list[Observation]] = {}
    for item in known:
        by_file.setdefault(item.file, []).append(item)
    found = []
    for items in by_file.values():
        step = max(1.0, len(items) / most)
        found += [items[int(n * step)] for n in range(min(most, len(items)))]
    return found


class TooFewJudgementsError(ValueError):
    """There is too little to fit a model on; the message is one line that says what to do."""


def fit(known: Sequence[Observation]) -> Fitted:
    """Fit the model, with the strength that tells best on documents apart.

    Raises :class:`TooFewJudgementsError` where fewer documents than ``PARTS`` were judged, or all rows are alike.
    """
    # Only who fits needs it, and it takes a second to load.
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import log_loss
    from sklearn.model_selection import GroupKFold, cross_val_predict

    files = [item.file for item in known]
    right = [item.is_right for item in known]
    if len(set(files)) < PARTS or len(set(right)) < 2:
        raise TooFewJudgementsError(
            f"judge rows of {PARTS} documents at least, right ones and wrong ones"
        )
    names = feature_names(known)
    scales = [_OF_KIND if name.startswith("kind:") else 1.0 for name in names]
    table = [
        [scale * (name in item.features) for name, scale in zip(names, scales, strict=True)]
        for item in known
    ]
    best: tuple[float, float, list[float]] | None = None
    for strength in STRENGTHS:
        told = cross_val_predict(
            LogisticRegression(C=strength, max_iter=5000),
            table,
            right,
            groups=files,
            cv=GroupKFold(PARTS),
            method="predict_proba",
        )[:, 1]
        loss = float(log_loss(right, told))
        if best is None or loss < best[0]:
            best = loss, strength, [float(probability) for probability in told]
    assert best is not None
    model = LogisticRegression(C=best[1], max_iter=5000).fit(table, right)
    weights = {
        name: round(float(weight) * scale, 2)
        for name, weight, scale in zip(names, model.coef_[0], scales, strict=True)
        if abs(weight) * scale >= SMALLEST_WEIGHT
    }
    return Fitted(Model(round(float(model.intercept_[0]), 2), weights), tuple(best[2]))


def feature_names(known: Iterable[Observation]) -> list[str]:
    """The features that enough rows have, in the order of the alphabet."""
    seen = Counter(name for item in known for name in item.features - _SAY_NOTHING)
    return sorted(name for name, rows in seen.items() if rows >= FEWEST_ROWS)


#: From these likelihoods on a row is certain, or probable. The contract asks for 0.97 and 0.85: rows of plans'
#: texts, which no rule was made on, reach neither. Of judged rows apart, those from 0.9 on were right in 91 of 100, so
#: that none of these is certain; below 0.3 three of ten were (15 of 52), between 0.3 and 0.5 about half.
CERTAIN, PROBABLE = 0.95, 0.3
_EDGES = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def model_file(fitted: Fitted, known: Sequence[Observation]) -> str:
    """The file that the model is read from."""
    return "\n".join(
        (
            "# How likely all of a count is right, by what is known of its reading: written by",
            "# `python -m judging fit`, from rows that people judged. The sum of the weights of its features",
            "# is the logarithm of the odds (nlp/confidence.py).",
            "",
            *model_lines("count", fitted, known),
            "",
        )
    )


def reliability_lines(fitted: Fitted, known: Sequence[Observation]) -> Iterator[str]:
    """What models of other documents said of the rows of a document, and how often they were right."""
    kinds = ["", *sorted({item.kind for item in known})]
    for kind in kinds:
        pairs = [
            (told, item.is_right)
            for told, item in zip(fitted.apart, known, strict=True)
            if kind in ("", item.kind)
        ]
        yield f"{kind or 'all kinds'}: {len(pairs)} rows"
        for band in reliability([t for t, _ in pairs], [r for _, r in pairs], _EDGES):
            yield f"  {band.rows:>5} rows: said {band.said:.0%}, right {band.right:.0%}"


def reliability_page(lines: Iterable[str], known: Sequence[Observation]) -> str:
    """The page of ``docs`` that says how often confidence is right."""
    files = len({item.file for item in known})
    return "\n".join(
        (
            "# Confidence",
            "",
            "How often all of a count is right, by what its confidence says; `make confidence` writes this.",
            f"{len(known)} rows of {files} documents, at most {MOST_ROWS} of each, judged by people who had not",
            "seen the rules (agreements by the annotations that rules were made with). Each document was told",
            "by a model of the others; so the kind of document speaks only where others of its kind are judged.",
            "",
            "```",
            *lines,
            "```",
            "",
        )
    )


def model_lines(kind: str, fitted: Fitted, known: Sequence[Observation]) -> Iterator[str]:
    """A model as the lines of a table in TOML, the weights from worst to best."""
    files = len({item.file for item in known})
    yield f"[{kind}]"
    yield f"# {len(known)} judged rows of {files} documents"
    yield f"certain = {CERTAIN}"
    yield f"probable = {PROBABLE}"
    yield f"intercept = {fitted.model.intercept}"
    yield f"[{kind}.weights]"
    for name, weight in sorted(fitted.model.weights.items(), key=lambda item: (item[1], item[0])):
        yield f'"{name}" = {weight}'


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of which the model says much the same: how many, what it says, what share is right."""

    rows: int
    said: float
    right: float


def reliability(told: Sequence[float], right: Sequence[bool], edges: Sequence[float]) -> list[Band]:
    """The bands between ``edges`` (rising, from 0 to 1) that have rows, the least sure first."""
    bands = []
    for low, high in pairwise(edges):
        inside = [
            (probability, is_right)
            for probability, is_right in zip(told, right, strict=True)
            if low <= probability < high or (high == edges[-1] and probability == high)
        ]
        if inside:
            said = sum(probability for probability, _ in inside) / len(inside)
            share = sum(is_right for _, is_right in inside) / len(inside)
            bands.append(Band(len(inside), said, share))
    return bands
