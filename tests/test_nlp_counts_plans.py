"""Homes of a plan, a site or a district: what governs their number, and whose it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest

from corpus.areas import load_areas
from corpus.count_bases import load_basis_rules
from corpus.count_plans import load_plan_words
from corpus.loading import REFERENCE, CorpusError
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import table_counts, text_counts
from nlp.counts.fields.own_plan import plans_named
from nlp.counts.fields.plan_title import plan_name
from nlp.reading import DocumentReading
from nlp.records import UNNAMED_PLAN, Count, DocumentContext

AREAS = load_areas()
ZEIST = DocumentContext("z", "plan", "toelichting", "GM0355", None, "PV26", ("GM0355",))
NOTA = replace(ZEIST, kind="programme", title="Nota")
OTHER = replace(ZEIST, kind="other", title="Nota")


def text(words: str, context: DocumentContext = ZEIST) -> list[Count]:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    return list(text_counts(DocumentReading(context, found, AREAS), found, AREAS)[0])


def first(words: str, context: DocumentContext = ZEIST) -> Count:
    return text(words, context)[0]


def area(count: Count) -> str | None:
    if count.named_area is not None:
        return count.named_area.name
    return AREAS[count.area_id].name if count.area_id else None


# --- which word governs a number -------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Om te voorzien in de behoefte worden in Zeist 40 woningen gepland.",
        "De 40 geplande woningen in Zeist dragen bij aan de opgave.",
        "In Zeist zijn 40 woningen gepland, passend binnen de regionale behoefte.",
        "Om in de woningbehoefte te voorzien, zijn in Zeist 40 woningen gepland.",
    ],
)
def test_what_something_is_for_gives_no_basis(words: str) -> None:
    assert first(words, NOTA).basis == "plancapaciteit"


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("Zeist wil voorzien in de behoefte van 400 woningen.", "prognose"),
        ("Zeist wil voldoen aan de opgave van 400 woningen.", "opgave"),
        ("Zeist heeft behoefte aan 400 woningen.", "prognose"),
    ],
)
def test_a_number_that_a_word_has_as_its_own_keeps_it(words: str, basis: str) -> None:
    assert first(words, NOTA).basis == basis


def test_an_attribute_of_what_is_needed_is_no_task() -> None:
    need = "De behoefte van Zeist krijgt een marge van 1.504 nieuw te realiseren woningen."
    assert first(need, NOTA).basis == "prognose"
    task = "De gemeente Zeist krijgt een programma van 1.504 nieuw te realiseren woningen."
    assert first(task, NOTA).basis == "opgave"


@pytest.mark.parametrize(
    ("words", "basis"),
    [
        ("In Zeist zijn 400 woningen gerealiseerd.", "gerealiseerd"),
        ("In Zeist 400 woningen die gerealiseerd dienen te worden.", "opgave"),
        ("In Zeist kunnen 400 woningen aan de woningvoorraad toegevoegd worden.", "plancapaciteit"),
        (
            "In Zeist is 400 de omvang van de voorraad aan woningbouwplannen, 400 woningen.",
            "plancapaciteit",
        ),
    ],
)
def test_what_is_to_be_built_is_not_built(words: str, basis: str) -> None:
    assert text(words, NOTA)[-1].basis == basis


def test_a_weak_word_of_the_next_clause_says_nothing() -> None:
    words = "Zeist komt op 231 woningen en stijgt het aandeel van de stad."
    assert first(words, NOTA).basis == "overig"
    assert first("Zeist stijgt naar 231 woningen.", NOTA).basis == "prognose"


def test_a_share_is_planned_only_by_a_word_of_plans() -> None:
    words = "Zeist heeft mogelijkheden voor 30% sociale huurwoningen."
    assert first(words, NOTA).basis == "overig"
    assert first("Zeist heeft ruimte voor 300 woningen.", NOTA).basis == "plancapaciteit"
    planned = "In Zeist is 30% van de plancapaciteit sociale huur."
    assert first(planned, NOTA).basis == "plancapaciteit"


def test_how_many_more_people_there_are_is_no_task() -> None:
    words = "Naast de groei van 1.500 huishoudens heeft Zeist een ambitie van 2.500 woningen."
    people, homes = text(words, NOTA)
    assert (people.basis, homes.basis) == ("prognose", "opgave")


def test_a_programme_that_is_no_programme_of_homes_sets_no_task() -> None:
    assert first("Het Isolatieprogramma van Zeist telt 400 woningen.", NOTA).basis != "opgave"
    assert first("Het woningbouwprogramma van Zeist is 400 woningen.", NOTA).basis == "opgave"


def test_a_weak_word_gives_way_to_the_same_number_elsewhere() -> None:
    words = "De plancapaciteit van Zeist is 1.095 woningen.\n\nDe voorraad van 1.095 woningen is te groot."
    assert [count.basis for count in text(words, NOTA)] == ["plancapaciteit", "plancapaciteit"]


# --- homes of a site -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "project"),
    [
        ("Op de locatie Eikenhof zijn 89 woningen te realiseren.", "Eikenhof"),
        ("Binnen de wijk Eikenhof wordt het toevoegen van 89 woningen geregeld.", "Eikenhof"),
        ("Er komen 89 woningen in de wijk Eikenhof.", "Eikenhof"),
        ("Er moeten 89 woningen komen op het Wilgenkwartier.", "Wilgenkwartier"),
        ("Met de herstructurering van de Eikenbuurt komen er 89 woningen.", "Eikenbuurt"),
    ],
)
def test_homes_of_a_named_site_are_plan_capacity(words: str, project: str) -> None:
    count = first(words)
    assert (count.basis, count.project) == ("plancapaciteit", project)


@pytest.mark.parametrize(
    "words",
    [
        "De opgave is om 89 woningen in de wijk Eikenhof toe te voegen.",
        "Voor de locatie Eikenhof geldt een taakstelling van 89 woningen.",
    ],
)
def test_a_task_for_a_site_stays_a_task(words: str) -> None:
    count = first(words)
    assert (count.basis, count.project) == ("opgave", "Eikenhof")


def test_homes_that_are_improved_in_a_site_are_not_planned() -> None:
    assert first("In de wijk Eikenhof worden 89 woningen verbeterd.").basis == "overig"


def test_an_area_or_a_mark_is_no_site() -> None:
    assert first("In de wijk Huis ter Heide komen 89 woningen.").project == UNNAMED_PLAN
    assert first("In deelgebied II komen 89 woningen.").project == UNNAMED_PLAN


def test_a_programme_under_a_heading_is_that_of_the_site() -> None:
    listed = first("# Stationsweg 1 (toevoeging 2016)\n\nWoningbouwprogramma: 3 woningen.")
    assert (listed.basis, listed.project) == ("plancapaciteit", "Stationsweg 1")
    assert listed.level == "uncertain"
    assert first("# Woningbouw\n\nWoningbouwprogramma: 3 woningen.", OTHER).project is None
    assert first("# Stationsweg 1\n\nEr komen 3 woningen.", OTHER).project is None


def test_homes_of_the_sentence_before_are_of_its_site() -> None:
    words = "Op de locatie Eikenhof komen 212 woningen. Hiervan zijn er 165 woningen gerealiseerd."
    assert [count.project for count in text(words)] == ["Eikenhof", "Eikenhof"]
    other = "Op de locatie Eikenhof komen 212 woningen. In Zeist zijn er 165 woningen gerealiseerd."
    assert [count.project for count in text(other)] == ["Eikenhof", None]


# --- the plan that the text is about -----------------------------------------------------------------

OWN = "Het voorliggende bestemmingsplan 'Eikenhof' maakt woningen mogelijk.\n\n"


def test_the_plan_of_a_text_is_learnt_from_it() -> None:
    count = first(f"{OWN}In het plangebied komen 42 woningen.")
    assert (count.project, count.basis, area(count)) == ("Eikenhof", "plancapaciteit", "Zeist")
    assert count.level == "probable"


def test_a_heading_that_names_another_site_is_of_that() -> None:
    words = f"{OWN}De locatie Wilgenhof ligt elders.\n\n# Wilgenhof\n\nHet plan telt 42 woningen."
    (count,) = [count for count in text(words) if count.value == 42]
    assert count.project == "Wilgenhof"


def test_only_papers_on_one_place_learn_their_plan() -> None:
    agreement = replace(ZEIST, kind="agreement")
    assert first(f"{OWN}In het plangebied komen 42 woningen.", agreement).project is None


def test_a_number_of_the_plan_that_holds_now_is_not_of_the_new_one() -> None:
    words = f"{OWN}Het plan telt meer woningen dan het vigerende bestemmingsplan (maximaal 242 woningen)."
    (count,) = [count for count in text(words) if count.value == 242]
    assert count.project is None


def test_a_task_in_a_sentence_on_the_plan_is_not_of_the_plan() -> None:
    words = f"{OWN}Het plan past binnen de opgave van 500 woningen."
    assert text(words)[-1].basis == "opgave"


@pytest.mark.parametrize(
    ("texts", "own"),
    [
        (["Het onderhavige bestemmingsplan Eikenhof."], "Eikenhof"),
        (["Het project Eikenhof.", "Het plangebied Eikenhof."], "Eikenhof"),
        (["Het project Eikenhof."], None),
        (["De ontwikkeling Eikenhof.", "Het plan Eikenhof."], "Eikenhof"),
        (["De ontwikkeling in Eikenhof.", "De ontwikkeling rond Eikenhof."], None),
        (["Het bestemmingsplan Eikenhof.", "Het bestemmingsplan Eikenhof."], None),
        (["Het vigerende plan Eikenhof.", "Het vigerende plan Eikenhof."], None),
        (["Het plan Zeist.", "Het plan Zeist."], None),
        (["Het project Eikenhof en het project Wilgenhof."] * 2, None),
        (["Het project Eikenhof fase 2.", "Het project Eikenhof."], "Eikenhof"),
    ],
)
def test_the_plan_that_stands_out_is_the_own_one(texts: list[str], own: str | None) -> None:
    assert plans_named(texts, ZEIST, AREAS).own == own


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Het bestemmingsplan 'Wilgenhof' bestaat uit de volgende stukken:", "Wilgenhof"),
        (
            "Om het bestemmingsplan 'Wilgenhof' te kunnen realiseren, verdwijnt de loods.",
            "Wilgenhof",
        ),
        ("Het geldende bestemmingsplan 'Wilgenhof' bestaat uit de volgende stukken:", None),
        ("Het bestemmingsplan 'Wilgenhof' wijst dit gebied aan.", None),
        # told once is not enough
        ("Het bestemmingsplan 'Wilgenhof' voorziet in 12 woningen.", None),
    ],
)
def test_a_plan_that_is_made_up_of_parts_or_to_be_realised_is_the_own_one(
    sentence: str, own: str | None
) -> None:
    assert plans_named([sentence], ZEIST, AREAS).own == own


def test_a_plan_that_is_told_of_twice_as_subject_is_the_own_one() -> None:
    said = "Het bestemmingsplan 'Wilgenhof' voorziet in 12 woningen."
    makes = "Het bestemmingsplan 'Wilgenhof' maakt de bouw van 12 woningen mogelijk."
    assert plans_named([said, makes], ZEIST, AREAS).own == "Wilgenhof"
    assert (
        plans_named([f"In {said[0].lower()}{said[1:]}", f"Want {makes}"], ZEIST, AREAS).own is None
    )


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Start procedure bouwplan Wilgenhof", "Wilgenhof"),
        (
            "Voorstel inzake Ontwikkelvisie Wilgenkwartier en Eikenbuurt",
            "Wilgenkwartier en Eikenbuurt",
        ),
        ("Voorstel inzake besteding van middelen", None),
    ],
)
def test_the_title_names_the_plan(title: str, name: str | None) -> None:
    assert plan_name(replace(ZEIST, title=title)) == name


# --- whose number it is --------------------------------------------------------------------------------


def test_the_share_of_a_town_is_that_towns() -> None:
    words = "De behoefte in de provincie Utrecht is 9.000 woningen. Het aandeel van Zeist hierin is 900 woningen."
    assert area(text(words, NOTA)[-1]) == "Zeist"


def test_a_word_of_the_name_of_a_programme_is_no_area() -> None:
    named = "Het college zet € 13 miljoen uit het Nationaal Isolatieprogramma beschikbaar in."
    assert area(first(named, NOTA)) == "Zeist"
    assert area(first("Nationaal is € 13 miljoen beschikbaar.", NOTA)) == "Nederland"


def test_a_list_with_an_unknown_name_has_no_known_area() -> None:
    unknown = "Voor Zeist, Nergenshuizen, Soest geldt een opgave van 400 woningen."
    assert first(unknown, NOTA).area_id is None
    known = "Voor Zeist, Bunnik, Soest geldt een opgave van 400 woningen."
    assert first(known, NOTA).named_area is not None


def test_the_region_is_the_one_that_the_heading_names() -> None:
    words = "# Metropoolregio Amsterdam\n\nIn de regio is plancapaciteit voor 16.700 woningen."
    context = replace(NOTA, area_id="GM0439", region_id="zaanstreek-waterland", province_id="PV27")
    assert area(first(words, context)) == "Metropoolregio Amsterdam"


# --- doubt -----------------------------------------------------------------------------------------------


def doubted(words: str, context: DocumentContext = NOTA) -> str:
    return first(words, context).why.partition("onzeker: ")[2]


def test_where_a_change_begins_is_doubtful() -> None:
    words = "De verwachting is dat Zeist zal groeien van 49.000 inwoners tot 57.000 inwoners."
    assert "waar een verandering begint" in doubted(words)
    assert "begint" not in doubted("De verwachting is dat Zeist zal groeien met 49.000 inwoners.")


@pytest.mark.parametrize("until", ["tot 2030", "tot eind 2030", "tot en met 2030"])
def test_a_year_behind_a_number_is_no_end_of_a_change(until: str) -> None:
    words = f"De gemeente Almen neemt een opgave van 1.200 woningen {until} op zich."
    assert "waar een verandering begint" not in doubted(words)


def test_homes_that_are_built_here_are_some_plans() -> None:
    doubt = "van een plan waarvan de naam niet bekend is"
    before = "De planvorming voor het terrein van de zuivelfabriek in Zeist is ver."
    plan = replace(NOTA, kind="other")
    assert doubt in text(f"{before} Hier worden 65 woningen gerealiseerd.", plan)[-1].why
    assert doubt not in first("In Zeist worden 65 woningen gerealiseerd.", plan).why


def test_the_name_of_a_village_is_not_taken_for_that_of_a_plan() -> None:
    words = "Het plan Hollum, Oosterlaan voorziet in 12 woningen in Zeist."
    assert first(words).project == UNNAMED_PLAN
    named = first("Het plan Oosterlaan voorziet in 12 woningen in Zeist.")
    assert named.project == "Oosterlaan"


def test_the_size_of_each_is_doubtful() -> None:
    assert "grootte" in doubted("Zeist helpt kleine complexen (2 tot 8 appartementen).")
    assert "grootte" not in doubted("Zeist bouwt in het centrum (20 tot 80 appartementen).")


def test_part_of_a_number_before_is_doubtful_where_its_sentence_names_an_area_in_passing() -> None:
    words = "Er zijn 89 appartementen voorzien. Hiervan zijn 40 appartementen gepland met Zeist."
    assert "uit de zin ervoor" in text(words)[-1].why
    assert "uit de zin ervoor" not in first("Er zijn 40 appartementen gepland met Zeist.").why


# --- the data ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "line", "load"),
    [
        ("count-bases.toml", "[other]\nwords = []\n", load_basis_rules),
        ("count-plans.toml", 'colours = ["rood"]\n', load_plan_words),
    ],
)
def test_unknown_words_are_refused(tmp_path: Path, file: str, line: str, load) -> None:  # type: ignore[no-untyped-def]
    copy(REFERENCE / file, tmp_path / file)
    load(tmp_path)
    path = tmp_path / file
    path.write_text(path.read_text("utf-8") + "\n" + line, "utf-8")
    with pytest.raises(CorpusError, match=file):
        load.__wrapped__(tmp_path)


def test_a_kind_of_document_that_is_none_is_refused(tmp_path: Path) -> None:
    words = (REFERENCE / "count-plans.toml").read_text("utf-8")
    path = tmp_path / "count-plans.toml"
    path.write_text(words.replace('kinds = ["plan", ', 'kinds = ["folder", "plan", '), "utf-8")
    with pytest.raises(CorpusError, match="folder"):
        load_plan_words(tmp_path)


# --- tables ------------------------------------------------------------------------------------------------


def table(words: str, context: DocumentContext = NOTA) -> list[Count]:
    source = parse_markdown(words)
    reading = DocumentReading(context, passages(source, 1, len(source.pages)), AREAS)
    return [
        count
        for index, grid in enumerate(source.grids)
        for count in table_counts(reading, source, index, grid, (), AREAS)[0]
    ]


def test_homes_of_a_project_in_a_table_of_a_programme_are_planned() -> None:
    words = "Tabel 1: Woningbouwprogramma\n\n| Project | Woningen |\n|---|---|\n| Eikenhof | 40 |\n| Wilgenhof | 50 |\n"
    assert [(c.project, c.basis) for c in table(words)] == [
        ("Eikenhof", "plancapaciteit"),
        ("Wilgenhof", "plancapaciteit"),
    ]
    towns = (
        words.replace("Project", "Gemeente")
        .replace("Eikenhof", "Zeist")
        .replace("Wilgenhof", "Soest")
    )
    assert [c.basis for c in table(towns)] == ["opgave", "opgave"]


def test_a_column_of_an_unknown_region_is_that_regions() -> None:
    words = "| Woningen | Regio Eem-Noord | Zeist |\n|---|---|---|\n| Plancapaciteit hard | 1.251 | 300 |\n| Plancapaciteit zacht | 210 | 90 |\n"
    assert [area(count) for count in table(words)] == [
        "Regio Eem-Noord",
        "Zeist",
        "Regio Eem-Noord",
        "Zeist",
    ]


def test_a_row_of_an_area_that_is_not_known_is_doubtful() -> None:
    words = "| Gemeente | Plancapaciteit woningen |\n|---|---|\n| Zeist | 40 |\n| Soest | 60 |\n| Zxqst | 50 |\n"
    counts = table(words)
    assert [area(count) for count in counts] == ["Zeist", "Soest", None]
    assert ["geen bekend gebied" in count.why for count in counts] == [False, False, True]


@pytest.mark.parametrize(
    ("label", "found"), [("Wiik bii Duurstede", True), ("Wiik bii Duin", False)]
)
def test_the_name_of_the_documents_area_is_known_where_it_is_misread(
    label: str, found: bool
) -> None:
    own = replace(NOTA, area_id="GM0352", municipality_ids=("GM0352",))
    words = f"| Gemeente | Plancapaciteit woningen |\n|---|---|\n| Zeist | 40 |\n| Soest | 60 |\n| {label} | 50 |\n"
    assert (table(words, own)[-1].area_id == "GM0352") is found


def test_a_number_in_brackets_is_the_words_before_them() -> None:
    words = "De plannen passen binnen de opgave en ambitie van Zeist (11.000 woningen)."
    assert first(words, NOTA).basis == "opgave"


def test_growth_that_was_is_no_forecast() -> None:
    assert first("Zeist groeide met 18.000 inwoners.", NOTA).basis != "prognose"
    assert first("Zeist groeit met 18.000 inwoners.", NOTA).basis == "prognose"


def test_a_number_of_a_site_in_an_agreement_hides_no_other() -> None:
    words = (
        "Op de locatie Eikenhof komen 500 woningen.\n\nEen voorbeeld: een project met 500 woningen."
    )
    assert len(text(words, NOTA)) == 2


def test_only_nouns_are_what_something_is_for() -> None:
    assert first("Binnen de stad Zeist komen er 400 woningen.", NOTA).basis == "opgave"


def test_a_name_alone_shows_no_basis() -> None:
    agreement = replace(ZEIST, kind="agreement", title="Woondeal")
    assert first("Eikenhof: 40 woningen in Zeist.", agreement).basis == "overig"
    site = first("In de wijk Eikenhof in Zeist 40 woningen.", agreement)
    assert (site.basis, site.level == "certain") == ("plancapaciteit", False)


@pytest.mark.parametrize(
    "words",
    [
        "De plannen De Kamp en Oosterveld voorzien in 3 respectievelijk 5 woningen.",
        "De plannen De Kamp en Oosterveld voorzien in 3 resp. 5 woningen.",
        "De plannen De Kamp en Oosterveld voorzien in respectievelijk 3 en 5 woningen.",
    ],
)
def test_of_two_plans_with_two_numbers_each_has_its_own(words: str) -> None:
    assert text(words)[-1].project == "Oosterveld"


def test_two_numbers_of_one_plan_are_not_of_two() -> None:
    words = "Het plan De Kamp voorziet in 5 woningen en in Oosterveld respectievelijk niets."
    assert text(words)[-1].project != "Oosterveld"


# --- a municipality that is part of another one by now ---------------------------------------------

GELDERMALSEN = DocumentContext(
    "g", "plan", "toelichting", "geldermalsen-voormalig", None, "PV25", ("GM1960",)
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("De gemeente heeft een behoefte aan 300 woningen tot 2020.", "Geldermalsen"),
        ("In de kern Beesd is behoefte aan 300 woningen tot 2020.", "Beesd"),
        ("In de gemeente Tiel is behoefte aan 300 woningen tot 2020.", "Tiel"),
        ("Dit bestemmingsplan maakt 12 woningen mogelijk.", "Geldermalsen"),
    ],
)
def test_the_municipality_of_a_plan_can_be_one_of_then(words: str, name: str) -> None:
    assert area(first(words, GELDERMALSEN)) == name


def test_the_second_of_two_addresses_in_one_street_is_in_that_street() -> None:
    words = "Eikenlaan 56 en 58: respectievelijk 6 appartementen en 40 appartementen."
    assert text(words)[-1].project == "Eikenlaan 58"
