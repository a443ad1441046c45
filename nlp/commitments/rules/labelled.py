"""Lists of actions whose items begin with who does them: "provincie: opstellen uitvoeringsagenda"."""

from __future__ import annotations

import re

from nlp.commitments.evidence.line import Line
from nlp.commitments.evidence.modality import as_modality
from nlp.commitments.verdicts import Finding

_LABEL = re.compile(r"^(?P<label>[^.:;]{2,60}?) ?: (?P<act>\S.*)$")
#: Who does it, where no body is named; "idem" is the one of the item before.
_EVERYBODY = re.compile(r"^(?:allen|iedereen|alle partijen|alle partners|idem)$", re.IGNORECASE)
#: Headings above such lists, or the words of those above them.
_HEADINGS = re.compile(
    r"\b(?:\w*agenda|acties|actiepunten|actielijst|taakverdeling|rolverdeling|\w*afspraken)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:[,/&]|\ben\b|\bmet\b|\bde\b|\s)+")


def labelled_act(line: Line) -> Finding | None:
    """An item without a verb of its own behind the bodies that do it, under a heading on actions.

    Its words are an infinitive or the name of what is made: "allen: handreiking voor bronnering".
    """
    sentence = line.sentence
    label = _LABEL.match(line.text)
    section = sentence.passage.section
    if label is None or sentence.passage.kind != "list_item" or sentence.index:
        return None
    if not any(map(_HEADINGS.search, section)) or not _names_doers(line, label.end("label"), label):
        return None
    first = label["act"].split()[0].strip(",;").casefold()
    forms = line.setting.lexicon.readings(first)
    infinitive = next((f.infinitive for f in forms if f.kind in ("pl", "inf")), None)
    if infinitive is None and line.has_verb:
        return None
    own = as_modality(line.setting.lexicon.sense(infinitive)) if infinitive else None
    return Finding(why=f"onder “{section[-1]}”: “{label['label']}”", modality=own)


def _names_doers(line: Line, end: int, label: re.Match[str]) -> bool:
    """Return True for a label that is the names of bodies, and no more than commas between them."""
    if _EVERYBODY.match(label["label"].strip()):
        return True
    if line.analysis is None or line.actors is None:
        return False
    words = line.analysis.words
    rest = [
        words.texts[i]
        for i in range(len(words))
        if words.ends[i] <= end and i not in line.actors.by_token
    ]
    named = any(words.ends[i] <= end for i in line.actors.by_token)
    return named and bool(_BETWEEN.fullmatch(f" {' '.join(rest)} "))
