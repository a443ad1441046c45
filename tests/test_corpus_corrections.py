"""The file of corrections: what it may say, and which entry is wrong."""

from __future__ import annotations

import typing
from pathlib import Path

import pytest

from corpus.areas import Areas, load_areas
from corpus.corrections import (
    CORRECTIONS,
    DEADLINE_KINDS,
    KINDS,
    ROLES,
    Correction,
    fields_of,
    load_corrections,
)
from corpus.manifest import CorpusError
from kb.corrections.reading import TABLE_OF
from kb.schema import corrected_column
from nlp.records import DeadlineKind, Role

ROOT = Path(__file__).resolve().parent.parent
ENTRY = """
[[correction]]
document = "deal"
kind = "count"
exact = "14.100"
was = { area = "Twente" }
set = { area = "Almelo", value = 14100, segment = "", is_total = true, period_end = 2030-12-31 }
by = "A. de Vries"
on = 2026-11-03
reason = "De zin gaat over
 Almelo."
""".replace("over\n", "over")


@pytest.fixture(scope="module")
def areas() -> Areas:
    return load_areas()


def loaded(folder: Path, text: str, areas: Areas) -> tuple[Correction, ...]:
    (folder / CORRECTIONS).write_text(text, encoding="utf-8")
    return load_corrections(folder, areas)


def test_a_correction_says_which_row_what_it_should_be_who_says_so_and_why(
    tmp_path: Path, areas: Areas
) -> None:
    (correction,) = loaded(tmp_path, ENTRY, areas)
    assert (correction.document, correction.kind, correction.exact) == ("deal", "count", "14.100")
    assert (correction.by, correction.on) == ("A. de Vries", "2026-11-03")
    assert correction.reason == "De zin gaat over Almelo."
    assert correction.was == {"area": "twente"}
    assert correction.set == {
        "area": "GM0141",
        "value": 14100.0,
        "segment": None,
        "is_total": 1,
        "period_end": "2030-12-31",
    }


def test_a_corpus_without_the_file_has_no_corrections(tmp_path: Path, areas: Areas) -> None:
    assert load_corrections(tmp_path, areas) == ()


def test_our_own_file_has_no_mistake_and_its_example_is_a_good_one(
    tmp_path: Path, areas: Areas
) -> None:
    load_corrections(ROOT / "corpus", areas)
    text = (ROOT / "corpus" / CORRECTIONS).read_text(encoding="utf-8")
    example = text[text.index("# [[correction]]") :].replace("\n# ", "\n").removeprefix("# ")
    found = loaded(tmp_path, example.replace("\n#\n", "\n"), areas)
    assert {correction.kind for correction in found} == {"count", "party"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (('kind = "count"', 'kind = "getal"'), "kind 'getal' is not one of"),
        (('kind = "count"', ""), "kind None"),
        (('exact = "14.100"', ""), "exact"),
        (('exact = "14.100"', 'exact = "14.100"\nspan = "abcdefghijkl"'), "one of the two"),
        (('exact = "14.100"', 'span = "x"'), "span 'x'"),
        (('document = "deal"', ""), "document"),
        (("on = 2026-11-03", 'on = "gisteren"'), "on must be a date"),
        (("on = 2026-11-03", "on = 2026-11-03T10:00:00"), "on must be a date"),
        (('by = "A. de Vries"', 'by = " "'), "by must be given"),
        (("is_total = true", "is_total = true, kleur = 1"), "unknown field 'kleur'"),
        (('area = "Almelo"', 'area = "Almeloo"'), "area 'Almeloo'"),
        (('area = "Almelo"', 'area = "Bergen"'), "several areas"),
        (("value = 14100", 'value = "14.100"'), "value '14.100' is not a number"),
        (("value = 14100", "value = nan"), "not a number"),
        (("is_total = true", 'is_total = "ja"'), "is_total"),
        (('segment = ""', 'segment = "hut"'), "segment 'hut' is not one of"),
        (("period_end = 2030-12-31", 'period_end = "2030-13-01"'), "period_end"),
        (("period_end = 2030-12-31", 'measure = ""'), "measure"),
        (("was = {", "wsa = {"), "unknown key 'wsa'"),
        (('set = { area = "Almelo"', 'remove = true\nset = { area = "Almelo"'), "either set"),
        (('was = { area = "Twente" }', "was = {}"), "was must be"),
    ],
)
def test_a_mistake_is_named_with_its_entry(
    tmp_path: Path, areas: Areas, change: tuple[str, str], named: str
) -> None:
    assert change[0] in ENTRY
    with pytest.raises(CorpusError) as raised:
        loaded(tmp_path, ENTRY + ENTRY.replace(*change), areas)
    message = str(raised.value)
    assert f"{CORRECTIONS}: correction 2" in message
    assert named in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("kind", "fields", "named"),
    [
        ("deadline", 'last_day = "2030"', "last_day '2030' is not a day"),
        ("deadline", 'every = "soms"', "every 'soms'"),
        ("commitment", 'modality = "wens"', "modality"),
        ("party", 'role = "baas"', "role"),
        ("party", 'area = "Almelo"', "unknown field 'area'"),
    ],
)
def test_each_kind_of_row_has_fields_of_its_own(
    tmp_path: Path, areas: Areas, kind: str, fields: str, named: str
) -> None:
    entry = ENTRY.replace('"count"', f'"{kind}"').replace('was = { area = "Twente" }\n', "")
    start = entry.index("set = {")
    entry = f"{entry[:start]}set = {{ {fields} }}{entry[entry.index('}', start) + 1 :]}"
    with pytest.raises(CorpusError, match="set: ") as raised:
        loaded(tmp_path, entry, areas)
    assert named in str(raised.value)


@pytest.mark.parametrize("text", ["correction = 1", "[corrections]\n", "[[correction]\n"])
def test_a_file_that_holds_something_else_is_named(tmp_path: Path, areas: Areas, text: str) -> None:
    with pytest.raises(CorpusError, match=r"corrections\.toml"):
        loaded(tmp_path, text, areas)


def test_what_may_be_said_is_what_the_knowledge_base_holds() -> None:
    assert set(typing.get_args(DeadlineKind)) <= set(DEADLINE_KINDS)
    assert set(typing.get_args(Role)) == set(ROLES)
    assert set(KINDS) == set(TABLE_OF)


def test_every_field_has_a_dutch_name(areas: Areas) -> None:
    fields = {name for kind in fields_of(areas).values() for name in kind}
    assert all(corrected_column(field).title for field in fields)
