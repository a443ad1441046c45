"""The index of parties: who takes part, by kind, with how much they have taken on."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from corpus.codes import values
from publish import areas, facts
from publish.once import once


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party with how many commitments it answers for, is partner in, and has with its groups."""

    id: str
    name: str
    area_name: str
    responsible: int
    partner: int
    through_groups: int
    signs: int


@dataclass(frozen=True, slots=True)
class PartyKind:
    """The parties of one kind, those that answer for most first."""

    kind: str
    parties: tuple[PartyLine, ...]


_PARTIES = f"""
with recursive belongs(member_id, group_id) as (
    select member_id, party_id from party_members
    union select b.member_id, m.party_id
        from belongs b join party_members m on m.member_id = b.group_id
),
answers(party_id, commitment_id) as (
    select cp.party_id, cp.commitment_id from commitment_parties cp
    join commitments c on c.id = cp.commitment_id
    where cp.role = 'responsible' and {areas.CERTAIN}
),
own as (select party_id, count(*) as number from answers group by 1),
grouped as (
    select b.member_id as party_id, count(distinct a.commitment_id) as number
    from belongs b join answers a on a.party_id = b.group_id group by 1
),
partner as (
    select cp.party_id, count(*) as number from commitment_parties cp
    join commitments c on c.id = cp.commitment_id
    where cp.role = 'partner' and {areas.CERTAIN} group by 1
),
signs as (
    select party_id, count(distinct document_id) as number from document_parties
    where role in ('signatory', 'issuer') group by 1
)
select p.id, p.kind, a.name as area_name, coalesce(own.number, 0) as responsible,
    coalesce(partner.number, 0) as partner, coalesce(grouped.number, 0) as through_groups,
    coalesce(signs.number, 0) as signs
from parties p left join areas a on a.id = p.area_id
    left join own on own.party_id = p.id left join partner on partner.party_id = p.id
    left join grouped on grouped.party_id = p.id left join signs on signs.party_id = p.id
where coalesce(own.number, grouped.number, partner.number, signs.number) is not null
order by responsible desc, through_groups desc, p.name, p.id"""


@once
def index(connection: sqlite3.Connection) -> tuple[PartyKind, ...]:
    """The parties that take part in a commitment or document, by kind; no kind is empty."""
    titles = facts.party_titles(connection)
    found: dict[str, list[PartyLine]] = {}
    for row in connection.execute(_PARTIES):
        line = PartyLine(
            row["id"],
            titles[row["id"]],
            row["area_name"] or "",
            row["responsible"],
            row["partner"],
            row["through_groups"],
            row["signs"],
        )
        found.setdefault(row["kind"], []).append(line)
    return tuple(
        PartyKind(kind, tuple(found[kind])) for kind in values("party_kind") if kind in found
    )
