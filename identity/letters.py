"""Letters: who sent them and to whom, by letterhead, address, greeting and signature."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from corpus.document_words import load_document_words
from extract.model import Segment
from identity.bodies import Bodies, Body
from identity.fields import LabelledValue, begins_with_label
from identity.model import Vote
from identity.sheet import Row, Sheet

#: Rows whose left sides are so near (points) stand in one column of a letterhead.
_COLUMN = 6.0
#: So many rows may a letterhead or an address have.
_BLOCK_ROWS = 12
#: So many rows after a closing, or after the name of a board, may it be signed.
_SIGNED_ROWS = 8
#: A letter ends with who sends it, the names of so many people at most, of so many words.
_LAST_ROWS = 4
#: So many rows above the greeting may the subject stand, where no field says that it is one.
_SUBJECT_ROWS = 2
_NAME_WORDS = 6
#: Letterheads and addresses of a text without greeting stand in so many rows.
_HEAD_ROWS = 30
_CONTACT = re.compile(
    r"@|www\.|\b[\w-]+\.nl\b|\btelefoon|\btel\.|\b[TF] 0\d|\biban\b|\bkvk\b|\bbtw\b", re.I
)
#: Between the people of a row who sign: signs, or the blanks of a column.
_SIGNING = re.compile(
    r",| - | en |\s{2,}|\s(?=de (?:secretaris|voorzitter|burgemeester|griffier)\b)"
)
#: "Circulaire aan de colleges".
CIRCULAR = re.compile(r"(?:circulaire|brief)\s+aan\s", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\bt\.a\.v\.|\bter attentie van\b|\bpostbus\b|\b\d{4}\s?[A-Z]{2}\b", re.IGNORECASE
)


def greeting_of(rows: Sequence[Row]) -> int | None:
    """The index of the row that greets ("Geacht college,"); None in what is no letter."""
    greetings = load_document_words().letter.greeting
    for index, row in enumerate(rows):
        words = row.words.casefold().split()
        if words and words[0] in greetings and len(words) <= _SIGNED_ROWS:
            return index
    return None


def is_subject(sheet: Sheet, greeting: int | None, title: Segment | None) -> bool:
    """Return True for a title right above the greeting of a letter, or above "Circulaire aan …": it says what the
    letter is about."""
    circular = (i for i, row in enumerate(sheet.front) if CIRCULAR.match(row.words))
    opening = greeting if greeting is not None else next(circular, None)
    if opening is None or title is None:
        return False
    above = sheet.front[max(0, opening - _SUBJECT_ROWS) : opening]
    return any(title.start <= row.start < title.end for row in above)


def letter_votes(
    sheet: Sheet,
    fields: Sequence[LabelledValue],
    bodies: Bodies,
    greeting: int | None,
    *,
    signed: bool = False,
) -> Iterator[Vote]:
    """Votes on who sent a letter and to whom; ``greeting`` is the index of the row where it begins.

    ``signed`` is whether a paper without greeting and closing is signed as a letter is.
    """
    yield from _in_fields(sheet, fields, bodies)
    if greeting is not None:
        addressed = {field.row for field in fields if field.label == "to"}
        yield from _head(sheet.front[:greeting], bodies, addressed)
        yield from _own_addresses(sheet.front[:greeting], bodies)
    if greeting is not None or signed or _has_closing(sheet.rows):
        yield from _signature(sheet.rows, greeting or 0, bodies)


def _in_fields(sheet: Sheet, fields: Sequence[LabelledValue], bodies: Bodies) -> Iterator[Vote]:
    """The fields "Van:" and "Aan:"; a board without a name is of the body that the other one names."""
    named: dict[str, list[Body]] = {"from": [], "to": []}
    for field in fields:
        if field.label in named:
            found = list(bodies.within(field.value))
            named[field.label] += found
            kind = "issuer" if field.label == "from" else "addressee"
            rule = "from_field" if field.label == "from" else "to_field"
            for body in found:
                part = sheet.source.text.find(
                    field.value[body.start : body.end], field.segment.start
                )
                segment = (
                    field.segment
                    if part < 0
                    else type(field.segment)(part, part + body.end - body.start)
                )
                yield Vote(kind, body.name, rule, segment)  # type: ignore[arg-type]
    for field in fields:
        proposer = bodies.of_line(field.value) if field.label == "proposer" else None
        if proposer is not None:
            yield Vote("issuer", proposer.name, "proposer_field", field.segment)
    boards = load_document_words().bodies.boards
    for field in fields:
        is_board = any(board in field.value.casefold() for board in boards)
        if field.label == "from" and not named["from"] and is_board and len(named["to"]) == 1:
            yield Vote("issuer", named["to"][0].name, "from_field", field.segment)


def nameless_board_votes(sheet: Sheet, kind: str, bodies: Bodies) -> Iterator[Vote]:
    """ "Het college van burgemeester en wethouders," signs a letter: that of the one municipality or
    province whose web and mail addresses it has."""
    if kind != "letter":
        return
    board = next((row for row in sheet.rows if _is_nameless(row)), None)
    owned = _only_owner(sheet.rows, bodies) if board is not None else None
    if board is not None and owned is not None:
        yield Vote("issuer", owned[0].name, "nameless_board", board.segment)


def own_council_votes(
    sheet: Sheet, kind: str, greeting: int | None, bodies: Bodies
) -> Iterator[Vote]:
    """ "Geachte Statenleden", below the web address of one province: its board writes to them."""
    if kind != "letter" or greeting is None:
        return
    owned = _only_owner(sheet.front[:greeting], bodies)
    if owned is None:
        return
    owner, row = owned[0], sheet.front[greeting]
    councils = load_document_words().letter.councils.get(owner.kind, ())
    if any(council in row.words.casefold() for council in councils):
        yield Vote("issuer", owner.name, "to_own_council", row.segment)


def _is_nameless(row: Row) -> bool:
    low = row.words.casefold().strip(" ,.:").removeprefix("namens ")
    return low.removeprefix("het ").strip() in load_document_words().letter.nameless


def _head(rows: Sequence[Row], bodies: Bodies, addressed: Container[int]) -> Iterator[Vote]:
    """The blocks above the greeting that begin with a body: with a telephone or a site it is who
    sends, with no more than an address it is who is written to. Above a line "Aan: …" that names
    another it sends too."""
    to = next(
        ((i, row) for i, row in enumerate(rows) if i in addressed or _is_to(row, bodies)), None
    )
    for block, body in _blocks(rows[: max(_HEAD_ROWS, len(rows))], bodies):
        text = "\n".join(row.text for row in block)
        above = to is not None and block[0].start < to[1].start and not _names(to[1], body, bodies)
        if bodies.of_addressee(block[0].text) is None and (above or _CONTACT.search(text)):
            yield Vote("issuer", body.name, "letterhead", block[0].segment)
            for row in block:
                for owner in bodies.of_domain(row.text):
                    yield Vote(
                        "issuer", owner.name, "web_address", row.part(owner.start, owner.end)
                    )
        else:
            rule = "address" if _ADDRESS.search(text) else "body_line"
            yield Vote("addressee", body.name, rule, block[0].segment)


def _is_to(row: Row, bodies: Bodies) -> bool:
    return bodies.of_addressee(row.text) is not None


def _names(row: Row, body: Body, bodies: Bodies) -> bool:
    return any(other.name == body.name for other in bodies.within(row.text))


def _own_addresses(rows: Sequence[Row], bodies: Bodies) -> Iterator[Vote]:
    """The web and mail addresses above a letter, where all of them are of one body."""
    owned = _only_owner(rows, bodies)
    if owned is not None:
        owner, row = owned
        yield Vote("issuer", owner.name, "web_address", row.part(owner.start, owner.end))


def _only_owner(rows: Sequence[Row], bodies: Bodies) -> tuple[Body, Row] | None:
    """The body whose web and mail addresses rows have, and the first row with one; None for several bodies."""
    found = [(owner, row) for row in rows for owner in bodies.of_domain(row.text)]
    return found[0] if len({owner.name for owner, _ in found}) == 1 else None


def _blocks(rows: Sequence[Row], bodies: Bodies) -> Iterator[tuple[list[Row], Body]]:
    """Rows from one with nothing but a body to the next such row, column by column."""
    for column in _columns(rows):
        block: list[Row] = []
        owner: Body | None = None
        for row, below in zip(column, [*column[1:], None], strict=True):
            body = _body_of_rows(row, below, bodies)
            if body is not None and owner is not None and _is_addressed(block, body, owner):
                body = None
            ends = begins_with_label(row.text) and not _CONTACT.search(row.text)
            if body is not None or ends or len(block) >= _BLOCK_ROWS:
                if owner is not None:
                    yield block, owner
                block, owner = [], None
            if body is not None:
                block, owner = [row], body
            elif owner is not None:
                block.append(row)
        if owner is not None:
            yield block, owner


def _body_of_rows(row: Row, below: Row | None, bodies: Bodies) -> Body | None:
    """The body of a row, by its whole name where that goes on in the row below: "ministerie van Binnenlandse", "Zaken"."""
    body = bodies.of_line(row.text)
    if body is None or body.kind != "state" or below is None or body.name in bodies.registry:
        return body
    whole = bodies.of_line(f"{row.text} {below.text}")
    return whole if whole is not None and whole.name in bodies.registry else body


def _is_addressed(block: Sequence[Row], body: Body, owner: Body) -> bool:
    """Return True for the board of a body right below its name ("Gemeente Hengelo", "College …")."""
    return len(block) <= 1 and body.name == owner.name


def _columns(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows by their left side; the columns of a text without layout are one."""
    columns: list[list[Row]] = []
    for row in rows:
        for column in columns:
            place = column[0].x0
            if place is None or row.x0 is None or abs(place - row.x0) <= _COLUMN:
                column.append(row)
                break
        else:
            columns.append([row])
    yield from columns


def _has_closing(rows: Sequence[Row]) -> bool:
    return any(is_closing(row) for row in rows)


def is_closing(row: Row) -> bool:
    """Return True if a row closes a letter ("Met vriendelijke groet,")."""
    return row.words.casefold().rstrip(",. ") in load_document_words().letter.closing


def _signature(rows: Sequence[Row], opening: int, bodies: Bodies) -> Iterator[Vote]:
    """The bodies that sign: after a closing, or above the names of those who sign for a board."""
    for index, row in enumerate(rows):
        below = rows[index + 1 : index + 1 + _SIGNED_ROWS]
        if is_closing(row):
            for other in below:
                body = bodies.of_line(other.text)
                if body is not None:
                    yield Vote("issuer", body.name, "signature", other.segment)
                    break
        elif any(is_signer(other) for other in below[:_SIGNED_ROWS]) or _ends_letter(rows, index):
            body = bodies.of_line(row.text)
            if body is not None and index > opening:
                yield Vote("issuer", body.name, "signature", row.segment)


def _ends_letter(rows: Sequence[Row], index: int) -> bool:
    """Return True for "De minister van …," with no more than a name or two below it."""
    last = rows[index].text.rstrip().endswith(",") and len(rows) - index <= _LAST_ROWS
    return last and all(len(row.words.split()) <= _NAME_WORDS for row in rows[index + 1 :])


def is_addressed(row: Row) -> bool:
    """Return True if a row says where a letter goes: a postal address, or "Aan …"."""
    return bool(_ADDRESS.search(row.text)) or row.words.casefold().startswith(("aan ", "aan:"))


def is_signer(row: Row) -> bool:
    """Return True if a row says as what somebody signs ("voorzitter", "secretaris")."""
    words = row.text.casefold().strip(" ,.")
    if len(words.split()) > _SIGNED_ROWS:
        return False
    signers = load_document_words().letter.signers
    parts = [part.strip(" *.") for part in _SIGNING.split(words)]
    return any(part.removeprefix("de ") in signers for part in parts)
