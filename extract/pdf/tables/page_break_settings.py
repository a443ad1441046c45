"""How near text must stand to belong to a table on the other side of a page break."""

from __future__ import annotations

from dataclasses import dataclass

from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class PageBreakSettings(Settings):
    """What belongs to a table on the other side of a page break."""

    #: Text of a column begins or ends where that of the part before does.
    same_x_pt: float = 3.0
    #: The rest of a row stands at most this far below the last rule.
    reach_em: float = 1.8
    #: Rows of a table stand at most this far apart.
    pitch_em: float = 3.2
    #: A table over this part of the page's height reaches its foot; its rest begins near the top.
    foot_share: float = 0.7
    top_share: float = 0.25
    #: Lines of running text have so many words and fill this part of their column.
    running_word_count: int = 4
    running_share: float = 0.7


SETTINGS = PageBreakSettings()
