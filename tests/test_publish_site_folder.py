"""The site as a folder: complete, runnable without this project, replaced in one step."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pdf_sample import write_pdf
from publish_sample import span_of, write_sample

from corpus.manifest import sha256_of
from publish import site_folder
from publish.cli import main


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a PDF among its sources, whose file lies in ``corpus`` beside it."""
    folder = tmp_path_factory.mktemp("site-folder")
    (folder / "corpus" / "documents").mkdir(parents=True)
    pdf = write_pdf(folder / "corpus" / "documents" / "proef.pdf")
    path = write_sample(folder / "kennis.db")
    connection = sqlite3.connect(path)
    connection.execute(
        "update sources set file = 'proef.pdf', media_type = 'application/pdf', sha256 = ?"
        " where status = 'read'",
        (sha256_of(pdf),),
    )
    connection.execute("update pages set width = 500, height = 400")
    connection.execute(
        "update spans set boxes = '[[1, 150, 190, 180, 204]]' where id = ?", (span_of("2.500"),)
    )
    connection.commit()
    connection.close()
    return path


@pytest.fixture(scope="module")
def published(database: Path) -> Path:
    folder = database.parent / "uit" / "site"
    result = CliRunner().invoke(
        main,
        ["publish", str(folder), "--database", str(database), "--report", "mailto:a@example.nl"],
    )
    assert result.exit_code == 0, result.output
    assert "1 files that were read, to download" in result.output
    return folder


def test_folder_has_all_that_datasette_reads(published: Path) -> None:
    there = {path.name for path in published.iterdir()}
    assert there == {
        *("woondeal.db", "inspect-data.json", "metadata.json", "settings.json", "templates"),
        *("static", "plugins", "sources", "requirements.txt", "Containerfile", "README.md"),
        "editions.json",
    }
    data = json.loads((published / "inspect-data.json").read_text())
    assert data["woondeal"]["file"] == "woondeal.db"
    assert data["woondeal"]["hash"] == sha256_of(published / "woondeal.db")
    assert data["woondeal"]["tables"]["counts"] == {"count": 3}
    assert json.loads((published / "settings.json").read_text())["suggest_facets"] is False


def test_published_site_runs_on_its_own_code(published: Path) -> None:
    """The project itself is out of reach: only the folder and what is installed are there."""
    blocked = (
        "import sys; sys.path = [p for p in sys.path if 'site-packages' in p or 'python' in p];"
        "sys.meta_path = [f for f in sys.meta_path if 'editable' not in repr(f).lower()];"
        "import atexit; from datasette.cli import cli;"
        "atexit.register(lambda: sys.stderr.write(sys.modules['publish'].__file__));"
        "cli(['serve', sys.argv[1], '--get', sys.argv[2]])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", blocked, str(published), f"/bron/{span_of('2.500')}"],
        capture_output=True,
        text=True,
        cwd=published.parent,
        env={**os.environ, "PYTHONPATH": ""},
        timeout=120,
        check=False,
    )
    assert "Waar het staat" in done.stdout, done.stderr
    assert "/beeld/" in done.stdout and "mailto:a@example.nl?subject=" in done.stdout
    assert str(published) in done.stderr


def test_requirements_are_all_that_the_plugin_imports(published: Path) -> None:
    names = [line.partition("==")[0] for line in (published / "requirements.txt").open()]
    assert names == list(site_folder.REQUIREMENTS)
    script = (
        "import sys, datasette.app, datasette.cli; before = set(sys.modules);"
        "import publish.plugins.woondeal;"
        "print(*sorted({m.split('.')[0] for m in set(sys.modules) - before}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120
    )
    heavy = {"spacy", "pdfplumber", "pdfminer", "sqlite_utils", "simplemma", "text_to_num"}
    assert heavy & set(done.stdout.split()) == set()


def test_an_earlier_site_is_replaced(database: Path, tmp_path: Path) -> None:
    site_folder.write_site(database, tmp_path / "site")
    (tmp_path / "site" / "oud.txt").touch()
    found = site_folder.write_site(database, tmp_path / "site")
    assert not (tmp_path / "site" / "oud.txt").exists()
    assert found.missing == ("proef.pdf",)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_another_folder_is_left_alone(database: Path, tmp_path: Path) -> None:
    (tmp_path / "brieven.txt").touch()
    result = CliRunner().invoke(main, ["publish", str(tmp_path), "--database", str(database)])
    assert result.exit_code == 2 and "is no site" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["brieven.txt"]


def test_wrong_report_address_is_one_line(database: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main,
        ["publish", str(tmp_path / "s"), "--database", str(database), "--report", "redactie"],
    )
    assert result.exit_code == 2 and "'redactie' is no mailto:" in result.output
    assert not (tmp_path / "s").exists()


def test_path_of_the_site_goes_into_its_settings(database: Path, tmp_path: Path) -> None:
    site_folder.write_site(database, tmp_path / "site", base_url="/woondeals/")
    chosen = json.loads((tmp_path / "site" / "settings.json").read_text())
    assert chosen["base_url"] == "/woondeals/"
