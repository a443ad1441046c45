"""Regular expressions that are not compiled again: what the compiler made of them, from an earlier process.

Python compiles a pattern from its text each time that it starts; the patterns by which a source is read take
longer than reading ten pages. What the compiler makes is a list of numbers, of which ``_sre`` makes the
pattern after looking whether they are code. Nothing in Python keeps it, as ``.pyc`` files do with modules; here it
is done where :mod:`re` calls its compiler. A pattern that is made so equals the one that is compiled, code and all.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import msgspec

from kb.closing import Closing

#: Where :mod:`re` compiles, what makes a pattern of code, and what the code depends on besides the pattern and its flags.
_COMPILER = import_module("re._compiler")
_SRE: Any = import_module("_sre")
MADE_BY = (sys.version, sys.byteorder, sys.maxsize, _SRE.MAGIC, _SRE.CODESIZE)
#: The kind of number of ``_sre``, as :mod:`array` calls it; code of another width is not kept.
_NUMBER = "I"
_DEBUG = 128

#: The text of a pattern and the flags with which it was asked for.
Asked = tuple[str, int]


class Code(msgspec.Struct, array_like=True, frozen=True):
    """What the compiler made of a pattern: all that ``_sre.compile`` makes one of."""

    pattern: str
    asked_flags: int
    flags: int
    code: bytes
    groups: int
    group_names: dict[str, int]


class KeptPatterns(Closing):
    """While it is open, patterns that are in ``known`` are not compiled; a context manager.

    ``made`` has the code of those that were, as long as there are no more than ``most`` of both.
    """

    def __init__(self, known: Iterable[Code] = (), most: int = 10_000) -> None:
        self._known = {(code.pattern, code.asked_flags): code for code in known}
        self._room = most - len(self._known)
        self.made: dict[Asked, Code] = {}
        self._asked: Asked | None = None
        self._compile: Callable[..., Any] = vars(_COMPILER)["compile"]
        self._is_open = (
            array(_NUMBER).itemsize == _SRE.CODESIZE and vars(_COMPILER).get("_sre") is _SRE
        )
        if self._is_open:
            vars(_COMPILER).update(compile=self._pattern, _sre=self._noting_sre())

    def close(self) -> None:
        """Have :mod:`re` compile again by itself."""
        if self._is_open:
            vars(_COMPILER).update(compile=self._compile, _sre=_SRE)
            self._is_open = False

    def _pattern(self, pattern: Any, flags: int = 0) -> Any:
        if type(pattern) is not str or flags & _DEBUG:
            return self._compile(pattern, flags)
        asked = pattern, int(flags)
        code = self._known.get(asked)
        if code is not None:
            try:
                return _compiled(code)
            except (TypeError, ValueError, RuntimeError, OverflowError, IndexError):
                # Not code: nobody but another program wrote that.
                del self._known[asked]
        self._asked = asked
        try:
            return self._compile(pattern, flags)
        finally:
            self._asked = None

    def _noting_sre(self) -> SimpleNamespace:
        """``_sre``, whose ``compile`` notes what it gets."""

        def compile_noting(
            pattern: str | None,
            flags: int,
            code: list[int],
            groups: int,
            names: dict[str, int],
            by_group: tuple[str | None, ...],
        ) -> Any:
            compiled = _SRE.compile(pattern, flags, code, groups, names, by_group)
            has_room = len(self.made) < self._room
            if has_room and self._asked is not None and pattern == self._asked[0]:
                numbers = array(_NUMBER, code).tobytes()
                self.made[self._asked] = Code(*self._asked, flags, numbers, groups, dict(names))
            return compiled

        return SimpleNamespace(**{**vars(_SRE), "compile": compile_noting})


def _compiled(code: Code) -> Any:
    """The pattern; raises an error, one of ``_sre`` or another, where it is no code."""
    if not 0 <= code.groups <= len(code.code):
        raise ValueError(f"no pattern has {code.groups} groups")
    by_group: list[str | None] = [None] * (code.groups + 1)
    for name, group in code.group_names.items():
        by_group[group] = name
    numbers = array(_NUMBER)
    numbers.frombytes(code.code)
    return _SRE.compile(
        code.pattern,
        code.flags,
        numbers.tolist(),
        code.groups,
        code.group_names,
        tuple(by_group),
    )
