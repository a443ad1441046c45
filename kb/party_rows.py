"""The rows of parties, and of their part in a commitment."""

from __future__ import annotations

from corpus.parties import PartyRecord
from kb.rows import SourceRows, SourceWriter
from nlp.records import DocumentContext, PartyMention


def write_party(writer: SourceWriter, record: PartyRecord) -> str:
    """The key of a party, whose rows (aliases and members too) are added the first time."""
    return add_party(writer.rows, writer.parties, record)


def add_party(rows: SourceRows, known: set[tuple[str, str]], record: PartyRecord) -> str:
    """The key of a party; its rows are added unless its key and spelling are ``known``."""
    if (record.key, record.name) in known:
        return record.key
    # Another spelling of the same name gives another row here; one is kept in the end.
    known.add((record.key, record.name))
    rows.add(
        "parties",
        id=record.key,
        name=record.name,
        kind=record.kind,
        area_id=record.area_id,
    )
    for alias in dict.fromkeys(record.aliases):
        rows.add("party_aliases", alias=alias, party_id=record.key)
    for member in dict.fromkeys(member.key for member in record.members):
        rows.add("party_members", party_id=record.key, member_id=member)
    for member_record in record.members:
        add_party(rows, known, member_record)
    return record.key


def write_commitment_party(
    writer: SourceWriter,
    commitment_id: str,
    span_id: str,
    mention: PartyMention,
    context: DocumentContext,
    taken: set[tuple[str, str]],
) -> None:
    """Add a party's part in a commitment, unless it is in ``taken`` (party and role) already."""
    party_id = write_party(writer, writer.registry.record(mention.name, context))
    if (party_id, mention.role) in taken:
        return
    taken.add((party_id, mention.role))
    writer.rows.add(
        "commitment_parties",
        commitment_id=commitment_id,
        party_id=party_id,
        role=mention.role,
        span_id=writer.span(mention.span) if mention.span else span_id,
        implied=int(mention.implied),
        score=mention.score,
    )
