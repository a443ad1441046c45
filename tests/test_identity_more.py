"""Evidence on titles, senders, dates and speakers of papers that nobody described."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, area_name, identity_of

# -- titles: a heading of a part is none ----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f"## Woningbouw in de kernen\n\n{BODY}\n\n## Demografie\n\n{BODY}",
        f"# Woonbeleid\n\n{BODY}\n\n# Mobiliteit\n\n{BODY}",
        f"## Woonvisie\n\n{BODY}",
    ],
)
def test_a_heading_that_may_be_of_a_part_is_no_title(text: str) -> None:
    assert identity_of(text, markdown=True).title == "stuk"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# Woonagenda Regio Foodvalley\n\n{BODY}", "Woonagenda Regio Foodvalley"),
        (f"# Thuis in Aalten\n\nGemeente Aalten\n\n12 mei 2024\n\n{BODY}", "Thuis in Aalten"),
    ],
)
def test_a_kind_or_the_face_of_a_document_makes_it_a_title(text: str, title: str) -> None:
    assert identity_of(text, markdown=True).title == title


def test_the_name_of_the_file_confirms_a_title() -> None:
    text = f"# Thuis in de kernen\n\n{BODY}"
    assert identity_of(text, "thuis-in-de-kernen-def", markdown=True).title == "Thuis in de kernen"
    assert identity_of(text, "thuis", markdown=True).title == "thuis"
    assert identity_of(text, "woonvisie-aalten", markdown=True).title == "Thuis in de kernen"


def test_a_kind_with_its_period_is_a_title() -> None:
    cover = f"Woonvisie 2025-2030\n\nGemeente Kampen\n\nmaart 2025\n\f{BODY * 6}"
    assert identity_of(cover).title == "Woonvisie 2025-2030"


def test_a_title_does_not_end_in_a_preposition() -> None:
    text = (
        f"Verslag van het overleg over de aanpak van\nWonen en Zorg\n\nDatum: 3 mei 2024\n\n{BODY}"
    )
    assert identity_of(text).title == "Verslag van het overleg over de aanpak van Wonen en Zorg"


# -- senders --------------------------------------------------------------------------------------


def test_a_proposal_that_greets_is_no_letter() -> None:
    text = f"STATENVOORSTEL\n\nDatum: 3 mei 2024\nOnderwerp: flexwonen\n\nGeachte leden,\n\n{BODY}"
    assert identity_of(text).kind == "proposal"
    assert identity_of(text.replace("STATENVOORSTEL", "Provincie Drenthe")).kind == "letter"


@pytest.mark.parametrize(
    "signers", ["de secretaris          de voorzitter", "de secretaris de voorzitter", "voorzitter"]
)
def test_a_board_signs_above_its_signers_side_by_side(signers: str) -> None:
    text = f"Statenvoorstel\n\nDatum: 3 mei 2024\n\n{BODY}\nGedeputeerde Staten van Drenthe,\n\n{signers}\n"
    assert identity_of(text).issuers == ("provincie Drenthe",)


def test_a_minister_at_the_end_of_a_letter_sent_it() -> None:
    end = "De minister van Binnenlandse Zaken en Koninkrijksrelaties,\n\nH. de Vries\n"
    text = f"Datum 3 juni 2024\nBetreft Voortgang\n\nGeachte voorzitter,\n\n{BODY}\n{end}"
    assert identity_of(text).issuers == ("minister van BZK",)
    # An annex may follow.
    assert identity_of(f"{text}\n{BODY}").issuers == ("minister van BZK",)
    unsigned = text.replace("H. de Vries", "In dit programma staat meer.")
    assert identity_of(f"{unsigned}\n{BODY}").issuers == ()


def test_the_province_of_a_nota_is_that_of_the_municipalities_in_it() -> None:
    nota = (
        "Nota GS-mandaat\n\nOnderwerp: antwoord aan gemeenten\n\nGedeputeerde Staten hebben besloten te antwoorden aan"
        " de gemeente Tubbergen en aan de gemeente {}.\n"
    )
    found = identity_of(nota.format("Dinkelland"))
    assert (found.issuers, area_name(found)) == (("provincie Overijssel",), "Overijssel")
    assert identity_of(nota.format("Emmen")).issuers == ()
    assert identity_of(nota.format("Tubbergen")).issuers == ()


def test_the_one_party_that_an_election_programme_names_made_it() -> None:
    face = f"Verkiezingsprogramma 2026\n\nVooruit\n\f{BODY * 4}\n"
    text = "Wij van Volt willen bouwen. Wie Volt kiest, kiest huizen.\n"
    assert identity_of(face + text).issuers == ("Volt",)
    assert identity_of(f"{face}{text}Het CDA wil dat niet.\n").issuers == ()
    assert identity_of(f"{face}Wij van Volt willen bouwen.\n").issuers == ()


def test_a_local_party_may_stand_between_those_of_the_country() -> None:
    cover = "Samen bouwen\nCoalitieakkoord 2026-2030\n{}\n\nGemeente Twenterand\n\f" + BODY * 6
    found = identity_of(cover.format("VVD, D66 en Lokaal Belang"))
    assert found.issuers == ("VVD", "D66", "Lokaal Belang")
    assert identity_of(cover.format("VVD en Lokaal Belang")).issuers == ()


def test_bodies_that_sign_a_short_agreement_are_its_parties() -> None:
    text = (
        f"Woonafspraken 2026-2029\n\n{BODY * 9}\nGemeente Goes\n\nJ. de Wit\nwethouder\n\n"
        "Woonstichting Zeeuwse Vlakte\n\nP. Dekker\nvoorzitter\n"
    )
    assert identity_of(text).signatories == ("Goes", "Woonstichting Zeeuwse Vlakte")


# -- dates and status -----------------------------------------------------------------------------


def test_an_agreement_is_of_the_day_on_which_it_was_signed() -> None:
    text = f"Convenant wonen\n\n{BODY * 3}\nAldus overeengekomen en in tweevoud\nondertekend te Emmen op 3 mei 2025\n"
    assert identity_of(text).dated == "2025-05-03"
    assert identity_of(text.replace("Aldus", "Niet").replace("ondertekend", "gezien")).dated is None


def test_signatures_of_several_days_leave_the_date_open() -> None:
    text = f"Convenant wonen\n\n{BODY}\nGetekend te Emmen op 3 mei 2025\n\nGetekend te Assen op 4 mei 2025\n"
    assert identity_of(text).dated is None


def test_the_meeting_of_a_council_dates_its_proposal() -> None:
    text = f"Raadsvoorstel\n\nRaadsvergadering: 24 juni 2025\nDatum college: 6 mei 2025\n\n{BODY}"
    assert identity_of(text).dated == "2025-06-24"


def test_a_draft_says_so_on_the_line_of_its_date() -> None:
    text = f"Bestemmingsplan Hoge Akker\nGemeente Deurne\nontwerp, 8 mei 2023\n\n{BODY}"
    found = identity_of(text)
    assert (found.status, found.dated) == ("draft", "2023-05-08")
    assert identity_of(text.replace("ontwerp,", "gewijzigd op")).status is None


# -- speakers -------------------------------------------------------------------------------------


def speakers(present: str) -> dict[str, str]:
    found = identity_of(
        f"Verslag overleg\n\nDatum: 3 mei 2024\nAanwezig: {present}\n\n1. Opening\n{BODY}"
    )
    return {speaker.person: speaker.body for speaker in found.speakers}


def test_an_organisation_that_no_list_has_is_whom_a_person_sits_for() -> None:
    found = speakers(
        "T. Hoekstra (Woonmij Maasvallei), P. Bos (Almelo), K. Vis (notulist), R. Pol (CDA)"
    )
    assert found["Hoekstra"] == "Woonmij Maasvallei"
    assert found["Bos"] == "Almelo"
    assert not {"Vis", "K. Vis", "Pol"} & found.keys()


def test_behind_initials_stands_the_surname() -> None:
    found = speakers("K. El Amrani (Almelo), Anna de Wit (Borne)")
    assert {"El Amrani", "K. El Amrani", "de Wit", "Anna"} <= found.keys()
    assert not {"K.", "K. El", "Amrani"} & found.keys()
