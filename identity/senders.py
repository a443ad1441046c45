"""Who made a document that is no letter: imprint, title, decision, running header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import dropwhile

from corpus.areas import Area
from corpus.document_words import load_document_words
from corpus.either import either
from corpus.kinds import load_kind_words
from corpus.language import language
from corpus.manifest import slug
from extract.clean import clean
from extract.model import Segment
from identity.agreements import each_named
from identity.bodies import Bodies, Body, body_of_area, is_parliament, without_date
from identity.kinds import letter_lines
from identity.model import Vote
from identity.party_blocks import organisations_in
from identity.sheet import Row, Sheet

#: The imprint stands on the front, or on one of so many pages at either end.
_IMPRINT_PAGES = 3
#: So many characters may say what an organisation is, before its name.
_ROLE = 20
#: So many rows below who decides does it say that they do.
_DECIDES_ROWS = 8
#: So many organisations may stand below "Namens".
_MAKERS = 6
#: Papers that a board writes or decides on.
_OF_BOARDS = ("proposal", "decision")
#: Papers that a body makes of what it will do itself.
_OF_ITSELF = ("programme", "vision", "progress_report")
#: What stands before the name of a body in the name of a file.
_IN_FILES = {"gemeente": "municipality", "provincie": "province"}
#: Regions that are called as the body is that they are governed by.
_REGIONAL_BODIES = ("metropoolregio",)
_BETWEEN = re.compile(r"|\s*(?:,|,?\s*en|&)\s+(?:de\s+|het\s+)?", re.IGNORECASE)
_PROVINCIAL_BOARD = re.compile(r"\b(?:Gedeputeerde Staten|GS)\b")


def sender_votes(sheet: Sheet, kind: str, bodies: Bodies) -> Iterator[Vote]:
    """Votes of the rules that need no more than the rows, and the kind as far as it is known."""
    yield from _imprint(sheet, bodies)
    for row in letter_lines(sheet):
        for body in bodies.within(row.text):
            yield Vote("issuer", body.name, "letter_of", row.part(body.start, body.end))
    yield from _decides(sheet, bodies)
    yield from _on_behalf(sheet, bodies)
    yield from _running(sheet, kind, bodies)
    yield from _cover(sheet, kind, bodies)
    yield from _kind_and_body(sheet, bodies)


#: Kinds whose maker stands behind their name on a line of their own ("Persbericht gemeente Delft").
_NAMED_MAKERS = (
    "press_release",
    "letter",
    "proposal",
    "decision",
    "programme",
    "vision",
    "progress_report",
)
#: What may stand between the two.
_OF = ("van", "de", "het")


def _kind_and_body(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "Persbericht gemeente Delft", "Nieuwsbericht van woningcorporatie Acantus, 5 november 2025"."""
    for row in sheet.cover or sheet.head:
        first, *behind = row.words.split()
        if row.depth or load_kind_words().kind_of(first) not in _NAMED_MAKERS:
            continue
        rest = without_date(" ".join(dropwhile(_OF.__contains__, behind)))
        body = bodies.of_line(rest)
        if body is not None and body.kind == "region":
            # A region in a title is what it is about.
            continue
        name = body.name if body is not None else _named_organisation(rest, bodies)
        if name is not None and not _is_cut(name):
            yield Vote("issuer", name, "kind_and_body", row.segment)


def _is_cut(name: str) -> bool:
    """Return True for a name that goes on in the next row: "MINISTER VAN SOCIALE ZAKEN EN"."""
    return name.split()[-1].casefold() in language().coordinators.between_phrases


def _named_organisation(text: str, bodies: Bodies) -> str | None:
    """The one organisation that a text is, by the form of its name ("woningcorporatie Acantus")."""
    found = list(organisations_in(text, bodies.registry))
    whole = (
        len(found) == 1
        and found[0].kind != "region"
        and len(text) - (found[0].end - found[0].start) <= _ROLE
    )
    return found[0].name if whole else None


def _imprint(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "Uitgave van gemeente Emmen, mei 2025"."""
    for row in imprint_rows(sheet):
        match = _published().match(row.text)
        if match is None:
            continue
        rest = row.text[match.end() :]
        found = list(_listed(rest, bodies))
        for body in found:
            at = match.end()
            yield Vote("issuer", body.name, "imprint", row.part(at + body.start, at + body.end))
        if found:
            continue
        each = list(bodies.within(each_named(rest))) if rest else []
        if len(each) > 1:
            yield from (Vote("issuer", body.name, "imprint", row.segment) for body in each)
            continue
        known = bodies.of_line(re.split(r"[,.(]", rest)[0]) if rest else None
        if known is not None:
            yield Vote("issuer", known.name, "imprint", row.segment)


def _on_behalf(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "Namens", above the names of organisations, each on a line of the cover or front."""
    rows = sheet.cover or sheet.head
    words = load_document_words().imprint.on_behalf
    for index, row in enumerate(rows):
        if row.words.casefold().strip(" :") not in words:
            continue
        for below in rows[index + 1 : index + 1 + _MAKERS]:
            body = bodies.of_line(below.text)
            name = body.name if body is not None else _named_organisation(below.words, bodies)
            if name is None:
                break
            yield Vote("issuer", name, "imprint", below.segment)


def _listed(text: str, bodies: Bodies) -> Iterator[Body]:
    """The bodies that a text begins with, with no more than commas and "en" between them."""
    end = 0
    for body in bodies.within(text):
        if not _BETWEEN.fullmatch(text[end : body.start]):
            return
        yield body
        end = body.end


def imprint_rows(sheet: Sheet) -> Iterator[Row]:
    """The rows near either end of a document that say who publishes it."""
    first = sheet.page_first + _IMPRINT_PAGES
    last = sheet.page_last - _IMPRINT_PAGES
    for row in sheet.rows:
        if (row.page < first or row.page > last) and _published().match(row.text):
            yield row


@cache
def _published() -> re.Pattern[str]:
    words = load_document_words().imprint.published
    return re.compile(
        rf"(?:dit is\s+)?(?:{either(words)})\s*:?\s*(?:(?:de|het)\s+(?=gemeente|provincie|regio|ministerie|waterschap))?",
        re.IGNORECASE,
    )


def _decides(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "De raad van de gemeente X; gelezen …; besluit": who takes a decision."""
    words = load_document_words().imprint.decides
    for index, row in enumerate(sheet.front):
        body = bodies.of_line(row.text)
        if body is None or row.text.rstrip()[-1] not in ";,:":
            continue
        below = sheet.front[index + 1 : index + 1 + _DECIDES_ROWS]
        if any(other.words.casefold().lstrip("- ").startswith(words) for other in below):
            yield Vote("issuer", body.name, "decides", row.segment)
            yield Vote("kind", "decision", "decides", row.segment)


def _running(sheet: Sheet, kind: str, bodies: Bodies) -> Iterator[Vote]:
    """The one body that the running headers and footers name: on what a body makes of itself, its maker."""
    first: dict[str, Segment] = {}
    for block in sheet.source.blocks:
        if block.kind == "furniture" and sheet.page_first <= block.page <= sheet.page_last:
            text = clean(sheet.source.text, block.segments)
            for body in (*bodies.within(text.text), *bodies.of_domain(text.text)):
                first.setdefault(body.name, text.source_range(body.start, body.end))
    if len(first) == 1:
        ((name, segment),) = first.items()
        rule = "running_maker" if kind in (*_OF_ITSELF, *_OF_BOARDS) else "running_header"
        yield Vote("issuer", name, rule, segment)


def _cover(sheet: Sheet, kind: str, bodies: Bodies) -> Iterator[Vote]:
    """The one body on a line by itself on the cover or, where there is none, on the front.

    On a letter that is who gets it as often as who sent it.
    """
    found: dict[str, Row] = {}
    for row in sheet.cover or sheet.head:
        addressee = bodies.of_addressee(row.text)
        body = bodies.of_line(row.text) or _with_more(row.text, bodies)
        if addressee is not None:
            yield Vote("addressee", addressee.name, "address", row.segment)
        elif body is not None and not is_parliament(body.name) and not _goes_on(row):
            found.setdefault(body.name, row)
    if len(found) == 1:
        ((name, row),) = found.items()
        rule = "body_on_letter" if kind == "letter" else "body_line"
        yield Vote("issuer", name, rule, row.segment)


def _goes_on(row: Row) -> bool:
    """Return True for the rest of a line above: "de Taskforce Wonen"."""
    return row.words.split()[0] in language().determiners.articles


def _with_more(text: str, bodies: Bodies) -> Body | None:
    """The body of "Gemeente X, afdeling Ruimte" and "Gemeente X, ter bespreking in de raad"."""
    body = next(bodies.within(text), None)
    if body is None or body.start > 0 or text.rstrip().endswith((".", ":", ";")):
        return None
    return body if _more().match(text, body.end) else None


@cache
def _more() -> re.Pattern[str]:
    words = load_document_words().imprint
    return re.compile(
        rf"\s*[,|–—-]\s*(?:{either((*words.departments, *words.occasions))})\b", re.IGNORECASE
    )


def title_votes_on_sender(
    title: str, segment: Segment | None, area: Area | None, bodies: Bodies
) -> Iterator[Vote]:
    """ "Programma Wonen gemeente Emmen" is of Emmen; so is a "woonvisie" about Emmen."""
    # A region in a title is what it is about; those in it made it.
    found = {body.name for body in bodies.within(title) if body.kind != "region"}
    if len(found) == 1:
        yield Vote("issuer", found.pop(), "title_body", segment)
    words = load_document_words()
    own = {"municipality": words.issuer.municipality, "province": words.issuer.province}
    name = body_of_area(area) if area is not None else None
    if area is not None and name is not None and holds_one(title, own.get(area.kind, ())):
        yield Vote("issuer", name, "own_kind", segment)


def file_name_votes(sheet: Sheet, kind: str, bodies: Bodies) -> Iterator[Vote]:
    """ "woonvisie-gemeente-ede-2022.pdf": the one body that the name of a file holds in full made what
    such a body makes by itself."""
    if kind not in _OF_ITSELF:
        return
    name = slug(sheet.stem)
    found = {
        body
        for before, level in _IN_FILES.items()
        for match in re.finditer(rf"(?<![a-z])(?<!aan-){before}-(?=[a-z])", name)
        for area in bodies.areas.of_kind(level)
        if re.match(rf"{re.escape(slug(area.name))}(?![a-z])", name[match.end() :])
        and (body := body_of_area(area)) is not None
    }
    found |= {
        str(body_of_area(area))
        for area in bodies.areas.of_kind("region")
        if (own := slug(area.name)).startswith(_REGIONAL_BODIES) and own in name
    }
    if len(found) == 1:
        yield Vote("issuer", found.pop(), "file_body")


def holds_one(text: str, phrases: Sequence[str]) -> bool:
    """Return True if a text has one of these phrases as whole words, whatever its case."""
    low = text.casefold()
    return any(re.search(rf"(?<![\w-]){re.escape(p)}(?![\w-])", low) for p in phrases)


def board_votes(sheet: Sheet, kind: str, bodies: Bodies) -> Iterator[Vote]:
    """ "Gedeputeerde Staten" without a name: of the province in which lie all municipalities that their
    nota names."""
    if kind not in _OF_BOARDS:
        return
    view = sheet.clean_text
    board = _PROVINCIAL_BOARD.search(view.text)
    if board is None:
        return
    named = {b.area.id for b in bodies.within(view.text) if b.kind == "municipality" and b.area}
    others = any(b.kind == "province" for b in bodies.within(view.text))
    around = {bodies.areas.province_of(area_id) for area_id in named}
    province = around.pop() if len(around) == 1 and len(named) > 1 and not others else None
    name = body_of_area(province) if province is not None else None
    if name is not None:
        yield Vote("issuer", name, "board_around", view.source_range(*board.span()))
