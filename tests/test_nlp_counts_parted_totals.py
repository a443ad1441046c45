"""Two headers that a converter joined, "uitleg totaal": the sums in the next column part them."""

from __future__ import annotations

import pytest
from test_nlp_counts_tables import table

from nlp.records import Count

JOINED = """
Tabel 1: Programma woningbouw (aantal woningen)

| | Herijking | {head} | {behind} | Gebouwd |
|---|---|---|---|---|
| Dalfsen | 100 | 30 | 130 | 7 |
| Ommen | 200 | 50 | 250 | 9 |
| Zwolle | 900 | 0 | {total} | 8 |
"""


def _joined(
    head: str = "Uitleg totaal", behind: str = "", total: str = "900"
) -> dict[float, Count]:
    return {c.value: c for c in table(JOINED.format(head=head, behind=behind, total=total))}


def test_a_total_at_the_end_of_a_header_names_the_column_of_sums_behind_it() -> None:
    found = _joined()
    assert (found[250].unit, found[250].is_total) == ("woningen", True)
    assert (found[50].measure, found[50].is_total) == ("uitleg", False)


@pytest.mark.parametrize(
    "other",
    [{"total": "901"}, {"head": "Uitleg"}, {"total": "PM"}],
    ids=["one row does not add up", "no word of a total", "too few rows"],
)
def test_without_sums_or_the_word_the_column_has_no_header(other: dict[str, str]) -> None:
    assert 250 not in _joined(**other)


def test_a_column_with_a_header_keeps_it() -> None:
    found = _joined(behind="Woningen in plannen")
    assert (found[250].measure, found[50].measure) == ("woningen in plannen", "uitleg totaal")


def grouped(first: str, second: str) -> list[str | None]:
    """The bases of a table of which the head of the second group stands a column too far left."""
    words = (
        "In Twente, in woningen.\n\n| vraagraming | | plancapaciteit | | | |\n|---|---|---|---|---|---|\n"
        "| gemeente | eigen behoefte | instroom | totaal | hard | zacht |\n"
        f"| Almelo | 410 | 95 | {first} | 260 | 120 |\n| Borne | 980 | 215 | {second} | 640 | 385 |\n"
    )
    return [count.basis for count in table(words)]


def test_a_total_is_of_the_group_that_it_adds_up() -> None:
    assert grouped("505", "1.195")[2] == "prognose"
    assert grouped("505", "1.195")[3:5] == ["plancapaciteit", "plancapaciteit"]


def test_a_total_of_other_columns_is_of_the_head_above_it() -> None:
    assert grouped("380", "1.025")[2] == "plancapaciteit"
