"""What is known of a document from its manifest, or from its face."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.areas import load_areas
from corpus.manifest import DocumentEntry, SourceEntry
from extract.markdown import parse_markdown
from extract.text import parse_text
from kb.context import context_of
from kb.describe import describe, publisher_of, title_of

AREAS = load_areas()
BODY = "De partijen maken afspraken over het bouwen van woningen voor de komende jaren.\n"


def described(text: str, name: str = "document.txt") -> DocumentEntry:
    return describe(SourceEntry("document", Path(name), "text/plain"), parse_text(text), AREAS)


def area_name(entry: DocumentEntry) -> str | None:
    return AREAS[entry.area].name if entry.area else None


def test_the_first_heading_is_the_title() -> None:
    text = parse_text(f"1. Woondeal Achterhoek\n\n{BODY}\n{BODY}")
    assert title_of(text) is not None
    assert "Woondeal Achterhoek" in str(title_of(text))


def test_without_a_heading_the_first_line_is_the_title() -> None:
    assert title_of(parse_text("12 - 34\n\nwij spreken af dat er wordt gebouwd.\n")) == (
        "wij spreken af dat er wordt gebouwd."
    )


def test_a_long_title_is_shortened() -> None:
    title = title_of(parse_text("woord " * 100))
    assert title is not None
    assert len(title) <= 160
    assert title.endswith("…")


MINUTES = """Agenda bestuurlijk overleg
Energiegebied Almelo Tubbergen Twenterand
Datum: 20 juni 2024
Tijd: 17:15 - 18:00 uur

# Betreft: voortgang

1. Verslag van 21 mei 2024
"""


def test_minutes_have_their_title_area_and_date_from_what_stands_above_and_in_their_fields() -> (
    None
):
    entry = described(MINUTES)
    assert entry.title == "Agenda bestuurlijk overleg"
    assert area_name(entry) == "Twente"
    assert entry.dated == "2024-06-20"


@pytest.mark.parametrize(
    ("title", "name", "area"),
    [
        ("Woondeal Twente", "a.txt", "Twente"),
        ("Prestatieafspraken gemeente Winterswijk, regio Achterhoek", "a.txt", "Winterswijk"),
        ("Woondeal Twente: Almelo en Borne", "a.txt", "Twente"),
        ("Woondeal regio Zwolle", "a.txt", "Regio Zwolle"),
        ("WOONDEAL ACHTERHOEK", "a.txt", "Achterhoek"),
        ("Rijksbeleid", "achterhoek-winterswijk.md", "Winterswijk"),
        ("Verslag overleg Almelo – Tubbergen – Twenterand", "a.txt", "Twente"),
        ("Afspraken Almelo en Zwolle", "a.txt", "Overijssel"),
        ("Afspraken Almelo en Arnhem", "a.txt", None),
        ("Afspraken in Bergen", "a.txt", None),
        ("Meer nieuwe huizen", "a.txt", None),
        ("Rijksbeleid", "a.txt", None),
    ],
)
def test_the_area_is_the_one_that_leaves_no_doubt(title: str, name: str, area: str | None) -> None:
    assert area_name(described(f"{title}\n\n{BODY}", name)) == area


def test_a_document_about_several_municipalities_is_about_these_alone() -> None:
    entry = described(f"Verslag overleg Almelo – Tubbergen – Twenterand\n\n{BODY}")
    assert entry.municipalities == ("GM0141", "GM0183", "GM1700")
    found = context_of(entry, AREAS)
    assert (found.area_id, found.region_id, found.province_id) == (None, "twente", "PV23")
    assert found.municipality_ids == entry.municipalities


QUESTIONS = "Vragen van het lid De Vries aan de minister voor Volkshuisvesting"


@pytest.mark.parametrize(
    ("face", "area"),
    [
        (f"Tweede Kamer\n\n{QUESTIONS}.\n", "Nederland"),
        (
            "Samen verder\n\nRegeerakkoord\n\n10 mei 2026\n\fHet kabinet bouwt huizen.\n",
            "Nederland",
        ),
        (f"Tweede Kamer\n\n{QUESTIONS}.\n\n's-Gravenhage, 3 mei 2024\n", "Nederland"),
        (f"Tweede Kamer\n\n{QUESTIONS} over Urk.\n", None),
        (f"Tweede Kamer\n\n{QUESTIONS} over de gemeente.\n", None),
        ("Samen verder\n\nCoalitieakkoord\n\n10 mei 2026\n\fWij bouwen huizen.\n", None),
        (f"Woondeal\n\nDe Tweede Kamer. {QUESTIONS}.\n", None),
        (f"Inleiding\n\n{BODY * 20}\fTweede Kamer. {QUESTIONS}.\n", None),
    ],
)
def test_a_national_document_has_signs_of_it_and_nothing_local(face: str, area: str | None) -> None:
    assert area_name(described(f"{face}\n{BODY}")) == area


def test_a_first_page_that_names_one_region_time_and_again_is_about_it() -> None:
    once = f"Rijksbeleid\n\nIn Twente is veel te doen. {BODY}"
    assert area_name(described(once)) is None
    assert area_name(described(once + "Twente bouwt. Heel Twente doet mee.\n")) == "Twente"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Inhoudsopgave", "Woonvisie"),
        ("VERGADERJAAR 2023-2024", "Woonvisie"),
        ("Provincie Overijssel", "Woonvisie"),
        ("ISSN 0921 - 7398", "Woonvisie"),
        ("Woonagenda", "Woonagenda"),
    ],
)
def test_a_heading_that_names_no_document_is_no_title(heading: str, title: str) -> None:
    assert title_of(parse_markdown(f"# {heading}\n\n## Woonvisie\n\n{BODY}")) == title


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        ("Woonvisie\n\nGemeente Deventer\n", "gemeente Deventer"),
        ("Woonvisie\n\nMinisterie van Binnenlandse Zaken en Koninkrijksrelaties\n",
         "ministerie van Binnenlandse Zaken en Koninkrijksrelaties"),
        ("Woonvisie\n\nGemeente Deventer\nGemeente Raalte\n", None),
        ("Woonvisie\n\nDe gemeente Deventer bouwt.\n", None),
        ("Woonvisie\n\ngemeente in beeld\n", None),
    ],
)  # fmt: skip
def test_the_publisher_is_the_one_body_that_stands_on_a_line(
    lines: str, publisher: str | None
) -> None:
    assert publisher_of(parse_text(lines)) == publisher


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        (f"Woondeal Twente, 20 maart 2025\n\n{BODY}", "2025-03-20"),
        (f"Woondeal Twente\n\nZwolle, 2 december 2022\n\n{BODY}", "2022-12-02"),
        (f"Woondeal Twente\n\nSeptember 2021\n\n{BODY}", "2021-09"),
        (
            f"Verslag\n\nDatum: woensdag 10 juli 2024 van 10.00 tot 11.00 uur\n\n{BODY}",
            "2024-07-10",
        ),
        (f"Woondeal Twente\n\nIn oktober 2022 zijn er afspraken gemaakt.\n\n{BODY}", None),
        (f"Woonvisie 2030\n\n{BODY}", None),
        (f"Woondeal\n\n1 maart 2024\n\n2 april 2025\n\n{BODY}", None),
    ],
)
def test_the_date_is_the_one_that_stands_by_itself(text: str, dated: str | None) -> None:
    assert described(text).dated == dated


def test_a_period_in_the_title_is_the_documents() -> None:
    entry = described(f"Woonafspraken Twente 2016-2020\n\n{BODY}")
    assert (entry.period_start, entry.period_end) == ("2016", "2020")


@pytest.mark.parametrize(
    ("title", "name", "kind"),
    [
        ("Woondeal Twente", "a.txt", "woondeal"),
        ("Actualisatie Woondeal Achterhoek", "a.txt", "actualisatie"),
        ("Afsprakenkader bij de woondeal", "a.txt", "afsprakenkader"),
        ("Wonen met kwaliteit", "woondeal-achterhoek-2022.pdf", "woondeal"),
        ("Raadsbrief over de woondeal", "a.txt", "overig"),
        ("Omgevingsvisie", "a.txt", "overig"),
    ],
)
def test_the_kind_is_what_the_title_or_the_name_of_the_file_says(
    title: str, name: str, kind: str
) -> None:
    assert described(f"{title}\n\n{BODY}", name).kind == kind


def context(area: str | None):  # type: ignore[no-untyped-def]
    return context_of(DocumentEntry("d", "Document", "woondeal", 1, None, area=area), AREAS)


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


def test_a_letter_of_a_municipality_to_its_council_is_about_it_whatever_its_subject_names() -> None:
    entry = described(
        "Aan: de gemeenteraad van Assen\nVan: college van burgemeester en wethouders\n"
        "Datum: 4 maart 2025\nOnderwerp: stand van zaken woondeal Groningen-Assen\n\n" + BODY
    )
    assert area_name(entry) == "Assen"
    assert entry.issued_by == ("Assen",)
