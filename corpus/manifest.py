"""The manifest: which sources there are, and which documents are in them.

``manifest.toml`` has one ``[[source]]`` a file, each with one or more ``[[source.document]]``.
Reading it checks everything that can be checked without opening the documents' text: unknown
kinds, double names, page ranges, dates, references to documents that are not there, and the
files' checksums.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpus.codes import values
from corpus.licences import licence
from corpus.loading import CorpusError as CorpusError
from corpus.loading import read_toml

#: The kinds of documents, as the knowledge base names them.
DOCUMENT_KINDS = values("document_kind")
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".htm": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_WEB = ("https://", "http://")
_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document within a source: pages ``page_first`` to ``page_last`` of the file (1-based).

    ``area`` is the id of the area it is about; ``municipalities`` are the ids of those that it is
    about where these are some of the area's, or those of a region that nobody else lists. ``issued_by`` names the parties that speak in it:
    the signatories of an agreement, or the one body that issued a note. ``page_label_offset`` is
    what to add to a page's number in the file to get the number printed on it.
    """

    id: str
    title: str
    kind: str
    page_first: int
    page_last: int | None
    publisher: str | None = None
    area: str | None = None
    municipalities: tuple[str, ...] = ()
    dated: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    replaces: str | None = None
    annex_of: str | None = None
    issued_by: tuple[str, ...] = ()
    page_label_offset: int | None = None


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A file of the corpus. ``documents`` is empty for a file outside a manifest.

    ``url`` is where the publisher has the file, ``landing_page`` the page that tells about it.
    ``problem`` is what is wrong with its entry in the manifest; such a source is not read.
    ``password`` opens a PDF that needs one.
    """

    id: str
    path: Path
    media_type: str
    sha256: str | None = None
    url: str | None = None
    landing_page: str | None = None
    description: str | None = None
    publisher: str | None = None
    legal_status: str | None = None
    documents: tuple[DocumentEntry, ...] = field(default=())
    password: str | None = field(default=None, repr=False)
    problem: CorpusError | None = None

    @property
    def file(self) -> str:
        return self.path.name


@lru_cache(maxsize=10_000)
def slug(text: str) -> str:
    """A key of ``[a-z0-9-]`` for a name: accents folded, everything else a hyphen."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "zonder-naam"


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def load_manifest(path: Path) -> tuple[SourceEntry, ...]:
    """The sources of ``manifest.toml``, checked.

    Raises :class:`CorpusError` with one line that names the file, the entry and what is wrong.
    """
    entries = read_manifest(path)
    for entry in entries:
        if entry.problem:
            raise entry.problem
    return entries


def read_manifest(path: Path) -> tuple[SourceEntry, ...]:
    """The sources of ``manifest.toml``; what is wrong with one stands in its ``problem``.

    One source that was described wrongly does not keep the others from being read. Raises
    :class:`CorpusError` only where the manifest as a whole cannot be understood: no TOML, a source
    without a file, a name that is there twice.
    """
    _, data = read_toml(path)
    tables = data.get("source", [])
    are_tables = isinstance(tables, list) and all(isinstance(table, dict) for table in tables)
    if set(data) - {"source", "data_licence"} or not are_tables:
        raise CorpusError(f"{path}: holds [[source]] entries only")
    entries = [_source_or_problem(path, table) for table in tables]
    _check_unique(path, "source", [entry.id for entry in entries])
    _check_unique(path, "file", [str(entry.path.resolve()) for entry in entries])
    documents = [document for entry in entries for document in entry.documents]
    known = {document.id for document in documents}
    _check_unique(path, "document", [document.id for document in documents])
    return tuple(_check_relations(path, entry, known) for entry in entries)


def data_licence_of(path: Path) -> str | None:
    """The id of the licence that the data have (``data_licence``); None where the manifest names none.

    Raises :class:`CorpusError` for what is no licence of ``corpus/reference/licences.toml``.
    """
    _, data = read_toml(path)
    named = data.get("data_licence")
    if named is None:
        return None
    try:
        return licence(str(named)).id
    except ValueError as error:
        raise CorpusError(f"{path}: data_licence: {error}") from error


def _source_or_problem(manifest: Path, table: dict[str, Any]) -> SourceEntry:
    file = table.get("file")
    if not isinstance(file, str) or "\0" in file:
        raise CorpusError(f"{manifest}: a [[source]] has no file, or a name that no file can have")
    try:
        return _source(manifest, table)
    except CorpusError as error:
        path = manifest.parent / file
        return SourceEntry(
            id=slug(path.stem),
            path=path,
            media_type=MEDIA_TYPES.get(path.suffix.lower(), "text/plain"),
            problem=error,
        )


def _check_relations(manifest: Path, entry: SourceEntry, known: set[str]) -> SourceEntry:
    """The source, with a problem where a document of it names one that is not there."""
    for document in entry.documents:
        for name in ("replaces", "annex_of"):
            target = getattr(document, name)
            if target is not None and target not in known:
                problem = CorpusError(
                    f"{manifest}: document {document.id!r}: "
                    f"{name} names {target!r}, which is not a document here"
                )
                return replace(entry, problem=problem)
    return entry


def check_checksum(entry: SourceEntry) -> None:
    """Raises :class:`CorpusError` when the file is not the one that the manifest describes."""
    if entry.sha256 and sha256_of(entry.path) != entry.sha256:
        raise CorpusError(
            f"{entry.path}: its sha256 is not the one in the manifest; "
            "restore the file or, if it was meant to change, update the manifest",
            "het is niet meer het bestand dat het manifest beschrijft: het controlegetal verschilt",
        )


def _source(manifest: Path, table: dict[str, Any]) -> SourceEntry:
    file: str = table["file"]
    where = f"{manifest}: source {file!r}"
    known = {
        "id",
        "file",
        "media_type",
        "sha256",
        "url",
        "landing_page",
        "description",
        "publisher",
        "legal_status",
        "password",
        "document",
    }
    _check_keys(where, table, known)
    _check_texts(where, table, known - {"document"})
    path = manifest.parent / file
    if not lies_in(path, manifest.parent):
        raise CorpusError(
            f"{where}: lies outside the folder of the manifest; put the file in it",
            "het bestand staat buiten de map van het manifest",
        )
    if not path.is_file():
        raise CorpusError(f"{where}: no such file", "het bestand is er niet")
    media_type = table.get("media_type") or MEDIA_TYPES.get(path.suffix.lower())
    if not isinstance(media_type, str) or media_type not in MEDIA_TYPES.values():
        raise CorpusError(
            f"{where}: unknown media_type {media_type!r}",
            f"bestanden van het soort {media_type!r} worden niet gelezen",
        )
    for key in ("url", "landing_page"):
        address = table.get(key)
        if address is not None and not address.startswith(_WEB):
            raise CorpusError(f"{where}: {key} {address!r} does not begin with https:// or http://")
    described = table.get("document", [])
    if not isinstance(described, list) or not all(isinstance(d, dict) for d in described):
        raise CorpusError(f"{where}: describe each document in a [[source.document]]")
    documents = tuple(_document(where, d) for d in described)
    _check_pages(where, documents)
    return SourceEntry(
        id=checked_id(where, table.get("id") or slug(path.stem)),
        path=path,
        media_type=media_type,
        sha256=table.get("sha256"),
        url=table.get("url"),
        landing_page=table.get("landing_page"),
        description=table.get("description"),
        publisher=table.get("publisher"),
        legal_status=table.get("legal_status"),
        password=table.get("password"),
        documents=documents,
    )


def _document(where: str, table: dict[str, Any]) -> DocumentEntry:
    name = table.get("id")
    if not isinstance(name, str):
        raise CorpusError(f"{where}: a document has no id")
    where = f"{where}: document {name!r}"
    _check_keys(
        where,
        table,
        {
            "id",
            "title",
            "kind",
            "publisher",
            "area",
            "municipalities",
            "dated",
            "period_start",
            "period_end",
            "pages",
            "replaces",
            "annex_of",
            "issued_by",
            "page_label_offset",
        },
    )
    _check_texts(where, table, ("title", "publisher", "area", "replaces", "annex_of"))
    for field_name in ("issued_by", "municipalities"):
        names = table.get(field_name, [])
        if not isinstance(names, list) or not all(isinstance(n, str) and n.strip() for n in names):
            raise CorpusError(f"{where}: {field_name} must be a list of names, not {names!r}")
    offset = table.get("page_label_offset")
    if offset is not None and not isinstance(offset, int):
        raise CorpusError(f"{where}: page_label_offset must be a whole number, not {offset!r}")
    kind = table.get("kind")
    if kind not in DOCUMENT_KINDS:
        raise CorpusError(
            f"{where}: unknown kind {kind!r}; use one of {', '.join(DOCUMENT_KINDS)}",
            f"het manifest noemt een soort document die niet bestaat: {kind!r}",
        )
    pages = table.get("pages", [1])
    if not (
        isinstance(pages, list)
        and 1 <= len(pages) <= 2
        and all(isinstance(p, int) and p >= 1 for p in pages)
        and pages == sorted(pages)
    ):
        raise CorpusError(f"{where}: pages must be [first] or [first, last], not {pages!r}")
    for field_name in ("dated", "period_start", "period_end"):
        value = table.get(field_name)
        if value is not None and not _is_date(str(value)):
            raise CorpusError(
                f"{where}: {field_name} {value!r} is no date as YYYY, YYYY-MM or YYYY-MM-DD"
            )
    return DocumentEntry(
        id=checked_id(where, name),
        title=table.get("title") or name,
        kind=kind,
        page_first=pages[0],
        page_last=pages[1] if len(pages) == 2 else None,
        publisher=table.get("publisher"),
        area=table.get("area"),
        municipalities=tuple(table.get("municipalities", ())),
        dated=_text(table.get("dated")),
        period_start=_text(table.get("period_start")),
        period_end=_text(table.get("period_end")),
        replaces=table.get("replaces"),
        annex_of=table.get("annex_of"),
        issued_by=tuple(table.get("issued_by", ())),
        page_label_offset=offset,
    )


def _is_date(text: str) -> bool:
    """Return True for a year, a month or a day that there is: 2022-02-31 is none."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "0001-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _check_pages(where: str, documents: Iterable[DocumentEntry]) -> None:
    """Raises :class:`CorpusError` where a page is given to two documents that are no part of each other."""
    ordered = sorted(documents, key=lambda document: document.page_first)
    for one, other in pairwise(ordered):
        if one.page_last is not None and other.page_first <= one.page_last:
            raise CorpusError(
                f"{where}: page {other.page_first} is given to {one.id!r} and to {other.id!r}"
            )


def lies_in(path: Path, folder: Path) -> bool:
    """Return True if a file is in a folder, where links lead too."""
    return path.resolve().is_relative_to(folder.resolve())


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def checked_id(where: str, name: str) -> str:
    """``name``, if it can be a key; raises :class:`CorpusError` that begins with ``where``."""
    if not _ID.fullmatch(name):
        raise CorpusError(f"{where}: id {name!r} may hold letters, digits and hyphens only")
    return name


def _check_keys(where: str, table: dict[str, Any], known: set[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise CorpusError(f"{where}: unknown key {unknown[0]!r}")


def _check_texts(where: str, table: dict[str, Any], names: Iterable[str]) -> None:
    for name in sorted(names):
        if not isinstance(table.get(name, ""), str):
            raise CorpusError(f"{where}: {name} must be text, not {table[name]!r}")


def _check_unique(path: Path, what: str, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise CorpusError(f"{path}: {what} {name!r} is there twice")
