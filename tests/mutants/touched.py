"""Which tests run which functions, so that a mutant is tried on those that can notice it."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

from tests.mutants.sites import Mutant

SNAPSHOT_TEST = "tests/test_snapshots.py::test_a_source_is_read_as_it_was"


@dataclass(slots=True)
class Touched:
    """For each test that passes how many seconds it takes, and for each function ("file::name")
    the tests that run it."""

    seconds: dict[str, float] = field(default_factory=dict)
    functions: dict[str, set[str]] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        functions = {name: sorted(tests) for name, tests in sorted(self.functions.items())}
        path.write_text(json.dumps({"seconds": self.seconds, "functions": functions}))

    def add(self, other: Touched) -> None:
        """Take in what another recording knows."""
        self.seconds.update(other.seconds)
        for name, tests in other.functions.items():
            self.functions.setdefault(name, set()).update(tests)

    @classmethod
    def load(cls, path: Path) -> Touched:
        """Read what :meth:`save` wrote."""
        data = json.loads(path.read_text())
        return cls(data["seconds"], {name: set(tests) for name, tests in data["functions"].items()})


class Recorder:
    """A plugin of pytest that fills a :class:`Touched` while tests run."""

    def __init__(self, root: Path, packages: Sequence[str]) -> None:
        self.touched = Touched()
        self._prefixes = tuple(f"{root / package}/" for package in packages)
        self._root = f"{root}/"
        self._failed: set[str] = set()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note the functions that a test runs, its fixtures' too."""
        codes: set[CodeType] = set()

        def trace(frame: FrameType, _event: str, _argument: Any) -> None:
            codes.add(frame.f_code)

        sys.settrace(trace)
        try:
            yield
        finally:
            sys.settrace(None)
        for code in codes:
            if code.co_filename.startswith(self._prefixes):
                name = f"{code.co_filename.removeprefix(self._root)}::{_outermost(code)}"
                self.touched.functions.setdefault(name, set()).add(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long a test takes, and leave out those that fail or are skipped."""
        if not report.passed:
            self._failed.add(report.nodeid)
            self.touched.seconds.pop(report.nodeid, None)
        elif report.nodeid not in self._failed:
            before = self.touched.seconds.get(report.nodeid, 0.0)
            self.touched.seconds[report.nodeid] = before + report.duration


def _outermost(code: CodeType) -> str:
    return code.co_qualname.split(".<locals>")[0]


def tests_for(
    mutant: Mutant, source: str, touched: Touched, seconds: float
) -> tuple[list[str], list[str]]:
    """The tests that can notice a mutant, the quickest first: unit tests of together at most
    ``seconds``, and the snapshots of the folders whose reading runs the function.

    A function that no test is known to run is tried on all snapshots.
    """
    functions = _functions(mutant, source)
    known = [touched.functions.get(f"{mutant.file}::{name}", set()) for name in functions]
    running = set().union(*known) if known else set()
    folders = {_folder(test) for test in running if test.startswith(SNAPSHOT_TEST)}
    snapshots = [
        test
        for folder in ("texts", "pdfs", "corpus")
        for test in sorted(touched.seconds)
        if test.startswith(SNAPSHOT_TEST) and _folder(test) == folder
        if folder in folders or not running
    ]
    files = {test.split("::")[0] for test in running}
    beside = {test for test in touched.seconds if test.split("::")[0] in files} - running
    order = [*_by_seconds(running, touched.seconds), *_by_seconds(beside, touched.seconds)]
    return list(_within(order, touched.seconds, seconds)), snapshots


def _by_seconds(tests: set[str], seconds: Mapping[str, float]) -> list[str]:
    units = (t for t in tests if t in seconds and not t.startswith("tests/test_snapshots.py"))
    return sorted(units, key=lambda test: (seconds[test], test))


def _within(tests: Sequence[str], seconds: Mapping[str, float], limit: float) -> Iterator[str]:
    spent = 0.0
    for test in tests:
        spent += seconds[test]
        if spent > limit:
            return
        yield test


def _folder(test: str) -> str:
    return test.removeprefix(SNAPSHOT_TEST).strip("[]").split("-")[0]


def _functions(mutant: Mutant, source: str) -> list[str]:
    """The functions that a mutant may change: the one around it, or those that use its name, also by
    way of another name; all of its file where there is neither."""
    if mutant.scope is not None:
        return [mutant.scope]
    tree = ast.parse(source)
    used = {name: _names(node) for name, node in _defined(tree)}
    functions = {name for name, node in _defined(tree) if isinstance(node, ast.FunctionDef)}
    names = {mutant.name} if mutant.name else set()
    while more := {name for name, uses in used.items() if uses & names} - names:
        names |= more
    return sorted(functions & names) or sorted(functions)


def _defined(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for member in node.body:
                if isinstance(member, ast.FunctionDef):
                    yield f"{node.name}.{member.name}", member
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def _names(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
