"""Decisions: what minutes and lists of decisions say was decided, which binds whoever tells it.

"De raad besluit het college opdracht te geven …"; a group of members decides for itself.
"""

from __future__ import annotations

from nlp.commitments.evidence.ahead import has_past_year
from nlp.commitments.evidence.clause import Evidence
from nlp.commitments.evidence.modality import verb_modality
from nlp.commitments.verdicts import Finding
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.structure import Sentence

#: What is taken by deciding it: "kennis te nemen van", "het besluit te nemen"; "een standpunt in te nemen" is not.
_TAKEN = frozenset(("kennis", "besluit", "besluiten", "beslissing", "notitie"))
_NOT = frozenset(("geen", "niet"))
#: "Kennis te hebben genomen van": what was done when it was decided.
_DONE = frozenset(("hebben", "zijn"))


def infinitives(sentence: Sentence, lexicon: Lexicon, start: int = 0) -> tuple[str, ...]:
    """What is decided to do, as infinitives: those with "te" that depend on no other verb."""
    lows = sentence.words.lows
    within = {i for f in sentence.frames if f.start > start for i in range(f.start, f.end)}
    found = (
        _infinitive_at(index, lows, lexicon)
        for index in range(start, len(lows) - 1)
        if lows[index] == "te" and index not in within
    )
    return tuple(verb for verb in found if verb)


def _infinitive_at(te: int, lows: tuple[str, ...], lexicon: Lexicon) -> str:
    """The verb of the "te" at an index, with the particle before it; empty where it is none."""
    low = lows[te + 1]
    forms = lexicon.infinitives(low)
    base = forms[0] if forms else low
    if not base.endswith("n"):
        return ""
    particle = lows[te - 1] if te else ""
    joined = (
        particle in lexicon.particles.get(base, ()) or particle + base in lexicon.vocabulary.settled
    )
    return particle + base if joined else base


def decided(sentence: Sentence, lexicon: Lexicon, start: int = 0) -> str | None:
    """The first thing that a decision takes on; None where deciding is all that it does.

    "In te stemmen", "vast te stellen" and the like are done by the decision itself. What is decided
    not to be done ("geen zienswijze in te dienen") is left out, and so is what was done already
    ("kennis te hebben genomen").
    """
    begin = _behind_negation(sentence.words.lows, start)
    if begin is None:
        return None
    settled = lexicon.vocabulary.settled | _DONE
    if _TAKEN.isdisjoint(sentence.words.lows):
        settled -= {"nemen"}
    return next((v for v in infinitives(sentence, lexicon, begin) if v not in settled), None)


def _behind_negation(lows: tuple[str, ...], start: int) -> int | None:
    """Where what is decided to be done begins: at ``start`` or, where something is not to be done,
    behind it ("geen zienswijze in te dienen en dit kenbaar te maken"); None where nothing else is."""
    denied = next((i for i in range(start, len(lows)) if lows[i] in _NOT), None)
    if denied is None:
        return start
    done = next((i for i in range(denied, len(lows)) if lows[i] == "te"), len(lows))
    behind = next((i for i in range(done, len(lows)) if lows[i] == "en"), None)
    return behind if behind is not None and _NOT.isdisjoint(lows[behind:]) else None


def decides_for_itself(clause: Evidence) -> Finding | None:
    """ "De fractie besluit het amendement aan te houden": nobody else is bound."""
    return Finding() if _is_about_itself(clause) else None


def decides_and_done(clause: Evidence) -> Finding | None:
    """ "De raad besluit in te stemmen met het verslag": with the decision it is done."""
    if _is_about_itself(clause):
        return None
    return Finding() if _to_do(clause) is None else None


def decides_to_do(clause: Evidence) -> Finding | None:
    """ "De raad besluit het college op te dragen …"."""
    verb = None if _is_about_itself(clause) else _to_do(clause)
    if verb is None:
        return None
    modality = verb_modality(clause, clause.lexicon.sense(verb))
    return Finding(why=f"{clause.said()} te {verb}", modality=modality)


def decided_to_do(clause: Evidence) -> Finding | None:
    """ "Is besloten om de selectie op te starten": what was decided and is still to be done."""
    lows = clause.words.lows
    if "te" not in lows or has_past_year(clause):
        return None
    verbs = _with_te(clause)
    if not verbs or not clause.vocabulary.settled.isdisjoint(verbs[:1]):
        return None
    return Finding(modality=verb_modality(clause, clause.lexicon.sense(verbs[0])))


def _with_te(clause: Evidence) -> tuple[str, ...]:
    """The infinitives with "te" behind the verb, also those within "om … te"."""
    lows = clause.words.lows
    behind = range(clause.clause.finite.index, len(lows) - 1)
    found = (_infinitive_at(i, lows, clause.lexicon) for i in behind if lows[i] == "te")
    return tuple(verb for verb in found if verb)


def _is_about_itself(clause: Evidence) -> bool:
    members = clause.vocabulary.decision_members
    return not clause.has_actor or not members.isdisjoint(clause.subject.text.split())


def _to_do(clause: Evidence) -> str | None:
    """The first thing that is taken on, also in "besluit om … te"."""
    start = clause.clause.finite.index + 1
    found = decided(clause.sentence, clause.lexicon, start)
    if found is not None or infinitives(clause.sentence, clause.lexicon, start):
        return found
    lows = clause.words.lows[start:]
    verbs = _with_te(clause) if any(f.marker == "om" for f in clause.clause.frames) else ()
    settled = clause.vocabulary.settled
    nothing = "geen" in lows or "niet" in lows
    return None if nothing else next((verb for verb in verbs if verb not in settled), None)
