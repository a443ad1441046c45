"""The rules that say what a commitment is, as rows of ``commitment-rules.toml``.

A row says of which clause or line it speaks and what it votes for; the columns are explained at the
top of the file. Its ``examples`` are sentences that it decides, those under ``not`` are sentences on
which it does not vote: both are its tests.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, get_origin, get_type_hints

from corpus.areas import REFERENCE
from corpus.manifest import CorpusError
from corpus.vocabulary import LEVELS, MODALITIES

#: Modalities that a rule reads from the clause: of its verb, of the clause with "dat" or "om", or of
#: what is assured.
READ_MODALITIES = ("verb", "content")
OUTCOMES = ("commitment", "ask", "none")
#: How a document weighs, and minutes whatever they weigh.
STANCES = ("binding", "programme", "background", "minutes")
SUBJECTS = ("actor", "passive", "doer", "any", "other", "no_actor")
SCOPES = ("clause", "line", "stem", "parse")
VOICES = ("active", "passive", "perfect", "copula")
#: Documents in which an example stands.
SETTINGS = ("agreement", "programme", "told", "minutes", "letter")
FILE = "commitment-rules.toml"
#: In ``overrides``: whatever the clauses of the line say.
ALL = "*"


@dataclass(frozen=True, slots=True)
class Strength:
    """A class of rules: the votes of a higher ``rank`` beat those of a lower one."""

    name: str
    rank: int
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the file. ``rank`` is that of its class; empty tuples ask for nothing."""

    id: str
    label: str
    strength: str
    why: str
    outcome: str = "commitment"
    scope: str = "clause"
    modality: str = "plan"
    level: str = "certain"
    verbs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    anywhere: bool = False
    after: bool = False
    opener: bool = False
    not_before: tuple[str, ...] = ()
    subject: str = "any"
    perfect: bool = False
    voice: tuple[str, ...] = ()
    modal: tuple[str, ...] = ()
    not_modal: tuple[str, ...] = ()
    sense: tuple[str, ...] = ()
    not_sense: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    past: bool = False
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    find: str = ""
    overrides: tuple[str, ...] = ()
    silent: bool = False
    passes_on: str = ""
    step: int = 0
    setting: str = "agreement"
    examples: tuple[str, ...] = ()
    not_: tuple[str, ...] = ()
    rank: int = 0

    @property
    def alternatives(self) -> tuple[tuple[str, ...], ...]:
        """For each thing that must be there, the phrases that it can be."""
        return tuple(tuple(group.split("/")) for group in self.words)


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, by id, and the classes by name."""

    rules: Mapping[str, Rule]
    strengths: Mapping[str, Strength]

    def label(self, rule_id: str) -> str:
        """The Dutch name of a rule; an id that no rule has is its own name."""
        rule = self.rules.get(rule_id)
        return rule.label if rule else rule_id


_CHOICES: Mapping[str, tuple[str, ...]] = {
    "outcome": OUTCOMES,
    "scope": SCOPES,
    "modality": (*MODALITIES, *READ_MODALITIES),
    "level": LEVELS,
    "subject": SUBJECTS,
    "voice": VOICES,
    "stance": STANCES,
    "setting": SETTINGS,
}


@lru_cache(maxsize=1)
def commitment_rules() -> Rules:
    """The rules of the reference data, read once."""
    return load_commitment_rules()


def load_commitment_rules(folder: Path = REFERENCE) -> Rules:
    """The rules in ``folder``.

    Raises :class:`CorpusError` with one line that names the file, the line and what is wrong.
    """
    file = _Rows(folder / FILE)
    strengths: dict[str, Strength] = {}
    for table in file.tables("strength"):
        strength = Strength(**file.values(table, Strength, "name"))
        strengths[strength.name] = strength
    rules: dict[str, Rule] = {}
    for table in file.tables("rule"):
        rule = _rule(file, table, strengths)
        if rule.id in rules:
            raise file.error(rule.id, f"rule {rule.id!r} is there twice")
        rules[rule.id] = rule
    for rule in rules.values():
        unknown = sorted(set(rule.overrides) - set(rules) - {ALL})
        if unknown:
            raise file.error(unknown[0], f"rule {rule.id!r} overrides an unknown {unknown[0]!r}")
    return Rules(rules, strengths)


def _rule(file: _Rows, table: Mapping[str, Any], strengths: Mapping[str, Strength]) -> Rule:
    values = file.values(table, Rule, "id")
    for name, allowed in _CHOICES.items():
        given = values.get(name, ())
        for value in (given,) if isinstance(given, str) else given:
            if value not in allowed:
                raise file.error(value, f"rule {values['id']!r}: {name}: {value!r} is unknown")
    strength = strengths.get(values["strength"])
    if strength is None:
        raise file.error(
            values["strength"], f"rule {values['id']!r}: unknown strength {values['strength']!r}"
        )
    return Rule(**values, rank=strength.rank)


class _Rows:
    """A TOML file of rows that knows on which line a value stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8")
            self.data: dict[str, Any] = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CorpusError(f"{path}: not valid TOML: {error}") from error
        unknown = sorted(set(self.data) - {"strength", "rule"})
        if unknown:
            raise self.error(unknown[0], f"unknown table {unknown[0]!r}")

    def error(self, value: object, message: str) -> CorpusError:
        """An error about ``value``, with the last line that has it."""
        lines = list(enumerate(self.text.splitlines(), start=1))
        for number, line in reversed(lines):
            if f'"{value}"' in line or line.startswith((f"{value} ", f"[[{value}]]")):
                return CorpusError(f"{self.path}:{number}: {message}")
        return CorpusError(f"{self.path}: {message}")

    def tables(self, name: str) -> list[dict[str, Any]]:
        return list(self.data.get(name, []))

    def values(self, table: Mapping[str, Any], row: type, key: str) -> dict[str, Any]:
        """The values of a table for the fields of ``row``, checked against their types."""
        who = f"{row.__name__.lower()} {table.get(key)!r}"
        types = get_type_hints(row)
        found: dict[str, Any] = {}
        for given, value in table.items():
            name = "not_" if given == "not" else given
            if name not in types or name == ("rank" if row is Rule else ""):
                raise self.error(given, f"{who}: unknown key {given!r}")
            found[name] = self._value(who, given, value, types[name])
        required = [f.name for f in fields(row) if f.default is MISSING]
        missing = [name for name in required if not found.get(name)]
        if missing:
            raise self.error(table.get(key, ""), f"{who}: there is no {missing[0]!r}")
        return found

    def _value(self, who: str, name: str, value: object, kind: Any) -> object:
        if get_origin(kind) is tuple:
            texts = [value] if isinstance(value, str) else value
            if not isinstance(texts, list) or not all(isinstance(t, str) and t for t in texts):
                raise self.error(name, f"{who}: {name!r} must be words")
            return tuple(texts)
        if type(value) is not kind:
            raise self.error(value, f"{who}: {name!r} must be a {kind.__name__}")
        return value
