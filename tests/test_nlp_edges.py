"""Where a rule of language ends: an example on one side of its edge, a counter-example on the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.areas import load_areas
from extract.clean import clean
from extract.markdown import parse_markdown
from extract.model import Segment
from extract.passages import Passage, passages
from nlp.commitments import find
from nlp.counts import table_counts
from nlp.deadlines import deadlines_in
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AGREEMENT = DocumentContext(
    "woondeal-achterhoek",
    "agreement",
    "Woondeal Achterhoek",
    area_id="achterhoek",
    region_id="achterhoek",
    province_id="PV25",
    dated="2023-03",
    issued_by=("gemeenten", "provincie Gelderland", "Rijk"),
)
TOLD = replace(AGREEMENT, kind="other", title="Bestemmingsplan De Es", issued_by=())
AREAS = load_areas()


def committed(text: str, context: DocumentContext = AGREEMENT) -> list[str]:
    segments = (Segment(0, len(text)),)
    passage = Passage(
        1, "paragraph", 1, 0, None, ("4. Wonen",), None, segments, clean(text, segments)
    )  # type: ignore[arg-type]
    return [c.text for c in find(DocumentReading(context, [passage])).commitments]


def counted(markdown: str) -> list[Count]:
    source = parse_markdown(markdown)
    (grid,) = source.grids
    reading = DocumentReading(AGREEMENT, passages(source, 1, 1), AREAS)
    return list(table_counts(reading, source, 0, grid, (), AREAS)[0])


@pytest.mark.parametrize(
    ("heading", "last"),
    [
        ("Acties 2024", "2024-02-29"),
        ("Acties 2023", "2025-02-28"),
        ("Acties 2026", "2026-02-28"),
    ],
)
def test_the_year_of_a_heading_counts_from_the_documents_own(heading: str, last: str) -> None:
    context = replace(AGREEMENT, dated="2024-11")
    (found,) = deadlines_in("Gemeenten leveren het plan vóór 1 maart.", context, heading)
    assert found.last_day == last


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("Het plan is dat de gemeente hier woningen zal bouwen.", True),
        ("Het plan is om hier woningen te bouwen.", False),
    ],
)
def test_a_text_that_reports_intends_only_what_will_be_done(text: str, promised: bool) -> None:
    assert bool(committed(text, TOLD)) is promised


def test_a_row_counts_people_where_one_of_its_names_does() -> None:
    rows = (
        "| Groep | Wie | Doel 2030 |\n|---|---|---|\n"
        "| Sociale huur | Ouderen 65+ jaar | 120 |\n| Sociale huur | Woningen | 30 |\n"
    )
    assert [(c.value, c.unit, c.segment) for c in counted(rows)] == [
        (120, "personen", None),
        (30, "woningen", "sociale huur"),
    ]
