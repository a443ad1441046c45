"""The table of rules for the parts of parties: how strong each is, and why in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from corpus.loading import REFERENCE, Record, Word, load_toml
from nlp.records import Role

Says = Literal["named", "label", "we", "implied"]


class PartyRule(Record, frozen=True):
    """A rule; ``party-rules.toml`` says what its fields mean."""

    id: Word
    strength: int
    says: Says
    label: Word


class PartyRules(Record, frozen=True, dict=True):
    """All rules, by the part that they give."""

    responsible: tuple[PartyRule, ...]
    partner: tuple[PartyRule, ...]
    beneficiary: tuple[PartyRule, ...]

    def __post_init__(self) -> None:
        rules = [*self.responsible, *self.partner, *self.beneficiary]
        for what in ("id", "strength"):
            seen: set[object] = set()
            for rule in rules:
                value = getattr(rule, what)
                if value in seen:
                    raise ValueError(f"two rules have {what} {value!r}")
                seen.add(value)

    @cached_property
    def by_id(self) -> Mapping[str, tuple[Role, PartyRule]]:
        """Each rule by its id, with the part that it gives."""
        parts: tuple[tuple[Role, tuple[PartyRule, ...]], ...] = (
            ("responsible", self.responsible),
            ("partner", self.partner),
            ("beneficiary", self.beneficiary),
        )
        return {rule.id: (role, rule) for role, rules in parts for rule in rules}


@lru_cache(maxsize=1)
def party_rules() -> PartyRules:
    """The rules of the reference data, read once."""
    return load_party_rules()


def load_party_rules(folder: Path = REFERENCE) -> PartyRules:
    """Reads ``party-rules.toml``; raises :class:`CorpusError` naming what is wrong."""
    return load_toml(folder / "party-rules.toml", PartyRules)


def label_of(rule: str) -> str:
    """Why a rule gives a party its part, in Dutch."""
    return party_rules().by_id[rule][1].label
