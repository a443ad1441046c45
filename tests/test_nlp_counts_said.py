"""What words say of a number: the value before, the plan of now, of what a share is, on what basis it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp.records import Count
from tests.test_nlp_counts_doubts import AGREEMENT, ZEIST, reasons, text

EIKENHOF = replace(ZEIST, title="Toelichting bestemmingsplan Eikenhof")


def of(words: str, value: float) -> Count:
    """The count of a value in the text of a plan of Zeist."""
    return next(count for count in text(words, EIKENHOF) if count.value == value)


@pytest.mark.parametrize(
    ("words", "value", "label"),
    [
        ("Het oorspronkelijke woningbouwprogramma van Zeist telt 2.400 woningen.", 2400, "eerder"),
        ("In plaats van 18 woningen maakt dit bestemmingsplan 13 woningen mogelijk.", 18, "eerder"),
        (
            "Het geldende bestemmingsplan maakt in het plangebied 34 woningen mogelijk.",
            34,
            "geldend plan",
        ),
        (
            "Dit plan voorziet in 2 woningen bij recht en 8 woningen via een wijzigingsbevoegdheid.",
            2,
            "bij recht",
        ),
        (
            "Dit plan voorziet in 2 woningen bij recht en 8 woningen via een wijzigingsbevoegdheid.",
            8,
            "bevoegdheid",
        ),
    ],
)
def test_the_measure_says_what_would_make_a_number_of_a_plan_or_policy_uncertain(
    words: str, value: float, label: str
) -> None:
    count = of(words, value)
    assert count.level != "uncertain"
    assert label in count.measure


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("In plaats van 18 woningen maakt dit bestemmingsplan 13 woningen mogelijk.", 13),
        ("Ten opzichte van het geldende bestemmingsplan maakt dit plan 7 woningen mogelijk.", 7),
    ],
)
def test_the_number_that_is_compared_with_it_says_nothing_of_it(words: str, value: float) -> None:
    assert "(" not in of(words, value).measure


def test_an_old_goal_of_an_agreement_is_uncertain() -> None:
    words = "Zeist wil 300 woningen bouwen (de oude doelstelling was 200 woningen)."
    assert "een eerdere waarde" in reasons(words, AGREEMENT)


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        (
            "Zeist kent een opgave van 1.000 woningen, met een aandeel van 40% binnenstedelijk.",
            "aandeel binnenstedelijk",
        ),
        (
            "De gemeente Zeist gaat uit van een groei van de woningvoorraad van 1,07%.",
            "groei van de woningvoorraad",
        ),
        (
            "In Zeist is 3% van de in totaal 500 woningen gepland.",
            "aandeel van de in totaal 500 woningen",
        ),
        ("In Zeist is er vraag: ongeveer 76% uit koopwoningen.", "aandeel koopwoningen"),
        (
            "De gemeente Zeist streeft bij woningbouw naar een inbreiding van minimaal 50%.",
            "aandeel inbreiding",
        ),
        (
            "Zeist heeft een opgave van 400 woningen: 80% in kleine kernen.",
            "aandeel in kleine kernen",
        ),
    ],
)
def test_the_words_beside_a_share_say_of_what_it_is(words: str, measure: str) -> None:
    count = next(count for count in text(words) if count.unit == "%")
    assert count.measure == measure
    assert "niet zeggen waarvan" not in count.why


def test_a_growth_of_each_of_two_years_is_one() -> None:
    words = (
        "Zeist telde in 2006 9.250 huishoudens. De verwachting is dat dat aantal in 2020 en 2030 "
        "met respectievelijk 5% en 8% zal stijgen."
    )
    assert {c.measure for c in text(words) if c.unit == "%"} == {
        "toename van het aantal huishoudens"
    }


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Zeist mag tot 2030 niet meer dan 730 woningen in de planning hebben.", ""),
        ("In Zeist bestaat meer dan de helft van het programma uit koopwoningen.", ""),
        ("Naar verwachting groeit Zeist met meer dan 2.000 huishoudens per jaar.", ""),
        ("In Zeist moeten plannen van meer dan 25 woningen worden afgestemd.", "een drempel"),
        ("Zeist mag in dorpen met meer dan 2.000 inwoners bouwen.", "een drempel"),
    ],
)
def test_what_is_told_with_more_than_is_no_threshold(words: str, reason: str) -> None:
    said = reasons(words)
    assert reason in said if reason else "drempel" not in said


@pytest.mark.parametrize(
    ("words", "value", "basis"),
    [
        # what the stock becomes is no stock
        ("De voorraad van Zeist mag met 780 woningen groeien.", 780, "opgave"),
        ("Zeist wil de voorraad vergroten met 110 woningen.", 110, "opgave"),
        # a word belongs to the number that it is said of
        (
            "De harde plancapaciteit van Zeist is 507 woningen, wat leidt tot een tekort van 180 woningen.",
            507,
            "plancapaciteit",
        ),
        (
            "De harde plancapaciteit van Zeist is 507 woningen, wat leidt tot een tekort van 180 woningen.",
            180,
            "prognose",
        ),
        (
            "De plancapaciteit van Zeist van 601 woningen is lager dan de woningbehoefte (642 woningen).",
            601,
            "plancapaciteit",
        ),
        (
            "De plancapaciteit van Zeist van 601 woningen is lager dan de woningbehoefte (642 woningen).",
            642,
            "prognose",
        ),
        (
            "In Zeist is een opgave van 900 woningen, na aftrek van een onttrekking van 100 woningen.",
            900,
            "opgave",
        ),
        # on what a number is based is less than what it is
        (
            "De opgave van Zeist is, mede op basis van behoeftecijfers, 40% sociale huur.",
            40,
            "opgave",
        ),
        # the verbs of two clauses
        (
            "Voor Zeist is een woningbehoefte berekend van 140 woningen, waar deels in wordt voorzien.",
            140,
            "prognose",
        ),
        # what must be is the second of two
        (
            "De plancapaciteit van Zeist moet worden teruggebracht van 800 woningen naar 500 woningen.",
            800,
            "plancapaciteit",
        ),
        ("De gemeente Zeist mikt op 20 woningen per jaar.", 20, "opgave"),
        ("Voor Zeist is de vraagtoename 455 woningen.", 455, "prognose"),
        ("De verkaveling in Zeist biedt ruimte aan 91 woningen.", 91, "plancapaciteit"),
        ("In Zeist konden nog 1.000 woningen worden gebouwd.", 1000, "plancapaciteit"),
        # a place that has them, and no plan of it
        ("De gemeente Zeist heeft bijna 12.000 woningen.", 12000, "voorraad"),
        ("Zeist is een kern met circa 580 woningen.", 580, "voorraad"),
        ("De gemeente Zeist heeft 200 woningen gepland.", 200, "plancapaciteit"),
        # where a change begins, with its year, is what was there
        (
            "Het aantal huishoudens in Zeist neemt toe: van 57.000 huishoudens in 2016 tot 64.000 in 2040.",
            57000,
            "voorraad",
        ),
        (
            "Het aantal huishoudens in Zeist neemt toe: van 57.000 huishoudens in 2016 tot 64.000 in 2040.",
            64000,
            "prognose",
        ),
        # the sentence before says what it is
        ("De regio heeft voor Zeist een plafond. Dit betreft 500 woningen.", 500, "opgave"),
        (
            "De vraag in Zeist neemt toe door een groei van het aantal huishoudens. Het gaat om 800 huishoudens.",
            800,
            "prognose",
        ),
    ],
)
def test_the_basis_is_that_of_the_words_said_of_the_number(
    words: str, value: float, basis: str
) -> None:
    counts = [count for count in text(words, AGREEMENT) if count.value == value]
    assert [count.basis for count in counts] == [basis]


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        (
            "Er is voldoende ruimte aanwezig om dit plan van 25 woningen te bouwen.",
            "plancapaciteit",
        ),
        (
            "Dit plan maakt 1 extra woning mogelijk ten opzichte van de bestaande situatie.",
            "plancapaciteit",
        ),
        ("In het plangebied waren 5 woningen gepland.", "plancapaciteit"),
        ("In het plangebied waren 5 woningen aanwezig.", "overig"),
        ("In de bestaande situatie staan in het plangebied 5 woningen.", "voorraad"),
        (
            "Het programma van dit plan bestaat voor 44% uit middeldure koopwoningen.",
            "plancapaciteit",
        ),
    ],
)
def test_a_plans_own_number_stands_only_where_words_say_so(words: str, basis: str) -> None:
    assert text(words, EIKENHOF)[-1].basis == basis


def test_the_same_period_is_the_one_before() -> None:
    words = (
        "In Zeist is voor de jaren 2014 t/m 2019 een opgave vastgesteld. "
        "Voor Zeist betekent dit dat er over die periode 780 woningen mogen komen."
    )
    count = text(words)[-1]
    assert (count.period_start, count.period_end) == ("2014", "2019")
