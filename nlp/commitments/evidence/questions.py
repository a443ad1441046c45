"""The questions that a row can ask of a clause (``when``, ``unless``), by name.

What several columns of a row say together needs no question; these are what takes looking at the
words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from corpus.language import language
from nlp.commitments.evidence.ahead import (
    due_by_then,
    follows_within,
    has_past_year,
    is_ahead,
    opens_with_cause,
    opens_with_means,
    tells_number,
    tells_of_now,
)
from nlp.commitments.evidence.clause import Evidence, has_date, has_rhythm
from nlp.commitments.evidence.modality import aims, as_modality
from nlp.commitments.evidence.of_texts import (
    HEAD,
    agent_or_council,
    does_it_by_writing,
    informs_now,
    is_hereby,
    is_i,
    is_text,
    is_writer,
    opens_with_this_plan,
    tells_text,
    we_in_paper,
    what_a_text_says,
)
from nlp.language.clauses import grammar
from nlp.language.clauses.subject import cause_of
from nlp.parties.cues import party_words

_DAY = re.compile(
    rf"\b\d{{1,2}} (?:{'|'.join(language().month_names)})\b|\b\d{{1,2}} ?[-/] ?\d{{1,2}} ?[-/] ?(?:20)?\d\d\b"
)

Question = Callable[[Evidence], bool]

#: Clauses that are a question ("waar behoefte aan is").
_QUESTIONS = language().subordinators("question") - {"welk", "hoeverre", "waarom"} | {"waar"}
#: A number that counts has two characters at least, and stands so near after the verb.
_COUNTED = re.compile(r"\d.")
_AFTER_VERB = 4
#: Stands between a verb and the noun of who comes ("er komen steeds meer ouderen").
_MORE = frozenset(("er", "ook", "steeds", "meer", "minder", "veel", "weer", "nog", "nieuwe", "de"))
#: "Of het park wordt gebouwd is afhankelijk van …": a question that is the subject.
_WHETHER = (["of"], ["hoe"], ["wanneer"], ["waar"], ["wat"], ["wie"])
_MUST_FORMS = frozenset(("moet", "moeten", "dient", "dienen", "mag", "mogen"))
#: That something was before the document.
_BEFORE = frozenset(("eerder", "destijds", "indertijd", "vorig", "vorige"))
#: How nouns end of those who do something for their work.
_AGENT = re.compile(
    r"(?:leider|manager|adviseur|medewerker|coördinator|ambtenaar|jurist|planner|ontwerper|groep|team|bureau|makelaar|regisseur|trekker)s?$"
)
#: What opens a reason, and may stand before it.
_REASONS = frozenset(("omdat", "aangezien", "vanwege"))
_SAYING_NO_MORE = frozenset(("niet", "alleen", "ook", "mede", "juist", "vooral", "daarbij"))
_LAW = re.compile(r"\w*wet(?:geving)?")


def _names_actor(clause: Evidence) -> bool:
    return clause.actors.any_in(clause.clause.main)


def _follows(clause: Evidence) -> bool:
    return not grammar.CONSEQUENCE_ADVERBS.isdisjoint(clause.front())


def _undergoes(clause: Evidence) -> bool:
    """Return True if it is done to something, or due to have been done ("moet zijn gerealiseerd",
    "uiterlijk eind 2024 is een visie vastgesteld")."""
    predicate = clause.predicate
    if predicate.voice != "perfect":
        return predicate.voice == "passive"
    if predicate.modal in grammar.DUE:
        return True
    by_then = "uiterlijk" in clause.low_set and clause.has_date()
    return clause.clause.finite.infinitive == "zijn" and by_then


def _is_caused(clause: Evidence) -> bool:
    """ "Wordt beperkt door fiscale lasten": does it name a cause, and nobody who does it?"""
    if clause.agent():
        return False
    predicate = clause.predicate
    hinders = predicate.infinitive in clause.vocabulary.hindering and "door" in clause.low_set
    if hinders:
        return True
    return predicate.modal not in grammar.DUE and cause_of(
        clause.clause, clause.words, clause.actors
    )


def _weighs(clause: Evidence) -> bool:
    """Return True if a passive weighs enough for the kind of document."""
    predicate = clause.predicate
    if clause.binding:
        known = predicate.sense is not None or predicate.modal is not None
        return known or clause.has_date() or clause.agent()
    if predicate.modal in grammar.DUE:
        return clause.setting.stance == "programme" and clause.has_date()
    outright = predicate.modal == "zullen" or clause.has_date()
    if clause.agent():
        return outright or not clause.told
    if clause.told:
        return _is_told_of_authority(clause)
    if predicate.sense is None:
        return predicate.modal == "zullen"
    return outright or predicate.sense in ("process", "support") or governs(clause)


def _is_told_of_authority(clause: Evidence) -> bool:
    """Minutes tell what will be done; other texts what will be done by the authorities."""
    said = clause.setting.minutes or governs(clause)
    will = clause.predicate.modal == "zullen"
    return will and as_modality(clause.predicate.sense) is not None and said


def governs(clause: Evidence) -> bool:
    """Return True if it is about what governments make and hold ("een verordening", "het
    overleg")."""
    main = clause.clause.main
    return any(clause.phrase(main, noun) is not None for noun in clause.vocabulary.governing)


def _asks_something(clause: Evidence) -> bool:
    """Return True if what is told is a question ("waar behoefte aan is"), and not a statement."""
    return any(f.marker in _QUESTIONS for f in clause.clause.frames)


def _asks_whether(clause: Evidence) -> bool:
    """ "Informeert of …", "informeert naar": who asks, and tells nothing."""
    behind = [
        clause.words.lows[i] for i in range(clause.clause.finite.index + 1, clause.clause.end)
    ]
    return (
        behind[:1] in _WHETHER or behind[:1] == ["naar"] or behind[1:2] in (["welke"], ["manier"])
    )


def _is_modal_verb(clause: Evidence) -> bool:
    """Return True if the only verb is a modal ("We willen meer aandacht")."""
    return clause.predicate.modal is None and clause.predicate.infinitive in grammar.MODALS


def _speaks_for_itself(clause: Evidence) -> bool:
    """Return True if the subject may bind itself in this document, or says outright what it will
    do."""
    may = not clause.told and (clause.binding or clause.own())
    return may or clause.outright()


def _must_itself(clause: Evidence) -> bool:
    """ "We moeten …" in a programme mostly says what is wise."""
    return clause.binding or (clause.binds() and not clause.subject.plural_we)


def _sets_norm(clause: Evidence) -> bool:
    """ "Ten minste 20% dient geschikt te zijn", "alle plannen moeten voldoen aan deze verdeling"."""
    predicate = clause.predicate
    if predicate.infinitive in clause.vocabulary.norm_verbs:
        return True
    if predicate.voice != "copula":
        return False
    amounts = not clause.vocabulary.norm_amounts.isdisjoint(clause.low_set)
    return amounts or "%" in clause.words.text(clause.clause.main)


def _names_addressee(clause: Evidence) -> bool:
    names = {mention.name for mention in clause.actors.by_token.values()}
    return bool(names & clause.vocabulary.addressees)


def _counts(clause: Evidence) -> bool:
    """ "Er komen 250 woningen": a number says how many, not that somebody sees to it."""
    after = (clause.words.lows[i] for i in clause.clause.rest[:_AFTER_VERB])
    return any(_COUNTED.match(low) for low in after)


def _has_day(clause: Evidence) -> bool:
    """Return True if the sentence names a day ("op 3 september 2027", "3-9-2027")."""
    return bool(_DAY.search(" ".join(clause.words.lows)))


def _is_maker(clause: Evidence) -> bool:
    """Return True if the subject is a body that is known to have made the document."""
    makers = clause.setting.makers
    return bool(makers) and (
        clause.subject.plural_we or clause.actors.name(clause.subject.index) in makers
    )


def _is_about_itself(clause: Evidence) -> bool:
    """Return True if the subject is the municipality that the document is about, and so that it is
    surely the subject.

    Behind the verb it may be the object ("Dit plaatst de gemeente voor een opgave").
    """
    if not clause.setting.about or clause.subject.index is None:
        return False
    front = clause.front()
    surely = clause.subject.index < clause.clause.finite.index or (
        front[:1] != [] and (front[0] in grammar.PREPOSITIONS or front[0] in grammar.ADVERBS)
    )
    return surely and clause.actors.name(clause.subject.index) == clause.setting.about


def _names_own(clause: Evidence) -> bool:
    """Return True if the clause names the municipality that the document is about."""
    names = {clause.actors.name(i) for i in range(clause.clause.start, clause.clause.end)}
    return bool(clause.setting.about) and clause.setting.about in names


def _comes_of_itself(clause: Evidence) -> bool:
    """ "Er komen meer ouderen", "er komen steeds meer mensen bij": people come without anybody's doing."""
    after = [clause.words.lows[i] for i in clause.clause.rest[:_AFTER_VERB]]
    noun = next((low for low in after if low not in _MORE), "")
    return noun in party_words().people


def _opens_with_condition(clause: Evidence) -> bool:
    """ "Willen we dit halen, dan …": a sentence that begins with its verb, and goes on with "dan"."""
    if clause.clause.finite.index or clause.setting.item or clause.words.texts[-1] == "?":
        return False
    return "dan" in clause.words.lows and clause.clause is clause.sentence.clauses[0]


def _opens_with_verb(clause: Evidence) -> bool:
    """ "Nemen we dit op in de code of in de documenten": does a sentence begin with its finite verb?"""
    first = clause.clause is clause.sentence.clauses[0]
    return first and not clause.clause.finite.index and not clause.setting.item


def _is_given(clause: Evidence) -> bool:
    """ "Een vroege start biedt gemeenten ruimte": a plural behind a verb in the singular is given something."""
    index, finite = clause.subject.index, clause.clause.finite
    if index is None or index < finite.index or finite.plural or not clause.clause.front:
        return False
    text = clause.words.texts[index]
    return text.islower() and text.endswith(("en", "s"))


def _law_brings(clause: Evidence) -> bool:
    """ "Met de nieuwe Woningwet zullen …": is it told what a law will bring about?"""
    front = clause.front()
    return front[:1] == ["met"] and "behulp" not in front and any(map(_LAW.fullmatch, front))


def _is_agent(clause: Evidence) -> bool:
    """Return True if the subject is somebody by their work ("de projectleider"), or is not there."""
    words = clause.subject.text.casefold().split()
    return clause.subject.kind != "other" or any(map(_AGENT.search, words[:HEAD]))


def _was_before(clause: Evidence) -> bool:
    """Return True if it was before: a year that is past, "eerder", "destijds"."""
    return has_past_year(clause) or not _BEFORE.isdisjoint(clause.lows)


def _gives_reason(clause: Evidence) -> bool:
    """ "Dit doen we, omdat …": does a sentence point at what is done, and only say why?"""
    if clause.front() not in (["dit"], ["dat"]) or clause.subject.index is None:
        return False
    after = clause.words.lows[max(clause.subject.index, clause.clause.finite.index) + 1 :]
    told = [low for low in after if low.isalpha() and low not in _SAYING_NO_MORE]
    return told[:1] != [] and (told[0] in _REASONS or told[:2] == ["in", "het"])


#: By the name that rows use.
QUESTIONS: Mapping[str, Question] = {
    "agent": Evidence.agent,
    "agent_or_council": agent_or_council,
    "aims": aims,
    "asks_something": _asks_something,
    "asks_whether": _asks_whether,
    "binding": lambda clause: clause.binding,
    "binds": Evidence.binds,
    "comes_of_itself": _comes_of_itself,
    "counts": _counts,
    "does_it_by_writing": does_it_by_writing,
    "follows": _follows,
    "follows_within": follows_within,
    "follows_agreement": lambda clause: clause.setting.agreed,
    "informs_now": informs_now,
    "due_by_then": due_by_then,
    "ends_with_colon": lambda clause: clause.words.texts[-1] == ":",
    "hereby": is_hereby,
    "we_in_paper": we_in_paper,
    "gives_reason": _gives_reason,
    "has_date": Evidence.has_date,
    "has_day": _has_day,
    "has_rhythm": lambda clause: has_rhythm(clause.lows),
    "has_aan": lambda clause: "aan" in clause.lows,
    "has_te": lambda clause: "te" in clause.words.lows,
    "in_action_list": lambda clause: clause.setting.listed,
    "is_agent": _is_agent,
    "is_denied": lambda clause: not {"niet", "geen"}.isdisjoint(clause.lows),
    "is_ahead": is_ahead,
    "is_about_itself": _is_about_itself,
    "is_caused": _is_caused,
    "is_finite_willen": lambda clause: clause.clause.finite.infinitive == "willen",
    "is_i": is_i,
    "is_maker": _is_maker,
    "is_given": _is_given,
    "is_modal_verb": _is_modal_verb,
    "is_own": Evidence.own,
    "is_text": is_text,
    "is_writer": is_writer,
    "is_we": lambda clause: clause.subject.plural_we,
    "law_brings": _law_brings,
    "minutes": lambda clause: clause.setting.minutes,
    "must_itself": _must_itself,
    "names_actor": _names_actor,
    "names_addressee": _names_addressee,
    "names_own": _names_own,
    "opens_with_condition": _opens_with_condition,
    "opens_with_date": lambda clause: has_date(clause.front()),
    "opens_with_since": lambda clause: clause.front()[:1] == ["sinds"],
    "opens_with_verb": _opens_with_verb,
    "opens_with_this_plan": opens_with_this_plan,
    "opens_with_cause": opens_with_cause,
    "opens_with_let": lambda clause: clause.words.lows[:2] in (("laten", "we"), ("laten", "wij")),
    "opens_with_whether": lambda clause: clause.front()[:1] in _WHETHER,
    "opens_with_means": opens_with_means,
    "opens_with_part_of_text": lambda clause: clause.names_this(clause.vocabulary.text_parts),
    "own_policy": lambda clause: clause.setting.own_policy,
    "reports": lambda clause: clause.predicate.infinitive in clause.vocabulary.saying,
    "says_must": lambda clause: not _MUST_FORMS.isdisjoint(clause.words.lows),
    "sets_norm": _sets_norm,
    "speaks_for_itself": _speaks_for_itself,
    "tells_number": tells_number,
    "tells_of_now": tells_of_now,
    "tells_text": tells_text,
    "told": lambda clause: clause.told,
    "told_or_letter": lambda clause: clause.told or clause.setting.letter,
    "undergoes": _undergoes,
    "was_before": _was_before,
    "weighs": _weighs,
    "what_a_text_says": what_a_text_says,
}
