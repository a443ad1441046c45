"""Damage of a PDF: said with its page, and nothing on that page is certain; a sound file has none."""

from __future__ import annotations

import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from extract.model import Segment, SourceText
from extract.pdf import read_pdf
from extract.pdf.damage import SecondReading, find_damage, second_reading
from extract.pdf.damage.find_damage import figures_lost
from extract.pdf.damage.second_reading import figures_in
from extract.pdf.damage.streams import inflated, is_whole
from extract.pdf.page.ink import PageInk
from extract.text import parse_text
from kb.damaged_pages import doubted
from kb.read_document import ReadOptions, read_document
from kb.read_source import reference
from nlp.records import DocumentContext
from tests.pdf_writer import PdfPage, pdf_bytes

PDFS = Path(__file__).parent / "pdfs"
TEXT = "De gemeente Almelo bouwt in 2027 nog 1240 woningen."


def page_of(text: str = TEXT) -> PdfPage:
    return PdfPage().text(70, 90, text)


def damage_of(folder: Path, data: bytes) -> tuple[frozenset[int], list[str]]:
    """The damaged pages of a file, and what is said of the damage."""
    path = folder / "proef.pdf"
    path.write_bytes(data)
    source = read_pdf(path, ocr=False)
    return source.damaged, [n.message for n in source.warnings if "beschadigd" in n.message]


def test_a_sound_file_has_no_damage(tmp_path: Path) -> None:
    assert damage_of(tmp_path, pdf_bytes([page_of(), page_of()])) == (frozenset(), [])


@pytest.mark.parametrize("name", ["artikelen.pdf", "alleen-eigenaar.pdf", "gedraaid.pdf"])
def test_files_of_programs_have_no_damage(name: str) -> None:
    assert read_pdf(PDFS / name).damaged == frozenset()


def test_a_page_whose_content_is_gone_is_damaged(tmp_path: Path) -> None:
    data = pdf_bytes([page_of(), page_of("Tweede bladzijde 7")])
    pages, said = damage_of(tmp_path, data.replace(b"/Contents 5 0 R", b"/Contents 9 0 R"))
    assert pages == {2}
    assert [message.split(":")[0] for message in said] == ["Pagina 2 is beschadigd"]


def test_a_page_whose_content_is_no_stream_is_damaged(tmp_path: Path) -> None:
    data = pdf_bytes([page_of(), page_of("Tweede bladzijde 7")])
    pages, _ = damage_of(tmp_path, data.replace(b"/Contents 5 0 R", b"/Contents 1 0 R"))
    assert pages == {2}


def test_a_page_without_content_has_no_damage(tmp_path: Path) -> None:
    data = pdf_bytes([page_of(), page_of()])
    for empty in (b"", b"/Contents [] "):
        without = data.replace(b"/Contents 5 0 R", empty.ljust(len(b"/Contents 5 0 R")))
        assert damage_of(tmp_path, without)[0] == frozenset()


def test_a_font_that_is_gone_damages_the_pages_that_name_it(tmp_path: Path) -> None:
    data = pdf_bytes([page_of()], fonts={"F1": "99 0 R"})
    assert damage_of(tmp_path, data)[0] == {1}


def test_a_name_of_no_font_is_not_understood(tmp_path: Path) -> None:
    pages, said = damage_of(
        tmp_path, pdf_bytes([page_of()]).replace(b"BT /F1 10 Tf", b"BT /F7 10 Tf")
    )
    assert pages == {1}
    assert "1 opdrachten zijn niet te begrijpen" in said[0]


@pytest.mark.parametrize("broken", ["BT 10 Tf ET", "BT /F1 10 Tg ET", "/Weg Do"])
def test_content_that_makes_no_sense_damages_its_page(tmp_path: Path, broken: str) -> None:
    page = page_of()
    page.content.append(broken)
    assert damage_of(tmp_path, pdf_bytes([page, page_of()]))[0] == {1}


def test_a_page_less_than_the_file_says_damages_all_of_it(tmp_path: Path) -> None:
    data = pdf_bytes([page_of(), page_of()]).replace(b"/Count 2", b"/Count 3")
    pages, said = damage_of(tmp_path, data)
    assert pages == {1, 2}
    assert "het zegt 3 pagina's te hebben en er zijn er 2 gevonden" in said[0]


def test_a_table_of_objects_that_was_mended_damages_all_of_the_file(tmp_path: Path) -> None:
    data = pdf_bytes([page_of()]).replace(b"startxref\n", b"startxref\n9")
    pages, said = damage_of(tmp_path, data)
    assert pages == {1}
    assert "de lijst van zijn onderdelen is niet te lezen" in said[0]


def test_one_flipped_bit_in_a_compressed_page_is_damage(tmp_path: Path) -> None:
    data = bytearray((PDFS / "artikelen.pdf").read_bytes())
    data[data.index(b"stream") + 400] ^= 4
    assert damage_of(tmp_path, bytes(data))[0]


# Streams ----------------------------------------------------------------------------------------


def test_whole_data_is_inflated() -> None:
    assert inflated(zlib.compress(b"woningen" * 50)) == b"woningen" * 50


@pytest.mark.parametrize("left", [0, 1, 3])
def test_a_checksum_that_was_left_out_is_no_damage(left: int) -> None:
    data = zlib.compress(b"woningen" * 50)
    assert inflated(data[: len(data) - 4 + left]) == b"woningen" * 50


def test_data_behind_the_end_is_no_damage() -> None:
    assert inflated(zlib.compress(b"woningen") + b"\r\n") == b"woningen"


@pytest.mark.parametrize("head", [b"X\x9c", b"x\x9d", b"\x79\x9c"])
def test_data_with_another_head_is_damage(head: bytes) -> None:
    with pytest.raises(ValueError, match="another head"):
        inflated(head + zlib.compress(b"woningen" * 50)[2:])


def test_data_that_ends_early_is_damage() -> None:
    with pytest.raises(ValueError, match="ends early"):
        inflated(zlib.compress(bytes(range(256)))[:-5])


def test_another_checksum_is_damage() -> None:
    data = zlib.compress(b"woningen")
    with pytest.raises(ValueError, match="another checksum"):
        inflated(data[:-1] + bytes([data[-1] ^ 1]))


# What another program sees ----------------------------------------------------------------------


def ink_with(text: str, **fields: object) -> PageInk:
    return replace(PageInk(1, 500, 800, (), figures=figures_in(text)), **fields)


@pytest.mark.parametrize(
    ("read", "seen", "lost"),
    [
        ("1240", "1240", 0),
        ("124", "1240", 1),
        ("", "1240", 4),
        ("1240", "", 0),
        ("7240", "1240", 1),
    ],
)
def test_figures_that_only_another_program_sees_are_lost(read: str, seen: str, lost: int) -> None:
    assert figures_lost(ink_with(read), figures_in(seen)) == lost


def test_figures_that_are_hidden_or_unreadable_are_not_lost() -> None:
    page = ink_with("", unseen=(("covered", 3),), unreadable=1)
    assert figures_lost(page, figures_in("1240")) == 0
    assert figures_lost(page, figures_in("12405")) == 1


def test_another_number_of_pages_is_damage() -> None:
    found = find_damage([ink_with("1")], [False], SecondReading(True, (figures_in("1"),) * 2), None)
    assert found.pages == {1}
    assert "vindt 2 pagina's en geen 1" in found.notes[0].message


def test_a_file_that_another_program_cannot_open_is_damage() -> None:
    assert find_damage([ink_with("1")], [False], SecondReading(False), None).pages == {1}


def test_a_page_that_another_program_cannot_open_is_damage() -> None:
    assert find_damage([ink_with("1")], [False], SecondReading(True, (None,)), None).pages == {1}


def test_pdfium_counts_the_figures_of_each_page(tmp_path: Path) -> None:
    path = tmp_path / "proef.pdf"
    path.write_bytes(pdf_bytes([page_of("in 2030"), page_of("geen getal")]))
    assert second_reading(path).pages == (figures_in("2030"), (0,) * 10)


# What is read from a damaged page ---------------------------------------------------------------


def levels(damaged: frozenset[int]) -> list[tuple[str, str]]:
    """The level of each count and commitment of two pages, and why."""
    source = replace(parse_text(f"{TEXT}\n\f{TEXT.replace('1240', '1250')}\n"), damaged=damaged)
    context = DocumentContext("deal", "agreement", "Woondeal Twente", "twente", "twente", "PV23")
    found = read_document(context, source, 1, 2, reference(), ReadOptions(strict=True))
    return [(str(fact.level), fact.why) for fact in (*found.counts, *found.commitments)]


def test_nothing_of_a_damaged_page_is_certain() -> None:
    sound, damaged = levels(frozenset()), levels(frozenset({2}))
    assert len(sound) == 4
    changed = [new for old, new in zip(sound, damaged, strict=True) if old != new]
    assert [level for level, _ in changed] == ["uncertain", "uncertain"]
    assert all("pagina 2 van het bestand is beschadigd" in why for _, why in changed)


def test_a_fact_that_ends_on_a_damaged_page_is_not_certain() -> None:
    source = SourceText("een\ftwee", parse_text("een\ftwee").pages, damaged=frozenset({2}))
    count = read_document(
        DocumentContext("deal", "agreement", "Deal", "twente", "twente", "PV23"),
        parse_text(TEXT), 1, 1, reference(),
    ).counts[0]  # fmt: skip
    over, before = (replace(count, span=Segment(0, end)) for end in (6, 2))
    assert [c.level for c in doubted([over], source)] == ["uncertain"]
    assert doubted([before], source) == (before,)


@pytest.mark.parametrize(
    ("name", "data", "whole"),
    [
        ("ASCIIHexDecode", b"48656C6C6F>", True),
        ("ASCIIHexDecode", b"48656C6XYZ", False),
        ("FlateDecode", zlib.compress(b"1240 woningen"), True),
        ("FlateDecode", zlib.compress(b"1240 woningen")[:-8], False),
        ("LZWDecode", b"\x80\x0b\x60\x50\x22", True),
        ("Onbekend", b"1240 woningen", False),
    ],
)
def test_a_stream_is_whole_where_its_filter_reads_it_to_the_end(
    name: str, data: bytes, whole: bool
) -> None:
    assert is_whole(PDFStream({"Filter": LIT(name)}, data)) is whole


def test_a_stream_behind_two_filters_is_read_through_both() -> None:
    filters = [LIT("ASCIIHexDecode"), LIT("FlateDecode")]
    packed = zlib.compress(b"1240 woningen")
    assert is_whole(PDFStream({"Filter": filters}, packed.hex().encode() + b">"))
    assert not is_whole(PDFStream({"Filter": filters}, packed[:-8].hex().encode() + b">"))


@pytest.mark.parametrize(
    "name",
    [
        "LZWDecode",
        "LZW",
        "RunLengthDecode",
        "RL",
        "CCITTFaxDecode",
        "CCF",
        "DCTDecode",
        "DCT",
        "JBIG2Decode",
        "JPXDecode",
        "Crypt",
    ],
)
def test_what_another_filter_of_the_format_holds_is_not_judged(name: str) -> None:
    assert is_whole(PDFStream({"Filter": LIT(name)}, b"anything"))
    assert not is_whole(PDFStream({"Filter": LIT(f"{name}X")}, b"anything"))
