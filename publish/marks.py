"""Words of a source as HTML: escaped, with what was found in them marked.

Everything that comes out is safe to put in a page: text goes through :func:`markupsafe.escape`,
and only the elements made here are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Something found at ``[start, end)`` of the source: a count, commitment, deadline or party.

    ``href`` is where a link on it leads; ``kind`` becomes its class, ``title`` its description.
    """

    start: int
    end: int
    kind: str
    href: str
    title: str = ""

    @property
    def length(self) -> int:
        return self.end - self.start


#: Bullets of symbol fonts, whose characters mean nothing outside their font.
_SYMBOLS = dict.fromkeys(range(0xF000, 0xF100), "•")


def readable(text: str) -> str:
    """``text`` with a bullet for every character that only a symbol font can show."""
    return text.translate(_SYMBOLS)


def marked(text: str, ranges: Iterable[tuple[int, int]], anchor: str | None = None) -> Markup:
    """``text`` with ``<mark>`` around each range; ranges outside it are cut off, overlaps joined.

    The first mark has the id ``anchor``, for links to it.
    """
    parts: list[Markup] = []
    position = 0
    for start, end in sorted(ranges):
        start, end = max(start, position), min(end, len(text))
        if start >= end:
            continue
        parts.append(escape(readable(text[position:start])))
        opening = Markup('<mark id="{}">').format(anchor) if anchor else Markup("<mark>")
        anchor = None
        parts.append(opening + escape(text[start:end]) + Markup("</mark>"))
        position = end
    parts.append(escape(readable(text[position:])))
    return Markup("").join(parts)


def between_signs(text: str, opening: str, closing: str) -> Markup:
    """``text`` in which two control characters stand around what a search found, as marks."""
    escaped = str(escape(text))
    return Markup(escaped.replace(opening, "<mark>").replace(closing, "</mark>"))


def annotated(text: str, offset: int, found: Sequence[Found]) -> Markup:
    """``text``, which stands at ``offset`` in its source, with all that was found in it.

    Counts, deadlines and parties become links; a commitment is a ``<mark>`` around its words (which may hold
    links) with a link behind its last word.
    """
    end = offset + len(text)
    inside = [f for f in found if f.start < end and f.end > offset and f.length]
    edges = {offset, end}
    for item in inside:
        edges.update((max(item.start, offset), min(item.end, end)))
    cuts = sorted(edges)
    parts: list[Markup] = []
    open_around: Found | None = None
    for start, stop in pairwise(cuts):
        over = [f for f in inside if f.start <= start and f.end >= stop]
        around = min(
            (f for f in over if f.kind == "commitment"), key=lambda f: f.length, default=None
        )
        if around != open_around:
            parts.extend(_closing(open_around, start))
            if around:
                parts.append(Markup('<mark class="commitment">'))
            open_around = around
        link = min(
            (f for f in over if f.kind != "commitment"), key=lambda f: f.length, default=None
        )
        words = escape(readable(text[start - offset : stop - offset]))
        if link:
            words = Markup('<a class="found {}" href="{}" title="{}">{}</a>').format(
                link.kind, link.href, link.title, words
            )
        parts.append(words)
    parts.extend(_closing(open_around, end))
    return Markup("").join(parts)


def _closing(around: Found | None, position: int) -> Iterable[Markup]:
    if around is None:
        return
    yield Markup("</mark>")
    if around.end <= position:
        yield Markup('<a class="to-commitment" href="{}" title="{}">afspraak</a>').format(
            around.href, around.title
        )


def excerpt(text: str, start: int, end: int, width: int = 160) -> tuple[str, str]:
    """Up to ``width`` characters before and after ``[start, end)``, cut between words, on one line.

    An ellipsis stands where something was cut off.
    """
    before = " ".join(text[max(0, start - width) : start].split())
    after = " ".join(text[end : end + width].split())
    if start > width:
        before = "… " + before.partition(" ")[2]
    if end + width < len(text):
        after = after.rpartition(" ")[0] + " …"
    if before and text[start - 1].isspace():
        before += " "
    if after and text[end].isspace():
        after = " " + after
    return before, after
