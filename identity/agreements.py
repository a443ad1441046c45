"""Agreements: who takes part in them, and what they call each party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from corpus.kinds import load_kind_words
from corpus.parties import PartyRegistry
from extract.clean import Clean, clean
from extract.model import Segment
from identity.bodies import Bodies, Body
from identity.dates import dates_in
from identity.letters import is_signer
from identity.model import Vote
from identity.sheet import Row, Sheet
from nlp.language.clauses.sentence_words import words_of
from nlp.language.tokens import tokenizer
from nlp.parties.mentions import parties_in
from nlp.parties.participation import Mention
from nlp.records import DocumentContext

#: The parties of an agreement are listed on so many rows at most.
_BLOCK_ROWS = 120
#: The block of parties begins in so many of the first rows.
_FIRST_ROWS = 80
#: So many rows below the name of a party stands who signs for it.
_SIGNED_ROWS = 6
#: The parties of an agreement are at least so many.
_TOGETHER = 2
#: The name of an organisation has no more words.
_NAME_WORDS = 6
#: A sentence that lists the parties runs over so many rows at most.
_WRAPPED_ROWS = 8
#: The sentence that says who sign runs over so many rows at most; its date stands so many characters on.
_SENTENCE_ROWS = 3
_DATE_REACH = 60
#: So many words after "dit" may the kind of agreement stand.
_NAMED_WITHIN = 2
_DATED = re.compile(
    r"(?:gesloten|aangegaan|getekend|ondertekend)\s+(?:te\s+\S+\s+)?op\s+[^.;:]{4,30}?\s+(?:door|tussen)\b",
    re.I,
)
_PLURAL = re.compile(r"(?:De |de )?gemeenten (?=[A-ZÀ-Þ’'])")
_AND = re.compile(r",\s+|\s+en\s+(?=[A-ZÀ-Þ’'])")
_LIST_END = re.compile(
    r"[,;]?\s*\b(?:hierna|verder te noemen|overwegende|in aanmerking)\b|\.\s+[A-Z]|\.$"
)
_QUOTED = r"[“\"‘'„](?P<quoted>[^”\"’'“„\[\]]{2,60})[”\"’']"
#: "hierna te noemen de Ontwikkelaar;": a name by its capitals, up to the end of the item.
_BARE = r"(?:de\s+|het\s+)?(?P<bare>[A-Z][\w’-]*(?:\s+(?!Hierna|Verder|Gezamenlijk|Tezamen)[A-Z][\w’-]*){0,3})(?=\s*[;,.)]|\s+(?:en|[Hh]ierna|[Vv]erder|[Gg]ezamenlijk|[Tt]ezamen)\b|$)"
#: The name of a company up to its form: "Veldzicht Ontwikkeling B.V.".
_COMPANY = re.compile(
    r"(?P<name>[A-Z][\w&’'.-]*(?:\s+(?:van|de|der|&|[A-Z][\w&’'.-]*))*?\s+(?:B\.?V\.?|N\.?V\.?|C\.?V\.?|U\.?A\.?))(?=[\s,;.]|$)"
)
#: "Stichting Wonen Oost, gevestigd te …": a name up to where it is seated.
_SEATED = re.compile(
    r"(?P<name>(?:[Ss]tichting|[Ww]oning\w+|[Cc]oöperatie|[Vv]ereniging)(?:\s+(?:[a-z]{2,4}\s+)?[A-Z][\w’'-]*)+)"
)
#: An item of a list of those who sign.
_ITEM = re.compile(
    r"(?:^|,|\ben|\bdoor)\s+(?:door\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s+(?:of\s+|the\s+)?[A-ZÀ-Þ][\w’'-]+){1,4})(?=\s*(?:[,.;]|\s+en\b|$))"
)
_TUSSEN = "tussen"
#: How a party in a list is called from there on: "(hierna: de Gemeente)".
_CALLED = re.compile(r"\((?:hierna|verder)\b[^()]{0,80}\)", re.IGNORECASE)
#: What is to be filled in: "<Naam organisatie>", "[naam]", "…………".
_BLANK = re.compile(r"<[^<>]{3,60}>|\[[^\[\]]{3,200}\]|…{2,}|\.{5,}|_{4,}")
#: A role that an agreement defines, with the words that make it that of a party.
_ROLE = re.compile(
    r"(?P<term>[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*){0,2}) ?: .*\b(?:partij|organisatie|rechtspersoon)\b"
    r".*\b(?:kwalificeert|geldt|aangemerkt|beschouwd)\b.*\bals ?(?:de )?(?P=term)"
)
_ARTICLE = re.compile(r"^(?:de|het|een)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\btussen\s+(?P<parties>.+)", re.IGNORECASE)


def agreement_votes(
    sheet: Sheet, title: str | None, bodies: Bodies, registry: PartyRegistry
) -> Iterator[Vote]:
    """Votes on who signs an agreement, on the words it has for them, and on that it is one."""
    block = _party_block(sheet)
    if block is not None:
        view, opening = block
        yield Vote("kind", "agreement", "party_block", opening)
        yield from _listed(view, bodies, registry)
    yield from _defined_roles(sheet)
    yield from _in_one_row(sheet, bodies, registry)
    yield from _signing_together(sheet, bodies, registry)
    yield from _on_cover(sheet, bodies, registry)
    yield from _in_title(sheet, title, bodies, registry)
    yield from _signed(sheet, bodies, registry)


def _party_block(sheet: Sheet) -> tuple[Clean, Segment] | None:
    """The rows from "de ondergetekenden" or "partijen:" to the recitals, and the opening row."""
    words = load_document_words()
    rows = sheet.rows
    for index, row in enumerate(rows[:_FIRST_ROWS]):
        opening = row.words.casefold().rstrip(" :,")
        if opening not in words.agreement.parties:
            continue
        after = rows[index + 1 : index + 1 + _BLOCK_ROWS]
        end = next((i for i, r in enumerate(after) if _opens_recitals(r)), None)
        named = any(_named().search(r.text) for r in after[:end])
        if end is None or (opening == "tussen" and not named):
            continue
        if not named and opening.endswith("partijen"):
            continue
        return clean(sheet.source.text, [r.segment for r in after[:end]]), row.segment
    return None


def _opens_recitals(row: Row) -> bool:
    low = row.words.casefold()
    return any(low.startswith(word) for word in load_document_words().agreement.recitals)


@cache
def _named() -> re.Pattern[str]:
    """ "hierna te noemen: 'Ontwikkelaar'", with the words between."""
    words = load_document_words()
    named = either(words.agreement.named)
    jointly = "|".join(map(re.escape, words.agreement.jointly))
    return re.compile(
        rf"\b(?P<jointly1>(?i:{jointly})\s+)?(?i:{named})\b(?P<jointly2>\s+(?i:{jointly})\b)?"
        rf"(?:[^“\"‘'„;.]{{0,40}}?{_QUOTED}|\s*:?\s*{_BARE})",
    )


def _listed(view: Clean, bodies: Bodies, registry: PartyRegistry) -> Iterator[Vote]:
    """The parties of a block: what stands before each "hierna te noemen"; else each body."""
    start = 0
    votes: list[Vote] = []
    left_open: set[str] = set()
    for match in _named().finditer(view.text):
        item = view.text[start : match.start()]
        jointly = bool(match["jointly1"] or match["jointly2"] or _says_jointly(item))
        term = "quoted" if match["quoted"] else "bare"
        known = _party_in(item, bodies, registry)
        first = known or _left_open(item, match[term])
        if first is not None and not jointly:
            name, at, end = first
            if known is None:
                left_open.add(name)
            segment = view.source_range(start + at, start + end)
            votes.append(Vote("signatory", name, "party_block", segment))
            segment = view.source_range(*match.span(term))
            votes.append(Vote("term", name, "definition", segment, about=match[term].strip()))
        start = match.end()
    if len({vote.value for vote in votes}) < _TOGETHER:
        # Of a model's two parties one is not who signs it.
        votes = [vote for vote in votes if vote.value not in left_open]
    yield from votes
    if not votes:
        for body in bodies.within(view.text):
            yield Vote(
                "signatory", body.name, "party_block", view.source_range(body.start, body.end)
            )


def _defined_roles(sheet: Sheet) -> Iterator[Vote]:
    """ "Financier: indien een partij geld verstrekt, dan kwalificeert deze partij als Financier"."""
    for row in sheet.rows:
        match = _ROLE.match(row.text)
        if match is not None:
            term = match["term"]
            segment = row.part(*match.span("term"))
            yield Vote("term", term, "definition", segment, about=term)


def _left_open(item: str, term: str) -> tuple[str, int, int] | None:
    """The party of a model that leaves its name open: it is called as the text calls it."""
    blank = _BLANK.search(item)
    return (_ARTICLE.sub("", term.strip()), *blank.span()) if blank is not None else None


def _in_one_row(sheet: Sheet, bodies: Bodies, registry: PartyRegistry) -> Iterator[Vote]:
    """ "Partijen: gemeente A en Woonstichting B, hierna te noemen …", "Gesloten tussen A en B"."""
    opens = load_document_words().agreement.opens
    rows = sheet.rows[:_FIRST_ROWS]
    for index, row in enumerate(rows):
        opening = _opening(row.text, opens)
        if opening is None:
            continue
        view = clean(sheet.source.text, [r.segment for r in rows[index : index + _WRAPPED_ROWS]])
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
        if len(found) < _TOGETHER:
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
    rows = sheet.rows[:_FIRST_ROWS]
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
        if len(found) < _TOGETHER:
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
        for match in _COMPANY.finditer(text)
    ]
    for mention in organisations_in(text, registry):
        if not any(b.start < mention.end and mention.start < b.end for b in found):
            found.append(mention)
    return sorted(found, key=lambda one: one.start)


def _says_jointly(item: str) -> bool:
    """Return True if the words right before say that all of them are meant."""
    last = item.casefold().split()[-3:]
    return any(word in load_document_words().agreement.jointly for word in last)


def _party_in(item: str, bodies: Bodies, registry: PartyRegistry) -> tuple[str, int, int] | None:
    """The party that an item of the list begins with: a company, a foundation or a body."""
    found: list[tuple[int, int, str]] = []
    for pattern in (_COMPANY, _SEATED):
        match = pattern.search(item)
        if match is not None:
            name = registry.canonical(" ".join(match["name"].split()))
            found.append((*match.span("name"), name))
    body = next(bodies.within(item), None)
    if body is not None:
        found.append((body.start, body.end, body.name))
    if not found:
        found = [(m.start, m.end, m.name) for m in organisations_in(item, registry)][:1]
    if not found:
        return None
    start, end, name = min(found)
    return name, start, end


def organisations_in(text: str, registry: PartyRegistry) -> Iterator[Mention]:
    """The single organisations that a text names; collectives ("gemeenten") are none."""
    context = DocumentContext("", "agreement", "")
    for mention in parties_in(words_of(tokenizer()(text)[:]).items, context, registry):
        known = mention.name in registry
        if mention.form in ("name", "unknown") and (
            not known or registry[mention.name].scope == "one"
        ):
            yield mention


def _on_cover(sheet: Sheet, bodies: Bodies, registry: PartyRegistry) -> Iterator[Vote]:
    """The bodies and organisations on lines of their own above the text, where they are several."""
    found: dict[str, Row] = {}
    for row in sheet.cover or sheet.head:
        body = bodies.of_line(row.text)
        name = body.name if body is not None else _organisation_of_line(row.words, registry)
        if name is not None:
            found.setdefault(name, row)
    if len(found) >= _TOGETHER:
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
    between = _BETWEEN.search(title)
    if between is None:
        return
    at = next((row for row in sheet.front if row.words in title or title in row.words), None)
    found = _parties_in(between["parties"], bodies, registry)
    for party in found if len(found) >= _TOGETHER else ():
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
