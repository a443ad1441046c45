"""What an agreement calls its parties, however its list of them ends and says so."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, identity_of

LIST = """# Overeenkomst Molenhof

De ondergetekenden:

1. de gemeente Raalte, vertegenwoordigd door haar burgemeester, {a} "de Stad";
2. Bouwgroep Kok B.V., gevestigd te Heino, {b} "de Bouwer";

{end}

## Artikel 2

"""


def terms(text: str) -> dict[str, str]:
    return {t.term: t.party for t in identity_of(text + BODY, markdown=True).defined_terms}


BOTH = {"de Stad": "Raalte", "de Bouwer": "Bouwgroep Kok B.V."}


@pytest.mark.parametrize(
    "end",
    [
        "spreken af:",
        "hebben voor 2026 het volgende afgesproken:",
        "maken voor de jaren 2026 en 2027 deze afspraken:",
        "wordt overeengekomen:",
        "leggen het volgende vast:",
        "gelet op de Huisvestingswet,",
        "sluiten hierbij een overeenkomst.",
        "en verder",
    ],
)
def test_the_list_ends_where_the_parties_agree_or_the_first_article_begins(end: str) -> None:
    assert terms(LIST.format(a="hierna", b="hierna", end=end)) == BOTH


@pytest.mark.parametrize(
    "words", ["nader te noemen:", "verder aan te duiden als", "verder:", "hierna ook wel"]
)
def test_words_before_the_name(words: str) -> None:
    assert terms(LIST.format(a=words, b=words, end="spreken af:")) == BOTH


def test_names_in_brackets() -> None:
    text = """# Prestatieafspraken 2026

Partijen:

- gemeente Tiel, bij dezen vertegenwoordigd door wethouder Vos ("de Stad");
- Bouwgroep Kok B.V., te Tiel (hierna: de bouwer);
- Huurdersvereniging Betuwe (hierna: HVB)
- gemeente Buren en gemeente Culemborg (hierna gezamenlijk: de buren)

maken de volgende afspraken:

## Artikel 2

"""
    found = terms(text)
    assert found["de Stad"] == "Tiel"
    assert found["de bouwer"] == "Bouwgroep Kok B.V."
    assert found["HVB"] == "Huurdersvereniging Betuwe"
    assert "de buren" not in found


def test_a_corporation_is_not_called_by_its_kind_and_seat() -> None:
    text = """# Overeenkomst De Hoek

Tussen:

de gemeente Raalte, verder: "Gemeente"
en
Zuiderland Wonen, woningcorporatie te Heino, verder te noemen "ZW"

wordt overeengekomen:

## Artikel 2

"""
    assert terms(text)["ZW"].startswith("Zuiderland")


ONE = 'tussen de gemeente Raalte (hierna: "de Stad") en Bouwgroep Kok B.V. (hierna: "de Bouwer")'


def test_a_sentence_that_opens_the_agreement_says_who_sign() -> None:
    for opening in (f"T{ONE[1:]} is overeengekomen:", f"Deze overeenkomst is aangegaan {ONE}."):
        found = identity_of(f"# Overeenkomst De Hoek\n\n{opening}\n\n1. {BODY}", markdown=True)
        assert {t.term: t.party for t in found.defined_terms} == BOTH
        assert found.signatories == ("Raalte", "Bouwgroep Kok B.V.")


def test_a_letter_that_speaks_of_an_agreement_uses_its_names_and_is_not_signed_by_them() -> None:
    text = f"# Brief over De Hoek\n\nIn de overeenkomst {ONE} staan afspraken.\n\n{BODY}"
    found = identity_of(text, markdown=True)
    assert {t.term: t.party for t in found.defined_terms} == BOTH
    assert found.signatories == ()


def test_one_defined_name_is_no_list_of_parties() -> None:
    text = f'# Notitie\n\nHet overleg tussen de gemeente Raalte (hierna: "de Stad") en anderen.\n\n{BODY}'
    assert identity_of(text, markdown=True).defined_terms == ()
