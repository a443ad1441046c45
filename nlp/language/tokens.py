"""The tokenizer: Dutch of administrative documents on top of spaCy's Dutch rules.

spaCy's own rules already keep "o.a.", "d.w.z.", "t/m", "30-40-30" and "80+ers" in one piece. What
is added here are the abbreviations of this field, "gemeente(n)" and marks that stand for bullets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal, cast

from spacy.attrs import IS_SPACE, LOWER, ORTH
from spacy.lang.nl import Dutch
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import Vocab

from corpus.language import language
from nlp.language.rare_exceptions import OnDemandTokenizer, Pieces


def words(text: str) -> frozenset[str]:
    """A set of words written as one text with blanks: easier to read and to keep in order."""
    return frozenset(text.split())


#: Abbreviations that end in a full stop. No sentence ends there, unless ENDING says it may.
ABBREVIATIONS = language().abbreviations.all
#: Abbreviations after which a sentence may end, when a capital follows.
ENDING = language().abbreviations.ending

#: Legal forms of companies. A sentence ends after one with a full stop where a capital follows ("… aan
#: Zonkracht B.V. Vanaf die dag …"), though "b.v." is "bijvoorbeeld".
LEGAL_FORMS = words("B.V. BV N.V. NV V.O.F. VOF C.V. CV U.A.")

_WHOLE = (
    "gemeente(n)",
    "provincie(s)",
    "partij(en)",
    "regio('s)",
    "regio(’s)",
    "corporatie(s)",
    "m²",
    "m2",
)


#: "gemeente/provincie" is three tokens, "en/of" one; "B&W." has a full stop.
_INFIXES = (
    # "richtingHet": a heading that lost the line break behind it.
    r"(?<=[a-zà-ÿ]{3})(?:Het|De|We|Wij|Er|Dit|Deze|Daarnaast|Daarom|Wanneer)$",
    # "De Staatzal": a converter lost the blank; no Dutch word ends so.
    r"(?<=[a-zà-ÿ]{3})(?:zal|zullen)$",
    r"(?<=[^\W\d_]{3})/(?=[^\W\d_]{3})",
)
_SUFFIXES = (r"(?<=&[A-Z])\.",)


#: Characters: spaCy's suffixes are marks, units and endings; their look-behinds take three more.
_LONGEST_SUFFIX = 40
#: Characters of a piece of text without blanks; a long address of the web has some hundreds.
_LONGEST_PIECE = 1000
#: What rules ask of a token that spaCy knows of its word.
_ASKED_OF_WORDS = (IS_SPACE, LOWER)
_LONG_RUN = re.compile(rf"(?<!\S)\S{{{_LONGEST_PIECE + 1},}}")


def blank() -> Language:
    """A Dutch pipeline without components, with the field's tokenizer, which all of them share."""
    return _of_words(tokenizer().vocab, lambda _nlp: tokenizer())


def _of_words(
    vocab: Vocab | Literal[True], create_tokenizer: Callable[[Language], Tokenizer]
) -> Language:
    """A Dutch pipeline that knows of a word only what rules ask."""
    nlp = Dutch(vocab, create_tokenizer=create_tokenizer)
    # What spaCy finds out about each new word (its shape, whether it looks like a number, …) costs more
    # than cutting it off.
    vocab_of_words = cast(Any, nlp.vocab)
    getters = vocab_of_words.lex_attr_getters
    vocab_of_words.lex_attr_getters = {name: getters[name] for name in _ASKED_OF_WORDS}
    return nlp


def extend(nlp: Language) -> None:
    """Adds the field's tokenizer rules to a Dutch pipeline."""
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    rules = _with_own(tokenizer.rules)
    # Every pattern that is set loads all exceptions again: there are none meanwhile.
    tokenizer.rules = {}
    tokenizer.infix_finditer = _infixes()
    tokenizer.suffix_search = _suffix_search()
    tokenizer.rules = rules


def _with_own(exceptions: Mapping[str, Pieces]) -> dict[str, Pieces]:
    """Exceptions with those of the field."""
    forms = {
        form for text in (*ABBREVIATIONS, *_WHOLE) for form in (text, text[0].upper() + text[1:])
    }
    return {**exceptions, **{form: [{ORTH: form}] for form in forms}}


def _infixes() -> Callable[[str], Iterator[re.Match[str]]]:
    return compile_infix_regex((*(Dutch.Defaults.infixes or ()), *_INFIXES)).finditer


def _suffix_search() -> Callable[[str], re.Match[str] | None]:
    suffixes = compile_suffix_regex((*(Dutch.Defaults.suffixes or ()), *_SUFFIXES))
    # The tokenizer asks for a suffix again and again, each time of all that is left: on a long run of
    # marks that is quadratic. What ends a token is short, so its end is enough.
    return lambda text: suffixes.search(text[-_LONGEST_SUFFIX:])


def tokenized(nlp: Language, text: str) -> Doc:
    """Return the tokens of a text.

    The tokenizer looks at all that is left of a piece without blanks each time that it cuts a mark off. No
    word is as long as :data:`_LONGEST_PIECE`, so what is longer (a run of marks) is cut there first.
    """
    cuts = [
        cut
        for run in _LONG_RUN.finditer(text)
        for cut in range(run.start() + _LONGEST_PIECE, run.end(), _LONGEST_PIECE)
    ]
    if not cuts:
        return nlp.make_doc(text)
    docs = [nlp.make_doc(text[start:end]) for start, end in pairwise((0, *cuts, len(text)))]
    words = [token.text for doc in docs for token in doc]
    spaces = [bool(token.whitespace_) for doc in docs for token in doc]
    return Doc(nlp.vocab, words=words, spaces=spaces)


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The tokenizer alone: for the names of reference data, which have to be cut as texts are."""
    return cast(Tokenizer, _of_words(True, _created).tokenizer)


def _created(nlp: Language) -> Tokenizer:
    """spaCy's tokenizer of Dutch with the rules of the field."""
    created = OnDemandTokenizer(
        nlp.vocab,
        prefix_search=compile_prefix_regex(Dutch.Defaults.prefixes or ()).search,
        suffix_search=_suffix_search(),
        infix_finditer=_infixes(),
        token_match=Dutch.Defaults.token_match,
        url_match=Dutch.Defaults.url_match,
    )
    created.load(_with_own(Dutch.Defaults.tokenizer_exceptions))
    return created
