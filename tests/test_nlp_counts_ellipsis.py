"""Numbers without a noun of their own: what changes, brackets, sums, and what is done with them."""

from __future__ import annotations

import pytest

from corpus.areas import load_areas
from extract.passages import passages
from extract.text import parse_text
from nlp.counts import text_counts
from nlp.language.numbers import numbers_in
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
EDE = DocumentContext(
    "visie", "vision", "Woonvisie Ede", "GM0228", None, "PV25", ("GM0228",), (), "2018"
)
PLAN = DocumentContext(
    "plan", "plan", "Bestemmingsplan Eikenhof", "GM0228", None, "PV25", ("GM0228",), (), "2018"
)


def counts(text: str, context: DocumentContext = EDE) -> list[Count]:
    found = passages(parse_text(text + "\n"), 1, 1)
    return list(text_counts(DocumentReading(context, found, AREAS), found, AREAS)[0])


def values(text: str, context: DocumentContext = EDE) -> list[tuple[float, str]]:
    return [(count.value, count.unit) for count in counts(text, context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Het aantal huishoudens groeit van 46.200 naar 52.300.",
            [(46200, "huishoudens"), (52300, "huishoudens")],
        ),
        (
            "De woningvoorraad neemt toe van 48.900 in 2017 tot 53.400 in 2030.",
            [(48900, "woningen"), (53400, "woningen")],
        ),
        (
            "Er zijn 900 huishoudens. Verwacht wordt een toename van 900 naar 950.",
            [(900, "huishoudens"), (900, "huishoudens"), (950, "huishoudens")],
        ),
        (
            "Het aantal alleenstaanden stijgt van 1935 naar 2055 (+120).",
            [(1935, "huishoudens"), (2055, "huishoudens"), (120, "huishoudens")],
        ),
        (
            "Het woningtekort loopt terug van 1.200 nu naar 600 in 2030.",
            [(1200, "woningen"), (600, "woningen")],
        ),
        (
            "Het aantal woningen liep op van 44.800 tot 48.100.",
            [(44800, "woningen"), (48100, "woningen")],
        ),
        # what goes from one number to the other is no home
        ("Bij de nieuwe woningen gaat de snelheid van 50 naar 30.", []),
        # years, and no numbers: the difference beside them is another one
        ("Het aantal alleenstaanden stijgt van 1935 naar 2055 (+7).", []),
    ],
)
def test_two_numbers_count_what_changes_between_them(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert values(text) == expected


def test_the_first_of_two_is_of_the_year_beside_it_and_the_second_has_its_basis() -> None:
    first, second, more = counts(
        "Naar verwachting groeit het aantal inwoners van 9.120 in 2018 naar 11.340 in 2030 (+2.220)."
    )
    assert (first.measure, first.period_end) == ("inwoners (eerder)", "2018")
    assert (second.basis, second.measure, second.period_end) == ("prognose", "inwoners", "2030")
    assert (more.value, more.measure, more.basis) == (2220, "inwoners (toename)", "prognose")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er zijn 5.000 inwoners (-450).", [5000, -450]),
        ("Er zijn 5.000 inwoners (450).", [5000]),
        ("Er is ruimte voor 90 woningen (15 a 20 per jaar).", [90, 15]),
        ("Er komen 60 woningen (waarvan 9 van de corporatie).", [60, 9]),
        ("Er komen 60 woningen (in fase 9).", [60]),
        ("Er is ruimte voor 340 (900 - 560) woningen.", [340, 900, 560]),
        ("Zo blijft de verkoop van huurwoningen (250 - 400) nodig.", [250]),
        ("Zo blijft de verkoop van huurwoningen (12) nodig.", []),
        ("Van de 640 woningen is 45% voor sociale huur (288).", [640, 45, 288]),
        ("Van de mensen is 45% voor sociale huur (288).", [45]),
        ("Er komen 5 extra woningen (van 31 naar 36 woningen).", [5, 31, 36]),
    ],
)
def test_numbers_in_brackets_count_what_stands_before_them(
    text: str, expected: list[float]
) -> None:
    assert [count.value for count in counts(text)] == expected


def test_the_steps_of_a_sum_are_uncertain_and_what_comes_out_is_not() -> None:
    found = counts("Gepland zijn Kerkhof (48 woningen) en Dorpshart (145-22=123).", PLAN)
    assert [c.value for c in found if "stap van een som" in c.why] == [145, 22]
    assert found[-1].value == 123


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De gemeente bouwt 150 (koop)woningen.", "(koop)woningen"),
        ("Er komen 75 (nader te bepalen) woningen.", "(nader te bepalen) woningen"),
        ("Er komen 185 (570 - 385) woningen.", "woningen"),
        ("Er komen negen kleine, levensloopbestendige woningen.", "kleine, levensloopbestendige"),
        ("Er komen 850 won./jr.", "won."),
        ("Er komen 51 woonzorgeenheden.", "woonzorgeenheden"),
    ],
)
def test_a_noun_stands_behind_brackets_and_adjectives(text: str, expected: str) -> None:
    found = counts(text)[0]
    assert (found.unit, expected in found.measure) == ("woningen", True)


@pytest.mark.parametrize(
    "text",
    [
        "Er komen 12 (met de fiets bereikbare) haltes en woningen.",
        "Er komen 12 ruime, groen ingerichte pleinen.",
        "De dichtheid is 30 won./ha.",
    ],
)
def test_what_is_no_home_stays_none(text: str) -> None:
    assert not counts(text)


def test_a_verb_behind_a_number_is_no_noun() -> None:
    text = (
        "Er komen 80 woningen. Hiervan wil de stad 50 reserveren voor jongeren en 30 voor ouderen."
    )
    assert [value for value, _ in values(text)] == [80, 50, 30]
    assert values("Er komen 80 woningen. Hiervan wil de stad 50 bomen voor jongeren.") == [
        (80, "woningen")
    ]


def test_parts_are_of_the_project_of_their_whole() -> None:
    found = counts("In plan Veldhoek komen 60 woningen (waarvan 15 sociale huur).", PLAN)
    assert [count.project for count in found] == ["Veldhoek", "Veldhoek"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 x 20 woningen", [40]),
        ("2 x 20 meter", [2]),
        ("verlaagd met 10% tot 570 woningen", [10, 570]),
        ("10 tot 20%", [10]),
        ("15 a 20 woningen", [15]),
        ("De overige een derde kan duurder zijn", [33.33]),
        ("Een derde kan duurder zijn", []),
        ("in 2018 tot 11.340", [11340]),
    ],
)
def test_products_shares_and_ranges(text: str, expected: list[float]) -> None:
    assert [number.value for number in numbers_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("De gemeente reserveert 100 woningen voor starters.", "opgave"),
        ("Er worden 50 woningen gereserveerd voor senioren.", "opgave"),
        ("In het bestemmingsplan zijn 212 woningen gereserveerd voor senioren.", "plancapaciteit"),
        ("Voor Ede geldt een plafond van 5.100 woningen.", "opgave"),
        ("Ede kiest in lijn met de visie voor een groei van de woningvoorraad van 400.", "opgave"),
        ("In het convenant is vastgelegd dat Ede 650 woningen heeft gebouwd in 2020.", "opgave"),
        ("De locaties in Ede voorzien in een toename van 200 woningen.", "plancapaciteit"),
        ("Zo zouden er volgens de prognose 400 woningen bij moeten komen.", "prognose"),
        ("Volgens de afspraak moeten er 400 woningen bij komen.", "opgave"),
        ("De gemeente Ede telde in 2017 33.600 huishoudens.", "voorraad"),
        ("De school in Ede telde in 2017 2.600 huishoudens.", "overig"),
    ],
)
def test_words_of_room_task_and_stock_give_a_basis(text: str, basis: str) -> None:
    assert counts(text)[-1].basis == basis


def test_what_becomes_of_the_stock_is_none() -> None:
    found = counts("De gemeente Ede telde in 2017 33.600 huishoudens. Dit is een stijging van 4%.")
    assert [count.basis for count in found] == ["voorraad", "prognose"]


def test_a_place_before_its_brackets_has_the_number_in_them() -> None:
    found = counts("Er komen woningen in Lunteren (40 woningen), Bennekom (25 woningen) en Ede.")
    assert [AREAS[c.area_id].name for c in found if c.area_id] == ["Lunteren", "Bennekom"]


def area_of_last(text: str) -> str | None:
    last = counts(text)[-1]
    if last.named_area is not None:
        return last.named_area.name
    return AREAS[last.area_id].name if last.area_id else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Lunteren zijn 24 woningen gepland. Tot 2030 komen er 130 woningen bij.", "Lunteren"),
        ("In Lunteren zijn 24 woningen gepland. Tot 2030 bouwt de gemeente 130 woningen.", "Ede"),
        ("In Lunteren zijn 24 woningen gepland. Er komen 130 woningen bij.", "Ede"),
        (
            "In Otterlo en Lunteren zijn 24 woningen gepland. In totaal komen er 130 woningen.",
            "Otterlo en Lunteren",
        ),
        ("Het programma van 120 woningen is met de provincie afgestemd.", "Ede"),
        ("In de provincie zijn 120 woningen gepland.", "Gelderland"),
        ("Ede mag van de regio nog 450 woningen bouwen.", "Ede"),
    ],
)
def test_a_sentence_goes_on_about_the_area_before_it(text: str, expected: str) -> None:
    assert area_of_last(text) == expected


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        (
            "De plannen zijn: Hofwijk fase 2 (40 woningen) en Molenbeemd (25 woningen).",
            ["Hofwijk fase 2", "Molenbeemd"],
        ),
        ("Er komen woningen in Lunteren (40 woningen) en Ede (25 woningen).", [None, None]),
        ("Er komen 7 woningen op het Heijzoo terrein.", ["Heijzoo terrein"]),
        ("Er komen 45 woningen in Steenhof II.", ["Steenhof II"]),
        ("In Veldwijk fase 2 komen 180 woningen.", ["Veldwijk fase 2"]),
        ("Er zijn plannen voor 130 woningen (exclusief de locatie Eikenhof).", [None]),
    ],
)
def test_plans_are_named_before_brackets_and_by_their_kind(
    text: str, projects: list[str | None]
) -> None:
    assert [count.project for count in counts(text)] == projects


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("De ABRS heeft bepaald dat 11 woningen geen stedelijke ontwikkeling zijn.", False),
        (
            "Een woningbouwplan dat voorziet in 12 woningen is wel een stedelijke ontwikkeling.",
            False,
        ),
        ("Het plan voorziet in 10 woningen en is volgens jurisprudentie geen ontwikkeling.", True),
    ],
)
def test_what_courts_say_of_any_plan_is_none_of_this_one(text: str, shown: bool) -> None:
    (found,) = counts(text, PLAN)
    assert (found.level != "uncertain") == shown


def test_a_time_before_daarna_is_that_of_the_number_before_it() -> None:
    found = counts("In Ede komen tot 2025 400 woningen en daarna 250.")
    assert [(count.value, count.period_end) for count in found] == [(400, "2025"), (250, None)]


def test_a_number_of_another_period_counts_the_same() -> None:
    text = "Voor 2018-2022 zijn 700 woningen nodig en voor 2023-2027 nog 550."
    assert values(text) == [(700, "woningen"), (550, "woningen")]


@pytest.mark.parametrize(
    ("words", "period"), [("In dezelfde periode zijn", "2026"), ("Nu zijn", None)]
)
def test_the_same_period_is_that_of_the_sentence_before(words: str, period: str | None) -> None:
    found = counts(
        f"In de regio zijn tussen 2016 en 2026 900 woningen nodig. {words} in Ede 90 woningen nodig."
    )
    assert [count.period_end for count in found] == ["2026", period]


@pytest.mark.parametrize(
    "second",
    [
        "In Wageningen waren het er 151.",
        "In Wageningen waren dat er 151.",
        "Voor Wageningen gaat het om 151 woningen.",
        "In Wageningen werden het er ruim 151.",
    ],
)
def test_a_sentence_that_compares_has_basis_and_period_from_the_one_before(second: str) -> None:
    _, other = counts(f"In Ede zijn in 2016 186 woningen opgeleverd. {second}")
    assert (other.value, other.unit, other.basis) == (151, "woningen", "gerealiseerd")
    assert (other.period_start, other.period_end) == ("2016", "2016")


@pytest.mark.parametrize(
    ("second", "basis", "end"),
    [
        ("In Wageningen zijn er 400 nodig.", "opgave", None),
        ("In 2017 waren het er 120.", "gerealiseerd", "2017"),
    ],
)
def test_its_own_words_go_before(second: str, basis: str, end: str | None) -> None:
    _, other = counts(f"In Ede zijn in 2016 186 woningen opgeleverd. {second}")
    assert (other.basis, other.period_end) == (basis, end)
