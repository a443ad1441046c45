"""The limits of prices by the rules of each year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.loading import REFERENCE, CorpusError
from corpus.manifest import slug
from corpus.price_limits import KINDS, load_price_limits
from kb.schema.price_limits import price_limit_rows


def test_each_limit_names_its_rules_and_a_rent_is_of_a_month() -> None:
    found = load_price_limits()
    assert {limit.kind for limit in found} == set(KINDS)
    assert all(limit.source and limit.url.startswith("https://") for limit in found)
    assert {limit.kind: limit.per for limit in found} == {
        "sociale huur": "maand",
        "NHG": None,
        "betaalbare koop": None,
    }


def test_an_amount_that_nobody_checked_names_who_told_it() -> None:
    for limit in load_price_limits():
        assert limit.checked or limit.told
        assert bool(limit.told) == bool(limit.told_url)
    said = {row["id"]: (row["told_by"], row["told_url"]) for row in price_limit_rows()}
    told_by, told_url = said["nhg-2026-01-01"]
    assert told_by.startswith("Rijksoverheid") and told_url.startswith("https://")
    assert said["sociale-huur-2016-01-01"] == (None, None)


def test_affordable_is_apart_from_the_guarantee_since_2023() -> None:
    euros = {(limit.kind, limit.first.year): limit.euro for limit in load_price_limits()}
    assert ("betaalbare koop", 2022) not in euros
    for year in range(2023, 2027):
        assert euros["betaalbare koop", year] < euros["NHG", year]


def test_a_limit_of_a_year_is_not_lower_than_that_of_the_year_before() -> None:
    for kind in KINDS:
        euros = [limit.euro for limit in load_price_limits() if limit.kind == kind]
        assert euros == sorted(euros)


def test_an_amount_that_nobody_held_against_the_rules_says_so(tmp_path: Path) -> None:
    text = (REFERENCE / "price-limits.toml").read_text("utf-8")
    (tmp_path / "price-limits.toml").write_text(text.replace("checked = true\n", "", 1), "utf-8")
    assert not load_price_limits(tmp_path)[0].checked
    found = load_price_limits()
    assert found[0].checked
    said = {row["id"]: row["checked"] for row in price_limit_rows()}
    assert said == {
        f"{slug(limit.kind)}-{limit.first}": "ja"
        if limit.checked
        else "nog niet door een mens nagekeken"
        for limit in found
    }


def test_a_limit_holds_in_whole_years() -> None:
    for limit in load_price_limits():
        assert (limit.first.month, limit.first.day) == (1, 1)
        assert limit.last == date(limit.last.year, 12, 31)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('kind = "NHG"', 'kind = "nhg"'), "no kind of limit"),
        (('source = "wht"', 'source = "wet"'), "there is no source 'wet'"),
        (('told = "hielkema"', 'told = "iemand"'), "there is no source 'iemand'"),
        (('until = "2025-12-31"', 'until = "2025-13-31"'), "2025-13-31"),
        (('until = "2025-12-31"', 'until = "2024-12-31"'), "is before"),
        (('until = "2018-12-31"', 'until = "2019-01-01"'), "hold on 2019-01-01"),
        (("euro = 710.68", "euro = 0"), "euro"),
    ],
)
def test_a_wrong_limit_is_named(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    text = (REFERENCE / "price-limits.toml").read_text("utf-8")
    assert change[0] in text
    (tmp_path / "price-limits.toml").write_text(text.replace(*change, 1), "utf-8")
    with pytest.raises(CorpusError, match=said):
        load_price_limits(tmp_path)
