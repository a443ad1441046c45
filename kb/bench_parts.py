"""Benchmarks of parts: one very long passage, and reading PDFs.

The first shows that time grows with the length of a passage and not with its square; the second
compares our reader with what pdfplumber takes for the text and tables of the same pages.
"""

from __future__ import annotations

import gc
import time
import unicodedata
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import pdfplumber
import pypdfium2

from corpus.areas import load_areas
from extract.errors import ReadError
from extract.model import Segment, SourceText
from extract.passages import Passage, passages
from extract.pdf import read_pdf
from extract.text import parse_text, read_text
from nlp.commitments import find
from nlp.counts import text_counts
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

#: Points around a box in which a character's middle is still inside it.
_SLACK = 0.1
#: Words in the passages that are timed.
LENGTHS = (1_000, 10_000, 100_000)
_CONTEXT = DocumentContext(
    document_id="bench",
    kind="agreement",
    title="Een lange alinea",
    area_id="twente",
    region_id="twente",
    province_id="PV23",
    dated="2022-12",
    issued_by=("gemeenten", "provincie Overijssel", "Rijk"),
)


@dataclass(frozen=True, slots=True)
class LongPassage:
    """Seconds of CPU for one passage of so many words."""

    words: int
    commitments: float
    counts: float


@dataclass(frozen=True, slots=True)
class PdfFigures:
    """Seconds of CPU for the pages of some PDFs: ours, and pdfplumber's text and tables.

    ``lines`` counts their lines, ``again`` those whose words are the ones that pdfplumber finds
    inside their boxes.
    """

    files: int
    pages: int
    ours: float
    theirs: float
    lines: int
    again: int

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs if self.theirs else 0.0


def long_passages(document: Path, lengths: Sequence[int] = LENGTHS) -> list[LongPassage]:
    """Time language processing on passages made of a document's own sentences, over and over."""
    source = read_text(document)
    prose = [
        p.text.text
        for p in passages(source, 1, len(source.pages))
        if p.kind in ("paragraph", "list_item") and p.text.text.endswith(".")
    ]
    words = [word for text in prose for word in text.split()]
    find(
        DocumentReading(_CONTEXT, _one_passage("Gemeenten bouwen woningen."))
    )  # loads the vocabulary
    figures = []
    for length in lengths:
        (passage,) = _one_passage(" ".join(islice(cycle(words), length)))
        started = time.process_time()
        find(DocumentReading(_CONTEXT, (passage,)))
        middle = time.process_time()
        text_counts(DocumentReading(_CONTEXT, (passage,)), (passage,), load_areas())
        figures.append(LongPassage(length, middle - started, time.process_time() - middle))
    return figures


def _one_passage(text: str) -> tuple[Passage, ...]:
    source = parse_text(text)
    return passages(source, 1, 1)


def pdf_figures(files: Sequence[Path]) -> PdfFigures:
    """Read each PDF with our reader and with pdfplumber's ``extract_text`` and ``extract_tables``.

    What cannot be read by both is left out. Process start, OCR and page images do not count.
    """
    count = pages = lines = again = 0
    ours = theirs = 0.0
    for path in files:
        gc.collect()
        started = time.process_time()
        try:
            source = read_pdf(path)
        except ReadError:
            continue
        spent = time.process_time() - started
        started = time.process_time()
        try:
            with pdfplumber.open(path) as pdf:
                for page in pdf.pages:
                    page.extract_text()
                    page.extract_tables()
                    page.close()
        except Exception as error:  # whatever pdfplumber makes of it, it cannot be compared
            print(f"  {path.name}: left out, pdfplumber says {type(error).__name__}")
            continue
        count, pages = count + 1, pages + len(source.pages)
        ours, theirs = ours + spent, theirs + time.process_time() - started
        found = _read_again(path, source)
        lines, again = lines + len(found), again + sum(found)
    return PdfFigures(count, pages, ours, theirs, lines, again)


def pdfium_seconds(files: Sequence[Path]) -> float:
    """Seconds of CPU that pypdfium2 takes for the text of all pages."""
    started = time.process_time()
    for path in files:
        with closing(pypdfium2.PdfDocument(path)) as pdf:
            for page in pdf:
                page.get_textpage().get_text_range()
    return time.process_time() - started


def _read_again(path: Path, source: SourceText) -> list[bool]:
    """For each line of the source: are its letters and digits those inside its boxes?"""
    found = []
    with pdfplumber.open(path) as pdf:
        for page in source.pages:
            shown = pdf.pages[page.number - 1]
            if page.read_by == "ocr" or shown.rotation or shown.cropbox != shown.mediabox:
                # pdfplumber does not count from the top left of the page as it is shown.
                continue
            chars = [
                ((c["x0"] + c["x1"]) / 2, (c["top"] + c["bottom"]) / 2, c["text"])
                for c in shown.chars
            ]
            for line in page.lines:
                boxes = source.boxes_of([Segment(line.start, line.end)])
                inside = [
                    text
                    for x, y, text in chars
                    if any(
                        b.x0 - _SLACK <= x <= b.x1 + _SLACK
                        and b.top - _SLACK <= y <= b.bottom + _SLACK
                        for b in boxes
                    )
                ]
                quote = source.quote(line.start, line.end)
                found.append(_letters("".join(inside)) == _letters(quote))
            shown.close()
    return found


def _letters(text: str) -> list[str]:
    return sorted(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
