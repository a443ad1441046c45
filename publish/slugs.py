"""Addresses of areas: a name that people can type, the same on every build."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """An area to be addressed: ``within`` is the name of the province around it, if known."""

    id: str
    name: str
    kind: str
    within: str | None = None


def fold(text: str) -> str:
    """Lower case, without accents: ``Súdwest-Fryslân`` is ``sudwest-fryslan``."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slug(name: str) -> str:
    """``'s-Hertogenbosch`` is ``s-hertogenbosch``; only letters, digits and hyphens are left."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def municipality_slugs(areas: Iterable[Named]) -> Mapping[str, str]:
    """The slug of every municipality by its id.

    Where two have the same name both get their province behind it: ``bergen-limburg``.
    """
    towns = [area for area in areas if area.kind == "municipality"]
    seen = Counter(slug(area.name) for area in towns)
    return {
        area.id: slug(area.name)
        if seen[slug(area.name)] == 1
        else slug(f"{area.name} {area.within or area.id}")
        for area in towns
    }
