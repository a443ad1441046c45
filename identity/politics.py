"""Political parties: who made an election programme or a coalition agreement, and what is one.

A chapter of a programme has no cover. Its pages may name the party in their headers and footers; and
where it says "we", it says all the time what one party wills, chooses or finds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.document_words import load_document_words
from corpus.kinds import load_kind_words
from corpus.manifest import slug
from extract.clean import Clean, clean
from extract.model import Segment
from identity.bodies import Bodies
from identity.branches import branch_votes
from identity.model import Vote
from identity.own_parties import party_by_itself, party_of_title, party_of_us
from identity.political_names import (
    names_in_capitals,
    own_name,
    party_names,
    party_wills,
    programme_of_party,
)
from identity.sheet import Row, Sheet
from nlp.ranking import far_ahead

_PROGRAMME = "election_programme"
#: What the kind of words beside the name of a party may be for them to be a programme.
_PROGRAMMES = (_PROGRAMME, "programme")
#: Kinds that a political party may make too, under a title that does not say so.
_OF_PARTIES_TOO = ("programme", "vision", "other")
#: Fewer parties make no coalition.
_COALITION = 2
#: So many times a text of a party at least says what it wills; fewer may be talk of another one.
_WILLS = 3
#: The party whose text it is wills so many times as often as any other.
_FAR_MORE = 3
#: It is named so many times as often as any other: others are whom it answers.
_MORE = 2
#: So many headers or footers that name a party are those of its paper.
_RUNNING = 2
#: The title of a programme stands on one of so many rows, and has no more words.
_TOP_ROWS = 12
_TITLE_WORDS = 14
#: "Verkiezingsprogramma 2026": the name of the party stands so many rows above or below at most.
_BARE_WORDS = 2
_NEAR_ROWS = 2
#: "Piratenpartij", "Partij voor de Mens": no list can have all, and the title of a programme tells them.
_BY_ITSELF = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{3,}partij|Partij (?:voor|van|tegen) (?:de |het |een )?[A-ZÀ-Þ][\w’'-]+)\b"
)
_SITE = re.compile(
    r"(?:www\.|https?://|@)(?:[\w-]+\.)*(?P<name>[a-z\d][a-z\d-]+)\.(?:nl|eu|org)\b", re.I
)
SEPARATORS = re.compile(r"\s*(?:,|;|\ben\b|&)\s*")
NAME = re.compile(r"[A-Z0-9][\w’'-]*(?:\s+(?:voor|van|de|het|[A-Z0-9][\w’'-]*))*")
_WE = re.compile(r"\b(?:wij|we|ons|onze)\b", re.IGNORECASE)
#: Three words in capitals or more, at the beginning of a line.
_CAPITALS = re.compile(
    r"(?:(?:[A-ZÀ-Þ\d][A-ZÀ-Þ\d&/’'-]*|[-–])\s+){2,}(?:\d|-|[A-ZÀ-Þ](?![a-zà-þ]))+"
)
#: "CDA-VERKIEZINGSPROGRAMMA 2021": the footer of a programme.
_FOOTER = re.compile(
    r"\b(?P<name>[A-Z\d][A-Z\d&/’'-]*?)(?:-|\s)VERKIEZINGSPROGRAMMA\s+(?:19|20)\d\d"
)
#: "2026-2030", at the end of a line.
_TERM = re.compile(r"\b20\d\d\s*[-–/]\s*20\d\d$")
_YEARS = re.compile(r"[\s,|–-]*\b(?:19|20)\d\d\b.*$")


@dataclass(frozen=True, slots=True)
class _Named:
    """A party that a text names, by its own name, and where."""

    name: str
    segment: Segment


def party_votes_on_kind(sheet: Sheet) -> Iterator[Vote]:
    """Votes of headers, footers and running text on whether it is an election programme."""
    running = _running(sheet)
    if running is not None:
        words = [text.text for text in _furniture(sheet)]
        words += [match.group() for row in sheet.rows for match in _FOOTER.finditer(row.text)]
        if any(load_kind_words().kind_of(text) in _PROGRAMMES for text in words):
            yield Vote("kind", _PROGRAMME, "running_programme", running.segment)
    willing = _willing(sheet)
    if willing is not None:
        yield Vote("kind", _PROGRAMME, "party_wills", willing.segment)
    yield from _named_programme(sheet)
    heading = _party_line(sheet)
    if heading is not None:
        yield Vote("kind", _PROGRAMME, "party_line", heading.segment)
    own = _itself(sheet)
    if own is not None:
        yield Vote("kind", _PROGRAMME, "calls_itself_party", own.segment)


def _named_programme(sheet: Sheet) -> Iterator[Vote]:
    """ "Het verkiezingsprogramma van GroenLinks", "Standpunten D66": among the first rows."""
    positions = load_document_words().political.positions
    for row in (sheet.head or sheet.front[:1])[:_TOP_ROWS]:
        short = len(row.words.split()) <= _TITLE_WORDS
        named = any(kind == _PROGRAMME for _, kind in load_kind_words().words_in(row.words))
        words = row.words.casefold().split()
        if short and party_of_title(row.words) is not None:
            yield Vote("kind", _PROGRAMME, "party_wants", row.segment)
            return
        whose = (
            _parties(row.words) or _WE.search(row.words) or programme_of_party().match(row.words)
        )
        if short and (named or (whose and not set(positions).isdisjoint(words))):
            yield Vote("kind", _PROGRAMME, "programme_named", row.segment)
            return


def _party_line(sheet: Sheet) -> _Named | None:
    """The political party whose name is the first row, where the text says what it wills."""
    for row in sheet.front[:1]:
        # The number of the page may be glued to it.
        words = row.words.lstrip("0123456789. ")
        found = [match for match in party_names().finditer(words) if match.group() == words]
        wills = (m for rule in party_wills() for m in rule.finditer(sheet.clean_text.text))
        if found and own_name(found[0]) in {own_name(match) for match in wills}:
            return _Named(own_name(found[0]), row.segment)
    return None


def _itself(sheet: Sheet) -> _Named | None:
    """The political party that the text says it is."""
    found = party_by_itself(sheet)
    return _Named(*found) if found is not None else None


def names_party(words: str) -> bool:
    """Return True if words name a political party."""
    return bool(_parties(words))


def _parties(words: str) -> list[re.Match[str]]:
    """Where a row names a political party; in capitals too, or one that its own name tells."""
    found = [*party_names().finditer(words), *names_in_capitals().finditer(words)]
    return found or list(_BY_ITSELF.finditer(words))


def political_votes(sheet: Sheet, kind: str, bodies: Bodies) -> Iterator[Vote]:
    """The political parties of a coalition agreement, or the one of an election programme."""
    if kind == "coalition_agreement":
        yield from _gesloten_door(sheet)
        for row in sheet.cover:
            yield from _coalition(row)
    willing = _willing(sheet)
    if kind == _PROGRAMME:
        if willing is None:
            # That it names one party is no more than the same words once again.
            yield from _only_party(sheet)
        yield from _titled(sheet, bodies)
        for row in sheet.cover or sheet.front:
            name = local_party(_without_programme(row.words), bodies)
            if name is not None:
                yield Vote("issuer", name, "political", row.segment)
        yield from branch_votes(sheet, bodies)
        ours = party_of_us(sheet)
        if ours is not None and not bodies.areas.named(ours[0]):
            yield Vote("issuer", ours[0], "programme_of_us", ours[1])
    if kind == _PROGRAMME or kind in _OF_PARTIES_TOO:
        spoken = (
            ("running_party", _running(sheet)),
            ("party_wills", willing),
            ("party_line", _party_line(sheet)),
            ("calls_itself_party", _itself(sheet)),
        )
        for rule, named in spoken:
            if named is not None:
                yield Vote("issuer", named.name, rule, named.segment)
        yield from _of_site(sheet)


def _titled(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "Verkiezingsprogramma 2026-2030 Dorpsbelang Asten": the one party that the title names."""
    rows = (sheet.cover or sheet.front)[:_TOP_ROWS]
    for index, row in enumerate(rows):
        willing = party_of_title(row.words)
        if willing is not None:
            yield Vote("issuer", willing["name"], "party_wants", row.segment)
            return
        if (
            load_kind_words().kind_of(row.words) != _PROGRAMME
            or len(row.words.split()) > _TITLE_WORDS
        ):
            continue
        found = [
            (near, match) for near in _title_rows(rows, index) for match in _parties(near.words)
        ]
        if len({own_name(match) for _, match in found}) == 1:
            near, match = found[0]
            name = own_name(match)
            branch = _YEARS.sub("", near.words[match.end() :]).strip(" :")
            whole = f"{name} {branch}" if branch and bodies.areas.named(branch) else name
            yield Vote("issuer", whole, "programme_title", near.segment)
            return
    yield from _programme_of(sheet)


def _programme_of(sheet: Sheet) -> Iterator[Vote]:
    """ "Standpunten Ons Dorp", "het verkiezingsprogramma van de DPN": a party that no list has."""
    found = {
        match["name"]: (row, match)
        for row in sheet.front[:_TOP_ROWS]
        for match in programme_of_party().finditer(row.text)
    }
    if len(found) == 1:
        ((row, match),) = found.values()
        yield Vote("issuer", own_name(match), "programme_of", row.part(*match.span("name")))


def _title_rows(rows: Sequence[Row], index: int) -> Sequence[Row]:
    """The row that says that it is a programme; where it says no more, with those around it."""
    alone = len(rows[index].words.split()) <= _BARE_WORDS
    return (
        rows[max(index - _NEAR_ROWS, 0) : index + _NEAR_ROWS + 1]
        if alone
        else rows[index : index + 1]
    )


def _of_site(sheet: Sheet) -> Iterator[Vote]:
    """The one political party whose web and mail addresses a text has."""
    found = {
        party: row
        for row in sheet.rows
        for match in _SITE.finditer(row.text)
        if (party := _by_domain().get(match["name"].casefold())) is not None
    }
    if len(found) == 1:
        ((party, row),) = found.items()
        yield Vote("issuer", party, "party_site", row.segment)


@cache
def _by_domain() -> Mapping[str, str]:
    """The names of parties by those of their sites: "partijvoordedieren", "groenlinks"."""
    words = load_document_words().political
    names = {**{name: name for name in words.parties}, **words.also}
    return {slug(other).replace("-", ""): name for other, name in names.items()}


def local_party(words: str, bodies: Bodies) -> str | None:
    """The political party that a line is: "CDA", or "CDA Raalte" for that of one municipality."""
    for name in load_document_words().political.parties:
        rest = words.removeprefix(name).strip()
        if words == name or (rest != words and bodies.areas.named(rest)):
            return words
    return None


def names_programme(words: str, bodies: Bodies) -> bool:
    """Return True for a party of one municipality with the years of its programme: "CDA Raalte 2026-2030"."""
    years = _TERM.search(words)
    name = words[: years.start()].rstrip(" ,|–-") if years else ""
    return (
        name not in load_document_words().political.parties
        and local_party(name, bodies) is not None
    )


def _without_programme(words: str) -> str:
    """A line without "verkiezingsprogramma van" before its name and the years behind it."""
    low = words.casefold()
    before = next(
        (b for b in load_document_words().political.programme_of if low.startswith(b)), ""
    )
    return _YEARS.sub("", words[len(before) :]).strip(" :")


def _coalition(row: Row) -> Iterator[Vote]:
    """The parties that a line of a cover lists: of two or more a list knows the name."""
    names = [name for name in SEPARATORS.split(row.words) if name]
    known = [name for name in names if name in load_document_words().political.parties]
    # A local party that no list has stands between those of the country.
    if len(known) >= _COALITION and all(map(NAME.fullmatch, names)):
        for name in names:
            yield Vote("issuer", name, "political", row.segment)


def _gesloten_door(sheet: Sheet) -> Iterator[Vote]:
    """ "coalitieakkoord gesloten door de raadsfracties A, B en C"."""
    view = sheet.clean_front()
    low = view.text.casefold()
    for between in load_document_words().political.between:
        at = low.find(f"{between} ")
        if at < 0 or len(low) != len(view.text):
            continue
        start = at + len(between) + 1
        end = min((i for i in (view.text.find(c, start) for c in ".;:") if i >= 0), default=start)
        found = list(_names(view.text, start, end))
        if len(found) >= _COALITION:
            for name, name_start, name_end in found:
                yield Vote("issuer", name, "political", view.source_range(name_start, name_end))
            return


def _names(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The names of a list with commas and "en"; none where something else stands between."""
    position = start
    for part in SEPARATORS.split(text[start:end]):
        at = text.find(part, position)
        if part and not NAME.fullmatch(part):
            return
        if part:
            yield part, at, at + len(part)
        position = at + len(part)


def _only_party(sheet: Sheet) -> Iterator[Vote]:
    """The one political party that an election programme names, where it names it more than once."""
    view = sheet.clean_text
    found: dict[str, list[Segment]] = {}
    for match in party_names().finditer(view.text):
        found.setdefault(own_name(match), []).append(view.source_range(*match.span()))
    if len(found) == 1:
        ((name, segments),) = found.items()
        if len(segments) > 1:
            yield Vote("issuer", name, "only_party", segments[0])


def _running(sheet: Sheet) -> _Named | None:
    """The one political party that the headers and footers of the pages name."""
    found = [
        _Named(own_name(match), text.source_range(*match.span()))
        for text in _furniture(sheet)
        for match in _parties_in(text.text)
    ]
    one = len({named.name for named in found}) == 1
    return found[0] if one and len(found) >= _RUNNING else _run_in(sheet)


def _run_in(sheet: Sheet) -> _Named | None:
    """The one party of a footer that stands in the text: "CDA-VERKIEZINGSPROGRAMMA 2021-2025 59"."""
    parties = {name.upper(): name for name in load_document_words().political.parties}
    found = [
        (parties[match["name"]], row)
        for row in sheet.rows
        for match in _FOOTER.finditer(row.text)
        if match["name"] in parties
    ]
    if len(found) < _RUNNING or len({name for name, _ in found}) != 1:
        return None
    name, row = found[0]
    return _Named(name, row.segment)


def _parties_in(text: str) -> Iterator[re.Match[str]]:
    """The political parties that a text names; in capitals where all of it is."""
    return (names_in_capitals() if text.isupper() else party_names()).finditer(text)


def _furniture(sheet: Sheet) -> Iterator[Clean]:
    """The running headers and footers of a document.

    In a text without layout they stand before the first line of a page, in capitals, time and again.
    """
    for block in sheet.source.blocks:
        if block.kind == "furniture" and sheet.page_first <= block.page <= sheet.page_last:
            yield clean(sheet.source.text, block.segments)
    capitals = [(row, m) for row in sheet.rows if (m := _CAPITALS.match(row.text)) is not None]
    times = Counter(match.group() for _, match in capitals)
    for row, match in capitals:
        if times[match.group()] >= _RUNNING:
            yield clean(sheet.source.text, [row.part(*match.span())])


def _willing(sheet: Sheet) -> _Named | None:
    """The one party of which a text with "we" says all the time what it wills, chooses or finds."""
    view = sheet.clean_text
    if not _WE.search(view.text):
        return None
    wills = [match for rule in party_wills() for match in rule.finditer(view.text)]
    times = Counter(own_name(match) for match in wills)
    named = Counter(own_name(match) for match in party_names().finditer(view.text))
    name = far_ahead(times, _FAR_MORE)
    if name is None or times[name] < _WILLS or name != far_ahead(named, _MORE):
        return None
    first = min((m for m in wills if own_name(m) == name), key=lambda m: m.start())
    return _Named(name, view.source_range(*first.span()))
