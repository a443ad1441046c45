"""Stems: the lines above lists, from which items that are no sentence take force."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.commitments.verdicts import Vote
from nlp.language.clauses import grammar
from nlp.language.clauses.structure import Sentence

#: How a stem ends that is no sentence without its items.
_INCOMPLETE = re.compile(
    r"(?:\b(?:door|om|namelijk|dat|zijn|af|overeen|overeengekomen|afgesproken|in op|ons op|"
    r"zich op|aan bij|werken aan|zal|zullen|begrepen|zich tot|ertoe|zorg voor|verantwoordelijk voor|te \w+en|"
    r"belast met|tot taak)(?: \d{1,2})?\s*:?|,)\s*$",
    re.IGNORECASE,
)
#: How a stem ends whose items are names or examples, not things to do.
_EXAMPLES = re.compile(
    r"\b(?:zoals|waaronder|bijvoorbeeld|thema(?:['’]?s)?|onderdelen|onderwerpen|voorbeelden|projecten|"
    r"locaties|partijen|gemeenten|partners|elementen|documenten|bestaat uit|bestaan uit|als volgt)\s*:?\s*$",
    re.IGNORECASE,
)
_OPENS = (":", ",", "door", "om", "dat")
#: "Daarom spreken we het volgende af."
_ANNOUNCED = re.compile(
    r"\b(?:het volgende|de volgende|als volgt|onderstaande?)\b[^.]*\.$", re.IGNORECASE
)
#: "De volgende maatregelen worden genomen:": its items are what is done, also without a verb.
_LISTED_ACTS = re.compile(
    r"\b(?:volgende|onderstaande) (?:\w+ )?(?:maatregelen|acties|stappen|afspraken|activiteiten|"
    r"inspanningen|toezeggingen)\b[^:]*:\s*$",
    re.IGNORECASE,
)
#: How a stem ends whose items say by which means: they are done, whatever the stem strives for.
_MEANS = re.compile(r"\bdoor(?: middel van)?\s*:?\s*$", re.IGNORECASE)
#: The rule on a line that says who, and leaves what that does to its items ("dit betekent dat we:").
_WHO_ONLY = "will_do_list"
_RELATIVES = ("waarin", "waarbij", "die", "waarmee", "waarop")


@dataclass(frozen=True, slots=True)
class Stem:
    """The line above a list: its words, the vote on it, and how it goes on.

    ``incomplete`` is a stem that is no sentence without its items ("… ondersteunt door:");
    ``examples`` one whose items are no things to do ("… op thema's zoals:"); ``opens`` one that
    introduces them; ``means`` one whose items are done to reach something ("… door:").
    """

    text: str
    vote: Vote | None
    incomplete: bool
    examples: bool
    opens: bool
    means: bool = False

    @property
    def agreed(self) -> bool:
        """Return True if it says that its items are agreed or decided ("spreken af:")."""
        return self.vote is not None and bool(self.vote.passes_on)

    @property
    def is_decided(self) -> bool:
        """Return True if it says that its items were decided."""
        return self.vote is not None and self.vote.passes_on == "decided"

    @property
    def is_done(self) -> bool:
        """Return True if with the decision it is done: items of "Kennis te nemen van:" are not to be done."""
        return self.vote is not None and self.vote.rule == "decision_done"


def stem_of(text: str, vote: Vote | None, analysis: Sentence | None) -> Stem:
    """The last sentence of the passage that introduces a list."""
    whole = analysis is not None and _ends_in_clause(analysis)
    bare = analysis is not None and _lacks_object(analysis, text)
    bare = bare or (vote is not None and vote.rule == _WHO_ONLY)
    return Stem(
        text,
        vote,
        (bool(_INCOMPLETE.search(text)) or bool(_LISTED_ACTS.search(text)) or bare) and not whole,
        bool(_EXAMPLES.search(text)) or whole,
        text.rstrip().endswith(_OPENS) or bool(_ANNOUNCED.search(text)),
        bool(_MEANS.search(text)),
    )


def stem_said_by(text: str, vote: Vote) -> Stem:
    """The stem that a word before a colon, or a heading, makes ("Besluit:", "Wat gaan we doen?")."""
    return Stem(text, vote, incomplete=True, examples=False, opens=True)


def stem_of_acts(text: str, vote: Vote) -> Stem:
    """The stem of a line whose items count where they name something to do ("… de volgende projecten:")."""
    return Stem(text, vote, incomplete=False, examples=False, opens=True)


def _lacks_object(analysis: Sentence, text: str) -> bool:
    """ "De corporaties pakken aan:": subject and verb, and nothing yet that is done."""
    if len(analysis.clauses) != 1 or not text.rstrip().endswith(":"):
        return False
    clause, words = analysis.clauses[0], analysis.words
    behind = [words.lows[i] for i in clause.rest if words.is_word(i)]
    if behind and behind[0] in grammar.PRONOUNS_WE:
        # We as the subject behind the verb: "daarom willen wij", "dit gaan we doen".
        behind = [low for low in behind[1:] if low != "doen"]
    return bool(clause.front) and all(
        low in grammar.ADVERBS or low in grammar.PREPOSITIONS for low in behind
    )


def _ends_in_clause(analysis: Sentence) -> bool:
    """Return True if a subordinate clause introduces the list ("stelt een plan op waarin zij
    ingaat op:").

    Then the stem says all that is to be done, and its items say of what.
    """
    if not analysis.clauses:
        return False
    words = analysis.words
    last = max((i for i in range(len(words)) if words.is_word(i)), default=-1)
    return any(
        frame.marker in _RELATIVES
        and frame.finite is not None
        and frame.start < last < frame.end + 2
        for frame in analysis.clauses[-1].frames
    )
