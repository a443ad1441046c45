"""Rates of running text times their years: "1.500 woningen per jaar" and what ten years of them make."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checks.numbered_sentences import NumberedSentence, is_of_kind, plain_numbers
from checks.phrases import any_of
from checks.relation import Relation
from corpus.relations import load_relation_words
from corpus.sums import load_sum_words
from nlp.language.numbers import Number

#: The most years that an agreement's rate is multiplied by.
_MOST_YEARS = 15
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|–|/|t/m|tot en met|tot|en)\s*((?:19|20)\d\d)\b")
#: A period with its first and its last year.
_WHOLE_YEARS = re.compile(
    r"\b((?:19|20)\d\d)\s*(?:t/m|t\.e\.m\.|tot\s+en\s+met)\s*((?:19|20)\d\d)\b"
)
#: From "samen" to the number that is a total, in characters.
_TO_TOTAL = 12


def multiple_of_rate(sentences: Sequence[NumberedSentence], index: int) -> Iterator[Relation]:
    """ "15.000 woningen per jaar …, 135.000 in negen jaar": a rate and its total."""
    sentence = sentences[index]
    near = sentences[max(0, index - 1) : index + 2]
    years = _year_counts(near)
    for rate in plain_numbers(sentence.numbers):
        if rate.is_percent or not _is_rate(sentence, rate):
            continue
        told = _total_of_years(sentence, rate)
        if told is not None:
            yield told
            continue
        for other in near:
            for total in plain_numbers(other.numbers):
                times = total.value / rate.value if rate.value else 0.0
                if times in years and not _is_rate(other, total) and is_of_kind(total, rate):
                    yield Relation(
                        "multiple",
                        "plausibility",
                        other.subject(total),
                        other.quantity(total),
                        (sentence.quantity(rate),),
                        times=times,
                        is_linked=False,
                    )


def _total_of_years(sentence: NumberedSentence, rate: Number) -> Relation | None:
    """ "1.500 per jaar van 2022 tot en met 2031, samen 15.000": words say what the total is of.

    Of a period "tot 2031" nobody knows if it has that year, and a number that is more than twice the
    total, or less than half of it, is another one.
    """
    text = sentence.text.text
    periods = list(_WHOLE_YEARS.finditer(text, rate.end, sentence.end))
    said = any_of(load_sum_words().total)
    rates = [n for n in plain_numbers(sentence.numbers) if _is_rate(sentence, n)]
    totals = [
        n
        for n in plain_numbers(sentence.numbers)
        if n.start > rate.end
        and is_of_kind(n, rate)
        and n not in rates
        and said.search(text, max(rate.end, n.start - _TO_TOTAL), n.start)
    ]
    if len(periods) != 1 or len(rates) != 1 or len(totals) != 1:
        return None
    times = float(int(periods[0][2]) - int(periods[0][1]) + 1)
    made = times * rate.value
    if not 1 < times <= _MOST_YEARS or not made / 2 <= totals[0].value <= made * 2:
        return None
    about, stated = sentence.subject(totals[0]), sentence.quantity(totals[0])
    parts = (sentence.quantity(rate),)
    return Relation("multiple", "plausibility", about, stated, parts, times=times)


def _year_counts(sentences: Sequence[NumberedSentence]) -> frozenset[float]:
    """How many years the sentences speak of: those of a range, first and last included."""
    found: set[float] = set()
    for sentence in sentences:
        for match in _YEARS.finditer(sentence.text.text, sentence.start, sentence.end):
            found.add(float(int(match[2]) - int(match[1]) + 1))
        for number in sentence.numbers:
            if sentence.text.text[number.end : number.end + 5].startswith((" jaar", " jare")):
                found.add(number.value)
    return frozenset(n for n in found if 1 < n <= _MOST_YEARS)


def _is_rate(sentence: NumberedSentence, number: Number) -> bool:
    after = bisect_right(sentence.numbers, number.start, key=lambda n: n.start)
    stop = sentence.numbers[after].start if after < len(sentence.numbers) else sentence.end
    return bool(any_of(load_relation_words().per_year).search(sentence.text.text, number.end, stop))
