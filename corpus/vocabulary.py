"""The vocabulary of promises: verbs by what their subject does, and other words by what they say.

``corpus/reference/verbs.toml`` lists verbs, ``corpus/reference/commitments.toml`` nouns and headings
by what they say of a sentence, and how the kind of a document weighs. What verbs mean together with
other words stands in ``commitment-rules.toml`` (:mod:`corpus.commitment_rules`). Loading checks every entry and names the file and line of what is wrong.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.areas import REFERENCE
from corpus.manifest import DOCUMENT_KINDS, CorpusError

MODALITIES = ("support", "process", "effort", "duty", "plan")
#: What a verb says of its subject: one of the modalities, or that it promises nothing by itself.
SENSES = (*MODALITIES, "state", "ask", "agree")
LEVELS = ("certain", "probable", "uncertain")
STANCES = ("binding", "programme", "background")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: ``base`` is its infinitive without ``particle`` ("uit|werken": werken, uit).

    ``sense`` is the modality of what its subject takes on, or ``state``, ``ask`` or ``agree``.
    """

    base: str
    particle: str | None
    reflexive: bool
    sense: str

    @property
    def infinitive(self) -> str:
        return (self.particle or "") + self.base


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it. ``irregular`` has, by infinitive, past forms and last the participle."""

    verbs: tuple[Verb, ...]
    saying: frozenset[str]
    report: frozenset[str]
    hindering: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]
    targets: frozenset[str]
    intentions: frozenset[str]
    governing: tuple[str, ...]
    deciding: frozenset[str]
    together: frozenset[str]
    needs: tuple[str, ...]
    addressees: frozenset[str]
    texts: frozenset[str]
    text_parts: frozenset[str]
    silent_sections: tuple[str, ...]
    recitals: tuple[str, ...]
    recital_stems: tuple[str, ...]
    decision_labels: frozenset[str]
    minutes_labels: frozenset[str]
    minutes_titles: tuple[str, ...]
    settled: frozenset[str]
    action_headings: frozenset[str]
    listing_headings: frozenset[str]
    conditions: frozenset[str]
    decision_members: frozenset[str]
    actor_heads: frozenset[str]
    actor_endings: tuple[str, ...]
    stances: Mapping[str, str]
    title_stances: tuple[tuple[str, str], ...]
    letter_kinds: frozenset[str]
    letter_titles: tuple[str, ...]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of the reference data, read once."""
    return load_vocabulary()


def load_vocabulary(folder: Path = REFERENCE) -> Vocabulary:
    """The vocabulary in ``folder``.

    Raises :class:`CorpusError` with one line that names the file, the line and what is wrong.
    """
    verbs_file = _File(folder / "verbs.toml")
    rules_file = _File(folder / "commitments.toml")
    verbs_file.check_keys(
        "",
        verbs_file.data,
        {"role", "state", "ask", "agree", "saying", "report", "hindering", "irregular"},
    )
    rules_file.check_keys(
        "",
        rules_file.data,
        {
            "target",
            "need",
            "texts",
            "sections",
            "actors",
            "stance",
            "decision",
            "deciding",
            "governing",
            "letter",
        },
    )
    stance = rules_file.table("stance")
    decision = rules_file.table("decision")
    letter = rules_file.table("letter")
    return Vocabulary(
        verbs=_verbs(verbs_file),
        saying=_infinitives(verbs_file, "saying"),
        report=_infinitives(verbs_file, "report"),
        hindering=_infinitives(verbs_file, "hindering"),
        irregular=_irregular(verbs_file),
        targets=frozenset(rules_file.strings("target", rules_file.table("target"), "nouns")),
        intentions=frozenset(rules_file.strings("target", rules_file.table("target"), "plans")),
        governing=rules_file.strings("governing", rules_file.table("governing"), "nouns"),
        deciding=frozenset(rules_file.strings("deciding", rules_file.table("deciding"), "verbs")),
        together=frozenset(rules_file.strings("deciding", rules_file.table("deciding"), "words")),
        needs=rules_file.strings("need", rules_file.table("need"), "words"),
        addressees=frozenset(rules_file.strings("need", rules_file.table("need"), "addressees")),
        texts=frozenset(rules_file.strings("texts", rules_file.table("texts"), "nouns")),
        text_parts=frozenset(rules_file.strings("texts", rules_file.table("texts"), "parts")),
        silent_sections=rules_file.strings("sections", rules_file.table("sections"), "none"),
        recital_stems=rules_file.strings("sections", rules_file.table("sections"), "recital_stems"),
        recitals=rules_file.strings("sections", rules_file.table("sections"), "recitals"),
        decision_labels=frozenset(rules_file.strings("decision", decision, "labels")),
        minutes_labels=frozenset(rules_file.strings("decision", decision, "minutes")),
        minutes_titles=rules_file.strings("decision", decision, "titles"),
        settled=frozenset(rules_file.strings("decision", decision, "settled")),
        action_headings=frozenset(rules_file.strings("decision", decision, "actions")),
        listing_headings=frozenset(rules_file.strings("decision", decision, "listing")),
        conditions=frozenset(rules_file.strings("decision", decision, "conditions")),
        decision_members=frozenset(rules_file.strings("decision", decision, "members")),
        actor_heads=frozenset(rules_file.strings("actors", rules_file.table("actors"), "heads")),
        actor_endings=rules_file.strings("actors", rules_file.table("actors"), "endings"),
        stances=_stances(rules_file, stance),
        title_stances=tuple(
            (word, name)
            for name in STANCES
            for word in rules_file.strings("stance", stance, f"{name}_titles")
        ),
        letter_kinds=frozenset(rules_file.strings("letter", letter, "kinds")),
        letter_titles=rules_file.strings("letter", letter, "titles"),
    )


class _File:
    """A TOML file that knows on which line a value stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8")
            self.data: dict[str, Any] = tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CorpusError(f"{path}: not valid TOML: {error}") from error

    def error(self, value: object, message: str) -> CorpusError:
        """An error about ``value``, with the last line that has it between quotes."""
        for number, line in reversed(list(enumerate(self.text.splitlines(), start=1))):
            if f'"{value}"' in line or line.startswith(f"{value} "):
                return CorpusError(f"{self.path}:{number}: {message}")
        return CorpusError(f"{self.path}: {message}")

    def table(self, name: str) -> dict[str, Any]:
        table = self.data.get(name)
        if not isinstance(table, dict):
            raise CorpusError(f"{self.path}: there is no [{name}]")
        return table

    def check_keys(self, where: str, table: Mapping[str, Any], known: set[str]) -> None:
        unknown = sorted(set(table) - known)
        if unknown:
            raise self.error(unknown[0], f"{where}unknown key {unknown[0]!r}")

    def strings(self, where: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key)
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise CorpusError(f"{self.path}: [{where}] needs a list of words {key!r}")
        return tuple(value)


def _verb(text: str, sense: str) -> Verb:
    bare = text.removeprefix("zich ")
    particle, bar, base = bare.rpartition("|")
    return Verb(base if bar else bare, particle or None, bare != text, sense)


def _verbs(file: _File) -> tuple[Verb, ...]:
    found: dict[str, Verb] = {}
    groups = [(table.get("modality"), table) for table in file.data.get("role", [])]
    groups += [(sense, file.table(sense)) for sense in ("state", "ask", "agree")]
    for sense, table in groups:
        if sense not in SENSES:
            raise file.error(
                sense, f"unknown modality {sense!r}; use one of {', '.join(MODALITIES)}"
            )
        file.check_keys("verbs: ", table, {"modality", "example", "verbs"})
        for text in file.strings(str(sense), table, "verbs"):
            verb = _verb(text, str(sense))
            if not verb.base.endswith("n") or not verb.base.isalpha():
                raise file.error(text, f"{text!r} is not an infinitive")
            if text in found:
                raise file.error(text, f"verb {text!r} is there twice")
            found[text] = verb
    # What only tells something is a state, unless it is listed above.
    for name in ("saying", "report"):
        for text in file.strings(name, file.table(name), "verbs"):
            found.setdefault(text, _verb(text, "state"))
    return tuple(found.values())


def _infinitives(file: _File, name: str) -> frozenset[str]:
    return frozenset(
        _verb(text, "state").infinitive for text in file.strings(name, file.table(name), "verbs")
    )


def _irregular(file: _File) -> dict[str, tuple[str, ...]]:
    table = file.table("irregular")
    for infinitive in table:
        if len(file.strings("irregular", table, infinitive)) != 3:
            raise file.error(infinitive, f"{infinitive!r} needs two past forms and a participle")
    return {infinitive: tuple(forms) for infinitive, forms in table.items()}


def _stances(file: _File, table: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for stance in STANCES:
        for kind in file.strings("stance", table, stance):
            if kind not in DOCUMENT_KINDS:
                raise file.error(kind, f"unknown kind of document {kind!r}")
            found[kind] = stance
    missing = sorted(set(DOCUMENT_KINDS) - set(found))
    if missing:
        raise CorpusError(f"{file.path}: [stance] does not say how {missing[0]!r} weighs")
    return found
