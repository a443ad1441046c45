"""Signs that were read in the wrong encoding, and where they stand in the source."""

from __future__ import annotations

import pytest

from extract.clean import clean
from extract.misread import mended
from extract.model import Segment


def cleaned(source: str) -> str:
    return clean(source, [Segment(0, len(source))]).text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("één woning".encode().decode("latin-1"), "één woning"),
        ("vanaf €\xa0250.000".encode().decode("latin-1"), "vanaf € 250.000"),
        ("vanaf €250.000".encode().decode("cp1252"), "vanaf €250.000"),
        ("vanaf â¬250.000", "vanaf €250.000"),
        ("2015 – 2025".encode().decode("latin-1"), "2015 – 2025"),
        ("regio’s in ‘Zeist’".encode().decode("cp1252", "replace"), "regio’s in ‘Zeist’"),
        ("Fryslân en Skoatterwâld", "Fryslân en Skoatterwâld"),
        ("Ã en Â en â", "Ã en Â en â"),
        ("SÃO PAULO, â12", "SÃO PAULO, â12"),
    ],
)
def test_a_sign_that_was_read_in_the_wrong_encoding_is_that_sign_again(
    source: str, text: str
) -> None:
    assert cleaned(source) == text


def test_the_range_of_a_mended_sign_is_all_that_stands_for_it() -> None:
    source = "een cafÃ© en Ã©Ã©n huis"
    view = clean(source, [Segment(0, len(source))])
    assert view.text == "een café en één huis"
    for words, written in (("café", "cafÃ©"), ("één", "Ã©Ã©n"), ("é", "Ã©"), ("huis", "huis")):
        start = view.text.find(words)
        found = view.source_range(start, start + len(words))
        assert source[found.start : found.end] == written


def test_a_sign_that_the_range_cuts_through_is_left_as_it_stands() -> None:
    assert clean("cafÃ©", [Segment(0, 4)]).text == "cafÃ"


def test_what_does_not_go_on_as_a_sign_is_none() -> None:
    assert mended("â", 0) is None
    assert mended("Ãa", 0) is None
    assert mended("ÃĀ", 0) is None
    assert mended("é", 0) is None
    assert mended("Ã©", 0) == ("é", 2)
