"""Shares of which a header went astray, and periods that lost their end."""

from __future__ import annotations

from test_nlp_counts_tables import table

from nlp.records import Count

SHARES = """
Tabel 1: Woningbouwopgave en plannen

| Gemeente | Woningbouwopgave | {part} | {share} |
|---|---|---|---|
| Dalfsen | 400 | {first} | 50% |
| Ommen | 300 | 120 | 40% |
| Zwolle | 900 | 630 | 70% |
"""


def _shares(part: str = "Harde plannen", share: str = "%", first: int = 200) -> list[Count]:
    found = table(SHARES.format(part=part, share=share, first=first))
    return [count for count in found if count.unit == "%"]


def _reasons(counts: list[Count]) -> set[str]:
    return {count.why.partition("onzeker: ")[2] for count in counts}


def test_a_share_of_a_column_that_is_not_read_is_uncertain() -> None:
    assert _reasons(_shares(part="Hrdo plnon")) == {"de kop van de kolom is niet te lezen"}
    assert _reasons(_shares()) == {""}


def test_a_share_under_a_period_alone_is_of_nothing_known() -> None:
    found = _shares(share="2016 t/m 2025", first=90)
    assert _reasons(found) == {"geen kop zegt waarvan het getal is"}


def test_a_share_under_a_period_that_the_numbers_show_is_known() -> None:
    assert _reasons(_shares(share="2016 t/m 2025")) == {""}


def test_a_period_without_its_end_is_none() -> None:
    for head in ("Harde plannen 2016 t/m", "Harde plannen 2016 Um totaal", "Plannen 2016 tot "):
        found = table(SHARES.format(part=head, share="%", first=200))
        assert {(c.period_start, c.period_end) for c in found if c.value == 630} == {(None, None)}


def test_a_period_with_its_end_is_kept() -> None:
    for head in ("Plannen 2016 t/m 2025", "Plannen 2016 tot en met eind 2025"):
        found = table(SHARES.format(part=head, share="%", first=200))
        periods = {(c.period_start, c.period_end) for c in found if c.value == 630}
        assert periods == {("2016", "2025")}
