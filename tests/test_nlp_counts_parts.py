"""A part of an area or a region around a town: none has the number of another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_nlp_counts_tables import table

from nlp.records import Count
from tests.test_nlp_counts_owners import AREAS, PLAN, last, text

REGION = replace(PLAN, area_id="GM0546", province_id="PV28", municipality_ids=("GM0546",))
TYNAARLO = replace(PLAN, area_id="GM1730", province_id="PV22", municipality_ids=("GM1730",))
APELDOORN = replace(PLAN, area_id="GM0200", province_id="PV25", municipality_ids=("GM0200",))
BERNHEZE = replace(PLAN, area_id="GM1721", province_id="PV30", municipality_ids=("GM1721",))


def area_name(count: Count) -> str | None:
    if count.named_area is not None:
        return count.named_area.name
    return AREAS[count.area_id].name if count.area_id is not None else None


@pytest.mark.parametrize(
    ("sentence", "area"),
    [
        ("Specifiek voor Holland Rijnland West gaat het om een behoefte van 11.650 woningen.", "Holland Rijnland West"),
        ("Voor Holland Rijnland gaat het om een behoefte van 11.650 woningen.", "Holland Rijnland"),
        ("Leiden valt in regio “West”, waar een opgave ligt van 9.235 woningen.", "Regio West"),
        ("Voor het Gelderse deel van de Stedendriehoek is een opgave van 10.000 woningen.", "Gelderse deel van de Stedendriehoek"),
        ("Voor het zuidelijke deel van Twente is een opgave van 10.000 woningen.", "zuidelijke deel van Twente"),
        ("Voor een groot deel van Twente is een opgave van 10.000 woningen.", "Twente"),
    ],
)  # fmt: skip
def test_a_part_of_a_region_is_not_the_region(sentence: str, area: str) -> None:
    if area == "Twente":
        assert area_name(last(sentence, REGION)) != "zuidelijke deel van Twente"
    else:
        assert area_name(last(sentence, REGION)) == area


def test_the_region_is_not_the_part_that_stands_near() -> None:
    words = (
        "De regio Stedendriehoek is groot. Het Gelderse deel van de Stedendriehoek heeft een opgave van 10.000 woningen.\n\n"
        "Het programma voor de hele regio telt 21.000 woningen."
    )
    assert area_name(last(words, APELDOORN)) == "Stedendriehoek"


def test_a_part_with_the_name_of_its_town_is_not_the_town() -> None:
    doubt = "een plek die geen bekend gebied is"
    part = last(
        "Zeist-Oost neemt hiervan 19% voor zijn rekening, een behoefte van 53 woningen in Zeist."
    )
    assert part.level != "uncertain"
    words = "Volgens de prognose is de behoefte in Zeist 279 woningen. {} neemt hiervan een deel, wat resulteert in 53 woningen."
    assert doubt in last(words.format("Zeist-Oost")).why
    assert doubt not in last(words.format("Zeist")).why


@pytest.mark.parametrize(
    ("sentence", "town"),
    [
        ("Tynaarlo zal op grond van de afspraken binnen de regio Groningen-Assen 786 woningen bouwen.", True),
        ("Daarentegen heeft de gemeente Tynaarlo als ambitie om binnen de regio Groningen-Assen met 786 woningen te groeien.", True),
        ("Tynaarlo ligt binnen de regio Groningen-Assen, met een opgave van 25.400 woningen.", False),
        ("Tynaarlo wil dat er binnen de regio Groningen-Assen, waar een tekort is, 25.400 woningen komen.", False),
        ("De gemeente levert met 1.960 woningen een bijdrage aan het woningaanbod in Twente.", True),
    ],
)  # fmt: skip
def test_a_town_acts_within_its_region(sentence: str, town: bool) -> None:
    assert (last(sentence, TYNAARLO).area_id == TYNAARLO.area_id) is town


def test_a_number_in_brackets_is_of_the_area_before_them() -> None:
    words = "De gemeente levert met 1.960 woningen{} een bijdrage aan het woningaanbod in Twente{}."
    assert area_name(last(words.format("", " (in totaal 14.130 woningen)"))) == "Twente"
    assert last(words.format(" (in totaal 2.130 woningen)", "")).area_id == PLAN.area_id


@pytest.mark.parametrize(
    ("sentence", "province"),
    [
        ("De woningbehoefteprognose van de provincie Utrecht geeft een groei aan van 908 woningen.", False),
        ("De woningbehoefteprognose van de provincie Utrecht geeft een groei aan van 68.000 woningen.", True),
        ("De woningbehoefte van de provincie Utrecht is 908 woningen.", True),
        ("Met de provincie Utrecht werd bouwruimte afgesproken. Daarin was er ruimte voor 90 woningen.", False),
        ("In de provincie Utrecht wordt veel gebouwd. Daarin was er ruimte voor 9.000 woningen.", True),
    ],
)  # fmt: skip
def test_who_estimates_or_agrees_is_not_where(sentence: str, province: bool) -> None:
    assert (last(sentence).area_id == "PV26") is province


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("Heesch is een van de kernen. Er is een zoekzone met een opgave van 86 woningen.", "Heesch"),
        ("In de visie stelt de gemeente Bernheze beleid per kern. Dit staat er voor de kern Heesch:\n\n#### Wonen\n\n- Vergroten voorraad met 395 woningen", "Heesch"),
        ("# Beleid\n\n## Donzel 48, Heesch\n\nIn de structuurvisie is een zoekzone opgenomen met een opgave van 86 woningen.", "Heesch"),
        ("De harde plancapaciteit (met bestemmingsplan) bedraagt 32 woningen en de zachte voor Heesch bedraagt 78 woningen.", "Heesch"),
        ("De harde plancapaciteit bedraagt 32 woningen, waarvan voor Heesch 28 woningen.", None),
        ("In Heesch en Heeswijk-Dinther wordt gebouwd. De opgave is 86 woningen.", None),
        ("In Heesch wordt gebouwd. De gemeentelijke opgave is 86 woningen.", None),
        ("In Heesch wordt gebouwd.\n\nHet woningbouwprogramma telt een behoefte van 900 woningen.", None),
    ],
)  # fmt: skip
def test_the_village_that_a_text_speaks_of(words: str, area: str | None) -> None:
    first = next(count for count in text(words, BERNHEZE) if count.unit == "woningen")
    if area is None:
        assert area_name(first) not in ("Heesch", "Heeswijk-Dinther")
    else:
        assert area_name(first) == area


@pytest.mark.parametrize(
    ("heading", "area"),
    [
        ("Donzel 48, Heesch", "Heesch"),
        ("Heeswijk-Dinther, Heesch", "Heesch"),
        ("Heesch, Donzel 48", "Bernheze"),
        ("Heesch en Heeswijk-Dinther", "Bernheze"),
    ],
)
def test_a_heading_names_the_village_behind_its_last_comma(heading: str, area: str) -> None:
    words = f"# Beleid\n\n## {heading}\n\nIn de structuurvisie is een zoekzone opgenomen met een opgave van 86 woningen."
    assert area_name(last(words, BERNHEZE)) == area


def test_a_number_by_which_a_rule_sorts_plans_is_a_threshold() -> None:
    words = "In de visie is vastgesteld dat voor 10 {}woningen in Zeist vrijstelling geldt."
    assert "een drempel" in last(words.format("(of minder) ")).why
    assert "een drempel" not in last(words.format("")).why


@pytest.mark.parametrize(
    ("head", "wider"),
    [("Regionale behoefte", True), ("Woningmarktregio", True), ("Behoefte", False)],
)
def test_a_head_of_the_region_gives_the_town_no_number(head: str, wider: bool) -> None:
    cells = f"| Soort | {head} woningen |\n|---|---|\n| Koopwoningen | 1.200 |\n| Huurwoningen | 800 |\n"
    reason = "een groter gebied dan de gemeente"
    assert [reason in count.why for count in table(cells, PLAN)] == [wider, wider]


def test_the_region_as_the_source_of_a_table_has_none_of_its_numbers() -> None:
    cells = "| Soort | Behoefte woningen |\n|---|---|\n| Koopwoningen | 1.200 |\n| Huurwoningen | 800 |\n\n*Tabel 1: behoefte (bron: regio Utrecht)*\n"
    assert not any("een groter gebied" in count.why for count in text(cells))


SITE = "In Steenbrugge wordt gebouwd. De buurt bij Steenbrugge is groen. Steenbrugge ligt in het noorden.\n\n"


@pytest.mark.parametrize(
    ("words", "project"),
    [
        ("In Steenbrugge worden tot 2030 ca. 400 woningen gebouwd.", "Steenbrugge"),
        ("Er komen ca. 400 nieuwe woningen in Steenbrugge.", "Steenbrugge"),
        ("Voor Steenbrugge past dit binnen de jaarlijkse toevoeging van 400 woningen.", None),
        ("Voor Steenbrugge is de behoefte 400 woningen.", None),
        ("Naast de bouw in Steenbrugge komen er 400 woningen in Zeist.", None),
        ("In Steenbrugge worden in deze regio 400 woningen gebouwd.", None),
        ("In Veldhoek worden tot 2030 ca. 400 woningen gebouwd.", None),
    ],
)
def test_a_name_that_comes_back_behind_in_is_a_site(words: str, project: str | None) -> None:
    count = next(count for count in text(f"{SITE}{words}") if count.value == 400)
    assert (count.project == "Steenbrugge") is (project is not None)


@pytest.mark.parametrize("name", ["Bunnik", "Wijzigingsplan", "Utrechtse"])
def test_an_area_or_a_paper_is_no_site(name: str) -> None:
    words = f"In {name} wordt gebouwd. Bij {name} is het groen. In {name} komen 400 woningen."
    assert last(words).project != name


def test_a_village_that_nobody_lists_is_no_site() -> None:
    words = "De kern Steenbrugge groeit. In Steenbrugge komen 400 woningen."
    assert last(f"{SITE}{words}").project != "Steenbrugge"
