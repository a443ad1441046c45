"""The four answers that a link can have, and that it never has another place's words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from corpus.manifest import sha256_of
from kb.build import BuildOptions, build
from kb.surroundings import Surroundings
from publish.finding import LONG, ONE_SIDE, SENTENCE, Located, Sought, locate
from tests.edited_deal import build_deal

ALMELO = "In Almelo komen 500 woningen voor starters op de woningmarkt."
BORNE = "In Borne komen 500 woningen voor starters op de woningmarkt."
PLEDGE = "De gemeenten maken voor elke locatie een plan van aanpak met de corporaties."
OTHERS = "De partijen overleggen hierover elk halfjaar in het bestuurlijk overleg van de regio."
CLOSING = "Aldus overeengekomen en in drievoud ondertekend door alle partijen van deze afspraak."
OLD = "\n\n".join(["Woondeal Proefregio", OTHERS, ALMELO, BORNE, PLEDGE, CLOSING]) + "\n"

Edited = Callable[[str], sqlite3.Connection]


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """The knowledge base of an edited text, built over that of ``OLD``."""

    def made(text: str) -> sqlite3.Connection:
        (tmp_path / "corpus").mkdir(exist_ok=True)
        for content in (OLD, text):
            (tmp_path / "corpus" / "deal.txt").write_text(content, encoding="utf-8")
            build(BuildOptions(tmp_path / "corpus", tmp_path / "kb.db", strict=True))
        connection = sqlite3.connect(tmp_path / "kb.db")
        connection.row_factory = sqlite3.Row
        return connection

    return made


def key_in_old(words: str, occurrence: int = 1) -> str:
    start = -1
    for _ in range(occurrence):
        start = OLD.index(words, start + 1)
    return Surroundings("deal", OLD).key(start, start + len(words))


def key_of_text(folder: Path, words: str) -> str:
    """The key of a passage in the database that :func:`build_deal` made."""
    with opened(folder) as base:
        (key,) = base.execute("select id from spans where quote = ?", (words,)).fetchone()
        return str(key)


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "woondeal.db")) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def answer(connection: sqlite3.Connection, key: str) -> tuple[str, str]:
    """What became of a key, and the sentence in which its words stand now."""
    found = locate(connection, key)
    if not isinstance(found, Located):
        return ("gone" if found else "unknown"), ""
    (text,) = connection.execute("select text from sources").fetchone()
    first = text.rfind("\n", 0, found.start) + 1
    return found.how, text[first : text.index("\n", found.end)]


def test_words_that_nobody_touched_are_here(edited: Edited) -> None:
    base = edited(OLD.replace(OTHERS, "Een heel andere alinea, over de huren.\n\nEn nog een."))
    assert answer(base, key_in_old("500", 2)) == ("id", BORNE)
    assert answer(base, key_in_old(PLEDGE)) == ("id", PLEDGE)


def test_a_number_whose_sentence_was_deleted_is_gone(edited: Edited) -> None:
    base = edited(OLD.replace(ALMELO + "\n\n", ""))
    assert answer(base, key_in_old("500", 1)) == ("gone", "")
    gone = locate(base, key_in_old("500", 1))
    assert isinstance(gone, Sought)
    assert (gone.exact, gone.file, gone.page_number) == ("500", "deal.txt", 1)
    assert gone.near_prefix.endswith("In Almelo komen")


def test_a_number_that_changed_is_shown_beside_the_old_one(edited: Edited) -> None:
    base = edited(OLD.replace("Almelo komen 500", "Almelo komen 450"))
    found = locate(base, key_in_old("500", 1))
    assert isinstance(found, Located)
    assert (found.how, found.was) == ("changed", "500")
    assert answer(base, key_in_old("500", 1))[1] == ALMELO.replace("500", "450")


def test_a_sentence_that_changed_is_shown_beside_the_old_one(edited: Edited) -> None:
    base = edited(OLD.replace("een plan van aanpak", "uiterlijk in 2027 een plan"))
    how, sentence = answer(base, key_in_old(PLEDGE))
    assert how == "changed" and "uiterlijk in 2027" in sentence


def test_a_sentence_that_was_moved_with_what_follows_it_is_found(edited: Edited) -> None:
    moved = OLD.replace(f"{PLEDGE}\n\n{CLOSING}\n", "").replace(OTHERS, f"{PLEDGE}\n\n{CLOSING}")
    assert answer(edited(moved), key_in_old(PLEDGE)) == ("moved", PLEDGE)


def test_a_sentence_with_one_neighbour_left_is_found(edited: Edited) -> None:
    base = edited(OLD.replace(PLEDGE, f"Een nieuwe kop\n\n{PLEDGE}"))
    assert answer(base, key_in_old(PLEDGE)) == ("moved", PLEDGE)


def test_a_sentence_that_stands_elsewhere_too_is_not_taken_for_the_one_of_the_link(
    edited: Edited,
) -> None:
    """The neighbours of the one changed; its twin has the same behind it, and is another agreement."""
    twin = f"{OTHERS}\n\n{PLEDGE}\n\n{CLOSING}"
    around = OLD.replace(BORNE, "Een kop").replace(CLOSING, "Hier eindigt de overeenkomst.")
    how, _ = answer(edited(f"{around}\n{twin}\n"), key_in_old(PLEDGE))
    assert how != "moved"


def test_a_sentence_that_was_copied_is_here_still(edited: Edited) -> None:
    base = edited(f"{OLD}\nBijlage\n\nEen nieuwe kop\n\n{PLEDGE}\n")
    assert answer(base, key_in_old(PLEDGE)) == ("id", PLEDGE)


def test_a_sentence_that_another_one_resembles_is_gone_when_it_is_deleted(edited: Edited) -> None:
    base = edited(OLD.replace(BORNE + "\n\n", ""))
    assert answer(base, key_in_old(BORNE)) == ("gone", "")


def test_a_number_is_known_by_so_long_a_text_on_one_side(edited: Edited) -> None:
    """A word next to it changed; what follows it for a hundred characters did not."""
    base = edited(OLD.replace("In Almelo komen", "In de stad Almelo komen"))
    assert len(ALMELO.partition("500")[2] + BORNE) > ONE_SIDE
    assert answer(base, key_in_old("500", 1)) == ("moved", ALMELO.replace("In", "In de stad", 1))


def test_a_number_of_another_sentence_is_not_known_by_less(edited: Edited) -> None:
    base = edited(OLD.replace("In Almelo komen", "In de stad Almelo komen").replace(BORNE, OTHERS))
    assert answer(base, key_in_old("500", 1)) == ("gone", "")


def test_an_early_link_to_a_long_quote_without_its_context_is_found(edited: Edited) -> None:
    """The first links to a quote of :data:`LONG` characters named nothing around it."""
    long = f"{PLEDGE} {OTHERS}"
    assert len(long) >= LONG
    base = edited(OLD.replace(PLEDGE, long))
    found = locate(base, "x", long)
    assert isinstance(found, Located) and found.how == "moved"
    assert isinstance(locate(base, "x", PLEDGE), Sought)
    assert isinstance(locate(edited(f"{OLD}\n{long}\n\n{long}\n"), "x", long), Sought)


LONG_TEXT = " ".join(f"Afspraak {n} is dat partijen elkaar in maand {n} spreken." for n in range(9))


def test_a_long_passage_of_which_only_the_end_changed_is_not_called_unchanged(
    tmp_path: Path,
) -> None:
    """Its first 300 characters were kept, which stand there still."""
    build_deal(tmp_path, f"Woondeal Proefregio\n\n{LONG_TEXT}\n\n{CLOSING}\n")
    key = key_of_text(tmp_path, LONG_TEXT)
    build_deal(tmp_path, f"Woondeal Proefregio\n\n{LONG_TEXT[:-9]} bellen.\n\n{CLOSING}\n")
    with opened(tmp_path) as base:
        assert answer(base, key) == ("changed", f"{LONG_TEXT[:-9]} bellen.")


def test_a_long_passage_beside_an_edit_is_found_to_its_end(tmp_path: Path) -> None:
    """What was kept of it broke off within a word, which stood nowhere: it was told to be gone."""
    build_deal(tmp_path, f"Woondeal Proefregio\n\n{LONG_TEXT}\n\n{CLOSING}\n")
    key = key_of_text(tmp_path, LONG_TEXT)
    build_deal(tmp_path, f"Woondeal Proefregio\n\n{LONG_TEXT}\n\nAldus getekend.\n")
    with opened(tmp_path) as base:
        found = locate(base, key)
        assert isinstance(found, Located) and found.how == "moved"
        assert found.end - found.start == len(LONG_TEXT)
        # What an early edition kept is found too, as far as it went.
        base.execute("update editions set quote = substr(quote, 1, 300)")
        found = locate(base, key)
        assert isinstance(found, Located) and found.how == "moved"


def test_a_sentence_at_the_end_is_not_shown_as_a_bit_of_the_text_that_ends_there_now(
    edited: Edited,
) -> None:
    """A single word was found within the sentence, as the sentence would be in a text."""
    base = edited(
        OLD.replace(BORNE + "\n\n", "").replace(f"{PLEDGE}\n\n{CLOSING}\n", BORNE + "\nBorne.")
    )
    assert answer(base, key_in_old(PLEDGE)) == ("gone", "")


def test_the_next_item_of_a_list_is_not_shown_for_one_that_was_deleted(tmp_path: Path) -> None:
    """All that stood before the words of the one stands before the same words of the next."""
    items = [
        "De gemeenten voeren dit uit in deze periode.",
        "De gemeenten maken de woningen aardgasvrij.",
    ]
    start = f"Woondeal Proefregio\n\n{OTHERS}\n{CLOSING}\n"
    database = build_deal(tmp_path, start + "".join(f"- {item}\n" for item in items))
    with closing(sqlite3.connect(database)) as base:
        keys = base.execute("select id from spans where quote = 'gemeenten' order by char_start")
        (first, _) = [key for (key,) in keys]
    build_deal(tmp_path, f"{start}- {items[1]}\n")
    with opened(tmp_path) as base:
        assert answer(base, first) == ("gone", "")


def test_a_key_that_no_edition_had_is_unknown(edited: Edited) -> None:
    assert answer(edited(OLD), "aaaaaaaaaaaa") == ("unknown", "")


PREFACE = (
    "Dit boekje is samen met de zeven gemeenten gemaakt, en het vertelt wat wij de komende jaren "
    "willen doen, met wie wij dat doen en hoe wij elk jaar met elkaar bespreken of het lukt."
)
BEFORE = "Het bestuur van de regio en de zeven wethouders bieden u dit boekje met genoegen aan."
BEHIND = "Wij danken iedereen die heeft meegedacht, en wensen u veel plezier bij het lezen ervan."
MANIFEST = """
[[source]]
id = "bundel"
file = "bundel.txt"
sha256 = "{sha256}"

[[source.document]]
id = "kaarten"
title = "Themakaarten"
kind = "programme"
pages = [1, 2]

[[source.document]]
id = "rapport"
title = "Rapportage"
kind = "programme"
pages = [3, 4]
"""


def bundle(folder: Path, first: str, second: str) -> sqlite3.Connection:
    """The knowledge base of a file with two documents, each with a page of its own words and a preface."""
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    pages = ["Themakaarten van de regio", first, "Rapportage over de regio", second]
    (corpus / "bundel.txt").write_text("\n\f".join(pages) + "\n", encoding="utf-8")
    manifest = MANIFEST.format(sha256=sha256_of(corpus / "bundel.txt"))
    (corpus / "manifest.toml").write_text(manifest, encoding="utf-8")
    build(BuildOptions(corpus, folder / "kb.db", strict=True))
    connection = sqlite3.connect(folder / "kb.db")
    connection.row_factory = sqlite3.Row
    return connection


def key_of_preface(connection: sqlite3.Connection, document_id: str) -> str:
    """The key of the preface in one of the documents; the connection is closed."""
    with closing(connection):
        (key,) = connection.execute(
            "select id from spans where quote = ? and document_id = ?", (PREFACE, document_id)
        ).fetchone()
    return str(key)


def test_a_preface_that_two_documents_share_is_not_shown_for_the_one_that_lost_it(
    tmp_path: Path,
) -> None:
    preface = "\n\n".join((BEFORE, PREFACE, BEHIND))
    old = bundle(tmp_path, preface, preface)
    key = key_of_preface(old, "kaarten")
    new = bundle(tmp_path, "Hier staat nu een heel ander verhaal over de huren.", preface)
    found = locate(new, key)
    assert isinstance(found, Sought) and found.document_title == "Themakaarten"


def test_words_that_moved_within_their_document_are_found_beside_another_that_has_them(
    tmp_path: Path,
) -> None:
    preface = "\n\n".join((BEFORE, PREFACE, BEHIND))
    old = bundle(tmp_path, preface, preface)
    key = key_of_preface(old, "rapport")
    new = bundle(tmp_path, preface, "\n\n".join((BEFORE, PREFACE, "Tot slot nog iets anders.")))
    found = locate(new, key)
    assert isinstance(found, Located)
    (text,) = new.execute("select text from sources").fetchone()
    assert found.start > text.index("Rapportage") and text[found.start :].startswith(PREFACE[:20])


FORM = (
    "Wat doen wij minimaal, en wanneer zijn wij een koploper? Hieronder staat wat de wet vraagt, "
    "wat partijen afspreken en wat een koploper haalt, voor elk onderwerp van dit thema apart."
)
HEADING = "Toelichting op het thema"


def form(thing: str) -> str:
    """A page of a form: its heading, and the words that all have before what is of this one."""
    return f"Het thema {thing} is van ons allemaal, en wij werken er hard aan.\n\n{HEADING}\n\n{FORM} Het gaat over {thing}."


def keys_of(folder: Path, words: str) -> list[str]:
    with opened(folder) as base:
        found = base.execute("select id from spans where quote = ? order by char_start", (words,))
        return list(dict.fromkeys(key for (key,) in found))


def test_the_words_of_a_form_are_not_shown_for_those_of_another_page(tmp_path: Path) -> None:
    """What follows them is the same on each page for longer than words are known by otherwise."""
    assert len(FORM) > ONE_SIDE and len(HEADING) < SENTENCE
    pages = [form(thing) for thing in ("water", "groen")]
    build_deal(tmp_path, "\n\n".join(["Woondeal Proefregio", *pages, CLOSING]) + "\n")
    first, second = keys_of(tmp_path, HEADING)
    pages[0] = pages[0].replace(f"{HEADING}\n\n", "")
    build_deal(tmp_path, "\n\n".join(["Woondeal Proefregio", *pages, CLOSING]) + "\n")
    with opened(tmp_path) as base:
        assert answer(base, first)[0] == "gone"
        there = locate(base, second)
        (text,) = base.execute("select text from sources").fetchone()
    assert isinstance(there, Located) and there.how in ("id", "moved")
    assert text[: there.start].endswith(f"{pages[1].split(HEADING)[0]}")


def test_a_note_that_comes_again_is_found_by_all_that_is_on_one_side(tmp_path: Path) -> None:
    """An edit further off made others like it: each has some of what is around it."""
    rows = {
        page: " ".join(f"{page} wijk {n} krijgt {n}0 huizen." for n in range(9)) for page in "ABC"
    }
    note = "Telt niet mee: klaar na 2030."

    def text(first: str) -> str:
        parts = [f"{rows[page]}\n\n{FORM}\n\n{note}\n\n{FORM}" for page in "ABC"]
        parts[0] = parts[0].replace(rows["A"], first)
        return "\n\n".join(["Woondeal Proefregio", *parts, CLOSING]) + "\n"

    build_deal(tmp_path, text(rows["A"]))
    keys = keys_of(tmp_path, note)
    assert len(keys) == 3
    build_deal(tmp_path, text(rows["A"].replace("wijk 3 krijgt", "buurt 3 kreeg")))
    with opened(tmp_path) as base:
        places = [locate(base, key) for key in keys]
        starts = [place.start for place in places if isinstance(place, Located)]
        (now,) = base.execute("select text from sources").fetchone()
    assert starts == [match.start() for match in re.finditer(re.escape(note), now)]
