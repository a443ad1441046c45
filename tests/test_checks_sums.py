"""Totals against their parts: in tables, groups and sentences."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.check import Check
from checks.judge import judge
from checks.sums_in_text import sums_in
from corpus.dutch_numbers import dutch_number
from extract.clean import clean
from extract.document_table import DocumentTable, document_table
from extract.model import PLACED_BY_SUMS, Cell, Grid, Page, Segment, SourceText
from extract.passages import Passage
from nlp.reading import DocumentReading
from nlp.records import DocumentContext
from tests.judged import checks_of_table

DOCUMENT = DocumentReading(DocumentContext("d", "other", ""))


def table(
    rows: list[list[str]], *, headers: int = 1, notes: tuple[str, ...] = (), label: str = "Tabel 1"
) -> tuple[SourceText, DocumentTable]:
    """A table whose cells stand in a text one after the other; its first rows are headers."""
    text, cells, segments = "", [], []
    for r, row in enumerate(rows):
        for c, word in enumerate(row):
            if word:
                segment = Segment(len(text), len(text) + len(word))
                cells.append(Cell(r, c, (segment,), is_header=r < headers))
                text += f"{word}\n"
    for note in notes:
        segments.append(Segment(len(text), len(text) + len(note)))
        text += f"{note}\n"
    source = SourceText(text, (Page(1, 0, len(text)),))
    grid = Grid(tuple(cells), 1, 1, "test", label, notes=tuple(segments))
    return source, document_table(source, grid, ())


def outcomes(rows: list[list[str]], **options: object) -> list[str]:
    return [check.outcome for check in checks_of_table(*table(rows, **options))]  # type: ignore[arg-type]


def test_a_total_that_is_the_sum_of_the_rows_before_it_agrees() -> None:
    source, found = table(
        [["Gemeente", "Woningen"], ["Ommen", "290"], ["Zwolle", "1.615"], ["Totaal", "1.905"]]
    )
    (check,) = checks_of_table(source, found)
    assert (check.outcome, check.stated, check.difference) == ("agrees", "1.905", 0)
    assert [(source.quote(s.start, s.end), role) for s, role in check.evidence] == [
        ("1.905", "stated"),
        ("290", "part"),
        ("1.615", "part"),
    ]


def test_a_total_that_is_off_differs_and_says_by_how_much() -> None:
    (check,) = checks_of_table(
        *table(
            [["Gemeente", "Woningen"], ["Ommen", "290"], ["Zwolle", "1.615"], ["Totaal", "1.936"]]
        )
    )
    assert (check.outcome, check.computed, check.difference) == ("differs", "1.905", 31)
    assert "31 minder dan de 1.936" in check.explanation


def test_each_total_adds_up_its_own_rows_and_the_last_one_the_totals() -> None:
    rows = [
        ["Gemeente", "2022", "2025"],
        ["Ommen", "450", "332"],
        ["Ommen", "160", "186"],
        ["Totaal Ommen", "610", "508"],
        ["Raalte", "400", "700"],
        ["Raalte", "380", "601"],
        ["Totaal Raalte", "780", "1.301"],
        ["Totaal West-Overijssel", "1.390", "1.809"],
    ]
    checks = checks_of_table(*table(rows))
    assert [check.outcome for check in checks] == ["agrees", "differs", *["agrees"] * 4]
    assert [len(check.evidence) for check in checks] == [3] * 6
    assert "Totaal Ommen" in checks[1].subject
    assert "2025" in checks[1].subject


def test_a_dash_is_nothing_and_pm_is_unknown() -> None:
    rows = [
        ["Gemeente", "Woningen"],
        ["Ommen", "290"],
        ["Raalte", "-"],
        ["Zwolle", "10"],
        ["Totaal", "300"],
    ]
    assert outcomes(rows) == ["agrees"]
    rows[2][1] = "PM"
    rows[4][1] = "310"
    assert outcomes(rows) == ["not_comparable"]
    rows[4][1] = "295"
    assert outcomes(rows) == ["uncertain"]


def test_a_part_of_another_row_is_not_added() -> None:
    rows = [
        ["Soort", "Woningen"],
        ["Huur", "100"],
        ["waarvan sociaal", "60"],
        ["Koop", "50"],
        ["Totaal", "150"],
    ]
    assert outcomes(rows) == ["agrees"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Regio", "2023"], ["West", "30%"], ["Twente", "33%"], ["Totaal", "32%"]],
        [["Regio", "2023"], ["West", "9,4"], ["Twente", "8,7"], ["Overijssel totaal", "9"]],
    ],
)
def test_shares_and_averages_are_no_sums(rows: list[list[str]]) -> None:
    assert outcomes(rows) == []


def test_a_large_difference_that_nothing_confirms_is_not_comparable() -> None:
    rows = [["Gemeente", "Woningen"], ["Ommen", "290"], ["Zwolle", "1.615"], ["Totaal", "9.000"]]
    assert outcomes(rows) == ["not_comparable"]


def test_a_column_that_agrees_confirms_what_the_parts_are() -> None:
    rows = [
        ["Gemeente", "A", "B"],
        ["Ommen", "1", "290"],
        ["Zwolle", "2", "1.615"],
        ["Totaal", "3", "9.000"],
    ]
    assert outcomes(rows) == ["agrees", "differs"]


def test_a_difference_within_rounding_is_explained() -> None:
    rows = [["Jaar", "Miljoen"], ["A", "1,3"], ["B", "2,4"], ["C", "3,4"], ["Totaal", "7,0"]]
    (check,) = checks_of_table(*table(rows))
    assert check.outcome == "explained"
    assert "afronden" in check.explanation


@pytest.mark.parametrize(
    ("header", "total", "outcome"),
    [
        ("Prognose hoog", "3.466", "explained"),
        ("Prognose hoog", "3.468", "differs"),  # rounding of three numbers makes less
        ("Plannen", "3.466", "differs"),
    ],
)
def test_a_forecast_is_rounded_to_units(header: str, total: str, outcome: str) -> None:
    rows = [["Jaren", header], ["2020-2024", "1.855"], ["2025-2029", "1.610"], ["Totaal", total]]
    assert outcomes(rows) == [outcome]


HUNDREDS = [
    ["Jaar", "Alleen", "Paren", "Overig", "Totaal"],
    ["2025", "8.300", "16.700", "1.700", "26.600"],
    ["2030", "9.100", "17.300", "1.700", "28.100"],
    ["2035", "10.700", "18.000", "1.700", "30.400"],
    ["2040", "11.400", "17.600", "1.700", "30.700"],
]


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({}, "explained"),
        ({"26.600": "26.300"}, "differs"),  # more than rounding makes
        ({"17.300": "17.310", "28.100": "28.110"}, "differs"),  # not all in hundreds
    ],
)
def test_numbers_that_are_all_in_hundreds_are_rounded_to_them(
    change: dict[str, str], outcome: str
) -> None:
    rows = [[change.get(word, word) for word in row] for row in HUNDREDS]
    assert outcomes(rows) == [outcome, "agrees", "agrees", "agrees"]


def test_a_note_whose_mark_the_total_bears_explains_it() -> None:
    rows = [["Gemeente", "Woningen"], ["Ommen", "290"], ["Zwolle", "1.615"], ["Totaal", "1.936*"]]
    note = "* Door een vervallen project wijkt de optelsom af."
    source, found = table(rows, notes=(note,))
    (check,) = checks_of_table(source, found)
    assert check.outcome == "explained"
    assert note in check.explanation
    place, role = check.evidence[-1]
    assert (source.quote(place.start, place.end), role) == (note, "explanation")


@pytest.mark.parametrize(
    ("total", "found"),
    [
        (["Totaal*", "1.936", "31"], ["explained", "explained"]),
        (["Totaal*", "1.936", "30"], ["differs", "agrees"]),
        (["Totaal", "1.936*", "30"], ["explained", "agrees"]),
    ],
    ids=["no sum of the row", "another sum of the row adds up", "at the number itself"],
)
def test_a_note_at_a_row_explains_nothing_where_the_row_adds_up_all_the_same(
    total: list[str], found: list[str]
) -> None:
    rows = [["Gemeente", "2025", "2026"], ["Ommen", "290", "10"], ["Zwolle", "1.615", "20"]]
    note = "* Exclusief woningen zonder vergunning."
    assert outcomes([*rows, total], notes=(note,)) == found


@pytest.mark.parametrize("note", ["* Bron: provincie.", "** Door afronding wijkt de som af."])
def test_another_note_explains_nothing(note: str) -> None:
    rows = [["Gemeente", "Woningen"], ["Ommen", "290"], ["Zwolle", "1.615"], ["Totaal", "1.936*"]]
    assert outcomes(rows, notes=(note,)) == ["differs"]


def test_a_column_of_totals_is_checked_where_most_rows_agree() -> None:
    rows = [
        ["Gemeente", "Huur", "Koop", "Totaal"],
        ["Ommen", "10", "20", "30"],
        ["Raalte", "5", "6", "11"],
        ["Zwolle", "7", "8", "16"],
    ]
    assert outcomes(rows) == ["agrees", "agrees", "differs"]
    rows[1][3] = "99"
    assert outcomes(rows) == []


def test_a_name_with_a_number_is_checked_against_the_names_beside_it() -> None:
    text = "Hof van Twente (509 - 514 woningen)|Goor: 310 woningen|Markelo: 174 woningen|Delden: 25-30 woningen"
    words = text.split("|")
    starts = [0]
    for word in words[:-1]:
        starts.append(starts[-1] + len(word) + 1)
    spans = [Segment(s, s + len(w)) for s, w in zip(starts, words, strict=True)]
    cells = [Cell(0, 0, (spans[0],), row_span=3)]
    cells += [Cell(row, 1, (span,)) for row, span in enumerate(spans[1:])]
    source = SourceText(text, (Page(1, 0, len(text)),))
    found = document_table(source, Grid(tuple(cells), 1, 1, "test"), ())
    (check,) = checks_of_table(source, found)
    assert (check.outcome, check.stated, check.computed) == ("agrees", "509 - 514", "509 - 514")


@given(st.lists(st.integers(1, 9999), min_size=2, max_size=12), st.integers(-50, 50))
def test_the_difference_is_what_was_added(parts: list[int], extra: int) -> None:
    rows = [
        ["Gemeente", "Woningen"],
        *([f"G{'x' * i}", dutch_number(p)] for i, p in enumerate(parts)),
    ]
    for check in checks_of_table(*table([*rows, ["Totaal", dutch_number(sum(parts) + extra)]])):
        assert check.difference == extra
        assert (check.outcome == "agrees") == (extra == 0)


def passages(*texts: str, kind: str = "paragraph") -> list[Passage]:
    joined = "\n".join(texts)
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)
    return [
        Passage(i, kind, 1, 0, None, (), None, (s := Segment(a, b - 1),), clean(joined, [s]))  # type: ignore[arg-type]
        for i, (a, b) in enumerate(pairwise(starts), start=1)
    ]


def sums(*texts: str, kind: str = "paragraph") -> list[tuple[str, str, str]]:
    read = passages(*texts, kind=kind)
    checks: list[Check] = [judge(relation) for relation in sums_in(DOCUMENT, read)]
    return [(check.outcome, check.stated, check.computed) for check in checks]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "De realisatie van 6.590 woonvormen, bestaande uit 3.560 nultreden, 1.855 geclusterde "
            "en 1.175 zorggeschikte woningen.",
            ("agrees", "6.590", "6.590"),
        ),
        (
            "Een opgave van 6.600 woningen, te weten 3.560 huur, 1.855 koop en 1.175 overig.",
            ("differs", "6.600", "6.590"),
        ),
        (
            "Er zijn 38.787 woningen, waarvan 19.044 woningen hard en 19.743 woningen zacht.",
            ("agrees", "38.787", "38.787"),
        ),
        (
            "Dat zijn 2.465 nultreden, 4.910 geclusterde en 940 zorgwoningen (totaal 8.315).",
            ("agrees", "8.315", "8.315"),
        ),
    ],
)
def test_a_sum_in_a_sentence_is_checked(sentence: str, expected: tuple[str, str, str]) -> None:
    assert sums(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Er zijn 9.500 woningen, waarvan 3.000 in aanbouw en 2.000 vergund.",
        "Er komen 120 woningen, bestaande uit 10 blokken en 5 torens.",
        "Er komen 600 woningen, bestaande uit 2 fasen van 300.",
        "De opgave is 100 woningen. Zij bestaan uit 3 blokken, 4 rijen en 5 torens.",
        "Er komen 6.590 woningen, bestaande uit 30% huur en 70% koop, samen € 20 miljoen.",
        "In 2030 zijn er 900 woningen.",
    ],
)
def test_what_is_no_sum_is_not_checked(sentence: str) -> None:
    assert sums(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Er komen 8.000 woningen, bestaande uit 4.000 huur, 1.500 koop en 700 flex.", "differs"),
        ("Er komen 900 woningen, te weten 500 appartementen, 400 in Raalte en 300 elders.", "differs"),
        ("Er zijn 9.500 woningen, waarvan 4.600 hard en 4 zacht.", "not_comparable"),
        ("Er zijn 9.500 woningen, waarvan 4.600 hard en 490 zacht.", "differs"),
        # Of these a home is only one; homes for the old can be cheap too.
        ("Er zijn 950 woningen, waarvan 600 grondgebonden en 700 gestapeld.", "differs"),
        ("Er zijn 950 woningen, waarvan 600 betaalbare en 700 voor senioren.", "not_comparable"),
        ("Er zijn 950 woningen, waarvan 500 betaalbare en 480 voor senioren.", "uncertain"),
    ],
)  # fmt: skip
def test_a_sum_that_is_far_off_is_wrong_too(sentence: str, outcome: str) -> None:
    assert [check[0] for check in sums(sentence)] == [outcome]


def test_what_says_where_the_homes_of_a_part_are_is_no_part() -> None:
    text = "Er zijn 71 woningen, bestaande uit 58 appartementen in vier gebouwen en 13 huizen."
    assert sums(text) == [("agrees", "71", "71")]
    assert [check[0] for check in sums(text.replace("13", "14"))] == ["differs"]


def test_a_word_for_parts_with_no_number_behind_it_announces_none() -> None:
    assert sums("Er zijn 71 woningen in 3 wijken en 2 dorpen, waaronder veel huurwoningen.") == []


def test_about_in_a_cell_allows_a_tenth() -> None:
    rows = [["Soort", "Woningen"], ["Huur", "130"], ["Koop", "ca. 70"], ["Vrij", "ca. 200"]]
    assert outcomes([*rows, ["Totaal", "410"]]) == ["agrees"]
    assert outcomes([*rows, ["Totaal", "460"]]) == ["differs"]


def test_a_plain_total_of_all_rows_above_it_is_wrong_however_far_it_is_off() -> None:
    rows = [["Gemeente", "Woningen"], ["Ommen", "290"], ["Zwolle", "1.615"], ["Borne", "310"]]
    assert outcomes([*rows, ["Totaal", "5.970"]]) == ["differs"]
    assert outcomes([["19,2 plaatsen", "29,2 plaatsen"], *rows[1:], ["Totaal", "5.970"]]) == [
        "not_comparable"
    ]
    # Of more than these rows, and of a column that has no number in one of them.
    assert outcomes([*rows, ["Totaal Overijssel", "5.970"]]) == ["not_comparable"]
    assert outcomes([*rows[:3], ["Borne", "PM"], ["Totaal", "5.970"]]) == ["not_comparable"]


def test_rows_that_are_the_sum_of_those_below_or_above_them_are_not_added_up_twice() -> None:
    head, total = ["Gebied", "Plannen", "2026"], ["Totaal", "1.400", "150"]
    east = [["Achterhoek", "500", "60"], ["Doetinchem", "300", "40"], ["Aalten", "200", "20"]]
    west = [["Veluwe", "900", "90"], ["Ede", "400", "50"], ["Barneveld", "500", "40"]]
    for rows in ([*east, *west], [*east[1:], east[0], *west[1:], west[0]]):
        assert outcomes([head, *rows, total]) == ["agrees", "agrees"]
    assert "differs" in outcomes([head, *east, *west, ["Totaal", "1.400", "160"]])
    # Rows of which none is a sum are added up as they are.
    plain = [*east[1:], *west[1:]]
    assert outcomes([head, *plain, total]) == ["agrees", "agrees"]


@pytest.mark.parametrize("name", ["Samen", "Woningen"])
def test_a_column_that_adds_up_the_others_is_checked_whatever_it_is_called(name: str) -> None:
    rows = [["Plan", "Huur", "Koop", name], ["A", "300", "40", "340"], ["B", "200", "20", "220"]]
    rows += [["C", "400", "50", "470"], ["D", "500", "40", "540"]]
    assert sorted(outcomes(rows)) == ["agrees", "agrees", "agrees", "differs"]
    rows[1][3] = "990"
    assert outcomes(rows) == []


def test_what_differs_in_a_table_that_was_read_in_doubt_may_be_misread() -> None:
    rows = [["Gemeente", "2026", "2027"], ["Ede", "290", "10"], ["Tiel", "160", "20"]]
    source, found = table([*rows, ["Totaal", "450", "40"]])
    assert [c.outcome for c in checks_of_table(source, found)] == ["agrees", "differs"]
    grid = replace(found.grid, evidence="tabel met twijfel gelezen: een kolom is smal")
    one, two = checks_of_table(source, document_table(source, grid, ()))
    assert (one.outcome, two.outcome) == ("agrees", "uncertain")
    assert "een kolom is smal" in two.explanation
    rows[2] = ["Tiel ς", "160", "20"]
    assert outcomes([*rows, ["Totaal", "450", "40"]]) == ["agrees", "differs"]
    rows[2] = ["Tiel ીટ", "160", "20"]
    assert outcomes([*rows, ["Totaal", "450", "40"]]) == ["agrees", "uncertain"]
    placed = replace(found.grid, evidence=PLACED_BY_SUMS)
    one, two = checks_of_table(source, document_table(source, placed, ()))
    assert (one.outcome, two.outcome) == ("agrees", "differs")
    assert one.explanation.endswith(f"{PLACED_BY_SUMS}.")


def test_a_column_of_shares_is_that_of_the_total_beside_it() -> None:
    def shares(*rows: tuple[str, str]) -> list[str]:
        cells = [[str(i), *row] for i, row in enumerate(rows)]
        source, read = table([["Soort", "Aantal", "Deel"], *cells, ["Totaal", "1.000", "100%"]])
        return [c.outcome for c in checks_of_table(source, read) if c.relation == "share"]

    assert shares(("400", "45%"), ("350", "35%"), ("250", "25%")) == ["differs", "agrees", "agrees"]
    assert shares(("404", "40%"), ("346", "35%"), ("250", "25%")) == ["agrees"] * 3
    # The shares of something else.
    assert shares(("400", "20%"), ("350", "60%"), ("250", "20%")) == []


def test_a_list_that_ends_in_its_total_is_checked() -> None:
    items = ("3.560 nultredenwoningen", "1.855 geclusterde woningen", "5.415 totaal")
    assert sums(*items, kind="list_item") == [("agrees", "5.415", "5.415")]
    assert sums(*items[:2], "5.400 totaal", kind="list_item") == [("differs", "5.400", "5.415")]


@given(st.text())
def test_any_text_can_be_checked(text: str) -> None:
    read = passages(f"100 woningen, bestaande uit {text} en 40 huur", kind="paragraph")
    sums_in(DOCUMENT, read)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (
            "2.465 huurwoningen, 4.910 koopwoningen en 940 plekken (totaal 8.315 woningen).",
            "agrees",
        ),
        (
            "2.465 huurwoningen, 7.910 koopwoningen en 940 plekken (totaal 8.315 woningen).",
            "differs",
        ),
        (
            "2.465 huurwoningen, 1.910 koopwoningen en 940 plekken (totaal 8.315 woningen).",
            "differs",
        ),
    ],
)
def test_one_figure_that_makes_a_named_total_fit_is_a_slip(text: str, outcome: str) -> None:
    assert [check[0] for check in sums(f"De regio bouwt {text}")] == [outcome]


def test_numbers_before_a_total_that_no_figure_makes_fit_are_no_parts_of_it() -> None:
    assert (
        sums("De regio bouwt 2.465 huurwoningen en 1.377 koopwoningen (totaal 8.315 woningen).")
        == []
    )
    assert sums("De regio bouwt 24 huurwoningen en 51 koopwoningen (totaal 95 woningen).") == []


def averages(total: list[str], head: tuple[str, ...] = ("Groen", "Grijs", "Zwaar")) -> list[str]:
    rows = [["Regio", *head], ["Noord", "30%", "9,4", "15,9%"], ["Zuid", "33%", "8,7", "15,5%"]]
    source, read = table([*rows, ["Totaal", *total]])
    return [c.outcome for c in checks_of_table(source, read) if c.relation == "bound"]


def test_a_total_that_lies_between_its_parts_is_an_average() -> None:
    assert averages(["32%", "9", "15,5%"]) == ["agrees"] * 3


def test_an_average_above_or_below_all_its_parts_differs() -> None:
    assert averages(["35%", "9", "15,6%"]) == ["differs", "agrees", "agrees"]
    assert averages(["28%", "9", "15,6%"]) == ["differs", "agrees", "agrees"]


def test_a_total_that_is_far_from_its_parts_or_their_sum_is_no_average() -> None:
    assert averages(["32%", "18,1", "15,6%"]) == ["agrees", "agrees"]
    assert averages(["32%", "12,5", "15,6%"]) == ["agrees", "agrees"]
    assert averages(["32%", "11,5", "15,6%"]) == ["agrees", "differs", "agrees"]


def test_a_sum_of_which_one_part_has_all_is_no_average() -> None:
    rows = [["Regio", "2025", "2030"], ["Noord", "0", "0"], ["Zuid", "40", "60"]]
    source, read = table([*rows, ["Totaal", "40", "60"]])
    assert [c for c in checks_of_table(source, read) if c.relation == "bound"] == []


def test_a_total_in_whole_numbers_of_parts_with_decimals_may_be_rounded() -> None:
    def of(total: str) -> list[str]:
        return outcomes(
            [["Gemeente", "Ritten"], ["Ommen", "176,7"], ["Zwolle", "8,6"], ["Totaal", total]]
        )

    assert of("185") == ["explained"]
    assert of("184") == ["differs"]


def test_a_total_far_from_parts_that_divide_one_number_in_several_ways_is_not_compared() -> None:
    def of(total: str, *parts: str) -> list[str]:
        rows = [[f"Soort {n}", part] for n, part in enumerate(parts)]
        return outcomes([["Soort", "Woningen"], *rows, ["Totaal", total]])

    ways = ("185", "125", "80", "230", "310")
    assert of("1.130", *ways) == ["not_comparable"]
    assert of("940", *ways) == ["differs"]
    assert of("1.130", "185", "125", "80", "231", "310") == ["differs"]
