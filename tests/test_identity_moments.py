"""When a document was made, for which period, and whether it is a draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity.dates import dates_in, periods_in
from tests.identity_text import BODY, identity_of


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        (f"Woondeal Twente, 20 maart 2025\n\n{BODY}", "2025-03-20"),
        (f"Woondeal Twente\n\nZwolle, 2 december 2022\n\n{BODY}", "2022-12-02"),
        (f"Woondeal Twente\n\nSeptember 2021\n\n{BODY}", "2021-09"),
        (f"Verslag\n\nDatum: woensdag 10 juli 2024 van 10.00 tot 11.00 uur\n\n{BODY}", "2024-07-10"),
        (f"Woondeal Twente\n\nIn oktober 2022 zijn er afspraken gemaakt.\n\n{BODY}", None),
        (f"Woonvisie 2030\n\n{BODY}", None),
        (f"Woondeal\n\n1 maart 2024\n\n2 april 2025\n\n{BODY}", None),
        (f"Datum Kenmerk\n21.05.2024 D2024-03\n\nConvenant bouwen\n\n{BODY}", "2024-05-21"),
        (f"Bijlagen Uw brief\n2 27 maart 2024\n\nConvenant bouwen\n\n{BODY}", None),
        (f"Programma Oost\n\nUitgave van gemeente Emmen, mei 2025\n\n{BODY}", "2025-05"),
    ],
)  # fmt: skip
def test_the_date_is_the_one_that_stands_by_itself_or_in_its_field(
    text: str, dated: str | None
) -> None:
    assert identity_of(text).dated == dated


def test_a_field_goes_before_a_date_on_a_line() -> None:
    text = f"Verslag\nDatum: 3 mei 2024\n\nZwolle, 9 juni 2024\n\n{BODY}"
    assert identity_of(text).dated == "2024-05-03"


def test_the_period_of_the_title_and_of_the_cover() -> None:
    found = identity_of(f"Woonafspraken Twente 2016-2020\n\n{BODY}")
    assert (found.period_start, found.period_end) == ("2016", "2020")
    found = identity_of(f"Samen doen\n\nCoalitieakkoord 2022 – 2026\n\n\f{BODY * 6}")
    assert (found.period_start, found.period_end) == ("2022", "2026")
    assert identity_of(f"Woonvisie Assen\n\nVan 2016-2020 bouwden we. {BODY}").period_start is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"CONCEPT\n\nWoonvisie Assen\n\n{BODY}", "draft"),
        (f"Ontwerp Woonvisie Assen\n\n{BODY}", "draft"),
        (f"Woonvisie Assen\n\nStatus: definitief\n\n{BODY}", "final"),
        (f"Woonvisie Assen\n\n{BODY}", None),
        (f"Woonvisie Assen\n\nHet concept is besproken.\n\n{BODY}", None),
        (f"Overeenkomst bouwen\n\n[naam BV] en\n[vul adres in]\n\n{BODY}", "draft"),
    ],
)
def test_a_draft_says_that_it_is_one(text: str, status: str | None) -> None:
    assert identity_of(text).status == status


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("14.03.2024 en 3-4-2025", ["2024-03-14", "2025-04-03"]),
        ("2024-05-21", ["2024-05-21"]),
        ("1 sept. 2026", ["2026-09-01"]),
        ("31 november 2024", []),
        ("32.13.2024, D2024-03-011394", []),
        ("telefoon 038 499 88 99, 8000 GB", []),
    ],
)
def test_dates_in_all_notations(text: str, dates: list[str]) -> None:
    assert [found.iso for found in dates_in(text)] == dates


@given(st.text(alphabet="0123456789.-/ maeijun", max_size=40))
def test_any_text_has_dates_or_none(text: str) -> None:
    for found in (*dates_in(text), *periods_in(text)):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("row", "dated"),
    [
        ("31-12-2025 visie klaar", None),
        ("Versie: september 2021", "2021-09"),
        ("Zwolle, 20 maart 2025", "2025-03-20"),
    ],
)
def test_a_row_within_the_text_dates_the_document_only_where_it_says_so(
    row: str, dated: str | None
) -> None:
    assert identity_of(f"Woonvisie Assen\n\n{BODY}\n{row}\n\n{BODY}").dated == dated


@pytest.mark.parametrize(
    "text",
    [
        f"Verkiezingsprogramma CDA\n\nGemeenteraadsverkiezingen\n18 maart 2026\n\n{BODY}",
        f"Programma voor de verkiezingen op 18 maart 2026\n\n{BODY}",
    ],
)
def test_the_day_of_elections_is_not_when_their_programme_was_made(text: str) -> None:
    assert identity_of(text).dated is None


def test_the_date_in_a_subject_is_of_another_letter() -> None:
    subject = "Onderwerp: Reactie op uw brief van 3 maart 2024\n\nGeachte raad,\n\n"
    assert identity_of(f"{subject}{BODY}").dated is None
    assert identity_of(f"Datum: 9 april 2024\n{subject}{BODY}").dated == "2024-04-09"


def test_a_day_right_behind_its_label_is_read() -> None:
    assert [found.iso for found in dates_in("Datum12 september 2024")] == ["2024-09-12"]
    assert [found.iso for found in dates_in("112 september 2024")] == []
