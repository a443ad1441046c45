"""Lists of sites: the head says "Aantal", and the other columns that it is homes."""

from __future__ import annotations

import pytest
from test_nlp_counts_tables import table

LIST = """
| Benaming | Locatie | {head} | Soort ontwikkeling | Status |
|---|---|---|---|---|
| Molenhoek | Dorpsstraat 2 | 34 | Sloop en nieuwbouw ({what}) | In voorbereiding |
| De Werf | Havenweg 8 | 12 | Transformatie van een kantoor naar {what} | Afgerond |
| Zuiderhof | Zuidlaan 1 | 4-6 | Nieuwbouw {what} | Vergunning verleend |
| Gasfabriek | Spoorlaan 40 | 18 | Verdichting | In voorbereiding |
"""


def listed(head: str = "Aantal", what: str = "woningen") -> list[tuple[object, ...]]:
    return [(c.project, c.value, c.unit, c.basis) for c in table(LIST.format(head=head, what=what))]


def test_a_list_of_sites_counts_the_homes_that_its_rows_tell_of() -> None:
    assert listed() == [
        ("Molenhoek", 34, "woningen", "plancapaciteit"),
        ("De Werf", 12, "woningen", "gerealiseerd"),
        ("Zuiderhof", 4, "woningen", "plancapaciteit"),
        ("Gasfabriek", 18, "woningen", "plancapaciteit"),
    ]


def test_the_measure_says_what_the_head_does_not() -> None:
    found = table(LIST.format(head="Aantal", what="woningen"))
    assert {count.measure for count in found} == {"woningen op de locatie"}


def test_a_list_of_other_things_counts_no_homes() -> None:
    assert listed(what="bedrijfshallen") == []


def test_a_head_that_says_more_than_that_it_counts_is_not_of_homes() -> None:
    assert [row for row in listed(head="Aantal bomen") if row[2] == "woningen"] == []


@pytest.mark.parametrize("head", ["Start bouw", "Oplevering", "Verwachte oplevering", "Woonmilieu"])
def test_a_head_that_only_homes_to_be_built_have_makes_a_list_of_sites(head: str) -> None:
    cells = f"| Project | {head} | Aantal |\n|---|---|---|\n| De Kamp | dorps | 40 |\n| Vlierlanden | groen | 210 |\n"
    found = table(cells)
    assert [(c.value, c.unit, c.basis, c.project) for c in found] == [
        (40, "woningen", "plancapaciteit", "De Kamp"),
        (210, "woningen", "plancapaciteit", "Vlierlanden"),
    ]


def test_a_list_of_projects_with_other_heads_says_not_what_it_counts() -> None:
    cells = "| Project | Contact | Aantal |\n|---|---|---|\n| De Kamp | Bos | 40 |\n| Vlierlanden | Kok | 210 |\n"
    assert not table(cells)
