"""Where the rows of a table come from that are not of the documents, and what may be done with them.

Statistics are of the office that counts, price limits of the rules that set them, codes of this program. All other
tables have what documents say, or lead to it: of these the site names the documents once.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.price_limits import load_price_limits
from corpus.statistics_tables import load_statistics_tables
from kb.statistics_view import BUILT, FIGURES

#: What is of a table of statistics: tables and views, with the code of that table.
_OF_STATISTICS = dict.fromkeys(("statistics", BUILT.name, FIGURES.name), "86098NED")
_OF_PROGRAM = ("codes", "builds")
_OF_RULES = "price_limits"
#: All tables and views whose rows are not of the documents.
NOT_OF_DOCUMENTS = (*_OF_STATISTICS, _OF_RULES, *_OF_PROGRAM)


@dataclass(frozen=True, slots=True)
class Rights:
    """The licence of rows and their sources: each a title and an address, which may be a path of the site."""

    licence: str
    licence_url: str
    sources: tuple[tuple[str, str], ...]


def rights_of(name: str) -> Rights | None:
    """The rights on a table or view whose rows are not of the documents; None for others."""
    described = f"/gegevensmodel#{name}"
    if name in _OF_STATISTICS:
        table = load_statistics_tables()[_OF_STATISTICS[name]]
        source = (f"{table.provider}, tabel {table.code}", table.url)
        return Rights(table.licence, table.licence_url, (source,))
    if name == _OF_RULES:
        rules = dict.fromkeys((limit.source, limit.url) for limit in load_price_limits())
        return Rights("bedragen uit de regels die bij elke rij staan", described, tuple(rules))
    if name in _OF_PROGRAM:
        return Rights(
            "als de gegevens", "/over", (("Het programma van deze kennisbank", described),)
        )
    return None


def in_metadata(name: str) -> dict[str, str]:
    """The rights of a table or view as Datasette's metadata have them; empty where documents are its source.

    Datasette has one address for a source: where there are several it is that of the description of the table.
    """
    rights = rights_of(name)
    if rights is None:
        return {}
    one = len(rights.sources) == 1
    return {
        "license": rights.licence,
        "license_url": rights.licence_url,
        "source": "; ".join(title for title, _ in rights.sources),
        "source_url": rights.sources[0][1] if one else f"/gegevensmodel#{name}",
    }
