"""How quantities of a text belong together, and what the judge says of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.check import Check
from checks.counted_lists import counted_lists, counted_names
from checks.in_text import relations_in
from checks.judge import judge
from checks.quantity import Quantity, rounding_of
from checks.relation import Relation, is_near_miss
from extract.markdown import parse_markdown
from extract.model import Segment
from extract.passages import passages
from extract.text import parse_text
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

CONTEXT = DocumentContext("d", "other", "")


def found(text: str) -> list[tuple[str, str, str, str]]:
    """Relation, stated, computed and outcome of the checks in a text."""
    read = passages(parse_text(text), 1, 1)
    document = DocumentReading(CONTEXT, read)
    proposed = [*relations_in(document, read), *counted_lists(document, read)]
    checks = [judge(relation) for relation in proposed]
    return [(c.relation, c.stated, c.computed, c.outcome) for c in checks]


def test_parts_after_a_colon_make_the_number_before_it() -> None:
    text = "De regio wil 50.000 woningen toevoegen: 30.000 in het westen en 20.000 in het oosten."
    assert found(text) == [("sum", "50.000", "50.000", "agrees")]


def test_parts_after_a_colon_that_make_another_number_differ() -> None:
    text = "De regio wil 50.000 woningen toevoegen: 34.000 in het westen en 20.000 in het oosten."
    assert found(text) == [("sum", "50.000", "54.000", "differs")]


def test_numbers_after_a_colon_that_make_less_than_half_are_no_parts() -> None:
    assert found("Er komen 50.000 woningen bij: 300 in Raalte en 200 in Ommen.") == []


def test_marks_of_what_is_listed_are_no_parts() -> None:
    assert found("We wegen twee criteria: 1) behoefte, naar het aantal, en 2) kwaliteit.") == []
    assert found("Er zijn twee labels: (1) van een expert en (2) van de eigenaar.") == []
    homes = "Er komen 2 woningen bij: 1 in Borne en 2 in Almelo."
    assert [f[3] for f in found(homes)] == ["differs"]


@pytest.mark.parametrize(
    ("parts", "outcomes"),
    [
        ("de bedrijven aan de Griftweg 1 en 2", []),
        ("2 huizen in Borne en 2 in Almelo, alsmede een vijfde huis", []),
        ("1 huis in Borne en 2 huizen in Almelo", ["differs"]),
    ],
)
def test_names_and_a_part_without_a_number_make_no_sum(parts: str, outcomes: list[str]) -> None:
    assert [f[3] for f in found(f"Er staan twee huizen. Het betreft {parts}.")] == outcomes


def test_a_list_without_en_after_a_colon_is_no_sum() -> None:
    assert found("Er komen 500 woningen bij: 300 in Raalte, 200 in Ommen, enzovoort.") == []


def test_het_betreft_opens_the_parts_of_the_sentence_before() -> None:
    text = "Er is behoefte aan 900 woningen. Het betreft 500 huurwoningen en 400 koopwoningen."
    assert ("sum", "900", "900", "agrees") in found(text)


def test_another_sentence_has_no_parts_of_the_one_before() -> None:
    text = "Er is behoefte aan 900 woningen. Vorig jaar kwamen er 500 huurwoningen en 400 koopwoningen."
    assert found(text) == []


PARTS = (
    "Een deel is gebouwd ({} woningen), een groot deel staat in de plannen (26.000 woningen) en "
    "een deel (14.000 woningen) volgt later."
)


@pytest.mark.parametrize(
    ("first", "outcome"), [("8.000", "agrees"), ("6.000", "uncertain"), ("1.250", None)]
)
def test_parts_that_are_called_parts_make_a_number_of_a_sentence_before(
    first: str, outcome: str | None
) -> None:
    text = f"De regio wil 48.000 woningen toevoegen. Dat is veel werk. {PARTS.format(first)}"
    made = [check for check in found(text) if check[0] == "sum"]
    assert [check[3] for check in made] == ([outcome] if outcome else [])


def test_numbers_that_are_not_called_parts_make_nothing() -> None:
    other = PARTS.format("8.000").replace("een groot deel", "wat er")
    assert found(f"De regio wil 48.000 woningen toevoegen. {other}") == []
    assert found(PARTS.format("8.000")) == []


@pytest.mark.parametrize(
    ("again", "outcome"), [("25", "agrees"), ("23", "differs"), ("85", "agrees"), ("110", None)]
)
def test_these_so_many_are_those_of_the_sentence_before(again: str, outcome: str | None) -> None:
    text = f"Van de 85 parken blijven 25 parken open. Deze {again} parken hebben 900 plaatsen."
    same = [check[3] for check in found(text) if check[0] == "same"]
    assert same == ([outcome] if outcome else [])


@pytest.mark.parametrize("sentence", ["Deze 23 plaatsen zijn vol.", "In deze 23 parken is plaats."])
def test_so_many_of_something_else_are_others(sentence: str) -> None:
    assert found(f"Er blijven 25 parken open. {sentence}") == []


def test_parts_of_the_whole_may_be_less_but_not_more() -> None:
    less = "Van de 900 woningen zijn 300 klein, 200 groot en 100 middelgroot."
    more = "Van de 900 woningen zijn 500 klein, 300 groot en 200 middelgroot."
    assert found(less) == [("sum", "900", "600", "agrees")]
    assert found(more) == [("sum", "900", "1.000", "differs")]


def test_a_part_is_not_more_than_its_whole() -> None:
    assert found("Er zijn plannen voor 900 woningen, waarvan 600 hard.") == [
        ("bound", "900", "600", "agrees")
    ]
    assert found("Er zijn plannen voor 900 woningen, waarvan 960 hard.") == [
        ("bound", "900", "960", "differs")
    ]


def test_the_parts_that_are_listed_after_waarvan_are_not_more_than_the_whole() -> None:
    text = "Er zijn plannen voor 900 woningen, waarvan 300 in Ommen, 200 in Raalte en 100 in Borne."
    assert found(text) == [("sum", "900", "600", "agrees")]
    # One number that is more than the whole need not be a part of it.
    text = "Er zijn plannen voor 900 woningen, waarvan 300 in Ommen, en straks zijn er 4.100."
    assert found(text) == [("bound", "900", "4.100", "not_comparable")]


def test_shares_of_a_division_are_not_more_than_all() -> None:
    hundred = "We bouwen 30% sociale huur, 40% middenhuur en 30% koop."
    more = "We bouwen 35% sociale huur, 40% middenhuur en 30% koop."
    assert found(hundred) == [("sum", "100%", "100%", "agrees")]
    assert found(more) == [("sum", "100%", "105%", "differs")]


def test_what_is_called_a_division_is_one_however_far_it_is_off() -> None:
    text = "De verdeling is 50% sociale huur, 45% middenhuur en 60% koop."
    assert found(text) == [("sum", "100%", "155%", "differs")]
    text = "De verdeling is 40% huur, 30% middenhuur, 30% koop en 20% vrije sector."
    assert found(text) == [("sum", "100%", "120%", "differs")]
    # Shares of several wholes.
    assert found("In 2030 heeft 50% een tuin, 45% een auto en 60% een huisdier.") == []


def test_shares_that_leave_something_are_no_division() -> None:
    assert found("We bouwen 20% sociale huur, 30% middenhuur en 10% kleine koop.") == []


def test_a_rate_times_the_years_of_its_period() -> None:
    text = "Er komen 1.500 woningen per jaar bij. In de jaren 2022 tot en met 2030 zijn dat 13.500 woningen."
    assert found(text) == [("share", "13.500", "13.500", "agrees")]


def test_a_total_of_a_period_that_words_call_so_is_the_rate_times_its_years() -> None:
    text = "Er komen 1.200 woningen per jaar in de periode 2022 t/m 2026, samen 6.{} woningen."
    assert ("share", "6.000", "6.000", "agrees") in found(text.format("000"))
    assert ("share", "6.400", "6.000", "differs") in found(text.format("400"))
    # Of another kind, and of a period of which the last year may be out.
    assert found("Er komen 1.200 woningen per jaar van 2022 t/m 2026, samen € 9.000.") == []
    assert found("Er komen 1.200 woningen per jaar van 2022 tot 2026, samen 6.400.") == []


def test_a_rate_and_a_number_that_no_period_links_are_not_compared() -> None:
    text = "Er komen 1.500 woningen per jaar bij. Er staan al 13.500 woningen."
    assert found(text) == []


def test_a_share_of_what_another_sentence_puts_a_number_on() -> None:
    text = (
        "De regio bouwt 42.000 woningen. De stad bouwt 14.000 woningen (een derde van de opgave)."
    )
    assert ("share", "33,33%", "33,3%", "agrees") in found(text)


def test_a_share_beside_a_number_that_is_a_slip_differs() -> None:
    text = (
        "De regio bouwt 42.000 woningen. De stad bouwt 14.900 woningen (een derde van de opgave)."
    )
    assert ("share", "33,33%", "35,5%", "differs") in found(text)


def test_at_least_a_share_fits_too_much_to_be_compared() -> None:
    text = "De regio bouwt 42.000 woningen. Ten minste twee derde van de 30.000 woningen is betaalbaar."
    assert [f for f in found(text) if f[3] == "agrees" and f[2] == "71,4%"] == []


def test_the_items_of_a_list_are_as_many_as_its_line_says() -> None:
    line = "We werken langs drie sporen:\n\n- bouwen;\n- verbouwen;\n- doorstromen."
    assert found(line) == [("count", "3", "3", "agrees")]
    assert found(line.replace("drie", "vier")) == [("count", "4", "3", "differs")]


def test_an_item_that_was_read_as_a_heading_is_one_of_its_list() -> None:
    line = "De visie heeft drie pijlers:\n\n- 1. Bouwen\n\n- 2. Verbouwen\n\n{} Wonen met zorg\n\nEr is meer."
    for text, outcomes in ((line.format("# 3."), []), (line.format("# 4.1"), ["differs"])):
        source = parse_markdown(text)
        read = passages(source, 1, 1)
        document = DocumentReading(DocumentContext("d", "other", ""), read)
        assert [judge(relation).outcome for relation in counted_lists(document, read)] == outcomes


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("De drie gemeenten Almelo, Borne en Hengelo werken samen.", [3]),
        ("De drie gemeenten in Twente: Almelo, Borne en Hengelo.", [3]),
        ("De vier gemeenten Dongen, Mill en Hubert, Goirle en Waalwijk werken samen.", [4]),
        ("De drie gemeenten in het Land van Heusden en Altena werken samen.", []),
    ],
)
def test_what_follows_in_het_is_where_the_municipalities_lie(text: str, counted: list[int]) -> None:
    read = passages(parse_text(text), 1, 1)
    found_names = counted_names(DocumentReading(DocumentContext("d", "other", ""), read), read)
    assert [len(relation.parts) for relation in found_names] == counted


def test_a_number_that_counts_something_else_is_not_held_against_the_list() -> None:
    line = "Voor 2030 bouwen we vier torens. We doen dat zo:\n\n- bouwen;\n- verbouwen."
    assert found(line) == []


@pytest.mark.parametrize(
    ("stated", "computed", "is_slip"),
    [
        (4850, 4550, True),  # a digit
        (518, 581, True),  # two digits swapped
        (10_000, 10_500, True),  # within five percent
        (10_000, 10_660, False),  # beyond it, two digits that are not swapped
        (5, 9, False),  # one digit is the whole number
        (1000, 999, True),
        (123, 321, False),  # swapped, not side by side
    ],
)
def test_near_miss(stated: float, computed: float, is_slip: bool) -> None:
    assert is_near_miss(stated, computed) is is_slip


@pytest.mark.parametrize(
    ("value", "half"),
    [(90, 0), (100, 0), (1000, 5), (1010, 5), (8460, 5), (28_200, 50), (28_201, 0)],
)
def test_a_round_number_may_have_been_rounded(value: float, half: float) -> None:
    assert rounding_of(value) == half


def quantity(value: float, *, about: bool = False) -> Quantity:
    return Quantity(value, value, Segment(0, 1), is_about=about)


def judged(relation: Relation) -> Check:
    check = judge(relation)
    assert check is not None
    return check


@pytest.mark.parametrize(("part", "outcome"), [(460, "agrees"), (461, "agrees"), (560, "differs")])
def test_about_allows_a_tenth_and_no_more(part: float, outcome: str) -> None:
    parts = (quantity(500), quantity(part, about=True))
    check = judged(Relation("sum", "total", "", quantity(1000), parts))
    assert check.outcome == ("agrees" if abs(500 - part) <= part / 10 else outcome)


def test_what_only_arithmetic_links_and_does_not_fit_is_not_comparable() -> None:
    far = Relation("same", "plausibility", "", quantity(1000), (quantity(500),), is_linked=False)
    near = Relation("same", "plausibility", "", quantity(1000), (quantity(1010),), is_linked=False)
    assert (judge(far).outcome, judge(far).reason) == ("not_comparable", "link")
    assert judge(far).explanation.endswith("De tekst zegt niet dat deze getallen bij elkaar horen.")
    assert judged(near).outcome == "uncertain"


def test_what_is_told_to_be_of_two_things_differs_in_nothing() -> None:
    apart = Relation(
        *("same", "plausibility", "", quantity(1000), (quantity(1010),)),
        doubt="Daar gaat het om een andere periode.",
        reason="period",
        is_comparable=False,
    )
    check = judge(apart)
    assert (check.outcome, check.reason) == ("not_comparable", "period")
    assert check.explanation.endswith("Daar gaat het om een andere periode.")


def test_a_note_that_tells_why_explains() -> None:
    noted = Relation(
        *("same", "text_table", "", quantity(1000), (quantity(1010),)),
        reason="note",
        note=Segment(50, 60),
    )
    check = judge(noted)
    assert check.outcome == "explained"
    assert (Segment(50, 60), "explanation") in check.evidence


@given(st.lists(st.integers(1, 10**7), min_size=2, max_size=9))
def test_a_sum_of_its_own_parts_always_agrees(values: list[int]) -> None:
    parts = tuple(quantity(value) for value in values)
    assert judged(Relation("sum", "total", "", quantity(sum(values)), parts)).outcome == "agrees"


@given(st.text(alphabet="0123456789.,:% enwarvdjst\n-", max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    found(text)


def test_parts_of_which_one_is_a_range_make_a_range() -> None:
    ranged = PARTS.format("8.000").replace("26.000", "25.000 tot 27.000")
    text = f"De regio wil {{}} woningen toevoegen. {ranged}"
    assert ("sum", "48.000", "47.000 - 49.000", "agrees") in found(text.format("48.000"))
    assert ("sum", "49.000", "47.000 - 49.000", "agrees") in found(text.format("49.000"))
    assert [f for f in found(text.format("49.500")) if f[0] == "sum"] == []


ABOVE = "Er komen 80.000 geclusterde woningen en 40.000 zorgwoningen.\n\n"
BELOW = "In de sociale huur zijn dat 40.000 geclusterde woningen en 20.000 zorgwoningen ({})."


def test_a_share_in_brackets_is_of_what_the_paragraph_above_puts_a_number_on() -> None:
    shares = [check for check in found(ABOVE + BELOW.format("50%")) if check[0] == "share"]
    assert shares == [("share", "50%", "50%", "agrees")] * 2


def test_what_is_called_so_much_for_each_is_no_sum() -> None:
    assert found("Aan de Lange Dijk 56 en 58: respectievelijk 16 en 40 woningen.") == []
    assert found("Er komen 58 woningen: 16 aan de dijk en 40 aan de weg.")[0][3] == "differs"


def test_op_basis_daarvan_calls_nothing_a_part() -> None:
    text = "De gemeente mag 1.075 woningen meer bouwen. Op basis daarvan is er plek voor 2.550 woningen."
    assert found(text) == []
    text = "De gemeente mag 1.075 woningen bouwen. Daarvan zijn 2.550 woningen hard."
    assert [check[:3] for check in found(text)] == [("bound", "1.075", "2.550")]


@pytest.mark.parametrize(
    ("shares", "outcomes"),
    [
        ("52% betaalbaar, te weten 20% huur en 32% koop", []),
        ("50% betaalbaar, 30% duur en 20% sociaal", ["agrees"]),
        ("52% betaalbaar, 30% duur en 20% sociaal", ["differs"]),
    ],
)
def test_a_share_that_the_others_make_is_no_share_beside_them(
    shares: str, outcomes: list[str]
) -> None:
    assert [check[3] for check in found(f"Het plan heeft {shares}.")] == outcomes


def test_numbers_that_are_listed_beside_each_other_are_no_share_of_each_other() -> None:
    listed = (
        "Er komen 40.000 geclusterde woningen en 20.000 zorgwoningen. Dit is 50% van de opgave."
    )
    assert [check for check in found(listed) if check[0] == "share"] == []
    told = "Er komen 40.000 woningen en daarvan 20.000 zorgwoningen. Dit is 50% van de opgave."
    assert ("share", "50%", "50%", "agrees") in found(told)


def test_a_share_is_not_of_what_another_section_puts_a_number_on() -> None:
    text = f"# Een\n\nEr komen 90.000 woningen.\n\n# Twee\n\n{BELOW.format('50%')}"
    assert [check for check in found(text) if "90.000" in check] == []
    assert ("share", "50%", "44,4%", "agrees") not in found(text)


@pytest.mark.parametrize(
    ("opening", "outcomes"),
    [
        ("In de visie staan vier speerpunten:", ["differs"]),
        ("Er zijn vier speerpunten opgenomen, de speerpunten die hier gelden zijn:", []),
        ("Er zijn vier speerpunten, voor dit plan van belang zijn:", []),
        ("De focus ligt op vier speerpunten en de kracht van de visie:", []),
        ("De focus ligt op vier speerpunten en thema's:", ["differs"]),
    ],
)
def test_a_list_of_some_of_what_is_counted_or_of_more_is_not_counted(
    opening: str, outcomes: list[str]
) -> None:
    text = f"{opening}\n\n- wonen en zorg;\n- groen in de wijk;\n- werk voor allen.\n"
    read = passages(parse_markdown(text), 1, 1)
    lists = counted_lists(DocumentReading(CONTEXT, read), read)
    assert [judge(relation).outcome for relation in lists] == outcomes
