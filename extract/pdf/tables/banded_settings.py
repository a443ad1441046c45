"""How far apart, how long and how many the rules of a banded table are."""

from __future__ import annotations

from dataclasses import dataclass

from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class BandedSettings(Settings):
    """What makes level rules, or shading, a table without upright rules."""

    #: The ends of rules of one table differ at most this much.
    same_end_pt: float = 4.0
    rule_count: int = 3
    #: With so few of them they may part the header from the rows, and no more.
    few_rule_count: int = 4
    shortest_pt: float = 40.0
    #: Two rules with so much white and no text between them are not of one table.
    white_pt: float = 40.0
    #: Lines of running text have no gap this wide, and are longer than this part of the rules.
    gap_em: float = 0.9
    prose_share: float = 0.55
    #: A text that reaches so far beyond the rules, and as far within, is none of the table's.
    beyond_em: float = 2.0
    #: So many of them below each other are running text.
    prose_line_count: int = 3
    #: A header above the first rule begins at most this far above it, ...
    header_reach_pt: float = 70.0
    header_line_count: int = 5
    #: ... its lines are no further apart than this, and a lone one no wider than this part.
    header_gap_em: float = 0.9
    lone_header_share: float = 0.5
    #: A row below the last rule stands at most this far away.
    row_gap_em: float = 1.2
    row_reach_pt: float = 60.0
    #: A rule shorter than this part of the table's width parts cells, not rows.
    partial_share: float = 0.97
    #: An upright rule in so many pieces, together this part of the table's height, parts columns.
    piece_count: int = 2
    piece_share: float = 0.2


SETTINGS = BandedSettings()
