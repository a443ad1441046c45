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


DATED = (
    "Gemeente {0}\nPostbus 12\nTelefoon 0500 12 34 56\n\nAan het college van Assen\nPostbus 1\n\n{0}, 3 mei"
    f" 2024\n\nGeacht college,\n\n{BODY}"
)


def test_letters_with_a_line_for_place_and_date_are_told_apart() -> None:
    letters = (DATED.format("Meppel"), MORE, DATED.format("Emmen"), DATED.format("Hoogeveen"))
    assert pages(*letters) == ((1, 2), (3, 3), (4, 4))


def test_a_greeting_below_a_date_without_an_address_begins_no_letter() -> None:
    speech = f"Assen, 3 mei 2024\n\nBeste collega's,\n\n{BODY}"
    assert pages(DATED.format("Meppel"), speech) == ((1, 2),)


def test_printed_numbers_that_start_again_begin_a_document_with_a_title() -> None:
    first = [f"Woonvisie Kampen\n\n{MORE}\n1", f"{MORE}\n2"]
    assert pages(*first, f"Programma Wonen\n\n{MORE}\n1", f"{MORE}\n2") == ((1, 2), (3, 4))
    assert pages(*first, f"Hoofdstuk\n\n{MORE}\n1", f"{MORE}\n2") == ((1, 4),)


def test_a_cover_without_a_number_begins_a_document() -> None:
    cover, more = "Woonvisie 2030\n\nGemeente Kampen", f"{MORE}\n2"
    assert pages(cover, more, f"{MORE}\n3", cover, more) == ((1, 3), (4, 5))
    assert pages(cover, more, cover, f"{MORE}\n4") == ((1, 4),)
    assert pages(cover, more, f"{cover}\n\n{MORE * 2}", more) == ((1, 4),)


def test_a_lone_one_at_the_end_of_a_page_begins_no_document() -> None:
    first = [f"Woonvisie\n\n{MORE}\n1", f"{MORE}\n2"]
    assert pages(*first, f"Programma\n\n{MORE}\n1", f"{MORE}\n4") == ((1, 4),)


def test_minutes_one_after_the_other_are_told_apart() -> None:
    minutes = f"Verslag overleg wonen\n\nDatum: 3 mei 2024\nAanwezig: J. Bos (Almelo)\n\n{MORE}"
    assert pages(minutes, MORE, minutes) == ((1, 2), (3, 3))


def test_a_decision_behind_its_proposal_is_a_document() -> None:
    proposal = f"Raadsvoorstel\n\nOnderwerp: Woonvisie\nDatum: 3 mei 2024\n\n{MORE}"
    decision = "Raadsbesluit\n\nDe raad van de gemeente Borne;\n\nbesluit:\n\n" + MORE
    assert pages(proposal, MORE, decision) == ((1, 2), (3, 3))


def test_a_chapter_with_the_name_of_a_paper_begins_none() -> None:
    chapter = f"Besluit en vervolg\n\n{MORE}"
    assert pages(f"Raadsvoorstel\n\nDatum: 3 mei 2024\n\n{MORE}", chapter) == ((1, 2),)


def test_a_page_whose_number_goes_on_begins_no_paper() -> None:
    proposal = f"Raadsvoorstel\n\nDatum: 3 mei 2024\n\n{MORE}\n1"
    assert pages(proposal, proposal.removesuffix("1") + "2") == ((1, 2),)
