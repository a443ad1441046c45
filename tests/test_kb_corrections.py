"""Corrections in the knowledge base: applied, kept visible, and never to a row that does not fit."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.build import BuildOptions, BuildReport, build
from kb.cli import main
from kb.show import open_database, show

DEAL = """Woondeal Twente

1. Afspraken

De gemeenten en de provincie Overijssel bouwen tot en met 2030 in Twente 14.100 woningen.
De provincie Overijssel stelt in 2026 € 2 miljoen beschikbaar voor de woning-
bouw in Almelo en Borne.
In Borne bouwt de gemeente Borne in 2027 samen met het Rijk 535 - 575 woningen.

2. Projecten

Het project Spoorzone Almelo telt 700 woningen, het project Indiëterrein Almelo telt 700 woningen.
"""
SAID = '\nby = "A. de Vries"\non = 2026-11-03\nreason = "Zo staat het er."\n'


def correction(kind: str, *lines: str) -> str:
    return f'[[correction]]\nkind = "{kind}"\n' + "\n".join(lines) + SAID


def of_deal(kind: str, exact: str, *lines: str) -> str:
    return correction(kind, 'document = "deal"', f'exact = "{exact}"', *lines)


class Built:
    """A knowledge base of one agreement, with corrections."""

    def __init__(self, folder: Path, *corrections: str, apply: bool = True) -> None:
        corpus = folder / "corpus"
        corpus.mkdir(exist_ok=True)
        (corpus / "deal.txt").write_text(DEAL, encoding="utf-8")
        (corpus / "corrections.toml").write_text("\n".join(corrections), encoding="utf-8")
        self.path = folder / "kb.db"
        self.report: BuildReport = build(
            BuildOptions(corpus, self.path, strict=True, corrections=apply)
        )

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        connection = open_database(self.path)
        yield connection
        connection.close()

    def rows(self, query: str, *values: object) -> list[Mapping[str, object]]:
        with self.open() as connection:
            return [dict(row) for row in connection.execute(query, values)]

    def row(self, query: str, *values: object) -> Mapping[str, object]:
        (row,) = self.rows(query, *values)
        return row

    def corrections(self) -> list[Mapping[str, object]]:
        return self.rows("select * from corrections order by rowid")

    def remarks(self) -> list[str]:
        """Why corrections were not applied; the same stands in the warnings."""
        remarks = [str(row["remark"]) for row in self.corrections() if not row["applied"]]
        warnings = self.rows("select message from warnings where message like 'corrections.toml%'")
        assert all(any(r in str(w["message"]) for w in warnings) for r in remarks)
        return remarks

    def dump(self) -> list[str]:
        with self.open() as connection:
            return [line for line in connection.iterdump() if 'INTO "builds"' not in line]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What the machine reads."""
    return Built(tmp_path_factory.mktemp("read"))


COUNT = "select counts.*, spans.quote from counts join spans on spans.id = span_id where quote = ?"
PARTIES = """select parties.name, role, commitment_parties.span_id from commitment_parties
join commitments on commitments.id = commitment_id join parties on parties.id = party_id
where text like ? order by role, name"""


def test_a_count_has_the_corrected_value_and_the_words_it_was_read_from(
    tmp_path: Path, read: Built
) -> None:
    before = read.row(COUNT, "14.100")
    built = Built(
        tmp_path, of_deal("count", "14.100", 'set = { area = "Almelo", segment = "middenhuur" }')
    )
    after = built.row(COUNT, "14.100")
    assert (after["area_id"], after["segment"]) == ("GM0141", "middenhuur")
    changed = {"area_id", "segment", "method"}
    assert {k: v for k, v in after.items() if k not in changed} == {
        k: v for k, v in before.items() if k not in changed
    }
    assert after["method"] == f"{before['method']} + correctie"
    assert built.remarks() == []


def test_the_machines_value_stands_beside_the_corrected_one(tmp_path: Path) -> None:
    built = Built(
        tmp_path,
        of_deal("count", "14.100", 'set = { area = "Almelo", value = 14200, unit = "plekken" }'),
    )
    told = [(r["field"], r["machine_value"], r["corrected_value"]) for r in built.corrections()]
    assert told == [
        ("area", "Twente", "Almelo"),
        ("value", "14100", "14200"),
        ("unit", "woningen", "plekken"),
    ]
    first = built.corrections()[0]
    count = built.row(COUNT, "14.100")
    assert (first["row_id"], first["span_id"]) == (count["id"], count["span_id"])
    assert (first["table_name"], first["document_id"], first["applied"]) == ("counts", "deal", 1)
    assert (first["said_by"], first["said_on"]) == ("A. de Vries", "2026-11-03")


def test_the_key_of_a_span_names_a_row_too(tmp_path: Path, read: Built) -> None:
    span = read.row(COUNT, "14.100")["span_id"]
    built = Built(tmp_path, correction("count", f'span = "{span}"', 'set = { basis = "prognose" }'))
    assert built.row(COUNT, "14.100")["basis"] == "prognose"


def test_of_the_same_words_those_between_prefix_and_suffix_are_meant(tmp_path: Path) -> None:
    built = Built(
        tmp_path,
        of_deal("count", "700", 'prefix = "Indiëterrein Almelo telt"', "set = { value = 701 }"),
        of_deal("count", "700", 'suffix = "woningen, het project"', "set = { value = 702 }"),
    )
    values = [row["value"] for row in built.rows(COUNT + " order by char_start", "700")]
    assert values == [702, 701]


def test_words_that_fit_several_rows_are_not_applied(tmp_path: Path, read: Built) -> None:
    built = Built(tmp_path, of_deal("count", "700", "set = { value = 701 }"))
    (remark,) = built.remarks()
    assert "past op 2 rijen" in remark
    assert built.rows(COUNT, "700") == read.rows(COUNT, "700")


MISFITS = [
    (of_deal("count", "15.100", "set = { value = 1 }"), "past op geen enkele rij"),
    (of_deal("count", "14.100", 'was = { area = "Borne" }', "set = { value = 1 }"), "past op geen"),
    (of_deal("count", "14.100", 'prefix = "in Borne"', "set = { value = 1 }"), "past op geen"),
    (correction("count", 'document = "ander"', 'exact = "14.100"', "remove = true"), "geen document ander"),
    (correction("count", 'span = "aaaaaaaaaaaa"', "remove = true"), "past op geen"),
    (of_deal("count", "14.100", "set = { value = 14100 }"), "niet meer nodig"),
    (of_deal("count", "14.100", "set = { low = 1 }"), "reeks"),
    (of_deal("count", "535 - 575", "set = { value = 540 }"), "ondergrens"),
    (of_deal("count", "14.100", 'set = { period_start = "2031" }'), "begin ligt na het einde"),
    (of_deal("deadline", "in 2026", 'set = { first_day = "" }'), "mist een dag"),
    (of_deal("party", "De provincie Overijssel stelt …", 'set = { party = "provincie Overeisel" }'),
     "partij 'provincie Overeisel' is niet bekend"),
]  # fmt: skip


@pytest.fixture(scope="module")
def misfits(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Built(tmp_path_factory.mktemp("misfits"), *(entry for entry, _ in MISFITS))


@pytest.mark.parametrize(("number", "remark"), list(enumerate(remark for _, remark in MISFITS)))
def test_what_does_not_fit_says_why_and_is_a_warning(
    misfits: Built, number: int, remark: str
) -> None:
    told = misfits.corrections()[number]
    assert remark in str(told["remark"])
    assert not told["applied"]
    warning = f"corrections.toml, correctie {number + 1} (%): {told['remark']}"
    assert misfits.rows("select * from warnings where message like ?", warning)


def test_what_does_not_fit_changes_nothing(misfits: Built, read: Built) -> None:
    for table in (
        "counts",
        "commitments",
        "deadlines",
        "commitment_parties",
        "parties",
        "projects",
    ):
        every_row = f"select * from {table} order by rowid"
        assert misfits.rows(every_row) == read.rows(every_row)


def test_a_range_can_be_corrected_as_a_whole(tmp_path: Path) -> None:
    built = Built(
        tmp_path,
        of_deal("count", "535 - 575", "set = { value = 540, low = 540, high = 575 }"),
    )
    count = built.row(COUNT, "535 - 575")
    assert (count["value"], count["low"], count["high"]) == (540, 540, 575)
    # What was read so already needs no correction, and no warning while the rest does.
    assert [row["field"] for row in built.corrections()] == ["value", "low"]
    assert built.remarks() == []


def test_a_project_is_told_apart_after_it_was_corrected(tmp_path: Path) -> None:
    built = Built(
        tmp_path,
        of_deal("count", "700", 'prefix = "Indiëterrein Almelo telt"',
                'set = { project = "Nieuwe Haven", area = "Borne" }'),
    )  # fmt: skip
    project = built.row(
        """select projects.* from counts join projects on projects.id = project_id
           where counts.area_id = 'GM0147' and counts.value = 700"""
    )
    assert (project["name"], project["area_id"]) == ("Nieuwe Haven", "GM0147")


def test_a_project_can_be_taken_off_a_count(tmp_path: Path, read: Built) -> None:
    assert read.rows("select * from counts where value = 700 and project_id is null") == []
    entry = of_deal("count", "700", 'prefix = "Indiëterrein Almelo telt"', 'set = { project = "" }')
    built = Built(tmp_path, entry)
    assert len(built.rows("select * from counts where value = 700 and project_id is null")) == 1
    assert [row["machine_value"] for row in built.corrections()] != [None]


def test_a_count_that_is_none_is_taken_away_and_stays_visible(tmp_path: Path) -> None:
    built = Built(tmp_path, of_deal("count", "14.100", "remove = true"))
    assert built.rows(COUNT, "14.100") == []
    (told,) = built.corrections()
    assert (told["field"], told["machine_value"], told["applied"]) == (
        None,
        "14100 woningen (Twente)",
        1,
    )
    assert built.rows("select * from spans where id = ?", told["span_id"])
    assert "14.100" not in [r["citaat"] for r in built.rows("select * from aantallen_met_bron")]


def test_a_commitment_is_named_by_its_words_over_the_end_of_a_line(tmp_path: Path) -> None:
    words = "De provincie Overijssel stelt in 2026 € 2 miljoen beschikbaar voor de woningbouw in Almelo en Borne."
    built = Built(
        tmp_path, of_deal("commitment", words, 'set = { modality = "duty", condition = "als" }')
    )
    row = built.row("select * from commitments where text = ?", words)
    assert (row["modality"], row["condition"], row["conditional"]) == ("duty", "als", 1)
    assert str(row["method"]).endswith(" + correctie")


def test_a_commitment_is_taken_away_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    built = Built(
        tmp_path, of_deal("commitment", "De provincie Overijssel stelt …", "remove = true")
    )
    assert built.rows("select * from commitments where text like '%stelt%'") == []
    assert built.row("select machine_value from corrections")["machine_value"]
    with built.open() as connection:
        assert connection.execute("pragma foreign_key_check").fetchall() == []


def test_a_deadline_is_named_by_its_own_words(tmp_path: Path) -> None:
    built = Built(tmp_path, of_deal("deadline", "in 2026", 'set = { kind = "by", first_day = "" }'))
    row = built.row(
        "select deadlines.*, method from deadlines join commitments on commitments.id = commitment_id "
        "where commitments.text like '%stelt%'"
    )
    assert (row["kind"], row["first_day"], row["last_day"]) == ("by", None, "2026-12-31")
    assert str(row["method"]).endswith(" + correctie")


def test_a_party_is_another_and_has_its_row(tmp_path: Path, read: Built) -> None:
    before = read.rows(PARTIES, "%stelt%")
    entry = of_deal(
        "party", "De provincie Overijssel stelt …",
        'was = { party = "provincie Overijssel" }', 'set = { party = "BZK" }',
    )  # fmt: skip
    built = Built(tmp_path, entry)
    after = built.rows(PARTIES, "%stelt%")
    assert [row["name"] for row in before] == ["provincie Overijssel"]
    assert [row["name"] for row in after] == ["ministerie van BZK"]
    assert [row["span_id"] for row in before] == [row["span_id"] for row in after]
    (told,) = built.corrections()
    assert (told["machine_value"], told["corrected_value"]) == (
        "provincie Overijssel",
        "ministerie van BZK",
    )


def test_a_party_that_had_the_part_has_it_once(tmp_path: Path, read: Built) -> None:
    (first, second) = [
        row["name"] for row in read.rows(PARTIES, "%14.100%") if row["role"] == "responsible"
    ]
    entry = of_deal(
        "party", "De gemeenten en de provincie …", f'was = {{ party = "{first}" }}',
        f'set = {{ party = "{second}" }}',
    )  # fmt: skip
    built = Built(tmp_path, entry)
    assert [row["name"] for row in built.rows(PARTIES, "%14.100%")] == [second]


def test_a_party_can_be_taken_away(tmp_path: Path) -> None:
    entry = of_deal(
        "party", "De gemeenten en de provincie …", 'was = { party = "gemeenten" }', "remove = true"
    )
    built = Built(tmp_path, entry)
    assert [row["name"] for row in built.rows(PARTIES, "%14.100%")] == ["provincie Overijssel"]
    (told,) = built.corrections()
    assert told["machine_value"] == "gemeenten (verantwoordelijk)"
    assert told["commitment_id"] == told["row_id"]


def test_corrections_speak_of_what_the_machine_read_not_of_each_other(tmp_path: Path) -> None:
    was = 'was = { area = "Twente" }'
    built = Built(
        tmp_path,
        of_deal("count", "14.100", was, 'set = { area = "Almelo" }'),
        of_deal("count", "14.100", was, 'set = { basis = "prognose" }'),
    )
    count = built.row(COUNT, "14.100")
    assert (count["area_id"], count["basis"]) == ("GM0141", "prognose")
    assert built.remarks() == []


@pytest.mark.parametrize("second", ["set = { value = 3 }", "remove = true"])
def test_of_two_corrections_of_one_field_the_first_counts(tmp_path: Path, second: str) -> None:
    built = Built(
        tmp_path,
        of_deal("count", "14.100", "set = { value = 2 }"),
        of_deal("count", "14.100", second),
    )
    assert built.row(COUNT, "14.100")["value"] == 2
    (remark,) = built.remarks()
    assert "eerdere correctie" in remark


def test_nothing_is_corrected_in_a_commitment_that_was_taken_away(tmp_path: Path) -> None:
    built = Built(
        tmp_path,
        of_deal("commitment", "De provincie Overijssel stelt …", "remove = true"),
        of_deal("deadline", "in 2026", 'set = { last_day = "2026-06-30" }'),
    )
    (remark,) = built.remarks()
    assert "eerdere correctie" in remark


def test_without_corrections_all_is_as_the_machine_read_it(tmp_path: Path, read: Built) -> None:
    built = Built(tmp_path, of_deal("count", "14.100", "remove = true"), apply=False)
    assert built.dump() == read.dump()


def test_the_build_records_whether_corrections_were_applied(tmp_path: Path) -> None:
    for apply, applied in ((True, 1), (False, 0)):
        built = Built(tmp_path, of_deal("count", "14.100", "remove = true"), apply=apply)
        options = json.loads(str(built.row("select options from builds")["options"]))
        assert (options["corrections"], options["corrections_applied"]) == (apply, applied)


def test_a_new_correction_makes_a_new_build(tmp_path: Path) -> None:
    built = Built(tmp_path)
    options = BuildOptions(tmp_path / "corpus", built.path, if_changed=True)
    entry = of_deal("count", "14.100", "set = { value = 2 }")
    assert not build(options).built
    (tmp_path / "corpus" / "corrections.toml").write_text(entry, encoding="utf-8")
    assert build(options).built


def test_a_mistake_in_the_file_is_one_line_and_leaves_the_old_database(tmp_path: Path) -> None:
    built = Built(tmp_path)
    before = built.path.read_bytes()
    (tmp_path / "corpus" / "corrections.toml").write_text("[[correction]]\n", encoding="utf-8")
    arguments = ["build", "--corpus", str(tmp_path / "corpus"), "--output", str(built.path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "correction 1" in result.stderr
    assert built.path.read_bytes() == before
    assert CliRunner().invoke(main, [*arguments, "--no-corrections"]).exit_code == 0


def test_show_prints_the_machines_value_beside_the_corrected_one(tmp_path: Path) -> None:
    built = Built(
        tmp_path,
        of_deal("count", "14.100", 'set = { area = "Almelo", value = 14200, level = "probable" }'),
        of_deal("count", "535 - 575", "remove = true"),
        of_deal("deadline", "in 2026", 'set = { last_day = "2026-06-30" }'),
    )
    told = [str(row["row_id"]) for row in built.corrections()]
    count, gone, deadline = dict.fromkeys(told)
    commitment = built.corrections()[-1]["commitment_id"]
    with built.open() as connection:
        shown = " ".join(show(connection, count).split())
        assert "correctie gebied: Almelo; de machine las Twente (A. de Vries, 2026-11-03" in shown
        assert "getal: 14.200; de machine las 14.100" in shown
        assert "zekerheid: waarschijnlijk; de machine las zeker" in shown
        shown = " ".join(show(connection, gone).split())
        assert f"weggehaald {gone} correctie hoort er niet te staan; de machine las 535" in shown
        assert "[[535 - 575]]" in shown
        for key in (deadline, str(commitment)):
            assert "laatste dag: 2026-06-30; de machine las 2026-12-31" in show(connection, key)
