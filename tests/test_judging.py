"""Judging: rows drawn from a knowledge base, what readers say of them, and what holds for a rebuild."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.confidence import load_confidence
from judging.__main__ import main
from judging.annotated import judged_by_annotations
from judging.asking import UnknownVerdictError, judgement_of, questions
from judging.fit import (
    CERTAIN,
    FEWEST_ROWS,
    PROBABLE,
    Fitted,
    Model,
    Observation,
    feature_names,
    fit,
    model_file,
    model_lines,
    observations,
    reliability,
    reliability_lines,
    spread,
)
from judging.judgements import (
    FIELDS,
    Judgement,
    JudgementError,
    Value,
    add_judgements,
    agreement,
    judged_as,
    load_judgements,
)
from judging.readings import readings_of
from judging.rows import Row, draw, rows_of
from kb.build import BuildOptions, build
from kb.quality.annotations import Annotated, CountNote
from kb.show import open_database

DEAL = """Woondeal Twente

De gemeenten bouwen 2.500 woningen in Almelo tot en met 2030. Uiterlijk in 2026 stellen de gemeenten
een programma vast.
"""
RIGHT = dict.fromkeys(FIELDS["count"], "right") | {"printable": "yes", "dangerous": "no"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judging")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "deal.txt").write_text(DEAL, encoding="utf-8")
    build(BuildOptions(folder / "corpus", folder / "kb.db"))
    return folder / "kb.db"


def row(file: str = "a", start: int = 0, level: str = "probable", **values: str) -> Row:
    return Row(
        "count", f"count-{file}{start}", level, file, file, "", "plan", 1, start, start + 2,
        {"value": 20.0, "area": "Almelo", "measure": "woningen", **values}, "", "20", "",
    )  # fmt: skip


def judgement(row_: Row, reader: str = "a", **answers: str) -> Judgement:
    return judgement_of(row_, RIGHT | answers, reader, "1")


def test_a_count_is_shown_with_its_values_and_the_words_around(database: Path) -> None:
    (count,) = rows_of(open_database(database), "count")
    assert (count.quote, count.values["unit"], count.values["area"]) == (
        "2.500",
        "woningen",
        "Almelo",
    )
    assert count.values["period"] == "-2030"
    assert count.before.endswith("De gemeenten bouwen ") and count.after.startswith(" woningen in")


def test_a_commitment_is_shown_with_who_and_when(database: Path) -> None:
    values = [r.values for r in rows_of(open_database(database), "commitment")]
    assert [v["parties"] for v in values] == ["gemeenten", "gemeenten"]
    assert {v["deadline"] for v in values} == {"by 2026-12-31", "by 2030-12-31"}


def test_the_same_seed_draws_the_same_rows_and_another_does_not() -> None:
    rows = [row(f"f{n}") for n in range(40)]
    drawn = [r.key for r in draw(rows, 10, 1)]
    assert drawn == [r.key for r in draw(rows, 10, 1)]
    assert drawn != [r.key for r in draw(rows, 10, 2)]


def test_a_long_document_does_not_fill_the_sample() -> None:
    rows = [row("long", n) for n in range(50)] + [row("short", n) for n in range(3)]
    assert Counter(r.file for r in draw(rows, 6, 1)) == {"long": 3, "short": 3}


def test_uncertain_rows_and_those_judged_before_are_not_drawn() -> None:
    rows = [row("a"), row("b", level="uncertain"), row("c")]
    assert [r.file for r in draw(rows, 5, 1, skip={("c", 0, 2)})] == ["a"]


def test_a_reader_is_asked_about_each_field_of_the_row() -> None:
    asked = [q.field for q in questions(row())]
    assert asked == [*FIELDS["count"], "printable", "dangerous"]


@pytest.mark.parametrize(
    ("answers", "named"), [({"area": "nee?"}, "area"), ({"printable": "right"}, "printable")]
)
def test_an_answer_that_nobody_can_give_is_refused(answers: dict[str, str], named: str) -> None:
    with pytest.raises(UnknownVerdictError, match=named):
        judgement(row(), **answers)


def test_a_row_is_right_where_every_field_is_and_it_can_be_printed() -> None:
    assert judgement(row()).is_right
    assert not judgement(row(), basis="unsure").is_right
    assert not judgement(row(), printable="no").is_right


@pytest.mark.parametrize(
    ("verdict", "now", "expected"),
    [
        ("right", "Almelo", True),
        ("right", "Twente", None),  # what the new words are worth nobody has said
        ("wrong", "Almelo", False),
        ("wrong", "Twente", None),
        ("open", "Almelo", False),
    ],
)
def test_a_judgement_holds_for_a_later_row_that_says_the_same(
    verdict: str, now: str, expected: bool | None
) -> None:
    known = judgement(row(), area=verdict)
    assert judged_as(known, {**row().values, "area": now}) is expected


def test_one_field_that_is_still_wrong_is_enough() -> None:
    known = judgement(row(), area="wrong", value="wrong")
    assert judged_as(known, {**row().values, "value": 30.0}) is False


def test_two_readers_agree_where_both_would_print_the_row() -> None:
    same, other = row("a"), row("b")
    judged = [
        judgement(same), judgement(same, "b"),
        judgement(other), judgement(other, "b", printable="no"),
        judgement(row("c")), judgement(row("c")),  # one reader, twice
    ]  # fmt: skip
    assert agreement(judged) == (1, 2)


def test_judgements_are_kept_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "counts.jsonl"
    add_judgements(path, [judgement(row("a"))])
    add_judgements(path, [judgement(row("b"))])
    assert [j.sha256 for j in load_judgements(path)] == ["a", "b"]
    assert load_judgements(tmp_path / "none.jsonl") == ()


def test_a_line_that_is_no_judgement_is_named(tmp_path: Path) -> None:
    path = tmp_path / "counts.jsonl"
    path.write_text('\n{"kind": "count"}\n', encoding="utf-8")
    with pytest.raises(JudgementError, match=r"counts\.jsonl:2: not a judgement"):
        load_judgements(path)


def test_judgements_hold_no_words_of_the_documents(database: Path, tmp_path: Path) -> None:
    (count,) = rows_of(open_database(database), "count")
    add_judgements(tmp_path / "j.jsonl", [judgement(count)])
    kept = (tmp_path / "j.jsonl").read_text(encoding="utf-8")
    assert "gemeenten bouwen" not in kept and count.file not in kept


def test_asking_keeps_what_was_answered(database: Path, tmp_path: Path) -> None:
    given = "goed\ngoed\nfout\ngoed\ngoed\ngoed\ngoed\nnee\nja\n"
    result = CliRunner().invoke(
        main,
        ["ask", "--database", str(database), "--reader", "anna", "--judgements", str(tmp_path)],
        input=given,
    )
    assert result.exit_code == 0, result.output
    assert "»2.500«" in result.output
    (kept,) = load_judgements(tmp_path / "counts.jsonl")
    assert (kept.verdicts["area"], kept.printable, kept.dangerous) == ("wrong", False, True)


def test_rows_go_out_to_a_reader_and_verdicts_come_back(database: Path, tmp_path: Path) -> None:
    places = ["--database", str(database), "--judgements", str(tmp_path)]
    rows, verdicts = tmp_path / "rows.jsonl", tmp_path / "verdicts.jsonl"
    sent = CliRunner().invoke(main, ["export", *places, str(rows)])
    assert sent.exit_code == 0, sent.output
    line = json.loads(rows.read_text(encoding="utf-8"))
    assert line["n"] == 1 and "level" not in line
    verdicts.write_text(json.dumps({"n": 1, **RIGHT}), encoding="utf-8")
    taken = CliRunner().invoke(main, ["take", *places, "--reader", "b", str(rows), str(verdicts)])
    assert taken.exit_code == 0, taken.output
    assert load_judgements(tmp_path / "counts.jsonl")[0].is_right
    report = CliRunner().invoke(main, ["report", "--judgements", str(tmp_path)])
    assert "1 judgements of 1 files by 1 readers" in report.output


def test_a_verdict_on_a_row_that_was_not_sent_is_one_line(database: Path, tmp_path: Path) -> None:
    rows, verdicts = tmp_path / "rows.jsonl", tmp_path / "verdicts.jsonl"
    rows.write_text("", encoding="utf-8")
    verdicts.write_text('{"n": 7}', encoding="utf-8")
    places = ["--database", str(database), "--judgements", str(tmp_path), "--reader", "b"]
    result = CliRunner().invoke(main, ["take", *places, str(rows), str(verdicts)])
    assert result.exit_code == 1
    assert "no exported row 7" in result.output


def known(file: str, right: bool, *features: str) -> Observation:
    return Observation(frozenset(features), right, file)


def judged_documents() -> list[Observation]:
    """Rows with an area in their own row are right nine times of ten; with the document's, one of ten."""
    return [
        known(f"f{number % 12}", (number % 10 > 0) == (place == "area:row"), place, "all")
        for number in range(120)
        for place in ("area:row", "area:document")
    ]


@pytest.fixture(scope="module")
def fitted() -> Fitted:
    """A model fitted on the judged documents."""
    return fit(judged_documents())


def test_the_model_learns_which_evidence_is_good(fitted: Fitted) -> None:
    assert fitted.model.weights["area:row"] > 1 > -1 > fitted.model.weights["area:document"]
    told = fitted.apart
    assert min(told[::2]) > 0.7 and max(told[1::2]) < 0.3


def test_the_kind_of_papers_of_no_known_kind_has_no_weight() -> None:
    known = [
        Observation(frozenset({"kind:other", "in:text"}), True, str(n)) for n in range(FEWEST_ROWS)
    ]
    assert feature_names(known) == ["in:text"]


def test_a_feature_of_a_few_rows_has_no_weight() -> None:
    rows = judged_documents()
    few = [known("f1", False, "rare")] * (FEWEST_ROWS - 1)
    assert "rare" not in feature_names([*rows, *few])
    assert "rare" in feature_names([*rows, *few, few[0]])


@pytest.mark.parametrize(
    "rows",
    [
        [known(f"f{n}", True, "all") for n in range(20)],
        [known(f"f{n % 9}", n > 9, "all") for n in range(20)],
    ],
)
def test_too_few_documents_or_rows_all_alike_fit_nothing(rows: list[Observation]) -> None:
    with pytest.raises(ValueError, match="judge rows of"):
        fit(rows)


def test_a_model_is_written_from_its_worst_weight_to_its_best() -> None:
    model = Fitted(Model(-0.5, {"area:row": 1.2, "area:document": -0.8}), ())
    written = tomllib.loads("\n".join(model_lines("count", model, judged_documents())))
    assert written["count"]["intercept"] == -0.5
    assert list(written["count"]["weights"].items()) == [("area:document", -0.8), ("area:row", 1.2)]


def test_bands_say_how_sure_the_model_was_and_how_often_it_was_right() -> None:
    told, right = [0.05, 0.15, 0.9, 1.0], [False, False, True, False]
    bands = reliability(told, right, [0, 0.2, 0.5, 1])
    assert [(b.rows, round(b.said, 2), b.right) for b in bands] == [(2, 0.1, 0.0), (2, 0.95, 0.5)]


@dataclass(frozen=True)
class Rebuilt:
    place: tuple[str, int, int]
    values: dict[str, Value]
    features: tuple[str, ...] = ("text",)
    document_kind: str = "plan"


def test_what_the_readers_say_of_rows_of_this_build_is_taken_together() -> None:
    a, b, c = row("a"), row("b"), row("c")
    judged = [judgement(a), judgement(a, "ben", printable="no"), judgement(b), judgement(c)]
    changed = {**c.values, "area": "Borne"}
    rows = [Rebuilt(a.place, a.values), Rebuilt(b.place, b.values), Rebuilt(c.place, changed)]
    assert [(o.file, o.is_right) for o in observations(rows, judged)] == [("a", False), ("b", True)]


def test_a_long_document_teaches_no_more_than_a_short_one() -> None:
    rows = [known("long", True, str(n)) for n in range(100)] + [known("short", True)] * 3
    spread_ = Counter(item.file for item in spread(rows, most=10))
    assert spread_ == {"long": 10, "short": 3}
    taken = [int(min(item.features)) for item in spread(rows, most=10) if item.file == "long"]
    assert taken == list(range(0, 100, 10))


def test_the_file_of_a_model_can_be_read_again(tmp_path: Path, fitted: Fitted) -> None:
    file = model_file(fitted, judged_documents())
    (tmp_path / "confidence.toml").write_text(file, encoding="utf-8")
    model = load_confidence(tmp_path)
    assert model.weights["area:row"] > 0 > model.weights["area:document"]
    assert (model.certain, model.probable) == (CERTAIN, PROBABLE)


def test_reliability_is_told_of_all_rows_and_of_each_kind_of_document(fitted: Fitted) -> None:
    rows = [
        replace(item, kind="plan" if n % 2 else "letter")
        for n, item in enumerate(judged_documents())
    ]
    lines = list(reliability_lines(fitted, rows))
    assert lines[0] == "all kinds: 240 rows"
    assert [line for line in lines if not line.startswith(" ")][1:] == [
        "letter: 120 rows",
        "plan: 120 rows",
    ]


def test_counts_of_a_folder_are_read_with_their_features(database: Path) -> None:
    (reading,) = readings_of(database.parent / "corpus")
    (row_,) = rows_of(open_database(database), "count")
    assert reading.place == row_.place and reading.values == row_.values
    assert "unit:woningen" in reading.features


def test_annotations_judge_the_rows_of_their_numbers(database: Path) -> None:
    start = DEAL.index("2.500")
    (row_,) = rows_of(open_database(database), "count")
    basis = str(row_.values["basis"])
    right = CountNote(
        start,
        start + 5,
        "2.500",
        2500.0,
        None,
        "woningen",
        "Almelo",
        None,
        None,
        basis,
        None,
        "2030",
    )
    wrong = replace(right, area="Borne")
    for note, verdict in ((right, True), (wrong, False)):
        noted = Annotated("deal", "deal", (note,), None)
        (judged,) = judged_by_annotations(open_database(database), [noted])
        assert (judged.is_right, judged.reader) == (verdict, "annotations")


def test_a_count_that_nobody_marked_is_none_and_of_a_disputed_one_nothing_is_said(
    database: Path,
) -> None:
    start = DEAL.index("2.500")
    disputed = CountNote(
        start, start + 5, "2.500", 2500.0, None, "woningen", "Almelo", None, None, "opgave", None, "2030", must=False,
    )  # fmt: skip
    base = open_database(database)
    (judged,) = judged_by_annotations(base, [Annotated("deal", "deal", (), None)])
    assert not judged.is_right and judged.verdicts["value"] == "wrong"
    assert not list(judged_by_annotations(base, [Annotated("deal", "deal", (disputed,), None)]))


def test_annotations_replace_what_earlier_ones_said_of_the_same_files_only(
    database: Path, tmp_path: Path
) -> None:
    start = DEAL.index("2.500")
    note = {
        "file": "deal", "start": start, "end": start + 5, "quote": "2.500", "value": 2500, "unit": "woningen",
        "area": "Almelo", "basis": "opgave", "period_end": "2030",
    }  # fmt: skip
    (tmp_path / "counts-deal.jsonl").write_text(json.dumps(note) + "\n", encoding="utf-8")
    kept = tmp_path / "judgements" / "counts.jsonl"
    other = judgement(row("another file"), "annotations")
    add_judgements(kept, [other, judgement(row("another file"), "a reader")])
    arguments = ["annotated", "--database", str(database), "--judgements", str(kept.parent)]
    for _ in range(2):
        done = CliRunner().invoke(main, [*arguments, str(tmp_path)])
        assert done.exit_code == 0, done.output
        readers = [judged.reader for judged in load_judgements(kept)]
        assert readers == ["annotations", "a reader", "annotations"]
