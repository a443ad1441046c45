"""Counts in running text: what is counted, for whom, on what basis, by when, and how sure."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.areas import load_areas
from extract.passages import passages
from extract.text import parse_text
from nlp.counts import text_counts
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
TWENTE = AREAS["twente"]
CONTEXT = DocumentContext(
    "woondeal", "agreement", "Woondeal Twente", "twente", "twente", "PV23", TWENTE.members, "2022"
)


def counts(text: str, context: DocumentContext = CONTEXT) -> list[Count]:
    source = parse_text(text + "\n")
    found = passages(source, 1, 1)
    return list(text_counts(DocumentReading(context, found, AREAS), found, AREAS)[0])


def sure(text: str) -> list[Count]:
    return [count for count in counts(text) if count.level != "uncertain"]


def area(count: Count) -> str | None:
    return AREAS[count.area_id].name if count.area_id else None


def quoted(text: str) -> list[str]:
    return [text[c.span.start : c.span.end] for c in counts(text)]


def test_a_count_has_all_its_fields() -> None:
    (count,) = counts(
        "Twente zet zich in voor de realisatie van minimaal 14.100 woningen tot en met 2030."
    )
    assert (count.value, count.unit, area(count)) == (14100, "woningen", "Twente")
    assert (count.basis, count.qualifier, count.segment) == ("opgave", "minimaal", None)
    assert (count.period_start, count.period_end) == (None, "2030")
    assert count.level == "certain"
    assert "zet zich in" in count.why


def test_the_span_is_the_figure_alone() -> None:
    assert quoted("De provincie stelt €1,8 miljoen beschikbaar voor 1.500 woningen.") == [
        "1,8",
        "1.500",
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit", "basis", "segment"),
    [
        ("De opgave is 1,8 TWh in 2030.", 1.8, "TWh", "opgave", None),
        ("Dit kost 100 tot 165 miljoen aan extra investeringen.", 1e8, "EUR", "budget", None),
        ("Het bestemmingsplan voorziet in 152 woningen.", 152, "woningen", "plancapaciteit", None),
        ("Dit bestemmingsplan maakt 65 extra woningen mogelijk.", 65, "woningen", "plancapaciteit", None),
        ("Bij nieuwbouw moet 20% betaalbare middenhuur zijn.", 20, "%", "opgave", "middenhuur"),
        ("Er komen 12 windmolens bij.", 12, "windmolens", "opgave", None),
        ("Voor vier gezinnen is huisvesting nodig.", 4, "gezinnen", "opgave", None),
    ],
)  # fmt: skip
def test_what_is_counted_and_on_what_basis(
    text: str, value: float, unit: str, basis: str, segment: str | None
) -> None:
    (count,) = counts(text)
    assert (count.value, count.unit, count.basis, count.segment) == (value, unit, basis, segment)


def test_what_stands_behind_brackets_is_said_of_the_number_before_them() -> None:
    found = counts("Hiervan is 30% (84 woningen) sociale huur, 40% (112 woningen) middenhuur.")
    assert [(c.value, c.segment) for c in found] == [
        (30, "sociale huur"),
        (84, "sociale huur"),
        (40, "middenhuur"),
        (112, "middenhuur"),
    ]


def test_a_preposition_that_opens_a_sentence_is_no_part_of_a_projects_name() -> None:
    found = counts(
        "Voor Nijverkwartier Enschede en De Weide Almelo zijn bijdragen van respectievelijk "
        "€ 4,7 miljoen en € 4,5 miljoen ontvangen."
    )
    assert [c.project for c in found] == ["Nijverkwartier", "De Weide"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Zwarterwaterland", "Zwartewaterland"),
        ("Hardenburg", "Hardenberg"),
    ],
)
def test_a_misspelt_name_after_gemeente_is_that_of_the_nearest(written: str, meant: str) -> None:
    (count,) = counts(f"De gemeente {written} bouwt 300 woningen.")
    assert area(count) == meant


def test_the_area_of_the_sentence_goes_before_that_of_the_document() -> None:
    (count,) = counts(
        "Minimaal 42.300 woningen moeten worden gerealiseerd in provincie Overijssel."
    )
    assert area(count) == "Overijssel"


def test_each_number_of_a_list_has_its_own_area() -> None:
    found = counts("De ambitie is 40.000 woningen in West-Overijssel en 20.000 in Twente.")
    assert [area(c) for c in found] == ["West-Overijssel", "Twente"]


def test_the_area_before_a_number_is_its_own() -> None:
    found = counts("Er komen in Almelo 1.200 woningen en in Borne 400 woningen bij.")
    assert [area(c) for c in found] == ["Almelo", "Borne"]


def test_respectively_gives_each_amount_its_project_and_town() -> None:
    found = counts(
        "In deze regio hebben Centrumkwadraat Enschede, Cromhoff Enschede en Spoorzone Almelo"
        " bijdragen van respectievelijk €20,5 miljoen, €4,7 miljoen en €4,5 miljoen ontvangen."
    )
    assert [(area(c), c.project, c.value) for c in found] == [
        ("Enschede", "Centrumkwadraat", 20_500_000),
        ("Enschede", "Cromhoff", 4_700_000),
        ("Almelo", "Spoorzone Almelo", 4_500_000),
    ]


def test_the_share_of_a_whole_is_about_the_sharer() -> None:
    (count,) = counts(
        "Het provinciale aandeel in deze nationale opgave is minimaal 16.920 woningen."
    )
    assert area(count) == "Overijssel"


def test_a_province_that_merely_takes_part_is_not_the_area() -> None:
    (count,) = counts(
        "De gemeenten en de provincie Overijssel maken afspraken over 14.100 woningen."
    )
    assert area(count) == "Twente"


def test_areas_named_together_are_an_area_of_their_own() -> None:
    (count,) = counts("In Deventer en Zwolle worden 900 woningen gebouwd.")
    assert count.named_area is not None
    assert count.area_id == count.named_area.id
    assert (count.named_area.name, count.named_area.kind) == ("Deventer en Zwolle", "set")
    assert {AREAS[member].name for member in count.named_area.members} == {"Deventer", "Zwolle"}


def test_the_dated_title_of_another_document_is_not_what_the_next_sentence_refers_to() -> None:
    found = counts(
        "De gemeente werkt mede op basis van de Woonagenda Nederland 2015-2025."
        " Op deze lijst zijn 11 woningen gereserveerd."
    )
    assert [area(c) for c in found] == ["Twente"]


def test_a_sentence_that_refers_back_takes_the_area_before() -> None:
    found = counts(
        "In Nederland bevinden zich bijna 4000 vakantieparken, waarvan 327 in Overijssel."
        " Daarvan heeft naar verwachting 74% een recreatieve toekomst."
    )
    assert [(area(c), c.unit) for c in found] == [
        ("Nederland", "parken"),
        ("Overijssel", "parken"),
        ("Overijssel", "%"),
    ]


def test_the_same_number_elsewhere_lends_its_area() -> None:
    found = counts(
        "De provincie Overijssel voegt tot 2030 60.000 woningen toe.\n\n"
        "Voor de realisatie van 60.000 woningen is nog geld nodig."
    )
    assert [area(c) for c in found] == ["Overijssel", "Overijssel"]


def test_the_numbers_of_a_division_have_their_segments() -> None:
    found = counts(
        "Partijen streven naar 30% sociale huur, 40% middenhuur en betaalbare koop en 30% dure woningen."
    )
    assert [c.segment for c in found] == ["sociale huur", "middenhuur en betaalbare koop", "duur"]


def test_a_number_in_brackets_says_the_same_of_its_share() -> None:
    found = counts(
        "Het uitgangspunt is 30% in sociale huur (8.460 woningen) en 40% in de middenhuur en"
        " betaalbare koop (11.280 woningen)."
    )
    assert [(c.value, c.segment) for c in found] == [
        (30, "sociale huur"),
        (8460, "sociale huur"),
        (40, "middenhuur en betaalbare koop"),
        (11280, "middenhuur en betaalbare koop"),
    ]


def test_the_parts_of_a_sum_keep_to_their_own_kind() -> None:
    found = counts(
        "De opgave is 6.590 geschikte woonvormen, bestaande uit 3.560 nultredenwoningen,"
        " 1.855 geclusterde en 1.175 zorggeschikte woningen."
    )
    assert [c.segment for c in found] == ["ouderen", "nultreden", "geclusterd", "zorggeschikt"]
    assert {c.unit for c in found} == {"woningen"}


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Sinds 2012 zijn in Overijssel een kleine 33.000 woningen toegevoegd.", "gerealiseerd"),
        ("Hiervoor moeten 14.100 woningen worden gerealiseerd.", "opgave"),
        ("De netto plancapaciteit van 25.900 woningen is voldoende.", "plancapaciteit"),
        ("Er staan 6.155 sociale huurwoningen in de planning.", "plancapaciteit"),
        ("Met deze sleutelprojecten worden 15.167 woningen gebouwd.", "sleutelprojecten"),
        ("Hengelo heeft €6,4 miljoen gekregen.", "budget"),
        ("Naar verwachting groeit de regio met 3.000 huishoudens.", "prognose"),
        ("Er is subsidie aangevraagd voor 1.220 flexwoningen.", "overig"),
        ("De wijk verliest er 40: de sloop van 40 woningen.", "overig"),
        ("Er worden 75 gedateerde woningen gesloopt.", "overig"),
        ("In 2017 werden in Almelo 630 huizen gebouwd.", "gerealiseerd"),
        ("De corporaties hebben 2.000 woningen in bezit.", "voorraad"),
        ("Er zijn 3.000 woningen in bestemmingsplannen opgenomen.", "plancapaciteit"),
        ("De regio streeft naar een groei van 1.000 woningen.", "opgave"),
        ("De groei van 1.000 huishoudens zet door.", "prognose"),
        ("We trekken hiervoor €800 miljoen per jaar uit.", "budget"),
        ("De subsidie van de provincie is voor 2.500 woningen.", "overig"),
    ],
)
def test_the_basis_follows_from_the_words_nearest_to_the_number(text: str, basis: str) -> None:
    assert [c.basis for c in counts(text)] == [basis]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Er komen 900 woningen tot 2030 in Almelo.", (None, "2030")),
        ("Er komen 900 woningen voor 2026 in Almelo.", (None, "2025-12-31")),
        ("Sinds 2012 zijn 900 woningen toegevoegd.", ("2012", None)),
        ("In 2023 en 2024 zijn 900 woningen gepland.", ("2023", "2024")),
        ("In de periode 2022 t/m 2030 bouwt Almelo 900 woningen.", ("2022", "2030")),
        (
            "Van 1 januari 2016 tot en met 31 december 2020: 900 woningen.",
            ("2016-01-01", "2020-12-31"),
        ),
        ("In de Woondeal van 2022 zijn 900 woningen opgenomen.", (None, None)),
        ("In 2021 is een ambitie van 900 woningen vastgesteld.", (None, None)),
        ("Almelo bouwt 900 woningen, waarvan de bouw start voor 2026.", (None, None)),
    ],
)
def test_the_period_is_what_the_words_say(text: str, period: tuple[str | None, str | None]) -> None:
    (count,) = counts(text)
    assert (count.period_start, count.period_end) == period


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("De meeste woningen komen in Almelo (1.200) en Borne (400).", [1200, 400]),
        ("In Twente moeten 28.200 huizen komen en in Almelo 14.100.", [28200, 14100]),
        ("De corporaties hebben 3.900 huizen gebouwd en 3.200 gesloopt.", [3900, 3200]),
        ("Er staan 900 woningen. Daarvan slopen ze er bijna 250.", [900, 250]),
        ("Er komen 300 woningen en een school voor 450 leerlingen.", [300]),
        ("Almelo bouwt 300 koopwoningen, Borne 120.", [300, 120]),
        ("Almelo krijgt 2 miljoen euro voor 300 woningen en Borne 1 miljoen.", [300]),
        ("Er komen 14.100 woningen (waarvan 9.400 betaalbaar).", [14100, 9400]),
        ("In 2022 zijn 7.500 woningen gebouwd; het doel was 15.000.", [7500, 15000]),
        ("Er komen 300 woningen, met name in Almelo (zie 12.500).", [300]),
    ],
)
def test_a_number_that_names_nothing_counts_what_its_like_counts(
    text: str, values: list[float]
) -> None:
    assert [c.value for c in counts(text) if c.unit == "woningen"] == values


@pytest.mark.parametrize(
    "text",
    [
        "Er komen minimaal 104 en maximaal 132 sociale huurwoningen.",
        "Er komen 250 sociale huurwoningen in Almelo en 100 in Borne.",
    ],
)
def test_numbers_that_share_a_noun_share_its_segment(text: str) -> None:
    assert [c.segment for c in counts(text)] == ["sociale huur", "sociale huur"]


def test_a_change_is_two_numbers_and_no_range() -> None:
    found = counts("De opgave stijgt van 14.100 tot 15.000 woningen.")
    assert [(c.value, c.high) for c in found] == [(14100, None), (15000, None)]


def test_the_parts_of_a_sum_hold_for_its_period() -> None:
    found = counts(
        "De plancapaciteit is 900 woningen (2024 tot en met 2030), waarvan 400 woningen harde"
        " plancapaciteit en 500 woningen zachte plancapaciteit."
    )
    assert [(c.value, c.period_end) for c in found] == [(900, "2030"), (400, "2030"), (500, "2030")]


def test_a_period_for_all_holds_for_each() -> None:
    found = counts("Twente bouwt t/m 2030 9.400 betaalbare woningen en 3.947 sociale huurwoningen.")
    assert [c.period_end for c in found] == ["2030", "2030"]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("2. OPGAVE: 28.200 WONINGEN", "woningen"),
        ("De bouw van minimaal 900 koopwoningen begint.", "te bouwen koopwoningen"),
        ("Inmiddels zijn 11 woningen gerealiseerd.", "gerealiseerde woningen"),
        ("Er worden 12 nieuwe woningen gerealiseerd.", "te realiseren nieuwe woningen"),
        ("De 900 nieuw te bouwen woningen staan leeg.", "nieuw te bouwen woningen"),
        ("De sloop van 75 woningen begint.", "te slopen woningen"),
        (
            "Er zijn 15.000 woningen in het betaalbare segment.",
            "woningen in het betaalbare segment",
        ),
        ("Partijen streven naar 30% sociale huur te realiseren.", "aandeel sociale huur"),
        ("Dit is 40% van de totale opgave in de regio.", "aandeel van de totale opgave"),
        (
            "We richten minstens 40% van de nieuwe woningen te richten op koop.",
            "aandeel van de nieuwe woningen",
        ),
        ("Van de 2.500 woningen wordt 80% daarvan gebouwd.", "percentage"),
        ("De regio kent een grijze druk van 32%.", "grijze druk"),
        (
            "Het aandeel mantelzorgers in de regio ligt rond de 14 procent.",
            "aandeel mantelzorgers in de regio",
        ),
        ("Minimaal 25% van het gevelmateriaal is hergebruikt.", "aandeel van het gevelmateriaal"),
        ("De overige 50% volgt.", "percentage"),
        ("Het groeit met 7,5% en houdt dan op.", "percentage (toename)"),
        ("Deventer krijgt een bijdrage van €2 miljoen.", "bijdrage"),
        ("Deventer krijgt €2 miljoen.", "bedrag"),
    ],
)
def test_the_measure_is_a_noun_phrase_of_the_document_or_a_plain_word(
    text: str, measure: str
) -> None:
    assert [c.measure for c in counts(text)][-1] == measure


def test_a_percentage_is_sure_when_the_text_says_of_what() -> None:
    assert [c.level for c in counts("Minimaal 50% lokaal eigendom is het doel.")] == ["probable"]
    assert [c.level for c in counts("Het moet met 25% omhoog.")] == ["uncertain"]


def test_a_rate_is_not_a_stock() -> None:
    assert [c.per for c in counts("Er worden per jaar 300 woningen gebouwd.")] == ["jaar"]
    rate, stock = counts("Dat zijn 705 flexwoningen per jaar en 6.345 flexwoningen in totaal.")
    assert (rate.per, stock.per) == ("jaar", None)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Er komen ruim 15.000 woningen.", "ruim"),
        ("Er komen een kleine 15.000 woningen.", "kleine"),
        ("Er komen bijna 4000 woningen.", "kleine"),
        ("Er komen ca. 40.000 woningen.", "circa"),
        ("Er komen ten minste 500 woningen.", "minimaal"),
        ("Er komen max. 400 woningen.", "maximaal"),
    ],
)
def test_the_qualifier_stands_before_the_number(text: str, qualifier: str) -> None:
    assert [c.qualifier for c in counts(text)] == [qualifier]


def test_list_items_lean_on_the_line_that_introduces_them() -> None:
    found = counts(
        "Voor de regio West-Overijssel bestaat de opgave tot en met 2030 uit de realisatie van:\n\n"
        "- 3.560 nultredenwoningen\n- 1.855 geclusterde woningen\n- 5.415 totaal\n"
    )
    assert [(area(c), c.period_end, c.unit) for c in found] == [
        ("West-Overijssel", "2030", "woningen")
    ] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Onder betaalbaar vallen koopwoningen tot €355.000.",
        "Bij meer dan 11 woningen is sprake van een stedelijke ontwikkeling.",
        "Er vindt twee keer per jaar overleg plaats.",
        "De procedure duurt zes jaar.",
        "Het tarief gaat met 25% omhoog.",
        "Gemeenten met minder dan 50.000 inwoners dienen een project in.",
        "Het project moet minimaal 200 woningen per project bevatten.",
    ],
)
def test_limits_thresholds_and_rhythms_are_uncertain(text: str) -> None:
    assert sure(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dit komt aan bod in de sleutelprojecten (2) en versnelling (3).",
        "Er zijn drie typen woningen.",
        "Zie artikel 12 en hoofdstuk 7 over de woningen.",
        "Het project Binnenveld 1, in Genemuiden.",
    ],
)
def test_a_number_that_counts_nothing_is_left_out(text: str) -> None:
    assert sure(text) == []


def test_what_a_large_number_counts_is_asked_when_the_text_does_not_say() -> None:
    source = parse_text("De waarde van de index is 14.100.\n")
    read = passages(source, 1, 1)
    found, notes = text_counts(DocumentReading(CONTEXT, read, AREAS), read, AREAS)
    assert found == ()
    assert "weggelaten" in notes[0].message


def test_a_label_before_a_number_of_homes_is_its_project() -> None:
    found = counts("Kingsford Smithstraat: 38 woningen, Zweedselaan: 11 woningen.")
    assert [c.project for c in found] == ["Kingsford Smithstraat", "Zweedselaan"]


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("Op het Stokveldterrein in Goor (420 woningen) is de bouw gestart.", "Stokveldterrein"),
        (
            "Er komt geld voor Almelo (Kop van de Dorpsstraat, 310 woningen).",
            "Kop van de Dorpsstraat",
        ),
        ("Dat kan in de Poort van Almelo, waar zo'n 1.300 woningen verrijzen.", "Poort van Almelo"),
        ("In Almelo (420 woningen) is de bouw gestart.", None),
        ("In Goor (420 woningen) is de bouw gestart.", None),
        ("In Tabel 3 (420 woningen) staat het.", None),
    ],
)
def test_a_name_before_a_bracket_in_it_or_before_waar_is_the_project(
    text: str, project: str | None
) -> None:
    assert [c.project for c in counts(text) if c.unit == "woningen"] == [project]


def test_a_cell_of_a_table_that_was_not_read_borrows_no_unit() -> None:
    text = "| Twente (opgave 225 woningen) | 17.935.775 |\n| Haaglanden | 54.638.392 |"
    assert [c.value for c in sure(text)] == [225]


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    text = text.replace("\0", " ").replace("\r", "\n")
    if not text.strip():
        return
    source = parse_text(text)
    read = passages(source, 1, len(source.pages))
    for count in text_counts(DocumentReading(CONTEXT, read, AREAS), read, AREAS)[0]:
        assert 0 <= count.span.start < count.span.end <= len(text)


@pytest.mark.parametrize(
    "part",
    [
        "waarvan een derde in Raalte en Olst-Wijhe",
        "waarvan ruim de helft in Raalte",
        "de helft daarvan in Raalte",
        "waaronder het grootste deel in Raalte",
    ],
)
def test_where_a_part_stands_is_not_where_the_whole_does(part: str) -> None:
    found = counts(f"De gemeente Deventer bouwt 1.755 woningen, {part}.")
    assert [area(count) for count in found if count.value == 1755] == ["Deventer"]
    assert [area(count) for count in found if count.unit == "%"] in ([], ["Raalte"])


def test_a_place_behind_a_number_and_no_part_of_it_is_its_own() -> None:
    """The counter-example: the words of a part are of what they are, or say no part."""
    for behind in (" in Raalte, waarvan een derde sociaal", ", waarvan de bouw in Raalte begint"):
        (count,) = counts(f"De partijen bouwen 1.755 woningen{behind}.")
        assert area(count) == "Raalte"


def test_the_half_of_those_is_of_the_number_of_its_own_sentence() -> None:
    text = "De gemeente Raalte bouwt 1.755 woningen. De gemeente Deventer bouwt 635 woningen, de helft daarvan in het centrum."
    (half,) = [count for count in counts(text) if count.unit == "%"]
    assert (half.measure, area(half)) == ("aandeel van de 635 woningen", "Deventer")
    (half,) = [
        count
        for count in counts(
            "De gemeente Raalte bouwt 1.755 woningen. Daarvan is 50% nog niet verkocht."
        )
        if count.unit == "%"
    ]
    assert half.measure == "aandeel van de 1.755 woningen"


@pytest.mark.parametrize("adverb", ["landelijk", "nationaal", "op landelijk niveau"])
def test_a_word_that_says_where_by_itself_is_tied_to_the_number_before_it(adverb: str) -> None:
    in_town, beside = counts(f"In Almelo is 30% sociale huur, tegen 34% {adverb}.")
    assert (area(in_town), area(beside)) == ("Almelo", "Nederland")


def test_a_name_behind_a_number_that_nothing_ties_to_it_is_not_its_area() -> None:
    in_town, beside = counts("In Almelo is 30% sociale huur, tegen 34% nu, zegt Enschede.")
    assert (area(in_town), area(beside)) == ("Almelo", "Almelo")


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Tot 2030 bouwt Almelo 40 woningen.", "bound-before"),
        ("In de periode 2025-2030 bouwt Almelo 40 woningen.", "bound-before"),
        ("Voor 2030 bouwt Almelo 40 woningen.", "bound-before"),
        ("In 2030 bouwt Almelo 40 woningen.", "year-before"),
        ("Vanaf 2030 bouwt Almelo 40 woningen.", None),
        ("Almelo bouwt 40 woningen tot 2030.", "bound-after"),
        ("Almelo bouwt 40 woningen in de periode 2025-2030.", "bound-after"),
        ("Almelo bouwt 40 woningen voor 2030.", None),
    ],
)
def test_an_end_before_a_number_holds_for_it_and_a_start_for_its_clause_alone(
    words: str, rule: str | None
) -> None:
    (count,) = counts(words)
    rules = {vote.rule for vote in count.votes if vote.field == "period"} - {"beside"}
    assert rules == ({rule} if rule else set())
