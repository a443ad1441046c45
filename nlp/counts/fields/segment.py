"""Which kind of homes a number is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from corpus.count_measures import load_count_measures
from corpus.counting import Vocabulary
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Vote, vote
from nlp.counts.words import first_of, last_of

Noun = tuple[int, int] | None

_BREAK = re.compile(
    r"[;:(]|,(?!\s*(?:en|of)\b)|\b(?:waarvan|terwijl|maar|waarbij|omdat|zodat)\b|\.\s"
)
_BESIDE_FIGURE = re.compile(
    r"\s+(?:ca\.?|circa|ruim|tot|maximaal|minimaal|ongeveer|bijna)\s*$", re.IGNORECASE
)
_ITEM_LABEL = re.compile(r"[^:.;0-9]{3,60}:")
#: "De sociale huurvoorraad gaat van 39% naar 34%": the share is of its subject.
_CHANGES = re.compile(
    r"\b(?:gaat|ging|daalt|daalde|stijgt|steeg|ligt|lag|bedraagt|groeit)\b", re.IGNORECASE
)
_SHARE = re.compile(r"\baandeel\b", re.IGNORECASE)
#: Between two segments that go together: "sociale huur en middenhuur", "goedkope/middeldure koop".
_AND = re.compile(
    r"(?:\s*-?\s*(?:/|,)\s*|\s*-?\s+(?:en/of|en|of|dan\s+wel|alsmede|als)\s+)(?:(?:de|het|een|nieuwe|ook)\s+)?",
    re.IGNORECASE,
)
#: "sociale huur- en koopwoningen": the other half has no word of its own for its segment.
_TENURE = re.compile(r"(?:markt)?(?:huur|koop)[\w-]*", re.IGNORECASE)
#: "middenduur (6 tussenwoningen)"
_NUMBER_IN_BRACKETS = re.compile(r"\s*\(\s*[0-9][^()]{0,60}\)")
#: So many characters behind a segment other people can be named.
_NEAR_PEOPLE = 40
#: Segments of which the name says that homes are let or sold.
_BOUND = re.compile("huur|koop")
#: "20 van de 56 woningen zijn sociaal": what stands behind the whole is said of its part.
_PART_BEFORE = re.compile(
    r"(?:[0-9]%?|\b(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|helft|kwart))\s+van\s+(?:de|het|deze)\s+(?:(?:in\s+totaal|totaal|circa|ca\.|ruim)\s+)?$",
    re.IGNORECASE,
)
_OF_PART = frozenset({"behind", "tail"})
#: "Van de sociale woningen zijn er 89 appartementen": the number is a part of these.
_FRONT = re.compile(
    r"(?:\s|^)(?:[Vv]an|[Oo]nder)\s+(?:de|het|deze|alle)\s+(?P<whole>[^.,;:()0-9]{3,60}?)\s+(?:zijn|is|worden|wordt|komen|komt|zullen|zal|moeten|moet)\s+(?:er\s+)?"
)


def segment_named(text: str, vocabulary: Vocabulary) -> str | None:
    """The segment that a header or label names; None where it names several."""
    found = first_of(vocabulary.segments, text, 0, len(text))
    if found is None:
        return None
    other = first_of(vocabulary.segments, text, found[2], len(text))
    return found[0] if other is None or other[0] in (found[0], "ouderen", "betaalbaar") else None


def is_whole(text: str, sighting: Sighting) -> bool:
    """Return True for the whole beside its part: "20 van de 56 woningen"."""
    begin, number = sighting.sentence[0], sighting.number.start
    return _PART_BEFORE.search(text, begin, number) is not None


def votes_of_words(
    text: str,
    sighting: Sighting,
    noun: tuple[int, int] | None,
    vocabulary: Vocabulary,
    *,
    for_part: bool = False,
) -> Iterator[Vote[str | None]]:
    """A vote for each segment that the number's own words name; ``for_part`` asks what they say of its part."""
    is_share_in_brackets = sighting.host is not None and sighting.number.is_percent
    of_whole = not for_part and is_whole(text, sighting)
    for rule, find in WORD_RULES.items():
        if of_whole and rule in _OF_PART:
            continue
        if is_share_in_brackets == (rule == "before-share-in-brackets"):
            named = find(text, sighting, noun, vocabulary)
            if named is not None:
                yield vote("segment", rule, named)


def joined_segments(text: str, sighting: Sighting, vocabulary: Vocabulary) -> str | None:
    """The words of several segments that a number counts together; None where it is of one or none."""
    number = sighting.number
    windows = [(number.end, _clause_end(text, number.end, sighting.right))]
    if sighting.tail is not None:
        windows.append((sighting.tail[0], _clause_end(text, *sighting.tail)))
    if number.is_percent and (inside := _brackets_behind(text, sighting)) is not None:
        windows.append(inside)
    label = _BESIDE_FIGURE.sub("", text[sighting.left : number.start]).rstrip(" (€+")
    if label.endswith(":"):
        windows.append((sighting.left, sighting.left + len(label)))
    found = (_joined_in(vocabulary, text, *window) for window in windows)
    return next((words for words in found if words is not None), None)


def _joined_in(vocabulary: Vocabulary, text: str, start: int, end: int) -> str | None:
    first = first_of(vocabulary.segments, text, start, end)
    if first is None:
        return None
    name, begin, last = first
    names = {name}
    half = _half_before(text, start, begin)
    if half is not None:
        begin = half
        names.add(text[half:])
    people = _people_beside(text, start, begin, last)
    if people is not None:
        return people
    last = _with_tenure(text, last, end)
    bracket = _NUMBER_IN_BRACKETS.match(text, last)
    if bracket is not None:
        # "middenduur (6 tussenwoningen) en duur (2 kopwoningen)": what is divided is of neither
        last = bracket.end()
        end = max(end, last + _NEAR_PEOPLE)
    while (link := _AND.match(text, last, end)) is not None:
        following = first_of(vocabulary.segments, text, link.end(), end)
        tenure = _TENURE.match(text, link.end(), end)
        if following is not None and following[1] == link.end():
            names.add(following[0])
            last = _with_tenure(text, following[2], end)
        elif tenure is not None:
            # "vrije sector huur- en koopwoningen" are of one segment, "sociale huur- en koopwoningen" are not
            names |= {tenure.group()} if any(_BOUND.search(name) for name in names) else set()
            last = tenure.end()
        else:
            break
    return " ".join(text[begin:last].split()) if len(names) > 1 else None


def _half_before(text: str, start: int, begin: int) -> int | None:
    """Where an adjective begins that shares the noun of the segment at ``begin``: "goedkope en middeldure koop"."""
    for half in load_count_measures().half_segments.finditer(text, start, begin):
        link = _AND.match(text, half.end(), begin)
        if link is not None and link.end() == begin:
            return half.start()
    return None


def _people_beside(text: str, start: int, begin: int, last: int) -> str | None:
    """The words of a segment with other people beside it: "voor starters en senioren"."""
    for people in load_count_measures().people.finditer(text, start, last + _NEAR_PEOPLE):
        if people.end() <= begin:
            link = _AND.fullmatch(text, people.end(), begin)
            words = text[people.start() : last]
        else:
            link = _AND.fullmatch(text, last, people.start())
            words = text[begin : people.end()]
        if link is not None:
            return " ".join(words.split())
    return None


def _with_tenure(text: str, last: int, end: int) -> int:
    """Where a segment ends with the tenure behind it: "middeldure koop"."""
    blank = re.compile(r"\s+").match(text, last, end)
    tenure = _TENURE.match(text, blank.end(), end) if blank else None
    return tenure.end() if tenure else last


def _brackets_behind(text: str, sighting: Sighting) -> tuple[int, int] | None:
    """What brackets right behind the clause of a share hold, where it has no number."""
    end = _clause_end(text, sighting.number.end, sighting.right)
    if end >= sighting.sentence[1] or text[end] != "(":
        return None
    close = text.find(")", end, sighting.sentence[1])
    return (end + 1, close) if close > 0 and not re.search(r"[0-9]", text[end:close]) else None


def first_named(vocabulary: Vocabulary, text: str, start: int, end: int) -> str | None:
    """The segment that ``text[start:end]`` names first."""
    found = first_of(vocabulary.segments, text, start, end)
    return found[0] if found else None


def _clause_end(text: str, start: int, end: int) -> int:
    stop = _BREAK.search(text, start, end)
    return stop.start() if stop else end


def _behind(text: str, sighting: Sighting, _: Noun, vocabulary: Vocabulary) -> str | None:
    end = _clause_end(text, sighting.number.end, sighting.right)
    return first_named(vocabulary, text, sighting.number.end, end)


def _of_item(text: str, sighting: Sighting, _: Noun, vocabulary: Vocabulary) -> str | None:
    """The segment of a label at the head of the text: "Sociale huur: de corporaties bouwen 30"."""
    item = _ITEM_LABEL.match(text)
    leads = item and item.end() <= sighting.number.start and sighting.sentence[0] == 0
    return segment_named(item.group(), vocabulary) if item and leads else None


def _of_host(text: str, sighting: Sighting, _: Noun, vocabulary: Vocabulary) -> str | None:
    """The segment before the brackets of a share: "20.000 woningen in de sociale huur (50%)"."""
    start = max(sighting.sentence[0], sighting.open_at - 60)
    host = last_of(vocabulary.segments, text, start, sighting.open_at)
    if host and not re.search(r"[0-9(),;:]", text[host[1] : sighting.open_at]):
        return host[0]
    return None


def _of_noun_before(
    text: str, sighting: Sighting, noun: Noun, vocabulary: Vocabulary
) -> str | None:
    start = sighting.number.start
    if noun is None or noun[0] >= start:
        return None
    return first_named(vocabulary, text, max(sighting.left, noun[0] - 30), start)


def _of_tail(text: str, sighting: Sighting, _: Noun, vocabulary: Vocabulary) -> str | None:
    if sighting.tail is None:
        return None
    start, end = sighting.tail
    return first_named(vocabulary, text, start, _clause_end(text, start, end))


def _of_label(text: str, sighting: Sighting, _: Noun, vocabulary: Vocabulary) -> str | None:
    """The last segment of a label with a colon: "Sociale huur: ca. 300"."""
    label = _BESIDE_FIGURE.sub("", text[sighting.left : sighting.number.start]).rstrip(" (€+")
    named = last_of(vocabulary.segments, label, 0, len(label)) if label.endswith(":") else None
    return named[0] if named else None


def _of_subject(text: str, sighting: Sighting, _: Noun, vocabulary: Vocabulary) -> str | None:
    """The one segment that the subject of a change names, before its verb and its first number."""
    if not sighting.number.is_percent:
        return None
    start = sighting.sentence[0]
    verb = _CHANGES.search(text, start, sighting.group_first)
    if verb is None or any(c.isdigit() for c in text[start : verb.start()]):
        return None
    return segment_named(text[start : verb.start()], vocabulary)


def _of_front(text: str, sighting: Sighting, _: Noun, vocabulary: Vocabulary) -> str | None:
    """The segment of the whole that a sentence begins with: "Van de sociale woningen zijn er 89 …"."""
    front = _FRONT.match(text, max(0, sighting.sentence[0] - 1), sighting.group_first)
    front = front or _FRONT.match(text, sighting.sentence[0], sighting.group_first)
    return segment_named(front["whole"], vocabulary) if front is not None else None


def _of_share(text: str, sighting: Sighting, _: Noun, vocabulary: Vocabulary) -> str | None:
    """ "het aandeel sociale huur ... van 11% tot 45%", "40% ... (betaalbare koop en middenhuur)"."""
    number = sighting.number
    if sighting.host is not None or not number.is_percent:
        return None
    brackets = _brackets_behind(text, sighting)
    inside = first_of(vocabulary.segments, text, *brackets) if brackets else None
    if inside:
        return inside[0]
    if sighting.enclosed and sighting.host is None:
        before = last_of(
            vocabulary.segments,
            text,
            max(sighting.sentence[0], sighting.open_at - 60),
            sighting.open_at,
        )
        return before[0] if before else None
    for share in reversed(list(_SHARE.finditer(text, sighting.group_left, number.start))):
        found = first_of(
            vocabulary.segments, text, share.end(), min(share.end() + 45, number.start)
        )
        return found[0] if found else None
    return None


#: The words of a number's sentence that name its segment, by the id of the rule. What a share in
#: brackets is of stands before them, and its own words say nothing.
WORD_RULES: Mapping[str, Callable[[str, Sighting, Noun, Vocabulary], str | None]] = {
    "before-share-in-brackets": _of_host,
    "behind": _behind,
    "noun-before": _of_noun_before,
    "tail": _of_tail,
    "label": _of_label,
    "label-of-item": _of_item,
    "of-share": _of_share,
    "subject": _of_subject,
    "whole-in-front": _of_front,
}
