"""What pyproject.toml cannot say: the packages of the program are installed inside one, with their data.

See launcher/__init__.py for why. Their folders stay where they are in the checkout.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
PACKAGE = "woondeal_kennisbank"
#: What reads, builds and serves; reading documents needs no judging, tests or docs.
INSIDE = ("corpus", "extract", "nlp", "identity", "checks", "kb", "publish")
#: Single files that the site shows, and where they are looked for.
FILES = {
    "datasette_metadata.json": "datasette_metadata.json",
    "docs/quality.json": "publish/quality.json",
}


class BuildWithData(build_py):
    """Copies the packages whole: their vocabulary, queries, templates and the five documents too."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        target = Path(self.build_lib) / PACKAGE
        for package in INSIDE:
            shutil.rmtree(target / package, ignore_errors=True)
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / package, target / package, ignore=ignored)
        for source, name in FILES.items():
            shutil.copy(ROOT / source, target / name)


setup(cmdclass={"build_py": BuildWithData})
