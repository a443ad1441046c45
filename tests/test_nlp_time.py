"""The grammar of time: what words say, and the deadline and the period that follow."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.loading import REFERENCE, CorpusError
from corpus.manifest import SourceEntry
from extract.clean import clean
from extract.model import Segment
from extract.passages import Passage
from kb.read_source import read_source
from nlp.counts.periods import period_of_header, periods_in
from nlp.deadlines import deadlines_in
from nlp.language.sentences import Sentence
from nlp.language.time import TimeExpression, dates_in, read_time, time_expressions
from nlp.language.time.lexer import Words, words_of
from nlp.language.time.named_time import Days
from nlp.language.time.notes import time_notes
from nlp.language.time.word_lists import load_vocabulary
from nlp.language.tokens import words as word_set
from nlp.records import Deadline, DocumentContext

ROWS = Path(__file__).parent / "time"
CONTEXT = DocumentContext("woondeal", "agreement", "Woondeal", dated="2025-03-20")


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (ROWS / name).read_text(encoding="utf-8").splitlines()
    return [
        tuple(part.strip() for part in line.split(" | "))
        for line in lines
        if line and not line.startswith("#")
    ]


def expression_words(found: TimeExpression) -> str:
    if not found.is_time:
        return f"no time: {found.reference or found.problem}"
    if found.kind == "rhythm":
        amount, unit = found.interval or ("", "")
        return f"rhythm {found.every or f'{amount} {unit}'.strip() or 'without number'}"
    if found.relative is not None:
        return f"relative {found.relative.amount} {found.relative.unit}"
    days = f"[{found.days.first}, {found.days.end})" if found.days else "year open"
    side = f" open at {found.open_side}" if found.open_side else ""
    return f"{found.kind} {found.grain} {found.bound or 'bare'} {days}{side}"


def deadline_words(found: Deadline) -> str:
    if found.every:
        return f"recurring {found.every}"
    if found.kind == "recurring":
        return f"recurring {found.amount} {found.unit}"
    if found.kind == "relative" and found.anchor is None:
        return f"relative {found.amount} {found.unit}"
    if found.kind == "relative":
        last = f" ..{found.last_day}" if found.last_day else ""
        return f'relative {found.amount} {found.unit} na "{found.anchor}"{last}'
    return f"{found.kind} {found.first_day or ''}..{found.last_day or ''}"


def listed(found: list[str]) -> str:
    return "; ".join(found) or "-"


@pytest.mark.parametrize(("words", "expression", "deadline", "period"), rows("expressions.txt"))
def test_what_words_say_of_time(words: str, expression: str, deadline: str, period: str) -> None:
    text = f"Gemeenten doen dit werk {words}."
    assert listed([expression_words(e) for e in time_expressions(text)]) == expression
    assert listed([deadline_words(d) for d in deadlines_in(text, CONTEXT)]) == deadline
    periods = [f"{p.kind} {p.first or ''}..{p.last or ''}" for p in periods_in(text)]
    assert listed(periods) == period


@pytest.mark.parametrize(("words", "first", "last"), rows("headers.txt"))
def test_the_period_that_a_header_names(words: str, first: str, last: str) -> None:
    assert tuple(part or "-" for part in period_of_header(words)) == (first, last)


def test_the_table_has_examples_and_counter_examples() -> None:
    found = list(rows("expressions.txt"))
    assert len(found) >= 180
    assert sum(row[2] == "-" for row in found) >= 50
    assert len({row[0] for row in found}) == len(found)


# --- The reading ---------------------------------------------------------------------------------


def test_a_text_is_read_once() -> None:
    text = "Gemeenten bouwen tot en met 2030 in de periode 2026-2030, jaarlijks bijgewerkt."
    assert read_time(text) is read_time(text)
    assert time_expressions(text) is read_time(text).expressions


def test_the_words_of_a_bound_belong_to_the_expression_and_the_date_has_its_own_start() -> None:
    text = "Het plan is uiterlijk op 1 juli 2026 klaar."
    (found,) = time_expressions(text)
    assert text[found.start : found.end] == "uiterlijk op 1 juli 2026"
    assert text[found.named_start : found.end] == "1 juli 2026"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Datum: 12 mei 2024", ["2024-05-12"]),
        ("Datum 12-05-2024 Kenmerk 2024-031877", ["2024-05-12"]),
        ("Zwolle, 1 sept. 2026", ["2026-09-01"]),
        ("Assen, maart 2025", ["2025-03"]),
        ("van 1 juli tot en met 1 oktober 2024", []),
        ("Woonvisie 2024", []),
        ("12 mei", []),
        ("31 november 2024", []),
    ],
)
def test_the_dates_of_a_field(text: str, expected: list[str]) -> None:
    assert [found.iso for found in dates_in(text)] == expected
    for found in dates_in(text):
        assert text[found.start : found.end][0] not in ":, "


def test_days_hold_one_day_at_least() -> None:
    day = date(2026, 7, 1)
    assert Days(day, date(2026, 7, 2)).last == day
    with pytest.raises(ValueError, match="no days"):
        Days(day, day)


@pytest.mark.parametrize(
    ("dated", "day"), [("2025-04-16", "2025-04-16"), ("2025-04-17", "2026-04-16")]
)
def test_a_day_without_a_year_is_the_first_from_the_date_of_the_document(
    dated: str, day: str
) -> None:
    context = DocumentContext("d", "agreement", "Woondeal", dated=dated)
    assert [d.first_day for d in deadlines_in("Dit gebeurt op 16 april.", context)] == [day]


# --- Deadlines -----------------------------------------------------------------------------------


def test_only_a_date_in_the_clauses_that_are_given_is_a_deadline() -> None:
    text = "Gemeenten bouwen vóór 2027 en het Rijk betaalt in 2029."
    first = (0, text.index(" en "))
    assert [d.last_day for d in deadlines_in(text, CONTEXT)] == ["2026-12-31", "2029-12-31"]
    assert [d.last_day for d in deadlines_in(text, CONTEXT, clauses=[first])] == ["2026-12-31"]
    assert deadlines_in(text, CONTEXT, clauses=[]) == ()


def test_a_clause_that_ends_where_a_date_begins_does_not_hold_it() -> None:
    text = "Gemeenten bouwen vóór 2027."
    start = text.index("vóór")
    assert deadlines_in(text, CONTEXT, clauses=[(0, start)]) == ()
    assert len(deadlines_in(text, CONTEXT, clauses=[(0, start + 1)])) == 1


@pytest.mark.parametrize("dated", [None, "2025", "2025-03"])
def test_a_relative_deadline_has_a_day_only_where_its_anchor_has_one(dated: str | None) -> None:
    context = DocumentContext("d", "agreement", "Woondeal", dated=dated)
    (found,) = deadlines_in("Dit volgt een jaar na ondertekening.", context)
    assert (found.kind, found.amount, found.unit, found.last_day) == ("relative", 1, "jaar", None)


def test_the_signing_of_another_agreement_is_not_that_of_this_document() -> None:
    (found,) = deadlines_in("Dit volgt een jaar na ondertekening van het convenant.", CONTEXT)
    assert (found.anchor, found.last_day) == ("ondertekening van het convenant", None)


def test_a_month_later_stays_within_its_month() -> None:
    (found,) = deadlines_in("Dit volgt een maand na 31 januari 2027.", CONTEXT)
    assert found.last_day == "2027-02-28"


def test_what_lasts_until_a_year_at_the_least_is_owed_until_then() -> None:
    (found,) = deadlines_in("De huur blijft tot tenminste 2027 gelijk.", CONTEXT)
    assert (found.kind, found.last_day) == ("by", "2026-12-31")


def test_a_time_that_something_is_compared_with_is_no_deadline() -> None:
    assert deadlines_in("Wij willen een woondeal zoals in 2026.", CONTEXT) == ()
    (found,) = deadlines_in("In 2027 bouwen wij twee keer zoveel als in 2022.", CONTEXT)
    assert found.last_day == "2027-12-31"


@pytest.mark.parametrize(
    ("text", "amount", "unit", "words"),
    [
        ("Over een halfjaar evalueren wij dit.", 6, "maand", "Over een halfjaar"),
        ("Na 2 jaar kijken wij opnieuw.", 2, "jaar", "Na 2 jaar"),
        ("Over één of twee jaar kijken wij opnieuw.", 2, "jaar", "Over één of twee jaar"),
    ],
)
def test_a_term_that_counts_from_now_is_relative(
    text: str, amount: int, unit: str, words: str
) -> None:
    (found,) = deadlines_in(text, CONTEXT)
    assert (found.kind, found.amount, found.unit, found.text) == ("relative", amount, unit, words)
    assert found.anchor is None


@pytest.mark.parametrize(
    "text",
    [
        "De kosten verdelen wij over twee jaar.",
        "Gemiddeld over drie jaar bouwen wij genoeg.",
        "Wie hier woont (na tien jaar) krijgt voorrang.",
        "Al na twee jaar is dit gelukt.",
    ],
)
def test_what_is_counted_over_years_is_no_term(text: str) -> None:
    assert deadlines_in(text, CONTEXT) == ()


def test_an_anchor_ends_before_a_phrase_that_it_only_opens() -> None:
    (found,) = deadlines_in(
        "Wij doen dit binnen twee maanden na de bekendmaking van de door het Rijk opgestelde cijfers.",
        CONTEXT,
    )
    assert found.anchor == "de bekendmaking"


def test_a_deadline_counted_from_something_that_happens_is_a_row_with_its_words(
    tmp_path: Path,
) -> None:
    path = tmp_path / "overeenkomst.txt"
    path.write_text(
        "Samenwerkingsovereenkomst\n\n1. Afspraken\n\n"
        "De provincie Utrecht stelt binnen zes maanden na inwerkingtreding een plan op.\n",
        encoding="utf-8",
    )
    rows = read_source(SourceEntry("deal", path, "text/plain"), strict=True).rows.tables
    (row,) = rows["deadlines"]
    assert (row["kind"], row["amount"], row["unit"]) == ("relative", 6, "maand")
    assert (row["anchor"], row["first_day"], row["last_day"]) == ("inwerkingtreding", None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De gemeente Urk bouwt op 31 november 2026.", "op 31 november 2026"),
        ("De gemeente Urk bouwt van 2028 tot en met 2026.", "van 2028 tot en met 2026"),
    ],
)
def test_a_date_that_cannot_be_is_a_warning_at_its_place(text: str, words: str) -> None:
    segments = (Segment(0, len(text)),)
    passage = Passage(1, "paragraph", 3, 0, None, (), None, segments, clean(text, segments))  # type: ignore[arg-type]
    sentence = Sentence(passage, 0, 0, len(text))
    (note,) = time_notes(sentence)
    assert (note.stage, note.page) == ("nlp", 3)
    assert note.segment is not None
    assert text[note.segment.start : note.segment.end] == words
    assert words in note.message


def test_a_date_that_can_be_is_no_warning() -> None:
    text = "De gemeente Urk bouwt op 30 november 2026, volgens de Woonvisie 2020."
    segments = (Segment(0, len(text)),)
    passage = Passage(1, "paragraph", 3, 0, None, (), None, segments, clean(text, segments))  # type: ignore[arg-type]
    assert time_notes(Sentence(passage, 0, 0, len(text))) == ()


# --- Any text ------------------------------------------------------------------------------------

SOUP = sorted(
    word_set(
        """tot en met t/m 1/m Um voor vóór per in op na van tussen begin medio eind eerste vijfde kwartaal helft
        zomer winter de het jaar jaarlijks keer elke 2 1 31 2024 2030 2030-2024 1e Q1 Q9 H3 juli mei feb. – - / . ,
        ( ) ‘ ’ ' € '24 99 31-02-2024 1-7-'27 dit volgend komend week 12 53 binnen zes maanden ondertekening nul
        a.s. jl. bron: prijspeil Woonvisie PRS woningen periode uiterlijk tenminste ook half"""
    )
)
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(SOUP), max_size=40).map(" ".join))


@settings(deadline=None)
@given(texts)
def test_no_text_makes_the_reading_raise_and_every_expression_is_in_it(text: str) -> None:
    end = 0
    for found in time_expressions(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.start <= found.named_start < found.end or found.named is None
        assert found.named is None or found.start >= end
        end = found.end
        if found.days is not None:
            assert found.days.first < found.days.end


@settings(deadline=None)
@given(texts)
def test_every_period_has_a_side_and_runs_forward(text: str) -> None:
    for found in (*[(p.first, p.last) for p in periods_in(text)], period_of_header(text)):
        first, last = found
        if first and last:
            assert first[:4] <= last[:4]
    assert all(p.first or p.last for p in periods_in(text))


@settings(deadline=None)
@given(texts, st.sampled_from((None, "2022", "2022-12", "2022-12-31", "2022-13", "nu")))
def test_every_deadline_says_when(text: str, dated: str | None) -> None:
    context = DocumentContext("d", "other", "d", dated=dated)
    for found in deadlines_in(text, context, heading=text[:40]):
        assert text[found.span.start : found.span.end] == found.text
        assert found.first_day or found.last_day or found.every or found.amount


@pytest.mark.parametrize(
    "part", [*SOUP, "in 2024 en ", "bron: 2024 ", "(bron 2024 ", "1 juli, ", "2024 - "]
)
def test_the_work_grows_with_the_length_of_the_text(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0
    low = Words.low

    def counted(words: Words, i: int) -> str:
        nonlocal asked
        asked += 1
        return low(words, i)

    monkeypatch.setattr(Words, "low", counted)
    work = []
    for length in (100, 400):
        asked = 0
        time_expressions(f"{part} " * length)
        work.append(asked)
    assert work[1] <= 5 * work[0] + 100


def test_words_keep_their_places() -> None:
    text = "Vóór 1 juli '26: Q3/Q4, 1e helft."
    assert [text[w.start : w.end].casefold() for w in words_of(text).items] == [
        w.low for w in words_of(text).items
    ]


# --- The vocabulary ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"2/year"', '"2/jaar"', "rhythms"),
        ("[parts]", "[part]", "part"),
        ("medio = [6, 7]", "medio = [6, 17]", "parts"),
        ("\nthrough = [", "\ntrough = [", "bounds"),
        ('per = "due"', 'per = "owed"', "after_latest"),
        ("price_levels = [", "price_level = [", "price_level"),
        ('"tot aan"', '"tot"', "there twice"),
    ],
)
def test_a_mistake_in_the_words_of_time_is_named(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    shutil.copy(REFERENCE / "time.toml", tmp_path / "time.toml")
    text = (tmp_path / "time.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "time.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CorpusError, match=message) as caught:
        load_vocabulary(tmp_path)
    assert "time.toml" in str(caught.value)
