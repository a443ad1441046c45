"""Explanations: why a sentence is a commitment or a count, or is not; and what was read of a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from extract.model import Block, Box, Cell, Grid, Segment, SourceText
from extract.read import read
from kb.cli import main
from kb.explain import explain_file, explain_text
from kb.explain_text import lines
from kb.page_drawing import BLOCK, CELL, HEADER, SCALE, TABLE, Drawn, boxes, draw_boxes
from kb.page_model import page_model
from tests.pdf_writer import PdfPage, write_pdf

AGREEMENT = """Woondeal Twente

De gemeenten bouwen tot en met 2030 in Twente 14.100 woningen.
Wonen in Twente is een voorrecht.
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def sentence(text: str, kind: str = "agreement") -> dict[str, Any]:
    (found,) = explain_text(text, kind)["sentences"]
    assert isinstance(found, dict)
    return found


def test_a_commitment_is_explained_by_the_rule_that_decided_and_its_words() -> None:
    found = sentence("De gemeente Almelo zorgt in 2027 voor een loket.")
    assert found["decision"]["outcome"] == "commitment"
    assert found["decision"]["rule"] == "verb"
    assert [(v["rule"], v["words"]) for v in found["votes"]] == [("verb", ["zorgt"])]
    assert [m["name"] for m in found["mentions"]] == ["Almelo"]
    assert [(p["name"], p["why"]) for p in found["parties"]] == [("Almelo", "onderwerp van de zin")]
    assert [d["last_day"] for d in found["deadlines"]] == ["2027-12-31"]


def test_its_clauses_and_verbs_are_as_they_were_read() -> None:
    (clause,) = sentence("De gemeente moet een visie opstellen omdat dat nodig is.")["clauses"]
    assert clause["verb"]["infinitive"] == "opstellen"
    assert (clause["verb"]["modal"], clause["verb"]["voice"]) == ("moeten", "active")
    assert clause["subject"]["kind"] == "actor"
    assert [frame["marker"] for frame in clause["subordinate"]] == ["omdat"]


def test_what_is_no_commitment_is_explained_too() -> None:
    found = sentence("Gemeenten kunnen hiervan afwijken.")
    assert found["decision"]["outcome"] == "none"
    assert found["decision"]["rule"] == "possible"
    assert "mogelijkheid" in found["decision"]["why"]


def test_a_sentence_of_which_no_rule_says_anything_says_so() -> None:
    found = sentence("Almelo is mooi.")
    assert found["votes"] == []
    assert found["decision"]["why"] == "geen regel had iets over deze zin te zeggen"


def test_a_vote_that_was_beaten_names_the_one_that_beat_it() -> None:
    votes = sentence("De gemeente bouwt momenteel huizen.")["votes"]
    assert {v["rule"]: v["beaten_by"] for v in votes} == {"verb": "already", "already": None}


def test_numbers_are_shown_whether_they_count_or_not() -> None:
    found = sentence("De gemeenten bouwen 140 woningen, zie artikel 12 lid 3 en de 7 dwergen.")
    assert 140 in [n["value"] for n in found["numbers"]]
    assert [c["value"] for c in found["counts"]] == [140]
    assert found["counts"][0]["why"]
    reasons = {n["value"]: n["left_out"] for n in found["numbers"]}
    assert reasons[140] is None
    assert reasons[7] == "de woorden zeggen niet wat het telt"


def test_the_votes_on_each_field_of_a_count_are_shown_with_the_one_that_decided() -> None:
    found = explain_text("In Twente komen in Almelo 200 woningen.")
    votes = found["sentences"][0]["counts"][0]["votes"]
    assert {vote["field"] for vote in votes} >= {"unit", "area", "basis", "period"}
    shown = [line for line in lines(found) if line.startswith("    gebied ")]
    assert "besluit: GM0141 (before; " in shown[0]
    assert all("verliest" in line for line in shown[1:])


def test_the_kind_of_document_changes_the_decision() -> None:
    text = "De verhuurderheffing wordt afgeschaft."
    assert sentence(text, "agreement")["decision"]["outcome"] == "commitment"
    assert sentence(text, "research")["decision"]["outcome"] == "none"


def test_what_is_too_long_to_be_a_sentence_is_explained() -> None:
    found = sentence("Almelo 400 woningen " * 150)
    assert found["decision"]["rule"] == "too_long"
    assert found["clauses"] == []


def test_the_text_for_a_terminal_names_decision_votes_parties_and_counts() -> None:
    found = explain_text("De gemeente Almelo bouwt voor 2030 vijftig woningen.")
    text = "\n".join(lines(found))
    for word in (
        "toezegging",
        "verb (werkwoord",
        "partij     Almelo",
        "uiterlijk",
        "aantal     50",
    ):
        assert word in text


def test_a_file_is_explained_sentence_by_sentence(tmp_path: Path) -> None:
    (tmp_path / "deal.txt").write_text(AGREEMENT, encoding="utf-8")
    (document,) = explain_file(tmp_path / "deal.txt")["documents"]
    outcomes = {s["text"][:9]: s["decision"]["outcome"] for s in document["sentences"]}
    assert outcomes["De gemeen"] == "commitment"
    assert outcomes["Wonen in "] == "none"


@pytest.fixture(scope="module")
def table_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = PdfPage()
    page.text(60, 60, "Woondeal Twente", size=18)
    page.text(60, 100, "De gemeenten bouwen 400 woningen tot en met 2030.")
    xs, ys = (60, 200, 300), (120, 140, 160, 180)
    page.grid(xs, ys)
    for row, words in enumerate((("Gemeente", "Woningen"), ("Almelo", "250"), ("Borne", "150"))):
        for column, word in enumerate(words):
            page.text(xs[column] + 4, ys[row] + 14, word)
    folder = tmp_path_factory.mktemp("pdf")
    return write_pdf(folder, page).rename(folder / "deal.pdf")


def test_a_table_is_explained_by_its_reader_headers_and_counts(table_pdf: Path) -> None:
    (document,) = explain_file(table_pdf, 1)["documents"]
    (table,) = document["tables"]
    assert table["reader"]
    cell = next(c for c in table["cells"] if c["text"] == "250")
    assert (cell["row_headers"], cell["column_headers"]) == (["Almelo"], ["Woningen"])
    assert cell["count"]["value"] == 250
    assert "kolom 2 “250” [Almelo > Woningen]" in "\n".join(lines({"documents": [document]}))


def test_the_command_takes_a_sentence_or_a_file_with_a_page(table_pdf: Path) -> None:
    assert "geen toezegging" in run("explain", "Almelo is mooi.").output
    found = json.loads(run("explain", f"{table_pdf}:1", "--json").output)
    assert (found["version"], found["file"], found["page"]) == (1, "deal.pdf", 1)
    assert "met het stuk zelf" in run("explain", "--kind", "letter", "Hierbij sturen wij u het plan.").output  # fmt: skip


@pytest.mark.parametrize(("what", "message"), [("{}:9", "no page 9"), ("weg.pdf", "no such file")])
def test_a_place_that_is_not_there_is_one_line(table_pdf: Path, what: str, message: str) -> None:
    found = run("explain", what.format(table_pdf))
    assert found.exit_code != 0
    assert message in found.output
    assert "Traceback" not in found.output


# -- what was read of a file --------------------------------------------------------------------


def test_the_page_model_has_text_pages_blocks_and_tables(table_pdf: Path) -> None:
    found = json.loads(run("read", table_pdf, "--json").output)
    assert found["version"] == 1
    assert [page["number"] for page in found["pages"]] == [1]
    (table,) = found["tables"]
    texts = [cell["text"] for cell in table["cells"]]
    assert texts == ["Gemeente", "Woningen", "Almelo", "250", "Borne", "150"]
    cell = table["cells"][3]
    ((start, end),) = cell["segments"]
    assert found["text"][start:end].strip() == "250"
    assert cell["box"]["page"] == 1
    assert any(block["boxes"] for block in found["blocks"])


def test_the_page_model_of_a_text_has_no_boxes(tmp_path: Path) -> None:
    path = tmp_path / "deal.txt"
    path.write_text(AGREEMENT, encoding="utf-8")
    found = page_model(read(path, "text/plain"))
    assert found["reader"].startswith("text")
    assert all(block["boxes"] == [] for block in found["blocks"])


def test_pages_are_drawn_with_their_boxes(table_pdf: Path, tmp_path: Path) -> None:
    found = run("read", table_pdf, "--image", tmp_path / "pages")
    assert found.exit_code == 0
    image = Image.open(tmp_path / "pages" / "deal-001.png").convert("RGB")
    assert image.size == (595 * SCALE, 842 * SCALE)
    colours = {colour for _, colour in image.getcolors(1 << 24) or ()}
    for name in (BLOCK, TABLE, CELL):
        red, green, blue = (int(name[i : i + 2], 16) for i in (1, 3, 5))
        assert (red, green, blue) in colours


def test_only_pages_of_pdfs_can_be_drawn(tmp_path: Path) -> None:
    (tmp_path / "deal.txt").write_text(AGREEMENT, encoding="utf-8")
    found = run("read", tmp_path / "deal.txt", "--image", tmp_path / "pages")
    assert found.exit_code == 1
    assert "only pages of PDFs" in found.output


def test_a_table_over_two_pages_has_a_box_on_each() -> None:
    cells = (
        Cell(0, 0, (Segment(0, 1),), is_header=True, box=Box(1, 10, 10, 20, 20)),
        Cell(1, 0, (Segment(1, 2),), box=Box(2, 10, 30, 20, 40)),
        Cell(2, 0, (Segment(2, 3),), box=Box(2, 5, 40, 20, 50)),
    )
    source = SourceText("abc", (), grids=(Grid(cells, 1, 2, "test"),))
    found = list(boxes(source))
    assert [(d.colour, d.box.page) for d in found][:2] == [(TABLE, 1), (TABLE, 2)]
    assert found[1].box == Box(2, 5, 30, 20, 50)
    assert [d.colour for d in found[2:]] == [HEADER, CELL, CELL]


def test_a_block_without_boxes_is_not_drawn() -> None:
    source = SourceText("abc", (), blocks=(Block("paragraph", (Segment(0, 3),), 1),))
    assert list(boxes(source)) == []


def test_a_box_in_points_is_drawn_at_the_pixels_of_the_image() -> None:
    image = Image.new("RGB", (100, 100), "white")
    draw_boxes(image, [Drawn(Box(1, 10, 20, 30, 40), CELL)])
    assert image.getpixel((20, 60)) != (255, 255, 255)
    assert image.getpixel((40, 60)) == (255, 255, 255)
