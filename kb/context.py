"""What the words of a document may lean on: its area, the areas around it and their municipalities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from corpus.areas import Area, Areas
from corpus.manifest import DocumentEntry
from identity.model import Identity
from nlp.records import DocumentContext, Level

_NOTHING: Mapping[str, tuple[str, ...]] = {}


def context_of(
    entry: DocumentEntry,
    areas: Areas,
    listed: Mapping[str, tuple[str, ...]] = _NOTHING,
    identity: Identity | None = None,
) -> DocumentContext:
    """What the words of a document may lean on.

    The municipalities are those of its region or province, or the one that it is about. A document
    about several (``entry.municipalities``) leans on these; then no number is about the whole area
    unless its words say so. ``listed`` are the municipalities of regions that the reference data do
    not know, as the document itself lists them (see :mod:`identity.members`). ``identity`` is what
    the document says of itself beyond what the entry has.
    """
    area = areas[entry.area] if entry.area else None
    around = _around(area, areas, listed) if area is not None else _Around()
    of_region = _members(around.region, listed)
    # About several municipalities, and not about the whole of the area around them.
    is_part = bool(entry.municipalities and around.municipalities) and (
        set(entry.municipalities) != set(around.municipalities)
    )
    if area is not None and area == around.region:
        of_region = of_region or entry.municipalities
    return DocumentContext(
        document_id=entry.id,
        kind=entry.kind,
        title=entry.title,
        area_id=area.id if area and not is_part else None,
        region_id=around.region.id if around.region else None,
        province_id=around.province.id if around.province else None,
        municipality_ids=entry.municipalities or around.municipalities,
        region_municipality_ids=of_region,
        dated=entry.dated,
        period_start=entry.period_start,
        period_end=entry.period_end,
        issued_by=entry.issued_by,
        signatories=identity.signatories if identity else (),
        addressees=identity.addressees if identity else (),
        speakers=identity.speakers if identity else (),
        defined_terms=identity.defined_terms if identity else (),
        status=identity.status if identity else None,
        sender_level=_sender_level(identity) if identity else "certain",
    )


class _Around(NamedTuple):
    """The region and province of the area of a document, and the municipalities in it."""

    region: Area | None = None
    province: Area | None = None
    municipalities: tuple[str, ...] = ()


def _around(area: Area, areas: Areas, listed: Mapping[str, tuple[str, ...]]) -> _Around:
    province = areas.province_of(area.id)
    if area.is_town:
        # a municipality of then lies in one of now, with its villages
        now = areas[areas.town_now(area.id)]
        region = areas.region_of(now.id) or _listing(now, areas, listed)
        return _Around(region, province, (now.id,) if now.kind == "municipality" else ())
    if area.kind == "province":
        inside = (a.id for a in areas.of_kind("municipality") if a.parent_id == area.id)
        return _Around(None, province, tuple(inside))
    region = _region_around(area, areas)
    return _Around(region, province, area.members or _members(region, listed))


def _sender_level(identity: Identity) -> Level:
    """How sure it is who issued a document: as sure as its least sure issuer."""
    levels = {
        evidence.level
        for evidence in identity.evidence
        if evidence.vote.field in ("issuer", "signatory")
        and evidence.vote.value in identity.issuers
    }
    return "probable" if "probable" in levels else "certain"


def _listing(
    municipality: Area, areas: Areas, listed: Mapping[str, tuple[str, ...]]
) -> Area | None:
    """The one region that the document lists the municipality in."""
    regions = [region_id for region_id, members in listed.items() if municipality.id in members]
    return areas[regions[0]] if len(regions) == 1 else None


def _members(region: Area | None, listed: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if region is None:
        return ()
    return region.members or listed.get(region.id, ())


def _region_around(area: Area, areas: Areas) -> Area | None:
    current: Area | None = area
    while current is not None and current.kind != "region":
        current = areas[current.parent_id] if current.parent_id else None
    return current
