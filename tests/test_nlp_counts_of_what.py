"""What a number is of: quantities before it, modifiers behind its noun, what a share does, parts of wholes."""

from __future__ import annotations

import pytest

from corpus.areas import load_areas
from corpus.count_measures import load_count_measures
from corpus.loading import CorpusError
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import table_counts, text_counts
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
ZEIST = DocumentContext("z", "agreement", "Nota", "GM0355", None, "PV26", ("GM0355",), dated="2018")


def text(words: str) -> list[Count]:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    return list(text_counts(DocumentReading(ZEIST, found, AREAS), found, AREAS)[0])


def table(words: str) -> list[Count]:
    source = parse_markdown(words)
    reading = DocumentReading(ZEIST, passages(source, 1, len(source.pages)), AREAS)
    return [
        count
        for index, grid in enumerate(source.grids)
        for count in table_counts(reading, source, index, grid, (), AREAS)[0]
    ]


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("De netto nieuwbouwbehoefte in Zeist bedraagt 400 woningen.", "woningen (netto nieuwbouwbehoefte)"),
        ("In Zeist is een inhaalvraag van 40 woningen.", "woningen (inhaalvraag)"),
        ("In Zeist is een behoefte aan 400 woningen.", "woningen"),
        ("Het totale programma in Zeist telt 400 woningen.", "woningen"),
        ("De totale groei waar Zeist tot 2030 op rekent, is dus 400 huishoudens.", "huishoudens (toename)"),
        ("In Zeist is een politieke ambitie van 400 woningen.", "woningen (politieke ambitie)"),
        ("Bij een tekort van 40 woningen maakt Zeist 90 woningen.", "woningen (tekort)"),
        ("Voor Zeist, waarmee de opgave uitkomt op 90 woningen.", "woningen"),
    ],
)  # fmt: skip
def test_a_quantity_before_a_number_is_in_its_measure(words: str, measure: str) -> None:
    assert text(words)[0].measure == measure


def test_a_quantity_with_a_number_of_its_own_gives_nothing_to_the_next() -> None:
    found = text("Naast een inhaalvraag van 40 woningen bouwt Zeist 90 woningen.")
    assert [c.measure for c in found] == ["woningen (inhaalvraag)", "woningen"]


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Zeist bouwt 40 woningen voor ouderen met een zorgvraag.", "woningen (voor ouderen met een zorgvraag)"),
        ("Zeist bouwt 40 woningen boven de behoefteraming.", "woningen (boven de behoefteraming)"),
        ("Zeist bouwt 40 woningen in Austerlitz voor starters.", "woningen (voor starters)"),
        ("Zeist bouwt 40 woningen voor de komende periode.", "woningen"),
        ("Zeist bouwt 40 woningen voor Utrecht.", "woningen"),
        ("Zeist heeft 40 woningen harde plancapaciteit.", "woningen (harde plancapaciteit)"),
        ("Zeist bouwt 40 woningen.", "woningen"),
    ],
)  # fmt: skip
def test_what_follows_a_noun_is_in_the_measure(words: str, measure: str) -> None:
    assert text(words)[0].measure == measure


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Voor de lokale vraag zijn in Zeist 300 woningen nodig.", "woningen (voor de lokale vraag)"),
        ("Voor starters bouwt Zeist 300 woningen.", "woningen (voor starters)"),
        ("Voor de totale opgave zijn in Zeist 300 woningen nodig.", "woningen"),
        ("Voor deze ouderen bouwt Zeist 300 woningen.", "woningen"),
        ("Voor Utrecht bouwt Zeist 300 woningen.", "woningen"),
    ],
)  # fmt: skip
def test_for_whom_a_sentence_begins_is_in_the_measure(words: str, measure: str) -> None:
    assert text(words)[0].measure == measure


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Zeist wijst 30 woningen aan statushouders toe.", "woningen (aan statushouders)"),
        ("Zeist bouwt 30 woningen aan parken.", "woningen"),
        ("Aanvullend bouwt Zeist 30 woningen.", "woningen (aanvullend)"),
        ("Zeist bouwt 30 woningen en 20 appartementen extra.", "woningen"),
    ],
)  # fmt: skip
def test_who_gets_homes_and_what_comes_on_top_is_in_the_measure(words: str, measure: str) -> None:
    assert text(words)[0].measure == measure


@pytest.mark.parametrize(
    ("words", "per"),
    [
        ("In Zeist is jaarlijks behoefte aan 15 tijdelijke woningen.", "jaar"),
        ("Zeist meldt jaarlijks, aan de raad, dat 15 woningen klaar zijn.", None),
        ("In Zeist is behoefte aan 15 tijdelijke woningen.", None),
    ],
)
def test_a_yearly_need_is_a_rate(words: str, per: str | None) -> None:
    assert text(words)[0].per == per


def test_what_only_earlier_text_explains_makes_a_number_uncertain() -> None:
    leans = text("Zeist stelt 40 woningen voor deze doelgroepen beschikbaar.")[0]
    stands = text("Zeist stelt 40 woningen voor starters beschikbaar.")[0]
    assert (leans.level, "measure" in leans.doubt) == ("uncertain", True)
    assert "measure" not in stands.doubt


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("In Zeist komt 70% van de nieuwbouw in de hoofdkernen.", "aandeel van de nieuwbouw"),
        ("In Zeist moet 20% van de woningen starterswoningen zijn.", "aandeel van de woningen (starterswoningen)"),
        ("In Zeist wordt 20% van de sociale huurwoningen aan jongeren verhuurd.", "aandeel van de sociale huurwoningen (aan jongeren)"),
        ("In Zeist is 20% van de opgave te vinden in de koop.", "aandeel van de opgave (in de koop)"),
        ("In Zeist is 20% van de nieuwbouw sociale huur.", "aandeel sociale huur in de nieuwbouw"),
    ],
)  # fmt: skip
def test_what_a_share_does_is_in_its_measure(words: str, measure: str) -> None:
    assert text(words)[0].measure == measure


def test_a_percentage_over_a_hundred_needs_words_that_say_of_what() -> None:
    alone = text("In Zeist is een plancapaciteit van 130% nodig.")[0]
    whole = text("In Zeist is 130% plancapaciteit nodig.")[0]
    assert ("measure" in alone.doubt, "measure" in whole.doubt) == (True, False)


@pytest.mark.parametrize(
    ("words", "segment", "measure"),
    [
        ("Zeist bouwt 40 woningen in de sociale huur en middenhuur.", None, "woningen in de sociale huur (sociale huur en middenhuur)"),
        ("Zeist bouwt 40 sociale huur- en koopwoningen.", None, "sociale huur- en koopwoningen"),
        ("Zeist bouwt 40 vrije sector huur- en koopwoningen.", "vrije sector", "vrije sector huur- en koopwoningen"),
        ("Zeist bouwt 40 woningen in de sociale huur.", "sociale huur", "woningen in de sociale huur"),
    ],
)  # fmt: skip
def test_a_number_of_two_segments_is_of_neither(
    words: str, segment: str | None, measure: str
) -> None:
    count = text(words)[0]
    assert (count.segment, count.measure) == (segment, measure)


def test_a_share_of_a_share_is_uncertain() -> None:
    part = text(
        "In Zeist is twee derde van de woningen betaalbaar; de helft daarvan is sociale huur."
    )
    alone = text("Zeist bouwt woningen; de helft daarvan is sociale huur.")
    assert "measure" in part[-1].doubt
    assert "measure" not in alone[-1].doubt


def test_an_adjective_shares_the_noun_of_the_next_segment() -> None:
    both = text("Zeist bouwt 40% goedkope en middeldure koop.")[0]
    one = text("Zeist bouwt 40% middeldure koop.")[0]
    assert (both.segment, both.measure) == (None, "aandeel goedkope en middeldure koop")
    assert one.segment is not None


def test_each_of_two_shares_keeps_its_segment() -> None:
    found = text("Zeist bouwt 30% sociale huur en 20% middenhuur.")
    assert [c.segment for c in found] == ["sociale huur", "middenhuur"]


def test_the_whole_in_front_of_a_sentence_gives_its_parts_their_segment() -> None:
    found = text(
        "Van de sociale woningen in Zeist zijn er 80 appartementen voorzien. Hiervan komen 40 appartementen in het centrum."
    )
    assert [c.segment for c in found] == ["sociale huur", "sociale huur"]


def test_what_a_number_is_based_on_lends_it_no_segment() -> None:
    found = text(
        "Zeist bouwt 30 sociale huurwoningen. Op basis van die plannen bouwt Zeist 90 woningen."
    )
    assert [c.segment for c in found] == ["sociale huur", None]


def test_a_part_that_the_row_does_not_tell_from_its_whole_is_uncertain() -> None:
    same = text("Zeist bouwt 90 woningen, waarvan 40 woningen.")
    other = text("Zeist bouwt 90 woningen, waarvan 40 sociale huurwoningen.")
    assert [c.level == "uncertain" for c in same] == [False, True]
    assert [c.level == "uncertain" for c in other] == [False, False]


def test_a_part_of_those_that_says_nothing_of_its_own_is_uncertain() -> None:
    found = text(
        "Zeist bouwt 90 woningen. Hiervan zullen 40 appartementen onderdeel zijn van een proef."
    )
    assert "measure" in found[1].doubt


def test_a_part_is_restricted_as_its_whole_is() -> None:
    found = text("In Zeist resteert een opgave van 90 woningen, waarvan 40 in Austerlitz.")
    assert found[1].measure == "woningen (resterend)"


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("In Zeist wordt de opgave met 40 woningen overschreden.", "woningen (overschrijding)"),
        ("In Zeist wordt de opgave met 40 woningen onderschreden.", "woningen (onderschrijding)"),
        ("In Zeist stijgt het aantal huishoudens met 5%. Dat zijn 40 huishoudens.", "huishoudens (toename)"),
        ("In Zeist wonen veel gezinnen. Dat zijn 40 huishoudens.", "huishoudens"),
        ("De voorraad in Zeist wordt teruggebracht van 90 tot 40 woningen.", "woningen (eerder)"),
    ],
)  # fmt: skip
def test_a_difference_and_a_former_value_are_called_so(words: str, measure: str) -> None:
    assert next(c for c in text(words) if c.unit in ("woningen", "huishoudens")).measure == measure


def test_the_years_of_what_something_becomes_are_not_those_of_what_it_was() -> None:
    found = text("Zeist zal tot 2030 groeien van 49.000 inwoners tot 57.000 inwoners.")
    assert [(c.measure, c.period_end) for c in found] == [
        ("inwoners (eerder)", None),
        ("inwoners", "2030"),
    ]


def test_a_range_that_no_word_calls_a_change_is_a_range() -> None:
    found = text("Zeist bouwt met een dichtheid van 5 tot 10 woningen.")
    assert [(c.low, c.high) for c in found] == [(5.0, 10.0)]


def test_house_numbers_that_go_on_are_no_homes() -> None:
    houses = text(
        "Zeist verleent een vergunning voor 30 appartementen aan de Smeedven 2 t/m 36 en 107 t/m 121 in Zeist."
    )
    homes = text("Zeist bouwt in Smeedven 2 t/m 36 en 107 t/m 121 woningen.")
    assert [c.value for c in houses] == [30.0]
    assert 107.0 in [c.value for c in homes]


def test_a_small_range_behind_groups_is_their_size() -> None:
    size = text("Zeist helpt kleine verenigingen (2 tot en met 8 appartementen).")[0]
    homes = text("Zeist bouwt appartementen (20 tot 80 appartementen).")[0]
    assert ("measure" in size.doubt, "measure" in homes.doubt) == (True, False)


def test_years_of_homes_that_stand_are_how_old_they_are() -> None:
    age = text("De meeste huizen in Zeist zijn van 1970-1990 en 60% is een rijwoning.")[0]
    when = text("In Zeist zijn van 1970-1990 in totaal 60 woningen gebouwd.")[0]
    assert (age.period_start, when.period_start) == (None, "1970")


MONEY = """
| Regeling | 2026 |
|---|---|
| Bijdragen van het Rijk (mln euro) | |
| Startbouw | 310 |
| Renovatie | 20 |
"""


def test_a_row_of_one_text_says_what_the_rows_below_it_hold() -> None:
    assert [(c.value, c.unit) for c in table(MONEY)] == [(310e6, "EUR"), (20e6, "EUR")]


LEAD = """
De aantallen in de tabel zijn {0} die worden gebouwd:

| Gemeente | Opgave | Stand |
|---|---|---|
| Zeist | 450 | loopt |
| Soest | 900 | klaar |
"""


def test_the_paragraph_above_a_table_says_what_a_quantity_counts() -> None:
    assert [c.unit for c in table(LEAD.format("woningen"))] == ["woningen", "woningen"]
    assert table(LEAD.format("dingen")) == []


NOTES = """
| Gemeente | Aantal woningen<sup>1 zonder De Brink</sup> | Restant per 1/1/2016 1) |
|---|---|---|
| Zeist | 450 | 20 |
| Soest | 900 | 30 |
"""


def test_a_footnote_in_a_header_is_no_word_of_a_measure() -> None:
    found = {c.measure for c in table(NOTES)}
    assert not any("sup" in m or "Brink" in m or m.endswith(("1)", " 1")) for m in found), found


def test_a_footnote_in_the_name_of_a_row_leaves_its_area() -> None:
    found = table(NOTES.replace("| Soest |", "| Soest<sup>2 met Soesterberg </sup> |"))
    assert [c.area_id for c in found if c.value == 900] == ["GM0342"]


ALIKE = """
| Gemeente | Aantal woningen | {0} |
|---|---|---|
| Zeist | 450 | 20 |
| Soest | 900 | 30 |
"""


def test_columns_that_give_the_same_row_are_uncertain() -> None:
    same = table(ALIKE.format("aantal woningen"))
    other = table(ALIKE.format("aantal huurwoningen"))
    assert {c.level for c in same} == {"uncertain"}
    assert "uncertain" not in {c.level for c in other}


GROUP = """
| Gemeente | Aantal woningen | {0} | {0} |
|---|---|---|---|
| Zeist | 450 | 20 | 30 |
| Soest | 900 | 30 | 40 |
"""


def test_a_header_that_may_stand_over_more_columns_is_uncertain() -> None:
    group = table(GROUP.format(""))
    named = table(GROUP.format("aantal inwoners").replace("inwoners", "huishoudens", 1))
    assert {c.level for c in group} == {"uncertain"}
    assert "uncertain" not in {c.level for c in named if c.unit == "woningen"}


def test_a_heading_that_is_a_sentence_gives_a_table_no_period() -> None:
    long = "## Besluit met regels over de bouw van woningen in gemeenten, over de subsidie daarvoor en over de wijziging van wat daarover in 2005 gold\n"
    short = "## Woningbouw 2005\n"
    rows = "\n| Gemeente | Aantal woningen |\n|---|---|\n| Zeist | 450 |\n"

    def period(heading: str) -> str | None:
        source = parse_markdown(heading + rows)
        reading = DocumentReading(ZEIST, passages(source, 1, len(source.pages)), AREAS)
        section = (heading.strip("# \n"),)
        return table_counts(reading, source, 0, source.grids[0], section, AREAS)[0][0].period_start

    assert (period(long), period(short)) == (None, "2005")


def test_an_unknown_key_of_the_words_for_measures_is_refused(tmp_path: object) -> None:
    path = tmp_path / "count-measures.toml"  # type: ignore[operator]
    path.write_text("[quantity]\nnouns = []\n")
    with pytest.raises(CorpusError, match="unknown key"):
        load_count_measures(path.parent)
