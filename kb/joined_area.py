"""The area of a document about several municipalities that are not the whole of the area around them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.areas import Areas
from corpus.manifest import slug
from identity.model import Identity
from nlp.records import NamedArea


def joined_area(area_id: str | None, members: Sequence[str], areas: Areas) -> NamedArea | None:
    """The municipalities ``members`` as one area, "Almelo, Borne en Hengelo"; None where these are
    one or all of the area ``area_id``, which then is what the document is about."""
    if area_id is None or len(members) < 2 or set(members) == set(areas[area_id].members):
        return None
    names = [areas[member].name for member in members]
    name = f"{', '.join(names[:-1])} en {names[-1]}"
    return NamedArea(f"set-{slug(name)}", name, "set", tuple(members))


def area_of(identity: Identity, areas: Areas) -> NamedArea | None:
    """The joined area that a document is about by its own words; None where a person said which."""
    by_hand = any(e.vote.field == "area" and e.vote.rule == "manifest" for e in identity.evidence)
    return None if by_hand else joined_area(identity.area, identity.municipalities, areas)
