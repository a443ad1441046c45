"""The wording of the site: codes (:mod:`corpus.codes`), numbers, periods and deadlines in Dutch."""

from __future__ import annotations

from collections.abc import Mapping

from corpus import codes
from corpus.language import language

BASIS = codes.labels("basis")
MODALITY = codes.labels("modality")
LEVEL = codes.labels("sureness")
ROLE = codes.labels("role")
THEME = codes.labels("theme")
DOCUMENT_KIND = codes.labels("document_kind")
#: Whether a document is a draft.
STATUS = codes.labels("document_status")
AREA_KIND = codes.labels("area_kind")
PARTY_KIND = codes.labels("party_kind")
CHECK_KIND = codes.labels("check_kind")
OUTCOME = codes.labels("outcome")
CHECK_REASON = codes.labels("check_reason")
EVIDENCE_ROLE = codes.labels("evidence_role")
READ_BY = codes.labels("read_by")
STATISTICS_FLOW = codes.labels("statistics_flow")
GROSS_OR_NET = codes.labels("gross_or_net")
#: What Datasette's filters are called in its table pages.
FILTERS: Mapping[str, str] = {
    "exact": "is",
    "not": "is niet",
    "contains": "bevat",
    "notcontains": "bevat niet",
    "endswith": "eindigt op",
    "startswith": "begint met",
    "gt": "groter dan",
    "gte": "minstens",
    "lt": "kleiner dan",
    "lte": "hoogstens",
    "like": "lijkt op (like)",
    "notlike": "lijkt niet op (not like)",
    "glob": "past op (glob)",
    "in": "is een van",
    "notin": "is geen van",
    "arraycontains": "lijst bevat",
    "arraynotcontains": "lijst bevat niet",
    "date": "is op dag",
    "isnull": "is leeg (null)",
    "notnull": "is niet leeg",
    "isblank": "is blanco",
    "notblank": "is niet blanco",
}

#: From how Python writes a number: point and comma change places, and a minus is a minus.
_DUTCH = str.maketrans(",.-", ".,−")
_TIMES = {1: "één keer", 2: "twee keer", 3: "drie keer", 4: "vier keer"}
_RHYTHM = {
    (1, 1): "elk jaar",
    (2, 1): "twee keer per jaar",
    (4, 1): "elk kwartaal",
    (12, 1): "elke maand",
    (52, 1): "elke week",
}


def number(value: float | int | None) -> str:
    """A number as Dutch writes it: ``14.100``, ``66,67``; empty for None."""
    if value is None:
        return ""
    if float(value).is_integer():
        return f"{int(value):,}".translate(_DUTCH)
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(_DUTCH)


def quantity(
    value: float | None,
    unit: str | None = None,
    *,
    low: float | None = None,
    high: float | None = None,
    per: str | None = None,
    qualifier: str | None = None,
) -> str:
    """A number with what it counts: ``ruim 15.000 woningen``, ``€ 1.800.000``, ``30%``."""
    figure = number(value)
    if low is not None and high is not None and low != high:
        figure = f"{number(low)}–{number(high)}"
    if not figure:
        return ""
    if unit == "EUR":
        figure = f"€ {figure}"
    elif unit == "%":
        figure = f"{figure}%"
    elif unit:
        figure = f"{figure} {unit}"
    if per:
        figure = f"{figure} per {per}"
    if qualifier:
        figure = f"{codes.label('qualifier', qualifier)} {figure}"
    return figure


def page_range(first: str, last: str) -> str:
    """Pages as printed: ``p. 22``, ``p. 21-25``; empty for none."""
    if not first:
        return ""
    return f"p. {first}" if last in ("", first) else f"p. {first}-{last}"


def beside(measure: str | None, unit: str | None) -> str:
    """What is counted, behind a quantity that names its unit: ``215 woningen`` *in sleutelproject*."""
    words = measure or ""
    if unit and words.casefold().startswith(unit.casefold()):
        rest = words[len(unit) :]
        if not rest[:1].isalnum():
            return rest.lstrip(" ,–-")
    return words


def day(value: str | None) -> str:
    """``2025-03-20`` is ``20 maart 2025``, ``2022-12`` is ``december 2022``, ``2021`` is itself.

    What is not such a date comes back unchanged.
    """
    if not value:
        return ""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return value
    if len(parts) == 1:
        return value
    month = int(parts[1])
    if not 1 <= month <= 12:
        return value
    text = f"{language().month_names[month - 1]} {parts[0]}"
    return f"{int(parts[2])} {text}" if len(parts) == 3 else text


def period(start: str | None, end: str | None) -> str:
    """``2022 t/m 2030``, ``t/m 2030``, ``vanaf 2024``; empty where no period is known."""
    if start and end:
        return day(start) if start == end else f"{day(start)} t/m {day(end)}"
    if end:
        return f"t/m {day(end)}"
    return f"vanaf {day(start)}" if start else ""


def _stretch(first: str, last: str) -> str:
    """A range of days as words: whole years and months by their name."""
    if first == last:
        return day(first)
    if first[5:] == "01-01" and last[5:] == "12-31":
        years = (first[:4], last[:4])
        return years[0] if years[0] == years[1] else f"{years[0]} t/m {years[1]}"
    if first[:4] == last[:4]:
        return f"{day(first).removesuffix(' ' + first[:4])} t/m {day(last)}"
    return f"{day(first)} t/m {day(last)}"


def _within(kind: str, first: str, last: str) -> str:
    """When something is to be done within a range of days: ``in 2023``, ``van 1 januari t/m 31 maart 2023``."""
    words = _stretch(first, last)
    if kind == "between" or first == last:
        return words
    return f"in {words}" if words[:4].isdigit() else f"van {words}"


def rhythm(every: str | None) -> str:
    """``2/year`` is ``twee keer per jaar``, ``1/2year`` is ``elke 2 jaar``."""
    if not every or "/" not in every:
        return every or ""
    times, _, rest = every.partition("/")
    years = rest.removesuffix("year") or "1"
    if not (times.isdigit() and years.isdigit()):
        return every
    known = _RHYTHM.get((int(times), int(years)))
    if known:
        return known
    if int(times) == 1:
        return f"elke {years} jaar"
    often = _TIMES.get(int(times), f"{times} keer")
    return f"{often} per jaar" if years == "1" else f"{often} per {years} jaar"


def deadline(kind: str, first: str | None, last: str | None, every: str | None = None) -> str:
    """A deadline in words: ``uiterlijk 31 december 2026``, ``in 2023``, ``elk jaar``."""
    if kind == "recurring":
        return rhythm(every) or "terugkerend"
    if kind in ("by", "relative") and last:
        return f"uiterlijk {day(last)}"
    if kind == "from" and first:
        return f"vanaf {first[:4] if first[5:] == '01-01' else day(first)}"
    if first and last:
        return _within(kind, first, last)
    return day(last or first)
