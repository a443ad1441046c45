"""``make screenshots``: a small picture of every kind of page, for ``docs/screenshots/``.

Pictures of 1200 pixels wide as on a desk and 360 as on a phone, with few colours so that they stay
small. Usage: ``screenshots.py DATABASE``.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path

from addresses import addresses
from conftest import ARGUMENTS, served
from PIL import Image
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
#: File, kind of page (see ``addresses``), width and most height of the picture in pixels.
PICTURES = (
    ("start", "start", 1200, 1250),
    ("start-telefoon", "start", 360, 1400),
    ("gemeente", "gemeente", 1200, 1400),
    ("gemeente-telefoon", "gemeente", 360, 1400),
    ("document", "document", 1200, 1100),
    ("bladzijde", "bladzijde met afspraken", 1200, 1200),
    ("bladzijde-met-tabel", "bladzijde met tabel", 1200, 1100),
    ("bron", "bron van een getal in een tabel", 1200, 1300),
    ("bron-telefoon", "bron van een afspraak", 360, 1400),
    ("afspraken", "afspraken", 1200, 1100),
    ("termijnen", "termijnen", 1200, 1100),
    ("vergelijken", "vergelijken", 1200, 1300),
    ("controles", "controles", 1200, 1100),
    ("zoeken", "zoeken", 1200, 1100),
    ("over", "over", 1200, 1300),
    ("gegevens", "gegevens", 1200, 1300),
    ("tabel", "tabel", 1200, 1000),
)
COLOURS = 48


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
    paths = addresses(database)
    with served(database) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        for name, kind, width, height in PICTURES:
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto(site + paths[kind], wait_until="load")
            picture = small(page.screenshot(full_page=True), height)
            (FOLDER / f"{name}.png").write_bytes(picture)
            print(f"{name}.png {len(picture) // 1024} kB")
            page.close()
        browser.close()


if __name__ == "__main__":
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium or len(sys.argv) != 2:
        sys.exit("Usage: screenshots.py DATABASE (and Chromium is needed: apt install chromium)")
    main(Path(sys.argv[1]), chromium)
