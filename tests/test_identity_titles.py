"""The title of a document that nobody described."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.text import parse_text
from identity.bodies import bodies_of
from identity.sheet import sheet_of
from identity.titles import title_votes
from tests.identity_text import BODY, areas, identity_of, registry


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Woondeal Achterhoek\n\n{BODY}", "Woondeal Achterhoek"),
        (f"Provincie Drenthe\n\nWoonagenda van het Noorden\n\n{BODY}", "Woonagenda van het Noorden"),
        (f"Datum Kenmerk Bijlagen\n03.04.2025 77-b 2\n\nConvenant bouwen in Raalte\n\n{BODY}", "Convenant bouwen in Raalte"),
        (f"IBAN NL00 BANK 0000 0000 00\nTelefoon 0570 00 00 00\n\nConvenant bouwen\n\n{BODY}", "Convenant bouwen"),
        (f"P E R S B E R I C H T\n\nZwolle, 12 oktober 2023\n\nMeer woningen langs het spoor\n\n{BODY}", "Meer woningen langs het spoor"),
    ],
)  # fmt: skip
def test_the_title_is_the_first_line_that_can_be_one(text: str, title: str) -> None:
    assert title in identity_of(text).title


@pytest.mark.parametrize(
    "heading",
    [
        *("Inhoudsopgave", "VERGADERJAAR 2023-2024", "Provincie Overijssel", "ISSN 0921 - 7398"),
        *("Inleiding en leeswijzer", "Besluit", "Zwolle", "Hoofdstuk 2 Wonen", "3.2.1 Woonvisie", "12 mei 2024"),
        *("Wat is er afgesproken?", "Aan: de gemeenteraad", "Geacht college,", "8000 GB Zwolle"),
    ],
)  # fmt: skip
def test_what_heads_any_document_or_part_is_no_title(heading: str) -> None:
    assert identity_of(f"# Woonvisie Aalten\n\n{BODY}", markdown=True).title == "Woonvisie Aalten"
    text = f"# {heading}\n\n## Woonvisie Aalten\n\n{BODY}"
    assert identity_of(text, markdown=True).title != heading


@pytest.mark.parametrize(
    "text",
    [
        f"#### *Conclusie van het beleid*\n\n{BODY}\n\n# Woonvisie Aalten\n",
        f"## 3.2.1 Woonvisie Aalten\n\n{BODY}",
        f"{BODY * 2}\n\n# Woonvisie Aalten\n\n{BODY}",
    ],
)
def test_a_piece_from_the_middle_of_a_document_has_the_name_of_its_file(text: str) -> None:
    assert identity_of(text, "aalten-stuk", markdown=True).title == "aalten-stuk"


def test_the_subject_is_the_title_of_a_letter() -> None:
    text = (
        "Gemeente Coevorden\nPostbus 2\n\nDatum\n14.03.2024\n\n"
        f"Onderwerp: Huizen op het sportpark\n\nGeacht college,\n\n{BODY}"
    )
    assert identity_of(text).title == "Huizen op het sportpark"


def test_the_heading_above_the_fields_is_the_title_of_minutes() -> None:
    text = f"Verslag overleg Kampen en Zwolle\nDatum: 3 mei 2024\nBetreft: de voortgang\n\n{BODY}"
    assert identity_of(text).title == "Verslag overleg Kampen en Zwolle"


def test_a_kind_alone_on_its_line_goes_with_the_line_below() -> None:
    text = f"Versnellingsaanpak\nWonen in Drenthe\n\n{BODY}"
    assert identity_of(text).title == "Versnellingsaanpak Wonen in Drenthe"


def test_a_line_in_which_a_sentence_ends_is_no_title() -> None:
    text = f"Wonen is een voorrecht. Als\ngemeente doen we mee.\n\n{BODY}"
    assert identity_of(text).title == "stuk"


def test_a_subject_to_be_filled_in_is_no_title() -> None:
    text = f"Intentieovereenkomst\n\ninzake\n\n[naam project]\n\n{BODY}"
    assert identity_of(text).title == "Intentieovereenkomst"


def test_a_long_title_is_shortened() -> None:
    title = identity_of(
        "Woonvisie " + "lang " * 24 * 2 + "\n\n" + "Onderwerp: " + "woord " * 60
    ).title
    assert len(title) <= 160


def test_the_largest_row_of_a_cover_below_its_running_text_is_no_title() -> None:
    source = parse_text(f"Kort\n\n{BODY}\nAANGENOMEN\n")
    sheet = sheet_of(source, 1, 1, "stuk")
    *above, last = (replace(row, size=10.0) for row in sheet.rows)
    rows = (*above, replace(last, size=20.0))
    odd = replace(sheet, rows=rows, cover=rows, head=rows[:1], front=rows, body_size=10.0)
    assert not [
        v
        for v in title_votes(odd, (), bodies_of(areas(), registry()), None)
        if v.rule == "largest_type"
    ]


@pytest.mark.parametrize(("rows", "title"), [(("1",), "Woonvisie 2030"), (("Emmen",), "Woonvisie 2030 Emmen")])  # fmt: skip
def test_the_number_of_a_page_in_large_type_is_no_part_of_a_title(
    rows: tuple[str, ...], title: str
) -> None:
    source = parse_text("\n".join(("Woonvisie 2030", *rows, "", BODY)))
    sheet = sheet_of(source, 1, 1, "stuk")
    large = tuple(
        replace(row, size=20.0, top=20.0 * i, x0=0.0)
        for i, row in enumerate(sheet.rows[: 1 + len(rows)])
    )
    usual = tuple(
        replace(row, size=10.0, top=200.0 + 12 * i, x0=0.0)
        for i, row in enumerate(sheet.rows[1 + len(rows) :])
    )
    set_large = replace(
        sheet, rows=(*large, *usual), head=large, front=(*large, *usual), cover=(), body_size=10.0
    )
    votes = title_votes(set_large, (), bodies_of(areas(), registry()), None)
    assert title in [vote.value for vote in votes if vote.rule == "largest_type"]
