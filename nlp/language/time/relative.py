"""Time counted from something that happens: "binnen zes maanden na inwerkingtreding"."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.language import language
from nlp.language.time.expression import Relative
from nlp.language.time.lexer import Words
from nlp.language.time.ranges import range_at
from nlp.language.time.rhythms import number_at
from nlp.language.time.word_lists import vocabulary

#: An anchor has at most so many words.
_LONGEST = 10
_SHORTEST_NOUN = 4
#: So many words before a term can say that something is spread over it.
_NEAR = 5
_CLAUSES = ("nadat", "voordat")
_OF = frozenset(("van", "der", "des"))
_MARKS = frozenset(",;:.()–?!")
#: Words at which the anchor ends.


@dataclass(frozen=True, slots=True)
class RelativeFound:
    """What was read up to word ``end``."""

    relative: Relative
    end: int


def relative(words: Words, i: int) -> RelativeFound | None:
    """An amount of time before or after something, at word ``i``."""
    known = vocabulary().relative
    from_now = words.low(i) in known.from_now
    j = i + (1 if from_now else words.longest(i, known.within_index))
    number = number_at(words, j)
    if number is None:
        return None
    amount, j = number
    other = number_at(words, j + 1) if words.low(j) == "of" else None
    if other is not None:
        # "Over een of twee jaar": the later of the two.
        amount, j = other
    unit = known.units.get(words.low(j))
    if words.have(j, "half", "jaar") or words.low(j) == "halfjaar":
        amount, unit, j = 6 * amount, "maand", j + (words.low(j) == "half")
    if unit is None:
        return None
    j += 1
    after = words.longest(j, known.after_index)
    before = words.longest(j, known.before_index)
    if after or before:
        found = _anchored(words, amount if after else -amount, unit, j + (after or before))
        if found is not None:
            return found
    # "Binnen zes weken": from when on is left open.
    alone = words.longest(i, known.within_alone_index) or (from_now and _is_from_now(words, i, j))
    return RelativeFound(Relative(amount, unit, None), j) if alone else None


def _is_from_now(words: Words, i: int, end: int) -> bool:
    """Return True for "over een halfjaar" that says when, and not over what something is spread."""
    known = vocabulary().relative
    before = range(max(0, i - _NEAR), i)
    beside = {words.low(k) for k in (*before, end, end + 1)}
    return known.not_from_now.isdisjoint(beside)


def _anchored(words: Words, amount: int, unit: str, j: int) -> RelativeFound | None:
    """The amount with what it is counted from, which begins at word ``j``."""
    dated = range_at(words, j)
    if dated is not None and dated.named is not None and not dated.named.is_range:
        text = words.text[words.items[j].start : words.items[dated.end - 1].end]
        return RelativeFound(Relative(amount, unit, text, dated.named), dated.end)
    end = _end_of_anchor(words, j)
    noun = next((k for k in range(j, end) if words.low(k) not in language().determiners.all), end)
    low = words.low(noun)
    if noun == end or len(low) < _SHORTEST_NOUN or not low.replace("-", "").isalpha():
        return None
    if low in vocabulary().relative.not_anchors:
        return None
    text = words.text[words.items[j].start : words.items[end - 1].end]
    return RelativeFound(Relative(amount, unit, text, is_own=_is_own(words, noun, end)), end)


def _end_of_anchor(words: Words, j: int) -> int:
    """The end of the noun phrases joined by "van" at word ``j``, or of the clause after "nadat"."""
    if words.low(j - 1) in _CLAUSES:
        k = j
        while k < min(len(words), j + _LONGEST) and words.low(k) not in _MARKS:
            k += 1
        return k
    k = _end_of_phrase(words, j)
    while words.low(k) in _OF and k < j + _LONGEST:
        end = _end_of_phrase(words, k + 1)
        if words.low(end - 1) in language().determiners.all | _OF:
            # "de bekendmaking van de door het Rijk opgestelde cijfers": what is opened is left out.
            break
        k = end
    return k


def _end_of_phrase(words: Words, k: int) -> int:
    """After determiners, adjectives (in -e) and the noun at word ``k``."""
    ends, determiners = vocabulary().relative.ends, language().determiners.all
    stops = ends | determiners | _OF | {""}
    while words.low(k) in determiners:
        k += 1
    while words.low(k).endswith("e") and words.low(k + 1) not in stops:
        k += 1
    return k if words.low(k) in stops else k + 1


def _is_own(words: Words, noun: int, end: int) -> bool:
    """Return True for what happens on the document's own date: "ondertekening van deze overeenkomst"."""
    known = vocabulary().relative
    if words.low(noun) not in known.own_dates:
        return False
    return noun + 1 == end or (
        words.low(noun + 1) == "van" and words.low(noun + 2) in known.own_documents
    )
