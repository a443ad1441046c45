"""Fit the model that says from words what a number rests on, on numbers that people annotated.

A logistic regression over the words around a number and what the rules said of it
(``Count.seen``): one weight for each basis, which can be read. How well it does is measured on
documents that it was not fitted on.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.basis_words import ALWAYS, BASES, FEATURE, BasisWords
from judging.fit import PARTS, TooFewJudgementsError
from judging.readings import Reading
from kb.quality.annotations import CountNote
from kb.quality.compare import SAME_PLACE, overlap
from nlp.counts.learned_basis import best_basis

#: A feature in fewer documents than this has no weight: it would say what those are about.
FEWEST_DOCUMENTS = 4
#: How strongly weights are held to zero; 0.02 and 0.05 told worse on documents apart, 0.2 and 0.5 much the same.
STRENGTH = 0.3
#: A weight below this is not worth its place.
SMALLEST_WEIGHT = 0.05


@dataclass(frozen=True, slots=True)
class Known:
    """A number of which people said what it rests on: what the model sees, and the rules' answer."""

    seen: frozenset[str]
    basis: str
    by_rules: str
    file: str


def known_of(readings: Iterable[Reading], notes: Sequence[CountNote]) -> Iterator[Known]:
    """The readings of one file whose basis is known: those that people marked and agreed on."""
    for reading in readings:
        file, start, end = reading.place
        shared = [(overlap((note.start, note.end), (start, end)), note) for note in notes]
        most, note = max(shared, key=lambda pair: pair[0], default=(0.0, None))
        if note is None or most < SAME_PLACE or not note.must:
            continue
        rules = [f.removeprefix("rule:") for f in reading.seen if f.startswith("rule:")]
        if note.basis in BASES and "basis" not in note.disputed and rules:
            yield Known(reading.seen, note.basis, rules[0], file)


def fit_basis(known: Sequence[Known]) -> BasisWords:
    """The model of all these numbers.

    Raises :class:`judging.fit.TooFewJudgementsError` where they are of fewer than ``PARTS`` documents.
    """
    # Only who fits needs it, and it takes a second to load.
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    if len({item.file for item in known}) < PARTS:
        raise TooFewJudgementsError(f"annotate numbers of {PARTS} documents at least")
    in_files = Counter(name for name, _ in {(n, k.file) for k in known for n in k.seen})
    kept = {name for name, files in in_files.items() if files >= FEWEST_DOCUMENTS}
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([dict.fromkeys(sorted(item.seen & kept), 1) for item in known])
    model = LogisticRegression(C=STRENGTH, max_iter=2000, tol=1e-3)
    model.fit(table, [item.basis for item in known])
    place = {basis: number for number, basis in enumerate(model.classes_)}
    weights = {}
    for column, name in enumerate(vectorizer.get_feature_names_out()):
        found = tuple(_rounded(model.coef_, place.get(basis), column) for basis in BASES)
        if any(found):
            weights[str(name)] = found
    # A basis that nobody annotated is never told.
    always = tuple(
        round(float(model.intercept_[place[basis]]), 2) if basis in place else -99.0
        for basis in BASES
    )
    return BasisWords(always, weights)


def _rounded(weights: Sequence[Sequence[float]], row: int | None, column: int) -> float:
    weight = 0.0 if row is None else round(float(weights[row][column]), 2)
    return weight if abs(weight) >= SMALLEST_WEIGHT else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """How often the rules and the rules with the model are right, of so many numbers; how many it changes."""

    numbers: int
    by_rules: int
    with_model: int
    changed: int


def score(model: BasisWords, known: Iterable[Known]) -> Score:
    """What the model changes on numbers whose basis is known."""
    numbers = by_rules = with_model = changed = 0
    for item in known:
        told = best_basis(item.by_rules, item.seen, model)
        numbers += 1
        by_rules += item.by_rules == item.basis
        with_model += told == item.basis
        changed += told != item.by_rules
    return Score(numbers, by_rules, with_model, changed)


def apart(known: Sequence[Known]) -> Score:
    """The score on documents that the model was not fitted on: each part by a model of the others."""
    files = sorted({item.file for item in known})
    parts = [set(files[number::PARTS]) for number in range(PARTS)]
    scores = [
        score(
            fit_basis([item for item in known if item.file not in part]),
            [item for item in known if item.file in part],
        )
        for part in parts
    ]
    return Score(
        sum(s.numbers for s in scores),
        sum(s.by_rules for s in scores),
        sum(s.with_model for s in scores),
        sum(s.changed for s in scores),
    )


def write_model(path: Path, model: BasisWords) -> None:
    """Write the model as :mod:`corpus.basis_words` reads it, features in the order of the alphabet."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((FEATURE, *BASES))
        writer.writerow((ALWAYS, *(f"{weight:g}" for weight in model.always)))
        for name, weights in sorted(model.weights.items()):
            writer.writerow((name, *(f"{weight:g}" for weight in weights)))
