"""Clauses: forms of verbs, main and subordinate clauses, predicates, subjects."""

from __future__ import annotations

import pytest

from corpus.vocabulary import vocabulary
from nlp.language.clauses.conjugation import participles, past, singular
from nlp.language.clauses.lexicon import lexicon
from nlp.language.clauses.predicate import Predicate, predicate_of
from nlp.language.clauses.subject import subject_of
from nlp.pipeline import build, make_doc
from nlp.records import DocumentContext
from nlp.sentence_reading import Reading

NLP = build()
CONTEXT = DocumentContext(
    "d",
    "agreement",
    "Woondeal Twente",
    area_id="twente",
    region_id="twente",
    province_id="PV23",
    issued_by=("gemeenten", "provincie Overijssel", "Rijk"),
)


def read(text: str) -> Reading:
    return NLP(make_doc(NLP, text, CONTEXT))._.readings[0]


def verbs(text: str) -> list[str]:
    """The main verbs of a sentence, as they stand."""
    analysis = read(text).analysis
    assert analysis is not None
    return [analysis.words.texts[clause.finite.index] for clause in analysis.clauses]


def predicate(text: str, number: int = 0) -> Predicate:
    analysis = read(text).analysis
    assert analysis is not None
    return predicate_of(analysis.clauses[number], analysis.words, lexicon())


def subject(text: str, number: int = 0) -> tuple[str, str]:
    reading = read(text)
    assert reading.analysis is not None and reading.actors is not None
    found = subject_of(reading.analysis.clauses[number], reading.analysis.words, reading.actors)
    return found.kind, found.text


@pytest.mark.parametrize(
    ("infinitive", "form"),
    [
        ("maken", "maakt"),
        ("zetten", "zet"),
        ("streven", "streeft"),
        ("coördineren", "coördineert"),
        ("subsidiëren", "subsidieert"),
        ("creëren", "creëert"),
        ("bevorderen", "bevordert"),
        ("monitoren", "monitort"),
        ("evalueren", "evalueert"),
        ("toezien", "toeziet"),
        ("gaan", "gaat"),
        ("voorkomen", "voorkomt"),
        ("bieden", "biedt"),
    ],
)
def test_third_person_singular(infinitive: str, form: str) -> None:
    assert form in singular(infinitive)


@pytest.mark.parametrize(
    ("infinitive", "form"),
    [
        ("herijken", "herijkt"),
        ("versterken", "versterkt"),
        ("bevorderen", "bevorderd"),
        ("indexeren", "geïndexeerd"),
        ("evalueren", "geëvalueerd"),
        ("bespreken", "besproken"),
        ("ondersteunen", "ondersteund"),
        ("volgen", "gevolgd"),
        ("zetten", "gezet"),
    ],
)
def test_past_participle(infinitive: str, form: str) -> None:
    assert form in participles(infinitive, vocabulary().irregular)


def test_past_tense_follows_the_root() -> None:
    assert "werkten" in past("werken", {})
    assert "streefde" in past("streven", {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De extra ruimte die de afschaffing oplevert gebruiken corporaties voor nieuwbouw.",
            ["gebruiken"],
        ),
        ("Wanneer partijen tegen knelpunten oplopen worden deze besproken.", ["worden"]),
        ("Om dit in beeld te krijgen, brengen we de cijfers bijeen.", ["brengen"]),
        ("Gemeenten zorgen er tijdig voor dat plannen worden omgezet.", ["zorgen"]),
        (
            "Rijk en provincie informeren gemeenten wanneer regelingen opengesteld worden en dienen als vraagbaak.",
            ["informeren", "dienen"],
        ),
        (
            "Vanuit tafels als de landelijke versnellingstafel agenderen partijen knelpunten.",
            ["agenderen"],
        ),
        ("Hoewel de positie gunstig is kan dit niet zonder geld.", ["kan"]),
        ("Als regio blijven we ons inspannen.", ["blijven"]),
        ("Door woningen te groeperen kunnen we doorstroming bevorderen.", ["kunnen"]),
        ("We bepalen dit zodra de monitor klaar is en de cijfers bekend zijn.", ["bepalen"]),
        ("De gemeenten (die dit zelf betalen) bouwen woningen.", ["bouwen"]),
        ("Versterking van de samenwerking tussen gemeenten.", []),
        ("Zoals is vastgelegd bekijken we na 2 jaar de stand van zaken.", ["bekijken"]),
        ("De werkgroep wonen levert een advies op.", ["levert"]),
        ("Om dit tegen te gaan bevorderen we het toevoegen van groen.", ["bevorderen"]),
        ("In kwetsbare wijken door gemeenten investeren we in scholen.", ["investeren"]),
        ("De regeling heeft een plafond en we passen dit aan.", ["heeft", "passen"]),
        ("Waar bedrijven niet vooruitkomen, spant het kabinet zich in.", ["spant"]),
        ("De gemeente maakt beleid, waarbij dit gebruikt kan worden.", ["maakt"]),
        ("De gemeente geeft aan dat de provincie zal helpen.", ["geeft"]),
        ("Eén overheid: gemeenten en Rijk zijn samen verantwoordelijk.", ["zijn"]),
        ("Daarna worden de kosten en de haalbaarheid onderzocht.", ["worden"]),
        ("De kosten worden onderzocht en de gemeente verzocht.", ["worden", "verzocht"]),
    ],
)
def test_main_verbs(text: str, expected: list[str]) -> None:
    assert verbs(text) == expected


def test_a_verb_that_no_list_has_is_told_by_its_place_in_the_first_clause_alone() -> None:
    assert verbs("Hier glimpen we mee.") == ["glimpen"]
    assert verbs("Er komt geld, glimpen we mee.") == ["komt"]


@pytest.mark.parametrize(
    ("text", "infinitive", "voice", "modal"),
    [
        ("Twente zet zich, samen met corporaties, in voor de bouw.", "inzetten", "active", None),
        (
            "Het regionale aandeel werken wij in 2023 uit op basis van de monitor.",
            "uitwerken",
            "active",
            None,
        ),
        ("De provincie ziet erop toe dat dit klopt.", "toezien", "active", None),
        ("Partijen zetten in op bouwen.", "inzetten", "active", None),
        ("De afspraken worden jaarlijks herijkt.", "herijken", "passive", None),
        ("De opgave zal nader worden uitgewerkt.", "uitwerken", "passive", "zullen"),
        ("In 2023 gaan we dit verder uitwerken.", "uitwerken", "active", "gaan"),
        ("De wethouder zal dit terugkoppelen aan de raad.", "terugkoppelen", "active", "zullen"),
        ("Het Rijk gaat met zijn grond bijdragen aan de bouw.", "bijdragen", "active", "gaan"),
        ("Er dient rekening te worden gehouden met water.", "houden", "passive", "dienen"),
        ("Gemeenten hebben zich gecommitteerd.", "committeren", "perfect", None),
        ("Het doel is duidelijk.", "zijn", "copula", None),
        ("We zullen gebruik maken van technologie.", "maken", "active", "zullen"),
        ("We willen de natuur herstellen en kansen zien.", "herstellen", "active", "willen"),
        ("We willen starters helpen een woning te kopen.", "helpen", "active", "willen"),
        ("We hebben de stappen doorlopen.", "doorlopen", "perfect", None),
        ("We maken het eenvoudiger een deel op te nemen.", "maken", "active", None),
        ("Dit zal worden onderzocht.", "onderzoeken", "passive", "zullen"),
        (
            "We gaan de dijken, zowel aan zee als in het land, beter beschermen.",
            "beschermen",
            "active",
            "gaan",
        ),
        (
            "De termijn waarbinnen de huur getoetst kan worden wordt verlengd.",
            "verlengen",
            "passive",
            None,
        ),
        ("De uitbuiting kán niet doorgaan.", "doorgaan", "active", "kunnen"),
        ("Dit zal aangepast moeten worden.", "aanpassen", "passive", "moeten"),
        ("De gemeenten zijn bereid dit te doen.", "zijn", "copula", None),
    ],
)
def test_predicates(text: str, infinitive: str, voice: str, modal: str | None) -> None:
    found = predicate(text)
    assert (found.infinitive, found.voice, found.modal) == (infinitive, voice, modal)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De Twentse gemeenten zorgen voor plannen.", "actor"),
        ("Deze opgave pakken gemeenten lokaal op.", "actor"),
        ("Deze krapte en deze haast vragen het Rijk en ons om een andere aanpak.", "other"),
        ("Deze opgave pakken het Rijk en ons college op.", "actor"),
        ("In 2023 brengen we dit in beeld.", "actor"),
        ("Indien nodig ondersteunt de provincie hierbij.", "actor"),
        ("Met alle gemeenten wordt samengewerkt.", "other"),
        ("De spoorzone Almelo biedt kansen.", "other"),
        ("De bouw van woningen kost geld.", "other"),
        ("Zij leveren een bijdrage.", "pronoun"),
        ("De komende periode werkt het Rijk, samen met de provincie, dit plan uit.", "actor"),
        ("Als de gemeente het werk stillegt, meldt hij dat.", "pronoun"),
        ("Als gemeente draagt Almelo hieraan bij, met geld.", "actor"),
    ],
)
def test_subjects(text: str, kind: str) -> None:
    assert subject(text)[0] == kind


def test_what_is_too_long_to_be_a_sentence_is_not_analysed() -> None:
    assert read("woord " * 400).analysis is None


def test_parties_stand_in_the_spans_of_the_pipeline() -> None:
    doc = NLP(make_doc(NLP, "De provincie helpt gemeenten.", CONTEXT))
    assert [(span.text, span._.mention.name) for span in doc.spans["parties"]] == [
        ("provincie", "provincie Overijssel"),
        ("gemeenten", "gemeenten"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Verlaagde stoepen aanleggen.", []),
        ("De minister zal met provincies en betrokken diensten komen tot regels.", ["zal"]),
        ("De gemeente zal scholen, betrokken diensten en bewoners uitnodigen.", ["zal"]),
        ("Wij willen zo vroeg mogelijk hulp bieden.", ["willen"]),
        ("De gemeenten betrokken hun inwoners.", ["betrokken"]),
        ("Stelde de raad een visie vast?", ["Stelde"]),
    ],
)
def test_a_participle_before_its_noun_is_no_verb(text: str, expected: list[str]) -> None:
    assert verbs(text)[: max(1, len(expected))] == expected


def test_a_noun_between_commas_is_no_infinitive() -> None:
    assert (
        predicate("Ik ga in op de kosten, nieuwe onderzoeken, de gevolgen.").infinitive
        != "onderzoeken"
    )


_LONG = "bij elk plan voor de kernen langs het spoor vooraf samen met de corporaties een deel van de kavels te bewaren"


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        # What opens a sentence may be long and list things, what stands within it may not.
        (f"Door {_LONG}, maken gemeenten tempo.", ["om"]),
        (f"Gemeenten maken tempo door {_LONG}.", []),
        ("Gemeenten maken tempo door kavels te bewaren.", ["om"]),
        ("Door inzet, kennis en geld te bundelen, maken gemeenten tempo.", ["om"]),
        ("Gemeenten maken tempo door inzet, kennis en geld te bundelen.", []),
        ("Door gemeenten te helpen, maakt de provincie tempo.", []),
    ],
)
def test_a_clause_with_door_and_te_reaches_further_at_the_front(
    text: str, markers: list[str]
) -> None:
    analysis = read(text).analysis
    assert analysis is not None
    assert [frame.marker for c in analysis.clauses for frame in c.frames] == markers


@pytest.mark.parametrize(
    ("text", "infinitive"),
    [
        # After a modal a last word in "-en" is its verb, also where no list knows it.
        ("De gemeenten willen het gebied bedampen.", "bedampen"),
        ("De gemeenten willen het gebied snel opnieuw bedampen.", "bedampen"),
        # A name, a short word, one with another end or behind an article or preposition is none.
        ("De gemeenten moeten tijdig Bedampen.", "moeten"),
        ("De gemeenten moeten tijdig oben.", "moeten"),
        ("De gemeenten willen het gebied extra.", "willen"),
        ("De gemeenten willen met boten.", "willen"),
        ("De gemeenten willen de wolken.", "willen"),
        # "Laten" needs no verb of its own.
        ("De gemeenten laten het gebied bedampen.", "laten"),
    ],
)
def test_an_unknown_verb_stands_last_behind_a_modal(text: str, infinitive: str) -> None:
    assert predicate(text).infinitive == infinitive


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("Mocht dit niet lukken, dan bouwen gemeenten zelf.", ["indien"]),
        ("Lukt dit niet, dan bouwen gemeenten zelf.", ["indien"]),
        ("Gemeenten bouwen zelf, dan lukt dit.", []),
        ("Lukt dit niet, gemeenten bouwen zelf.", []),
    ],
)
def test_a_verb_in_front_and_dan_behind_it_make_a_condition(text: str, markers: list[str]) -> None:
    analysis = read(text).analysis
    assert analysis is not None
    assert [frame.marker for c in analysis.clauses for frame in c.frames] == markers
