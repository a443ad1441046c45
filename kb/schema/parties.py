"""Who take part."""

from __future__ import annotations

from kb.schema.describing import Column, Table, coded, key, reference

TABLES: tuple[Table, ...] = (
    Table(
        "parties",
        "Partijen",
        "Een organisatie, of een groep organisaties binnen een regio of document.",
        (
            key("Sleutel van de partij"),
            Column("name", "text", "Naam", required=True),
            coded("kind", "party_kind", "Soort partij", required=True),
            reference("area_id", "areas", "Het gebied van de partij", facet=True),
        ),
        label="name",
        sort="name",
    ),
    Table(
        "party_members",
        "Leden van partijen",
        "Wie er bij een groep horen.",
        (
            reference("party_id", "parties", "De groep", required=True),
            reference("member_id", "parties", "Het lid", required=True),
        ),
        primary_key=("party_id", "member_id"),
    ),
    Table(
        "party_aliases",
        "Schrijfwijzen van partijen",
        "Een manier waarop een partij geschreven wordt.",
        (
            Column("alias", "text", "Zoals het er staat", required=True),
            reference("party_id", "parties", "De partij", required=True),
        ),
        primary_key=("alias", "party_id"),
    ),
)
