"""``make hostile``: the CPU that reading hostile texts takes, at several lengths.

It says of which texts the work grows faster than their length. A ratio and no seconds: those depend on
the machine, and on what else it does.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import click

from corpus.folder import read_folder
from extract.limits import Limits
from kb.read_source import read_source
from tests.hostile.texts import TEXTS

#: Four times the text may take so many times the CPU: four, and what little else it does.
MOST = 6.0
#: Less CPU (seconds) than this says nothing of how it grows.
_LEAST = 0.3


@click.command()
@click.option("--text", "names", multiple=True, type=click.Choice(tuple(TEXTS)), metavar="NAME")
@click.option("--suffix", "suffixes", multiple=True, default=(".txt", ".md"), show_default=True)
@click.option("--length", "lengths", multiple=True, default=(4_000, 16_000, 64_000), type=int)
def main(names: tuple[str, ...], suffixes: tuple[str, ...], lengths: tuple[int, ...]) -> None:
    """Read hostile texts of 4,000, 16,000 and 64,000 characters as text and as Markdown.

    Exit status 1 says that one took more than six times the CPU for the last four times the text.
    """
    _cpu_of("Een tekst.", ".md")  # what is loaded once
    steep = 0
    for name in names or tuple(TEXTS):
        for suffix in suffixes:
            taken = [_cpu_of(TEXTS[name](length), suffix) for length in lengths]
            is_steep = len(taken) > 1 and taken[-1] > _LEAST and taken[-1] > MOST * taken[-2]
            steep += is_steep
            shown = " ".join(f"{seconds:7.2f}" for seconds in taken)
            click.echo(f"{name:30} {suffix:5} {shown}  {'STEEP' if is_steep else ''}")
    raise SystemExit(int(steep > 0))


def _cpu_of(text: str, suffix: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"tekst{suffix}"
        path.write_text(text, encoding="utf-8")
        (entry,) = read_folder(Path(folder)).sources
        before = time.process_time()
        read_source(entry, limits=Limits())
        return time.process_time() - before


if __name__ == "__main__":
    main()
