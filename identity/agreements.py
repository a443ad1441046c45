"""Agreements: who takes part in them, and what they call each party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.document_words import load_document_words
from corpus.kinds import load_kind_words
from corpus.parties import PartyRegistry
from extract.clean import clean
from identity.bodies import Bodies, Body
from identity.dates import dates_in
from identity.letters import is_signer
from identity.model import Vote
from identity.party_blocks import (
    BETWEEN,
    COMPANY,
    FIRST_ROWS,
    TOGETHER,
    WRAPPED_ROWS,
    block_votes,
    organisations_in,
)
from identity.sheet import Row, Sheet
from nlp.parties.participation import Mention

#: So many rows below the name of a party stands who signs for it.
_SIGNED_ROWS = 6
#: The name of an organisation has no more words.
_NAME_WORDS = 6
#: The sentence that says who sign runs over so many rows at most; its date stands so many characters on.
_SENTENCE_ROWS = 3
_DATE_REACH = 60
#: So many words after "dit" may the kind of agreement stand.
_NAMED_WITHIN = 2
_DATED = re.compile(
    r"(?:gesloten|aangegaan|getekend|ondertekend)\s+(?:te\s+\S+\s+)?op\s+[^.;:]{4,30}?\s+(?:door|tussen)\b",
    re.I,
)
#: "De gemeenten A en B", "gemeente A, B en C".
_PLURAL = re.compile(r"(?:De |de )?gemeenten? (?=[A-ZÀ-Þ’'])")
_AND = re.compile(r",\s+|\s+en\s+(?=[A-ZÀ-Þ’'])")
#: "Hierbij spreken wij, gemeente A, B en C af", "Wij, de gemeenten A en B, komen overeen".
_WE_AGREE = re.compile(
    r"\b(?:(?:spreken|komen|sluiten|maken)\s+wij,?\s+(?P<named>[^.:;]{10,300}?),?\s+(?:af|overeen|dit|deze|de\s+volgende)\b"
    r"|[Ww]ij,\s+(?P<named_first>[^.:;]{10,300}?),\s+(?:spreken|komen|sluiten|maken)\s+(?:\w+\s+){0,3}?(?:af|overeen|overeenkomst|convenant|afspraken)\b)"
)
_LIST_END = re.compile(
    r"[,;]?\s*\b(?:hierna|verder te noemen|overwegende|in aanmerking)\b|\.\s+[A-Z]|\.$"
)
#: An item of a list of those who sign.
_ITEM = re.compile(
    r"(?:^|,|\ben|\bdoor)\s+(?:door\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s+(?:of\s+|the\s+)?[A-ZÀ-Þ][\w’'-]+){1,4})(?=\s*(?:[,.;]|\s+en\b|$))"
)
_TUSSEN = "tussen"
#: How a party in a list is called from there on: "(hierna: de Gemeente)".
_CALLED = re.compile(r"\((?:hierna|verder)\b[^()]{0,80}\)", re.IGNORECASE)


def agreement_votes(
    sheet: Sheet, title: str | None, bodies: Bodies, registry: PartyRegistry
) -> Iterator[Vote]:
    """Votes on who signs an agreement, on the words it has for them, and on that it is one."""
    yield from block_votes(sheet, bodies, registry)
    yield from _in_one_row(sheet, bodies, registry)
    yield from _signing_together(sheet, bodies, registry)
    yield from _we_agree(sheet, bodies, registry)
    yield from _on_cover(sheet, bodies, registry)
    yield from _in_title(sheet, title, bodies, registry)
    yield from _signed(sheet, bodies, registry)


def _in_one_row(sheet: Sheet, bodies: Bodies, registry: PartyRegistry) -> Iterator[Vote]:
    """ "Partijen: gemeente A en Woonstichting B, hierna te noemen …", "Gesloten tussen A en B"."""
    opens = load_document_words().agreement.opens
    rows = sheet.rows[:FIRST_ROWS]
    for index, row in enumerate(rows):
        opening = _opening(row.text, opens)
        if opening is None:
            continue
        view = clean(sheet.source.text, [r.segment for r in rows[index : index + WRAPPED_ROWS]])
        text = _CALLED.sub(lambda match: " " * len(match.group()), view.text)
        end = _LIST_END.search(text, len(opening))
        listed = text[len(opening) : end.start() if end else None].rstrip()
        known = list(_parties_in(listed, bodies, registry))
        known += _by_capitals(listed, known, registry)
        found = [
            (m.name, len(opening) + m.start, len(opening) + m.end)
            for m in sorted(known, key=lambda one: one.start)
        ]
        if opening == _TUSSEN and not _is_whole(found, len(opening) + len(listed)):
            # "Tussen de gemeente en de provincie is afgesproken …"
            continue
        if len(found) < TOGETHER:
            continue
        yield Vote("kind", "agreement", "party_block", row.segment)
        for name, start, stop in found:
            yield Vote("signatory", name, "party_block", view.source_range(start, stop))
        dates = list(dates_in(row.text))
        if len(dates) == 1:
            part = row.part(dates[0].start, dates[0].end)
            yield Vote("date", dates[0].iso, "party_block", part)
        return


def _is_whole(found: Sequence[tuple[str, int, int]], end: int) -> bool:
    """Return True if nothing stands behind the last party of a list."""
    return bool(found) and end - found[-1][2] <= 1


def _by_capitals(
    text: str, known: Sequence[Body | Mention], registry: PartyRegistry
) -> Iterator[Body]:
    """What else a list of those who sign names: items of two words or more, all with a capital."""
    for match in _ITEM.finditer(text):
        start, end = match.span("name")
        if not any(one.start < end and start < one.end for one in known):
            name = registry.canonical(match["name"])
            yield Body(name, registry.kind_by_form(name), None, start, end)


def _opening(text: str, opens: tuple[str, ...]) -> str | None:
    """The words before the parties of a row: "Gesloten door", "Gesloten op 3 mei 2026 tussen"."""
    low = text.casefold()
    found = next((words for words in opens if low.startswith(words)), None)
    if found is not None and found.startswith(_TUSSEN):
        return _TUSSEN
    dated = _DATED.match(text)
    return found or (dated.group() if dated is not None else None)


def _signing_together(sheet: Sheet, bodies: Bodies, registry: PartyRegistry) -> Iterator[Vote]:
    """ "De gemeenten A en B sluiten dit convenant op 1 maart 2026": its first sentence with parties."""
    rows = sheet.rows[:FIRST_ROWS]
    written = " ".join(row.words for row in rows)
    words = load_document_words().agreement
    if not any(does in written for does in (*words.conclude, *words.together)):
        return
    for index, row in enumerate(rows):
        view = clean(sheet.source.text, [r.segment for r in rows[index : index + _SENTENCE_ROWS]])
        match = _together().match(view.text)
        if match is None or not row.text[0].isupper() or not _is_of_agreement(view.text, match):
            continue
        found = _parties_in(each_named(match["parties"]), bodies, registry)
        if len(found) < TOGETHER:
            continue
        yield Vote("kind", "agreement", "signs_together", view.source_range(*match.span("does")))
        for party in found:
            segment = view.source_range(*match.span("parties"))
            yield Vote("signatory", party.name, "signs_together", segment)
        date = next(dates_in(view.text[match.end() : match.end() + _DATE_REACH]), None)
        if date is not None:
            start = match.end()
            part = view.source_range(start + date.start, start + date.end)
            yield Vote("date", date.iso, "signs_together", part)
        return


def _we_agree(sheet: Sheet, bodies: Bodies, registry: PartyRegistry) -> Iterator[Vote]:
    """ "Hierbij spreken wij, gemeente A, B en C af om …": those who say "wij" agree, where they are several."""
    rows = sheet.rows[:FIRST_ROWS]
    view = clean(sheet.source.text, [row.segment for row in rows])
    for match in _WE_AGREE.finditer(view.text):
        group = "named" if match["named"] else "named_first"
        found = _parties_in(each_named(match[group]), bodies, registry)
        if len(found) >= TOGETHER:
            segment = view.source_range(*match.span(group))
            yield Vote("kind", "agreement", "we_agree", view.source_range(*match.span()))
            for party in found:
                yield Vote("signatory", party.name, "we_agree", segment)
            return


def _is_of_agreement(text: str, match: re.Match[str]) -> bool:
    """Return True unless what is concluded is no agreement ("sluiten deze week de brug")."""
    if match["outright"]:
        return True
    named = " ".join(text[match.end() :].split()[:_NAMED_WITHIN])
    return load_kind_words().kind_of(named) == "agreement"


def each_named(parties: str) -> str:
    """ "De gemeenten A, B en C" as "gemeente A, gemeente B en gemeente C"."""
    opening = _PLURAL.match(parties)
    if opening is None:
        return parties
    return _AND.sub(lambda m: f"{m.group()}gemeente ", f"gemeente {parties[opening.end() :]}")


@cache
def _together() -> re.Pattern[str]:
    """The words before "sluiten dit convenant", "komen overeen", within one sentence."""
    words = load_document_words().agreement
    conclude, outright = ("|".join(map(re.escape, w)) for w in (words.conclude, words.together))
    return re.compile(
        rf"(?P<parties>[A-Z](?:[^.:;]|(?<=\b[A-Z])\.){{10,300}}?),?\s+(?P<does>(?:{conclude})|(?P<outright>{outright}))(?!\w)"
    )


def _parties_in(text: str, bodies: Bodies, registry: PartyRegistry) -> list[Body | Mention]:
    """Bodies by their full names, and what else is an organisation, in order, without overlap."""
    found: list[Body | Mention] = list(bodies.within(text))
    found += [
        Body(registry.canonical(match["name"]), "market", None, *match.span("name"))
        for match in COMPANY.finditer(text)
    ]
    for mention in organisations_in(text, registry):
        if not any(b.start < mention.end and mention.start < b.end for b in found):
            found.append(mention)
    return sorted(found, key=lambda one: one.start)


def _on_cover(sheet: Sheet, bodies: Bodies, registry: PartyRegistry) -> Iterator[Vote]:
    """The bodies and organisations on lines of their own above the text, where they are several."""
    found: dict[str, Row] = {}
    for row in sheet.cover or sheet.head:
        body = bodies.of_line(row.text)
        name = body.name if body is not None else _organisation_of_line(row.words, registry)
        if name is not None:
            found.setdefault(name, row)
    if len(found) >= TOGETHER:
        for name, row in found.items():
            yield Vote("signatory", name, "body_line", row.segment)


def _organisation_of_line(words: str, registry: PartyRegistry) -> str | None:
    """An organisation that a line is, as far as the form of its name tells."""
    parts = words.split()
    if not 1 < len(parts) <= _NAME_WORDS or not all(part[0].isupper() for part in parts):
        return None
    forms = (first.casefold() for form in registry.forms for first in form.first)
    return words if any(words.casefold().startswith(f"{first} ") for first in forms) else None


def _in_title(
    sheet: Sheet, title: str | None, bodies: Bodies, registry: PartyRegistry
) -> Iterator[Vote]:
    """ "Overeenkomst tussen de gemeente A en woningcorporatie B"."""
    if title is None:
        return
    between = BETWEEN.search(title)
    if between is None:
        return
    at = next((row for row in sheet.front if row.words in title or title in row.words), None)
    found = _parties_in(between["parties"], bodies, registry)
    for party in found if len(found) >= TOGETHER else ():
        yield Vote("signatory", party.name, "title_body", at.segment if at else None)


def _signed(sheet: Sheet, bodies: Bodies, registry: PartyRegistry) -> Iterator[Vote]:
    """The bodies above the names of those who sign for them, in the second half."""
    rows = sheet.rows
    for index in range(len(rows) // 2, len(rows)):
        body = bodies.of_line(rows[index].text)
        name = body.name if body is not None else _organisation_of_line(rows[index].words, registry)
        below = rows[index + 1 : index + 1 + _SIGNED_ROWS]
        if name is not None and any(is_signer(row) for row in below):
            yield Vote("signatory", name, "signature", rows[index].segment)
