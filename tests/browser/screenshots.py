"""``make screenshots``: a small picture of every kind of page, for ``docs/screenshots/``.

Pictures of 1200 pixels wide as on a desk and 360 as on a phone, with few colours so that they stay
small. Usage: ``screenshots.py DATABASE``.
"""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from addresses import addresses
from conftest import ARGUMENTS, ROOT, served
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
#: File, kind of page (see ``addresses``), width and most height of the picture in pixels.
PICTURES = (
    ("start", "start", 1200, 1900),
    ("start-telefoon", "start", 360, 1400),
    ("gemeente", "gemeente", 1200, 1400),
    ("gemeente-telefoon", "gemeente", 360, 1400),
    ("gemeenten", "gemeenten", 1200, 1000),
    ("regio", "regio", 1200, 1200),
    ("documenten", "documenten", 1200, 1000),
    ("regios", "per regio", 1200, 1400),
    ("document", "document", 1200, 1100),
    ("bladzijde", "bladzijde met afspraken", 1200, 1200),
    ("bladzijde-met-tabel", "bladzijde met tabel", 1200, 1100),
    ("bron", "bron van een getal in een tabel", 1200, 1300),
    ("kaart", "kaart van een getal", 520, 330),
    ("bron-telefoon", "bron van een afspraak", 360, 1400),
    ("afspraken", "afspraken", 1200, 1100),
    ("thema", "thema", 1200, 1100),
    ("termijnen", "termijnen", 1200, 1100),
    ("partijen", "partijen", 1200, 1000),
    ("partij", "partij", 1200, 1100),
    ("vergelijken", "vergelijken", 1200, 1300),
    ("controles", "controles", 1200, 1100),
    ("zoeken", "zoeken", 1200, 1100),
    ("over", "over", 1200, 1300),
    ("gegevens", "gegevens", 1200, 1300),
    ("tabel", "tabel", 1200, 1000),
    ("rij", "rij", 1200, 900),
    ("vraag", "vraag met een antwoord", 1200, 1000),
    ("zelf-vragen", "zelf vragen", 1200, 900),
    ("niet-gevonden", "niet gevonden", 1200, 500),
)
#: A PDF of the tests; of a knowledge base that is read from it come two pictures.
PDF = Path(__file__).resolve().parents[1] / "pdfs" / "kolommen.pdf"
OF_PDF = (("bron-pdf", "bron", 1200, 1400), ("bladzijde-pdf", "bladzijde", 1200, 1300))
COLOURS = 96


def small(picture: bytes, height: int) -> bytes:
    """The top of a PNG, with few colours."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image = image.crop((0, 0, image.width, min(height, image.height)))
    stream = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def main(database: Path, executable: str) -> None:
    """Take all pictures of the site on ``database``."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        pdf = read_pdf(Path(folder))
        for source, paths, pictures in (
            (database, addresses(database), PICTURES),
            (pdf, of_pdf(pdf), OF_PDF),
        ):
            with served(source) as site:
                for name, kind, width, height in pictures:
                    take(browser, site + paths[kind], FOLDER / f"{name}.png", width, height)
        browser.close()


def read_pdf(folder: Path) -> Path:
    """A knowledge base of the PDF alone, which is in the folder ``sources`` beside it."""
    (folder / "sources").mkdir()
    shutil.copy(PDF, folder / "sources")
    database = folder / "woondeal.db"
    command = [sys.executable, "-m", "publish.cli", "build", "--corpus", folder / "sources"]
    subprocess.run([*command, "--output", database], check=True, cwd=ROOT, capture_output=True)
    return database


def of_pdf(database: Path) -> dict[str, str]:
    """The pages of the knowledge base that was read from the PDF, by what they are."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        (span,) = connection.execute(
            "select span_id from counts where cell_id is not null order by id limit 1"
        ).fetchone()
    return {"bron": f"/bron/{span}", "bladzijde": f"/document/{PDF.stem}/pagina/1"}


def take(browser: Browser, address: str, file: Path, width: int, height: int) -> None:
    """Take one picture."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address, wait_until="load")
    picture = small(page.screenshot(full_page=True), height)
    file.write_bytes(picture)
    print(f"{file.name} {len(picture) // 1024} kB")
    page.close()


if __name__ == "__main__":
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium or len(sys.argv) != 2:
        sys.exit("Usage: screenshots.py DATABASE (and Chromium is needed: apt install chromium)")
    main(Path(sys.argv[1]), chromium)
