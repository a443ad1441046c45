"""What a number counts and on what it rests: surfaces, empty columns, homes that go, parts in brackets."""

from __future__ import annotations

from corpus.areas import load_areas
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import table_counts, text_counts
from nlp.counts.periods import periods_in
from nlp.counts.table.cells import in_style_of_column, style_of_column
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
ZEIST = DocumentContext("z", "agreement", "Afspraken", "GM0355", None, "PV26", ("GM0355",), "2018")


def text(words: str) -> list[Count]:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    return list(text_counts(DocumentReading(ZEIST, found, AREAS), found, AREAS)[0])


def table(words: str) -> list[Count]:
    source = parse_markdown(words)
    reading = DocumentReading(ZEIST, passages(source, 1, len(source.pages)), AREAS)
    return [
        count
        for index, grid in enumerate(source.grids)
        for count in table_counts(reading, source, index, grid, (), AREAS)[0]
    ]


def test_hectares_of_sites_for_homes_are_no_homes() -> None:
    rows = "|---|---|\n| Zeist | 12 |\n| Soest | 8 |\n"
    assert table(f"| Gemeente | Woningbouwlocaties, bruto opp in ha |\n{rows}") == []
    assert len(table(f"| Gemeente | Aantal woningen |\n{rows}")) == 2


def test_capacity_of_business_parks_is_no_homes() -> None:
    rows = "|---|---|---|\n| Zeist | 12 | 3 |\n| Soest | 8 | 4 |\n"
    head = "| Gemeente | Harde plancapaciteit {} | Zachte plancapaciteit {} |\n"
    assert table(head.format("bedrijventerreinen", "bedrijventerreinen") + rows) == []
    assert len(table(head.format("woningen", "woningen") + rows)) == 4


def test_columns_with_the_same_header_are_uncertain() -> None:
    rows = "|---|---|---|\n| Zeist | 120 | 30 |\n| Soest | 80 | 40 |\n"
    twins = table(f"| Gemeente | Geplande woningen | Geplande woningen |\n{rows}")
    assert {count.level for count in twins} == {"uncertain"}
    others = table(f"| Gemeente | Geplande woningen | Gebouwde woningen |\n{rows}")
    assert "uncertain" not in {count.level for count in others}


def test_of_two_totals_with_one_header_the_sum_says_which_is_which() -> None:
    head = (
        "| woningvraag |  |  | harde plancapaciteit |  |  |  |\n|---|---|---|---|---|---|---|\n"
        "|  | netto woningvraag | vervanging | totaal | bouwtitel | uitwerkingsplicht | totaal |\n"
    )
    rows = "| Zeist | 500 | 60 | 560 | 300 | 170 | 470 |\n| Soest | 600 | 70 | 670 | 400 | 50 | 450 |\n"
    sums = {c.value: c for c in table(head + rows)}
    assert sums[560].basis == "prognose"
    assert sums[470].basis == "plancapaciteit"
    assert "uncertain" not in {sums[560].level, sums[470].level}


def test_a_column_of_zeros_was_not_filled_in() -> None:
    names = ["Zeist", "Soest", "Baarn", "Rhenen", "Leusden", "Woudenberg"]
    head = "| Gemeente | Geplande woningen | Gebouwde woningen |\n|---|---|---|\n"
    empty = table(head + "".join(f"| {n} | 0 | {i + 20} |\n" for i, n in enumerate(names)))
    assert {c.level for c in empty if c.value == 0} == {"uncertain"}
    some = [0, 0, 30, 40, 0, 0]
    filled = table(
        head + "".join(f"| {n} | {v} | 20 |\n" for n, v in zip(names, some, strict=True))
    )
    assert "uncertain" not in {c.level for c in filled if c.value == 0}


def test_a_range_that_lost_its_dash_is_a_range_beside_others() -> None:
    assert in_style_of_column("75 100", style_of_column(["75 100", "125-175"])) == "75-100"
    assert in_style_of_column("12 450", style_of_column(["12 450", "125-175"])) == "12 450"
    assert in_style_of_column("75 100", style_of_column(["75 100", "9.800"])) == "75 100"


def test_a_dash_lost_between_the_years_of_a_period() -> None:
    found = periods_in("Voor de periode 2025 2030 zijn 500 woningen nodig.")
    assert [(p.first, p.last) for p in found] == [("2025", "2030")]
    assert periods_in("Van 2025 2030 exemplaren.") == ()


def test_a_dash_in_another_encoding_is_one_between_years_only() -> None:
    (found,) = periods_in("In de periode 2017 â\x80\x93 2027 komen er 417 woningen.")
    assert (found.first, found.last) == ("2017", "2027")
    assert periods_in("De code 17 â\x80\x93 27 geldt.") == ()


def test_the_years_behind_an_edition_in_a_caption_are_a_period() -> None:
    rows = "|---|---|\n| Zeist | 120 |\n| Soest | 80 |\n"
    head = "Tabel 2: Herijking PRS 2016: Programma Woningbouw {}(in aantallen woningen).\n\n"
    found = table(head.format("2013-2028 ") + f"| Gemeente | Woningen |\n{rows}")
    assert {(c.period_start, c.period_end) for c in found} == {("2013", "2028")}
    bare = table(head.format("") + f"| Gemeente | Woningen |\n{rows}")
    assert {c.period_start for c in bare} == {None}


def test_what_may_be_built_is_capacity_and_not_built() -> None:
    may = text("In Zeist mogen maximaal 651 woningen gerealiseerd worden.")
    assert [c.basis for c in may] == ["plancapaciteit"]
    built = text("In Zeist zijn 651 woningen gerealiseerd.")
    assert [c.basis for c in built] == ["gerealiseerd"]


def test_what_is_built_of_a_part_in_brackets_is_not_built_of_the_whole() -> None:
    found = text("In Zeist: 66 woningen (waarvan 34 woningen al gerealiseerd).")
    assert [(c.value, c.basis) for c in found] == [(66, "overig"), (34, "gerealiseerd")]
    whole = text("In Zeist: 66 woningen gerealiseerd (waarvan 34 sociale huurwoningen).")
    assert whole[0].basis == "gerealiseerd"


def test_homes_that_go_are_called_so_and_are_no_target() -> None:
    for words, measure in (
        ("De sloopopgave in Zeist bedraagt 130 woningen.", "woningen (sloopopgave)"),
        (
            "De onttrekkingsopgave voor Zeist bedraagt 138 woningen.",
            "woningen (onttrekkingsopgave)",
        ),
        (
            "In Zeist moeten 38 woningen in mindering worden gebracht.",
            "woningen (in mindering te brengen)",
        ),
    ):
        found = text(words)
        assert [(c.measure, c.basis) for c in found] == [(measure, "overig")]
    task = text("De woningbouwopgave voor Zeist bedraagt 138 woningen.")
    assert [(c.measure, c.basis) for c in task] == [("woningen", "opgave")]


def test_what_is_done_with_homes_is_in_the_measure() -> None:
    assert text("In Zeist worden 100 woningen geïsoleerd.")[0].measure == "te isoleren woningen"
    assert text("Het inponden van 100 woningen in Zeist.")[0].measure == "in te ponden woningen"
    assert text("In Zeist staan 100 woningen.")[0].measure == "woningen"


def test_growth_of_households_is_called_growth() -> None:
    grows = text("In Zeist is de huishoudensgroei tot 2030 van 530 huishoudens voorzien.")
    assert grows[0].measure == "huishoudens (toename)"
    assert text("Zeist telt 530 huishoudens.")[0].measure == "huishoudens"


def test_the_value_of_a_home_is_no_budget() -> None:
    value = text("Dit zijn middelen voor woningen met een WOZ-waarde onder € 425.000 in Zeist.")
    assert [(c.basis, c.level) for c in value] == [("overig", "uncertain")]
    budget = text("Zeist stelt € 425.000 aan middelen beschikbaar voor woningen.")
    assert [c.basis for c in budget] == ["budget"]


def test_the_day_of_an_application_is_no_period() -> None:
    asked = text(
        "Op 18 december 2023 is voor Zeist een aanvraag ingediend voor het bouwen van 19 woningen."
    )
    assert [c.period_start for c in asked] == [None]
    built = text("In 2023 zijn in Zeist 19 woningen gebouwd.")
    assert [c.period_start for c in built] == ["2023"]
