"""Items of a list: what they take over from the line that introduces them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.commitments.document.stems import Stem
from nlp.commitments.evidence.line import Line
from nlp.commitments.evidence.modality import as_modality
from nlp.commitments.verdicts import NOBODY, Finding, Vote
from nlp.language.clauses import grammar
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.predicate import Predicate, predicate_of
from nlp.language.clauses.sentence_words import Words
from nlp.records import Modality

#: An item of fewer words is a name.
_ITEM_WORDS = 3
#: The verb of an item that begins with one stands so early ("Het verstrekken van").
_FIRST = 2
#: Words before a colon that say that what follows was decided, and not that it is to be done.
_DECIDED = re.compile(r"besl(?:uit|iss|isp)", re.IGNORECASE)
#: So many characters of the line above an item are shown.
_SHOWN = 60
#: "Hittestress: …": a name with its explanation.
_EXPLAINED = re.compile(r"^(?:[^\s.:;]+ ?){1,7}: \S")
_NOUN_OF_ACTION = re.compile(r"^[A-Z][a-zà-ÿ]{3,}(?:ing|ie)$")
#: A date in a line of a list.
_DATED = re.compile(
    r"\b(?:20\d\d|\d{1,2} (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*|Q[1-4]|kwartaal)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item that can take force from the line above it; ``verb`` is its infinitive, if any."""

    stem: Stem
    vote: Vote
    verb: str | None


def _item_of(line: Line) -> _Item | None:
    """The item that a line is; None where it is only a name, or its stem promises nothing."""
    stem, analysis = line.stem, line.analysis
    if stem is None or analysis is None or stem.vote is None or stem.vote.outcome != "commitment":
        return None
    words = analysis.words
    if stem.examples or not stem.opens or _count(words) < _ITEM_WORDS:
        return None
    if _EXPLAINED.match(line.text) and line.text.rstrip().endswith("."):
        return None
    verb = _infinitive(words, line.setting.lexicon)
    if stem.is_decided and verb in line.setting.lexicon.vocabulary.settled:
        return None
    acts = verb is not None or bool(_NOUN_OF_ACTION.match(words.texts[0]))
    names_acts = _DECIDED.match(stem.text) or stem.vote.rule == "accepted_list"
    if names_acts and not _is_infinitive_item(words, line.setting.lexicon):
        return None
    if not acts and not (stem.incomplete and _is_whole_item(line)):
        return None
    return _Item(stem, stem.vote, verb)


def _is_infinitive_item(words: Words, lexicon: Lexicon) -> bool:
    """Return True if an item has "te" or an infinitive where one stands as its verb: among its first
    words ("Het verstrekken van …") or as its last ("Een plan opstellen").

    "De beantwoording van de schriftelijke vragen" only names something.
    """
    last = max((i for i in range(len(words)) if words.is_word(i)), default=0)
    places = {*range(_FIRST), last}
    return (
        "te" in words.lows
        or any(
            form.kind in ("pl", "inf")
            for i in places
            if i <= last
            for form in lexicon.readings(words.lows[i])
        )
        or bool(_NOUN_OF_ACTION.match(words.texts[0]))
    )


def _is_whole_item(line: Line) -> bool:
    """Return True if a line ends as an item does.

    In a programme of a party it may be the title of what its item goes on to say.
    """
    sentence = line.sentence
    goes_on = sentence.index == 0 and sentence.end < len(sentence.passage.text.text)
    titled = goes_on and line.setting.kind == "election_programme"
    return not titled and line.text.rstrip().endswith((".", ";", ","))


def _count(words: Words) -> int:
    return sum(map(words.is_word, range(len(words))))


def phrase_item(line: Line) -> Finding | None:
    """An item without a finite verb: what it names is done."""
    if line.has_verb and not line.is_infinitive():
        return None
    return _inherited(line)


def continued_item(line: Line) -> Finding | None:
    """An item that goes on where the line above it stops, whatever its own words are."""
    if line.stem is None or not line.stem.incomplete or not line.has_verb or line.is_infinitive():
        return None
    return _inherited(line)


def _inherited(line: Line) -> Finding | None:
    item = _item_of(line)
    if item is None:
        return None
    why = f"onder “…{item.stem.text[-_SHOWN:]}”: {item.vote.why}"
    return Finding(why=why, modality=_modality(item, line.setting.lexicon))


def _modality(item: _Item, lexicon: Lexicon) -> Modality:
    """That of the stem, unless the stem says no more than that it will be done, or what is strived
    for by doing it ("stimuleren dit door: …")."""
    inherited = item.vote.modality
    own = as_modality(lexicon.sense(item.verb)) if item.verb else None
    if own is None:
        return inherited
    done = inherited == "plan" or (item.stem.means and inherited == "effort")
    return own if done else inherited


def _infinitive(words: Words, lexicon: Lexicon) -> str | None:
    """The first infinitive of an item ("te onderzoeken of", "Het verstrekken van", "Actueel houden")."""
    for index, low in enumerate(words.lows):
        if low in grammar.SUBORDINATORS or low in ("die", "dat"):
            return None
        for form in lexicon.readings(low):
            if form.kind in ("pl", "inf") and low not in grammar.NOUNLIKE:
                return form.infinitive
        if index and words.lows[index - 1] == "te" and low.endswith("en"):
            return low
    return None


def agreed_item(line: Line) -> Finding | None:
    """A sentence under "spreken af:" that no rule knows: it is agreed all the same.

    What was done before and what may be done is not.
    """
    stem, analysis = line.stem, line.analysis
    if stem is None or analysis is None or not (stem.agreed and stem.opens):
        return None
    if line.is_infinitive():
        return None
    for clause in analysis.clauses:
        predicate = predicate_of(clause, analysis.words, line.setting.lexicon)
        if _may_be_agreed(predicate, stem):
            sense = as_modality(predicate.sense)
            why = f"onder “…{stem.text[-_SHOWN:]}”: “{predicate.words(analysis.words)}”"
            modality: Modality = sense or ("duty" if predicate.voice == "copula" else "plan")
            return Finding(predicate.indexes, why, modality, subject=NOBODY)
    return None


def _may_be_agreed(predicate: Predicate, stem: Stem) -> bool:
    if predicate.tense == "past" or predicate.voice == "perfect":
        return False
    if predicate.modal in grammar.POSSIBLE:
        return False
    return not (predicate.voice == "copula" and stem.is_decided)


def listed_item(line: Line) -> Finding | None:
    """A line without a verb under "Mijlpalen", "Actiepunten" or the like, with a date or an act."""
    if line.analysis is None or line.has_verb or not line.listed:
        return None
    words = line.analysis.words
    if _count(words) < _ITEM_WORDS:
        return None
    verb = _infinitive(words, line.setting.lexicon)
    acts = verb is not None or bool(_NOUN_OF_ACTION.match(words.texts[0]))
    dated = bool(_DATED.search(line.text))
    if not (acts or dated) or _is_history(line):
        return None
    own = as_modality(line.setting.lexicon.sense(verb)) if verb else None
    return Finding(why=f"onder “{line.listed}”", modality=own)


def _is_history(line: Line) -> bool:
    """ "2019 Woondeal": a line of a list of years that were before the document."""
    years = [int(year) for year in _YEARS.findall(line.text)]
    made = line.setting.year
    return bool(years) and made is not None and max(years) < made
