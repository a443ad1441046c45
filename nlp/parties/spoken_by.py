"""Whose words a sentence is, by a label, the line that introduces it, or the heading above it.

"De Boer: wij …", "Reactie van het college: wij …"; in minutes also a line of its own that holds for
the paragraphs and the items below it ("Wethouder Bos (Aalten):").
"""

from __future__ import annotations

from collections.abc import Iterable

from nlp.parties.case import Case
from nlp.parties.cues import party_words
from nlp.parties.evidence import Sentence
from nlp.parties.groups import Group
from nlp.parties.participation import Mention
from nlp.records import DocumentContext

#: What stands behind who speaks.
_COLON = ":"
#: What may stand there instead where the name is the whole line.
_CLOSES = frozenset((_COLON, "):", "–", "-", "—"))
_OPENS, _ENDS = "(", (")", "):")
#: The numbers and marks before the name in a heading.
_MARKS = frozenset((".", ")", "*", "-", "–"))


def speaker_of(case: Case) -> Mention | None:
    """Whose words a sentence is; None where nothing says so."""
    labelled = next(filter(None, map(_label_of, (case.sentence, *reversed(case.before)))), None)
    if labelled is not None:
        return labelled
    nearer = [line for line in (case.stem, case.announced) if line is not None]
    lines = [*nearer, *(heading.sentence for heading in case.headings)]
    return _announced(lines, case.context) or _replies(lines)


def announces(sentence: Sentence, context: DocumentContext) -> bool:
    """Return True for a line that is no more than who speaks below it."""
    return _announced((sentence,), context) is not None


def is_of_somebody_else(sentence: Sentence, context: DocumentContext) -> bool:
    """Return True for a sentence that begins with a person: whoever spoke before it is done."""
    words = party_words()
    low = " ".join(sentence.lows())
    if low.startswith((*words.titles, *words.debate.chair)):
        return True
    return any(
        group.left == 0 and _is_person(sentence, group, context) for group in sentence.groups
    )


def _announced(lines: Iterable[Sentence], context: DocumentContext) -> Mention | None:
    """The person or body that a line is no more than the name of: "De heer Bos:", "Bos (Aalten)"."""
    for line in lines:
        found = _person_of(line, context)
        if found is None and line.low(len(line.words) - 1).endswith(_COLON):
            found = _label_of(line)
        if found is not None:
            return found
    return None


def _replies(lines: Iterable[Sentence]) -> Mention | None:
    """The one body whose reaction or answer a line says is below it."""
    for line in lines:
        for group in line.groups:
            nouns = line.lists.replies.intersection(line.lows(group.left - 2, group.left))
            of = group.preposition in ("van", "vanuit") or not group.preposition
            if len(group.heads) == 1 and nouns and of:
                return group.heads[0]
    return None


def _label_of(sentence: Sentence) -> Mention | None:
    """Who speaks by the words before a colon: "De Boer: …" of one who is present, "Reactie van het
    college: …"."""
    for group in sentence.groups[:1]:
        end = _behind_bracket(sentence, group.right)
        if (
            not sentence.low(end).endswith(_COLON)
            or len(group.heads) != 1
            or not group.heads[0].name
        ):
            return None
        named = sentence.token_of(group.heads[0])
        replies = sentence.lists.replies.intersection(sentence.lows(0, named))
        speaks = named == 0 and group.heads[0].form == "organ" and not group.preposition
        return group.heads[0] if replies or speaks else None
    return None


def _person_of(line: Sentence, context: DocumentContext) -> Mention | None:
    """The person that a whole line names, behind a number at most."""
    for group in line.groups[:1]:
        numbered = all(low.isdecimal() or low in _MARKS for low in line.lows(0, group.left))
        rest = line.lows(_behind_bracket(line, group.right))
        alone = not rest or (len(rest) == 1 and rest[0] in _CLOSES)
        if numbered and alone and _is_person(line, group, context):
            return group.heads[0]
    return None


def _is_person(sentence: Sentence, group: Group, context: DocumentContext) -> bool:
    """Return True for one who is present, by name; not for "het college"."""
    (*_, last) = group.heads
    called = " ".join(w.text for w in sentence.words if last.start <= w.start < last.end).casefold()
    people = (speaker.person.casefold() for speaker in context.speakers)
    return len(group.heads) == 1 and bool(last.name) and called.endswith(tuple(people))


def _behind_bracket(sentence: Sentence, at: int) -> int:
    """The word behind the brackets that stand behind a name: "Bos (Aalten): …".

    A bracket and a colon are one word.
    """
    if sentence.low(at) != _OPENS:
        return at
    ends = (i for i in range(at, len(sentence.words)) if sentence.low(i) in _ENDS)
    end = next(ends, at)
    return end + (sentence.low(end) == _ENDS[0])
