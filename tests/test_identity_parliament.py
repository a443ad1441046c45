"""Papers of a file of parliament: what stands behind their number, never the name of the file."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, identity_of

_FILE = "Tweede Kamer der Staten-Generaal\n\nVergaderjaar 2023-2024\n\n34 999\n\nVisie op het wonen in dorpen\n\n"


@pytest.mark.parametrize(
    ("paper", "title", "kind"),
    [
        ("Nr. 12\n\nMOTIE VAN HET LID BOS C.S.\nVoorgesteld 3 mei 2024", "MOTIE VAN HET LID BOS C.S.", "proposal"),
        ("Nr. 8\nGEWIJZIGD AMENDEMENT VAN DE LEDEN BOS\nEN DE BOER\nOntvangen 3 mei 2024", "GEWIJZIGD AMENDEMENT VAN DE LEDEN BOS EN DE BOER", "proposal"),
        ("Nr. 9 Verslag van een schriftelijk overleg\nVastgesteld 3 mei 2024", "Verslag van een schriftelijk overleg", "questions"),
        ("Nr. 9 Verslag van een commissiedebat\nVastgesteld 3 mei 2024", "Verslag van een commissiedebat", "minutes"),
        ("Nr. 6\nNOTA NAAR AANLEIDING VAN HET VERSLAG\nOntvangen 3 mei 2024", "NOTA NAAR AANLEIDING VAN HET VERSLAG", "questions"),
        ("B\nLIJST VAN VRAGEN EN ANTWOORDEN\nVastgesteld 3 mei 2024", "LIJST VAN VRAGEN EN ANTWOORDEN", "questions"),
        ("Nr. 4 Brief van de minister van Onderwijs, Cultuur en\nWetenschap\nDen Haag, 3 mei 2024", "Brief van de minister van Onderwijs, Cultuur en Wetenschap", "letter"),
    ],
)  # fmt: skip
def test_a_paper_of_a_file_is_what_stands_behind_its_number(
    paper: str, title: str, kind: str
) -> None:
    found = identity_of(f"{_FILE}{paper}\n\n{BODY}")
    assert (found.title, found.kind) == (title, kind)


def test_the_name_of_a_paper_in_capitals_names_its_minister_over_two_rows() -> None:
    paper = "Nr. 3\nBRIEF VAN DE MINISTER VAN SOCIALE ZAKEN EN\nWERKGELEGENHEID\n"
    found = identity_of(f"{_FILE}{paper}Den Haag, 3 mei 2024\n\n{BODY}")
    assert found.title == "BRIEF VAN DE MINISTER VAN SOCIALE ZAKEN EN WERKGELEGENHEID"
    assert not any(name.endswith((" en", " EN")) for name in found.issuers)


def test_the_subject_of_a_letter_in_a_file_is_its_title() -> None:
    paper = "Nr. 3\nBRIEF VAN DE MINISTER VOOR WONEN\nOnderwerp: Huizen op zolder\n"
    found = identity_of(f"{_FILE}{paper}\n{BODY}")
    assert (found.title, found.kind) == ("Huizen op zolder", "letter")


@pytest.mark.parametrize(
    "text",
    [
        f"Nr. 12345\nVisie op het wonen in dorpen\n\n{BODY}",
        f"Visie op het wonen in dorpen\n\nNr. 12\nmotie van het lid Bos is daarbij betrokken\n\n{BODY}",
        f"34 999\nVisie op het wonen in dorpen\n\nNr. 12\nHuizen aan de laan\n\n{BODY}",
    ],
)
def test_a_number_alone_makes_no_paper_of_parliament(text: str) -> None:
    assert identity_of(text).title == "Visie op het wonen in dorpen"
