"""Decisions: what minutes and lists of decisions say was decided, which binds whoever tells it.

"Besluit: venster opent op 1 september", "De raad besluit het college opdracht te geven …", and
under a heading "Besluit" lines without a finite verb ("De raadsmededeling aan te bieden …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.clauses.lexicon import Lexicon
from nlp.clauses.structure import Sentence
from nlp.commitments.evidence import Evidence, as_modality
from nlp.commitments.verdict import Verdict

_LABEL = re.compile(r"^([^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2}) ?:")
_NUMBER = re.compile(r"^[\d.\s]+")


def label_of(text: str, labels: frozenset[str]) -> str | None:
    """The word before the colon that opens a text, where it says that something was decided."""
    match = _LABEL.match(text)
    if match is None:
        return None
    return match[1] if match[1].casefold() in labels else None


def is_decision_section(section: Sequence[str], labels: frozenset[str]) -> bool:
    """Does the heading above say that what follows was decided ("Besluit", "Actiepunten")?"""
    return bool(section) and _NUMBER.sub("", section[-1]).strip(" :.?").casefold() in labels


def infinitives(sentence: Sentence, lexicon: Lexicon, start: int = 0) -> tuple[str, ...]:
    """What is decided to do, as infinitives: those with "te" that depend on no other verb."""
    words = sentence.words
    within = {i for f in sentence.frames if f.start > start for i in range(f.start, f.end)}
    found: list[str] = []
    for index in range(start, len(words) - 1):
        if words.lows[index] != "te" or index in within:
            continue
        low = words.lows[index + 1]
        forms = [f.infinitive for f in lexicon.readings(low) if f.kind in ("pl", "inf")]
        base = forms[0] if forms else low
        particle = words.lows[index - 1] if index else ""
        joined = (
            particle in lexicon.particles.get(base, ())
            or particle + base in lexicon.vocabulary.settled
        )
        if base.endswith("n"):
            found.append(particle + base if joined else base)
    return tuple(found)


def decided(sentence: Sentence, lexicon: Lexicon, start: int = 0) -> str | None:
    """The first thing that a decision takes on; None where deciding is all that it does.

    "In te stemmen", "vast te stellen" and the like are done by the decision itself. What is decided
    not to be done ("geen zienswijze in te dienen") is left out.
    """
    lows = sentence.words.lows[start:]
    if "geen" in lows or "niet" in lows:
        return None
    settled = lexicon.vocabulary.settled
    return next((v for v in infinitives(sentence, lexicon, start) if v not in settled), None)


def decision_verdict(sentence: Sentence, lexicon: Lexicon, label: str) -> Verdict | None:
    """The verdict on a line under a decision that has no finite verb; None where it has no "te"."""
    if not infinitives(sentence, lexicon):
        return None
    verb = decided(sentence, lexicon)
    if verb is None:
        return Verdict("none", "besluit", f"onder “{label}”: met het besluit is het gedaan")
    modality = as_modality(lexicon.sense(verb)) or "plan"
    return Verdict("commitment", "besluit", f"onder “{label}”: “te {verb}”", modality, "probable")


def announces(sentence: Sentence, text: str, lexicon: Lexicon) -> Verdict | None:
    """ "De raad besluit unaniem:": what its lines take on is decided."""
    if not text.rstrip().endswith(":") or not sentence.clauses:
        return None
    finite = sentence.clauses[-1].finite
    if finite.infinitive != "besluiten" or finite.tense == "past":
        return None
    return Verdict("commitment", "besluit", f"“{sentence.words.texts[finite.index]}”")


def decides(clause: Evidence) -> Verdict | None:
    """ "De raad besluit het college op te dragen …"; a group of members decides for itself."""
    predicate = clause.predicate
    if predicate.infinitive != "besluiten" or predicate.voice != "active" or predicate.modal:
        return None
    if not clause.has_actor or not clause.vocabulary.decision_members.isdisjoint(
        clause.subject.text.split()
    ):
        return Verdict("none", "besluit", f"{clause.said()} over zichzelf")
    start = clause.clause.finite.index + 1
    verb = decided(clause.sentence, clause.lexicon, start)
    if verb is None:
        return Verdict("none", "besluit", f"{clause.said()}: met het besluit is het gedaan")
    modality = clause.modality(clause.lexicon.sense(verb))
    return clause.made("commitment", "besluit", f"{clause.said()} te {verb}", modality)
