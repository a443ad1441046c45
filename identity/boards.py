"""Papers of boards and organs whose body stands elsewhere than in a letterhead: letters to one's own
council, drafts of what a council decides, a date with the organ that decided, decrees of the state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.areas import COUNTRY
from corpus.document_words import load_document_words
from corpus.parties import STATE
from extract.clean import clean
from identity.bodies import Bodies, body_of_area
from identity.dates import dates_in
from identity.decide import Decided
from identity.fields import LabelledValue, has_letter_fields
from identity.letters import is_closing
from identity.model import Vote
from identity.place_names import as_written
from identity.sheet import Row, Sheet

#: So many rows from the top may a paper say what it is, and a decree who decrees.
_TOP_ROWS = 12
#: So many rows below who decides does it say that they do.
_DECIDES_ROWS = 8
#: A line that names who decides has no more words.
_MOST_WORDS = 12
#: Papers that hold a draft of what their readers decide.
_PROPOSALS = ("proposal",)
#: So many rows of a letter at most stand below "Met vriendelijke groet".
_LAST_ROWS = 12


def addressed_votes(sheet: Sheet, fields: Sequence[LabelledValue]) -> Iterator[Vote]:
    """ "Aan de gemeenteraad", with the fields of a letter: a paper without greeting is one too."""
    if not has_letter_fields(fields):
        return
    to = load_document_words().letter.to
    for row in sheet.front[:_TOP_ROWS]:
        if row.words.casefold().startswith(to) and not row.text.rstrip().endswith("."):
            yield Vote("kind", "letter", "addressed", row.segment)
            return


def closed_votes(sheet: Sheet, fields: Sequence[LabelledValue]) -> Iterator[Vote]:
    """ "Met vriendelijke groet" at the end of a paper with a subject and a date: a letter, though it
    greets nobody ("Kennisgeving")."""
    if not has_letter_fields(fields):
        return
    closing = tuple(f"{words}," for words in load_document_words().letter.closing)
    for row in sheet.rows[-_LAST_ROWS:]:
        if is_closing(row) or row.words.casefold().startswith(closing):
            yield Vote("kind", "letter", "closed", row.segment)
            return


def proposing_votes(sheet: Sheet) -> Iterator[Vote]:
    """ "Gezien het vorenstaande stelt het college de raad voor …": it is a proposal."""
    proposes = load_document_words().imprint.proposes
    for row in sheet.rows:
        if any(words in row.words.casefold() for words in proposes):
            yield Vote("kind", "proposal", "proposing", row.segment)
            return


def decree_votes(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "Wij Willem-Alexander, bij de gratie Gods, …": the state decrees, for the country."""
    for row in sheet.front[:_TOP_ROWS]:
        low = row.words.casefold()
        if any(word in low for word in load_document_words().decree.opens):
            yield Vote("kind", "regulation", "decree", row.segment)
            yield Vote("issuer", bodies.registry.canonical(STATE), "decree", row.segment)
            yield Vote("area", COUNTRY, "decree", row.segment)
            return


def council_votes(sheet: Sheet, addressees: Sequence[Decided], bodies: Bodies) -> Iterator[Vote]:
    """A "raadsinformatiebrief" to a council is of the board of the same body."""
    kinds = ("municipality", "province")
    known = [one for one in addressees if one.value in bodies.registry]
    to = [one for one in known if bodies.registry[one.value].kind in kinds]
    if len(to) != 1:
        return
    for row in sheet.front[:_TOP_ROWS]:
        if _to_council().search(row.words):
            yield Vote("issuer", to[0].value, "to_council", row.segment)
            return


@cache
def _to_council() -> re.Pattern[str]:
    words = load_document_words().issuer.to_council
    # The mark of a footnote may stick to it ("Raadsinformatiebrief1").
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})\d?(?![\w-])", re.IGNORECASE
    )


def draft_votes(sheet: Sheet, kind: str, bodies: Bodies) -> Iterator[Vote]:
    """ "De raad van de gemeente X, gezien het voorstel …, besluit": who decides on a proposal, in the
    draft behind it. A board proposes to the council of its own body."""
    if kind not in _PROPOSALS:
        return
    words = load_document_words().imprint.decides
    for index, row in enumerate(sheet.rows):
        if not row.text.rstrip().endswith((";", ",", ":")) or len(row.words.split()) > _MOST_WORDS:
            continue
        body = bodies.of_line(row.text)
        below = sheet.rows[index + 1 : index + 1 + _DECIDES_ROWS]
        if body is not None and any(_begins(other, words) for other in below):
            yield Vote("issuer", body.name, "decides", row.segment)


def _begins(row: Row, words: tuple[str, ...]) -> bool:
    return row.words.casefold().lstrip("- ").startswith(words)


def adopted_votes(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """ "Provinciale Staten, 3 mei 2024" on a cover or front that names one province."""
    rows = sheet.cover or sheet.head
    view = clean(sheet.source.text, [row.segment for row in rows])
    for kind, organs in load_document_words().issuer.organs.items():
        row = next((row for row in rows if _is_dated_organ(row.words, organs)), None)
        named = as_written(bodies.areas).of_kind(view.text, kind)
        if row is None or len(named) != 1:
            continue
        name = body_of_area(named.pop())
        if name is not None:
            yield Vote("issuer", name, "adopted", row.segment)


def _is_dated_organ(words: str, organs: Sequence[str]) -> bool:
    """Return True for a row with nothing but an organ and a date."""
    low = words.casefold()
    organ = next((organ for organ in organs if low.startswith(organ)), None)
    date = next(dates_in(words), None)
    if organ is None or date is None:
        return False
    between = words[len(organ) : date.start].strip(" ,–-").casefold()
    return between in ("", "d.d.", "van", "op") and not words[date.end :].strip(" .")
