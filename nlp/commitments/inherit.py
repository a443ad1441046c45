"""List items and sub-articles that are no sentence take force from the line above them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.commitments.clauses import Sentence
from nlp.commitments.rules import Setting, Verdict

#: How a stem ends that is no sentence without its items.
_INCOMPLETE = re.compile(r"(?:\b(?:door|om|te weten|namelijk|dat|zijn)\s*:?|,)\s*$", re.IGNORECASE)
#: How a stem ends whose items are names or examples, not things to do.
_EXAMPLES = re.compile(
    r"\b(?:zoals|waaronder|bijvoorbeeld|thema(?:['’]?s)?|onderdelen|onderwerpen|voorbeelden|projecten|"
    r"locaties|partijen|gemeenten|bestaat uit|bestaan uit)\s*:?\s*$",
    re.IGNORECASE,
)
_NOMINAL = re.compile(r"^(?:het|de)\s+(?:[\w-]+\s+){0,6}?[\w-]+en\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stem:
    """The line above a list: its verdict, and whether it is a sentence of its own."""

    text: str
    verdict: Verdict | None
    incomplete: bool
    examples: bool


def stem_of(text: str, verdict: Verdict | None, above: Stem | None) -> Stem:
    """The last sentence of the passage that introduces a list."""
    incomplete = bool(_INCOMPLETE.search(text))
    return Stem(
        text,
        verdict or (above.verdict if above else None),
        incomplete,
        bool(_EXAMPLES.search(text)),
    )


def item_verdict(sentence: Sentence, stem: Stem | None, setting: Setting) -> Verdict | None:
    """The verdict on an item without a finite verb."""
    if (
        stem is None
        or stem.verdict is None
        or stem.verdict.outcome != "commitment"
        or stem.examples
    ):
        return None
    words = sentence.words
    if sum(words.is_word(i) for i in range(len(words))) < 3:
        return None
    opens = stem.text.rstrip().endswith((":", ",", "door"))
    if not opens:
        return None
    return Verdict(
        "commitment",
        "opsomming",
        f"onder “{stem.text[-60:]}”: {stem.verdict.why}",
        stem.verdict.modality,
        "probable",
        stem.verdict.subject,
    )
