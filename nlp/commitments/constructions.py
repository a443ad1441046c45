"""Constructions: a verb with other words of its clause, from ``commitments.toml``."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.vocabulary import CONTENT, Block, Construction
from nlp.commitments.evidence import Evidence
from nlp.commitments.verdict import Verdict
from nlp.records import Modality


def blocked(clause: Evidence) -> Verdict | None:
    """Words that say that it happens already, is only expected, or is about the text itself."""
    for block in clause.vocabulary.blocks:
        if block.stances and clause.setting.stance not in block.stances:
            continue
        for phrase in block.words:
            if _has_block(clause, block, phrase):
                return Verdict("none", "uitgesloten", f"{block.why}: “{phrase}”")
    if clause.names_this(clause.vocabulary.text_parts):
        return Verdict("none", "over de tekst", f"“{clause.words.text(clause.clause.front)}”")
    front = clause.front()
    elsewhere = front[:1] in (["in"], ["volgens"], ["uit"]) and "ons" not in front
    if clause.told and elsewhere and not clause.vocabulary.texts.isdisjoint(front):
        # "In de woonagenda maken partijen afspraken": what another text says.
        return Verdict("none", "over een tekst", f"“{clause.words.text(clause.clause.front)}”")
    return None


def _has_block(clause: Evidence, block: Block, phrase: str) -> bool:
    words = clause.words
    if block.opener:
        at: tuple[int, ...] | None = (clause.clause.finite.index - 1,)
        if " ".join(clause.front()) != phrase:
            return False
    else:
        at = clause.phrase(clause.clause.main, phrase)
    if at is None:
        return False
    after = words.lows[at[-1] + 1] if at[-1] + 1 < len(words) else ""
    return not any(
        after == word or (word[0] == "*" and after.endswith(word[1:])) for word in block.not_before
    )


def construction(clause: Evidence) -> Verdict | None:
    """The first construction of the vocabulary that the clause has."""
    for candidate in clause.vocabulary.constructions:
        if not _may_be(clause, candidate):
            continue
        words = _words(clause, candidate)
        if words is None:
            continue
        if candidate.outcome == "none":
            return Verdict("none", candidate.name, f"“{words}” zegt geen toezegging")
        if candidate.outcome == "ask":
            return clause.made("ask", candidate.name, f"“{words}”")
        return clause.made(
            "commitment",
            candidate.name,
            f"“{words}”",
            _modality(clause, candidate),
            candidate.level,
        )
    return None


def _modality(clause: Evidence, candidate: Construction) -> Modality:
    if candidate.modality == CONTENT:
        return clause.content_modality()
    return clause.modality(candidate.modality)


def _may_be(clause: Evidence, candidate: Construction) -> bool:
    """Do verb, voice, subject and document allow it? The words come last: they cost most."""
    predicate = clause.predicate
    if not {predicate.infinitive, clause.clause.finite.infinitive} & set(candidate.verbs):
        return False
    by_base = predicate.infinitive not in candidate.verbs
    if by_base and (predicate.voice != "active" or predicate.sense is not None):
        return False
    if predicate.voice == "perfect" and not candidate.perfect:
        return False
    if predicate.modal in ("kunnen", "mogen", "hoeven") and candidate.outcome != "none":
        return False
    if (
        candidate.binding
        and not clause.binds()
        and not (candidate.minutes and clause.setting.minutes)
        and not (candidate.subject != "actor" and clause.setting.stance == "programme")
    ):
        return False
    if candidate.needs_date and not clause.has_date():
        return False
    if candidate.needs_actor and not clause.actors.any_in(clause.clause.main):
        return False
    return _has_subject(clause, candidate)


def _has_subject(clause: Evidence, candidate: Construction) -> bool:
    if candidate.subject == "actor":
        return clause.has_actor or clause.agent()
    passive = clause.predicate.voice == "passive"
    if candidate.subject in ("passive", "doer"):
        return passive or (candidate.subject == "doer" and clause.has_actor)
    weak = candidate.level != "certain" or candidate.binding
    told = clause.told and not (candidate.minutes and clause.setting.minutes)
    return not (weak and candidate.outcome == "commitment" and told)


def _words(clause: Evidence, candidate: Construction) -> str | None:
    """The words of the construction in the clause, None where one is missing."""
    main = clause.clause
    within: Sequence[int] = main.rest if candidate.after else main.main
    if candidate.anywhere:
        within = range(main.start, main.end)
    found: set[int] = set(clause.predicate.indexes)
    for alternatives in candidate.words:
        at = next((a for word in alternatives if (a := clause.phrase(within, word))), None)
        if at is None:
            return None
        found.update(at)
    return clause.words.text(sorted(found))
