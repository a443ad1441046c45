"""What kind of document a text is."""

from __future__ import annotations

import pytest

from corpus import codes
from corpus.kinds import load_kind_words
from corpus.manifest import DOCUMENT_KINDS
from tests.identity_text import BODY, identity_of, signs


@pytest.mark.parametrize(
    ("title", "stem", "kind"),
    [
        ("Woondeal Twente", "a", "agreement"),
        ("Actualisatie Woondeal Achterhoek", "a", "agreement"),
        ("Wonen met kwaliteit", "woondeal-achterhoek-2022", "agreement"),
        ("Raadsbrief over de woondeal", "a", "letter"),
        ("Omgevingsvisie", "a", "vision"),
        ("Woondealmonitor 2024", "a", "progress_report"),
        ("Verkiezingsprogramma 2026", "a", "election_programme"),
        ("Beantwoording raadsvragen over de woonvisie", "a", "questions"),
        ("Raadsvoorstel vaststelling woonvisie", "a", "proposal"),
        ("Toelichting bij bestemmingsplan Oost", "a", "plan"),
        ("Huisvestingsverordening 2025", "a", "regulation"),
        ("Evaluatie van de woonafspraken", "a", "research"),
        ("Wonen met kwaliteit", "a", "other"),
        ("Hoe wij aanvragen beoordelen", "a", "other"),
    ],
)
def test_the_first_word_of_the_title_that_names_a_kind_decides(
    title: str, stem: str, kind: str
) -> None:
    assert identity_of(f"{title}\n\n{BODY}", stem).kind == kind


def test_a_title_goes_before_the_name_of_the_file() -> None:
    assert identity_of(f"Raadsbrief over bouwen\n\n{BODY}", "woondeal-oost").kind == "letter"


def test_a_line_with_nothing_else_says_the_kind() -> None:
    text = f"PERSBERICHT\n\nMeer woningen langs het spoor\n\n{BODY}"
    assert identity_of(text).kind == "press_release"


def test_a_greeting_makes_a_letter() -> None:
    text = f"Onderwerp: de sportvelden\n\nGeachte leden van de raad,\n\n{BODY}"
    assert identity_of(text).kind == "letter"


def test_a_list_of_those_present_makes_minutes() -> None:
    text = f"Overleg over de dorpen\nAanwezig: A. Bos (gemeente Emmen)\n\n{BODY}"
    assert identity_of(text).kind == "minutes"


def test_a_decision_is_taken_by_who_stands_above_it() -> None:
    text = "De raad van de gemeente Emmen;\n\ngelezen het voorstel van het college;\n\nbesluit:\n"
    found = identity_of(text)
    assert (found.kind, found.issuers) == ("decision", ("Emmen",))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Voorliggend bestemmingsplan maakt de bouw van zes woningen mogelijk.", "plan"),
        ("Dit bestemmingsplan uit 2012 maakt de bouw van zes woningen mogelijk.", "other"),
        ("Het onderhavige besluit maakt de bouw van zes woningen mogelijk.", "other"),
    ],
)
def test_a_text_may_say_what_it_is_itself(sentence: str, kind: str) -> None:
    assert identity_of(f"{BODY}\n{sentence}\n").kind == kind


def test_signs_that_were_not_followed_are_kept_as_uncertain() -> None:
    found = identity_of(f"Raadsbrief over bouwen\n\n{BODY}", "woondeal-oost")
    levels = {(e.vote.rule, e.level) for e in signs(found, "kind")}
    assert ("file_name", "uncertain") in levels
    assert any(rule == "title_words" and level != "uncertain" for rule, level in levels)


def test_every_kind_has_its_words_and_a_name_on_the_site() -> None:
    assert {kind.name for kind in load_kind_words().kinds} == set(DOCUMENT_KINDS)
    assert set(codes.labels("document_kind")) == set(DOCUMENT_KINDS)


def test_every_word_of_a_kind_names_that_kind() -> None:
    words = load_kind_words()
    wrong = {
        word
        for kind in words.kinds
        for word in (*kind.words, *kind.whole)
        if words.kind_of(word) != kind.name
    }
    assert wrong == set()


def test_a_word_that_ends_in_a_word_of_a_kind_counts_only_where_the_data_say_so() -> None:
    words = load_kind_words()
    assert words.kind_of("Raadsbrief") == "letter"
    assert words.kind_of("Concept-Voordracht voor het college") == "proposal"
    assert words.kind_of("Bouwaanvragen") is None
    assert words.kind_of("Vragen van de raad") == "questions"
    assert words.kind_of("Woondealregio") is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Woonvisie Raalte", "vision"),
        ("Aandachtspunten over de woonvisie Raalte", "other"),
        ("Spreken over woonvisie Raalte", "other"),
    ],
)
def test_what_a_title_is_about_is_not_its_kind(title: str, kind: str) -> None:
    assert identity_of(f"{title}\n\nDatum: 3 mei 2024\n\n{BODY}").kind == kind


@pytest.mark.parametrize(("rows", "kind"), [(20, "minutes"), (30, "other")])
def test_who_is_present_far_down_is_of_a_group(rows: int, kind: str) -> None:
    above = "".join(f"Punt {i} van het stuk\n\n" for i in range(rows))
    assert identity_of(f"{above}Aanwezig: A. Bos (Raalte), B. Vos (Zwolle)\n\n{BODY}").kind == kind


@pytest.mark.parametrize(
    ("above", "kind"), [("Over wonen", "agreement"), ("Beslispunten voor wonen", "other")]
)
def test_what_lies_before_a_council_is_not_the_proposal_itself(above: str, kind: str) -> None:
    text = f"{above}\n\n{BODY}\nHet voorliggende afsprakenkader is op veel punten gelijk.\n"
    assert identity_of(text).kind == kind
