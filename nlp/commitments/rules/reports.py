"""What stands in a subordinate clause: what minutes report, what something means, how it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nlp.commitments.evidence.clause import Evidence
from nlp.commitments.evidence.modality import content_modality, frame_modality, frame_verbs
from nlp.commitments.verdicts import Finding
from nlp.language.clauses import grammar
from nlp.language.clauses.structure import Frame
from nlp.language.clauses.subject import Subject, noun_phrase

#: Finite verbs of what may be or must be, or was done.
_NOT_DONE = grammar.POSSIBLE | grammar.DUE | grammar.WITH_PARTICIPLE
#: Senses of verbs that take something on whatever else the sentence says.
_OUTRIGHT = frozenset(("support", "process", "effort", "duty"))
#: What will be so or will grow, whatever anybody does.
_HAPPENS = frozenset(
    (
        "zullen",
        "zijn",
        "worden",
        "blijven",
        "hebben",
        "toenemen",
        "afnemen",
        "stijgen",
        "dalen",
        "groeien",
        "krimpen",
    )
)
#: Who is advised, and verbs of advice against something.
_ADVISED = frozenset(("u", "uw", "raad", "gemeenteraad", "staten"))
_AGAINST = frozenset(("ontraden", "afraden"))
#: What a text comes to, and verbs that say what follows.
_CONCLUSIONS = frozenset(("conclusie", "keuze", "keus", "lijn", "uitkomst", "uitgangspunt"))
_MEANS = frozenset(("betekenen", "gelden", "inhouden"))
#: Clauses that say how something is done.
_MANNER = frozenset(("waarin", "waarbij", "waarmee"))


def reported(clause: Evidence) -> Finding | None:
    """ "De gedeputeerde antwoordt dat de provincie dit zal meenemen": what minutes tell."""
    for frame in _content_frames(clause):
        inside = range(frame.start + 1, frame.end)
        assured = "toezegging" in {clause.words.lows[i] for i in inside}
        will = frame.finite is not None and frame.finite.infinitive == "zullen"
        happens = _HAPPENS.issuperset(frame_verbs(clause, frame))
        if not assured and happens:
            continue
        if (will or assured) and clause.actors.any_in(inside):
            return Finding(
                (*clause.predicate.indexes, frame.start, *frame.verbs),
                f"“{clause.predicate.words(clause.words)} dat {clause.words.text(frame.verbs)}”",
                content_modality(clause) if assured else frame_modality(clause, frame),
            )
    return None


def reported_act(clause: Evidence) -> Finding | None:
    """ "De wethouder geeft aan dat de gemeente wil meewerken": what a party does or wants, as told."""
    for frame, subject in acting_frames(clause):
        return Finding(
            (*clause.predicate.indexes, frame.start, *frame.verbs),
            f"“dat {subject.text} {clause.words.text(frame.verbs)}”",
            frame_modality(clause, frame),
            subject=subject,
        )
    return None


def acting_frames(clause: Evidence) -> Iterator[tuple[Frame, Subject]]:
    """The clauses with "dat" in which a party wants or does something, with that party."""
    for frame in _content_frames(clause):
        subject = noun_phrase(range(frame.start + 1, frame.end), clause.words, clause.actors)
        if _is_the_teller(clause, subject):
            subject = replace(clause.subject, kind="actor")
        if subject is not None and subject.kind == "actor" and _acts(clause, frame):
            yield frame, subject


def _is_the_teller(clause: Evidence, subject: Subject | None) -> bool:
    """ "De wethouder meldt dat hij …": is it he who tells it?"""
    if subject is None or subject.text.casefold() not in grammar.THIRD_PERSON:
        return False
    return clause.setting.minutes and (clause.has_actor or clause.is_person())


def _acts(clause: Evidence, frame: Frame) -> bool:
    """Return True if a party wants or does something in a clause, that was not done before and is
    no must."""
    finite = frame.finite
    if finite is None or finite.infinitive in _NOT_DONE:
        return False
    senses = {clause.lexicon.sense(verb) for verb in frame_verbs(clause, frame)}
    return bool(senses & {*_OUTRIGHT, "plan"})


def consequence(clause: Evidence) -> Finding | None:
    """ "betekent dat gemeenten moeten …", "geldt dat … zullen worden", "is de verwachting dat"."""
    verb = clause.clause.finite.infinitive
    expects = verb == "zijn" and "verwachting" in clause.lows
    if verb not in ("betekenen", "gelden") and not expects:
        return None
    frame = next(iter(_content_frames(clause)), None)
    if frame is None or frame.finite is None or frame.finite.infinitive in grammar.POSSIBLE:
        return None
    inside = frozenset(clause.words.lows[frame.start : frame.end])
    if not inside.isdisjoint(grammar.USUAL_ADVERBS):
        return None
    subject = noun_phrase(range(frame.start + 1, frame.end), clause.words, clause.actors)
    actor = subject is not None and subject.kind == "actor"
    meets = verb == "gelden" and "overleg" in clause.words.lows
    answers = "verantwoordelijk" in inside and frame.finite.infinitive == "zijn"
    if not (meets or answers or _binds(clause, frame, actor=actor, expects=expects)):
        return None
    finite = clause.clause.finite.index
    return Finding(
        (finite, frame.start, *frame.verbs),
        f"“{clause.words.texts[finite]} dat {clause.words.text(frame.verbs)}”",
        "process" if meets else frame_modality(clause, frame),
        subject=subject if actor else None,
    )


def our_consequence(clause: Evidence) -> Finding | None:
    """ "Dit betekent dat wij de aanvraag herzien", "conclusie is dat we …": what the makers then do."""
    verb = clause.clause.finite.infinitive
    concludes = verb == "zijn" and not _CONCLUSIONS.isdisjoint(clause.front())
    if verb not in _MEANS and not concludes:
        return None
    for frame, subject in acting_frames(clause):
        inside = frozenset(clause.words.lows[frame.start : frame.end])
        ours = subject.plural_we or subject.text.casefold() == "ik"
        if ours and inside.isdisjoint(grammar.USUAL_ADVERBS | clause.vocabulary.of_now):
            finite = clause.clause.finite.index
            return Finding(
                (finite, frame.start, *frame.verbs),
                f"“{clause.words.texts[finite]} dat {subject.text} {clause.words.text(frame.verbs)}”",
                frame_modality(clause, frame),
                subject=subject,
            )
    return None


def _binds(clause: Evidence, frame: Frame, *, actor: bool, expects: bool) -> bool:
    """Return True if a party acts in the clause with "dat", or it sets a norm."""
    modal = frame.finite.infinitive if frame.finite else ""
    senses = {clause.lexicon.sense(v) for v in frame_verbs(clause, frame)}
    acts = bool(senses - {"state"}) and not (expects and modal != "moeten")
    norm = modal in ("moeten", "zullen") and bool(senses - {None, "state"})
    return (actor and acts) or norm


def manner(clause: Evidence) -> Finding | None:
    """ "Dit is een opgave waarin we samen de voortgang monitoren": how a party goes about it."""
    for frame in clause.clause.frames:
        subject = _manner_subject(clause, frame)
        if subject is not None:
            return Finding(
                (frame.start, *frame.verbs),
                f"“{frame.marker} {subject.text} {clause.words.text(frame.verbs)}”",
                frame_modality(clause, frame),
                subject=subject,
            )
    return None


def _manner_subject(clause: Evidence, frame: Frame) -> Subject | None:
    finite = frame.finite
    if frame.marker not in _MANNER or finite is None or finite.tense == "past":
        return None
    if finite.infinitive in grammar.POSSIBLE:
        return None
    if not {clause.lexicon.sense(verb) for verb in frame_verbs(clause, frame)} & _OUTRIGHT:
        return None
    subject = noun_phrase(range(frame.start + 1, frame.end), clause.words, clause.actors)
    return subject if subject is not None and subject.kind == "actor" else None


def advice(clause: Evidence) -> Finding | None:
    """ "De Afdeling adviseert …", "wij adviseren u": what others are advised to do, or not to."""
    rest = {clause.words.lows[i] for i in clause.clause.rest}
    advisers = not clause.vocabulary.advisers.isdisjoint(clause.subject.text.lower().split())
    against = clause.predicate.infinitive in _AGAINST
    # What a board advises in a letter it advises those who read it.
    to_reader = clause.setting.letter and clause.has_actor and clause.own()
    told_to = any(frame.marker in ("om", "dat") for frame in clause.clause.frames)
    told_to = told_to or "te" in clause.words.lows[clause.clause.finite.index :]
    told_to = (
        told_to and clause.predicate.modal is None and clause.predicate.infinitive == "adviseren"
    )
    advised = advisers or against or to_reader or _ADVISED & rest
    return Finding() if advised or told_to else None


def _content_frames(clause: Evidence) -> list[Frame]:
    """The clauses with "dat" that have a verb in the present."""
    return [
        frame
        for frame in clause.clause.frames
        if frame.marker == "dat" and frame.finite is not None and frame.finite.tense != "past"
    ]
