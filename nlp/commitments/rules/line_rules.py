"""What a line is by its place: an item under what introduces it, a decision, a line that only tells.

A finder takes a :class:`Line` and gives what it found, None where its rule is not about such a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import cast

from corpus.commitment_rules import Rule, commitment_rules
from nlp.commitments.evidence.line import Line
from nlp.commitments.evidence.modality import infinitive_modality
from nlp.commitments.rules.action_rows import ROW_FINDERS
from nlp.commitments.rules.debate import DEBATE_FINDERS
from nlp.commitments.rules.decided import decided, infinitives
from nlp.commitments.rules.items import agreed_item, continued_item, listed_item, phrase_item
from nlp.commitments.rules.labelled import labelled_act, labelled_action
from nlp.commitments.rules.match import RuleSet
from nlp.commitments.rules.wishes import WISH_FINDERS
from nlp.commitments.verdicts import NOBODY, Finding, Vote
from nlp.language.clauses import grammar
from nlp.records import Modality

#: A paragraph of fewer words that ends without a full stop is a heading or a caption.
_TITLE_WORDS = 14
_MARKS = (".", "!", "?", ":", ";", ",")

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
    "listed": listed_item,
    "decision": _decision,
    "decision_done": _decision_done,
    "phrase": phrase_item,
    "continued": continued_item,
    "agreed": agreed_item,
    **ROW_FINDERS,
    **DEBATE_FINDERS,
    **WISH_FINDERS,
}
