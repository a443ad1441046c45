"""Several documents in one file."""

from __future__ import annotations

from extract.text import parse_text
from identity.bundles import document_pages
from tests.identity_text import BODY

LETTER = "Provincie Drenthe\nDatum: 3 mei 2024\nOnderwerp: bouwen\n\nGeacht college,\n\n" + BODY
MORE = BODY * 3


def pages(*texts: str) -> tuple[tuple[int, int], ...]:
    return document_pages(parse_text("\f".join(texts)))


def test_a_file_is_one_document() -> None:
    assert pages(MORE, MORE) == ((1, 2),)


def test_letters_one_after_the_other_are_told_apart() -> None:
    assert pages(LETTER, MORE, LETTER, LETTER, MORE) == ((1, 2), (3, 3), (4, 5))


def test_a_letter_within_another_document_is_part_of_it() -> None:
    assert pages(MORE, LETTER, MORE) == ((1, 3),)


def test_a_greeting_without_fields_begins_no_letter() -> None:
    assert pages(LETTER, f"Geacht college,\n\n{BODY}") == ((1, 2),)


def test_page_one_of_some_begins_a_document() -> None:
    one, two = "Pagina 1 van 2", "Pagina 2 van 2"
    assert pages(f"{MORE}\n{one}", f"{MORE}\n{two}", f"{MORE}\n{one}", f"{MORE}\n{two}") == (
        (1, 2),
        (3, 4),
    )


def test_page_two_of_some_begins_none() -> None:
    assert pages(f"{MORE}\nPagina 1 van 2", f"{MORE}\nPagina 2 van 2") == ((1, 2),)


def test_a_file_without_pages_has_no_documents() -> None:
    assert document_pages(parse_text("")) in ((), ((1, 1),))
