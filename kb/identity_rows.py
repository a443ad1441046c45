"""The rows of what a document is: who takes part in it, and the words that say what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpus.identity_rules import load_identity_rules
from identity.model import Evidence, Identity
from kb.joined_area import joined_area
from kb.keys import digest
from kb.party_rows import write_party
from kb.rows import SourceWriter
from nlp.records import DocumentContext

#: The fields whose values are parties, which are their parts in a document as well.
PARTS = ("issuer", "signatory", "addressee", "speaker")


def write_identity(writer: SourceWriter, identity: Identity, context: DocumentContext) -> None:
    """Add the rows of a document's parties and evidence."""
    parts: Mapping[str, tuple[str, ...]] = {
        "issuer": identity.issuers,
        "signatory": identity.signatories,
        "addressee": identity.addressees,
        "speaker": tuple(dict.fromkeys(speaker.body for speaker in identity.speakers)),
    }
    for role, names in parts.items():
        for name in names:
            _write_part(writer, role, name, identity.evidence, context)
    for evidence in identity.evidence:
        _write_evidence(writer, evidence)


def _write_part(
    writer: SourceWriter,
    role: str,
    name: str,
    evidence: Iterable[Evidence],
    context: DocumentContext,
) -> None:
    own = [e for e in evidence if e.vote.field == role and e.vote.value == name]
    signs = own or [e for e in evidence if e.vote.field == "signatory" and e.vote.value == name]
    in_text = next((e.vote.segment for e in signs if e.vote.segment is not None), None)
    party_id = write_party(writer, writer.registry.record(name, context))
    row = (writer.document_id, party_id, role)
    if row in writer.document_parties:
        return
    writer.document_parties.add(row)
    writer.rows.add(
        "document_parties",
        document_id=writer.document_id,
        party_id=party_id,
        role=role,
        span_id=writer.span(in_text) if in_text is not None else None,
        level=next((e.level for e in signs), "probable"),
    )


def _write_evidence(writer: SourceWriter, evidence: Evidence) -> None:
    vote = evidence.vote
    segment = vote.segment
    rule = load_identity_rules().rules[vote.rule]
    joined = (
        joined_area(vote.value, vote.members, writer.registry.areas)
        if vote.field == "area"
        else None
    )
    if joined is not None:
        writer.rows.named_areas[joined.id] = joined
    writer.rows.add(
        "document_evidence",
        id=writer.keys.numbered(
            f"evidence-{digest(writer.document_id, vote.field, vote.value, vote.about, vote.rule)}"
        ),
        document_id=writer.document_id,
        field=vote.field,
        value=joined.id if joined else vote.value,
        span_id=writer.span(segment)
        if segment is not None and segment.end > segment.start
        else None,
        level=evidence.level,
        why=f"{rule.why} ({vote.about})" if vote.about else rule.why,
        method=rule.id,
    )
