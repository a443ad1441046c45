"""Damaged versions of files, as downloads, discs and programs make them; the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: The longest piece (bytes) that a splice takes out, puts in or writes over.
_LONGEST_PIECE = 4096
#: How many bits are flipped: one, as a disc does, to many, as a bad line does.
_FLIPS = (1, 1, 2, 8, 64)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A damaged version of a file: ``name`` is the file's, ``kind`` what was done to it."""

    name: str
    kind: str
    data: bytes


def mutation(files: Sequence[tuple[str, bytes]], seed: int, index: int) -> Mutation:
    """Return the mutation with this number of a seed, of one of ``files`` (name and content)."""
    chance = random.Random(f"{seed}:{index}")
    name, data = files[chance.randrange(len(files))]
    kind = chance.choice(tuple(_KINDS))
    other = files[chance.randrange(len(files))][1]
    return Mutation(name, kind, _KINDS[kind](chance, data, other))


def _flipped(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    mutated = bytearray(data)
    for _ in range(chance.choice(_FLIPS)):
        mutated[chance.randrange(len(mutated))] ^= 1 << chance.randrange(8)
    return bytes(mutated)


def _taken_out(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    start, end = _piece(chance, data)
    return data[:start] + data[end:]


def _twice(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    start, end = _piece(chance, data)
    at = chance.randrange(len(data))
    return data[:at] + data[start:end] + data[at:]


def _written_over(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """Return the data with a piece of another file in the place of its own."""
    start, end = _piece(chance, other)
    at = chance.randrange(len(data))
    return data[:at] + other[start:end] + data[at + end - start :]


def _zeroed(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    start, end = _piece(chance, data)
    return data[:start] + bytes(end - start) + data[end:]


def _cut_off(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _piece(chance: random.Random, data: bytes) -> tuple[int, int]:
    """Return where a piece begins and ends; short ones are as likely as long ones."""
    length = int(2 ** chance.uniform(0, _LONGEST_PIECE.bit_length() - 1))
    start = chance.randrange(len(data))
    return start, min(len(data), start + length)


_KINDS: dict[str, Callable[[random.Random, bytes, bytes], bytes]] = {
    "bits": _flipped,
    "taken out": _taken_out,
    "twice": _twice,
    "written over": _written_over,
    "zeros": _zeroed,
    "cut off": _cut_off,
}
