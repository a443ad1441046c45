"""Long words that are spelt otherwise once."""

from __future__ import annotations

import pytest

from checks.judge import judge
from checks.spelling import misspelt_words
from extract.document_table import document_table
from extract.markdown import parse_markdown
from extract.passages import passages
from extract.text import parse_text


def slips(text: str) -> list[tuple[str, str, str]]:
    read = passages(parse_text(text), 1, 1)
    checks = [judge(relation) for relation in misspelt_words(read, ())]
    return [(check.stated, check.computed, check.outcome) for check in checks]


def twice(usual: str, odd: str) -> str:
    return f"De {usual} is er. Over de {usual} gaat dit stuk. En ook over de {odd} van later."


@pytest.mark.parametrize("odd", ["herstuctureringen", "herstrructureringen", "hersturctureringen"])
def test_a_letter_less_or_more_or_two_that_changed_places_is_a_slip(odd: str) -> None:
    usual = "herstructureringen"
    assert slips(twice(usual, odd)) == [(odd, usual, "differs")]


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("gebiedsvisies", "gebiedsvises"),  # its ending
        ("zorgvragers", "zorgdragers"),  # another letter makes another word
        ("verplichten", "verlichten"),  # too short
        ("beoordeling", "bevoordeling"),  # of "bevoordelen"
        ("herstructurering", "herstructureringen"),
    ],
)
def test_another_word_is_no_slip(usual: str, odd: str) -> None:
    assert slips(twice(usual, odd)) == []


def test_a_word_that_stands_twice_in_its_own_way_is_no_slip() -> None:
    assert slips(twice("herstructurering", "herstuctrering, de herstuctrering")) == []


@pytest.mark.parametrize("odd", ["verkeersveligheid", "verkeersveiligbeid"])
def test_of_two_long_words_that_stand_once_each_the_list_tells_which_is_the_slip(odd: str) -> None:
    text = f"Over {odd} gaat dit. En ook over verkeersveiligheid van later."
    assert slips(text) == [(odd, "verkeersveiligheid", "differs")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zorgvragers", "zorgdragers"),  # both are words
        ("energievragers", "energiedragers"),
        ("waalborgenstein", "waalburgenstein"),  # neither is
        ("plattegrond", "plattegronds"),  # its ending
    ],
)
def test_two_words_that_stand_once_each_do_not_say_which_is_usual(one: str, other: str) -> None:
    assert slips(f"De {one} en de {other} staan er elk een keer.") == []


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("gebouwen", "gebouwwen"),
        ("maximaal", "maximal"),
        ("regeling", "reegling"),
        ("ambities", "ambites"),
    ],
)
def test_a_slip_of_a_shorter_word_that_is_no_word(usual: str, odd: str) -> None:
    assert slips(twice(usual, odd)) == [(odd, usual, "differs")]


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("vertrekken", "verstrekken"),  # another word
        ("ambulance", "ambulante"),
        ("gemeente", "gemeenten"),
        ("woonwens", "woonwens-"),
        ("Hengelo", "Hengello"),  # a name is no word of the list
    ],
)
def test_another_word_of_the_list_is_no_slip(usual: str, odd: str) -> None:
    assert slips(twice(usual, odd)) == []


def test_two_capitals_at_the_beginning_are_a_slip() -> None:
    text = "Het plan is Bestaand. Dat is Bestaand. Ook dit is BEstaand, en de VVEs en IJssel zijn dat niet."
    assert slips(text) == [("BEstaand", "Bestaand", "differs")]
    assert slips("Het plan is BEstaand. Dat is Bestaand.") == []


def test_what_is_quoted_is_spelt_by_another() -> None:
    usual = "De veroordeling is er. Na de veroordeling volgt beroep. De foto's zijn van toen. "
    assert slips(f"{usual}Toen heette dat ‘de veroordeeling van den dader’.") == []
    assert slips(f'{usual}Toen heette dat "de veroordeeling van den dader".') == []
    assert slips(f"{usual}Toen heette dat 'de veroordeeling van den dader'.") == []
    assert slips(f"{usual}Na de veroordeeling ('s avonds) volgt beroep.") == [
        ("veroordeeling", "veroordeling", "differs")
    ]


def test_a_quoted_word_is_one_of_the_places_where_a_spelling_stands() -> None:
    text = "De welstandsnota en de welstandsnota. De welstandnota, de ‘welstandnota’ van toen."
    assert slips(text) == []


def test_a_spelling_that_stands_three_times_is_the_right_one_where_the_list_has_neither() -> None:
    assert slips(f"Het moederdepartment. {twice('moederdepartment', 'moederdepartement')}") == [
        ("moederdepartement", "moederdepartment", "differs")
    ]


@pytest.mark.parametrize(
    ("usual", "odd", "found"),
    [
        # Only the rarer one is made of words of the list.
        ("klimaatadapatie", "klimaatadaptatie", ("klimaatadapatie", "klimaatadaptatie", "differs")),
        # Both are.
        ("moederdepartment", "moederdepartement", ("moederdepartement", "moederdepartment", "uncertain")),
        # Only the usual one is; or the two differ by the "s" between their parts.
        ("klimaatadaptatie", "klimaatadapatie", ("klimaatadapatie", "klimaatadaptatie", "differs")),
        ("versnellingsaanpak", "versnellingaanpak", ("versnellingaanpak", "versnellingsaanpak", "differs")),
        # That "s" may be there or not, but before another "s".
        ("voorzorgsbeginsel", "voorzorgbeginsel", ("voorzorgbeginsel", "voorzorgsbeginsel", "not_comparable")),
        ("geluidszone", "geluidzone", ("geluidzone", "geluidszone", "not_comparable")),
        ("waterbeheerplan", "waterbeheersplan", ("waterbeheersplan", "waterbeheerplan", "not_comparable")),
        ("welstandbeleid", "welstandsbeleid", ("welstandsbeleid", "welstandbeleid", "not_comparable")),
        ("rechtsstaat", "rechtstaat", ("rechtstaat", "rechtsstaat", "differs")),
        ("woningbouwafspraken", "woningbouwafpraken", ("woningbouwafpraken", "woningbouwafspraken", "differs")),
    ],
)  # fmt: skip
def test_the_list_says_which_of_two_spellings_is_the_slip(
    usual: str, odd: str, found: tuple[str, str, str]
) -> None:
    assert slips(twice(usual, odd)) == [found]


@pytest.mark.parametrize(
    ("usual", "other"),
    [("voorkomende", "voortkomende"), ("voorgaande", "voortgaande"), ("relevante", "relevantie")],
)
def test_a_word_made_of_one_of_the_list_is_no_slip(usual: str, other: str) -> None:
    assert slips(twice(usual, other)) == []
    assert slips(twice("voorkomende", "voorkommende")) != []


@pytest.mark.parametrize(
    ("cell", "outcome"),
    [
        ("woningyoorraad", "uncertain"),  # "v" and "y" look alike
        ("woningboorraad", "differs"),  # "v" and "b" do not
        ("woninvoorraad", "differs"),  # a letter too few
    ],
)
def test_a_letter_in_a_cell_that_looks_like_another_may_be_misread(cell: str, outcome: str) -> None:
    text = f"De woningvoorraad groeit.\n\n| Gemeente | {cell} |\n|---|---|\n| Borne | 900 |\n"
    source = parse_markdown(text)
    read = passages(source, 1, 1)
    tables = [document_table(source, grid, read) for grid in source.grids]
    checks = [judge(relation) for relation in misspelt_words(read, tables)]
    assert [(check.stated, check.outcome) for check in checks] == [(cell, outcome)]
    in_text = text.replace("|", " ").replace("---", "")
    assert slips(in_text) == [(cell, "woningvoorraad", "differs")]
