"""The homes of a plan are in the village that its text puts the plan in."""

from __future__ import annotations

import pytest

from corpus.areas import load_areas
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import text_counts
from nlp.counts.text.village_of_plan import town_of_plan, village_of_plan
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

AREAS = load_areas()
ZEIST = DocumentContext("z", "plan", "Toelichting", "GM0355", None, "PV26", ("GM0355",))
UNKNOWN = DocumentContext("z", "plan", "Toelichting", None, None, None, ())
HOMES = " Het plan voorziet in 12 woningen."
LIES = "Het plangebied ligt in Austerlitz. Austerlitz is een bosdorp."


def reading(words: str, context: DocumentContext = ZEIST) -> DocumentReading:
    source = parse_markdown(words)
    return DocumentReading(context, passages(source, 1, len(source.pages)), AREAS)


def area_of_homes(words: str, context: DocumentContext = ZEIST) -> str | None:
    document = reading(words, context)
    count = text_counts(document, document.passages, AREAS)[0][-1]
    return AREAS[count.area_id].name if count.area_id else None


def village(words: str) -> str | None:
    found = village_of_plan(reading(words), "GM0355")
    return AREAS[found].name if found else None


def test_homes_of_a_plan_are_in_the_village_that_it_lies_in() -> None:
    assert area_of_homes(LIES + HOMES) == "Austerlitz"
    assert area_of_homes("Zeist is groen." + HOMES) == "Zeist"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (LIES, "Austerlitz"),
        ("Het dorp Austerlitz groeit. De bouw van 12 woningen te Austerlitz past daarin.", "Austerlitz"),
        # Named once it may be where others build.
        ("Het plangebied ligt in Austerlitz.", None),
        # Not the plan lies there.
        ("In Austerlitz is een school. Austerlitz is een bosdorp.", None),
        # The plan is put in two villages, or another one is named more often.
        (LIES + " De locatie ligt in Bosch en Duin.", None),
        (LIES + " Den Dolder groeit. Den Dolder is groen. Den Dolder heeft een station.", None),
        # The text speaks of one village all the time.
        ("Austerlitz groeit. " * 5, "Austerlitz"),
        ("Austerlitz groeit. " * 4, None),
        ("Austerlitz groeit. " * 6 + "Den Dolder is groen. " * 2, "Austerlitz"),
        ("Austerlitz groeit. " * 5 + "Den Dolder is groen. " * 2, None),
    ],
)  # fmt: skip
def test_village_of_a_plan_is_the_one_that_the_text_puts_it_in(
    words: str, found: str | None
) -> None:
    assert village(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("De bouwlocatie ligt in het stedelijk gebied van Waalre.", "Waalre"),
        ("De bouwlocatie ligt in het stedelijk gebied van Waalre, anders dan die te Zeist.", None),
        ("De raad van Waalre heeft ingestemd.", None),
    ],
)
def test_plan_of_an_unknown_area_is_in_the_one_town_that_it_lies_in(
    words: str, found: str | None
) -> None:
    town = town_of_plan(reading(words, UNKNOWN))
    assert (AREAS[town].name if town else None) == found


def test_homes_of_a_plan_of_an_unknown_area_are_in_the_town_that_it_lies_in() -> None:
    words = "De bouwlocatie ligt in het stedelijk gebied van Waalre.\n\nEr is een beek.\n\n"
    assert area_of_homes(words + HOMES.strip(), UNKNOWN) == "Waalre"
    other = words.replace("ligt in het stedelijk gebied van", "is die van")
    assert area_of_homes(other + HOMES.strip(), UNKNOWN) is None
