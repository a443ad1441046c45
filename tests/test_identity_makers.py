"""Who made a document that names nobody outright: the number of a plan, one province, a coalition."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, area_name, identity_of

PLAN = "In het plangebied komen 30 woningen. Dit bestemmingsplan maakt dat mogelijk.\n\n"
FACE = "Kerkakkers: Toelichting\n\n| Plan: | Kerkakkers {mark} Noord |\n\n| --- | --- |\n\n| Plantype: | bestemmingsplan |\n\n"
BULLETS = "* Bijlagen bij de regels\n\n* Begin\n\n"


def plan(number: str, mark: str = "") -> str:
    rest = f"| IMRO\\-idn: | {number} |\n\n{BULLETS}#### 2.1 Beleid\n\n{PLAN}{BODY}"
    return FACE.format(mark=mark) + rest


@pytest.mark.parametrize(
    ("number", "maker"),
    [
        ("NL.IMRO.0141.bp1-vas1", "Almelo"),
        ("NL.IMRO.0200\\.bp1397\\-vas1", "Apeldoorn"),
        ("NL.IMRO.9923.ip2-vg01", "provincie Overijssel"),
    ],
)
def test_the_number_of_a_plan_says_whose_it_is(number: str, maker: str) -> None:
    found = identity_of(plan(number), markdown=True)
    assert (found.kind, found.issuers) == ("plan", (maker,))
    assert area_name(found) == maker.removeprefix("provincie ")


@pytest.mark.parametrize("number", ["NL.IMRO.0001.bp1", "niet bekend"])
def test_a_number_of_nobody_says_nothing(number: str) -> None:
    assert identity_of(plan(number), markdown=True).issuers == ()


def test_numbers_of_two_municipalities_say_nothing() -> None:
    text = plan("NL.IMRO.0141.bp1") + "\n\nZie ook NL.IMRO.0200.bp2 van de buren.\n"
    assert identity_of(text, markdown=True).issuers == ()


def test_the_field_with_the_name_of_a_plan_is_its_title_without_the_signs_of_markdown() -> None:
    found = identity_of(plan("NL.IMRO.0141.bp1", mark="\\- Zuid\\-"), markdown=True)
    assert found.title == "Kerkakkers - Zuid- Noord"


@pytest.mark.parametrize(
    "line", ["DSO/10793728", "BIJLAGEN BIJ DE REGELS", "INTRODUCTIE", "K. Schrappen van een lid"]
)
def test_the_number_or_part_of_a_paper_is_no_title(line: str) -> None:
    assert identity_of(f"{line}\n\n{BODY}").title == "stuk"


def test_a_label_is_no_part_of_the_title_above_it() -> None:
    text = f"titel: Ontwerp van de visie op het dorp\ntype: Raadsinformatiebrief\ndatum: 2026-07-01\n\n{BODY}"
    assert identity_of(text).title == "Ontwerp van de visie op het dorp"


PROVINCIAL = (
    "De provincie stelt de visie in 2027 vast. Wij werken samen met velen aan wonen in de dorpen.\n"
    "Gedeputeerde Staten leggen het stuk voor aan de Staten, die erover besluiten in het najaar.\n"
)


@pytest.mark.parametrize(
    "face",
    [
        "Notitie Flevolandse Woonopgave",
        "Startnotitie volkshuisvesting\nFlevoland",
        "Plan van aanpak Flevolands Volkshuisvestingsprogramma",
    ],
)
def test_one_province_on_the_face_made_a_text_that_speaks_of_the_province(face: str) -> None:
    found = identity_of(f"{face}\n\n{PROVINCIAL}")
    assert (found.issuers, area_name(found)) == (("provincie Flevoland",), "Flevoland")


@pytest.mark.parametrize(
    "text",
    [
        f"Notitie Flevolandse Woonopgave\n\n{BODY}",
        f"Notitie Flevolandse Woonopgave\nGemeente Almere\n\n{PROVINCIAL}",
        f"Notitie Flevolandse en Gelderse Woonopgave\n\n{PROVINCIAL}",
        f"Notitie wonen in Utrecht\n\n{PROVINCIAL}",
    ],
)
def test_beside_another_area_or_without_its_province_it_did_not(text: str) -> None:
    assert not any(name.startswith("provincie") for name in identity_of(text).issuers)


AGREEMENT = "Doelstellingenakkoord 2026-2030\n\n{line}\n\nHierbij presenteren wij ons akkoord. We bouwen in elk dorp.\n"


def test_the_line_that_lists_a_coalition_says_who_agree() -> None:
    found = identity_of(AGREEMENT.format(line="Coalitie: DGG, CDA en DPM"))
    assert found.kind == "coalition_agreement"
    assert set(found.issuers) == {"DGG", "CDA", "DPM"}


@pytest.mark.parametrize("line", ["Coalitie: nog niet gevormd", "Coalitie: CDA"])
def test_a_line_on_a_coalition_without_parties_says_nothing(line: str) -> None:
    assert identity_of(AGREEMENT.format(line=line)).kind != "coalition_agreement"


WE = "Wij bouwen in elk dorp. Wij houden de lasten laag en we helpen starters. " * 4


def test_a_text_of_us_in_which_the_coalition_acts_is_its_agreement() -> None:
    text = f"Samen sterk\n\nDe coalitie streeft naar rust. De coalitie kiest voor groen. {WE}\n"
    assert identity_of(text).kind == "coalition_agreement"


@pytest.mark.parametrize(
    "text",
    [
        f"Samen sterk\n\nDe coalitie streeft naar rust. {WE}\n",
        "Samen sterk\n\nDe coalitie streeft naar rust. De coalitie kiest voor groen. Wij niet.\n",
    ],
)
def test_talk_about_a_coalition_is_none(text: str) -> None:
    assert identity_of(text).kind != "coalition_agreement"


def test_a_programme_for_elections_is_one_by_its_line() -> None:
    text = f"Sterk en toegankelijk\nProgramma voor de verkiezingen op 18 maart 2026\nCDA Raalte\n\n{WE}\n"
    assert identity_of(text).kind == "election_programme"


@pytest.mark.parametrize(
    ("line", "issuers"),
    [("Gemeente Raalte", ("Raalte",)), ("de gemeente Raalte", ())],
)
def test_the_rest_of_a_line_is_not_who_made_it(line: str, issuers: tuple[str, ...]) -> None:
    assert identity_of(f"Notitie wonen\n{line}\n\n{BODY}").issuers == issuers


def test_a_body_on_a_line_of_a_letter_may_be_who_gets_it() -> None:
    text = f"Gemeente Raalte\n\nOnderwerp: wonen\n\nGeachte raad,\n\n{BODY}"
    assert identity_of(text).issuers == ()
