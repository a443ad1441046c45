"""What kind of commitment a clause makes: support, process, effort, duty or plan."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from corpus.commitment_rules import Rule, commitment_rules
from corpus.language import language
from corpus.vocabulary import MODALITIES
from nlp.commitments.evidence.clause import Evidence, has_rhythm, is_rhythm
from nlp.language.clauses import grammar
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.structure import Frame
from nlp.records import Modality

#: The verbs of a norm, in the present.
_DUE_FORMS = frozenset(
    form
    for form, verb in grammar.AUXILIARIES.items()
    if verb in {(m, "present") for m in grammar.DUE}
)
#: To inform those who decide, or control who does, is to report to them.
_TELLS = frozenset(("informeren", "berichten"))
_CONTROL = frozenset(
    ("raad", "raden", "gemeenteraad", "gemeenteraden", "staten", "kamer", "huurdersorganisatie")
)
_EVERY = language().determiners.distributive


def as_modality(sense: str | None) -> Modality | None:
    """A sense of the vocabulary as a modality, None where it is none."""
    return sense if sense in MODALITIES else None  # type: ignore[return-value]


def infinitive_modality(verb: str, lows: Sequence[str], lexicon: Lexicon) -> Modality | None:
    """That of what is to be done, by its infinitive and the words around it ("de raad te informeren",
    "€ 5.000 beschikbaar te stellen"); None where the verb does not tell."""
    if verb in _TELLS and not _CONTROL.isdisjoint(lows):
        return "process"
    return _as_construction(verb, lows) or as_modality(lexicon.sense(verb))


def _as_construction(verb: str, lows: Sequence[str]) -> Modality | None:
    """That of the rule by which a clause with this verb and these words would be taken on."""
    for rule in _constructions().get(verb, ()):
        if "has_rhythm" in rule.when and not has_rhythm(lows):
            continue
        if all(any(word in lows for word in words) for words in rule.alternatives):
            return as_modality(rule.modality)
    return None


@cache
def _constructions() -> dict[str, list[Rule]]:
    """By verb the rules that ask no more of a clause than plain words or a rhythm, and say what it is."""
    found: dict[str, list[Rule]] = {}
    for rule in commitment_rules().rules.values():
        plain = rule.scope == "clause" and rule.outcome == "commitment" and not rule.find
        asks = (
            bool(rule.words or rule.when) and not rule.unless and set(rule.when) <= {"has_rhythm"}
        )
        if plain and asks and rule.strength == "construction" and rule.modality in MODALITIES:
            for verb in rule.verbs:
                found.setdefault(verb, []).append(rule)
    return found


def verb_modality(clause: Evidence, sense: str | None = None) -> Modality:
    """That of the verb, or of ``sense`` where a rule knows better; "moeten" makes a duty."""
    predicate = clause.predicate
    if predicate.modal in grammar.DUE:
        return "duty"
    if predicate.modal == "willen" and aims(clause):
        return "effort"
    if (sense or predicate.sense) == "agree":
        return "process"
    modality = as_modality(sense or predicate.sense) or "plan"
    if predicate.modal == "willen" and modality == "duty":
        # "We willen ervoor zorgen dat …" owes nothing yet.
        return "effort"
    if modality != "plan" or sense is not None:
        return modality
    if predicate.modal == "willen" and not clause.has_date():
        # What one wants to do is strived for; with a date it is planned.
        return "effort"
    return "process" if decides_together(clause) else "plan"


def aims(clause: Evidence) -> bool:
    """ "Wil bereiken", "willen voorkomen": does the verb name a target?"""
    return clause.predicate.infinitive in clause.vocabulary.target_verbs


def decides_together(clause: Evidence) -> bool:
    """ "Gezamenlijk wordt bepaald", "gemeenten bezien elke twee jaar": is something decided with
    others, or time and again?"""
    if clause.predicate.infinitive not in clause.vocabulary.deciding:
        return False
    lows = clause.lows
    together = not clause.vocabulary.together.isdisjoint(lows) or "in overleg" in " ".join(lows)
    every = not _EVERY.isdisjoint(lows) and "jaar" in lows
    return together or every or any(map(is_rhythm, lows))


def content_modality(clause: Evidence) -> Modality:
    """That of what is assured ("zegt toe dat de raad wordt geïnformeerd"); a plan where no verb
    tells."""
    for frame in clause.clause.frames:
        for verb in frame_verbs(clause, frame) if frame.marker in ("dat", "om") else ():
            modality = as_modality(clause.lexicon.sense(verb))
            if modality is not None:
                return modality
    return te_modality(clause)


def frame_verbs(clause: Evidence, frame: Frame) -> tuple[str, ...]:
    """The infinitives of the lexical verbs of a subordinate clause."""
    found: list[str] = []
    for index in frame.verbs:
        low = clause.words.lows[index]
        readings = clause.lexicon.readings(low)
        if readings:
            found.append(readings[0].infinitive)
        elif low not in grammar.AUXILIARIES and low != "te":
            found.append(low)
    return tuple(found)


def frame_modality(clause: Evidence, frame: Frame) -> Modality:
    """That of what follows "spreken af dat"; where no verb tells, a norm is a duty."""
    if _DUE_FORMS & {clause.words.lows[i] for i in frame.verbs}:
        return "duty"
    for verb in frame_verbs(clause, frame):
        modality = as_modality(clause.lexicon.sense(verb))
        if modality is not None:
            return modality
    return "plan" if frame.marker == "om" else "duty"


def te_modality(clause: Evidence) -> Modality:
    """That of the infinitive with "te" ("hebben bepaald de capaciteit te monitoren")."""
    lows = clause.words.lows
    for index in range(clause.clause.finite.index, len(clause.words) - 1):
        if lows[index] == "te":
            for form in clause.lexicon.readings(lows[index + 1]):
                modality = as_modality(clause.lexicon.sense(form.infinitive))
                if modality is not None:
                    return modality
    return "plan"
