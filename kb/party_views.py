"""The views of parties that pages read: who they are, the groups that they are in, and what they take part in."""

from __future__ import annotations

from kb.view_describing import View, ViewColumn

PARTIES = View(
    "partijen",
    "Partijen met hun namen",
    "Elke partij met haar gebied, haar andere namen, en of zij ergens aan meedoet.",
    (
        ViewColumn("partij_id", "De partij", "parties"),
        ViewColumn("partij", "Naam"),
        ViewColumn("soort", "De code van de soort partij", facet=True),
        ViewColumn("gebied_id", "Het gebied van de partij", "areas"),
        ViewColumn("gebied", "Naam van dat gebied"),
        ViewColumn("soort_gebied", "De code van het soort gebied"),
        ViewColumn("andere_namen", "Andere namen, met strepen ertussen"),
        ViewColumn("doet_mee", "1 als de partij in een afspraak voorkomt"),
    ),
    """select parties.id as partij_id, parties.name as partij, parties.kind as soort,
  parties.area_id as gebied_id, areas.name as gebied, areas.kind as soort_gebied,
  (select group_concat(party_aliases.alias, ' | ') from party_aliases
    where party_aliases.party_id = parties.id) as andere_namen,
  exists (select 1 from commitment_parties where commitment_parties.party_id = parties.id) as doet_mee
from parties left join areas on areas.id = parties.area_id""",
    in_workbook=False,
)

#: Who is in which group, also through another one.
_GROUP_OF = """with recursive belongs(member_id, group_id) as (
  select member_id, party_id from party_members
  union select belongs.member_id, party_members.party_id
    from belongs join party_members on party_members.member_id = belongs.group_id
)"""

GROUPS = View(
    "groepen_van_partijen",
    "Groepen waar partijen bij horen",
    "Elke groep waar een partij bij hoort, ook door een andere groep heen.",
    (
        ViewColumn("partij_id", "De partij", "parties"),
        ViewColumn("groep_id", "De groep", "parties"),
        ViewColumn("groep", "Naam van de groep"),
        ViewColumn("soort_groep", "De code van de soort partij", facet=True),
    ),
    f"""{_GROUP_OF}
select belongs.member_id as partij_id, belongs.group_id as groep_id, parties.name as groep,
  parties.kind as soort_groep
from belongs join parties on parties.id = belongs.group_id""",
    in_workbook=False,
)

MEMBERS = View(
    "leden_van_partijen",
    "Leden van partijen",
    "Elk lid van elke groep, zoals de lijst van partijen het zegt: niet door een andere groep heen.",
    (
        ViewColumn("partij_id", "De groep", "parties"),
        ViewColumn("lid_id", "Het lid", "parties"),
        ViewColumn("lid", "Naam van het lid"),
    ),
    """select party_members.party_id as partij_id, party_members.member_id as lid_id, parties.name as lid
from party_members join parties on parties.id = party_members.member_id""",
    in_workbook=False,
)

SHARES = View(
    "aandeel_van_partijen",
    "Waar partijen aan meedoen",
    "Een rij voor elke afspraak waar een partij voor instaat (zelf of met een groep) of aan meewerkt, en voor elk document "
    "dat zij maakte of ondertekende. Onzekere afspraken staan hier niet in.",
    (
        ViewColumn("partij_id", "De partij", "parties"),
        ViewColumn("partij", "Naam"),
        ViewColumn("soort", "De code van de soort partij", facet=True),
        ViewColumn("gebied", "Het gebied van de partij"),
        ViewColumn("aandeel", "zelf, groep, partner of document", facet=True),
        ViewColumn("waarvan_id", "De afspraak, of het document"),
    ),
    f"""{_GROUP_OF},
sure(commitment_id, party_id, role) as (
  select commitment_parties.commitment_id, commitment_parties.party_id, commitment_parties.role
  from commitment_parties join commitments on commitments.id = commitment_parties.commitment_id
  where commitments.level <> 'uncertain'
),
shares(party_id, share, of_id) as (
  select party_id, 'zelf', commitment_id from sure where role = 'responsible'
  union all select belongs.member_id, 'groep', sure.commitment_id
    from belongs join sure on sure.party_id = belongs.group_id where sure.role = 'responsible'
  union all select party_id, 'partner', commitment_id from sure where role = 'partner'
  union all select party_id, 'document', document_id from document_parties
    where role in ('signatory', 'issuer')
)
select parties.id as partij_id, parties.name as partij, parties.kind as soort, areas.name as gebied,
  shares.share as aandeel, shares.of_id as waarvan_id
from shares join parties on parties.id = shares.party_id left join areas on areas.id = parties.area_id""",
    in_workbook=False,
)

PARTY_VIEWS: tuple[View, ...] = (PARTIES, GROUPS, MEMBERS, SHARES)
