"""Makes the PDFs of reported layouts from their sources. They are kept: tests need none of these tools.

Needs ``typst``, ``reportlab`` and ``fpdf2`` from PyPI, and Chromium.
usage: python tests/layouts_reported/make.py
"""

import runpy
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = HERE / "sources"


def main() -> None:
    import typst

    for source in sorted(SOURCES.glob("*.typ")):
        typst.compile(str(source), output=str(HERE / f"{source.stem}.pdf"))
    chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    for source in sorted(SOURCES.glob("*.html")):
        target = f"--print-to-pdf={HERE / source.stem}.pdf"
        subprocess.run([*chromium, target, str(source)], check=True)
    for script in sorted(SOURCES.glob("*.py")):
        runpy.run_path(str(script))["make"](HERE)


if __name__ == "__main__":
    main()
