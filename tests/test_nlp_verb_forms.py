"""The forms of Dutch verbs that follow from their infinitive, and what number a form is."""

from __future__ import annotations

import pytest

from nlp.language.clauses.conjugation import first_person, forms, participles, past, singular, stems
from nlp.language.clauses.lexicon import lexicon


@pytest.mark.parametrize(
    ("infinitive", "present", "imperfect", "participle"),
    [
        # a long vowel is doubled, a double consonant is not
        ("maken", "maakt", "maakte", "gemaakt"),
        ("huren", "huurt", "huurde", "gehuurd"),
        ("plannen", "plant", "plande", "gepland"),
        ("zetten", "zet", "zette", "gezet"),
        ("praten", "praat", "praatte", "gepraat"),
        # two vowels before the consonant stay as they are
        ("bouwen", "bouwt", "bouwde", "gebouwd"),
        ("ruilen", "ruilt", "ruilde", "geruild"),
        ("groeien", "groeit", "groeide", "gegroeid"),
        # v and z become f and s, and take d
        ("leven", "leeft", "leefde", "geleefd"),
        ("reizen", "reist", "reisde", "gereisd"),
        # 't kofschip
        ("werken", "werkt", "werkte", "gewerkt"),
        ("lachen", "lacht", "lachte", "gelacht"),
        ("koppen", "kopt", "kopte", "gekopt"),
        ("wensen", "wenst", "wenste", "gewenst"),
        # no "ge" after these prefixes, but after "gel" and "gev"
        ("beleggen", "belegt", "belegde", "belegd"),
        ("erkennen", "erkent", "erkende", "erkend"),
        ("herhalen", "herhaalt", "herhaalde", "herhaald"),
        ("verlagen", "verlaagt", "verlaagde", "verlaagd"),
        ("ontwerken", "ontwerkt", "ontwerkte", "ontwerkt"),
        ("overleggen", "overlegt", "overlegde", "overlegd"),
        ("gelden", "geldt", "geldde", "gegeld"),
        # the last syllable of a long verb may be unstressed
        ("bevorderen", "bevordert", "bevorderde", "bevorderd"),
        ("oefenen", "oefent", "oefende", "geoefend"),
        ("monitoren", "monitort", "monitorde", "gemonitord"),
        # two vowels that meet
        ("subsidiëren", "subsidieert", "subsidieerde", "gesubsidieerd"),
        ("evalueren", "evalueert", "evalueerde", "geëvalueerd"),
        ("innen", "int", "inde", "geïnd"),
    ],
)
def test_the_forms_of_a_verb_follow_from_its_infinitive(
    infinitive: str, present: str, imperfect: str, participle: str
) -> None:
    assert present in singular(infinitive)
    assert {imperfect, f"{imperfect}n"} <= set(past(infinitive, {}))
    assert participle in participles(infinitive, {})


@pytest.mark.parametrize(
    ("infinitive", "present"),
    [
        ("gaan", "gaat"),
        ("staan", "staat"),
        ("doen", "doet"),
        ("zien", "ziet"),
        ("verslaan", "verslaat"),
        ("tegengaan", "tegengaat"),
        ("komen", "komt"),
        ("voorkomen", "voorkomt"),
    ],
)
def test_short_verbs_have_a_singular_of_their_own(infinitive: str, present: str) -> None:
    assert singular(infinitive) == (present,)


@pytest.mark.parametrize(
    ("infinitive", "present"),
    [
        ("komen", "kom"),
        ("voorkomen", "voorkom"),
        ("nemen", "neem"),
        ("gaan", "ga"),
        ("doen", "doe"),
    ],
)
def test_the_first_person_of_a_verb_follows_from_its_infinitive(
    infinitive: str, present: str
) -> None:
    assert first_person(infinitive) == (present,)


@pytest.mark.parametrize(
    ("infinitive", "stem"),
    [("maken", ("maak",)), ("zetten", ("zet",)), ("oefenen", ("oefen", "oefeen")), ("aaien", ("aai",))],
)  # fmt: skip
def test_a_stem_has_two_candidates_only_where_spelling_leaves_a_choice(
    infinitive: str, stem: tuple[str, ...]
) -> None:
    assert stems(infinitive) == stem


def test_irregular_verbs_have_the_forms_of_the_list() -> None:
    irregular = {"nemen": ("nam", "namen", "genomen")}
    assert past("nemen", irregular) == ("nam", "namen")
    assert participles("nemen", irregular) == ("genomen",)


def test_a_separable_verb_in_one_word_is_finite_in_a_subordinate_clause_only() -> None:
    kinds = {text: form.kind for text, form in forms("werken", "uit", {})}
    assert kinds == {
        "uitwerken": "inf",
        "uitwerkt": "sub",
        "uitwerkte": "sub",
        "uitwerkten": "sub",
        "uitgewerkt": "part",
    }
    assert {form.kind for _, form in forms("werken", None, {})} == {"pl", "sg", "past", "part"}
    assert {form.infinitive for _, form in forms("werken", "uit", {})} == {"uitwerken"}


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("bouwen", "plural"),
        ("bouwt", "singular"),
        ("bouwde", None),
        ("gebouwd", None),
        # the auxiliaries
        ("zijn", "plural"),
        ("gaan", "plural"),
        ("zien", "plural"),
        ("worden", "plural"),
        ("is", "singular"),
        ("wordt", "singular"),
        # verbs that no list has
        ("wandelen", "plural"),
        ("wandelt", "singular"),
        ("gewandeld", None),
        # no verbs
        ("open", None),
        ("samen", None),
        ("den", None),
        ("kant", None),
        ("met", None),
        ("12", None),
        ("gemeenten", None),
        ("slorken", None),
    ],
)
def test_the_number_of_a_form_that_can_be_finite(form: str, number: str | None) -> None:
    assert lexicon().number(form) == number


def test_a_reflexive_verb_may_have_a_sense_of_its_own() -> None:
    known = lexicon()
    assert known.sense("committeren", reflexive=True) == "duty"
    assert known.sense("bouwen", reflexive=True) == known.sense("bouwen") == "plan"
    assert known.sense("slorken") is None
