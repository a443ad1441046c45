"""No function that nobody can follow, and no file with several subjects."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from tests.source_files import statements
from tests.test_project import PACKAGES, ROOT

#: Ways through a function, as radon counts them, and on average in the packages that hold the rules.
_MOST_WAYS = 25
_MEAN_WAYS = 6
_MOST_LINES = 400


def ways_through(node: ast.AST) -> int:
    """The ways through code, counted as radon does, functions inside it left out."""
    ways, ahead = 1, [node]
    while ahead:
        for child in ast.iter_child_nodes(ahead.pop()):
            if not isinstance(child, ast.FunctionDef | ast.ClassDef):
                ways += _forks(child)
                if not isinstance(child, ast.Name | ast.Constant):
                    ahead.append(child)
    return ways


def _forks(node: ast.AST) -> int:
    forks = _FORKS.get(type(node))
    return forks(node) if forks is not None else 0


def _cases(node: ast.Match) -> int:
    last = node.cases[-1]
    return len(node.cases) - (last.guard is None and ast.unparse(last.pattern) == "_")


_FORKS: dict[type[ast.AST], Callable[[Any], int]] = {
    ast.If: lambda _: 1,
    ast.IfExp: lambda _: 1,
    ast.Assert: lambda _: 1,
    ast.For: lambda node: 1 + bool(node.orelse),
    ast.While: lambda node: 1 + bool(node.orelse),
    ast.comprehension: lambda node: 1 + len(node.ifs),
    ast.BoolOp: lambda node: len(node.values) - 1,
    ast.Try: lambda node: len(node.handlers) + bool(node.orelse),
    ast.Match: _cases,
}


@cache
def ways_of(package: str) -> dict[str, int]:
    """The functions of a package, each with the ways through it."""
    return {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": ways_through(node)
        for path in sorted((ROOT / package).rglob("*.py"))
        for node in statements(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }


@pytest.mark.parametrize(
    ("code", "ways"),
    [
        ("return a", 1),
        ("return b if a else c", 2),
        ("return a and b and c", 3),
        ("return [b for b in a if b if c]", 4),
        ("for b in a:\n  pass\nelse:\n  pass", 3),
        ("try:\n  a()\nexcept OSError:\n  pass\nexcept ValueError:\n  pass", 3),
        ("match a:\n  case 1: pass\n  case 2: pass\n  case _: pass", 3),
        ("def inside():\n  return b if a else c", 1),
    ],
)
def test_ways_are_counted_as_radon_does(code: str, ways: int) -> None:
    assert ways_through(ast.parse(code)) == ways


@pytest.mark.parametrize("package", PACKAGES)
def test_no_function_forks_too_often(package: str) -> None:
    found = {name: ways for name, ways in ways_of(package).items() if ways > _MOST_WAYS}
    assert not found


@pytest.mark.parametrize("package", ["nlp", "extract"])
def test_functions_of_rules_are_simple_on_average(package: str) -> None:
    assert mean(ways_of(package).values()) < _MEAN_WAYS


@pytest.mark.parametrize("package", PACKAGES)
def test_no_file_is_too_long(package: str) -> None:
    lines = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in Path(ROOT / package).rglob("*.py")
    }
    assert not {name: count for name, count in lines.items() if count > _MOST_LINES}
