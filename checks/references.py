"""References of a text to its own tables, figures, chapters, articles and annexes.

"Zie tabel 4" in a document with tables 1 to 3 is a slip that readers stumble over. Nothing is said
of a reference to another document ("artikel 3 van de Huisvestingswet"), nor where the document does
not number such parts. A line that begins with the name of a part counts as that part, whatever it
was read as: a caption that was missed makes no false alarm.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from checks.words import Mention, WordRelation
from corpus.either import either
from corpus.references import PartKind, load_reference_words
from extract.model import TEXT_AND_NOTES, Segment, SourceText
from extract.passages import Passage
from nlp.reading import DocumentReading

#: So many chapters or articles, numbered from 1 on, are a numbering that can lack one.
_FEWEST_IN_ROW = 3
#: So many parts an explanation names; of more it names the first and the last.
_MOST_NAMED = 4
_NUMBER = r"\d{1,3}(?:\.\d{1,2})*|[IVX]{1,4}|[A-H]"
#: In Markdown a dot can have a stroke before it: "3\\.2".
_DOT = r"\\?\."
#: Where a line begins; a page of a PDF begins without a new line.
_LINE = r"(?:^|(?<=\f))"
_LINE_OF_HEADING = re.compile(
    rf"{_LINE}[ \t#*]*(?:(?:artikel|hoofdstuk|paragraaf)[ \t]+(\d{{1,2}}(?:{_DOT}\d{{1,2}})*)\b.*"
    rf"|(\d{{1,2}}(?:{_DOT}\d{{1,2}})*)(?:{_DOT})?[ \t]+(?-i:[A-Z]).*)",
    re.MULTILINE | re.IGNORECASE,
)
#: What stands beside a heading on its line, in characters.
_TO_LINE = 10
_CAPITAL = re.compile(r"\s+[A-Z]")
_WORDS_OF_PLACE = 60


@dataclass(frozen=True, slots=True)
class _Numbering:
    """The numbers of one kind of part, each with the places that bear it, the surest first.

    ``certain`` are those that were read as parts; the others begin a line. ``is_piece`` where the text begins
    with another chapter than the first.
    """

    places: Mapping[str, Sequence[Mention]]
    certain: frozenset[str]
    is_piece: bool = False
    _rows: dict[str, int] = field(default_factory=dict, init=False, repr=False)

    def in_row(self, prefix: str) -> int:
        """How many parts are numbered 1, 2, 3, … behind ``prefix`` ("2." for 2.1, 2.2, …)."""
        if prefix not in self._rows:
            count = 0
            while f"{prefix}{count + 1}" in self.places:
                count += 1
            self._rows[prefix] = count
        return self._rows[prefix]


def references_in(
    document: DocumentReading, source: SourceText, passages: Sequence[Passage]
) -> Iterator[WordRelation]:
    """A relation for each reference to a part of the document itself, in reading order."""
    if not passages:
        return
    for kind in load_reference_words().part:
        found = [
            (passage, match)
            for passage in passages
            if passage.kind in TEXT_AND_NOTES
            for match in _reference(kind).finditer(passage.text.text)
            if not _is_caption(kind, passage.text.text, match)
            and not _is_line(source, passage, match)
        ]
        if not found:
            continue
        numbering = _numbering(kind, source, passages)
        own: list[tuple[Passage, re.Match[str]]] = []
        # "artikel 20 van de verordening" says whose the "artikel 20" of other sentences is.
        of_other: set[str] = set()
        for passage, match in found:
            if _is_of_other(document, passage, match, kind):
                of_other.add(_normal(match["number"]))
            else:
                own.append((passage, match))
        proposed = [
            relation
            for passage, match in own
            if (relation := _relation(kind, match, passage, numbering)) is not None
            and (relation.others or _normal(match["number"]) not in of_other)
        ]
        yield from _of_this_document(proposed)


def _of_this_document(relations: Sequence[WordRelation]) -> Iterator[WordRelation]:
    """The relations, without those that fail where most do: these are of another document."""
    there = {relation.stated.text.casefold() for relation in relations if relation.others}
    missing = {relation.stated.text.casefold() for relation in relations if not relation.others}
    is_other = len(missing) > max(1, len(there))
    yield from (relation for relation in relations if relation.others or not is_other)


def _relation(
    kind: PartKind, match: re.Match[str], passage: Passage, numbering: _Numbering
) -> WordRelation | None:
    place = passage.text.source_range(match.start(), match.end())
    number = _normal(match["number"])
    bearing = [
        part
        for part in numbering.places.get(number, ())
        if not place.start <= part.place.start < place.end
    ]
    stated = Mention(match[0], place)
    about = f"Verwijzing naar {match[0]}"
    if bearing:
        return WordRelation("reference", about, stated, (bearing[0],))
    if not _is_missing(kind, number, numbering):
        return None
    return WordRelation("reference", about, stated, known=_known(kind, number, numbering))


def _is_missing(kind: PartKind, number: str, numbering: _Numbering) -> bool:
    """Return True if the document numbers such parts and has none with this number."""
    if kind.by == "caption":
        alike = _alike(numbering.certain, _style(number))
        if numbering.is_piece and alike:
            return _order(alike[0]) < _order(number) < _order(alike[-1])
        return bool(alike)
    above, _, last = number.rpartition(".")
    if not last.isdecimal():
        return False
    prefix = f"{above}." if above else ""
    in_row = numbering.in_row(prefix)
    is_numbered = all(f"{prefix}{n}" in numbering.certain for n in (1, 2))
    # What begins with chapter 4 is a part of a document, of which others have the rest.
    is_numbered = is_numbered and any(n.partition(".")[0] == "1" for n in numbering.places)
    return is_numbered and in_row >= (2 if above else _FEWEST_IN_ROW) and int(last) > in_row


def _known(kind: PartKind, number: str, numbering: _Numbering) -> str:
    """What there is in place of a part that is not: "tabellen 1, 2 en 3"."""
    alike = _alike(numbering.certain, _style(number))
    if not alike:
        return f"geen {kind.name} met dit nummer"
    if len(alike) > _MOST_NAMED:
        return f"{kind.name} {alike[0]} tot en met {alike[-1]}"
    if len(alike) == 1:
        return f"alleen {kind.words[0]} {alike[0]}"
    return f"alleen {kind.name} {', '.join(alike[:-1])} en {alike[-1]}"


@lru_cache(maxsize=16)
def _alike(numbers: frozenset[str], style: str) -> tuple[str, ...]:
    """The numbers of one style, in order."""
    return tuple(sorted((number for number in numbers if _style(number) == style), key=_order))


def _order(number: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in number.split("."))


def _style(number: str) -> str:
    """How a part is numbered: ``9``, ``9.9``, ``I`` or ``A``."""
    roman = "I" if set(number) <= set("IVX") else "A"
    return re.sub(r"\d+", "9", number) if number[0].isdecimal() else roman


def _normal(number: str) -> str:
    parts = number.replace("\\", "").split(".")
    return ".".join(part.lstrip("0") or "0" if part.isdecimal() else part for part in parts)


def _numbering(kind: PartKind, source: SourceText, passages: Sequence[Passage]) -> _Numbering:
    if kind.by == "caption":
        return _captions(kind, source, passages)
    places: dict[str, list[Mention]] = {}
    for passage in passages:
        number = _number_of(kind, passage)
        if number is not None:
            part = Mention(passage.text.text[:_WORDS_OF_PLACE], passage.span)
            places.setdefault(number, []).append(part)
    certain = frozenset(places)
    start, end = _range(source, passages)
    for match in _LINE_OF_HEADING.finditer(source.text, start, end):
        words = match[0].strip()[:_WORDS_OF_PLACE]
        group = match.lastindex or 1
        place = Segment(match.start(group), match.end())
        places.setdefault(_normal(match[group]), []).append(Mention(words, place))
    return _Numbering(places, certain)


def _number_of(kind: PartKind, passage: Passage) -> str | None:
    """The number of a heading or an article, which may be a part of its words."""
    is_heading = passage.kind == "heading"
    if passage.marker and passage.kind == kind.by:
        return passage.marker.strip(".() ").rpartition(" ")[2]
    if not is_heading or passage.marker:
        return None
    found = _opening(kind).match(passage.text.text)
    return _normal(found["named"] or found["number"]) if found else None


def captions_of(
    kind: PartKind, source: SourceText, passages: Sequence[Passage]
) -> dict[str, Mention]:
    """The words of each part that is surely there, by its number."""
    numbering = _captions(kind, source, passages)
    return {number: numbering.places[number][0] for number in sorted(numbering.certain)}


def _captions(kind: PartKind, source: SourceText, passages: Sequence[Passage]) -> _Numbering:
    """The parts that a line begins with; certain where such a line is no running text."""
    start, end = _range(source, passages)
    if kind.name == "bijlagen":
        start, end = 0, len(source.text)
    spans = sorted(
        (g.start, g.end) for p in passages if p.kind in TEXT_AND_NOTES for g in p.segments
    )
    starts = [span[0] for span in spans]
    certain: dict[str, list[Mention]] = {}
    other: dict[str, list[Mention]] = {}
    for match in _line(kind).finditer(source.text, start, end):
        at = bisect_right(starts, match.start("number")) - 1
        in_text = at >= 0 and match.start("number") < spans[at][1]
        # What opens a row of a table may be its caption, or one of a list of such parts.
        in_text = in_text or "|" in source.text[match.start() : match.start("name")]
        place = Segment(match.start("name"), match.end("number"))
        found = other if in_text else certain
        number = _normal(match["number"])
        found.setdefault(number, []).append(Mention(_first_words(source, match), place))
    for passage in passages:
        # A caption that is glued to the line before it in the source begins no line there.
        found_in = _line(kind).match(passage.text.text) if passage.kind == "caption" else None
        if found_in:
            number, shown = _normal(found_in["number"]), passage.text.text[:_WORDS_OF_PLACE]
            certain.setdefault(number, []).append(Mention(shown, passage.span))
    places = {n: [*certain.get(n, ()), *other.get(n, ())] for n in {*certain, *other}}
    return _Numbering(places, frozenset(certain), _is_piece(source.text, start, end))


@lru_cache(maxsize=1)
def _is_piece(text: str, start: int, end: int) -> bool:
    """Return True for a text whose chapters are numbered, and not from 1 on: the rest is in another file.

    Each kind of part asks it of the same text.
    """
    headings = _LINE_OF_HEADING.finditer(text, start, end)
    chapters = {_normal(m[1] or m[2]).partition(".")[0] for m in headings}
    return bool(chapters) and "1" not in chapters


def _first_words(source: SourceText, match: re.Match[str]) -> str:
    line = source.text[match.start("name") : match.end("number") + _WORDS_OF_PLACE]
    return " ".join(line.split("\n")[0].split())


def _range(source: SourceText, passages: Sequence[Passage]) -> tuple[int, int]:
    """The text of the pages of a document."""
    pages = {passage.page for passage in passages}
    first, last = min(pages), max(pages)
    on = [page for page in source.pages if first <= page.number <= last]
    return on[0].start, on[-1].end


def _is_of_other(
    document: DocumentReading, passage: Passage, match: re.Match[str], kind: PartKind
) -> bool:
    """Return True if words say, or may say, that a part is one of another document."""
    text = passage.text.text
    if _other_behind().match(text, match.end()):
        return True
    if kind.by == "caption":
        return False
    start, end = document.of(passage).sentence_at(match.start()) or (0, len(text))
    return bool(_CAPITAL.match(text, match.end())) or any(
        last <= match.start() - start or first >= match.end() - start
        for first, last in _documents_named(text[start:end])
    )


@lru_cache(maxsize=16)
def _documents_named(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence names a kind of document, found once for all references in it."""
    return tuple(match.span() for match in _document().finditer(sentence))


def _is_caption(kind: PartKind, text: str, match: re.Match[str]) -> bool:
    """Return True for "Figuur 2.2: het bouwplan" at the beginning of a passage, or right behind its picture."""
    before = text[: match.start()].rstrip()
    begins = not before or (before.startswith("![") and before.endswith(")"))
    return kind.by == "caption" and begins and text.startswith(":", match.end())


def _is_line(source: SourceText, passage: Passage, match: re.Match[str]) -> bool:
    """Return True for "Artikel 10" on a line of its own: the heading of an article, of a law that is cited perhaps."""
    place = passage.text.source_range(match.start(), match.end())
    before = source.text[: place.start][-_TO_LINE:].rpartition("\n")[2].rpartition("\f")[2]
    behind = source.text[place.end : place.end + _TO_LINE].partition("\n")[0]
    return match[0][0].isupper() and not before.strip(" \t#*") and not behind.strip(" \t*")


@cache
def _reference(kind: PartKind) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?i:{either(kind.words)})\s(?P<number>{_NUMBER})(?![\w])(?!\.\d)"
    )


@cache
def _opening(kind: PartKind) -> re.Pattern[str]:
    """ "Artikel 3 Doel", "Hoofdstuk 3", and of a chapter "3. Doel"."""
    plain = (
        r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+[A-Z]"
        if kind.by == "heading"
        else r"(?P<number>(?!))"
    )
    return re.compile(
        rf"(?i:{either(kind.words)})\s+(?P<named>\d{{1,3}}(?:\.\d{{1,2}})*)(?!\w)|{plain}"
    )


@cache
def _line(kind: PartKind) -> re.Pattern[str]:
    words = rf"(?P<name>(?i:{either(kind.words)}))"
    # A caption can have another in front of it: "Figuur 04 Tabel 1: …".
    before = rf"{_LINE}[ \t\f#*_|]*(?:[A-Z]\w+ \d+[ \t]+)?(?:\d[\d.]*[ \t]+)?"
    number = _NUMBER.replace(r"\.", _DOT)
    return re.compile(rf"{before}{words}[ \t]+(?P<number>{number})(?!\w)", re.MULTILINE)


@cache
def _other_behind() -> re.Pattern[str]:
    words = load_reference_words()
    more = r"(?:,?\s*(?:lid|onder|sub|eerste|tweede|derde)\s*\w*)*"
    return re.compile(
        rf"{more},?\s+(?:{either(words.of)})\s+(?!(?:{either(words.own)})\b)", re.IGNORECASE
    )


@cache
def _document() -> re.Pattern[str]:
    names = either(load_reference_words().documents)
    return re.compile(rf"\w*(?:{names})(?:s|'s|’s|en|ten)?(?!\w)", re.IGNORECASE)
