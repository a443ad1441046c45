"""What makes a commitment doubtful: the rows of commitment-doubts.toml, and the text that is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.commitment_doubts import Doubt, load_commitment_doubts
from corpus.loading import CorpusError
from extract.clean import clean
from extract.model import Segment
from extract.passages import Passage
from nlp.commitments import find
from nlp.commitments.document.sections import is_own_policy
from nlp.commitments.doubts import FINDERS, TEXT_FINDERS
from nlp.commitments.quotes import is_template
from nlp.reading import DocumentReading
from nlp.records import Commitment, DocumentContext

DOUBTS = load_commitment_doubts()
PLAN = DocumentContext(
    "d", "plan", "Bestemmingsplan De Es", area_id="GM0141", region_id="twente", province_id="PV23",
    dated="2022-12", issued_by=("Almelo",),
)  # fmt: skip
AGREEMENT = replace(PLAN, kind="agreement", title="Overeenkomst De Es")


def passage(text: str, *section: str, position: int = 1, stem: int | None = None) -> Passage:
    kind = "paragraph" if stem is None else "list_item"
    segments = (Segment(0, len(text)),)
    return Passage(position, kind, 1, 0, None, section, stem, segments, clean(text, segments))


def commitments(context: DocumentContext, *passages: Passage) -> tuple[Commitment, ...]:
    return find(DocumentReading(context, passages)).commitments


def only(context: DocumentContext, text: str, *section: str) -> Commitment:
    (found,) = commitments(context, passage(text, *section))
    return found


def sentences(kind: str) -> list[object]:
    return [
        pytest.param(doubt, text, id=f"{doubt.id}: {text}"[:60])
        for doubt in DOUBTS
        for text in (doubt.examples if kind == "examples" else doubt.counter_examples)
    ]


@pytest.mark.parametrize(("doubt", "text"), sentences("examples"))
def test_an_example_is_in_doubt(doubt: Doubt, text: str) -> None:
    assert TEXT_FINDERS[doubt.find](text)


def test_a_verb_of_a_clause_beside_that_of_the_sentence_mixes_no_columns() -> None:
    mixed = TEXT_FINDERS["mixed_columns"]
    assert not mixed("De schuld waarvan de rente mag worden afgetrokken wordt begrensd.")
    assert mixed("De schuld worden afgetrokken wordt begrensd.")


def test_a_name_to_be_filled_in_behind_what_it_is_of_makes_a_template() -> None:
    assert is_template("De gemeente [naam] stelt de grond beschikbaar.")
    assert not is_template("De gemeente legt vast: zie [naam].")


@pytest.mark.parametrize(("doubt", "text"), sentences("not"))
def test_a_counter_example_is_not(doubt: Doubt, text: str) -> None:
    assert not TEXT_FINDERS[doubt.find](text)


def test_each_doubt_has_an_id_and_a_finder_that_exists() -> None:
    assert len({doubt.id for doubt in DOUBTS}) == len(DOUBTS)
    assert {doubt.find for doubt in DOUBTS if doubt.find} == set(FINDERS)
    assert all(
        doubt.examples and doubt.counter_examples for doubt in DOUBTS if doubt.find in TEXT_FINDERS
    )


@pytest.mark.parametrize("wrong", ['kinds = ["novel"]', 'field = "title"', "strength = 3"])
def test_a_wrong_row_is_refused_with_its_file(tmp_path: Path, wrong: str) -> None:
    row = f'[[doubt]]\nid = "x"\nlabel = "x"\nfield = "quote"\n{wrong}\n'
    (tmp_path / "commitment-doubts.toml").write_text(row, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"commitment-doubts\.toml"):
        load_commitment_doubts(tmp_path)


# -- whose it is


@pytest.mark.parametrize(
    "text",
    [
        "De provincie Overijssel zet in op wonen in de stad.",
        "Het Rijk wil de bouw versnellen.",
    ],
)
def test_what_a_plan_retells_of_another_body_is_uncertain(text: str) -> None:
    found = only(PLAN, text, "2. Inleiding")
    assert found.level == "uncertain"
    assert "een plan vertelt na" in found.why
    assert "commitment" in found.doubt


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente Almelo zet in op wonen in de stad.",
        "De gemeenten in Twente zetten in op wonen in de stad.",
        "De woningcorporatie zet in op wonen in de stad.",
    ],
)
def test_what_a_plan_says_of_its_own_town_or_of_no_government_is_not(text: str) -> None:
    assert only(PLAN, text, "2. Inleiding").level == "probable"


def test_an_agreement_speaks_of_all_its_parties() -> None:
    text = "De provincie Overijssel zet in op wonen in de stad."
    assert only(AGREEMENT, text, "2. Inleiding").level != "uncertain"


def test_what_stands_under_a_heading_on_others_policy_is_uncertain() -> None:
    text = "Er wordt ingezet op wonen in de stad."
    assert only(PLAN, text, "3.2 Provinciaal beleid").level == "uncertain"
    assert only(PLAN, text, "3.4 Gemeentelijk beleid").level == "probable"


def test_what_a_political_party_wants_of_another_is_uncertain() -> None:
    context = replace(PLAN, kind="election_programme", issued_by=("VVD",))
    assert only(context, "Het Rijk maakt afspraken met provincies.").level == "uncertain"
    national = replace(context, area_id="NL", region_id=None, province_id=None)
    assert only(national, "Het Rijk maakt afspraken met provincies.").level != "uncertain"
    assert only(national, "Het Rijk moet afspraken maken met provincies.").level == "uncertain"
    assert only(context, "Wij maken afspraken met provincies.").level != "uncertain"


def test_a_research_report_promises_nothing_for_sure() -> None:
    context = replace(PLAN, kind="research", issued_by=())
    assert only(context, "De politie zal de aangiften in 2027 onderzoeken.").level == "uncertain"


def test_an_aim_in_a_text_that_tells_is_uncertain_and_an_ambition_is_not() -> None:
    assert only(PLAN, "Doel is om de belangen af te wegen.").level == "uncertain"
    assert only(PLAN, "De ambitie is om de belangen af te wegen.").level == "probable"


def test_an_aim_in_an_agreement_is_no_doubt() -> None:
    assert only(AGREEMENT, "Doel is om de belangen af te wegen.").level == "probable"


# -- the quote, the party and the day


def test_a_sentence_that_stops_short_is_uncertain() -> None:
    (*_, found) = commitments(
        PLAN,
        passage("De gemeente groeit. De gemeente Almelo zet in op het", "3.4 Gemeentelijk beleid"),
    )
    assert found.level == "uncertain"
    assert "quote" in found.doubt


def test_who_is_not_named_is_a_doubt_about_the_party_and_not_the_level() -> None:
    context = replace(PLAN, issued_by=(), area_id=None)
    found = only(context, "In het dorp wordt ingezet op nieuwe woningen.")
    assert found.doubt == ("parties",)
    assert found.level == "probable"


def test_a_day_without_a_year_is_a_doubt_about_the_deadline() -> None:
    assert "deadlines" in only(AGREEMENT, "De gemeente levert het plan voor 1 juni op.").doubt
    assert (
        "deadlines" not in only(AGREEMENT, "De gemeente levert het plan voor 1 juni 2027 op.").doubt
    )


# -- the text that is shown


def test_the_text_of_an_item_carries_the_line_above_it() -> None:
    above = passage("De gemeente Almelo zet in op:")
    item = passage("het herstel van de kade;", position=2, stem=1)
    *_, found = commitments(AGREEMENT, above, item)
    assert found.text == "De gemeente Almelo zet in op: het herstel van de kade;"
    assert (found.span.start, found.span.end) == (0, len("het herstel van de kade;"))


def test_the_text_of_a_sentence_that_leans_back_carries_the_one_before() -> None:
    text = "De gemeente zorgt voor een loket. Daarin werken wij met corporaties samen."
    *_, found = commitments(AGREEMENT, passage(text))
    assert found.text == text


def test_the_text_of_another_sentence_is_its_own() -> None:
    text = "De gemeente zorgt voor een loket. Wij werken met corporaties samen."
    *_, found = commitments(AGREEMENT, passage(text))
    assert found.text == "Wij werken met corporaties samen."


@pytest.mark.parametrize(
    ("heading", "own"),
    [
        ("3.4 Gemeentelijk beleid", True),
        ("Woonvisie Almelo 2020", True),
        ("3.2 Provinciaal beleid", False),
        ("Centrum van Almelo", False),
    ],
)
def test_a_heading_on_the_policy_of_the_town(heading: str, own: bool) -> None:
    assert is_own_policy((heading, "Toetsing"), ("beleid", "visie"), "Almelo") is own


def test_no_heading_is_on_the_policy_of_a_town_that_is_not_known() -> None:
    assert not is_own_policy(("Gemeentelijk beleid",), ("beleid",), "")


# -- what other bodies, all governments or nobody by name take on


LETTER = replace(PLAN, kind="letter", title="Raadsbrief")
PROGRAMME = replace(
    PLAN,
    kind="programme",
    title="Woonprogramma Twente",
    area_id="twente",
    issued_by=("regio Twente",),
)


def test_what_a_letter_tells_of_another_body_is_uncertain() -> None:
    assert only(LETTER, "De provincie Overijssel zorgt voor meer woningen.").level == "uncertain"
    assert only(LETTER, "De gemeente Almelo zorgt voor meer woningen.").level != "uncertain"


def test_a_letter_of_nobody_knows_no_other_body() -> None:
    context = replace(LETTER, issued_by=(), area_id=None)
    text = "De provincie Overijssel zorgt voor meer woningen."
    assert "brief" not in only(context, text).why


def test_a_programme_retells_the_state_and_speaks_of_its_municipalities() -> None:
    assert only(PROGRAMME, "Het Rijk zorgt voor meer woningen.").level == "uncertain"
    assert only(PROGRAMME, "De gemeente Almelo zorgt voor meer woningen.").level != "uncertain"
    signed = replace(PROGRAMME, signatories=("Rijk",))
    assert only(signed, "Het Rijk zorgt voor meer woningen.").level != "uncertain"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Gemeenten maken afspraken over de programmering.", "uncertain"),
        ("De gemeenten in Twente maken afspraken over de programmering.", "probable"),
        ("De Overijsselse gemeenten maken afspraken over de programmering.", "probable"),
    ],
)
def test_bodies_that_a_plan_does_not_name_are_a_doubt(text: str, level: str) -> None:
    assert only(PLAN, text, "2. Inleiding").level == level


def test_governments_in_general_are_a_doubt_and_not_in_an_agreement() -> None:
    text = "De overheden zorgen voor voldoende woningen."
    assert only(PROGRAMME, text).level == "uncertain"
    assert only(AGREEMENT, text, "2. Afspraken").level != "uncertain"


def test_what_a_developer_wants_is_a_doubt_and_what_it_does_is_not() -> None:
    wish = "De initiatiefnemer wil de grond van de gemeente kopen."
    assert only(PLAN, wish, "2. Inleiding").level == "uncertain"
    deed = "De initiatiefnemer zal de grond van de gemeente kopen."
    assert only(PLAN, deed, "2. Inleiding").level == "probable"


def test_what_a_party_programme_wants_of_its_own_town_that_party_promises() -> None:
    context = replace(PLAN, kind="election_programme", issued_by=("CDA",))
    promise = only(context, "Almelo voert het snelle bouwen in.")
    assert [party.name for party in promise.parties] == ["CDA"]
    named = only(context, "De gemeente Almelo voert het snelle bouwen in.")
    assert named.level == "uncertain"


def test_what_a_plan_says_to_be_decided_before_is_uncertain() -> None:
    text = "De raad heeft besloten om een deel van de grond niet te bebouwen."
    assert only(PLAN, text, "2. Inleiding").level == "uncertain"
    assert only(AGREEMENT, text).level != "uncertain"


def test_a_condition_in_a_programme_is_uncertain_and_in_an_agreement_it_binds() -> None:
    lines = (
        passage("Voorwaarden hiervoor zijn:", position=1),
        passage("De glastuinbouw wordt gesaneerd.", position=2, stem=1),
    )
    assert [one.level for one in commitments(PROGRAMME, *lines)] == ["uncertain"]
    assert [one.level for one in commitments(AGREEMENT, *lines)] == ["probable"]


def test_what_is_decided_to_be_so_is_uncertain() -> None:
    context = replace(PLAN, kind="decision", title="Besluitenlijst")
    lines = (
        passage("Besluit:", position=1),
        passage("Het project niet MER-plichtig is;", position=2, stem=1),
        passage("De brief aan de raad te zenden;", position=3, stem=1),
    )
    levels = {one.text.split()[-1]: one.level for one in commitments(context, *lines)}
    assert levels.get("is;", "uncertain") == "uncertain"
    assert levels["zenden;"] == "probable"


def test_words_that_begin_in_the_middle_of_a_sentence_are_uncertain() -> None:
    late = "maximaal 185 woningen voegt de gemeente Almelo toe aan de voorraad."
    assert only(PLAN, late, "3.4 Gemeentelijk beleid").level == "uncertain"
    whole = "de gemeente Almelo voegt 185 woningen toe aan de voorraad."
    assert only(PLAN, whole, "3.4 Gemeentelijk beleid").level == "probable"


def test_a_short_sentence_that_points_back_is_shown_with_the_one_before_it() -> None:
    text = "De buurt maakt een plan. De gemeente zal daarbij ondersteunen."
    (found,) = commitments(AGREEMENT, passage(text))
    assert found.text == text
    (alone,) = commitments(AGREEMENT, passage("De gemeente zal daarbij ondersteunen."))
    assert "quote" in alone.doubt
    assert alone.level != "uncertain"


def test_a_forecast_that_a_text_tells_is_no_promise() -> None:
    forecast = "De woonvisie geeft aan dat er in Almelo sprake zal zijn van een toename."
    assert commitments(PLAN, passage(forecast)) == ()
    promise = "De wethouder geeft aan dat de gemeente Almelo de straat zal herinrichten."
    assert len(commitments(replace(PLAN, kind="minutes"), passage(promise))) == 1


def test_words_on_the_text_itself_point_at_nothing_before_them() -> None:
    text = "De provincie maakt een plan. Wij gaan met deze afspraken een samenwerking aan."
    last = commitments(AGREEMENT, passage(text))[-1]
    assert last.text == "Wij gaan met deze afspraken een samenwerking aan."


def test_what_we_do_as_a_municipality_is_no_wish_for_another() -> None:
    context = replace(PLAN, kind="election_programme", issued_by=("VVD",))
    ours = "Daarom zorgen we als gemeente dat de wegen op orde zijn."
    assert only(context, ours).level != "uncertain"


def test_what_another_body_does_by_a_date_is_kept_in_a_letter() -> None:
    context = replace(PLAN, kind="letter")
    text = "De provincie Overijssel streeft ernaar het plan {0}vast te stellen."
    assert only(context, text.format("eind december 2026 ")).level == "probable"
    assert only(context, text.format("")).level == "uncertain"


def test_a_developer_who_has_a_plan_is_uncertain_in_a_zoning_plan() -> None:
    text = "De initiatiefnemer heeft het voornemen om acht woningen te bouwen."
    assert all(one.level == "uncertain" for one in commitments(PLAN, passage(text)))


def test_what_the_cabinet_does_is_the_own_of_a_minister_who_writes() -> None:
    letter = replace(
        PLAN, kind="letter", title="Stand van zaken", area_id=None, region_id=None, province_id=None,
        issued_by=("minister van LNV",),
    )  # fmt: skip
    text = "Het kabinet zal een regeling voor boeren opstellen."
    assert only(letter, text).level != "uncertain"
    assert only(replace(letter, issued_by=("Almelo",)), text).level == "uncertain"


def test_what_is_about_the_content_is_no_table_of_contents() -> None:
    text = "Wij zullen een visie opstellen."
    assert commitments(PLAN, passage(text, "Inhoudelijke toets"))
    assert not commitments(PLAN, passage(text, "Inhoudsopgave"))
