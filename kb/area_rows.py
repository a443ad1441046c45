"""The rows of areas: those of the reference data, and those that only documents know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpus.areas import Area
from kb.rows import Row
from nlp.records import NamedArea


def area_rows(areas: Iterable[Area]) -> Mapping[str, list[Row]]:
    """The rows of areas, and of the municipalities that are members of a region."""
    rows: dict[str, list[Row]] = {"areas": [], "area_members": []}
    for area in areas:
        rows["areas"].append(
            {
                "id": area.id,
                "name": area.name,
                "kind": area.kind,
                "parent_id": area.parent_id,
                "cbs_code": area.cbs_code,
            }
        )
        rows["area_members"] += [{"area_id": area.id, "member_id": m} for m in area.members]
    return rows


def named_area_rows(areas: Iterable[NamedArea]) -> Mapping[str, list[Row]]:
    """The rows of areas that only documents know, and of what they are made of.

    Documents that give one name to an area may name different members: those of all are members.
    """
    rows: dict[str, list[Row]] = {"areas": [], "area_sets": []}
    seen: set[str] = set()
    for area in areas:
        if area.id not in seen:
            rows["areas"].append(
                {
                    "id": area.id,
                    "name": area.name,
                    "kind": area.kind,
                    "parent_id": None,
                    "cbs_code": None,
                }
            )
        seen.add(area.id)
        rows["area_sets"] += [{"area_id": area.id, "member_id": m} for m in area.members]
    return rows
