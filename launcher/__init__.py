"""The program as it is installed.

Its packages have plain names (``corpus``, ``extract``, ``checks``) that other programs may use too. So they
are installed inside this one, which puts its own folder first where Python looks, and nobody else's.
"""

from __future__ import annotations

import sys
from pathlib import Path


def home() -> Path:
    """The folder of the packages: this one where it is installed, the one above it in a checkout."""
    here = Path(__file__).resolve().parent
    return here if (here / "publish").is_dir() else here.parent


def main() -> None:
    """Run the command line."""
    sys.path.insert(0, str(home()))
    from publish.cli import main as woondeal

    woondeal()
