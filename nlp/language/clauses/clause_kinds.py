"""In what kind of clause each word of a sentence stands, from its analysis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from nlp.language.clauses import grammar
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.sentence_words import Words
from nlp.language.clauses.structure import Frame, Sentence

#: ``content`` says what is agreed or told ("dat …"); ``waarbij`` who joins; ``purpose`` is "om … te".
ClauseKind = Literal["main", "content", "adverbial", "relative", "waarbij", "question", "purpose"]

_QUESTIONS = frozenset(("hoe", "hoeveel", "hoeverre", "wat", "of"))
#: These ask where they open a sentence.
_ASK_FIRST = frozenset(("welke", "welk", "wie"))
_KINDS: Mapping[str, ClauseKind] = {
    **dict.fromkeys(grammar.ADVERBIAL_SUBORDINATORS, "adverbial"),
    **dict.fromkeys(("als", "zoals", "alsof"), "adverbial"),
    **dict.fromkeys(_QUESTIONS, "question"),
    "om": "purpose",
    "waarbij": "waarbij",
}
#: Between a noun and "dat" these make it a clause that says what is agreed.
_BEFORE_CONTENT = frozenset(
    (",", "ervoor", "erop", "ertoe", "er", "op", "toe", "is", "af", "over", "aan", "mee", "uit")
)
#: How far before "dat" the verb or noun may stand whose content it is, in words.
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Kinds:
    """For each word its kind of clause, and the number of its part between colons or semicolons."""

    kinds: tuple[ClauseKind, ...]
    parts: tuple[int, ...]


def kinds_of(sentence: Sentence, lexicon: Lexicon, governing: frozenset[str]) -> Kinds:
    """The kinds of clause of a sentence's words.

    ``governing`` are words that a clause with "dat" is the content of ("afspraak", "doel").
    """
    words = sentence.words
    kinds: list[ClauseKind] = ["main"] * len(words)
    # Outer clauses begin first, so that inner ones are written over them.
    for frame in sentence.frames:
        before = words.lows[frame.start - 1] if frame.start else ";"
        if frame.marker == "waar" and before in (":", ";"):
            # "Waar partijen zich inspannen, moet het Rijk helpen": a contrast, as good as a main clause.
            kind: ClauseKind = "main"
        elif frame.reopened:
            kind = kinds[frame.start - 1]
        else:
            kind = _kind_of(frame, words, lexicon, governing)
        kinds[frame.start : frame.end] = [kind] * (frame.end - frame.start)
    return Kinds(tuple(kinds), _parts(words))


def _kind_of(frame: Frame, words: Words, lexicon: Lexicon, governing: frozenset[str]) -> ClauseKind:
    if frame.marker == "dat":
        return "content" if _is_content(frame.start, words, lexicon, governing) else "relative"
    if frame.marker in _ASK_FIRST and frame.start == 0:
        return "question"
    return _KINDS.get(frame.marker, "relative")


def _is_content(index: int, words: Words, lexicon: Lexicon, governing: frozenset[str]) -> bool:
    """Return True if "dat" says what is agreed, rather than belong to the noun before it."""
    before = words.lows[index - 1] if index else ""
    if before in _BEFORE_CONTENT or not governing.isdisjoint(
        words.lows[max(0, index - _NEAR) : index]
    ):
        return True
    return (
        lexicon.number(before) is not None
        or before in grammar.ADVERBS
        or before.endswith(("d", "t"))
        or not before.isalpha()
    )


def _parts(words: Words) -> tuple[int, ...]:
    part = 0
    parts: list[int] = []
    for index, low in enumerate(words.lows):
        if low in (":", ";") and index not in words.aside:
            part += 1
        parts.append(part)
    return tuple(parts)
