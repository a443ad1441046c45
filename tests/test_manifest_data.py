"""The corpus as it is: the manifest says of the texts what stands in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.areas import load_areas
from corpus.manifest import DocumentEntry, SourceEntry, check_checksum, load_manifest
from corpus.parties import load_parties

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SOURCES = load_manifest(CORPUS / "manifest.toml")
DOCUMENTS = {document.id: (source, document) for source in SOURCES for document in source.documents}


def pages(source: SourceEntry) -> list[str]:
    return source.path.read_text(encoding="utf-8").split("\f")


def last_page(source: SourceEntry, document: DocumentEntry) -> int:
    return document.page_last or len(pages(source))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_file_is_the_one_described(source: SourceEntry) -> None:
    assert source.sha256
    check_checksum(source)


def test_every_text_of_the_corpus_is_described() -> None:
    assert {source.path for source in SOURCES} == set((CORPUS / "documents").iterdir())


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_documents_cover_the_pages_of_their_file_once(source: SourceEntry) -> None:
    covered = [
        page
        for document in source.documents
        for page in range(document.page_first, last_page(source, document) + 1)
    ]
    assert covered == list(range(1, len(pages(source)) + 1))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_source_says_who_published_it_and_why_it_may_be_here(source: SourceEntry) -> None:
    assert source.publisher
    assert source.description
    assert source.legal_status and "Auteurswet" in source.legal_status


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("woondeal-twente-2022", "Wonen in Twente is een voorrecht"),
        ("collegenota-deventer-2025", "Besluit"),
        ("actualisatie-woondeal-west-overijssel-2025", "1. AANLEIDING"),
        ("sleutelprojecten-west-overijssel-2025", "DALFSEN"),
        ("actieprogramma-toekomstbestendig-bouwen-rapportage", "Inleiding & leeswijzer"),
        ("actieprogramma-toekomstbestendig-bouwen-themakaarten", "Inleiding"),
        ("regionale-woonzorgvisie-west-overijssel-2024", "1 Inleiding"),
        ("afsprakenkader-ouderenhuisvesting-west-overijssel", "Afsprakenkader ouderenhuisvesting"),
        ("bestuursovereenkomst-woonafspraken-twente-2016", "Bestuursovereenkomst woonafspraken"),
        ("samenwerkingsovereenkomst-woonafspraken-west-overijssel-2016", "1"),
        ("versnellingsaanpak-woningbouw-overijssel-2021", "Versnellingsaanpak"),
    ],
)
def test_document_begins_on_its_first_page(document: str, words: str) -> None:
    source, entry = DOCUMENTS[document]
    assert pages(source)[entry.page_first - 1].lstrip().startswith(words)


@pytest.mark.parametrize(
    ("document", "page", "before"),
    [
        ("woondeal-twente-2022", 7, r"WONEN MET KWALITEIT\s+"),
        ("woondeal-twente-2022", 22, r"WONEN MET KWALITEIT\s+"),
        ("actualisatie-woondeal-west-overijssel-2025", 8, r"RUIMTEVOLK"),
        ("actualisatie-woondeal-west-overijssel-2025", 21, r"RUIMTEVOLK"),
        ("regionale-woonzorgvisie-west-overijssel-2024", 75, r"2024-2026\s+"),
        ("regionale-woonzorgvisie-west-overijssel-2024", 93, r"2024-2026\s+"),
    ],
)
def test_offset_gives_the_printed_page_number(document: str, page: int, before: str) -> None:
    source, entry = DOCUMENTS[document]
    assert entry.page_label_offset is not None
    printed = rf"{before}{page + entry.page_label_offset}\b"
    assert re.search(printed, pages(source)[page - 1])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_area_of_a_document_is_known(document: str) -> None:
    assert DOCUMENTS[document][1].area in load_areas()


def test_parties_that_speak_in_a_document_are_known() -> None:
    parties = load_parties()
    names = {name for _, document in DOCUMENTS.values() for name in document.issued_by}
    assert {name for name in names if name not in parties} == set()


def test_every_document_says_who_speaks_in_it() -> None:
    assert [name for name, (_, document) in DOCUMENTS.items() if not document.issued_by] == []


def test_git_changes_no_line_endings_in_documents() -> None:
    # A clone that did would fail on every sha256.
    attributes = (CORPUS.parent / ".gitattributes").read_text(encoding="utf-8")
    assert "corpus/documents/** -text" in attributes.splitlines()
