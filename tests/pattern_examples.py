"""The examples of patterns in code, and what tells whether each alternative of a pattern has one.

A file of ``tests/vocabulary`` holds the examples of a folder. A table is named for a module and its
pattern, and for the key of the pattern where it stands in a dictionary or a tuple::

    [size._PLURAL]
    method = "search"
    finds = ["twintig «huizen»"]
    misses = ["een huis"]

Patterns within a function stand in a tuple under its name: ``[size.in-_is_large.0]``.

``method`` is how the code uses the pattern; ``search``, which is usual, may be left out. Of what is
found ``«»`` may mark the extent; ``{ text = "van 3", link = "van" }`` says what a group of it finds.
"""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.mutants.sites import without_alternative

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "vocabulary"
METHODS = ("search", "match", "fullmatch")
#: Methods of patterns that look for it anywhere.
_SEARCHING = ("finditer", "findall", "sub", "subn", "split")
#: Characters of no text, one for each value that an f-string puts in.
_FIRST_VALUE = 0xE000
_VALUE = re.compile(f"([{chr(_FIRST_VALUE)}-{chr(_FIRST_VALUE + 99)}])")
_MARKED = re.compile(r"(?P<before>[^«»]*)«(?P<extent>[^«»]*)»(?P<behind>[^«»]*)")


@dataclass(frozen=True, slots=True)
class Examples:
    """What a pattern finds, and what is near to it and is not found."""

    finds: tuple[str | Mapping[str, str], ...]
    misses: tuple[str, ...] = ()
    method: str = "search"

    def failures(self, pattern: Finder) -> Iterator[str]:
        """Yield what a pattern does with an example that it should not."""
        for example in self.finds:
            groups = {} if isinstance(example, str) else dict(example)
            marked = example if isinstance(example, str) else groups.pop("text")
            text, start, end = _unmarked(marked)
            # What is matched may stand behind a word that is looked back at.
            begin = max(start, 0) if self.method == "match" else 0
            found = getattr(pattern, self.method)(text, begin)
            if found is None:
                yield f"{self.method} does not find {marked!r}"
            elif start >= 0 and found.span() != (start, end):
                yield f"{self.method} finds {found.group()!r} in {marked!r}"
            elif others := groups.items() - found.groupdict().items():
                yield f"{self.method} finds in {marked!r} no {others}"
        for example in self.misses:
            if found := getattr(pattern, self.method)(example):
                yield f"{self.method} finds {found.group()!r} in {example!r}, which is to be missed"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Patterns of a tuple, of which any may find something: the first in the text, and the longest there."""

    patterns: tuple[re.Pattern[str], ...]

    def search(self, text: str, begin: int = 0) -> re.Match[str] | None:
        """Return what is found anywhere."""
        found = [match for pattern in self.patterns if (match := pattern.search(text, begin))]
        return min(found, key=lambda match: (match.start(), -match.end()), default=None)

    def match(self, text: str, begin: int = 0) -> re.Match[str] | None:
        """Return what is found at the beginning."""
        found = [match for pattern in self.patterns if (match := pattern.match(text, begin))]
        return max(found, key=re.Match.end, default=None)

    def fullmatch(self, text: str, begin: int = 0) -> re.Match[str] | None:
        """Return what is found of the whole text."""
        return next((match for one in self.patterns if (match := one.fullmatch(text, begin))), None)


#: What finds something in a text.
Finder = re.Pattern[str] | AnyOf


#: A text of a pattern in code.
Literal = ast.Constant | ast.JoinedStr


@dataclass(frozen=True, slots=True)
class Alternative:
    """An alternative in a text of a pattern: the name that the pattern goes by, and the content of the text
    without the alternative."""

    name: str
    dropped: str
    literal: Literal
    without: str | list[ast.expr]

    @contextmanager
    def taken_out(self) -> Iterator[None]:
        """Leave the alternative out of the expression for the time being."""
        field = "value" if isinstance(self.literal, ast.Constant) else "values"
        before = getattr(self.literal, field)
        setattr(self.literal, field, self.without)
        try:
            yield
        finally:
            setattr(self.literal, field, before)


@dataclass(frozen=True, slots=True)
class Module:
    """A module with the expressions that its names stand for, in their order.

    ``users`` has for each name those whose expressions use it, also by way of another, in their order;
    ``methods`` by which methods a name is used, ``alternatives`` each alternative that is written out in a
    pattern or a part of one.
    """

    values: Mapping[str, ast.expr]
    names: Mapping[str, Any]
    users: Mapping[str, tuple[str, ...]]
    methods: Mapping[str, frozenset[str]]
    alternatives: tuple[Alternative, ...]

    def patterns(self) -> Mapping[str, Finder]:
        """Return the patterns of the module, by what the examples call them."""
        return _patterns({name: self.names[name] for name in self.values})

    def with_alternatives(self) -> set[str]:
        """Return what the examples call the patterns in which alternatives are written out, also by way
        of a part that has a name."""
        varied = {alternative.name for alternative in self.alternatives}
        varied |= {user for name in varied for user in self.users[name]}
        return {key for key in self.patterns() if key.partition(".")[0] in varied}

    def without(self, alternative: Alternative) -> Iterator[tuple[str, Finder]]:
        """Yield the patterns that an alternative is in, without it; raise re.error where one is no
        pattern any more."""
        changed = alternative.name
        names = dict(self.names)
        with alternative.taken_out():
            names[changed] = _evaluated(self.values[changed], names)
        yield from _patterns_in(changed, names[changed])
        for user in self.users[changed]:
            names[user] = _evaluated(self.values[user], names)
            yield from _patterns_in(user, names[user])


def module_of(tree: ast.Module, names: Mapping[str, Any]) -> Module:
    """Return a module by its text and what its names stand for."""
    values = _values(tree)
    nodes = list(ast.walk(tree))
    within = _within_functions(nodes, names)
    names = {**names, **{name: _evaluated(value, names) for name, value in within.items()}}
    values |= within
    uses = {name: _uses(value) for name, value in values.items()}
    users = {name: tuple(_users(name, uses)) for name in values}
    alternatives = tuple(_alternatives(values, users))
    return Module(values, names, users, _methods(nodes, names), alternatives)


@cache
def load_module(file: str) -> Module:
    """Import a module by its file and read the expressions of its names."""
    module = importlib.import_module(file.removesuffix(".py").replace("/", "."))
    return module_of(ast.parse((ROOT / file).read_text(encoding="utf-8")), vars(module))


@cache
def load_examples(folder: str) -> Mapping[str, Mapping[str, Examples]]:
    """Read the examples of a folder, by module and pattern; raise TypeError for a key that is not known."""
    file = FOLDER / f"{folder.replace('/', '-')}.toml"
    modules = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return {module: dict(_entries(tables, "")) for module, tables in modules.items()}


def unlisted(module: Module, examples: Mapping[str, Examples]) -> list[str]:
    """Return the patterns with alternatives that have no examples."""
    listed = set(examples)
    missing = module.with_alternatives() - listed
    # A tuple is listed as a whole or each of its patterns is.
    return sorted(
        key
        for key in missing
        if key.rpartition(".")[0] not in listed and not any(k.startswith(f"{key}.") for k in listed)
    )


def alternatives_without_example(module: Module, examples: Mapping[str, Examples]) -> list[str]:
    """Return the alternatives without which every example comes out as it does with them."""
    patterns = module.patterns()
    anyway = {
        key: frozenset(of_pattern.failures(patterns[key]))
        for key, of_pattern in examples.items()
        if key in patterns
    }

    def shows(alternative: Alternative) -> bool:
        try:
            return any(
                failure not in anyway[key]
                for key, pattern in module.without(alternative)
                if key in anyway
                for failure in examples[key].failures(pattern)
            )
        except re.error:
            return True

    return [f"{one.dropped!r} of {one.name}" for one in module.alternatives if not shows(one)]


def _entries(tables: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Examples]]:
    for key, table in tables.items():
        if "finds" in table:
            lists = {name: tuple(v) for name, v in table.items() if isinstance(v, list)}
            yield prefix + key, Examples(**{**table, **lists})
        else:
            yield from _entries(table, f"{prefix}{key}.")


def _unmarked(example: str) -> tuple[str, int, int]:
    """The text of an example, and the extent that is marked in it or -1."""
    marked = _MARKED.fullmatch(example)
    if marked is None:
        return example, -1, -1
    start = len(marked["before"])
    return "".join(marked.groups()), start, start + len(marked["extent"])


def _values(tree: ast.Module) -> dict[str, ast.expr]:
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
    return found


def _alternatives(
    values: Mapping[str, ast.expr], users: Mapping[str, Iterable[str]]
) -> Iterator[Alternative]:
    compiling = {name for name, value in values.items() if _compiles(value)}
    for name, value in values.items():
        if not compiling.isdisjoint((name, *users[name])):
            for literal in _literals(value):
                for dropped, without in _without_alternative(literal):
                    yield Alternative(name, dropped, literal, without)


def _within_functions(nodes: Iterable[ast.AST], names: Mapping[str, Any]) -> dict[str, ast.expr]:
    """The patterns with alternatives within each function, as a tuple; those made of what only the function
    knows are passed over."""
    compiled = [
        (node.lineno, pattern)
        for node in nodes
        if isinstance(node, ast.Call)
        if (pattern := _compiled(node))
        if any(True for text in _texts(pattern.args[0]) for _ in _without_alternative(text))
        if _uses(pattern) <= set(names)
    ]
    found: dict[str, ast.expr] = {}
    for function in nodes:
        if isinstance(function, ast.FunctionDef):
            lines = range(function.lineno, (function.end_lineno or function.lineno) + 1)
            patterns: list[ast.expr] = [pattern for line, pattern in compiled if line in lines]
            if patterns:
                found[f"in-{function.name}"] = ast.Tuple(patterns, ast.Load())
    return found


def _compiled(call: ast.Call) -> ast.Call | None:
    """What compiles the pattern of a call such as ``re.search("a|b", text, re.IGNORECASE)``."""
    if _of_re(call.func) not in ("compile", *METHODS, *_SEARCHING):
        return None
    flags = [one for one in call.args[1:] if ast.unparse(one).startswith("re.")]
    flags += [one.value for one in call.keywords if one.arg == "flags"]
    return ast.Call(ast.parse("re.compile", mode="eval").body, [call.args[0], *flags], [])


def _of_re(node: ast.expr) -> str | None:
    """The name of what is taken from the module ``re``."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.attr if node.value.id == "re" else None
    return None


def _methods(nodes: Iterable[ast.AST], names: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """By which methods a module uses each of its patterns."""
    found: dict[str, set[str]] = {}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            method = "search" if node.attr in _SEARCHING else node.attr
            if method in METHODS and isinstance(names.get(node.value.id), re.Pattern):
                found.setdefault(node.value.id, set()).add(method)
    return {name: frozenset(methods) for name, methods in found.items()}


def _patterns(names: Mapping[str, Any]) -> dict[str, Finder]:
    return {key: one for name, value in names.items() for key, one in _patterns_in(name, value)}


def _patterns_in(key: str, value: object) -> Iterator[tuple[str, Finder]]:
    if isinstance(value, re.Pattern):
        yield key, value
        return
    items: Iterable[tuple[object, object]] = ()
    if isinstance(value, tuple | list):
        items = enumerate(value)
        if value and all(isinstance(one, re.Pattern) for one in value):
            yield key, AnyOf(tuple(value))
    elif isinstance(value, Mapping):
        items = value.items()
    for name, one in items:
        yield from _patterns_in(f"{key}.{name}", one)


def _compiles(value: ast.expr) -> bool:
    return any(map(_is_compile, ast.walk(value)))


def _is_compile(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _of_re(node.func) == "compile"


def _uses(value: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(value) if isinstance(node, ast.Name)}


def _users(name: str, uses: Mapping[str, set[str]]) -> Iterator[str]:
    using = {name}
    for other, used in uses.items():
        if used & using:
            using.add(other)
            yield other


def _literals(value: ast.expr) -> list[Literal]:
    """The texts of patterns in an expression: what is compiled, or a part of a pattern that has a name."""
    compiled = [node.args[0] for node in ast.walk(value) if _is_compile(node)]  # type: ignore[attr-defined]
    found = [text for node in (compiled or [value]) for text in _texts(node)]
    if not found:
        # re.compile(one) for one in ("a|b", "c")
        for node in ast.walk(value):
            if isinstance(node, ast.comprehension) and isinstance(node.iter, ast.Tuple):
                found += [text for one in node.iter.elts for text in _texts(one)]
    return found


def _texts(node: ast.expr) -> Iterator[Literal]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from _texts(node.left)
        yield from _texts(node.right)
    elif isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    ):
        yield node


def _without_alternative(
    literal: Literal,
) -> Iterator[tuple[str, str | list[ast.expr]]]:
    if isinstance(literal, ast.Constant):
        yield from without_alternative(str(literal.value))
        return
    put_in = [part for part in literal.values if isinstance(part, ast.FormattedValue)]
    marks = iter(chr(_FIRST_VALUE + index) for index in range(len(put_in)))
    text = "".join(
        str(part.value) if isinstance(part, ast.Constant) else next(marks)
        for part in literal.values
    )

    def parts(pattern: str) -> list[ast.expr]:
        return [
            put_in[ord(part) - _FIRST_VALUE] if _VALUE.fullmatch(part) else ast.Constant(part)
            for part in _VALUE.split(pattern)
            if part
        ]

    for dropped, without in without_alternative(text):
        yield "".join(map(_shown, parts(dropped))), parts(without)


def _shown(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}"  # type: ignore[attr-defined]


def _evaluated(value: ast.expr, names: Mapping[str, Any]) -> Any:
    expression = ast.fix_missing_locations(ast.Expression(value))
    return eval(compile(expression, "<pattern>", "eval"), dict(names))
