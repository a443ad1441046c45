"""The reader of Word files (.docx): mammoth makes HTML of them, and that is read.

Left out before that is what a reader of the document does not see: hidden text, and what a tracked
change took away. What is struck out is told from the rest by mammoth.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree

from extract.errors import ReadError
from extract.markup.html import parse_html
from extract.model import SourceText

READER = "word 1"
#: Bytes that a file may unpack to: more is no document but an attack, or one of pictures.
MOST_BYTES = 300 * 2**20
#: Files of Word before 2007, and those with a password, are of this kind.
_OLD = b"\xd0\xcf\x11\xe0"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml")
_OFF = ("0", "false", "off")
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Ondertitel'] => h2:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='Bijschrift'] => figcaption:fresh
strike => s
"""


def read_word(path: Path) -> SourceText:
    """Read a .docx file into the page model; all of it is page 1, as it has no pages of its own.

    Raises :class:`ReadError` for a file that is no .docx, is protected, or unpacks to too much.
    """
    seen = _without_unseen(path)
    try:
        made = mammoth.convert_to_html(
            seen, style_map=_STYLES, convert_image=mammoth.images.img_element(_no_picture)
        )
    except (OSError, LookupError, ValueError, AttributeError, TypeError, ExpatError) as error:
        # mammoth has no error of its own for parts that are missing or of another shape.
        raise ReadError(
            f"{path}: a damaged Word file ({type(error).__name__}); save it again in Word or LibreOffice",
            "het Word-bestand is beschadigd",
        ) from error
    return parse_html(made.value, path, READER)


def _no_picture(_: Any) -> Mapping[str, str]:
    return {"src": ""}


def _without_unseen(path: Path) -> io.BytesIO:
    """Return the file without runs that are hidden or were moved away.

    Raises :class:`ReadError` where it is no zip of XML within the bounds.
    """
    data = path.read_bytes()
    if data.startswith(_OLD):
        raise ReadError(
            f"{path}: an old .doc, or protected with a password; save it as .docx without one",
            "het is een oud of beveiligd Word-bestand",
        )
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
            if sum(entry.file_size for entry in old.infolist()) > MOST_BYTES:
                raise ReadError(
                    f"{path}: unpacks to more than {MOST_BYTES // 2**20} MiB; leave pictures out of it",
                    "het bestand is uitgepakt te groot",
                )
            for entry in old.infolist():
                content = _unpacked(old, entry)
                if entry.filename.endswith((".xml", ".rels")) and _has_document_type(content):
                    # No Word file has one; entities in it are an attack.
                    raise ReadError(
                        f"{path}: {entry.filename} has a document type; save it again as .docx",
                        "het Word-bestand is beschadigd",
                    )
                if _PARTS.fullmatch(entry.filename):
                    content = _seen_part(content)
                new.writestr(entry.filename, content)
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        etree.XMLSyntaxError,
        zlib.error,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise ReadError(
            f"{path}: not a Word file that can be read ({type(error).__name__}); save it again as .docx",
            "het is geen leesbaar Word-bestand",
        ) from error
    made.seek(0)
    return made


def _has_document_type(content: bytes) -> bool:
    return any("<!DOCTYPE".encode(name) in content for name in ("utf-8", "utf-16-le", "utf-16-be"))


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a part of the file; never more than it says that it is."""
    with archive.open(entry) as part:
        return part.read(entry.file_size)


def _seen_part(content: bytes) -> bytes:
    """Return a part in XML without the runs that are not seen."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    tree = etree.fromstring(content, parser)
    for run in list(tree.iter(f"{_WORD}r")):
        if _is_hidden(run):
            _drop(run)
    for moved in list(tree.iter(f"{_WORD}moveFrom")):
        _drop(moved)
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _is_hidden(run: Any) -> bool:
    marks = run.find(f"{_WORD}rPr")
    for name in ("vanish", "webHidden"):
        mark = marks.find(f"{_WORD}{name}") if marks is not None else None
        if mark is not None and mark.get(f"{_WORD}val", "1").lower() not in _OFF:
            return True
    return False


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
