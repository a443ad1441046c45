"""Blocks of a PDF: which lines make a heading, a paragraph, a list item, a footnote, a caption.

Where lines stand and in which type they are set tell it, besides what they begin with
(:mod:`extract.marks`).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from extract.marks import (
    ends_sentence,
    goes_on,
    is_caption,
    is_caption_sentence,
    is_open,
    mark_of,
)
from extract.model import Block, BlockKind, Segment
from extract.pdf.cells import Line
from extract.pdf.ink import Area

#: A heading is set at least this much larger than running text, or heavier.
_LARGER = 1.07
#: A line is bold when this part of its letters is: a bold word at its beginning is not enough.
_ALL = 0.85
_HEADING_LENGTH = 160
#: So few lines do not tell how far apart the lines of a paragraph stand.
_FEW = 6
#: "Tabel 2: projecten": no sentence begins so.
_CAPTION = re.compile(
    r"\s*(?:Tabel|Figuur|Kaart|Afbeelding|Grafiek)\s+[A-Z]?\d+(?:[.-]\d+)*[a-z]?\s?[:.|]\s"
)
_FOOTNOTE = re.compile(r"(\d{1,3}|\*{1,4}|[†‡])\s*(?=\S)")
_NOTE = re.compile(r"(?:Bron(?:nen|vermelding)?|Noot|Toelichting|NB)\s*:", re.IGNORECASE)
#: The mark of a heading: "(A)", "b.".
_LETTERED = re.compile(r"\(?[A-Za-z]\)?[.)]?")
#: What ends in a point without being a sentence.
_POINTED = re.compile(r"(?:\d+\.)+|.*\b(?:etc|e\.d|B\.V|N\.V)\.")
_CHAPTER = re.compile(r"(?:bijlage|hoofdstuk|deel|annex)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class SetLine:
    """A line as it is written: its range of the text and how it is set.

    ``column`` is the area of the column of text that it stands in, ``region`` counts the regions of
    the source in reading order. ``after_table`` tells that a table stands between it and the line
    before it, ``dotted`` that a bullet is drawn before it, ``noted`` that a short rule stands above
    it, as above footnotes.
    """

    start: int
    end: int
    page: int
    text: str
    area: Area
    baseline: float
    size: float
    bold: bool
    italic: bool
    color: tuple[float, ...]
    symbol: bool
    first_word: float
    column: Area
    region: int
    after_table: bool = False
    dotted: bool = False
    noted: bool = False

    @property
    def style(self) -> tuple[float, bool, bool, tuple[float, ...]]:
        return (round(self.size * 2) / 2, self.bold, self.italic, self.color)


def set_line(
    line: Line, segment: Segment, text: str, page: int, column: Area, region: int, **more: bool
) -> SetLine:
    """A line with what its words tell about how it is set."""
    letters: Counter[tuple[float, bool, bool, tuple[float, ...]]] = Counter()
    for word in line.words:
        if not word.glued:
            key = (round(word.size * 2) / 2, word.style.bold, word.style.italic, word.style.color)
            letters[key] += len(word.text)
    if not letters:
        word = line.words[0]
        letters[(word.size, word.style.bold, word.style.italic, word.style.color)] = 1
    size, _, italic, color = letters.most_common(1)[0][0]
    bold = sum(n for key, n in letters.items() if key[1]) >= _ALL * letters.total()
    first = line.words[0]
    return SetLine(
        segment.start,
        segment.end,
        page,
        text,
        line.area,
        line.baseline,
        size,
        bold,
        italic,
        color,
        first.style.symbolic and len(first.text) == 1,
        first.x1 - first.x0,
        column,
        region,
        **more,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    kind: BlockKind
    lines: tuple[SetLine, ...]
    marker: str | None = None
    skip: int = 0
    depth: int = 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)[self.skip :]

    @property
    def last(self) -> SetLine:
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class _Body:
    """How most of a source's text is set."""

    size: float
    bold: bool
    color: tuple[float, ...]


def find_blocks(lines: Sequence[SetLine], furniture: Sequence[SetLine] = ()) -> tuple[Block, ...]:
    """The blocks of a source from its lines in reading order; furniture becomes blocks too."""
    if not lines and not furniture:
        return ()
    body = _body(lines)
    regions: dict[int, list[SetLine]] = {}
    for line in lines:
        regions.setdefault(line.region, []).append(line)
    usual = _pitch(lines, 1.3)
    drafts: list[_Draft] = []
    for group in regions.values():
        drafts += _region_drafts(group, body, usual)
    drafts = _joined(drafts, body)
    levels = _heading_levels(drafts)
    blocks = [
        Block(
            draft.kind,
            segments,
            draft.lines[0].page,
            levels.get(id(draft), draft.depth),
            draft.marker,
        )
        for draft in drafts
        if (segments := _segments(draft, lines))
    ]
    blocks += [Block("furniture", (Segment(x.start, x.end),), x.page) for x in furniture]
    return tuple(sorted(blocks, key=lambda block: block.start))


def _body(lines: Sequence[SetLine]) -> _Body:
    weights: Counter[tuple[float, bool, tuple[float, ...]]] = Counter()
    for line in lines:
        weights[(round(line.size * 2) / 2, line.bold, line.color)] += len(line.text)
    if not weights:
        return _Body(10.0, False, ())
    size, bold, color = weights.most_common(1)[0][0]
    return _Body(size, bold, color)


# Lines to drafts --------------------------------------------------------------------------------


def _region_drafts(lines: Sequence[SetLine], body: _Body, usual: float) -> list[_Draft]:
    pitch = _pitch(lines, usual)
    if len(lines) < _FEW:
        pitch = min(pitch, 1.05 * usual)
    drafts: list[_Draft] = []
    current: _Draft | None = None
    for i, line in enumerate(lines):
        previous = lines[i - 1] if i else None
        starts = (
            current is None
            or previous is None
            or line.after_table
            or _starts(current, previous, line, pitch, body)
        )
        if not starts and current is not None:
            current = replace(current, lines=(*current.lines, line))
            continue
        if current is not None:
            drafts.append(current)
        current = _begin(line, body, lines[i + 1] if i + 1 < len(lines) else None)
    if current is not None:
        drafts.append(current)
    return [_named(draft, body) for draft in drafts]


def _pitch(lines: Sequence[SetLine], usual: float) -> float:
    """The usual distance between baselines, as a part of the type size."""
    found = [
        (b.baseline - a.baseline) / b.size
        for a, b in itertools.pairwise(lines)
        if abs(a.size - b.size) < 0.6
        and a.region == b.region
        and 0 < b.baseline - a.baseline < 3 * b.size
    ]
    if not found:
        return usual
    # Distances within a paragraph are the small ones: those between paragraphs are added to them.
    found.sort()
    return found[len(found) // 3]


def _begin(line: SetLine, body: _Body, following: SetLine | None) -> _Draft:
    text = line.text
    if _is_caption_start(line, body):
        return _Draft("caption", (line,))
    if line.noted or line.size <= 0.94 * body.size or _NOTE.match(text):
        note = _FOOTNOTE.match(text)
        if note and not _NOTE.match(text) and not _is_number(text):
            return _Draft("footnote", (line,), note.group(1), note.end())
        if text.startswith("*"):
            return _Draft("footnote", (line,), "*", len(text) - len(text.lstrip("* ")))
    mark = mark_of(text)
    if line.symbol and mark is None and len(text) > 2 and text[1] in " \u00a0":
        return _Draft("list_item", (line,), text[0], len(text) - len(text[1:].lstrip()), 1)
    if mark is not None:
        kind: BlockKind = "article" if mark.kind == "article" else "list_item"
        return _Draft(kind, (line,), mark.text, mark.length, mark.level)
    if line.dotted:
        return _Draft("list_item", (line,), None, 0, 1)
    return _Draft("paragraph", (line,))


def _is_number(text: str) -> bool:
    return not any(c.isalpha() for c in text)


def _is_caption_start(line: SetLine, body: _Body) -> bool:
    if not is_caption(line.text) or is_caption_sentence(line.text):
        return False
    stands_out = line.italic or line.bold != body.bold or line.size < 0.97 * body.size
    return stands_out or line.color != body.color or len(line.text) < 140


def _starts(current: _Draft, previous: SetLine, line: SetLine, pitch: float, body: _Body) -> bool:
    """Does ``line`` begin a new block?"""
    text = line.text
    if text in (".", ";", ",", ")"):
        return False
    distance = line.baseline - previous.baseline
    usual = pitch * max(line.size, previous.size)
    if len(current.lines) > 1:
        inner = [
            b.baseline - a.baseline
            for a, b in zip(current.lines, current.lines[1:], strict=False)
            if b.baseline > a.baseline
        ]
        usual = median(inner) if inner else usual
    wide = distance > max(1.22 * usual, usual + 1.5) or distance < 0
    resized = abs(line.size - previous.size) > 0.06 * body.size + 0.2
    if _is_caption_start(line, body) and (
        wide or resized or line.italic or current.kind == "caption"
    ):
        return True
    if _CAPTION.match(text) and ends_sentence(current.text):
        return True
    mark = mark_of(text)
    if line.dotted or (line.symbol and mark is None):
        return True
    if mark is not None and _is_real_mark(current, previous, line, wide, mark.kind):
        return True
    reweighted = line.bold != previous.bold and (
        all(x.bold for x in current.lines) or (line.bold and ends_sentence(current.text))
    )
    if resized or (reweighted and not _is_same_sentence(current, line)):
        return True
    recolored = line.color != previous.color and (
        line.color != body.color or current.lines[0].color != body.color
    )
    if recolored and not _is_same_sentence(current, line):
        return True
    if wide:
        return not (
            distance > 0
            and distance < 1.6 * usual
            and goes_on(current.text, text)
            and text[:1].islower()
        )
    if _FOOTNOTE.match(text) and current.kind == "footnote" and _counts_on(current, text):
        return True
    if _NOTE.match(text) or line.noted is not previous.noted:
        return True
    if current.kind in ("list_item", "article") and _is_outdented(current, line):
        return ends_sentence(current.text) or not goes_on(current.text, text)
    indented = (
        line.area.x0 > previous.area.x0 + 0.7 * line.size
        and previous.area.x0 < line.column.x0 + 3
        and ends_sentence(current.text)
        and current.kind == "paragraph"
    )
    if indented and not text[:1].islower():
        return True
    return _is_forced_break(previous, line, current) and not (
        goes_on(current.text, text) and text[:1].islower()
    )


def _is_same_sentence(current: _Draft, line: SetLine) -> bool:
    return line.text[:1].islower() and goes_on(current.text, line.text)


def _counts_on(current: _Draft, text: str) -> bool:
    found = _FOOTNOTE.match(text)
    if not found or not current.marker:
        return False
    mark = found.group(1)
    if mark.isdigit() and current.marker.isdigit():
        return int(mark) == int(current.marker) + 1
    return not mark.isdigit() and mark != current.marker


def _is_real_mark(current: _Draft, previous: SetLine, line: SetLine, wide: bool, kind: str) -> bool:
    """Is the mark at the beginning of a line one, and not a dash or number within a sentence?"""
    if wide or ends_sentence(current.text) or current.text.rstrip().endswith((",", ";")):
        return True
    if current.marker is not None and current.kind in ("list_item", "article"):
        first = current.lines[0]
        hangs = len(current.lines) < 2 or current.lines[1].area.x0 > first.area.x0 + 3
        if abs(line.area.x0 - first.area.x0) < 3:
            return hangs or kind == "list_item" or _has_room(previous, line)
        return line.area.x0 != previous.area.x0 and abs(line.area.x0 - previous.area.x0) > 3
    if line.text[0] in "-–—" and not _has_room(previous, line):
        return line.area.x0 > previous.area.x0 + 3
    return kind == "list_item" or _has_room(previous, line) or line.area.x0 < previous.area.x0 - 3


def _is_outdented(current: _Draft, line: SetLine) -> bool:
    """Does the line begin left of the item's text, back where the item's mark stands or before?"""
    if len(current.lines) > 1:
        return line.area.x0 < current.lines[1].area.x0 - 3
    first = current.lines[0]
    return line.area.x0 < first.area.x0 - 3 or (
        abs(line.area.x0 - first.area.x0) < 3 and _has_room(first, line)
    )


def _has_room(previous: SetLine, line: SetLine) -> bool:
    """Would the first word of ``line`` have fitted behind ``previous``?"""
    room = previous.column.x1 - previous.area.x1
    return room > line.first_word + 0.45 * line.size + 2


def _is_forced_break(previous: SetLine, line: SetLine, current: _Draft) -> bool:
    if not _has_room(previous, line):
        return False
    if line.text[:1].islower():
        return False
    return ends_sentence(current.text) or not is_open(current.text)


# What a draft is --------------------------------------------------------------------------------


def _named(draft: _Draft, body: _Body) -> _Draft:
    """The draft as a heading, when it is set and worded as one."""
    if draft.kind not in ("paragraph", "article", "list_item"):
        return draft
    first = draft.lines[0]
    text = " ".join(line.text for line in draft.lines)
    if len(text) > _HEADING_LENGTH or len(draft.lines) > 5 or not any(c.isalpha() for c in text):
        return draft
    larger = min(line.size for line in draft.lines) >= _LARGER * body.size
    heavier = all(line.bold for line in draft.lines) and not body.bold
    colored = (
        all(line.color == first.color for line in draft.lines)
        and first.color != body.color
        and first.size >= 0.97 * body.size
        and not _is_dull(first.color)
    )
    capitals = text.isupper() and len(text) > 3
    if not (larger or heavier or colored or capitals):
        return draft
    if draft.kind == "list_item" and not larger and not _LETTERED.fullmatch(draft.marker or ""):
        return draft
    plain = text.rstrip()
    sentence = plain.endswith((".", ";", ",")) and not _POINTED.fullmatch(plain)
    if sentence and not (larger and len(text) < 60):
        return draft
    if plain.endswith(":") and not larger:
        return draft
    if not larger and (is_open(text) or len(text) > 110):
        return draft
    return replace(draft, kind="heading", skip=0)


def _is_dull(color: tuple[float, ...]) -> bool:
    """Is the color a grey?"""
    return len(color) <= 1 or (len(color) == 3 and max(color) - min(color) < 0.06)


def _joined(drafts: Sequence[_Draft], body: _Body) -> list[_Draft]:
    """The drafts with sentences that the end of a page or column cut in two put together."""
    result: list[_Draft] = []
    for draft in drafts:
        if draft.kind in ("paragraph", "heading") and draft.marker is None and result:
            target = _unfinished(result, draft, body)
            if target is not None:
                whole = result[target]
                result[target] = replace(whole, lines=(*whole.lines, *draft.lines))
                continue
        result.append(draft)
    return result


def _unfinished(before: Sequence[_Draft], draft: _Draft, body: _Body) -> int | None:
    first = draft.lines[0]
    for index in range(len(before) - 1, max(-1, len(before) - 8), -1):
        candidate = before[index]
        if candidate.kind in ("caption", "footnote") and draft.kind != candidate.kind:
            continue
        if candidate.last.page + 1 < first.page:
            return None
        same_region = candidate.last.region == first.region
        alike = abs(candidate.last.size - first.size) < 0.06 * body.size + 0.2
        if candidate.kind == "heading":
            whole = (
                draft.kind == "heading"
                and candidate.last.style == first.style
                and same_region
                and is_open(candidate.text)
            )
            return index if whole else None
        if not alike or draft.kind == "heading":
            return None
        if same_region and not first.after_table:
            return None
        if candidate.kind == "paragraph" and candidate.last.bold != first.bold:
            return None
        small = first.text[:1].islower() or first.text[:1] in ",;)"
        if goes_on(candidate.text, draft.text) and (small or is_open(candidate.text)):
            return index
        if _is_cut_off(candidate, first):
            return index
        return None
    return None


def _is_cut_off(candidate: _Draft, first: SetLine) -> bool:
    """Does the last line of ``candidate`` end no sentence, and had its column no more room?"""
    if ends_sentence(candidate.text) or candidate.kind == "caption":
        return False
    return len(candidate.lines) > 1 and not _has_room(candidate.last, first)


def _segments(draft: _Draft, lines: Sequence[SetLine]) -> tuple[Segment, ...]:
    """The ranges of the draft's lines, its mark left out; lines written on after each other are
    one range."""
    segments: list[Segment] = []
    previous: SetLine | None = None
    for line in draft.lines:
        start = line.start + (draft.skip if previous is None else 0)
        if (
            previous is not None
            and segments
            and line.start == previous.end + 1
            and line.page == previous.page
        ):
            segments[-1] = Segment(segments[-1].start, line.end)
        elif start < line.end:
            segments.append(Segment(start, line.end))
        previous = line
    return tuple(segments)


def _heading_levels(drafts: Sequence[_Draft]) -> dict[int, int]:
    """Levels of headings by how they are set: the largest first; numbers with points go deeper."""
    headings = [draft for draft in drafts if draft.kind == "heading"]
    styles = sorted(
        {(h.lines[0].size, h.lines[0].bold, h.lines[0].text.isupper()) for h in headings},
        reverse=True,
    )
    ranks: dict[tuple[float, bool, bool], int] = {}
    rank = 0
    last: float | None = None
    for style in styles:
        if (
            last is None
            or last - style[0] > 0.4
            or style[1:] not in {s[1:] for s in ranks if s[0] == style[0]}
        ):
            rank += 1
        last = style[0]
        ranks[style] = min(rank, 6)
    found = {}
    for heading in headings:
        first = heading.lines[0]
        level = ranks[(first.size, first.bold, first.text.isupper())]
        if heading.depth:
            level = max(level, heading.depth + 1)
        if _CHAPTER.match(first.text):
            level = min(level, 2)
        found[id(heading)] = level
    return found
