"""Numbers that say less than a bare row would: of a size, less than it, of a site, of some people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.test_nlp_counts_doubts import AGREEMENT, reasons, table, text

COALITION = replace(AGREEMENT, kind="coalition_agreement")


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        (
            "Uit de lijst van sleutelprojecten blijkt dat we voor de bouw van 600 woningen in Zeist 2 miljoen tekortkomen.",
            "opgave",
        ),
        (
            "Uit de lijst van sleutelprojecten blijkt dat er 600 woningen in Zeist zijn.",
            "sleutelprojecten",
        ),
        (
            "Voor de bouw van 600 woningen in sleutelprojecten in Zeist is 2 miljoen nodig.",
            "sleutelprojecten",
        ),
    ],
)
def test_homes_for_which_money_is_short_are_to_be_built(words: str, basis: str) -> None:
    homes = next(count for count in text(words, AGREEMENT) if count.unit == "woningen")
    assert homes.basis == basis


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        (
            "Door het vervallen van een sleutelproject wijkt de optelsom af van de ambitie van 600 woningen in Zeist.",
            "sleutelprojecten",
        ),
        ("De optelsom wijkt af van de ambitie van 600 woningen in Zeist.", "opgave"),
        ("De sleutelprojecten dragen bij aan de opgave van 600 woningen in Zeist.", "opgave"),
    ],
)
def test_a_sum_of_key_projects_is_compared_with_one_of_these(words: str, basis: str) -> None:
    assert text(words, AGREEMENT)[-1].basis == basis


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Zeist bouwt 12 woningen van minimaal 90 m2.", "woningen (van minimaal 90 m2)"),
        ("In Zeist is 30% van de woningen kleiner dan 40 m².", "kleiner dan 40 m²"),
        ("In Zeist is 30% van de woningen tussen 50 en 80 vierkante meter.", "tussen 50 en 80"),
        ("In Zeist kent 5% van de woningen een grootte van 70 m2 of groter.", "70 m2 of groter"),
        ("Zeist bouwt 12 woningen (<40 m2).", "<40 m2"),
    ],
)
def test_the_measure_of_homes_of_a_size_names_it(words: str, measure: str) -> None:
    assert measure in text(words, COALITION)[-1].measure


@pytest.mark.parametrize(
    "words",
    [
        "Zeist bouwt 12 woningen en een park van 500 m2.",
        "Zeist bouwt 12 woningen op een kavel van 500 m2.",
        "Zeist bouwt 12 woningen, die zijn minimaal 90 m2.",
        "Zeist bouwt 12 woningen van 2 lagen.",
    ],
)
def test_the_size_of_another_thing_or_of_all_homes_is_no_part_of_the_measure(words: str) -> None:
    assert "m2" not in text(words, COALITION)[-1].measure


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("In Zeist is het harde planaanbod nog niet de helft van de behoefte.", True),
        ("Zeist bouwt nog geen 500 woningen.", True),
        ("In Zeist is het harde planaanbod de helft van de behoefte.", False),
        ("Zeist bouwt nog 500 woningen.", False),
    ],
)
def test_less_than_a_number_is_not_the_number(words: str, said: bool) -> None:
    assert ("minder dan wat er staat" in reasons(words, COALITION)) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("In Zeist mag voor sociale huurwoningen een huurverhoging gevraagd worden van 5%.", True),
        ("In Zeist is voor sociale huurwoningen de indexering gesteld op maximaal van 5%.", True),
        ("In Zeist is het aandeel sociale huurwoningen 5%.", False),
    ],
)
def test_a_change_of_a_price_is_no_share_of_homes(words: str, said: bool) -> None:
    assert ("een prijs en geen aandeel" in reasons(words, COALITION)) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Met Eikenhof komen er in Zeist 1.200 woningen bij.", True),
        ("Met Zeist komen er 1.200 woningen bij.", False),
        ("Het ABC-terrein wordt in Zeist een woningbouwlocatie voor 60 woningen.", True),
        ("De gemeente wordt in Zeist eigenaar van 60 woningen.", False),
        ("Met subsidie komen er in Zeist 1.200 woningen bij.", False),
    ],
)
def test_homes_that_come_with_a_site_are_not_its_town_s(words: str, said: bool) -> None:
    assert ("een plek die geen bekend gebied is" in reasons(words, COALITION)) == said


@pytest.mark.parametrize(
    ("words", "segment"),
    [
        ("Zeist bouwt 40 woningen voor starters en senioren.", None),
        ("Zeist bouwt 40 woningen voor ouderen, jonge gezinnen en anderen.", None),
        ("Zeist bouwt 40 woningen voor senioren.", "ouderen"),
        ("Zeist bouwt 40 woningen voor senioren in wijken van starters.", "ouderen"),
        ("In Zeist komt 40% midden-dure en 30% dure woningen.", "duur"),
        ("In Zeist komt 30% dure en 40% midden-dure woningen.", "middenhuur en betaalbare koop"),
        ("In Zeist komt 40% middenhuur en -koop.", "middenhuur en betaalbare koop"),
        ("In Zeist komt 40% middenhuur.", "middenhuur"),
        ("In Zeist komen 40 middel dure huurwoningen.", "middenhuur"),
    ],
)
def test_the_segment_is_that_of_all_homes_that_are_counted(words: str, segment: str | None) -> None:
    assert text(words, COALITION)[-1].segment == segment


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("De tekorten van Zeist voor 2024 (€ 125.600) zijn gedekt.", "2024"),
        ("De tekorten van Zeist voor 2024 (€ 125.600), 2025 (circa € 21.900).", "2025"),
        ("De tekorten van Zeist volgens nota 2024 (€ 125.600) zijn gedekt.", None),
        ("De tekorten van Zeist voor 2024 (een kwart van € 125.600) zijn gedekt.", None),
    ],
)
def test_an_amount_alone_in_brackets_is_of_the_year_before_them(
    words: str, years: str | None
) -> None:
    assert text(words, COALITION)[-1].period_start == years


def test_what_is_said_of_all_towns_of_the_country_is_a_comparison() -> None:
    words = "Een derde van alle woningen is vochtig, het hoogste percentage van alle gemeenten in Nederland."
    assert text(words, COALITION)[-1].area_id != "NL"
    words = "Een derde van alle woningen in Nederland is vochtig, het hoogste percentage in jaren."
    assert text(words, COALITION)[-1].area_id == "NL"


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("In Zeist zoeken 2.600 studenten, maar de bouw van 1.500 kamers duurt tot 2026.", None),
        ("In Zeist zoeken 2.600 studenten een kamer tot 2026.", "2026"),
    ],
)
def test_the_years_of_another_clause_are_its_own_number_s(words: str, end: str | None) -> None:
    assert text(words, COALITION)[0].period_end == end


def test_a_scale_on_a_line_of_its_own_above_a_table_holds_for_its_amounts() -> None:
    rows = "| Wat | Budget |\n|---|---|\n| Vergroenen | 375,5 |\n| Wonen | 300,0 |\n"
    millions = table(f"## Miljoen euro\n\n{rows}", COALITION)
    assert [count.value for count in millions] == [375_500_000.0, 300_000_000.0]
    homes = rows.replace("Budget", "Woningen").replace(",5", "").replace(",0", "")
    assert [count.value for count in table(f"## Miljoen euro\n\n{homes}", COALITION)] == [375, 300]
    assert [count.value for count in table(f"## Investeringen\n\n{rows}", COALITION)] != [
        count.value for count in millions
    ]


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [("ruim Euro 12 miljoen", "ruim"), ("ruim geld, Euro 12 miljoen", None)],
)
def test_a_currency_in_words_may_stand_behind_the_qualifier(
    words: str, qualifier: str | None
) -> None:
    assert text(f"Zeist heeft een budget van {words}.", COALITION)[-1].qualifier == qualifier


def test_what_is_divided_over_two_segments_is_of_neither() -> None:
    words = "Zeist bouwt 8 woningen in de categorie middenduur (6 woningen) en duur (2 woningen)."
    assert text(words, COALITION)[0].segment is None


def test_the_dearer_homes_of_affordable_and_other_ones_are_expensive() -> None:
    words = "Zeist bouwt 100 betaalbare woningen, waarvan 40 sociale huurwoningen en 50 woningen in het duurdere segment."
    assert text(words, COALITION)[-1].segment == "duur"


@pytest.mark.parametrize(
    ("words", "end"),
    [("Onderverdeeld in", "2030"), ("Er zijn ook", None)],
)
def test_what_a_sentence_divides_has_the_period_of_the_sentence_before(
    words: str, end: str | None
) -> None:
    count = text(f"Zeist bouwt tot 2030 900 woningen. {words} 400 sociale huurwoningen.", COALITION)
    assert count[-1].period_end == end


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("Zeist bouwt 30 woningen in plaats van de eerder geplande 45 woningen.", [False, True]),
        ("In plaats van 52 woningen bouwt Zeist nu 38 woningen.", [True, False]),
        ("In de oude planopzet bouwt Zeist 45 woningen.", [True]),
        ("Zeist bouwt 30 huurwoningen in plaats van koop en 20 woningen elders.", [False, False]),
        ("Zeist bouwt in de oude haven 45 woningen.", [False]),
    ],
)
def test_what_a_plan_has_no_more_is_doubtful(words: str, levels: list[bool]) -> None:
    found = text(words, COALITION)
    assert ["eerdere waarde" in count.why for count in found] == levels
