"""Where a file of rules can be changed for the worse: a mutant for each rule, condition and word.

A rule is a table of TOML. An operator drops one, drops a condition that its neighbours do without, drops
a word of a list or an alternative in one, or changes a strength, a switch or a code. What only explains
or shows a rule (``why``, ``label``, ``examples``) is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from tests.mutants.sites import Mutant

#: The files that hold rules and their words, with the code that goes by them.
RULE_FILES: Mapping[str, tuple[str, ...]] = {
    "area-words.toml": ("nlp/area_names.py", "nlp/gazetteer.py"),
    "commitment-confidence.toml": ("nlp/commitments/",),
    "commitment-doubts.toml": ("nlp/commitments/",),
    "commitment-rules.toml": ("nlp/commitments/",),
    "commitments.toml": ("nlp/commitments/", "nlp/language/clauses/"),
    "count-bases.toml": ("nlp/counts/fields/",),
    "count-doubts.toml": ("nlp/counts/",),
    "count-measures.toml": ("nlp/counts/",),
    "count-plans.toml": ("nlp/counts/fields/",),
    "count-rules.toml": ("nlp/counts/",),
    "count-tables.toml": ("nlp/counts/table/",),
    "counting.toml": ("nlp/counts/",),
    "document-words.toml": ("identity/",),
    "identity-rules.toml": ("identity/",),
    "kinds.toml": ("identity/",),
    "language.toml": ("nlp/language/",),
    "party-rules.toml": ("nlp/parties/",),
    "party-words.toml": ("nlp/parties/",),
    "project-words.toml": ("nlp/counts/", "kb/projects.py"),
    "relations.toml": ("checks/",),
    "statistics.toml": ("corpus/statistics_file.py", "kb/statistics.py", "kb/reference_cbs.py"),
    "sums.toml": ("checks/",),
    "tables.toml": ("nlp/counts/table/", "extract/"),
    "time.toml": ("nlp/language/time/", "nlp/deadlines/"),
    "verbs.toml": ("nlp/language/clauses/", "nlp/commitments/"),
}
#: Keys that say what a rule is for, or show it.
_SHOWN = frozenset(("id", "name", "label", "why", "examples", "not", "setting", "note"))
#: Codes that change what a rule says.
_CODES = ("outcome", "modality", "level", "voice", "stance", "says", "subject", "scope", "strength")
#: Words in a list below which taking one out leaves too little to be the same rule.
_WORDS = 3
_HEADER = re.compile(r"\[{1,2}([\w.-]+)\]{1,2}")
_KEY = re.compile(r"([\w\"'-]+)\s*=\s*")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=\s*(?:#.*)?$)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with its value at the characters ``[start, end)``; ``value`` is where the value begins."""

    key: str
    start: int
    value: int
    end: int


_OF_TABLES = re.compile(r"\[(?:\s|#[^\n]*\n)*\{")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table from its header on, up to the next."""

    kind: str
    start: int
    end: int
    entries: tuple[_Entry, ...]


def rule_mutants(root: Path) -> list[Mutant]:
    """All mutants of the files of rules."""
    folder = root / "corpus" / "reference"
    return [m for name in RULE_FILES for m in mutants_of_rules(root, folder / name)]


def mutants_of_rules(root: Path, file: Path) -> list[Mutant]:
    """All mutants of a file of rules, in the order of its text."""
    found = _Finder(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8"))
    return sorted(found.mutants(), key=lambda m: (m.start, m.end, m.operator, m.after))


class _Finder:
    """Finds the mutants of one file."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        lines = text.split("\n")
        # Where each line begins, in characters and in bytes.
        self.lines = [0, *accumulate(len(line) + 1 for line in lines)]
        self.offsets = [0, *accumulate(len(line.encode()) + 1 for line in lines)]
        self.tables = tuple(_tables(text))
        kinds = Counter(table.kind for table in self.tables)
        self.several = {kind for kind, count in kinds.items() if count >= _WORDS}
        self.given = Counter((t.kind, e.key) for t in self.tables for e in t.entries)
        self.kinds = kinds
        self.codes = {
            key: sorted({v for t in self.tables for e in t.entries if e.key == key for v in self._code(e)})
            for key in _CODES
        }  # fmt: skip

    def mutants(self) -> Iterator[Mutant]:
        for table in self.tables:
            if table.kind in self.several:
                yield self._changed("rule dropped", table.start, table.end, "")
            for entry in table.entries:
                if entry.key not in _SHOWN:
                    yield from self._of_entry(table, entry)

    def _of_entry(self, table: _Table, entry: _Entry) -> Iterator[Mutant]:
        if (
            table.kind in self.several
            and self.given[table.kind, entry.key] < self.kinds[table.kind]
        ):
            # What other rules do without is no field that a rule must have.
            yield self._changed("condition dropped", entry.start, entry.end, "")
        value = self.text[entry.value : entry.end]
        if value.startswith(("[", '"""')):
            yield from self._of_list(entry, value)
        elif value.startswith(("true", "false")):
            other = "false" if value.startswith("true") else "true"
            yield self._changed("switch", entry.value, entry.value + len(value.split()[0]), other)
        elif number := _NUMBER.match(value):
            changed = number.group()
            half = f"{float(changed) / 2:g}" if "." in changed else f"{int(changed) // 2}"
            yield self._changed("strength", entry.value, entry.value + number.end(), half)
        for code in self._code(entry):
            others = [c for c in self.codes[entry.key] if c != code]
            if others:
                other = others[self.codes[entry.key].index(code) % len(others)]
                yield self._changed("code", entry.value, entry.value + len(code) + 2, f'"{other}"')

    def _of_list(self, entry: _Entry, value: str) -> Iterator[Mutant]:
        """A list without one of its words, or without one of the alternatives in a word."""
        # A list of tables has keys with strings behind them, which are no words of it.
        is_words = value.startswith("[") and not _OF_TABLES.match(value)
        words = list(_STRING.finditer(value)) if is_words else []
        if value.startswith('"""'):
            words = list(re.finditer(r"[^\s\"]+", value))
        for word in words:
            start = entry.value + word.start()
            alternatives = word.group().strip('"').split("/")
            if len(words) >= _WORDS:
                end = entry.value + word.end()
                comma = re.compile(r"\s*,").match(self.text, end) if value.startswith("[") else None
                yield self._changed("word dropped", start, comma.end() if comma else end, "")
            elif len(alternatives) >= _WORDS and value.startswith("["):
                for alternative in alternatives:
                    left = "/".join(a for a in alternatives if a != alternative)
                    end = entry.value + word.end()
                    yield self._changed("alternative dropped", start, end, f'"{left}"')

    def _code(self, entry: _Entry) -> list[str]:
        match = re.compile(r'"([a-z_-]+)"').match(self.text, entry.value)
        return [match[1]] if match and entry.key in _CODES else []

    def _changed(self, operator: str, start: int, end: int, after: str) -> Mutant:
        before = self.text[start:end]
        line = bisect_right(self.lines, start)
        begin = self.lines[line - 1]
        offset = self.offsets[line - 1] + len(self.text[begin:start].encode())
        stop = offset + len(before.encode())
        return Mutant(self.file, line, operator, offset, stop, before, after, None, None)


def _tables(text: str) -> Iterator[_Table]:
    kind, start, entries = "", 0, list[_Entry]()
    position = 0
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        header, key = _HEADER.match(text, position), _KEY.match(text, position)
        if header is not None:
            yield _Table(kind, start, position, tuple(entries))
            kind, start, entries = header[1], position, []
        elif key is not None:
            end = _end_of_value(text, key.end())
            entries.append(_Entry(key[1], position, key.end(), end))
        position = end + 1
    yield _Table(kind, start, len(text), tuple(entries))


def _end_of_value(text: str, start: int) -> int:
    """The end of the value at ``start``: of its line, or of its list or text of several lines."""
    if text.startswith('"""', start):
        return text.index('"""', start + 3) + 3
    depth, position = 0, start
    while position < len(text):
        string = _STRING.match(text, position)
        if string is not None:
            position = string.end()
            continue
        character = text[position]
        if character == "#":
            position = text.find("\n", position) if "\n" in text[position:] else len(text)
            continue
        if character == "\n" and depth == 0:
            return position
        depth += (character in "[{") - (character in "]}")
        position += 1
    return len(text)
