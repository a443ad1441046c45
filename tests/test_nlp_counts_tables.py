"""Counts in tables: what rows, columns, captions and footnotes say of a number."""

from __future__ import annotations

import pytest

from corpus.areas import load_areas
from corpus.counting import load_vocabulary
from extract.markdown import parse_markdown
from extract.passages import passages
from extract.text import parse_text
from nlp.counts import table_counts
from nlp.counts.periods import period_of_header
from nlp.counts.table.cells import is_empty, values_in
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
VOCABULARY = load_vocabulary()
WEST = AREAS["west-overijssel"]
CONTEXT = DocumentContext(
    "w",
    "agreement",
    "Woondeal West-Overijssel",
    WEST.id,
    WEST.id,
    "PV23",
    WEST.members,
    "2025",
)
ZEIST = DocumentContext(
    "z", "other", "Bestemmingsplan", "GM0355", None, "PV26", ("GM0355",), "2018"
)


def table(
    markdown: str, context: DocumentContext = CONTEXT, section: tuple[str, ...] = ()
) -> list[Count]:
    source = parse_markdown(markdown)
    (grid,) = source.grids
    return list(
        table_counts(
            DocumentReading(context, passages(source, 1, len(source.pages)), AREAS),
            source,
            0,
            grid,
            section,
            AREAS,
        )[0]
    )


def notes(markdown: str) -> list[str]:
    source = parse_markdown(markdown)
    (grid,) = source.grids
    return [
        note.message
        for note in table_counts(
            DocumentReading(CONTEXT, passages(source, 1, len(source.pages)), AREAS),
            source,
            0,
            grid,
            (),
            AREAS,
        )[1]
    ]


def area(count: Count) -> str | None:
    return AREAS[count.area_id].name if count.area_id else None


HOMES = """
| Gemeente | Aantal sleutelprojecten | Aantal woningen 2024 tot en met eind 2030 |
|---|---|---|
| Dalfsen | 5 sleutelprojecten | 1.039 woningen |
| Ommen | 2 sleutelprojecten | 508 woningen |
| Totaal | 7 sleutelprojecten | 1.547 woningen |
"""


def test_row_and_column_say_what_a_number_is() -> None:
    projects, homes, *_ = table(HOMES)
    assert (area(projects), projects.unit, projects.value) == ("Dalfsen", "projecten", 5)
    assert (homes.unit, homes.value, homes.basis) == ("woningen", 1039, "sleutelprojecten")
    assert (homes.period_start, homes.period_end) == ("2024", "2030")
    assert homes.level == "certain"


def test_a_sum_is_marked_and_is_about_the_area_that_holds_its_rows() -> None:
    *_, total = table(HOMES)
    assert (area(total), total.is_total) == ("West-Overijssel", True)


def test_a_sum_over_more_than_the_document_leaves_the_area_open() -> None:
    found = table(
        "| Gemeente | Woningbouw |\n|---|---|\n| Bunnik | 1.275 |\n| Zeist | 2.200 |\n| Totaal | 3.475 |\n",
        ZEIST,
    )
    assert [area(c) for c in found] == ["Bunnik", "Zeist", None]


PROJECTS = """
| Gemeente | Sleutelproject | Bestaand of nieuw | Aantal woningen in Woondeal 2022 | Doorkijk aantal woningen na 2030 |
|---|---|---|---|---|
| Raalte | Raalte warm hart | Bestaand | 400 | 600 |
| Zwarterwaterland | Hasselt Om de Weede | Nieuw | - | 180* |
| Totaal Raalte | | | 400 | 600 |

\\* na 2030
"""


def test_a_project_belongs_to_the_area_of_its_row() -> None:
    first, later, *_ = table(PROJECTS)
    assert (area(first), first.project) == ("Raalte", "Raalte warm hart")
    assert (later.period_start, later.period_end) == ("2031-01-01", None)


def test_the_year_of_an_agreement_is_no_period() -> None:
    first = table(PROJECTS)[0]
    assert (first.period_start, first.period_end) == (None, None)


def test_a_misspelt_municipality_is_matched_and_less_sure() -> None:
    misspelt = next(c for c in table(PROJECTS) if c.project == "Hasselt Om de Weede")
    assert (area(misspelt), misspelt.level) == ("Zwartewaterland", "probable")


def test_a_sum_of_a_municipality_has_no_project() -> None:
    total = table(PROJECTS)[-1]
    assert (area(total), total.project, total.is_total) == ("Raalte", None, True)


def test_headers_over_two_rows_are_read_together() -> None:
    found = table(
        "| | Zorggeschikte en geclusterde woningen | |\n|---|---|---|\n"
        "| | Sociale huur (%) | Overig (%) |\n| Regio West-Overijssel | 50% | 40% |\n"
    )
    assert [(area(c), c.unit, c.segment) for c in found] == [
        ("West-Overijssel", "%", "sociale huur"),
        ("West-Overijssel", "%", None),
    ]


def test_years_in_rows_are_periods_and_their_sum_spans_them() -> None:
    found = table(
        "| Jaartal | Bruto nieuwbouw (te realiseren woningen) | Aantal woningen in harde plancapaciteit |\n"
        "|---|---|---|\n| 2025 | 1.500 | 2.001 |\n| 2026 t/m 2030 | 8.100 | 5.348 |\n| Totaal | 9.600 | 7.349 |\n"
    )
    assert [(c.period_start, c.period_end) for c in found[::2]] == [
        ("2025", "2025"),
        ("2026", "2030"),
        ("2025", "2030"),
    ]
    assert [c.basis for c in found[:2]] == ["opgave", "plancapaciteit"]


def test_a_header_that_is_a_period_alone_goes_on_with_the_column_beside_it() -> None:
    found = table(
        "| Gemeente | Bouwprogramma 2016 t/m 2020 | 2016 t/m 2020 | Plancapaciteit verschil | 2021 t/m 2024 |\n"
        "|---|---|---|---|---|\n| Zwolle | 673 | 843 | +170 | 223 |\n| Kampen | 590 | 368 | -222 | 400 |\n"
    )
    assert [c.basis for c in found[:4]] == ["opgave"] + ["plancapaciteit"] * 3
    assert [c.value for c in found if c.value < 0] == [-222]


@pytest.mark.parametrize(
    ("head", "measure"), [("QXV3", "woningen"), ("Nieuwbouw", "gemeente – nieuwbouw")]
)
def test_a_period_alone_does_not_take_a_name_beside_it_that_nothing_is_known_of(
    head: str, measure: str
) -> None:
    found = table(
        "Tabel 1: Woningen per gemeente\n\n"
        f"| Gemeente | {head} | 2015-2025 |\n|---|---|---|\n| Zwolle | 673 | 843 |\n| Kampen | 590 | 368 |\n"
    )
    assert {c.measure.casefold() for c in found if c.value in (843, 368)} == {measure}


def test_the_caption_and_headings_give_what_the_table_leaves_out() -> None:
    found = table(
        "| | Nultredenwoningen | Zorggeschikte woningen |\n|---|---|---|\n| Zwolle | 970 | 340 |\n| Kampen | 395 | 115 |\n",
        section=("Bijlage 1", "Verdeling opgave ouderenhuisvesting tot en met 2030"),
    )
    assert {(c.period_end, c.basis) for c in found} == {("2030", "opgave")}
    assert [c.segment for c in found[:2]] == ["nultreden", "zorggeschikt"]


def test_a_scale_in_the_header_makes_base_units() -> None:
    found = table(
        "| Gemeente | Bijdrage (x € 1.000) |\n|---|---|\n| Zwolle | 1.250 |\n| Kampen | 300 |\n"
    )
    assert [(c.value, c.unit, c.basis) for c in found] == [
        (1_250_000, "EUR", "budget"),
        (300_000, "EUR", "budget"),
    ]


def test_a_percentage_and_a_number_in_one_cell_are_two_counts() -> None:
    found = table(
        "| Regio | Binnenstedelijk aantal woningen |\n|---|---|\n| Zwolle | (81 %) 55.250 |\n| Kampen | 1.000 |\n"
    )
    assert [(c.value, c.unit) for c in found[:2]] == [(81, "%"), (55250, "woningen")]


def test_a_signed_number_is_a_number_and_a_dash_is_none() -> None:
    found = table(
        "| Gemeente | Saldo woningen |\n|---|---|\n| Dalfsen | -75 |\n| Ommen | - |\n| Raalte | +170 |\n"
    )
    assert [c.value for c in found] == [-75, 170]


def test_what_is_no_number_is_not_guessed_at() -> None:
    markdown = "| Gemeente | Woningen |\n|---|---|\n| Kampen | 300 |\n| Zwolle | ਰੇਟੋ 8 |\n| Ommen | PM |\n| Raalte | 290 |\n"
    assert [c.value for c in table(markdown)] == [300, 290]
    assert ["niet als getal te lezen" in m for m in notes(markdown)] == [True]


def test_a_name_where_areas_stand_that_is_none_is_said_once() -> None:
    markdown = "| Gemeente | Woningen 2024 | 2025 |\n|---|---|---|\n| Zwolle | 10 | 20 |\n| Kampen | 30 | 40 |\n| Dorp-Stad | 50 | 60 |\n"
    assert ["Dorp-Stad" in message for message in notes(markdown)] == [True]
    assert table(markdown)[-1].area_id is None


BUDGET = """
| in mln. | 2022 | 2023 | Struc |
|---|---|---|---|
| Medeoverheden | 1.050 | 3.749 | 1.300 |
| Eisen aan nieuwbouw | 12 | -75 | 0 |
| Zorg | 20 | 30 | 40 |
"""


def test_the_header_over_the_rows_says_what_all_numbers_are() -> None:
    found = table(BUDGET)
    assert {c.unit for c in found} == {"EUR"}
    assert [c.value for c in found[:3]] == [1_050e6, 3_749e6, 1_300e6]
    assert [(c.period_start, c.period_end) for c in found[1:3]] == [("2023", "2023"), (None, None)]


def test_under_a_period_the_row_says_what_is_measured() -> None:
    assert [c.measure for c in table(BUDGET)][:4] == ["Medeoverheden"] * 3 + ["Eisen aan nieuwbouw"]


def test_a_subject_that_one_row_names_is_no_unit() -> None:
    found = table(BUDGET.replace("in mln.", "Maatregel"))
    assert found == []


def test_most_rows_can_say_what_they_count() -> None:
    found = table(
        "| | 2024 | 2025 |\n|---|---|---|\n| Sociale huurwoningen | 10 | 20 |\n| Koopwoningen | 5 | 15 |\n"
    )
    assert {c.unit for c in found} == {"woningen"}


def test_a_share_of_homes_is_a_task_where_a_word_says_so() -> None:
    share = "| Gemeente | Betaalbare woningen (%) |\n|---|---|\n| Dalfsen | 66% |\n"
    (plain,), (task,) = table(share), table(share, section=("Woningbouwopgave",))
    assert (plain.unit, plain.basis) == ("%", "overig")
    assert (task.unit, task.basis) == ("%", "opgave")


def test_a_number_that_cannot_be_read_names_no_row() -> None:
    found = table(
        "| Gemeente | 2024 | 2025 | % |\n|---|---|---|---|\n| Dalfsen | 10 | 20 | 8% |\n"
        "| Ommen | 30 | 40 | 7% |\n| Raalte | 50 | ਰੇਟੋ 8 | 6% |\n",
        section=("Woningen",),
    )
    assert found[-1].value == 6
    assert "ਰੇਟੋ" not in found[-1].measure


def test_a_footnote_stands_in_the_reason() -> None:
    source = parse_text("Totaal 25.045**\n")
    assert source.text.count("*") == 2
    (value,) = values_in(DocumentReading(CONTEXT).text("25.045**"), VOCABULARY)
    assert (value.number.value, value.number.end) == (25045, 6)


@pytest.mark.parametrize(
    ("text", "name", "bracketed", "values"),
    [
        ("Almelo (2.075 woningen)", "Almelo", True, [2075]),
        ("Spoorzone: 1.000 woningen", "Spoorzone", False, [1000]),
        ("Vroomshoop Oost: 200 - 240 woningen", "Vroomshoop Oost", False, [200]),
        ("Indië-terrein: 360 woningen resterend", "Indië-terrein", False, [360]),
        ("479 woningen", None, False, [479]),
        ("€1.032.000", None, False, [1_032_000]),
        ("+230", None, False, [230]),
        ("2016", None, False, [2016]),
        ("3.000woningen", None, False, [3000]),
    ],
)
def test_a_cell_can_name_what_its_number_is_about(
    text: str, name: str | None, bracketed: bool, values: list[float]
) -> None:
    found = values_in(DocumentReading(CONTEXT).text(text), VOCABULARY)
    assert [v.number.value for v in found] == values
    assert (found[0].name, found[0].bracketed) == (name, bracketed)


@pytest.mark.parametrize("text", ["-", "–", "PM", "p.m.", "n.v.t.", "nnb", "n.t.b."])
def test_empty_words_are_no_numbers(text: str) -> None:
    assert is_empty(text)
    assert values_in(DocumentReading(CONTEXT).text(text), VOCABULARY) == ()


@pytest.mark.parametrize(
    ("header", "period"),
    [
        ("2026 t/m 2030", ("2026", "2030")),
        ("Q1 2022 - Q4 2024 *", ("2022", "2024")),
        ("Doorkijk na 2030", ("2031-01-01", None)),
        ("woningvoorraad op 1-1-2016", ("2016-01-01", "2016-01-01")),
        ("tot 2040", (None, "2040")),
        ("2023", ("2023", "2023")),
        ("vastgelegd in Woondeal 2022", (None, None)),
        ("Sociale huurwoningen", (None, None)),
    ],
)
def test_the_period_of_a_header(header: str, period: tuple[str | None, str | None]) -> None:
    assert period_of_header(header) == period


def test_a_number_that_counts_nothing_named_is_left_to_the_cells() -> None:
    markdown = (
        "| Gemeente | Score | Woningen |\n|---|---|---|\n| Zwolle | 3 | 10 |\n| Kampen | 4 | 20 |\n"
    )
    assert [c.value for c in table(markdown)] == [10, 20]
    assert ["geteld wordt" in message for message in notes(markdown)] == [True]


def test_the_message_says_how_many_numbers_count_nothing_named() -> None:
    rows = ["| Gemeente | Score |\n|---|---|\n| Zwolle | 3 |\n", "| Kampen | 4 |\n"]
    (one,), (two,) = notes(rows[0]), notes("".join(rows))
    assert one.startswith("Een getal in een ")
    assert two.startswith("2 getallen in een ")


GROUPED = """
Sleutelprojecten

Totaal aantal woningen in sleutelprojecten per gemeente

Ommen (508 woningen) Ommen Vlierlanden: 332 woningen
Binnenstedelijke locaties: 176 woningen

Staphorst (180 woningen) Rouveen-Zuid: 100 woningen
Locatie Muldersweg: 80 woningen
"""


def test_a_sum_in_brackets_is_the_municipalitys_and_the_rest_are_its_projects() -> None:
    source = parse_text(GROUPED)
    found = [
        count
        for index, grid in enumerate(source.grids)
        for count in table_counts(
            DocumentReading(CONTEXT, passages(source, 1, len(source.pages)), AREAS),
            source,
            index,
            grid,
            ("Sleutelprojecten",),
            AREAS,
        )[0]
    ]
    assert [(area(c), c.project, c.value, c.is_total) for c in found] == [
        ("Ommen", None, 508, True),
        ("Ommen", "Ommen Vlierlanden", 332, False),
        ("Ommen", "Binnenstedelijke locaties", 176, False),
        ("Staphorst", None, 180, True),
        ("Staphorst", "Rouveen-Zuid", 100, False),
        ("Staphorst", "Locatie Muldersweg", 80, False),
    ]


def test_the_span_of_a_count_is_the_figure_in_its_cell() -> None:
    source = parse_markdown(HOMES)
    (grid,) = source.grids
    counts, _ = table_counts(
        DocumentReading(CONTEXT, passages(source, 1, len(source.pages)), AREAS),
        source,
        0,
        grid,
        (),
        AREAS,
    )
    assert [source.quote(c.span.start, c.span.end) for c in counts[:2]] == ["5", "1.039"]
    assert all(c.table == 0 and c.cell is not None for c in counts)


def test_a_column_that_names_homes_does_not_take_the_basis_of_the_column_beside_it() -> None:
    found = table(
        "| Gemeente | Bruto nieuwbouw | Harde plannen |\n|---|---|---|\n"
        "| Dalfsen | 910 | 430 |\n| Ommen | 560 | 205 |\n"
    )
    assert [c.basis for c in found] == ["overig", "plancapaciteit"] * 2


def test_placeholders_that_a_converter_put_before_the_header_do_not_shift_the_columns() -> None:
    found = table(
        "| Kolom 1 | Kolom 2 | Gemeente | Aantal woningen |\n|---|---|---|---|\n"
        "| Dalfsen | 910 |\n| Ommen | 560 |\n"
    )
    assert [(area(c), c.value, c.unit) for c in found] == [
        ("Dalfsen", 910, "woningen"),
        ("Ommen", 560, "woningen"),
    ]


def test_a_header_with_more_cells_than_every_row_makes_no_table_and_is_noted() -> None:
    source = parse_markdown(
        "| Regio | Gemeente | Woningen |\n|---|---|---|\n| Dalfsen | 910 |\n| Ommen | 560 |\n"
    )
    assert source.grids == ()
    assert "Niet als tabel gelezen" in source.warnings[0].message


def test_what_divides_a_column_has_its_period_before_the_day_in_the_caption() -> None:
    found = table(
        "*Tabel 1. Woningen per gemeente (stand 1 april 2025)*\n\n"
        "| Gemeente | Woningen 2025-2030 | Waarvan sociale huur |\n|---|---|---|\n"
        "| Dalfsen | 910 | 430 |\n| Ommen | 560 | 205 |\n"
    )
    assert {(c.period_start, c.period_end) for c in found} == {("2025", "2030")}


def test_a_column_counts_what_the_column_that_divides_it_counts() -> None:
    found = table(
        "| Gemeente | Te bouwen 2025-2030 | Waarvan sociale huur |\n|---|---|---|\n"
        "| Dalfsen | 910 | 430 |\n| Ommen | 560 | 205 |\n"
    )
    assert [(c.value, c.unit, c.segment) for c in found][:2] == [
        (910, "woningen", None),
        (430, "woningen", "sociale huur"),
    ]


def test_a_caption_that_names_all_columns_gives_none_the_basis_of_another() -> None:
    found = table(
        "*Tabel 1. Bruto nieuwbouw en harde plannen per gemeente*\n\n"
        "| Gemeente | Bruto nieuwbouw | Harde plannen |\n|---|---|---|\n"
        "| Dalfsen | 910 | 430 |\n| Ommen | 560 | 205 |\n"
    )
    assert [c.basis for c in found] == ["overig", "plancapaciteit"] * 2


@pytest.mark.parametrize("head", ["Gemeente", "Naam gemeente"])
def test_what_a_table_calls_its_rows_is_no_measure(head: str) -> None:
    rows = f"| {head} | |\n|---|---|\n| Dalfsen | 1.200 |\n| Ommen | 800 |\n"
    first, *_ = table(rows, section=("Aantal woningen per gemeente",))
    assert (first.measure, first.unit) == ("woningen", "woningen")


def test_a_header_with_more_than_the_name_of_rows_is_a_measure() -> None:
    rows = "| Gemeente | Woningen per gemeente |\n|---|---|\n| Dalfsen | 1.200 |\n| Ommen | 800 |\n"
    assert table(rows)[0].measure == "woningen per gemeente"


def test_the_number_of_rows_is_no_project() -> None:
    rows = "| Project | Woningen |\n|---|---|\n| Eikenhof | 120 |\n| Aantal (12) | 800 |\n"
    first, last = table(rows, ZEIST, section=("Overzicht projecten",))
    assert (first.project, last.project) == ("Eikenhof", None)
