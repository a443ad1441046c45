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
#: "Als het gaat om mobiliteit" names a subject, where "als het gaat om meer dan 50 woningen" sets a bound.
_SUBJECT = re.compile(
    r"(?:als|wanneer)\s+het\s+(?:gaat\s+(?:om|over)|aankomt\s+op|(?:om|over)\s[^0-9]*\bgaat)\b[^0-9]*",
    re.IGNORECASE,
)
#: "zoveel als mogelijk", "zo snel als mogelijk": how much, and not whether.
_COMPARED = re.compile(r"\b(?:zoveel|net|zo\s+[a-zà-ÿ]+)\s+$", re.IGNORECASE)
#: "… dan 50 woningen": a clause may end before its number.
_BOUND = re.compile(r"[^,;.0-9]{0,25}[0-9]")
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
    found = [span for span in found if not _sets_none(text, *span)]
    if not found:
        return None
    start, end = min(found, key=lambda span: (span[0], -span[1]))
    return text[start:end].strip(" ,;:.") or None


def _sets_none(text: str, start: int, end: int) -> bool:
    """Return True if words of a condition name a subject, or say how much."""
    if _SUBJECT.fullmatch(text, start, end):
        return _BOUND.match(text, end) is None
    return text[start:end].casefold().startswith("als ") and bool(_COMPARED.search(text, 0, start))


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
