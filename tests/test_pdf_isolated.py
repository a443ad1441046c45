"""A PDF is read in a process of its own: one that never ends, or takes too much, is ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.limits import Limits
from extract.pdf import PdfError, read_pdf
from extract.pdf.isolated import read_isolated
from tests.pdf_readers import breaks, bursts, chatters, dies, never_ends

PDFS = Path(__file__).parent / "pdfs"
PATH = Path("deal.pdf")


def test_it_reads_what_reading_in_this_process_reads() -> None:
    path = PDFS / "artikelen.pdf"
    isolated, here = read_isolated(path), read_pdf(path)
    assert isolated.text == here.text
    assert isolated.blocks == here.blocks
    assert isolated.boxes_of(here.blocks[0].segments) == here.boxes_of(here.blocks[0].segments)


def test_a_reader_that_never_ends_is_ended() -> None:
    with pytest.raises(
        PdfError, match="not read within 1 seconds; give more with --timeout"
    ) as told:
        read_isolated(PATH, limits=Limits(timeout=1), reader=never_ends)
    assert told.value.reason == "het lezen duurde langer dan 1 seconden"


def test_a_reader_that_takes_too_much_memory_is_named() -> None:
    with pytest.raises(PdfError, match="needs more than 300 MB; give more with --memory") as told:
        read_isolated(PATH, limits=Limits(memory=300), reader=bursts)
    assert told.value.reason == "er is meer dan 300 MB geheugen voor nodig"


def test_a_process_that_dies_is_named_with_its_exit_code() -> None:
    with pytest.raises(PdfError, match=r"deal\.pdf: the reading process ended \(exit code 3\)"):
        read_isolated(PATH, reader=dies)


def test_a_mistake_of_the_reader_is_one_line() -> None:
    with pytest.raises(PdfError, match="the reader failed: KeyError") as told:
        read_isolated(PATH, reader=breaks)
    assert "\n" not in str(told.value)


def test_what_a_reader_prints_does_not_stand_in_the_way() -> None:
    assert read_isolated(PATH, reader=chatters).text == "Woondeal"


def test_the_reason_of_a_file_that_cannot_be_read_comes_along() -> None:
    with pytest.raises(PdfError, match="needs a password") as told:
        read_isolated(PDFS / "wachtwoord.pdf")
    assert told.value.reason == "het bestand is beveiligd met een wachtwoord"
    assert "overleggen" in read_isolated(PDFS / "wachtwoord.pdf", "merenland").text
