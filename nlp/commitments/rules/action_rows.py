"""What a row of a table of actions is: something to do, whatever words say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from nlp.commitments.evidence.line import TOLD_KINDS, Line
from nlp.commitments.evidence.modality import infinitive_modality
from nlp.commitments.verdicts import Finding
from nlp.language.clauses.predicate import predicate_of

#: A cell of fewer words is a name or a number.
_WORDS = 2
_WORD = re.compile(r"[^\W\d_]{2,}")


def _action_row(line: Line) -> Finding | None:
    """ "Locatie aanwijzen | gemeente Ede | 1 mei": a cell under "Actie", with who or by when beside it."""
    beside = line.sentence.passage.beside
    if beside is None or line.sentence.index or line.setting.kind in TOLD_KINDS:
        return None
    if len(_WORD.findall(line.text)) < _WORDS or _is_past(line):
        return None
    lexicon = line.setting.lexicon
    lows = line.analysis.words.lows if line.analysis is not None else ()
    verb = next((verb for low in lows for verb in lexicon.infinitives(low)), None)
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


ROW_FINDERS: Mapping[str, Callable[[Line], Finding | None]] = {"action_row": _action_row}
