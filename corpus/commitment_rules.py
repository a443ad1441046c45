"""The rules that say what a commitment is, as rows of ``commitment-rules.toml``.

A row says of which clause or line it speaks and what it votes for; the columns are explained at the
top of the file. Its ``examples`` are sentences that it decides, those under ``not`` are sentences on
which it does not vote: both are its tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from corpus.codes import values
from corpus.loading import REFERENCE, Record, Word, line_error, load_toml
from corpus.vocabulary import Level, Modality, Sense

FILE = "commitment-rules.toml"
#: In ``overrides``: whatever the clauses of the line say.
ALL = "*"

Outcome = Literal["commitment", "ask", "none"]
Scope = Literal["clause", "line", "stem", "parse"]
Subject = Literal["actor", "passive", "doer", "any", "other", "no_actor", "person", "somebody"]
Voice = Literal["active", "passive", "perfect", "copula"]
#: How a document weighs; minutes whatever they weigh.
Weight = Literal["binding", "programme", "background", "minutes"]
#: The document in which an example stands.
Setting = Literal[
    "agreement",
    "programme",
    "told",
    "minutes",
    "letter",
    "plan",
    "town",
    "actions",
    "policy",
    "agreed",
    "promised",
    "election",
    "coalition",
    "notice",
    "press",
    "research",
    "decision",
]


class Strength(Record, frozen=True):
    """A class of rules: the votes of a higher ``rank`` beat those of a lower one."""

    name: Word
    rank: int
    why: Word


class Rule(Record, frozen=True, kw_only=True):
    """A row of the file; a column that is left out asks for nothing.

    ``modality`` is one of the five, ``verb`` (that of the verb) or ``content`` (of what is assured).
    """

    id: Word
    label: Word
    strength: Word
    why: Word
    outcome: Outcome = "commitment"
    scope: Scope = "clause"
    modality: Modality | Literal["verb", "content"] = "plan"
    level: Level = "certain"
    verbs: tuple[Word, ...] = ()
    words: tuple[Word, ...] = ()
    anywhere: bool = False
    after: bool = False
    opener: bool = False
    not_before: tuple[Word, ...] = ()
    subject: Subject = "any"
    perfect: bool = False
    voice: tuple[Voice, ...] = ()
    modal: tuple[Word, ...] = ()
    not_modal: tuple[Word, ...] = ()
    sense: tuple[Sense | Literal["-", "acts"], ...] = ()
    not_sense: tuple[Sense | Literal["-", "acts"], ...] = ()
    stance: tuple[Weight, ...] = ()
    kinds: tuple[Word, ...] = ()
    maker: bool = False
    past: bool = False
    when: tuple[Word, ...] = ()
    unless: tuple[Word, ...] = ()
    find: str = ""
    overrides: tuple[Word, ...] = ()
    silent: bool = False
    passes_on: Literal["", "agreed", "decided"] = ""
    step: Literal[-2, -1, 0, 1] = 0
    setting: Setting = "agreement"
    examples: tuple[Word, ...] = ()
    counter_examples: tuple[Word, ...] = msgspec.field(name="not", default=())

    @property
    def alternatives(self) -> tuple[tuple[str, ...], ...]:
        """For each thing that must be there, the phrases that it can be."""
        return _split(self.words)


@lru_cache(maxsize=1024)
def _split(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split("/")) for group in words)


class _File(Record, frozen=True):
    strength: tuple[Strength, ...]
    rule: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, by id, and the classes by name."""

    rules: Mapping[str, Rule]
    strengths: Mapping[str, Strength]

    def label(self, rule_id: str) -> str:
        """The Dutch name of a rule; an id that no rule has is its own name."""
        rule = self.rules.get(rule_id)
        return rule.label if rule else rule_id

    def rank(self, rule: Rule) -> int:
        """The rank of a rule's class."""
        return self.strengths[rule.strength].rank


@lru_cache(maxsize=1)
def commitment_rules() -> Rules:
    """The rules of the reference data, read once."""
    return load_commitment_rules()


def load_commitment_rules(folder: Path = REFERENCE) -> Rules:
    """The rules in ``folder``.

    Raises :class:`CorpusError` with one line that names the file, the line and what is wrong.
    """
    path = folder / FILE
    file = load_toml(path, _File)
    rules = {rule.id: rule for rule in file.rule}
    strengths = {strength.name: strength for strength in file.strength}
    if len(rules) < len(file.rule):
        ids = [rule.id for rule in file.rule]
        twice = next(name for name in ids if ids.count(name) > 1)
        raise line_error(path, twice, f"rule {twice!r} is there twice")
    for rule in file.rule:
        _check(path, rule, rules, strengths)
    return Rules(rules, strengths)


def _check(
    path: Path, rule: Rule, rules: Mapping[str, Rule], strengths: Mapping[str, Strength]
) -> None:
    """Raise :class:`CorpusError` where a rule names a class or a rule that is not there."""
    if rule.strength not in strengths:
        raise line_error(path, rule.strength, f"rule {rule.id!r}: unknown {rule.strength!r}")
    for kind in rule.kinds:
        if kind not in values("document_kind"):
            raise line_error(path, kind, f"rule {rule.id!r}: {kind!r} is no kind of document")
    unknown = sorted(set(rule.overrides) - set(rules) - {ALL})
    if unknown:
        raise line_error(path, unknown[0], f"rule {rule.id!r} overrides unknown {unknown[0]!r}")
