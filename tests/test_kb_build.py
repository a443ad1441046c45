"""The build: from a folder to a file, the same every time, whatever is wrong with some of it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import kb.read_document
from corpus.manifest import CorpusError
from kb.build import BuildOptions, BuildReport, build
from kb.fingerprint import last_build
from kb.progress import Progress

ROOT = Path(__file__).resolve().parent.parent
AGREEMENT = """Woondeal Twente

20 maart 2025

1. Afspraken

De gemeenten en de provincie Overijssel bouwen tot en met 2030 in Twente 14.100 woningen.
De provincie Overijssel stelt in 2026 € 2 miljoen beschikbaar.

Gemeente Woningen

Almelo 250 woningen
Borne 340 woningen
Hengelo 170 woningen
Wierden 206 woningen

Totaal 970 woningen
\fPagina twee

Partijen overleggen twee keer per jaar over de voortgang.
"""

STREETS = ("Dorpsstraat 2-6", "Kerkweg naast 2", "Oude Kerkweg 19")


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def corpus(folder: Path, **files: str | bytes) -> Path:
    """A folder with texts; a name without a suffix is that of a ``.txt`` file."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        path = folder / (name.replace("__", ".") if "__" in name else f"{name}.txt")
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def built(folder: Path, output: Path, **options: object) -> BuildReport:
    return build(BuildOptions(folder, output, strict=True, **options))  # type: ignore[arg-type]


def manifest(documents: str = "") -> str:
    return f'[[source]]\nfile = "deal.txt"\n{documents}'


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    built(corpus(folder / "corpus", deal=AGREEMENT), folder / "kb.db")
    return folder / "kb.db"


def test_a_folder_without_a_manifest_gives_everything(database: Path) -> None:
    with opened(database) as rows:
        source = rows.execute("select * from sources").fetchone()
        assert (source["status"], source["page_count"], source["text"]) == ("read", 2, AGREEMENT)
        document = rows.execute("select * from documents").fetchone()
        assert (document["kind"], document["area_id"], document["dated"]) == (
            "agreement",
            "twente",
            "2025-03-20",
        )
        assert "Woondeal Twente" in document["title"]
        for table in (
            "passages",
            "source_tables",
            "cells",
            "counts",
            "commitments",
            "deadlines",
            "checks",
        ):
            assert rows.execute(f"select count(*) from {table}").fetchone()[0] > 0, table
        warnings = [row["message"] for row in rows.execute("select message from warnings")]
        assert any("manifest.toml" in message for message in warnings)


def test_every_quote_is_the_text_at_its_place(database: Path) -> None:
    with opened(database) as rows:
        wrong = rows.execute(
            "select count(*) from spans p join sources s on s.id = p.source_id "
            "where substr(s.text, p.char_start + 1, p.char_end - p.char_start) <> p.quote"
        ).fetchone()[0]
        assert wrong == 0
        assert rows.execute("select count(*) from spans").fetchone()[0] > 20


def test_a_count_leads_to_its_words_in_the_view(database: Path) -> None:
    with opened(database) as rows:
        row = rows.execute("select * from aantallen_met_bron where aantal = 14100").fetchone()
        assert (row["gebied"], row["eenheid"], row["citaat"]) == ("Twente", "woningen", "14.100")
        assert row["pagina"] is not None


def test_a_commitment_has_its_party_and_the_numbers_in_it(database: Path) -> None:
    with opened(database) as rows:
        found = rows.execute(
            "select verantwoordelijk, laatste_dag from afspraken_met_partijen where afspraak like '%beschikbaar%'"
        ).fetchone()
        assert tuple(found) == ("provincie Overijssel", "2026-12-31")
        promised = rows.execute(
            "select value from commitment_counts join counts on counts.id = count_id "
            "join commitments on commitments.id = commitment_id where text like '%beschikbaar%'"
        ).fetchall()
        assert [row["value"] for row in promised] == [2000000]


def test_a_total_that_is_wrong_is_shown(database: Path) -> None:
    with opened(database) as rows:
        (check,) = rows.execute("select * from wat_niet_klopt").fetchall()
        assert (check["genoemd"], check["berekend"], check["verschil"]) == ("970", "966", 4)
        assert check["vindplaats"] is not None


def test_a_collective_has_its_members(database: Path) -> None:
    with opened(database) as rows:
        members = rows.execute(
            "select count(*) from party_members join parties on parties.id = party_id "
            "where parties.name = 'gemeenten'"
        ).fetchone()[0]
        assert members == 14


def dump(path: Path) -> list[str]:
    with opened(path) as rows:
        return [line for line in rows.iterdump() if not line.startswith('INSERT INTO "builds"')]


def test_hash_seed_and_workers_make_no_difference(tmp_path: Path) -> None:
    folder = corpus(
        tmp_path / "corpus", deal=AGREEMENT, tweede=AGREEMENT.replace("Twente", "Achterhoek")
    )
    build(BuildOptions(folder, tmp_path / "here.db"))
    places = ["--corpus", str(folder), "--output", str(tmp_path / "there.db")]
    subprocess.run(
        [sys.executable, "-m", "kb.cli", "build", *places, "--workers", "2"],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0" if sys.flags.hash_randomization else "1"},
    )
    assert dump(tmp_path / "here.db") == dump(tmp_path / "there.db")


def test_the_place_of_the_corpus_makes_no_difference(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"deal": AGREEMENT, "kapot": b"\xff", "b__odt": "x"}
    for name in ("a", "b"):
        build(BuildOptions(corpus(tmp_path / name, **files), tmp_path / f"{name}.db"))
    assert dump(tmp_path / "a.db") == dump(tmp_path / "b.db")


@pytest.mark.parametrize(
    ("content", "named", "in_dutch"),
    [
        (b"", "empty", "het bestand is leeg"),
        (b" \n\n", "empty", "het bestand is leeg"),
        (b"abc\xffdef", "not UTF-8 (byte 3)", "niet in UTF-8 opgeslagen (byte 3)"),
        (b"a\0b", "NUL", "tekens in die in geen tekst thuishoren"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(
    tmp_path: Path, content: bytes, named: str, in_dutch: str
) -> None:
    folder = corpus(tmp_path / "corpus", deal=AGREEMENT, kapot=content)
    report = built(folder, tmp_path / "kb.db")
    (problem,) = report.problems
    assert named in problem
    assert "kapot.txt" in problem
    assert "\n" not in problem
    with opened(tmp_path / "kb.db") as rows:
        status = dict(rows.execute("select id, status from sources").fetchall())
        assert status == {"deal": "read", "kapot": "failed"}
        reason = rows.execute("select reason from sources where id = 'kapot'").fetchone()[0]
        assert in_dutch in reason
        assert rows.execute("select count(*) from commitments").fetchone()[0] > 0


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        ('sha256 = "0"\n', "sha256"),
        ('[[source.document]]\nid = "x"\nkind = "brief"\n', "brief"),
    ],
)
def test_a_source_that_is_described_wrongly_is_named_and_the_others_go_on(
    tmp_path: Path, entry: str, named: str
) -> None:
    folder = corpus(tmp_path / "corpus", deal=AGREEMENT, tweede=AGREEMENT)
    (folder / "manifest.toml").write_text(manifest(entry), encoding="utf-8")
    report = built(folder, tmp_path / "kb.db")
    (problem,) = report.problems
    assert named in problem
    assert "deal.txt" in problem
    with opened(tmp_path / "kb.db") as rows:
        assert dict(rows.execute("select id, status from sources").fetchall()) == {
            "deal": "failed",
            "tweede": "read",
        }


@pytest.mark.parametrize(
    ("document", "named"), [("pages = [3]\n", "pages 3"), ('area = "GM9999"\n', "GM9999")]
)
def test_a_document_that_is_not_in_its_file_is_named_and_the_file_is_kept(
    tmp_path: Path, document: str, named: str
) -> None:
    folder = corpus(tmp_path / "corpus", deal=AGREEMENT)
    entries = (
        '[[source.document]]\nid = "een"\nkind = "agreement"\npages = [1]\n'
        f'[[source.document]]\nid = "twee"\nkind = "agreement"\n{document}'
    )
    (folder / "manifest.toml").write_text(manifest(entries), encoding="utf-8")
    report = built(folder, tmp_path / "kb.db")
    (problem,) = report.problems
    assert named in problem
    assert "'twee'" in problem
    with opened(tmp_path / "kb.db") as rows:
        assert [row["id"] for row in rows.execute("select id from documents")] == ["een"]
        (message,) = rows.execute("select message from warnings").fetchone()
        assert "twee" in message


def test_documents_of_a_bundle_have_their_pages_and_labels(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "corpus", deal=AGREEMENT)
    entries = (
        '[[source.document]]\nid = "een"\nkind = "agreement"\npages = [1, 1]\n'
        '[[source.document]]\nid = "twee"\nkind = "other"\npages = [2, 2]\n'
        'page_label_offset = 40\nannex_of = "een"\n'
    )
    (folder / "manifest.toml").write_text(manifest(entries), encoding="utf-8")
    built(folder, tmp_path / "kb.db")
    with opened(tmp_path / "kb.db") as rows:
        labels = dict(rows.execute("select number, label from pages").fetchall())
        assert labels[2] == "42"
        documents = {
            row[0]
            for row in rows.execute(
                "select distinct document_id from passages where page_number = 2"
            )
        }
        assert documents == {"twee"}
        assert (
            rows.execute("select annex_of from documents where id = 'twee'").fetchone()[0] == "een"
        )


def test_a_mistake_of_the_program_costs_one_part_of_one_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("niets te delen")

    monkeypatch.setattr(kb.read_document, "text_counts", broken)
    folder = corpus(tmp_path / "corpus", deal=AGREEMENT)
    report = build(BuildOptions(folder, tmp_path / "kb.db"))
    assert any("niets te delen" in problem for problem in report.problems)
    assert any("ZeroDivisionError" in trace for trace in report.tracebacks)
    with opened(tmp_path / "kb.db") as rows:
        assert rows.execute("select count(*) from commitments").fetchone()[0] > 0
        stages = {
            row["stage"]
            for row in rows.execute("select stage from warnings where message like '%te delen%'")
        }
        assert stages == {"kb"}
    with pytest.raises(ZeroDivisionError):
        built(folder, tmp_path / "kb.db")


def test_a_failed_build_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpus(tmp_path / "corpus", deal=AGREEMENT)
    output = tmp_path / "kb.db"
    built(folder, output)
    before = output.read_bytes()

    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("kb.build.write_database", broken)
    with pytest.raises(OSError, match="disk full"):
        built(folder, output)
    assert output.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "kb.db"]


def test_nothing_is_built_again_when_nothing_changed(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "corpus", deal=AGREEMENT, kapot=b"\xff")
    output = tmp_path / "kb.db"
    first = built(folder, output, if_changed=True)
    again = built(folder, output, if_changed=True)
    assert (first.built, again.built) == (True, False)
    assert (again.found, again.problems) == (first.found, first.problems)
    (folder / "deal.txt").write_text(AGREEMENT + "Nog iets.\n", encoding="utf-8")
    assert built(folder, output, if_changed=True).built


def test_a_text_that_was_renamed_to_markdown_is_read_again(tmp_path: Path) -> None:
    folder = corpus(tmp_path / "corpus", deal=AGREEMENT)
    output = tmp_path / "kb.db"
    built(folder, output)
    (folder / "deal.txt").rename(folder / "deal.md")
    assert built(folder, output, if_changed=True).built


def test_a_file_that_is_no_knowledge_base_is_built_anew(tmp_path: Path) -> None:
    output = tmp_path / "kb.db"
    output.write_text("iets anders")
    assert last_build(output) == {}
    assert built(corpus(tmp_path / "corpus", deal=AGREEMENT), output, if_changed=True).built


def test_what_was_found_is_counted(tmp_path: Path) -> None:
    report = built(corpus(tmp_path / "corpus", deal=AGREEMENT), tmp_path / "kb.db")
    with opened(tmp_path / "kb.db") as rows:
        for word, table in (("pages", "pages"), ("tables", "source_tables"), ("counts", "counts")):
            assert report.found[word] == rows.execute(f"select count(*) from {table}").fetchone()[0]


def test_a_bar_goes_all_the_way(tmp_path: Path) -> None:
    class Bars(Progress):
        def __init__(self) -> None:
            self.lengths: dict[str, int] = {}
            self.steps: dict[str, int] = {}
            self.pages = 0

        def stage(self, name: str, length: int) -> None:
            self.name, self.lengths[name], self.steps[name] = name, length, 0

        def step(self, steps: int = 1, pages: int = 0) -> None:
            self.steps[self.name] += steps
            self.pages += pages

    bars = Bars()
    build(BuildOptions(corpus(tmp_path / "corpus", deal=AGREEMENT), tmp_path / "kb.db"), bars)
    assert bars.steps == bars.lengths
    assert bars.pages == 2
    assert len(bars.steps) >= 2


@pytest.mark.parametrize("output", ["nergens/kb.db", "corpus"])
def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path, output: str) -> None:
    folder = corpus(tmp_path / "corpus", deal=AGREEMENT)
    with pytest.raises(CorpusError, match=output.split("/")[0]):
        built(folder, tmp_path / output)


def test_a_site_in_an_area_that_only_its_text_knows_stays_a_project(tmp_path: Path) -> None:
    rows = "".join(f"| {name} | {n} woningen |\n" for n, name in enumerate(STREETS, start=2))
    text = f"# Plan\n\n| Bouwtitels kern Emst en kern Oene | Aantal woningen |\n|---|---|\n{rows}"
    built(corpus(tmp_path / "corpus", plan__md=text), tmp_path / "kb.db")
    with opened(tmp_path / "kb.db") as found:
        projects = found.execute(
            "select projects.name, areas.name from counts join projects on projects.id = project_id "
            "join areas on areas.id = counts.area_id order by value"
        ).fetchall()
        of_area = found.execute("select distinct area_id from projects").fetchall()
    assert [tuple(row) for row in projects] == [(n, "kern Emst en kern Oene") for n in STREETS]
    assert [row["area_id"] for row in of_area] == [None]
