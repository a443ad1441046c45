"""Tables in texts of plans: the plan's own homes, what norms work out, and limits of law."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_nlp_counts_tables import AREAS, ZEIST, area, table

from nlp.counts.table.area_labels import misspelt, written_apart
from nlp.records import Count, DocumentContext

PLAN = replace(ZEIST, kind="plan", title="Bestemmingsplan Eikenhof")
NOTA = replace(ZEIST, kind="programme", title="Woonvisie Zeist")
ROWS = "|---|---|\n| koop, vrijstaand | 6 |\n| sociale huur | 14 |\n| totaal | 20 |\n"


def _told(counts: list[Count]) -> list[tuple[float, str, str | None]]:
    return [(count.value, count.basis, count.project) for count in counts]


@pytest.mark.parametrize(
    "lead",
    [
        "Het plan voorziet in het volgende programma:",
        "In het plangebied komen woningen. In onderstaande tabel staat welke.",
    ],
)
def test_homes_that_the_plan_announces_are_its_own(lead: str) -> None:
    found = table(f"{lead}\n\n| type woning | aantal woningen |\n{ROWS}", PLAN)
    assert _told(found) == [(n, "plancapaciteit", "Eikenhof") for n in (6, 14, 20)]


@pytest.mark.parametrize(
    ("lead", "context"),
    [
        ("Het plan past bij de opgave van de gemeente, zie onderstaande tabel.", PLAN),
        ("Het volgende programma is afgesproken:", PLAN),
        ("Het plan voorziet in het volgende programma:", NOTA),
    ],
    ids=["wider", "no plan", "no text of a plan"],
)
def test_homes_that_another_announces_are_not_the_plans(
    lead: str, context: DocumentContext
) -> None:
    found = table(f"{lead}\n\n| type woning | aantal woningen |\n{ROWS}", context)
    assert {count.project for count in found} == {None}
    assert "plancapaciteit" not in {count.basis for count in found}


def test_homes_of_areas_are_not_the_plans() -> None:
    rows = "|---|---|\n| Zeist | 60 |\n| Utrecht | 140 |\n| Soest | 20 |\n"
    found = table(
        f"Het plan draagt bij, zie onderstaande tabel.\n\n| Gemeente | woningen |\n{rows}", PLAN
    )
    assert {count.project for count in found} == {None}


@pytest.mark.parametrize("row", ["bestaande woningen", "te slopen woningen"])
def test_homes_that_stand_there_are_not_the_plans(row: str) -> None:
    rows = f"|---|---|\n| {row} | 6 |\n| nieuwe woningen | 14 |\n"
    found = table(f"Het plan in cijfers:\n\n| soort | aantal woningen |\n{rows}", PLAN)
    assert [count.project for count in found] == [None, "Eikenhof"]


def test_homes_of_years_are_not_the_plans() -> None:
    rows = "|---|---|---|\n| sociale huur | 6 | 8 |\n| dure koop | 14 | 9 |\n"
    found = table(f"Het plan in cijfers:\n\n| woningen | 2025 | 2030 |\n{rows}", PLAN)
    assert {count.project for count in found} == {None}


def test_a_sum_that_the_text_gives_the_plan_shows_whose_homes_they_are() -> None:
    text = "Dit bestemmingsplan maakt {n} woningen mogelijk.\n\n| type | aantal woningen |\n{rows}"
    assert {c.project for c in table(text.format(n=20, rows=ROWS), PLAN)} == {"Eikenhof"}
    assert {c.project for c in table(text.format(n=21, rows=ROWS), PLAN)} == {None}


def test_the_year_of_a_norm_in_the_caption_is_not_that_of_the_plans_homes() -> None:
    text = "Tabel 2: Parkeernormen per 2014\n\n| type | aantal | parkeernorm |\n|---|---|---|\n| koopwoning | 12 | 1,8 |\n| huurwoning | 8 | 1,4 |\n"
    found = table(text, PLAN)
    assert [(c.value, c.period_start) for c in found] == [(12, None), (8, None)]


PARKING = """
| type | {amount} | {norm} | {result} |
|---|---|---|---|
| koopwoning | 12 | 2 | 24 |
| huurwoning | 8 | 1 | 8 |
| totaal | 20 | | 32 |
"""


@pytest.mark.parametrize("amount", ["aantal", "Eenheid", "aantal woningen"])
@pytest.mark.parametrize("result", ["parkeerbehoefte", "verkeersgeneratie", "aantal pp"])
def test_of_a_sum_with_norms_only_the_homes_count(amount: str, result: str) -> None:
    found = table(PARKING.format(amount=amount, norm="norm", result=result), PLAN)
    assert [(c.value, c.unit) for c in found] == [
        (12, "woningen"),
        (8, "woningen"),
        (20, "woningen"),
    ]


def test_a_norm_for_homes_works_nothing_out() -> None:
    found = table(PARKING.format(amount="aantal", norm="norm", result="opgave"), PLAN)
    assert len(found) == 8


@pytest.mark.parametrize(
    ("context", "numbers"), [(PLAN, []), (replace(ZEIST, kind="agreement", title="Deal"), [40, 60])]
)
def test_places_to_park_count_in_an_agreement_only(
    context: DocumentContext, numbers: list[float]
) -> None:
    text = "| Soort parkeerplaatsen | Aantal |\n|---|---|\n| onder het gebouw | 40 |\n| op straat | 60 |\n"
    assert [c.value for c in table(text, context)] == numbers


@pytest.mark.parametrize(
    ("head", "numbers"),
    [("één ontsluitingsweg", []), ("grenswaarde", []), ("eerste fase", [1500, 900])],
)
def test_limits_of_law_are_no_counts(head: str, numbers: list[float]) -> None:
    text = f"| Soort | {head} |\n|---|---|\n| Woningen in het plan | 1.500 |\n| Woningen erbuiten | 900 |\n"
    assert [c.value for c in table(text, PLAN)] == numbers


def test_homes_of_a_field_of_the_plan_are_planned() -> None:
    text = "| Kavel | aantal {verb} woningen |\n|---|---|\n| Noord | 25 |\n| Zuid | 75 |\n"
    found = table(text.format(verb="te realiseren"), PLAN)
    assert _told(found) == [(25, "plancapaciteit", "Noord"), (75, "plancapaciteit", "Zuid")]
    assert {c.basis for c in table(text.format(verb="afgesproken"), PLAN)} == {"opgave"}


@pytest.mark.parametrize(
    ("head", "basis"),
    [("plannen in procedure", "plancapaciteit"), ("plannen, gerealiseerd", "gerealiseerd"), ("alle woningen", "overig")],
)  # fmt: skip
def test_a_column_of_plans_is_plan_capacity(head: str, basis: str) -> None:
    text = f"| Kern | woningen | {head} |\n|---|---|---|\n| Zeist | 125 | 8 |\n| Den Dolder | 75 | 22 |\n"
    assert [c.basis for c in table(text, NOTA) if c.value in (8, 22)] == [basis, basis]


def test_a_village_that_stands_once_holds_for_the_rows_below() -> None:
    rows = "| Den Dolder | sociale huur | 125 |\n| | dure koop | 75 |\n| Austerlitz | sociale huur | 10 |\n| | dure koop | 3 |\n| | totaal | 13 |\n"
    found = table(f"| Kern | segment | woningen |\n|---|---|---|\n{rows}", NOTA)
    assert [area(c) for c in found] == [
        "Den Dolder",
        "Den Dolder",
        "Austerlitz",
        "Austerlitz",
        "Austerlitz",
    ]


def test_a_name_does_not_hold_for_rows_without_any() -> None:
    rows = "| Den Dolder | 125 |\n| Austerlitz | 75 |\n| | 30 |\n"
    found = table(f"| Kern | woningen |\n|---|---|\n{rows}", NOTA)
    assert [c.level for c in found] == ["probable", "probable", "uncertain"] or found[
        -1
    ].level == "uncertain"
    assert "de rij heeft geen naam" in found[-1].why


def test_a_row_without_a_name_that_sums_up_is_no_doubt() -> None:
    rows = "| Den Dolder | 125 |\n| Austerlitz | 75 |\n| | 200 |\n"
    found = table(f"| Kern | woningen |\n|---|---|\n{rows}", NOTA)
    assert "geen naam" not in found[-1].why


def test_rows_that_all_lost_their_names_are_in_doubt() -> None:
    rows = "| 125 | 130 |\n| 75 | 80 |\n"
    found = table(f"| woningen 2025 | woningen 2030 |\n|---|---|\n{rows}", NOTA)
    assert {c.level for c in found} == {"uncertain"}


def test_two_numbers_in_one_cell_are_of_two_rows() -> None:
    rows = "| Zeist, Soest | {cell} |\n| Utrecht | 75 |\n"
    text = f"| Gemeente | woningen |\n|---|---|\n{rows}"
    assert "meer getallen" in table(text.format(cell="125<br>1300"), NOTA)[0].why
    assert "meer getallen" not in table(text.format(cell="125 (30%)"), NOTA)[0].why


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("PROVINCIE - UTRECHT 01", "Utrecht"), ("Bunschooten", "Bunschoten"), ("Bunnikk", "Bunnik"), ("Stedelijk gebied", "Stedelijk gebied"),
    ],
)  # fmt: skip
def test_a_damaged_name_of_an_area_is_known(label: str, name: str) -> None:
    rows = "".join(f"| {town} | 10 |\n" for town in ("Zeist", "Soest", "Baarn", label))
    found = table(f"| Gemeente | woningen |\n|---|---|\n{rows}", NOTA)[-1]
    named = found.named_area.name if found.named_area else area(found)
    assert (named, found.level) == (name, "probable")


@pytest.mark.parametrize("label", ["Bxxnik", "Onbekend"])
def test_a_name_that_is_none_stays_unknown(label: str) -> None:
    rows = "".join(f"| {town} | 10 |\n" for town in ("Zeist", "Soest", "Baarn", label))
    found = table(f"| Gemeente | woningen |\n|---|---|\n{rows}", NOTA)[-1]
    assert found.level == "uncertain"


@pytest.mark.parametrize(
    ("numbers", "value"),
    [(("8.270", "3.500", "2,110"), 2110), (("8.270", "3.500", "2,1"), None), (("82", "35", "2,110"), None)],
)  # fmt: skip
def test_a_comma_among_points_is_one_of_thousands(
    numbers: tuple[str, ...], value: float | None
) -> None:
    a, b, c = numbers
    text = f"| Gemeente | woningen | opgave |\n|---|---|---|\n| Zeist | {a} | 40 |\n| Soest | {b} | 50 |\n| Baarn | 12 | {c} |\n"
    found = [
        n for n in table(text, NOTA) if n.measure.startswith("opgave") and n.area_id == "GM0308"
    ]
    assert [n.value for n in found] == ([] if value is None else [value])


@pytest.mark.parametrize(("cell", "read"), [("106-730", 0), ("106-130", 1)])
def test_a_dash_that_may_be_a_point_is_not_read(cell: str, read: int) -> None:
    text = f"| Gemeente | woningen |\n|---|---|\n| Zeist | 27.270 |\n| Soest | 20.500 |\n| Baarn | {cell} |\n"
    assert len(table(text, NOTA)) == 2 + read


def test_a_column_of_totals_holds_for_the_years_that_it_sums_up() -> None:
    text = "| woningbehoefte | 2013-2019 | 2020-2029 | Totaal |\n|---|---|---|---|\n| huur | 51 | 80 | {n} |\n| koop | 10 | 20 | 30 |\n"
    total = next(c for c in table(text.format(n=131), NOTA) if c.value == 131)
    assert (total.period_start, total.period_end) == ("2013", "2029")
    other = next(c for c in table(text.format(n=132), NOTA) if c.value == 132)
    assert (other.period_start, other.period_end) == (None, None)


def test_heads_that_slipped_from_their_years_are_put_right() -> None:
    text = """
| Gemeente | prognose woningvoorraad | | | toename woningvoorraad | |
|---|---|---|---|---|---|
| | 2025 | 2030 | 2035 | 2040 | 2017-2029 |
| Zeist | 4520 | 4650 | 4710 | 4685 | 615 |
| Soest | 4465 | 4555 | 4615 | 4590 | 520 |
"""
    words = {c.value: c.measure for c in table(text, NOTA)}
    assert words[4685] == "prognose woningvoorraad – 2040"
    assert words[615] == "toename woningvoorraad – 2017-2029"


def test_columns_without_a_unit_count_what_the_others_do() -> None:
    text = "| Gemeente | {head} | verwachte sloop | {other} |\n|---|---|---|---|\n| Zeist | 842 | 150 | 690 |\n| Soest | 775 | 10 | 990 |\n"
    found = table(text.format(head="opgave", other="plancapaciteit woningen"), NOTA)
    assert {(c.value, c.unit) for c in found} >= {(842, "woningen"), (150, "woningen")}
    found = table(text.format(head="opgave", other="aantal huishoudens"), NOTA)
    assert 842 not in {c.value for c in found}


@pytest.mark.parametrize(
    ("lead", "units"),
    [("De verdeling van de woningen is als volgt:", {"woningen"}), ("De verdeling is als volgt:", set())],
)  # fmt: skip
def test_a_bare_list_of_areas_counts_what_its_announcement_says(lead: str, units: set[str]) -> None:
    rows = "| Zeist | 400 |\n| Soest | 350 |\n| Baarn | 200 |\n"
    assert {c.unit for c in table(f"{lead}\n\n| Gemeenten | |\n|---|---|\n{rows}", NOTA)} == units


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [("Eikenhof: 12 woningen", [12, 25]), ("wonen (appartementen): 4 lagen", [25])],
)
def test_how_high_homes_are_is_no_number_of_them(cell: str, numbers: list[float]) -> None:
    text = f"| programma | aantal woningen |\n|---|---|\n| {cell} | 25 |\n| appartementen | x |\n"
    assert [c.value for c in table(text, PLAN)] == numbers


def test_a_name_in_a_title_is_no_unit() -> None:
    text = "| Gemeente | afspraken 2030 |\n|---|---|\n| Zeist | 842 |\n| Soest | 775 |\n"
    assert table(text, replace(PLAN, title="Bestemmingsplan Zonnepark")) == []
    assert {c.unit for c in table(text, replace(PLAN, title="Afspraken over woningen"))} == {
        "woningen"
    }


@pytest.mark.parametrize(
    ("label", "levels"),
    [
        ("Woningmarktregio", "uncertain"),
        ("Rest van de regio", "uncertain"),
        ("Resterend", "probable"),
    ],
)
def test_a_row_of_an_unnamed_area_is_not_the_documents(label: str, levels: str) -> None:
    text = f"| Subregio | woningbehoefte |\n|---|---|\n| Zeist | 3.300 |\n| {label} | 15.600 |\n| Noordrand | 30 |\n"
    found = next(c for c in table(text, NOTA) if c.value == 15600)
    assert (found.level, found.area_id is None) == (levels, levels == "uncertain")


def test_shares_of_the_plans_homes_are_the_plans() -> None:
    rows = "|---|---|---|\n| sociale huur | 20 | 40% |\n| dure koop | 30 | 60% |\n"
    found = table(
        f"Het plan kent het volgende programma:\n\n| type | woningen | aandeel |\n{rows}", PLAN
    )
    assert {(c.unit, c.basis, c.project) for c in found} == {
        ("woningen", "plancapaciteit", "Eikenhof"),
        ("%", "plancapaciteit", "Eikenhof"),
    }


@pytest.mark.parametrize(
    ("lead", "basis"),
    [
        ("De volgende woningen worden gerealiseerd:", "overig"),
        ("De volgende woningen zijn gerealiseerd:", "gerealiseerd"),
    ],
)
def test_what_will_be_built_is_not_done(lead: str, basis: str) -> None:
    rows = "|---|---|\n| Zeist | 40 |\n| Soest | 35 |\n"
    found = table(f"{lead}\n\n| Gemeente | aantal woningen |\n{rows}", NOTA)
    assert {c.basis for c in found} == {basis}


def test_a_site_without_any_word_is_planned_in_the_text_of_a_plan() -> None:
    text = "| Naam plan | aantal woningen |\n|---|---|\n| Dijnselburg | 120 |\n| Kerckebosch | 300 |\n| Totaal | 420 |\n"
    assert [c.basis for c in table(text, PLAN)] == ["plancapaciteit"] * 3
    assert [c.basis for c in table(text, NOTA)] == ["overig"] * 3


@pytest.mark.parametrize(
    ("head", "basis"), [("verschil", "overig"), ("resterende opgave", "opgave")]
)
def test_a_difference_is_no_task(head: str, basis: str) -> None:
    text = f"De opgave per segment is als volgt:\n\n| segment | opgave | {head} |\n|---|---|---|\n| sociale huur | 300 | -180 |\n| dure koop | 100 | -60 |\n"
    assert [c.basis for c in table(text, NOTA) if c.value < 0] == [basis, basis]


def test_a_quantity_among_rows_of_homes_is_of_homes() -> None:
    rows = "| Woningvraag | 500 |\n| Plancapaciteit woningen | 300 |\n| {name} | 200 |\n"
    text = "| Onderdeel | Aantal |\n|---|---|\n" + rows
    assert len(table(text.format(name="Resterende behoefte"), NOTA)) == 3
    assert len(table(text.format(name="Onderdeel drie"), NOTA)) == 2


@pytest.mark.parametrize(("label", "name"), [("Den Dolder", "Zeist"), ("Soest", None)])
def test_a_sum_of_villages_is_their_municipalitys(label: str, name: str | None) -> None:
    rows = f"| {label} | 20 |\n| Austerlitz | 30 |\n| Totaal | 50 |\n"
    found = table(f"| Kern | woningen |\n|---|---|\n{rows}", NOTA)
    assert area(found[-1]) == name


def test_a_period_beside_a_year_is_its_own_columns_alone() -> None:
    text = "| Aantal huishoudens | 2020 | 2030 | groei 2020-2030 |\n|---|---|---|---|\n| Zeist | 500 | 570 | 70 |\n| Soest | 400 | 430 | 30 |\n"
    assert "groei" not in next(c.measure for c in table(text, NOTA) if c.value == 500)


@pytest.mark.parametrize(
    ("heading", "period"), [("Besluit ruimte (Barro), 2012", None), ("Woningbouw in 2030", "2030")]
)
def test_the_year_of_a_law_in_a_heading_is_no_period(heading: str, period: str | None) -> None:
    text = "| Gemeente | woningen |\n|---|---|\n| Zeist | 40 |\n| Soest | 35 |\n"
    assert {c.period_start for c in table(text, NOTA, (heading,))} == {period}


def test_a_second_caption_below_says_what_is_counted_and_where_it_comes_from_does_not() -> None:
    text = "Tabel 3: overzicht\n\n| Gemeente | hard |\n|---|---|\n| Zeist | 40 |\n| Soest | 35 |\n\n*{below}*\n"
    assert {
        c.unit for c in table(text.format(below="Tabel 3a. Plancapaciteit woningen"), NOTA)
    } == {"woningen"}
    assert table(text.format(below="Bron: monitor woningen 2019"), NOTA) == []


def test_homes_under_a_heading_on_parking_are_the_plans() -> None:
    text = "| type | aantal woningen |\n|---|---|\n| koop | 12 |\n| huur | 8 |\n"
    assert {c.project for c in table(text, PLAN, ("Parkeren",))} == {"Eikenhof"}
    assert {c.project for c in table(text, PLAN, ("Wonen",))} == {None}


@pytest.mark.parametrize(
    ("lead", "project"),
    [
        (
            "De tabel rekent uit hoe er geparkeerd wordt. Voor parkeren geldt het volgende:",
            "Eikenhof",
        ),
        ("Er wordt gelet op parkeren. De straat is smal. Er zijn bomen. Het volgende geldt:", None),
    ],
)
def test_only_the_sentences_before_a_table_announce_it(lead: str, project: str | None) -> None:
    text = f"{lead}\n\n| type | aantal woningen |\n|---|---|\n| koop | 12 |\n| huur | 8 |\n"
    assert {c.project for c in table(text, PLAN)} == {project}


@pytest.mark.parametrize(("name", "found"), [("Utrecht", False), ("Utrrecht", True)])
def test_a_name_of_several_areas_is_not_misspelt(name: str, found: bool) -> None:
    assert (misspelt(name, AREAS, {"PV26"}, ()) is not None) == found
    assert written_apart(name, AREAS) is None


TYPES = """
| Woningtype | Aantal |
|---|---|
| Tussenwoning | {first} |
| Appartement | 12 |
{total}
"""


def _bases_of_types(
    heading: str,
    context: DocumentContext = PLAN,
    first: int = 16,
    lead: str = "",
    total: str = "",
) -> set[str]:
    rows = TYPES.format(first=first, total=total)
    found = table(f"{lead}\n{rows}", context, ("Bestemmingsplan Eikenhof", heading))
    return {count.basis for count in found if count.unit == "woningen"}


@pytest.mark.parametrize("heading", ["3.4 Woningbouwprogramma", "Programma", "Nieuwe situatie"])
def test_a_list_of_types_under_a_heading_of_the_programme_is_the_plans(heading: str) -> None:
    assert _bases_of_types(heading) == {"plancapaciteit"}


@pytest.mark.parametrize(
    ("heading", "context", "lead"),
    [
        ("Woningbouwprogramma gemeente Zeist", PLAN, ""),
        ("Huidige situatie en programma", PLAN, ""),
        ("Woningbouwprogramma", NOTA, ""),
        ("Woningbouwprogramma", PLAN, "De regionale afspraken staan in de tabel hieronder:"),
        ("Volkshuisvesting", PLAN, ""),
    ],
    ids=["a town's", "what stands", "no text of a plan", "a region's", "another heading"],
)
def test_a_list_of_types_that_may_be_anothers_is_not_the_plans(
    heading: str, context: DocumentContext, lead: str
) -> None:
    assert "plancapaciteit" not in _bases_of_types(heading, context, lead=lead)


def test_a_list_of_more_homes_than_a_plan_has_is_not_the_plans() -> None:
    assert _bases_of_types("Programma", first=288) == {"plancapaciteit"}
    assert "plancapaciteit" not in _bases_of_types("Programma", first=289)


def test_the_total_of_a_list_of_types_counts_as_well() -> None:
    assert "plancapaciteit" not in _bases_of_types("Programma", total="| Totaal | 301 |")


def test_a_total_of_what_stands_there_is_said_of_all_rows() -> None:
    rows = "|---|---|---|\n| Rijwoningen | 4,9 | 26 |\n| {} | | 26 |\n"
    head = "| | Verkeersgeneratie per woning | aantal woningen |\n"
    found = table(head + rows.format("Totaal bestaande situatie"), PLAN)
    assert "plancapaciteit" not in {count.basis for count in found}
    found = table(head + rows.format("Totaal"), PLAN)
    assert {count.basis for count in found} == {"plancapaciteit"}
