"""The fields that a Markdown file begins with are no words of the document."""

from __future__ import annotations

import pytest

from extract.front_matter import front_matter_of, is_of_address
from extract.markdown import parse_markdown
from tests.identity_text import BODY, identity_of

_FIELDS = (
    '---\ntitle: "Jaarverslag Wijkraad Zuid 2025"\ndescription: "Wij bouwen 40 woningen"\n---\n\n'
)
_ADDRESS = "https://www.voorbeeld.nl/files/2025-03/plan-van-de-buurt.pdf"
_MADE = f"---\ntitle: Voorbeeld Nl 2025 03 Plan Van De Buurt Pdf\nurl: {_ADDRESS}\n---\n\n# Voorbeeld Nl 2025 03 Plan  Van De Buurt Pdf\n\nSource: {_ADDRESS}\n\n---\n\n"


def test_the_fields_hold_no_sentences() -> None:
    source = parse_markdown(f"{_FIELDS}## Maart\n\nWij bouwen 50 woningen.\n")
    assert [block.kind for block in source.blocks] == ["furniture", "heading", "paragraph"]
    assert "40" in source.quote(source.blocks[0].start, source.blocks[0].end)


@pytest.mark.parametrize(
    "text",
    ["---\n\nWij bouwen.\n\n---\n", "---\nWij bouwen 40 woningen.\n---\n", "title: Plan\n---\n", "---\ntitle: Plan\n", ""],
)  # fmt: skip
def test_lines_that_are_no_fields_are_words_of_the_document(text: str) -> None:
    assert front_matter_of(text).end == 0


def test_the_title_of_the_fields_is_that_of_the_document() -> None:
    found = identity_of(f"{_FIELDS}## Maart\n\n{BODY}", markdown=True)
    assert (found.title, found.kind) == ("Jaarverslag Wijkraad Zuid 2025", "progress_report")


def test_a_title_made_of_an_address_is_none_above_the_text_neither() -> None:
    text = f"{_MADE}## Page 1\n\nImplementatieplan voor de buurt\n\nAugustus 2025\n\n{BODY}\n\n## Page 2\n\n{BODY}"
    found = identity_of(text, markdown=True)
    assert found.title == "Implementatieplan voor de buurt"
    assert front_matter_of(text).end == len(_MADE.rstrip())


@pytest.mark.parametrize(
    ("title", "is_made"),
    [
        ("Plan Van De Buurt Pdf", True),
        ("Voorbeeld Nl Plan", True),
        ("Plan van de buurt", False),
        ("Buurt plan pdf", False),
        ("Pdf", False),
    ],
)
def test_a_title_is_made_of_an_address_with_its_host_or_file_type(
    title: str, is_made: bool
) -> None:
    assert is_of_address(title, [_ADDRESS]) is is_made


def test_a_heading_may_stand_right_behind_several_signs() -> None:
    source = parse_markdown("##Regeling wonen\n\n#zuid is een wijk\n\n##3 punten\n")
    assert [block.kind for block in source.blocks] == ["heading", "paragraph", "paragraph"]


def test_the_only_heading_with_so_few_signs_is_the_title_of_a_circular() -> None:
    text = f"##De huur, de normen\n\nCirculaire aan de colleges van b. en w.\n\n####Inleiding\n\n{BODY}"
    found = identity_of(text, markdown=True)
    assert (found.title, found.kind) == ("De huur, de normen", "letter")
