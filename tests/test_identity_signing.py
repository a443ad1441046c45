"""Who signs, adopts or publishes a document, in one line or sentence."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, identity_of

BOTH = ("Almelo", "Borne")


@pytest.mark.parametrize(
    "line",
    [
        "Ondertekend door de gemeente Almelo en de gemeente Borne, 4 april 2026",
        "Gesloten op 4 april 2026 door de gemeente Almelo en de gemeente Borne",
        "Partij bij deze overeenkomst zijn de gemeente Almelo en de gemeente Borne.",
        "De gemeenten Almelo en Borne sluiten dit convenant op 4 april 2026.",
        "De gemeente Almelo en de gemeente Borne komen overeen:",
        "Partijen: de gemeente Almelo (hierna: Almelo) en de gemeente Borne (hierna: Borne).",
        "Gesloten tussen de gemeente Almelo (verder te noemen: A) en de gemeente Borne.",
    ],
)
def test_a_line_or_sentence_says_who_sign(line: str) -> None:
    found = identity_of(f"# Woonpact\n\n{line}\n\n1. {BODY}", markdown=True)
    assert (found.kind, found.signatories) == ("agreement", BOTH)
    assert ("2026" in line) == (found.dated == "2026-04-04")


@pytest.mark.parametrize(
    "line",
    [
        "De gemeente Almelo en de gemeente Borne sluiten deze week de brug.",
        "De gemeente Almelo ondertekent dit convenant in april.",
        "De gemeente Almelo en de gemeente Borne komen overeen met wat eerder gold.",
    ],
)
def test_other_sentences_about_two_bodies_are_no_signing(line: str) -> None:
    assert identity_of(f"# Woonpact\n\n{line}\n\n1. {BODY}", markdown=True).kind == "other"


def test_brackets_that_name_others_are_part_of_no_list() -> None:
    line = "Partijen: de gemeente Almelo (zie ook Hengelo), hierna te noemen de gemeente."
    assert identity_of(f"# Woonpact\n\n{line}\n\n1. {BODY}", markdown=True).signatories != BOTH


BLOCK = """# Woonpact

De ondergetekenden:

1. de gemeente Almelo, hierna te noemen: "de Gemeente";

en

2. Veldzicht Ontwikkeling B.V., gevestigd te Goor, hierna te noemen: "Ontwikkelaar";

{end}

## Artikel 3

3.1 """


@pytest.mark.parametrize(
    ("end", "signs"),
    [
        ("komen het volgende overeen:", True),
        ("zijn het volgende overeengekomen:", True),
        ("komen volgende week samen.", False),
    ],
)
def test_a_block_of_parties_ends_where_they_agree(end: str, signs: bool) -> None:
    block = BLOCK.replace("Artikel 3", "Inleiding").format(end=end)
    found = identity_of(block + BODY, markdown=True)
    assert (found.signatories == ("Almelo", "Veldzicht Ontwikkeling B.V.")) is signs


def test_all_bodies_that_adopted_it_made_it() -> None:
    text = f"# Woonagenda\n\nVastgesteld door de gemeente Almelo en de gemeente Borne\n\n{BODY}"
    assert identity_of(text, markdown=True).issuers == BOTH


def test_a_body_further_on_in_the_line_did_not_adopt_it() -> None:
    text = f"# Woonagenda\n\nVastgesteld door de gemeente Almelo na overleg met de gemeente Borne\n\n{BODY}"
    assert identity_of(text, markdown=True).issuers == ("Almelo",)


@pytest.mark.parametrize(
    ("title", "party"),
    [
        ("Verkiezingsprogramma 2026-2030 Dorpsbelang Asten", "Dorpsbelang Asten"),
        ("Het verkiezingsprogramma van de SP", "SP"),
        ("Verkiezingsprogramma SP Almelo 2026-2030", "SP Almelo"),
        ("Verkiezingsprogramma van GROENLINKS", "GroenLinks"),
        ("Verkiezingsprogramma Sterrenpartij", "Sterrenpartij"),
        ("Verkiezingsprogramma van de Partij voor de Rust", "Partij voor de Rust"),
    ],
)
def test_the_title_of_a_programme_names_the_party(title: str, party: str) -> None:
    assert identity_of(f"# {title}\n\n{BODY}", markdown=True).issuers == (party,)


@pytest.mark.parametrize(
    "title", ["Verkiezingsprogramma's van SP en VVD vergeleken", "Verkiezingsprogramma 2026-2030"]
)
def test_a_title_with_two_parties_or_none_names_nobody(title: str) -> None:
    assert identity_of(f"# {title}\n\n{BODY}", markdown=True).issuers == ()


@pytest.mark.parametrize(
    ("sites", "issuers"),
    [
        (("https://d66.nl/almelo/", "info@d66.nl"), ("D66",)),
        (("https://d66.nl/almelo/", "www.vvd.nl"), ()),
        (("https://www.almelo.nl/", "info@woningen.nl"), ()),
    ],
)
def test_the_sites_of_one_party_say_whose_text_it_is(
    sites: tuple[str, ...], issuers: tuple[str, ...]
) -> None:
    text = "Ons plan voor het dorp\n\n" + "\n".join(sites) + f"\n\nWij bouwen woningen. {BODY}"
    assert identity_of(text).issuers == issuers
