"""Building with a store: each source is read once, and the knowledge base is the same as from nothing."""

from __future__ import annotations

import ast
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kb.fingerprint
import kb.read_source
from corpus.manifest import SourceEntry
from kb.build import BuildOptions, BuildReport, build
from kb.cli import main
from kb.encoded_result import encode
from kb.fingerprint import LIBRARIES, READING, READING_IN_KB, reading_parts, reading_version
from kb.read_source import failed_source
from kb.store import Store
from tests.source_files import imports_of

ROOT = Path(__file__).resolve().parent.parent
TEXTS = {
    "een": "Woondeal Twente\n\nDe gemeenten bouwen tot en met 2030 in Twente 14.100 woningen.\n",
    "twee": "Woondeal Achterhoek\n\nDe gemeenten bouwen in 2027 in de Achterhoek 600 woningen.\n",
    "drie": "Brief\n\nDe provincie Overijssel stelt in 2026 € 2 miljoen beschikbaar.\n",
}


class Readings:
    """The names of the files that are read, each time."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        self._read = kb.read_source.read_encoded
        self.instead: Callable[[SourceEntry], bytes] | None = None
        patch.setattr("kb.read_source.read_encoded", self.read)

    def read(self, entry: SourceEntry, **options: object) -> bytes:
        self.names.append(entry.file)
        if self.instead is not None:
            return self.instead(entry)
        return self._read(entry, **options)  # type: ignore[arg-type]

    def take(self) -> list[str]:
        names, self.names = self.names, []
        return names


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Readings:
    return Readings(monkeypatch)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def built(corpus: Path, name: str = "kb.db", **options: object) -> BuildReport:
    place = corpus.parent
    return build(BuildOptions(corpus, place / name, store=place / "store", **options))  # type: ignore[arg-type]


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as rows:
        return [line for line in rows.iterdump() if not line.startswith('INSERT INTO "builds"')]


def test_a_build_from_the_store_equals_one_from_nothing(corpus: Path, readings: Readings) -> None:
    folder = corpus.parent
    assert built(corpus).reused == 0
    assert readings.take() == ["drie.txt", "een.txt", "twee.txt"]
    report = built(corpus, "again.db")
    assert readings.take() == []
    assert (report.reused, report.sources) == (3, 3)
    build(BuildOptions(corpus, folder / "nothing.db"))
    assert readings.take() == ["drie.txt", "een.txt", "twee.txt"]
    assert dump(folder / "kb.db") == dump(folder / "again.db") == dump(folder / "nothing.db")


def test_decisions_are_kept_too(corpus: Path, readings: Readings) -> None:
    folder = corpus.parent
    built(corpus, decisions=folder / "first.db")
    assert len(readings.take()) == 3
    built(corpus, decisions=folder / "second.db")
    assert readings.take() == []
    assert dump(folder / "first.db") == dump(folder / "second.db")


def test_only_what_changed_is_read(corpus: Path, readings: Readings) -> None:
    built(corpus)
    readings.take()
    (corpus / "twee.txt").write_text(TEXTS["twee"].replace("600", "700"), encoding="utf-8")
    assert built(corpus).reused == 2
    assert readings.take() == ["twee.txt"]
    # What it said before is still known.
    (corpus / "twee.txt").write_text(TEXTS["twee"], encoding="utf-8")
    built(corpus)
    assert readings.take() == []


def test_a_text_that_was_renamed_to_markdown_is_read(corpus: Path, readings: Readings) -> None:
    built(corpus)
    readings.take()
    (corpus / "een.txt").rename(corpus / "een.md")
    built(corpus)
    assert readings.take() == ["een.md"]


def test_a_source_whose_entry_changed_is_read(corpus: Path, readings: Readings) -> None:
    entry = '[[source]]\nfile = "{}.txt"\n[[source.document]]\nid = "{}"\nkind = "{}"\n'
    manifest = corpus / "manifest.toml"
    manifest.write_text(entry.format("een", "een", "agreement") + entry.format("twee", "b", "note"))
    built(corpus)
    readings.take()
    manifest.write_text(
        entry.format("een", "een", "agreement") + entry.format("twee", "b", "letter")
    )
    built(corpus)
    assert readings.take() == ["twee.txt"]


def test_another_place_of_the_folder_reads_nothing(corpus: Path, readings: Readings) -> None:
    folder = corpus.parent
    built(corpus)
    readings.take()
    corpus.rename(folder / "elsewhere")
    build(BuildOptions(folder / "elsewhere", folder / "kb2.db", store=folder / "store"))
    assert readings.take() == []
    assert dump(folder / "kb.db") == dump(folder / "kb2.db")


def test_a_program_that_reads_otherwise_reads_all(
    corpus: Path, readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(corpus)
    readings.take()
    monkeypatch.setattr(kb.fingerprint, "reading_version", lambda: "another")
    built(corpus)
    assert len(readings.take()) == 3


def test_a_build_that_was_stopped_goes_on_where_it_was(corpus: Path, readings: Readings) -> None:
    def stop(entry: SourceEntry) -> bytes:
        if entry.file == "een.txt":
            raise KeyboardInterrupt
        return readings._read(entry)

    readings.instead = stop
    with pytest.raises(KeyboardInterrupt):
        built(corpus)
    assert readings.take() == ["drie.txt", "een.txt"]
    assert not (corpus.parent / "kb.db").exists()
    assert sorted(path.name for path in corpus.parent.iterdir()) == ["corpus", "store"]
    readings.instead = None
    built(corpus)
    assert readings.take() == ["een.txt", "twee.txt"]


def test_what_could_not_be_read_is_tried_again(corpus: Path, readings: Readings) -> None:
    readings.instead = lambda entry: encode(entry, failed_source(entry, "no time", "geen tijd"))
    assert len(built(corpus).problems) == 3
    readings.take()
    readings.instead = None
    assert built(corpus).problems == ()
    assert len(readings.take()) == 3


def test_a_mistake_of_the_program_is_tried_again(
    corpus: Path, readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("kb.read_document.text_counts", broken)
        assert len(built(corpus).problems) == 3
    readings.take()
    assert built(corpus).problems == ()
    assert len(readings.take()) == 3


def test_a_file_that_changes_while_it_is_read_is_not_kept(corpus: Path, readings: Readings) -> None:
    def change(entry: SourceEntry) -> bytes:
        if entry.file == "een.txt":
            entry.path.write_text(TEXTS["twee"], encoding="utf-8")
        return readings._read(entry)

    readings.instead = change
    built(corpus)
    readings.take()
    readings.instead = None
    (corpus / "een.txt").write_text(TEXTS["een"], encoding="utf-8")
    built(corpus)
    assert readings.take() == ["een.txt"]


def test_rows_that_somebody_made_are_read_again(
    corpus: Path, readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry whose hash is right and whose rows cannot be."""
    built(corpus)
    readings.take()
    get = Store.get

    def broken(store: Store, key: str) -> bytes | None:
        blob = get(store, key)
        return blob and blob[:-20] + bytes(20)

    monkeypatch.setattr(Store, "get", broken)
    built(corpus, "again.db")
    assert len(readings.take()) == 3
    assert dump(corpus.parent / "kb.db") == dump(corpus.parent / "again.db")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_the_command_says_how_much_was_read_before(corpus: Path) -> None:
    folder = corpus.parent
    places = ("--corpus", corpus, "--output", folder / "kb.db", "--store", folder / "store")
    assert "read before" not in run("build", *places).stdout
    assert "(3 of 3 files were read before)" in run("build", *places).stdout
    assert "read before" not in run("build", *places, "--no-store").stdout


def test_a_store_that_cannot_be_is_one_line_and_the_build_goes_on(corpus: Path) -> None:
    folder = corpus.parent
    (folder / "store").write_text("a file")
    places = ("--corpus", corpus, "--output", folder / "kb.db", "--store", folder / "store" / "in")
    result = run("build", *places)
    assert result.exit_code == 0
    (warning,) = [line for line in result.stderr.splitlines() if line.startswith("Warning: ")]
    assert "results.sqlite" in warning
    assert (folder / "kb.db").is_file()


@pytest.mark.parametrize("command", [("--if-changed",), ()], ids=["unchanged", "from-store"])
def test_a_build_that_reads_nothing_loads_nothing_that_reads(
    corpus: Path, command: tuple[str, ...]
) -> None:
    folder = corpus.parent
    built(corpus)
    places = ["--corpus", str(corpus), "--output", str(folder / "kb.db")]
    arguments = ["build", *places, "--store", str(folder / "store"), "--workers", "2", *command]
    code = f"""
import sys
from publish.cli import main
main({arguments!r}, standalone_mode=False)
print([name for name in ("spacy", "pdfminer", "datasette", "kb.read_source") if name in sys.modules])
"""
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert told.stdout.splitlines()[-1] == "[]"


# -- what reading depends on -----------------------------------------------------------------------


def imports(path: Path) -> Iterator[str]:
    for node in imports_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def module_file(name: str) -> Path | None:
    place = ROOT / name.replace(".", "/")
    found = (place.with_suffix(".py"), place / "__init__.py")
    return next((path for path in found if path.is_file()), None)


def files_that_read() -> set[Path]:
    """The modules of the project that take part in reading a source."""
    found: set[Path] = set()
    waiting = ["kb.read_source"]
    while waiting:
        path = module_file(waiting.pop())
        if path is not None and path not in found:
            found.add(path)
            waiting.extend(imports(path))
    return found


def test_all_code_that_reads_is_in_the_version_of_reading() -> None:
    known = {ROOT / "kb" / name for name in READING_IN_KB} | {ROOT / name for name in READING}
    missing = {
        str(path.relative_to(ROOT))
        for path in files_that_read()
        if not known & {path, *path.parents}
    }
    assert missing == set()
    assert {place for place in known if not place.exists()} == set()


def test_code_that_puts_sources_together_is_not() -> None:
    for name in ("assemble.py", "check_documents.py", "database.py", "build.py", "projects.py"):
        assert name not in READING_IN_KB


def test_all_libraries_that_read_are_in_the_version_of_reading() -> None:
    distributions = packages_distributions()
    ours = {path.name for path in ROOT.iterdir()}
    used = {
        distribution.lower()
        for package in (*READING, "kb")
        for path in (ROOT / package).rglob("*.py")
        if package != "kb" or {path.name, path.parent.name} & set(READING_IN_KB)
        for name in {name.split(".")[0] for name in imports(path)}
        if name not in sys.stdlib_module_names and name not in ours
        for distribution in distributions.get(name, [name])
    }
    assert used - set(LIBRARIES) == set()


def test_the_version_of_reading_follows_code_and_vocabulary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("nlp/language", "reference/time", "kb"):
        (tmp_path / folder).mkdir(parents=True)
    rule, words = tmp_path / "nlp/language/rule.py", tmp_path / "reference/time/words.toml"
    joining = tmp_path / "kb/assemble.py"
    for path in (rule, words, joining):
        path.write_text("a = 1\n")
    monkeypatch.setattr(kb.fingerprint, "_ROOT", tmp_path)
    monkeypatch.setattr(kb.fingerprint, "REFERENCE", tmp_path / "reference")

    def now() -> str:
        reading_parts.cache_clear()
        return reading_version()

    try:
        before = now()
        joining.write_text("a = 2\n")
        assert now() == before
        rule.write_text("a = 2\n")
        after_rule = now()
        assert after_rule != before
        words.write_text("a = 2\n")
        assert now() != after_rule
    finally:
        reading_parts.cache_clear()
