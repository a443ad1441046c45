"""What the paragraph above a table says of it: what is counted, for which area, in which years."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.markdown import parse_markdown
from nlp.counts.table.around import surroundings
from tests.test_nlp_counts_tables import ZEIST, table

NOWHERE = replace(ZEIST, area_id=None, region_id=None, dated=None)
_LIST = "| Aantal woningen | Plannen |\n|---|---|\n| 410 | 90 |\n| 500 | 80 |\n"
_YEARS = (
    "| Gemeente | 2019 | 2029 | 2019-2029 | |\n|---|---|---|---|---|\n| | | | Abs. | % |\n"
    "| Zeist | 28.000 | 30.000 | 2.000 | 7% |\n| Soest | 20.000 | 21.000 | 1.000 | 5% |\n"
    "| Baarn | 11.000 | 11.500 | 500 | 5% |\n"
)
_TELLS = "Het aantal huishoudens groeit in alle gemeenten. Tot 2029 wordt een toename van het aantal huishoudens verwacht."


def lead(words: str) -> str:
    source = parse_markdown(f"{words}\n\n{_LIST}")
    return surroundings(source, source.grids[0], (), "").lead


@pytest.mark.parametrize(
    "words",
    [
        "Onderstaand een overzicht van de aantallen.",
        "Hieronder is de opgave van de gemeente gegeven.",
        "In onderstaand schema staat wat er bij komt.",
        "In de tabel staan de aantallen.",
    ],
)
def test_a_paragraph_that_points_below_announces_a_table(words: str) -> None:
    assert lead(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "Hieronder wordt ingegaan op het beleid. Dit plan voldoet daaraan.",
        "De wijk ligt onder de spoorlijn. Het volgende hoofdstuk gaat daarover.",
    ],
)
def test_a_paragraph_that_points_to_text_announces_none(words: str) -> None:
    assert lead(words) == ""


def test_the_last_sentence_says_which_of_the_areas_of_a_paragraph_is_meant() -> None:
    words = "De woonvisie geldt voor Soest en Baarn. Voor de gemeente Soest gaat het om de volgende cijfers:"
    assert {c.area_id for c in table(f"{words}\n\n{_LIST}", NOWHERE)} == {"GM0342"}
    words = "De woonvisie is van Zeist. Voor Soest en Baarn gaat het om de volgende cijfers:"
    assert {c.area_id for c in table(f"{words}\n\n{_LIST}", NOWHERE)} == {None}


def test_a_paragraph_tells_of_years_that_are_all_that_stands_over_a_table() -> None:
    found = table(f"{_TELLS}\n\n{_YEARS}", NOWHERE)
    first = [(c.value, c.unit, c.basis, c.measure) for c in found if c.area_id == "GM0355"]
    assert first == [
        (28000, "huishoudens", "voorraad", "huishoudens"),
        (30000, "huishoudens", "prognose", "huishoudens"),
        (2000, "huishoudens", "prognose", "toename huishoudens"),
        (7, "%", "prognose", "toename huishoudens, aandeel"),
    ]
    assert all(count.level != "uncertain" for count in found)


@pytest.mark.parametrize(
    "words",
    [
        "Het aantal huishoudens groeit. Tot 2029 komen er ook woningen bij.",
        "Tot 2045 wordt een toename van het aantal huishoudens verwacht.",
        "## Het aantal huishoudens in 2029",
    ],
    ids=["two things", "other years", "a heading"],
)
def test_a_paragraph_that_tells_of_something_else_says_nothing_of_a_table(words: str) -> None:
    found = table(f"{words}\n\n{_YEARS}", NOWHERE)
    assert not [c for c in found if c.level != "uncertain" and c.unit != "%"]


def test_a_table_with_heads_of_words_needs_no_paragraph() -> None:
    words = _YEARS.replace("| 2019 |", "| Woningen 2019 |").replace("| 2029 |", "| Woningen 2029 |")
    assert "huishoudens" not in {c.unit for c in table(f"{_TELLS}\n\n{words}", NOWHERE)}


def test_days_on_which_a_paper_could_be_read_are_no_period() -> None:
    words = "Van 7 januari tot en met 17 februari 2015 lag de visie ter inzage. Daarin staan de volgende aantallen woningen."
    assert {c.period_start for c in table(f"{words}\n\n{_LIST}")} == {None}
    words = "De visie is van de raad. In de periode 2015 tot en met 2024 gaat het om de volgende aantallen."
    assert {c.period_start for c in table(f"{words}\n\n{_LIST}")} == {"2015"}


def test_years_above_are_not_those_of_a_column_beside_one_with_other_years() -> None:
    rows = "| Gemeente | Afspraak woningen 2011-2015 | Gebouwde woningen |\n|---|---|---|\n| Zeist | 632 | 849 |\n| Soest | 263 | 208 |"
    lead = "De vorige afspraken van 2012 t/m 2015 staan in onderstaande tabel."
    found = {c.value: c.period_start for c in table(f"{lead}\n\n{rows}")}
    assert (found[632], found[849]) == ("2011", None)
    found = {c.value: c.period_start for c in table(f"{lead}\n\n{rows.replace(' 2011-2015', '')}")}
    assert found[849] == "2012"


def test_a_title_in_the_header_says_that_people_are_counted() -> None:
    title = (
        "| Prognose bevolking van de gemeenten tot 2040 | | |\n|---|---|---|\n| | Zeist | Soest |\n"
    )
    found = table(f"{title}| 2030 | 65.000 | 48.000 |\n| 2040 | 66.000 | 49.000 |")
    assert [(c.unit, c.basis, c.level != "uncertain") for c in found] == [
        ("personen", "prognose", True)
    ] * 4
    found = table(
        f"{title.replace('bevolking van de gemeenten', '')}| 2030 | 65.000 | 48.000 |\n| 2040 | 66.000 | 49.000 |"
    )
    assert found == []


def test_a_head_that_lost_its_break_before_the_years_is_read_as_words_and_years() -> None:
    (found, _) = table(
        "| Resttaakstelling2015-2024 | Woningen |\n|---|---|\n| 410 | 90 |\n| 500 | 80 |\n"
    )[:2]
    assert (found.basis, found.period_end) == ("opgave", "2024")
