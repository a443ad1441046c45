"""Which tests run which functions, so that a mutant is tried on those that can notice it."""

from __future__ import annotations

import ast
import json
import sys
import time
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from tests.mutants.kept import Running, remember_makers
from tests.mutants.rule_files import RULE_FILES
from tests.mutants.sites import Mutant

#: Seconds of unit tests before the texts of all kinds are read.
_QUICK_SECONDS = 5.0
#: Below so many tests that run a function, those of the same files are tried too.
_FEW_TESTS = 20
_LAYOUTS = "tests/test_layouts.py"
SNAPSHOT_TEST = "tests/test_snapshots.py::test_a_source_is_read_as_it_was"
#: It runs none of our functions, and is of the patterns of one file.
EXAMPLES_TEST = "tests/test_nlp_vocabulary.py::test_a_pattern_finds_its_examples_and_misses_its_counter_examples"


@dataclass(slots=True)
class Touched:
    """For each test that passes how many seconds of the processor it takes, and for each function ("file::name")
    the tests that run it."""

    seconds: dict[str, float] = field(default_factory=dict)
    functions: dict[str, set[str]] = field(default_factory=dict)

    def save(self, path: Path, fingerprint: str) -> None:
        """Write it as JSON, with the fingerprint of what was recorded."""
        functions = {name: sorted(tests) for name, tests in sorted(self.functions.items())}
        data = {"of": fingerprint, "seconds": self.seconds, "functions": functions}
        path.write_text(json.dumps(data))

    def of_file(self, file: str) -> Touched:
        """What the tests of one file take and run."""
        mine = f"{file}::"
        return Touched(
            {test: s for test, s in self.seconds.items() if test.startswith(mine)},
            {
                name: of_file
                for name, tests in self.functions.items()
                if (of_file := {test for test in tests if test.startswith(mine)})
            },
        )

    def add(self, other: Touched) -> None:
        """Take in what another recording knows."""
        self.seconds.update(other.seconds)
        for name, tests in other.functions.items():
            self.functions.setdefault(name, set()).update(tests)

    @classmethod
    def load(cls, path: Path, fingerprint: str) -> Touched | None:
        """Read what :meth:`save` wrote; None where there is nothing, or of something else."""
        data = json.loads(path.read_text()) if path.is_file() else {}
        if data.get("of") != fingerprint:
            return None
        return cls(data["seconds"], {name: set(tests) for name, tests in data["functions"].items()})


class Recorder:
    """A plugin of pytest that fills a :class:`Touched` while tests run."""

    def __init__(self, root: Path, packages: Sequence[str]) -> None:
        self.touched = Touched()
        self._prefixes = tuple(f"{root / package}/" for package in packages)
        self._root = f"{root}/"
        self._failed: set[str] = set()
        self._running = Running()
        self._made_by: dict[Hashable, frozenset[CodeType]] = {}

    def remember_makers(self) -> None:
        """Count what made a kept value as run by whoever gets it; called before the project is imported."""
        remember_makers(self._running, self._root)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        """Note the functions that make what tests share."""
        with self._running.apart() as said:
            yield
        self._made_by[fixturedef] = said()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Note the functions that a test runs, its fixtures' too."""
        running = self._running
        start = time.process_time()
        with running.apart() as said:
            sys.settrace(running.trace)
            try:
                yield
            finally:
                sys.settrace(None)
            for fixture in _fixtures_of(item):
                running.use(self._made_by.get(fixture, frozenset()))
        if item.nodeid not in self._failed:
            # Not by the clock: other work on the machine makes no test slower.
            self.touched.seconds[item.nodeid] = time.process_time() - start
        for code in said():
            if code.co_filename.startswith(self._prefixes):
                name = f"{code.co_filename.removeprefix(self._root)}::{_outermost(code)}"
                self.touched.functions.setdefault(name, set()).add(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what fails or is skipped: it can notice nothing."""
        if not report.passed:
            self._failed.add(report.nodeid)


def _fixtures_of(item: pytest.Item) -> Iterator[Hashable]:
    """The fixtures that a test uses, also by way of others."""
    info = getattr(item, "_fixtureinfo", None)
    for definitions in info.name2fixturedefs.values() if info is not None else ():
        yield from definitions


def _outermost(code: CodeType) -> str:
    return code.co_qualname.split(".<locals>")[0]


def tests_for(
    mutant: Mutant,
    source: str,
    touched: Touched,
    seconds: float,
    likely: Callable[[Set[str], Mutant], Set[str]] = lambda _tests, _mutant: frozenset(),
) -> list[str]:
    """The tests that can notice a mutant, the likeliest and quickest first: unit tests of together at
    most ``seconds``, and where these are recorded the snapshots: of the folders whose reading runs the
    function, of all where that is not known.

    A change outside functions is tried on the examples of its patterns first.
    A function that is not in the recording is tried on what runs anything of its file, else of its
    folder, and so on; where there is no such test on all snapshots. Those that are ``likely`` to notice
    it come first.
    """
    if mutant.file.endswith(".toml"):
        functions = _going_by(mutant, touched)
    else:
        functions = [f"{mutant.file}::{name}" for name in _functions(mutant, source)]
    known = [touched.functions[name] for name in functions if name in touched.functions]
    around = f"{mutant.file}::"
    while not known and around:
        known = [tests for name, tests in touched.functions.items() if name.startswith(around)]
        around = _around(around)
    running = set().union(*known)
    folders = {_folder(test) for test in running if test.startswith(SNAPSHOT_TEST)}
    # A build reads in processes of its own, of which nothing is recorded: any may run the function.
    snapshots = [
        test
        for folder in ("texts", "pdfs", "corpus")
        for test in sorted(touched.seconds)
        if test.startswith(SNAPSHOT_TEST) and _folder(test) == folder
        if folder in folders or not folders
    ]
    files = {test.split("::")[0] for test in running}
    # What is kept after a first call is run by one test and noticed by others of its file.
    beside = {test for test in touched.seconds if test.split("::")[0] in files} - running
    order = _by_seconds(running, touched.seconds, likely(running, mutant))
    if len(order) < _FEW_TESTS:
        order += _by_seconds(beside, touched.seconds)
    units = list(_within(order, touched.seconds, seconds))
    quick = list(_within(units, touched.seconds, _QUICK_SECONDS))
    # Layouts are kept readings too: they cost more than units may and notice most.
    layouts = _by_seconds({t for t in running if t.startswith(_LAYOUTS)}, touched.seconds)
    texts = [test for test in snapshots if _folder(test) == "texts"]
    examples = f"{EXAMPLES_TEST}[{mutant.file}]"
    first = [examples] if mutant.scope is None and examples in touched.seconds else []
    chosen = [*first, *quick, *layouts, *texts, *units, *snapshots[len(texts) :]]
    return list(dict.fromkeys(chosen))


def _going_by(mutant: Mutant, touched: Touched) -> list[str]:
    """The functions of the code that goes by a file of rules."""
    code = RULE_FILES[mutant.file.rpartition("/")[2]]
    return [name for name in touched.functions if name.startswith(code)]


def _around(prefix: str) -> str:
    """The folder around a file or folder; empty around a package."""
    folder, _, _ = prefix.rstrip("/").rpartition("/")
    return f"{folder}/" if folder else ""


def _by_seconds(
    tests: set[str], seconds: Mapping[str, float], first: Set[str] = frozenset()
) -> list[str]:
    units = (t for t in tests if t in seconds and not t.startswith("tests/test_snapshots.py"))
    return sorted(units, key=lambda test: (test not in first, seconds[test], test))


def _within(tests: Sequence[str], seconds: Mapping[str, float], limit: float) -> Iterator[str]:
    spent = 0.0
    for test in tests:
        if spent + seconds[test] <= limit:
            spent += seconds[test]
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
