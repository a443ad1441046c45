"""The command line: what it prints, its exit status, and that all of it is documented."""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kb import __version__
from publish.cli import main
from publish.cli_reference import CLI_FILE, cli_reference

ROOT = Path(__file__).resolve().parent.parent
AGREEMENT = """Woondeal Twente

De gemeenten bouwen tot en met 2030 in Twente 14.100 woningen.
De provincie Overijssel ondersteunt de gemeenten daarbij.

Gemeente Woningen

Almelo 250 woningen
Borne 340 woningen
Hengelo 170 woningen
Wierden 206 woningen

Totaal 970 woningen
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


COMMANDS = sorted(main.commands.items())


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    (folder / "deal.txt").write_text(AGREEMENT, encoding="utf-8")
    result = run("build", "--corpus", folder, "--output", folder / "kb.db", "--strict")
    assert result.exit_code == 0, result.output
    return folder / "kb.db"


def key_of(database: Path, query: str) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return str(connection.execute(query).fetchone()[0])


def test_build_says_what_it_found(tmp_path: Path) -> None:
    (tmp_path / "deal.txt").write_text(AGREEMENT, encoding="utf-8")
    result = run("build", "--corpus", tmp_path, "--output", tmp_path / "kb.db")
    assert result.exit_code == 0
    for word in (
        "documents",
        "pages",
        "tables",
        "counts",
        "commitments",
        "deadlines",
        "parties",
        "warnings",
    ):
        assert word in result.stdout
    assert "Reading" in result.stderr
    assert "Reading" not in result.stdout


def test_a_second_build_does_nothing_when_nothing_changed(tmp_path: Path) -> None:
    (tmp_path / "deal.txt").write_text(AGREEMENT, encoding="utf-8")
    arguments = ("build", "--corpus", tmp_path, "--output", tmp_path / "kb.db", "--if-changed")
    assert "Built" in run(*arguments).stdout
    again = run(*arguments)
    assert again.exit_code == 0
    assert "Nothing changed" in again.stdout
    assert "Reading" not in again.stderr


def test_a_file_that_cannot_be_read_gives_a_line_and_status_1(tmp_path: Path) -> None:
    (tmp_path / "deal.txt").write_text(AGREEMENT, encoding="utf-8")
    (tmp_path / "kapot.txt").write_bytes(b"\xff\xfe")
    result = run("build", "--corpus", tmp_path, "--output", tmp_path / "kb.db")
    assert result.exit_code == 1
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert len(errors) == 1
    assert "kapot.txt" in errors[0]
    assert "Built" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("build", "--corpus", "nergens"), "nergens"),
        (("build", "--workers", "0"), "--workers"),
        (("build", "--fast"), "--fast"),
        (("serve", "--port", "0"), "--port"),
        (("show",), "ID"),
        (("opbouwen",), "opbouwen"),
    ],
)
def test_wrong_usage_is_status_2(arguments: tuple[str, ...], named: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert named in result.stderr


def test_an_empty_folder_is_one_line(tmp_path: Path) -> None:
    result = run("build", "--corpus", tmp_path, "--output", tmp_path / "kb.db")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert str(tmp_path) in result.stderr
    assert not (tmp_path / "kb.db").exists()


def test_a_disk_that_fails_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "kb.db")

    monkeypatch.setattr("kb.build.write_database", full)
    (tmp_path / "deal.txt").write_text(AGREEMENT, encoding="utf-8")
    result = run("build", "--corpus", tmp_path, "--output", tmp_path / "kb.db")
    assert result.exit_code == 1
    assert result.stderr.endswith("Error: kb.db: No space left on device\n")
    assert not (tmp_path / "kb.db").exists()


def test_show_a_count(database: Path) -> None:
    key = key_of(database, "select id from counts where value = 14100")
    result = run("show", key, "--database", database)
    assert result.exit_code == 0
    for words in ("14.100 woningen", "Twente", "pagina", "[[14.100]]", "omdat"):
        assert words in result.stdout


def test_show_a_commitment_with_who_and_when(database: Path) -> None:
    key = key_of(database, "select id from commitments where text like '%14.100%'")
    shown = run("show", key, "--database", database).stdout
    assert "verantwoordelijk gemeenten" in " ".join(shown.split())
    assert "2030-12-31 (tot en met 2030)" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("kind", "days", "shown"),
    [
        ("by", {"last_day": "2030-12-31"}, "uiterlijk 2030-12-31"),
        ("from", {"first_day": "2025-01-01"}, "vanaf 2025-01-01"),
        (
            "in",
            {"first_day": "2025-01-01", "last_day": "2025-03-31"},
            "in 2025-01-01 t/m 2025-03-31",
        ),
        ("recurring", {"every": "2/year"}, "terugkerend 2/year"),
        ("relative", {}, "na een gebeurtenis"),
    ],
)
def test_a_deadline_is_shown_by_its_kind_and_its_days(
    tmp_path: Path, kind: str, days: dict[str, str], shown: str
) -> None:
    (tmp_path / "deal.txt").write_text(AGREEMENT, encoding="utf-8")
    path = tmp_path / "kb.db"
    assert run("build", "--corpus", tmp_path, "--output", path).exit_code == 0
    key = key_of(path, "select id from deadlines")
    row = {"kind": kind, "first_day": None, "last_day": None, "every": None, **days, "id": key}
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            """update deadlines set kind = :kind, first_day = :first_day, last_day = :last_day,
            every = :every where id = :id""",
            row,
        )
    lines = [line.strip() for line in run("show", key, "--database", path).stdout.splitlines()]
    assert f"termijn      {shown}" in lines


@pytest.mark.parametrize("table", ["spans", "deadlines", "cells", "passages", "checks"])
def test_show_reads_every_kind_of_row(database: Path, table: str) -> None:
    key = key_of(database, f"select id from {table} order by rowid desc")
    result = run("show", key, "--database", database)
    assert result.exit_code == 0, result.stderr
    assert key in result.stdout


def test_show_a_number_in_a_table_with_its_headers(database: Path) -> None:
    key = key_of(database, "select id from cells where text like '340%'")
    shown = run("show", key, "--database", database).stdout
    assert "Borne" in shown
    assert "[[340" in shown


def test_a_key_that_is_not_there_is_one_line(database: Path) -> None:
    result = run("show", "count-nergens", "--database", database)
    assert result.exit_code == 1
    assert "count-nergens" in result.stderr
    assert result.stderr.count("\n") == 1


def test_check_lists_what_differs_and_all_on_request(database: Path) -> None:
    result = run("check", "--database", database)
    assert result.exit_code == 0
    assert "966" in result.stdout
    assert "1 checks that differ" in result.stdout
    everything = run("check", "--all", "--database", database)
    assert everything.stdout.count("controle check-") >= 1
    assert "onderdeel    170 (p. 1" in result.stdout
    assert "that differ" not in everything.stdout


def test_check_names_the_printed_page_and_that_in_the_file(database: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(database, tmp_path / "kb.db"))
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("update pages set label = '12'")
    assert "(p. 12 (in het bestand p. 1), " in run("check", "--database", copy).stdout
    (found,) = json.loads(run("check", "--json", "--database", copy).stdout)
    assert {(place["page"], place["printed_page"]) for place in found["places"]} == {(1, "12")}


@pytest.mark.parametrize("command", ["show x", "check", "serve"])
@pytest.mark.parametrize("content", [None, b"iets anders", b""])
def test_a_file_that_is_no_knowledge_base_is_one_line(
    tmp_path: Path, command: str, content: bytes | None
) -> None:
    path = tmp_path / "kb.db"
    if content is not None:
        path.write_bytes(content)
    result = run(*command.split(), "--database", path)
    assert result.exit_code == 1
    assert "kb.db" in result.stderr
    assert "woondeal build" in result.stderr
    assert result.stderr.count("\n") == 1


def test_port_in_use_is_named_before_the_server_starts(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object, **__: object) -> None:
        raise AssertionError("the server was started")

    monkeypatch.setattr("datasette.cli.cli.main", none)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--database", database, "--port", port)
    assert result.exit_code == 2
    assert f"Error: port {port} of 127.0.0.1: in use; try another with --port" in result.stderr


@pytest.mark.parametrize(
    "command", ["build --corpus", "add", "serve --database", "serve --sources"]
)
def test_address_of_the_web_is_no_file_and_no_folder(command: str) -> None:
    result = run(*command.split(), "https://example.nl/woondeals")
    assert result.exit_code == 2 and "is an address of the web" in result.stderr


def test_serve_starts_datasette_on_the_database(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def start(args: list[str], **_: object) -> None:
        started.append(args)

    monkeypatch.setattr("datasette.cli.cli.main", start)
    result = run("serve", "--database", database, "--port", 8123, "--host", "127.0.0.2")
    assert result.exit_code == 0, result.stderr
    (arguments,) = started
    assert str(database) in arguments
    assert arguments[arguments.index("--port") + 1] == "8123"
    assert arguments[arguments.index("--host") + 1] == "127.0.0.2"


def test_version() -> None:
    assert run("--version").stdout.strip() == f"woondeal, version {__version__}"


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_a_command_has_help_with_an_example(name: str, command: click.Command) -> None:
    shown = run(name, "--help").stdout
    assert "Example:" in shown
    assert f"woondeal {name}" in shown.split("Example:")[1]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_a_command_and_its_options_are_documented(name: str, command: click.Command) -> None:
    documented = CLI_FILE.read_text(encoding="utf-8")
    assert f"## woondeal {name}\n" in documented
    section = documented.split(f"## woondeal {name}\n")[1].split("\n## ")[0]
    for parameter in command.params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            assert option in section


def test_the_reference_is_the_help() -> None:
    assert CLI_FILE.read_text(encoding="utf-8") == cli_reference(), "run `make docs`"


def test_files_that_are_not_read_are_named_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("De gemeenten bouwen woningen.", encoding="utf-8")
    (tmp_path / "in" / "b.odt").write_bytes(b"PK")
    places = ["--corpus", str(tmp_path / "in"), "--output", str(tmp_path / "kb.db")]
    result = CliRunner().invoke(main, ["build", *places])
    assert "b.odt: niet gelezen" in result.output


def test_a_mistake_of_the_program_prints_no_values_of_variables() -> None:
    code = """
import sys
from publish.cli import plain_tracebacks
with plain_tracebacks():
    import datasette.cli
print(sys.excepthook is sys.__excepthook__)
"""
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert told.stdout.strip() == "True"


HELP_OF = ("", "build", "show", "check", "serve", "add", "explain")


@pytest.fixture(scope="module")
def loaded_by_help() -> dict[str, list[str]]:
    """What takes long to load and is there once the help of a command is shown, and those before it."""
    code = f"""
import json, sys
from publish.cli import main
loaded = {{}}
for command in {HELP_OF!r}:
    main([*command.split(), "--help"], standalone_mode=False)
    slow = ("spacy", "datasette", "pdfminer", "sqlite_utils")
    loaded[command] = [name for name in slow if name in sys.modules]
print(json.dumps(loaded))
"""
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    loaded: dict[str, list[str]] = json.loads(told.stdout.splitlines()[-1])
    return loaded


@pytest.mark.parametrize("command", HELP_OF)
def test_help_loads_nothing_that_takes_long(
    command: str, loaded_by_help: dict[str, list[str]]
) -> None:
    assert loaded_by_help[command] == []
