"""The words that a commitment depends on: "indien nodig", "mits …", "als de wet wordt aangenomen"."""

from __future__ import annotations

import re

from corpus.language import language
from nlp.language.clauses.structure import Sentence

#: Subordinators that make what is promised depend on something.
_MARKERS = language().subordinators(meaning="condition") | language().subordinators(
    meaning="time_or_condition"
)
_SHORT = re.compile(
    r"\b(?:(?:indien|zo|wanneer|voor zover|waar(?:\s+dit)?|als) (?:dat |dit |het )?"
    r"(?:nodig|noodzakelijk|gewenst|wenselijk|mogelijk|relevant|van toepassing|aan de orde|haalbaar)"
    r"(?: is| zijn)?"
    r"|(?:onder (?:de )?voorwaarde|op voorwaarde|onder voorbehoud|afhankelijk|mits|behoudens)\b[^,;.:]{0,120})",
    re.IGNORECASE,
)
_FIRST_VERB = re.compile(r"^(?:mocht|mochten)\b[^,.;]{3,160}?(?=,| dan\b)", re.IGNORECASE)


def condition_in(text: str, sentence: Sentence) -> str | None:
    """The words of the (first) condition in a clean sentence, None where it has none."""
    found: list[tuple[int, int]] = []
    words = sentence.words
    for frame in sentence.frames:
        if frame.marker in _MARKERS and frame.finite is not None and frame.end > frame.start:
            start = words.starts[frame.start]
            if words.lows[frame.start] == frame.marker:
                found.append((start, words.ends[_end_of(frame.end, sentence) - 1]))
    found += [match.span() for match in _SHORT.finditer(text)]
    found += [match.span() for match in _FIRST_VERB.finditer(text)]
    if not found:
        return None
    start, end = min(found, key=lambda span: (span[0], -span[1]))
    return text[start:end].strip(" ,;:.") or None


def _end_of(end: int, sentence: Sentence) -> int:
    """A clause goes on after its verb until the next mark or main verb ("… is voor een factor")."""
    words = sentence.words
    mains = {clause.finite.index for clause in sentence.clauses}
    starts = {frame.start for frame in sentence.frames}
    while end < len(words) and words.is_word(end) and end not in mains and end not in starts:
        if words.lows[end] in ("en", "dan", "maar"):
            break
        end += 1
    return end
