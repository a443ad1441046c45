"""Lines that begin with who does it: "provincie: opstellen uitvoeringsagenda", by itself or in a list of actions."""

from __future__ import annotations

import re

from nlp.commitments.evidence.line import TOLD_KINDS, Line
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
#: So many words may name who does it.
_MOST_WORDS = 10
#: A noun of what is done: "Uitvoering van de motie".
_ACT = re.compile(r"[A-Za-z][a-zà-ÿ]{4,}(?:ing|atie)")
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
    infinitive = next(iter(line.setting.lexicon.infinitives(first)), None)
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


def labelled_action(line: Line) -> Finding | None:
    """ "Provincie: opstellen van een agenda": who, before a colon, and what is to be done."""
    analysis, actors = line.analysis, line.actors
    if analysis is None or actors is None or line.setting.kind in TOLD_KINDS:
        return None
    words = analysis.words
    colon = next((i for i, low in enumerate(words.lows) if low == ":"), None)
    if not colon or colon > _MOST_WORDS or not actors.at(0) or colon + 2 >= len(words):
        return None
    first, text = words.lows[colon + 1], words.texts[colon + 1]
    verbs = line.setting.lexicon.infinitives(first)
    if not verbs and not _ACT.fullmatch(text):
        return None
    if any(clause.finite.index > colon + 1 for clause in analysis.clauses):
        return None
    modality = as_modality(line.setting.lexicon.sense(verbs[0])) if verbs else None
    return Finding(why=f"achter “{words.text(range(colon + 1))}”", modality=modality)
