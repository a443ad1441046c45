"""Words and names that a document writes as one word, and elsewhere as two.

"nultreden woningen" in a document with "nultredenwoningen"; "de Brede Bouw Coalitie" beside "de Brede
Bouwcoalitie". Of ordinary words the two must be a noun each and stand apart once: "samen werken" and
"voor komen" are right beside "samenwerken" and "voorkomen", and two words that are often apart may well
be meant so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checks.words import Mention, WordRelation, spelt_otherwise
from extract.clean import Clean
from extract.document_table import DocumentTable
from extract.passages import Passage
from nlp.language.clauses.lexicon import lexicon
from nlp.language.lemmas import lemma

#: Shorter words are beside each other by chance.
_SHORTEST = 5
#: So often a word is written in one piece to be the usual way.
_USUAL = 2
_APART = re.compile(r"(?<![\w@./-])(?=(?P<one>[A-Za-zà-ÿ]+) (?P<two>[A-Za-zà-ÿ]+)(?![\w@/-]))")
_WORD = re.compile(r"(?<![\w@./-])[A-Za-zà-ÿ]+(?![\w@/-])")

_Places = dict[str, list[Mention]]


def written_apart(
    passages: Sequence[Passage], tables: Iterable[DocumentTable]
) -> Iterator[WordRelation]:
    """A relation for each word or name that stands in two pieces, and usually in one, or the reverse.

    In a table a word in one piece counts; two pieces may be a line that breaks.
    """
    texts = [p.text for p in passages if p.kind != "furniture"]
    apart: _Places = {}
    for text in texts:
        for match in _APART.finditer(text.text):
            one, two = match["one"], match["two"]
            if min(len(one), len(two)) >= _SHORTEST - two[0].isupper():
                first, second = (text.source_range(*match.span(word)) for word in ("one", "two"))
                words = f"{one} {two}"
                key = words if _is_name(words) else words.casefold()
                apart.setdefault(key, []).append(Mention(words, first, more=(second,)))
    cells = [view for table in tables for view in table.views if view.text]
    joined = _joined([*texts, *cells], {_as_one(words) for words in apart})
    for words, places in apart.items():
        whole = joined.get(_as_one(words), [])
        if _is_name(words) and all(mention.text[0].isupper() for mention in whole):
            yield from _name(places, whole)
        elif len(places) == 1 and len(whole) >= _USUAL and _are_nouns(words):
            yield spelt_otherwise(places[0], whole[0])


def _joined(texts: Sequence[Clean], wanted: set[str]) -> _Places:
    found: _Places = {}
    for text in texts:
        for match in _WORD.finditer(text.text):
            if match[0].casefold() in wanted:
                place = text.source_range(match.start(), match.end())
                found.setdefault(match[0].casefold(), []).append(Mention(match[0], place))
    return found


def _as_one(words: str) -> str:
    return words.replace(" ", "").casefold()


def _is_name(words: str) -> bool:
    return all(word[0].isupper() and word[1:].islower() for word in words.split())


def _name(apart: Sequence[Mention], whole: Sequence[Mention]) -> Iterator[WordRelation]:
    """The rarer way to write a name beside the commoner one, which stands twice at least."""
    rare, common = sorted((apart, whole), key=len)
    if rare and len(common) >= _USUAL:
        yield spelt_otherwise(rare[0], common[0])


def _are_nouns(words: str) -> bool:
    one, two = words.casefold().split()
    verbs = lexicon()
    if any(verbs.number(word) or verbs.infinitives(word) for word in (one, two)):
        return False
    return two.endswith("ing") or lemma(two) != two
