"""The site as a folder: everything that it takes to run it on another machine.

The folder is one of Datasette's *configuration directories*: ``datasette serve FOLDER`` is all. It
holds the database with its inspect data (so that it is served as one that does not change), the
templates, styles, metadata and settings, the plugin with the code that it uses, and the files that were
read, to download and for the images of the pages of PDFs.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from datasette.cli import cli as datasette

from kb.metadata import DATABASE, as_json, load_queries, metadata
from publish import editions, page_images, reading_quality, settings
from publish.serving import PLUGINS, SETTINGS, STATIC, TEMPLATES

ROOT = Path(__file__).resolve().parent.parent
#: The packages that the plugin uses; they go beside it.
PACKAGES = ("corpus", "extract", "kb", "publish")
#: What of those packages is not needed to serve: the documents themselves, what was compiled.
_LEFT_OUT = shutil.ignore_patterns(
    "__pycache__", "documents", "manifest.toml", "templates", "static"
)
#: What has to be installed where the site runs.
REQUIREMENTS = (
    "datasette",
    "icalendar",
    "markupsafe",
    "msgspec",
    "pillow",
    "pypdfium2",
    "rapidfuzz",
    "xlsxwriter",
)
#: What tells a folder of ours, that may be written again, from any other.
MARK = "inspect-data.json"

CONTAINERFILE = """\
FROM docker.io/library/python:3.13-slim
WORKDIR /site
COPY requirements.txt .
RUN pip install --no-cache-dir --requirement requirements.txt
COPY . .
USER nobody
EXPOSE 8001
CMD ["datasette", "serve", "/site", "--host", "0.0.0.0", "--port", "8001"]
"""
README = """\
The Woondeal-kennisbank as a site. To run it:

    pip install --requirement requirements.txt
    datasette serve . --port 8001

or as a container:

    podman build --tag woondeal . && podman run --publish 8001:8001 woondeal

Written by `woondeal publish`; write it again rather than changing it.
"""


class SiteFolderError(settings.SettingError):
    """The folder cannot be written there; the message is one line."""


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """What was written: ``sources`` counts files, ``missing`` names those that were not found."""

    path: Path
    sources: int
    missing: tuple[str, ...]


def write_site(
    database: Path,
    folder: Path,
    *,
    sources: Iterable[Path] = (),
    report: str = "",
    data_licence: str = "",
    base_url: str | None = None,
    today: Callable[[], date] = date.today,
) -> SiteFolder:
    """Write the site of ``database`` to ``folder``, in the place of an earlier one.

    ``sources`` are the folders in which the files that were read are looked for. The folder is put in
    its place at the end, in one step. Documents that the earlier site did not have are the news of
    ``today``.

    Raises :class:`SiteFolderError` where there is a folder that is not one of these.
    """
    if folder.exists() and not (folder / MARK).is_file() and not _is_empty(folder):
        raise SiteFolderError(f"{folder}: is there already and is no site; name another folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as temporary:
        made = Path(temporary) / "new"
        made.mkdir()
        shutil.copyfile(database, made / f"{DATABASE}.db")
        _write_inspect_data(made)
        _copy_code(made)
        found, missing = _copy_sources(database, made / "sources", tuple(sources))
        _write_settings(made, {"report": report, "data_licence": data_licence}, base_url)
        known = editions.with_next(editions.read(folder), editions.documents_of(database), today())
        editions.write(known, made)
        if folder.exists():
            folder.rename(Path(temporary) / "old")
        made.rename(folder)
        folder.chmod(0o755)
    return SiteFolder(folder, found, missing)


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def _write_inspect_data(made: Path) -> None:
    """The hash of the database and its numbers of rows, so that Datasette need not count them."""
    path = made / MARK
    arguments = ["inspect", str(made / f"{DATABASE}.db"), "--inspect-file", str(path)]
    datasette.main(args=arguments, prog_name="datasette", standalone_mode=False)
    data = json.loads(path.read_text(encoding="utf-8"))
    data[DATABASE]["file"] = f"{DATABASE}.db"
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


def _copy_code(made: Path) -> None:
    shutil.copytree(TEMPLATES, made / "templates")
    shutil.copytree(STATIC, made / "static")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, made / "plugins" / package, ignore=_LEFT_OUT)
    figures = reading_quality.PLACES[-1]
    if figures.is_file():
        shutil.copyfile(figures, made / "plugins" / "publish" / reading_quality.PLACES[0].name)
    plugin = (PLUGINS / "woondeal.py").read_text(encoding="utf-8")
    (made / "plugins" / "woondeal.py").write_text(_beside(plugin), encoding="utf-8")


def _beside(plugin: str) -> str:
    """The plugin, made to find the packages in its own folder before any others."""
    marker = "from __future__ import annotations\n"
    lines = (
        marker,
        "import sys",
        "from pathlib import Path",
        "",
        "sys.path.insert(0, str(Path(__file__).resolve().parent))",
        "",
    )
    if marker not in plugin:
        raise SiteFolderError("the plugin does not begin as expected")
    return plugin.replace(marker, "\n".join(lines), 1)


def _copy_sources(
    database: Path, to: Path, folders: tuple[Path, ...]
) -> tuple[int, tuple[str, ...]]:
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    try:
        wanted = connection.execute(
            "select file, sha256 from sources"
            " where status = 'read' and sha256 is not null order by file, sha256"
        ).fetchall()
    finally:
        connection.close()
    missing = []
    for file, sha256 in wanted:
        found = page_images.find_file(folders, file, sha256)
        if found is None:
            missing.append(file)
            continue
        # Two files may have one name: each stands in a folder of its own.
        (to / sha256[:12]).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found, to / sha256[:12] / file)
    return len(wanted) - len(missing), tuple(missing)


def _write_settings(made: Path, ours: Mapping[str, str], base_url: str | None) -> None:
    described = metadata(load_queries())
    given = {name: value for name, value in ours.items() if value}
    if given:
        settings.settings(given, {}, None)
        described["plugins"] = {settings.PLUGIN: given}
    (made / "metadata.json").write_text(as_json(described), encoding="utf-8")
    chosen: dict[str, object] = {name: _value(text) for name, text in SETTINGS.items()}
    if base_url:
        chosen["base_url"] = base_url
    (made / "settings.json").write_text(as_json(chosen), encoding="utf-8")
    pins = "".join(f"{name}=={version(name)}\n" for name in REQUIREMENTS)
    (made / "requirements.txt").write_text(pins, encoding="utf-8")
    (made / "Containerfile").write_text(CONTAINERFILE, encoding="utf-8")
    (made / "README.md").write_text(README, encoding="utf-8")


_WORDS: Mapping[str, bool] = {"on": True, "off": False}


def _value(text: str) -> object:
    """A setting as JSON has it, from the words of the command line."""
    return _WORDS.get(text, int(text) if text.isdigit() else text)
