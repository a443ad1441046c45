"""What documents are: who takes part in them, and the words that say so."""

from __future__ import annotations

from kb.schema.describing import Column, Table, coded, key, reference

TABLES: tuple[Table, ...] = (
    Table(
        "document_parties",
        "Partijen van documenten",
        "Wie een document maakte, ondertekende of kreeg, en wie erin spreekt. Een document zonder "
        "afzender staat hier niet met een issuer: dan is die onbekend.",
        (
            reference("document_id", "documents", "Het document", required=True),
            reference("party_id", "parties", "De partij", required=True),
            coded(
                "role",
                "document_role",
                "Afzender, ondertekenaar, geadresseerde of spreker",
                required=True,
            ),
            reference("span_id", "spans", "De woorden die het zeggen; leeg als die er niet zijn"),
            coded("level", "level", "Hoe zeker het is", required=True),
        ),
        primary_key=("document_id", "party_id", "role"),
    ),
    Table(
        "document_evidence",
        "Wat documenten over zichzelf zeggen",
        "Een aanwijzing voor wat een document is: de woorden, de waarde waar ze voor spreken, en of "
        "die is overgenomen.",
        (
            key("Sleutel van de aanwijzing"),
            reference("document_id", "documents", "Het document", required=True),
            coded("field", "document_field", "Waar de aanwijzing over gaat", required=True),
            Column("value", "text", "De waarde waar de woorden voor spreken", required=True),
            reference("span_id", "spans", "De woorden; leeg als het bestand ze niet heeft"),
            coded(
                "level",
                "level",
                "Hoe zeker de waarde is; onzeker: hij is niet overgenomen",
                required=True,
            ),
            Column("why", "text", "Waarom de woorden dat zeggen", required=True),
            Column("method", "text", "De regel", required=True, facet=True),
        ),
        sort="field",
    ),
)
