"""What the modules of the project say, each read once for all tests of a process."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

Import = ast.Import | ast.ImportFrom

#: What holds the statements that stand inside a statement.
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands inside a tree down to its statements: expressions are most of a tree."""
    ahead = [tree]
    while ahead:
        node = ahead.pop()
        for block in _BLOCKS:
            inside = getattr(node, block, ())
            if isinstance(inside, list):
                yield from inside
                ahead += inside


def imports_in(source: str) -> tuple[Import, ...]:
    """Return the statements of a text that import something, wherever they stand."""
    return tuple(node for node in statements(ast.parse(source)) if isinstance(node, Import))


@cache
def imports_of(path: Path) -> tuple[Import, ...]:
    """Return the statements of a file that import something."""
    return imports_in(path.read_text(encoding="utf-8"))
