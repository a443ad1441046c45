"""The four answers that a link can have, and that it never has another place's words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.build import BuildOptions, build
from kb.surroundings import Surroundings
from publish.finding import LONG, ONE_SIDE, Located, Sought, locate

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


def test_a_key_that_no_edition_had_is_unknown(edited: Edited) -> None:
    assert answer(edited(OLD), "aaaaaaaaaaaa") == ("unknown", "")
