"""Links of every kind after forty edits of their sources: those of untouched words work, none shows another place."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from random import Random

import pytest

from kb.build import BuildOptions, build
from kb.surroundings import WIDTHS
from publish.finding import ONE_SIDE, Located, locate
from tests.edited_sources import KINDS, Edited, Places, edit
from tests.publish_sample import sample_site

SEED, EDITS, LINKS = 16, 40, 200
#: Links of one kind at most: of the rare kinds all are taken.
OF_A_KIND = 30
#: Texts of fewer lines are left as they are.
LINES = 20


@dataclass(frozen=True, slots=True)
class Link:
    """A place of the edition before, with the tables that point at it."""

    key: str
    source_id: str
    start: int
    end: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Editions:
    """The knowledge base after the edits, links of the one before, and the edits."""

    database: Path
    links: tuple[Link, ...]
    places: Mapping[str, Places]


def links_of(connection: sqlite3.Connection, random: Random) -> tuple[Link, ...]:
    """Links to what every table of a knowledge base points at."""
    kinds: dict[str, list[str]] = {}
    for (table,) in connection.execute("select name from sqlite_master where type = 'table'"):
        columns = {row[1] for row in connection.execute(f"pragma table_info({table})")}
        if "span_id" in columns and table != "spans":
            query = f"select distinct span_id from {table} where span_id is not null order by 1"
            keys = [key for (key,) in connection.execute(query)]
            for key in random.sample(keys, min(OF_A_KIND, len(keys))):
                kinds.setdefault(key, []).append(table)
    query = (
        "select source_id, char_start, char_end from spans where id = ? and char_end > char_start"
    )
    return tuple(
        Link(key, *place, tuple(tables))
        for key, tables in kinds.items()
        for place in connection.execute(query, (key,))
    )


def edited_texts(texts: Mapping[str, str], random: Random) -> dict[str, Edited]:
    """The texts with forty edits, ten of each kind, more in longer ones."""
    long = sorted(name for name, text in texts.items() if text.count("\n") >= LINES)
    kinds = [kind for kind in KINDS for _ in range(EDITS // len(KINDS))]
    random.shuffle(kinds)
    sizes = [len(texts[name]) for name in long]
    chosen = Counter(random.choices(long, sizes, k=EDITS))
    return {
        name: edit(text, [kinds.pop() for _ in range(chosen[name])], random)
        for name, text in texts.items()
    }


@pytest.fixture(scope="module")
def editions(
    built_folder: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Editions:
    folder, random = tmp_path_factory.mktemp("links"), Random(SEED)
    database = folder / "woondeal.db"
    shutil.copy(built_folder("texts"), database)
    with closing(sqlite3.connect(database)) as connection:
        links = links_of(connection, random)
        rows = connection.execute("select file, id, text from sources where text is not null")
        sources = {file: (key, text) for file, key, text in rows}
    edited = edited_texts({file: text for file, (_, text) in sources.items()}, random)
    corpus = folder / "texts"
    corpus.mkdir()
    for file, now in edited.items():
        (corpus / file).write_bytes(now.text.encode())
    build(BuildOptions(corpus, database, strict=True))
    return Editions(database, links, {sources[f][0]: Places(now) for f, now in edited.items()})


@pytest.fixture(scope="module")
def found(editions: Editions) -> Iterator[Mapping[Link, Located | None]]:
    """Where each link leads now; None where its words are gone."""
    with closing(sqlite3.connect(editions.database)) as connection:
        connection.row_factory = sqlite3.Row
        everything = {link: locate(connection, link.key) for link in editions.links}
    assert all(everything.values()), "a link of before is not known"
    yield {link: x if isinstance(x, Located) else None for link, x in everything.items()}


def near(link: Link, places: Places) -> int:
    """How many characters on either side of a link's words are as they were; -1 where the words are not."""
    if places.whole(link.start, link.end) is None:
        return -1
    return min(places.untouched(link.start, link.end))


def wrong(link: Link, now: Located | None, places: Places) -> str:
    """What a link does that it should not, by what the edits did; empty if nothing."""
    if now and now.source_id != link.source_id:
        return "another source"
    shown = (now.start, now.end) if now else None
    how = now.how if now else "gone"
    if whole := places.whole(link.start, link.end):
        if near(link, places) >= ONE_SIDE and how not in ("id", "moved"):
            return f"untouched, and {how}"
        if how in ("id", "moved") and shown != whole:
            return "another place"
        inside = shown and shown[0] <= whole[0] and whole[1] <= shown[1]
        return "other words" if how == "changed" and not inside else ""
    if how in ("id", "moved"):
        return f"its words were edited, and {how}"
    if shown is None:
        return ""
    if left := places.left(link.start, link.end):
        return "" if any(shown[0] <= n < shown[1] for n in left) else "other words"
    between = places.replaced(link.start, link.end)
    return "" if between and between[0] <= shown[0] < shown[1] <= between[1] else "other words"


def test_there_are_links_of_every_kind_and_edits_of_every_kind(editions: Editions) -> None:
    assert len(editions.links) >= LINKS
    kinds = {kind for link in editions.links for kind in link.kinds}
    assert kinds >= {"counts", "commitments", "deadlines", "commitment_parties", "check_spans"}
    assert kinds >= {"cells", "passages", "source_tables", "asks", "document_evidence"}
    edits = Counter(kind for places in editions.places.values() for kind in places.edited.edits)
    assert edits == {kind: EDITS // len(KINDS) for kind in KINDS}


def test_links_of_untouched_words_work_and_none_shows_another_place(
    editions: Editions, found: Mapping[Link, Located | None]
) -> None:
    told = {
        link.key: why
        for link, now in found.items()
        if (why := wrong(link, now, editions.places[link.source_id]))
    }
    assert told == {}
    # The same words between the same went elsewhere, so that less tells a few of these apart: another key.
    far = [now for x, now in found.items() if near(x, editions.places[x.source_id]) >= WIDTHS[-1]]
    keys = sum(now is not None and now.how == "id" for now in far)
    assert keys >= 0.95 * len(far) > 0
    assert {now.how if now else "gone" for now in found.values()} == {
        "id", "moved", "changed", "gone",
    }  # fmt: skip


def test_the_site_says_which_of_the_four_it_is(
    editions: Editions, found: Mapping[Link, Located | None]
) -> None:
    site = sample_site(editions.database)

    async def pages() -> dict[Link, tuple[int, str]]:
        answers = {}
        for link in editions.links[:LINKS]:
            response = await site.client.get(f"/bron/{link.key}")
            answers[link] = response.status_code, response.text
        return answers

    for link, (status, page) in asyncio.run(pages()).items():
        now = found[link]
        assert status == (200 if now else 410), link
        if now is None:
            continue
        notes = {"moved": "De tekst is verplaatst", "changed": "De tekst is veranderd"}
        assert [how for how, note in notes.items() if note in page] == [now.how] * (now.how != "id")
        marks = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL))
        shown = unescape(re.sub(r"<[^>]+>", "", marks))
        text = editions.places[link.source_id].edited.text
        assert shown.split() == text[now.start : now.end].split(), link
