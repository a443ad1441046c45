"""What a line is by its place: an item under what introduces it, a decision, a line that only tells.

A finder takes a :class:`Line` and gives what it found, None where its rule is not about such a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from corpus.commitment_rules import Rule, commitment_rules
from nlp.commitments.document.stems import Stem
from nlp.commitments.evidence.line import Line
from nlp.commitments.evidence.modality import as_modality, infinitive_modality
from nlp.commitments.rules.action_rows import ROW_FINDERS
from nlp.commitments.rules.debate import DEBATE_FINDERS
from nlp.commitments.rules.decided import decided, infinitives
from nlp.commitments.rules.labelled import labelled_act, labelled_action
from nlp.commitments.rules.match import RuleSet
from nlp.commitments.rules.wishes import WISH_FINDERS
from nlp.commitments.verdicts import NOBODY, Finding, Vote
from nlp.language.clauses import grammar
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.predicate import Predicate, predicate_of
from nlp.language.clauses.sentence_words import Words
from nlp.records import Modality

#: A paragraph of fewer words that ends without a full stop is a heading or a caption.
_TITLE_WORDS = 14
_MARKS = (".", "!", "?", ":", ";", ",")
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

#: "Onder X wordt verstaan: …", "wordt in deze overeenkomst verstaan onder:".
_DEFINES = re.compile(r"\b(?:wordt|worden)\b[^.;]{0,60}\bverstaan(?: onder)?\b", re.IGNORECASE)
#: "Financier: indien een partij …, dan kwalificeert deze partij als Financier".
_QUALIFIES = re.compile(
    r"^(?P<term>[A-ZÀ-Þ][\w-]*(?: [\w-]+){0,3}) ?: .*\b(?:kwalificeert|geldt|aangemerkt|beschouwd)\b"
    r".*\bals ?(?:de )?(?P=term)"
)
#: An instruction for who fills a model in: all of it stands in brackets, or it ends in them.
_INSTRUCTION = re.compile(r"^\[[^\[\]]*(?:\[[^\]]*\][^\[\]]*)*\]?[.;]?$|^[^\[]*\][.;]?$")
#: So many words make an instruction; fewer are a name or an amount to be filled in.
_INSTRUCTION_WORDS = 5
#: "Op welke wijze gaan we dat doen.": a question that lost its mark.
_ASKS = re.compile(
    r"^(?:(?:op|in|met) )?(?:welke [\w-]+|hoe|waarom) (?P<verb>[a-zà-ÿ]+) (?:we|wij)\b[^,:;]*\.$",
    re.IGNORECASE,
)
#: What stands between a proposal and the draft of the decision.
_FORMULA = re.compile(
    r"\bvoor (?:om )?(?:het|de) volgende besluit(?:en)? te nemen ?:", re.IGNORECASE
)
#: Heads of columns that set scenarios side by side.
_SCENARIO = re.compile(
    r"(?:minimaal|minimum|basis|koploper|ambitieus|maximaal|scenario|variant|optie|alternatief)"
    r"(?: ?(?:[a-e]|[1-5]|niveau|ambitie))?(?:\s*(?::|–|-(?=\s)|\().*)?$",
    re.IGNORECASE,
)
#: A date in a line of a list.
_DATED = re.compile(
    r"\b(?:20\d\d|\d{1,2} (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*|Q[1-4]|kwartaal)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


def line_votes(line: Line, rules: RuleSet) -> tuple[Vote, ...]:
    """The votes of all rules on a line as a whole."""
    found = []
    for rule in rules.line.values():
        if rule.kinds and line.setting.kind not in rule.kinds:
            continue
        finding = LINE_FINDERS[rule.find](line)
        if finding is not None:
            found.append(line_vote(rule, finding, line))
    return tuple(found)


def line_vote(rule: Rule, finding: Finding, line: Line | None = None) -> Vote:
    """The vote of a rule on a line."""
    inherited = line.stem.vote if line is not None and line.stem is not None else None
    return Vote(
        rule=rule.id,
        outcome=rule.outcome,
        why=finding.why or rule.why,
        modality=finding.modality or cast(Modality, rule.modality),
        level=finding.level or rule.level,
        words=finding.words,
        subject=finding.subject or (inherited.subject if inherited else NOBODY),
        rank=commitment_rules().rank(rule),
        overrides=rule.overrides,
        silent=rule.silent,
        passes_on=rule.passes_on,
        step=rule.step,
    )


# -- lines that only tell -----------------------------------------------------------------------


def _too_long(line: Line) -> Finding | None:
    return Finding() if line.analysis is None else None


def _silent_section(line: Line) -> Finding | None:
    return Finding(why=f"onder de kop “{line.silent}”") if line.silent else None


def _recital(line: Line) -> Finding | None:
    return Finding() if line.recital else None


def _question(line: Line) -> Finding | None:
    if line.text.endswith("?"):
        return Finding()
    asks = _ASKS.match(line.text)
    verb = asks["verb"].casefold() if asks else ""
    finite = verb in grammar.AUXILIARIES or any(
        form.kind in ("sg", "pl") for form in line.setting.lexicon.readings(verb)
    )
    return Finding() if asks and finite else None


def _title(line: Line) -> Finding | None:
    """A line that stands alone without a full stop: a heading or caption."""
    sentence = line.sentence
    text = sentence.passage.text.text
    whole = sentence.start == 0 and sentence.end == len(text)
    short = not text.endswith(_MARKS) and text.count(" ") < _TITLE_WORDS
    is_title = sentence.passage.kind == "paragraph" and whole and short and not line.listed
    return Finding() if is_title else None


def _alone(line: Line) -> Finding | None:
    return Finding() if line.alone else None


def _signing(line: Line) -> Finding | None:
    """ "Aldus verworpen in de vergadering van …", "De griffier, de voorzitter,": below a decision."""
    return (
        Finding()
        if line.text.casefold().startswith(line.setting.lexicon.vocabulary.signed)
        else None
    )


def _formula(line: Line) -> Finding | None:
    """ "… stelt het college de raad voor het volgende besluit te nemen: de raad, …, besluit:"."""
    return Finding() if _FORMULA.search(line.text) else None


def _definition(line: Line) -> Finding | None:
    """What an agreement means by a word: "In deze overeenkomst wordt verstaan onder: …"."""
    stem = line.stem.text if line.stem is not None else ""
    defines = _DEFINES.search(stem) or _DEFINES.search(line.text) or _QUALIFIES.match(line.text)
    return Finding() if defines else None


def _instruction(line: Line) -> Finding | None:
    """ "[afspraken over de afstemming van de samenwerking]": what a model asks to be written there."""
    long = line.text.count(" ") >= _INSTRUCTION_WORDS
    return Finding() if long and _INSTRUCTION.match(line.text) else None


def _alternative(line: Line) -> Finding | None:
    """What stands under one of several scenarios ("Minimaal | Koploper")."""
    section = line.sentence.passage.section
    if not section or not _SCENARIO.match(section[-1].strip()):
        return None
    return Finding(why=f"“{section[-1].strip()}” is een van de alternatieven naast elkaar")


# -- decisions ----------------------------------------------------------------------------------


def _decision(line: Line) -> Finding | None:
    """ "Besluit: de mededeling aan te bieden": what is decided to do, without a finite verb."""
    if line.analysis is None or not line.under:
        return None
    lexicon = line.setting.lexicon
    if not _has_no_finite(line):
        return None
    verb = decided(line.analysis, lexicon) if infinitives(line.analysis, lexicon) else None
    if verb is None:
        return None
    modality = infinitive_modality(verb, line.analysis.words.lows, lexicon) or "plan"
    return Finding(why=f"onder “{line.under}”: “te {verb}”", modality=modality)


def _has_no_finite(line: Line) -> bool:
    """Return True if a line has no finite verb, or what looks like one is an infinitive."""
    return not line.has_verb or line.is_infinitive()


def _decision_done(line: Line) -> Finding | None:
    """What is done by deciding it."""
    if line.analysis is None or not _has_no_finite(line) or not line.under:
        return None
    lexicon = line.setting.lexicon
    if not infinitives(line.analysis, lexicon) or decided(line.analysis, lexicon) is not None:
        return None
    return Finding(why=f"onder “{line.under}”: met het besluit is het gedaan")


# -- items --------------------------------------------------------------------------------------


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


def _phrase(line: Line) -> Finding | None:
    """An item without a finite verb: what it names is done."""
    if line.has_verb and not line.is_infinitive():
        return None
    return _inherited(line)


def _continued(line: Line) -> Finding | None:
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


def _agreed(line: Line) -> Finding | None:
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


def _listed(line: Line) -> Finding | None:
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


#: By the name that rows use.
LINE_FINDERS: Mapping[str, Callable[[Line], Finding | None]] = {
    "too_long": _too_long,
    "silent_section": _silent_section,
    "recital": _recital,
    "question": _question,
    "title": _title,
    "alone": _alone,
    "definition": _definition,
    "instruction": _instruction,
    "labelled": labelled_act,
    "labelled_action": labelled_action,
    "formula": _formula,
    "signing": _signing,
    "alternative": _alternative,
    "listed": _listed,
    "decision": _decision,
    "decision_done": _decision_done,
    "phrase": _phrase,
    "continued": _continued,
    "agreed": _agreed,
    **ROW_FINDERS,
    **DEBATE_FINDERS,
    **WISH_FINDERS,
}
