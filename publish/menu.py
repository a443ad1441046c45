"""The main menu of the site."""

from __future__ import annotations

from collections.abc import Sequence

#: The address and name of each part of the site, and how the addresses of its pages begin.
MENU: Sequence[tuple[str, str, tuple[str, ...]]] = (
    ("/gemeenten", "Gemeenten", ("/gemeenten", "/gemeente/", "/gebied/")),
    ("/documenten", "Documenten", ("/documenten", "/document/", "/regios")),
    ("/afspraken", "Afspraken", ("/afspraken",)),
    ("/themas", "Thema’s", ("/themas", "/thema/")),
    ("/partijen", "Partijen", ("/partijen", "/partij/")),
    ("/termijnen", "Termijnen", ("/termijnen",)),
    ("/vergelijk", "Vergelijken", ("/vergelijk",)),
    ("/controles", "Controles", ("/controle",)),
    ("/gegevens", "Gegevens", ("/gegevens", "/gegevensmodel")),
    ("/over", "Over", ("/over",)),
)
