"""A document is read once: no rule looks again for the sentences, parties, numbers or times of a text."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

import nlp.language.time.reader
import nlp.reading
from corpus.loading import REFERENCE
from extract.text import parse_text
from kb.read_document import Findings, ReadOptions, read_document
from kb.read_source import reference
from nlp.language.fractions import fractions_in
from nlp.language.numbers import numbers_in
from nlp.language.sentences import boundaries
from nlp.language.time.reader import read_time
from nlp.parties.mentions import parties_in
from nlp.records import DocumentContext

CONTEXT = DocumentContext(
    "woondeal-twente-2022",
    "agreement",
    "Woondeal Twente",
    "twente",
    "twente",
    "PV23",
    issued_by=("gemeenten", "provincie Overijssel", "Rijk"),
)
SOURCE = REFERENCE.parent / "documents" / "woondeal-twente-2022.txt"


def counted(
    monkeypatch: pytest.MonkeyPatch, function: Callable[..., Any], key: Callable[[Any], str]
) -> Counter[str]:
    """Counts the calls of a function by its first argument, in every module that has it."""
    calls: Counter[str] = Counter()
    name = function.__name__

    def counting(first: Any, *rest: Any) -> Any:
        calls[key(first)] += 1
        return function(first, *rest)

    for module in list(sys.modules.values()):
        if getattr(module, "__dict__", {}).get(name) is function:
            monkeypatch.setattr(module, name, counting)
    return calls


@dataclass(frozen=True, slots=True)
class Once:
    """What is found in an agreement, and how often each function was called for each text."""

    found: Findings
    numbers: Counter[str]
    times: Counter[str]
    texts: Counter[str]
    parties: Counter[str]


@pytest.fixture(scope="module")
def once() -> Once:
    source = parse_text(SOURCE.read_text(encoding="utf-8"))
    numbers_in.cache_clear()
    read_time.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        numbers = counted(patch, fractions_in, str)
        times = counted(patch, nlp.language.time.reader._Reader, lambda words: words.text)
        texts = counted(patch, boundaries, str)
        parties = counted(patch, parties_in, lambda words: "".join(w.text for w in words))
        found = read_document(CONTEXT, source, 5, 16, reference(), ReadOptions(strict=True))
    return Once(found, numbers, times, texts, parties)


def test_numbers_and_times_of_a_text_are_read_once(once: Once) -> None:
    assert once.found.counts
    assert any(commitment.deadlines for commitment in once.found.commitments)
    for calls in (once.numbers, once.times):
        assert calls
        assert calls.most_common(1)[0][1] == 1


def test_sentences_and_parties_of_a_text_are_found_once(once: Once) -> None:
    assert once.found.commitments
    assert once.texts.most_common(1)[0][1] == 1
    there: Counter[str] = Counter(
        "".join(text[start:end].split()) for text in once.texts for start, end in boundaries(text)
    )
    again = {text: times for text, times in once.parties.items() if times > there[text]}
    assert once.parties
    assert not again


@pytest.mark.parametrize(
    ("offset", "sentence"),
    [(0, "Zij bouwen."), (10, "Zij bouwen."), (11, None), (12, "Wij ook."), (19, "Wij ook."), (20, None)],
)  # fmt: skip
def test_a_character_is_in_the_sentence_around_it_or_between_two(
    offset: int, sentence: str | None
) -> None:
    reading = nlp.reading.DocumentReading(
        DocumentContext("d", "agreement", "d", None, None, None)
    ).text("Zij bouwen. Wij ook.")
    found = reading.sentence_at(offset)
    assert (reading.text[slice(*found)] if found else None) == sentence
