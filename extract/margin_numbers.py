"""Numbers of lines in the margin of a text: they count on from line to line, and belong to no sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

#: "  12  woningen bij komen": a number with blanks around it.
_NUMBERED = re.compile(r"\s*(?P<number>[0-9]{1,4})(?:\s{2,}|\t)(?P<text>\S)")
#: So many lines in a row are numbered; fewer may be a list.
_FEWEST = 5
#: In numbered lines of running text at least this share goes on with a small letter; items of a list seldom do.
_GOES_ON = 0.3


def margin_ends(lines: Sequence[str]) -> Mapping[int, int]:
    """Where the text of numbered lines begins: by the index of a line, the characters that its number takes.

    Empty where no lines of running text are numbered one by one.
    """
    found: dict[int, int] = {}
    for run in _runs(lines):
        small = sum(match["text"].islower() for _, match in run)
        if len(run) >= _FEWEST and small >= _GOES_ON * len(run):
            found |= {index: match.start("text") for index, match in run}
    return found


def _runs(lines: Sequence[str]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """The numbered lines whose numbers count on by one; blank lines between them do not part them."""
    run: list[tuple[int, re.Match[str]]] = []
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        match = _NUMBERED.match(line)
        if match is not None and run and int(match["number"]) == int(run[-1][1]["number"]) + 1:
            run.append((index, match))
            continue
        yield run
        run = [(index, match)] if match is not None else []
    yield run
