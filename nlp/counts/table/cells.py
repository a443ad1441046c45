"""What a cell of a table holds: a value, values with their own names, nothing, or words.

A cell that is not a number is not guessed at: "-", "PM" and the like are empty, and letters of
another script beside a digit (a converter's reading error) make the cell unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import name

from corpus.counting import Vocabulary
from nlp.counts.fields.unit import unit_name
from nlp.language.figures import figure_value
from nlp.language.numbers import Number
from nlp.reading import TextReading

#: So many other numbers of a column show how it writes thousands.
_LEAST_ALIKE = 2
#: Digits behind words are the mark of a footnote ("PM1"); behind a dash they are a number ("-75").
_EMPTY = re.compile(
    r"(?:[-–—−./*x]+|\?+|…)[*†¹²³]{0,2}"
    r"|(?:pm|p\.m\.?|n\.?v\.?t\.?|n\.?t\.?b\.?|n\.?b\.?|n\.?n\.?b\.?|onbekend|geen|nihil|nog niet bekend)"
    r"[*†¹²³0-9]{0,2}",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?P<before>(?:€|ca\.?|circa|ruim|max\.?|min\.?|maximaal|minimaal|bijna|\()?\s*)(?P<sign>-/-\s?|[+\-–−]\s?)?"
    r"(?P<figure>[0-9]{1,3}(?: [0-9]{3})+|[0-9][0-9.,\u00a0\u202f\u2009'’]*?)"
    r"(?P<after>,-|,--)?\s*(?P<minus>(?<=[0-9])[-−])?(?P<marks>(?:\s*[*†¹²³⁰⁴-⁹⁾]+|\s[0-9]\)|\s?[a-d]\)|\^[0-9]{1,2}\^?|<sup>[^<]{0,10}</sup>)*)\)?"
)
_LABELLED = re.compile(r"^(?P<name>.*?[^\W\d_].*?)\s*(?P<separator>:|\()\s*$", re.DOTALL)
#: "appartementen: 4 lagen" says how high they are, and not how many.
_SIZE = re.compile(
    r"\s*(?:(?:bouw|woon)?lagen|verdiepingen|meter|m\b|m[12²]|ha\b|kamers|personen per)",
    re.IGNORECASE,
)
#: A remark in brackets: words without a number, or how the number in front is made up.
_REMARK = re.compile(
    r"(?P<number>[^()]*[0-9])\s*\((?:[^()0-9]*[^\W\d_]{3}[^()0-9]*|[^()]*[+–-]\s?[0-9][^()]*)\)\W*"
)
_FILLER = re.compile(
    r"<sup>[^<]{0,10}</sup>|[\s()%€*†:;,.|/¹²³+-]+|\b(?:ca|circa|ruim|resterend|totaal|mln|miljoen|per|jaar|euro|procent)\b"
)


@dataclass(frozen=True, slots=True)
class CellValue:
    """A number in a cell: its place in the cell's clean text, and the name that the cell gives it.

    ``unit`` is what the cell itself says that it counts. ``bracketed`` marks "Almelo (2.075
    woningen)": the number sums up what the name stands for.
    """

    number: Number
    unit: str | None = None
    name: str | None = None
    bracketed: bool = False
    words: str = ""


def is_empty(text: str) -> bool:
    """Return True if the cell says that there is no number."""
    return not text.strip() or bool(_EMPTY.fullmatch(text.strip()))


def is_of_other_script(text: str) -> bool:
    """Return True for letters that no Dutch text has: digits that a converter did not read."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and not any(name(c, "").startswith(("LATIN", "GREEK")) for c in letters)


def values_in(reading: TextReading, vocabulary: Vocabulary) -> tuple[CellValue, ...]:
    """The numbers of a cell; empty where the cell holds words, nothing, or cannot be read."""
    text = reading.text
    whole = _whole(text)
    if whole is not None:
        return (CellValue(whole, _symbol(whole)),)
    return _several(reading, vocabulary) or _remarked(text)


def _remarked(text: str) -> tuple[CellValue, ...]:
    """The number of a cell in front of a remark: "2.210 (na correctie)", "877 (825+52)"."""
    remark = _REMARK.fullmatch(text)
    whole = _whole(remark["number"]) if remark else None
    return () if whole is None else (CellValue(whole, _symbol(whole)),)


def _several(reading: TextReading, vocabulary: Vocabulary) -> tuple[CellValue, ...]:
    """The numbers of a cell that holds more than one of them alone."""
    text, found = reading.text, reading.numbers
    if not found:
        return ()
    values: list[CellValue] = []
    position = 0
    for place, number in enumerate(found):
        until = found[place + 1].start if place + 1 < len(found) else len(text)
        following, unit = text[number.end : until], _symbol(number)
        noun = re.match(r"\s*(?:[a-zà-ÿ]+e\s+)?([^\W\d_][\w’'-]*)", following)
        named = unit_name(noun[1], vocabulary) if noun else None
        if unit is None and named:
            unit = named[0]
        end = number.end + noun.end() if noun and named else number.end
        before = text[position : number.start]
        label = _LABELLED.match(before.strip(" •▪-–"))
        if label:
            values.append(
                CellValue(
                    number,
                    unit,
                    " ".join(label["name"].split()),
                    label["separator"] == "(",
                    text[number.end : end].strip(),
                )
            )
        elif _is_filler(before):
            values.append(CellValue(number, unit, None, False, text[number.end : end].strip()))
        else:
            return ()
        position = end
        while position < len(text) and text[position] in "%)*† ":
            position += 1
    rest = text[position:]
    if _is_filler(rest) or (values[-1].name and (values[-1].unit or not _SIZE.match(rest))):
        return tuple(values)
    return ()


def _whole(text: str) -> Number | None:
    """The cell as one number, also where it could be a year."""
    match = _WHOLE.fullmatch(text.strip())
    if match is None:
        return None
    value = figure_value(match["figure"].replace(" ", "\u00a0"))
    if value is None:
        return None
    lead = len(text) - len(text.lstrip())
    start, end = lead + match.start("figure"), lead + match.end("figure")
    if match["minus"]:
        # "60-": the sign is one of its characters
        end = lead + match.end("minus")
    sign = (match["sign"] or match["minus"] or "").strip()
    return Number(
        start=lead + match.start("sign") if match["sign"] else start,
        end=end,
        figure_end=end,
        value=-value if sign and sign != "+" else value,
        is_money="€" in match["before"] or bool(match["after"]),
        signed=bool(sign),
    )


def _symbol(number: Number) -> str | None:
    return "EUR" if number.is_money else "%" if number.is_percent else None


def _is_filler(text: str) -> bool:
    return not _FILLER.sub("", text).strip()


def scaled(value: CellValue, factor: float) -> CellValue:
    """The value in base units where the header says "x 1.000", and the cell itself says no scale."""
    number = value.number
    if factor == 1.0 or number.scale != 1.0:
        return value
    return replace(
        value,
        number=replace(
            number,
            value=number.value * factor,
            low=number.low * factor if number.low is not None else None,
            high=number.high * factor if number.high is not None else None,
        ),
    )


def qualifier_in(before: str, vocabulary: Vocabulary) -> str | None:
    """The qualifier that stands in a cell before its number: "ca. 300"."""
    for term in vocabulary.qualifiers:
        match = term.pattern.search(before)
        if match and term.name != "tot" and not before[match.end() :].strip(" €+"):
            return term.name
    return None


_BEGINS = (
    (re.compile(r"\W*max(?:imum|imaal|imale)?\b", re.IGNORECASE), "maximaal"),
    (re.compile(r"\W*min(?:imum|imaal|imale)?\b", re.IGNORECASE), "minimaal"),
    (re.compile(r"\W*(?:circa|ca\.|ongeveer|geschat\w*|raming)\W", re.IGNORECASE), "circa"),
)


def qualifier_named(words: str) -> str | None:
    """The qualifier with which a header or a footnote begins: "maximum aantal woningen"."""
    return next((name for pattern, name in _BEGINS if pattern.match(words)), None)


#: The highest number of a range is at most so many times its lowest: "12 450" is 12.450 beside any.
_WIDEST = 3
_PARTED = re.compile(r"\s*(?P<low>[0-9]{1,3}) (?P<high>[0-9]{3})\s*")
_CLASS_RANGE = re.compile(r"\W*[0-9]{1,3}\s?(?:[-–—]|tot|à)\s?[0-9]{1,3}\W*", re.IGNORECASE)
#: "0.678", "19.4": no point of thousands stands there.
_POINT_DECIMAL = re.compile(r"\W*(?:0\.[0-9]{1,3}|[0-9]{1,4}\.[0-9]{1,2})\W*")
_POINT_NUMBER = re.compile(r"\W*[0-9]{1,3}\.[0-9]{3}\W*")
_POINT_FIGURE = re.compile(r"[-−]?[0-9]{1,3}\.[0-9]{3}$")
_COMMA_DECIMAL = re.compile(r"\W*[0-9]+,[0-9]{1,2}\W*%?")
_DASHED = re.compile(r"\s*(?P<low>[0-9]{1,3})\s?[-–]\s?(?P<high>[0-9]{3})\s*")
_COMMA_THOUSANDS = re.compile(r"[0-9]{1,3},[0-9]{3}")
_IN_BRACKETS = re.compile(r"\(\s*[0-9][0-9.]*\s*\)")


@dataclass(frozen=True, slots=True)
class ColumnStyle:
    """How the cells of one column write their numbers."""

    has_ranges: bool
    has_decimal_points: bool
    has_decimals: bool
    thousands_by_points: int


def style_of_column(column: Sequence[str], thousands_in_table: int = 0) -> ColumnStyle:
    """How a column writes its numbers; ``column`` are the texts of its cells below the headers.

    ``thousands_in_table`` are the numbers like 9.800 of all columns: where a column has no decimals, they show
    how it would write thousands.
    """
    has_decimals = any(_COMMA_DECIMAL.fullmatch(text) for text in column)
    own = count_thousands(column)
    return ColumnStyle(
        any(_CLASS_RANGE.fullmatch(text) and not _is_wide(text) for text in column),
        _has_decimal_points(column),
        has_decimals,
        own if has_decimals else max(own, thousands_in_table),
    )


def _has_decimal_points(column: Sequence[str]) -> bool:
    """Return True if the points of a column are those of decimals: of "0.678", or of most of its numbers ("19.4")."""
    if any(text.strip().startswith("0.") and _POINT_DECIMAL.fullmatch(text) for text in column):
        return True
    decimals = sum(bool(_POINT_DECIMAL.fullmatch(text)) for text in column)
    return decimals > 1 and decimals > count_thousands(column)


def count_thousands(column: Sequence[str]) -> int:
    """How many of some texts are numbers like 9.800."""
    return sum(bool(_POINT_NUMBER.fullmatch(text)) for text in column)


def is_damaged(text: str, style: ColumnStyle) -> bool:
    """Return True for what may be one number with its point misread: "106-730" among numbers like 115.340."""
    if style.has_ranges or style.thousands_by_points < _LEAST_ALIKE:
        return False
    return _is_wide(text)


def _is_wide(text: str) -> bool:
    """Return True for two numbers with a dash that are too far apart to be a range of homes."""
    found = _DASHED.fullmatch(text)
    return found is not None and int(found["high"]) > _WIDEST * int(found["low"])


def in_style_of_column(text: str, style: ColumnStyle) -> str:
    """A cell's text with points and commas as the other cells of its column have them; offsets stay.

    "1.494" beside "0.678" is 1,494. "27,800" beside two numbers like "9.800" is 27.800, damaged. "75 100"
    beside two ranges like "125-175" is a range that lost its dash.
    """
    parted = _PARTED.fullmatch(text)
    if parted is not None and style.has_ranges:
        low, high = int(parted["low"]), int(parted["high"])
        if low < high <= _WIDEST * low:
            return f"{text[: parted.end('low')]}-{text[parted.start('high') :]}"
    if style.has_decimal_points:
        return re.sub(r"(?<=[0-9])\.(?=[0-9])", ",", text)
    if style.thousands_by_points >= _LEAST_ALIKE and _COMMA_THOUSANDS.fullmatch(text.strip()):
        return text.replace(",", ".")
    return text


def decimal_value(text: str, style: ColumnStyle) -> CellValue | None:
    """The number of a cell such as "1.494" in a column with decimal points; None for any other cell."""
    if not style.has_decimal_points or not _POINT_NUMBER.fullmatch(text):
        return None
    found = _POINT_FIGURE.search(text.rstrip())
    if found is None:
        return None
    is_money = "€" in text[: found.start()]
    value = float(found.group().replace("−", "-"))
    number = Number(found.start(), found.end(), found.end(), value, is_money=is_money)
    return CellValue(number, _symbol(number))


def is_in_brackets(text: str) -> bool:
    """Return True if a cell is a number in brackets: negative where its table has negative ones."""
    return bool(_IN_BRACKETS.fullmatch(text.strip()))


def negated(value: CellValue, text: str) -> CellValue:
    """The value of a cell in brackets with the other sign; the brackets are its characters."""
    number = value.number
    start, end = text.find("("), text.rfind(")") + 1
    if not (0 <= start <= number.start and number.end <= end):
        start, end = number.start, number.end
    whole = replace(number, start=start, end=end, figure_end=end, value=-number.value)
    return replace(value, number=whole)
