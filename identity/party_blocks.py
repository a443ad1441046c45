"""The lists of parties at the head of an agreement, and what it calls each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.document_words import load_document_words
from corpus.either import either
from corpus.parties import PartyRegistry
from extract.clean import Clean, clean
from extract.model import Segment
from identity.bodies import Bodies
from identity.model import Vote
from identity.sheet import Row, Sheet
from nlp.language.clauses.sentence_words import words_of
from nlp.language.tokens import tokenizer
from nlp.parties.mentions import parties_in
from nlp.parties.participation import Mention
from nlp.records import DocumentContext

#: The name of a company up to its form: "Veldzicht Ontwikkeling B.V.".
COMPANY = re.compile(
    r"(?P<name>[A-Z][\w&’'.-]*(?:\s+(?:van|de|der|&|[A-Z][\w&’'.-]*))*?\s+(?:B\.?V\.?|N\.?V\.?|C\.?V\.?|U\.?A\.?))(?=[\s,;.]|$)"
)
#: The block of parties begins in so many of the first rows.
FIRST_ROWS = 80
#: The parties of an agreement are at least so many.
TOGETHER = 2
#: A sentence that lists the parties runs over so many rows at most.
WRAPPED_ROWS = 8
BETWEEN = re.compile(r"\btussen\s+(?P<parties>.+)", re.IGNORECASE)
#: The parties of an agreement are listed on so many rows at most.
_BLOCK_ROWS = 120
_QUOTED = r"[“\"‘'„](?P<quoted>[^”\"’'“„\[\]]{2,60})[”\"’']"
#: "hierna te noemen de Ontwikkelaar;": a name by its capitals, up to the end of the item.
_BARE = r"(?:de\s+|het\s+)?(?P<bare>[A-Z][\w’-]*(?:\s+(?!Hierna|Verder|Gezamenlijk|Tezamen)[A-Z][\w’-]*){0,3})(?=\s*[;,.)]|\s+(?:en|[Hh]ierna|[Vv]erder|[Gg]ezamenlijk|[Tt]ezamen)\b|$)"
#: Where a name is said: in quotes, bare, or in quotes alone in brackets ("de Bouwer").
_TERMS = ("quoted", "bare", "alone", "bracketed")
#: "Salland Wonen, …": the words with capitals that an item begins with.
_OPENING_NAME = re.compile(
    r"\W*(?:\w{1,2}[.)]\s+)?(?:en\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s+(?:(?!te\s)[a-z]{2,3}\s+)?[A-ZÀ-Þ][\w’'-]+){1,4})\s*(?:,|$)"
)
#: "Stichting Wonen Oost, gevestigd te …": a name up to where it is seated.
_SEATED = re.compile(
    r"(?<!\w)(?P<name>(?:[Ss]tichting|[Ww]oning\w+|[Cc]oöperatie|(?:[A-Z]?[a-z]+)?[Vv]ereniging)(?:\s+(?!te\s|in\s|uit\s)(?:[a-z]{2,4}\s+)?[A-Z][\w’'-]*)+)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
#: The line that says that the parties agree has fewer words.
_AGREE_WORDS = 12
_FIRST_ARTICLE = re.compile(r"artikel\s+\d")
#: What is to be filled in: "<Naam organisatie>", "[naam]", "…………".
_BLANK = re.compile(r"<[^<>]{3,60}>|\[[^\[\]]{3,200}\]|…{2,}|\.{5,}|_{4,}")
#: A role that an agreement defines, with the words that make it that of a party.
_ROLE = re.compile(
    r"(?P<term>[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*){0,2}) ?: .*\b(?:partij|organisatie|rechtspersoon)\b"
    r".*\b(?:kwalificeert|geldt|aangemerkt|beschouwd)\b.*\bals ?(?:de )?(?P=term)"
)
_ARTICLE = re.compile(r"^(?:de|het|een)\s+", re.IGNORECASE)
#: A full stop that ends a sentence, and not "B.V." or "nr. 3".
_FULL_STOP = re.compile(r"(?<=[a-z\d)”\"]{2})\.\s")
_OPENS_SENTENCE = re.compile(
    r"(?:(?:[Dd]eze|[Dd]it)\s+\S+\s+(?:is|wordt)\s+(?:aangegaan|gesloten)\s+)?tussen\b",
    re.IGNORECASE,
)


def block_votes(sheet: Sheet, bodies: Bodies, registry: PartyRegistry) -> Iterator[Vote]:
    """Votes on who a list of parties names and what each is called, and on that it is an agreement."""
    block = _party_block(sheet)
    if block is not None:
        view, opening = block
        yield Vote("kind", "agreement", "party_block", opening)
        yield from _listed(view, bodies, registry)
    else:
        yield from _defined_in_a_row(sheet, bodies, registry)
    yield from _defined_roles(sheet)


def _party_block(sheet: Sheet) -> tuple[Clean, Segment] | None:
    """The rows from "de ondergetekenden" or "partijen:" to the recitals, and the opening row."""
    words = load_document_words()
    rows = sheet.rows
    for index, row in enumerate(rows[:FIRST_ROWS]):
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
    """Return True for "overwegende dat", for what says that they agree, and for the first article."""
    low = row.words.casefold()
    words = load_document_words().agreement
    if _FIRST_ARTICLE.match(low) or any(low.startswith(word) for word in words.recitals):
        return True
    first, *others = _LETTERS.findall(low) or [""]
    agrees = first in words.agree_first and not words.agree_words.isdisjoint(others)
    return agrees and len(others) < _AGREE_WORDS


@cache
def _named() -> re.Pattern[str]:
    """ "hierna te noemen: 'Ontwikkelaar'", with the words between; a quote alone in brackets is so too."""
    words = load_document_words()
    named = either(words.agreement.named)
    jointly = "|".join(map(re.escape, words.agreement.jointly))
    return re.compile(
        rf"\b(?P<jointly1>(?i:{jointly})\s+)?(?i:{named}|verder(?=\s*:))\b(?P<jointly2>\s+(?i:{jointly})\b)?"
        rf"(?:[^“\"‘'„;.]{{0,40}}?{_QUOTED}|\s*:?\s*{_BARE})"
        rf"|\((?:de |het )?{_QUOTED.replace('quoted', 'alone')}\)"
        rf"|\((?:ook )?(?i:{named})\s*:?\s*(?!(?i:{jointly})\b)(?P<bracketed>[^()“\"‘'„]{{2,40}})\)",
    )


def _listed(
    view: Clean, bodies: Bodies, registry: PartyRegistry, end: int | None = None
) -> Iterator[Vote]:
    """The parties of a block up to ``end``: what stands before each "hierna te noemen"; else each body."""
    start = 0
    votes: list[Vote] = []
    left_open: set[str] = set()
    for match in _named().finditer(view.text, 0, len(view.text) if end is None else end):
        start = _item_start(view.text, start, match.start(), bodies, registry)
        item = view.text[start : match.start()]
        jointly = bool(match["jointly1"] or match["jointly2"] or _says_jointly(item))
        term = next(kind for kind in _TERMS if match[kind])
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
    if len({vote.value for vote in votes}) < TOGETHER:
        # Of a model's two parties one is not who signs it.
        votes = [vote for vote in votes if vote.value not in left_open]
    yield from votes
    if not votes and end is None:
        for body in bodies.within(view.text):
            yield Vote(
                "signatory", body.name, "party_block", view.source_range(body.start, body.end)
            )


def _defined_in_a_row(sheet: Sheet, bodies: Bodies, registry: PartyRegistry) -> Iterator[Vote]:
    """ "Tussen de gemeente A (hierna: "A") en B B.V. (hierna: "de Bouwer") is overeengekomen …".

    In another sentence ("De overeenkomst tussen …") they are called so too, and sign nothing.
    """
    rows = sheet.rows[:FIRST_ROWS]
    for index, row in enumerate(rows):
        if not _named().search(row.text):
            continue
        start = next((i for i in range(index, -1, -1) if BETWEEN.search(rows[i].text)), index)
        if index - start >= WRAPPED_ROWS:
            continue
        view = clean(sheet.source.text, [r.segment for r in rows[start : index + WRAPPED_ROWS]])
        sentence = _FULL_STOP.split(view.text)[0]
        votes = list(_listed(view, bodies, registry, len(sentence)))
        if len({vote.value for vote in votes}) < TOGETHER:
            continue
        signs = _OPENS_SENTENCE.match(sentence)
        yield from (vote for vote in votes if signs or vote.field == "term")
        return


def _item_start(text: str, start: int, end: int, bodies: Bodies, registry: PartyRegistry) -> int:
    """Where the item of a party begins: behind a semicolon, if a party stands there."""
    behind = text.rfind(";", start, end) + 1
    return behind if behind and _party_in(text[behind:end], bodies, registry) else start


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


def _says_jointly(item: str) -> bool:
    """Return True if the words right before say that all of them are meant."""
    last = item.casefold().split()[-3:]
    return any(word in load_document_words().agreement.jointly for word in last)


def _party_in(item: str, bodies: Bodies, registry: PartyRegistry) -> tuple[str, int, int] | None:
    """The party that an item of the list begins with: a company, a foundation or a body."""
    found: list[tuple[int, int, str]] = []
    for pattern in (COMPANY, _SEATED):
        match = pattern.search(item)
        if match is not None:
            name = registry.canonical(" ".join(match["name"].split()))
            found.append((*match.span("name"), name))
    body = next(bodies.within(item), None)
    if body is not None:
        found.append((body.start, body.end, body.name))
    if not found:
        found = [(m.start, m.end, m.name) for m in organisations_in(item, registry)][:1]
    opening = _OPENING_NAME.match(item) if not found else None
    if opening is not None:
        found = [(*opening.span("name"), registry.canonical(opening["name"]))]
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
