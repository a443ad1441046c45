"""The branch of a political party in a place, and parties that no list has, in the programmes of these."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, area_name, identity_of

_WE = "Wij bouwen voor iedereen. Wij zorgen voor groen in de buurt en wij houden de buurt heel.\n\n"


def wills(*names: str) -> str:
    return "Wonen\n\n" + "\n\n".join(f"{name} wil meer woningen. {_WE}" for name in names)


@pytest.mark.parametrize(
    ("names", "maker", "area"),
    [
        (["D66 Houten"] * 4, "D66 Houten", "Houten"),
        (["D66"] * 3 + ["D66 Houten"] * 2, "D66 Houten", "Houten"),
        (["D66"] * 4, "D66", None),
        (["D66"] * 4 + ["D66 Houten"], "D66", None),
        (["D66"] * 4 + ["D66 Houten", "D66 Zeist"] * 2, "D66", None),
        (["D66 Samen"] * 4, "D66", None),
    ],
)
def test_the_branch_that_a_programme_names_made_it(
    names: list[str], maker: str, area: str | None
) -> None:
    found = identity_of(wills(*names))
    assert (found.issuers, area_name(found)) == ((maker,), area)


def test_the_branch_on_the_front_takes_the_place_of_the_party() -> None:
    text = f"Verkiezingsprogramma 2026\nVVD\nSamen sterk\nVVD Houten, voor elkaar\n\f{BODY * 6}"
    assert identity_of(text).issuers == ("VVD Houten",)


def test_a_party_that_no_list_has_stands_in_the_sentence_that_opens_its_programme() -> None:
    first = "In dit kiesprogramma doet De Vlam geen loze beloften. Wij geven een visie voor de stad.\n\n"
    found = identity_of(f"Kiesprogramma 2026\n\n{first}{BODY}")
    assert (found.kind, found.issuers) == ("election_programme", ("De Vlam",))


@pytest.mark.parametrize(
    "first",
    [
        "In dit kiesprogramma doet De Vlam geen loze beloften. De stad is van iedereen.",
        "In dit kiesprogramma doet Zwolle mee. Wij geven een visie voor de stad.",
        "In dit kiesprogramma staan de punten van De Vlam. Wij geven een visie voor de stad.",
    ],
)
def test_other_sentences_do_not_say_whose_programme_it_is(first: str) -> None:
    assert identity_of(f"Kiesprogramma 2026\n\n{first}\n\n{BODY}").issuers == ()
