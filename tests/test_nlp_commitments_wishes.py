"""What the items of a programme of a party want, without a finite verb or of how something must be."""

from __future__ import annotations

import pytest

from extract.clean import clean
from extract.model import BlockKind, Segment
from extract.passages import Passage
from nlp.commitments.document.walk import decisions_in
from nlp.commitments.verdicts import Decision
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

PROGRAMME = DocumentContext("d", "election_programme", "Verkiezingsprogramma", issued_by=("VVD",))
REPORT = DocumentContext("d", "research", "Onderzoek naar wonen", issued_by=("Almelo",))


def decided(
    text: str,
    kind: BlockKind = "list_item",
    context: DocumentContext = PROGRAMME,
    heading: str = "Wonen",
) -> Decision:
    """The decision on a text of one sentence."""
    segments = (Segment(0, len(text)),)
    passage = Passage(1, kind, 1, 0, None, (heading,), None, segments, clean(text, segments))
    ((_, found),) = decisions_in(DocumentReading(context, [passage]))
    return found[-1].decision


def rules(decision: Decision) -> set[str]:
    return {vote.rule for vote in decision.votes}


@pytest.mark.parametrize(
    "text",
    [
        "Gratis openbaar vervoer voor jongeren.",
        "Afschaffing van de belasting op huren.",
        "Loket voor bewoners met vragen (dat wordt bemand).",
        "Een huis voor iedereen;",
    ],
)
def test_an_item_of_a_programme_names_what_is_wanted(text: str) -> None:
    decision = decided(text)
    assert decision.winner is not None
    assert (decision.winner.rule, decision.level) == ("named_wish", "probable")


@pytest.mark.parametrize(
    "text",
    [
        "Gratis openbaar vervoer voor jongeren",
        "Meer groen.",
        "en gratis openbaar vervoer voor jongeren.",
        "Bron: onderzoek naar huren in steden.",
        "Het bureau dat is gevraagd, is niet bekend.",
    ],
)
def test_a_heading_a_source_or_a_sentence_names_no_wish(text: str) -> None:
    assert "named_wish" not in rules(decided(text))


def test_a_numbered_row_is_an_item_and_running_text_is_none() -> None:
    assert "named_wish" in rules(decided("7Verlaging van de lasten voor huurders.", "paragraph"))
    assert "named_wish" not in rules(decided("Verlaging van de lasten voor huurders.", "paragraph"))


def test_an_item_of_research_names_no_wish() -> None:
    assert not decided("Gratis openbaar vervoer voor jongeren.", context=REPORT).promises


@pytest.mark.parametrize(
    "text", ["De polders blijven agrarisch.", "De dienstverlening moet beter worden."]
)
def test_an_item_of_a_programme_says_what_must_be_or_stay(text: str) -> None:
    decision = decided(text)
    assert decision.promises
    assert "stated_wish" in rules(decision)


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("Meer jongeren aan werk helpen.", True),
        ("Meer jongeren aan werk helpen; dat is het doel van de wet.", False),
        ("Snel een foto laten maken, die gaat naar de gemeente.", False),
        ("De uitbuiting kán niet doorgaan.", False),
    ],
)
def test_a_main_clause_that_points_back_makes_no_wish(text: str, wished: bool) -> None:
    assert ("wished" in rules(decided(text))) == wished


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De huren blijven stijgen.", "list_item"),
        ("De polders blijven agrarisch", "list_item"),
        ("De polders blijven agrarisch.", "paragraph"),
        ("De polders liggen open.", "list_item"),
        ("Almelo blijft groen.", "list_item"),
    ],
)
def test_what_goes_on_of_itself_or_is_told_is_no_wish(text: str, kind: BlockKind) -> None:
    assert "stated_wish" not in rules(decided(text, kind))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Terugdringing vandeflexibilisering vandearbeid.", False),
        ("Terugdringing van de flexibilisering van de arbeid.", True),
        ("Afschaffing middenhuurgrens en bouwleges.", True),  # 10.25 letters a word
        ("Afschaffing middenhuurgrenzen, huurtoeslagen.", True),  # 12.7: long compounds
        ("Onafhankelijk klachtenmechanisme tegen discriminatie.", True),
    ],
)
def test_words_that_are_run_together_name_nothing(text: str, named: bool) -> None:
    assert ("named_wish" in rules(decided(text))) == named


@pytest.mark.parametrize(
    "text",
    [
        "Verhuurvergunning verplicht voor eigenaren van panden.",
        "Reclame verboden via een verordening.",
        "Boetes vervangen door begeleiding.",
        "Alle straatnamen in kaart gebracht voor 2030.",
    ],
)
def test_a_participle_at_the_end_says_what_is_wanted(text: str) -> None:
    decision = decided(text)
    assert decision.outcome == "commitment"
    assert "named_wish" in rules(decision)


def test_a_participle_with_an_object_behind_it_is_a_verb() -> None:
    assert "named_wish" not in rules(decided("De hoge huur beperkt de doorstroming."))


@pytest.mark.parametrize(
    "text",
    ["De helft van het groen wordt eetbaar.", "Het loket krijgt een vaste plek in de wijk."],
)
def test_an_item_says_what_will_be(text: str) -> None:
    assert "stated_wish" in rules(decided(text))


@pytest.mark.parametrize(
    "text",
    [
        "Steeds meer winkels worden leeg.",
        "De bus reed vaker.",
        "De wijk ligt in het noorden.",
        "Sport helpt mensen vooruit.",
        "Goede zorg voorkomt eenzaamheid.",
    ],
)
def test_an_item_that_tells_how_it_goes_wants_nothing(text: str) -> None:
    assert "stated_wish" not in rules(decided(text))


@pytest.mark.parametrize("kind", ["list_item", "article"])
def test_a_line_under_proposals_needs_no_full_stop(kind: BlockKind) -> None:
    text = "Maandelijks spreekuur van wethouders"
    assert decided(text, kind, heading="Concrete voorstellen:").outcome == "commitment"
    assert decided(text, kind, heading="Een eerlijk verhaal").outcome == "none"
