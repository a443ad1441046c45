"""``woondeal reference add cbs``, on a recorded answer: what is written, and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cbs_sample import ANSWERS, TABLE, TODAY, Recorded, answer, write_statistics
from click.testing import CliRunner

import kb.reference_cbs
from corpus.loading import CorpusError
from corpus.statistics_file import parse
from kb.cli import main
from kb.reference_cbs import add_statistics, load_client, statistics_text


def figures(text: str) -> dict[tuple[str, int, str], int]:
    read = parse(Path("86098NED-2026-11-29.csv"), text)
    # A number of anything but homes, or of a part of a year, would be there a second time.
    assert read.bad == ()
    return {(f.region, f.year, f.column): f.value for f in (at.figure for at in read.figures)}


def text_of(client: Recorded, since: int | None = None) -> str:
    return statistics_text(TABLE, client, TODAY, since)


def changed(name: str, **fields: Any) -> Recorded:
    """The recorded answer with a field of each row of a table changed."""
    return Recorded(**{name: [row | fields for row in answer(name)]})


def test_years_of_homes_in_municipalities_provinces_and_the_country_are_taken() -> None:
    found = figures(text_of(Recorded()))
    assert {(region, year) for region, year, _ in found} == {
        ("GM0141", 2023),
        ("GM0141", 2024),
        ("GM0164", 2024),
        ("GM9901", 2024),
        ("PV23", 2024),
        ("NL01", 2024),
    }
    assert found["GM0141", 2024, "NieuwbouwTotaal_6"] == 301
    assert found["GM0164", 2024, "SaldoVoorraad_21"] == -12


def test_a_number_that_the_office_does_not_give_is_no_line() -> None:
    found = figures(text_of(Recorded()))
    assert ("GM0141", 2023, "BouwGestart_3") not in found
    assert found["GM9901", 2024, "Sloop_15"] == 0


def test_titles_names_and_the_state_of_a_year_are_those_of_the_answer() -> None:
    text = text_of(Recorded())
    assert "GM0141,2024,301,NieuwbouwTotaal_6,Nieuwbouw totaal,aantal,Almelo\n" in text
    assert "GM0141,2023,240,NieuwbouwTotaal_6,Nieuwbouw totaal,aantal,Almelo\n" in text
    assert "# status: 2023 Definitief; 2024 Voorlopig\n" in text
    assert "# titel: Levensloop van woningen en niet-woningen; gebruiksfunctie, regio\n" in text
    assert "# bijgewerkt: 2026-10-30T02:00:00\n" in text


def test_only_what_is_needed_is_asked_for() -> None:
    client = Recorded()
    text_of(client, 2020)
    (asked,) = client.asked
    assert asked["select"] == ["Gebruiksfunctie", "RegioS", "Perioden", *TABLE.columns]
    assert "startswith(Gebruiksfunctie,'A045364')" in asked["filters"]
    assert "Perioden ge '2020'" in asked["filters"]


def test_the_first_year_that_was_asked_for_holds_whatever_the_answer() -> None:
    assert {year for _, year, _ in figures(text_of(Recorded(), 2024))} == {2024}


def test_an_untyped_answer_is_read_alike() -> None:
    class Untyped(Recorded):
        def download_data(self, table_id: str, **kwargs: Any) -> dict[str, list[dict[str, Any]]]:
            found = super().download_data(table_id, **kwargs)
            rows = found.pop("TypedDataSet")
            found["UntypedDataSet"] = [
                {
                    key: f"{value:>8}"
                    if isinstance(value, int)
                    else "       ."
                    if value is None
                    else value
                    for key, value in row.items()
                }
                for row in rows
            ]
            return found

    assert text_of(Untyped()) == text_of(Recorded())


def test_a_column_that_is_gone_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    rest = [row for row in answer("DataProperties") if row["Key"] != "Sloop_15"]
    with pytest.raises(CorpusError, match="no column Sloop_15 any more"):
        add_statistics(tmp_path, Recorded(DataProperties=rest), TODAY)
    assert list(tmp_path.iterdir()) == []


def test_thousands_are_refused() -> None:
    with pytest.raises(CorpusError, match="x 1 000"):
        text_of(changed("DataProperties", Unit="x 1 000"))


def test_a_table_that_knows_no_homes_any_more_is_refused() -> None:
    with pytest.raises(CorpusError, match="A045364 is no Gebruiksfunctie any more"):
        text_of(changed("Gebruiksfunctie", Key="T001419"))


@pytest.mark.parametrize("value", ["veel", 12.5, "1e999"])
def test_what_is_no_number_of_homes_is_refused_with_its_place(value: object) -> None:
    rows = answer("TypedDataSet")
    rows[0]["Sloop_15"] = value
    with pytest.raises(CorpusError, match="GM0141, 2024, Sloop_15"):
        text_of(Recorded(TypedDataSet=rows))


def test_an_answer_without_homes_is_refused() -> None:
    with pytest.raises(CorpusError, match="no number of homes for these years"):
        text_of(Recorded(), 2025)


@pytest.mark.parametrize(
    "error", [ConnectionError("no route"), ValueError("no JSON"), KeyError("value")]
)
def test_no_answer_is_one_line_that_asks_for_a_network(error: Exception) -> None:
    class Silent(Recorded):
        def get_meta(self, *_: Any, **__: Any) -> list[dict[str, Any]]:
            raise error

    with pytest.raises(CorpusError, match="is there a network") as told:
        text_of(Silent())
    assert "\n" not in str(told.value)


def test_a_file_of_another_day_is_kept(tmp_path: Path) -> None:
    older = write_statistics(tmp_path, retrieved=TODAY.replace(day=1))
    before = older.read_bytes()
    path = add_statistics(tmp_path, Recorded(), TODAY)
    assert path == tmp_path / "statistics" / "86098NED-2026-11-29.csv"
    assert older.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == [older.name, path.name]


def test_without_the_extra_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(kb.reference_cbs.importlib, "import_module", missing)
    result = CliRunner().invoke(main, ["reference", "add", "cbs", "--corpus", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: cbsodata is not installed: pip install 'woondeal-kennisbank[cbs]'\n"
    )


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorded]:
    recorded = Recorded()
    monkeypatch.setattr(kb.reference_cbs, "load_client", lambda: recorded)
    yield recorded


def test_the_command_writes_a_file_and_says_what_is_next(client: Recorded, tmp_path: Path) -> None:
    older = write_statistics(tmp_path, retrieved=TODAY.replace(year=2025))
    command = ["reference", "add", "cbs", "--corpus", str(tmp_path), "--from", "2024"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    (written,) = set((tmp_path / "statistics").iterdir()) - {older}
    assert re.fullmatch(r"86098NED-\d{4}-\d\d-\d\d\.csv", written.name)
    assert str(written) in result.output and "CC BY 4.0" in result.output
    assert older.name in result.output
    assert f"woondeal build --corpus {tmp_path}" in result.output
    assert "2023" not in written.read_text(encoding="utf-8").partition("regio,")[2]


def test_the_package_itself_gives_the_recorded_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked of ``cbsodata`` is what it has: with its own code, and a web that is recorded."""
    pytest.importorskip("cbsodata")
    import requests

    def send(_: object, request: requests.PreparedRequest, **__: object) -> requests.Response:
        assert request.url is not None
        name = request.url.partition("?")[0].rstrip("/").rpartition("/")[2]
        names = [path.stem for path in ANSWERS.glob("*.json")] + ["UntypedDataSet"]
        rows = [{"name": each} for each in names] if name == TABLE.code else answer(name)
        response = requests.Response()
        response.status_code = 200
        response._content = json.dumps({"value": rows}).encode()
        return response

    monkeypatch.setattr(requests.Session, "send", send)
    assert statistics_text(TABLE, load_client(), TODAY) == text_of(Recorded())
