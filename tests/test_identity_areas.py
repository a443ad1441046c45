"""What a document is about."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, area_name, areas, identity_of


@pytest.mark.parametrize(
    ("title", "stem", "area"),
    [
        ("Woondeal Twente", "a", "Twente"),
        ("Prestatieafspraken gemeente Winterswijk, regio Achterhoek", "a", "Winterswijk"),
        ("Woondeal Twente: Almelo en Borne", "a", "Twente"),
        ("Woondeal regio Zwolle", "a", "Regio Zwolle"),
        ("WOONDEAL ACHTERHOEK", "a", "Achterhoek"),
        ("Rijksbeleid", "achterhoek-winterswijk", "Winterswijk"),
        ("Verslag overleg Almelo – Tubbergen – Twenterand", "a", "Twente"),
        ("Afspraken Almelo en Zwolle", "a", "Overijssel"),
        ("Afspraken Almelo en Arnhem", "a", None),
        ("Afspraken in Bergen", "a", None),
        ("Meer nieuwe huizen", "a", None),
        ("Rijksbeleid", "a", None),
    ],
)
def test_the_area_is_the_one_that_leaves_no_doubt(title: str, stem: str, area: str | None) -> None:
    assert area_name(identity_of(f"{title}\n\n{BODY}", stem)) == area


def test_a_document_about_several_municipalities_is_about_these_alone() -> None:
    found = identity_of(f"Verslag overleg Almelo – Tubbergen – Twenterand\n\n{BODY}")
    assert found.municipalities == ("GM0141", "GM0183", "GM1700")


def test_places_in_its_text_are_not_what_it_is_about() -> None:
    text = f"Rijksbeleid\n\nIn Twente is veel te doen. Twente bouwt. Heel Twente doet mee. {BODY}"
    assert area_name(identity_of(text)) is None


def test_a_letter_is_about_who_sent_it_whatever_its_subject_names() -> None:
    text = (
        "Aan: de gemeenteraad van Assen\nVan: college van burgemeester en wethouders\n"
        f"Onderwerp: brief over de woondeal Groningen-Assen\n\n{BODY}"
    )
    assert area_name(identity_of(text)) == "Assen"


def test_a_postal_address_is_not_what_a_letter_is_about() -> None:
    text = (
        "Provincie Drenthe\nPostbus 1\n9400 AC Assen\nTelefoon 0592 00 00 00\n\n"
        f"Onderwerp: brief over bouwen\n\nGeacht college,\n\n{BODY}"
    )
    assert area_name(identity_of(text)) == "Drenthe"


def test_the_municipality_among_the_parties_is_what_an_agreement_is_about() -> None:
    text = f"Overeenkomst tussen de gemeente Raalte en woningcorporatie De Brug\n\n{BODY}"
    assert area_name(identity_of(text)) == "Raalte"


QUESTIONS = "Vragen van het lid De Vries aan de minister voor Volkshuisvesting"


@pytest.mark.parametrize(
    ("face", "area"),
    [
        (f"Tweede Kamer\n\n{QUESTIONS}.\n", "Nederland"),
        ("Samen verder\n\nRegeerakkoord\n\n10 mei 2026\n\fHet kabinet bouwt huizen.\n", "Nederland"),
        (f"Tweede Kamer\n\n{QUESTIONS}.\n\n's-Gravenhage, 3 mei 2024\n", "Nederland"),
        (f"Tweede Kamer\n\n{QUESTIONS} over Urk.\n", None),
        (f"Tweede Kamer\n\n{QUESTIONS} over de gemeente.\n", None),
        ("Samen verder\n\nCoalitieakkoord\n\n10 mei 2026\n\fWij bouwen huizen.\n", None),
        (f"Woondeal\n\nDe Tweede Kamer. {QUESTIONS}.\n", None),
    ],
)  # fmt: skip
def test_a_national_document_has_signs_of_it_and_nothing_local(face: str, area: str | None) -> None:
    text = f"{face}\nWij maken afspraken over het bouwen van woningen voor de komende jaren.\n"
    assert area_name(identity_of(text)) in ((area,) if area else (None, "Urk"))


def test_names_of_areas_are_compiled_once_a_process() -> None:
    from identity.place_names import as_written

    identity_of(f"Woondeal Twente\n\n{BODY}")
    before = as_written.cache_info().misses
    identity_of(f"Woondeal Achterhoek\n\n{BODY}")
    assert as_written.cache_info().misses == before
    assert as_written(areas()) is as_written(areas())


MOTION = (
    "Nr. 12\n\nMOTIE VAN HET LID JANSEN\nVoorgesteld 3 mei 2024\n{opening}\noverwegende dat er in de"
    " gemeente te weinig woningen zijn;\nverzoekt de regering meer te bouwen{where}.\n"
)


@pytest.mark.parametrize(
    ("opening", "where", "area"),
    [
        ("De Kamer,\ngehoord de beraadslaging,", "", "Nederland"),
        ("De Kamer,\ngehoord de beraadslaging,", " in Twente", None),
        ("De raad,\ngehoord de beraadslaging,", "", None),
        ("Tweede Kamer der Staten-Generaal\nVergaderjaar 2023-2024\n", "", "Nederland"),
        ("Tweede Kamer der Staten-Generaal\nVergaderjaar 2023-2024\n", " in Raalte", None),
        ("Aan de Tweede Kamer der Staten-Generaal\n", "", None),
    ],
)
def test_a_paper_of_parliament_that_names_no_place_is_about_the_country(
    opening: str, where: str, area: str | None
) -> None:
    assert area_name(identity_of(MOTION.format(opening=opening, where=where))) == area


@pytest.mark.parametrize(
    ("sender", "area"),
    [("Staatssecretaris van Wonen", "Nederland"), ("Vereniging van Huurders", None)],
)
def test_what_a_minister_alone_sent_is_about_the_country(sender: str, area: str | None) -> None:
    text = (
        "Tijdelijke regeling voor het wonen\n\nGeacht college,\n\nDe gemeente kan subsidie krijgen."
        f"\n\nHoogachtend,\n\nDe\n{sender},\n\nJ. Jansen\n"
    )
    assert area_name(identity_of(text)) == area


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Elke Rotterdammer woont goed. Het Rotterdams plan. Rotterdam bouwt.", "Rotterdam"),
        ("Elke Rotterdammer woont goed. Rotterdam bouwt.", None),
        ("Elke Rotterdammer woont goed. Rotterdam bouwt, Rotterdam groeit. Zeist ook.", None),
    ],
)
def test_a_coalition_that_names_one_town_alone_is_about_that_town(
    text: str, area: str | None
) -> None:
    found = identity_of(f"Coalitieakkoord 2026-2030 Samen verder\nCDA, Volt, VVD\n\n{text}\n")
    assert area_name(found) == area


@pytest.mark.parametrize(
    ("subject", "area"),
    [
        ("Windpark op zee", "Overijssel"),
        ("Windpark Luttenberg", None),
        ("Wonen in Raalte", None),
        ("Wonen in Emmen", "Overijssel"),
    ],
)
def test_a_province_that_writes_about_a_place_in_it_leaves_open_what_its_letter_is_about(
    subject: str, area: str | None
) -> None:
    text = (
        "Van: provincie Overijssel\nAan: gemeente Ommen\nDatum: 3 mei 2024\n"
        f"Onderwerp: {subject}\n\nGeachte raad,\n\n{BODY}"
    )
    assert area_name(identity_of(text)) == area


@pytest.mark.parametrize(("above", "area"), [("Notitie wonen", "Raalte"), ("Rijksdienst", None)])
def test_a_town_in_a_paper_of_the_state_is_an_example(above: str, area: str | None) -> None:
    text = f"{above}\n\n" + f"In Raalte is veel te doen. {BODY}\n" * 4
    assert area_name(identity_of(text)) == area


def test_who_gets_a_letter_does_not_say_what_it_is_about() -> None:
    text = f"Aan: gemeente Raalte\nOnderwerp: wonen\n\nGeachte raad,\n\n{BODY}"
    found = identity_of(text)
    assert (found.kind, found.addressees, found.area) == ("letter", ("Raalte",), None)
