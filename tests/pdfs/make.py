"""Makes the test PDFs from their sources. The PDFs are kept: the tests need none of these tools.

Needs ``typst``, ``weasyprint``, ``reportlab`` and ``pikepdf`` from PyPI, and Chromium and LibreOffice.
usage: python tests/pdfs/make.py
"""

import runpy
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SOURCES = HERE / "sources"


def main() -> None:
    import pikepdf
    import typst
    import weasyprint

    for name in ("kolommen", "tabellen", "overeenkomst"):
        typst.compile(str(SOURCES / f"{name}.typ"), output=str(HERE / f"{name}.pdf"))
    for name in ("randloos", "paginagrens"):
        weasyprint.HTML(str(SOURCES / f"{name}.html")).write_pdf(HERE / f"{name}.pdf")
    chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    target = f"--print-to-pdf={HERE / 'over-paginas.pdf'}"
    subprocess.run([*chromium, target, str(SOURCES / "over-paginas.html")], check=True)
    office = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(HERE)]
    subprocess.run([*office, str(SOURCES / "artikelen.fodt")], check=True)
    for name in ("gedraaid", "lijnen"):
        sys.argv = [f"{name}.py", str(HERE / f"{name}.pdf")]
        runpy.run_path(str(SOURCES / f"{name}.py"), run_name="__main__")
    with pikepdf.open(HERE / "artikelen.pdf") as pdf:
        user = pikepdf.Encryption(owner="eigenaar", user="merenland", R=6)
        pdf.save(HERE / "wachtwoord.pdf", encryption=user)
        owner = pikepdf.Encryption(owner="eigenaar", user="", R=4)
        pdf.save(HERE / "alleen-eigenaar.pdf", encryption=owner)


if __name__ == "__main__":
    main()
