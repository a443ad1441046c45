"""Votes on parties: all rules vote, one policy decides, and their order does not matter."""

from __future__ import annotations

import random
import re
import shutil
from itertools import permutations
from pathlib import Path

import pytest

from corpus.loading import REFERENCE, CorpusError
from extract.passages import passages
from extract.text import parse_text
from nlp.parties.case import implied, vote
from nlp.parties.participation import PartyRole, Vote
from nlp.parties.roles import RULES, PartyReader
from nlp.parties.rule_table import label_of, load_party_rules, party_rules
from nlp.parties.weigh_roles import decide
from nlp.reading import DocumentReading
from nlp.records import DocumentContext
from tests.party_readings import decided

TWENTE = DocumentContext(
    "woondeal-twente",
    "agreement",
    "Woondeal Twente",
    "twente",
    "twente",
    "PV23",
    issued_by=("gemeenten", "provincie Overijssel", "Rijk"),
)
DOCUMENTS = REFERENCE.parent / "documents"


def named(rule: str, name: str, start: int = 0, part: int | None = 0) -> Vote:
    role, _ = party_rules().by_id[rule]
    return vote(rule, PartyRole(name, "other", role, start, start + 3, False, 1.0, rule), part)


def test_every_rule_of_the_table_is_a_function_and_the_other_way_round() -> None:
    assert set(RULES) == set(party_rules().by_id)
    assert all(label_of(rule) for rule in RULES)


@pytest.mark.parametrize(
    ("rule", "text", "around"),
    [
        ("label", "Provincie: vaststellen van de visie.", {}),
        ("we_as", "Daarom zetten we als gemeenten in op tempo.", {}),
        ("falls_to_us", "Bouwen is een opgave van Rijk en provincie waarin we elkaar helpen.", {}),
        ("agreed", "We maken de afspraak dat gemeenten dit doen.", {}),
        ("agreed_we", "Partijen spreken af dat wij marktpartijen helpen.", {}),
        ("reply", "Wij toetsen dit.", {"section": ["Antwoord GS"]}),
        ("we", "We maken dit beter.", {}),
        ("subject", "De provincie stelt een plan op.", {}),
        ("agent", "Het plan wordt door de provincie opgesteld.", {}),
        ("agent_below", "Het doel is om het plan door gemeenten te laten vaststellen.", {}),
        (
            "item_goes_on",
            "Er komt ook een kaart.",
            {"stem": "De provincie zal:", "before": ["gemeenten stellen een lijst op."]},
        ),
        ("leader", "Onder regie van de provincie wordt een plan opgesteld.", {}),
        ("giver", "Vanuit Provinciale Staten is € 27 miljoen beschikbaar gesteld.", {}),
        ("between", "Er is overleg tussen de provincie en het Rijk.", {}),
        ("falls_to", "De regie ligt bij de provincie.", {}),
        ("pronoun", "Ze zorgen voor capaciteit.", {"before": ["Gemeenten werken samen."]}),
        (
            "agreement_by_others",
            "In de Nationale prestatieafspraken is vastgelegd hoeveel er wordt gebouwd.",
            {},
        ),
        ("worked_out", "De afspraken worden uitgewerkt in de lokale programma's.", {}),
        ("goes_on", "Het doel is sneller te bouwen.", {"before": ["Het Rijk maakt een plan."]}),
        ("stem", "kennis delen;", {"stem": "De provincie zal:"}),
        ("subordinate", "Later wordt bepaald hoe gemeenten dit volgen.", {}),
        (
            "project_places",
            "Met de bouw wordt in 2026 gestart.",
            {"before": ["Het project Spoorzone Almelo krijgt geld."]},
        ),
        ("leans_on", "Daarbij wordt de markt gepeild.", {"before": ["De corporaties bouwen."]}),
        ("level", "Op regionaal niveau vindt afstemming plaats.", {}),
        ("place", "In de provincie wordt gestreefd naar meer tempo.", {}),
        ("heading", "Er wordt meer gebouwd.", {"section": ["2. Rol van de provincie"]}),
        ("agreed_by_all", "Meer tempo is afgesproken.", {}),
        ("document", "Er komt meer tempo.", {}),
        ("with", "De provincie doet dit samen met gemeenten.", {}),
        ("beside", "Naast de provincie sluiten ook marktpartijen aan.", {}),
        ("joins", "Er volgt overleg, waarbij ook corporaties aansluiten.", {}),
        ("involved", "Hierbij worden de zorgaanbieders betrokken.", {}),
        ("invited", "De gemeenten betrekken de corporaties hierbij.", {}),
        ("for", "Het Rijk stelt geld beschikbaar aan gemeenten.", {}),
        ("purpose_object", "Om gemeenten te ondersteunen stelt het Rijk geld beschikbaar.", {}),
        ("patient", "Gemeenten worden door de provincie ondersteund.", {}),
        ("patient", "Gemeenten moeten en kunnen door de provincie worden ondersteund.", {}),
        ("object", "De provincie faciliteert de gemeenten.", {}),
    ],
)
def test_each_rule_decides_in_a_sentence_of_its_own(rule: str, text: str, around: dict) -> None:
    assert rule in {role.rule for role in decided(text, TWENTE, **around).chosen}


def test_a_sentence_keeps_the_votes_that_did_not_decide() -> None:
    decision = decided("De provincie helpt gemeenten.", TWENTE)
    assert decision.why == ("subject",)
    votes = {(vote.rule, vote.party.name, vote.words) for vote in decision.votes}
    assert ("subject", "provincie Overijssel", "provincie") in votes
    assert ("document", "partijen", "") in votes


def test_the_order_of_the_rules_changes_nothing() -> None:
    text = (DOCUMENTS / "woondeal-twente-2022.txt").read_text(encoding="utf-8")
    document = DocumentReading(TWENTE, passages(parse_text(text), 9, 14))
    shuffled = list(RULES.items())
    random.Random(10).shuffle(shuffled)
    readers = [
        PartyReader(document, dict(rules))
        for rules in (list(RULES.items()), list(RULES.items())[::-1], shuffled)
    ]
    for passage in document.passages:
        for index in range(len(document.of(passage).clauses)):
            as_listed, *others = (reader.roles_of(passage, index) for reader in readers)
            for other in others:
                assert (other.chosen, other.why) == (as_listed.chosen, as_listed.why)
                assert set(other.votes) == set(as_listed.votes)


def test_a_part_that_says_more_of_who_it_is_makes_good_one_that_says_less() -> None:
    said = named("we", "partijen")
    label = named("label", "provincie Overijssel", 10, part=1)
    subject = named("subject", "Rijk", 20, part=2)
    assert decide([said, label]).why == ("label",)
    assert decide([said, subject]).why == ("subject",)
    assert decide([label, named("we", "partijen", 20, part=2)]).why == ("label",)


def test_the_order_of_votes_on_one_part_changes_nothing() -> None:
    votes = [
        named("subject", "A"),
        named("we", "wij", 10),
        named("agent", "B", 20),
        implied("document", "C", "other", 0.5),
    ]
    found = {tuple(role.name for role in decide(p).responsible) for p in permutations(votes)}
    assert found == {("wij",)}


def test_a_part_that_names_somebody_makes_good_one_before_it_that_says_we() -> None:
    assert [r.name for r in decide([named("we", "wij"), named("subject", "A", 9, 1)]).chosen] == [
        "A"
    ]
    assert [r.name for r in decide([named("subject", "A"), named("we", "wij", 9, 1)]).chosen] == [
        "A",
        "wij",
    ]


def test_a_vote_for_nobody_wins_and_then_nobody_is_responsible() -> None:
    decision = decide([named("we", ""), implied("document", "A", "other", 0.5)])
    assert decision.chosen == ()
    assert decision.why == ("we",)


def test_who_is_a_partner_is_not_one_between_whom_it_is() -> None:
    votes = [named("between", "A"), named("between", "B", 4), named("with", "B", 9, None)]
    assert [r.name for r in decide(votes).responsible] == ["A"]
    assert [r.name for r in decide(votes[1:]).responsible] == ["B"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("strength = 80", "strength = 79", "two rules have strength 79"),
        ('id = "agent"', 'id = "subject"', "two rules have id 'subject'"),
        ('says = "label"', 'says = "heading"', "unknown value 'heading'"),
    ],
)
def test_a_mistake_in_the_rules_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "party-rules.toml"
    shutil.copy(REFERENCE / path.name, path)
    path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CorpusError, match=re.escape(message)):
        load_party_rules(tmp_path)
