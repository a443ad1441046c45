"""What is agreed: "spreken af dat", "is afgesproken om", "maken de afspraak dat"."""

from __future__ import annotations

from nlp.commitments.evidence.clause import Evidence
from nlp.commitments.evidence.modality import frame_modality, te_modality
from nlp.commitments.rules.reports import acting_frames
from nlp.commitments.verdicts import Finding
from nlp.language.clauses import grammar
from nlp.language.clauses.structure import Frame
from nlp.records import Level

#: How the names of agreements end.
_AGREEMENTS = ("akkoord", "afspraken", "overeenkomst", "convenant", "deal", "overleg")


def agreement(clause: Evidence) -> Finding | None:
    """What follows "spreken af dat" is promised, by whoever agreed on it here."""
    frames = _content(clause)
    if not _agrees(clause, frames) or _is_empty(clause, frames):
        return None
    if not clause.has_actor and not clause.binding and not _is_outright(clause, frames):
        return None
    if clause.told and _is_leave(frames):
        return None
    modality = frame_modality(clause, frames[0]) if frames else te_modality(clause)
    level: Level = "certain" if clause.predicate.voice == "active" else "probable"
    return Finding(modality=modality, level=level)


def agreed_elsewhere(clause: Evidence) -> Finding | None:
    """ "In de woonvisie is afgesproken dat de gemeenten …": what a party does by an agreement."""
    frames = _content(clause)
    if not _agrees(clause, frames) or clause.predicate.voice != "perfect":
        return None
    if any(frame.marker == "om" for frame in frames) and _is_in_text(clause):
        return Finding(modality=te_modality(clause))
    if _is_outright(clause, frames):
        return None
    for frame, subject in acting_frames(clause):
        return Finding(modality=frame_modality(clause, frame), subject=subject)
    return None


def _is_leave(frames: list[Frame]) -> bool:
    """Return True for what may be done by what was agreed ("afgesproken dat … gebouwd mogen worden")."""
    finite = [frame.finite for frame in frames if frame.finite is not None]
    return bool(finite) and all(verb.infinitive in grammar.POSSIBLE for verb in finite)


def agreement_without_content(clause: Evidence) -> Finding | None:
    """ "Dat is overeengekomen": what was agreed stands elsewhere."""
    frames = _content(clause)
    return Finding() if _agrees(clause, frames) and _is_empty(clause, frames) else None


def _content(clause: Evidence) -> list[Frame]:
    return [f for f in clause.clause.frames if f.marker in ("dat", "om")]


def _agrees(clause: Evidence, frames: list[Frame]) -> bool:
    predicate = clause.predicate
    decided = (
        predicate.voice == "perfect"
        and predicate.infinitive in ("besluiten", "bepalen")
        and clause.has_actor
        and "te" in clause.words.lows
    )
    if predicate.infinitive == "besluiten":
        return decided
    arranges = predicate.infinitive == "maken" and "afspraak" in clause.lows and bool(frames)
    return predicate.sense == "agree" or arranges or decided


def _is_empty(clause: Evidence, frames: list[Frame]) -> bool:
    return not frames and "te" not in clause.words.lows and clause.predicate.voice != "active"


def _is_outright(clause: Evidence, frames: list[Frame]) -> bool:
    """ "Afgesproken is dat …", and not "in de Nationale prestatieafspraken is afgesproken dat"."""
    said = bool(frames) or (clause.front()[:1] == ["afgesproken"] and "te" in clause.words.lows)
    voice = clause.predicate.voice
    return said and voice in ("perfect", "passive") and not _is_elsewhere(clause)


def _is_in_text(clause: Evidence) -> bool:
    """ "Al in de Ontwikkelagenda van de regio is afgesproken": does a text say so that it names?"""
    front = clause.front()
    endings = (*clause.vocabulary.texts, *_AGREEMENTS)
    return "in" in front[:2] and any(low.endswith(endings) for low in front)


def _is_elsewhere(clause: Evidence) -> bool:
    return any(
        low in clause.vocabulary.texts or low.endswith(_AGREEMENTS) for low in clause.front()
    )
