"""How long titles are, and how far around a line is looked."""

from __future__ import annotations

from dataclasses import dataclass

from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class BlockSettings(Settings):
    """How long titles are, and how far around a line is looked."""

    #: A longer title is a sentence.
    title_length_count: int = 110
    title_line_count: int = 4
    title_word_count: int = 16
    #: So many unnumbered headings with nothing between them are the labels of a figure.
    label_count: int = 4
    #: Columns on a page differ in width: only so many lines around a line tell how wide it could be.
    near_line_count: int = 8
    #: A list item whose last line is shorter than this part of a full line was ended on purpose.
    short_item_share: float = 0.6
    #: The rest of a sentence stands at most so many blocks further.
    apart_block_count: int = 8


SETTINGS = BlockSettings()
