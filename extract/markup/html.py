"""The reader of HTML: headings, paragraphs, lists and tables as their marks say.

Controls of a site (menus, forms, scripts), what is hidden and what is struck out are not read. Where a
page says which part of it is the document (``main``), that part is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from extract.errors import ReadError
from extract.marks import is_caption, mark_of
from extract.markup.pieces import Piece, child_pieces, is_seen, joined, one_line
from extract.markup.tables import cells_in, is_layout, rows_in, write_table
from extract.markup.writer import TextWriter
from extract.model import BlockKind, Note, SourceText
from extract.text import refuse_nul

READER = "html 1"
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol", "menu")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "body",
        "header",
        "footer",
        "aside",
        "address",
        "blockquote",
        "figure",
        "dl",
        "dt",
        "dd",
        "li",
        "pre",
        "hr",
        "center",
        "fieldset",
        "details",
        "summary",
        "caption",
        "figcaption",
        "html",
        "form",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
    ]
)
#: Of a site and not of its document, at the level of the page.
_AROUND = frozenset(("nav", "aside", "footer"))
#: Deeper than this nothing is told apart: it is read as words.
_DEEPEST = 150
#: A heading that is only set in bold is below those that are marked.
_BOLD_LEVEL = 7
_BOLD_LENGTH = 110
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
#: So far into a file its encoding is declared (HTML Living Standard, 4.2.5.4).
_DECLARED_WITHIN = 1024
_NOTE_ID = re.compile(r"(?:foot|end)?(?:note|noot|voetnoot)[-_]?\d+", re.IGNORECASE)
_PICTURES = (
    "Afbeeldingen zijn niet gelezen ({count}): wat er alleen in een afbeelding staat, ontbreekt."
)
_CUT_OFF = "Het bestand is te diep genest: wat daarna staat, is niet gelezen."
_GUESSED = "Het bestand zegt niet hoe zijn tekens zijn opgeslagen; gelezen als windows-1252."


def read_html(path: Path) -> SourceText:
    """Read an HTML file into the page model; all of it is page 1.

    Raises :class:`ReadError` for a file without words, or that is no text.
    """
    text, notes = decode_html(path)
    return parse_html(text, path, READER, notes)


def decode_html(path: Path) -> tuple[str, list[Note]]:
    """The characters of an HTML file in the encoding that it declares, else UTF-8 or windows-1252.

    Raises :class:`ReadError` where it holds NUL characters or bytes that its encoding does not have.
    """
    data = path.read_bytes()
    notes: list[Note] = []
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            encoding = name
            break
    else:
        declared = _CHARSET.search(data[:_DECLARED_WITHIN])
        encoding = declared[1].decode("ascii") if declared else "utf-8"
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise ReadError(
            f"{path}: unknown encoding {encoding}; save it as UTF-8 and try again",
            f"de tekst is opgeslagen in een onbekende codering ({encoding})",
        ) from error
    except UnicodeDecodeError:
        text = data.decode("windows-1252", errors="replace")
        notes.append(Note("extract", _GUESSED, 1))
    refuse_nul(path, text, "HTML")
    return text, notes


def parse_html(text: str, path: Path, reader: str, notes: Sequence[Note] = ()) -> SourceText:
    """The page model of HTML; ``path`` is named where it cannot be read."""
    tree, is_whole = _tree(text)
    writer = TextWriter(notes=list(notes))
    if not is_whole:
        writer.notes.append(Note("extract", _CUT_OFF, 1))
    if tree is not None:
        _Reading(writer).read(_document_in(tree))
        pictures = len(tree.findall(".//img"))
        if pictures:
            writer.notes.append(Note("extract", _PICTURES.format(count=pictures), 1))
    if writer.is_empty:
        raise ReadError(f"{path}: no words in it", "er staan geen woorden in het bestand")
    source = writer.source(reader)
    return source if is_whole else replace(source, damaged=frozenset({1}))


def _tree(text: str) -> tuple[HtmlElement | None, bool]:
    """Return the tree of a text, None where there is nothing in it; and whether all of it is read."""
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        # As bytes: a declaration of another encoding in it says nothing any more.
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, True
    # Past some depth the parser stops, and leaves out the rest.
    return tree, not any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log)


def _document_in(tree: HtmlElement) -> HtmlElement:
    """Return the part of a page that is its document, where one is marked as such."""
    marked = [part for part in tree.iter("main") if is_seen(part)]
    if len(marked) == 1 and (marked[0].text_content() or "").strip():
        return marked[0]
    body = tree.find("body")
    return body if body is not None else tree


@dataclass(frozen=True, slots=True)
class _Opening:
    """The mark of the item that the next paragraph begins."""

    kind: BlockKind
    before: str
    level: int
    marker: str


class _Reading:
    """Walks through a tree and writes what it says."""

    def __init__(self, writer: TextWriter) -> None:
        self.writer = writer
        self.pending: list[Piece] = []
        self.opening: _Opening | None = None
        self.list_depth = 0

    def read(self, root: HtmlElement) -> None:
        """Read everything in ``root``."""
        self._read_children(root, 0)
        self._close()

    def _read_children(self, element: HtmlElement, depth: int) -> None:
        if element.text:
            self.pending.append(Piece(one_line(element.text)))
        for child in element:
            self._read_child(child, depth)
            if child.tail:
                self.pending.append(Piece(one_line(child.tail)))

    def _read_child(self, child: HtmlElement, depth: int) -> None:
        if not is_seen(child) or child.tag in _AROUND:
            return
        if depth > _DEEPEST:
            self.pending.append(Piece(one_line(child.text_content())))
        elif child.tag in _HEADINGS:
            self._read_heading(child)
        elif child.tag in _LISTS:
            self._close()
            self._read_list(child, depth)
        elif child.tag == "table":
            self._close()
            self._read_table(child, depth)
        elif _is_block(child) or any(_is_block(inner) for inner in child):
            self._close()
            self._read_children(child, depth + 1)
            self._close(caption=child.tag in ("figcaption", "caption"))
        else:
            self.pending += child_pieces(child)

    def _read_heading(self, element: HtmlElement) -> None:
        self._close()
        level = _HEADINGS[element.tag]
        pieces = joined([Piece(p.text.replace("\n", " "), p.mark) for p in child_pieces(element)])
        if pieces:
            signs = "#" * level + " "
            self.writer.write_block("heading", pieces, before=signs, level=level)

    def _read_list(self, element: HtmlElement, depth: int) -> None:
        number = _number(element.get("start"), 1)
        self.list_depth += 1
        for item in element:
            if not is_seen(item):
                continue
            if item.tag in _LISTS:
                self._read_list(item, depth + 1)
                continue
            number = _number(item.get("value"), number)
            marker = _numeral(number, element.get("type")) if element.tag == "ol" else "-"
            number += 1
            self.opening = self._opening_of(item, marker)
            self._read_children(item, depth + 1)
            self._close()
            self.opening = None
        self.list_depth -= 1

    def _opening_of(self, item: HtmlElement, marker: str) -> _Opening:
        if _NOTE_ID.fullmatch(item.get("id") or ""):
            number = marker.rstrip(".")
            return _Opening("footnote", f"{number} ", 0, number)
        level = self.list_depth - 1
        return _Opening("list_item", "  " * level + marker + " ", level, marker)

    def _read_table(self, table: HtmlElement, depth: int) -> None:
        if is_layout(table):
            for cell in (cell for row in rows_in(table) for cell in cells_in(row)):
                self._read_children(cell, depth + 1)
                self._close()
            return
        caption = next((part for part in table if part.tag == "caption" and is_seen(part)), None)
        if caption is not None:
            self._read_children(caption, depth + 1)
            self._close(caption=True)
        write_table(table, self.writer)

    def _close(self, *, caption: bool = False) -> None:
        """Write the paragraph that has been read so far."""
        pieces = joined(self.pending)
        self.pending = []
        words = "".join(piece.text for piece in pieces if not piece.mark).strip()
        if not words:
            return
        opening, self.opening = self.opening, None
        mark = mark_of(words)
        if opening is not None:
            self.writer.write_block(
                opening.kind,
                pieces,
                before=opening.before,
                level=opening.level,
                marker=opening.marker,
            )
        elif caption or is_caption(words):
            self.writer.write_block("caption", pieces)
        elif _is_bold_heading(pieces, words):
            self.writer.write_block("heading", pieces, level=_BOLD_LEVEL)
        elif mark is not None:
            self.writer.write_block(
                "article" if mark.kind == "article" else "list_item",
                _without_first(pieces, mark.length),
                before=words[: mark.length],
                level=mark.level,
                marker=mark.text,
            )
        else:
            self.writer.write_block("paragraph", pieces)


def _is_block(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and (
        element.tag in _BLOCKS or element.tag in _HEADINGS or element.tag in (*_LISTS, "table")
    )


def _is_bold_heading(pieces: Sequence[Piece], words: str) -> bool:
    """Return True for a short paragraph that is bold from end to end and is no sentence."""
    said = [piece for piece in pieces if piece.text.strip()]
    short = len(words) < _BOLD_LENGTH and "\n" not in words
    return short and all(piece.strong for piece in said) and not words.endswith((".", ";", ","))


def _without_first(pieces: Sequence[Piece], count: int) -> list[Piece]:
    """Return the pieces without the first ``count`` characters of what they say."""
    found: list[Piece] = []
    left = count
    for piece in pieces:
        cut = 0 if piece.mark else min(left, len(piece.text))
        left -= cut
        if piece.text[cut:]:
            found.append(Piece(piece.text[cut:], piece.mark, piece.strong))
    return found


def _number(value: str | None, usual: int) -> int:
    return int(value) if value and value.strip().isdecimal() and len(value) < 6 else usual


def _numeral(number: int, kind: str | None) -> str:
    """The mark of an item of a numbered list, as HTML's attribute ``type`` says."""
    if kind in ("a", "A") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter if kind == 'a' else letter.upper()}."
    return f"{number}."
