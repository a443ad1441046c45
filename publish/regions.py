"""The board of regions: which agreements there are of each, which are in this knowledge base, and what else is.

Those that made a woondeal stand first (:mod:`publish.woondeals`). The reference data know more regions by name,
which lie within and across those; such a region stands here with its documents, or is only named. What is
counted by province is municipalities, which lie in one each.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.areas import COUNTRY, Area, Areas, load_areas
from publish import areas, documents
from publish.once import once
from publish.woondeals import AGREEMENT, FIRST_YEAR, LAST_YEAR, Deal, Deals, deals


@dataclass(frozen=True, slots=True)
class BoardLine:
    """The documents about a region or province; ``members`` are those about a part of it.

    ``earlier``, ``first`` and ``later`` are agreements by the year that they are of, ``others`` what is no
    agreement or has no year.
    """

    name: str
    kind: str
    path: str
    earlier: tuple[documents.Document, ...]
    first: tuple[documents.Document, ...]
    later: tuple[documents.Document, ...]
    others: tuple[documents.Document, ...]
    members: tuple[documents.Document, ...]

    @property
    def has_agreement(self) -> bool:
        return bool(self.first or self.later)

    @property
    def documents(self) -> tuple[documents.Document, ...]:
        return (*self.earlier, *self.first, *self.later, *self.others, *self.members)


@dataclass(frozen=True, slots=True)
class BoardProvince:
    """A province: its ``lines`` have documents, the ``absent`` are regions of which none was read.

    ``deals`` are its regions with a woondeal; ``more`` the lines of other areas. ``covered`` of its ``towns`` lie in a region or province with an agreement from 2022 on.
    """

    name: str
    lines: tuple[BoardLine, ...]
    absent: tuple[str, ...]
    covered: int
    towns: int
    deals: tuple[Deal, ...]

    @property
    def more(self) -> tuple[BoardLine, ...]:
        """The lines with what does not stand with a woondeal already: other areas, other documents."""
        own = {r.document.id for deal in self.deals for found in deal.read.values() for r in found}
        return tuple(line for line in self.lines if {d.id for d in line.documents} - own)


@dataclass(frozen=True, slots=True)
class Board:
    """All provinces, and the documents that are about the country or about no known area."""

    provinces: tuple[BoardProvince, ...]
    country: BoardLine
    elsewhere: tuple[documents.Document, ...]
    deals: Deals


@once
def board(connection: sqlite3.Connection) -> Board:
    """Which documents there are of every region, province by province."""
    by_area: dict[str, list[documents.Document]] = {}
    every = documents.documents(connection)
    for document in every:
        by_area.setdefault(document.area_id or "", []).append(document)
    known, reference = areas.all_slugs(connection), load_areas()
    homes = _homes(connection, reference, by_area)
    lines = {key: _line(reference[key], by_area, homes, known) for key in homes}
    agreements = deals(connection, every, reference, known)
    provinces = tuple(
        _province(province, reference, lines, agreements)
        for province in sorted(reference.of_kind("province"), key=lambda area: area.name)
    )
    placed = {d.id for found in homes.values() for d in found} | {
        d.id for d in by_area.get(COUNTRY, ())
    }
    elsewhere = [d for found in by_area.values() for d in found if d.id not in placed]
    return Board(
        provinces,
        _line(reference[COUNTRY], by_area, homes, known),
        tuple(sorted(elsewhere, key=_order)),
        agreements,
    )


def _order(document: documents.Document) -> tuple[str, str]:
    return document.dated or "", document.title


def _homes(
    connection: sqlite3.Connection,
    reference: Areas,
    by_area: Mapping[str, Sequence[documents.Document]],
) -> Mapping[str, list[documents.Document]]:
    """By region or province, the documents about it or about a part of it (of the nearest only)."""
    homes: dict[str, list[documents.Document]] = {}
    for area_id, found in by_area.items():
        around = [area_id, *(area.id for area in areas.around(connection, area_id))]
        home = next((key for key in around if _has_line(reference, key)), None)
        if home:
            homes.setdefault(home, []).extend(found)
    return homes


def _has_line(reference: Areas, area_id: str) -> bool:
    return area_id in reference and reference[area_id].kind in ("region", "province")


def _province(
    province: Area, reference: Areas, lines: Mapping[str, BoardLine], agreements: Deals
) -> BoardProvince:
    regions = sorted(
        (area for area in reference.of_kind("region") if area.parent_id == province.id),
        key=lambda area: area.name,
    )
    towns = [t.id for t in reference.of_kind("municipality") if t.parent_id == province.id]
    # A region may reach into the next province.
    members = {
        town for key, line in lines.items() if line.has_agreement for town in reference[key].members
    }
    own = tuple(deal for deal in agreements.regions if deal.province == province.id)
    listed = {area for deal in agreements.regions for area in deal.areas}
    whole = province.id in lines and lines[province.id].has_agreement
    return BoardProvince(
        province.name,
        tuple(lines[area.id] for area in (*regions, province) if area.id in lines),
        tuple(area.name for area in regions if area.id not in lines and area.id not in listed),
        len(towns) if whole else sum(town in members for town in towns),
        len(towns),
        own,
    )


def _line(
    area: Area,
    by_area: Mapping[str, Sequence[documents.Document]],
    homes: Mapping[str, Sequence[documents.Document]],
    known: Mapping[str, str],
) -> BoardLine:
    own = sorted(by_area.get(area.id, ()), key=_order)
    dated = {d.id: (d.dated or "")[:4] for d in own if d.kind == AGREEMENT and d.dated}
    ids = {d.id for d in own}
    return BoardLine(
        area.name,
        area.kind,
        areas.path(area.id, area.kind, known),
        earlier=tuple(d for d in own if dated.get(d.id, FIRST_YEAR) < FIRST_YEAR),
        first=tuple(d for d in own if FIRST_YEAR <= dated.get(d.id, "") <= LAST_YEAR),
        later=tuple(d for d in own if dated.get(d.id, "") > LAST_YEAR),
        others=tuple(d for d in own if d.id not in dated),
        members=tuple(sorted((d for d in homes.get(area.id, ()) if d.id not in ids), key=_order)),
    )
