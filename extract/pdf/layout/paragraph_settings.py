"""What parts the lines of a page into paragraphs, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class ParagraphSettings(Settings):
    """What parts the lines of a page into blocks."""

    #: So few lines do not tell how far apart the lines of a paragraph stand.
    few_line_count: int = 6
    #: A line that ends no sentence is the last of its block where so much more than the next word
    #: would have fitted.
    short_line_em: float = 3.0
    #: Lines further apart than both of these begin a block.
    wide_ratio: float = 1.22
    wide_pt: float = 1.5
    #: A sentence runs on over a gap of at most so many line distances.
    same_sentence_ratio: float = 1.6
    #: Lines begin at the same place when so near.
    same_x_pt: float = 3.0
    #: The first line of a paragraph is set in at least so far.
    indent_em: float = 0.7
    #: Notes are set at most so large, captions a little larger.
    note_size_ratio: float = 0.94
    caption_size_ratio: float = 0.97
    #: Sizes that differ by more than this part of the body's are two.
    same_size_share: float = 0.06
    #: An address has so many lines above its postal code.
    address_line_count: int = 3
    #: The rest of a sentence stands at most so many blocks further.
    apart_block_count: int = 7


SETTINGS = ParagraphSettings()
