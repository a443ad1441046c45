"""Differences that are known: what a knowledge base has more or less than the file says."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from corpus.loading import CorpusError
from kb.build import BuildOptions, build
from kb.cli import main
from kb.known_differences import (
    KnownDifference,
    KnownDifferences,
    compare,
    load_known,
    write_known,
)

TEXT = """# Woondeal Twente

20 maart 2025

Gemeente Woningen

Almelo 250 woningen
Borne 340 woningen
Hengelo 170 woningen

Totaal {total} woningen
"""


ABC = ("a", "b", "c")


def difference(stated: str = "966", **more: str) -> KnownDifference:
    return KnownDifference(
        document="deal", relation="sum", subject="Totaal", stated=stated, computed="970", **more
    )


def of(*found: KnownDifference, **agreements: tuple[str, ...]) -> KnownDifferences:
    return KnownDifferences(agreements=agreements, difference=found)


def test_what_is_known_is_no_news() -> None:
    assert not compare(of(difference(remark="gelezen"), deal=ABC), of(difference(), deal=ABC))


def test_another_number_is_news_and_the_old_one_is_gone() -> None:
    news = compare(of(difference("966")), of(difference("967")))
    assert ([d.stated for d in news.new], [d.stated for d in news.gone]) == (["967"], ["966"])


def test_a_second_one_like_it_is_news() -> None:
    assert compare(of(difference()), of(difference(), difference())).new == (difference(),)


def test_a_difference_that_is_gone_is_no_trouble() -> None:
    news = compare(of(difference()), of())
    assert news.gone
    assert not news


@pytest.mark.parametrize(
    ("now", "lost"),
    [
        (ABC, {}),
        ((*ABC, "d"), {}),
        (("a", "c"), {"deal": ("b",)}),
        # One that is gained makes up for none that is lost.
        (("a", "c", "d"), {"deal": ("b",)}),
        ((), {"deal": ABC}),
    ],
)
def test_an_agreement_that_is_lost_is_news(
    now: tuple[str, ...], lost: dict[str, tuple[str, ...]]
) -> None:
    assert compare(of(deal=ABC), of(deal=now)).lost == lost


def test_a_document_without_agreements_now_lost_them_all() -> None:
    assert compare(of(deal=ABC), of()).lost == {"deal": ABC}


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_file_that_is_written_is_read_as_it_was(stated: str, remark: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "known.toml"
        found = of(difference(stated, remark=remark), deal=("sum | a | 2", stated))
        write_known(path, found, found)
        assert load_known(path) == found


def test_remarks_stay_with_their_difference(tmp_path: Path) -> None:
    path = tmp_path / "known.toml"
    write_known(path, of(difference("1"), difference("2")), of(difference("2", remark="drukfout")))
    assert [d.remark for d in load_known(path).difference] == ["", "drukfout"]


def test_an_unknown_key_of_the_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "known.toml"
    path.write_text('[[difference]]\ndocument = "a"\nrelation = "sum"\nnumber = 3\n')
    with pytest.raises(CorpusError, match=r"known\.toml.*number"):
        load_known(path)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("known")
    (folder / "in").mkdir()
    for name, total in (("goed", 760), ("fout", 768)):
        text = TEXT.format(total=total).replace("Twente", f"Twente {name}")
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    build(BuildOptions(folder / "in", folder / "kb.db", strict=True))
    return folder / "kb.db"


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["check", *map(str, arguments)])
    return result.exit_code, result.output


def test_the_command_writes_what_differs_and_then_finds_nothing_new(
    database: Path, tmp_path: Path
) -> None:
    path = tmp_path / "known.toml"
    assert run("--write-known", path, "--database", database)[0] == 0
    assert [d.stated for d in load_known(path).difference] == ["768"]
    assert run("--known", path, "--database", database) == (
        0,
        "0 new, 0 gone, 0 agreements lost\n",
    )


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("update checks set stated = '769' where outcome = 'differs'", "New: "),
        ("delete from checks where outcome = 'agrees'", "Lost: "),
    ],
)
def test_the_command_exits_with_one_where_there_is_news(
    database: Path, tmp_path: Path, statement: str, told: str
) -> None:
    path = tmp_path / "known.toml"
    run("--write-known", path, "--database", database)
    copy = tmp_path / "copy.db"
    copy.write_bytes(database.read_bytes())
    with closing(sqlite3.connect(copy)) as changed:
        changed.execute(statement)
        changed.commit()
    code, output = run("--known", path, "--database", copy)
    assert code == 1
    assert told in output


def test_a_known_file_that_is_not_there_is_wrong_usage(database: Path, tmp_path: Path) -> None:
    assert run("--known", tmp_path / "niets.toml", "--database", database)[0] == 2


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ((), 1),
        (("--document", "FOUT"), 1),
        (("--document", "goed"), 0),
        (("--kind", "total"), 1),
        (("--kind", "name"), 0),
        (("--area", "almelo"), 1),
        (("--area", "Groningen"), 0),
    ],
)
def test_checks_are_chosen_by_title_kind_and_area(
    database: Path, options: tuple[str, ...], count: int
) -> None:
    output = run(*options, "--database", database)[1]
    assert output.count("controle check-") == count
