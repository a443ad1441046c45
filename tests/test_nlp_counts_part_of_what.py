"""Which part of a whole a number is: parts of an area or market, streets, the rest, and the time that it holds for."""

from __future__ import annotations

import pytest

from corpus.areas import load_areas
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import table_counts, text_counts
from nlp.counts.periods import periods_in
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
ZEIST = DocumentContext("z", "agreement", "Nota", "GM0355", None, "PV26", ("GM0355",), dated="2018")


def text(words: str) -> list[Count]:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    return list(text_counts(DocumentReading(ZEIST, found, AREAS), found, AREAS)[0])


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Zeist bouwt 40 woningen in het uitleggebied.", "woningen (in het uitleggebied)"),
        ("Zeist bouwt 40 woningen op inbreidingslocaties.", "woningen (op inbreidingslocaties)"),
        ("Zeist brengt 45% van de koopwoningen op minimaal label B.", "aandeel van de koopwoningen (op minimaal label B)"),
        ("In Zeist zijn 300 woningen met energielabel E, F of G gesloopt.", "woningen (met energielabel E, F of G)"),
        ("In Zeist krijgen 200 woningen een label voor ouderen.", "woningen"),
        ("Zeist bouwt 40 woningen in het dure segment.", "woningen in het dure segment"),
        ("Zeist bouwt 40 villa's in het dure segment.", "villa's (in het dure segment)"),
        ("Zeist bouwt 40 woningen in diverse projecten in het stedelijk gebied.", "woningen (in het stedelijk gebied)"),
        ("Zeist bouwt 40 woningen binnen het buitengebied en de kleine kernen.", "woningen (binnen het buitengebied en de kleine kernen)"),
        ("Zeist bouwt 40 woningen in het uitleggebied en bestaande wijken.", "woningen"),
        ("Zeist bouwt 40 villa's in het dure segment (50%).", "villa's"),
        ("Zeist bouwt 40 woningen in verschillende prijsklassen.", "woningen"),
        ("Zeist bouwt 40 woningen op de locatie van de school.", "woningen"),
        ("Zeist bouwt 40 woningen in de kern Austerlitz.", "woningen"),
        ("Zeist bouwt 40 woningen in deze periode.", "woningen"),
        ("Zeist bouwt 40 woningen in overleg met corporaties.", "woningen"),
    ],
)  # fmt: skip
def test_the_part_of_an_area_or_market_behind_a_noun_is_in_the_measure(
    words: str, measure: str
) -> None:
    assert text(words)[0].measure == measure


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("In het uitleggebied komen in Zeist 300 woningen.", "woningen (in het uitleggebied)"),
        ("Zeist voorziet in groei in de marktsector: 300 woningen.", "woningen (in de marktsector)"),
        ("Zeist bouwt op inbreidingslocaties circa 300 woningen.", "woningen (op inbreidingslocaties)"),
        ("In het uitleggebied is geen ruimte, en Zeist bouwt 300 woningen.", "woningen"),
        ("Zeist bouwt niet meer in het uitleggebied en komt tot 300 woningen.", "woningen"),
    ],
)  # fmt: skip
def test_the_part_before_a_number_is_in_the_measure(words: str, measure: str) -> None:
    assert text(words)[0].measure == measure


def test_a_part_that_only_the_sentence_before_names_is_one() -> None:
    (count,) = text("Tot 2030 bouwt Zeist 300 woningen in dit woonmilieutype.")
    assert (count.measure, count.level) == ("woningen (in dit woonmilieutype)", "certain")


@pytest.mark.parametrize(
    ("words", "measures"),
    [
        (
            "Zeist bouwt 12 woningen aan de Lindelaan en 24 woningen aan de Dorpsweg.",
            ["woningen (aan de Lindelaan)", "woningen (aan de Dorpsweg)"],
        ),
        ("Aan de Dorpsweg bouwt Zeist 24 woningen.", ["woningen (aan de Dorpsweg)"]),
        ("Op de Lindelaan bouwt Zeist 24 woningen.", ["woningen (op de Lindelaan)"]),
        ("Zeist bouwt 24 woningen langs de Dorpsweg.", ["woningen (langs de Dorpsweg)"]),
        ("Zeist bouwt 24 woningen bij de Dorpsweg.", ["woningen (bij de Dorpsweg)"]),
        # Somewhere around it is no address.
        ("Zeist bouwt 24 woningen nabij de Dorpsweg.", ["woningen"]),
        ("Aan de Dorpsweg komt een school en in Austerlitz bouwt Zeist 24 woningen.", ["woningen"]),
    ],
)
def test_homes_at_a_street_are_those_of_that_street(words: str, measures: list[str]) -> None:
    assert [c.measure for c in text(words)] == measures


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("De overige 60 woningen bouwt Zeist later.", "woningen (overige)"),
        ("De overige kernen van Zeist bouwen 60 woningen.", "woningen"),
        ("Zeist bouwt nog eens 60 woningen.", "woningen (aanvullend)"),
        ("Zeist bouwt nog eens 60 extra woningen.", "extra woningen"),
        ("Deze extra bouwambitie/-opgave bedraagt in Zeist in 2030 ongeveer 60 woningen.", "woningen"),
        ("Deze extra bouwambitie/-opgave bedraagt 60 woningen in Zeist.", "woningen (extra opgave)"),
        ("Zeist bouwt 60 woningen voor starters, gezinnen en ouderen.", "woningen"),
        ("Zeist bouwt 60 woningen voor starters en ouderen.", "woningen (voor starters en ouderen)"),
        ("Twee-onder-een-kap woningen: 60, volgens Zeist", "twee-onder-een-kap woningen"),
        ("In Zeist komen nieuwe, ruime woningen: 60.", "woningen"),
        ("Aantal woningen: 60, volgens Zeist", "woningen"),
    ],
)  # fmt: skip
def test_the_rest_what_comes_on_top_and_labels_are_in_the_measure(words: str, measure: str) -> None:
    assert text(words)[0].measure == measure


def test_what_one_number_of_a_list_is_of_is_not_said_of_the_next() -> None:
    found = text("Zeist bouwt 36 levensloopbestendige appartementen en 17 eengezinswoningen.")
    assert [c.measure for c in found] == ["levensloopbestendige appartementen", "eengezinswoningen"]


def test_the_means_of_a_share_are_in_its_measure() -> None:
    (count,) = text("In Zeist wordt 25% van de nieuwbouw gerealiseerd door middel van zelfbouw.")
    assert count.measure == "aandeel van de nieuwbouw (door middel van zelfbouw)"


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Zeist verwacht een afname in inwoners van 900 inwoners in 2014 tot 700 in 2024.", "inwoners (eerder)"),
        ("Op basis van de afspraken van destijds kon Zeist 900 woningen bouwen.", "woningen"),
        ("Tot 2030 dient Zeist dit overschot met 40% terug te brengen.", "overschot (afname)"),
    ],
)  # fmt: skip
def test_a_former_value_is_no_change_and_a_reduction_is_one(words: str, measure: str) -> None:
    assert text(words)[0].measure == measure


def test_a_value_of_then_is_uncertain_in_an_agreement() -> None:
    (count,) = text("Op basis van de afspraken van destijds kon Zeist 900 woningen bouwen.")
    assert count.level == "uncertain"


def test_a_yearly_number_stays_one_behind_circa() -> None:
    (count,) = text("In Zeist moeten jaarlijks ca. 90 nieuwe woningen worden opgeleverd.")
    assert count.per == "jaar"


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Zeist bouwt tot circa 2026 nog 90 woningen.", (None, "2026")),
        ("Zeist bouwt in 2020‐2030 90 woningen.", ("2020", "2030")),
        ("De perioden 2010-2014 en 2015-2019 tellen in Zeist 90 woningen.", ("2010", "2019")),
        ("De perioden 2010-2014 en 2025-2029 tellen in Zeist 90 woningen.", ("2025", "2029")),
        ("Bij de herijking van de woonvisie in 2016 ging Zeist uit van 90 woningen.", (None, None)),
        ("Met 90 woningen blijft de bouw in Zeist binnen de opgave tot 2030.", (None, None)),
        ("Met 90 woningen voldoet Zeist aan de opgave tot 2030.", (None, "2030")),
        ("Zeist bouwt 90 woningen binnen de opgave tot 2030.", (None, "2030")),
        ("In 2016 bouwt Zeist 90 woningen.", ("2016", "2016")),
    ],
)  # fmt: skip
def test_when_a_number_holds(words: str, period: tuple[str | None, str | None]) -> None:
    (count,) = text(words)
    assert (count.period_start, count.period_end) == period


def test_about_as_many_homes_as_a_year_has_are_no_period() -> None:
    assert periods_in("Zeist groeit van 1.500 tot circa 2030 woningen") == ()


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Hiervan is 39% gebouwd, namelijk 250 woningen.", ("2016", "2020")),
        ("In dit programma zijn 250 woningen voor ouderen.", ("2016", "2020")),
        ("De overige 250 woningen komen in Austerlitz.", ("2016", "2020")),
        ("Voor Austerlitz betekent dit een aantal van 250 woningen.", ("2016", "2020")),
        ("Voor Austerlitz gaat het in diezelfde periode om 250 woningen.", ("2016", "2020")),
        ("Voor Austerlitz is behoefte aan 250 woningen in dezelfde periode.", ("2016", "2020")),
        ("Gedurende deze termijn is er vraag naar 250 woningen.", ("2016", "2020")),
        ("In Austerlitz staan 250 woningen.", (None, None)),
    ],
)  # fmt: skip
def test_a_part_of_what_the_sentence_before_counts_holds_for_its_period(
    words: str, period: tuple[str | None, str | None]
) -> None:
    found = text(f"In de periode 2016-2020 bouwt Zeist 700 woningen. {words}")
    assert (found[-1].period_start, found[-1].period_end) == period


def test_what_was_built_of_a_task_was_not_built_until_its_end() -> None:
    found = text("Tot 2050 moet Zeist 700 woningen bouwen. Hiervan zijn 250 woningen gerealiseerd.")
    assert [(c.basis, c.period_end) for c in found] == [("opgave", "2050"), ("gerealiseerd", None)]


def test_a_part_of_two_years_is_of_neither() -> None:
    found = text("Zeist bouwde 700 woningen in 2024 en 800 in 2023. Daarvan was 28% sociale huur.")
    assert (found[-1].period_start, found[-1].period_end) == (None, None)


def test_what_two_periods_count_in_all_is_of_neither() -> None:
    found = text(
        "Zeist bouwt 700 woningen in de periode 2010-2014 en 800 woningen in de periode 2015-2019. "
        "Rekening houdend met sloop betekent dit een uitbreiding van 1.200 woningen."
    )
    assert (found[-1].period_start, found[-1].period_end) == (None, None)


def test_the_class_of_prices_of_a_row_is_in_its_measure() -> None:
    source = parse_markdown(
        "Behoefte aan woningen\n\n| Type | Prijs | Zeist | Bunnik |\n|---|---|---|---|\n"
        "| Appartement | < €710 | 10 | 5 |\n| Appartement | €710-€1.000 | 20 | 15 |\n| Rijwoning | > € 1.000 | 20 | 15 |\n| Rijwoning | < €710 | 20 | 15 |\n| Totaal |  | 70 | 50 |\n"
    )
    reading = DocumentReading(ZEIST, passages(source, 1, len(source.pages)), AREAS)
    found = table_counts(reading, source, 0, source.grids[0], (), AREAS)[0]
    assert [c.measure for c in found][:4] == ["Appartement (< €710)"] * 2 + [
        "Appartement (€710-€1.000)"
    ] * 2
    assert "€" not in found[-1].measure


def test_an_energy_label_is_of_the_number_before_it() -> None:
    found = text("Zeist bouwt 80 appartementen en brengt 120 huurwoningen naar label A.")
    assert [c.measure for c in found] == ["appartementen", "huurwoningen (naar label A)"]
