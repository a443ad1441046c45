"""Files of statistics: what is written is read again, and a bad line costs no more than itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cbs_sample import ALMELO, FIGURES, HEAD, TABLE, TODAY
from hypothesis import given
from hypothesis import strategies as st

from corpus.loading import REFERENCE, CorpusError
from corpus.statistics_file import Figure, compose, edition_of, file_name, parse
from corpus.statistics_tables import load_statistics_tables
from kb.surroundings import Surroundings

PATH = Path("86098NED-2026-11-29.csv")
TEXT = compose(TABLE, HEAD, FIGURES)
FIRST = TEXT.splitlines().index("GM0141,2024,301,NieuwbouwTotaal_6,Nieuwbouw totaal,aantal,Almelo")

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
regions = st.one_of(
    st.just("NL01"),
    st.integers(20, 31).map(lambda n: f"PV{n}"),
    st.integers(0, 9999).map(lambda n: f"GM{n:04}"),
)
figures = st.builds(
    Figure,
    region=regions,
    year=st.integers(1921, 2099),
    value=st.integers(-9_999_999_999, 9_999_999_999),
    column=st.sampled_from(sorted(TABLE.columns)),
    title=words,
    unit=st.sampled_from(["aantal", ""]),
    region_name=words,
)
tables = st.lists(figures, unique_by=lambda f: (f.region, f.year, f.column), max_size=30)


def with_line(number: int, line: str) -> str:
    lines = TEXT.split("\n")
    lines[number] = line
    return "\n".join(lines)


@given(tables)
def test_every_figure_that_is_written_is_read_again(written: list[Figure]) -> None:
    text = compose(TABLE, HEAD, written)
    read = parse(PATH, text)
    assert read.bad == ()

    def key(figure: Figure) -> tuple[str, int, int, str]:
        return figure.region, figure.year, figure.value, figure.column

    assert sorted(key(at.figure) for at in read.figures) == sorted(map(key, written))
    assert all(text[at.start : at.end] == str(at.figure.value) for at in read.figures)


@given(tables)
def test_no_two_numbers_of_a_file_have_the_same_key(written: list[Figure]) -> None:
    text = compose(TABLE, HEAD, written)
    surroundings = Surroundings("CBS", text)
    keys = [surroundings.key(at.start, at.end) for at in parse(PATH, text).figures]
    assert len(set(keys)) == len(written)


@given(st.lists(st.one_of(words, st.just(TEXT.splitlines()[FIRST]))))
def test_lines_of_any_kind_are_figures_or_bad_and_never_an_error(lines: list[str]) -> None:
    head = TEXT.splitlines()[:10]
    text = "\n".join((*head, *(line.replace("\0", "") for line in lines)))
    read = parse(PATH, text)
    assert all(text[at.start : at.end] == "301" for at in read.figures)
    assert len(read.figures) + len(read.bad) <= text.count("\n") + 1


def test_lines_stand_in_the_order_of_country_province_municipality_year_and_column() -> None:
    lines = [line.split(",")[:4] for line in TEXT.splitlines()[10:]]
    assert [line[0] for line in lines] == ["PV23", "GM0141", "GM0141", "GM0141", "GM0141", "GM9901"]
    assert [(line[1], line[3]) for line in lines[1:5]] == [
        ("2023", "NieuwbouwTotaal_6"),
        ("2024", "NieuwbouwTotaal_6"),
        ("2024", "Sloop_15"),
        ("2024", "SaldoVoorraad_21"),
    ]


def test_the_head_names_table_source_day_and_licence() -> None:
    head = TEXT[: TEXT.index("regio,")]
    for words_of_head in ("86098NED", TABLE.url, "2026-11-29", "CC BY 4.0", TABLE.licence_url):
        assert words_of_head in head
    assert parse(PATH, TEXT).head == HEAD


def test_the_lines_of_a_region_are_a_part_with_its_name() -> None:
    read = parse(PATH, TEXT)
    assert [(part.region, part.name) for part in read.regions] == [
        ("PV23", "Overijssel (PV)"),
        ("GM0141", "Almelo"),
        ("GM9901", "Nergenshuizen"),
    ]
    part = read.regions[1]
    assert TEXT[part.start : part.end].splitlines() == TEXT.splitlines()[11:15]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("GM0141;2024;301;NieuwbouwTotaal_6", "geen gebied"),
        ("GM141,2024,301,NieuwbouwTotaal_6,t,aantal,Almelo", "geen gebied"),
        ("GM0141,2024,301.5,NieuwbouwTotaal_6,t,aantal,Almelo", "geen gebied"),
        ("GM0141,2024,0301,NieuwbouwTotaal_6,t,aantal,Almelo", "geen gebied"),
        ("GM0141,2024,301,NieuwbouwTotaal_6,t,aantal", "geen gebied"),
        ('GM0141,2024,301,NieuwbouwTotaal_6,"t,aantal,Almelo', "geen gebied"),
        ("GM0141,2024,301,Nieuwbouw_2,t,aantal,Almelo", "onbekende kolom"),
        ("GM0141,2024,301,NieuwbouwTotaal_6,t,x 1 000,Almelo", "geen woningen"),
        ("GM0141,2024,301,NieuwbouwTotaal_6,t,%,Almelo", "geen woningen"),
    ],
)
def test_a_line_that_is_no_figure_is_bad_and_the_others_are_read(line: str, reason: str) -> None:
    read = parse(PATH, with_line(FIRST, line))
    (bad,) = read.bad
    assert bad.line == FIRST + 1 and reason in bad.reason
    assert len(read.figures) == len(FIGURES) - 1


def test_a_figure_that_is_there_twice_counts_once() -> None:
    read = parse(PATH, TEXT + TEXT.splitlines()[FIRST].replace(",301,", ",302,") + "\n")
    (bad,) = read.bad
    assert "eerdere regel" in bad.reason
    assert len(read.figures) == len(FIGURES)


def test_line_ends_of_another_system_are_no_part_of_a_line() -> None:
    read = parse(PATH, TEXT.replace("\n", "\r\n"))
    assert read.bad == () and len(read.figures) == len(FIGURES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gemeente;jaar;woningen\nAlmelo;2024;301\n",
        TEXT.replace("# tabel: 86098NED", "# tabel: 81955NED"),
        TEXT.replace("A045364", "A045365"),
        TEXT.replace("# opgehaald: 2026-11-29", "# opgehaald: gisteren"),
        TEXT.replace("regio,jaar,waarde", "jaar,regio,waarde"),
        "\ufeff" + TEXT,
        TEXT + "\0",
    ],
    ids=["empty", "other", "table", "not homes", "no day", "columns", "mark", "nul"],
)
def test_a_file_of_another_shape_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(CorpusError, match=r"86098NED-2026-11-29.csv: .*reference add cbs") as told:
        parse(PATH, text)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("unit", ["x 1 000", "%"])
def test_a_unit_of_which_one_is_not_one_home_is_not_written(unit: str) -> None:
    with pytest.raises(ValueError, match="no number of homes"):
        compose(TABLE, HEAD, [replace(ALMELO, unit=unit)])


def test_what_would_end_a_line_is_written_as_a_blank() -> None:
    text = compose(TABLE, HEAD, [replace(ALMELO, region_name="Al\nme\x85lo\f")])
    assert parse(PATH, text).figures[0].figure.region_name == "Al me lo"


def test_the_name_of_a_file_says_table_and_day() -> None:
    assert edition_of(Path(file_name("86098NED", TODAY))) == ("86098NED", "2026-11-29")


@pytest.mark.parametrize(
    "name", ["86098NED.csv", "86098NED-2026-13-01.csv", "woningen-2026-11-29.csv", "x.csv"]
)
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(CorpusError, match="keep the name"):
        edition_of(Path(name))


def test_a_flow_that_is_no_code_is_refused(tmp_path: Path) -> None:
    text = (REFERENCE / "statistics.toml").read_text(encoding="utf-8")
    (tmp_path / "statistics.toml").write_text(text.replace('"demolished"', '"gone"'))
    with pytest.raises(CorpusError, match=r"statistics.toml:\d+.*gone"):
        load_statistics_tables(tmp_path)


def test_gross_and_net_are_what_the_flows_are() -> None:
    kinds = {column.flow: column.gross_or_net for column in TABLE.column}
    assert kinds["new"] == "gross" and kinds["net"] == "net"
    assert kinds["demolished"] is None and kinds["stock_end"] is None
