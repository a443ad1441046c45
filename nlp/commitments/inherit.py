"""List items and sub-articles that are no sentence take force from the line above them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.clauses import grammar
from nlp.clauses.lexicon import Lexicon
from nlp.clauses.predicate import predicate_of
from nlp.clauses.structure import Sentence
from nlp.clauses.subject import Actors, noun_phrase
from nlp.clauses.words import Words
from nlp.commitments.evidence import as_modality
from nlp.commitments.verdict import Verdict
from nlp.records import Modality

#: How a stem ends that is no sentence without its items.
_INCOMPLETE = re.compile(
    r"(?:\b(?:door|om|te weten|namelijk|dat|zijn|af|overeen|overeengekomen|afgesproken|in op|ons op|"
    r"zich op|aan bij|werken aan)(?: \d{1,2})?\s*:?|,)\s*$",
    re.IGNORECASE,
)
#: How a stem ends whose items are names or examples, not things to do.
_EXAMPLES = re.compile(
    r"\b(?:zoals|waaronder|bijvoorbeeld|thema(?:['’]?s)?|onderdelen|onderwerpen|voorbeelden|projecten|"
    r"locaties|partijen|gemeenten|partners|elementen|documenten|bestaat uit|bestaan uit|als volgt)\s*:?\s*$",
    re.IGNORECASE,
)
_OPENS = (":", ",", "door", "om", "dat")
#: "Daarom spreken we het volgende af."
_ANNOUNCED = re.compile(
    r"\b(?:het volgende|de volgende|als volgt|onderstaande?)\b[^.]*\.$", re.IGNORECASE
)
#: How a stem ends whose items say by which means: they are done, whatever the stem strives for.
_MEANS = re.compile(r"\bdoor(?: middel van)?\s*:?\s*$", re.IGNORECASE)
#: "Hittestress: …": a name with its explanation.
_EXPLAINED = re.compile(r"^(?:[^\s.:;]+ ?){1,7}: \S")
_NOUN_OF_ACTION = re.compile(r"^[A-Z][a-zà-ÿ]{3,}(?:ing|ie|atie)$")


@dataclass(frozen=True, slots=True)
class Stem:
    """The line above a list: its words, the verdict on it, and how it goes on.

    ``incomplete`` is a stem that is no sentence without its items ("… ondersteunt door:");
    ``examples`` one whose items are no things to do ("… op thema's zoals:"). ``agreed`` is one that
    says that its items are agreed or decided ("spreken af:"), ``means`` that they are done to reach
    something ("… door:").
    """

    text: str
    verdict: Verdict | None
    incomplete: bool
    examples: bool
    opens: bool
    agreed: bool = False
    means: bool = False


def stem_of(text: str, verdict: Verdict | None, analysis: Sentence | None) -> Stem:
    """The last sentence of the passage that introduces a list."""
    whole = analysis is not None and _ends_in_clause(analysis)
    bare = analysis is not None and _lacks_object(analysis, text)
    return Stem(
        text,
        verdict,
        (bool(_INCOMPLETE.search(text)) or bare) and not whole,
        bool(_EXAMPLES.search(text)) or whole,
        text.rstrip().endswith(_OPENS) or bool(_ANNOUNCED.search(text)),
        verdict is not None and verdict.method in ("afspraak", "besluit"),
        bool(_MEANS.search(text)),
    )


def _lacks_object(analysis: Sentence, text: str) -> bool:
    """ "De corporaties pakken aan:": subject and verb, and nothing yet that is done."""
    if len(analysis.clauses) != 1 or not text.rstrip().endswith(":"):
        return False
    clause, words = analysis.clauses[0], analysis.words
    behind = [words.lows[i] for i in clause.rest if words.is_word(i)]
    return bool(clause.front) and all(
        low in grammar.ADVERBS or low in grammar.PREPOSITIONS for low in behind
    )


def decided_stem(text: str) -> Stem:
    """The stem that the word before a colon makes ("Besluit:")."""
    verdict = Verdict("commitment", "besluit", f"“{text}”", "plan", "probable")
    return Stem(text, verdict, True, False, True, agreed=True)


def action_stem(heading: str) -> Stem:
    """The stem that a heading makes whose items are done ("Wat gaan we doen?")."""
    verdict = Verdict("commitment", "opsomming", f"“{heading}”", "plan", "probable")
    return Stem(heading, verdict, True, False, True)


def is_decided(stem: Stem | None) -> bool:
    """Does it say that what follows was decided?"""
    return stem is not None and stem.verdict is not None and stem.verdict.method == "besluit"


def _ends_in_clause(analysis: Sentence) -> bool:
    """Does a subordinate clause introduce the list ("stelt een plan op waarin zij ingaat op:")?

    Then the stem says all that is to be done, and its items say of what.
    """
    if not analysis.clauses:
        return False
    words = analysis.words
    last = max((i for i in range(len(words)) if words.is_word(i)), default=-1)
    return any(
        frame.marker in ("waarin", "waarbij", "die", "waarmee", "waarop")
        and frame.finite is not None
        and frame.start < last < frame.end + 2
        for frame in analysis.clauses[-1].frames
    )


def conditions_stem(analysis: Sentence, text: str, nouns: frozenset[str]) -> Verdict | None:
    """ "Voorwaarden voor deze bijdrage zijn:": what its items say must be met."""
    if len(analysis.clauses) != 1 or not text.rstrip().endswith(":"):
        return None
    clause = analysis.clauses[0]
    front = [analysis.words.lows[i] for i in clause.front]
    if clause.finite.infinitive not in ("zijn", "gelden") or nouns.isdisjoint(front[:3]):
        return None
    return Verdict("commitment", "voorwaarden", f"“{front[0]}”", "duty", "probable")


def item_verdict(
    sentence: Sentence, text: str, stem: Stem | None, lexicon: Lexicon
) -> Verdict | None:
    """The verdict on an item that is no sentence of its own; None where it is only a name."""
    if stem is None or stem.verdict is None or stem.verdict.outcome != "commitment":
        return None
    words = sentence.words
    if stem.examples or not stem.opens or sum(map(words.is_word, range(len(words)))) < 3:
        return None
    if _EXPLAINED.match(text) and text.rstrip().endswith("."):
        return None
    verb = _infinitive(words, lexicon)
    if is_decided(stem) and verb in lexicon.vocabulary.settled:
        return None
    acts = verb is not None or bool(_NOUN_OF_ACTION.match(words.texts[0]))
    if not acts and not (stem.incomplete and text.rstrip().endswith((".", ";", ","))):
        return None
    return Verdict(
        "commitment",
        "opsomming",
        f"onder “…{stem.text[-60:]}”: {stem.verdict.why}",
        _modality(verb, stem, lexicon),
        "probable",
        stem.verdict.subject,
    )


def agreed_verdict(sentence: Sentence, stem: Stem, lexicon: Lexicon) -> Verdict | None:
    """The verdict on a sentence under "spreken af:" that no rule knows: it is agreed all the same.

    What was done before and what may be done is not.
    """
    if not stem.agreed or not stem.opens or stem.verdict is None:
        return None
    for clause in sentence.clauses:
        predicate = predicate_of(clause, sentence.words, lexicon)
        if predicate.tense == "past" or predicate.voice == "perfect":
            continue
        if predicate.modal in ("kunnen", "mogen", "hoeven"):
            continue
        if predicate.voice == "copula" and is_decided(stem):
            continue
        sense = as_modality(predicate.sense)
        modality: Modality = sense or ("duty" if predicate.voice == "copula" else "plan")
        why = f"onder “…{stem.text[-60:]}”: “{predicate.words(sentence.words)}”"
        return Verdict("commitment", "opsomming", why, modality, "probable")
    return None


def is_infinitive(sentence: Sentence, actors: Actors) -> bool:
    """Is what looks like a finite verb the infinitive of an item ("Tijdig zorgen voor …")?

    So it is where no noun phrase stands before it that could be its subject.
    """
    clauses = sentence.clauses
    if len(clauses) != 1 or not clauses[0].finite.plural:
        return False
    words = sentence.words
    if all(not words.is_word(i) for i in range(clauses[0].finite.index + 1, len(words))):
        # "Woningruil makkelijker maken"
        return True
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


def _modality(verb: str | None, stem: Stem, lexicon: Lexicon) -> Modality:
    """That of the stem, unless the stem says no more than that it will be done, or what is strived
    for by doing it ("stimuleren dit door: …")."""
    inherited: Modality = stem.verdict.modality if stem.verdict else "plan"
    own = as_modality(lexicon.sense(verb)) if verb else None
    if own is None:
        return inherited
    done = inherited == "plan" or (stem.means and inherited == "effort")
    return own if done else inherited
