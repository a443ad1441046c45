"""What Statistics Netherlands answers, in the shape of its OData with figures that we made up, and files of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from corpus.statistics_file import Figure, Head, compose, file_name
from corpus.statistics_tables import load_statistics_tables

ANSWERS = Path(__file__).resolve().parent / "cbs_answers"
TABLE = load_statistics_tables()["86098NED"]
TODAY = date(2026, 11, 29)
HEAD = Head(
    TABLE.code,
    "Levensloop van woningen",
    TODAY.isoformat(),
    "2026-10-30",
    "Woning",
    ((2023, "Definitief"), (2024, "Nader voorlopig")),
)
ALMELO = Figure("GM0141", 2024, 301, "NieuwbouwTotaal_6", "Nieuwbouw totaal", "aantal", "Almelo")
FIGURES = (
    ALMELO,
    replace(ALMELO, column="Sloop_15", title="Sloop", value=44),
    replace(ALMELO, column="SaldoVoorraad_21", title="Saldo voorraad", value=273),
    replace(ALMELO, year=2023, value=240),
    replace(ALMELO, region="PV23", region_name="Overijssel (PV)", value=4703),
    replace(ALMELO, region="GM9901", region_name="Nergenshuizen", value=3),
)


def answer(name: str) -> list[dict[str, Any]]:
    """The rows of one of the recorded tables."""
    value: list[dict[str, Any]] = json.loads((ANSWERS / f"{name}.json").read_text("utf-8"))["value"]
    return value


class Recorded:
    """What the package ``cbsodata`` would give; ``changed`` has tables that take the place of recorded ones."""

    def __init__(self, **changed: list[dict[str, Any]]) -> None:
        self.changed = changed
        self.asked: list[dict[str, Any]] = []

    def table(self, name: str) -> list[dict[str, Any]]:
        return self.changed.get(name) or answer(name)

    def get_meta(self, table_id: str, name: str, **kwargs: Any) -> list[dict[str, Any]]:
        assert table_id == TABLE.code
        return self.table(name)

    def download_data(self, table_id: str, **kwargs: Any) -> dict[str, list[dict[str, Any]]]:
        self.asked.append({"table": table_id, **kwargs})
        return {path.stem: self.table(path.stem) for path in ANSWERS.glob("*.json")}


def write_statistics(
    corpus: Path, figures: Iterable[Figure] = FIGURES, retrieved: date = TODAY
) -> Path:
    """A file of statistics in a corpus."""
    folder = corpus / "statistics"
    folder.mkdir(exist_ok=True)
    path = folder / file_name(TABLE.code, retrieved)
    path.write_text(
        compose(TABLE, replace(HEAD, retrieved=retrieved.isoformat()), figures), encoding="utf-8"
    )
    return path
