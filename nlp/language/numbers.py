"""Numbers as Dutch documents write them: where they stand and what they are worth.

The reader works on a line of clean text and knows nothing of what is counted. It reads thousands
points and decimal commas, amounts of money, percentages, ranges, signs, words ("vijftien",
"anderhalf") and fractions ("twee derde", as a percentage). What only looks like a number of
something is left out here already where its form says so: years, dates, references ("artikel
3.1.6", "tabel 1", "PS/2016/716"), telephone numbers, web addresses, names ("WT-4"), ordinals
("1e helft"), ages ("80+ers"), shares in short ("30-40-30") and the numbers of list items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from unicodedata import numeric

from text_to_num import text2num

from nlp.language.figures import PART, decimal_value, figure_value, is_of_a_word, with_joined_groups
from nlp.language.fractions import fractions_in
from nlp.language.number_forms import changed_figures_in, cut_ranges_in, products_in
from nlp.language.number_look_alikes import (
    MONTH_NAMES,
    NUMBERS,
    SCALE_WORD,
    SCALES,
    YEAR_FIGURES,
    OffsetRanges,
    look_alikes_in,
)

NumberKind = Literal["figure", "word", "fraction"]

_WORD_PARTS = "|".join((*NUMBERS.words, "duizend", "en", "ën"))
_HALF_OF_ONE = 0.5
_THOUSAND = 1e3
_HALVES = {**NUMBERS.halves, "½": _HALF_OF_ONE}
_FIGURE = re.compile(
    r"(?<![\w.,/])"
    r"(?P<sign>[+\-−–](?=[0-9]))?"
    r"(?P<figure>[0-9]{1,3}(?:[\u00a0\u202f\u2009'’][0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)*)"
    # "2½ duizend", and with a blank where no year can stand before it
    rf"(?:(?:(?<![0-9]{{4}})\s)?(?P<part>{PART})(?!\w))?"
)
_CURRENCY_BEFORE = re.compile(r"(?:€|\bEUR|\beuro)\s*(?:ca\.?\s*|circa\s*)?$", re.IGNORECASE)
#: "ƒ 820,-" and "fl. 820,-" are guilders.
_GUILDERS_BEFORE = re.compile(r"(?:ƒ|\b[Hh]?fl\.?)\s*$")
_WHOLE_EUROS = re.compile(r",\s?[-–—]+(?![0-9])|,=")
_AFTER_SCALE = re.compile(rf"\s*({SCALE_WORD})", re.IGNORECASE)
_AFTER_PERCENT = re.compile(r"\s*(?:%|procent(?!\w)|percent(?!\w)|pct(?!\w))", re.IGNORECASE)
_AFTER_EURO = re.compile(r"\s*(?:€(?!\s?[0-9])|euro['’]?s?(?!\w)|EUR(?!\w))", re.IGNORECASE)
_WORD = re.compile(rf"(?<![\w-])(?:{_WORD_PARTS}){{1,12}}(?![\w-])", re.IGNORECASE)
#: "anderhalf", and glued to what it halves: "anderhalfduizend".
_HALF = re.compile(
    rf"(?<![\w-])(?:{'|'.join(_HALVES)})(?:(?![\w-])|(?={SCALE_WORD}))", re.IGNORECASE
)
#: "twaalf en een half", and what stands before its "half".
_AND_A_HALF = re.compile(r"\s+en\s+een\s+hal(?:f|ve)(?!\w)", re.IGNORECASE)
_AND_BEFORE_HALF = re.compile(r"\ben\s+een\s+$", re.IGNORECASE)
_POWERS = ("honderd", "duizend")
_RANGE = re.compile(
    r"\s*(?:%|procent|euro|(?:woningen|huishoudens|inwoners|personen)(?=\s+en\s))?\s*(?:[-–—]|[àáâã]|a(?=\s)|tot en met|t/m|tot|to(?=\s)|en(?:\s+de)?)\s*(?:circa\s+|ca\.?\s*)?(?:€\s*)?",
    re.IGNORECASE,
)
_NO_LINK = re.compile(r"euro|procent|woningen|huishoudens|inwoners|personen|circa|\bca\b|\bde\b")
_BETWEEN = re.compile(r"\btussen\s+(?:de\s+)?(?:circa\s+|ca\.?\s*)?(?:€\s*)?$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:stijg|steeg|daal|(?:bevolkings|inwoners?|huishoudens)?groei|toename|afname|verlaag|verhoog|oploop|loopt|liep|neemt|nam|gaat|ging|terug)\w*\b"
    r"(?![^.;:]{0,40}\b(?:bandbreedte|marge|minimum)\s+van\b)[^.;:]{0,40}\bvan\s+(?:circa\s+|ca\.?\s*|€\s*)?$",
    re.IGNORECASE,
)
_SIZE_OF_CHANGE = re.compile(
    r"\b(?:groei|toename|afname|stijging|daling)\s+van\s+(?:circa\s+|ca\.?\s*)?$", re.IGNORECASE
)
#: A town has so many homes, households or people at least.
_LEAST_LEVEL = 1000
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|tot|voor|vóór|vanaf|per|sinds|na|t/m|tot en met|eind|begin|medio|halverwege|jaar|jaren"
    rf"|tussen|periode|uit|zomer|voorjaar|najaar|winter|{MONTH_NAMES}|{YEAR_FIGURES}\s+(?:en|of))|[‘'\"–—/-])\s*$",
    re.IGNORECASE,
)
#: "neemt met ongeveer 2000 toe"
_BY = re.compile(r"\bmet\s+(?:ongeveer|circa|ruim|bijna)\s+$")
_TOE = re.compile(r"\s+(?:toe|af)(?:genomen|nemen)?\b")
_IN_YEAR = re.compile(r"\bin\s$", re.IGNORECASE)


#: So many texts are kept with their numbers.
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    ``start`` and ``end`` are offsets of its own characters: a sign that is glued to it, both ends
    of a range, "miljoen"; no currency sign, no final percent sign, no unit. ``figure_end`` is the
    end without the word of scale. ``value`` is in base units (for a fraction a percentage); for a
    range it is the lower end, and ``low`` and ``high`` are given.
    """

    start: int
    end: int
    figure_end: int
    value: float
    kind: NumberKind = "figure"
    low: float | None = None
    high: float | None = None
    is_money: bool = False
    is_percent: bool = False
    scale: float = 1.0
    signed: bool = False

    @property
    def written_end(self) -> int:
        """The end of what is read as one number: "2,5 duizend", and of "1,2 miljoen" the figure."""
        return self.end if self.scale == _THOUSAND else self.figure_end


@lru_cache(maxsize=_KEPT)
def numbers_in(text: str) -> tuple[Number, ...]:
    """The numbers in ``text``, from left to right, without overlap.

    Any text can be given; none makes it raise. Offsets are those of ``text``. The same text is read
    once: a cell is asked for by the table's layout, its headers and its counts.
    """
    text = with_joined_groups(text)
    hidden = look_alikes_in(text)
    found = [
        Number(start, end, end, share, "fraction", is_percent=True)
        for start, end, share in fractions_in(text)
        if not hidden(start)
    ]
    found.extend(
        Number(start, end, end, low, "word", low=low, high=high)
        for start, end, low, high in cut_ranges_in(text)
        if not hidden(start)
    )
    found.extend(
        Number(start, end, end, value)
        for start, end, value in products_in(text)
        if not hidden(start)
    )
    taken = OffsetRanges([(n.start, n.end) for n in found])
    simple = [n for n in (*_figures(text), *_words(text)) if not hidden(n.start)]
    simple = [n for n in _without_overlap(simple) if not taken(n.start)]
    found.extend(_without_years(text, _joined(text, simple)))
    return tuple(sorted(found, key=lambda n: n.start))


def _without_overlap(numbers: list[Number]) -> list[Number]:
    """The numbers from left to right; a word of scale ("2,5 duizend") is no number of its own."""
    kept: list[Number] = []
    for number in sorted(numbers, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _figures(text: str) -> list[Number]:
    found = []
    for match in _FIGURE.finditer(text):
        start, end = match.start("figure"), match.end()
        before = text[max(0, match.start() - 12) : match.start()]
        if is_of_a_word(before, text[end : end + 30]):
            continue
        money = bool(_CURRENCY_BEFORE.search(before))
        scale_word = _AFTER_SCALE.match(text, end)
        whole = _WHOLE_EUROS.match(text, end)
        after = scale_word.end() if scale_word else whole.end() if whole else end
        percent = bool(_AFTER_PERCENT.match(text, after))
        value = figure_value(match["figure"])
        if value is None and (scale_word or percent or money):
            value = decimal_value(match["figure"], has_scale=scale_word is not None)
        if value is None:
            continue
        if match["part"]:
            value += numeric(match["part"])
        sign = match["sign"]
        scale = SCALES[scale_word[1].casefold().rstrip(".")] if scale_word else 1.0
        value = _scaled(value, scale)
        found.append(
            Number(
                start=match.start() if sign else start,
                end=scale_word.end(1) if scale_word else end,
                figure_end=end,
                value=-value if sign and sign != "+" else value,
                is_money=money
                or (whole is not None and not _GUILDERS_BEFORE.search(before))
                or bool(_AFTER_EURO.match(text, after)),
                is_percent=percent,
                scale=scale,
                signed=bool(sign),
            )
        )
    return found


def _scaled(value: float, scale: float) -> float:
    return round(value * scale, 4)


def _words(text: str) -> list[Number]:
    found: list[Number] = []
    for run in _runs(text):
        # The scale of a number ("twaalf en een half duizend") is a word of numbers too.
        number = _whole(text, run) if not found or run[0] >= found[-1].end else None
        if number is not None:
            found.append(number)
    for match in _HALF.finditer(text):
        scale_word = _AFTER_SCALE.match(text, match.end())
        value = _HALVES[match.group().casefold()]
        if value == _HALF_OF_ONE and (
            not scale_word
            or _AND_BEFORE_HALF.search(text[max(0, match.start() - 24) : match.start()])
        ):
            continue
        found.append(_word(text, match.start(), match.end(), value, scale_word))
    return found


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where words of one number stand: "honderdvijftig", "drie honderd vijftig"."""
    start = end = -1
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        if start >= 0 and _goes_on(text[start:end].casefold(), text[end : match.start()], word):
            end = match.end()
            continue
        if start >= 0:
            yield start, end
        start, end = match.span()
    if start >= 0:
        yield start, end


def _goes_on(before: str, between: str, word: str) -> bool:
    """Return True if a word is the rest of the number before it ("drie" and "honderd", "honderd"
    and "vijftig")."""
    if between.strip(" \n\u00a0") or word in ("en", "ën"):
        return False
    return word.startswith(_POWERS) or before.endswith(_POWERS)


def _whole(text: str, run: tuple[int, int]) -> Number | None:
    """The number of a run of words, with a half ("twaalf en een half duizend") and its scale."""
    start, end = run
    words = text[start:end].casefold()
    scale_word = _AFTER_SCALE.match(text, end)
    if words in ("een", "en", "ën") and not (
        words == "een" and scale_word and scale_word[1].casefold() != "duizend"
    ):
        return None
    try:
        value = float(text2num(" ".join(words.split()), "nl"))
    except ValueError:
        return None
    half = _AND_A_HALF.match(text, end)
    if half is not None:
        value, end = value + 0.5, half.end()
        scale_word = _AFTER_SCALE.match(text, end)
    return _word(text, start, end, value, scale_word)


def _word(
    text: str, start: int, end: int, value: float, scale_word: re.Match[str] | None
) -> Number:
    scale = SCALES[scale_word[1].casefold().rstrip(".")] if scale_word else 1.0
    after = scale_word.end() if scale_word else end
    return Number(
        start=start,
        end=scale_word.end(1) if scale_word else end,
        figure_end=end,
        value=_scaled(value, scale),
        kind="word",
        is_money=bool(_AFTER_EURO.match(text, after)),
        is_percent=bool(_AFTER_PERCENT.match(text, after)),
        scale=scale,
    )


def _joined(text: str, numbers: list[Number]) -> list[Number]:
    """The numbers with the two ends of a range made one."""
    joined: list[Number] = []
    skip = False
    for place, left in enumerate(numbers):
        right = numbers[place + 1] if place + 1 < len(numbers) else None
        if skip:
            skip = False
            continue
        whole = _range(text, left, right) if right else None
        if whole:
            joined.append(whole)
            skip = True
        else:
            joined.append(left)
    return joined


def _range(text: str, left: Number, right: Number) -> Number | None:
    """The number that two with a word or a stroke between them are the ends of."""
    link = _link(text, left, right)
    if link is None or not _is_one_size(left, right):
        return None
    low, high = _ends_of_range(left, right)
    if not low < high or (high > 100 * low and low > 0 and not left.is_money):
        return None
    if _ends_in_year(text, left, right, link):
        return None
    return Number(
        start=left.start,
        end=right.end,
        figure_end=right.figure_end,
        value=low,
        kind=left.kind,
        low=low,
        high=high,
        is_money=left.is_money or right.is_money,
        is_percent=left.is_percent or right.is_percent,
        scale=right.scale,
    )


def _link(text: str, left: Number, right: Number) -> str | None:
    """The word that makes two numbers the ends of a range, empty for a stroke; None where nothing does."""
    between = text[left.end : right.start]
    sign = text[right.start] if right.signed else ""
    if len(between) > 24 or not _RANGE.fullmatch(between + sign) or sign == "+":
        return None
    word = re.sub(r"[^a-zàáâã/]", "", _NO_LINK.sub("", between.casefold()))
    if word == "en" and not _BETWEEN.search(text[max(0, left.start - 24) : left.start]):
        return None
    if left.signed and not (word and text[left.start] == "+"):
        return None  # "+230 -290"; not "+50 tot 100"
    if word in ("tot", "to") and _is_change(text[max(0, left.start - 60) : left.start], right):
        return None
    return word


def _is_change(before: str, right: Number) -> bool:
    """Return True where two numbers tell what something was and becomes: "stijgt van 14.100 tot 15.000".

    "Een toename van 340 tot 420 huishoudens" is the size of a change: no town has so few.
    """
    if _CHANGE.search(before) is None:
        return False
    is_size = _SIZE_OF_CHANGE.search(before) and abs(right.value) < _LEAST_LEVEL
    return not is_size


def _is_one_size(left: Number, right: Number) -> bool:
    """Return True unless only the first is a share: "verlaagd met 10% tot 570 woningen"."""
    return right.is_percent or not left.is_percent


def _ends_of_range(left: Number, right: Number) -> tuple[float, float]:
    """What both ends are worth: the scale behind the second is that of the first too, where it is less."""
    low, high = left.value, abs(right.value)
    if left.scale == 1.0 and right.scale != 1.0 and low < high / right.scale:
        low = _scaled(low, right.scale)
    return low, high


def _ends_in_year(text: str, left: Number, right: Number, link: str) -> bool:
    """Return True if one of two numbers is a year, and so they are no range of numbers."""
    if _is_year(text, right):
        return bool(link) or _is_year(text, left)  # "20.000 tot 2030"
    # "van 9.120 in 2018 tot 11.340"
    before = text[max(0, left.start - 4) : left.start]
    return _is_year(text, left) and _IN_YEAR.search(before) is not None


def _without_years(text: str, numbers: list[Number]) -> list[Number]:
    kept = []
    changed = changed_figures_in(text)
    for number in numbers:
        is_year = _is_year(text, number) and number.start not in changed
        if is_year and not number.is_money and not number.is_percent:
            following = text[number.end : number.end + 25]
            before = text[max(0, number.start - 14) : number.start]
            # "2000 woningen" is a number of homes, "in 2030 woningen" is a year
            noun = re.match(
                r"\s+(?:[a-zà-ÿ-]+en?\s+)?[a-zà-ÿ]*(?:woningen|woonvormen|appartementen|eenheden|huishoudens|inwoners)\b",
                following,
            )
            by_so_much = _BY.search(before) and _TOE.match(following)
            if not (noun or by_so_much) or _BEFORE_YEAR.search(before):
                continue
        kept.append(number)
    return kept


def _is_year(text: str, number: Number) -> bool:
    return bool(re.fullmatch(YEAR_FIGURES, text[number.start : number.end]))
