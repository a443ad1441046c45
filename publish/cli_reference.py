"""``docs/cli.md``: every command and option of the command line, from their help texts.

``python -m publish.cli_reference`` writes it; a test fails when the file differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from publish.cli import main

CLI_FILE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"


def cli_reference() -> str:
    """The reference in Markdown: the help of ``woondeal`` and of each of its commands."""
    lines = [
        "# Command line",
        "",
        "<!-- Made by `make docs` from the help texts in kb/cli.py and publish/cli.py; edit those. -->",
        "",
        "Installing the project (`make serve` does) puts the command `woondeal` in `.venv/bin`.",
        "",
    ]
    parent = click.Context(main, info_name="woondeal")
    lines += ["## woondeal", "", "```", _help(parent), "```", ""]
    for path, command in _commands(parent):
        lines += [f"## {path}", "", "```", _help(command), "```", ""]
    lines += [
        "## Exit status",
        "",
        "| status | when |",
        "|---|---|",
        "| 0 | all went well; of `build`: everything was read |",
        "| 1 | something could not be read (its reason stands in the table `sources`, the others "
        "are in the knowledge base), or there is no such row |",
        "| 2 | wrong usage: an unknown option, a folder that is not there |",
        "",
    ]
    return "\n".join(lines)


def _commands(parent: click.Context) -> Iterator[tuple[str, click.Context]]:
    """The commands of a group by name, each with those in it right behind it."""
    group = parent.command
    if isinstance(group, click.Group):
        for name in sorted(group.commands):
            context = click.Context(group.commands[name], info_name=name, parent=parent)
            yield context.command_path, context
            yield from _commands(context)


def _help(context: click.Context) -> str:
    # A width of our own: the terminal's would change the file.
    context.terminal_width = context.max_content_width = 88
    formatter = click.HelpFormatter(width=88, max_width=88)
    context.command.format_help(context, formatter)
    return formatter.getvalue().strip()


def write() -> Path:
    """Write the reference to its place and say where that is."""
    CLI_FILE.parent.mkdir(exist_ok=True)
    CLI_FILE.write_text(cli_reference(), encoding="utf-8")
    return CLI_FILE


if __name__ == "__main__":
    print(f"Wrote {write().name}")
