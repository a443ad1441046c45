"""How near the edge, how often and how alike furniture of a PDF stands."""

from __future__ import annotations

from dataclasses import dataclass

from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class FurnitureSettings(Settings):
    """Where furniture stands on a page, and how alike it is from page to page."""

    #: Furniture stands in this part of a page, above and below, in at most so many lines.
    edge_share: float = 0.17
    line_count: int = 6
    #: How far the same furniture may shift from page to page.
    shift_pt: float = 4.0
    #: Texts on one line with such a gap between them have nothing to do with each other.
    level_gap_em: float = 2.0
    label_gap_em: float = 1.2
    #: Texts recognised in a picture are the same when this part of them is.
    alike_share: float = 0.8
    #: They are compared with those of so many pages further on.
    recognised_page_count: int = 10
    #: Where furniture stands on so many pages, and on this part of the pages that have a line there, in
    #: the outermost lines (counted from 0), what stands there on others is furniture too.
    page_count: int = 3
    usual_share: float = 0.5
    inner_line_count: int = 2
    #: A line with one of furniture this near beyond it is part of it.
    line_gap_em: float = 2.2
    #: Page numbers stand this near the edge: those that count along, a single one, Roman ones.
    number_edge_share: float = 0.14
    single_number_edge_share: float = 0.1
    roman_edge_share: float = 0.12
    #: A single number stands so far from the text.
    number_gap_em: float = 1.4
    #: A header that stands on one page only is this much smaller than the text, this near the edge,
    #: and this far from the text.
    small_size_ratio: float = 0.86
    small_header_edge_share: float = 0.09
    small_header_gap_em: float = 0.6
    #: Texts in the margin stand in the same place when in one cell of a grid this wide.
    margin_grid_pt: float = 8.0


SETTINGS = FurnitureSettings()
