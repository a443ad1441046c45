"""A process that has imported the project, so that a mutant costs its tests and little else.

A mutant within a function is put in by giving the function the changed code. That cannot be done
where the function ran while the project was imported or its data loaded, nor for what stands outside
functions: such a mutant needs a process that begins cold.
"""

from __future__ import annotations

import functools
import gc
import importlib
import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

from tests.mutants.sites import Mutant

_Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Warm:
    """The functions of a project that was imported, by file and name, and the names of those that have
    run already."""

    tree: Path
    functions: dict[_Place, list[FunctionType]]
    ran: frozenset[_Place]

    def can_show(self, mutant: Mutant, source: bytes) -> bool:
        """Return True if a mutant can be put in; otherwise only a cold process can show it."""
        path = str(self.tree / mutant.file)
        if mutant.scope is None or (path, mutant.scope) in self.ran:
            return False
        before = self._changed(mutant, source)
        after = self._changed(mutant, mutant.apply(source))
        functions = self.functions.get((path, mutant.scope), [])
        return (
            bool(functions)
            and len(before) == len(after) == 1
            and before != after
            and all(len(after[0].co_freevars) == len(f.__code__.co_freevars) for f in functions)
        )

    def put_in(self, mutant: Mutant, source: bytes) -> None:
        """Give the function of a mutant its changed code."""
        (code,) = self._changed(mutant, mutant.apply(source))
        for function in self.functions[(str(self.tree / mutant.file), mutant.scope or "")]:
            function.__code__ = code

    def _changed(self, mutant: Mutant, source: bytes) -> list[CodeType]:
        module = compile(source, str(self.tree / mutant.file), "exec")
        return [code for name, code in _codes(module) if name == mutant.scope]


def warm_up(tree: Path, packages: Sequence[str]) -> Warm:
    """Import the packages of a copy of the project and load their data."""
    ran: set[_Place] = set()

    def trace(frame: FrameType, _event: str, _argument: Any) -> None:
        code = frame.f_code
        ran.add((code.co_filename, code.co_qualname.split(".<locals>")[0]))

    sys.settrace(trace)
    try:
        for package in packages:
            for file in sorted((tree / package).rglob("*.py")):
                _import(file.relative_to(tree))
        for load in _loaders(str(tree)):
            load()
    finally:
        sys.settrace(None)
    found: dict[_Place, list[FunctionType]] = {}
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename.startswith(f"{tree}/"):
            code = thing.__code__
            found.setdefault((code.co_filename, code.co_qualname), []).append(thing)
    return Warm(tree, found, frozenset(ran))


def _import(file: Path) -> None:
    if file.stem != "__main__":
        parts = file.with_suffix("").parts
        importlib.import_module(".".join(parts[:-1] if file.stem == "__init__" else parts))


def _loaders(tree: str) -> Iterator[Callable[[], object]]:
    """What the project keeps after its first call and needs nothing to be called."""
    wrapper = type(functools.lru_cache(_loaders))
    for thing in gc.get_objects():
        if not isinstance(thing, wrapper):
            continue
        function = inspect.unwrap(thing)
        if isinstance(function, FunctionType) and function.__code__.co_filename.startswith(tree):
            parameters = inspect.signature(function).parameters.values()
            if all(p.default is not inspect.Parameter.empty for p in parameters):
                yield thing


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """The functions and methods of a module, not those within them, which are part of them."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            # A class is a code too, whose functions are found in it; it has no new locals.
            if constant.co_flags & inspect.CO_OPTIMIZED:
                yield constant.co_qualname, constant
            else:
                yield from _codes(constant)
