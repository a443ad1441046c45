"""Whose a text of a political party is, without a title page."""

from __future__ import annotations

import msgspec
import pytest

from corpus.document_words import load_document_words
from identity.model import Identity
from nlp.records import DocumentContext
from tests.identity_text import BODY, identity_of, signs
from tests.party_readings import document
from tests.test_nlp_parties_retold import find

CHAPTER = (
    "Wonen is een recht\n\n"
    "Een huis is meer dan stenen. {0} wil dat iedereen kan wonen. Wij bouwen in elk dorp.\n\n"
    "{0} kiest voor betaalbare huur. De wachtlijsten worden korter en leegstand wordt aangepakt.\n\n"
    "Daarom pleit {0} voor een woonfonds. We geven starters voorrang.\n"
)


def made_by(found: Identity) -> tuple[str, tuple[str, ...]]:
    return found.kind, found.issuers


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("de ChristenUnie", "ChristenUnie"),
        ("GroenLinks", "GroenLinks"),
        ("de Partij van de Arbeid", "PvdA"),
        ("Leefbaar Delden", "Leefbaar Delden"),
        ("Zwols Belang", "Zwols Belang"),
        ("Lokaal Zwols Belang", "Lokaal Zwols Belang"),
        ("Gemeentelijk Zwols Belang", "Gemeentelijk Zwols Belang"),
        ("de SP-fractie", "SP"),
    ],
)
def test_the_party_that_a_text_with_we_says_to_will_made_it(written: str, name: str) -> None:
    found = identity_of(CHAPTER.format(written))
    assert made_by(found) == ("election_programme", (name,))
    (evidence,) = signs(found, "issuer")
    assert evidence.level == "probable"
    assert evidence.vote.segment is not None


def test_a_text_without_we_about_a_party_is_not_that_party_s() -> None:
    text = CHAPTER.replace("Wij bouwen", "Men bouwt").replace("We geven", "Men geeft")
    assert made_by(identity_of(text.format("de SP"))) == ("other", ())


def test_a_name_that_only_begins_like_one_of_a_local_party_is_none() -> None:
    assert made_by(identity_of(CHAPTER.format("Lokaal Zwols Beleid"))) == ("other", ())


def test_fewer_than_three_wills_say_nothing() -> None:
    fewer = CHAPTER.replace("Daarom pleit {0}", "Daarom is {0}")
    assert made_by(identity_of(fewer.format("de SP"))) == ("other", ())


@pytest.mark.parametrize(("times", "issuers"), [(1, ("SP",)), (2, ())])
def test_another_party_may_will_a_third_as_often(times: int, issuers: tuple[str, ...]) -> None:
    text = CHAPTER.format("de SP") + "\nDe VVD wil dat niet.\n" * times
    assert identity_of(text).issuers == issuers


@pytest.mark.parametrize(("times", "issuers"), [(1, ("SP",)), (2, ())])
def test_another_party_is_named_half_as_often_at_most(times: int, issuers: tuple[str, ...]) -> None:
    text = CHAPTER.format("de SP") + "\nDat komt door het CDA.\n" * times
    assert identity_of(text).issuers == issuers


def test_a_debate_of_several_parties_is_nobody_s() -> None:
    text = "".join(
        f"\nDe {name} wil dat wij bouwen. De {name} vindt de plannen mager. De {name} kiest anders.\n"
        for name in ("VVD", "SP", "PvdA")
    )
    assert made_by(identity_of(text)) == ("other", ())


@pytest.mark.parametrize(
    "heading", ["Coalitieakkoord 2026", "Notulen raad", "Schriftelijke vragen"]
)
def test_a_title_that_says_what_it_is_goes_before(heading: str) -> None:
    found = identity_of(f"{heading}\n\n{CHAPTER.format('de SP')}")
    assert found.kind != "election_programme"
    assert found.issuers == ()


def pages(footer: str) -> str:
    body = "\n".join("Wij bouwen woningen in elk dorp en houden de huren laag." for _ in range(12))
    return "\f".join(f"Hoofdstuk {n}\n\n{body} ({n})\n\n{footer} {n}\n" for n in range(1, 6))


@pytest.mark.parametrize(
    ("footer", "expected"),
    [
        ("Verkiezingsprogramma SP 2026", ("election_programme", ("SP",))),
        ("Programma 2026-2030 Leefbaar Delden", ("election_programme", ("Leefbaar Delden",))),
        ("ChristenUnie - samen verder", ("other", ("ChristenUnie",))),
        ("Verkiezingsprogramma 2026", ("other", ())),
        ("Akkoord van SP en VVD", ("other", ())),
    ],
)
def test_footers_name_the_party(footer: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert made_by(identity_of(pages(footer))) == expected


def test_a_line_names_the_party_of_a_programme_with_its_years() -> None:
    text = "Verkiezingsprogramma CDA Raalte 2026-2030\n\n" + CHAPTER.format("de gemeente")
    assert identity_of(text).issuers == ("CDA Raalte",)


def test_we_in_a_programme_is_the_party() -> None:
    context = DocumentContext("d", "election_programme", "Wonen", issued_by=("ChristenUnie",))
    text = "Wij bouwen in elk dorp. Leegstand wordt aangepakt. De ChristenUnie bouwt betaalbare huizen."
    found = find(document(context, text)).commitments
    assert [[p.name for p in c.parties if p.role == "responsible"] for c in found] == [
        ["ChristenUnie"]
    ] * len(found)
    assert len(found) >= 2


@pytest.mark.parametrize(
    ("party", "written"),
    [
        ("GroenLinks", "GroenLinks"),
        ("Gemeentebelangen", "Gemeentebelangen"),
        ("PvdA", "De Partij van de Arbeid"),
    ],
)
def test_the_party_of_a_programme_is_its_subject(party: str, written: str) -> None:
    context = DocumentContext("d", "election_programme", "Wonen", issued_by=(party,))
    (found,) = find(document(context, f"{written} kiest voor bouwen in de stad.")).commitments
    assert [(p.name, p.role, p.implied) for p in found.parties] == [(party, "responsible", False)]


def test_another_name_is_that_of_a_listed_party() -> None:
    words = load_document_words().political
    with pytest.raises(ValueError, match="Zon"):
        msgspec.structs.replace(words, also={"Partij van de Zon": "Zon"})


# -- running lines in capitals ----------------------------------------------------------------------

PAGE = "We bouwen meer woningen en we maken het wonen weer betaalbaar voor iedereen in het land.\n"


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("CONCEPT - CHRISTENUNIE VERKIEZINGSPROGRAMMA 2021-2025", "ChristenUnie"),
        ("PROGRAMMA VAN DE SOCIALISTISCHE PARTIJ VOOR 2023", "SP"),
    ],
)
def test_a_programme_is_of_the_party_that_its_pages_name_in_capitals(line: str, party: str) -> None:
    text = f"{PAGE}{line}huren gaan omlaag.\n{PAGE}{line}Ook kopen wordt goedkoper.\n{PAGE}"
    found = identity_of(text)
    assert (found.kind, found.issuers) == ("election_programme", (party,))


@pytest.mark.parametrize(
    "lines",
    [
        ("CONCEPT - CHRISTENUNIE VERKIEZINGSPROGRAMMA 2021-2025", "Ook kopen wordt goedkoper."),
        ("DE WONINGMARKT IN NEDERLAND", "DE WONINGMARKT IN NEDERLAND"),
        ("Verkiezingsprogramma van christenunie", "Verkiezingsprogramma van christenunie"),
    ],
)
def test_a_line_that_stands_once_or_names_none_is_no_running_line(lines: tuple[str, str]) -> None:
    assert identity_of(f"{PAGE}{lines[0]}\n{PAGE}{lines[1]}\n{PAGE}").issuers == ()


# -- programmes named among the first rows ---------------------------------------------------------

WISHES = "\n\nEr komen meer woningen in de wijken van onze stad. De huren worden betaalbaar voor jonge mensen.\n"


@pytest.mark.parametrize(
    ("rows", "issuers"),
    [
        ("VERDER BOUWEN\nI Het verkiezingsprogramma van GROEN LINKS", ("GroenLinks",)),
        (
            "Ons huis, ons dorp\nPartij voor de Toekomst\nVerkiezingsprogramma",
            ("Partij voor de Toekomst",),
        ),
        ("# Standpunten Dorp-2000\n# Aantal pagina's: 8", ("Dorp-2000",)),
        ("# Standpunten VVD\nVVD Heiloo", ("VVD Heiloo",)),
        (
            "V E R K I E Z I N G S P R O G R A M M A\n2031\nHet verkiezingsprogramma van de ABN",
            ("ABN",),
        ),
        ("ONZE 12 STANDPUNTEN", ()),
    ],
)
def test_a_programme_is_named_among_the_first_rows(rows: str, issuers: tuple[str, ...]) -> None:
    assert made_by(identity_of(rows + WISHES)) == ("election_programme", issuers)


@pytest.mark.parametrize(
    "rows",
    [
        "Standpunten over de woningmarkt",
        "Brief over het verkiezingsprogramma",
        "Een huis voor iedereen"
        + f"\n\n{BODY}"
        + "\nOp de avond werd gesproken over het verkiezingsprogramma van GROEN LINKS",
    ],
)
def test_other_rows_name_no_programme(rows: str) -> None:
    assert identity_of(rows + WISHES).kind != "election_programme"


def test_a_text_headed_by_a_party_that_says_what_it_wills_is_its_programme() -> None:
    text = "1Lijst Pim Fortuyn\nOns land\n\nDe LPF wil korte wachtlijsten. De huren gaan omlaag.\n"
    assert made_by(identity_of(text)) == ("election_programme", ("LPF",))
    assert identity_of(text.replace("LPF wil", "LPF won")).kind == "other"


# -- parties that no list has -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Zonnedorp is een onafhankelijke lokale partij. Wij luisteren naar het dorp. "
            "Stem op Zonnedorp.",
            "Zonnedorp",
        ),
        ("Wat de Vrije Zonnepartij wil\n1 Lagere huren voor iedereen.", "Vrije Zonnepartij"),
        (
            "De Nieuwe Maanpartij (NM) bouwt aan een land waar wij wonen. De NM wil huizen. "
            "De NM kiest voor rust. De NM gelooft in mensen.",
            "Nieuwe Maanpartij",
        ),
    ],
)
def test_a_text_that_says_that_it_is_of_a_party_is_its_programme(text: str, issuer: str) -> None:
    assert made_by(identity_of(text + WISHES)) == ("election_programme", (issuer,))


@pytest.mark.parametrize(
    "text",
    [
        "Zonnedorp is een lokale partij. De raad stemde. Zonnedorp stemde voor."
        + " Het dorp." * 40,
        "Zonnedorp is een lokale partij. Wij luisteren naar het dorp.",
        "Zonnedorp is een betrokken partij. Wij luisteren. Stem op Zonnedorp.",
        "Zonnedorp is een lokale partij. Wij ook. Maandorp is een lokale partij. Wij, Maandorp en Zonnedorp.",
        "Wat de bewoners willen\n1 Lagere huren voor iedereen.",
        "De Nieuwe Maanpartij (NM) bouwt aan een land waar wij wonen. De NM wil huizen.",
    ],
)
def test_a_text_that_speaks_of_a_party_is_not_its_programme(text: str) -> None:
    assert identity_of(text + "\n").kind != "election_programme"


@pytest.mark.parametrize(
    "text",
    [
        "# Bestuursakkoord provincie Zeeland 2023-2027\n\nTussen BBB, CDA en VVD",
        "# Ruimte voor Ede\n\nAkkoord 2026-2030 van de fracties van het CDA, de VVD en BBB",
        "# Provincieakkoord\n\nCoalitiepartijen BBB, CDA en VVD, mei 2023",
        "# Samenwerkingsakkoord Ede\n\nBBB, CDA en VVD.",
    ],
)
def test_an_accord_of_political_parties_is_that_of_a_coalition(text: str) -> None:
    found = identity_of(f"{text}\n\n{BODY}", markdown=True)
    assert found.kind == "coalition_agreement"
    assert {"CDA", "VVD", "BBB"} == set(found.issuers)


@pytest.mark.parametrize(
    "text",
    [
        "# Bestuursakkoord Wonen\n\nTussen de provincie Zeeland en de gemeente Goes",
        "# Bestuursakkoord Wonen\n\nVVD, CDA en BBB stemden voor dit akkoord.",
        "# Woonplan Ede\n\nTussen BBB, CDA en VVD",
        "# Samenwerkingsakkoord\n\nAan: de fracties van BBB, CDA en VVD",
    ],
)
def test_an_accord_of_bodies_or_one_that_parties_voted_on_is_not(text: str) -> None:
    assert identity_of(f"{text}\n\n{BODY}", markdown=True).kind != "coalition_agreement"
