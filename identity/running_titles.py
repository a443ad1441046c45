"""The title that runs along the pages of a document and stands in its text: "Woonvisie gemeente Ede 2022 12".

A reader that does not tell running headers from text leaves them at the beginning of what stands below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice

from corpus.document_words import load_document_words
from corpus.kinds import UNKNOWN, load_kind_words
from corpus.language import language
from identity.bodies import Bodies
from identity.model import Vote
from identity.politics import names_party
from identity.sheet import Row, Sheet
from nlp.language.clauses import grammar

#: A title that runs along has so many words, and says what kind of document it is among the first.
_FEWEST = 3
_MOST = 14
_KIND_WITHIN = 3
#: It is printed so many times at least.
_TIMES = 2
_NUMBER_BEFORE = re.compile(r"^[\d\W]{0,6}(?=[A-Z])")
#: "3.5.2 Woonvisie Ede 2030", "- 1. Woonvisie": a section that retells it, or one of a list, and no line of each page.
_OF_PART = re.compile(r"\W*\d+(?:\.\d+)+\.?\s|\W*\d+[.)]\s|\s*[-*•]\s")
#: What ends it: the number of the page, and how many there are.
_PAGE = re.compile(r"[\W_]*(?:\bpagina\s*)?[\W\d_]*$", re.IGNORECASE)
_YEAR_END = re.compile(r"20\d\d$")
_WORD = re.compile(r"\S+")


def running_title_votes(sheet: Sheet, bodies: Bodies) -> Iterator[Vote]:
    """Votes on title, kind and maker by the words that several lines begin with."""
    text = sheet.source.text

    @lru_cache(maxsize=4096)
    def is_repeated(words: str) -> bool:
        return text.count(words) >= _TIMES

    for row in sheet.rows:
        title = _title(row, sheet, is_repeated, bodies)
        if title is None:
            continue
        at = row.text.find(title)
        segment = row.part(at, at + len(title))
        kind = load_kind_words().kind_of(title)
        yield Vote("title", title, "running_title", segment)
        if not names_party(title):  # whose programme is one for an election
            yield Vote("kind", str(kind), "running_title", segment)
        return


def _title(
    row: Row, sheet: Sheet, is_repeated: Callable[[str], bool], bodies: Bodies
) -> str | None:
    """The longest words that a row begins with and another one has too, where they are a title."""
    start = _begin(row)
    if start is None:
        return None
    ends = [m.end() for m in islice(_WORD.finditer(row.text, start), _MOST)][_FEWEST - 1 :]
    # Most rows begin as no other does: then more of their words are nowhere else either.
    if not ends or not is_repeated(row.text[start : ends[0]]):
        return None
    for end in reversed(ends):
        shared = row.text[start:end]
        if is_repeated(shared):
            title = _trimmed(shared)
            return title if _is_title(title, bodies) and _runs(title, sheet) else None
    return None


def _begin(row: Row) -> int | None:
    """Where the words of a row begin, behind the number of its page; None for a heading or an item with a number."""
    if _OF_PART.match(row.text):
        return None
    before = _NUMBER_BEFORE.match(row.text)
    return before.end() if before else 0


def _runs(title: str, sheet: Sheet) -> bool:
    """Return True if so many rows begin with a title: that a sentence names it says little."""
    begins = ((row, _begin(row)) for row in sheet.rows)
    return sum(at is not None and row.text.startswith(title, at) for row, at in begins) >= _TIMES


def _trimmed(words: str) -> str:
    """The words without the number of the page behind them; a year stays."""
    end = _PAGE.search(words)
    bare = words[: end.start()] if end else words
    year = _YEAR_END.match(words[len(bare) :].strip(" ,|"))
    return f"{bare} {year.group()}" if year else bare.rstrip(" ,|/-–")


def _is_title(words: str, bodies: Bodies) -> bool:
    """Return True for words that name a kind first and a body or a year after it, and say nothing of it."""
    kinds = load_kind_words()
    first = " ".join(words.split()[:_KIND_WITHIN])
    kind = kinds.kind_of(first)
    if kind in (None, UNKNOWN, "annex") or not words[:1].isupper():
        return False
    lows = {low.strip(".,:;()") for low in words.casefold().split()}
    if not lows.isdisjoint(grammar.AUXILIARIES):
        return False
    begins = words.split()[0].casefold().strip(".,:;()")
    if (
        len(begins) == 1
        or begins in load_document_words().title.parts
        or begins in language().prepositions.words
    ):
        return False  # "Bron: Monitor …", "In de Woonvisie …": a line of a text that retells it
    named = any(True for _ in bodies.within(words))
    return named or re.search(r"\b20\d\d\b", words) is not None
