"""The questions on texts and who writes them: what is done by being written, told of another text, said by who signs."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.parties import STATE
from nlp.commitments.evidence.clause import Evidence, has_date
from nlp.language.clauses import grammar

#: "Hierbij" stands among the first words.
_OPENING = 3
#: The noun of a subject stands among its first words.
HEAD = 4
#: "Hierbij presenteren wij ons akkoord": done by the text, whatever its kind.
_OFFERS = frozenset(("presenteren", "aanbieden"))
_ABOUT = "over"
#: To whom a letter is written.
_READERS = frozenset(("u", "uw", "raad", "gemeenteraad", "staten", "kamer"))
#: Kinds in which those who write say "wij" of what they lay down.
_OWN_WORDS = frozenset(("letter", "proposal"))
_I = re.compile(r"ik$|(?:mijn|ons) (?:ministerie|departement)\b")
_CABINET = re.compile(r"(?:het )?kabinet|(?:de )?regering")


def tells_text(clause: Evidence) -> bool:
    """ "In deze woondeal wordt beschreven": does it say what stands in the text?"""
    tells = clause.predicate.infinitive in clause.vocabulary.report
    return tells and clause.names_this(clause.vocabulary.texts)


def what_a_text_says(clause: Evidence) -> bool:
    """ "In de woonagenda maken partijen afspraken": what another text says."""
    front = clause.front()
    elsewhere = front[:1] in (["in"], ["volgens"], ["uit"]) and "ons" not in front
    return elsewhere and not clause.vocabulary.texts.isdisjoint(front)


#: "Door middel van deze brief".
_BY_MEANS_OF = ["middel", "van"]


#: "In deze ledenbrief", "met deze statenbrief".
_LETTER = "brief"


def does_it_by_writing(clause: Evidence) -> bool:
    """ "Met deze brief informeren wij u", "hierbij geven wij": is it done by being written?"""
    letter = clause.vocabulary.letter
    if clause.predicate.infinitive not in letter.does:
        return False
    lows = clause.lows
    for position, (first, second) in enumerate(pairwise(lows)):
        by = first in letter.by or lows[position - 1 : position + 1] == _BY_MEANS_OF
        this = by and second in letter.this
        named = lows[position + 2 : position + 4]
        if this and any(low in letter.names or low.endswith(_LETTER) for low in named):
            return True
    offers = clause.predicate.infinitive in _OFFERS
    writes = clause.setting.letter or clause.told or offers
    maker = clause.setting.letter and clause.has_actor and clause.own()
    to_reader = maker or clause.subject.text.casefold() in ("wij", "we", "ik")
    return writes and to_reader and any(low in grammar.HEREBY for low in lows[:_OPENING])


def informs_now(clause: Evidence) -> bool:
    """ "Daarnaast informeren wij u over …": does a letter do it by being sent?

    So it is in a plain present of who sends it, where no word says that it is still to come.
    """
    letter = clause.vocabulary.letter
    if not clause.setting.letter or clause.predicate.modal is not None:
        return False
    ours = clause.subject.text.casefold() in ("wij", "we", "ik")
    to_reader = not clause.low_set.isdisjoint(_READERS)
    # A date behind "over" is that of what it informs about.
    lows = clause.words.lows
    before = lows[: lows.index(_ABOUT)] if _ABOUT in lows else lows
    still_to_come = has_date(before) or not letter.later.isdisjoint(lows)
    return to_reader and (ours or clause.own()) and not still_to_come


def opens_with_this_plan(clause: Evidence) -> bool:
    """ "Met dit kleinschalige project …", "Door de ontwikkeling …": what a plan brings about."""
    front = clause.front()
    by = front[:1] in (["met"], ["door"]) and front[1:2] != [] and front[1] in grammar.DETERMINERS
    return by and clause.told and not clause.vocabulary.plans_named.isdisjoint(front[2:])


def is_text(clause: Evidence) -> bool:
    """Return True if the subject is a text ("de visie", "het programma")."""
    words = clause.subject.text.casefold().split()
    endings = tuple(clause.vocabulary.texts)
    return clause.subject.kind == "other" and any(low.endswith(endings) for low in words[:HEAD])


def agent_or_council(clause: Evidence) -> bool:
    """Return True if a passive says who does it, or it is put to a council."""
    return clause.agent() or not clause.low_set.isdisjoint(_READERS)


def we_in_paper(clause: Evidence) -> bool:
    """ "Daarom hanteren wij …" in a letter or proposal: those who write it lay it down."""
    return clause.setting.kind in _OWN_WORDS and clause.subject.plural_we


def is_hereby(clause: Evidence) -> bool:
    """ "U ontvangt hierbij …": is it done by the text itself?"""
    return not grammar.HEREBY.isdisjoint(clause.lows)


def is_i(clause: Evidence) -> bool:
    """Return True if the subject is "ik", or "mijn ministerie" or the cabinet of a minister who writes."""
    said = clause.subject.text.casefold()
    cabinet = STATE in clause.setting.makers and bool(_CABINET.fullmatch(said))
    return cabinet or bool(_I.match(said))


def is_writer(clause: Evidence) -> bool:
    """Return True if "ik" or "wij" is the subject."""
    return clause.subject.plural_we or is_i(clause)
