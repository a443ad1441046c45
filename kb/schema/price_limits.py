"""What a home could cost by the rules of a year, beside what documents call affordable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from corpus.manifest import slug
from corpus.price_limits import load_price_limits
from kb.schema.describing import Column, Table, key

#: What stands in the column ``checked``.
CHECKED = {True: "ja", False: "nog niet door een mens nagekeken"}

TABLES: tuple[Table, ...] = (
    Table(
        "price_limits",
        "Prijsgrenzen van de regels",
        "Tot welke huur een woning volgens de regels sociale huur was, tot welke prijs er Nationale Hypotheek "
        "Garantie was, en tot welke prijs het Rijk een koopwoning betaalbaar noemt, per jaar. Dit komt niet uit de "
        "documenten: de regeling staat bij elke rij, en wie het bedrag noemt. Bedragen waar dat "
        "bij staat zijn nog niet door een mens nagekeken: kijk in de regeling. Een jaar dat hier niet staat is niet bekend.",
        (
            key("Sleutel: de soort grens en de eerste dag"),
            Column(
                "kind",
                "text",
                "De grens: sociale huur (kale huur per maand), NHG (koopprijs) of betaalbare koop (koopprijs)",
                required=True,
                facet=True,
            ),
            Column("first_day", "text", "De eerste dag waarop de grens geldt", required=True),
            Column("last_day", "text", "De laatste dag waarop de grens geldt", required=True),
            Column("value", "real", "De grens in euro", required=True),
            Column("per", "text", "Per wat: een huur is per maand"),
            Column("regulation", "text", "De regeling waarin de grens staat", required=True),
            Column("url", "text", "Waar die regeling staat", required=True),
            Column(
                "told_by",
                "text",
                "Wie zegt dat de grens dit bedrag is, als dat niet de regeling zelf is",
            ),
            Column("told_url", "text", "Waar dat staat"),
            Column(
                "checked",
                "text",
                "Of een mens het bedrag in de regeling heeft nagekeken",
                required=True,
                facet=True,
                values=tuple(CHECKED.values()),
            ),
        ),
        label="kind",
    ),
)


def price_limit_rows() -> Iterator[Mapping[str, Any]]:
    """A row for each limit."""
    for limit in load_price_limits():
        yield {
            "id": slug(f"{limit.kind} {limit.first}"),
            "kind": limit.kind,
            "first_day": limit.first.isoformat(),
            "last_day": limit.last.isoformat(),
            "value": limit.euro,
            "per": limit.per,
            "regulation": limit.source,
            "url": limit.url,
            "told_by": limit.told,
            "told_url": limit.told_url,
            "checked": CHECKED[limit.checked],
        }
