"""Letters that decide on a request are decisions of the body that decided."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, identity_of

_HEAD = "Datum 4 mei 2026\nBetreft Uw verzoek om stukken\n\nGeachte heer,\n\n"
_ASKED = "In uw verzoek vraagt u om stukken over de kade. "
_DECIDED = "Wij hebben besloten de stukken openbaar te maken.\n\n"
_OPEN = "U doet een beroep op de Wet open overheid. "
_SIGNED = "Hoogachtend,\n\nHet college van burgemeester en wethouders van Ede,\n\n"


@pytest.mark.parametrize(
    "law",
    [
        _OPEN,
        "Dit is een Wob-verzoek. ",
        "Tegen dit besluit kunt u binnen zes weken bezwaar maken. ",
    ],
)
def test_a_letter_that_decides_on_a_request_is_a_decision(law: str) -> None:
    found = identity_of(f"{_HEAD}{_ASKED}{law}{_DECIDED}{BODY}{_SIGNED}")
    assert (found.kind, found.issuers) == ("decision", ("Ede",))


@pytest.mark.parametrize(
    "text",
    [
        f"{_ASKED}{_OPEN}Wij zoeken dit uit.\n\n",
        f"{_ASKED}{_DECIDED}",
        f"Wij hebben besloten de kade te herstellen. De pers deed een Woo-verzoek.\n\n{BODY}",
    ],
)
def test_other_letters_stay_letters(text: str) -> None:
    assert identity_of(f"{_HEAD.replace('Uw verzoek', 'Verzoek')}{text}{_SIGNED}").kind == "letter"


def test_the_body_with_which_one_objects_decided() -> None:
    objection = "U kunt hiertegen bezwaar maken bij de minister van Financiën, Postbus 1.\n\n"
    found = identity_of(f"{_HEAD}{_ASKED}{_OPEN}{_DECIDED}{objection}Hoogachtend,\n\nA. Jansen\n")
    assert (found.kind, found.issuers) == ("decision", ("minister van Financiën",))


def test_what_goes_with_a_letter_is_not_its_title() -> None:
    text = f"Datum 4 mei 2026\nBijlage Lijst van stukken\nOnderwerp Besluit over de kade\n\nGeachte heer,\n\n{BODY}"
    assert identity_of(text).title == "Besluit over de kade"


@pytest.mark.parametrize(
    "series", ["GEMEENTEBLAD 2026", "Provinciaal blad 2026 nr. 12", "STAATSCOURANT"]
)
def test_the_series_in_which_a_decision_is_printed_is_not_its_title(series: str) -> None:
    text = (
        f"Nr. 12345\n7 mei\n{series}\nOfficiële uitgave van de gemeente Ede\n"
        "Verordening op de kade gemeente Ede 2026\nDe raad van de gemeente Ede;\n"
        f"gelezen het voorstel van het college;\nbesluit:\n\nArtikel 1. Begrippen\n\n{BODY}"
    )
    found = identity_of(text)
    assert (found.title, found.kind) == ("Verordening op de kade gemeente Ede 2026", "regulation")


def test_the_name_of_who_meets_is_not_the_title() -> None:
    text = f"MINISTERRAAD\nKenmerk: 12\nBESLUITENLIJST\nBesluitenlijst van de vergadering van 3 mei 2026\n\n{BODY}"
    assert "MINISTERRAAD" not in identity_of(text).title


def test_organisations_below_namens_made_what_they_stand_on() -> None:
    text = f"Verzoek om medewerking\nNamens\nCoöperatie De Kade\nStichting De Brug\n3 mei 2026\n\f{BODY * 6}"
    assert identity_of(text).issuers == ("Coöperatie De Kade", "Stichting De Brug")
    other = f"Verzoek om medewerking\nNamens\nonze leden\nStichting De Brug\n\f{BODY * 6}"
    assert identity_of(other).issuers == ()
