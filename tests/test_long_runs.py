"""Runs of one mark, as broken files have them: what is read of them, and how much text is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from checks import references
from extract.clean import Clean, clean
from extract.document_table import DocumentTable
from extract.model import Cell, Grid, Segment
from extract.passages import passages
from extract.text import parse_text
from identity.bodies import without_date
from nlp.language import tokens
from nlp.language.sentences import _LONGEST, boundaries


@pytest.fixture(scope="module")
def nlp() -> Language:
    """spaCy's Dutch with the field's rules."""
    nlp = spacy.blank("nl")
    tokens.extend(nlp)
    return nlp


def test_the_tokenizer_looks_for_a_suffix_in_the_end_of_a_token_only(nlp: Language) -> None:
    assert isinstance(nlp.tokenizer, Tokenizer)
    found = nlp.tokenizer.suffix_search(")" * 100_000)
    assert found is not None
    assert found.endpos < 100


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("(gemeente).", ["(", "gemeente", ")", "."]),
        ("volkshuisvestingsprogrammaverantwoordelijkheden).", None),
        ("B&W.", ["B&W", "."]),
        ("o.a.", ["o.a."]),
    ],
)
def test_the_end_of_a_token_is_cut_off_as_ever(
    nlp: Language, text: str, cut: list[str] | None
) -> None:
    assert [token.text for token in nlp.make_doc(text)] == (cut or [text[:-2], ")", "."])


def test_a_run_of_stops_is_one_mark() -> None:
    text = "Klaar" + "." * 500 + "klaar. De rest."
    assert boundaries(text) == ((0, 511), (512, 520))


@pytest.mark.parametrize(
    ("text", "number"),
    [("Klaar... De rest.", 2), ("Klaar?! De rest.", 2), ("Klaar...de rest.", 1), ("Nr. 3...", 1)],
)
def test_several_stops_end_a_sentence_as_one_does(text: str, number: int) -> None:
    assert len(boundaries(text)) == number


def test_a_long_run_of_marks_is_cut_before_it_is_tokenized(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    longest = 0
    make_doc = nlp.make_doc

    def watched(text: str) -> spacy.tokens.Doc:
        nonlocal longest
        longest = max(longest, len(text))
        return make_doc(text)

    monkeypatch.setattr(nlp, "make_doc", watched)
    text = "De " + "§" * 10_000 + " woning"
    doc = tokens.tokenized(nlp, text)
    assert doc.text == text
    assert longest < 1100
    assert [token.text for token in doc][:2] == ["De", "§"]


def test_a_piece_that_is_no_longer_than_a_word_may_be_is_not_cut(nlp: Language) -> None:
    for text in ("a" * 1000, "De gemeente bouwt 12 woningen. "):
        assert [t.text for t in tokens.tokenized(nlp, text)] == [t.text for t in nlp(text)]


def test_a_sentence_without_end_is_cut_at_a_blank() -> None:
    text = "woningen " * 2_000
    found = boundaries(text)
    assert {text[start:end].replace("woningen", "").strip() for start, end in found} == {""}
    assert len(found) == 4
    assert all(end - start <= _LONGEST for start, end in found)


@pytest.mark.parametrize("text", ["a b" + "c" * (_LONGEST - 3), "a" * (3 * _LONGEST)])
def test_what_is_just_as_long_or_has_no_blank_is_one_sentence(text: str) -> None:
    assert boundaries(text) == ((0, len(text)),)


class CountedText(str):
    """A text that counts the characters of the pieces that are taken of it, and searches in it."""

    taken = searched = 0

    def __getitem__(self, key: object) -> str:
        found = super().__getitem__(key)  # type: ignore[index]
        CountedText.taken += len(found)
        return found

    def __contains__(self, key: object) -> bool:
        CountedText.searched += len(self)
        return super().__contains__(key)  # type: ignore[operator]


@pytest.mark.parametrize(
    "piece", ["de volks-\n", "volks-\n", "een zee\u00ad\n", "\u00ad", "woord\n"]
)
def test_cleaning_looks_at_no_more_text_the_longer_it_gets(piece: str) -> None:
    def cost(times: int) -> int:
        CountedText.taken = CountedText.searched = 0
        text = CountedText(piece * times)
        clean(text, [Segment(0, len(text))])
        return CountedText.taken + CountedText.searched

    assert cost(1600) < 5 * cost(400)


def test_a_hyphen_between_small_words_counts_however_long_the_text_before_it() -> None:
    line = "De gemeente en de corporaties bouwen in de wijk woningen van het soort twee-onder-"
    for before in ("", "woord " * 40):
        text = f"{before}{line}\neen-kap"
        assert clean(text, [Segment(0, len(text))]).text.endswith("twee-onder-een-kap")


def test_the_words_of_a_tables_cells_are_put_together_once() -> None:
    grid = Grid((Cell(0, 0, (Segment(0, 6),)),), 1, 1, "proef")
    table = DocumentTable(grid, (Clean("Almelo", tuple(range(6))),), {}, ())
    assert table.texts == ("Almelo",)
    assert table.texts is table.texts


def test_the_pages_of_a_document_are_looked_at_once_each() -> None:
    compared = 0

    class Number(int):
        def __lt__(self, other: int) -> bool:
            nonlocal compared
            compared += 1
            return int(self) < int(other)

        def __gt__(self, other: int) -> bool:
            nonlocal compared
            compared += 1
            return int(self) > int(other)

    def comparisons(size: int) -> int:
        nonlocal compared
        compared = 0
        source = parse_text("\f".join("Tekst" for _ in range(size)))
        passage = passages(source, 1, size)[0]
        found = [replace(passage, page=Number(page)) for page in range(1, size + 1)]
        assert references._range(source, found) == (0, len(source.text))
        return compared

    few, many = comparisons(20), comparisons(40)
    assert few < many < 2.6 * few


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Gemeente Emmen | 3 mei 2026", "Gemeente Emmen"),
        ("Gemeente Emmen  ,  mei 2026", "Gemeente Emmen"),
        (", 2026", ""),
        ("Gemeente Emmen 2026", "Gemeente Emmen 2026"),
        # Would take minutes if the date were sought behind each of the blanks.
        (f"Gemeente{' ' * 300_000}Emmen", f"Gemeente{' ' * 300_000}Emmen"),
    ],
)
def test_the_date_behind_a_line_is_sought_once_in_a_run_of_blanks(line: str, rest: str) -> None:
    assert without_date(line) == rest
