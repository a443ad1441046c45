"""The fields of a site or converter that a Markdown file begins with, between lines of three hyphens.

They are no words of the document: no sentence of it, and no row of a table. Nor is a heading that the converter made
of the address of a file ("Vng Nl 2024 09 Agenda Pdf"), with that address below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.manifest import slug
from extract.model import Segment

#: So many lines have such fields at most.
_MOST_LINES = 60
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_FENCE = re.compile(r"-{3,}\s*")
#: The line after the fence is a field: "title: Jaarverslag".
_FIELD = re.compile(r"\w[\w -]{0,30}:(?:\s|$)")
_TITLE = re.compile(r"(?:title|titel)\s*:\s*(?P<quote>[\"']?)(?P<title>.*?)(?P=quote)\s*", re.I)
_ADDRESS = re.compile(r"https?://[^\s\"'<>)]+")
_SCHEME = re.compile(r"https?://(?:www\.)?")
_FILE_TYPES = frozenset({"pdf", "html", "htm", "doc", "docx"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the text of the document begins, and the title that a site gave it, with its place.

    ``title`` is None where the fields have none, or one that was made of an address.
    """

    end: int = 0
    title: str | None = None
    segment: Segment | None = None


def front_matter_of(text: str) -> FrontMatter:
    """The fields that a text begins with."""
    end = _end_of_fields(text)
    if not end:
        return FrontMatter()
    addresses = tuple(match.group() for match in _ADDRESS.finditer(text, 0, end))
    titles = (m for line in _lines(text, 0, end) if (m := _TITLE.fullmatch(text, *line)))
    match = next(titles, None)
    title = " ".join(match["title"].split()) if match else ""
    if match is None or not title:
        return FrontMatter(end)
    if not is_of_address(title, addresses):
        return FrontMatter(end, title, Segment(*match.span("title")))
    return FrontMatter(_end_of_made_head(text, end, title, addresses))


def _end_of_fields(text: str) -> int:
    """The offset behind the line that closes the fields; 0 where there are none."""
    lines = list(_lines(text, 0, len(text)))
    if len(lines) < 2 or not _FENCE.fullmatch(text, *lines[0]) or not _FIELD.match(text, *lines[1]):
        return 0
    return next((end for start, end in lines[1:] if _FENCE.fullmatch(text, start, end)), 0)


def _end_of_made_head(text: str, end: int, title: str, addresses: Sequence[str]) -> int:
    """The offset behind the made title and its address where the converter repeats them as a heading."""
    for start, stop in _lines(text, end, len(text)):
        line = text[start:stop]
        made = " ".join(line.lstrip("# ").split()) == title or any(one in line for one in addresses)
        if not made and not _FENCE.fullmatch(line):
            break
        end = stop
    return end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The first lines with words in ``text[start:end]``."""
    return (match.span() for match in islice(_LINE.finditer(text, start, end), _MOST_LINES))


def is_of_address(title: str, addresses: Sequence[str]) -> bool:
    """Return True if a title is made of an address: words of it in their order, its host or file type among them."""
    words = slug(title).split("-")
    return any(_is_made(words, address) for address in addresses)


def _is_made(words: Sequence[str], address: str) -> bool:
    parts = slug(_SCHEME.sub("", address)).split("-")
    rest = iter(parts)
    in_order = all(word in rest for word in words)
    return in_order and len(words) > 1 and (words[-1] in _FILE_TYPES or words[0] == parts[0])
