"""What a reader said of a row: whether each field is right, and whether the row can be printed.

A judgement holds no text of the document: the hash of the file, where the row's words stand in it,
what the row said, and the verdicts. A row that says the same of the same words in a later build is
judged by it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

Kind = Literal["count", "commitment"]
#: ``open``: the row leaves out what the words do say. It is no mistake, and the row says too little.
Verdict = Literal["right", "wrong", "unsure", "open"]
Value = str | float | None

#: The fields that a reader judges, for each kind of row, in the order in which they are asked.
FIELDS: Mapping[Kind, tuple[str, ...]] = {
    "count": ("value", "unit", "area", "project", "segment", "basis", "period"),
    "commitment": ("is_commitment", "parties", "deadline"),
}


class Judgement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One reader's verdicts on one row.

    ``sha256`` is that of the file, ``start`` and ``end`` are places in its text (characters, half open),
    ``row`` is the key of the row. ``values`` is what the row said for each field, ``measure`` included
    for a count. ``printable``: the row can be quoted as it stands; ``dangerous``: it would mislead.
    ``sample`` names the draw that the row came from.
    """

    kind: Kind
    sha256: str
    start: int
    end: int
    row: str
    values: dict[str, Value]
    verdicts: dict[str, Verdict]
    printable: bool
    dangerous: bool
    reader: str
    sample: str = ""
    level: str = ""

    @property
    def place(self) -> tuple[str, int, int]:
        """The file and the range that the row is about."""
        return self.sha256, self.start, self.end

    @property
    def is_right(self) -> bool:
        """Return True if every field is right and the row can be printed."""
        return self.printable and all(v == "right" for v in self.verdicts.values())


class JudgementError(ValueError):
    """A file of judgements cannot be read; the message is one line with the file and the line."""


def load_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements in a file of JSON lines, in their order; none where there is no file.

    Raises :class:`JudgementError` for a line that is none.
    """
    if not path.is_file():
        return ()
    found = []
    decoder = msgspec.json.Decoder(Judgement)
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(decoder.decode(line))
        except msgspec.DecodeError as error:
            raise JudgementError(f"{path}:{number}: not a judgement: {error}") from error
    return tuple(found)


def add_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """Add judgements at the end of a file, a line each; the file is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        for judgement in judgements:
            file.write(msgspec.json.encode(judgement) + b"\n")


def judged_as(judgement: Judgement, values: Mapping[str, Value]) -> bool | None:
    """Whether a row with these values is right, by a judgement on the same words; None if unknown.

    A field that was judged wrong and says the same is wrong still. One that was right and says
    something else is unknown, as is one that was wrong and changed.
    """
    same = {name: judgement.values.get(name) == values.get(name) for name in judgement.values}
    if any(same.get(name, True) for name, v in judgement.verdicts.items() if v == "wrong"):
        return False
    return judgement.is_right if all(same.values()) else None


def agreement(judgements: Sequence[Judgement]) -> tuple[int, int]:
    """On how many rows that two readers judged they agree whether it can be printed, and of how many."""
    first: dict[tuple[str, int, int], Judgement] = {}
    agreed = pairs = 0
    for judgement in judgements:
        earlier = first.setdefault(judgement.place, judgement)
        if earlier.reader != judgement.reader and earlier.values == judgement.values:
            pairs += 1
            agreed += earlier.printable == judgement.printable
    return agreed, pairs
