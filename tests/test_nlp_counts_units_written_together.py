"""What a number counts where its noun is written with strokes or dashes, or stands in what the sentence is about."""

from __future__ import annotations

import pytest

from corpus.areas import load_areas
from extract.passages import passages
from extract.text import parse_text
from nlp.counts import text_counts
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
EDE = DocumentContext(
    "visie", "vision", "Woonvisie Ede", "GM0228", None, "PV25", ("GM0228",), (), "2018"
)


def counts(text: str) -> list[Count]:
    found = passages(parse_text(text + "\n"), 1, 1)
    return list(text_counts(DocumentReading(EDE, found, AREAS), found, AREAS)[0])


def values(text: str) -> list[tuple[float, str]]:
    return [(count.value, count.unit) for count in counts(text)]


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
