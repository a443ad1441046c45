"""Words by which a document says what it is, who made it, for whom, about what and when.

Each class is a section of ``document-words.toml``, which says what its lists are for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.loading import REFERENCE, Phrases, Record, Words, load_toml
from corpus.manifest import DOCUMENT_KINDS


class NationalWords(Record, frozen=True):
    """Words of the national level; ``seat`` are ids of municipalities, the last three those of parliament."""

    signs: Phrases
    makers: Phrases
    local: Phrases
    apart: Phrases
    beside: Phrases
    seat: Phrases
    formulas: Phrases
    chambers: Phrases
    series: Phrases


class MemberWords(Record, frozen=True):
    """Words around a list of all municipalities of a region."""

    consists: Phrases
    form: Phrases


class BodyWords(Record, frozen=True):
    """Words before the name of a body, by the level of what they name."""

    municipality: Phrases
    province: Phrases
    region: Phrases
    state: Phrases
    state_offices: Phrases
    boards: Phrases
    boards_of: Phrases
    provincial_people: Phrases
    offices: Phrases
    forms: Phrases
    legal: Phrases
    names: Phrases


class PoliticalWords(Record, frozen=True):
    """Political parties, how else they are called, and words beside their names."""

    parties: Phrases
    also: Mapping[str, str]
    local_first: Phrases
    local_last: Phrases
    local_before: Phrases
    wills: Phrases
    called: Phrases
    positions: Phrases
    between: Phrases
    programme_of: Phrases
    programmes: Phrases
    presents: Phrases

    def __post_init__(self) -> None:
        for other, name in self.also.items():
            if name not in self.parties:
                raise ValueError(f"{other!r} is called {name!r}, which is no party of the list")


class FieldWords(Record, frozen=True):
    """Labels of fields by what the field holds."""

    date: Phrases
    subject: Phrases
    subject_with_colon: Phrases
    other_with_colon: Phrases
    to: Phrases
    sender: Phrases
    proposer: Phrases
    makers: Phrases
    present: Phrases
    status: Phrases
    other: Phrases


class LetterWords(Record, frozen=True):
    """How letters greet and close, and as what people sign them."""

    greeting: Phrases
    closing: Phrases
    to: Phrases
    signers: Phrases
    opens: Phrases
    councils: Mapping[str, Phrases]
    nameless: Phrases


class AgreementWords(Record, frozen=True):
    """Words around the parties of an agreement."""

    opens: Phrases
    parties: Phrases
    recitals: Phrases
    agree_first: Words
    agree_words: Words
    named: Phrases
    jointly: Phrases
    conclude: Phrases
    together: Phrases
    roles: Phrases


class ImprintWords(Record, frozen=True):
    """Words before who publishes, and after who decides or is in a meeting."""

    published: Phrases
    on_behalf: Phrases
    departments: Phrases
    occasions: Phrases
    proposes: Phrases
    decides: Phrases
    meets: Phrases


class ParliamentWords(Record, frozen=True):
    """What papers of a file of parliament are called, by their kind, and what says that one is a new text of another."""

    papers: Mapping[str, Phrases]
    others: Phrases
    changed: Phrases

    def __post_init__(self) -> None:
        for kind in self.papers:
            if kind not in DOCUMENT_KINDS:
                raise ValueError(f"unknown kind {kind!r}: [document_kind] of codes.toml lacks it")


class MeetingWords(Record, frozen=True):
    """How the head of minutes opens, its lines on who led and wrote them and on when, and whose they are."""

    opens: Phrases
    chair: Phrases
    clerk: Phrases
    organs: Phrases
    held: Phrases


class AnswerWords(Record, frozen=True):
    """Words before who answers questions, and before who asked them."""

    opens: Phrases
    members: Phrases
    of_members: Phrases
    asked: Phrases


class TitleWords(Record, frozen=True):
    """Headings that are no title."""

    never: Phrases
    numbered: Phrases
    series: Phrases
    parts: Phrases


class DateWords(Record, frozen=True):
    """Words that stand beside the date of a document, and beside other dates."""

    beside: Phrases
    never: Phrases
    signed: Phrases
    versions: Phrases
    elections: Phrases


class StatusWords(Record, frozen=True):
    """Words for a draft and for a final text, and what stands where something is to be filled in."""

    draft: Phrases
    final: Phrases
    blanks: Phrases


class PlaceWords(Record, frozen=True):
    """What stands before the name of a place that says nothing of what a text is about."""

    persons: Phrases
    courts: Phrases
    seats: Phrases
    likened: Phrases


class RequestWords(Record, frozen=True):
    """How a letter decides on what somebody asked for."""

    yours: Phrases
    decided: Phrases
    laws: Phrases
    objection: Phrases
    objects_to: Phrases


class ErrorWords(Record, frozen=True):
    """What a word processor prints where it cannot fill in a field."""

    phrases: Phrases


class DecreeWords(Record, frozen=True):
    """How the head of state opens a decree."""

    opens: Phrases


class ItselfWords(Record, frozen=True):
    """Words before what a document calls itself, and those by which it is a spatial plan."""

    before: Phrases
    proposing: Phrases
    names: Phrases
    plan: Phrases
    plan_nouns: Phrases
    plan_headings: Phrases
    plan_sections: Phrases


class IssuerWords(Record, frozen=True):
    """Kinds of documents that one body makes alone, by the level of that body, what boards write to
    their council, and organs by the level of their body."""

    municipality: Phrases
    province: Phrases
    to_council: Phrases
    organs: Mapping[str, Phrases]


class DocumentWords(Record, frozen=True):
    """All sections of ``document-words.toml``."""

    national: NationalWords
    members: MemberWords
    bodies: BodyWords
    political: PoliticalWords
    fields: FieldWords
    letter: LetterWords
    agreement: AgreementWords
    imprint: ImprintWords
    parliament: ParliamentWords
    meeting: MeetingWords
    answers: AnswerWords
    title: TitleWords
    date: DateWords
    places: PlaceWords
    requests: RequestWords
    errors: ErrorWords
    decree: DecreeWords
    status: StatusWords
    itself: ItselfWords
    issuer: IssuerWords


@cache
def load_document_words(folder: Path = REFERENCE) -> DocumentWords:
    """The words of ``document-words.toml``; raises :class:`CorpusError` naming what is wrong."""
    return load_toml(folder / "document-words.toml", DocumentWords)
