"""The agreements of the regions that made a woondeal: of each what is known, read, and checked by a person.

The list of regions is reference data (:mod:`corpus.woondeals`), with who says that an agreement is there. What
was read are the agreements of the knowledge base about the region; what nobody says is unknown.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.areas import Areas
from corpus.woondeals import STAGES, Agreement, Evidence, Region, Stage, Woondeals, load_woondeals
from publish import areas
from publish.documents import Document
from publish.reading_quality import reading_quality

AGREEMENT = "agreement"
#: The years in which the first agreements were made; of later ones, that for which the next one runs at least to.
FIRST_YEAR, LAST_YEAR, NEXT_RUNS_TO = "2022", "2023", "2035"


#: Who says so, where it is a document of another corpus.
NOT_HERE = "een document dat hier niet is gelezen"


@dataclass(frozen=True, slots=True)
class Known:
    """An agreement that somebody says is there: when, who says so in which words, and where.

    ``path`` leads to the page of a document of the knowledge base, ``url`` elsewhere.
    """

    dated: str | None
    by: str
    words: str
    url: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """An agreement in the knowledge base; ``is_checked`` where its reading was held against a person's."""

    document: Document
    is_checked: bool


@dataclass(frozen=True, slots=True)
class Deal:
    """The agreements of a region by their stage; ``path`` is empty where it has no page."""

    name: str
    path: str
    province: str
    areas: tuple[str, ...]
    read: Mapping[Stage, tuple[Read, ...]]
    known: Mapping[Stage, tuple[Known, ...]]

    def is_known(self, stage: Stage) -> bool:
        return bool(self.read[stage] or self.known[stage])

    def is_read(self, stage: Stage) -> bool:
        return bool(self.read[stage])

    def is_checked(self, stage: Stage) -> bool:
        return any(read.is_checked for read in self.read[stage])


@dataclass(frozen=True, slots=True)
class Tally:
    """Of how many regions an agreement of a stage is known, read, and checked."""

    stage: Stage
    known: int
    read: int
    checked: int


@dataclass(frozen=True, slots=True)
class Deals:
    """All regions, how many there are, and who says that."""

    number: int
    number_is_of: Known
    regions: tuple[Deal, ...]

    @property
    def tallies(self) -> tuple[Tally, ...]:
        return tuple(
            Tally(
                stage,
                sum(deal.is_known(stage) for deal in self.regions),
                sum(deal.is_read(stage) for deal in self.regions),
                sum(deal.is_checked(stage) for deal in self.regions),
            )
            for stage in STAGES
        )

    @property
    def unnamed(self) -> int:
        """Of how many regions it is not known which they are."""
        return self.number - len(self.regions)


def stage_of(document: Document) -> Stage | None:
    """Which of the agreements of a region a document is; None where it is none of them.

    The first is of the years in which these were made. A later one is an update, unless it runs to the
    years of the next.
    """
    year = (document.dated or "")[:4]
    if document.kind != AGREEMENT or year < FIRST_YEAR:
        return None
    if year <= LAST_YEAR:
        return "first"
    return "next" if (document.period_end or "")[:4] >= NEXT_RUNS_TO else "update"


def deals(
    connection: sqlite3.Connection,
    found: Iterable[Document],
    reference: Areas,
    known: Mapping[str, str],
    listed: Woondeals | None = None,
) -> Deals:
    """The agreements of each region; ``found`` are all documents, ``known`` the addresses of areas.

    An annex is no agreement of its own, whatever it is called.
    """
    listed = listed or load_woondeals()
    annexes = {
        row[0] for row in connection.execute("select id from documents where annex_of is not null")
    }
    pages = {row[0] for row in connection.execute("select id from areas")}
    own = [document for document in found if document.id not in annexes]
    places = _Places(connection, listed)
    return Deals(
        listed.number,
        places.known(None, listed.evidence_called(listed.evidence_of_number)),
        tuple(_deal(region, own, reference, known, pages, places) for region in listed.region),
    )


def _deal(
    region: Region,
    own: Sequence[Document],
    reference: Areas,
    known: Mapping[str, str],
    pages: set[str],
    places: _Places,
) -> Deal:
    area = reference[region.areas[0]] if region.areas else None
    mine = [document for document in own if document.area_id in region.areas]
    checked = _checked()
    return Deal(
        name=region.name or (area.name if area else ""),
        path=areas.path(area.id, area.kind, known) if area and area.id in pages else "",
        province=region.province,
        areas=region.areas,
        read={
            stage: tuple(Read(d, d.id in checked) for d in mine if stage_of(d) == stage)
            for stage in STAGES
        },
        known={
            stage: tuple(
                places.of(agreement) for agreement in region.agreement if agreement.stage == stage
            )
            for stage in STAGES
        },
    )


def _checked() -> frozenset[str]:
    """The documents in which people marked every number and commitment, to compare what is read with."""
    quality = reading_quality()
    return frozenset(quality.document_ids if quality else ())


class _Places:
    """Where the evidence stands: at an address, or on a page of a document of the knowledge base."""

    def __init__(self, connection: sqlite3.Connection, listed: Woondeals) -> None:
        self._connection = connection
        self._evidence = {evidence.id: evidence for evidence in listed.evidence}

    def of(self, agreement: Agreement) -> Known:
        return self.known(agreement.dated, self._evidence[agreement.evidence])

    def known(self, dated: str | None, evidence: Evidence) -> Known:
        if evidence.document is None:
            return Known(dated, evidence.by or "", evidence.words, url=evidence.url or "")
        title, path = self._in_document(evidence.document, evidence.words)
        return Known(dated, title, evidence.words, path=path)

    def _in_document(self, key: str, words: str) -> tuple[str, str]:
        """The title of a document and the page of its words; without a page where they are not there now."""
        row = self._connection.execute(
            """select document as title, bron_id as source_id, eerste_bladzijde as page_first,
                laatste_bladzijde as page_last, tekst as text
            from bestanden_van_documenten where document_id = ?""",
            (key,),
        ).fetchone()
        if row is None:
            return NOT_HERE, ""
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        for page in self._connection.execute(
            """select number, char_start, char_end from pages
            where source_id = ? and number between ? and ? order by number""",
            (row["source_id"], row["page_first"], row["page_last"]),
        ):
            if pattern.search(row["text"], page["char_start"], page["char_end"]):
                return row["title"], f"/document/{key}/pagina/{page['number']}"
        return row["title"], f"/document/{key}"
