"""Where things are: areas and building projects."""

from __future__ import annotations

from kb.schema.describing import Column, Table, coded, key, reference

TABLES: tuple[Table, ...] = (
    Table(
        "areas",
        "Gebieden",
        "Een gemeente, kern, subregio, regio of provincie, of het land.",
        (
            key("Sleutel: CBS-code of naam"),
            Column("name", "text", "Naam", required=True),
            coded("kind", "area_kind", "Soort gebied", required=True),
            reference("parent_id", "areas", "Het gebied eromheen"),
            Column("cbs_code", "text", "Code van het CBS"),
        ),
        label="name",
        sort="name",
    ),
    Table(
        "area_members",
        "Gemeenten van regio's",
        "Welke gemeenten bij een regio horen.",
        (
            reference("area_id", "areas", "De regio", required=True),
            reference("member_id", "areas", "De gemeente", required=True),
        ),
        primary_key=("area_id", "member_id"),
    ),
    Table(
        "projects",
        "Projecten",
        "Een woningbouwproject of bouwlocatie: dezelfde in alle documenten.",
        (
            key("Sleutel van het project"),
            reference("area_id", "areas", "De gemeente", facet=True),
            Column("name", "text", "Naam", required=True),
            reference("first_document_id", "documents", "Het document dat het als eerste noemt"),
        ),
        label="name",
        sort="name",
    ),
    Table(
        "project_names",
        "Namen van projecten",
        "Een manier waarop een project geschreven is, en hoe zeker het hetzelfde project is.",
        (
            reference("project_id", "projects", "Het project", required=True),
            Column("name", "text", "Zoals het er staat", required=True),
            reference("document_id", "documents", "Het document", required=True),
            Column("score", "real", "Gelijkenis met de naam van het project, van 0 tot 1"),
        ),
        primary_key=("project_id", "name", "document_id"),
    ),
)
