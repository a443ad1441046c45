"""Pictures on a page whose text is not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.pdf.page.ink import Area, PageInk
from extract.settings import Settings


@dataclass(frozen=True, slots=True)
class PictureSettings(Settings):
    """Which pictures may hold text."""

    #: A page with pictures over this part of it and no text is a scan.
    scan_share: float = 0.3
    #: One with pictures over this part and so few words is a scan with a stamp on it.
    stamped_scan_share: float = 0.8
    stamp_word_count: int = 12
    #: A picture over this part of a page is large enough for a table.
    table_share: float = 0.05
    #: One with so many words on it is a background.
    word_count: int = 3
    #: One in the same place on so many pages is a logo or a background.
    page_count: int = 3


SETTINGS = PictureSettings()


def is_scan(page: PageInk) -> bool:
    """Return True if the page is a picture and nothing else."""
    return not page.words and _share_of_pictures(page) > SETTINGS.scan_share


def is_stamped_scan(page: PageInk) -> bool:
    """Return True if the page is a picture with a few words on it: a stamp, a number."""
    few = 0 < len(page.words) <= SETTINGS.stamp_word_count
    return few and _share_of_pictures(page) > SETTINGS.stamped_scan_share


def pages_with_unread_pictures(pages: Sequence[PageInk]) -> frozenset[int]:
    """Return the numbers of the pages with text beside a picture that may hold a table."""
    places = Counter(place for page in pages for place in {_place(a) for a in page.images})
    return frozenset(
        page.number
        for page in pages
        if page.words
        and any(
            places[_place(area)] < SETTINGS.page_count and _may_hold_table(area, page)
            for area in page.images
        )
    )


def _share_of_pictures(page: PageInk) -> float:
    whole = page.width * page.height
    return sum(a.width * a.height for a in page.images) / whole if whole else 0.0


def _place(area: Area) -> tuple[int, int, int, int]:
    return round(area.x0), round(area.top), round(area.x1), round(area.bottom)


def _may_hold_table(area: Area, page: PageInk) -> bool:
    if area.width * area.height < SETTINGS.table_share * page.width * page.height:
        return False
    on_it = sum(area.holds(w.center, w.middle) for w in page.words)
    return on_it < SETTINGS.word_count
