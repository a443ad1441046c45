"""Files and folders on the command line: an address of the web is told apart from a name that is not there."""

from __future__ import annotations

import os
import re
from typing import Any

import click

_WEB = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class LocalPath(click.Path):
    """A path of this machine; an address of the web is refused in words of its own."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        if _WEB.match(str(value)):
            kind = "folder" if not self.file_okay else "file"
            self.fail(
                f"{value} is an address of the web; a {kind} of this machine is needed", param, ctx
            )
        return super().convert(value, param, ctx)
