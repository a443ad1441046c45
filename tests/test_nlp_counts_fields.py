"""The fields of a count: what shows a basis, whose number it is, when, and how sure."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from corpus.areas import load_areas
from corpus.count_rules import load_count_rules
from corpus.counting import load_vocabulary
from corpus.manifest import CorpusError
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import table_counts, text_counts
from nlp.counts.confidence import assess
from nlp.counts.fields.learned import Learned
from nlp.counts.periods import without_editions, without_titles
from nlp.counts.scope import Scope
from nlp.counts.votes import CLOSE, DOUBTFUL, Vote, decide
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
RULES = load_count_rules()
ZEIST = DocumentContext("z", "overig", "Nota", "GM0355", None, "PV26", ("GM0355",), "2018")
PLAN = DocumentContext(
    "p",
    "overig",
    "Toelichting bestemmingsplan Eikenhof, gemeente Zeist",
    "GM0355",
    None,
    "PV26",
    ("GM0355",),
)
TWENTE = AREAS["twente"]
REGION = DocumentContext(
    "t", "woondeal", "Woondeal", TWENTE.id, TWENTE.id, "PV23", TWENTE.members, "2022"
)


def text(words: str, context: DocumentContext = ZEIST) -> list[Count]:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    return list(text_counts(DocumentReading(context, found, AREAS), found, AREAS)[0])


def table(
    words: str, context: DocumentContext = ZEIST, section: tuple[str, ...] = ()
) -> list[Count]:
    source = parse_markdown(words)
    reading = DocumentReading(context, passages(source, 1, len(source.pages)), AREAS)
    return [
        count
        for index, grid in enumerate(source.grids)
        for count in table_counts(reading, source, index, grid, section, AREAS)[0]
    ]


def area(count: Count) -> str | None:
    if count.named_area is not None:
        return count.named_area.name
    return AREAS[count.area_id].name if count.area_id else None


def test_a_task_that_consists_of_what_is_to_be_realised_is_no_realised_number() -> None:
    lead = "Daarom bestaat de basisopgave tot en met 2030 uit de realisatie van:"
    found = text(f"{lead}\n\n- 350 nultredenwoningen;\n- 190 geclusterde woningen.", REGION)
    assert [(c.value, c.basis) for c in found] == [(350, "opgave"), (190, "opgave")]


def test_a_demand_for_care_above_a_number_is_no_forecast_of_it() -> None:
    words = "## Zorgvraag\n\nVan de inwoners heeft 31% een koopwoning zonder trap."
    assert [c.basis for c in text(words)] == ["overig"]


@pytest.mark.parametrize(
    ("kind", "level", "cautions"),
    [
        ("agreement", "probable", ()),
        ("other", "probable", ("no-place",)),
        ("proposal", "uncertain", ()),
    ],
)
def test_homes_without_an_area_of_their_own_are_in_doubt_where_many_plans_are_told_of(
    kind: str, level: str, cautions: tuple[str, ...]
) -> None:
    (found,) = text("Er komen 400 woningen bij.", replace(ZEIST, kind=kind))
    assert (found.level, found.cautions) == (level, cautions)


@pytest.mark.parametrize(("kind", "level"), [("agreement", "certain"), ("plan", "probable")])
def test_a_text_that_tells_of_many_plans_is_never_certain(kind: str, level: str) -> None:
    (found,) = text("In Zeist moeten 400 woningen worden gebouwd.", replace(ZEIST, kind=kind))
    assert found.level == level


# --- the policy -----------------------------------------------------------------------------------


def test_the_order_of_votes_changes_nothing() -> None:
    votes = [Vote("b", "x", "row", 0.9), Vote("a", "y", "column", 0.9), Vote("a", "z", "row", 0.8)]
    otherwise = Vote("nothing", "", "none", 0.1)
    assert {decide(some, otherwise).value for some in permutations(votes)} == {"y"}


def test_without_votes_nothing_is_decided_and_in_doubt() -> None:
    decision = decide([], Vote("nothing", "overig", "none", 0.7))
    assert (decision.value, decision.in_doubt) == ("overig", True)


@pytest.mark.parametrize(("strength", "doubt"), [(DOUBTFUL, False), (DOUBTFUL - 0.001, True)])
def test_a_vote_is_in_doubt_below_the_edge(strength: float, doubt: bool) -> None:
    vote = Vote("words", "opgave", "column", strength)
    assert decide([vote], vote).in_doubt is doubt


@pytest.mark.parametrize(("less", "doubt"), [(CLOSE / 2, True), (CLOSE * 1.5, False)])
def test_another_value_nearly_as_strong_is_doubt(less: float, doubt: bool) -> None:
    votes = [Vote("a", "opgave", "column", 0.99), Vote("b", "prognose", "row", 0.99 - less)]
    assert decide(votes, votes[0]).in_doubt is doubt


def test_a_scope_keeps_its_places_in_order_and_leaves_out_what_is_empty() -> None:
    scope = Scope.of(("column", ("laag", "hoog")), ("caption", ("",)), ("title", ("nota",)))
    assert [(words.place, words.text) for words in scope] == [
        ("column", "laag"),
        ("column", "hoog"),
        ("title", "nota"),
    ]
    assert scope.at("title", "column") == ("laag", "hoog", "nota")


def test_confidence_is_the_product_and_doubt_names_the_weak_fields() -> None:
    confidence, doubt = assess({"unit": 0.99, "area": 0.85, "basis": 0.9})
    assert confidence == pytest.approx(0.99 * 0.85 * 0.9, abs=0.001)
    assert doubt == ("area",)


# --- basis ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("In Zeist zijn dat 300 woningen.", "overig"),
        ("De gemeente wil 300 woningen bouwen.", "opgave"),
        ("Er is behoefte aan 300 woningen.", "prognose"),
        ("De vraag wordt geraamd op 300 woningen.", "prognose"),
        ("Zeist rekent op 300 huishoudens erbij.", "prognose"),
        ("Voor 300 woningen is de oplevering gepland.", "plancapaciteit"),
        ("Er zijn 300 woningen aan de harde plancapaciteit toegevoegd.", "plancapaciteit"),
        ("De bestaande voorraad telt 300 woningen.", "voorraad"),
        ("Het gaat om een toevoeging van 300 woningen aan de bestaande voorraad.", "opgave"),
        ("Er zijn 300 woningen opgeleverd.", "gerealiseerd"),
        ("Er kunnen 300 woningen gerealiseerd worden.", "plancapaciteit"),
    ],
)
def test_a_basis_needs_a_word_that_shows_it(words: str, basis: str) -> None:
    assert [c.basis for c in text(words)] == [basis]


def test_a_columns_own_words_go_before_the_group_and_the_caption() -> None:
    found = table(
        "*Tabel 1. Woningbouwprogramma 2020 t/m 2030*\n\n"
        "| Gemeente | Programma | |\n|---|---|---|\n| | totaal | gerealiseerd |\n"
        "| Zeist | 300 | 120 |\n| Soest | 200 | 80 |\n"
    )
    assert [c.basis for c in found] == ["opgave", "gerealiseerd"] * 2


def test_a_header_cut_by_a_narrow_column_is_read_as_one_word() -> None:
    found = table(
        "| Gemeente | regionale<br>woning<br>opgave | totale<br>plan<br>capaciteit |\n|---|---|---|\n"
        "| Zeist | 300 | 410 |\n| Soest | 200 | 180 |\n"
    )
    assert [c.basis for c in found] == ["opgave", "plancapaciteit"] * 2
    assert {c.unit for c in found} == {"woningen"}


def test_a_share_takes_the_basis_of_the_column_that_it_divides() -> None:
    found = table(
        "| Gemeente | woningbouwopgave | harde plancapaciteit | |\n|---|---|---|---|\n| | | abs. | % |\n"
        "| Zeist | 300 | 150 | 50% |\n| Soest | 200 | 50 | 25% |\n"
    )
    assert [c.basis for c in found if c.unit == "%"] == ["plancapaciteit"] * 2


def test_a_total_that_sums_up_belongs_to_the_group_of_its_parts() -> None:
    found = table(
        "| woningvraag | | | harde plancapaciteit | | |\n|---|---|---|---|---|---|\n"
        "| | netto woningvraag | vervanging | totaal | directe bouwtitel | totaal |\n"
        "| Zeist | 300 | 40 | 340 | 200 | 200 |\n| Soest | 200 | 30 | 230 | 90 | 90 |\n"
    )
    assert [c.basis for c in found if c.value in (340, 230)] == ["prognose"] * 2


def test_a_total_that_does_not_sum_up_stays_in_its_own_group() -> None:
    found = table(
        "| woningvraag | | | harde plancapaciteit | | |\n|---|---|---|---|---|---|\n"
        "| | netto woningvraag | vervanging | totaal | directe bouwtitel | totaal |\n"
        "| Zeist | 300 | 40 | 345 | 200 | 200 |\n| Soest | 200 | 30 | 230 | 90 | 90 |\n"
    )
    assert [c.basis for c in found if c.value in (345, 230)] == ["plancapaciteit"] * 2


def test_the_caption_below_a_table_names_what_it_counts() -> None:
    found = table(
        "| Gemeente | 2030 |\n|---|---|\n| Zeist | 3.100 |\n| Soest | 2.200 |\n\n*Tabel 2 Woningbehoefte per gemeente*\n"
    )
    assert {(c.unit, c.basis) for c in found} == {("woningen", "prognose")}


def test_a_paragraph_below_a_table_is_no_caption() -> None:
    found = table(
        "| Gemeente | 2030 |\n|---|---|\n| Zeist | 3.100 |\n| Soest | 2.200 |\n\nDe woningbehoefte stijgt.\n"
    )
    assert found == []


def test_a_caption_counts_nothing_in_a_column_whose_header_cannot_be_read() -> None:
    found = table(
        "| Gemeente | Prognose 2030 | Wrnlng Hano |\n|---|---|---|\n| Zeist | 310 | 240 |\n| Soest | 220 | 130 |\n",
        section=("Prognose: aantallen woningen",),
    )
    assert [c.value for c in found] == [310, 220]
    assert "uncertain" not in {c.level for c in found}


@pytest.mark.parametrize(("columns", "counted"), [(1, [310, 220]), (2, [])])
def test_a_caption_counts_one_column_without_a_header_and_none_of_several(
    columns: int, counted: list[float]
) -> None:
    rows = [("Zeist", 310, 60), ("Soest", 220, 45)]
    body = "".join(f"| {' | '.join(map(str, row[: columns + 1]))} |\n" for row in rows)
    blank = "| Gemeente |" + " |" * columns + "\n|" + "---|" * (columns + 1) + "\n"
    found = table(blank + body, section=("Aantallen woningen per gemeente",))
    assert [c.value for c in found] == counted


# --- running text: which of several says it ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "bases"),
    [
        ("De opgave is 900 woningen.", ["opgave"]),
        # a part has what its whole has
        ("De opgave is 900 woningen, waarvan 300 in Soest.", ["opgave", "opgave"]),
    ],
)
def test_the_strongest_words_give_the_basis(sentence: str, bases: list[str]) -> None:
    assert [c.basis for c in text(sentence)] == bases


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        # the number's own words before the sentence's, a bound before a year
        ("Tot 2030 komen er 900 woningen, waarvan 400 tot 2027.", ["2030", "2027"]),
        ("Tot en met 2030 komen er in Zeist 900 woningen.", ["2030"]),
        # a part without a time of its own has that of its whole
        ("De opgave is 900 woningen tot 2030, waarvan 300 in Soest.", ["2030", "2030"]),
    ],
)
def test_the_nearest_words_give_the_period(sentence: str, ends: list[str]) -> None:
    assert [(c.period_end or "")[:4] for c in text(sentence)] == ends


# --- units taken from other words ---------------------------------------------------------------------


def test_a_ratio_borrows_no_unit() -> None:
    found = text("Jaarlijks komen er 3.500 woningen bij, dat is 0,7 per 100 inwoners.")
    assert [c.value for c in found] == [3500]


@pytest.mark.parametrize(
    ("before", "level"),
    [
        ("In de regio zijn 9.000 woningen nodig.", "probable"),
        ("In de regio zijn 9.000 woningen nodig voor 12.000 huishoudens.", "uncertain"),
    ],
)
def test_a_unit_from_the_sentence_before_is_sure_only_where_that_counts_one_thing(
    before: str, level: str
) -> None:
    found = text(f"{before} Daarvan zijn er 4.000 nodig in Zeist.")
    assert [c.level for c in found if c.value == 4000] == [level]


def test_parts_of_homes_are_homes_in_a_sentence_that_counts_households_as_well() -> None:
    found = text(
        "Er komen 900 huishoudens en 700 woningen bij, waarvan 300 in Zeist en 400 in Soest."
    )
    assert [(c.value, c.unit, c.level != "uncertain") for c in found[2:]] == [
        (300, "woningen", True),
        (400, "woningen", True),
    ]


def test_the_reason_of_an_uncertain_count_is_told() -> None:
    (count,) = text("Het gaat om projecten van minimaal 50 woningen.")
    assert count.level == "uncertain"
    assert "“projecten van minimaal" in count.why.partition("onzeker: ")[2]


# --- when it holds --------------------------------------------------------------------------------------


def test_what_is_no_target_has_the_year_that_its_sentence_gives() -> None:
    (count,) = text("In 2015 werden in Zeist 300 woningen gesloopt.")
    assert (count.basis, count.period_start, count.period_end) == ("overig", "2015", "2015")


def test_a_price_limit_has_no_year() -> None:
    (count,) = text("De prijsgrens in 2024 is € 390.000.")
    assert (count.period_start, count.period_end) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("In Zeist staan er 300 woningen uit bouwperiode 1970-1990.", (None, None)),
        ("In 2020 stonden er in Zeist 300 woningen.", ("2020", "2020")),
        ("De gemeente Zeist bouwt 300 woningen in de periode 2020-2030.", ("2020", "2030")),
    ],
)
def test_the_years_in_which_homes_were_built_are_no_period(
    sentence: str, period: tuple[str | None, str | None]
) -> None:
    (count,) = text(sentence)
    assert (count.period_start, count.period_end) == period


@pytest.mark.parametrize(
    ("head", "period"),
    [("Woningen met bouwjaar 2015-2025", None), ("Aantal woningen 2015-2025", "2015")],
)
def test_in_a_table_years_of_building_are_no_period(head: str, period: str | None) -> None:
    found = table(f"| Gemeente | {head} |\n|---|---|\n| Zeist | 310 |\n| Soest | 220 |\n")
    assert [c.period_start for c in found] == [period, period]


# --- wishes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("Van de huurders wil 25% verhuizen naar een andere woning.", "overig"),
        ("Een op de vier huurders wil verhuizen.", "overig"),
        ("De gemeente wil 25% sociale huur.", "opgave"),
    ],
)
def test_what_people_want_for_themselves_is_no_target(sentence: str, basis: str) -> None:
    assert {c.basis for c in text(sentence)} == {basis}


# --- the plan and the law ---------------------------------------------------------------------------


def test_the_plans_own_homes_are_plan_capacity_with_the_plan_as_project() -> None:
    found = text(
        "Dit bestemmingsplan maakt 40 woningen mogelijk.\n\nHet bouwen van 12 rijwoningen past in het beleid.",
        PLAN,
    )
    assert [(c.value, c.basis, c.project, area(c)) for c in found] == [
        (40, "plancapaciteit", "Eikenhof", "Zeist"),
        (12, "plancapaciteit", "Eikenhof", "Zeist"),
    ]


def test_a_repeat_of_the_plans_homes_is_a_number_of_the_same_plan() -> None:
    found = text("Het plan voorziet in 40 woningen.\n\nDe bouw van de 40 woningen begint.", PLAN)
    assert [(c.value, c.basis, c.project, c.level) for c in found] == [
        (40, "plancapaciteit", "Eikenhof", "certain"),
        (40, "plancapaciteit", "Eikenhof", "probable"),
    ]


def test_a_policy_in_a_plan_stays_the_municipalitys() -> None:
    (count,) = text("De gemeente wil tot 2030 in totaal 4.000 woningen bouwen.", PLAN)
    assert (count.basis, count.project) == ("opgave", None)


def test_outside_of_a_plan_building_is_no_plan_capacity() -> None:
    (count,) = text("Het bouwen van 12 rijwoningen past in het beleid.")
    assert count.basis == "overig"


@pytest.mark.parametrize(
    "words",
    [
        "Volgens jurisprudentie is vanaf 12 woningen de ladder van toepassing.",
        "Een m.e.r.-beoordeling geldt bij 2.000 woningen of meer.",
        "De verkeersgeneratie van 40 woningen is berekend.",
        "Een woningbouwproject met 500 woningen kost meer.",
        "Het Rijk heeft de provincie gevraagd om 5.000 woningen te bouwen.",
        "Het gaat om sleutelprojecten die minimaal 200 woningen bevatten.",
    ],
)
def test_what_is_no_bodys_number_is_uncertain(words: str) -> None:
    assert {c.level for c in text(words)} == {"uncertain"}


@pytest.mark.parametrize(
    "words",
    [
        "Zeist wil vanaf 2025 in totaal 1.200 woningen bouwen.",
        "De sleutelprojecten bevatten samen minimaal 2.000 woningen.",
    ],
)
def test_what_is_somebodys_number_is_not_uncertain(words: str) -> None:
    assert "uncertain" not in {c.level for c in text(words) if c.unit == "woningen"}


# --- whose number -----------------------------------------------------------------------------------


def test_who_is_compared_with_is_not_the_area() -> None:
    (count,) = text("Dat is meer dan de provincie Utrecht aanhoudt (570 woningen).")
    assert area(count) == "Zeist"


def test_in_the_municipality_of_another_name_is_that_one() -> None:
    (count,) = text("Er worden 300 woningen in de gemeente Soest gebouwd.")
    assert area(count) == "Soest"


def test_towns_that_a_sentence_refers_to_together_are_a_set() -> None:
    found = text(
        "Almelo en Borne krijgen 300 en 200 woningen. Hiermee komen 500 woningen erbij.", REGION
    )
    assert (area(found[-1]), found[-1].value) == ("Almelo en Borne", 500)


def test_a_label_of_joined_areas_is_an_area_of_its_own() -> None:
    found = table(
        "| Gemeente | Woningbouwopgave |\n|---|---|\n| Almelo | 300 |\n| Borne | 120 |\n| Hengelo / Haaksbergen | 210 |\n",
        REGION,
    )
    last = found[-1]
    assert last.named_area is not None
    assert (last.named_area.kind, last.named_area.name) == ("set", "Hengelo / Haaksbergen")
    assert {AREAS[m].name for m in last.named_area.members} == {"Hengelo", "Haaksbergen"}


def test_a_row_that_sums_up_others_is_an_area_with_these_members() -> None:
    found = table(
        "| Gemeente | Woningbehoefte | Harde plancapaciteit |\n|---|---|---|\n| Stedenband | 500 | 410 |\n"
        "| Almelo | 300 | 250 |\n| Hengelo | 200 | 160 |\n",
        REGION,
    )
    assert found[0].named_area is not None
    assert found[0].named_area.name == "Stedenband"
    assert {AREAS[m].name for m in found[0].named_area.members} == {"Almelo", "Hengelo"}


def test_a_row_that_sums_up_nothing_has_no_area() -> None:
    found = table(
        "| Gemeente | Woningbehoefte | Harde plancapaciteit |\n|---|---|---|\n| Stedenband | 505 | 410 |\n"
        "| Almelo | 300 | 255 |\n| Hengelo | 200 | 160 |\n",
        REGION,
    )
    assert (found[0].area_id, found[0].named_area) == (None, None)


def test_a_region_is_learnt_from_the_text() -> None:
    learned = Learned(AREAS, REGION)
    learned.learn(
        ["De subregio Twente Oost groeit.", "De ABC-gemeenten (Almelo, Borne en Hengelo) bouwen."]
    )
    east, abc = learned.named("Twente Oost"), learned.named("ABC")
    assert east is not None
    assert abc is not None
    assert (east.kind, east.members) == ("subregion", ())
    assert {AREAS[m].name for m in abc.members} == {"Almelo", "Borne", "Hengelo"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Zeist ligt in de regio Hart van Limburg (hierna: HvL). HvL heeft een opgave van 9.600 woningen.", "Regio Hart van Limburg"),
        ("Zeist ligt in de regio Eemdal, afgekort EmD. De opgave van EmD is 900 woningen.", "Regio Eemdal"),
        ("Met Bunnik vormt zij de ZBU-gemeenten. Voor de ZBU-gemeenten geldt een opgave van 900 woningen.", "ZBU-gemeenten"),
        ("Zeist ligt in de regio Eemdal (RES). De RES vraagt in Zeist een opgave van 900 woningen.", "Zeist"),
        ("Zeist ligt in de regio Eemdal (zie NOS). De NOS meldt een opgave van 900 woningen in Zeist.", "Zeist"),
        ("Zeist ligt in de regio Eemdal. De gemeente Zeist heeft een opgave van 900 woningen.", "Zeist"),
    ],
)  # fmt: skip
def test_a_short_name_that_the_text_gives_is_that_region(words: str, name: str) -> None:
    assert [area(c) for c in text(words)] == [name]


def test_this_region_is_the_one_that_the_text_named() -> None:
    found = text(
        "De gemeente valt onder de Stadsregio Eemdal. In deze regio is behoefte aan 3.000 woningen."
    )
    assert [area(c) for c in found] == ["Stadsregio Eemdal"]


def test_the_paragraph_that_announces_a_table_says_whose_it_is() -> None:
    found = table(
        "In de regio Twente groeit het aantal huishoudens. Zie de volgende tabel.\n\n"
        "| Regio | 2030 | 2040 |\n|---|---|---|\n| Huishoudens totaal | 14.000 | 15.000 |\n| Huishoudens 75+ | 2.000 | 3.000 |\n",
        DocumentContext("h", "overig", "Nota", "GM0164", "twente", "PV23", ("GM0164",)),
    )
    assert {area(c) for c in found} == {"Twente"}


# --- when -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Herijking 2016", "Herijking"),
        ("PRS 2013", "PRS"),
        ("Programma 2020-2030", "Programma 2020-2030"),
        ("Afspraak 2016 1/m 2025", "Afspraak 2016 t/m 2025"),
        ("Afspraak 2016 Um 2025", "Afspraak 2016 t/m 2025"),
        ("Opgave 2016", "Opgave 2016"),
    ],
)
def test_the_year_of_an_edition_is_no_period_and_damage_is_mended(words: str, left: str) -> None:
    assert without_editions(words, RULES) == left


def test_years_in_the_title_of_an_agreement_are_no_period() -> None:
    assert "2016" not in without_titles("Bestuursovereenkomst wonen Twente 2016-2020", RULES)
    assert "2016" in without_titles("Woningbouw 2016-2020", RULES)


# --- numbers of tables --------------------------------------------------------------------------------


def test_points_and_commas_are_read_as_the_column_has_them() -> None:
    found = table(
        "| Gemeente | Woningbehoefte |\n|---|---|\n| Zeist | 9.800 |\n| Soest | 27,800 |\n| Baarn | 4.100 |\n"
    )
    assert [c.value for c in found] == [9800, 27800, 4100]


def test_brackets_are_negative_only_where_the_column_has_negative_numbers() -> None:
    with_sign = table(
        "| Gemeente | Woningbehoefte |\n|---|---|\n| Zeist | -80 |\n| Soest | (35) |\n"
    )
    without = table("| Gemeente | Woningbehoefte |\n|---|---|\n| Zeist | 80 |\n| Soest | (35) |\n")
    assert [c.value for c in with_sign] == [-80, -35]
    assert [c.value for c in without] == [80, 35]


def test_the_sign_of_a_negative_number_is_one_of_its_characters() -> None:
    words = (
        "| Jaar | Saldo woningen |\n|---|---|\n| 2021 | 120 |\n| 2022 | 60- |\n| 2023 | (45) |\n"
    )
    found = table(words)
    quotes = [words[c.span.start : c.span.end] for c in found]
    assert list(zip(quotes, [c.value for c in found], strict=True)) == [
        ("120", 120),
        ("60-", -60),
        ("(45)", -45),
    ]
    words = words.replace("60-", "60")
    assert [words[c.span.start : c.span.end] for c in table(words)] == ["120", "60", "45"]


def test_a_size_class_in_the_name_of_a_row_is_no_number() -> None:
    found = table(
        "| Woningen | Opgave |\n|---|---|\n| Ruim (95 - 125 m2) | 14 |\n| Klein (45 m2) | 8 |\n"
    )
    assert [c.value for c in found] == [14, 8]


# --- lists, rates, houses ------------------------------------------------------------------------------


def test_items_of_a_list_count_what_its_lead_counts() -> None:
    found = text(
        "Zo verdeelt Zeist de nieuwe woningen:\n\n- Sociale huur, flat: ca. 25%, 600 tot 700\n"
    )
    assert [(c.value, c.unit, c.segment) for c in found] == [
        (25, "%", "sociale huur"),
        (600, "woningen", "sociale huur"),
    ]


def test_a_change_of_a_rate_is_a_rate_at_both_ends() -> None:
    found = text("Het streefcijfer gaat van 480 omlaag naar 310 woningen per jaar.")
    assert [(c.value, c.unit, c.per) for c in found] == [
        (480, "woningen", "jaar"),
        (310, "woningen", "jaar"),
    ]


def test_a_number_behind_a_street_is_a_house_unless_homes_follow() -> None:
    assert text("Naast Lindelaan 46 een vrijstaande woning bouwen.") == []
    assert [c.value for c in text("Aan de Lindelaan 46 woningen bouwen.")] == [46]


def test_an_unknown_noun_behind_a_number_counts_no_homes() -> None:
    found = text("Het plan telt zes woningen. Dat geeft 34 extra autoritten per dag.")
    assert [c.value for c in found] == [6]


# --- the data --------------------------------------------------------------------------------------------


def test_a_strength_must_be_given_for_each_place(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from corpus.areas import REFERENCE

    words = (REFERENCE / "count-rules.toml").read_text(encoding="utf-8")
    (tmp_path / "count-rules.toml").write_text(words.replace("caption = ", "kaption = "), "utf-8")
    with pytest.raises(CorpusError, match=r"count-rules\.toml:.*caption"):
        load_count_rules(tmp_path)


def test_a_village_is_known_where_the_document_is_about_its_municipality() -> None:
    village = next(v for v in AREAS.villages if v.parent_id == "GM0355")
    (count,) = text(f"In {village.name} zijn 300 woningen nodig.")
    assert area(count) == village.name
    (other,) = text(f"In {village.name} zijn 300 woningen nodig.", REGION)
    assert area(other) != village.name


def test_vocabulary_knows_every_basis() -> None:
    assert {term.name for term in load_vocabulary().bases} >= {"voorraad", "opgave", "prognose"}


POLDER = DocumentContext("p", "agreement", "Woonafspraken")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Almere, Lelystad en Dronten werken samen. Hierna heten zij de ALD-gemeenten.", "ALD"),
        (
            "Drie gemeenten doen mee: Almere, Lelystad en Dronten. Samen noemen we ze de Poldergemeenten.",
            "Poldergemeenten",
        ),
        ("Almere, Lelystad en Dronten (hierna: de ALD-gemeenten) werken samen.", "ALD"),
    ],
)
def test_a_set_of_municipalities_is_learnt_from_what_a_sentence_calls_it(
    words: str, name: str
) -> None:
    whole = name if name.endswith("gemeenten") else f"{name}-gemeenten"
    found = text(f"{words}\n\nDe {whole} hebben een opgave van 900 woningen.", POLDER)[-1]
    assert found.named_area is not None
    assert (found.named_area.name, len(found.named_area.members)) == (name, 3)


def test_what_others_are_called_is_no_name_of_the_list() -> None:
    words = "Almere en Lelystad werken samen. De ALD-gemeenten hebben een opgave van 900 woningen."
    assert text(words, POLDER)[-1].named_area is None


def test_a_village_whose_name_ends_in_that_of_an_area_is_not_that_area() -> None:
    (found,) = text("In Wijk en Aalburg moeten 300 woningen komen.", POLDER)
    assert found.area_id is None
    (found,) = text("In Aalburg moeten 300 woningen komen.", POLDER)
    assert found.area_id == "aalburg-voormalig"


@pytest.mark.parametrize(
    ("caption", "end"),
    [("Prognose 2040", "2040"), ("Bevolkingsraming 2035", "2035"), ("Prognose 2016", None)],
)
def test_a_forecast_for_a_year_ahead_is_no_edition(caption: str, end: str | None) -> None:
    rows = "| Kern | Huishoudens |\n|---|---|\n| Den Dolder | 3.100 |\n| Bosch en Duin | 1.900 |\n"
    found = table(f"Tabel 2: {caption}\n\n{rows}", replace(ZEIST, dated="2018"))
    assert {count.period_end for count in found} == {end}
