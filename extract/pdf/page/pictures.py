"""Pictures on a page whose text is not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.marks import is_caption, is_caption_sentence, table_label
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
    #: The caption of one stands at most so many type sizes above it.
    caption_gap_em: float = 2.5


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
    places = _places(pages)
    return frozenset(page.number for page in pages if _unread(page, places))


def pages_with_pictured_tables(pages: Sequence[PageInk]) -> frozenset[int]:
    """Return the numbers of those pages on which a caption ("Tabel 3 ...") stands at such a picture."""
    places = _places(pages)
    return frozenset(
        page.number
        for page in pages
        if any(_is_called_table(area, page) for area in _unread(page, places))
    )


def _places(pages: Sequence[PageInk]) -> Counter[tuple[int, int, int, int]]:
    """On how many pages there is a picture at each place."""
    return Counter(place for page in pages for place in {_place(a) for a in page.images})


def _unread(page: PageInk, places: Mapping[tuple[int, int, int, int], int]) -> list[Area]:
    """The pictures of a page with text that may hold a table, and are no logo or background."""
    if not page.words:
        return []
    return [
        area
        for area in page.images
        if places[_place(area)] < SETTINGS.page_count and _may_hold_table(area, page)
    ]


def _is_called_table(area: Area, page: PageInk) -> bool:
    """Return True if the nearest line above a picture is the caption of a table: below it stands that of
    the table that follows."""
    level = [w for w in page.words if w.turn == 0 and w.x1 > area.x0 and w.x0 < area.x1]
    above = [w for w in level if w.middle < area.top]
    lowest = max(above, key=lambda w: w.bottom, default=None)
    if lowest is None or area.top - lowest.bottom > SETTINGS.caption_gap_em * lowest.size:
        return False
    line = [w for w in above if abs(w.baseline - lowest.baseline) < lowest.size / 2]
    text = " ".join(w.text for w in sorted(line, key=lambda w: w.x0))
    return is_caption(text) and table_label(text) is not None and not is_caption_sentence(text)


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
