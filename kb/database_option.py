"""The option that names a knowledge base on the command line, for every command that reads one."""

from __future__ import annotations

from pathlib import Path

import click

from kb.local_path import LocalPath

DATABASE = Path("woondeal.db")

database_option = click.option(
    "--database",
    type=LocalPath(path_type=Path, dir_okay=False),
    default=DATABASE,
    show_default=True,
    help="The knowledge base to read.",
)
