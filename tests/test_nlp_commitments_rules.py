"""The rules of commitments: each row's own sentences, the policy, and that order changes nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.commitment_rules import Rule, commitment_rules
from extract.clean import clean
from extract.model import Segment
from extract.passages import Passage
from nlp.commitments.document.walk import Decided, decisions_in
from nlp.commitments.rules.match import default_rules, rule_set
from nlp.commitments.verdicts import Vote
from nlp.commitments.weigh_votes import decide
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

AGREEMENT = DocumentContext(
    "d",
    "woondeal",
    "Woondeal Twente",
    area_id="twente",
    region_id="twente",
    province_id="PV23",
    dated="2022-12",
    issued_by=("gemeenten", "provincie Overijssel", "Rijk"),
)
TOLD = replace(AGREEMENT, kind="other", title="Bestemmingsplan De Es", issued_by=())
SETTINGS = {
    "agreement": AGREEMENT,
    "programme": replace(AGREEMENT, kind="vision", issued_by=("gemeenten",)),
    "told": TOLD,
    "minutes": replace(TOLD, title="Verslag bestuurlijk overleg"),
    "plan": replace(TOLD, issued_by=("Almelo",)),
    "town": replace(TOLD, area_id="GM0141", municipality_ids=("GM0141",)),
    "policy": replace(TOLD, area_id="GM0141", municipality_ids=("GM0141",)),
    "actions": TOLD,
    "agreed": TOLD,
    "promised": replace(TOLD, title="Verslag bestuurlijk overleg"),
    "election": replace(
        AGREEMENT, kind="election_programme", title="Verkiezingsprogramma", issued_by=("VVD",)
    ),
    "coalition": replace(AGREEMENT, kind="coalition_agreement", title="Coalitieakkoord"),
    "notice": replace(
        TOLD,
        kind="letter",
        title="Stand van zaken",
        area_id="GM0141",
        municipality_ids=("GM0141",),
        issued_by=("Almelo",),
    ),
    "decision": replace(
        TOLD, kind="decision", title="Besluiten van het college", issued_by=("Almelo",)
    ),
    "letter": replace(TOLD, title="Brief over de woonagenda"),
    "press": replace(TOLD, kind="press_release", title="Nieuwe woningen"),
    "research": replace(TOLD, kind="research", title="Woningbehoefteonderzoek"),
}
HEADINGS = {"actions": "Actiepunten", "policy": "3.4 Gemeentelijk beleid"}
#: What stands before a text of one sentence.
BEFORE = {
    "agreed": "In de woonvisie is afgesproken dat de gemeenten in Twente bouwen. ",
    "promised": "De wethouder zegt toe dat de raad een voorstel krijgt. ",
}
RULES = tuple(commitment_rules().rules.values())


def decided(text: str, setting: str) -> Decided:
    """The decision on a text of one sentence."""
    text = BEFORE.get(setting, "") + text
    segments = (Segment(0, len(text)),)
    section = (HEADINGS.get(setting, "4. Wonen"),)
    passage = Passage(1, "paragraph", 1, 0, None, section, None, segments, clean(text, segments))
    ((_, found),) = decisions_in(DocumentReading(SETTINGS[setting], [passage]))
    return found[-1]


def cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, text, id=f"{rule.id}: {text}"[:70])
        for rule in RULES
        for text in (rule.examples if kind == "examples" else rule.counter_examples)
    ]


@pytest.mark.parametrize(("rule", "text"), cases("examples"))
def test_a_rule_decides_its_examples(rule: Rule, text: str) -> None:
    decision = decided(text, rule.setting).decision
    assert decision.winner is not None
    assert decision.winner.rule == rule.id, decision.why
    assert decision.outcome == rule.outcome
    assert decision.doubt is None


@pytest.mark.parametrize(("rule", "text"), cases("not"))
def test_a_rule_does_not_vote_on_its_counter_examples(rule: Rule, text: str) -> None:
    votes = decided(text, rule.setting).decision.votes
    assert rule.id not in {vote.rule for vote in votes}


def test_every_rule_about_clauses_has_an_example_and_a_counter_example() -> None:
    of_clauses = [rule for rule in RULES if rule.scope == "clause"]
    assert len(of_clauses) > 300
    assert [r.id for r in of_clauses if not (r.examples and r.counter_examples)] == []


def test_every_rule_has_a_dutch_label() -> None:
    labels = {rule.id: commitment_rules().label(rule.id) for rule in RULES}
    assert labels == {rule.id: rule.label for rule in RULES}
    assert [id_ for id_, label in labels.items() if label == id_] == []


def test_an_unknown_method_is_its_own_label() -> None:
    assert commitment_rules().label("iets") == "iets"


# -- the policy ---------------------------------------------------------------------------------


def vote(rule: str, outcome: str = "commitment", rank: int = 30, **more: object) -> Vote:
    given: dict[str, object] = {"clause": 0, **more}
    return Vote(rule, outcome, f"“{rule}”", rank=rank, **given)  # type: ignore[arg-type]


def test_without_votes_nothing_is_promised() -> None:
    decision = decide(())
    assert (decision.outcome, decision.winner) == ("none", None)


def test_of_two_votes_on_a_clause_that_of_the_higher_rank_decides() -> None:
    weak, strong = vote("verb"), vote("already", "none", rank=90)
    decision = decide((weak, strong))
    assert decision.outcome == "none"
    assert decision.beaten == ((weak, strong),)


def test_a_rule_that_names_another_beats_it_whatever_its_rank() -> None:
    special = vote("special", rank=30, overrides=("general",))
    assert decide((vote("general", "none", rank=60), special)).winner == special


def test_of_two_votes_of_one_rank_the_one_that_asked_for_more_decides() -> None:
    long = vote("long", "none", specific=2)
    assert decide((vote("short", specific=1), long)).winner == long


def test_votes_that_disagree_with_equal_right_leave_a_doubt() -> None:
    yes, no = vote("yes", level="certain"), vote("no", "none")
    decision = decide((yes, no))
    assert (decision.outcome, decision.level) == ("commitment", "uncertain")
    assert decision.doubt == no
    assert no.why in decision.why


def test_a_clause_that_promises_goes_before_one_that_does_not() -> None:
    promise = vote("promise", clause=1)
    assert decide((vote("state", "none"), promise)).winner == promise


def test_of_two_promises_the_first_in_the_sentence_decides() -> None:
    first = vote("z", clause=0)
    assert decide((vote("a", clause=1, level="certain"), first)).winner == first


def test_the_place_of_a_line_decides_over_its_words() -> None:
    recital = vote("recital", "none", rank=100, clause=None, silent=True)
    decision = decide((vote("verb"), recital))
    assert (decision.outcome, decision.speaks) == ("none", None)


def test_an_item_takes_force_from_above_only_where_its_own_words_promise_nothing() -> None:
    item = vote("item", rank=10, clause=None, overrides=("*",))
    assert decide((vote("state", "none"), item)).winner == item
    assert decide((vote("verb"), item)).winner == vote("verb")
    assert decide((item,)).winner == item


def test_a_line_that_promises_nothing_is_read_with_the_subject_above_it() -> None:
    above = vote("verb", above=True)
    assert decide((vote("state", "none"), above)).winner == above
    title = vote("title", "none", rank=100, clause=None, silent=True)
    assert decide((title, above)).winner == title


@pytest.mark.parametrize(
    ("level", "step", "expected"),
    [("probable", 1, "certain"), ("certain", 1, "certain"), ("uncertain", 1, "probable")],
)
def test_a_parse_that_agrees_moves_the_level_up(level: str, step: int, expected: str) -> None:
    parse = vote("parse_agrees", rank=5, clause=None, step=step)
    assert decide((vote("verb", level=level), parse)).level == expected


def test_a_parse_says_nothing_of_what_is_no_commitment() -> None:
    parse = vote("parse_agrees", rank=5, clause=None, step=1)
    assert decide((parse,)).outcome == "none"


# -- order --------------------------------------------------------------------------------------


def test_the_order_of_votes_changes_no_decision() -> None:
    votes = [
        vote("a", level="certain"),
        vote("b", "none", specific=1),
        vote("c", "ask", clause=1),
        vote("d", "none", rank=50, clause=1, overrides=("c",)),
        vote("e", rank=10, clause=None, overrides=("*",)),
    ]
    forwards, backwards = decide(votes), decide(votes[::-1])
    assert forwards.winner == backwards.winner
    assert (forwards.outcome, forwards.level, forwards.why) == (
        backwards.outcome,
        backwards.level,
        backwards.why,
    )


def test_a_set_of_rules_keeps_every_rule_whatever_their_order() -> None:
    rules = rule_set(RULES[::-1])
    known = default_rules()
    assert set(rules.clause) == set(known.clause)
    assert rules.line == known.line


def test_rules_are_set_apart_by_what_they_speak_of() -> None:
    rules = commitment_rules().rules.values()
    found = rule_set(rules)
    of_scope = {
        scope: {rule.id for rule in rules if rule.scope == scope}
        for scope in ("line", "stem", "parse")
    }
    assert all(of_scope.values())
    assert (found.line.keys(), found.stem.keys(), found.parse.keys()) == tuple(of_scope.values())
