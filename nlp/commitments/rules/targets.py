"""What is strived for, intended or needed: "het streven is om", "het plan is dat", "is nodig"."""

from __future__ import annotations

from nlp.commitments.evidence.clause import Evidence
from nlp.commitments.evidence.modality import content_modality
from nlp.commitments.verdicts import Finding
from nlp.language.clauses import grammar

#: How what a target is begins: "is om", "is dat", "is het", "is minimaal".
_CONTENT = frozenset(("om", "dat", "te", "het", "door", "minimaal", "maximaal", "ten"))
#: So many tokens after the verb are looked at for the noun, and for what it is.
_NEAR = 4
_AFTER_FRONT = 2
_AFTER_REST = 6
_PURPOSES = frozenset(
    (
        "doel",
        "doelstelling",
        "hoofddoel",
        "doelen",
        "doelstellingen",
        "hoofdambitie",
        "ambitie",
        "streven",
    )
)


def target(clause: Evidence) -> Finding | None:
    """ "Het streven is om …", "Doel is …"."""
    at = _noun(clause)
    if at is None or clause.words.lows[at] not in clause.vocabulary.targets:
        return None
    words = (at, clause.clause.finite.index)
    return Finding(words, f"“{clause.words.text(words)}”")


def intention(clause: Evidence) -> Finding | None:
    """ "Het plan is om …": in a text that tells only where it says what will be done."""
    at = _noun(clause)
    if at is None or clause.words.lows[at] not in clause.vocabulary.intentions:
        return None
    frames = [f for f in clause.clause.frames if f.marker in ("dat", "om")]
    will = any(f.finite is not None and f.finite.infinitive == "zullen" for f in frames)
    if not frames or (clause.told and not will):
        return None
    finite = clause.clause.finite.index
    why = f"“{clause.words.lows[at]} {clause.words.texts[finite]}”"
    return Finding((at, finite), why, content_modality(clause))


def purpose_of_thing(clause: Evidence) -> Finding | None:
    """ "Het doel van het onderzoek is …": what a text, study or system is for, which nobody promises."""
    words = clause.words
    front = clause.clause.front
    at = next((i for i in front if words.lows[i] in _PURPOSES), None)
    if at is None or words.lows[at + 1] != "van":
        return None
    things = tuple(clause.vocabulary.things)
    behind = [i for i in front if i > at + 1]
    thing = next((i for i in behind if words.lows[i].endswith(things)), None)
    if thing is None or clause.actors.any_in(behind):
        return None
    return Finding((at, at + 1, thing))


def _noun(clause: Evidence) -> int | None:
    """The noun that says what the clause is about a target, where it goes on to say which."""
    words = clause.words
    if clause.predicate.infinitive not in ("zijn", "blijven"):
        return None
    nouns = clause.vocabulary.targets | clause.vocabulary.intentions
    front = [i for i in clause.clause.front if words.lows[i] in nouns]
    rest = [
        i
        for i in clause.clause.rest[:_NEAR]
        if words.lows[i] in nouns and words.lows[i - 1] in ("het", "de", "ons", "onze")
    ]
    if not (front or rest) or clause.names_this(clause.vocabulary.texts):
        return None
    at = (front or rest)[0]
    if front and not _opens_with(clause, at):
        return None
    after = words.lows[clause.clause.finite.index + 1 :][: _AFTER_FRONT if front else _AFTER_REST]
    # "De inzet van technologie is een …" is about what is used.
    # "De ambitie en scopebepaling is een …" is the name of a text.
    named = words.lows[at + 1] == "en"
    whole = after[:1] == ("een",) and words.lows[at] != "inzet" and not named
    return at if whole or not _CONTENT.isdisjoint(after) else None


def _opens_with(clause: Evidence, index: int) -> bool:
    """Return True if the target is what the front is about ("Het doel van de aanpak is")."""
    before = [clause.words.lows[i] for i in clause.clause.front if i < index]
    return all(
        low in grammar.DETERMINERS or low.endswith("e") or low in ("termijn", "daarbij", "ook")
        for low in before
    )


def need(clause: Evidence) -> Finding | None:
    """What is needed or wished."""
    for phrase in clause.vocabulary.needs:
        at = clause.phrase(clause.clause.main, phrase)
        if at:
            return Finding(at)
    return None
