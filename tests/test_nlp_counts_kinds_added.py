"""Totals of kinds of homes, shares told again, and numbers that count a kind of homes elsewhere."""

from __future__ import annotations

import pytest
from test_nlp_counts_tables import table

from corpus.areas import load_areas
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import text_counts
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
REGION = DocumentContext(
    "a", "agreement", "Woondeal", "achterhoek", "achterhoek", "PV25",
    AREAS["achterhoek"].members, dated="2023",
)  # fmt: skip


def read(words: str) -> list[Count]:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    return list(text_counts(DocumentReading(REGION, found, AREAS), found, AREAS)[0])


@pytest.mark.parametrize(
    ("words", "total", "segment"),
    [
        (
            "De opgave is de realisatie van 600 woonvormen, bestaande uit 300 nultredenwoningen, 200 geclusterde woningen en 100 zorggeschikte woningen.",
            600,
            "ouderen",
        ),
        (
            "De ambitie is de realisatie van 300 nultredenwoningen, 200 geclusterde woningen en 100 zorggeschikte woningen (totaal 600 woningen).",
            600,
            "ouderen",
        ),
        (
            "De opgave tot 2030 is de bouw van:\n\n- 300 nultredenwoningen\n- 200 geclusterde woningen\n- 500 totaal",
            500,
            "ouderen",
        ),
        # they do not add up to it
        (
            "De opgave is de realisatie van 900 woningen, waarvan 300 nultredenwoningen en 200 geclusterde woningen.",
            900,
            None,
        ),
        # together these are all homes
        (
            "De opgave is de realisatie van 500 woningen, waarvan 300 in de sociale huur en 200 in de vrije sector.",
            500,
            None,
        ),
    ],
)
def test_what_adds_up_kinds_of_homes_for_one_group_is_of_that_group(
    words: str, total: float, segment: str | None
) -> None:
    (count,) = (count for count in read(words) if count.value == total)
    assert count.segment == segment


@pytest.mark.parametrize(
    ("second", "measure"),
    [
        (
            "Daarbij is rekening te houden met regio’s waar toegroeien naar 30% niet haalbaar is.",
            "aandeel sociale huur in de bestaande voorraad",
        ),
        # another share, and a share of something else
        (
            "Daarbij is rekening te houden met regio’s waar toegroeien naar 25% niet haalbaar is.",
            "aandeel sociale huur",
        ),
        (
            "Daarbij is 30% van de nieuwe woningen nodig.",
            "aandeel sociale huur onder de nieuwe woningen",
        ),
    ],
)
def test_a_share_that_is_told_again_is_of_the_same_stock(second: str, measure: str) -> None:
    first = "De Achterhoek streeft naar 30% sociale huurwoningen in de bestaande voorraad."
    found = read(f"{first} {second}")
    assert found[0].measure == "aandeel sociale huurwoningen in de bestaande voorraad"
    assert found[-1].measure == measure


@pytest.mark.parametrize(
    ("first", "area", "level"),
    [
        # of affordable homes only: "de 28.200 woningen" may be others
        ("In de provincie Gelderland zijn 28.200 betaalbare woningen nodig.", "PV25", "uncertain"),
        ("In de provincie Gelderland zijn 28.200 woningen nodig.", "PV25", "probable"),
    ],
)
def test_the_same_number_elsewhere_gives_no_area_to_other_homes(
    first: str, area: str, level: str
) -> None:
    found = read(f"{first}\n\nDeze opgave is onderdeel van de 28.200 woningen in tabel 1.")
    assert (found[-1].area_id, found[-1].level) == (area, level)


@pytest.mark.parametrize(
    ("head", "basis"),
    [("koopwoningen tot een betaalbare grens", "plancapaciteit"), ("Bruto nieuwbouw", "overig")],
)
def test_affordable_homes_for_sale_go_on_with_the_column_beside_them(head: str, basis: str) -> None:
    found = table(
        f"| Gemeente | Harde plancapaciteit | {head} |\n|---|---|---|\n"
        "| Dalfsen | 910 | 430 |\n| Ommen | 560 | 205 |\n"
    )
    assert [c.basis for c in found] == ["plancapaciteit", basis] * 2


@pytest.mark.parametrize(
    ("by", "measure"),
    [
        (" door woningcorporaties", "aandeel sociale huur in de totale opgave (door woningcorporaties)"),
        ("", "aandeel sociale huur in de totale opgave"),
    ],
)  # fmt: skip
def test_a_share_in_brackets_says_who_builds_its_homes(by: str, measure: str) -> None:
    found = read(
        f"Er moeten 3.984 sociale huurwoningen{by} gebouwd worden (28% van de totale opgave)."
    )
    assert found[-1].measure == measure


@pytest.mark.parametrize(
    ("homes", "measure"),
    [
        ("middenhuurwoningen en goedkope koopwoningen", "middenhuurwoningen en goedkope koopwoningen"),
        ("middenhuurwoningen", "middenhuurwoningen"),
        ("middenhuurwoningen 4", "middenhuurwoningen"),
        ("middenhuurwoningen en 200 winkels", "middenhuurwoningen"),
    ],
)  # fmt: skip
def test_the_measure_of_two_segments_names_both(homes: str, measure: str) -> None:
    found = read(f"De Achterhoek zet zich in voor de realisatie van 5.640 {homes}.")
    assert found[0].measure == f"te realiseren {measure}"
