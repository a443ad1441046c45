"""Whose meeting minutes are of, and for whom people in a list without a label speak."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, identity_of

MEETS = "Datum: 3 mei 2024\nAanwezig: Bea Vos (Kadaster), Jan Bos (Geonovum)\n\n1. Opening\n"


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("Verslag Werkgroep Bodem 3 mei 2024", ("Werkgroep Bodem",)),
        ("Verslag Stuurgroep Digitale Kaart, Utrecht", ("Stuurgroep Digitale Kaart",)),
        ("Verslag werkgroepen", ()),
        ("Verslag overleg", ()),
    ],
)
def test_the_group_in_the_title_of_minutes_met(title: str, issuers: tuple[str, ...]) -> None:
    assert identity_of(f"{title}\n\n{MEETS}{BODY}").issuers == issuers


@pytest.mark.parametrize(
    ("words", "issuers"),
    [
        ("Stuur dit naar kaart@geonovum.nl voor vrijdag.", ("Geonovum",)),
        ("Zie https://github.com/Logius-standaarden/Overleg voor meer.", ("Logius",)),
        ("Zie https://logius-standaarden.github.io/api voor meer.", ("Logius",)),
        ("Zie www.geonovum.nl en https://www.logius.nl voor meer.", ()),
        ("Zie www.veldzicht.nl voor meer.", ()),
        ("Geonovum stuurt dit voor vrijdag.", ()),
    ],
)
def test_the_organisation_of_most_addresses_holds_the_meeting(
    words: str, issuers: tuple[str, ...]
) -> None:
    assert identity_of(f"Verslag overleg\n\n{MEETS}{words}\n{BODY}").issuers == issuers


def test_addresses_in_other_papers_say_nothing_of_a_meeting() -> None:
    text = f"Onderwerp: kaarten\n\nGeacht college,\n\nStuur dit naar kaart@geonovum.nl. {BODY}"
    assert identity_of(text).issuers == ()


def test_people_with_their_bodies_beside_them_speak_for_these() -> None:
    text = f"Verslag overleg\n\nDatum: 3 mei 2024\nAanwezig:\nBea Vos | Kadaster\nJan Bos | gemeente Emmen\n\n{BODY}"
    found = {(speaker.person, speaker.body) for speaker in identity_of(text).speakers}
    assert {("Bea Vos", "Kadaster"), ("Bea", "Kadaster"), ("Jan Bos", "Emmen")} <= found


def test_a_row_of_three_people_with_bodies_needs_no_label() -> None:
    three = "Bea Vos (Kadaster), Jan Bos (Geonovum), Ans Kok (Logius)"
    found = {
        (one.person, one.body)
        for one in identity_of(f"Verslag overleg\n\n{three}\n\n{BODY}").speakers
    }
    assert ("Ans Kok", "Logius") in found
    two = "Bea Vos (Kadaster), Jan Bos (Geonovum)"
    assert not identity_of(f"Verslag overleg\n\n{two}\n\n{BODY}").speakers


@pytest.mark.parametrize(
    ("line", "issuers"),
    [
        ("Gemeente Emmen, 3 mei 2024", ("Emmen",)),
        ("Emmen, 3 mei 2024", ()),
        ("Gemeente Emmen, tweede zaal", ()),
        ("Gemeente Emmen en gemeente Coevorden, 3 mei 2024", ()),
    ],
)
def test_the_body_with_the_date_below_the_title_met(line: str, issuers: tuple[str, ...]) -> None:
    assert (
        identity_of(f"Verslag commissie Wonen\n\n{line}\n\n1. Opening\n{BODY}").issuers == issuers
    )
