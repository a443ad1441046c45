"""Page images of PDFs: the right file, the page as it is shown, the boxes on the words."""

from __future__ import annotations

import asyncio
import io
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pdf_sample import write_pdf
from PIL import Image
from publish_sample import DOCUMENT, sample_site, span_of, write_sample

from corpus.manifest import sha256_of
from extract.model import Box, Segment
from extract.read import read
from publish import page_images, settings, source_page


def decoded(image: bytes) -> Image.Image:
    return Image.open(io.BytesIO(image)).convert("L")


@pytest.mark.parametrize(
    ("rotation", "crop"),
    [
        (0, None),
        (90, None),
        (180, (100, 100, 450, 350)),
        (270, (100, 50, 480, 300)),
        (0, (120, 150, 400, 300)),
    ],
)
def test_box_of_a_word_lies_on_its_ink(
    tmp_path: Path, rotation: int, crop: tuple[float, float, float, float] | None
) -> None:
    path = write_pdf(tmp_path / "blad.pdf", rotation=rotation, crop=crop)
    source = read(path, "application/pdf")
    start = source.text.index("2.500")
    words = source.boxes_of([Segment(start, start + 5)])
    every = source.boxes_of([Segment(0, len(source.text.rstrip()))])
    width, height = source.pages[0].width, source.pages[0].height
    image = page_images.draw_page(path, 1)
    assert image is not None and width and height
    drawn = decoded(image)
    across, down = drawn.width / width, drawn.height / height
    assert across == pytest.approx(page_images.SCALE, abs=0.02)
    assert down == pytest.approx(page_images.SCALE, abs=0.02)

    def pixels(box: Box, more: int = 0) -> tuple[int, int, int, int]:
        return (
            round(box.x0 * across) - more,
            round(box.top * down) - more,
            round(box.x1 * across) + more,
            round(box.bottom * down) + more,
        )

    inside = b"".join(drawn.crop(pixels(box)).tobytes() for box in words)
    assert sum(value < 128 for value in inside) > 0.1 * len(inside)
    for box in every:
        drawn.paste(255, pixels(box, more=2))
    assert min(drawn.tobytes()) > 128, "ink outside the boxes of the words"


@pytest.fixture(scope="module")
def pdf_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as if it had been read from a PDF, which lies in ``sources`` beside it."""
    folder = tmp_path_factory.mktemp("pdf")
    (folder / "sources").mkdir()
    pdf = write_pdf(folder / "sources" / "proef.pdf")
    path = write_sample(folder / "woondeal.db")
    connection = sqlite3.connect(path)
    connection.execute(
        "update sources set file = 'proef.pdf', media_type = 'application/pdf', sha256 = ?"
        " where id = 'bron-1'",
        (sha256_of(pdf),),
    )
    connection.execute("update pages set width = 500, height = 400")
    for words in ("2.500", "tot en met 2030", "479"):
        connection.execute(
            "update spans set boxes = '[[1, 150, 190, 180, 204]]' where id = ?", (span_of(words),)
        )
    connection.commit()
    connection.close()
    return path


def asked(database: Path, *paths: str, **configured: str) -> list[Any]:
    async def ask() -> list[Any]:
        site = sample_site(database, **configured)
        return [await site.client.get(path) for path in paths]

    return asyncio.run(ask())


def test_source_page_shows_the_page_with_the_words_outlined(pdf_database: Path) -> None:
    (page,) = asked(pdf_database, f"/bron/{span_of('2.500')}")
    image = f"/beeld/{sha256_of(pdf_database.parent / 'sources' / 'proef.pdf')}/1.webp"
    assert page.text.count(f'<image href="{image}" width="500.0" height="400.0"') == 2
    assert page.text.count('<rect class="marked" x="149" y="189"') == 2
    assert 'viewBox="0 120 ' in page.text


def test_document_page_has_a_link_on_every_box(pdf_database: Path) -> None:
    (page,) = asked(pdf_database, f"/document/{DOCUMENT}/pagina/1")
    for kind, words in (("count", "2.500"), ("deadline", "tot en met 2030")):
        assert f'<a href="/bron/{span_of(words)}" class="{kind}" tabindex="-1"' in page.text
    assert "<image " in page.text


def test_without_the_file_boxes_are_drawn_on_empty_paper(
    pdf_database: Path, tmp_path: Path
) -> None:
    page, reading = asked(
        pdf_database,
        f"/bron/{span_of('2.500')}",
        f"/document/{DOCUMENT}/pagina/1",
        sources=str(tmp_path),
    )
    assert "<image " not in page.text and '<rect class="paper"' in page.text
    assert page.text.count('<rect class="marked"') == 1
    assert "<image " not in reading.text and "2.500" in reading.text


def test_page_image_is_kept_for_good_and_others_are_not_found(pdf_database: Path) -> None:
    sha256 = sha256_of(pdf_database.parent / "sources" / "proef.pdf")
    image, other_page, other_file = asked(
        pdf_database,
        f"/beeld/{sha256}/1.webp",
        f"/beeld/{sha256}/9.webp",
        f"/beeld/{'0' * 64}/1.webp",
    )
    assert image.headers["content-type"] == "image/webp" and image.content[:4] == b"RIFF"
    assert "immutable" in image.headers["cache-control"]
    assert (other_page.status_code, other_file.status_code) == (404, 404)


def test_file_that_was_read_is_there_to_download(pdf_database: Path) -> None:
    file = next((pdf_database.parent / "sources").rglob("*.pdf"))
    page = asked(pdf_database, f"/document/{DOCUMENT}")[0].text
    assert f'href="/bestand/{sha256_of(file)}"' in page and sha256_of(file) in page
    assert "adres onbekend" in page
    (answer,) = asked(pdf_database, f"/bestand/{sha256_of(file)}")
    assert answer.content == file.read_bytes()
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f"attachment; filename*=UTF-8''{file.name}"


def test_file_that_is_not_there_is_not_offered(tmp_path: Path) -> None:
    database = write_sample(tmp_path / "woondeal.db")
    assert "/bestand/" not in asked(database, f"/document/{DOCUMENT}")[0].text
    for sha256 in (sha256_of(database), "0" * 64):
        (answer,) = asked(database, f"/bestand/{sha256}")
        assert answer.status_code == 404 and "kijk bij de uitgever" in answer.text


def test_file_that_a_browser_would_show_as_a_page_is_only_kept(tmp_path: Path) -> None:
    """A source may be HTML: at an address of the site it must not act as a page of it."""
    (tmp_path / "sources").mkdir()
    file = tmp_path / "sources" / "brief é.html"
    file.write_text("<p>Hallo</p>", encoding="utf-8")
    database = write_sample(tmp_path / "woondeal.db")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "update sources set file = ?, media_type = 'text/html', sha256 = ?",
            (file.name, sha256_of(file)),
        )
    (answer,) = asked(database, f"/bestand/{sha256_of(file)}")
    assert answer.content == file.read_bytes()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].endswith("''brief%20%C3%A9.html")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_very_large_page_is_drawn_smaller() -> None:
    assert page_images.scale_of(595, 842) == page_images.SCALE
    scale = page_images.scale_of(5000, 4000)
    assert 5000 * 4000 * scale**2 == pytest.approx(page_images.MOST_PIXELS)


def test_file_is_found_by_its_name_and_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    other = write_pdf(tmp_path / "a" / "deal [1].pdf", "iets anders")
    wanted = write_pdf(tmp_path / "b" / "deal [1].pdf")
    found = page_images.find_file([tmp_path / "nergens", tmp_path], other.name, sha256_of(wanted))
    assert found == wanted
    assert page_images.find_file([tmp_path], other.name, "0" * 64) is None


def test_file_that_cannot_be_opened_has_no_pages(tmp_path: Path) -> None:
    path = tmp_path / "stuk.pdf"
    path.write_bytes(b"%PDF-1.4 afgebroken")
    assert page_images.page_count(path) == 0
    assert page_images.draw_page(path, 1) is None


def test_page_that_is_not_there_has_no_image(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "blad.pdf")
    images = page_images.PageImages([tmp_path])
    sha256 = sha256_of(path)

    async def ask(number: int) -> bytes | None:
        return await images.image(path.name, sha256, number)

    assert asyncio.run(ask(2)) is None
    assert asyncio.run(ask(0)) is None
    image = asyncio.run(ask(1))
    assert image is not None and image[:4] == b"RIFF"


def test_old_images_make_room_for_new_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = pypdfium2.PdfDocument.new()
    for _ in range(4):
        document.new_page(20, 20)
    path = tmp_path / "vier.pdf"
    document.save(path)
    monkeypatch.setattr(page_images, "MOST_KEPT", 2)
    images = page_images.PageImages([tmp_path])

    async def ask() -> None:
        for number in (1, 2, 3, 4):
            await images.image(path.name, sha256_of(path), number)

    asyncio.run(ask())
    assert [number for _, number in images._kept] == [3, 4]


def test_crop_shows_the_words_with_what_stands_around_them() -> None:
    words = source_page.Box(200, 300, 240, 310)
    found = source_page.crop([words], 595, 842)
    assert (found.x0, found.x1) == (30, 410)
    assert (found.top, found.bottom) == (250, 360)


def test_crop_stays_on_the_page() -> None:
    words = source_page.Box(560, 10, 590, 20)
    found = source_page.crop([words], 595, 842)
    assert found.top == 0 and found.x1 == 595
    assert found.width == 380 and found.height == 110
    whole = source_page.crop([source_page.Box(0, 0, 595, 842)], 595, 842)
    assert whole.view_box == "0 0 595 842"


def test_settings_of_the_environment_go_before_the_metadata() -> None:
    given = {"sources": "map", "report": "mailto:a@example.nl"}
    found = settings.settings(given, {settings.SOURCES: "elders"}, Path("x/woondeal.db"))
    assert found == settings.Settings((Path("elders"),), "mailto:a@example.nl")


def test_sources_are_looked_for_beside_the_database() -> None:
    found = settings.settings(None, {}, Path("x/woondeal.db"))
    assert found == settings.Settings((Path("x/sources"), Path("x/corpus")), "")


def test_report_address_must_be_one() -> None:
    with pytest.raises(settings.SettingError, match="javascript"):
        settings.environment(None, "javascript:alert(1)")
