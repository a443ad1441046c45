"""Where code can be changed for the worse: a mutant for each place that an operator knows."""

from __future__ import annotations

import ast
import copy
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

#: A string that decides rather than shows: one word in small letters.
_CODE = re.compile(r"[a-z][a-z_0-9-]{1,24}")
#: Words in a literal below which taking one out leaves too little to be the same rule.
_WORDS = 3
_REVERSED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
#: The edge of a threshold; not that of a slack between coordinates, see :func:`_is_slack`.
_EDGES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
#: Where something stands on a page: measured, and rounded by whoever wrote the file.
_COORDINATES = frozenset(("x0", "x1", "top", "bottom", "middle", "center", "baseline"))
_CALLED = {
    "min": "max", "max": "min", "any": "all", "all": "any",
    "startswith": "endswith", "endswith": "startswith",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change to a file: the bytes ``[start, end)`` become ``after``.

    ``scope`` is the function or method around it; None at the level of a module or class, where
    ``name`` is what is assigned, if anything. ``dropped`` is what was taken out of a longer text.
    """

    file: str
    line: int
    operator: str
    start: int
    end: int
    before: str
    after: str
    scope: str | None
    name: str | None
    dropped: str | None = None

    def apply(self, source: bytes) -> bytes:
        """The changed file."""
        return source[: self.start] + self.after.encode() + source[self.end :]

    def __str__(self) -> str:
        change = f"{_short(self.before)} → {_short(self.after)}"
        if self.dropped is not None:
            change = f"{_short(self.dropped)} out of {_short(self.before)}"
        return f"{self.file}:{self.line} {self.operator}: {change}"


def mutants_of(root: Path, file: Path) -> list[Mutant]:
    """All mutants of a file, in the order of its text."""
    source = file.read_bytes()
    tree = ast.parse(source)
    found = _Finder(file.relative_to(root).as_posix(), source, _codes(tree))
    found.visit(tree)
    return sorted(found.mutants, key=lambda m: (m.start, m.end, m.operator, m.after))


def sample(mutants: list[Mutant], count: int, seed: int) -> list[Mutant]:
    """``count`` mutants, as many of each operator as there are, in a random order."""
    chance = random.Random(seed)
    by_operator: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        by_operator.setdefault(mutant.operator, []).append(mutant)
    for of_operator in by_operator.values():
        chance.shuffle(of_operator)
    rounds = zip_longest(*(by_operator[name] for name in sorted(by_operator)))
    return [mutant for turn in rounds for mutant in turn if mutant is not None][:count]


def without_alternative(pattern: str) -> Iterator[tuple[str, str]]:
    """Each alternative of a regular expression, in groups too, and the expression without it."""
    for start, end in _alternatives(pattern):
        last = pattern[end : end + 1] != "|"
        without = pattern[: start - last] + pattern[end + (not last) :]
        yield pattern[start:end], without


def _alternatives(pattern: str) -> Iterator[tuple[int, int]]:
    """The ranges of alternatives that have one beside them."""
    groups: list[tuple[int, list[int]]] = [(0, [])]
    position, in_class = 0, False
    while position < len(pattern):
        character = pattern[position]
        if character == "\\":
            position += 1
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
            # A bracket that stands first in a class is one of its characters.
            position += 1 if pattern[position + 1 : position + 2] == "]" else 0
        elif character == "(":
            prefix = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[a-z]*:))?").match(pattern, position)
            groups.append((prefix.end() if prefix else position + 1, []))
        elif character == "|":
            groups[-1][1].append(position)
        elif character == ")" and len(groups) > 1:
            yield from _between(*groups.pop(), position)
        position += 1
    yield from _between(*groups[0], len(pattern))


def _between(start: int, bars: list[int], end: int) -> Iterator[tuple[int, int]]:
    if bars:
        starts, ends = [start, *(bar + 1 for bar in bars)], [*bars, end]
        yield from zip(starts, ends, strict=True)


def _codes(tree: ast.AST) -> list[str]:
    """The codes of a file, for one to stand in another's place."""
    values = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return sorted({v for v in values if isinstance(v, str) and _CODE.fullmatch(v)})


class _Finder(ast.NodeVisitor):
    """Collects the mutants of a file."""

    def __init__(self, file: str, source: bytes, codes: list[str]) -> None:
        self.mutants: list[Mutant] = []
        self._file = file
        self._source = source
        self._codes = codes
        self._scope: list[str] = []
        self._in_function = False
        self._name: str | None = None
        lines = source.splitlines(keepends=True)
        self._line_starts = [0]
        for line in lines:
            self._line_starts.append(self._line_starts[-1] + len(line))

    def _add(
        self,
        operator: str,
        node: ast.expr | ast.stmt,
        after: ast.AST | str,
        dropped: ast.AST | str | None = None,
    ) -> None:
        start = self._line_starts[node.lineno - 1] + node.col_offset
        end = self._line_starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        if isinstance(after, ast.AST):
            after = ast.unparse(after)
            after = after if isinstance(node, ast.Constant) else f"({after})"
        before = self._source[start:end].decode()
        scope = ".".join(self._scope) if self._in_function else None
        if isinstance(dropped, ast.AST):
            dropped = ast.unparse(dropped)
        self.mutants.append(
            Mutant(
                self._file, node.lineno, operator, start, end, before, after, scope, self._name,
                dropped,
            )
        )  # fmt: skip

    # --- where we are, and what is passed over ------------------------------------------------

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._scope.append(node.name)
        for statement in node.body:
            self.visit(statement)
        self._scope.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if self._in_function:
            self._visit_body(node)
            return
        self._scope.append(node.name)
        self._in_function = True
        self._visit_body(node)
        self._in_function = False
        self._scope.pop()

    def _visit_body(self, node: ast.FunctionDef) -> None:
        for default in (*node.args.defaults, *filter(None, node.args.kw_defaults)):
            self.visit(default)
        for statement in node.body:
            self.visit(statement)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        """What an error says is no matter of reading."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """What is never so can be said in any way."""

    def visit_Assign(self, node: ast.Assign) -> None:
        self._assigned(node.targets[0], node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self._assigned(node.target, node.value)

    def _assigned(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name) and target.id.startswith("__"):
            return
        if not self._in_function and isinstance(target, ast.Name):
            self._name = target.id
        self.visit(value)
        if not self._in_function:
            self._name = None

    # --- operators ----------------------------------------------------------------------------

    def visit_Compare(self, node: ast.Compare) -> None:
        for index, op in enumerate(node.ops):
            for operator, others in (("comparison", _REVERSED), ("edge", _EDGES)):
                if type(op) in others and not (operator == "edge" and _is_slack(node, index)):
                    changed = copy.deepcopy(node)
                    changed.ops[index] = others[type(op)]()
                    self._add(operator, node, changed)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        changed = copy.deepcopy(node)
        changed.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self._add("and or", node, changed)
        for index in range(len(node.values)):
            rest = [value for at, value in enumerate(node.values) if at != index]
            without = rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
            self._add("condition dropped", node, without, node.values[index])
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self._add("not", node, node.operand)
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        if len(node.body) == 1 and not node.orelse and isinstance(
            node.body[0], ast.Return | ast.Continue | ast.Break
        ):  # fmt: skip
            self._add("early end dropped", node, "pass")
        self._negated(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._negated(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for condition in node.ifs:
            self._add("condition dropped", condition, ast.Constant(True))
        self.generic_visit(node)

    def _negated(self, test: ast.expr) -> None:
        if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            self._add("not", test, ast.UnaryOp(ast.Not(), test))

    def visit_BinOp(self, node: ast.BinOp) -> None:
        numeric = any(
            isinstance(side, ast.Constant) and isinstance(side.value, int | float)
            for side in (node.left, node.right)
        )
        if numeric and isinstance(node.op, ast.Add | ast.Sub):
            changed = copy.deepcopy(node)
            changed.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
            self._add("plus minus", node, changed)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else None
        name = node.func.id if isinstance(node.func, ast.Name) else name
        if name in _CALLED:
            changed = copy.deepcopy(node)
            if isinstance(changed.func, ast.Attribute):
                changed.func.attr = _CALLED[name]
            elif isinstance(changed.func, ast.Name):
                changed.func.id = _CALLED[name]
            self._add("call", node, changed)
        if name in ("compile", "match", "search", "fullmatch", "finditer", "sub") and node.args:
            pattern = node.args[0]
            if isinstance(pattern, ast.Constant) and isinstance(pattern.value, str):
                for dropped, without in without_alternative(pattern.value):
                    self._add("alternative dropped", pattern, ast.Constant(without), dropped)
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)
        if not isinstance(node.slice, ast.Constant | ast.Tuple):  # a place, or types
            self.visit(node.slice)

    def visit_Tuple(self, node: ast.Tuple) -> None:
        self._elements(node, node.elts)

    def visit_List(self, node: ast.List) -> None:
        self._elements(node, node.elts)

    def visit_Set(self, node: ast.Set) -> None:
        self._elements(node, node.elts)

    def _elements(self, node: ast.expr, elements: list[ast.expr]) -> None:
        words = [e for e in elements if isinstance(e, ast.Constant) and isinstance(e.value, str)]
        rules = [e for e in elements if isinstance(e, ast.Name | ast.Call | ast.Attribute)]
        named = not self._in_function and len(rules) == len(elements) >= _WORDS
        if isinstance(getattr(node, "ctx", ast.Load()), ast.Load) and (
            named or len(words) == len(elements) >= _WORDS
        ):
            for element in elements:
                changed = copy.copy(node)
                changed.elts = [e for e in elements if e is not element]  # type: ignore[attr-defined]
                self._add("rule dropped" if named else "word dropped", node, changed, element)
        for element in elements:
            if element not in words:
                self.visit(element)

    def visit_Dict(self, node: ast.Dict) -> None:
        if len(node.keys) >= _WORDS and not self._in_function:
            for index in range(len(node.keys)):
                changed = copy.deepcopy(node)
                del changed.keys[index], changed.values[index]
                self._add("word dropped", node, changed, node.keys[index])
        self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Its parts have no places of their own in Python 3.11."""

    def visit_Constant(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, bool):
            self._add("constant", node, ast.Constant(not value))
        elif isinstance(value, int | float):
            for other in _moved(value):
                self._add("constant", node, ast.Constant(other))
        elif isinstance(value, str) and _CODE.fullmatch(value) and self._in_function:
            others = [code for code in self._codes if code != value]
            place = (self._codes.index(value) if value in self._codes else 0) % max(len(others), 1)
            self._add("code", node, ast.Constant(others[place] if others else f"{value}-x"))


def _is_slack(node: ast.Compare, index: int) -> bool:
    """Return True if a comparison leaves a coordinate some slack: ``cell.top - 1 <= y``.

    The slack is there because coordinates are rounded, so nothing is meant by the edge of it: no page shows what
    stands exactly a point aside rather than a little less.
    """
    sides = (node.left, *node.comparators)[index : index + 2]
    return any(
        isinstance(side, ast.BinOp)
        and isinstance(side.op, ast.Add | ast.Sub)
        and isinstance(side.left, ast.Attribute)
        and side.left.attr in _COORDINATES
        and isinstance(side.right, ast.Constant)
        for side in sides
    )


def _moved(value: float) -> Iterator[float]:
    """A threshold a meaningful step up and down: another share, or half as much again."""
    if isinstance(value, float) and 0 < value < 1:
        yield from (round(value / 4, 3), round(1 - (1 - value) / 4, 3))
    elif abs(value) <= 3:
        yield value + 1
    else:
        step = value // 2 if isinstance(value, int) else value / 2
        yield from (value - step, value + step)


def _short(text: str, length: int = 90) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length // 2]} … {text[-length // 2 :]}"
