"""Which words of a table, and around it, say whose its numbers are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.areas import load_areas
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import table_counts
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
REGION = DocumentContext("w", "agreement", "Woondeal Twente", "twente", "twente", "PV23")

_ROWS = "| {} | Woningen |\n|---|---|\n| {} | 410 |\n| {} | 310 |\n"
_YEARS = "| Jaar | Woningen |\n|---|---|\n| 2025 | 410 |\n| 2026 | 310 |\n"


def first(markdown: str, context: DocumentContext = REGION, section: tuple[str, ...] = ()) -> Count:
    source = parse_markdown(markdown)
    reading = DocumentReading(context, passages(source, 1, len(source.pages)), AREAS)
    return table_counts(reading, source, 0, source.grids[0], section, AREAS)[0][0]


def said(count: Count) -> tuple[list[str], str | None]:
    """The rules that voted on the area, the one that decides in front, and the area."""
    rules = [vote.rule for vote in count.votes if vote.field == "area"]
    return rules, count.named_area.name if count.named_area is not None else count.area_id


@pytest.mark.parametrize(
    ("names", "rules", "area"),
    [
        (("Gemeente", "Almelo", "Borne"), ["row", "document"], "GM0141"),
        (("Gemeente", "Almello", "Borne"), ["row-misspelt", "document"], "GM0141"),
        (("Gemeente", "Slork", "Borne"), ["unknown-row", "document"], None),
        (
            ("Gemeente", "Almelo en Borne", "Wierden"),
            ["row-learnt", "document"],
            "Almelo en Borne",
        ),
        (("Kern", "Totaal", "Almelo"), ["document"], "twente"),
    ],
)
def test_the_name_of_a_row_is_that_of_its_area(
    names: tuple[str, str, str], rules: list[str], area: str | None
) -> None:
    assert said(first(_ROWS.format(*names))) == (rules, area)


def test_a_town_that_another_row_names_is_misread_in_its_own_document_alone() -> None:
    rows = _ROWS.format("Gemeente", "Wiik bii Duurstede", "Wijk bij Duurstede")
    town = replace(REGION, area_id="GM0352", region_id=None, province_id="PV26")
    assert said(first(rows, town)) == (["row-misspelt", "document"], "GM0352")
    assert said(first(rows)) == (["unknown-row", "document"], None)


@pytest.mark.parametrize(
    ("heads", "rules", "area"),
    [
        (("Almelo", "Borne"), ["column", "document"], "GM0141"),
        (
            ("regio Eem-Noord", "regio Eem-Zuid"),
            ["column-learnt", "document"],
            "Regio Eem-Noord",
        ),
    ],
)
def test_the_head_of_a_column_is_its_area(
    heads: tuple[str, str], rules: list[str], area: str
) -> None:
    table = f"| | {heads[0]} | {heads[1]} |\n|---|---|---|\n| Woningen | 410 | 310 |\n"
    assert said(first(table)) == (rules, area)


def test_a_row_without_numbers_heads_those_below_it() -> None:
    rows = "| Jaar | Woningen |\n|---|---|\n| Almelo | |\n| 2025 | 410 |\n| Borne | |\n| 2026 | 310 |\n"
    rules, area = said(first(rows))
    assert (rules[0], rules[-1], area) == ("row-of-section", "document", "GM0141")
    # Beside rows that name an area with a number of its own it heads none.
    beside = f"{rows}| Wierden | 12 |\n"
    assert "row-of-section" not in said(first(beside))[0]


@pytest.mark.parametrize(
    ("markdown", "section", "rules", "area"),
    [
        (_YEARS, (), ["document"], "twente"),
        (_YEARS, ("Almelo",), ["heading", "document"], "GM0141"),
        (f"Tabel 1: Woningen in Borne\n\n{_YEARS}", (), ["caption", "document"], "GM0147"),
        (
            f"Tabel 1: Woningen in Borne\n\n{_YEARS}",
            ("Almelo",),
            ["caption", "heading", "document"],
            "GM0147",
        ),
        # Of two areas no one knows which, unless one is the document's own.
        (f"Tabel 1: Woningen in Borne en Almelo\n\n{_YEARS}", (), ["document"], "twente"),
        (
            f"Tabel 1: Woningen in Borne en Twente\n\n{_YEARS}",
            (),
            ["caption", "document"],
            "twente",
        ),
        # The country or province in a heading says what the text is about.
        (_YEARS, ("Overijssel",), ["document"], "twente"),
        (f"Tabel 1: Woningen in Overijssel\n\n{_YEARS}", (), ["caption", "document"], "PV23"),
    ],
)
def test_words_around_a_table_give_its_area(
    markdown: str, section: tuple[str, ...], rules: list[str], area: str
) -> None:
    assert said(first(markdown, section=section)) == (rules, area)


CUIJK = replace(
    REGION, area_id="GM1982", region_id=None, province_id="PV30", municipality_ids=("GM1982",)
)


def _sum_of(*villages: str, context: DocumentContext = CUIJK) -> str | None:
    """The area of "Totaal" below a list of villages."""
    rows = "".join(f"| {name} | 40 |\n" for name in villages)
    source = parse_markdown(f"| Kern | Woningen |\n|---|---|\n{rows}| Totaal | 400 |\n")
    reading = DocumentReading(context, passages(source, 1, len(source.pages)), AREAS)
    return table_counts(reading, source, 0, source.grids[0], (), AREAS)[0][-1].area_id


def test_the_sum_of_villages_without_those_of_the_others_is_that_of_a_town_of_then() -> None:
    assert _sum_of("Boxmeer", "Beugen", "Holthees", "Oeffelt") == "boxmeer-voormalig"
    mill = _sum_of("Mill", "Langenboom", "Sint Hubert", "Wilbertoord")
    assert mill == "mill-en-sint-hubert-voormalig"


@pytest.mark.parametrize(
    "villages",
    [
        ("Boxmeer", "Beugen", "Cuijk", "Oeffelt"),
        ("Mill", "Langenboom", "Haps", "Wilbertoord"),
        ("Overloon", "Beugen", "Holthees", "Oeffelt"),
        ("Boxmeer", "Beugen", "Holthees"),
    ],
    ids=["two towns", "half a name", "no main village", "a few"],
)
def test_the_sum_of_other_villages_is_that_of_the_town_of_now(villages: tuple[str, ...]) -> None:
    assert _sum_of(*villages) == "GM1982"


def test_a_town_of_which_some_were_not_called_after_villages_is_taken_whole() -> None:
    kroon = replace(CUIJK, area_id="GM1911", province_id="PV27", municipality_ids=("GM1911",))
    villages = ("Anna Paulowna", "Breezand", "Hippolytushoef", "Middenmeer")
    assert _sum_of(*villages, context=kroon) == "GM1911"


def test_a_column_that_sums_villages_is_of_the_town_of_which_they_were() -> None:
    heads = "| Type | Mill | Langenboom | Sint Hubert | Wilbertoord | Gemeente totaal |\n|---|---|---|---|---|---|\n"
    source = parse_markdown(f"{heads}| Rijwoningen | 15 | 5 | 5 | 5 | 30 |\n")
    reading = DocumentReading(CUIJK, passages(source, 1, len(source.pages)), AREAS)
    found = table_counts(reading, source, 0, source.grids[0], (), AREAS)[0]
    assert [count.area_id for count in found[-2:]] == [
        "GM1982-wilbertoord",
        "mill-en-sint-hubert-voormalig",
    ]
    source = parse_markdown(
        f"{heads.replace('Langenboom', 'Grave')}| Rijwoningen | 15 | 5 | 5 | 5 | 30 |\n"
    )
    reading = DocumentReading(CUIJK, passages(source, 1, len(source.pages)), AREAS)
    assert table_counts(reading, source, 0, source.grids[0], (), AREAS)[0][-1].area_id == "GM1982"
