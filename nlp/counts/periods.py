"""Periods of counts: from when to when a number holds, as the words say.

Only years and days that are written are read: "tot en met 2030" and "tot 2030" end 2030, "voor
2026" ends 2025-12-31, "na 2030" begins 2031-01-01, "2026 t/m 2030" is both ends, "Q1 2022 - Q4
2024" is 2022 to 2024. The year of a document ("Woonvisie 2016", "prijspeil 2020") is no period.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

PeriodKind = Literal["range", "until", "before", "from", "in"]

_YEAR = r"(?:19|20)[0-9]{2}"
_MONTHS = {
    "januari": 1,
    "februari": 2,
    "maart": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "augustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}
_DAY = rf"(?:[0-3]?[0-9]\s+(?:{'|'.join(_MONTHS)})\s+{_YEAR}|[0-3]?[0-9]-[01]?[0-9]-{_YEAR})"
#: Words that may stand before a year without changing it: "eind 2030", "het 4e kwartaal van 2024".
_LEAD = (
    r"(?:(?:het\s+jaar|het\s+einde\s+van|eind(?:e)?(?:\s+van)?|ultimo|begin|medio|half|halverwege|het|de|q[1-4]"
    rf"|(?:[1-4]e|eerste|tweede|derde|vierde)\s+kwartaal(?:\s+van)?|(?:1e|2e|eerste|tweede)\s+helft(?:\s+van)?"
    rf"|(?:{'|'.join(_MONTHS)}))\s+){{0,3}}"
)
_POINT = rf"{_LEAD}(?:{_DAY}|{_YEAR})"
_TO = r"\s*(?:t/m|tot\s+en\s+met|tot|[-–—]|/|en)\s*"
_RANGE = re.compile(
    rf"(?<![\w.,])(?P<first>{_POINT})(?P<to>{_TO})(?P<last>{_POINT}|[0-9]{{2}})(?![\w]|[.,][0-9])",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:t/m|tot\s+en\s+met|tot|uiterlijk(?:\s+(?:in|per|op))?|naar|richting)\s+(?P<point>{_POINT})(?![\w]|[.,][0-9])",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b(?:voor|vóór)\s+(?P<point>{_POINT})(?![\w]|[.,][0-9])", re.IGNORECASE)
_FROM = re.compile(
    rf"\b(?P<word>vanaf|sinds|na|per|met\s+ingang\s+van)\s+(?P<point>{_POINT})(?![\w]|[.,][0-9])",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b(?:in|over|gedurende|op|per|eind|begin|medio|tijdens|peildatum|jaar|van)\s+(?P<point>{_POINT})(?![\w]|[.,][0-9])",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<![\w.,-])(?P<point>{_POINT})(?![\w-]|[.,][0-9])", re.IGNORECASE)
_YEAR_ONLY = re.compile(_YEAR)
#: A capitalised title, an agreement or a price level that carries a year.
_TITLE_BEFORE = re.compile(
    r"(?:\b(?:prijspeil|woondeal|woonagenda|agenda|visie|woonvisie|monitor|programma|akkoord|nota|convenant|overeenkomst"
    r"|afspraken|woontop|rapport|brief|besluit|structuurvisie|woonprogrammering|inventarisatie|dashboard|woonzorgvisie)"
    r"\s*(?:twente\s+|van\s+|uit\s+|\()?|(?-i:[A-Z][\w-]+\s))$",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:vastgesteld|uitgesproken|afgesproken|opgenomen|aangewezen|gemaakt|gesloten|ondertekend|gevraagd|vastgelegd"
    r"|besloten|aangekondigd|gepubliceerd|verschenen|opgesteld|geactualiseerd|gevoerd|toegezegd|uitgewerkt|overeengekomen)\b",
    re.IGNORECASE,
)
_START_OF_BUILDING = re.compile(
    r"\b(?:bouw|start|starten|gestart|schop|bouwstart|beginnen|begonnen)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_BUDGET_YEAR = re.compile(
    r"\b\w*(?:gelden|middelen|budget|bijdragen?|subsidies?)\s+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period in a text, at ``[start, end)``. ``first`` and ``last`` are YYYY or YYYY-MM-DD."""

    start: int
    end: int
    kind: PeriodKind
    first: str | None
    last: str | None


def periods_in(text: str) -> tuple[PeriodMention, ...]:
    """The periods that running text names, without years that belong to a title or a report."""
    found: list[PeriodMention] = []
    for match in _RANGE.finditer(text):
        mention = _range(match)
        if mention and not _is_title(text, match.start()):
            found.append(mention)
    for pattern, kind in ((_UNTIL, "until"), (_BEFORE, "before"), (_FROM, "from"), (_IN, "in")):
        for match in pattern.finditer(text):
            if any(m.start < match.end() and match.start() < m.end for m in found):
                continue
            mention = _simple(text, match, kind)
            if mention:
                found.append(mention)
    return tuple(sorted(found, key=lambda m: m.start))


def period_of_header(text: str) -> tuple[str | None, str | None]:
    """The period that a header, caption or row label names: there a bare year is one too."""
    words = re.sub(r"\([^()]*(?:bron|source)[^()]*\)", " ", text, flags=re.IGNORECASE)
    for match in _RANGE.finditer(words):
        mention = _range(match)
        if mention:
            return mention.first, mention.last
    for pattern, kind in ((_UNTIL, "until"), (_BEFORE, "before"), (_FROM, "from")):
        found = pattern.search(words)
        if found:
            simple = _simple(words, found, kind)
            if simple:
                return simple.first, simple.last
    for bare in _BARE.finditer(words):
        if _is_title(words, bare.start()) or _is_title(words, bare.start("point")):
            continue
        if re.search(r"\b(?:in|uit|van)\s+(?:de\s+)?$", words[: bare.start()]) and re.search(
            r"(?:woondeal|agenda|visie|afspraken)\s+(?:\w+\s+)?(?:in|uit|van)\s+$",
            words[: bare.start()],
            re.I,
        ):
            continue
        point = _point(bare["point"])
        if point:
            return point, point
    return None, None


def _range(match: re.Match[str]) -> PeriodMention | None:
    first, last = _point(match["first"]), match["last"]
    if first is None:
        return None
    if re.fullmatch(r"[0-9]{2}", last):
        last = first[:2] + last
    else:
        point = _point(last)
        if point is None:
            return None
        last = point
    if not first[:4] <= last[:4]:
        return None
    if match["to"].strip().casefold() == "en" and int(last[:4]) - int(first[:4]) > 1:
        return None  # "in 2020 en 2030": two years, not all between
    return PeriodMention(match.start(), match.end(), "range", first, last)


def _simple(text: str, match: re.Match[str], kind: str) -> PeriodMention | None:
    point = _point(match["point"])
    if point is None:
        return None
    start, end = match.span()
    before = text[max(0, start - 70) : start]
    if kind == "until":
        return PeriodMention(start, end, "until", None, point)
    if kind == "before":
        if _BUDGET_YEAR.search(before):
            return PeriodMention(start, end, "in", point, point)
        if _START_OF_BUILDING.search(before):
            return None
        return PeriodMention(start, end, "before", None, _day_before(match["point"], point))
    if kind == "from":
        word = match["word"].casefold()
        if word == "na":
            return PeriodMention(start, end, "from", f"{int(point[:4]) + 1}-01-01", None)
        if word == "per":
            return PeriodMention(start, end, "in", point, point)
        return PeriodMention(start, end, "from", point, None)
    if re.match(r"van\b", text[start:end], re.IGNORECASE) and _is_title(text, start):
        return None
    if re.match(r"van\b", text[start:end], re.IGNORECASE):
        return None
    return PeriodMention(start, end, "in", point, point)


def _is_title(text: str, start: int) -> bool:
    return bool(_TITLE_BEFORE.search(text[max(0, start - 40) : start])) and not re.search(
        r"(?:^|[.:;!?]\s+)\w+\s$", text[max(0, start - 40) : start]
    )


def is_report(sentence: str) -> bool:
    """Does the sentence tell of something written down, so that "in 2021" is when that was done?"""
    return bool(_REPORTING.search(sentence))


def _point(words: str) -> str | None:
    """YYYY or YYYY-MM-DD for a point in time."""
    numeric = re.search(rf"([0-3]?[0-9])-([01]?[0-9])-({_YEAR})", words)
    if numeric:
        return _day(int(numeric[3]), int(numeric[2]), int(numeric[1]))
    named = re.search(rf"([0-3]?[0-9])\s+({'|'.join(_MONTHS)})\s+({_YEAR})", words, re.IGNORECASE)
    if named:
        return _day(int(named[3]), _MONTHS[named[2].casefold()], int(named[1]))
    year = _YEAR_ONLY.search(words)
    return year.group() if year else None


def _day(year: int, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def _day_before(words: str, point: str) -> str:
    if re.search(r"\beind", words, re.IGNORECASE):
        return point
    if len(point) == 4 or point.endswith("-01-01"):
        return f"{int(point[:4]) - 1}-12-31"
    return point
