"""The themes of commitments: the words that show one, and the file that has them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from corpus.codes import labels
from corpus.loading import REFERENCE, CorpusError, Phrases
from corpus.themes import Theme, load_themes
from kb.themes import ThemeFound, themes_of


def _theme(*words: str, passed_over: tuple[str, ...] = (), code: str = "land") -> Theme:
    return Theme(code, Phrases(words), Phrases(passed_over))


def _words(text: str, theme: Theme, heading: str | None = None) -> list[str]:
    return [found.word for found in themes_of(text, heading, (theme,))]


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("De gemeente verhoogt het aandeel middenhuurwoningen.", ["affordability"]),
        ("Delderveen bouwt honderd sociale huurwoningen.", ["social_rent"]),
        ("Partijen maken zorggeschikte woningen mogelijk.", ["older_people"]),
        ("De provincie legt flexwoningen aan.", ["flex_homes"]),
        ("De regio huisvest arbeidsmigranten.", ["focus_groups"]),
        ("De corporaties bevorderen de doorstroming.", ["moving_on"]),
        ("Het Rijk betaalt mee aan de ontsluiting van de bouwlocatie.", ["locations"]),
        ("De netbeheerder verhelpt de netcongestie.", ["power_grid"]),
        ("De provincie zoekt naar stikstofruimte.", ["nitrogen"]),
        ("Alle partijen bouwen circulair.", ["sustainable_building"]),
        ("Het Rijk geeft een subsidie.", ["funding"]),
        ("De gemeente vestigt een voorkeursrecht.", ["land"]),
        ("Partijen evalueren de afspraken elk jaar.", ["monitoring"]),
        ("De provincie zet een flexpool op.", ["pace"]),
        ("De gemeente verbetert de leefbaarheid.", ["existing_homes"]),
        ("De gemeente zorgt voor de bouw van woningen.", []),
    ],
)
def test_words_show_a_theme(text: str, themes: list[str]) -> None:
    assert [found.theme for found in themes_of(text, None)] == themes


@pytest.mark.parametrize("written", ["SUBSIDIE", "ſubſıdie", "SUBSİDİE", "\u212averkoop"])
def test_a_word_is_known_however_its_letters_are_written(written: str) -> None:
    theme = _theme("subsidie", "kverkoop")
    assert _words(f"Het Rijk geeft {written}.", theme) == [written]


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente besluit in overleg met de corporaties.",
        "Delderveen draagt zorg voor de aanleg.",
        "Partijen houden zich aan de ladder voor stedelijke ontwikkeling.",
        "Uitleg over de regels volgt.",
    ],
)
def test_words_that_only_look_like_a_theme_show_none(text: str) -> None:
    assert themes_of(text, None) == ()


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("grond", "De grond is schoon.", ["grond"]),
        ("grond", "De gronden en ondergrond", []),
        ("grond*", "De grondprijs en ondergrond", ["grondprijs"]),
        ("*grond", "De ondergrond", ["ondergrond"]),
        ("*grond*", "De ondergrondse", ["ondergrondse"]),
        ("sociale huur*", "Meer SOCIALE\n huurwoningen", ["SOCIALE\n huurwoningen"]),
        ("ov-*", "bij ov-knooppunten", ["ov-knooppunten"]),
    ],
)
def test_a_star_stands_for_any_letters(word: str, text: str, found: list[str]) -> None:
    assert _words(text, _theme(word)) == found


def test_what_is_passed_over_shows_nothing_and_other_words_still_do() -> None:
    theme = _theme("overleg", passed_over=("in overleg met",))
    assert _words("In overleg met het Rijk", theme) == []
    assert _words("In overleg met het Rijk volgt een overleg", theme) == ["overleg"]


def test_own_words_go_before_those_of_the_heading() -> None:
    theme = _theme("grond*")
    assert themes_of("De grondprijs daalt.", "Grondbeleid", (theme,)) == (
        ThemeFound("land", "grondprijs", "text"),
    )
    assert themes_of("De prijs daalt.", "Grondbeleid", (theme,)) == (
        ThemeFound("land", "Grondbeleid", "heading"),
    )


def test_a_heading_with_two_themes_does_not_say_which() -> None:
    heading = "Doorstroming en locaties"
    assert themes_of("De gemeente werkt dit uit.", heading) == ()
    assert [f.theme for f in themes_of("De doorstroming stokt.", heading)] == ["moving_on"]
    assert [f.theme for f in themes_of("De gemeente werkt dit uit.", "Doorstroming")] == [
        "moving_on"
    ]


def test_every_theme_has_words_and_a_name() -> None:
    assert [theme.code for theme in load_themes()] == list(labels("theme"))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('code = "land"', 'code = "lucht"'), "no code of the list theme"),
        (('"erfpacht*"', '"Erfpacht*"'), "small letters"),
        (('"erfpacht*"', '"er*pacht"'), "no word that can be looked for"),
        (('"erfpacht*"', '"*"'), "no word that can be looked for"),
        (('passed_over = ["op gronden"', 'niet = ["op gronden"'), "unknown key 'niet'"),
    ],
)
def test_a_file_with_a_mistake_is_refused(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    (tmp_path / "codes.toml").write_text((REFERENCE / "codes.toml").read_text("utf-8"), "utf-8")
    text = (REFERENCE / "themes.toml").read_text("utf-8")
    assert change[0] in text
    (tmp_path / "themes.toml").write_text(text.replace(*change), "utf-8")
    with pytest.raises(CorpusError, match=message):
        load_themes(tmp_path)


def test_a_theme_without_words_is_refused(tmp_path: Path) -> None:
    codes = (REFERENCE / "codes.toml").read_text("utf-8")
    (tmp_path / "codes.toml").write_text(
        codes.replace("[theme]\n", '[theme]\nwater = { label = "water" }\n'), "utf-8"
    )
    text = (REFERENCE / "themes.toml").read_text("utf-8")
    (tmp_path / "themes.toml").write_text(text, "utf-8")
    with pytest.raises(CorpusError, match="no words for the theme 'water'"):
        load_themes(tmp_path)


def test_a_build_keeps_the_themes_of_each_commitment(built_folder: Callable[[str], Path]) -> None:
    with closing(sqlite3.connect(built_folder("texts"))) as connection:
        rows = connection.execute(
            """select c.text, c.theme, t.word, t.found_in from commitment_themes t
            join commitments c on c.id = t.commitment_id"""
        ).fetchall()
    assert rows
    for text, heading, word, found_in in rows:
        assert word in (text if found_in == "text" else heading)
