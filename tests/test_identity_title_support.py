"""When the heading of a file is not taken for the title of the document, and the title stays open."""

from __future__ import annotations

import pytest

from identity.sheet import Row
from identity.title_support import is_whole
from tests.identity_text import BODY, identity_of


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Wonen in Raalte", True),
        ("Wonen in", False),
        ("Voorstellen om de aanpak van wonen in heel het dorp te verbeteren.", False),
        ("Voorstel wonen.", True),
        ("\uf0b7 Voorstellen om te bouwen", False),
        ("Wij stellen voor om te bouwen en …", False),
        ("Vragen van de leden Bos en Vos over wonen en …", True),
    ],
)
def test_a_sentence_an_item_or_part_of_a_line_is_no_title(title: str, whole: bool) -> None:
    assert is_whole(title, None) == whole


@pytest.mark.parametrize(
    ("below", "whole"), [("vooruit naar morgen", False), ("Vooruit naar morgen", True)]
)
def test_a_line_that_the_next_one_goes_on_with_is_no_title(below: str, whole: bool) -> None:
    assert is_whole("Omzien naar elkaar", Row(below, 20, 1)) == whole


def test_a_kind_is_whole_whatever_stands_below_it() -> None:
    assert is_whole("Intentieovereenkomst", Row("tussen", 20, 1))


@pytest.mark.parametrize("below", ["vergaderdatum | aanwezig", "vergadering 15-6-2023"])
def test_a_title_does_not_go_on_with_fields(below: str) -> None:
    assert (
        identity_of(f"Verslag\n\nStuurgroep wonen\n{below}\n\n{BODY}").title == "Stuurgroep wonen"
    )


@pytest.mark.parametrize(("rows", "title"), [(7, "Besluit wonen in Raalte"), (8, "stuk")])
def test_a_heading_far_down_is_of_a_part_where_no_cover_or_field_is(rows: int, title: str) -> None:
    above = "".join(f"- Punt {i} hier\n" for i in range(rows))
    assert identity_of(f"{above}Besluit wonen in Raalte\n\n{BODY}").title == title


def test_a_heading_far_down_may_be_the_title_below_the_fields_of_a_paper() -> None:
    above = "Datum: 3 mei 2024\n" + "".join(f"- Punt {i} hier\n" for i in range(9))
    assert (
        identity_of(f"{above}Besluit wonen in Raalte\n\n{BODY}").title == "Besluit wonen in Raalte"
    )


def test_the_name_of_a_picture_is_no_title() -> None:
    assert identity_of(f"Woonvisie_logo_2.pngVersie1\n\n{BODY}").title == "stuk"


def test_a_row_that_the_pages_write_on_is_part_of_a_title() -> None:
    cover = "Stand\nProgramma wonen\nDe Polder\nTwee\n\n"
    running = f"Stand Programma wonen De Polder blad\n\n{BODY}"
    assert identity_of(f"{cover}{BODY}").title == "Programma wonen"
    assert identity_of(f"{cover}{running}").title == "Stand Programma wonen De Polder"
    apart = cover.replace("De", "\nDe")
    assert identity_of(f"{apart}{running}").title == "Stand Programma wonen"


@pytest.mark.parametrize(
    ("address", "title"), [("1234 AB Veldwijk\n", "stuk"), ("Voor wie er woont\n", "Torenplein 8")]
)
def test_a_row_beside_an_address_is_of_the_letterhead(address: str, title: str) -> None:
    text = f"Torenplein 8\n{address}Datum: 3 mei 2024\n\n{BODY}"
    assert identity_of(text).title == title


def test_a_kind_beside_an_address_is_the_title() -> None:
    text = f"Verslag bijeenkomst wonen\n1234 AB Veldwijk\nDatum: 3 mei 2024\n\n{BODY}"
    assert identity_of(text).title == "Verslag bijeenkomst wonen"


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("Raad over wonen\n", "Opvolging uitspraak Raad over wonen"),
        ("\nRaad over wonen\n", "Opvolging uitspraak"),
        ("Raad\nover\nwonen\n", "Opvolging uitspraak"),
    ],
)
def test_a_subject_goes_on_up_to_the_greeting(below: str, title: str) -> None:
    text = f"Datum: 3 mei 2024\nBetreft: Opvolging uitspraak\n{below}Geachte raad,\n\n{BODY}"
    assert identity_of(text).title == title


def test_who_met_is_no_title() -> None:
    text = f"Besluitenlijst\nRaad\nDatum: 3 mei 2024\n\n{BODY}"
    assert identity_of(text).title != "Raad"
