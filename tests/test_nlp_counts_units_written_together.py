"""What a number counts where its noun is written with strokes or dashes, or stands in what the sentence is about."""

from __future__ import annotations

import pytest

from tests.test_nlp_counts_ellipsis import AREAS, counts, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Ede komen 60 starters/seniorenwoningen.", [(60, "woningen")]),
        ("In Ede komen 25 huur/koopwoningen.", [(25, "woningen")]),
        # two things, and a density
        ("In Ede komen 300 inwoners/woningen.", []),
        ("In Ede is de dichtheid 30 woningen/ha.", []),
    ],
)
def test_the_last_of_nouns_with_strokes_between_them_is_counted(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het plan in Ede -een wijk met 44 woningen- past hier.", [(44, "woningen")]),
        # the hyphen stands for the noun that follows
        ("In Ede komen 44 woningen- en winkels.", []),
    ],
)
def test_a_dash_behind_a_noun_is_no_part_of_it(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert values(text) == expected


def test_a_home_without_steps_is_no_number() -> None:
    assert values("In Ede komen 19 nieuwe nul trede-woningen.") == [(19, "woningen")]
    assert values("In Ede komen 19 nieuwe nul-tredenwoningen.") == [(19, "woningen")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Ede wordt een vraag naar nieuwbouwwoningen verwacht van tenminste 232.",
            [(232, "woningen")],
        ),
        (
            "Afgesproken is dat het aantal woningen in Ede 11.600 bedraagt.",
            [(11600, "woningen")],
        ),
        ("Het aantal inwoners van Ede wordt geraamd op 24.500.", [(24500, "personen")]),
        ("De behoefte aan huurwoningen in Ede is becijferd op 850.", [(850, "woningen")]),
        # no quantity of the sentence
        ("De prijs van een groot aantal woningen in Ede 250.000 bedraagt.", []),
        ("Het aantal woningen in Ede is groot, de prijs is geraamd op 250.000.", []),
        ("Het aantal projecten in Ede wordt geraamd op 24.", []),
    ],
)
def test_a_number_that_the_verb_gives_to_an_amount_counts_what_the_amount_is_of(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert values(text) == expected


def test_an_abbreviation_does_not_part_a_verb_from_its_end() -> None:
    (more,) = counts("De vraag naar woningen neemt in Ede volgens de prognose met ca. 700 toe.")
    assert (more.value, more.unit, more.measure) == (700, "woningen", "woningen (toename)")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Ede gaat uit van een voorraadafname met 60 woningen.", "woningen (afname)"),
        ("Ede gaat uit van een woningtoename met 60 woningen.", "woningen (toename)"),
        ("Ede gaat uit van een woningmarkt met 60 woningen.", "woningen"),
    ],
)
def test_a_noun_that_ends_in_more_or_less_tells_of_a_change(text: str, measure: str) -> None:
    assert [count.measure for count in counts(text)] == [measure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Ede komen 500 woningen per jaar (375 Ede Stad, 125 in de dorpen).",
            [(500, "woningen"), (375, "woningen (Ede Stad)"), (125, "woningen (in de dorpen)")],
        ),
        (
            "Ede wil 665 woningen (590 toegedeeld aan plannen + 75 reserve).",
            [
                (665, "woningen"),
                (590, "woningen (toegedeeld aan plannen)"),
                (75, "woningen (reserve)"),
            ],
        ),
        (
            "Ede wil 85 woningen (75 in Lunteren en nog 10 voor later).",
            [(85, "woningen"), (75, "woningen (in Lunteren)"), (10, "woningen (voor later)")],
        ),
        # their sum is another number, or one alone divides nothing
        ("Ede wil 665 woningen (590 toegedeeld aan plannen + 85 reserve).", [(665, "woningen")]),
        ("Ede wil 665 woningen (665 toegedeeld aan plannen).", [(665, "woningen")]),
    ],
)
def test_the_parts_that_brackets_divide_a_number_into_count_what_it_counts(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert [(count.value, count.measure) for count in counts(text)] == expected


def test_a_part_in_brackets_is_as_of_a_year_and_of_a_basis_as_its_whole() -> None:
    whole, one, other = counts(
        "De opgave van Ede is 500 woningen per jaar tot 2030 (375 Ede Stad, 125 in de dorpen)."
    )
    assert whole.basis == "opgave"
    assert {(c.per, c.basis, c.period_end) for c in (whole, one, other)} == {
        ("jaar", "opgave", "2030")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Ede komen grondgebonden koopwoningen (42 stuks).", [(42, "woningen")]),
        ("In Ede komen kleine winkels (42 stuks).", []),
        ("In Ede komen 86 kleine (15%) en grote (60%) woningen.", [(86, "woningen")]),
        ("In Ede komen 71 aaneengebouwde (grondgebonden) woningen.", [(71, "woningen")]),
        ("In Ede komen 71 (bruto) nieuw te bouwen woningen.", [(71, "woningen")]),
        ("In Ede komen 71 (bruto) voor woningen.", []),
        ("In Ede staan 1.850 niet zelfstandige wooneenheden.", [(1850, "woningen")]),
        ("In Ede zijn er 1.850 niet in woningen.", []),
        (
            "In Ede komen 60 woningen en 40 huizen. Totaal: 100.",
            [(60, "woningen"), (40, "woningen"), (100, "woningen")],
        ),
        ("In Ede komen 60 woningen en 40 huizen. Fase: 100.", [(60, "woningen"), (40, "woningen")]),
    ],
)
def test_what_stands_between_a_number_and_its_noun(
    text: str, expected: list[tuple[float, str]]
) -> None:
    assert [pair for pair in values(text) if pair[1] == "woningen"] == expected


def test_a_growth_of_people_from_one_number_to_another_is_no_range() -> None:
    first, second = counts("Ede verwacht een bevolkingsgroei van 46.000 tot 56.000 inwoners.")
    assert (first.value, first.measure) == (46000, "personen (eerder)")
    assert (second.value, second.measure) == (56000, "inwoners")


def test_an_amount_that_declines_by_a_number_tells_by_how_many() -> None:
    (less,) = counts("Het totaal aantal woningen in Ede wordt met 100 verminderd.")
    assert (less.value, less.measure) == (100, "woningen (afname)")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (
            "De raming van Ede komt 1.000 woningen hoger uit dan die van 2013.",
            "woningen (verschil)",
        ),
        ("De raming van Ede komt op 1.000 woningen, dat is hoger dan in 2013.", "woningen"),
        ("In Ede wordt het programma met 882 woningen opgehoogd.", "woningen (toename)"),
        ("In Ede wordt een programma met 882 woningen gemaakt.", "woningen"),
    ],
)
def test_by_how_much_one_thing_is_more_than_another_is_no_amount_of_it(
    text: str, measure: str
) -> None:
    assert [count.measure for count in counts(text)] == [measure]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        (
            "Voor de regio Foodvalley, waarbinnen Rhenen is gelegen, geldt een behoefte aan 900 woningen.",
            "Foodvalley",
        ),
        (
            "Voor de regio Foodvalley, waarin de gemeente Rhenen ligt, geldt een behoefte aan 900 woningen.",
            "Foodvalley",
        ),
        (
            "Voor Ede is er ruimte voor 900 woningen, exclusief de opvang van de Rhenense behoefte.",
            "Ede",
        ),
        ("Voor Ede is er ruimte voor 900 woningen, afgezien van die in Rhenen.", "Ede"),
    ],
)
def test_a_town_that_lies_in_a_region_or_is_left_out_is_not_whose_the_number_is(
    text: str, town: str
) -> None:
    (count,) = [count for count in counts(text) if count.value == 900]
    assert AREAS[str(count.area_id)].name == town


@pytest.mark.parametrize(
    "text",
    ["Een toename van 1.200 tot 1.400 huishoudens.", "Dit stijgt van 340 tot 420 huishoudens."],
)
def test_what_there_was_and_what_there_will_be_are_two_numbers(text: str) -> None:
    assert len(counts(f"In Ede. {text}")) == 2


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        (
            "Per 1 juli 2014 wonen er 63.350 personen in Ede en zijn er 26.120 huishoudens.",
            ["voorraad", "voorraad"],
        ),
        ("In Ede woonden in 2020 circa 21.785 personen.", ["voorraad"]),
        ("In Ede zullen in 2030 circa 21.785 personen wonen.", ["opgave"]),
        ("In Ede zijn er 26.120 huishoudens nodig.", ["opgave"]),
        ("In een pand in Ede mogen 60 personen wonen.", ["overig"]),
        ("In wijk 12 wonen 2.000 mensen.", ["overig"]),
    ],
)
def test_people_who_live_somewhere_are_there_now(text: str, bases: list[str]) -> None:
    assert [count.basis for count in counts(text)] == bases


def test_the_first_of_two_numbers_with_a_word_between_them_has_the_noun_of_the_second() -> None:
    text = "In Ede voorzien de plannen A en B in 3 respectievelijk 5 woningen."
    assert values(text) == [(3, "woningen"), (5, "woningen")]


def test_a_task_without_a_noun_counts_what_the_sentence_before_does() -> None:
    text = "Ede heeft een behoefte aan 15.400 woningen. Daarna is een behoefte aan 13.900."
    assert values(text) == [(15400, "woningen"), (13900, "woningen")]
    assert values("Daarna is in Ede een behoefte aan 13.900.") == []


def test_a_right_to_build_a_home_is_a_planned_home() -> None:
    (count,) = counts("In Ede gelden 28 rechtstreekse woningbouwtitels.")
    assert (count.value, count.unit, count.basis) == (28, "woningen", "plancapaciteit")


def test_how_many_fewer_people_there_will_be_is_expected_and_no_task() -> None:
    (count,) = counts(
        "De woningbouwopgave in Ede krijgt te maken met een daling van 1.100 huishoudens."
    )
    assert count.basis == "prognose"


def test_what_the_people_were_before_they_grew_is_what_was_there() -> None:
    first, second = counts("De groei gaat van 29.000 inwoners in 2007 naar 35.000 in Ede in 2021.")
    assert (first.basis, second.basis) == ("voorraad", "prognose")


def test_the_next_years_of_a_region_are_of_the_region_too() -> None:
    text = (
        "Voor de regio Foodvalley geldt voor de periode 2015-2019 een behoefte aan 15.400 woningen. "
        "Voor de periode 2020-2029 is een behoefte aan 13.900 woningen. De totale behoefte is 29.300 woningen."
    )
    assert {AREAS[str(count.area_id)].name for count in counts(text)} == {"Foodvalley"}


def test_a_sentence_ends_behind_a_figure_that_lost_its_full_stop() -> None:
    text = (
        "In Ede is tot 2029 een behoefte aan 13.900 De totale behoefte tot 2035 is 29.300 woningen."
    )
    assert [count.period_end for count in counts(text)] == ["2035"]
    (count,) = counts("In Ede is tot 2029 een behoefte aan 13.900 Deense woningen.")
    assert (count.value, count.period_end) == (13900, "2029")


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("De maximale woningbouwruimte voor Ede bedraagt 467 woningen.", "maximaal"),
        ("De minimale opgave van Ede is 467 woningen.", "minimaal"),
        ("De maximale hoogte in Ede is laag, de opgave is 467 woningen.", None),
    ],
)
def test_the_limit_that_a_quantity_is_called_is_that_of_its_number(
    text: str, qualifier: str | None
) -> None:
    assert [count.qualifier for count in counts(text)] == [qualifier]


def test_homes_in_the_country_are_not_those_of_the_whole_country() -> None:
    (count,) = counts("Ede heeft een vraag naar 3.200 woningen in het landelijk woonmilieu.")
    assert AREAS[str(count.area_id)].name == "Ede"


def test_capacity_that_is_brought_down_by_a_number_is_less_by_it() -> None:
    (less,) = counts("In Ede wordt de harde plancapaciteit terug gebracht met 483 woningen.")
    assert less.measure.startswith("woningen (") and "afname" in less.measure


def test_few_homes_of_a_provincial_need_are_not_those_of_the_province() -> None:
    few = counts("In Ede is de provinciale woningbehoefte verhoogd van 675 naar 720 woningen.")
    assert {AREAS[str(count.area_id)].name for count in few} == {"Ede"}
