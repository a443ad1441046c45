"""How often something happens: "jaarlijks", "twee keer per jaar", "elke twee jaar"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from nlp.language.time.lexer import Words
from nlp.language.time.word_lists import vocabulary

_EACH = ("elk", "elke", "ieder", "iedere")
_AT_LEAST = ("minimaal", "minstens", "tenminste", "maximaal", "ongeveer", "circa")
_ABOUT = ("gemiddeld", "ruim", "circa", "ongeveer", "minimaal", "bijna", "ca", ".")
_TO = ("of", "à", "a", "tot", "-", "–")
#: How many words before "per maand" may name the amount that it belongs to.
_AMOUNT_WORDS = 6


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rhythm that words ``first`` to ``end`` (exclusive) give; ``every`` is None where they name no number.

    ``interval`` is a number of units that goes into no year a whole number of times: 6, "week".
    """

    every: str | None
    first: int
    end: int
    interval: tuple[int, str] | None = None

    @property
    def is_known(self) -> bool:
        """Return True if the words say how often."""
        return self.every is not None or self.interval is not None


def rhythm(words: Words, i: int) -> Rhythm | None:
    """The rhythm that begins at word ``i``."""
    for notation in _NOTATIONS:
        found = notation(words, i)
        if found is not None:
            return _with_at_least(words, found) if found.is_known else found
    return None


def rhythm_words() -> frozenset[str]:
    """The words, besides figures, that a rhythm can begin with."""
    known = vocabulary()
    return frozenset(("om", "per", "eens", *_EACH)).union(
        known.rhythms, known.numbers, known.times.words
    )


def _with_at_least(words: Words, found: Rhythm) -> Rhythm:
    """The rhythm with "minimaal" or "ten minste" before it."""
    first = found.first
    if words.low(first - 1) in _AT_LEAST:
        return replace(found, first=first - 1)
    if words.low(first - 1) == "minste" and words.low(first - 2) in ("ten", "op"):
        return replace(found, first=first - 2)
    return found


def number_at(words: Words, i: int) -> tuple[int, int] | None:
    """A small number in figures or words, and the position after it."""
    value = words.integer(i, 2)
    if value is None:
        value = vocabulary().numbers.get(words.low(i))
        return (value, i + 1) if value is not None else None
    if value == 0 or (words.is_glued(i) and words.low(i - 1) in (".", ",", "/", "-", "–")):
        return None
    return value, i + 1


def _adverb(words: Words, i: int) -> Rhythm | None:
    """ "jaarlijks", "2-jaarlijkse"; no rhythm in "jaarlijkse huurverhoging", "jaarlijks 705 woningen"."""
    word, end = words.low(i), i + 1
    if word.isdecimal() and words.low(i + 1) == "-" and words.is_glued(i + 1):
        word, end = f"{word}-{words.low(i + 2)}", i + 3
    every = vocabulary().rhythms.get(word)
    if every is None:
        return None
    is_adjective = word.endswith("e")
    if (
        words.low(end) in vocabulary().not_a_deadline.rates
        if is_adjective
        else _is_amount(words, end)
    ):
        return Rhythm(None, i, end)
    return Rhythm(every, i, end)


def _is_amount(words: Words, i: int) -> bool:
    """Return True if an amount begins here ("€ 2 miljoen", "gemiddeld 705 woningen")."""
    while words.low(i) in _ABOUT:
        i += 1
    j = i
    while j < i + 8 and (words.low(j).isdecimal() or words.low(j) in (".", ",")):
        j += 1
    return j > i and any(words.low(j + k) in vocabulary().not_a_deadline.counted for k in range(3))


def _unit(words: Words, i: int) -> tuple[int, int] | None:
    """A unit of time: how many go into a year, and the position after it."""
    if words.low(i) in ("half", "halve") and words.low(i + 1) == "jaar":
        return 2, i + 2
    count = vocabulary().units.get(words.low(i))
    return (count, i + 1) if count is not None else None


def _after_per(words: Words, i: int) -> int | None:
    """The position after "per", "in het", "in de", "elk"."""
    if words.low(i) in ("per", *_EACH):
        return i + 1
    if words.low(i) == "in" and words.low(i + 1) in ("het", "de", "een", "elk", "ieder"):
        return i + 2
    if words.low(i) in ("in", "om") and number_at(words, i + 1) is not None:
        return i + 1
    return None


def _times(words: Words, i: int) -> Rhythm | None:
    """ "vier keer per jaar", "2x per jaar", "tweemaal per jaar", "eens in de twee jaar", "twee bijeenkomsten per jaar"."""
    if i > 0 and words.low(i) in ("en", *_TO):
        return None
    times = vocabulary().times.nouns
    once = vocabulary().times.words.get(words.low(i))
    if once is not None:
        return _within(words, once, i, _after_per(words, i + 1))
    number = number_at(words, i)
    if number is None:
        return None
    count, j = number
    if words.low(j) in _TO and number_at(words, j + 1):
        # "twee tot drie keer per jaar" names no single rhythm.
        return Rhythm(None, i, j + 3) if words.low(j + 2) in times else None
    after = j + 1 if words.low(j) in times else _after_event(words, j)
    return _within(words, count, i, _after_per(words, after)) if after is not None else None


def _after_event(words: Words, j: int) -> int | None:
    """After a noun for what is held, with at most two words before it."""
    for k in range(j, j + 3):
        if words.low(k) in vocabulary().times.events:
            return k + 1
    return None


def _within(words: Words, count: int, i: int, k: int | None) -> Rhythm | None:
    """``count`` times in the unit, or number of units, at ``k``."""
    if k is None:
        return None
    several, j = number_at(words, k) or (1, k)
    unit = _unit(words, j)
    if unit is None:
        return None
    every = _every(count * unit[0], several)
    name = vocabulary().relative.units.get(words.low(j))
    interval = (several, name) if every is None and count == 1 and name is not None else None
    return Rhythm(every, i, unit[1], interval)


def _each(words: Words, i: int) -> Rhythm | None:
    """ "elk jaar", "iedere maand", "elke twee jaar", "elk najaar"."""
    if words.low(i) not in _EACH:
        return None
    if words.low(i + 1) in vocabulary().seasons:
        return Rhythm("1/year", i, i + 2)
    if words.low(i + 1) in vocabulary().weekdays:
        return Rhythm("52/year", i, i + 2)
    if words.low(i + 2) in vocabulary().weekdays and words.low(i + 3) == "van":
        # "Elke eerste maandag van de maand".
        return _within(words, 1, i, i + 5)
    return _without_amount(words, _within(words, 1, i, i + 1))


def _every_other(words: Words, i: int) -> Rhythm | None:
    """ "om de twee jaar", "om het jaar"."""
    if words.low(i) != "om" or words.low(i + 1) not in ("de", "het"):
        return None
    if number_at(words, i + 2) is not None:
        return _within(words, 1, i, i + 2)
    return Rhythm("1/2year", i, i + 3) if words.have(i + 1, "het", "jaar") else None


def _per_unit(words: Words, i: int) -> Rhythm | None:
    """ "per kwartaal", "per maand": not "per jaar", and not a rate of an amount beside it."""
    unit = _unit(words, i + 1) if words.low(i) == "per" else None
    if unit is None or unit[0] == 1:
        return None
    if _is_rate(words, i) or words.low(unit[1]) == "€":
        return Rhythm(None, i, unit[1])
    return _without_amount(words, Rhythm(_every(unit[0], 1), i, unit[1]))


def _without_amount(words: Words, found: Rhythm | None) -> Rhythm | None:
    """A rhythm without its number where an amount follows ("elke maand 100 woningen")."""
    if found is not None and _is_amount(words, found.end):
        return replace(found, every=None, interval=None)
    return found


def _is_rate(words: Words, i: int) -> bool:
    """Return True if the words before "per maand" are an amount: "€ 40 per maand", "de huur per maand"."""
    if words.integer(i - 1, 99) is not None:
        return True
    for k in range(i - 1, max(-1, i - 1 - _AMOUNT_WORDS), -1):
        low = words.low(k)
        known = vocabulary().not_a_deadline
        if low in known.amounts or (low in known.counted and words.integer(k - 1, 99) is not None):
            return True
        if low in (",", ";", ".", ":") and not words.is_glued(k + 1):
            return False
    return False


def _every(times: int, several: int) -> str | None:
    """``times`` in ``several`` years as ``n/year`` or ``1/nyear``; None where it is neither."""
    if times % several == 0:
        return f"{times // several}/year"
    return f"1/{several // times}year" if several % times == 0 else None


_NOTATIONS: tuple[Callable[[Words, int], Rhythm | None], ...] = (
    _adverb, _times, _each, _every_other, _per_unit,
)  # fmt: skip
