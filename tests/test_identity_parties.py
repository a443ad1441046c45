"""Who made a document, who signs it, whom it is for and who speaks in it."""

from __future__ import annotations

import pytest

from nlp.records import DefinedTerm
from tests.identity_text import BODY, identity_of, signs

LETTER = """Gemeente Coevorden
T.a.v. college van B&W
Postbus 2
7740 AA Coevorden

Provincie Drenthe
Westerbrink 1
9405 BJ Assen
Telefoon 0592 00 00 00
www.drenthe.nl

Datum
14.03.2024

Onderwerp: Huizen op het sportpark

Geacht college,

"""


def test_the_letterhead_with_a_telephone_is_who_sends_and_the_address_is_who_gets_it() -> None:
    found = identity_of(LETTER + BODY)
    assert (found.issuers, found.addressees) == (("provincie Drenthe",), ("Coevorden",))


def test_without_a_telephone_nobody_is_taken_to_send_it() -> None:
    text = f"Gemeente Coevorden\nPostbus 2\n7740 AA Coevorden\n\nGeacht college,\n\n{BODY}"
    found = identity_of(text)
    assert (found.issuers, found.addressees) == ((), ("Coevorden",))


@pytest.mark.parametrize(
    "signed",
    [
        "Met vriendelijke groet,\n\nGedeputeerde Staten van Drenthe\n",
        "Gedeputeerde Staten van Drenthe,\n\nvoorzitter\nJ. Jansen\n\nsecretaris\n",
    ],
)
def test_the_signature_is_who_sends(signed: str) -> None:
    text = f"Onderwerp: huizen\n\nGeacht college,\n\n{BODY}\n\n{signed}"
    assert identity_of(text).issuers == ("provincie Drenthe",)


def test_a_board_named_in_a_sentence_sends_nothing() -> None:
    text = f"Onderwerp: huizen\n\nGeacht college,\n\nGedeputeerde Staten van Drenthe bouwen mee. {BODY}"
    assert identity_of(text).issuers == ()


def test_the_fields_van_and_aan() -> None:
    text = (
        "Aan: de gemeenteraad van Assen\nVan: college van burgemeester en wethouders\n"
        f"Onderwerp: stand van zaken woondeal Groningen-Assen\n\n{BODY}"
    )
    found = identity_of(text)
    assert (found.issuers, found.addressees) == (("Assen",), ("Assen",))


@pytest.mark.parametrize(
    ("line", "issuers"),
    [
        ("Uitgave van gemeente Emmen, mei 2025", ("Emmen",)),
        ("Dit is een uitgave van de provincie Drenthe", ("provincie Drenthe",)),
        ("© gemeente Emmen", ("Emmen",)),
        ("Deze uitgave noemt de gemeente Emmen", ()),
    ],
)
def test_the_imprint_says_who_publishes(line: str, issuers: tuple[str, ...]) -> None:
    assert identity_of(f"Programma Veenland\n\n{line}\n\n{BODY}").issuers == issuers


def test_who_a_line_is_addressed_to_did_not_make_it() -> None:
    text = f"Advies over de regels\n\nAan de gemeenteraad van Assen\n\n{BODY}"
    found = identity_of(text)
    assert (found.issuers, found.addressees) == ((), ("Assen",))


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("Woonvisie gemeente Assen", ("Assen",)),
        ("Woonvisie Assen 2030", ("Assen",)),
        ("Onderzoek naar wonen in Assen", ()),
        ("Convenant tussen Rijk en gemeenten over Assen", ()),
    ],
)
def test_the_title_says_who_made_it_where_such_a_document_has_one_maker(
    title: str, issuers: tuple[str, ...]
) -> None:
    assert identity_of(f"{title}\n\n{BODY}").issuers == issuers


PARTIES = """Samenwerkingsovereenkomst De Es

De ondergetekenden:

1. de gemeente Borne, gevestigd te Borne, hierna te noemen: "Gemeente";

2. Veldzicht Ontwikkeling B.V., gevestigd te Almelo, hierna te noemen: "Ontwikkelaar";

hierna gezamenlijk te noemen: "Partijen";

overwegende dat:

"""


def test_the_parties_of_an_agreement_sign_it_and_have_the_names_that_it_gives_them() -> None:
    found = identity_of(PARTIES + BODY)
    assert found.kind == "agreement"
    assert found.signatories == ("Borne", "Veldzicht Ontwikkeling B.V.")
    assert found.issuers == found.signatories
    assert found.defined_terms == (
        DefinedTerm("Gemeente", "Borne"),
        DefinedTerm("Ontwikkelaar", "Veldzicht Ontwikkeling B.V."),
    )


def test_a_name_that_is_given_without_quotes_begins_with_a_capital() -> None:
    text = PARTIES.replace('"Gemeente"', "de Gemeente").replace('"Ontwikkelaar"', "Ontwikkelaar")
    found = identity_of(text + BODY)
    assert found.defined_terms == (
        DefinedTerm("Gemeente", "Borne"),
        DefinedTerm("Ontwikkelaar", "Veldzicht Ontwikkeling B.V."),
    )


MINISTER = """Ministerie van Infrastructuur en Waterstaat
Rijnstraat 8
T 070 000 00 00

De voorzitter van de Tweede Kamer der Staten-Generaal
Postbus 20018
2500 EA Den Haag

Datum 3 juli 2023
Betreft Voortgang van de bouw langs het spoor

Geachte voorzitter,

"""


def test_a_letter_to_parliament_with_labels_without_colons() -> None:
    signed = "Hoogachtend,\n\nDE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT,\n"
    found = identity_of(f"{MINISTER}Het kabinet bouwt. {BODY}\n{signed}")
    assert (found.title, found.kind) == ("Voortgang van de bouw langs het spoor", "letter")
    assert found.dated == "2023-07-03"
    assert found.addressees == ("Tweede Kamer der Staten-Generaal",)
    assert all("infrastructuur" in name.casefold() or "IenW" in name for name in found.issuers)
    assert found.issuers


def test_parliament_prints_what_others_write() -> None:
    text = (
        "Tweede Kamer der Staten-Generaal\n\nVergaderjaar 2022-2023\n\n"
        "Vragen gesteld door de leden der Kamer\n\n"
        f"Vragen van het lid De Vries over huizen\n\n{BODY}"
    )
    found = identity_of(text)
    assert (found.title, found.kind) == ("Vragen van het lid De Vries over huizen", "questions")
    assert found.issuers == ()


@pytest.mark.parametrize(
    "line",
    [
        "Gesloten door gemeente Dordrecht en gemeente Gorinchem, mei 2024.",
        "Partijen: gemeente Dordrecht en gemeente Gorinchem, hierna te noemen: Partijen.",
        "De ondergetekenden, gemeente Dordrecht en gemeente Gorinchem, hierna gezamenlijk Partijen",
    ],
)
def test_parties_may_be_listed_in_a_sentence(line: str) -> None:
    found = identity_of(f"Woonakkoord\n\n{line}\n\n{BODY}")
    assert found.signatories == ("Dordrecht", "Gorinchem")


def test_one_party_alone_closes_no_agreement() -> None:
    found = identity_of(f"Woonakkoord\n\nGesloten door gemeente Dordrecht.\n\n{BODY}")
    assert found.signatories == ()


def test_the_parties_of_a_coalition_made_its_agreement() -> None:
    text = f"Coalitieakkoord 2026-2030\n\nVVD, D66 en CDA\n\n\f{BODY * 6}"
    assert identity_of(text).issuers == ("VVD", "D66", "CDA")
    text = (
        "Coalitieakkoord 2026-2030\n\n\fIn de gemeente Borne is voor de komende jaren een akkoord"
        f" gesloten door de fracties Dorpsbelang, VVD en CDA.\n\n\f{BODY * 6}"
    )
    found = identity_of(text)
    assert found.issuers == ("Dorpsbelang", "VVD", "CDA")


MINUTES = """Verslag overleg wonen
Datum: 3 mei 2024
Aanwezig: Marijke van Dam (provincie Drenthe), Jan Piet Bos (wethouder Emmen),
R. Smit (gemeente Coevorden), Els Vos (onbekend)
Locatie: Assen

"""


def test_those_present_speak_for_the_body_behind_their_name() -> None:
    found = identity_of(MINUTES + BODY)
    bodies = {speaker.person: speaker.body for speaker in found.speakers}
    assert bodies["Marijke van Dam"] == bodies["van Dam"] == "provincie Drenthe"
    assert bodies["Jan Piet"] == bodies["Bos"] == "Emmen"
    assert bodies["Smit"] == "Coevorden"
    assert "Vos" not in bodies


def test_minutes_have_no_sender() -> None:
    assert identity_of(f"Gemeente Emmen\n\n{MINUTES}{BODY}").issuers == ()


def test_a_deputy_without_a_province_is_of_the_one_that_those_present_lie_in() -> None:
    text = f"Verslag\nAanwezig: Ans Kok (gedeputeerde), Wim Bos (wethouder Almelo)\n\n{BODY}"
    bodies = {speaker.person: speaker.body for speaker in identity_of(text).speakers}
    assert bodies["Ans Kok"] == "provincie Overijssel"
    text = text.replace("Almelo", "Almelo), Jo Smit (wethouder Assen")
    assert "Ans Kok" not in {speaker.person for speaker in identity_of(text).speakers}


def test_each_part_has_the_words_that_say_so() -> None:
    text = LETTER + BODY
    (head,) = [e for e in signs(identity_of(text), "issuer") if e.vote.rule == "letterhead"]
    segment = head.vote.segment
    assert segment is not None
    assert text[segment.start : segment.end] == "Provincie Drenthe"
