"""What a row of a table of actions is: something to do, whatever words say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from nlp.commitments.evidence.line import Line
from nlp.commitments.evidence.modality import as_modality, infinitive_modality
from nlp.commitments.verdicts import Finding
from nlp.language.clauses.predicate import predicate_of

#: Kinds that tell what others do, or could do.
_TOLD_KINDS = frozenset(("plan", "research", "regulation"))
#: A cell of fewer words is a name or a number.
_WORDS = 2
#: So many words may name who does it.
_LABEL = 10
#: A noun of what is done: "Uitvoering van de motie".
_ACT = re.compile(r"[A-Za-z][a-zà-ÿ]{4,}(?:ing|atie)")
_WORD = re.compile(r"[^\W\d_]{2,}")


def _action_row(line: Line) -> Finding | None:
    """ "Locatie aanwijzen | gemeente Ede | 1 mei": a cell under "Actie", with who or by when beside it."""
    beside = line.sentence.passage.beside
    if beside is None or line.sentence.index or line.setting.kind in _TOLD_KINDS:
        return None
    if len(_WORD.findall(line.text)) < _WORDS or _is_past(line):
        return None
    lexicon = line.setting.lexicon
    lows = line.analysis.words.lows if line.analysis is not None else ()
    verbs = (
        reading.infinitive
        for low in lows
        for reading in lexicon.readings(low)
        if reading.kind in ("pl", "inf")
    )
    verb = next(verbs, None)
    modality = infinitive_modality(verb, lows, lexicon) if verb else None
    return Finding(why=f"onder “{beside.header}” in een tabel van acties", modality=modality)


def _is_past(line: Line) -> bool:
    """Return True if a cell says what was done."""
    if line.analysis is None:
        return True
    predicates = (
        predicate_of(clause, line.analysis.words, line.setting.lexicon)
        for clause in line.analysis.clauses
    )
    return any(p.tense == "past" or p.voice == "perfect" for p in predicates)


def _labelled_action(line: Line) -> Finding | None:
    """ "Provincie: opstellen van een agenda": who, before a colon, and what is to be done."""
    analysis, actors = line.analysis, line.actors
    if analysis is None or actors is None or line.setting.kind in _TOLD_KINDS:
        return None
    words = analysis.words
    colon = next((i for i, low in enumerate(words.lows) if low == ":"), None)
    if not colon or colon > _LABEL or not actors.at(0) or colon + 2 >= len(words):
        return None
    first, text = words.lows[colon + 1], words.texts[colon + 1]
    verbs = [r.infinitive for r in line.setting.lexicon.readings(first) if r.kind in ("pl", "inf")]
    if not verbs and not _ACT.fullmatch(text):
        return None
    if any(clause.finite.index > colon + 1 for clause in analysis.clauses):
        return None
    modality = as_modality(line.setting.lexicon.sense(verbs[0])) if verbs else None
    return Finding(why=f"achter “{words.text(range(colon + 1))}”", modality=modality)


ROW_FINDERS: Mapping[str, Callable[[Line], Finding | None]] = {
    "action_row": _action_row,
    "labelled_action": _labelled_action,
}
