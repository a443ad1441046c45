"""Numbers whose area, plan or basis stands far from them: what is read right, and what stays in doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.areas import load_areas
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import text_counts
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
ZEIST = DocumentContext("z", "plan", "Nota", "GM0355", None, "PV26", ("GM0355",), dated="2018")
PROPOSAL = replace(ZEIST, kind="proposal")
AGREEMENT = replace(ZEIST, kind="agreement")
UTRECHT = DocumentContext("u", "progress_report", "Voortgang", "PV26", None, "PV26", ())


def text(words: str, context: DocumentContext = ZEIST) -> list[Count]:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    return list(text_counts(DocumentReading(context, found, AREAS), found, AREAS)[0])


def last(words: str, context: DocumentContext = ZEIST) -> Count:
    return text(words, context)[-1]


def reasons(words: str, context: DocumentContext = ZEIST) -> str:
    """The reasons for which the last number of a text is uncertain, or nothing."""
    return last(words, context).why.partition("onzeker: ")[2]


def area(count: Count) -> str | None:
    if count.named_area is not None:
        return count.named_area.name
    return AREAS[count.area_id].name if count.area_id else None


# --- the basis -----------------------------------------------------------------------------------


def test_a_word_in_passing_above_a_list_leaves_the_basis_of_its_numbers_in_doubt() -> None:
    assert "de zin zegt niet waarop" in reasons(
        "In Zeist zijn na overleg over de afspraken:\n\n- 40 woningen."
    )


def test_what_the_line_above_a_list_announces_is_the_basis_of_its_numbers() -> None:
    count = last("In Zeist gelden de volgende afspraken:\n\n- 40 woningen in Zeist.")
    assert (count.basis, count.level) == ("opgave", "probable")


@pytest.mark.parametrize(
    "lead",
    [
        "De plek past binnen de behoefte aan woningen in Zeist:",
        "In bestaand bebouwd gebied ziet Zeist het volgende:",
    ],
)
def test_what_a_line_tests_against_is_no_basis_of_its_list(lead: str) -> None:
    assert last(f"{lead}\n\n- 40 woningen in Zeist.").basis == "overig"


def test_capacity_by_a_heading_alone_is_in_doubt() -> None:
    heading = "## Meer plancapaciteit in Zeist\n\n"
    assert "de zin zegt niet" in reasons(
        f"{heading}In Zeist is plek over, het gaat om 80 woningen."
    )
    said = "In Zeist is de plancapaciteit groot, het gaat om 80 woningen."
    assert "de zin zegt niet" not in reasons(f"{heading}{said}")


def test_a_part_is_as_doubtful_as_its_whole() -> None:
    words = "In Zeist is over de afspraken gesproken:\n\n- Zeist ziet 40 woningen, waarvan 10 sociale huurwoningen."
    assert "de zin zegt niet waarop" in reasons(words)


def test_what_is_to_stand_in_a_later_year_is_a_target_of_an_agreement() -> None:
    words = "In 2026 zijn er in Zeist 500 woningen gerealiseerd."
    assert last(words, AGREEMENT).basis == "opgave"
    assert last(words.replace("2026", "2018"), AGREEMENT).basis == "gerealiseerd"


def test_a_report_of_a_later_year_tells_what_was_done() -> None:
    report = replace(ZEIST, kind="progress_report")
    assert (
        last("In 2026 zijn er in Zeist 500 woningen gerealiseerd.", report).basis == "gerealiseerd"
    )


def test_money_of_a_later_year_is_no_target() -> None:
    assert last("In 2026 gaat er in Zeist € 5.000.000 om.", AGREEMENT).basis == "overig"


def test_homes_for_the_stock_are_no_stock() -> None:
    assert last("Zeist komt met 500 woningen voor de sociale voorraad.").basis != "voorraad"
    assert last("Zeist heeft 500 woningen in de sociale voorraad.").basis == "voorraad"


def test_words_behind_a_comma_in_brackets_say_little_of_a_number() -> None:
    assert last("Zeist noemt 400 woningen (Boek Oost, wonen in het oosten).").basis == "overig"
    assert last("Zeist telt 400 woningen (bestaande voorraad).").basis == "voorraad"


# --- the area ------------------------------------------------------------------------------------


def test_these_towns_are_all_that_the_sentence_before_names() -> None:
    words = "De plannen lopen achter in Zeist en Soest. Voor deze gemeenten resteert een opgave van 2.000 woningen."
    assert area(last(words, UTRECHT)) == "Zeist en Soest"


def test_a_town_by_itself_is_meant_alone() -> None:
    words = "De plannen lopen achter in Soest. Hiervoor resteert een opgave van 2.000 woningen."
    assert area(last(words, UTRECHT)) == "Soest"


def test_towns_in_brackets_beside_others_are_not_what_comes_next() -> None:
    words = "Er is één deal voor Zeist en één voor Soest (met De Bilt). Daarbij is afgesproken dat er 2.000 woningen komen."
    assert area(last(words, UTRECHT)) not in ("De Bilt", "Soest", "Zeist")


@pytest.mark.parametrize("than", ["geringer dan bij", "groter dan in", "sneller dan"])
def test_a_list_that_a_number_is_compared_with_is_not_its_area(than: str) -> None:
    words = f"De bouw in De Bilt is {than} Zeist en Soest: er zijn 400 woningen gepland."
    assert area(last(words, UTRECHT)) == "De Bilt"


def test_the_task_that_homes_are_added_for_is_not_whose_they_are() -> None:
    words = "Zeist bouwt 10.000 woningen voor de landelijke woonopgave."
    assert area(last(words)) == "Zeist"
    assert area(last("De landelijke woonopgave is 10.000 woningen.")) == "Nederland"


def test_the_region_is_the_one_that_the_text_called_so() -> None:
    words = "De regio Foodvalley wil bouwen. Er ligt een opgave voor 4.000 woningen in de regio."
    context = replace(ZEIST, region_id="u16")
    assert area(last(words, context)) == "Foodvalley"


def test_a_region_that_is_only_named_is_not_the_region() -> None:
    words = "De Woondeal Foodvalley is klaar. Er ligt een opgave voor 4.000 woningen in de regio."
    context = replace(ZEIST, region_id="u16")
    assert area(last(words, context)) != "Foodvalley"


def test_a_heading_gives_its_town_to_numbers_only_where_it_tells_of_numbers() -> None:
    words = "De opgave is 133 woningen."
    assert "noemt geen gebied" in reasons(f"## Uitwerking locaties gemeente Zeist\n\n{words}")
    assert "noemt geen gebied" not in reasons(f"## Plancapaciteit gemeente Zeist\n\n{words}")


# --- plans and sites -------------------------------------------------------------------------------

NAMED = "Het plan Eikenhof ligt in Zeist. Het project Eikenhof is klaar.\n\n"


def test_a_plan_that_the_text_names_is_not_its_town() -> None:
    said = "De gemeente Zeist gaat uit van een opgave voor Eikenhof van 70 woningen."
    assert "de tekst noemt een plan (“Eikenhof”)" in reasons(f"{NAMED}{said}", PROPOSAL)


def test_a_plan_that_its_sentence_is_about_is_not_its_town() -> None:
    said = "Eikenhof is in Zeist opgenomen in de lijst met een opgave van 70 woningen."
    assert "de tekst noemt een plan (“Eikenhof”)" in reasons(f"{NAMED}{said}", PROPOSAL)


def test_a_plan_in_passing_takes_no_number_away() -> None:
    said = "De gemeente Zeist heeft een opgave van 70 woningen, waaronder Eikenhof."
    assert "noemt een plan" not in reasons(f"{NAMED}{said}", PROPOSAL)


def test_a_street_makes_the_numbers_of_its_paragraph_doubtful() -> None:
    words = "Er komen huizen aan de Lindestraat in Zeist. Na overleg is dit aantal woningen vastgesteld op 48 woningen."
    assert "een straat (“aan de Lindestraat”)" in reasons(words, PROPOSAL)
    assert "een straat" not in reasons(words.replace("aan de Lindestraat", "aan de rand"), PROPOSAL)


def test_a_name_before_brackets_is_what_they_count() -> None:
    words = (
        "Zeist bouwt in Eikenhof (40 woningen) en B-velden (plan in wording, circa 44 woningen)."
    )
    assert "(“B-velden”)" in reasons(words)
    assert "(“Zeist”)" not in reasons("De opgave van Zeist (44 woningen) staat vast.")


@pytest.mark.parametrize("name", ["de Woonvisie", "het KWK", "de PRS-periode", "het Woonakkoord"])
def test_the_name_of_a_document_is_no_site(name: str) -> None:
    assert "geen bekend gebied" not in reasons(
        f"In {name} is voor Zeist een opgave van 140 woningen opgenomen."
    )


def test_a_site_that_opens_the_sentence_is_one() -> None:
    assert "(“Luistrik”)" in reasons("Voor Luistrik geldt in Zeist een opgave van 150 woningen.")


def test_the_plan_of_the_line_above_a_list_has_its_homes() -> None:
    context = replace(ZEIST, title="Bestemmingsplan Eikenhof")
    count = last("Het plan draagt bij aan de doelen:\n\n- 28 woningen voor ouderen.", context)
    assert (count.project, count.basis) == ("Eikenhof", "plancapaciteit")


def test_a_line_that_announces_nothing_gives_no_plan() -> None:
    context = replace(ZEIST, title="Bestemmingsplan Eikenhof")
    count = last("Dit is niet het plan van Zeist\n\n- 28 woningen voor ouderen in Zeist.", context)
    assert count.project is None


def test_the_plan_of_a_text_has_both_ends_of_its_houses() -> None:
    words = "Het plan Lindelaan 4 - 36 is klaar. Dit project Lindelaan 4 - 36 ligt in Zeist.\n\nDit plan voorziet in 28 woningen."
    assert last(words).project == "Lindelaan 4 - 36"


def test_the_title_has_both_ends_of_its_houses() -> None:
    context = replace(ZEIST, title="Bestemmingsplan Lindelaan 4 – 36")
    assert last("Dit plan voorziet in 28 woningen.", context).project == "Lindelaan 4 – 36"


# --- what is counted -------------------------------------------------------------------------------


def test_a_share_beside_another_area_is_in_doubt() -> None:
    words = "De opgave voor Zeist is 5.750 woningen, 5% van de opgave voor de provincie Utrecht."
    assert "noemt nog een gebied" in reasons(words)


def test_a_share_of_the_area_before_it_is_none() -> None:
    words = "In Zeist is het tekort 6% van de voorraad, in Soest is dat 4%."
    assert "noemt nog een gebied" not in text(words)[0].why


def test_a_share_alone_in_brackets_is_in_doubt() -> None:
    words = "Zeist heeft een opgave door de inloop van het tekort aan woningen (circa 3%)."
    assert "waarvan de woorden niet zeggen waarvan" in reasons(words)
    assert not reasons("Zeist heeft een opgave van 3% van de woningen van de regio.")


@pytest.mark.parametrize(
    ("words", "doubtful"),
    [
        ("In Zeist is veel vraag naar huizen van € 250.000 - € 350.000.", True),
        ("Zeist geeft een bijdrage van € 250.000 - € 350.000.", False),
    ],
)
def test_an_amount_with_two_ends_is_a_class_of_prices(words: str, doubtful: bool) -> None:
    assert ("een klasse van prijzen" in reasons(words)) == doubtful


def test_a_size_of_households_counts_none() -> None:
    words = "In Zeist zijn huizen nodig voor één tot twee persoonshuishoudens."
    assert "een grootte en geen aantal" in reasons(words)


def test_the_mark_of_a_footnote_hides_no_rate() -> None:
    assert last("In Zeist gaat het naar schatting om 310 personen per jaar18.").per == "jaar"


def test_a_share_says_what_it_is_behind_the_place() -> None:
    count = last("In totaal 12% van de woningvoorraad in Zeist bestaat uit huurwoningen.")
    assert count.measure == "aandeel van de woningvoorraad (huurwoningen)"


def test_a_share_of_two_tenures_is_of_neither() -> None:
    count = last("De behoefte in Zeist ligt voor 30% in de huur- en sociale koopsector.")
    assert count.segment is None
    assert "huur- en sociale koop" in count.measure


def test_a_share_says_that_it_is_for_sale_or_rent() -> None:
    first, second = text("In Zeist is 60% van de woningen koop en 40% huur.")
    assert (first.measure, second.measure) == ("aandeel van de woningen (koop)", "aandeel huur")


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Zeist heeft 750 woningen plancapaciteit om de lokale vraag te bedienen.", "lokale vraag"),
        ("Zeist bouwt 24 woningen onder de liberalisatiegrens.", "onder de liberalisatiegrens"),
    ],
)
def test_a_measure_keeps_for_whom_homes_are(words: str, measure: str) -> None:
    assert measure in last(words).measure


def test_a_rate_in_a_list_has_no_years_of_the_line_above_it() -> None:
    lead = "In de periode 2020-2030 wil Zeist dit:\n\n"
    assert last(f"{lead}- In Zeist zijn 300 woningen per jaar nodig.").period_start is None
    assert last(f"{lead}- In Zeist zijn 300 woningen nodig.").period_start == "2020"


@pytest.mark.parametrize(
    "heading",
    ["Toetsing aan het Actieplan Wonen 2020-2025", "Structuurvisie Wonen (Woonvisie) 2020-2025"],
)
def test_the_years_of_a_plan_in_a_heading_are_its_name(heading: str) -> None:
    assert last(f"## {heading}\n\nZeist heeft een opgave van 300 woningen.").period_start is None


# --- homes that go, stand, or are elsewhere ---------------------------------------------------------


def test_homes_that_stand_and_go_are_no_stock() -> None:
    gone, new = text(
        "In Zeist worden 12 bestaande woningen gesloopt en 20 nieuwe woningen neergezet."
    )
    assert (gone.basis, new.basis) == ("overig", "plancapaciteit")
    assert first_basis("In Zeist worden 12 bestaande woningen verhuurd.") == "voorraad"


def first_basis(words: str) -> str:
    return text(words)[0].basis


def test_the_day_of_an_agreement_is_no_period() -> None:
    made = (
        "Op basis van de op 6 februari 2018 vastgestelde afspraken mag Zeist 231 woningen bouwen."
    )
    assert (last(made).period_start, last(made).period_end) == (None, None)
    when = "Op basis van de afspraken mag Zeist in 2018 nog 231 woningen bouwen."
    assert last(when).period_end == "2018"


def test_what_is_added_to_the_stock_is_none() -> None:
    words = "De woningvoorraad van Zeist zal nog met 8.000 woningen toenemen."
    assert first_basis(words) == "prognose"
    assert first_basis("De woningvoorraad van Zeist telt 8.000 woningen.") == "voorraad"


def test_homes_that_stand_are_the_stock() -> None:
    assert first_basis("In de gemeente Zeist staan 28.000 woningen.") == "voorraad"
    assert (
        first_basis("In de gemeente Zeist staan plannen klaar voor 28.000 woningen.") != "voorraad"
    )


def test_what_is_taken_off_restricts_no_number() -> None:
    words = "Na aftrek van de harde plannen resteert in Zeist een behoefte aan 400 woningen."
    assert "hard" not in last(words).measure
    assert "hard" in last("In Zeist zijn er aan harde plannen 400 woningen.").measure


@pytest.mark.parametrize(
    "words",
    [
        "De buurt telt 420 woningen.",
        "Jaarlijks komen er 400 woningen vrij.",
        "In de omgeving worden 60 woningen gebouwd.",
        "De opgave is 1.000 woningen; het plan levert een deel.",
    ],
)
def test_homes_around_a_plan_are_not_its_own(words: str) -> None:
    context = replace(ZEIST, title="Bestemmingsplan Eikenhof")
    assert last(words, context).project is None


def test_homes_of_a_plan_need_no_more_than_what_it_builds() -> None:
    context = replace(ZEIST, title="Bestemmingsplan Eikenhof")
    assert last("Er worden 60 woningen gebouwd.", context).project == "Eikenhof"


def test_homes_without_a_word_of_a_basis_are_uncertain_in_any_document() -> None:
    assert "waarop het getal berust" in reasons("In Zeist landen 200 woningen.", AGREEMENT)
    assert not reasons("In Zeist worden 200 woningen verduurzaamd.", AGREEMENT)
    assert not reasons("In Zeist moeten 200 woningen landen.", AGREEMENT)
    delayed = "De bouw van 200 woningen in Zeist loopt vertraging op."
    assert not reasons(delayed, AGREEMENT)
    assert "waarop het getal berust" in reasons(delayed, PROPOSAL)


def test_homes_that_were_demolished_are_not_those_that_were_built_beside_them() -> None:
    words = "In 2016 werden in Zeist 31 woningen gesloopt en 415 woningen opgeleverd."
    assert [(c.value, c.basis) for c in text(words, AGREEMENT)] == [
        (31, "overig"),
        (415, "gerealiseerd"),
    ]
    after = "In 2016 werden in Zeist 31 woningen opgeleverd na sloop van 12 woningen."
    assert [c.basis for c in text(after, AGREEMENT)] == ["gerealiseerd", "overig"]


@pytest.mark.parametrize(
    "words",
    [
        "Zeist realiseert 340 sociale huurwoningen.",
        "Zeist voegt ten minste 206 woningen toe.",
        "Partijen bouwen in Zeist samen 1.600 woningen.",
        "Zeist neemt 450 woningen voor zijn rekening.",
    ],
)
def test_what_somebody_does_needs_no_word_of_a_basis_in_an_agreement(words: str) -> None:
    assert "waarop het getal berust" not in reasons(words, AGREEMENT)
    assert "waarop het getal berust" in reasons(words, PROPOSAL)


def test_homes_of_the_title_in_a_sentence_on_the_town_are_in_doubt() -> None:
    context = replace(ZEIST, title="Bestemmingsplan Eikenhof")
    assert "niet het plan" in reasons("In Zeist komt de bouw van 45 woningen.", context)
    assert "niet het plan" not in reasons("Er komt de bouw van 45 woningen.", context)


def test_a_regional_task_is_not_that_of_the_town_whose_paper_tells_of_it() -> None:
    words = "De regionale opgave bedraagt 34.000 woningen."
    assert "groter gebied" in reasons(words, AGREEMENT)
    region = replace(AGREEMENT, area_id="foodvalley", region_id="foodvalley")
    assert "groter gebied" not in reasons(words, region)


def test_what_is_to_be_there_in_a_later_year_is_a_target() -> None:
    words = "In 2030 zijn er in Zeist 2.000 woningen aardgasvrij."
    assert last(words, AGREEMENT).basis == "opgave"
    assert last(words.replace("2030", "2018"), AGREEMENT).basis == "voorraad"


def test_per_saldo_is_net() -> None:
    assert "netto" in last("Per saldo worden in Zeist 34 woningen toegevoegd.").measure


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Het Rijk wil 100.000 woningen per jaar bouwen.", "Nederland"),
        ("Het kabinet streeft naar 100.000 woningen.", "Nederland"),
        ("Het Rijk wil dat wij 2.000 woningen bouwen.", "Zeist"),
        ("Wij willen met het Rijk 2.000 woningen bouwen.", "Zeist"),
    ],
)
def test_what_the_state_wants_is_not_of_the_town(words: str, found: str) -> None:
    assert area(last(words, AGREEMENT)) == found


def test_a_share_of_the_stock_of_a_later_year_is_a_target() -> None:
    words = "In 2026 is 30% van de woningvoorraad sociale huur."
    assert last(words, AGREEMENT).basis == "opgave"
    assert last(words.replace("2026", "2018"), AGREEMENT).basis == "voorraad"


def test_what_a_town_counted_in_a_year_is_no_target() -> None:
    assert last("In 2024 telde Zeist 28.000 woningen.", AGREEMENT).basis == "voorraad"


def test_homes_with_a_permit_are_not_built() -> None:
    permits, built = text("In Zeist zijn 300 woningen vergund en 120 opgeleverd.", AGREEMENT)
    assert (permits.basis, permits.measure) == ("overig", "woningen (vergund)")
    assert built.basis == "gerealiseerd"


def test_a_place_that_is_no_area_takes_the_number_from_the_document_alone() -> None:
    province = replace(UTRECHT, kind="agreement")
    assert "geen bekend gebied" in reasons("Er moeten 500 woningen bij in Hoogwater.", province)
    assert "geen bekend gebied" not in reasons(
        "In Zeist moeten 500 woningen bij aan Hoogwater.", province
    )


@pytest.mark.parametrize("words", ["Er komen 400 woningen bij.", "Zeist bouwt 400 woningen."])
def test_what_comes_is_a_target_of_an_agreement(words: str) -> None:
    assert last(words, AGREEMENT).basis == "opgave"


def test_a_street_in_a_town_that_the_sentence_names_leaves_no_doubt() -> None:
    words = "Aan de Lindestraat in de gemeente Zeist moeten 14 woningen worden gebouwd."
    assert not reasons(words, PROPOSAL)


def test_the_stock_of_plans_of_the_town_is_not_of_the_plan_in_the_title() -> None:
    context = replace(ZEIST, title="Bestemmingsplan Eikenhof")
    count = last("De planvoorraad van Zeist telt 790 woningen.", context)
    assert (count.project, count.basis, count.level) == (None, "plancapaciteit", "probable")


def test_a_vision_needs_no_word_of_a_basis() -> None:
    assert not reasons("In Zeist landen 200 woningen.", replace(ZEIST, kind="vision"))


def test_a_heading_further_up_gives_its_town() -> None:
    words = "# Bestemmingsplan Eikenhof, gemeente Zeist\n\n### Afspraken\n\nTot 2040 moeten er 600 woningen bij."
    assert "noemt geen gebied" not in reasons(words, replace(PROPOSAL, area_id=None, kind="plan"))


#: A number beside a street, a site, a part of a town, and with what comes.
_BESIDE = {
    "street": "Aan de Kerkstraat is de opgave 40 {things}.",
    "site": "In Zeist moeten 60 {things} komen in Lindeveld.",
    "site-alone": "Er moeten 60 {things} komen in Lindeveld.",
    "part": "Zeist-Oost wil een opgave van 40 {things}.",
    "comes": "Met Eikenhof komen er in Zeist 1.200 {things} bij.",
    "becomes": "Het ABC-terrein wordt in Zeist een locatie voor 60 {things}.",
}


@pytest.mark.parametrize(
    ("kind", "things", "doubted"),
    [
        # Where many plans are told of a name may be that of one.
        ("other", "woningen", {"street", "site", "site-alone", "part", "comes", "becomes"}),
        ("other", "banen", {"site", "site-alone", "part"}),
        ("proposal", "woningen", {"street", "site-alone", "comes", "becomes"}),
        ("proposal", "banen", set()),
        # Elsewhere it is asked where no words give an area, or the name is what comes.
        ("agreement", "woningen", {"site-alone", "comes", "becomes"}),
        ("agreement", "banen", set()),
    ],
)
def test_a_name_beside_a_number_is_asked_of_homes_and_of_texts_on_plans(
    kind: str, things: str, doubted: set[str]
) -> None:
    context = replace(ZEIST, kind=kind)
    found = {name: reasons(words.format(things=things), context) for name, words in _BESIDE.items()}
    beside = ("een straat", "geen bekend gebied")
    assert {name for name, why in found.items() if any(part in why for part in beside)} == doubted


@pytest.mark.parametrize(
    "words",
    [
        "In plan Eikenhof komen 40 woningen aan de Kerkstraat.",
        "In plan Eikenhof komen 40 woningen in Lindeveld.",
        "In plan Eikenhof komen 40 woningen bij Zeist-Oost.",
        "In plan Eikenhof komen met Lindeveld nu komen er 40 woningen bij.",
    ],
)
def test_a_number_of_a_named_plan_is_of_no_other_name(words: str) -> None:
    context = replace(ZEIST, kind="other")
    count = last(words, context)
    assert (count.project, count.why.partition("onzeker: ")[2]) == ("Eikenhof", "")


@pytest.mark.parametrize(
    ("known", "unknown"),
    [
        ("In Zeist moeten 60 woningen komen in Amersfoort.", "Lindeveld"),
        ("Met Amersfoort komen er in Zeist 1.200 woningen bij.", "Lindeveld"),
        ("De opgave van Zeist is net als die van Amersfoort (44 woningen) bekend.", "Lindeveld"),
    ],
)
def test_a_name_that_is_an_area_is_no_site_whatever_other_areas_are_named(
    known: str, unknown: str
) -> None:
    context = replace(ZEIST, kind="other")
    assert "geen bekend gebied" not in reasons(known, context)
    site = known.replace("Amersfoort", unknown)
    assert f"geen bekend gebied is (“{unknown}”)" in reasons(site, context)
