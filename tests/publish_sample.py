"""A small knowledge base with what the pages must cope with: hostile words, shared names, old links."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from datasette.app import Datasette

from kb.database import write_database
from kb.surroundings import Surroundings
from publish.serving import METADATA, PLUGINS, STATIC, TEMPLATES
from publish.settings import PLUGIN

FIRST = """Wonen in de regio
De gemeenten bouwen samen 2.500 woningen tot en met 2030.
 → De provincie zorgt voor <script>alert("x")</script> geld & kennis.
Bergen 479 woningen
Bergen bouwt nog eens 479 huurwoningen.
"""
SECOND = """Súdwest-Fryslân en 's-Hertogenbosch doen mee, en overleggen ieder jaar met
elkaar over de voort-
gang.
"""
TEXT = FIRST + "\f" + SECOND
SOURCE = "bron-1"
DOCUMENT = "woondeal-proef-2022"
HOSTILE = '<script>alert("x")</script>'


def span_of(words: str, occurrence: int = 1) -> str:
    """The key of the span of the first (second, …) place where these words stand."""
    start = -1
    for _ in range(occurrence):
        start = TEXT.index(words, start + 1)
    return Surroundings(SOURCE, TEXT).key(start, start + len(words))


class _Sample:
    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {}

    def add(self, table: str, **row: Any) -> None:
        self.rows.setdefault(table, []).append(row)

    def span(self, words: str, occurrence: int = 1) -> str:
        key = span_of(words, occurrence)
        start = -1
        for _ in range(occurrence):
            start = TEXT.index(words, start + 1)
        if not any(row["id"] == key for row in self.rows.get("spans", ())):
            self.add(
                "spans",
                id=key,
                source_id=SOURCE,
                document_id=DOCUMENT,
                page_number=1 if start < len(FIRST) else 2,
                char_start=start,
                char_end=start + len(words),
                quote=words,
            )
        return key

    def passage(self, position: int, kind: str, words: str, section: str | None) -> str:
        key = f"passage-{position}"
        self.add(
            "passages",
            id=key,
            document_id=DOCUMENT,
            page_number=1 if TEXT.index(words) < len(FIRST) else 2,
            position=position,
            kind=kind,
            section=section,
            text=" ".join(words.replace("-\n", "").split()),
            span_id=self.span(words),
        )
        return key


def sample_rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of the sample by table."""
    sample = _Sample()
    add = sample.add
    add("sources", id=SOURCE, file="proef.txt", media_type="text/plain", sha256="ab" * 32, text=TEXT,
        page_count=2, status="read", reader="text")  # fmt: skip
    add("sources", id="stuk", file="stuk.pdf", status="failed", reason="afgebroken bestand")
    for key, name, kind, parent in (
        ("NL", "Nederland", "country", None),
        ("PV27", "Noord-Holland", "province", "NL"),
        ("PV31", "Limburg", "province", "NL"),
        ("PV21", "Fryslân", "province", "NL"),
        ("PV30", "Noord-Brabant", "province", "NL"),
        ("GM0373", "Bergen", "municipality", "PV27"),
        ("GM0893", "Bergen", "municipality", "PV31"),
        ("GM1900", "Súdwest-Fryslân", "municipality", "PV21"),
        ("GM0796", "'s-Hertogenbosch", "municipality", "PV30"),
        ("proefregio", "Proefregio", "region", "NL"),
        ("set-bergen", "Bergen en Súdwest-Fryslân", "set", None),
    ):
        add("areas", id=key, name=name, kind=kind, parent_id=parent)
    for member in ("GM0373", "GM1900", "GM0796"):
        add("area_members", area_id="proefregio", member_id=member)
    for member in ("GM0373", "GM1900"):
        add("area_sets", area_id="set-bergen", member_id=member)
    add("documents", id=DOCUMENT, source_id=SOURCE, page_first=1, page_last=2,
        title="Woondeal Proefregio & omstreken", kind="agreement", publisher="Rijk",
        area_id="proefregio", dated="2022-12")  # fmt: skip
    add("pages", id=f"{SOURCE}-p1", source_id=SOURCE, number=1, label="4", char_start=0,
        char_end=len(FIRST), read_by="text")  # fmt: skip
    add("pages", id=f"{SOURCE}-p2", source_id=SOURCE, number=2, label="5",
        char_start=len(FIRST) + 1, char_end=len(TEXT), read_by="text")  # fmt: skip
    lines = FIRST.splitlines()
    heading = lines[0]
    add("document_evidence", id="evidence-kind", document_id=DOCUMENT, field="kind",
        value="agreement", span_id=sample.span(heading), level="certain",
        why="een woord van de titel", method="title_words")  # fmt: skip
    add("document_evidence", id="evidence-other", document_id=DOCUMENT, field="kind",
        value="letter", level="uncertain", why="de aanhef van een brief",
        method="greeting")  # fmt: skip
    sample.passage(1, "heading", heading, None)
    goal = sample.passage(2, "paragraph", lines[1], heading)
    support = sample.passage(3, "list_item", lines[2].removeprefix(" → "), heading)
    second = sample.passage(4, "paragraph", SECOND.strip(), heading)
    third = sample.passage(5, "paragraph", lines[4], heading)
    add("source_tables", id="tabel-1", document_id=DOCUMENT, label="Tabel 1", page_first=1,
        page_last=1, row_count=1, column_count=2, span_id=sample.span(lines[3]))  # fmt: skip
    add("cells", id="tabel-1-r1c1", table_id="tabel-1", row_number=1, column_number=1, row_span=1,
        column_span=1, is_header=1, text="Bergen", span_id=sample.span("Bergen"))  # fmt: skip
    add("cells", id="tabel-1-r1c2", table_id="tabel-1", row_number=1, column_number=2, row_span=1,
        column_span=1, is_header=0, row_header="Bergen", column_header="Woningen",
        text="479 woningen", value=479, span_id=sample.span("479 woningen"))  # fmt: skip
    add("projects", id="dorp", area_id="GM0373", name="Het Nieuwe Dorp", first_document_id=DOCUMENT)
    add("project_names", project_id="dorp", name="Nieuwe Dorp", document_id=DOCUMENT, score=0.9)
    add("counts", id="count-2500", document_id=DOCUMENT, span_id=sample.span("2.500"),
        passage_id=goal, area_id="proefregio", measure="te bouwen woningen", basis="opgave",
        value=2500, unit="woningen", period_end="2030", level="certain")  # fmt: skip
    add("counts", id="count-479", document_id=DOCUMENT, span_id=sample.span("479"),
        cell_id="tabel-1-r1c2", area_id="GM0373", measure="woningen", basis="sleutelprojecten",
        value=479, unit="woningen", level="certain")  # fmt: skip
    add("counts", id="count-dorp", document_id=DOCUMENT, span_id=sample.span("479", 2),
        passage_id=third, area_id="GM0373", project_id="dorp", measure="huurwoningen",
        basis="overig", value=479, unit="woningen", level="uncertain")  # fmt: skip
    for key, name, kind, area in (
        ("gemeenten-proefregio", "gemeenten", "collective", "proefregio"),
        ("bergen-nh", "Bergen", "municipality", "GM0373"),
        ("provincie", "provincie Noord-Holland", "province", "PV27"),
    ):
        add("parties", id=key, name=name, kind=kind, area_id=area)
    add("party_members", party_id="gemeenten-proefregio", member_id="bergen-nh")
    add("party_aliases", alias="de provincie", party_id="provincie")
    add("commitments", id="c-bouwen", document_id=DOCUMENT, passage_id=goal,
        span_id=sample.span(lines[1]), text=lines[1], modality="plan", theme=heading,
        conditional=0, level="certain")  # fmt: skip
    add("commitments", id="c-geld", document_id=DOCUMENT, passage_id=support,
        span_id=sample.span(lines[2].removeprefix(" → ")), text=lines[2].removeprefix(" → "),
        modality="support", theme=heading, conditional=0, level="probable")  # fmt: skip
    add("commitments", id="c-overleg", document_id=DOCUMENT, passage_id=second,
        span_id=sample.span(SECOND.strip()), text="… overleggen ieder jaar …", modality="process",
        theme="Overleg", conditional=0, level="certain")  # fmt: skip
    for commitment, party in (
        ("c-bouwen", "gemeenten-proefregio"),
        ("c-geld", "provincie"),
        ("c-overleg", "gemeenten-proefregio"),
    ):
        add("commitment_parties", commitment_id=commitment, party_id=party, role="responsible",
            span_id=sample.span("De gemeenten"), implied=0, score=1.0)  # fmt: skip
    add("commitment_counts", commitment_id="c-bouwen", count_id="count-2500")
    for commitment, theme, word, found_in in (
        ("c-bouwen", "pace", "bouwen", "text"),
        ("c-geld", "funding", HOSTILE, "text"),
        ("c-overleg", "monitoring", "Overleg", "heading"),
    ):
        add("commitment_themes", commitment_id=commitment, theme=theme, word=word,
            found_in=found_in)  # fmt: skip
    add("deadlines", id="d-2030", commitment_id="c-bouwen", kind="by", last_day="2030-12-31",
        text="tot en met 2030", span_id=sample.span("tot en met 2030"))  # fmt: skip
    add("deadlines", id="d-jaar", commitment_id="c-overleg", kind="recurring", every="1/year",
        text="ieder jaar", span_id=sample.span("ieder jaar"))  # fmt: skip
    add("asks", id="ask-1", document_id=DOCUMENT, passage_id=second, span_id=sample.span("doen mee"),
        addressee_id="provincie", text="doen mee")  # fmt: skip
    add("checks", id="check-1", document_id=DOCUMENT, kind="total", relation="sum", subject="Totaal <b>Bergen</b>",
        stated="479", computed="480", difference=-1, outcome="differs",
        explanation="De onderdelen zijn samen 480.")  # fmt: skip
    add("check_spans", check_id="check-1", span_id=sample.span("479"), role="stated")
    add("warnings", id="w-1", source_id=SOURCE, page_number=2, stage="nlp",
        message="Niet te zeggen wie <i>overlegt</i>.", span_id=sample.span("elkaar"))  # fmt: skip
    sample.span(HOSTILE)
    earlier = {"source_id": SOURCE, "file": "proef.txt", "document_title": "Woondeal Proefregio",
               "page_number": 1, "last_built": "2024-05-03T10:00:00Z"}  # fmt: skip
    add("editions", id="vroeger1", quote="310", prefix="Borne bouwt <script>",
        suffix=" huurwoningen", page_label="4", document_id=DOCUMENT, counts=json.dumps([
            {"value": 310.0, "unit": "woningen", "measure": "<i>te bouwen</i>", "basis": "opgave",
             "area": "Borne", "period_end": "2030", "level": "probable"}]), **earlier)  # fmt: skip
    add("editions", id="vroeger2", quote="2.500", prefix="bouwen samen ",
        suffix=" woningen tot", **earlier)  # fmt: skip
    add("builds", id="build", started="2026-01-01T00:00:00", finished="2026-01-02T00:00:00",
        version="0.0.1")  # fmt: skip
    return sample.rows


def write_sample(path: Path) -> Path:
    """Write the sample database to ``path``."""
    path.write_bytes(_sample())
    return path


@cache
def _sample() -> bytes:
    """The file, made once: to make its tables, views and index takes a hundred times what a copy takes."""
    rows = sample_rows()
    folded = {row["id"]: row["text"].lower().replace("ú", "u").replace("â", "a")
              for row in rows["passages"]}  # fmt: skip
    with TemporaryDirectory() as folder:
        made = Path(folder) / "woondeal.db"
        write_database(made, rows, folded)
        return made.read_bytes()


def sample_site(
    path: Path,
    base_url: str = "/",
    threads: int = 3,
    sql_time_limit_ms: int = 1000,
    **configured: str,
) -> Datasette:
    """Datasette as the site is served, on the database at ``path``, with our settings ``configured``."""
    metadata = json.loads(METADATA.read_text(encoding="utf-8")) if METADATA.is_file() else {}
    metadata["plugins"] = {PLUGIN: configured}
    return Datasette(
        immutables=[str(path)],
        metadata=metadata,
        template_dir=str(TEMPLATES),
        plugins_dir=str(PLUGINS),
        static_mounts=[("static", str(STATIC))],
        settings={
            "suggest_facets": False,
            "base_url": base_url,
            "num_sql_threads": threads,
            "sql_time_limit_ms": sql_time_limit_ms,
        },
    )
