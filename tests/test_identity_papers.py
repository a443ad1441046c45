"""Whole invented papers of kinds that people drop in, without a manifest: what they are and who acts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from corpus.manifest import SourceEntry
from extract.limits import Limits
from kb.read_source import read_source
from kb.source_rows import ReadDocument
from tests.identity_text import area_name

FOLDER = Path(__file__).parent / "papers"


@dataclass(frozen=True, slots=True)
class Face:
    """What a paper says of itself."""

    title: str
    kind: str
    issuers: tuple[str, ...]
    area: str
    dated: str | None


@cache
def read(name: str) -> ReadDocument:
    path = FOLDER / name
    media = "text/markdown" if path.suffix == ".md" else "text/plain"
    result = read_source(SourceEntry(path.stem, path, media), limits=Limits(), keep=True)
    (document,) = result.documents
    return document


def responsible(name: str, words: str) -> list[str]:
    """Who is responsible in the commitment whose own words begin so; its text may have a lead-in."""
    source = (FOLDER / name).read_text(encoding="utf-8")
    found = [
        c
        for c in read(name).findings.commitments
        if " ".join(source[c.span.start : c.span.end].split()).startswith(words)
    ]
    assert len(found) == 1, words
    return [party.name for party in found[0].parties if party.role == "responsible"]


@pytest.mark.parametrize(
    ("name", "face"),
    [
        (
            "programme.txt",
            Face("Programma Wonen en Zorg Flevoland 2026-2030", "programme", ("provincie Flevoland",), "Flevoland", "2025-11-12"),
        ),
        (
            "minutes.txt",
            Face("Verslag bestuurlijk overleg wonen en bereikbaarheid Land van Cuijk", "minutes", (), "Land van Cuijk", "2026-03-14"),
        ),
        (
            "proposal.txt",
            Face("Vaststellen Uitvoeringsprogramma Wonen 2025-2029", "proposal", ("Peel en Maas",), "Peel en Maas", "2025-06-24"),
        ),
        (
            "states_proposal.txt",
            Face("Subsidieregeling Flexwonen Drenthe", "proposal", ("provincie Drenthe",), "Drenthe", "2025-09-03"),
        ),
        (
            "cooperation.txt",
            Face(
                "SAMENWERKINGSOVEREENKOMST GEBIEDSONTWIKKELING HAVENKWARTIER",
                "agreement",
                ("Harlingen", "provincie Fryslân", "Noordrand Vastgoed B.V.", "Stichting Wonen Waddenkust"),
                "Harlingen",
                "2026-04-20",
            ),
        ),
        ("plan_piece.md", Face("plan_piece", "plan", ("Tynaarlo",), "Tynaarlo", None)),
    ],
)  # fmt: skip
def test_a_paper_is_read_for_what_it_is(name: str, face: Face) -> None:
    found = read(name).identity
    assert face == Face(found.title, found.kind, found.issuers, area_name(found) or "", found.dated)


@pytest.mark.parametrize(
    ("name", "words", "parties"),
    [
        ("programme.txt", "Wij stellen voor 2027", ["provincie Flevoland"]),
        ("programme.txt", "De gemeenten brengen elk", ["gemeenten"]),
        ("programme.txt", "In de Noordoostpolder wil Mercatus", ["Mercatus", "provincie Flevoland"]),
        ("programme.txt", "Gedeputeerde Staten sturen", ["provincie Flevoland"]),
        ("programme.txt", "Elk kwartaal wordt overlegd", ["provincie Flevoland"]),
        ("programme.txt", "Met het waterschap", ["provincie Flevoland"]),
        ("programme.txt", "De minister stelt", ["minister voor VRO"]),
        ("programme.txt", "Deze gemeente stelt", ["Urk"]),
        ("programme.txt", "Het college zal", ["provincie Flevoland"]),
        ("minutes.txt", "Smeets: wij leveren", ["Gennep"]),
        ("minutes.txt", "El Amrani geeft aan dat", ["provincie Noord-Brabant"]),
        ("minutes.txt", "Hij zal dit", ["provincie Noord-Brabant"]),
        ("minutes.txt", "Van Dongen komt hierop terug", ["Land van Cuijk"]),
        ("proposal.txt", "Wij realiseren", ["Peel en Maas"]),
        ("proposal.txt", "Het college zal", ["Peel en Maas"]),
        ("proposal.txt", "De provincie stelt", ["provincie Limburg"]),
        ("states_proposal.txt", "Wij zullen de regeling", ["provincie Drenthe"]),
        ("states_proposal.txt", "Het Rijk vult", ["Rijk"]),
        ("cooperation.txt", "De Gemeente stelt", ["Harlingen"]),
        ("cooperation.txt", "de Provincie elk kwartaal informeren", ["Harlingen"]),
        ("cooperation.txt", "De Ontwikkelaar levert", ["Noordrand Vastgoed B.V."]),
        ("cooperation.txt", "Zij vrijwaart de Gemeente", ["Noordrand Vastgoed B.V."]),
        ("cooperation.txt", "De Corporatie neemt", ["Stichting Wonen Waddenkust"]),
        ("cooperation.txt", "Zij betaalt deze bijdrage", ["provincie Fryslân"]),
        ("cooperation.txt", "Partijen overleggen", ["partijen"]),
        ("cooperation.txt", "Wij houden elkaar", ["partijen"]),
        ("plan_piece.md", "De provincie wil", ["provincie Drenthe"]),
        ("plan_piece.md", "Ingezet wordt op bundeling", ["provincie Drenthe"]),
        ("plan_piece.md", "De regio stemt", ["regio Groningen-Assen"]),
        ("plan_piece.md", "De gemeente wil", ["Tynaarlo"]),
        ("plan_piece.md", "In Zuidlaren bieden we", ["Tynaarlo"]),
        ("plan_piece.md", "Het college zal", ["Tynaarlo"]),
    ],
)  # fmt: skip
def test_who_takes_it_on(name: str, words: str, parties: list[str]) -> None:
    assert responsible(name, words) == parties


def test_who_sits_for_whom_is_read_from_the_list_of_those_present() -> None:
    speakers = {s.person: s.body for s in read("minutes.txt").identity.speakers}
    assert speakers["El Amrani"] == "provincie Noord-Brabant"
    assert speakers["Hoekstra"] == "Woonmij Maasvallei"
    assert speakers["Driessen"] == "Waterschap Aa en Maas"
    assert not {"A.", "K. El", "B. Vos", "Vos"} & speakers.keys()


def test_nothing_is_certain_in_a_piece_whose_maker_is_no_more_than_probable() -> None:
    levels = {commitment.level for commitment in read("plan_piece.md").findings.commitments}
    assert "certain" not in levels
