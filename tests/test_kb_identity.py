"""What is known of a document, from the manifest or from the document: entries, context and rows."""

from __future__ import annotations

from pathlib import Path

from corpus.manifest import DocumentEntry, SourceEntry
from extract.text import parse_text
from identity.model import Identity
from identity.publisher import publisher_of
from kb.context import context_of
from kb.identities import described, note_on, suggestion, undescribed
from kb.read_source import read_source
from nlp.records import DefinedTerm, Speaker
from tests.identity_text import BODY, areas, registry

LETTER = (
    "Provincie Drenthe\nTelefoon 0592 00 00 00\n\nGemeente Emmen\n7811 AA Emmen\n\n"
    "Datum: 3 mei 2024\nOnderwerp: bouwen in de dorpen\n\nGeacht college,\n\n"
    f"Wij bouwen in 2026 veertig woningen. {BODY}"
)


def source(path: Path = Path("brief.txt")) -> SourceEntry:
    return SourceEntry("brief", path, "text/plain")


def test_each_letter_of_a_bundle_is_a_document_with_an_identity_of_its_own() -> None:
    other = LETTER.replace("Emmen", "Assen").replace("3 mei", "4 juni")
    found = list(undescribed(source(), parse_text(f"{LETTER}\f{other}"), areas(), registry()))
    assert [(e.id, e.page_first, e.page_last, e.dated) for e, _ in found] == [
        ("brief-1", 1, 1, "2024-05-03"),
        ("brief-2", 2, 2, "2024-06-04"),
    ]
    assert [identity.addressees for _, identity in found] == [("Emmen",), ("Assen",)]


def test_a_person_s_word_goes_before_that_of_the_document() -> None:
    entry = DocumentEntry("brief", "Brief", "proposal", 1, None, area="PV23", issued_by=("Rijk",))
    found = described(source(), entry, parse_text(LETTER), areas(), registry())
    assert (found.title, found.kind, found.area, found.issuers) == (
        "Brief", "proposal", "PV23", ("Rijk",),
    )  # fmt: skip


def test_what_the_manifest_does_not_say_is_still_read() -> None:
    entry = DocumentEntry("brief", "Brief", "letter", 1, None)
    found = described(source(), entry, parse_text(LETTER), areas(), registry())
    assert found.addressees == ("Emmen",)


def test_the_note_names_the_sender_or_that_it_is_unknown() -> None:
    entry = suggestion(source(), parse_text(LETTER), areas(), registry())
    assert "afzender provincie Drenthe" in note_on(source(), entry, areas()).message
    entry = suggestion(source(), parse_text(BODY), areas(), registry())
    assert "afzender onbekend" in note_on(source(), entry, areas()).message


def test_the_context_has_what_the_document_says_of_its_parties() -> None:
    identity = Identity(
        "Verslag",
        "minutes",
        signatories=("Emmen",),
        addressees=("Assen",),
        speakers=(Speaker("Bos", "Emmen"),),
        defined_terms=(DefinedTerm("Gemeente", "Emmen"),),
        status="draft",
    )
    entry = DocumentEntry("d", "Verslag", "minutes", 1, None)
    context = context_of(entry, areas(), identity=identity)
    assert (context.signatories, context.addressees) == (("Emmen",), ("Assen",))
    assert context.speaker_body("Bos") == context.defined_party("Gemeente") == "Emmen"
    assert context.status == "draft"


def test_parties_and_evidence_become_rows_with_their_words(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(LETTER, encoding="utf-8")
    tables = read_source(source(path), strict=True).rows.tables
    parts = {(row["party_id"], row["role"]): row for row in tables["document_parties"]}
    assert set(parts) == {("provincie-drenthe", "issuer"), ("gemeente-emmen", "addressee")}
    quotes = {row["id"]: row["quote"] for row in tables["spans"]}
    assert quotes[parts["provincie-drenthe", "issuer"]["span_id"]] == "Provincie Drenthe"
    evidence = [row for row in tables["document_evidence"] if row["field"] == "date"]
    assert {row["value"] for row in evidence} == {"2024-05-03"}
    assert {quotes[row["span_id"]] for row in evidence} == {"3 mei 2024"}


def test_the_publisher_is_the_one_body_that_stands_on_a_line() -> None:
    def publisher(lines: str) -> str | None:
        return publisher_of(parse_text(lines), areas(), registry())

    assert publisher("Woonvisie\n\nGemeente Deventer\n") == "gemeente Deventer"
    assert publisher("Woonvisie\n\nProvincie Drenthe\n") == "provincie Drenthe"
    assert publisher("Woonvisie\n\nGemeente Deventer\nGemeente Raalte\n") is None
    assert publisher("Woonvisie\n\nDe gemeente Deventer bouwt.\n") is None
    assert publisher("Woonvisie\n\ngemeente in beeld\n") is None


def context(area: str | None):  # type: ignore[no-untyped-def]
    return context_of(DocumentEntry("d", "Document", "agreement", 1, None, area=area), areas())


def test_a_document_about_a_region_has_its_municipalities_and_province() -> None:
    found = context("twente")
    assert (found.region_id, found.province_id) == ("twente", "PV23")
    assert "GM0141" in found.municipality_ids
    assert len(found.municipality_ids) == 14


def test_a_document_about_a_municipality_has_its_region_and_itself() -> None:
    found = context("GM0150")
    assert (found.region_id, found.municipality_ids) == ("west-overijssel", ("GM0150",))


def test_a_document_about_a_province_has_all_its_municipalities() -> None:
    found = context("PV23")
    assert found.region_id is None
    assert len(found.municipality_ids) == 25


def test_a_document_about_a_subregion_has_the_region_around_it() -> None:
    assert context("wt4").region_id == "twente"


def test_a_document_about_nothing_known_leans_on_nothing() -> None:
    found = context(None)
    assert (found.area_id, found.region_id, found.municipality_ids) == (None, None, ())
