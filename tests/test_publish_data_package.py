"""The data described for other programs, and the dictionary for people."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

import pytest

from corpus.price_limits import load_price_limits
from kb.metadata import SOURCE
from kb.schema import TABLES
from kb.views import VIEWS
from publish import data_package
from publish.data_licence import DataLicence
from tests.publish_sample import DOCUMENT, sample_site, write_sample

Get = Callable[[str], Any]
ORIGIN = "http://localhost"


@pytest.fixture(scope="module")
def get(tmp_path_factory: pytest.TempPathFactory) -> Get:
    site = sample_site(write_sample(tmp_path_factory.mktemp("package") / "woondeal.db"))
    return lambda path: asyncio.run(site.client.get(path, follow_redirects=True))


@pytest.fixture(scope="module")
def resources(get: Get) -> Mapping[str, Mapping[str, Any]]:
    return {found["name"]: found for found in get("/datapackage.json").json()["resources"]}


def test_package_describes_every_table_and_view(
    get: Get, resources: Mapping[str, Mapping[str, Any]]
) -> None:
    package = get("/datapackage.json").json()
    assert {entry.name for entry in (*TABLES, *VIEWS)} < set(resources)
    assert package["created"] == "2026-01-02T00:00:00"
    assert package["sources"][0]["path"] == f"{ORIGIN}/document/{DOCUMENT}"


@pytest.mark.parametrize("name", ["counts", "spans", "area_members", "aantallen_met_bron"])
def test_csv_of_a_resource_has_the_columns_that_are_described(
    get: Get, resources: Mapping[str, Mapping[str, Any]], name: str
) -> None:
    resource = resources[name]
    answer = get(resource["path"].removeprefix(ORIGIN))
    header = next(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert header == [field["name"] for field in resource["schema"]["fields"]]


def test_keys_refer_to_resources_that_have_them(
    resources: Mapping[str, Mapping[str, Any]],
) -> None:
    for resource in resources.values():
        for key in resource.get("schema", {}).get("foreignKeys", ()):
            fields = resources[key["reference"]["resource"]]["schema"]["fields"]
            assert key["reference"]["fields"] in {field["name"] for field in fields}


def test_codes_and_what_is_always_there_are_constraints(
    resources: Mapping[str, Mapping[str, Any]],
) -> None:
    fields = {field["name"]: field for field in resources["counts"]["schema"]["fields"]}
    assert fields["id"]["constraints"] == {"required": True}
    assert "opgave" in fields["basis"]["constraints"]["enum"]
    assert (fields["value"]["type"], fields["is_total"]["type"]) == ("number", "integer")
    assert resources["counts"]["schema"]["primaryKey"] == ["id"]


def test_files_are_where_the_package_says(
    get: Get, resources: Mapping[str, Mapping[str, Any]]
) -> None:
    for name in ("woondeal-sqlite", "woondeals-xlsx"):
        assert get(resources[name]["path"].removeprefix(ORIGIN)).status_code == 200


def test_page_of_the_data_describes_it_for_search_engines(get: Get) -> None:
    page = get("/woondeal").text
    (described,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    dataset = json.loads(described)
    assert dataset["@type"] == "Dataset" and dataset["url"] == f"{ORIGIN}/woondeal"
    kinds = {part["encodingFormat"] for part in dataset["distribution"]}
    assert "text/csv" in kinds and "application/vnd.sqlite3" in kinds


def test_without_a_build_no_day_is_named() -> None:
    assert "dateModified" not in data_package.dataset(None, ORIGIN, "woondeal", DataLicence())


def test_dictionary_has_every_column_with_its_meaning(get: Get) -> None:
    page = unescape(get("/gegevensmodel").text)
    for entry in (*TABLES, *VIEWS):
        assert f'id="{entry.name}"' in page
        for column in entry.columns:
            assert f"<code>{column.name}</code>" in page
    assert "sleutel in" in page


def test_reference_data_name_their_own_source_and_not_the_documents(
    get: Get, resources: Mapping[str, Mapping[str, Any]]
) -> None:
    rules = [source["title"] for source in resources["price_limits"]["sources"]]
    assert rules == list(dict.fromkeys(limit.source for limit in load_price_limits()))
    assert "sources" not in resources["counts"]
    page = re.sub(r"<[^>]+>", "", unescape(get("/woondeal/price_limits").text))
    rows = get("/woondeal/price_limits.json").json()
    assert rows["source"] == "; ".join(rules)
    assert f"Bron: {rules[0]}" in page
    assert "nog niet door een mens nagekeken" in page
    for name in ("price_limits", "codes", "builds"):
        told = get(f"/woondeal/{name}.json").json()
        assert "documenten" not in (told["source"] + told["license"]).casefold(), name
    assert get("/woondeal/counts.json").json()["source"] == SOURCE
    answer = get("/woondeal/prijsgrenzen.json").json()
    assert answer["source"] == "; ".join((SOURCE, *rules))
