"""The licence of the data: chosen in the manifest, on the command line or in metadata, apart from the documents'."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from corpus.folder import read_folder
from corpus.licences import load_licences
from corpus.loading import CorpusError
from kb.build import build
from kb.build_options import BuildOptions
from publish import data_licence, overview, settings
from publish.data_licence import DataLicence
from publish.site_folder import write_site
from tests.publish_sample import sample_site, write_sample

ORIGIN = "http://localhost"


def folder_with(folder: Path, licence: str) -> Path:
    (folder / "a.txt").write_text("Woondeal Almelo\n\nDe gemeente bouwt 20 woningen.\n", "utf-8")
    (folder / "manifest.toml").write_text(f'{licence}\n[[source]]\nfile = "a.txt"\n', "utf-8")
    return folder


def asked(path: Path, address: str, **configured: str) -> Any:
    return asyncio.run(sample_site(path, **configured).client.get(address))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("licence") / "woondeal.db")


def test_manifest_names_the_licence_of_the_data_or_none(tmp_path: Path) -> None:
    assert (
        read_folder(folder_with(tmp_path, 'data_licence = "cc-by-4.0"')).data_licence == "CC-BY-4.0"
    )
    assert read_folder(folder_with(tmp_path, "")).data_licence is None
    with pytest.raises(
        CorpusError, match=r"data_licence: unknown licence 'GPL'; known are CC0-1.0, "
    ):
        read_folder(folder_with(tmp_path, 'data_licence = "GPL"'))


def test_licence_of_the_manifest_goes_into_the_database(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, 'data_licence = "CC0-1.0"')
    build(BuildOptions(folder, tmp_path / "x.db", workers=1, store=None))
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.row_factory = sqlite3.Row
        made = overview.build(connection)
    assert made is not None and made.data_licence == "CC0-1.0"
    assert data_licence.of(settings.Settings(), made).id == "CC0-1.0"
    # Who serves the site has the last word.
    assert data_licence.of(settings.Settings(data_licence="PDDL-1.0"), made).id == "PDDL-1.0"


def test_settings_take_known_licences_alone() -> None:
    found = settings.settings({"data_licence": "CC-BY-4.0"}, {}, None)
    assert found.data_licence == "CC-BY-4.0"
    said = settings.environment(None, None, "CC0-1.0")
    assert settings.settings({"data_licence": "CC-BY-4.0"}, said, None).data_licence == "CC0-1.0"
    with pytest.raises(settings.SettingError, match="unknown licence 'eigen'"):
        settings.settings({"data_licence": "eigen"}, {}, None)


def test_database_that_names_an_unknown_licence_is_shown_with_it() -> None:
    assert data_licence.named("EUPL-1.2") == DataLicence("EUPL-1.2", "EUPL-1.2")
    assert data_licence.in_package(data_licence.named("EUPL-1.2"), ORIGIN) == {
        "name": "EUPL-1.2",
        "title": "De gegevens: EUPL-1.2",
    }


def test_without_a_choice_the_site_says_that_there_is_none(database: Path) -> None:
    package = asked(database, "/datapackage.json").json()
    data, documents = package["licenses"]
    assert data == {"title": "De gegevens: nog niet gekozen", "path": f"{ORIGIN}/over#licentie"}
    assert "Auteurswet" in documents["title"]
    page = asked(database, "/woondeal").text
    (described,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    dataset = json.loads(described)
    assert dataset["license"]["name"] == "nog niet gekozen"
    assert dataset["isBasedOn"]["license"].startswith("https://wetten.overheid.nl/")
    assert "licentie nog niet gekozen" in page
    about = asked(database, "/over").text
    assert 'id="licentie"' in about and "<strong>nog niet gekozen</strong>" in about


def test_chosen_licence_stands_apart_from_that_of_the_documents(database: Path) -> None:
    chosen = load_licences()["CC-BY-4.0"]
    data, documents = asked(database, "/datapackage.json", data_licence="CC-BY-4.0").json()[
        "licenses"
    ]
    assert (data["name"], data["path"]) == ("CC-BY-4.0", chosen.url)
    assert documents["path"] == "https://wetten.overheid.nl/BWBR0001886"
    for path in ("/over", "/woondeal", "/woondeal/counts"):
        page = unescape(asked(database, path, data_licence="CC-BY-4.0").text)
        assert f'<a href="{chosen.url}" rel="noreferrer license">{chosen.name}</a>' in page
        assert "nog niet gekozen" not in page
    assert (
        f'"license": "{chosen.url}"' in asked(database, "/woondeal", data_licence="CC-BY-4.0").text
    )


def test_published_folder_keeps_the_choice(database: Path, tmp_path: Path) -> None:
    write_site(database, tmp_path / "site", data_licence="ODbL-1.0")
    written = json.loads((tmp_path / "site" / "metadata.json").read_text("utf-8"))
    assert written["plugins"] == {settings.PLUGIN: {"data_licence": "ODbL-1.0"}}
