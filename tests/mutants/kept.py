"""What a function keeps after its first call is run by one test and used by many: these count too.

While tests are recorded, ``functools.lru_cache`` and the fixtures of pytest that several tests share remember which
functions made what they keep, and whoever gets it is said to run them.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import CodeType, FrameType, FunctionType
from typing import Any


@dataclass(slots=True)
class Running:
    """The functions that run: those of a test, apart from those that make what is kept."""

    codes: set[CodeType] = field(default_factory=set)
    _same: dict[frozenset[CodeType], frozenset[CodeType]] = field(default_factory=dict)

    @contextmanager
    def apart(self) -> Iterator[Callable[[], frozenset[CodeType]]]:
        """Collect the functions of a stretch of work for themselves; what is yielded tells them."""
        outside, self.codes = self.codes, set()
        inside = self.codes

        def said() -> frozenset[CodeType]:
            found = frozenset(inside)
            return self._same.setdefault(found, found)

        try:
            yield said
        finally:
            self.codes = outside
            self.codes |= inside

    def trace(self, frame: FrameType, _event: str, _argument: Any) -> None:
        """Count a function among those that run: for ``sys.settrace``."""
        self.codes.add(frame.f_code)

    def use(self, codes: Set[CodeType]) -> None:
        """Count functions that ran before among those that run."""
        self.codes |= codes


def remember_makers(running: Running, folder: str) -> None:
    """Let ``functools.lru_cache`` and ``cache`` keep for the functions of a folder also what ran to make it."""
    plain = functools.lru_cache

    def lru_cache(maxsize: Any = 128, typed: bool = False) -> Any:
        if callable(maxsize):
            return _kept(running, plain, maxsize, folder)
        return lambda function: _kept(running, plain(maxsize, typed), function, folder)

    functools.lru_cache = lru_cache  # type: ignore[assignment]
    functools.cache = lru_cache(maxsize=None)


def _kept(running: Running, plain: Callable[..., Any], function: FunctionType, folder: str) -> Any:
    if not _file(function).startswith(folder):
        return plain(function)

    @functools.wraps(function)
    def made(*arguments: Any, **named: Any) -> tuple[Any, frozenset[CodeType]]:
        outside = sys.gettrace()
        with running.apart() as said:
            # Also where something is kept while modules are imported, of which no test is told.
            sys.settrace(running.trace)
            try:
                value = function(*arguments, **named)
            finally:
                sys.settrace(outside)
        return value, said()

    kept = plain(made)

    @functools.wraps(function)
    def given(*arguments: Any, **named: Any) -> Any:
        value, codes = kept(*arguments, **named)
        running.use(codes)
        return value

    given.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
    given.cache_info = kept.cache_info  # type: ignore[attr-defined]
    return given


def _file(function: Callable[..., Any]) -> str:
    """The file that a function is from; empty for what is no function of Python."""
    code = getattr(function, "__code__", None)
    return code.co_filename if code is not None else ""
