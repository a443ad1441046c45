"""The rules by which a document says what it is: how much each weighs, and its words for readers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from corpus.loading import REFERENCE, Record, Word, load_toml

Weight = Annotated[int, msgspec.Meta(ge=1, le=9)]


class IdentityRule(Record, frozen=True):
    """A rule: how much it weighs (1 to 9), and ``why`` what a reader of the site sees (Dutch)."""

    id: Word
    strength: Weight
    why: Word


class IdentityPolicy(Record, frozen=True):
    """The thresholds of the decision; the file explains them."""

    holds: Weight
    ahead: Weight
    certain: Weight


class _File(Record, frozen=True):
    policy: IdentityPolicy
    rule: tuple[IdentityRule, ...]

    def __post_init__(self) -> None:
        ids = [rule.id for rule in self.rule]
        for rule_id in ids:
            if ids.count(rule_id) > 1:
                raise ValueError(f"rule {rule_id!r} is there twice")


class IdentityRules(Record, frozen=True):
    """All rules by id, and the policy that turns their votes into values."""

    policy: IdentityPolicy
    rules: Mapping[str, IdentityRule]


@cache
def load_identity_rules(folder: Path = REFERENCE) -> IdentityRules:
    """The rules of ``identity-rules.toml``; raises :class:`CorpusError` naming what is wrong."""
    file = load_toml(folder / "identity-rules.toml", _File)
    return IdentityRules(file.policy, {rule.id: rule for rule in file.rule})
