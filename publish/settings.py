"""What whoever serves the site may set: where the files are, where mistakes go, what the data may be used for.

In Datasette's metadata under ``plugins``, ``woondeal-kennisbank``; or, for the command line, in the
environment: Datasette has no option of its own that hands a plugin a setting.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.licences import licence

PLUGIN = "woondeal-kennisbank"
SOURCES = "WOONDEAL_SOURCES"
REPORT = "WOONDEAL_REPORT"
DATA_LICENCE = "WOONDEAL_DATA_LICENCE"
#: Folders beside the database that are looked in when none is set.
BESIDE = ("sources", "corpus")


class SettingError(ValueError):
    """A setting that cannot be used; the message is one line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``sources``: folders with the files that were read. ``report``: the address that takes reports
    of mistakes (``mailto:`` or ``https:``), empty for none. ``data_licence``: the id of the licence of the
    data, empty where that of the database holds."""

    sources: tuple[Path, ...] = ()
    report: str = ""
    data_licence: str = ""


def settings(
    configured: Mapping[str, Any] | None, environment: Mapping[str, str], database: Path | None
) -> Settings:
    """The settings: what the environment says goes before what is ``configured`` in the metadata.

    Raises :class:`SettingError` where ``report`` is no address or ``data_licence`` no known licence.
    """
    given = dict(configured or {})
    folder = environment.get(SOURCES) or given.get("sources")
    folders: tuple[Path, ...] = ()
    if folder:
        folders = (Path(str(folder)),)
    elif database is not None:
        folders = tuple(database.parent / name for name in BESIDE)
    return Settings(
        folders,
        checked_report(environment.get(REPORT) or given.get("report") or ""),
        checked_licence(environment.get(DATA_LICENCE) or given.get("data_licence") or ""),
    )


def checked_report(address: Any) -> str:
    """An address for reports as it is; raises :class:`SettingError` for anything but one."""
    if address and not str(address).startswith(("mailto:", "https://", "http://")):
        raise SettingError(f"report: {address!r} is no mailto:, https: or http: address")
    return str(address)


def checked_licence(key: Any) -> str:
    """The id of a licence as it is written; raises :class:`SettingError` with those that are known."""
    try:
        return licence(str(key)).id if key else ""
    except ValueError as error:
        raise SettingError(f"data_licence: {error}") from error


def environment(
    sources: Path | None, report: str | None, data_licence: str | None = None
) -> dict[str, str]:
    """The environment that hands these settings on; raises :class:`SettingError`."""
    found = {
        SOURCES: str(sources) if sources else "",
        REPORT: checked_report(report or ""),
        DATA_LICENCE: checked_licence(data_licence or ""),
    }
    return {name: value for name, value in found.items() if value}


def current(configured: Mapping[str, Any] | None, database: Path | None) -> Settings:
    """The settings of this process; raises :class:`SettingError`."""
    return settings(configured, os.environ, database)
