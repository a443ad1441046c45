"""The sentences of a passage and the numbers in them that can be counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.count_plans import load_plan_words
from nlp.language.numbers import Number
from nlp.reading import TextReading

#: Where the next part of a motion begins, each a sentence of its own.
_OF_MOTION = re.compile(
    r";\s+(?P<next>(?:constaterende|overwegende|gelezen|gehoord|van\s+mening|van\s+oordeel|verzoekt|spreekt\s+uit|roept|draagt|besluit)\b)",
    re.IGNORECASE,
)
#: So many numbers no sentence has.
_MOST_NUMBERS = 30
#: The longest sentence of an agreement has some 900 characters.
_LONGEST = 1500
_NAME_BEFORE = re.compile(r"(?:^|[\s(])[A-ZÀ-Þ][\w’'-]+\s$")
#: "Lindelaan 46": a bare number behind a street is one of its houses.
_STREET_BEFORE = re.compile(
    r"\b[A-ZÀ-Þ][\w’'-]*(?:straat|weg|laan|dijk|plein|pad|kade|hof|singel|gracht|steeg|wal|dreef|wand|veld|park|straatje)\s$"
)
#: "Op het perceel Kerkweg 119 woningen toevoegen mag niet": the address of a plot.
_PLOT_BEFORE = re.compile(
    r"\b(?:perceel|percelen|pand|adres|erf|bedrijf)\s+(?:(?:aan|op)\s+(?:de|het)\s+)?(?:[A-ZÀ-Þ][\w.’'-]*\s+){1,4}$"
)
_PLURAL_AFTER = re.compile(
    r"\s+(?:[a-zà-ÿ]+e\s+)?[a-zà-ÿ-]*(?:woningen|appartementen|huizen|kappers)\b"
)
#: "Smeeke Ven 2 t/m 36 en 107 t/m 121": numbers that go on with those of a name are houses too.
_HOUSES_BEFORE = re.compile(
    r"\b[A-ZÀ-Þ][\w’'-]+\s+[0-9]{1,4}[a-z]?(?:\s*(?:t/m|tot\s+en\s+met|-)\s*[0-9]{1,4}[a-z]?)?"
    r"(?:\s*(?:,|en|,\s*en)\s*[0-9]{1,4}[a-z]?(?:\s*(?:t/m|tot\s+en\s+met|-)\s*[0-9]{1,4}[a-z]?)?)*\s*(?:,|en|,\s*en)\s*$"
)
#: "in hoofdstuk 3 en 5", "model 2"
_REFERENCE_BEFORE = re.compile(
    r"\b(?:hoofdstuk(?:ken)?|paragra(?:af|fen)|artikel(?:en)?|bijlagen?|model|figuur|tabel|trede|afbeelding)\s+(?:[0-9]+(?:\.[0-9]+)*[a-z]?\s*(?:,|en|of|t/m)\s*){0,4}$",
    re.IGNORECASE,
)
#: "documentnummer: 20180089", "projectnr. 171293"
_NUMBERED = re.compile(r"\b[\w-]*(?:nummer|nr\.?|kenmerk)\s*[:.]?\s*$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"\s+(?:[a-zà-ÿ]+e\s+)?(?!in\b|te\b|en\b|aan\b|op\b|van\b|is\b|zijn\b)[a-zà-ÿ-]{4,}"
)
_NUMBER_AFTER = re.compile(r"\s+[0-9]")
_ENDS_NAME = re.compile(r"\s*(?:[:;,.)]|\([^()0-9]{2,40}\)\s*:|$)")
#: "Dorpsweg 10 en 13: 2 woningen", "Dorpsweg 8 / Hof: 3 woningen": what stands before the colon is an address.
_BEGINS_NAME = re.compile(r"\W*(?:[A-ZÀ-Þ][\w’'.]*\s+){0,3}")
_LABEL = re.compile(r"\W*(?=[A-ZÀ-Þ])[^:;()]{3,60}(?:\([^()0-9]{2,40}\)\s*)?:\s")


def sentences_with_numbers(
    reading: TextReading, areas: frozenset[int] = frozenset()
) -> Iterator[tuple[int, int, list[Number]]]:
    """The sentences of a passage as ranges of its text, each with its numbers.

    Numbers that count nothing are left out (:func:`counts_nothing`).
    """
    for start, end, numbers in _sentences_of(reading):
        found = [n for n in numbers if counts_nothing(reading.text, start, n, areas) is None]
        yield from _in_portions(start, end, found)


def numbers_of_nothing(
    reading: TextReading, areas: frozenset[int] = frozenset()
) -> Iterator[tuple[Number, str]]:
    """The numbers that count nothing, and why in Dutch."""
    for start, _, numbers in _sentences_of(reading):
        for number in numbers:
            reason = counts_nothing(reading.text, start, number, areas)
            if reason is not None:
                yield number, reason


def _sentences_of(reading: TextReading) -> Iterator[tuple[int, int, Sequence[Number]]]:
    numbers = reading.numbers
    starts = [number.start for number in numbers]
    parts = (part for b in reading.bounds for part in _parts_of_motion(reading.text, *b))
    for start, end in (piece for part in parts for piece in _pieces(reading.text, *part)):
        yield start, end, numbers[bisect_left(starts, start) : bisect_left(starts, end)]


def _parts_of_motion(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or its parts where it is a motion's: "constaterende dat ...; overwegende dat ...; verzoekt ..."."""
    for found in _OF_MOTION.finditer(text, start, end):
        yield start, found.start("next")
        start = found.start("next")
    yield start, end


def _in_portions(
    start: int, end: int, numbers: list[Number]
) -> Iterator[tuple[int, int, list[Number]]]:
    """A sentence with its numbers; one with more than a sentence has is no prose, and cut."""
    while len(numbers) > _MOST_NUMBERS:
        portion, numbers = numbers[:_MOST_NUMBERS], numbers[_MOST_NUMBERS:]
        yield start, numbers[0].start, portion
        start = numbers[0].start
    yield start, end, numbers


def counts_nothing(text: str, start: int, number: Number, areas: frozenset[int]) -> str | None:
    """Why a number counts nothing, in Dutch; None where it may count something.

    ``start`` is where its sentence begins, ``areas`` are the offsets where names of areas end: a number
    behind one is no house number.
    """
    if number.start == start and _is_note_mark(text, number):
        return "het teken van een voetnoot"
    if number.kind == "figure" and _REFERENCE_BEFORE.search(text, start, number.start):
        return "het nummer van een hoofdstuk, tabel of model"
    if number.kind == "figure" and _NUMBERED.search(text, start, number.start):
        return "een nummer van een document of zaak"
    if _is_in_address(text, start, number):
        return "een huisnummer of deel van een naam"
    if len(text[: number.start].rstrip()) not in areas and _is_house_number(text, number):
        return "een huisnummer of deel van een naam"
    return None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or the pieces of one that is too long to be one: what is no prose stays fast."""
    while end - start > _LONGEST:
        stop = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        stop = stop if stop > start else start + _LONGEST
        yield start, stop
        start = stop + 1 if text[stop : stop + 1] == " " else stop
    yield start, end


def _is_note_mark(text: str, number: Number) -> bool:
    """ "5 Geclusterde woonvormen zijn ...": the mark of a footnote before its first word."""
    following = text[number.end : number.end + 3].lstrip()
    return number.kind == "figure" and number.value < 100 and following[:1].isupper()


def _is_in_address(text: str, start: int, number: Number) -> bool:
    """Return True if a number stands in an address that labels what its sentence tells."""
    label = _LABEL.match(text, start)
    if label is None or number.kind != "figure" or number.end > label.end():
        return False
    street = load_plan_words().streets.search(text, start, label.end())
    return street is not None and bool(_BEGINS_NAME.fullmatch(text, start, street.start()))


def _is_house_number(text: str, number: Number) -> bool:
    """ "Brink 26-28: 50 woningen", "Binnenveld 1,": a number that belongs to a name."""
    if number.kind != "figure" or number.value >= 1000 or number.is_money or number.is_percent:
        return False
    before = text[max(0, number.start - 40) : number.start]
    is_counted = _PLURAL_AFTER.match(text, number.end) and not _PLOT_BEFORE.search(before)
    if _STREET_BEFORE.search(before) and not is_counted:
        return True
    before = text[max(0, number.start - 60) : number.start]
    goes_on = _NUMBER_AFTER.match(text, number.end) is not None
    if (number.high is not None or goes_on) and _HOUSES_BEFORE.search(before):
        return not _NOUN_AFTER.match(text, number.end)
    return bool(
        _NAME_BEFORE.search(text[max(0, number.start - 30) : number.start])
        and _ENDS_NAME.match(text, number.end)
    )
