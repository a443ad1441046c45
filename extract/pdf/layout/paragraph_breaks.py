"""Where a line of a page begins a new block, and where it goes on with the one above."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from statistics import median

from extract.marks import (
    ends_sentence,
    goes_on,
    is_caption,
    is_caption_sentence,
    is_open,
    mark_of,
)
from extract.model import BlockKind
from extract.pdf.layout.letterheads import is_reference_data
from extract.pdf.layout.paragraph_settings import SETTINGS
from extract.pdf.layout.typesetting import Body, Draft, SetLine

#: "Tabel 2: projecten": no sentence begins so.
_CAPTION = re.compile(
    r"\s*(?:Tabel|Figuur|Kaart|Afbeelding|Grafiek)\s+[A-Z]?\d+(?:[.-]\d+)*[a-z]?\s?[:.|]\s"
)


#: The mark of a footnote; "12.500 woningen" and "30%" have none, though set small.
_FOOTNOTE = re.compile(r"(\d{1,3}(?!\d|[.,/–-]\d|\s?%)|\*{1,4}|[†‡])\s*(?=\S)")


#: The number of an item, which a note below a rule can have too.
_ITEM_NUMBER = re.compile(r"\d{1,3}[.)]\s")


_NOTE = re.compile(r"(?:Bron(?:nen|vermelding)?|Noot|Toelichting|NB)\s*:", re.IGNORECASE)


def note_of(line: SetLine, body: Body) -> Draft | None:
    """Return the footnote that a line set small, or below a short rule, begins."""
    text = line.text
    named = _NOTE.match(text)
    small = line.size <= SETTINGS.note_size_ratio * body.size
    if not (line.noted or small or named):
        return None
    if not (line.noted or named) and _ITEM_NUMBER.match(text):
        return None
    note = _FOOTNOTE.match(text)
    if note and not named and not _is_number(text) and not is_reference_data(text):
        return Draft("footnote", (line,), note.group(1), note.end())
    if text.startswith("*"):
        return Draft("footnote", (line,), "*", len(text) - len(text.lstrip("* ")))
    return None


def item_of(line: SetLine) -> Draft | None:
    """Return the list item or article that the line's mark or drawn bullet begins."""
    text, mark = line.text, mark_of(line.text)
    if mark is not None:
        kind: BlockKind = "article" if mark.kind == "article" else "list_item"
        return Draft(kind, (line,), mark.text, mark.length, mark.level)
    if line.symbol and len(text) > 2 and text[1] in " \u00a0":
        return Draft("list_item", (line,), text[0], len(text) - len(text[1:].lstrip()), 1)
    return Draft("list_item", (line,), None, 0, 1) if line.dotted else None


def _is_number(text: str) -> bool:
    return not any(c.isalpha() for c in text)


def is_caption_start(line: SetLine, body: Body) -> bool:
    """Return True if the line begins a caption."""
    if not is_caption(line.text) or is_caption_sentence(line.text):
        return False
    stands_out = (
        line.italic or line.bold != body.bold or line.size < SETTINGS.caption_size_ratio * body.size
    )
    return stands_out or line.color != body.color or len(line.text) < 140


@dataclass(frozen=True, slots=True)
class _Break:
    """The place between a block and the line below it.

    ``distance`` is that between the baselines in points, ``usual`` the distance of the lines of
    the block, ``is_wide`` whether the first is clearly more than the second.
    """

    current: Draft
    previous: SetLine
    line: SetLine
    body: Body
    distance: float
    usual: float
    is_wide: bool

    @property
    def is_resized(self) -> bool:
        return abs(self.line.size - self.previous.size) > size_slack(self.body)

    @property
    def is_same_sentence(self) -> bool:
        return self.line.text[:1].islower() and goes_on(self.current.text, self.line.text)

    @property
    def is_in_item(self) -> bool:
        return self.current.kind in ("list_item", "article")

    @property
    def is_below_text(self) -> bool:
        """Return True if the line begins right of the item's mark."""
        return self.line.area.x0 > self.current.lines[0].area.x0 + SETTINGS.same_x_pt

    @property
    def hangs(self) -> bool:
        """Return True if the line goes on with an item below the item's text."""
        within = self.is_in_item and self.is_below_text and not self.is_wide
        return within and not ends_sentence(self.current.text)


def find_break(
    current: Draft, previous: SetLine, line: SetLine, pitch: float, body: Body
) -> _Break:
    """Return the place above ``line``; ``pitch`` is the region's distance between baselines, as a
    part of the type size."""
    inner = [
        b.baseline - a.baseline
        for a, b in itertools.pairwise(current.lines)
        if b.baseline > a.baseline
    ]
    usual = median(inner) if inner else pitch * max(line.size, previous.size)
    distance = line.baseline - previous.baseline
    limit = max(SETTINGS.wide_ratio * usual, usual + SETTINGS.wide_pt)
    return _Break(current, previous, line, body, distance, usual, distance > limit or distance < 0)


def size_slack(body: Body) -> float:
    """Return how many points two sizes may differ and be the same."""
    return SETTINGS.same_size_share * body.size + 0.2


def _is_sentence_over_gap(at: _Break) -> bool:
    """Return True if a sentence goes on over a distance that is not much wider than usual."""
    return at.is_same_sentence and 0 < at.distance < SETTINGS.same_sentence_ratio * at.usual


def starts_block(at: _Break) -> bool:
    """Return True if the line begins a new block: what speaks first decides."""
    if at.line.text in (".", ";", ",", ")"):
        return False
    if at.previous.led and at.line.led:
        return True
    if _starts_caption(at) or _starts_item(at) or _is_set_otherwise(at):
        return True
    if at.is_wide:
        return not _is_sentence_over_gap(at)
    if _starts_note(at):
        return True
    if at.is_in_item and _is_outdented(at.current, at.line):
        return ends_sentence(at.current.text) or not goes_on(at.current.text, at.line.text)
    # What hangs below an item's text, where its mark does not reach, is another sentence of it.
    hangs = at.is_in_item and at.is_below_text
    return not hangs and _is_parted_by_place(at)


def _is_parted_by_place(at: _Break) -> bool:
    """Return True if the line is indented, or the one before it ended before it had to."""
    if _is_indented(at):
        return True
    return _is_forced_break(at.previous, at.line, at.current) and not at.is_same_sentence


def _starts_caption(at: _Break) -> bool:
    if is_caption_start(at.line, at.body) and (
        at.is_wide or at.is_resized or at.line.italic or at.current.kind == "caption"
    ):
        return True
    return bool(_CAPTION.match(at.line.text)) and ends_sentence(at.current.text)


def _starts_item(at: _Break) -> bool:
    mark = mark_of(at.line.text)
    if at.line.dotted or (at.line.symbol and mark is None):
        return True
    return mark is not None and _is_real_mark(
        at.current, at.previous, at.line, at.is_wide, mark.kind
    )


def _is_set_otherwise(at: _Break) -> bool:
    """Return True if size, weight or color part the line from the block, and no sentence runs on."""
    line, current = at.line, at.current
    if at.is_resized and not (at.hangs and at.is_same_sentence):
        return True
    if at.is_same_sentence:
        return False
    reweighted = line.bold != at.previous.bold and (
        all(x.bold for x in current.lines) or (line.bold and ends_sentence(current.text))
    )
    recolored = line.color != at.previous.color and (
        line.color != at.body.color or current.lines[0].color != at.body.color
    )
    return recolored or (reweighted and not at.hangs)


def _starts_note(at: _Break) -> bool:
    text = at.line.text
    if _NOTE.match(text) or at.line.noted is not at.previous.noted:
        return True
    in_note = at.current.kind == "footnote" and bool(_FOOTNOTE.match(text))
    return in_note and _counts_on(at.current, text)


def _is_indented(at: _Break) -> bool:
    """Return True if the line is set in, as the first of a paragraph is."""
    line, previous = at.line, at.previous
    return (
        line.area.x0 > previous.area.x0 + SETTINGS.indent_em * line.size
        and previous.area.x0 < line.column.x0 + SETTINGS.same_x_pt
        and at.current.kind == "paragraph"
        and not line.text[:1].islower()
        and ends_sentence(at.current.text)
    )


def _counts_on(current: Draft, text: str) -> bool:
    found = _FOOTNOTE.match(text)
    if not found or not current.marker:
        return False
    mark = found.group(1)
    if mark.isdigit() and current.marker.isdigit():
        return int(mark) == int(current.marker) + 1
    return not mark.isdigit() and mark != current.marker


def _is_real_mark(current: Draft, previous: SetLine, line: SetLine, wide: bool, kind: str) -> bool:
    """Return True if the mark at the beginning of a line is one, and not a dash or number within a
    sentence."""
    if wide or ends_sentence(current.text) or current.text.rstrip().endswith((",", ";")):
        return True
    slack = SETTINGS.same_x_pt
    if current.marker is not None and current.kind in ("list_item", "article"):
        return _is_mark_in_list(current, previous, line, kind)
    if line.text[0] in "-–—" and not has_room(previous, line):
        return line.area.x0 > previous.area.x0 + slack
    if kind == "list_item" or has_room(previous, line):
        return True
    return line.area.x0 < previous.area.x0 - slack


def _is_mark_in_list(current: Draft, previous: SetLine, line: SetLine, kind: str) -> bool:
    """Return True if the mark stands below the item's own mark, or in a place of its own."""
    slack = SETTINGS.same_x_pt
    first = current.lines[0]
    if abs(line.area.x0 - first.area.x0) < slack:
        hangs = len(current.lines) < 2 or current.lines[1].area.x0 > first.area.x0 + slack
        return hangs or kind == "list_item" or has_room(previous, line)
    return abs(line.area.x0 - previous.area.x0) > slack


def _is_outdented(current: Draft, line: SetLine) -> bool:
    """Return True if the line begins left of the item's text, back where the item's mark stands or
    before."""
    if len(current.lines) > 1:
        return line.area.x0 < current.lines[1].area.x0 - 3
    first = current.lines[0]
    return line.area.x0 < first.area.x0 - 3 or (
        abs(line.area.x0 - first.area.x0) < 3 and has_room(first, line)
    )


def has_room(previous: SetLine, line: SetLine) -> bool:
    """Return True if the first word of ``line`` would have fitted behind ``previous``."""
    room = previous.column.x1 - previous.area.x1
    return room > line.first_word + 0.45 * line.size + 2


def _is_forced_break(previous: SetLine, line: SetLine, current: Draft) -> bool:
    if not has_room(previous, line):
        return False
    if line.text[:1].islower():
        return False
    if ends_sentence(current.text):
        return True
    # Within a sentence a line can end early, before words that must stay together ("Den Helder").
    room = previous.column.x1 - previous.area.x1
    return not is_open(current.text) and room > line.first_word + SETTINGS.short_line_em * line.size
