"""Periods of counts: from when to when a number holds, as the words say.

What the words name is read by :mod:`nlp.language.time`; here is which of it says when a number holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.count_rules import CountRules
from nlp.language.time.expression import TimeExpression
from nlp.language.time.period import PeriodKind, period_text
from nlp.language.time.reader import read_time
from nlp.language.time.years import DASHES

_REPORTING = re.compile(
    r"\b(?:vastgesteld|uitgesproken|afgesproken|opgenomen|aangewezen|gemaakt|gesloten|ondertekend|gevraagd|vastgelegd"
    r"|besloten|ingediend|aangevraagd|aangekondigd|gepubliceerd|verschenen|opgesteld|geactualiseerd|gevoerd|toegezegd|uitgewerkt|overeengekomen)\b",
    re.IGNORECASE,
)
_START_OF_BUILDING = re.compile(
    r"\b(?:bouw|start|starten|gestart|schop|bouwstart|beginnen|begonnen)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_BUDGET_YEAR = re.compile(
    r"\b\w*(?:gelden|middelen|budget|bijdragen?|subsidies?)\s+$", re.IGNORECASE
)
_YEAR = r"(?:19|20)[0-9]{2}"
#: "t/m" as a converter of scans reads it: "2016 1/m 2025", "2016 Um 2025", "tim", "t/rn", "tm".
_DAMAGED = re.compile(
    rf"(?<=\b)({_YEAR})\s*(?:[1tlIi]/(?:m|rn)|tim|tm|Um|t\.m\.)\s*(?=(?:{_YEAR}|[0-9]{{2}})\b)",
    re.IGNORECASE,
)
_SINGLE_YEAR = re.compile(
    rf"\s*\(?\s*(?:van\s+|uit\s+)?(?P<year>{_YEAR})\b(?!\s*(?:[-–—/]|t/m|tot\b)\s*[0-9])\)?"
)
_YEARS = re.compile(
    rf"(?:[\s,'’‘\"()]+[\w-]+){{0,4}}?[\s()]+{_YEAR}\s?(?:[-–—/]|t/m)\s?(?:{_YEAR}|[0-9]{{2}})\b"
)
#: How words end for a forecast, whose year can be the one that it is for.
_FORECASTS = ("prognose", "raming")
#: Which goes first in a header; a year without a preposition comes last.
_RANKS: dict[PeriodKind, int] = {"range": 0, "until": 1, "before": 1, "from": 1, "in": 2}
Period = tuple[str | None, str | None]
NO_PERIOD: Period = (None, None)
#: So many characters before "voor 2026" say whether it is a budget's year or the start of building.
_BEFORE = 70


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period in a text, at ``[start, end)``. ``first`` and ``last`` are YYYY or YYYY-MM-DD."""

    start: int
    end: int
    kind: PeriodKind
    first: str | None
    last: str | None


#: "2000 meter", "2000 m2": no year counts these.
_MEASURED = re.compile(
    r"\s?(?:k?m[23²³]?|[ck]m|mm|(?:kilo|centi|milli)?meter|(?:vierkante|strekkende|kubieke)\s+meter|ha|hectaren?|k[Ww]h?|[MG]Wh?|TWh"
    r"|kg|ton|liter|uur|€|euro|punten|bvo)(?![\w])"
)


def _is_measured(text: str, expression: TimeExpression) -> bool:
    """Return True for a number like a year that is a length, a size or an amount."""
    named = expression.named
    if named is None or named.grain != "year" or named.is_range:
        return False
    return bool(_MEASURED.match(text, expression.end))


#: "de periode 2025 2030": a dash was lost.
_LOST_DASH = re.compile(
    rf"(?<=\bperiode\s{_YEAR}) (?={_YEAR}\b)|(?<=\bjaren\s{_YEAR}) (?={_YEAR}\b)", re.IGNORECASE
)


#: A dash in UTF-8 that was read as Latin-1, between two years.
_MISREAD_DASH = re.compile(rf"(?<=\b{_YEAR})(\s?)â\x80[\x93\x94](?=\s?{_YEAR}\b)")


#: Behind the name of a paper, before its day or year: "de herijking van de woonvisie in 2016".
_OF_WHAT = re.compile(r"(?:\s+van\s+(?:de|het)\s+[\w-]+)?\s+(?:van\s+|uit\s+|d\.d\.\s+)?")
_NEAR_PAPER = 70
#: Between two periods that go on: "de perioden 2010-2014 en 2015-2019"
_AND = re.compile(r"\s*(?:,|\ben\b)\s*(?:(?:de\s+)?periode\s+)?")
#: Hyphens that PDFs have for a dash.
_HYPHENS = str.maketrans("\u2010\u2011", "--")
#: "tot circa 2030": about when a period ends is when it ends; a year so late that it is no number of homes.
_ABOUT = re.compile(
    r"(?<=\b(?:tot|t/m|met))\s+(?:circa|ca\.?|ongeveer|omstreeks|rond)(?=\s+(?:het\s+jaar\s+)?20[1-9][0-9]\b)",
    re.IGNORECASE,
)
#: Other signs between years that are a dash: "2028 / 2030", "2025 → 2030", "2025..2030".
_SIGN = r"\s?(?:[/→…>]|\.\.)\s?"
_SIGNED = re.compile(rf"\b{_YEAR}(?:{_SIGN}{_YEAR}\b)+")
_SIGN_BETWEEN = re.compile(rf"(?<={_YEAR}){_SIGN}(?={_YEAR})")
_SHORT_END = re.compile(rf"(?<=\b{_YEAR})\s/\s(?=[0-9]{{2}}\W*$)")
#: In a header: words of Flemish and of hurried writers for "t/m", and signs for before and after.
_UNTIL = re.compile(
    rf"(?<=\b{_YEAR})\s*(?:t\.e\.m\.|tem|tot/met|tot-en-met)\s*(?={_YEAR}\b)", re.IGNORECASE
)
_AND_ON = re.compile(
    rf"\b({_YEAR})\s*(?:e\.?v\.?|en\s+(?:verder|later|daarna)|>|→|\+)(?=\W*$)", re.IGNORECASE
)
_COMPARED = re.compile(rf"(?:^|(?<=[\s(]))([<>≤≥])\s?(?={_YEAR}\b)")
#: "Netto toevoeging2010-2019", of which a converter dropped the break.
_GLUED = re.compile(rf"(?<=[a-zà-ÿ]){_YEAR}(?![0-9])")
_TWO = 2
_COMPARED_AS = {"<": "voor ", ">": "na ", "≤": "t/m ", "≥": "vanaf "}


def _with_dashes(text: str) -> str:
    """A text with the dash back between the years of a period, and without "circa" before one; offsets stay."""
    text = text.translate(_HYPHENS)
    text = _ABOUT.sub(lambda m: " " * len(m.group()), _SIGNED.sub(_dashed, text))
    return _LOST_DASH.sub("-", _MISREAD_DASH.sub(r"\1–  ", text))


def _dashed(years: re.Match[str]) -> str:
    """Two years with a dash for the sign between them, as long as it was; three stay as they are."""
    parts = _SIGN_BETWEEN.split(years.group())
    if len(parts) > _TWO:
        return years.group()
    first, last = parts
    return f"{first}{'-'.center(len(years.group()) - len(first) - len(last))}{last}"


def _in_words(header: str) -> str:
    """A header with the signs and short words around its years written out."""
    header = unglued(header)
    header = _SIGNED.sub(lambda m: f"{m.group()[:4]}-{m.group()[-4:]}", header)
    header = _SHORT_END.sub("/", _with_dashes(header))
    header = _AND_ON.sub(r"vanaf \1", _UNTIL.sub(" t/m ", header))
    return _COMPARED.sub(lambda m: _COMPARED_AS[m[1]], header)


def unglued(header: str) -> str:
    """A header with a blank between a word and the years that a converter put right behind it."""
    return _GLUED.sub(r" \g<0>", header)


def periods_in(text: str) -> tuple[PeriodMention, ...]:
    """The periods that running text names, without years that belong to a title or a report."""
    mentions = (
        _in_text(text, expression)
        for expression in read_time(_with_dashes(text)).expressions
        if (expression.bound is not None or _says_period(expression))
        and not _is_measured(text, expression)
    )
    return tuple(mention for mention in mentions if mention is not None)


def period_of_header(text: str) -> Period:
    """The period that a header, caption or row label names: there a bare year is one too.

    A range goes before a bound, a bound before a day or year with a preposition, and a year by itself
    comes last. The years of an edition are none
    ("Herijking 2016", "Woonvisie 2018-2025"), but for a range in words ("Woondeal 2025 t/m 2030"). Two that
    differ are none: which of them a number holds for is not said.
    """
    ranked: dict[int, set[Period]] = {}
    text = _in_words(text)
    for expression in read_time(text).expressions:
        if _is_measured(text, expression):
            continue
        if expression.reference == "edition" and _is_range_in_words(text, expression):
            expression = replace(expression, reference=None)
        found = period_text(expression)
        if found is not None:
            rank = _RANKS[found.kind] + (found.kind == "in" and expression.bound is None)
            ranked.setdefault(rank, set()).add((found.first, found.last))
    best = ranked[min(ranked)] if ranked else set()
    return best.pop() if len(best) == 1 else (None, None)


def without_editions(text: str, rules: CountRules, made: int | None = None) -> str:
    """A header with damaged "t/m" mended, and without the year of an edition ("Herijking 2016").

    ``made`` is the year of the document: a forecast for a later one ("Prognose 2040") is no edition. Two years with something between them that cannot be read are left out: never half a period.
    """
    mended = _DAMAGED.sub(r"\1 t/m ", text)
    kept = mended
    for match in reversed(list(rules.editions.finditer(mended))):
        year = _SINGLE_YEAR.match(mended, match.end())
        if year and not _is_ahead(match.group(), year["year"], made):
            kept = kept[: match.end()] + kept[year.end() :]
    return kept


def _is_ahead(edition: str, year: str, made: int | None) -> bool:
    """Return True for a forecast of a year after that of the document: "Prognose 2040"."""
    return made is not None and edition.casefold().endswith(_FORECASTS) and int(year) > made


def without_titles(text: str, rules: CountRules) -> str:
    """A heading without the years in the title of an agreement ("Woonafspraken Twente 2016-2020")."""
    for match in reversed(list(rules.edition_titles.finditer(text))):
        years = _YEARS.match(text, match.end())
        if years:
            text = text[: match.end()] + text[years.end() :]
    return text


def without_dates_of_papers(
    text: str, mentions: Iterable[PeriodMention], rules: CountRules
) -> list[PeriodMention]:
    """The periods of a sentence without days and years of a paper: "de herijking in 2016", "de evaluatie van 2015"."""
    return [
        mention
        for mention in mentions
        if mention.kind != "in" or not _is_of_paper(text, mention, rules)
    ]


def _is_of_paper(text: str, mention: PeriodMention, rules: CountRules) -> bool:
    start = max(0, mention.start - _NEAR_PAPER)
    return any(
        _OF_WHAT.fullmatch(text, paper.end(), mention.start)
        for paper in rules.papers.finditer(text, start, mention.start)
    )


def joined(text: str, mentions: Sequence[PeriodMention]) -> list[PeriodMention]:
    """Periods of which one goes on where the other ends as one: "2010-2014 en 2015-2019"."""
    found: list[PeriodMention] = []
    for mention in mentions:
        before = found[-1] if found else None
        if before is not None and _goes_on(text, before, mention):
            found[-1] = replace(before, end=mention.end, last=mention.last)
        else:
            found.append(mention)
    return found


def _goes_on(text: str, first: PeriodMention, second: PeriodMention) -> bool:
    if (
        first.kind != "range"
        or second.kind != "range"
        or first.last is None
        or second.first is None
    ):
        return False
    is_next = int(second.first[:4]) - int(first.last[:4]) in (0, 1)
    return is_next and _AND.fullmatch(text, first.end, second.start) is not None


def is_report(sentence: str) -> bool:
    """Return True for what was written down, so that "in 2021" is when that was done."""
    return bool(_REPORTING.search(sentence))


def _says_period(expression: TimeExpression) -> bool:
    """Return True if words without a preposition are a period: a range, "eind 2030"."""
    named = expression.named
    if named is None:
        return False
    return named.is_range or named.at_end or named.grain not in ("year", "month", "day")


def _is_range_in_words(text: str, expression: TimeExpression) -> bool:
    """Return True for "2025 t/m 2030", and not for "2025-2030"."""
    named = expression.named
    if named is None or not named.is_range:
        return False
    return DASHES.isdisjoint(text[expression.named_start : expression.end])


def _in_text(text: str, expression: TimeExpression) -> PeriodMention | None:
    found = period_text(expression)
    if found is None:
        return None
    start, end = expression.start, expression.end
    if found.kind == "before":
        before = text[max(0, start - _BEFORE) : start]
        days = expression.days
        if _BUDGET_YEAR.search(before) and days is not None:
            year = f"{days.first.year}"
            return PeriodMention(start, end, "in", year, year)
        if _START_OF_BUILDING.search(before):
            return None
    if found.kind == "range":
        start = expression.named_start
    return PeriodMention(start, end, found.kind, found.first, found.last)
