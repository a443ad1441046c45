"""Links of an edition, after its documents were edited: 200 links of every kind, 40 places.

``make test-crawl`` builds the corpus, edits a copy of it (ten insertions, deletions, moves and changes), builds
that in its place, and follows the links of before. A link to words that nobody touched leads to these words at
the place where they are now; no link shows words of another place.
"""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from kb.build import build  # noqa: E402
from kb.build_options import BuildOptions  # noqa: E402
from publish import finding, source_page  # noqa: E402

#: Where spans are of, and how links are made.
KINDS = {
    "counts": "select span_id from counts",
    "commitments": "select span_id from commitments",
    "deadlines": "select span_id from deadlines",
    "cells": "select span_id from cells",
    "checks": "select span_id from check_spans",
    "asks": "select span_id from asks",
    "passages": "select span_id from passages",
    "parties": "select span_id from commitment_parties",
}
EACH, EDITS, SEED = 30, 10, 16
INSERTED = "Deze zin is er later bij gezet en gaat over 731 nieuwe kozijnen.\n"
#: Characters around the words of a link that must be as they were for nobody to have touched them.
AROUND = 60


@dataclass(frozen=True)
class Link:
    """A link of before: its key and words, and where in which file it was."""

    kind: str
    key: str
    exact: str
    prefix: str
    suffix: str
    file: str
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """A part of the new text of a file: where it began in the old one (None: it is new), and its words."""

    old: int | None
    text: str


def edited(text: str, chance: random.Random, edits: int, places: Collection[int]) -> list[Piece]:
    """The text with so many edits of each kind in it, half of them at lines of links (``places``)."""
    starts = [m.start() for m in re.finditer(r"(?m)^(?=[^\n]*\w{4})", text)][20:-20]
    linked = sorted({text.rfind("\n", 0, place) + 1 for place in places} & {*starts})
    spots = {*chance.sample(linked, min(5 * edits // 2, len(linked)))}
    spots |= {*chance.sample([s for s in starts if s not in spots], 5 * edits - len(spots))}
    kinds = ["insert", "delete", "change", "from", "to"] * edits
    chance.shuffle(kinds)
    while not all(kinds[:n].count("from") >= kinds[:n].count("to") for n in range(len(kinds) + 1)):
        chance.shuffle(kinds)
    pieces, at, moved = [], 0, []
    for spot, kind in zip(sorted(spots), kinds, strict=True):
        end = text.find("\n", spot) + 1
        pieces.append(Piece(at, text[at:spot]))
        at = spot
        line = text[spot:end]
        if kind == "insert":
            pieces.append(Piece(None, INSERTED))
        elif kind == "delete":
            at = end
        elif kind == "change":
            word = re.search(r"\w{4,}", line)
            assert word
            pieces += [Piece(spot, line[: word.start()]), Piece(None, "anders")]
            at = spot + word.end()
        elif kind == "from":
            moved.append(Piece(spot, line))
            at = end
        else:
            pieces.append(moved.pop(0))
    pieces.append(Piece(at, text[at:]))
    return pieces


def place_now(pieces: list[Piece], start: int, end: int) -> tuple[int, int] | None:
    """Where a range of the old text is now; None where it did not stay in one piece."""
    begin = 0
    for piece in pieces:
        if piece.old is not None and piece.old <= start and end <= piece.old + len(piece.text):
            return begin + start - piece.old, begin + end - piece.old
        begin += len(piece.text)
    return None


def built(corpus: Path, output: Path) -> sqlite3.Connection:
    build(BuildOptions(corpus, output, store=None))
    connection = sqlite3.connect(output)
    connection.row_factory = sqlite3.Row
    return connection


def links_of(connection: sqlite3.Connection, chance: random.Random) -> Iterator[Link]:
    taken: list[str] = []
    for kind, sql in KINDS.items():
        spans = sorted({row[0] for row in connection.execute(sql) if row[0]} - {*taken})
        for key in chance.sample(spans, min(EACH, len(spans))):
            taken.append(key)
            located = finding.locate(connection, key)
            assert isinstance(located, finding.Located)
            view = source_page.view(connection, located)
            prefix, suffix = view.context
            exact = source_page.facts.beginning(view.one_line)
            yield Link(kind, key, exact, prefix, suffix, view.file, located.start, located.end)


@pytest.fixture(scope="module")
def followed(
    tmp_path_factory: pytest.TempPathFactory,
) -> list[tuple[Link, list[Piece], object, str]]:
    """Each link, the pieces of its file, what it leads to now, and the new text."""
    folder, chance = tmp_path_factory.mktemp("links"), random.Random(SEED)
    corpus = folder / "corpus"
    shutil.copytree(ROOT / "corpus", corpus, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    with closing(built(corpus, folder / "kennis.db")) as before:
        links = list(links_of(before, chance))
    texts = sorted((corpus / "documents").glob("*.txt"), key=lambda path: path.stat().st_size)
    pieces: dict[str, list[Piece]] = {}
    for path in texts:
        text = path.read_bytes().decode("utf-8")
        # Two of each kind in every file: ten of each in five files.
        places = [link.start for link in links if link.file == path.name]
        pieces[path.name] = edited(text, chance, EDITS // len(texts), places)
        path.write_bytes("".join(p.text for p in pieces[path.name]).encode("utf-8"))
    manifest = corpus / "manifest.toml"
    manifest.write_text(re.sub(r"(?m)^sha256 = .*\n", "", manifest.read_text("utf-8")), "utf-8")
    found: list[tuple[Link, list[Piece], object, str]] = []
    with closing(built(corpus, folder / "kennis.db")) as after:
        for link in links:
            words = {"exact": link.exact, "prefix": link.prefix, "suffix": link.suffix}
            text = "".join(piece.text for piece in pieces[link.file])
            for given in ({}, words):
                located = finding.locate(after, link.key, **given)
                found.append((link, pieces[link.file], located, text))
    return found


def test_links_to_words_that_nobody_touched_lead_to_them(
    followed: list[tuple[Link, list[Piece], object, str]],
) -> None:
    untouched = 0
    for link, pieces, located, _ in followed:
        if place_now(pieces, max(0, link.start - AROUND), link.end + AROUND) is None:
            continue
        untouched += 1
        now = place_now(pieces, link.start, link.end)
        assert isinstance(located, finding.Located), link
        assert (located.start, located.end) == now, link
        assert located.how in ("id", "moved") and not located.was, link
    assert untouched > 200


def test_links_fare_in_every_way(
    followed: list[tuple[Link, list[Piece], object, str]],
) -> None:
    ways = Counter(
        found.how if isinstance(found, finding.Located) else "gone" for _, _, found, _ in followed
    )
    assert len({link.key for link, *_ in followed}) >= 200
    assert set(ways) == {"id", "moved", "changed", "gone"}


def test_no_link_shows_another_place(
    followed: list[tuple[Link, list[Piece], object, str]],
) -> None:
    for link, pieces, located, text in followed:
        if not isinstance(located, finding.Located):
            continue
        now = place_now(pieces, link.start, link.end)
        if located.how == "changed":
            # Where the words were changed the new ones stand, and the old ones are named.
            # An edition keeps the beginning of long words.
            assert link.exact.startswith(located.was[:200]) and now is None, link
        elif now is not None:
            assert (located.start, located.end) == now, (link, text[located.start : located.end])
        else:
            # The words were cut through or are gone: nothing may be shown as them.
            assert " ".join(text[located.start : located.end].split()).startswith(link.exact[:200])
            assert len(link.exact) > finding.SENTENCE, link
