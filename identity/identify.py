"""What a document is: all rules vote, field by field, and each field is decided in turn.

Later fields lean on earlier ones: the kind on the title, the senders on the kind, the area on the
senders. What a person wrote in the manifest is a vote that settles a field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from corpus.areas import COUNTRY, Areas
from corpus.kinds import UNKNOWN
from corpus.manifest import DocumentEntry
from corpus.parties import PartyRegistry
from extract.model import SourceText
from identity.agreements import agreement_votes
from identity.answers import answer_votes, answered_votes, asked_votes
from identity.areas import (
    front_votes_on_area,
    is_apart,
    name_votes_on_area,
    national_votes,
    party_votes_on_area,
    subject_votes_on_area,
    title_votes_on_area,
)
from identity.boards import (
    addressed_votes,
    adopted_votes,
    closed_votes,
    council_votes,
    decree_votes,
    draft_votes,
    proposing_votes,
)
from identity.bodies import Bodies, bodies_of
from identity.branches import with_branches
from identity.coalitions import coalition_votes, coalition_votes_on_kind
from identity.contract_roles import contract_role_votes, contract_term_votes
from identity.decide import Decided, decide_all, decide_one, evidence_of
from identity.fields import LabelledValue, fields_of
from identity.kinds import kind_votes, title_votes_on_kind
from identity.letters import (
    greeting_of,
    is_subject,
    letter_votes,
    nameless_board_votes,
    own_council_votes,
)
from identity.meeting_holders import holder_votes
from identity.meetings import meeting_votes, motion_votes
from identity.model import Field, Identity, Vote
from identity.moments import date_votes, period_votes, status_votes, title_votes_on_moments
from identity.most_named import most_named_votes
from identity.offices import office_votes
from identity.parliament import paper_votes_on_kind
from identity.politics import party_votes_on_kind, political_votes
from identity.provinces import province_votes
from identity.requests import request_votes
from identity.running_titles import running_title_votes
from identity.senders import (
    board_votes,
    file_name_votes,
    sender_votes,
    title_votes_on_sender,
)
from identity.sheet import Sheet, sheet_of
from identity.spatial_plans import plan_votes, plan_votes_on_kind
from identity.speakers import listed_votes, speaker_votes, turn_votes
from identity.spoken_for import spoken_for_votes
from identity.titles import title_votes
from nlp.records import DefinedTerm, Speaker, Status

#: Kinds in which nobody sends: who is present speaks, or nobody does.
_WITHOUT_SENDER = ("minutes",)
#: The rules that say whose meeting minutes are of.
_MEETING_RULES = ("meeting_group", "meeting_address", "meeting_dated_line")
#: The fields that may have several values, apart from who made it.
_SEVERAL: tuple[Field, ...] = ("signatory", "addressee", "speaker", "term")
#: Kinds that political parties make: the body on their cover is the one that they govern.
_OF_POLITICAL_PARTIES = ("coalition_agreement", "election_programme")
#: Kinds whose title names who made them, where it names one body.
_OF_ONE_MAKER = (
    *("letter", "decision", "proposal", "programme", "vision", "plan", "progress_report"),
    "regulation",
)
#: Kinds that the board signs which made them.
_SIGNED_BY_BOARD = ("proposal", "decision")
#: Kinds that those who sign make together.
_SIGNED = ("agreement",)


def identify(
    source: SourceText,
    page_first: int,
    page_last: int,
    stem: str,
    areas: Areas,
    registry: PartyRegistry,
    manifest: DocumentEntry | None = None,
) -> Identity:
    """What the document on pages ``page_first`` to ``page_last`` (1-based, inclusive) is.

    ``stem`` is the name of its file without suffix; ``manifest`` what a person says of it.
    """
    sheet = sheet_of(source, page_first, page_last, stem)
    return _Reading(sheet, bodies_of(areas, registry), manifest).identity()


class _Reading:
    """The votes on one document; fields are decided one after the other."""

    def __init__(self, sheet: Sheet, bodies: Bodies, manifest: DocumentEntry | None) -> None:
        self.sheet = sheet
        self.bodies = bodies
        self.manifest = manifest
        self.fields: tuple[LabelledValue, ...] = fields_of(sheet.front)
        self.greeting = greeting_of(sheet.front)
        self.votes: list[Vote] = list(_manifest_votes(manifest, bodies.registry))
        self.decided: dict[Field, tuple[Decided, ...]] = {}

    def identity(self) -> Identity:
        title, kind = self._title(), self._kind_first()
        self._moments(title)
        self._area_first(title, kind)
        kind = self._parties(title, kind)
        self._area(title, kind)
        self._spoken_for(kind)
        self._decide("date")
        area = self._one("area")
        period = self._value("period")
        start, _, end = period.partition("/") if period else ("", "", "")
        return Identity(
            title=title.value if title else self.sheet.stem,
            kind=kind,
            issuers=self._values("issuer"),
            signatories=self._values("signatory"),
            addressees=self._values("addressee"),
            speakers=tuple(dict.fromkeys(Speaker(v.about, v.value) for v in self._of("speaker"))),
            defined_terms=tuple(
                dict.fromkeys(DefinedTerm(v.about, v.value) for v in self._of("term"))
            ),
            area=area.value if area else None,
            municipalities=next((v.members for v in area.votes if v.members), ()) if area else (),
            dated=self._value("date"),
            period_start=start or None,
            period_end=end or None,
            status=cast(Status | None, self._value("status")),
            evidence=evidence_of(self.votes, self.decided),
        )

    def _title(self) -> Decided | None:
        self.votes += title_votes(self.sheet, self.fields, self.bodies, self.greeting)
        # What these papers have in common: they say at once what they are, of whom and when.
        self.votes += meeting_votes(self.sheet, self.bodies)
        self.votes += answer_votes(self.sheet, self.bodies)
        self.votes += answered_votes(self.sheet, self.bodies)
        self.votes += running_title_votes(self.sheet, self.bodies)
        return self._decide("title", in_order=True)

    def _kind_first(self) -> str:
        """The kind as far as title and rows say it; who signs may still make it an agreement."""
        title = self._one("title")
        at = title.segment if title else None
        self.votes += kind_votes(self.sheet, self.fields, self.greeting, at)
        self.votes += paper_votes_on_kind(self.sheet)
        self.votes += plan_votes_on_kind(self.sheet, self.fields)
        self.votes += party_votes_on_kind(self.sheet)
        self.votes += coalition_votes_on_kind(self.sheet)
        self.votes += addressed_votes(self.sheet, self.fields)
        self.votes += closed_votes(self.sheet, self.fields)
        self.votes += proposing_votes(self.sheet)
        self.votes += decree_votes(self.sheet, self.bodies)
        self.votes += office_votes(self.sheet, self.fields, self.bodies)
        self.votes += request_votes(self.sheet, self.fields, self.bodies)
        if not self._holds("kind"):
            self.votes += contract_role_votes(self.sheet)
        self.votes += turn_votes(self.sheet)
        self.votes += speaker_votes(self.sheet, self.fields, self.bodies)
        if title is not None:
            rule = "subject_field" if self._is_subject(title) else title.votes[0].rule
            self.votes += title_votes_on_kind(title.value, at, rule)
        found = self._decide("kind")
        return found.value if found else UNKNOWN

    def _is_subject(self, title: Decided) -> bool:
        """Return True for a title that says what a letter is about, and not what paper it is."""
        by_field = title.votes[0].rule == "subject_field"
        return by_field or is_subject(self.sheet, self.greeting, title.segment)

    def _moments(self, title: Decided | None) -> None:
        self.votes += date_votes(self.sheet, self.fields)
        self.votes += period_votes(self.sheet)
        self.votes += status_votes(self.sheet, self.fields)
        if title is not None:
            of_subject = self._is_subject(title)
            self.votes += title_votes_on_moments(title.value, title.segment, is_subject=of_subject)
        self._decide("date")
        self._decide("period")
        self._decide("status")

    def _area_first(self, title: Decided | None, kind: str) -> None:
        self.votes += name_votes_on_area(self.sheet, self.bodies.areas)
        self.votes += front_votes_on_area(self.sheet, self.bodies)
        if title is not None:
            self.votes += title_votes_on_area(title.value, title.segment, kind, self.bodies)
        self._decide("area")

    def _parties(self, title: Decided | None, kind: str) -> str:
        """Decide who made it, signs it and gets it; returns the kind, now that parties are known."""
        written = title.value if title else None
        self.votes += agreement_votes(self.sheet, written, self.bodies, self.bodies.registry)
        opening, signed = self._opening(kind), kind in _SIGNED_BY_BOARD
        self.votes += letter_votes(self.sheet, self.fields, self.bodies, opening, signed=signed)
        self.votes += sender_votes(self.sheet, kind, self.bodies)
        self.votes += motion_votes(self.sheet, self.bodies)
        decided = self._decide("kind")
        kind = decided.value if decided else kind
        if kind in _SIGNED and not self._of_field("term"):
            self.votes += contract_term_votes(self.sheet)
        if kind in _WITHOUT_SENDER and not self._of_field("speaker"):
            self.votes += listed_votes(self.sheet, self.bodies)
        self.votes += asked_votes(self.sheet, kind, self.bodies)
        self.votes += nameless_board_votes(self.sheet, kind, self.bodies)
        self.votes += own_council_votes(self.sheet, kind, self.greeting, self.bodies)
        self.votes += political_votes(self.sheet, kind, self.bodies)
        self.votes += coalition_votes(self.sheet, kind)
        self.votes += board_votes(self.sheet, kind, self.bodies)
        area = self._value("area")
        known = self.bodies.areas[area] if area else None
        self.votes += plan_votes(self.sheet, kind, known, self.bodies)
        self.votes += province_votes(self.sheet, kind, written or "", self.bodies)
        if title is not None and kind in _OF_ONE_MAKER:
            self.votes += title_votes_on_sender(title.value, title.segment, known, self.bodies)
        at = title.segment if title else None
        self.votes += holder_votes(self.sheet, kind, written or "", at, self.bodies)
        self.votes += file_name_votes(self.sheet, kind, self.bodies)
        self.votes += adopted_votes(self.sheet, self.bodies)
        self.votes += draft_votes(self.sheet, kind, self.bodies)
        addressees = decide_all(self._of_field("addressee"))
        self.votes += council_votes(self.sheet, addressees, self.bodies)
        for field in _SEVERAL:
            self.decided[field] = decide_all(self._of_field(field))
        if kind not in _SIGNED:
            self.decided["signatory"] = ()
        self.decided["issuer"] = self._issuers(kind)
        return kind

    def _opening(self, kind: str) -> int | None:
        """Where a letter begins: at its greeting or, without one, where its running text does."""
        if self.greeting is not None or kind != "letter":
            return self.greeting
        return len(self.sheet.head)

    def _issuers(self, kind: str) -> tuple[Decided, ...]:
        """Who made it: those who sign an agreement, nobody for minutes; not who is written to,
        unless the words say so outright."""
        found = decide_all(self._of_field("issuer"))
        if self._has_manifest("issuer"):
            return tuple(one for one in found if one.votes[0].rule == "manifest")
        if kind in _WITHOUT_SENDER:
            return tuple(one for one in found if any(v.rule in _MEETING_RULES for v in one.votes))
        if kind in _SIGNED:
            return tuple(self.decided["signatory"])
        if kind in _OF_POLITICAL_PARTIES:
            return with_branches(_political_parties(found), found)
        addressees = {one.value for one in self.decided["addressee"]}
        found = tuple(one for one in found if one.value not in addressees or one.level == "certain")
        certain = tuple(one for one in found if one.level == "certain")
        # Where a rule is outright, weaker ones that name another body say something else of it.
        return certain or (found if len(found) == 1 else ())

    def _area(self, title: Decided | None, kind: str) -> None:
        senders = {one.value: one.segment for one in self.decided["issuer"]}
        addressees = {one.value: one.segment for one in self.decided["addressee"]}
        written, at = (title.value, title.segment) if title else ("", None)
        found = [*party_votes_on_area(kind, senders, addressees, written, self.bodies)]
        found += subject_votes_on_area(written, at, kind, tuple(senders), self.bodies)
        found += national_votes(self.sheet, written, kind, self.bodies)
        apart = is_apart(self.sheet, written, self.greeting)
        self.votes += [vote for vote in found if not apart or vote.value != COUNTRY]
        if self._decide("area") is None:
            self.votes += most_named_votes(self.sheet, kind, tuple(senders), self.bodies)
            self._decide("area")

    def _spoken_for(self, kind: str) -> None:
        """Who made it by whom it speaks for, where nothing else says so."""
        if self._holds("issuer") or kind in (*_SIGNED, *_WITHOUT_SENDER):
            return
        area = self._value("area")
        known = self.bodies.areas[area] if area else None
        self.votes += spoken_for_votes(self.sheet, kind, known, self.bodies)
        self.decided["issuer"] = self._issuers(kind)

    def _decide(self, field: Field, *, in_order: bool = False) -> Decided | None:
        found = decide_one(self._of_field(field), in_order=in_order)
        self.decided[field] = (found,) if found else ()
        return found

    def _holds(self, field: Field) -> bool:
        """Return True where some rule says what a field is, be it against another."""
        return bool(decide_all(self._of_field(field)))

    def _of_field(self, field: Field) -> list[Vote]:
        return [vote for vote in self.votes if vote.field == field]

    def _of(self, field: Field) -> list[Vote]:
        taken = self._values(field)
        return [vote for vote in self._of_field(field) if vote.value in taken]

    def _one(self, field: Field) -> Decided | None:
        return next(iter(self.decided.get(field, ())), None)

    def _value(self, field: Field) -> str | None:
        found = self._one(field)
        return found.value if found else None

    def _values(self, field: Field) -> tuple[str, ...]:
        return tuple(one.value for one in self.decided.get(field, ()))

    def _has_manifest(self, field: Field) -> bool:
        return any(vote.rule == "manifest" for vote in self._of_field(field))


def _political_parties(found: Sequence[Decided]) -> tuple[Decided, ...]:
    """The parties on the cover; where none stands there, the one that the text or its pages name."""
    rules = (
        "political",
        "programme_title",
        "party_wants",
        "only_party",
        "running_party",
        "party_wills",
        "party_line",
        "calls_itself_party",
        "party_site",
        "programme_of",
        "programme_of_us",
    )
    for rule in rules:
        taken = tuple(one for one in found if any(vote.rule == rule for vote in one.votes))
        if taken:
            return taken
    return ()


def _manifest_votes(entry: DocumentEntry | None, registry: PartyRegistry) -> list[Vote]:
    """What a person wrote of a document, as votes that settle it."""
    if entry is None:
        return []
    single: Mapping[Field, str | None] = {
        "title": entry.title,
        "kind": entry.kind,
        "area": entry.area,
        "date": entry.dated,
    }
    votes = [Vote(field, value, "manifest") for field, value in single.items() if value]
    votes += [Vote("issuer", registry.canonical(name), "manifest") for name in entry.issued_by]
    return votes
