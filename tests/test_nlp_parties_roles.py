"""Who is responsible, with whom and for whom."""

from dataclasses import replace

import pytest

from extract.clean import clean
from extract.model import Segment
from nlp.parties.entries import default_registry
from nlp.parties.rule_table import label_of
from nlp.parties.unknown import unknown_notes
from nlp.records import Commitment, DocumentContext, PartyMention, Speaker
from tests.party_readings import decided

ACHTERHOEK = DocumentContext(
    "woondeal-achterhoek",
    "agreement",
    "Woondeal Achterhoek",
    "achterhoek",
    "achterhoek",
    "PV25",
    dated="2023-03",
    issued_by=("gemeenten", "provincie Gelderland", "Rijk"),
)
GELDERLAND = DocumentContext(
    "akkoord", "other", "Akkoord", "PV25", None, "PV25", issued_by=("provincie Gelderland",)
)
P, G, C = "provincie Gelderland", "gemeenten", "woningcorporaties"


def by_role(text: str, role: str, context: DocumentContext = ACHTERHOEK, **around) -> list[str]:
    return [r.name for r in decided(text, context, **around).chosen if r.role == role]


def responsible(text: str, context: DocumentContext = ACHTERHOEK, **around) -> list[str]:
    return by_role(text, "responsible", context, **around)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Subjects, before and after the verb.
        ("Gemeenten en provincie stellen een plan op.", [G, P]),
        ("Hiervoor leggen het Rijk, de provincie en de regio dit vast.", ["Rijk", P, "regio Achterhoek"]),
        ("Zowel gemeenten als de provincie leveren capaciteit.", [G, P]),
        ("De corporaties in de Achterhoek en de provincie bouwen door.", [C, P]),
        ("De provincie coördineert, de gemeenten voeren uit.", [P, G]),
        ("Elke gemeente neemt een deel.", [G]),
        ("Doetinchem bouwt 3.000 woningen.", ["Doetinchem"]),
        ("De Achterhoek zet zich in voor 8.390 woningen.", ["regio Achterhoek"]),
        ("Het college van Gedeputeerde Staten van de provincie stuurt hierop.", [P]),
        ("De regio (gemeenten) legt dit vast.", [G]),
        ("De afdelingen wonen van de provincie en gemeenten sluiten aan.", [P, G]),
        # Place is not actor, object is not actor.
        ("In Doetinchem bouwen corporaties 100 woningen.", [C]),
        ("Binnen de provincie wordt gebouwd door corporaties.", [C]),
        ("De provincie ondersteunt gemeenten.", [P]),
        ("Deze regeling biedt gemeenten ruimte en wordt door het Rijk betaald.", ["Rijk"]),
        ("Indien gemeenten dit wensen, ondersteunt de provincie hen.", [P]),
        ("De krapte en de haast vragen het Rijk en ons om een andere aanpak.", ["partijen"]),
        ("De krapte en de haast vragen het Rijk en ons, gemeenten en provincie, om een andere aanpak.", ["partijen"]),
        ("Daarom vragen het Rijk en ons college de corporaties om haast.", ["Rijk", G]),
        ("De provincie helpt ons, gemeenten bouwen.", [P, G]),
        ("Om gemeenten te ondersteunen stelt het Rijk geld beschikbaar.", ["Rijk"]),
        ("Het door de provincie betaalde team helpt; gemeenten betalen mee.", [G]),
        # We, and what is agreed.
        ("We maken dit beter.", ["partijen"]),
        ("Daarom zetten we als gemeenten in op tempo.", [G]),
        ("Als provincie en gemeenten committeren we ons hieraan.", [P, G]),
        ("We maken de afspraak dat gemeenten en corporaties dit doen.", [G, C]),
        ("Partijen spreken af dat de provincie de monitor verzorgt.", [P]),
        ("Gemeenten en provincie spreken af dat een balans nodig is.", [G, P]),
        ("Dat betekent dat elke gemeente een bijdrage levert.", [G]),
        ("Wij, gemeenten en provincie, doen dit samen.", [G, P]),
        ("De Achterhoekse gemeenten doen dit en betrekken de corporaties.", [G]),
        # Passives and other constructions.
        ("Van gemeenten wordt verwacht dat zij dit doen.", [G]),
        ("Kosten worden door de gemeenten gedekt.", [G]),
        ("Kosten die hiermee verband houden zullen door de gemeenten worden gedekt.", [G]),
        ("Gemeenten worden gevraagd een visie op te stellen.", [G]),
        ("Er vindt overleg plaats tussen de minister voor VRO en een afvaardiging van GS.", ["minister voor VRO", P]),
        ("Hier ligt een taak voor gemeenten, maar ook voor de provincie.", [G, P]),
        ("Het is aan de gemeenten om dit vast te stellen.", [G]),
        ("De regie ligt bij de provincie.", [P]),
        ("De ambitie van de regio is om meer te bouwen.", ["regio Achterhoek"]),
        ("Vanuit Provinciale Staten is € 27 miljoen beschikbaar gesteld.", [P]),
        ("Gemeenten: vaststellen van de woonvisie.", [G]),
        ("Versterking van de samenwerking tussen provincie en gemeenten", [P, G]),
        ("Wijzigingen worden doorgevoerd door besluiten van de colleges van GS en B&W.", [P, G]),
        ("Onder regie van de provincie wordt een programmering opgesteld.", [P]),
        ("Aan de gemeenten wordt gevraagd gegevens aan te leveren.", [G]),
        ("Later wordt bepaald hoe gemeenten en provincie dit monitoren.", [G, P]),
        ("Later wordt bepaald hoe gemeenten worden geholpen.", ["partijen"]),
        ("Door de provincie wordt een kaart gemaakt dat gemeenten kunnen gebruiken.", [P]),
        ("Hieruit volgt een verplichting voor gemeenten om een visie op te stellen.", [G]),
        ("Bouwen is een opgave van Rijk en provincie waarin we elkaar helpen.", ["Rijk", P]),
        ("Er is afstemming tussen gemeenten over de knelpunten.", [G]),
        ("De Metropoolregio Zuidoost faciliteert de samenwerking tussen gemeenten.", ["Metropoolregio Zuidoost"]),
        ("Dit betekent dat de markt verantwoordelijk is voor de helft.", ["marktpartijen"]),
        ("Op de markt is vraag naar woningen, gemeenten spelen hierop in.", [G]),
        ("GS besluit de begroting van de Gemeenschappelijke Regeling Veiligheidsregio Noord vast te stellen.", [P]),
        # Where a subordinate clause ends.
        ("Over de bestemming die daaraan moet worden gegeven treden gemeente en provincie in overleg.", [G, P]),
        ("Indien gemeenten dit wensen ondersteunt de provincie hen.", [P]),
        ("Mocht de provincie hier niet in slagen, dan nemen gemeenten het initiatief.", [G]),
        ("Mocht dit niet lukken dan gaat de provincie in overleg met gemeenten.", [P]),
        # Who only receives, and who is only described.
        ("Daarnaast krijgen de gemeenten middelen en betaalt het Rijk de aanleg.", ["Rijk"]),
        ("Gemeenten krijgen de regie over de toewijzing.", [G]),
        ("Het Rijk trekt geld uit voor een sterke en dienstbare overheid.", ["Rijk"]),
        # Coordination.
        ("Gemeenten en, waar nodig, de provincie zetten dit in.", [G, P]),
        ("Gemeenten (en corporaties) maken afspraken.", [G, C]),
        ("Gemeenten en regionale corporaties maken afspraken.", [G, C]),
        ("De minister voor Volkshuisvesting en Ruimtelijke Ordening (VRO) betaalt.", ["minister voor VRO"]),
    ],
)  # fmt: skip
def test_responsible(text, expected):
    assert responsible(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De provincie maakt samen met gemeenten een plan.", [G]),
        ("De provincie doet dit in overleg met het Rijk en de corporaties.", ["Rijk", C]),
        ("Er volgen gesprekken tussen provincie en gemeenten, waarbij ook corporaties aansluiten.", [C]),
        ("Naast de provincie sluiten ook marktpartijen aan.", [P]),
        ("Hierbij worden het zorgkantoor en de zorgaanbieders betrokken.", ["zorgkantoren", "zorgaanbieders"]),
        ("De gemeenten betrekken de corporaties hierbij.", [C]),
    ],
)  # fmt: skip
def test_partners(text, expected):
    assert by_role(text, "partner") == expected
    assert set(responsible(text)).isdisjoint(expected)


@pytest.mark.parametrize(
    "text",
    [
        "De provincie faciliteert de gemeenten met een flexpool.",
        "Het Rijk stelt geld beschikbaar aan gemeenten.",
        "Het Rijk informeert gemeenten over regelingen.",
        "Gemeenten worden door de provincie ondersteund.",
    ],
)
def test_beneficiaries(text):
    assert by_role(text, "beneficiary") == [G]
    assert G not in responsible(text)


def test_we_in_a_document_of_one_body_is_that_body():
    assert responsible("We investeren in woningen.", GELDERLAND) == [P]


def test_who_issued_a_document_is_known_in_it_by_name():
    context = DocumentContext("p", "agreement", "P", issued_by=("Aalten", "Beter Wonen"))
    assert responsible("Beter Wonen bouwt 20 woningen.", context) == ["Beter Wonen"]
    assert responsible("De corporatie Beter Wonen bouwt 20 woningen.", context) == ["Beter Wonen"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The level that a sentence is about stands before its verb, or is called one.
        ("De regionale afstemming wordt herijkt.", ["regio Achterhoek"]),
        ("De afstemming vindt plaats op regionaal niveau.", ["regio Achterhoek"]),
        ("De afstemming vindt plaats op regioniveau.", ["regio Achterhoek"]),
        ("De afstemming vindt plaats op gemeenteniveau.", [G]),
        ("Afstemming gebeurt lokaal.", [G]),
        # That of what something comes from, or is done with, says nothing of who does it.
        ("De afstemming vindt plaats met regionaal geld.", ["partijen"]),
        ("Er wordt elk jaar opnieuw op een goede manier lokaal afgestemd.", ["partijen"]),
        ("Volgens de regionale agenda wordt afgestemd.", ["partijen"]),
    ],
)
def test_a_level_acts_where_the_sentence_is_about_it(text, expected):
    assert [r.name for r in decided(text, ACHTERHOEK).responsible] == expected


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        ("Ze zorgen voor capaciteit.", {"before": ["Gemeenten en provincie werken samen."]}, [G, P]),
        ("Daarbij wordt ook de markt gepeild.", {"before": ["De corporaties bouwen 100 woningen."]}, [C]),
        ("Het doel is om sneller te bouwen.", {"before": ["Het Rijk maakt een plan."]}, ["Rijk"]),
        ("het verstrekken van kennis;", {"stem": "Het Rijk ondersteunt door:"}, ["Rijk"]),
        ("kennis delen;", {"stem": "Er is veel gaande. De provincie zal:"}, [P]),
        ("Gemeentelijke bijdrage van € 60.000;", {"stem": "Voorwaarden hiervoor zijn:"}, [G]),
        ("Deze wordt jaarlijks herijkt.", {"before": ["Op termijn volgt een visie."]}, ["partijen"]),
        ("Er wordt meer gebouwd.", {"section": ["2. Rol van de provincie"]}, [P]),
        ("Er wordt meer gebouwd.", {"section": ["6. Investeringen corporaties"]}, ["partijen"]),
        ("Op regionaal niveau vindt afstemming plaats.", {}, ["regio Achterhoek"]),
        ("De afspraken worden herijkt.", {}, ["partijen"]),
        ("De afspraken uit het provinciale programma worden uitgewerkt in de lokale programma's.", {}, [G]),
        ("De afspraken worden uitgewerkt in de provinciale en lokale programma's.", {}, ["partijen"]),
        ("Hierbij gaat aandacht uit naar ouderen.", {"before": ["De corporaties bouwen 100 woningen."]}, [C]),
        ("Onderdeel hiervan is een nulmeting.", {"before": ["De provincie ziet hierop toe."]}, [P]),
    ],
)  # fmt: skip
def test_who_is_meant_where_nobody_is_named(text, around, expected):
    roles = decided(text, ACHTERHOEK, **around).responsible
    assert [r.name for r in roles] == expected
    assert all(r.implied and r.start is None and r.score < 1 for r in roles)


@pytest.mark.parametrize(
    "around",
    [
        {"stem": "Hieronder volgt een opsomming met een reactie van de provincie."},
        {"section": ["3. Antwoord GS"]},
    ],
)
def test_we_in_the_reply_of_one_party_is_that_party(around):
    assert responsible("Wij toetsen alle aanvragen.", **around) == [P]
    assert responsible("Gemeenten toetsen alle aanvragen.", **around) == [G]
    assert responsible("Als gemeenten toetsen we alle aanvragen.", **around) == [G]


def test_an_organisation_is_meant_again_by_its_first_word():
    text = (
        "In 2019 start het Expertisecentrum Duurzaam Gelderland. "
        "Het expertisecentrum biedt gemeenten hulp."
    )
    assert responsible(text) == ["Expertisecentrum Duurzaam Gelderland"]


def test_every_role_says_why():
    for role in decided("De provincie helpt gemeenten samen met het Rijk.", ACHTERHOEK).chosen:
        assert label_of(role.rule)


def test_a_role_leads_back_to_the_words_in_the_source():
    source = "Kop\nDe pro-\nvincie helpt."
    passage = clean(source, [Segment(4, len(source))])
    (role,) = decided(passage.text, ACHTERHOEK).chosen
    mention = role.mention(passage)
    assert mention.span is not None
    assert source[mention.span.start : mention.span.end] == "pro-\nvincie"


MINUTES = replace(
    ACHTERHOEK, speakers=(Speaker("Anna de Wit", P), Speaker("Jansen", "gemeente Aalten"))
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna de Wit zegt dit toe.", [P]),
        ("De heer Jansen zegt dit toe.", ["Aalten"]),
        ("Wethouder Jansen zegt dit toe.", ["Aalten"]),
    ],
)
def test_people_present_at_a_meeting_speak_for_their_party(text, expected):
    assert responsible(text, MINUTES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De heer Jansen geeft aan dat de provincie dit betaalt.", [P]),
        ("De heer Jansen meldt dat de provincie wordt betrokken.", ["Aalten"]),
        ("De heer Jansen geeft aan dat dit de provincie helpt.", ["Aalten"]),
        ("De heer Jansen zegt toe dat de provincie dit krijgt.", ["Aalten"]),
        ("De heer Jansen meldt dit aan de provincie.", ["Aalten"]),
        ("De heer Jansen geeft aan dat hij dit regelt.", ["Aalten"]),
    ],
)
def test_who_acts_in_what_is_told_goes_before_who_tells_it(text, expected):
    assert responsible(text, MINUTES) == expected


def test_unlisted_organisations_are_noted_once_with_their_place():
    span = Segment(10, 20)
    mentions = (
        PartyMention("Taskforce Bouwen", "responsible", span, False, 0.6),
        PartyMention("Rijk", "partner", span, False, 1.0),
    )
    commitment = Commitment(3, Segment(0, 40), "…", "plan", mentions, ())
    (note,) = unknown_notes([commitment, commitment], default_registry(), {3: 7})
    assert (note.page, note.segment) == (7, span)
    assert "Taskforce Bouwen" in note.message


def test_what_is_too_long_to_be_a_sentence_names_nobody():
    text = "De provincie bouwt " + "en gemeenten bouwen " * 2000
    assert responsible(text) == ["partijen"]


def test_whose_signal_is_waited_for_is_not_who_acts():
    text = "Het besluit openbaar te maken nadat het signaal komt dat GS en alle gemeenten positief hebben besloten"
    of_one = replace(ACHTERHOEK, area_id="GM0294", kind="proposal", issued_by=("Winterswijk",))
    assert responsible(text, of_one) == ["Winterswijk"]


def test_what_a_place_will_do_by_an_election_programme_its_party_promises():
    text = "Winterswijk gaat investeren in goedkope energie."
    programme = replace(
        ACHTERHOEK, area_id="GM0294", kind="election_programme", issued_by=("Winterswijks Belang",)
    )
    assert responsible(text, programme) == ["Winterswijks Belang"]
    assert responsible(text, replace(programme, issued_by=(), title="Programma")) == []
    assert responsible(text, replace(programme, kind="coalition_agreement")) == ["Winterswijk"]


def test_a_body_that_is_named_as_one_is_no_place_in_an_election_programme():
    programme = replace(
        ACHTERHOEK, area_id="GM0294", kind="election_programme", issued_by=("Winterswijks Belang",)
    )
    assert responsible("De gemeente Winterswijk investeert in energie.", programme) == [
        "Winterswijk"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De corporaties deltaWonen, Habion en SWZ bouwen.", ["deltaWonen", "Habion", "SWZ"]),
        ("De corporaties deltaWonen, Habion, en SWZ bouwen.", ["deltaWonen", "Habion", "SWZ"]),
        ("De corporaties deltaWonen en Habion en SWZ bouwen.", ["deltaWonen", "Habion", "SWZ"]),
        ("De corporatie deltaWonen, en Habion bouwen.", ["deltaWonen", "Habion"]),
    ],
)
def test_names_behind_their_noun_are_listed_with_commas_and_en(text, expected):
    assert responsible(text) == expected
