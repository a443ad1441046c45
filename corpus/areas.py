"""Areas of the Netherlands: country, provinces, regions, municipalities.

The reference data stand in ``corpus/reference/``: ``municipalities.csv`` (facts of Statistics
Netherlands), ``provinces.csv``, ``regions.csv`` and ``former-municipalities.csv`` (those that
merged since 2010, with the municipality that they are part of now). Loading checks every line and names the one
that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.codes import values
from corpus.loading import REFERENCE as REFERENCE
from corpus.loading import CorpusError, load_rows
from corpus.manifest import slug

COUNTRY = "NL"
AREA_KINDS = values("area_kind")
#: The ids of municipalities that are part of another one by now end so.
_FORMER = "-voormalig"


@dataclass(frozen=True, slots=True)
class Area:
    """An area: ``id`` is ``NL``, ``PV23``, ``GM0141`` or a slug; ``parent_id`` the area around it.

    For a municipality the parent is its province. ``members`` are the municipalities of a region.
    """

    id: str
    name: str
    kind: str
    parent_id: str | None = None
    cbs_code: str | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def is_former(self) -> bool:
        """Whether this was a municipality, and is part of one by now."""
        return self.id.endswith(_FORMER)

    @property
    def is_town(self) -> bool:
        """Whether this is a municipality, of now or of then: papers of its time speak of it as "de gemeente"."""
        return self.kind == "municipality" or self.is_former


class Areas:
    """All areas of the reference data, by id and by name.

    ``villages`` have names that are too often words or other things: they are found by id, and by
    name only where a document is about their municipality (:mod:`nlp.gazetteer`). Going through the
    areas leaves them out.
    """

    def __init__(self, areas: Iterable[Area], villages: Iterable[Area] = ()) -> None:
        self._areas = tuple(areas)
        self.villages = tuple(villages)
        self._by_id = {area.id: area for area in (*self._areas, *self.villages)}
        self._by_name: dict[str, list[Area]] = {}
        for area in self._areas:
            for name in {area.name, *area.aliases}:
                self._by_name.setdefault(name.casefold(), []).append(area)

    def __iter__(self) -> Iterator[Area]:
        return iter(self._areas)

    def __contains__(self, area_id: object) -> bool:
        return area_id in self._by_id

    def __getitem__(self, area_id: str) -> Area:
        return self._by_id[area_id]

    def named(self, name: str) -> list[Area]:
        """The areas with this name or alias (case does not matter); several are several."""
        return list(self._by_name.get(name.casefold(), ()))

    def of_kind(self, kind: str) -> list[Area]:
        return [area for area in self if area.kind == kind]

    def town_now(self, area_id: str) -> str:
        """The municipality that one of then is part of now; any other area itself."""
        area = self._by_id.get(area_id)
        return area.parent_id if area is not None and area.is_former and area.parent_id else area_id

    def is_village_of(self, area_id: str, town: str | None) -> bool:
        """Whether an area is a village of a municipality, or of the one that a municipality of then is part of."""
        return town is not None and area_id.startswith(f"{self.town_now(town)}-")

    def was_within(self, area_id: str, town: str | None) -> bool:
        """Whether an area was a municipality that a municipality of now has come from."""
        return area_id != town and area_id in self._by_id and self.town_now(area_id) == town

    def province_of(self, area_id: str) -> Area | None:
        """The province around an area (itself, for a province)."""
        area: Area | None = self._by_id.get(area_id)
        while area is not None and area.kind != "province":
            area = self._by_id.get(area.parent_id) if area.parent_id else None
        return area

    def region_of(self, municipality_id: str) -> Area | None:
        """The housing region that a municipality is a member of, where the data name one."""
        for area in self.of_kind("region"):
            if municipality_id in area.members:
                return area
        return None


def load_areas(folder: Path = REFERENCE) -> Areas:
    """The areas of the reference data; those of the project itself are read once a process.

    Raises :class:`CorpusError` naming the file and line of what is wrong.
    """
    return _own_areas() if folder == REFERENCE else _load_areas(folder)


@lru_cache(maxsize=1)
def _own_areas() -> Areas:
    return _load_areas(REFERENCE)


def _load_areas(folder: Path) -> Areas:
    areas = [Area(COUNTRY, "Nederland", "country")]
    provinces = load_rows(folder / "provinces.csv", ("code", "name", "aliases"))
    for _, row in provinces:
        areas.append(
            Area(row["code"], row["name"], "province", COUNTRY, row["code"], _split(row["aliases"]))
        )
    known = {area.id for area in areas}
    path = folder / "municipalities.csv"
    for line, row in load_rows(path, ("cbs_code", "name", "cbs_name", "province_code", "aliases")):
        if row["province_code"] not in known:
            raise CorpusError(f"{path}:{line}: unknown province {row['province_code']!r}")
        aliases = _split(row["aliases"])
        if row["cbs_name"] != row["name"]:
            aliases = (*aliases, row["cbs_name"])
        areas.append(
            Area(
                row["cbs_code"],
                row["name"],
                "municipality",
                row["province_code"],
                row["cbs_code"],
                aliases,
            )
        )
    known = {area.id for area in areas}
    path = folder / "regions.csv"
    for line, row in load_rows(path, ("id", "name", "kind", "parent", "aliases", "members")):
        members = _split(row["members"])
        for name in (row["parent"], *members):
            if name not in known:
                raise CorpusError(f"{path}:{line}: unknown area {name!r}")
        if row["kind"] not in AREA_KINDS:
            raise CorpusError(f"{path}:{line}: unknown kind {row['kind']!r}")
        areas.append(
            Area(
                row["id"],
                row["name"],
                row["kind"],
                row["parent"],
                None,
                _split(row["aliases"]),
                members,
            )
        )
        known.add(row["id"])
    path = folder / "former-municipalities.csv"
    for line, row in load_rows(path, ("id", "name", "until", "parent", "aliases")):
        if row["parent"] not in known:
            raise CorpusError(f"{path}:{line}: unknown area {row['parent']!r}")
        # What was a municipality is a part of one now; documents of its time name it in their tables.
        areas.append(
            Area(row["id"], row["name"], "kern", row["parent"], None, _split(row["aliases"]))
        )
    ids = [area.id for area in areas]
    for area_id in ids:
        if ids.count(area_id) > 1:
            raise CorpusError(f"{folder}: area {area_id!r} is there twice")
    return Areas(areas, _villages(folder / "villages.csv", known))


def _villages(path: Path, municipalities: set[str]) -> list[Area]:
    """The villages of known municipalities, as areas within them."""
    return [
        Area(f"{row['municipality']}-{slug(row['name'])}", row["name"], "kern", row["municipality"])
        for _, row in load_rows(path, ("name", "municipality"))
        if row["municipality"] in municipalities
    ]


def _split(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|") if part.strip())
