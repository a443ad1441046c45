"""Identity of invented texts, for tests."""

from __future__ import annotations

from functools import cache

from corpus.areas import Areas, load_areas
from corpus.parties import PartyRegistry, load_parties
from extract.markdown import parse_markdown
from extract.text import parse_text
from identity.identify import identify
from identity.model import Evidence, Identity

BODY = "De gemeente en de corporatie maken afspraken over het bouwen van woningen voor de komende jaren en over de leefbaarheid in de wijken en dorpen.\n"


@cache
def areas() -> Areas:
    return load_areas()


@cache
def registry() -> PartyRegistry:
    return load_parties(areas=areas())


def identity_of(text: str, stem: str = "stuk", *, markdown: bool = False) -> Identity:
    """What a text of one document is."""
    source = parse_markdown(text) if markdown else parse_text(text)
    return identify(source, 1, len(source.pages), stem, areas(), registry())


def area_name(found: Identity) -> str | None:
    return areas()[found.area].name if found.area else None


def signs(found: Identity, field: str) -> list[Evidence]:
    return [evidence for evidence in found.evidence if evidence.vote.field == field]
