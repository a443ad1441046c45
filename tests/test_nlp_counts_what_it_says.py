"""On what a number rests: plans that hold homes, what is needed and by whom, sources, parts of sites."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_nlp_counts_fields import PLAN, ZEIST, table, text

OF_PLAN = replace(PLAN, kind="plan", title="toelichting")


def basis(words: str) -> list[tuple[object, str]]:
    return [(count.value, count.basis) for count in text(words, OF_PLAN)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("De bekende plannen in Zeist bieden tot 2030 ruimte aan 480 woningen.", "plancapaciteit"),
        ("Binnen de taakstelling van Zeist is nog ruimte voor 480 woningen.", "opgave"),
        ("In de bestemmingsplannen van de gemeente Zeist is een restcapaciteit van 480 woningen.", "plancapaciteit"),
        ("De gemeente Zeist heeft een juridische planruimte van 480 woningen.", "plancapaciteit"),
        ("Binnen de harde plancapaciteit van Zeist zijn er op dit moment 480 woningen.", "plancapaciteit"),
        ("In de gemeente Zeist zijn er op dit moment 480 woningen.", "voorraad"),
        ("In Zeist zal de woningbouw met 480 woningen gerealiseerd gaan worden.", "opgave"),
        ("De raad van Zeist wil dat 480 woningen gerealiseerd zouden moeten worden.", "opgave"),
        ("In Zeist zijn 480 woningen gerealiseerd.", "gerealiseerd"),
        ("De opgave voor Zeist is, op basis van de prognose, 480 woningen.", "opgave"),
        ("Op grond van de afspraken en de prognose mogen in Zeist 480 woningen worden gebouwd.", "opgave"),
        ("De prognose voor Zeist is 480 woningen.", "prognose"),
    ],
)  # fmt: skip
def test_what_a_number_of_homes_rests_on(words: str, expected: str) -> None:
    assert basis(words) == [(480, expected)]


def test_what_is_to_be_brought_down_is_no_task_where_it_begins() -> None:
    words = "De plancapaciteit in Zeist dient teruggebracht te worden van ca. 900 woningen tot ca. 600 woningen."
    assert basis(words)[0] == (900, "plancapaciteit")


def test_homes_that_people_need_make_no_task_of_the_people() -> None:
    words = "In Zeist zijn 3.400 woningen nodig voor 5.800 inwoners."
    assert basis(words)[1][1] != "opgave"
    assert [c.basis for c in text("Voor 30 gezinnen is huisvesting nodig.", ZEIST)] == ["opgave"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Molenhoek", "plancapaciteit"), ("De Werf", "plancapaciteit"), ("Ruimte", "prognose")],
)
def test_a_need_over_a_list_of_sites_is_no_number_of_a_site(name: str, expected: str) -> None:
    rows = f"| {name} | 34 |\n| Zuiderhof | 12 |\n"
    words = f"Tabel 1: Woningbehoefteraming en woningbouwplannen Zeist\n\n| Project | Woningen |\n|---|---|\n{rows}"
    project = None if expected == "prognose" else name
    assert next((c.project, c.basis) for c in table(words)) == (project, expected)


def test_a_caption_that_names_another_column_says_nothing_of_this_one() -> None:
    cells = "| | RAP 1 | Nieuwbouw |\n| Gemeente | 2011-2015 | realisatie |\n|---|---|---|\n| Zeist | 630 | 840 |\n| De Bilt | 260 | 200 |\n"
    words = f"Tabel 2: Nieuwbouw RAP 1 en realisatie\n\n{cells}"
    assert "gerealiseerd" not in {c.basis for c in table(words) if c.value in (630, 260)}


def test_a_programme_of_nobody_is_in_doubt_in_the_text_of_a_plan() -> None:
    (found,) = text("De complete opzet van het programma telt 285 woningen.", OF_PLAN)
    assert "opgave is" in found.why or found.basis != "opgave"
    (found,) = text("Het woningbouwprogramma van de gemeente Zeist telt 285 woningen.", OF_PLAN)
    assert (found.basis, "plan of een opgave" in found.why) == ("opgave", False)


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("In de gemeente Zeist bestaat de woningvoorraad voor 71% uit grondgebonden woningen.", "aandeel grondgebonden woningen"),
        ("De gemeente Zeist heeft de ambitie om 5% in het huursegment te bouwen.", "aandeel in het huursegment"),
        ("De gemeente Zeist heeft de ambitie om 5% in de omgeving te bouwen.", "percentage"),
    ],
)  # fmt: skip
def test_what_a_share_is_of_stands_behind_it(words: str, measure: str) -> None:
    assert [count.measure for count in text(words, OF_PLAN)] == [measure]
