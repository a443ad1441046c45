"""What rows of a table say of their numbers: classes of prices, sites in villages, states of plans, lists side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_nlp_counts_tables import ZEIST, table

from extract.headers import cell_text, columns_of_classes
from extract.markdown import parse_markdown
from nlp.counts.table.columns import misfits
from nlp.counts.table.row_names import carried_names

PLAN = replace(ZEIST, kind="plan", title="Bestemmingsplan Eikenhof", dated="2018-05-01")

CLASSES = """In de navolgende afbeelding staat de behoefte.

| Woningtype | Prijsklasse | Zeist | Soest |
|---|---|---|---|
| Rijwoning | < € 250.000 | 5 | 10 |
| | € 250.000 - € 350.000 | 0-5 | 15 |
| | > € 350.000 | 20 | 25 |
| Totaal | | 30 | 50 |
"""


def test_classes_of_prices_name_rows_and_are_no_amounts() -> None:
    found = table(CLASSES)
    assert {count.unit for count in found} == {"woningen"}
    assert {count.basis for count in found} == {"prognose"}
    assert [count.value for count in found] == [5, 10, 0, 15, 20, 25, 30, 50]


@pytest.mark.parametrize(
    ("cells", "are_classes"),
    [
        (("< € 250.000", "€ 250.000 - € 350.000", "> € 350.000"), True),
        # the sign of the euro may stand once
        (("< 250.000", "> 350.000", "> € 450.000"), True),
        (("< 25", "> 35", "> 45"), False),
        # the lowest or the highest is open
        (("€ 150.000 - € 250.000", "€ 250.000 - € 350.000", "> € 350.000"), True),
        (("€ 150.000 - € 250.000", "€ 250.000 - € 350.000", "€ 350.000 - € 400.000"), False),
        # three at least, and most of the cells
        (("< € 250.000", "> € 350.000"), False),
        (("< € 250.000", "€ 250.000 - € 350.000", "> € 350.000", "Rij", "Hoek", "Vrij"), False),
    ],
)
def test_a_column_of_classes_of_prices(cells: tuple[str, ...], are_classes: bool) -> None:
    rows = "".join(f"| Huur {n} | {text} | {5 * n} |\n" for n, text in enumerate(cells))
    source = parse_markdown(f"| Soort | Prijsklasse | Zeist |\n|---|---|---|\n{rows}")
    (grid,) = source.grids
    texts = [cell_text(source, cell).text for cell in grid.cells]
    assert columns_of_classes(grid, texts) == (frozenset({1}) if are_classes else frozenset())


def test_a_row_with_a_sum_under_the_classes_slipped() -> None:
    slipped = CLASSES.replace("| Totaal | | 30 | 50 |", "| Totaal | 30 | 50 | |")
    assert {c.value for c in table(slipped) if c.level == "uncertain"} == {30, 50}


def test_budgets_from_low_to_high_are_amounts() -> None:
    rows = "| Maatregel | Budget | Woningen |\n|---|---|---|\n| Sloop | € 20.000 | 5 |\n| Bouw | € 30.000 | 8 |\n| Verkoop | € 40.000 | 9 |\n"
    assert {count.unit for count in table(rows)} == {"EUR", "woningen"}


def test_of_ranges_no_sum_is_known() -> None:
    rows = {n: {1: 2.0, 2: 3.0, 3: 5.0} for n in range(3)} | {3: {1: 0.0, 2: 3.0, 3: 5.0}}
    assert misfits(rows, (1, 2, 3)) == {3}
    assert misfits(rows, (1, 2, 3), {3}) == frozenset()


def test_a_name_holds_on_up_to_one_to_its_left() -> None:
    names = {1: {0: "Huur", 1: "nultreden"}, 2: {2: "hoog"}, 3: {0: "Totaal"}}
    assert carried_names(names, (1, 2, 3), (1,)) == {2: {1: "nultreden"}}


VILLAGES = """### Behoefte aan woningen

Het gaat om de volgende nieuwbouw:

| Locatie in | Aantal |
|---|---|
| Bosch en Duin Eikenlaan | 12 woningen |
| Bosch en Duin Kerkveld | 8 woningen |
| {} | 2 woningen |
"""


def test_a_site_behind_a_village_lies_there_and_its_homes_are_planned() -> None:
    text = VILLAGES.format("Bosch en Duin overige").replace("Locatie in", "Waar")
    found = table(text, PLAN, ("Behoefte aan woningen",))
    assert [count.project for count in found] == ["Eikenlaan", "Kerkveld", None]
    assert len({count.area_id for count in found}) == 1
    assert {count.basis for count in found} == {"plancapaciteit"}


def test_one_label_with_a_village_is_no_list_of_sites() -> None:
    rows = "| Waar | Aantal woningen |\n|---|---|\n| Bosch en Duin Eikenlaan | 12 |\n| sociale huur | 8 |\n"
    assert table(rows, PLAN)[0].project != "Eikenlaan"


@pytest.mark.parametrize(
    ("state", "basis"), [("Onherroepelijk", "plancapaciteit"), ("Kansrijk", "opgave")]
)
def test_a_row_can_say_how_far_plans_are(state: str, basis: str) -> None:
    text = "Tabel 1: Woningbouwopgave\n\n| | 2019-2022 | 2023-2026 |\n|---|---|---|\n| {} | 98 | 56 |\n| Zacht | 10 | 20 |\n"
    assert table(text.format(state))[0].basis == basis


BESIDE = """| Oude planning | Aantal woningen | {} | Aantal woningen |
|---|---|---|---|
| fase 1 | 40 | fase 1 | 40 |
| fase 2 | 60 | uitbreiding | 80 |
| opgeleverd | 15 | opgeleverd | 15 |
"""


def test_lists_side_by_side_have_names_of_their_own() -> None:
    found = table(BESIDE.format("Nieuwe planning"))
    assert len(found) == 6
    assert all("een andere kolom" not in count.why for count in found)
    assert "nieuwe planning" in found[1].measure.casefold()
    assert [count.basis for count in found[-2:]] == ["gerealiseerd", "gerealiseerd"]


def test_columns_under_one_head_stay_twins() -> None:
    found = table(BESIDE.format("Oude planning"))
    assert all(count.level == "uncertain" for count in found)


PEOPLE = "| Jaar | Inwoners |\n|---|---|\n| {} | 18.457 |\n| {} | 18.642 |\n| {} | 18.782 |\n"


def test_people_of_years_in_a_row_were_counted() -> None:
    assert {c.basis for c in table(PEOPLE.format(2015, 2016, 2017), PLAN)} == {"voorraad"}


def test_people_of_years_with_gaps_or_to_come_were_not() -> None:
    with_gaps = table(PEOPLE.format(2010, 2015, 2020), PLAN)
    to_come = table(PEOPLE.format(2019, 2020, 2021), PLAN)
    growth = table(PEOPLE.format(2015, 2016, 2017).replace("Inwoners", "Toename inwoners"), PLAN)
    assert "voorraad" not in {c.basis for c in (*with_gaps, *to_come, *growth)}


def test_the_corner_says_what_and_when() -> None:
    rows = "| planvoorraad per 1 januari 2016 | bruto | netto |\n|---|---|---|\n| groen | 670 | 415 |\n| rood | 734 | 700 |\n"
    found = table(rows)
    assert {(c.basis, c.unit, c.period_start) for c in found} == {
        ("plancapaciteit", "woningen", "2016-01-01")
    }


def test_the_year_of_a_citation_is_no_period() -> None:
    rows = "Tabel 2: Programma woningen (Jansen Architecten, 2016)\n\n| Deelplan | Aantal woningen |\n|---|---|\n| A | 16 |\n| B | 17 |\n"
    assert {count.period_start for count in table(rows)} == {None}


def test_a_remark_behind_a_number_is_no_number() -> None:
    rows = "| Gemeente | Woningen |\n|---|---|\n| Zeist | 877 (825+52) |\n| Soest | 210 (na correctie) |\n"
    assert [count.value for count in table(rows)] == [877, 210]


def test_the_sum_of_a_list_of_sites_counts_homes_too() -> None:
    rows = "| Project | Start bouw | Aantal | Woonmilieu |\n|---|---|---|---|\n| Kerkveld | 2013 | 111 | dorps |\n| Eikenlaan | 2014 | 28 | dorps |\n| Totaal | | 139 | |\n"
    assert [(c.value, c.unit, c.basis) for c in table(rows)][-1] == (
        139,
        "woningen",
        "plancapaciteit",
    )


def test_a_share_in_a_head_is_a_number_and_no_unit() -> None:
    rows = "| Gemeente | Groei woningen (4,2%) |\n|---|---|\n| Zeist | 640 |\n"
    assert [count.unit for count in table(rows)] == ["woningen"]


def test_homes_counted_among_heads_name_no_segment() -> None:
    rows = "| | Totaal, waarvan 2.300 sociale huurwoningen |\n|---|---|\n| koopwoningen | 12 |\n| huurwoningen | 15 |\n"
    assert {count.segment for count in table(rows)} == {None}


def test_the_sum_of_a_site_is_of_the_site_and_that_of_a_class_of_none() -> None:
    rows = "| Project | Start bouw | Aantal | Woonmilieu |\n|---|---|---|---|\n| Kerkveld | 2013 | 111 | dorps |\n| Eikenlaan | 2014 | 28 | dorps |\n| {} | | 139 | |\n"
    assert table(rows.format("Subtotaal Sion"))[-1].project == "Sion"
    assert table(rows.format("SUBTOTAAL Categorie 1"))[-1].project is None
    assert table(rows.format("Subtotaal Groep A"))[-1].project is None


@pytest.mark.parametrize(
    "label",
    ["Subtotaal categorie 2a", "Raming periode 2015-2025", "Ruimte binnen de raming", "Restant"],
)
def test_what_is_no_site_in_a_list_of_sites_is_no_project(label: str) -> None:
    rows = f"| Project | Nieuwbouw woningen |\n|---|---|\n| Kerkveld | 30 |\n| Eikenlaan | 20 |\n| {label} | 50 |\n"
    assert [count.project for count in table(rows)] == ["Kerkveld", "Eikenlaan", None]


@pytest.mark.parametrize(
    "label", ["Totaal Kerkveld", "Ruimte voor Ruimte Zuid", "Restaurant De Kroon", "Categorieplein"]
)
def test_a_site_with_such_a_word_in_its_name_stays_one(label: str) -> None:
    rows = f"| Project | Nieuwbouw woningen |\n|---|---|\n| Hofstede | 30 |\n| Eikenlaan | 20 |\n| {label} | 50 |\n"
    assert table(rows)[-1].project is not None
