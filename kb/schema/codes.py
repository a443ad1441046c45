"""The codes that columns hold, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from corpus.codes import codes
from corpus.manifest import slug
from kb.schema.describing import Column, Table, key

TABLES: tuple[Table, ...] = (
    Table(
        "codes",
        "Codes",
        "Wat een code in een kolom betekent. Welke lijst bij een kolom hoort staat bij de kolom; "
        "andere waarden dan deze staan er niet in. De lijst unit is niet volledig: documenten tellen "
        "ook in andere woorden.",
        (
            key("Sleutel: de lijst en de code"),
            Column("list", "text", "De lijst", required=True, facet=True),
            Column("code", "text", "De code, zoals die in de tabellen staat", required=True),
            Column("label", "text", "Het woord ervoor", required=True),
            Column("description", "text", "Wat het betekent"),
            Column("position", "integer", "De volgorde binnen de lijst, vanaf 1", required=True),
        ),
        label="label",
    ),
)


def code_rows() -> Iterator[Mapping[str, Any]]:
    """A row for each code of each list."""
    for name, entries in codes().items():
        for position, (code, entry) in enumerate(entries.items(), start=1):
            words = code if any(character.isalnum() for character in code) else entry.label
            yield {
                "id": slug(f"{name} {words}"),
                "list": name,
                "code": code,
                "label": entry.label,
                "description": entry.description or None,
                "position": position,
            }
