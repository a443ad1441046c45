"""The loader of reference data: what it takes, what it refuses, and where it says the fault is."""

from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pytest

from corpus.loading import CorpusError, Phrases, Record, Word, Words, load_toml


class Rule(Record, frozen=True):
    name: Word
    number: Annotated[int, msgspec.Meta(ge=1, le=12)]
    words: Words
    kind: Literal["early", "late"] = "early"


class File(Record, frozen=True):
    rule: tuple[Rule, ...]
    values: dict[str, int] | None = None


RULE = '[[rule]]\nname = "first"\nnumber = 3\nwords = ["Als", "dan"]\n'
SECOND = '[[rule]]\nname = "second"\n'


def load(tmp_path: Path, text: str) -> File:
    path = tmp_path / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return load_toml(path, File)


def test_a_file_becomes_frozen_records(tmp_path: Path) -> None:
    file = load(tmp_path, RULE)
    assert file.rule[0] == Rule("first", 3, Words({"als", "dan"}))
    with pytest.raises(AttributeError):
        file.rule[0].number = 4  # type: ignore[misc]


def test_words_may_be_one_text_with_blanks(tmp_path: Path) -> None:
    file = load(tmp_path, RULE.replace('["Als", "dan"]', '"""\nals\n dan nu\n"""'))
    assert file.rule[0].words == {"als", "dan", "nu"}


@pytest.mark.parametrize(
    ("more", "line", "message"),
    [
        ('number = 4\nwords = "a"\ncolour = 1', 9, "rule 'second': unknown key 'colour'"),
        ('words = "a"', 5, "rule 'second': key 'number' is missing"),
        ('number = "4"\nwords = "a"', 7, "rule 'second' number: expected a whole number, got text"),
        ('number = 13\nwords = "a"', 7, "rule 'second' number: expected a whole number <= 12"),
        ('number = 4\nwords = "a"\nkind = "now"', 9, "rule 'second' kind: unknown value 'now'; use one of early, late"),
        ('number = 4\nwords = [\n"a",\n"b",\n"A",\n]', 11, "rule 'second' words: 'A' is there twice"),
        ("number = 4\nwords = []", 8, "rule 'second' words: expected a list of words"),
        ("number = 4\nwords = 'a'\n[values]\nx = 1\ny = 'b'", 11, "values y: expected a whole number, got text"),
    ],
)  # fmt: skip
def test_an_error_names_line_and_key(tmp_path: Path, more: str, line: int, message: str) -> None:
    with pytest.raises(CorpusError) as error:
        load(tmp_path, RULE + SECOND + more)
    assert str(error.value) == f"{tmp_path / 'rules.toml'}:{line}: {message}"


def test_a_record_without_name_is_called_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r":5: rule 2: key 'name' is missing"):
        load(tmp_path, RULE + '[[rule]]\nnumber = 4\nwords = "a"')


@pytest.mark.parametrize("text", ["[rule", "rule = \xff".encode().decode("latin1") + "\x00"])
def test_what_is_no_toml_is_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(CorpusError, match=r"rules\.toml: not valid TOML: ") as error:
        load(tmp_path, text)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"none\.toml: not valid TOML: "):
        load_toml(tmp_path / "none.toml", File)


def test_phrases_keep_their_order_and_capitals() -> None:
    assert Phrases.read(["na B", "a"]) == ("na B", "a")
    with pytest.raises(ValueError, match="'a' is there twice"):
        Phrases.read(["a", "a"])
    with pytest.raises(ValueError, match="' a' is not a word"):
        Phrases.read([" a"])


def test_keys_of_nested_tables_are_found(tmp_path: Path) -> None:
    class Document(Record, frozen=True):
        id: str

    class Source(Record, frozen=True):
        document: tuple[Document, ...]

    class Manifest(Record, frozen=True):
        source: tuple[Source, ...]

    path = tmp_path / "manifest.toml"
    entry = "[[source]]\n[[source.document]]\nid = 'a'\n"
    path.write_text(entry + entry + "[[source.document]]\nid = 2\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r":8: source 2 document 2 id: expected text"):
        load_toml(path, Manifest)
