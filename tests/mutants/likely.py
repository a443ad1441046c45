"""Which tests are likely to notice a mutant, so that they are run first.

A test that names the word that a mutant drops is likely to need it; so is one that noticed another
mutant of the same file. What is likely changes only the order: nothing is left out for it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.mutants.sites import Mutant

#: A word, or words, that a rule may know; shorter ones stand in every test.
_WORD = re.compile(r"[^\W\d_][\w -]{2,}")
_CASES = re.compile(r"([\w-]+\.(?:txt|md))-")


@dataclass(slots=True)
class Likely:
    """What the tests of a copy of the project say, and which noticed a mutant of a file before."""

    tree: Path
    killers: Mapping[str, frozenset[str]]
    _texts: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def among(self, tests: Iterable[str], mutant: Mutant) -> set[str]:
        """The tests that are likely to notice ``mutant``."""
        words = _WORD.findall(mutant.dropped or mutant.before) if _drops(mutant) else []
        killers = self.killers.get(mutant.file, frozenset())
        return {
            test
            for test in tests
            if test in killers or any(word.casefold() in self._text(test) for word in words)
        }

    def _text(self, test: str) -> str:
        """What a test says: its function and its parameters, in small letters."""
        file, _, name = test.partition("::")
        if file not in self._texts:
            self._texts[file] = _functions(self.tree / file)
        function, _, parameters = name.partition("[")
        return "".join(
            (self._texts[file].get(function, ""), parameters, self._cases(parameters))
        ).casefold()

    def _cases(self, parameters: str) -> str:
        """The file of cases that the parameters of a test name."""
        named = _CASES.match(parameters)
        file = self.tree / "tests" / "sentences" / named[1] if named else None
        return file.read_text(encoding="utf-8") if file and file.is_file() else ""


def _drops(mutant: Mutant) -> bool:
    return mutant.operator.endswith("dropped") and mutant.operator != "condition dropped"


def _functions(file: Path) -> Mapping[str, str]:
    """The text of each function of a file of tests, with its parameters."""
    source = file.read_text(encoding="utf-8")
    lines = source.splitlines()
    return {
        node.name: "\n".join(
            lines[
                min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1 : node.end_lineno
            ]
        )
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
    }
