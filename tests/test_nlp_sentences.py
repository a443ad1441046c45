"""Sentences: where they end, and what they cover in the source."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.language.sentences import boundaries
from nlp.pipeline import build, make_doc
from nlp.reading import DocumentReading
from nlp.records import DocumentContext
from tests.party_readings import passage

CONTEXT = DocumentContext("d", "agreement", "Woondeal")


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in boundaries(text)]


@pytest.mark.parametrize(
    "text",
    [
        "De provincie betaalt ca. 40% (o.a. via art. 3 e.d.) m.b.t. de regio.",
        "Dit geldt d.w.z. voor max. 400 evaluaties t/m eind 2030.",
        "Dit werken we uit (zie ook 6. De agenda voor 2023 en verder).",
        "Drs. J.P. Jansen en mr. A. de Vries tekenen namens GS en B&W.",
        "Zie www.overijssel.nl/loket voor nr. 3.1 en blz. 12.",
        "Het kost € 2.500,- of 1,8 mln. euro per jaar.",
        "In de 1e helft van 2024 komt de 2e tranche.",
        "Zonnedak B.V. en De Linde N.V. tekenen.",
        "De N.V. Gasbedrijf tekent, b.v. Digitaal.",
    ],
)
def test_abbreviations_and_numbers_do_not_end_a_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We brengen ze in beeld (winkelleegstand, kantoren etc.). We bespreken ze jaarlijks.",
            [
                "We brengen ze in beeld (winkelleegstand, kantoren etc.).",
                "We bespreken ze jaarlijks.",
            ],
        ),
        ("Dit telt mee e.d. De regio volgt.", ["Dit telt mee e.d.", "De regio volgt."]),
        (
            "De lessen worden gedeeld.3 Het Rijk betaalt.",
            ["De lessen worden gedeeld.3", "Het Rijk betaalt."],
        ),
        (
            "We volgen de prijsgrenzen voor koop.* Omdat dit knelt, overleggen we.",
            ["We volgen de prijsgrenzen voor koop.*", "Omdat dit knelt, overleggen we."],
        ),
        ("Er zijn 19.743 zachte plannen.** De", ["Er zijn 19.743 zachte plannen.**", "De"]),
        ("Het Rijk betaalt.¹ De rest volgt.", ["Het Rijk betaalt.¹", "De rest volgt."]),
        ("Het Rijk betaalt. * De rest volgt.", ["Het Rijk betaalt. *", "De rest volgt."]),
        (
            "Uitgewerkt in de prestatieafspraken. we onderstrepen het belang.",
            ["Uitgewerkt in de prestatieafspraken.", "we onderstrepen het belang."],
        ),
        (
            "Dit doet de gemeente.De provincie helpt.",
            ["Dit doet de gemeente.", "De provincie helpt."],
        ),
        (
            "De daken gaan naar Zonnedak B.V. Vanaf dan telt dit.",
            ["De daken gaan naar Zonnedak B.V.", "Vanaf dan telt dit."],
        ),
        ("Wat doen we? We bouwen!", ["Wat doen we?", "We bouwen!"]),
        (
            "De lonen stijgen met 0,5%.Ook de huur stijgt.",
            ["De lonen stijgen met 0,5%.", "Ook de huur stijgt."],
        ),
        ("Dit geldt tot 2030.De regeling stopt.", ["Dit geldt tot 2030.", "De regeling stopt."]),
        (
            "De eis wordt lichter.nnn De bouw gaat door.",
            ["De eis wordt lichter.", "De bouw gaat door."],
        ),
        ("nnn De bouw gaat door.", ["De bouw gaat door."]),
        ("Zie § Wonen en n De wijk.", ["Zie § Wonen en n De wijk."]),
        (
            "Het doel is gehaald in 2030. 14 gemeenten tekenen.",
            ["Het doel is gehaald in 2030.", "14 gemeenten tekenen."],
        ),
    ],
)
def test_sentences_end_where_the_next_begins(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_lost_full_stop_goes_with_the_sentence_before_it() -> None:
    assert split("Procedures doorlopen . Daarna bouwen.") == [
        "Procedures doorlopen .",
        "Daarna bouwen.",
    ]


def test_a_sentence_points_at_its_words_in_the_source_over_a_broken_line() -> None:
    source = "Eerst dit. De gemeenten zorgen voor vol-\ndoende plannen."
    paragraph = passage(1, source)
    first, second = DocumentReading(CONTEXT, [paragraph]).sentences(paragraph)
    assert second.text == "De gemeenten zorgen voor voldoende plannen."
    assert (
        source[second.source.start : second.source.end]
        == "De gemeenten zorgen voor vol-\ndoende plannen."
    )
    assert (first.index, second.index, second.position) == (0, 1, 1)


def test_the_pipeline_marks_the_same_sentences() -> None:
    text = "De provincie betaalt ca. 40%. Gemeenten bouwen."
    doc = build()(make_doc(build(), text, CONTEXT))
    assert [sent.text for sent in doc.sents] == split(text)


@given(st.text(alphabet=st.sampled_from("aBc .,?!()0123456789\n€‘’-…:;"), max_size=200))
def test_sentences_cover_all_that_is_not_blank_in_order(text: str) -> None:
    found = boundaries(text)
    assert all(start < end for start, end in found)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert "".join(text[s:e] for s, e in found).replace(" ", "").replace("\n", "") == text.replace(
        " ", ""
    ).replace("\n", "")


def test_what_is_too_long_for_a_sentence_is_cut_at_blanks() -> None:
    run = "a" * 5_200
    assert [len(part) for part in split(f"Een {run} twee.")] == [3, len(run), len("twee.")]
    assert [len(part) for part in split(f"{run} {run} eind.")] == [len(run), len(run), len("eind.")]
    assert split(run) == [run]
    words = split("woord " * 1_000 + "eind.")
    assert [len(part) for part in words] == [3_005 - 6, 6_005 - 3_000]


@pytest.mark.parametrize("mark", [".", "-", "/"])
def test_marks_behind_a_mark_are_left_open_for_a_day_or_number(mark: str) -> None:
    text = f"Vastgesteld op {mark} … Almelo is erbij."
    assert len(list(boundaries(text))) == 1


def test_marks_behind_a_word_end_a_sentence() -> None:
    assert len(list(boundaries("Vastgesteld op maandag … Almelo is erbij."))) == 2
