"""One source, from file to rows: whatever is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.manifest import SourceEntry
from kb.assemble import assembled
from kb.read_source import read_source, reference

LINES = (
    "Woondeal Twente",
    "1. Afspraken",
    "De gemeenten bouwen tot en met 2030 in Twente 14.100 woningen.",
    "- De provincie ondersteunt gemeenten met € 2 miljoen;",
    " → Almelo en Borne zorgen er vóór 2026 voor dat",
    "Gemeente Woningen 2025",
    "Almelo 250 woningen",
    "Borne (340 - 360 woningen) Maten: 200",
    "Totaal 590 1.936*",
    "| Almelo | 250 |",
    "|---|---|",
    "|",
    "* wijkt af door afronding",
    "Tabel 1. Woningen per gemeente",
    "woning-",
    "Artikel 2.1",
    "ACTUALISATIE 12",
    "",
    "\f",
)


def read(folder: Path, text: str, suffix: str = ".txt"):  # type: ignore[no-untyped-def]
    path = folder / f"deal{suffix}"
    path.write_bytes(text.encode("utf-8"))
    media_type = {".txt": "text/plain", ".md": "text/markdown"}[suffix]
    return read_source(SourceEntry("deal", path, media_type), strict=True)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    lines=st.lists(st.sampled_from(LINES) | st.text(max_size=20), max_size=25),
    ending=st.sampled_from(["\n", "\r\n", "\n\n", " \n"]),
    suffix=st.sampled_from([".txt", ".md"]),
)
def test_any_text_gives_rows_whose_quotes_are_the_text(
    tmp_path: Path, lines: list[str], ending: str, suffix: str
) -> None:
    result = read(tmp_path, ending.join(line for line in lines), suffix)
    rows, _ = assembled([result.rows], reference().areas)
    (source,) = rows["sources"]
    assert (source["status"] == "failed") == bool(result.problems)
    for span in rows.get("spans", ()):
        assert span["quote"]
        assert source["text"][span["char_start"] : span["char_end"]] == span["quote"]
    for table in ("counts", "commitments", "deadlines", "cells"):
        ids = [row["id"] for row in rows.get(table, ())]
        assert len(ids) == len(set(ids))


def test_a_bar_alone_is_no_row(tmp_path: Path) -> None:
    result = read(tmp_path, "| Cuijk | 10.685 | 11.845 |\n|\n", ".md")
    assert result.problems == ()


@pytest.mark.parametrize("text", ["", "\f\f", " \n"])
def test_a_file_without_words_is_a_failed_source_with_a_warning(tmp_path: Path, text: str) -> None:
    result = read(tmp_path, text)
    (source,) = result.rows.tables["sources"]
    assert source["status"] == "failed"
    (warning,) = result.rows.tables["warnings"]
    assert "deal.txt" in warning["message"]
    assert len(result.problems) == 1
