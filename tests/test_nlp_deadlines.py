"""Dutch deadlines, to the day: what the words mean, and which dates are none."""

from dataclasses import replace

import pytest

from extract.clean import clean
from extract.model import Segment
from extract.passages import Passage
from nlp.commitments import find
from nlp.deadlines import deadlines_in
from nlp.reading import DocumentReading
from nlp.records import DocumentContext

CONTEXT = DocumentContext("woondeal", "agreement", "Woondeal", dated="2022-12")


def read(text: str, dated: str | None = "2022-12", heading: str | None = None):
    found = deadlines_in(text, replace(CONTEXT, dated=dated), heading)
    return [(d.kind, d.first_day, d.last_day, d.every) for d in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tot en met 2030", ("by", None, "2030-12-31")),
        ("t/m 2030", ("by", None, "2030-12-31")),
        ("t/m eind 2030", ("by", None, "2030-12-31")),
        ("eind 2023", ("by", None, "2023-12-31")),
        ("uiterlijk in 2026", ("by", None, "2026-12-31")),
        ("uiterlijk 1 februari 2025", ("by", None, "2025-02-01")),
        ("uiterlijk per 2026", ("by", None, "2026-01-01")),
        ("uiterlijk voor 1 juli 2025", ("by", None, "2025-06-30")),
        ("voor 2026", ("by", None, "2025-12-31")),
        ("vóór 1 juli 2025", ("by", None, "2025-06-30")),
        ("voor de zomer van 2024", ("by", None, "2024-05-31")),
        ("voor eind 2024", ("by", None, "2024-12-31")),
        ("voor het einde van 2024", ("by", None, "2024-12-31")),
        ("voor 31-12-2024", ("by", None, "2024-12-30")),
        ("tot 2030", ("by", None, "2029-12-31")),
        ("tussen nu en 2030", ("by", None, "2030-12-31")),
        ("per 2026", ("by", None, "2026-01-01")),
        ("per 1 juli 2024", ("by", None, "2024-07-01")),
        ("ultimo 2024", ("by", None, "2024-12-31")),
        ("eind juni 2024", ("by", None, "2024-06-30")),
        ("in 2023", ("in", "2023-01-01", "2023-12-31")),
        ("in 2023-2024", ("in", "2023-01-01", "2024-12-31")),
        ("in 2024, 2025 en 2026", ("in", "2024-01-01", "2026-12-31")),
        ("in de loop van 2024", ("in", "2024-01-01", "2024-12-31")),
        ("op 16 april 2025", ("in", "2025-04-16", "2025-04-16")),
        ("op woensdag 16 april 2025", ("in", "2025-04-16", "2025-04-16")),
        ("begin 2023", ("in", "2023-01-01", "2023-03-31")),
        ("in het eerste kwartaal van 2023", ("in", "2023-01-01", "2023-03-31")),
        ("in het 4e kwartaal 2023", ("in", "2023-10-01", "2023-12-31")),
        ("in het derde en vierde kwartaal van 2024", ("in", "2024-07-01", "2024-12-31")),
        ("Q3/Q4 2024", ("in", "2024-07-01", "2024-12-31")),
        ("in 2024-Q1", ("in", "2024-01-01", "2024-03-31")),
        ("medio 2023", ("in", "2023-06-01", "2023-07-31")),
        ("eerste helft van 2025", ("in", "2025-01-01", "2025-06-30")),
        ("in het tweede halfjaar van 2025", ("in", "2025-07-01", "2025-12-31")),
        ("voorjaar 2024", ("in", "2024-03-01", "2024-05-31")),
        ("in de zomer van 2024", ("in", "2024-06-01", "2024-08-31")),
        ("najaar '24", ("in", "2024-09-01", "2024-11-30")),
        ("in februari 2024", ("in", "2024-02-01", "2024-02-29")),
        ("eind 2023/begin 2024", ("in", "2023-10-01", "2024-03-31")),
        ("vanaf 2024", ("from", "2024-01-01", None)),
        ("met ingang van 1 juli 2024", ("from", "2024-07-01", None)),
        ("na 2025", ("from", "2026-01-01", None)),
        ("tussen 2024 en 2026", ("between", "2024-01-01", "2026-12-31")),
        ("van 2024 tot 2026", ("between", "2024-01-01", "2025-12-31")),
        ("vanaf 2024 tot en met 2027", ("between", "2024-01-01", "2027-12-31")),
        ("van 1 juli tot en met 30 september 2024", ("between", "2024-07-01", "2024-09-30")),
        ("voor de periode 2016-2020", ("between", "2016-01-01", "2020-12-31")),
        ("in de periode 2022 tot en met eind 2030", ("between", "2022-01-01", "2030-12-31")),
    ],
)
def test_days(text, expected):
    assert read(f"Gemeenten doen dit {text}.") == [(*expected, None)]


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("twee keer per jaar", "2/year"),
        ("minimaal 2 maal per jaar", "2/year"),
        ("2x per jaar", "2/year"),
        ("tweemaal per jaar", "2/year"),
        ("halfjaarlijks", "2/year"),
        ("elk half jaar", "2/year"),
        ("elke zes maanden", "2/year"),
        ("jaarlijks", "1/year"),
        ("minimaal eens per jaar", "1/year"),
        ("één keer per jaar", "1/year"),
        ("elk jaar", "1/year"),
        ("ieder jaar", "1/year"),
        ("elk najaar", "1/year"),
        ("elke 2 jaar", "1/2year"),
        ("elke twee jaar", "1/2year"),
        ("tweejaarlijks", "1/2year"),
        ("om de twee jaar", "1/2year"),
        ("eens in de vier jaar", "1/4year"),
        ("maandelijks", "12/year"),
        ("iedere maand", "12/year"),
        ("per kwartaal", "4/year"),
        ("vier keer per jaar", "4/year"),
        ("eens per kwartaal", "4/year"),
        ("twee keer per maand", "24/year"),
        ("in twee bijeenkomsten per jaar", "2/year"),
    ],
)
def test_rhythms(text, every):
    assert read(f"Partijen overleggen {text} over de voortgang.") == [
        ("recurring", None, None, every)
    ]


@pytest.mark.parametrize(
    "about",
    ["", "gemiddeld", "ruim", "circa", "ongeveer", "minimaal", "bijna", "ca.", "circa ruim"],
)
def test_a_rate_of_an_amount_is_no_rhythm(about):
    assert read(f"Partijen bouwen elke maand {about} 100 woningen.") == []
    assert read(f"Partijen bouwen jaarlijks {about} 100 woningen.") == []
    assert read("Partijen bespreken elke maand hun 100 plannen.") == [
        ("recurring", None, None, "12/year")
    ]


@pytest.mark.parametrize("to", ["of", "à", "tot", "-", "–"])
def test_one_number_or_another_of_times_names_no_rhythm(to):
    assert read(f"Partijen overleggen twee {to} drie keer per jaar.") == []
    assert read("Partijen overleggen drie keer per jaar.") == [("recurring", None, None, "3/year")]


@pytest.mark.parametrize(
    "least",
    ["minimaal", "minstens", "tenminste", "maximaal", "ongeveer", "circa", "ten minste"],
)
def test_the_words_of_a_rhythm_begin_with_how_often_at_least(least):
    text = f"Partijen overleggen {least} twee keer per jaar."
    (found,) = deadlines_in(text, CONTEXT)
    assert found.text.startswith(least)


@pytest.mark.parametrize(
    "text",
    [
        "De huur is hoogstens € 550 (prijspeil 2020).",
        "De grens ligt op € 405.000, prijspeil 1 januari 2025.",
        "Zo staat het in de regionale woonagenda (2021).",
        "Wij actualiseren de monitor van 2020.",
        "Dit volgt uit het coalitieakkoord 2023-2027.",
        "De Wet maatschappelijke ondersteuning 2015 geldt.",
        "Wij gebruiken de prognose van de woningbehoefte tot en met 2030.",
        "Op 28 september 2016 hebben Provinciale Staten besloten dit te doen.",
        "De visie is in 2015 vastgesteld.",
        "De notitie, die op 18 juni 2018 is vrijgegeven, wordt uitgewerkt.",
        "Wij volgen de in 2021 vastgestelde woonagenda.",
        "Dit sluit aan op de afspraken, zoals ondertekend op 21 december 2021.",
        "Wij doen dit de komende vijf jaren.",
        "Op termijn en periodiek wordt dit besproken.",
        "Alle nieuwbouw is vanaf heden aardgasvrij.",
        "Wij bouwen 705 flexwoningen per jaar.",
        "Wij bouwen jaarlijks 15.000 tijdelijke woningen.",
        "De huur is € 1.184 per maand.",
        "Wij overleggen een aantal keren per jaar.",
        "Wij overleggen twee tot drie keer per jaar.",
        "De agenda voor 2023 en verder staat in hoofdstuk 6.",
        "De ambitie voor 2030 blijft overeind.",
        "Wij bouwen tot 2000 woningen en 2030 woningen.",
        "De richtinggevende doelstelling tot en met 2030 wordt bijgewerkt.",
        "Dit staat in het programma ‘Samen wonen tot 2030’ van het Rijk.",
        "De 2030-doelen staan vast.",
        "In 2015 hebben gemeenten en provincie een traject doorlopen.",
        "Zie PS/2016/716 en artikel 2.2024.",
    ],
)
def test_dates_that_are_no_deadline(text):
    assert read(text) == []


def test_a_perfect_after_the_date_of_the_document_still_binds():
    text = "Eind 2025 zijn alle visies vastgesteld."
    assert read(text, dated="2022-12") == [("by", None, "2025-12-31", None)]


@pytest.mark.parametrize(
    ("text", "dated", "heading", "expected"),
    [
        ("Dit gebeurt op 16 april.", "2025-03-20", None, ("2025-04-16", "2025-04-16")),
        ("Dit gebeurt op 16 april.", "2025-05", None, ("2026-04-16", "2026-04-16")),
        ("Dit gebeurt op 16 april.", "2025", None, ("2025-04-16", "2025-04-16")),
        ("Dit gebeurt op 16 april.", "2022", "Planning 2024", ("2024-04-16", "2024-04-16")),
        ("Dit gebeurt op 16 april.", "2022", "Evaluatie 2019", ("2022-04-16", "2022-04-16")),
        ("Dit volgt in het volgende jaar.", "2022-12", None, ("2023-01-01", "2023-12-31")),
        ("Dit volgt dit jaar.", "2022-12", None, ("2022-01-01", "2022-12-31")),
        ("Dit volgt in het najaar.", "2022-03", None, ("2022-09-01", "2022-11-30")),
        ("Dit volgt komend voorjaar.", "2022-06", None, ("2023-03-01", "2023-05-31")),
    ],
)
def test_a_year_left_out_comes_from_heading_or_document(text, dated, heading, expected):
    assert [(d[1], d[2]) for d in read(text, dated, heading)] == [expected]


@pytest.mark.parametrize("text", ["Dit gebeurt op 16 april.", "Dit volgt in het volgende jaar."])
def test_without_any_date_nothing_is_guessed(text):
    assert read(text, dated=None) == []


def test_the_days_of_a_list_share_their_preposition_and_year():
    found = read("Wij komen bijeen op 1 juli, 1 oktober en 31 december 2024.")
    assert [d[1] for d in found] == ["2024-07-01", "2024-10-01", "2024-12-31"]


def test_a_yearly_date_has_a_rhythm_and_no_day():
    assert read("Gemeenten leveren jaarlijks voor 1 juli cijfers aan.") == [
        ("recurring", None, None, "1/year")
    ]


def test_the_same_deadline_counts_once():
    text = "Wij doen dit in 2023 op basis van de monitor, die in 2023 klaar is."
    assert len(read(text)) == 1


def test_the_span_covers_the_words():
    text = "Het programma is, als het meezit, uiterlijk eind 2025 gereed."
    (found,) = deadlines_in(text, CONTEXT)
    assert text[found.span.start : found.span.end] == found.text == "uiterlijk eind 2025"


def test_a_day_that_does_not_exist_is_left_out():
    assert read("Dit is klaar op 31 februari 2024.") == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # A deadline is that of the clause that promises …
        ("De subsidie stopt per 1 mei 2027 en daarom zoekt de gemeente een andere bron.", ()),
        (
            "De gemeente zoekt voor 1 mei 2027 een andere bron en de subsidie stopt.",
            ("2027-04-30",),
        ),
        # … or of one in which a party acts, whatever it does there.
        ("De gemeente stelt een plan op en dit wordt voor 1 mei 2027 getoetst.", ("2027-04-30",)),
        ("De gemeente vraagt voor 1 mei 2027 om plannen en stelt er een op.", ("2027-04-30",)),
        # Why something is done has no deadline of it.
        ("De gemeente zoekt een andere bron, omdat de subsidie voor 1 mei 2027 afloopt.", ()),
        # Nor has which people it is for; a thing that is made is ready by then.
        ("De gemeente helpt bewoners die voor 1 mei 2027 een aanslag krijgen.", ()),
        ("De gemeente bouwt scholen die voor 1 mei 2027 open zijn.", ("2027-04-30",)),
        (
            "Hoewel de wet pas in 2029 ingaat, bouwt de gemeente in 2027 een school.",
            ("2027-12-31",),
        ),
        ("De gemeente bouwt een school, nadat in 2027 de grond is gekocht.", ("2027-12-31",)),
    ],
)
def test_a_deadline_belongs_to_the_clause_that_promises(text: str, days: tuple[str, ...]) -> None:
    segments = (Segment(0, len(text)),)
    passage = Passage(1, "paragraph", 1, 0, None, (), None, segments, clean(text, segments))
    context = DocumentContext("deal", "agreement", "Woondeal", dated="2026")
    (commitment,) = find(DocumentReading(context, [passage])).commitments
    assert tuple(d.last_day for d in commitment.deadlines) == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eerste mijlpaal: 1 juni 2025 locaties vastgesteld", [("by", None, "2025-06-01", None)]),
        ("Bespreking: 1 juni 2025 in de raad", [("in", "2025-06-01", "2025-06-01", None)]),
        ("Kenmerk 1 juni 2025 RO/12", []),
        # What is planned is still to come; what was decided then is not.
        (
            "De inwerkingtreding hebben wij gepland op 16 mei 2026.",
            [("in", "2026-05-16", "2026-05-16", None)],
        ),
        ("De inwerkingtreding hebben wij besloten op 16 mei 2022.", []),
    ],
)
def test_a_day_behind_a_colon_or_of_what_is_planned(text: str, expected: object) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We stellen de prestatieafspraken voor 2025 vast.",
        "De provincie stelt voor het jaar 2025 een bedrag vast.",
        "Voor 2025 stelt de provincie 3 miljoen beschikbaar.",
        "De provincie trekt voor 2025 € 40.000 uit.",
        "De gemeente organiseert sinds 2016 een overleg.",
        "De minister rekent met de indeling per 1 januari 2024.",
    ],
)
def test_a_year_that_something_is_for_or_counts_from_is_no_deadline(text: str) -> None:
    assert deadlines_in(text, CONTEXT) == ()


def test_a_period_that_money_is_given_for_stays() -> None:
    (found,) = deadlines_in(
        "De provincie geeft € 60.000 per gemeente voor de uitbouw van een loket voor de periode 2026-2030.",
        CONTEXT,
    )
    assert (found.first_day, found.last_day) == ("2026-01-01", "2030-12-31")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("De gemeente stelt voor 2025 een plan op.", "2024-12-31"),
        ("De gemeente stelt het plan vóór het jaar 2025 op.", "2024-12-31"),
        ("De overdracht is afgerond per 1 januari 2025.", "2025-01-01"),
    ],
)
def test_a_year_before_which_something_is_due_is_a_deadline(text: str, last: str) -> None:
    (found,) = deadlines_in(text, CONTEXT)
    assert found.last_day == last


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # The mark within a number ends no clause, so that its verb is found.
        ("In 2021 zijn 7.960 woningen gebouwd.", []),
        ("In 2021 hebben partijen ruim 7,5 hectare bebouwd.", []),
        (
            "In 2021 hebben partijen plannen, er wordt in 2023 gebouwd.",
            ["2021-12-31", "2023-12-31"],
        ),
        ("In 2021 hebben partijen plannen; nu is er gebouwd.", ["2021-12-31"]),
    ],
)
def test_what_was_done_is_told_in_the_clause_of_its_date(text, days):
    assert [last for _, _, last, _ in read(text)] == days


@pytest.mark.parametrize(
    ("day", "past"),
    [("30 december 2022", True), ("31 december 2022", True), ("1 januari 2023", False)],
)
def test_what_was_done_up_to_the_day_of_the_document_is_past(day, past):
    for text in (
        f"De op {day} vastgestelde visie geldt.",
        f"De raad heeft op {day} een visie vastgesteld.",
    ):
        assert (read(text, dated="2022-12-31") == []) is past


@pytest.mark.parametrize(
    ("text", "is_rhythm"),
    [
        ("Partijen spreken elkaar per maand.", True),
        ("Partijen bouwen woningen per maand.", True),
        # What an amount of money or a number of things is for a month is no rhythm.
        ("Partijen bespreken de huur per maand.", False),
        ("Partijen bespreken het bedrag van elke nieuwe huurder per maand.", False),
        ("Partijen bouwen 40 woningen per maand.", False),
        ("Partijen besparen 1.000 woningen voor ouderen per maand.", False),
        ("Partijen bespreken 12 per maand.", False),
        # A mark ends the words that may name the amount, but not within a number.
        ("Partijen bespreken het bedrag, per maand.", True),
        ("Partijen bespreken de huur; per maand komt er een verslag.", True),
        ("Partijen bespreken de huur die elke nieuwe huurder nu al betaalt per maand.", True),
    ],
)
def test_a_rate_of_what_stands_before_it_is_no_rhythm(text, is_rhythm):
    assert read(text) == ([("recurring", None, None, "12/year")] if is_rhythm else [])
