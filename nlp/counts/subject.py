"""What a document is about, where nobody has said so: the area that it names again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.areas import Areas
from extract.passages import Passage
from nlp.areas import area_mentions
from nlp.records import DocumentContext

#: So often must an area be named, and so large must its share be among the areas of its kind.
_LEAST = 3
_SHARE = 0.6


def with_named_area(
    context: DocumentContext, passages: Sequence[Passage], areas: Areas
) -> DocumentContext:
    """The context with the one municipality, else region, else province that the text keeps naming.

    A passage counts an area once, so that a list of names does not decide. The context stays as it
    is where no area stands out, and where a region does while a municipality comes back as well.
    """
    seen: dict[str, Counter[str]] = {
        "municipality": Counter(),
        "region": Counter(),
        "province": Counter(),
        "country": Counter(),
    }
    for passage in passages:
        for area_id in {m.area_id for m in area_mentions(passage.text.text, context, areas)}:
            kind = areas[area_id].kind
            if kind in seen:
                seen[kind][area_id] += 1
    for kind, counter in seen.items():
        ranked = counter.most_common(1)
        if ranked and ranked[0][1] >= max(_LEAST, _SHARE * sum(counter.values())):
            return _about(context, ranked[0][0], areas)
        if kind in ("municipality", "province") and ranked and ranked[0][1] > 1:
            return context  # it may be about that one: the region around it would be a guess
    return context


def _about(context: DocumentContext, area_id: str, areas: Areas) -> DocumentContext:
    area = areas[area_id]
    province = areas.province_of(area_id)
    region = areas.region_of(area_id) if area.kind == "municipality" else None
    if area.kind == "region":
        region = area
    members = (area_id,) if area.kind == "municipality" else area.members
    return replace(
        context,
        area_id=area_id,
        region_id=region.id if region else None,
        province_id=province.id if province else None,
        municipality_ids=members,
    )
