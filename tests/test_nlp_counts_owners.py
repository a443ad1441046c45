"""Whose a number in the text of a plan is, and what follows from it: project, area and basis."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from corpus.areas import load_areas
from corpus.count_owners import Evidence, load_owner_rules
from corpus.loading import REFERENCE, CorpusError
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import text_counts
from nlp.counts.fields.own_plan import plan_names_in, plans_named
from nlp.counts.fields.plan_title import name_in_heading, name_in_title
from nlp.counts.text.place_of_title import place_in_title
from nlp.reading import DocumentReading
from nlp.records import UNNAMED_PLAN, Count, DocumentContext

AREAS = load_areas()
PLAN = DocumentContext("z", "plan", "toelichting", "GM0355", None, "PV26", ("GM0355",))
OTHER = replace(PLAN, kind="other", title="Nota")
#: The plan's own number, under a heading of its own.
TOLD = "# Plan\n\nDit plan telt 114 woningen.\n\n# Verkeer\n\n"
EVIDENCE = [evidence for evidence, _ in load_owner_rules().evidence]


def text(words: str, context: DocumentContext = PLAN) -> list[Count]:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    return list(text_counts(DocumentReading(context, found, AREAS), found, AREAS)[0])


def last(words: str, context: DocumentContext = PLAN) -> Count:
    return text(words, context)[-1]


def owner(count: Count) -> str | None:
    """Whose the number is, as its row says."""
    for said, name in (
        ("van het plan", "plan"),
        ("van beleid", "policy"),
        ("van geen plan of beleid", "other"),
    ):
        if any(part.startswith(said) for part in count.why.split("; ")):
            return name
    return None


def rules_said(words: str, context: DocumentContext = PLAN) -> set[str]:
    """The evidence on the last number of a text; a heading stands before ">"."""
    heading, _, sentence = words.rpartition(" > ")
    marked = f"# {heading}\n\n{sentence}" if heading else words
    return {vote.rule for vote in last(marked, context).votes if vote.field == "owner"}


def _name(value: Evidence | str) -> str:
    return value.id if isinstance(value, Evidence) else value


# --- the evidence ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("evidence", "words"),
    [(evidence, words) for evidence in EVIDENCE for words in evidence.examples],
    ids=_name,
)
def test_the_example_of_evidence_has_it(evidence: Evidence, words: str) -> None:
    assert evidence.id in rules_said(words)


@pytest.mark.parametrize(
    ("evidence", "words"),
    [(evidence, words) for evidence in EVIDENCE for words in evidence.counter_examples],
    ids=_name,
)
def test_the_counter_example_of_evidence_has_it_not(evidence: Evidence, words: str) -> None:
    assert evidence.id not in rules_said(words)


@pytest.mark.parametrize(
    ("rule", "words", "other"),
    [
        ("known", f"{TOLD}De 114 woningen komen er.", f"{TOLD}Er komen 114 woningen."),
        ("again", f"{TOLD}Er komen 114 woningen.", "Er komen 114 woningen."),
        ("few", "Er komen 19 woningen.", "Er komen 20 woningen."),
        ("many", "Er komen 601 woningen.", "Er komen 600 woningen."),
        (
            "larger",
            "Dit plan telt 100 woningen. Er komen 151 woningen.",
            "Dit plan telt 100 woningen. Er komen 150 woningen.",
        ),
        ("street", "Aan de Kerkstraat komen 4 woningen.", "In de straat komen 4 woningen."),
        ("governed", "De behoefte van 500 woningen is groot.", "Er komen 500 woningen."),
        ("years", "Tot 2030 komen er 500 woningen.", "Er komen 500 woningen."),
        ("wider", "In Amersfoort komen 50 woningen.", "In Zeist komen 50 woningen."),
        (
            "fraction",
            "In het plan komen 1,8 parkeerplaatsen.",
            "In het plan komen 18 parkeerplaatsen.",
        ),
        ("town", "In Zeist komen 50 woningen.", "Er komen 50 woningen."),
        ("threshold", "Er komen meer dan 11 woningen.", "Er komen 11 woningen."),
        ("threshold", "Bij 11 woningen of meer geldt dit.", "Bij 11 woningen geldt dit."),
        (
            "former",
            "Het vigerende plan (242 woningen) vervalt.",
            "Het nieuwe plan (242 woningen) gaat in.",
        ),
    ],
)
def test_evidence_without_a_list_of_words(rule: str, words: str, other: str) -> None:
    assert rule in rules_said(words)
    assert rule not in rules_said(other)


def test_what_a_number_serves_is_no_evidence_of_a_policy() -> None:
    served = "De bouw van 53 woningen past binnen het woningbouwprogramma."
    assert owner(last(served)) == "plan"
    own = "Het woningbouwprogramma van de gemeente telt 53 woningen."
    assert owner(last(own)) == "policy"


def test_a_part_is_of_the_owner_of_its_whole() -> None:
    whole, part = text("Dit plan telt 24 woningen, waarvan 8 sociale huurwoningen.")
    assert (whole.project, part.project) == (UNNAMED_PLAN, UNNAMED_PLAN)


def test_evidence_that_does_not_decide_gives_no_owner() -> None:
    assert owner(last("Er zijn 114 woningen.")) is None


def test_a_paper_that_is_no_plans_needs_a_pointer() -> None:
    assert owner(last("In het gebouw komen 12 appartementen.", OTHER)) is None
    before = "Het plangebied is groot. In het complex komen 12 appartementen."
    assert owner(last(before, OTHER)) is None
    assert owner(last("In het plangebied komen 12 appartementen.", OTHER)) == "plan"


def test_papers_of_other_kinds_are_not_asked() -> None:
    assert owner(last("Dit plan telt 24 woningen.", replace(PLAN, kind="agreement"))) is None


# --- the plan's own ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Het gebouw biedt ruimte aan maximaal 36 wooneenheden.",
        "Het complex bestaat uit 36 appartementen.",
        "In fase 2 wordt de ontwikkeling van 36 woningen mogelijk gemaakt.",
        "In het plangebied worden 36 woningen gerealiseerd.",
        "De twee bouwblokken van 36 woningen krijgen een kap.",
    ],
)
def test_homes_of_the_plan_are_planned_and_have_the_plan_as_project(words: str) -> None:
    count = last(words)
    assert (count.basis, count.project, count.area_id) == (
        "plancapaciteit",
        UNNAMED_PLAN,
        "GM0355",
    )
    assert count.level == "probable"


def test_the_title_names_the_plan_of_a_number() -> None:
    titled = replace(PLAN, title="Bestemmingsplan 'Kerkstraat 5, Zeist'")
    assert last("Het gebouw telt 36 woningen.", titled).project == "Kerkstraat 5, Zeist"


def test_the_first_heading_names_the_plan_where_the_title_is_a_file() -> None:
    words = "# Donzel 10 te Zeist\n\n## Planbeschrijving\n\nHet gebouw telt 36 woningen."
    assert last(words, replace(PLAN, title="217-plan")).project == "Donzel 10 te Zeist"


def test_the_address_names_a_plan_without_another_name() -> None:
    words = "Het plangebied ligt aan de Kerkstraat 12. De locatie aan de Kerkstraat 12 is leeg. Het gebouw telt 36 woningen."
    assert last(words).project == "Kerkstraat 12"


def test_homes_beside_another_street_are_of_that_street() -> None:
    words = "Aan de Dorpsweg komen 12 gestapelde woningen."
    assert last(words).project == "Dorpsweg"


def test_homes_of_a_plan_that_the_paragraph_named_are_of_that_plan() -> None:
    other = "Het project Molenstaete ligt aan de Molenweg. Binnen dit project zijn 12 appartementen voorzien."
    assert last(other).project == "Molenstaete"
    own = "Het project Molenstaete ligt vlakbij. Voorliggend plan voorziet in 12 appartementen."
    assert last(own).project == UNNAMED_PLAN


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("In het plangebied worden 14 woningen gesloopt.", "overig"),
        ("Het plan voorziet in de sloop van 14 woningen.", "overig"),
        ("In het plangebied staan 14 bestaande woningen.", "voorraad"),
        ("Op de locatie waren 14 woningen aanwezig.", "overig"),
        ("In het plangebied zijn 14 woningen aanwezig.", "voorraad"),
        ("De ontwikkeling bestaande uit 14 woningen is klein.", "plancapaciteit"),
        ("Het pand wordt gesloopt en vervangen door een gebouw met 14 woningen.", "plancapaciteit"),
        ("In het plangebied komen 14 parkeerplaatsen.", "overig"),
    ],
)
def test_what_a_plan_counts_besides_new_homes_is_what_it_is(words: str, basis: str) -> None:
    count = last(words)
    assert (count.basis, count.project) == (basis, UNNAMED_PLAN)


def test_parking_that_a_norm_asks_for_is_no_number_of_the_plan() -> None:
    assert owner(last("Voor het plan zijn volgens de norm 14 parkeerplaatsen nodig.")) == "other"


def test_only_a_share_of_homes_is_the_plans() -> None:
    assert owner(last("In het plangebied is 30% van de woningen een huurwoning.")) == "plan"
    assert owner(last("In het plangebied is 30% van het water schoon.")) is None


def test_a_part_of_the_plan_stands_in_the_measure() -> None:
    assert last("In fase 2 van het plan komen 36 woningen.").measure == "woningen (fase 2)"
    assert last("In een fase van het plan komen 36 woningen.").measure == "woningen"


def test_each_time_that_a_number_of_the_plan_is_told_is_a_row_of_the_plan() -> None:
    once = "Dit plan telt 36 woningen. De 36 woningen zijn van het plan."
    found = text(f"{once}\n\n{once}")
    assert len(found) == 4
    assert {(count.value, count.project, count.level) for count in found} == {
        (36, UNNAMED_PLAN, "probable")
    }


def test_a_plan_in_a_paper_without_an_area_lies_in_the_town_that_it_calls_so() -> None:
    nowhere = replace(PLAN, area_id=None, province_id=None, municipality_ids=())
    assert (
        last("De gemeente Zeist werkt mee. Dit plan telt 36 woningen.", nowhere).area_id == "GM0355"
    )
    merged = last("De gemeente Schijndel werkt mee. Dit plan telt 36 woningen.", nowhere)
    assert merged.area_id == "schijndel-voormalig"
    open_area = last("Zeist is mooi. Dit plan telt 36 woningen.", nowhere)
    assert open_area.area_id is None
    assert "het gebied staat niet vast" in open_area.why


# --- a policy's ----------------------------------------------------------------------------------------


def test_what_a_noun_of_policy_governs_is_of_no_plan() -> None:
    words = (
        "Het plan Eikenhof is onderdeel van het woningbouwprogramma ter grootte van 5.700 woningen."
    )
    assert (last(words).project, last(words).basis) == (None, "opgave")
    task = "Voor de locatie Eikenhof geldt een taakstelling van 89 woningen."
    assert last(task).project == "Eikenhof"


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("In Zeist zijn 600 woningen nodig.", "prognose"),
        ("In Zeist zijn volgens de afspraken 600 woningen nodig.", "opgave"),
        ("In de gemeente Zeist is ruimte voor 600 woningen.", "opgave"),
        (
            "Volgens de prognose kunnen er in de gemeente Zeist 600 woningen worden toegevoegd.",
            "prognose",
        ),
        ("De planvoorraad van Zeist telt 600 woningen.", "plancapaciteit"),
    ],
)
def test_words_say_the_basis_of_a_policy(words: str, basis: str) -> None:
    assert last(words).basis == basis


def test_a_programme_in_a_paragraph_on_the_town_is_that_towns() -> None:
    own = "De gemeente Zeist heeft een visie. Het woningbouwprogramma telt 600 woningen."
    assert (last(own).area_id, last(own).level) == ("GM0355", "probable")
    for region in ("regio", "woonregio"):
        wider = f"De {region} heeft een visie. Het woningbouwprogramma telt 600 woningen."
        assert last(wider).level == "uncertain"


def test_a_programme_of_the_place_named_last_is_not_the_towns() -> None:
    words = "De gemeente Zeist heeft een opgave. Een deel komt in Den Dolder. Het programma telt daar 60 woningen per jaar."
    assert last(words).level == "uncertain" or last(words).area_id != "GM0355"


def test_a_programme_larger_than_a_towns_needs_words_for_its_area() -> None:
    assert last("Het woningbouwprogramma telt 10.000 woningen.").level == "probable"
    assert last("Het woningbouwprogramma telt 10.001 woningen.").level == "uncertain"


def test_what_is_left_beside_what_was_done_is_not_done() -> None:
    words = "De gemeente Zeist heeft een programma. Er zijn 75 woningen gerealiseerd, zodat tot 2030 nog 820 woningen kunnen volgen."
    assert [count.basis for count in text(words)] == ["gerealiseerd", "opgave"]


# --- neither -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Op het naastgelegen terrein staan 40 woningen.",
        "Pas bij 1.500 woningen op één ontsluitingsweg is volgens de wet onderzoek nodig.",
        "Per bouwperceel mag 1 woning worden gebouwd.",
    ],
)
def test_what_neighbours_have_and_the_law_draws_is_uncertain(words: str) -> None:
    count = last(words)
    assert count.level == "uncertain"
    assert "geen getal van het plan of van beleid" in count.why


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Er zijn 476 woningen, dus 476 x 0,4 = 190 woningen.", "een stap van een som"),
        ("Het plan maakt plaats voor 1 of 2 nieuwe woningen.", "een van twee getallen"),
        (
            "Het plan betreft vrijstaande en twee aaneen gebouwde woningen.",
            "een soort woning en geen aantal",
        ),
    ],
)
def test_figures_that_count_nothing_by_themselves_are_uncertain(words: str, reason: str) -> None:
    assert any(reason in count.why for count in text(words))


def test_the_number_of_a_chapter_counts_nothing() -> None:
    assert text("Dit plan met woningen is in hoofdstuk 3 en 5 beschreven.") == []


# --- names ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Vastgesteld bestemmingsplan 'Rokkehof, Tiel'", "Rokkehof, Tiel"),
        ("Gemeente Tiel Uitwerkingsplan Park Rokkehof", "Park Rokkehof"),
        ("Rokkehof 3 Bestemmingsplan", "Rokkehof 3"),
        ("Brahmslaan 80", "Brahmslaan 80"),
        ("Bestemmingsplan Rokkehof Gemeente Tiel, Buren Vastgesteld", "Rokkehof"),
        ("Rokkehof herziening 2018", "Rokkehof herziening 2018"),
        ("217-plan", None),
        ("Toelichting bestemmingsplan", None),
        ("Voorstel inzake het plan", None),
    ],
)
def test_a_title_of_a_plan_names_it(title: str, name: str | None) -> None:
    assert name_in_title(title, bare=True) == name


def test_a_bare_title_names_no_plan_of_another_paper() -> None:
    assert name_in_title("Brahmslaan 80", bare=False) is None


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Donzel 10 te Tiel", "Donzel 10 te Tiel"),
        ("Bestemmingsplan Rokkehof", "Rokkehof"),
        ("1.2 Plangebied", None),
        ("3.1.2 Besluit algemene regels ruimtelijke ordening", None),
        ("1.1 Bestemmingsplan ‘Rokkehof’", "Rokkehof"),
        ("Gemeentelijk beleid", None),
        ("Inleiding", None),
    ],
)
def test_a_heading_names_a_plan_only_by_a_name(heading: str, name: str | None) -> None:
    assert name_in_heading(heading) == name


def test_the_plan_that_holds_now_is_not_among_the_names() -> None:
    words = "Het vigerende bestemmingsplan Kleiweg en het project Molenhof."
    assert plan_names_in(words) == ["Molenhof"]


def test_a_street_once_named_is_no_site() -> None:
    once = ("Het plangebied ligt aan de Kerkstraat 12.",)
    assert plans_named(once, PLAN, AREAS).site is None
    assert plans_named(once * 2, PLAN, AREAS).site == "Kerkstraat 12"


def test_a_street_in_a_sentence_that_does_not_say_where_the_plan_lies_is_no_site() -> None:
    apart = ("Het plangebied ligt in het dorp. Aan de Kerkstraat 12 is een school.",)
    assert plans_named(apart * 2, PLAN, AREAS).site is None
    behind = ("Er is een school. Het plangebied ligt aan de Kerkstraat 12.",)
    assert plans_named(behind * 2, PLAN, AREAS).site == "Kerkstraat 12"


# --- the file ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("least = 2.25", "least = 2.25\nmost = 3", "unknown key 'most'"),
        ("plan = 1.0", "plans = 1.0", "'plans' is no kind of document"),
        ("clause = 3.0, sentence = 2.5", "clause = 0.0, sentence = 2.5", "not above 0"),
        ('id = "building"', 'id = "pointer"', "'pointer' stands twice"),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    copy(REFERENCE / "count-owners.toml", tmp_path)
    path = tmp_path / "count-owners.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(CorpusError, match=message):
        load_owner_rules(tmp_path)


# --- papers that are no plans ------------------------------------------------------------------------

PROPOSAL = replace(
    PLAN,
    kind="proposal",
    title="Voorstel van het college inzake Beeldkwaliteitsdocument Zuiderhaven 2025",
)
LETTER = replace(PLAN, kind="letter", title="Afdoening motie")
PROVINCE = replace(OTHER, area_id="PV24", province_id="PV24", municipality_ids=("GM0034", "GM0995"))
STATE = replace(
    LETTER, area_id="NL", province_id=None, municipality_ids=(), title="Brief over het wonen"
)


@pytest.mark.parametrize(
    "words",
    [
        "In het plangebied worden 147 woningen gerealiseerd.",
        "In Zuiderhaven komen 147 woningen.",
    ],
)
def test_a_proposal_on_a_site_tells_of_that_site(words: str) -> None:
    count = last(words, PROPOSAL)
    assert (count.project, count.basis) == ("Zuiderhaven", "plancapaciteit")
    assert count.level != "uncertain"


def test_a_proposal_does_not_give_its_site_what_no_words_point_to_it() -> None:
    count = last("Er worden 147 woningen gerealiseerd.", PROPOSAL)
    assert (count.project, count.level) == (None, "uncertain")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("In de woonvisie is afgesproken om in te zetten op 30% sociale huur.", True),
        ("De gemeente streeft naar de bouw van 4.000 woningen per jaar.", True),
        ("Om in te zetten op 30% sociale huur is goed.", False),
        ("Eikenhof mag tot 55% van het programma uit kleine woningen bestaan.", False),
    ],
)
def test_a_letter_tells_of_its_town_what_a_policy_lays_down(words: str, shown: bool) -> None:
    count = last(words, LETTER)
    assert count.area_id == "GM0355"
    assert (count.level != "uncertain") == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("De woonbehoefte tot 2030 is 29.500 woningen.", True),
        (
            "In Flevoland is het tekort 6%; landelijk is dit 4%. Er moeten 55.200 woningen bij.",
            True,
        ),
        ("In de woondeals zijn afspraken gemaakt over 40.000 woningen.", True),
        ("Elke gemeente maakt in de woondeals afspraken over 400 woningen.", False),
        ("De gemeente Lelystad is groot. De woonbehoefte is 29.500 woningen.", False),
        ("De landelijke woonbehoefte is groot. De woonbehoefte is 29.500 woningen.", False),
        ("Er worden 55.200 woningen genoemd.", False),
    ],
)
def test_what_a_province_plans_is_its_own_where_nothing_else_is_named(
    words: str, shown: bool
) -> None:
    count = last(words, PROVINCE)
    assert (count.area_id == "PV24" and count.level != "uncertain") == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("De landelijke doelstelling is om tot 2030 900.000 woningen te bouwen.", True),
        ("De doelstelling is om tot 2030 900.000 woningen te bouwen.", True),
        ("De doelstelling is dat elke provincie 9.000 woningen bouwt.", False),
    ],
)
def test_what_the_state_plans_is_the_country_s(words: str, shown: bool) -> None:
    count = last(words, STATE)
    assert (count.area_id == "NL" and count.level != "uncertain") == shown


def test_a_part_that_the_number_is_at_goes_before_one_of_the_number_before_it() -> None:
    words = "In Zuiderhaven komen 147 woningen op kavel A en 95 woningen op kavel B."
    first, second = text(words, PROPOSAL)
    assert (first.measure, second.measure) == ("woningen (kavel A)", "woningen (kavel B)")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Het plan is 30% van de woningen in heel Zuiderhaven.", False),
        ("Het plan is 30% van de woningen in Zuiderhaven Oost.", True),
    ],
)
def test_a_proposal_does_not_give_its_site_what_is_of_the_area_around_it(
    words: str, shown: bool
) -> None:
    title = "Voorstel inzake Beeldkwaliteitsdocument Zuiderhaven Oost"
    assert (last(words, replace(PROPOSAL, title=title)).project is not None) == shown


@pytest.mark.parametrize(
    ("words", "title", "shown"),
    [
        ("Er is een programma van 303 woningen voor kavel 1A.", LETTER.title, False),
        ("Er is een woningbouwprogramma van 303 woningen.", PROPOSAL.title, False),
        ("Er is een woningbouwprogramma van 303 woningen.", LETTER.title, True),
        ("De gemeente heeft een woningbouwprogramma van 303 woningen.", PROPOSAL.title, True),
        ("De ambitie voor de hele stad is om 4.000 woningen te bouwen.", PROPOSAL.title, True),
    ],
)
def test_a_programme_that_can_be_a_site_s_is_not_the_town_s(
    words: str, title: str, shown: bool
) -> None:
    assert (last(words, replace(PROPOSAL, title=title)).level != "uncertain") == shown


def test_a_letter_does_not_tell_of_its_plan_what_it_counts_besides_homes() -> None:
    assert last("In het plangebied komen 6 plekken.", LETTER).project is None


# --- lists of sites, and repeats -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "site"),
    [
        ("Kerkstraat 70 (ten noorden): 1 grondgebonden woning", "Kerkstraat 70"),
        ("Kerkstraat 10 en 13: 1 grondgebonden woning", "Kerkstraat 10 en 13"),
        ("Da Costastraat 8 / Van Damhof: 1 woning", "Da Costastraat 8 / Van Damhof"),
        ("Hoeveelheid: 1 woning", UNNAMED_PLAN),
        ("In de Kerkstraat 10: 1 grondgebonden woning", UNNAMED_PLAN),
    ],
)
def test_a_site_that_labels_an_item_is_whose_its_homes_are(item: str, site: str) -> None:
    words = f"Het voorliggende bestemmingsplan gaat over de volgende locaties:\n\n- {item}"
    assert [(count.value, count.project) for count in text(words)] == [(1, site)]


def test_house_numbers_before_a_number_count_nothing() -> None:
    words = "Dit plan gaat over Kerkstraat 60,62, 110 en 122 10 woningen."
    assert [count.value for count in text(words)] == [10]


def test_a_name_ends_where_the_sentence_does() -> None:
    names = plan_names_in("In het plangebied Eikenhof J. Daarbij komt het plangebied Hof J. Bos.")
    assert names == ["Eikenhof J", "Hof J. Bos"]


def test_a_repeat_without_a_word_of_the_plan_is_left_out() -> None:
    first = "# Inleiding\n\nDit plan telt 4 woningen.\n\n"
    assert len(text(first + "Bij 4 woningen geldt een afstand tot de weg.")) == 1
    assert len(text(first + "De 4 woningen liggen aan de weg.")) == 2


# --- which papers are texts of plans -------------------------------------------------------------------------

_ASKED = "In fase 2 komen 36 woningen."


@pytest.mark.parametrize(
    ("before", "project"),
    [
        (
            "Het vigerende bestemmingsplan laat dit niet toe.\n\nHet plangebied ligt in Zeist.",
            UNNAMED_PLAN,
        ),
        ("Het plangebied ligt in Zeist.", None),
        ("De gemeente heeft een visie.\n\nDe visie gaat over Zeist.", None),
    ],
)
def test_a_paper_that_speaks_as_the_text_of_a_plan_is_one(before: str, project: str | None) -> None:
    assert last(f"{before}\n\n{_ASKED}", OTHER).project == project


def test_each_part_of_a_list_has_its_own_name_in_the_row() -> None:
    words = "Van het plan zijn de woningen (fase 5a: 10 rijtjeswoningen en fase 5b: 29 rijtjeswoningen) bekend."
    assert [count.measure for count in text(words)] == [
        "rijtjeswoningen (fase 5a)",
        "rijtjeswoningen (fase 5b)",
    ]


def test_a_difference_in_brackets_is_no_number_of_homes() -> None:
    words = "Het plan voorziet in 39 woningen (toename 18 woningen)."
    assert [count.measure for count in text(words)] == ["woningen", "woningen (toename)"]
    words = "Het plan voorziet in 39 woningen (totaal 18 woningen)."
    assert "toename" not in text(words)[1].measure


# --- whose policy ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "is_town"),
    [
        ("Op regionaal niveau zijn afspraken gemaakt. Dit komt voor de gemeente neer op een opgave van 630 woningen.", True),
        ("Op regionaal niveau zijn afspraken gemaakt. Dit komt neer op een opgave van 630 woningen.", False),
        ("De regio groeit. De ambitie van de gemeente is om tot 2030 circa 630 woningen te bouwen.", True),
        ("Er staan tot 2030 in totaal 630 woningen op de gemeentelijke planningslijst.", True),
        ("De gemeente kiest voor dorpen in het landelijk gebied. De opgave is 630 woningen tot 2030.", True),
        ("De gemeente kiest voor dorpen. De landelijke opgave is 630 woningen tot 2030.", False),
        ("Zeist groeit. In de provincie is er een behoefte aan 630 woningen tot 2030.", False),
        ("Zeist groeit. Hierin kiest de provincie voor de stad. Het streven is 630 woningen tot 2030.", False),
    ],
)  # fmt: skip
def test_a_policys_number_is_the_towns_where_words_say_so(words: str, is_town: bool) -> None:
    count = last(words)
    assert (count.area_id == "GM0355" and count.level == "probable") == is_town


def test_under_a_heading_on_the_policy_of_others_nothing_is_the_towns_by_itself() -> None:
    words = "Het streven is een woningbouwprogramma van 630 woningen tot 2030."
    assert last(f"# Woonvisie\n\n{words}").level == "probable"
    assert last(f"# Provinciaal beleid\n\n{words}").level == "uncertain"


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("Er zijn regionale woningbouwafspraken gemaakt. Voor de gemeente Zeist zijn dit 780 woningen tot 2030.", "opgave"),
        ("De provincie heeft prognoses opgesteld. Voor de gemeente Zeist zijn dit 780 woningen tot 2030.", "prognose"),
        ("De afspraken zijn gebaseerd op de prognose. Voor de gemeente Zeist zijn dit 780 woningen tot 2030.", "opgave"),
        ("De raming is gebaseerd op de afspraken. Voor de gemeente Zeist zijn dit 780 woningen tot 2030.", "prognose"),
        ("De opgave is groot. De gemeente Zeist beschikt tot 2030 over locaties voor 780 woningen.", "plancapaciteit"),
        ("Het beleid is helder. In de gemeente Zeist mogen tot 2030 maximaal 780 woningen toegevoegd worden.", "overig"),
        ("Het beleid is helder. Er mogen in de gemeente Zeist tot 2030 780 woningen gebouwd mogen worden.", "opgave"),
        ("De gemeente is groen. Voor de gemeente Zeist zijn dit 780 woningen tot 2030.", "overig"),
    ],
)  # fmt: skip
def test_a_policys_number_without_a_word_is_what_the_sentence_before_is_about(
    words: str, basis: str
) -> None:
    assert last(words).basis == basis


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("Inmiddels zijn in het plangebied 8 woningen gerealiseerd en is de vergunning verleend voor 15 woningen.", "plancapaciteit"),
        ("Inmiddels zijn in het plangebied 15 woningen gerealiseerd.", "gerealiseerd"),
        ("In het plangebied bevat de huidige verkaveling 15 woningen.", "plancapaciteit"),
        ("In het plangebied bevat de huidige bebouwing 15 woningen.", "voorraad"),
    ],
)  # fmt: skip
def test_what_is_permitted_or_drawn_is_planned(words: str, basis: str) -> None:
    assert last(words).basis == basis


def test_what_is_to_be_got_built_is_not_done() -> None:
    words = "De gemeente Zeist heeft als ambitie om tot 2030 circa 630 woningen gerealiseerd te {}."
    assert last(words.format("krijgen")).basis == "opgave"
    done = "In de gemeente Zeist zijn tot 2020 circa 630 woningen gerealiseerd."
    assert last(done).basis == "gerealiseerd"


def test_what_fits_a_policy_by_its_verb_at_the_end_is_the_plans() -> None:
    words = "Daaruit komt dat de realisatie van 30 huurwoningen {} bij de regionale behoefte."
    assert owner(last(words.format("aansluit"))) == "plan"


def test_the_ends_of_a_range_were_not_told_before() -> None:
    words = "De gemeente Zeist heeft een programma van gemiddeld tussen de {} woningen per jaar."
    assert last(words.format("50 en 100")).level == "probable"
    words = "De gemeente heeft een programma en bouwt de {} woningen in vijf jaar."
    assert "eerder is genoemd" in text(words.format("500"))[0].why


def test_the_margin_of_a_number_is_none_of_the_shares_behind_it() -> None:
    words = "Zeist kent een programma van 400 woningen (met een bandbreedte van 360 tot 440 woningen), waarvan 30% sociale huur."
    assert (last(words).value, last(words).level) == (30, "probable")


@pytest.mark.parametrize("town", ["voor de gemeente Zeist", "in Zeist"])
def test_the_town_that_a_sentence_names_has_a_number_of_a_wider_programme(town: str) -> None:
    words = f"De regionale woningbouwopgave {town} is in regionaal verband vastgesteld op 1.109 woningen."
    assert (last(words).area_id, last(words).level) == ("GM0355", "probable")


# --- kinds of homes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("7 vrijstaande, 4 geschakelde en 8 grondgebonden woningen", [7, 4, 8]),
        ("7 vrijstaande en 8 woningen", [7, 8]),
        ("7 groene en 8 woningen", [8]),
        ("7 vrijstaande en 8 bomen", []),
        ("24 twee-onder-een-kappers en 18 stedelijke 2-onder-1 kapwoningen", [24, 18]),
        ("24 herenhuizen en 18 patiobungalows", [24, 18]),
        ("24 huisnummers en 18 kapvormen", []),
    ],
)
def test_homes_by_their_kind(words: str, values: list[float]) -> None:
    found = text(f"In het plangebied komen {words}.")
    assert [count.value for count in found if count.unit == "woningen"] == values
    assert len({count.measure for count in found}) == len(found)


def test_homes_that_stand_there_now_are_not_planned() -> None:
    words = "Binnen het plangebied {} twee verouderde woningen."
    assert last(words.format("staan nu nog")).basis == "voorraad"
    assert last("Nu is de planlocatie bebouwd met twee woningen.").basis == "voorraad"
    assert last(words.format("komen nu nog")).basis == "plancapaciteit"


def test_a_noun_with_a_digit_is_counted_behind_adjectives_alone() -> None:
    assert not text("In het plangebied is van twee blokken een 3-onder-1-kapwoning.")
    assert not text("In het plangebied is meer vraag naar 2-1-kappers.")


def test_the_number_of_a_document_counts_nothing() -> None:
    words = "In dit plan komen 12 bungalows, documentnummer: 20180089, van 24 januari 2018."
    assert [count.value for count in text(words)] == [12]
    assert [count.value for count in text(words.replace("documentnummer:", "in totaal"))] != [12]


@pytest.mark.parametrize(
    ("place", "basis"), [("in het Havengebied", "overig"), ("in de Woonvisie", "opgave")]
)
def test_what_was_agreed_on_a_site_is_no_task_of_the_town(place: str, basis: str) -> None:
    words = (
        f"Er is {place} afgesproken wat kan. Voor de gemeente Zeist zijn dit 20 woningen tot 2030."
    )
    assert last(words).basis == basis


def test_what_stands_beside_a_plan_is_none_of_it() -> None:
    words = "{} de nieuw te bouwen woningen staat een rijtje van 3 woningen."
    assert owner(last(words.format("Links van"))) == "other"
    assert owner(last(words.format("Binnen"))) == "plan"


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("De harde plancapaciteit voor de gehele gemeente Zeist bedraagt 5.655 tot 2030.", [5655]),
        ("De harde plancapaciteit van de gemeente Zeist is er, en de afstand bedraagt 5.655.", []),
        ("In Zeist komen er 500 woningen tot 2030 en ca. 700 in heel de gemeente.", [500, 700]),
        ("In Zeist komen er 500 woningen tot 2030. Er zijn ca. 700.", [500]),
    ],
)
def test_homes_that_a_noun_far_before_a_number_counts(words: str, values: list[float]) -> None:
    assert [count.value for count in text(words) if count.level != "uncertain"] == values


def test_a_region_that_estimates_does_not_take_a_number_from_the_town_that_it_is_of() -> None:
    words = "De regio heeft ingeschat dat er in de gemeente Zeist nog 70 woningen worden gesloopt."
    assert (last(words).area_id, last(words).level) == ("GM0355", "probable")


def test_a_heading_with_the_towns_name_does_not_give_it_a_number_of_the_region() -> None:
    words = (
        "# Woonvisie Zeist\n\nDe harde plancapaciteit voor de gehele {} bedraagt 5.655 tot 2030."
    )
    assert last(words.format("regio")).level == "uncertain"
    assert last(words.format("gemeente")).area_id == "GM0355"


def test_what_a_sentence_is_about_has_its_number_and_not_the_town() -> None:
    words = "{} biedt ruimte aan een woningbouwprogramma van 350 woningen."
    assert last(words.format("Dorrewold-Zuid")).level == "uncertain"
    assert last(words.format("Het beleid")).level == "probable"


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Bestemmingsplan Woningen Molenakker Lieshout", "GM1659-lieshout"),
        ("Vastgesteld bestemmingsplan 'Akkerpad ong., Sevenum'", "GM1507-sevenum"),
        ("Bestemmingsplan Wamel, Kruidenhof fase 3", "GM0668-wamel"),
        ("Bestemmingsplan Kern Dussen: Molenpad 7", "GM1959-dussen"),
        ("Bestemmingsplan 'Rokkehof te Offenbeek' Gemeente Beesel Vastgesteld", "GM0889"),
        # a site, a name that other places have, and no paper of a plan
        ("Bestemmingsplan De Lieshout", None),
        ("Bestemmingsplan Park Lieshout", None),
        ("Bestemmingsplan Molenpad 2 te Bergen", None),
        ("Bestemmingsplan Wamel, Molenpad te Lieshout", None),
        ("Woonvisie Lieshout", None),
    ],
)
def test_the_title_of_a_plan_names_its_place(title: str, place: str | None) -> None:
    assert place_in_title(title) == place


def test_a_plan_without_a_known_town_lies_in_the_village_of_its_title() -> None:
    context = DocumentContext(
        "z", "plan", "Bestemmingsplan Woningen Molenakker Lieshout", None, None, None, ()
    )
    assert last("Het plan maakt 12 woningen mogelijk.", context).area_id == "GM1659-lieshout"
    other = "In de gemeente Zeist is de vraag groot. Het plan maakt 12 woningen mogelijk."
    assert last(other, context).area_id != "GM1659-lieshout"


def test_what_stood_before_says_nothing_of_what_comes_instead() -> None:
    stood, comes = text("In het plangebied waren 12 woningen aanwezig, nu komen er 20 woningen.")
    assert (stood.basis, comes.basis) == ("overig", "plancapaciteit")


LINGEWAARD = DocumentContext("z", "plan", "toelichting", "GM1705", None, "PV25", ("GM1705",))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Voor de kern Bemmel zijn tot 2025 500 woningen nodig.", "GM1705-bemmel"),
        # a second village, the town itself, a wider area
        ("In de kern Bemmel zijn 500 woningen nodig en in de kern Gendt 90.", None),
        ("In de kern Bemmel zijn 500 woningen nodig, zegt de provincie.", None),
    ],
)
def test_a_paragraph_about_one_village_counts_for_it(words: str, place: str | None) -> None:
    count = last(f"{words} Tot 2035 zijn in totaal 700 woningen nodig.", LINGEWAARD)
    assert (count.area_id == place and count.level == "probable") == (place is not None)


def test_the_town_of_a_sentence_is_not_the_village_of_its_paragraph() -> None:
    words = "Voor de kern Bemmel zijn tot 2025 500 woningen nodig. De gemeente heeft er 700 nodig."
    assert last(words, LINGEWAARD).area_id != "GM1705-bemmel"


@pytest.mark.parametrize("belongs", ["waar De Bilt toe behoort", "waartoe De Bilt behoort"])
def test_a_town_that_a_clause_calls_a_part_of_a_region_has_no_number_of_it(belongs: str) -> None:
    context = replace(PLAN, area_id="GM0310", municipality_ids=("GM0310",))
    words = f"Voor de regio Utrecht, {belongs}, zijn in totaal 32.545 woningen nodig."
    assert last(words, context).area_id == "regio-utrecht"
    own = "In de regio Utrecht, waar De Bilt hard bouwt, zijn daar 400 woningen nodig."
    assert last(own, context).area_id == "GM0310"


# --- the region or the province that words refer to ------------------------------------------------------

EDE = replace(OTHER, area_id="GM0228", province_id="PV25", municipality_ids=("GM0228",))
TALK = "De gemeente werkt samen in de regio Foodvalley.\n\n"


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("De jaarlijkse woningbehoefte in de regio is geschat op 350 woningen.", "foodvalley"),
        ("De regionale woningbehoefte is geschat op 350 woningen.", "foodvalley"),
        # who estimates is not where
        ("Door de regio is een behoefte van 350 woningen geschat.", "GM0228"),
        ("In de regio is voor de gemeente een behoefte van 350 woningen geschat.", "GM0228"),
        ("De behoefte in de provincie is geschat op 35.000 woningen.", "PV25"),
        ("De behoefte in de provincie Utrecht is geschat op 35.000 woningen.", "PV26"),
        ("De provinciale woningbehoefte is geschat op 35.000 woningen.", "PV25"),
        ("De provinciale woningbehoefte vraagt in de gemeente 350 woningen.", "GM0228"),
    ],
)
def test_words_refer_to_the_region_named_before_and_to_the_towns_province(
    words: str, area: str
) -> None:
    assert last(TALK + words, EDE).area_id == area


def test_words_refer_to_no_region_that_the_town_is_not_in() -> None:
    zeist = last(f"{TALK}De woningbehoefte in de regio is geschat op 350 woningen.", OTHER)
    assert zeist.area_id != "foodvalley"


def test_of_two_regions_none_is_referred_to() -> None:
    two = "De regio Foodvalley grenst aan de regio Amersfoort.\n\n"
    count = last(f"{two}De woningbehoefte in de regio is geschat op 350 woningen.", EDE)
    assert count.area_id not in ("foodvalley", "regio-amersfoort")


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Dit plan telt 36 woningen in de periode 2024-2026.", ("2024", "2026")),
        ("De woonvisie loopt in de periode 2024-2026. Dit plan telt 36 woningen.", (None, None)),
        ("De 36 woningen van dit plan zijn in oktober 2017 afgestemd.", (None, None)),
        (
            "De 36 woningen van dit plan worden in oktober 2017 opgeleverd.",
            ("2017-10-01", "2017-10-31"),
        ),
    ],
)
def test_the_homes_of_a_plan_have_the_period_of_their_own_sentence(
    words: str, period: tuple[str | None, str | None]
) -> None:
    count = last(words)
    assert count.project is not None
    assert (count.period_start, count.period_end) == period


def test_the_address_of_a_plot_has_no_homes() -> None:
    assert not text("Op het perceel Kerkstraat 119 woningen toevoegen mag niet.")
    assert last("In de Kerkstraat 119 woningen bouwen is het plan.").value == 119


def test_the_kind_of_plan_of_the_title_is_the_documents_own_plan() -> None:
    titled = replace(OTHER, title="Toelichting uitwerkingsplan Spoorzicht")
    assert owner(last("Het uitwerkingsplan biedt ruimte aan 54 woningen.", titled)) == "plan"
    assert owner(last("Het bestemmingsplan bood ruimte aan 54 woningen.", titled)) != "plan"
    assert owner(last("Het uitwerkingsplan biedt ruimte aan 54 woningen.", OTHER)) != "plan"


def test_the_homes_that_are_applied_for_are_those_that_were_told() -> None:
    assert owner(last(f"{TOLD}De aangevraagde 114 woningen passen in het beleid.")) == "plan"
    assert owner(last(f"{TOLD}De gemeente wil 905 woningen bouwen.")) == "policy"


# --- the plan beside a number ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Inclusief het voorliggende bestemmingsplan zijn er plannen voor 183 woningen.",
        "Op de lijst staan 495 woningen (inclusief dit plan).",
        "Er is ruimte voor de bouw van 190 woningen, waarvan dit initiatief een deel invult.",
        "In andere plannen (niet zijnde het plangebied) is plaats voor 170 woningen.",
    ],
)
def test_a_number_that_holds_the_plan_or_leaves_it_out_is_not_the_plans(words: str) -> None:
    count = last(words)
    assert "contains" in {vote.rule for vote in count.votes if vote.field == "owner"}
    assert owner(count) != "plan"
    assert count.project is None


def test_what_the_plan_takes_of_a_number_is_the_plans() -> None:
    words = "Er is ruimte voor 190 woningen, waarvan dit initiatief er 40 woningen invult."
    assert "contains" not in rules_said(words)


@pytest.mark.parametrize(
    ("words", "is_at"),
    [
        ("Het beleid staat het voorliggende initiatief, de bouw van 12 woningen, toe.", True),
        ("Het initiatief van 52 woningen is geteld.", True),
        ("Het planvoornemen betreft de realisatie van maximaal 12 woningen.", True),
        ("De ontwikkeling van 12 woningen is volgens de wet geen stedelijke ontwikkeling.", False),
        ("Het initiatief draagt bij aan de bouw van 500 woningen.", False),
    ],
)
def test_words_for_the_plan_right_before_a_number_say_more(words: str, is_at: bool) -> None:
    assert ("at-number" in rules_said(words)) == is_at


@pytest.mark.parametrize(
    ("words", "is_governed"),
    [
        ("De harde plancapaciteit in de tussenfase bedraagt 186 woningen.", True),
        ("De locatie staat op deze lijst van 786 woningen.", True),
        ("Het bouwvlak in de tussenfase bedraagt 186 woningen.", False),
    ],
)
def test_a_noun_of_policy_governs_what_it_amounts_to(words: str, is_governed: bool) -> None:
    assert ("governed" in rules_said(words)) == is_governed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "De gemeente Geldermalsen groeit. Het gemeentelijk woningbouwprogramma telt 300 woningen.",
            "Geldermalsen",
        ),
        (
            "De gemeente Geldermalsen groeit.\n\nHet gemeentelijk woningbouwprogramma telt 300 woningen.",
            "Geldermalsen",
        ),
        (
            "De gemeente Geldermalsen groeide. Het woningbouwprogramma van West Betuwe telt 300 woningen.",
            "West Betuwe",
        ),
        (
            "In het dorp Geldermalsen wordt gebouwd. Het gemeentelijk woningbouwprogramma telt 300 woningen.",
            "West Betuwe",
        ),
    ],
)
def test_a_programme_can_be_of_a_municipality_that_merged(words: str, name: str) -> None:
    west_betuwe = replace(PLAN, area_id="GM1960", province_id="PV25", municipality_ids=("GM1960",))
    area_id = last(words, west_betuwe).area_id
    assert area_id is not None
    assert AREAS[area_id].name == name


def test_a_village_that_the_sentence_names_has_the_homes_of_the_plan() -> None:
    words = "De visie van de provincie Utrecht laat het voorliggende initiatief toe, de bouw van 12 woningen in de kern Den Dolder."
    zeist = replace(PLAN, area_id="GM0355", province_id="PV26", municipality_ids=("GM0355",))
    area_id = last(words, zeist).area_id
    assert area_id is not None
    assert AREAS[area_id].name == "Den Dolder"


def test_plans_are_those_named_before_a_place_and_a_name_across_it_ends_there() -> None:
    text = "In het plangebied Eikenhof komt veel. In het plangebied Beukenhof Noord ook."
    assert plan_names_in(text, text.index("veel")) == ["Eikenhof"]
    assert plan_names_in(text, text.index(" Noord")) == ["Eikenhof", "Beukenhof"]
    assert plan_names_in(text) == ["Eikenhof", "Beukenhof Noord"]
