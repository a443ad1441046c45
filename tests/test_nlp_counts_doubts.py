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
from nlp.records import UNNAMED_PLAN, Count, DocumentContext

AREAS = load_areas()
ZEIST = DocumentContext("z", "plan", "Nota", "GM0355", None, "PV26", ("GM0355",), dated="2018")
#: A paper that may tell of many plans, and is no plan's own text.
MANY = replace(ZEIST, kind="other")
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


def cautions(words: str, context: DocumentContext = ZEIST) -> tuple[str, ...]:
    """What there is to heed of the last number of a text, which does not make it uncertain."""
    count = text(words, context)[-1]
    assert "onzeker: " not in count.why and count.level != "uncertain"
    return count.cautions


def _name(value: Doubt | str) -> str:
    return value.id if isinstance(value, Doubt) else value


@pytest.mark.parametrize(
    ("doubt", "words"), [(doubt, words) for doubt in DOUBTS for words in doubt.examples], ids=_name
)
def test_the_example_of_a_doubt_is_uncertain_for_its_reason(doubt: Doubt, words: str) -> None:
    # of what is a policy's the measure says it instead
    kind = AGREEMENT if doubt.says else ZEIST
    assert doubt.label in reasons(words, MANY if doubt.plans else kind)


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
        ("Dit plan voorziet in 48 woningen in Zeist.", ""),
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


def test_a_number_without_an_area_says_so() -> None:
    nowhere = DocumentContext("n", "other", "Nota")
    assert "het gebied staat niet vast" in reasons(
        "Er moeten 400 woningen komen.", replace(nowhere, kind="agreement")
    )
    (count,) = text("Er moeten 400 woningen komen.", nowhere)
    assert (count.level, count.cautions, count.doubt) == (
        "probable",
        ("no-place", "open-area"),
        ("area",),
    )
    assert "let op: het gebied staat niet vast" in count.why
    assert not cautions("In Zeist moeten 400 woningen komen.", nowhere)


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
        ("Zeist bouwt sociale huur en middenhuur: 30%.", "aandeel sociale huur en middenhuur"),
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
    words = "De regionale opgave, indien de raad instemt, is 48 woningen op deze plek."
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


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Zeist trekt € 4 miljoen uit voor het vergroten van kansen.", "bedrag voor het vergroten van kansen"),
        ("Zeist investeert € 4 miljoen structureel in sport.", "investering in sport"),
        ("Ten behoeve van natuur worden fondsen gevormd ter hoogte van € 4 miljoen.", "bedrag ten behoeve van natuur"),
        ("Zeist reserveert een subsidie van € 4 miljoen voor wonen.", "subsidie voor wonen"),
    ],
)  # fmt: skip
def test_an_amount_says_what_it_is_for(words: str, measure: str) -> None:
    (count,) = text(words, AGREEMENT)
    assert (count.measure, count.level == "uncertain") == (measure, False)


@pytest.mark.parametrize(
    "words",
    [
        "Zeist trekt € 4 miljoen uit.",
        "Zeist investeert € 4 miljoen in Bunnik.",
        "Zeist trekt € 4 miljoen uit voor 2025.",
        "Zeist trekt € 4 miljoen uit voor de komende 10 jaar.",
        "In Zeist komt een fonds waarin we € 4 miljoen investeren.",
    ],
)
def test_an_amount_of_which_no_words_say_what_it_is_for_is_uncertain(words: str) -> None:
    assert "waarvoor" in text(words, AGREEMENT)[0].why


@pytest.mark.parametrize(
    ("words", "per"),
    [
        ("Structureel trekken we in Zeist € 3 miljoen uit voor sport.", None),
        ("Structureel trekken we € 3 miljoen uit voor sport.", "jaar"),
        ("Per jaar moeten er 100 woningen in Zeist worden gebouwd.", "jaar"),
        ("Elk jaar komen er in Zeist 100 woningen bij.", "jaar"),
        ("Elk jaar wordt bekeken of er in Zeist 100 woningen bij moeten.", None),
        ("Per jaar komen er in Zeist 20, samen 100 woningen.", None),
        ("Zeist voegt 750 woningen per jaar toe, waarvan 175 woningen door transformatie.", "jaar"),
        ("Zeist voegt 750 woningen toe, waarvan 175 woningen door transformatie.", None),
    ],
)
def test_a_part_of_a_rate_is_one(words: str, per: str | None) -> None:
    assert text(words, AGREEMENT)[-1].per == per


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("In Zeist is de voorraad met 400 woningen gegroeid.", "woningen (toename)"),
        ("Zeist verwacht een groei van 400 huishoudens.", "huishoudens (toename)"),
        ("Het aantal inwoners van Zeist daalt met 400 personen.", "personen (afname)"),
        ("Zeist verwacht een groei naar 400 huishoudens.", "huishoudens"),
        ("Zeist telt 400 huishoudens met een beperking.", "huishoudens met een beperking"),
        ("Zeist voegt 40 woningen toe, waarvan 15 woningen via transformatie.", "woningen (via transformatie)"),
        ("Zeist bouwt netto 40 woningen uit de harde plancapaciteit.", "woningen (netto, hard)"),
        ("Zeist bouwt 40 woningen in de komende 10 jaar.", "woningen (de komende 10 jaar)"),
        ("Zeist bouwt 40 woningen tot 2030.", "woningen"),
        ("Zeist bouwt 40 woningen. De komende 10 jaar is er geld.", "woningen"),
        ("In Zeist is ruimte voor 40 woningen op de middellange termijn.", "woningen (op de middellange termijn)"),
        ("Zeist wil 0,4 TWh aan hernieuwbare elektriciteit.", "TWh aan hernieuwbare elektriciteit"),
    ],
)  # fmt: skip
def test_a_measure_keeps_its_key_words(words: str, measure: str) -> None:
    assert measure in [
        count.measure.replace("toe te voegen ", "") for count in text(words, AGREEMENT)
    ]


def test_grown_homes_are_built_and_growth_to_come_is_not() -> None:
    words = "Volgens de prognose {0} de voorraad in Zeist met 400 woningen {1}."
    assert text(words.format("is", "gegroeid"), AGREEMENT)[0].basis == "gerealiseerd"
    assert text(words.format("zal", "groeien"), AGREEMENT)[0].basis == "prognose"


def test_energy_of_which_no_words_say_of_what_is_uncertain() -> None:
    assert "waarvan de energie" in reasons("Zeist wil 0,4 TWh.", AGREEMENT)
    assert not reasons("Zeist wil 0,4 TWh zonne-energie.", AGREEMENT)


@pytest.mark.parametrize(
    ("words", "doubtful"),
    [
        ("In Zeist daalde het aantal vernielingen met 16%.", True),
        ("Het aantal huurders in Zeist zal met 16% stijgen.", False),
    ],
)
def test_a_change_in_percent_asks_since_when(words: str, doubtful: bool) -> None:
    assert ("sinds wanneer" in text(words, AGREEMENT)[0].why) == doubtful


def test_periods_are_those_in_the_same_place_of_the_list() -> None:
    found = text(
        "In de perioden 2024-2027 en 2028-2030 bouwt Zeist respectievelijk 300 en 200 woningen."
    )
    assert [(c.period_start, c.period_end, c.project) for c in found] == [
        ("2024", "2027", None),
        ("2028", "2030", None),
    ]


def test_the_long_run_is_not_the_year_of_another_number() -> None:
    found = text("Zeist bouwt 120 woningen tot 2021 en 55 woningen op de lange termijn.", AGREEMENT)
    assert [c.period_end for c in found] == ["2021", None]


def test_that_is_says_the_sentence_before_in_other_words() -> None:
    words = "Zeist heeft tussen 500 en 600 woningen nodig in de periode 2019-2028. We houden het midden aan, {0} 550 woningen."
    assert text(words.format("dat is"), AGREEMENT)[-1].period_end == "2028"
    assert text(words.format("en"), AGREEMENT)[-1].period_end is None


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("In Zeist is de benodigde plancapaciteit verhoogd naar 273 woningen.", "opgave"),
        ("In Zeist is de plancapaciteit verhoogd naar 273 woningen.", "plancapaciteit"),
        ("Van de opgave van Zeist is 62% opgenomen in harde plannen.", "plancapaciteit"),
        ("In Zeist is 62% van het benodigde aantal woningen opgenomen in harde plannen.", "plancapaciteit"),
        ("In Zeist ligt de nieuwbouwproductie sinds 2010 rond de 500 woningen.", "gerealiseerd"),
        ("Zeist heeft bouwruimte nodig voor 500 woningen.", "plancapaciteit"),
        ("Zeist heeft 500 woningen nodig.", "opgave"),
        ("Momenteel zijn er in Zeist 500 huishoudens.", "voorraad"),
        ("We versnellen in Zeist de woningbouw tot 500 woningen per jaar.", "opgave"),
        ("Zeist heeft de mogelijkheid om 50 woningen te bouwen.", "plancapaciteit"),
    ],
)  # fmt: skip
def test_basis_of_what_is_needed_planned_and_there(words: str, basis: str) -> None:
    assert text(words, AGREEMENT)[-1].basis == basis


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("In de regio komen 300 woningen, waaronder Bunnik.", "GM0355"),
        ("Aan de rand, waaronder Bunnik, komen 300 woningen.", "GM0355"),
        ("In Bunnik komen 300 woningen.", "GM0312"),
        ("In Bunnik e.o. komen 300 woningen.", "GM0355"),
    ],
)
def test_a_town_for_example_or_with_its_surroundings_is_not_the_area(words: str, area: str) -> None:
    assert text(words)[-1].area_id == area


def test_some_towns_of_a_province_are_not_the_province() -> None:
    words = "De {0} gemeenten bouwen 1.100 woningen, de gehele regio Foodvalley 1.400 woningen."
    some = text(words.format("Gelderse"))[0]
    assert (some.area_id, some.measure) == ("foodvalley", "woningen (Gelderse gemeenten)")
    assert text("Alle Gelderse gemeenten bouwen 1.100 woningen.")[0].area_id == "PV25"


def test_all_regions_of_the_country_are_not_the_one_of_the_document() -> None:
    words = "De {0} wekken 35 TWh aan stroom op."
    assert text(words.format("30 RES-regio's"))[0].area_id is None
    assert text(words.format("RES-partners"))[0].area_id == "GM0355"


def test_a_site_that_is_given_homes_is_none_that_is_known() -> None:
    assert "Veldwijk" in reasons("Zeist meldt dat Veldwijk 2 kan worden voorzien van 200 woningen.")
    assert not reasons("Zeist meldt dat kan worden voorzien in 200 woningen in Zeist.")


def test_the_project_of_a_list_is_that_of_its_own_number() -> None:
    found = text("Zeist bouwt 60 woningen op locatie Hofveld en 40 woningen in het bos.", AGREEMENT)
    assert [c.project for c in found] == ["Hofveld", None]
    (phase,) = text("Zeist bouwt 60 woningen voor Hofveld fase 2.", AGREEMENT)
    assert phase.project == "Hofveld fase 2"


PROPOSAL = replace(ZEIST, kind="proposal")
NO_PLACE = "no-place"


@pytest.mark.parametrize("kind", ["proposal", "letter"])
def test_the_area_of_a_paper_about_one_site_alone_leaves_doubt(kind: str) -> None:
    words = "Binnen dit oppervlak kunnen 350 woningen worden gerealiseerd."
    assert "geen gebied en geen project" in reasons(words, replace(ZEIST, kind=kind))


def test_the_area_of_a_document_about_one_place_alone_is_to_be_heeded() -> None:
    words = "Binnen dit oppervlak kunnen 350 woningen worden gerealiseerd."
    assert "geen gebied" in reasons(f"Zo denkt de subregio. {words}", MANY)
    (count,) = text(words, MANY)
    assert (count.level, count.cautions, count.doubt) == ("probable", (NO_PLACE,), ("area",))
    assert "let op: de zin noemt geen gebied en geen project" in count.why


@pytest.mark.parametrize("kind", ["agreement", "vision", "programme"])
def test_the_area_of_a_document_about_a_town_leaves_none(kind: str) -> None:
    words = "Binnen vijf jaar moeten 350 woningen worden gerealiseerd."
    assert not cautions(words, replace(ZEIST, kind=kind))


def test_a_province_writes_letters_about_the_whole_of_itself() -> None:
    province = replace(ZEIST, kind="letter", area_id="PV26", municipality_ids=())
    assert not cautions("Tot 2030 moeten 350 woningen worden gerealiseerd.", province)


def test_a_sentence_with_an_area_or_a_project_leaves_no_doubt_in_a_proposal() -> None:
    assert not reasons("In Zeist kunnen 350 woningen worden gerealiseerd.", PROPOSAL)
    assert not reasons("Het project Merelhof krijgt 350 woningen.", PROPOSAL)


def test_what_leans_on_the_area_of_the_document_is_as_doubtful() -> None:
    after = "Hiervan wordt 30% sociale huur."
    unnamed = reasons(f"Er worden 350 woningen gerealiseerd. {after}", PROPOSAL)
    named = cautions(f"In Zeist worden 350 woningen gerealiseerd. {after}", PROPOSAL)
    assert "geen gebied en geen project" in unnamed
    assert not named


@pytest.mark.parametrize(
    "words",
    [
        "Op de locatie D is in Zeist ruimte voor 47 woningen.",
        "Het bestemmingsplan De oude Akkers geeft in Zeist ruimte voor 105 woningen.",
    ],
)
def test_what_is_left_of_a_name_is_no_project(words: str) -> None:
    assert text(words)[-1].project in (None, UNNAMED_PLAN)


def test_a_whole_name_is_a_project() -> None:
    words = "Op de locatie De Akkers is in Zeist ruimte voor 47 woningen."
    assert text(words)[-1].project == "De Akkers"


@pytest.mark.parametrize(
    ("title", "own", "others", "reason"),
    [
        (
            "Bestemmingsplan Austerlitz",
            "Het plan voorziet in 40 woningen.",
            "Bestemmingsplan Den Dolder voorziet in 40 woningen.",
            "de naam van een dorp",
        ),
        (
            "Bestemmingsplan Eikenhof",
            "Het plangebied is klein. In Zeist komt de bouw van 45 appartementen in het gebouw.",
            "De Woonvisie is nieuw. In Zeist komt de bouw van 500 woningen.",
            "niet het plan",
        ),
        (
            "Bestemmingsplan Eikenhof",
            "In het plangebied komt een gebouw, de Molen (44 woningen).",
            "Er komen woningen in een gebouw, de Molen (44 woningen).",
            "geen bekend gebied",
        ),
    ],
)
def test_what_asks_whose_a_number_is_does_not_ask_it_of_the_plans_own(
    title: str, own: str, others: str, reason: str
) -> None:
    assert reasons(own, replace(ZEIST, title=title)) == ""
    assert reason in reasons(others, replace(MANY, title=title))


def test_a_name_before_brackets_is_no_site_behind_the_need_of_a_policy() -> None:
    need = "De woningbehoefte van de gemeente volgens Meetbureau (500 woningen) is groot."
    assert reasons(need) == ""
    homes = "De bouw volgens Meetbureau (500 woningen) is groot."
    assert "geen bekend gebied is (“Meetbureau”)" in reasons(homes)


def test_a_street_is_no_plan_beside_the_need_of_a_policy() -> None:
    need = "Aan de Kerkstraat is de woningbehoefte van 500 woningen merkbaar."
    assert reasons(need) == ""
    assert "een straat" in reasons(need, replace(ZEIST, kind="proposal"))


@pytest.mark.parametrize("kind", ["agreement", "coalition_agreement", "letter"])
def test_what_somebody_does_is_agreed_where_it_is_told_of_as_a_deed(kind: str) -> None:
    deed = "Zeist voegt 206 woningen toe."
    assert reasons(deed, replace(ZEIST, kind=kind)) == ""
    assert "waarop het getal berust" in reasons(deed, replace(ZEIST, kind="proposal"))
    assert "waarop het getal berust" in reasons(
        "Zeist ziet 206 woningen.", replace(ZEIST, kind=kind)
    )


@pytest.mark.parametrize(
    "things",
    ["woningen", "inwoners", "huishoudens", "eenheden", "opvangplekken", "parkeerplaatsen"],
)
def test_an_example_counts_nothing_that_a_rule_can_limit(things: str) -> None:
    assert "“Rekenvoorbeeld”" in reasons(f"Rekenvoorbeeld: in Zeist zijn er 60 {things}.")
    assert "voorbeeld" not in reasons(f"In Zeist zijn er 60 {things}.")


def test_an_example_with_jobs_is_of_another_subject() -> None:
    assert cautions("Rekenvoorbeeld: in Zeist zijn er 60 banen.") == ()


@pytest.mark.parametrize(
    "kinds",
    [
        "typen",
        "type",
        "soorten",
        "soort",
        "categorieën",
        "vormen",
        "manieren",
        "maatregelen",
        "lagen",
    ],
)
def test_kinds_of_homes_are_no_homes(kinds: str) -> None:
    assert text(f"In Zeist komen drie {kinds} woningen.") == []
    assert [count.value for count in text("In Zeist komen drie nieuwe woningen.")] == [3]
