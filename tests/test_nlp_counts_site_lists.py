"""Lists of sites: the head says "Aantal", and the other columns that it is homes."""

from __future__ import annotations

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


BY_HEAD = """
| Project | Start | Aantal | {head} |
|---|---|---|---|
| Molenhoek | 2023 | 34 | dorps |
| De Werf | 2023 | 12 | centrum |
| Zuiderhof | 2024 | 8 | landelijk |
| Gasfabriek | onbekend | 18 | centrum |
"""


def test_a_head_beside_the_numbers_can_say_that_they_are_homes() -> None:
    found = [(c.project, c.value, c.unit) for c in table(BY_HEAD.format(head="Woonmilieu"))]
    assert found == [
        ("Molenhoek", 34, "woningen"),
        ("De Werf", 12, "woningen"),
        ("Zuiderhof", 8, "woningen"),
        ("Gasfabriek", 18, "woningen"),
    ]
    assert table(BY_HEAD.format(head="Ligging")) == []
