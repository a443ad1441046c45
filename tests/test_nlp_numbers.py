"""Numbers in Dutch notation, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.language.figures import figure_value
from nlp.language.numbers import Number, numbers_in


def written(text: str) -> list[str]:
    return [text[n.start : n.end] for n in numbers_in(text)]


def only(text: str) -> Number:
    found = numbers_in(text)
    assert len(found) == 1, found
    return found[0]


def dutch(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def test_a_half_behind_a_number_at_the_beginning_is_part_of_it() -> None:
    assert only("tien en een half duizend woningen").value == 10_500


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14.100 woningen", 14100),
        ("€20,5 miljoen", 20_500_000),
        ("€ 9.700.000,- beschikbaar", 9_700_000),
        ("€1.184,82 p/m", 1184.82),
        ("zo’n €0,5 miljard", 500_000_000),
        ("€ 15 mln. voor", 15_000_000),
        ("1.5 miljoen euro", 1_500_000),
        ("4,7% van", 4.7),
        ("een kleine 33.000 woningen", 33000),
        ("2½ duizend woningen", 2500),
        ("2 ½ procent", 2.5),
        ("1¾ miljoen euro", 1_750_000),
        ("½ miljoen euro", 500_000),
        ("3.000woningen", 3000),
        ("25.045** woningen", 25045),
        ("+10.124 extra woningen", 10124),
        ("een daling van -290 plekken", -290),
        ("vijftien wijkaanpakken", 15),
        ("drieëntwintig woningen", 23),
        ("anderhalf keer zoveel", 1.5),
        ("een half miljoen woningen", 500_000),
        ("bijna dertig procent", 30),
        ("405.000 euro", 405_000),
        ("2000 woningen", 2000),
        ("14\u00a0100 woningen", 14100),
        ("drie honderd vijftig woningen", 350),
        ("twaalf duizend vijfhonderd woningen", 12500),
        ("twaalf en een half duizend woningen", 12500),
        ("twee en een half miljoen euro", 2_500_000),
        ("twaalf en een half procent", 12.5),
    ],
)
def test_a_number_has_its_value(text: str, value: float) -> None:
    assert only(text).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("tweederde van de woningen", 66.67),
        ("ten minste twee derde is betaalbaar", 66.67),
        ("een derde van de opgave", 33.33),
        ("Eén op de drie woningen", 33.33),
        ("twee op de drie woningen", 66.67),
        ("1 op 4 huishoudens", 25),
        ("minimaal de helft van het aantal", 50),
        ("driekwart van de nieuwbouw", 75),
        ("minimaal 2/3 betaalbaar", 66.67),
    ],
)
def test_a_fraction_is_a_percentage(text: str, value: float) -> None:
    number = only(text)
    assert (number.value, number.is_percent) == (value, True)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("535 - 575 woningen", 535, 575),
        ("25-30 woningen", 25, 30),
        ("500 tot 1.000 woningen", 500, 1000),
        ("van 11% tot 45%", 11, 45),
        ("tussen de 2.000 en 2.500 woningen", 2000, 2500),
        ("anderhalf à twee keer", 1.5, 2),
        # the size of a change, and not what it was and becomes
        ("een toename van circa 340 tot 420 huishoudens", 340, 420),
        ("een bandbreedte tussen de 460 woningen en 660 woningen", 460, 660),
        # the wrong accent, and one in another encoding
        ("5 á 10 woningen", 5, 10),
        ("vier Ã zes woningen", 4, 6),
        ("Voor Ede gaat het om een bandbreedte van 2.113 tot 3.232 woningen", 2113, 3232),
        ("20 tot 30 miljoen euro", 20e6, 30e6),
        ("tussen €200.000 en €300.000", 200_000, 300_000),
    ],
)
def test_a_range_is_one_number_with_two_ends(text: str, low: float, high: float) -> None:
    number = only(text)
    assert (number.value, number.low, number.high) == (low, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "in 2023 en tot en met 2030",
        "in de periode 2022-2030",
        "op 10 november 2022",
        "peildatum 18-04-2016",
        "in het vierde kwartaal, Q1 2022",
        "in 2025 ½ van de opbrengst, een 2½kamerwoning",
        "artikel 3.1.6, hoofdstuk 7 en tabel 1",
        "rondes 1 t/m 3",
        "(PS/2016/716)",
        "ECLI:NL:RVS:2017:1724",
        "zie https://www.overijssel.nl/loket/1234/56",
        "bel 038 499 88 99",
        "WT-4 Wierden",
        "de 1e helft",
        "80+ers en 24-uurszorg",
        "het 30-40-30 streven",
        "huurwoningen2 en woningen1",
        "een derde tranche",
        "bedragen x € 1.000",
        "een op 12 maart gesloten akkoord",
        "minder CO2-uitstoot",
        "[3.2.3](#page-23-0)",
        "een bebouwd oppervlak van 250 m2",
        "windprojecten van 5 – 100MW",
        "een afstand van 2000 meter, 1,5 tot 3 kilometer of 600 vierkante meter",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    "text", ["1. Een basisinspanning", "2.1. Provincie en gemeenten", "(3) De"]
)
def test_the_number_of_an_item_is_not_a_number_in_it(text: str) -> None:
    assert written(text) == []


def test_the_sign_and_both_ends_belong_to_the_number_but_no_unit_does() -> None:
    assert written("€20,5 miljoen, +230 plekken, 11% tot 45% en 1.500 woningen") == [
        "20,5 miljoen",
        "+230",
        "11% tot 45",
        "1.500",
    ]


def test_numbers_with_signs_in_a_row_are_no_range() -> None:
    assert [n.value for n in numbers_in("+230 -290")] == [230, -290]


def test_a_year_before_a_number_is_left_out() -> None:
    assert written("tot en met 2030 20.000 woningen, in 2023 75 wijkaanpakken") == ["20.000", "75"]


def test_money_and_percentages_are_told_apart() -> None:
    money, share, homes = numbers_in("€4,7 miljoen, 4,7% en 47 woningen")
    assert (money.is_money, share.is_percent) == (True, True)
    assert not (homes.is_money or homes.is_percent)


@pytest.mark.parametrize(
    ("text", "is_euro"),
    [("€ 820,-", True), ("820,-", True), ("ƒ 820,-", False), ("fl. 820,-", False)],
)
def test_guilders_are_no_euros(text: str, is_euro: bool) -> None:
    assert numbers_in(text)[0].is_money == is_euro


def test_the_currency_sign_belongs_to_the_number_after_it() -> None:
    assert written("stelt in 2023 €1,8 miljoen beschikbaar") == ["1,8 miljoen"]


@pytest.mark.parametrize("figure", ["3,000", "1.5", "007", "1.23.456", "0.500"])
def test_a_figure_with_two_readings_has_no_value(figure: str) -> None:
    assert figure_value(figure) is None


@given(
    st.integers(min_value=2101, max_value=10**12),
    st.sampled_from(["{}", "€{}", "€ {},-", "{}%", "ca. {}"]),
)
def test_any_whole_number_reads_back(value: int, form: str) -> None:
    assert only(f"Het zijn {form.format(dutch(value))} nu").value == value


@given(
    st.integers(min_value=1, max_value=999_999),
    st.integers(min_value=0, max_value=99),
    st.sampled_from([("miljoen", 1e6), ("miljard", 1e9), ("mln.", 1e6)]),
)
def test_any_decimal_with_a_scale_reads_back(
    whole: int, cents: int, scale: tuple[str, float]
) -> None:
    text = f"een bijdrage van €{dutch(whole)},{cents:02d} {scale[0]} voor"
    assert only(text).value == pytest.approx((whole + cents / 100) * scale[1])


@given(
    st.integers(min_value=10, max_value=900),
    st.integers(min_value=1, max_value=900),
    st.sampled_from([" - ", "-", "–", " tot ", " à ", " t/m "]),
)
def test_any_range_reads_back(low: int, more: int, sign: str) -> None:
    number = only(f"circa {low}{sign}{low + more} woningen")
    assert (number.low, number.high) == (low, low + more)


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    found = numbers_in(text)
    assert all(0 <= n.start < n.figure_end <= n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(
    st.lists(
        st.sampled_from(
            [
                "1.500",
                "€",
                "%",
                "-",
                "tot",
                "2030",
                "twee",
                "derde",
                "miljoen",
                ",",
                "(",
                "artikel",
                "en",
                "/",
            ]
        ),
        max_size=40,
    )
)
def test_no_row_of_pieces_makes_the_reader_raise(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert all(text[n.start : n.figure_end].strip() for n in numbers_in(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("er komen 12 450 woningen", [12450]),
        ("aan de Lindelaan 46 120 woningen", [46, 120]),
        ("2'500 woningen", [2500]),
        ("2,5 duizend woningen", [2500]),
        ("anderhalf duizend woningen", [1500]),
        ("3,123 miljoen inwoners", [3123000]),
        ("ruim zestig woningen", [60]),
        ("4.500¹ woningen", [4500]),
        ("waarvan 2000 grondgebonden woningen", [2000]),
    ],
)
def test_notations_of_whole_numbers(text: str, values: list[float]) -> None:
    assert [n.value for n in numbers_in(text)] == values


def test_a_range_with_a_cut_first_half() -> None:
    (number,) = numbers_in("twee- tot driehonderd woningen")
    assert (number.low, number.high) == (200, 300)


def test_a_range_between_the_one_and_the_other() -> None:
    (number,) = numbers_in("tussen de 400 en de 650 woningen")
    assert (number.low, number.high) == (400, 650)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Voor Ede 2 175 woningen", [2175]),
        ("In Bergen op Zoom 1 040 woningen", [1040]),
        ("In Fase 2 175 woningen", [175]),
        ("Aan de Dorpsweg 2 175 woningen", [2, 175]),
    ],
)
def test_a_municipality_has_no_number_of_its_own(text: str, values: list[float]) -> None:
    assert [number.value for number in numbers_in(text)] == values
