"""Properties of the grammar of deadlines: any phrase, in any sentence, and any text at all."""

import calendar
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from nlp.deadlines import deadlines_in
from nlp.language.time.word_lists import vocabulary
from nlp.language.tokens import words
from nlp.records import DocumentContext

CONTEXT = DocumentContext("d", "agreement", "Woondeal", dated="2022-06")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip
PARTS = {"begin": (1, 3), "medio": (6, 7)}
SEASONS = {"voorjaar": (3, 5), "zomer": (6, 8), "najaar": (9, 11)}
ORDINALS = ("eerste", "tweede", "derde", "vierde")
NUMBERS = {"twee": 2, "drie": 3, "vier": 4, "zes": 6}


def last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@st.composite
def periods(draw):
    """A period as it is written, with its first and last day."""
    year = draw(st.integers(2023, 2060))
    form = draw(
        st.sampled_from(("year", "month", "day", "figures", "part", "quarter", "half", "season"))
    )
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, 28))
    link = draw(st.sampled_from((" ", " van ")))
    match form:
        case "year":
            return f"{year}", date(year, 1, 1), date(year, 12, 31)
        case "month":
            return f"{MONTHS[month - 1]} {year}", date(year, month, 1), last_of(year, month)
        case "day":
            return (
                f"{day} {MONTHS[month - 1]} {year}",
                date(year, month, day),
                date(year, month, day),
            )
        case "figures":
            return f"{day}-{month}-{year}", date(year, month, day), date(year, month, day)
        case "part":
            word, (first, last) = draw(st.sampled_from(sorted(PARTS.items())))
            return f"{word}{link}{year}", date(year, first, 1), last_of(year, last)
        case "quarter":
            n = draw(st.integers(1, 4))
            first, last = date(year, 3 * n - 2, 1), last_of(year, 3 * n)
            text = draw(
                st.sampled_from((f"het {ORDINALS[n - 1]} kwartaal{link}{year}", f"Q{n} {year}"))
            )
            return text, first, last
        case "half":
            n = draw(st.integers(1, 2))
            first, last = date(year, 6 * n - 5, 1), last_of(year, 6 * n)
            return f"de {ORDINALS[n - 1]} helft{link}{year}", first, last
        case _:
            word, (first, last) = draw(st.sampled_from(sorted(SEASONS.items())))
            return f"het {word}{link}{year}", date(year, first, 1), last_of(year, last)


@st.composite
def phrases(draw):
    """A deadline as it is written, with what it means."""
    text, first, last = draw(periods())
    operator = draw(
        st.sampled_from(
            (
                "tot en met",
                "t/m",
                "uiterlijk",
                "vóór",
                "tot",
                "per",
                "vanaf",
                "met ingang van",
                "in",
                "na",
            )
        )
    )
    match operator:
        case "tot en met" | "t/m" | "uiterlijk":
            return f"{operator} {text}", ("by", None, last)
        case "vóór" | "tot":
            return f"{operator} {text}", ("by", None, first - timedelta(days=1))
        case "per":
            return f"{operator} {text}", ("by", None, first)
        case "vanaf" | "met ingang van":
            return f"{operator} {text}", ("from", first, None)
        case "na":
            return f"{operator} {text}", ("from", last + timedelta(days=1), None)
        case _:
            preposition = "op" if first == last else "in"
            return f"{preposition} {text}", ("in", first, last)


rhythms = st.one_of(
    st.sampled_from(sorted(vocabulary().rhythms.items())),
    st.tuples(st.sampled_from(sorted(NUMBERS.items())), st.sampled_from(("keer", "maal"))).map(
        lambda drawn: (f"{drawn[0][0]} {drawn[1]} per jaar", f"{drawn[0][1]}/year")
    ),
    st.sampled_from(sorted(NUMBERS.items())).map(
        lambda number: (f"elke {number[0]} jaar", f"1/{number[1]}year")
    ),
    st.integers(1, 9).map(lambda n: (f"{n} keer per jaar", f"{n}/year")),
)
#: Sentences with a place for a deadline, among numbers, names, brackets and inverted clauses.
FRAMES = st.sampled_from(
    (
        "{} stellen de gemeenten een woonzorgvisie vast.",
        "De provincie Overijssel stelt {} € 1,8 miljoen beschikbaar.",
        "Wij realiseren {} in de regio minimaal 14.100 woningen (een derde van de opgave).",
        "Het Rijk, de provincie en de regio werken dit {} verder uit.",
        "Om de bouw te versnellen, brengen we {} per gemeente 30% sociale huur in beeld.",
        "Hiervoor wordt {} het gesprek gevoerd, indien nodig met corporaties.",
        "Partijen spreken af dat {} een monitor gereed is; dit geldt voor alle locaties.",
        "Gemeenten zorgen ervoor dat de plannen {} zijn opgehard.",
        "- actualiseren van de woonvisie {}",
        "Dit programma (zie hoofdstuk 2) is {} klaar",
    )
)


def meaning(found):
    return [(d.kind, d.first_day, d.last_day, d.every) for d in found]


def iso(day):
    return day.isoformat() if day else None


@settings(deadline=None)
@given(FRAMES, phrases())
def test_a_phrase_in_any_sentence_reads_back_to_its_days(frame, phrase):
    text, (kind, first, last) = phrase
    assert meaning(deadlines_in(frame.format(text), CONTEXT)) == [
        (kind, iso(first), iso(last), None)
    ]


@settings(deadline=None)
@given(FRAMES, periods(), periods())
def test_a_range_reads_back_to_its_first_and_last_day(frame, start, end):
    (first_text, first, _), (last_text, _, last) = sorted((start, end), key=lambda p: p[1:])
    if first >= last:
        return
    text = frame.format(f"van {first_text} tot en met {last_text}")
    assert meaning(deadlines_in(text, CONTEXT)) == [("between", iso(first), iso(last), None)]


@settings(deadline=None)
@given(FRAMES, rhythms)
def test_a_rhythm_in_any_sentence_reads_back(frame, rhythm):
    text, every = rhythm
    assert meaning(deadlines_in(frame.format(text), CONTEXT)) == [("recurring", None, None, every)]


#: Words of the grammar and others, in any order: what a broken line or a table may hold.
SOUP = sorted(
    words(
        """tot en met t/m voor per in op na van tussen begin medio eind eerste tweede kwartaal helft zomer
        het de jaar jaarlijks keer elke 2 1 31 2024 2030 1e Q1 Q9 juli mei februari - – / . , ( ) ‘ ’ € '24
        99 2024-2023 31-02-2024 dit volgend komend hebben vastgesteld woningen periode nu uiterlijk"""
    )
)
soup = st.lists(st.sampled_from(SOUP), max_size=40).map(" ".join)


@settings(deadline=None)
@given(
    st.one_of(st.text(max_size=300), soup), st.sampled_from((None, "2022", "2022-12", "2022-12-31"))
)
@example("1KWARTAAL VOOR Q1", None)
def test_no_text_makes_it_raise_and_every_span_is_in_the_text(text, dated):
    context = DocumentContext("d", "other", "d", dated=dated)
    for found in deadlines_in(text, context, heading=text[:40]):
        assert text[found.span.start : found.span.end] == found.text
        # "een kwartaal voor Q1" counts from something that has no day here
        assert found.every or found.first_day or found.last_day or found.kind == "relative"
        if found.first_day and found.last_day:
            assert found.first_day <= found.last_day
