"""The vocabulary of promises: verbs by what their subject does, and constructions.

``corpus/reference/verbs.toml`` lists verbs, ``corpus/reference/commitments.toml`` what they mean
together with other words, which words keep a sentence from being a commitment, and how the kind of
a document weighs. Loading checks every entry and names the file and line of what is wrong.
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
#: A construction whose modality is that of the clause it governs ("zegt toe dat …").
CONTENT = "content"
SUBJECTS = ("actor", "any", "passive", "doer")
OUTCOMES = ("commitment", "ask", "none")
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
class Construction:
    """A verb with other words of its clause; the fields are explained in ``commitments.toml``.

    ``words`` has, for each thing that must be there, its alternatives.
    """

    name: str
    verbs: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    subject: str
    outcome: str
    modality: str | None
    level: str
    binding: bool
    perfect: bool
    needs_actor: bool
    needs_date: bool
    anywhere: bool
    after: bool
    minutes: bool
    example: str


@dataclass(frozen=True, slots=True)
class Block:
    """Words that keep a clause from being a commitment, and why (Dutch).

    ``opener``: only where they are all that stands before the verb; ``not_before``: not where one
    of these comes next; ``stances``: only in documents of these stances (empty: in all).
    """

    why: str
    words: tuple[str, ...]
    opener: bool = False
    not_before: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it. ``irregular`` has, by infinitive, past forms and last the participle."""

    verbs: tuple[Verb, ...]
    saying: frozenset[str]
    report: frozenset[str]
    hindering: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]
    constructions: tuple[Construction, ...]
    blocks: tuple[Block, ...]
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
    conditions: frozenset[str]
    decision_members: frozenset[str]
    actor_heads: frozenset[str]
    actor_endings: tuple[str, ...]
    stances: Mapping[str, str]
    title_stances: tuple[tuple[str, str], ...]


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
            "construction",
            "block",
            "target",
            "need",
            "texts",
            "sections",
            "actors",
            "stance",
            "decision",
            "deciding",
            "governing",
        },
    )
    stance = rules_file.table("stance")
    decision = rules_file.table("decision")
    return Vocabulary(
        verbs=_verbs(verbs_file),
        saying=_infinitives(verbs_file, "saying"),
        report=_infinitives(verbs_file, "report"),
        hindering=_infinitives(verbs_file, "hindering"),
        irregular=_irregular(verbs_file),
        constructions=tuple(
            _construction(rules_file, table) for table in rules_file.data.get("construction", [])
        ),
        blocks=tuple(_block(rules_file, table) for table in rules_file.data.get("block", [])),
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


def _construction(file: _File, table: Mapping[str, Any]) -> Construction:
    name = table.get("name")
    if not isinstance(name, str) or not name:
        raise CorpusError(f"{file.path}: a construction has no name")
    known = {
        "name", "verb", "words", "subject", "outcome", "modality", "level", "binding", "perfect",
        "needs_actor", "needs_date", "anywhere", "after", "minutes", "example",
    }  # fmt: skip
    file.check_keys(f"construction {name!r}: ", table, known)
    verb = table.get("verb")
    verbs = (verb,) if isinstance(verb, str) else file.strings(name, table, "verb")
    outcome = str(table.get("outcome", "commitment"))
    for value, allowed, what in (
        (table.get("subject"), SUBJECTS, "subject"),
        (outcome, OUTCOMES, "outcome"),
        (table.get("level", "certain"), LEVELS, "level"),
    ):
        if value not in allowed:
            raise file.error(
                name, f"construction {name!r}: {what} {value!r} is not one of {allowed}"
            )
    modality = table.get("modality")
    if outcome == "commitment" and modality not in (*MODALITIES, CONTENT):
        raise file.error(name, f"construction {name!r}: unknown modality {modality!r}")
    if not isinstance(table.get("example"), str):
        raise file.error(name, f"construction {name!r} has no example")
    words = table.get("words")
    if not isinstance(words, list):
        raise file.error(name, f"construction {name!r} needs a list of words")
    return Construction(
        name=name,
        verbs=verbs,
        words=tuple(tuple(str(alternatives).split("/")) for alternatives in words),
        subject=str(table["subject"]),
        outcome=outcome,
        modality=modality,
        level=str(table.get("level", "certain")),
        binding=bool(table.get("binding", False)),
        perfect=bool(table.get("perfect", False)),
        needs_actor=bool(table.get("needs_actor", False)),
        needs_date=bool(table.get("needs_date", False)),
        anywhere=bool(table.get("anywhere", False)),
        after=bool(table.get("after", False)),
        minutes=bool(table.get("minutes", False)),
        example=str(table["example"]),
    )


def _block(file: _File, table: Mapping[str, Any]) -> Block:
    why = table.get("why")
    if not isinstance(why, str) or not why:
        raise CorpusError(f"{file.path}: a block does not say why")
    file.check_keys(f"block {why!r}: ", table, {"why", "words", "opener", "not_before", "stance"})
    stances = file.strings(why, table, "stance") if "stance" in table else ()
    unknown = sorted(set(stances) - set(STANCES))
    if unknown:
        raise file.error(unknown[0], f"block {why!r}: unknown stance {unknown[0]!r}")
    return Block(
        why,
        file.strings(why, table, "words"),
        bool(table.get("opener", False)),
        file.strings(why, table, "not_before") if "not_before" in table else (),
        stances,
    )


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
