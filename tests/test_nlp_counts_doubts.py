"""Why a number of running text is uncertain: each rule with an example and a counter-example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.areas import load_areas
from corpus.count_doubts import Doubt, load_count_doubts
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import doubts, table_counts, text_counts
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
ZEIST = DocumentContext("z", "plan", "Nota", "GM0355", None, "PV26", ("GM0355",), dated="2018")
AGREEMENT = replace(ZEIST, kind="agreement")
DOUBTS = [doubt for doubt, _ in load_count_doubts()]


def text(words: str, context: DocumentContext = ZEIST) -> list[Count]:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    return list(text_counts(DocumentReading(context, found, AREAS), found, AREAS)[0])


def table(words: str, context: DocumentContext = ZEIST) -> list[Count]:
    source = parse_markdown(words)
    reading = DocumentReading(context, passages(source, 1, len(source.pages)), AREAS)
    return [
        count
        for index, grid in enumerate(source.grids)
        for count in table_counts(reading, source, index, grid, (), AREAS)[0]
    ]


def reasons(words: str, context: DocumentContext = ZEIST) -> str:
    """The reasons for which the last number of a text is uncertain, or nothing."""
    count = text(words, context)[-1]
    said = count.why.partition("onzeker: ")[2]
    assert (count.level == "uncertain") == bool(said)
    return said


def _name(value: Doubt | str) -> str:
    return value.id if isinstance(value, Doubt) else value


@pytest.mark.parametrize(
    ("doubt", "words"), [(doubt, words) for doubt in DOUBTS for words in doubt.examples], ids=_name
)
def test_the_example_of_a_doubt_is_uncertain_for_its_reason(doubt: Doubt, words: str) -> None:
    assert doubt.label in reasons(words)


@pytest.mark.parametrize(
    ("doubt", "words"),
    [(doubt, words) for doubt in DOUBTS for words in doubt.counter_examples],
    ids=_name,
)
def test_the_counter_example_of_a_doubt_is_not(doubt: Doubt, words: str) -> None:
    assert doubt.label not in reasons(words)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Dit plan voorziet in 48 woningen in Zeist.", "een plan waarvan de naam niet bekend is"),
        ("In Zeist moeten de 48 woningen voor 2030 klaar zijn.", ""),
        ("De 48 woningen moeten voor 2030 klaar zijn.", "een getal dat eerder is genoemd"),
        ("In Zeist moeten 60 woningen komen in Lindeveld.", "een plek die geen bekend gebied is"),
        ("In Zeist moeten 60 woningen komen in de stad.", ""),
        ("Het Lindehof bevat 16 woningen.", "een plek die geen bekend gebied is (“Lindehof”)"),
        ("In Zeist kan iedereen op één plek terecht.", "een uitdrukking"),
        ("Zeist heeft voor ouderen 12 plekken nodig.", ""),
        ("In Zeist moet 85% daarvan (467 woningen) in een dorp staan.", "een deel waarvan"),
        ("In Zeist moeten 467 woningen in een dorp staan.", ""),
        ("In Zeist gaat 36% naar anderen.", "niet zeggen waarvan"),
        ("In Zeist moet 36% sociale huur zijn.", ""),
        ("In Zeist is 44% een dagvaarding.", "zonder woord van een afspraak"),
        ("In Zeist zijn er 1.200 medewerkers gevraagd.", "waarop het getal berust"),
        ("In Zeist is vraag naar woningen (< € 125.000).", "een drempel"),
    ],
)
def test_a_number_is_uncertain_for_what_is_said_of_it(words: str, reason: str) -> None:
    said = reasons(words)
    assert reason in said if reason else not said


def test_a_plan_with_a_name_makes_its_homes_no_doubt() -> None:
    plan = replace(ZEIST, title="Toelichting bestemmingsplan Eikenhof")
    (count,) = text("De bouw van 48 woningen in Zeist is het doel van Eikenhof.", plan)
    assert "naam niet bekend" not in count.why


def test_a_number_without_an_area_is_uncertain() -> None:
    assert "het gebied staat niet vast" in reasons(
        "Er moeten 400 woningen komen.", DocumentContext("n", "agreement", "Nota")
    )


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("De vijf gemeenten moeten tot 2030 samen 1.900 woningen bouwen.", None),
        ("De vijf gemeenten hebben een plafond. Dit betekent dat 1.900 woningen nodig zijn.", None),
        ("De gemeente moet tot 2030 met anderen 1.900 woningen bouwen.", "GM0355"),
    ],
)
def test_several_municipalities_have_a_number_of_none_of_them(words: str, own: str | None) -> None:
    (count,) = [count for count in text(words, AGREEMENT) if count.unit == "woningen"]
    assert (count.area_id, count.level == "uncertain") == (own, own is None)


def test_the_line_above_a_list_names_the_village_of_its_numbers() -> None:
    village = next(v for v in AREAS.villages if v.parent_id == "GM0355")
    lead = f"Voor de bewoners van {village.name} is nodig:"
    (count,) = text(f"{lead}\n\n- 20 starterswoningen.\n", AGREEMENT)
    assert count.area_id == village.id


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("In Zeist moeten 900 woningen buitenstedelijk komen.", "woningen (buitenstedelijk)"),
        ("In Zeist resteren nog 12 woningen.", "woningen (resterend)"),
        ("Het tekort is in Zeist 300 woningen.", "woningen (tekort)"),
        ("In Zeist zijn 500 woningen (inclusief zachte plannen) nodig.", "woningen"),
        ("In Zeist ging de opgave van 114 naar 273 woningen.", "woningen"),
        ("Het woningtekort in Zeist is 390 woningen.", "woningen (tekort)"),
        ("Het aandeel huur ligt in Zeist tussen de 28 en 33%.", "aandeel huur"),
        ("In Zeist is 62% een eengezinswoning.", "aandeel eengezinswoning"),
    ],
)
def test_a_measure_keeps_the_words_that_say_which_part_it_is(words: str, measure: str) -> None:
    assert text(words)[-1].measure == measure


def test_the_value_that_another_replaced_says_so() -> None:
    first, second = text("In Zeist ging de opgave van 114 naar 273 woningen.")
    assert (first.measure, second.measure) == ("woningen (eerder)", "woningen")


@pytest.mark.parametrize(
    ("words", "measures"),
    [
        (
            "Zeist levert 3,3 TWh door zon (totaal 1,3 TWh) en door wind (totaal 2 TWh).",
            ["TWh", "TWh (zon)", "TWh (wind)"],
        ),
        ("Zeist levert 2 TWh met wind op land.", ["TWh (wind)"]),
    ],
)
def test_energy_says_if_it_is_of_the_wind_or_the_sun(words: str, measures: list[str]) -> None:
    assert [count.measure for count in text(words)] == measures


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        (
            "In Zeist is de capaciteit (geplande woningen, exclusief sloop) 434 woningen.",
            "plancapaciteit",
        ),
        ("In Zeist kunnen 145 woningen gerealiseerd worden.", "plancapaciteit"),
        ("In Zeist is ruimte voor 30 woningen.", "plancapaciteit"),
        ("Zeist spant zich in, wij blijven ons inspannen voor 50 woningen.", "opgave"),
        ("In Zeist is een woningtekort van 390 woningen.", "prognose"),
    ],
)
def test_the_words_that_count_give_the_basis(words: str, basis: str) -> None:
    assert text(words)[-1].basis == basis


def test_homes_that_a_plan_demolishes_are_no_plan_capacity() -> None:
    bases = [c.basis for c in text("Het plan gaat om sloop van 76 woningen in Zeist.")]
    assert bases == ["overig"]


@pytest.mark.parametrize(
    "words",
    [
        "Zeist bouwt vrijstaande en 2^1 kapwoningen.",
        "In Zeist vallen zij in categorie 2 woningen.",
        "De woningen in Zeist staan in de deelplannen 6, 7, 15b, 17 en 22.",
    ],
)
def test_the_number_of_a_class_or_a_part_counts_nothing(words: str) -> None:
    assert text(words) == []


def test_an_amount_in_a_table_needs_a_word_for_what_it_is() -> None:
    rows = "| Post | 2024 |\n|---|---|\n| Lasten | 40 |"
    (count,) = table(f"Tabel 1: in € mln\n\n{rows}", AGREEMENT)
    assert (count.unit, count.level) == ("EUR", "uncertain")
    (count,) = table(f"Tabel 1: beschikbaar budget in € mln\n\n{rows}", AGREEMENT)
    assert (count.basis, count.level != "uncertain") == ("budget", True)


def test_no_social_safety_is_social_rent() -> None:
    (count,) = table("| | Uitgaven sociale veiligheid in % |\n|---|---|\n| Zeist | 40% |")
    assert count.segment is None


def test_the_order_of_the_rules_changes_no_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Voorliggend plan voorziet in fase 2 in 48 woningen."
    before = reasons(words)
    monkeypatch.setattr(doubts, "RULES", doubts.RULES[::-1])
    assert reasons(words) == before
    assert before.count(", ") >= 1


def test_a_number_and_its_share_in_one_cell_are_two() -> None:
    rows = "| Gemeente | Opgeleverde woningen |\n|---|---|\n| Zeist | 404 (30,8%) |\n| Soest | 96 (23,1%) |"
    assert [(c.value, c.unit) for c in table(rows)] == [
        (404, "woningen"),
        (30.8, "%"),
        (96, "woningen"),
        (23.1, "%"),
    ]


def test_points_for_homes_are_no_homes() -> None:
    assert table("| Label | Punten per hoekwoning |\n|---|---|\n| A | 44 |\n| B | 35 |") == []
    assert table("| Gemeente | Aantal hoekwoningen |\n|---|---|\n| Zeist | 44 |\n| Soest | 35 |")


def test_a_class_in_the_first_column_is_a_name() -> None:
    rows = "| Leeftijd | Aantal huishoudens |\n|---|---|\n| 30-39 | 160 |\n| 40-49 | 170 |"
    assert [c.value for c in table(rows)] == [160, 170]


def test_money_in_the_corner_goes_before_words_of_the_rows() -> None:
    head = "| Kosten per regeling in mrd euro | 2026 | 2028 |\n|---|---|---|"
    (first, *_) = table(f"{head}\n| Woningbouwimpuls | 1,25 | 2,50 |\n| Renovatie | 0,75 | 1,15 |")
    assert (first.value, first.unit) == (1_250_000_000, "EUR")


@pytest.mark.parametrize(
    ("heading", "ends"),
    [
        ("Woningbouwopgave 2016-2026", ("2016", "2026")),
        ("Woonvisie Zeist 2016-2026", (None, None)),
        ("Woningbouwopgave", (None, None)),
    ],
)
def test_the_years_of_a_heading_hold_for_what_is_agreed_under_it(
    heading: str, ends: tuple[str | None, str | None]
) -> None:
    (count,) = text(f"# {heading}\n\nIn Zeist moeten 900 woningen komen.", AGREEMENT)
    assert (count.period_start, count.period_end) == ends
