"""What a percentage is of by words that do not stand beside it."""

from __future__ import annotations

import pytest

from corpus.areas import load_areas
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import text_counts
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
ZEIST = DocumentContext("z", "plan", "Nota", "GM0355", None, "PV26", ("GM0355",), dated="2018")


AGREEMENT = DocumentContext(
    "z", "agreement", "Woondeal", "GM0355", None, "PV26", ("GM0355",), dated="2018"
)


@pytest.mark.parametrize(
    ("words", "measures"),
    [
        (
            "De opgave aan geclusterde woningen bestaat in Zeist uit 40% sociale huur en 60% middenhuur.",
            [
                "aandeel sociale huur in de opgave aan geclusterde woningen",
                "aandeel middenhuur in de opgave aan geclusterde woningen",
            ],
        ),
        (
            "Zeist streeft naar 40% sociale huurwoningen in de bestaande voorraad.",
            ["aandeel sociale huurwoningen in de bestaande voorraad"],
        ),
        (
            "Zeist streeft naar 40% sociale huurwoningen in de stad.",
            ["aandeel sociale huurwoningen"],
        ),
        (
            "De opgave aan woningen bestaat in Zeist uit 40% sociale huur en 60% middenhuur.",
            ["aandeel sociale huur", "aandeel middenhuur"],
        ),
    ],
)
def test_the_measure_of_a_share_of_some_homes_names_them(words: str, measures: list[str]) -> None:
    assert [count.measure for count in shares(words, AGREEMENT)] == measures


@pytest.mark.parametrize(
    ("homes", "level"),
    [
        ("400 geclusterde woningen in de sociale huur (50%)", "uncertain"),
        ("400 woningen in de sociale huur (50%)", "certain"),
    ],
)
def test_a_share_behind_some_homes_in_brackets_does_not_say_of_what(homes: str, level: str) -> None:
    (count,) = shares(f"In Zeist spannen we ons in voor de bouw van {homes}.", AGREEMENT)
    assert (count.level == "uncertain") == (level == "uncertain")


def shares(words: str, context: DocumentContext = ZEIST) -> list[Count]:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    counts = text_counts(DocumentReading(context, found, AREAS), found, AREAS)[0]
    return [count for count in counts if count.unit == "%"]


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("In Zeist is naar verwachting een woningtekort van 3%.", "woningtekort"),
        ("Het woningtekort in Zeist bedroeg op 1 januari 2019 3%.", "woningtekort"),
        ("De woningmarkt van Zeist krijgt in 2020 te maken met een tekort van 3%.", "tekort"),
        ("Zeist wil in 2030 niet meer leegstand van woningen dan 2%.", "percentage"),
        (
            "De begroting van Zeist krijgt in 2020 te maken met een tekort van 3%.",
            "percentage (tekort)",
        ),
        ("Door het woningtekort in Zeist is er nu een krimp van 3%.", "krimp (tekort, afname)"),
    ],
)
def test_a_share_is_the_size_of_a_lack(words: str, measure: str) -> None:
    assert shares(words)[0].measure == measure


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Zeist telt 9.000 gezinnen, waarvan 48% in Austerlitz woont.", "aandeel van de 9.000 gezinnen"),
        ("Zeist raamt een behoefte van 526 woningen. Daarvan mag 60% buiten de kom.", "aandeel van de 526 woningen"),
        ("Zeist raamt een behoefte van 526 woningen. Van die woningen mag 60% buiten de kom.", "aandeel van de 526 woningen"),
        ("Zeist raamt een behoefte van 526 woningen. Zeker 60% hiervan mag buiten de kom.", "aandeel van de 526 woningen"),
        # another number came after it
        ("Zeist raamt 526 woningen en een groei van 800. Daarvan mag 60% buiten de kom.", "percentage"),
        # of other things
        ("Zeist raamt een behoefte van 526 woningen. Van die winkels mag zeker 60%.", "percentage"),
        ("Zeist raamt een behoefte van 526 woningen. Buiten de kom mag 60%.", "percentage"),
    ],
)  # fmt: skip
def test_a_share_is_a_part_of_what_was_counted(words: str, measure: str) -> None:
    assert shares(words)[0].measure == measure


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Zeist heeft in 2030 83.000 inwoners. Een toename van 4%.", "toename van het aantal inwoners"),
        ("In Zeist gaat het om 350 woningen, wat overeenkomt met 0,7% groei per jaar.", "groei van het aantal woningen"),
        ("In Zeist komen er 400 huishoudens bij (een toename van 3%).", "toename van het aantal huishoudens"),
        ("De prijzen in Zeist gaan omhoog. Een toename van 4%.", "toename"),
    ],
)  # fmt: skip
def test_a_change_is_of_what_was_counted_last(words: str, measure: str) -> None:
    assert shares(words)[0].measure == measure


def test_a_change_each_year_needs_no_beginning() -> None:
    of_year = shares("In Zeist zijn 350 woningen nodig, wat neerkomt op 0,7% groei per jaar.")
    assert of_year[0].level == "probable"
    of_once = shares("Zeist heeft 350 woningen meer, een groei van 0,7%.")
    assert of_once[0].level == "uncertain"


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("De woningbouw wordt voor 70% in Austerlitz gebouwd.", "aandeel van de woningbouw"),
        ("Nieuwbouw is voor ruim 70% in Austerlitz voorzien.", "aandeel van nieuwbouw"),
        ("De wethouder is voor 70% in Austerlitz.", "percentage"),
    ],
)
def test_a_share_is_of_the_subject(words: str, measure: str) -> None:
    found = shares(words)
    assert [count.measure for count in found] == [measure]


def test_a_part_in_each_of_several_areas_is_told() -> None:
    found = shares(
        "Zeist telde in 2017 9.000 gezinnen, waarvan 48% in Austerlitz en 30% in Den Dolder."
    )
    assert [count.level for count in found] == ["probable", "probable"]
    alone = shares("In Zeist geldt 12% van de woningbouw voor Utrecht.")
    assert all(count.level == "uncertain" for count in alone)
