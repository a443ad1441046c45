"""Tables of actions, milestones and promises: what is done, who does it, by when; and people who speak."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.explain import explain_file

HEAD = "# Uitvoeringsprogramma Wonen\n\nUitgave van de gemeente Rheden, maart 2027\n\n"


def promises(folder: Path, text: str) -> list[tuple[str, list[str], list[str | None]]]:
    """What is promised in a document: the words, by whom, by which days."""
    file = folder / "stuk.md"
    file.write_text(text, encoding="utf-8")
    (document,) = explain_file(file)["documents"]
    return [
        (
            sentence["text"],
            [p["name"] for p in sentence["parties"] if p["role"] == "responsible"],
            [deadline["last_day"] for deadline in sentence["deadlines"]],
        )
        for sentence in document["sentences"]
        if sentence["decision"]["outcome"] == "commitment"
    ]


def table(*rows: str) -> str:
    columns = rows[0].count("|") + 1
    lines = [rows[0], "|".join(["---"] * columns), *rows[1:]]
    return "".join(f"|{line}|\n" for line in lines)


def test_a_row_of_actions_says_who_and_by_when(tmp_path: Path) -> None:
    text = HEAD + table(
        "Actie | Trekker | Gereed", "Locatie aanwijzen | gemeente Brummen | 1 mei 2028"
    )
    assert promises(tmp_path, text) == [("Locatie aanwijzen", ["Brummen"], ["2028-05-01"])]


def test_a_month_in_a_cell_is_of_the_year_of_the_document(tmp_path: Path) -> None:
    dated = HEAD.replace(", maart 2027", "\n\nDatum: 3 maart 2027")
    text = dated + table("Afspraak | Wie | Wanneer", "Cijfers delen | Brummen | november")
    assert promises(tmp_path, text) == [("Cijfers delen", ["Brummen"], ["2027-11-30"])]


def test_a_row_without_who_is_of_the_maker_and_a_person_unknown_of_nobody(tmp_path: Path) -> None:
    text = HEAD + table(
        "Mijlpaal | Wie | Datum",
        "Opening van het loket | | 1 juni 2028",
        "Feest | Janna | mei 2028",
    )
    found = promises(tmp_path, text)
    assert found[0] == ("Opening van het loket", ["Rheden"], ["2028-06-01"])
    assert all(not by for _, by, _ in found[1:])


@pytest.mark.parametrize(
    "rows",
    [
        ("Actie | Wie | Status", "Locatie aanwijzen | Rheden | afgerond"),
        ("Project | Aantal | Planning", "De Kamp | 30 | 2028"),
        ("Actie | Kosten", "Locatie aanwijzen | 3.000"),
        ("Actie | Wie | Afgehandeld", "Locatie aanwijzen | Gemeente Rheden | 2 maart 2027"),
        ("Actie | Wie | Uitgevoerd op", "Locatie aanwijzen | Gemeente Rheden | 2 maart 2027"),
    ],
)
def test_what_is_done_or_is_no_list_of_actions_gives_none(
    tmp_path: Path, rows: tuple[str, ...]
) -> None:
    assert promises(tmp_path, HEAD + table(*rows)) == []


def test_a_table_of_what_is_still_to_be_done_says_by_when(tmp_path: Path) -> None:
    text = HEAD + table(
        "Actie | Wie | Gereed", "Locatie aanwijzen | Gemeente Rheden | 2 maart 2028"
    )
    assert promises(tmp_path, text) == [("Locatie aanwijzen", ["Rheden"], ["2028-03-02"])]


MINUTES = """# Verslag regio-overleg wonen

Datum: 3 maart 2027

Aanwezig

- Wethouder T. Bos, gemeente Rheden (voorzitter)
- J. van Loon, provincie Gelderland
- K. Jol, notulist

"""


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("De heer Van Loon vindt het laat. Hij komt in mei terug op de cijfers.", "provincie Gelderland"),
        ("Bos: het is druk. Wij gaan in juni met bewoners in gesprek.", "Rheden"),
        ("Mevrouw Pol (gemeente Brummen) zoekt dit in mei uit.", "Brummen"),
    ],
)  # fmt: skip
def test_people_speak_for_the_body_beside_their_name(tmp_path: Path, said: str, by: str) -> None:
    found = promises(tmp_path, MINUTES + said + "\n")
    assert [names for _, names, _ in found] == [[by]]


def test_who_asks_in_minutes_promises_nothing(tmp_path: Path) -> None:
    text = f"{MINUTES}De heer Van Loon vindt het laat. Hij informeert of Rheden meedoet.\n"
    assert promises(tmp_path, text) == []


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("De bespreking is gepland voor oktober 2028.", "2028-10-31"),
        ("Wij maken de kaart vóór oktober 2028.", "2028-09-30"),
    ],
)
def test_planned_for_a_month_is_in_it(tmp_path: Path, sentence: str, day: str) -> None:
    ((_, _, days),) = promises(tmp_path, HEAD + sentence + "\n")
    assert days == [day]


def test_what_a_council_advises_binds_nobody(tmp_path: Path) -> None:
    text = (
        "# Advies over het loket\n\nSeniorenraad Rheden\n\nAan het college van Rheden\n\n"
        "De seniorenraad adviseert het college vóór 1 mei 2028 een loket te openen.\n"
    )
    assert promises(tmp_path, text) == []


def test_items_of_tasks_are_of_the_party_that_the_line_names(tmp_path: Path) -> None:
    text = HEAD.replace("Uitvoeringsprogramma", "Convenant").replace(
        "Uitgave van de gemeente Rheden, maart 2027",
        "Ondertekend door de gemeente Rheden en de gemeente Brummen.",
    )
    text += "Tot de taken van Brummen behoren:\n\n- het verlenen van vergunningen;\n- de inrichting van het park.\n"
    assert [by for _, by, _ in promises(tmp_path, text)] == [["Brummen"], ["Brummen"]]


def test_the_municipality_under_a_heading_of_one_is_that_one(tmp_path: Path) -> None:
    text = (
        "# Woonagenda\n\nOpgesteld door de gemeenten Rheden en Brummen\n\n"
        "## Brummen\n\nDe gemeente bouwt vóór 2030 een school.\n"
    )
    assert [by for _, by, _ in promises(tmp_path, text)] == [["Brummen"]]


def test_a_number_that_begins_again_ends_a_list(tmp_path: Path) -> None:
    text = (
        "# Besluitenlijst college van burgemeester en wethouders van Rheden\n\n1. Woonwagens\n\n"
        "Het college besluit:\n\n1. in mei 2028 een onderzoek te starten;\n2. een kaart te maken.\n\n"
        "2. Erfpacht\n\nDe stukken liggen ter inzage.\n\n3. Evaluatie vragen van de fractie\n"
    )
    assert [said for said, _, _ in promises(tmp_path, text)] == [
        "in mei 2028 een onderzoek te starten;",
        "een kaart te maken.",
    ]


@pytest.mark.parametrize("heading", ["Planning", "3. Vervolgproces", "Tijdpad en kosten"])
def test_a_table_without_who_under_planning_is_of_the_maker(tmp_path: Path, heading: str) -> None:
    rows = table("Wat | Wanneer", "Vaststellen beleidsregel | 1 mei 2028")
    text = f"{HEAD}## {heading}\n\n{rows}"
    assert promises(tmp_path, text) == [("Vaststellen beleidsregel", ["Rheden"], ["2028-05-01"])]


@pytest.mark.parametrize("heading", ["Terugblik", "Eerdere besluiten", "Wat vooraf ging"])
def test_a_table_without_who_under_another_heading_is_no_list_of_actions(
    tmp_path: Path, heading: str
) -> None:
    rows = table("Wat | Wanneer", "Vaststellen beleidsregel | 1 mei 2028")
    assert promises(tmp_path, f"{HEAD}## {heading}\n\n{rows}") == []


def test_a_table_of_planning_without_when_is_no_list_of_actions(tmp_path: Path) -> None:
    rows = table("Wat | Kosten", "Vaststellen beleidsregel | 5.000")
    assert promises(tmp_path, f"{HEAD}## Planning\n\n{rows}") == []
