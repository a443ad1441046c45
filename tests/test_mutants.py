"""What make mutants changes, and on which tests it tries a change."""

from __future__ import annotations

import ast
import functools
import re
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.mutants.kept import Running, remember_makers
from tests.mutants.rule_files import RULE_FILES, mutants_of_rules, rule_mutants
from tests.mutants.run import Outcome
from tests.mutants.sites import Mutant, mutants_of, sample, without_alternative
from tests.mutants.touched import EXAMPLES_TEST, SNAPSHOT_TEST, Touched
from tests.mutants.touched import tests_for as choose_tests
from tests.mutants.trial import Trial
from tests.mutants.warm import Warm


def mutants(folder: Path, source: str) -> list[Mutant]:
    file = folder / "rules.py"
    file.write_text(source, encoding="utf-8")
    return mutants_of(folder, file)


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("x = a < b\n", {"x = (a >= b)\n", "x = (a <= b)\n"}),
        ("x = a == b\n", {"x = (a != b)\n"}),
        ("x = a.top - c < b\n", {"x = (a.top - c >= b)\n", "x = (a.top - c <= b)\n"}),
        ("x = a and b\n", {"x = (a or b)\n", "x = (a)\n", "x = (b)\n"}),
        ("x = not a\n", {"x = (a)\n"}),
        ("LIMIT = 60\n", {"LIMIT = 30\n", "LIMIT = 90\n"}),
        ("SHARE = 0.6\n", {"SHARE = 0.15\n", "SHARE = 0.9\n"}),
        ("x = a + 1\n", {"x = (a - 1)\n", "x = a + 2\n"}),
        ("x = any(a)\n", {"x = (all(a))\n"}),
        ("x = {'a', 'b', 'c'}\n", {"x = ({'b', 'c'})\n", "x = ({'a', 'c'})\n", "x = ({'a', 'b'})\n"}),
        ("R = (a, b, c)\n", {"R = ((b, c))\n", "R = ((a, c))\n", "R = ((a, b))\n"}),
        ("r = re.compile('a|b')\n", {"r = re.compile('b')\n", "r = re.compile('a')\n"}),
        ("def f():\n    if a:\n        return\n    return b\n", {
            "def f():\n    pass\n    return b\n",
            "def f():\n    if (not a):\n        return\n    return b\n",
        }),
        ("def f():\n    return 'duty' if a else 'plan'\n", {
            "def f():\n    return 'plan' if a else 'plan'\n",
            "def f():\n    return 'duty' if a else 'duty'\n",
            "def f():\n    return 'duty' if (not a) else 'plan'\n",
        }),
    ],
)  # fmt: skip
def test_code_is_changed_in_each_way_that_an_operator_knows(
    tmp_path: Path, source: str, changed: set[str]
) -> None:
    assert {m.apply(source.encode()).decode() for m in mutants(tmp_path, source)} == changed


@pytest.mark.parametrize(
    "source",
    [
        '"""Over 3 woningen."""\n',
        "def f():\n    raise ValueError('kapot', 3)\n",
        "x = y[0]\n",
        "Key = tuple[bool, int, str]\n",
        "NAME: str\n",
    ],
)
def test_what_decides_nothing_is_left_alone(tmp_path: Path, source: str) -> None:
    assert mutants(tmp_path, source) == []


def test_every_mutant_of_a_module_of_ours_is_code() -> None:
    root = Path(__file__).resolve().parent.parent
    file = root / "extract" / "marks.py"
    found = mutants_of(root, file)
    assert len(found) > 50
    for mutant in found:
        ast.parse(mutant.apply(file.read_bytes()))


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("a|b|c", ["b|c", "a|c", "a|b"]),
        ("(?:in|op) de", ["(?:op) de", "(?:in) de"]),
        (r"\||[|]", []),
        (r"(?P<x>a|b)c|d", ["(?P<x>b)c|d", "(?P<x>a)c|d", "d", "(?P<x>a|b)c"]),
    ],
)
def test_alternatives_of_a_pattern_are_dropped_one_by_one(pattern: str, left: list[str]) -> None:
    found = [without for _, without in without_alternative(pattern)]
    assert found == left if left else len(found) == 2


def test_a_sample_has_mutants_of_every_operator_and_is_the_same_for_a_seed(tmp_path: Path) -> None:
    found = mutants(tmp_path, "A = 1\nB = 2\nC = 3\nD = a == b\n")
    chosen = sample(found, 2, seed=4)
    assert {mutant.operator for mutant in chosen} == {"constant", "comparison"}
    assert sample(found, 2, seed=4) == chosen


SOURCE = "LIMIT = 3\nHALF = LIMIT / 2\n\ndef f():\n    return LIMIT < 9\n\ndef g():\n    return HALF\n\ndef h():\n    return 7\n"


def touched() -> Touched:
    texts = f"{SNAPSHOT_TEST}[texts-brief]"
    return Touched(
        {
            "tests/test_f.py::a": 2.0,
            "tests/test_f.py::b": 1.0,
            "tests/test_g.py::c": 0.5,
            texts: 3.0,
        },
        {
            "rules.py::f": {"tests/test_f.py::a"},
            "rules.py::g": {"tests/test_g.py::c"},
            "rules.py::h": {texts},
        },
    )


def choose_at(folder: Path, line: int, known: Touched, seconds: float = 10) -> list[str]:
    mutant = next(m for m in mutants(folder, SOURCE) if m.line == line)
    return choose_tests(mutant, SOURCE, known, seconds)


def chosen_tests(folder: Path, line: int, seconds: float = 10) -> list[str]:
    return units(choose_at(folder, line, touched(), seconds))


def units(tests: list[str]) -> list[str]:
    """Those of ``tests`` that are no snapshots."""
    return [test for test in tests if not test.startswith(SNAPSHOT_TEST)]


def test_a_mutant_is_tried_on_the_tests_that_run_its_function_and_those_beside_them(
    tmp_path: Path,
) -> None:
    assert chosen_tests(tmp_path, 5) == ["tests/test_f.py::a", "tests/test_f.py::b"]


def test_a_constant_is_tried_on_all_that_use_it_also_by_way_of_another(tmp_path: Path) -> None:
    units = chosen_tests(tmp_path, 1)
    assert units == ["tests/test_g.py::c", "tests/test_f.py::a", "tests/test_f.py::b"]


def test_a_pattern_is_tried_on_its_examples_first(tmp_path: Path) -> None:
    known = touched()
    known.seconds[f"{EXAMPLES_TEST}[rules.py]"] = 0.1
    known.seconds[f"{EXAMPLES_TEST}[other.py]"] = 0.1
    first = {line: choose_at(tmp_path, line, known)[0] for line in (1, 5)}
    assert first == {1: f"{EXAMPLES_TEST}[rules.py]", 5: "tests/test_f.py::a"}


def test_unit_tests_take_no_more_than_their_seconds(tmp_path: Path) -> None:
    assert chosen_tests(tmp_path, 1, seconds=1) == ["tests/test_g.py::c"]


def test_a_slow_test_keeps_no_other_from_being_tried(tmp_path: Path) -> None:
    known = touched()
    slow = {"tests/test_f.py::slow": 6.0, "tests/test_f.py::slower": 7.0}
    known.seconds.update(slow)
    known.functions["rules.py::f"].update(slow)
    mutant = next(m for m in mutants(tmp_path, SOURCE) if m.line == 5)
    chosen = choose_tests(mutant, SOURCE, known, 9, lambda _tests, _mutant: set(slow))
    assert units(chosen) == ["tests/test_f.py::a", "tests/test_f.py::b", "tests/test_f.py::slow"]


def test_snapshots_are_those_of_the_folders_that_run_the_function(tmp_path: Path) -> None:
    assert choose_at(tmp_path, 11, touched()) == [f"{SNAPSHOT_TEST}[texts-brief]"]


def test_snapshots_of_which_no_functions_are_known_may_run_any(tmp_path: Path) -> None:
    # they are read in processes of their own
    assert choose_at(tmp_path, 5, touched())[-1] == f"{SNAPSHOT_TEST}[texts-brief]"


def test_layouts_are_read_whatever_they_take(tmp_path: Path) -> None:
    known = touched()
    edges = "tests/test_layouts.py::kept[edges]"
    known.seconds[edges] = 40.0
    known.functions["rules.py::f"].add(edges)
    mutant = next(m for m in mutants(tmp_path, SOURCE) if m.line == 5)
    assert edges in choose_tests(mutant, SOURCE, known, 3)


def test_a_file_that_is_not_recorded_is_tried_on_the_tests_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "nlp").mkdir()
    file = tmp_path / "nlp" / "new.py"
    file.write_text("def n():\n    return 7\n", encoding="utf-8")
    (mutant, *_) = mutants_of(tmp_path, file)
    known = Touched({"tests/test_n.py::a": 1.0}, {"nlp/old.py::o": {"tests/test_n.py::a"}})
    assert choose_tests(mutant, file.read_text(), known, 10) == ["tests/test_n.py::a"]


RULES = """# Rules.
[[rule]]
id = "past"
outcome = "none"
past = true
words = ["a", "b",
  "c"]
examples = ["x", "y", "z"]

[[rule]]
id = "now"
outcome = "ask"
strength = 40

[[rule]]
id = "other"
outcome = "ask"
phrases = ["d/e/f"]
"""


def test_rules_that_are_data_are_changed_in_each_way(tmp_path: Path) -> None:
    (tmp_path / "time.toml").write_text(RULES, encoding="utf-8")
    found = mutants_of_rules(tmp_path, tmp_path / "time.toml")
    changed = {(m.operator, m.before.partition("\n")[0].strip(), m.after) for m in found}
    assert changed == {
        ("rule dropped", "[[rule]]", ""),
        ("condition dropped", "past = true", ""),
        ("condition dropped", 'words = ["a", "b",', ""),
        ("condition dropped", "strength = 40", ""),
        ("condition dropped", 'phrases = ["d/e/f"]', ""),
        ("switch", "true", "false"),
        ("word dropped", '"a",', ""),
        ("word dropped", '"b",', ""),
        ("word dropped", '"c"', ""),
        ("strength", "40", "20"),
        ("code", '"none"', '"ask"'),
        ("code", '"ask"', '"none"'),
        ("alternative dropped", '"d/e/f"', '"e/f"'),
        ("alternative dropped", '"d/e/f"', '"d/f"'),
        ("alternative dropped", '"d/e/f"', '"d/e"'),
    }  # fmt: skip


TABLE = re.compile(rb"^\[{1,2}[\w.-]+\]{1,2}\s*$", re.MULTILINE)


def tables_around(mutant: Mutant, data: bytes) -> str:
    """The tables that a mutant is in, as it makes them: the rest of the file is as it was, and to read
    all of it for each takes seconds."""
    borders = [0, *(match.start() for match in TABLE.finditer(data)), len(data)]
    start = max(border for border in borders if border <= mutant.start)
    end = min(border for border in borders if border >= mutant.end)
    changed = mutant.apply(data)
    return changed[start : end + len(changed) - len(data)].decode()


def test_every_mutant_of_our_rules_is_toml() -> None:
    root = Path(__file__).resolve().parent.parent
    found = sample(rule_mutants(root), 100, seed=5)
    for mutant in found:
        tomllib.loads(tables_around(mutant, (root / mutant.file).read_bytes()))
    assert {mutant.operator for mutant in found} > {"rule dropped", "word dropped", "strength"}


def test_every_file_of_rules_is_there_and_names_code_that_is() -> None:
    root = Path(__file__).resolve().parent.parent
    for name, code in RULE_FILES.items():
        assert (root / "corpus" / "reference" / name).is_file()
        assert all((root / path).exists() for path in code)


def test_a_rule_of_a_file_is_tried_on_the_tests_of_the_code_that_goes_by_it(tmp_path: Path) -> None:
    (tmp_path / "sums.toml").write_text(RULES, encoding="utf-8")
    (mutant, *_) = mutants_of_rules(tmp_path, tmp_path / "sums.toml")
    known = Touched(
        {"tests/test_c.py::a": 1.0, "tests/test_n.py::b": 1.0},
        {"checks/sums.py::s": {"tests/test_c.py::a"}, "nlp/old.py::o": {"tests/test_n.py::b"}},
    )
    assert choose_tests(mutant, RULES, known, 10) == ["tests/test_c.py::a"]


def imported(folder: Path) -> tuple[Callable[[], bool], bytes]:
    """A function of a module that is loaded from ``folder``, and the module's source."""
    source = b"LIMIT = 3\n\ndef f():\n    return LIMIT < 9\n"
    (folder / "rules.py").write_bytes(source)
    names: dict[str, Any] = {}
    exec(compile(source, str(folder / "rules.py"), "exec"), names)
    return names["f"], source


def test_a_function_that_was_imported_is_given_its_changed_code(tmp_path: Path) -> None:
    function, source = imported(tmp_path)
    warm = Warm(tmp_path, {(str(tmp_path / "rules.py"), "f"): [function]}, frozenset())  # type: ignore[list-item]
    mutant = next(m for m in mutants(tmp_path, source.decode()) if m.operator == "comparison")
    assert warm.can_show(mutant, source)
    assert function() is True
    warm.put_in(mutant, source)
    assert function() is False


def test_what_is_outside_functions_or_ran_already_needs_a_cold_process(tmp_path: Path) -> None:
    function, source = imported(tmp_path)
    place = (str(tmp_path / "rules.py"), "f")
    warm = Warm(tmp_path, {place: [function]}, frozenset({place}))  # type: ignore[list-item]
    assert not any(warm.can_show(m, source) for m in mutants(tmp_path, source.decode()))
    not_run = replace(warm, ran=frozenset())
    shown = {m.line for m in mutants(tmp_path, source.decode()) if not_run.can_show(m, source)}
    assert shown == {4}


def test_processes_that_tests_start_find_the_changed_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    function, source = imported(tmp_path)
    warm = Warm(tmp_path, {(str(tmp_path / "rules.py"), "f"): [function]}, frozenset())  # type: ignore[list-item]
    mutant = next(m for m in mutants(tmp_path, source.decode()) if m.operator == "comparison")
    seen: list[bytes] = []

    def run(self: Trial, *_: object) -> Outcome:
        seen.append((self.tree / "rules.py").read_bytes())
        return Outcome(None, 0.0, "")

    monkeypatch.setattr(Trial, "_run", run)
    Trial(tmp_path, lambda _: ["tests/test_f.py::a"], {}, 1)._try_warm(warm, mutant)
    assert seen == [mutant.apply(source)]
    assert (tmp_path / "rules.py").read_bytes() == source


@pytest.mark.parametrize(
    ("source", "edges"),
    [
        ("x = a.top - 1 <= y\n", 0),
        ("x = y < a.x1 + 0.5\n", 0),
        ("x = a.top <= y\n", 1),
        ("x = a.size - 1 <= y\n", 1),
        ("x = a.top - 1 <= y <= z\n", 1),
    ],
)
def test_the_edge_of_a_slack_between_coordinates_is_no_rule(
    tmp_path: Path, source: str, edges: int
) -> None:
    assert [m.operator for m in mutants(tmp_path, source)].count("edge") == edges


KEEPS = """
from functools import cache, lru_cache

def read(text):
    return text.upper()

@lru_cache(maxsize=1)
def words():
    return read("a")

@cache
def word(text):
    return words() + read(text)
"""


def run_by(function: Callable[[], object], running: Running) -> set[str]:
    """The names of the functions that a call runs, or ran to make what it gets."""
    with running.apart() as said:
        sys.settrace(running.trace)
        try:
            function()
        finally:
            sys.settrace(None)
        return {code.co_name for code in said() if code.co_filename == "keeps.py"}


def test_who_gets_what_was_kept_counts_as_running_what_made_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(functools, "lru_cache", functools.lru_cache)
    monkeypatch.setattr(functools, "cache", functools.cache)
    running = Running()
    remember_makers(running, "keeps")
    names: dict[str, Any] = {}
    exec(compile(KEEPS, "keeps.py", "exec"), names)
    # what is kept while modules are imported too
    names["words"]()
    first = run_by(names["words"], running)
    assert first == {"words", "read"}
    assert run_by(names["words"], running) == first
    assert run_by(lambda: names["word"]("b"), running) == {"word", "words", "read"}
    assert run_by(lambda: names["read"]("b"), running) == {"read"}
    assert names["words"].cache_info().hits == 3
