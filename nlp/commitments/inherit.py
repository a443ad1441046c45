"""List items and sub-articles that are no sentence take force from the line above them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.clauses import grammar
from nlp.clauses.lexicon import Lexicon
from nlp.clauses.structure import Sentence
from nlp.clauses.subject import Actors, noun_phrase
from nlp.clauses.words import Words
from nlp.commitments.verdict import Verdict
from nlp.records import Modality

#: How a stem ends that is no sentence without its items.
_INCOMPLETE = re.compile(
    r"(?:\b(?:door|om|te weten|namelijk|dat|zijn|af|overeen|overeengekomen|afgesproken|in op|ons op|"
    r"zich op|aan bij|werken aan)\s*:?|,)\s*$",
    re.IGNORECASE,
)
#: How a stem ends whose items are names or examples, not things to do.
_EXAMPLES = re.compile(
    r"\b(?:zoals|waaronder|bijvoorbeeld|thema(?:['’]?s)?|onderdelen|onderwerpen|voorbeelden|projecten|"
    r"locaties|partijen|gemeenten|partners|elementen|documenten|bestaat uit|bestaan uit|als volgt)\s*:?\s*$",
    re.IGNORECASE,
)
_OPENS = (":", ",", "door", "om", "dat")
_NOUN_OF_ACTION = re.compile(r"^[A-Z][a-zà-ÿ]{3,}(?:ing|ie|atie)$")


@dataclass(frozen=True, slots=True)
class Stem:
    """The line above a list: its words, the verdict on it, and how it goes on.

    ``incomplete`` is a stem that is no sentence without its items ("… ondersteunt door:");
    ``examples`` one whose items are no things to do ("… op thema's zoals:").
    """

    text: str
    verdict: Verdict | None
    incomplete: bool
    examples: bool
    opens: bool


def stem_of(text: str, verdict: Verdict | None) -> Stem:
    """The last sentence of the passage that introduces a list."""
    return Stem(
        text,
        verdict,
        bool(_INCOMPLETE.search(text)),
        bool(_EXAMPLES.search(text)),
        text.rstrip().endswith(_OPENS),
    )


def item_verdict(
    sentence: Sentence, text: str, stem: Stem | None, lexicon: Lexicon
) -> Verdict | None:
    """The verdict on an item that is no sentence of its own; None where it is only a name."""
    if stem is None or stem.verdict is None or stem.verdict.outcome != "commitment":
        return None
    words = sentence.words
    if stem.examples or not stem.opens or sum(map(words.is_word, range(len(words)))) < 3:
        return None
    if ":" in words.texts[:6] and text.rstrip().endswith("."):
        # "Hittestress: …": a name with an explanation.
        return None
    verb = _infinitive(words, lexicon)
    acts = verb is not None or bool(_NOUN_OF_ACTION.match(words.texts[0]))
    if not acts and not (stem.incomplete and text.rstrip().endswith((".", ";", ","))):
        return None
    return Verdict(
        "commitment",
        "opsomming",
        f"onder “…{stem.text[-60:]}”: {stem.verdict.why}",
        _modality(verb, stem.verdict.modality, lexicon),
        "probable",
        stem.verdict.subject,
    )


def is_infinitive(sentence: Sentence, actors: Actors) -> bool:
    """Is what looks like a finite verb the infinitive of an item ("Tijdig zorgen voor …")?

    So it is where no noun phrase stands before it that could be its subject.
    """
    clauses = sentence.clauses
    if len(clauses) != 1 or not clauses[0].finite.plural:
        return False
    return noun_phrase(clauses[0].front, sentence.words, actors) is None


def _infinitive(words: Words, lexicon: Lexicon) -> str | None:
    """The first infinitive of an item ("te onderzoeken of", "Het verstrekken van", "Actueel houden")."""
    for index, low in enumerate(words.lows):
        if low in grammar.SUBORDINATORS or low in ("die", "dat"):
            return None
        for form in lexicon.readings(low):
            if form.kind in ("pl", "inf") and low not in grammar.NOUNLIKE:
                return form.infinitive
        if index and words.lows[index - 1] == "te" and low.endswith("en"):
            return low
    return None


def _modality(verb: str | None, inherited: Modality, lexicon: Lexicon) -> Modality:
    """That of the stem, unless the stem says no more than that it will be done."""
    sense = lexicon.sense(verb) if verb else None
    if inherited == "plan" and sense in ("support", "process", "effort", "duty"):
        return sense  # type: ignore[return-value]
    return inherited
