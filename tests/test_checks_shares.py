"""Percentages in running text against the numbers that they are of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.check import Check
from checks.judge import judge
from checks.shares import shares_in
from extract.clean import clean
from extract.model import Segment
from extract.passages import Passage
from nlp.reading import DocumentReading
from nlp.records import DocumentContext


def checked(*texts: str, kind: str = "paragraph") -> tuple[Check, ...]:
    whole = "\n".join(texts)
    passages, start = [], 0
    for position, text in enumerate(texts, start=1):
        segment = Segment(start, start + len(text))
        start = segment.end + 1
        view = clean(whole, [segment])
        passages.append(Passage(position, kind, 1, 0, None, (), None, (segment,), view))  # type: ignore[arg-type]
    document = DocumentReading(DocumentContext("d", "other", ""))
    return tuple(map(judge, shares_in(document, passages)))


def quotes(check: Check, text: str) -> dict[str, str]:
    return {role: text[place.start : place.end] for place, role in check.evidence}


@pytest.mark.parametrize(
    "text",
    [
        "Wij bouwen 30% van de 28.200 woningen (8.460) in de sociale huur.",
        "Sociale huur: 30% van 28.200 = 8.460 woningen.",
        "De opgave is 30% van de 28.200 woningen, ofwel 8.460 woningen.",
        "Het gaat om 8.460 sociale huurwoningen (30% van de 28.200).",
        "Er komen 8.460 van de 28.200 woningen, dat is 30%.",
        "Sociaal zijn 8.460 van de 28.200 woningen (30%).",
        "Van de 28.200 woningen zijn er 8.460 (30%) sociaal.",
    ],
)
def test_a_share_that_is_right_agrees_with_its_evidence(text: str) -> None:
    (check,) = checked(text)
    assert (check.kind, check.outcome, check.difference) == ("plausibility", "agrees", 0)
    assert quotes(check, text) == {"stated": "30", "part": "8.460", "other": "28.200"}
    assert "8.460 van 28.200 is 30%, zoals er staat." in check.explanation


def test_a_share_that_is_wrong_differs_and_says_what_it_is() -> None:
    (check,) = checked("Van de 28.200 woningen zijn er 7.460 (30%) sociaal.")
    assert (check.outcome, check.stated, check.computed) == ("differs", "30%", "26,5%")
    assert check.explanation == ("7.460 van 28.200 is 26,5%, niet de 30% die er staat.")


@pytest.mark.parametrize(
    "text",
    [
        "Van de 14.100 woningen zijn er 3.984 (28%) sociaal.",
        "Van de 300 woningen zijn er 100 (33,3%) sociaal.",
        "Van de 28.300 woningen zijn er 8.500 (30%) sociaal.",
    ],
)
def test_rounding_is_no_difference(text: str) -> None:
    (check,) = checked(text)
    assert check.outcome == "agrees"
    assert "dat past bij" in check.explanation or "zoals er staat" in check.explanation


def test_a_share_that_is_far_off_may_be_of_something_else() -> None:
    (check,) = checked("Van de 28.200 woningen zijn er 1.200 (30%) sociaal.")
    assert check.outcome == "uncertain"


@pytest.mark.parametrize("word", ["minimaal", "maximaal"])
def test_a_bound_does_not_switch_a_check_off(word: str) -> None:
    (check,) = checked(f"Van de 28.200 woningen zijn er {word} 7.000 (30%) sociaal.")
    assert check.outcome != "agrees"


def test_a_share_that_is_off_where_the_others_fit_to_the_unit_differs() -> None:
    shares = "Wij bouwen 30% sociale huur (600 woningen), 40% middenhuur (880 woningen) en 30% koop (600 woningen)."
    checks = checked("De opgave is minimaal 2.000 woningen.", shares)
    assert [c.outcome for c in checks] == ["agrees", "differs", "agrees"]


@pytest.mark.parametrize("word", ["circa", "ruim"])
def test_what_is_not_meant_to_be_exact_cannot_be_wrong(word: str) -> None:
    for text in (
        f"Van de 28.200 woningen zijn er {word} 7.000 (30%) sociaal.",
        f"Er komen 7.000 van de 28.200 woningen, dat is {word} 30%.",
    ):
        (check,) = checked(text)
        assert (check.outcome, check.reason) == ("not_comparable", "rounding")
    (check,) = checked(f"Van de 28.200 woningen zijn er {word} 7.900 (30%) sociaal.")
    assert check.outcome == "agrees"


def test_several_shares_are_of_the_number_that_the_document_names() -> None:
    shares = (
        "Wij bouwen 30% in de sociale huur (8.460 woningen) en 40% middenhuur (11.280 woningen)."
    )
    checks = checked("De opgave is 28.200 woningen.", "In 2024 waren het er 27.000.", shares)
    assert [(c.outcome, c.stated) for c in checks] == [("agrees", "30%"), ("agrees", "40%")]
    assert all(c.explanation.split(" van ")[1].startswith("28.200") for c in checks)


def test_one_of_several_shares_that_is_wrong_differs() -> None:
    shares = (
        "Wij bouwen 30% in de sociale huur (8.460 woningen), 40% in de middenhuur (11.280 woningen) "
        "en 30% in de vrije sector (7.460 woningen)."
    )
    checks = checked("De opgave is 28.200 woningen.", shares)
    assert [check.outcome for check in checks] == ["agrees", "agrees", "differs"]


@pytest.mark.parametrize(
    "text",
    [
        # the whole is not named, or not in words that say so
        "Er moeten minimaal 3.984 sociale huurwoningen komen (28% van de totale opgave).",
        "Voor 26% van deze parken (85) is de toekomst onzeker.",
        "Wij bouwen 30% sociale huur (8.460 woningen) en 40% middenhuur (11.280 woningen).",
        # something else stands between
        "Van de 28.200 woningen zijn er 500 klaar en 8.460 (20%) sociaal.",
        "Er komen 40.000 geclusterde en 20.000 zorggeschikte woningen in de sociale huur (50%).",
        "De bandbreedte van 673 woningen is 20%. In 2020 zijn er 100 klaar.",
        "Wij bouwen 30% van de 1.000 woningen of 200 appartementen.",
        "Het Rijk betaalt 50% van de € 2 miljoen (300 woningen).",
        "Van de 14 gemeenten bouwen er 150 (30%) woningen.",
        "Tussen de 20% en 30% van de 1.000 woningen.",
    ],
)
def test_what_leaves_room_for_doubt_is_no_check(text: str) -> None:
    assert checked(text) == ()


def test_headings_are_left_alone() -> None:
    assert checked("Van de 1.000 woningen zijn er 200 (30%) sociaal", kind="heading") == ()


@given(
    st.lists(
        st.sampled_from(
            ["30%", "van de", "28.200", "woningen", "(", ")", "8.460", "ofwel", ".", "circa", "€"]
        )
        | st.text(max_size=8),
        max_size=20,
    )
)
def test_any_text_gives_checks_whose_evidence_is_in_it(words: list[str]) -> None:
    text = " ".join(" ".join(words).split()) or "x"
    for check in checked(text):
        assert all(0 <= s.start < s.end <= len(text) for s, _ in check.evidence)


def test_a_third_with_a_number_in_brackets_is_a_share() -> None:
    (check,) = checked("Van de 9.000 plekken is een derde (4.000) voor studenten.")
    assert (check.outcome, check.stated, check.computed) == ("differs", "33,33%", "44,4%")
    (check,) = checked("Van de 9.000 plekken is een derde (3.000) voor studenten.")
    assert check.outcome == "agrees"
    assert checked("Van de 9.000 plekken staat in een derde (2023) versie meer.") == ()
