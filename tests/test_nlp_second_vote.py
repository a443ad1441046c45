"""A second vote on commitments: a tiny pipeline stands for an installed Dutch model."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from spacy.language import Language
from spacy.tokens import Doc

from extract.clean import clean
from extract.model import Segment
from extract.passages import Passage
from kb.cli import main
from nlp import pipeline
from nlp.commitments import find
from nlp.commitments.rules.match import default_rules
from nlp.commitments.rules.parse import parse_votes
from nlp.reading import DocumentReading
from nlp.records import Commitment, DocumentContext

WOONDEAL = DocumentContext(
    "d", "agreement", "Woondeal Twente", region_id="twente", issued_by=("gemeenten", "Rijk")
)


@Language.component("fake_parser")
def fake_parser(doc: Doc) -> Doc:
    """A parse in which the word before or after the first verb is its subject, whatever it is."""
    verbs = [i for i, t in enumerate(doc) if t.lower_ in ("zorgen", "zorgt", "worden", "bouwen")]
    heads = [verbs[0] if verbs else 0] * len(doc)
    labels = ["dep"] * len(doc)
    if verbs:
        labels[verbs[0]] = "ROOT"
        labels[max(verbs[0] - 1, 0)] = "nsubj"
    made = Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        heads=heads,
        deps=labels,
    )
    for i, token in enumerate(doc):
        token.dep_ = made[i].dep_
        token.head = doc[heads[i]]
    return doc


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a model that parses in its own way."""
    folder = tmp_path_factory.mktemp("second") / "model"
    nlp = spacy.blank("nl")
    nlp.add_pipe("fake_parser", name="parser")
    nlp.to_disk(folder)
    return str(folder)


def one(text: str, model: str | None) -> Commitment:
    segments = (Segment(0, len(text)),)
    passage = Passage(1, "paragraph", 1, 0, None, (), None, segments, clean(text, segments))
    (found,) = find(DocumentReading(WOONDEAL, [passage], model=pipeline.build(model))).commitments
    return found


def test_a_parse_that_sees_the_same_subject_makes_it_surer(model: str) -> None:
    text = "Domus Nova en gemeenten zorgen voor plannen."
    passive = "Door gemeenten worden in 2025 plannen onderzocht."
    assert one(text, model).level == "certain"
    assert (one(passive, None).level, one(passive, model).level) == ("probable", "certain")
    assert "ook “gemeenten”" in one(passive, model).why


def test_a_parse_that_sees_another_subject_makes_it_less_sure(model: str) -> None:
    text = "Gemeenten in deze streek zorgen voor plannen."
    assert (one(text, None).level, one(text, model).level) == ("certain", "probable")
    assert one(text, model).why.endswith("de ontleding ziet “streek” als onderwerp")


def test_a_parse_removes_and_adds_no_commitment(model: str) -> None:
    text = "De vraag groeit. Gemeenten in deze streek zorgen voor plannen."
    assert one(text, model).text == one(text, None).text


def test_a_model_that_is_not_there_or_cannot_parse_is_one_line(tmp_path: Path) -> None:
    spacy.blank("nl").to_disk(tmp_path / "plain")
    spacy.blank("de").to_disk(tmp_path / "german")
    for name, told in (
        ("no_such_model", "no such model"),
        (str(tmp_path / "plain"), "no parser"),
        (str(tmp_path / "german"), "'de'"),
    ):
        with pytest.raises(pipeline.ModelError, match=told) as error:
            pipeline.build(name)
        assert "\n" not in str(error.value)


def test_a_build_records_the_model_and_names_one_that_is_missing(
    model: str, tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "woondeal.txt").write_text("Woondeal\n\nGemeenten zorgen voor plannen.\n")
    output = tmp_path / "kb.db"
    arguments = ["build", "--corpus", str(corpus), "--output", str(output), "--workers", "1"]
    missing = CliRunner().invoke(main, [*arguments, "--model", "no_such_model"])
    assert missing.exit_code and "no_such_model" in missing.output
    assert CliRunner().invoke(main, [*arguments, "--model", model]).exit_code == 0
    with sqlite3.connect(output) as database:
        (options,) = database.execute("select options from builds").fetchone()
    assert json.loads(options)["models"][0].startswith(model)


# --- what a parse says of who does it -----------------------------------------------------------

_NLP = spacy.blank("nl")
_RULES = default_rules()


def parse_says(parse: str, parties: tuple[str, ...] = ("gemeenten",)) -> list[tuple[str, str]]:
    """The votes on a sentence of words with their label and the place of their head: "gemeenten nsubj 2"."""
    words, labels, heads = zip(*(part.split() for part in parse.split(", ")), strict=True)
    doc = Doc(_NLP.vocab, words=list(words), deps=list(labels), heads=[int(h) - 1 for h in heads])
    doc.spans["parties"] = [doc[t.i : t.i + 1] for t in doc if t.text in parties]
    return [(v.rule, v.why) for v in parse_votes(doc, 0, len(doc.text), _RULES)]


@pytest.mark.parametrize(
    ("parse", "rule", "word"),
    [
        ("gemeenten nsubj 2, bouwen ROOT 2", "parse_agrees", "gemeenten"),
        ("wij nsubj 2, bouwen ROOT 2", "parse_agrees", "wij"),
        ("huizen nsubj:pass 3, door dep 3, gebouwd ROOT 3", "parse_differs", "huizen"),
        ("gemeenten nsubj:pass 2, geholpen ROOT 2", "parse_agrees", "gemeenten"),
        ("gebouwd ROOT 1, door case 3, gemeenten obl:agent 1", "parse_agrees", "gemeenten"),
        # A clause as a subject is somebody else than a party.
        ("bouwen csubj 2, helpt ROOT 2", "parse_differs", "bouwen"),
        # Parties beside the subject are subject too, those that belong to it are not.
        ("bouwers nsubj 3, gemeenten conj 1, bouwen ROOT 3", "parse_agrees", "bouwers"),
        ("overheden nsubj 3, gemeenten appos 1, bouwen ROOT 3", "parse_agrees", "overheden"),
        ("raden nsubj 3, gemeenten nmod 1, bouwen ROOT 3", "parse_differs", "raden"),
        # A verb beside the main one is a main one.
        ("gaan ROOT 1, gemeenten nsubj 3, bouwen conj 1", "parse_agrees", "gemeenten"),
    ],
)
def test_who_does_it_is_the_subject_of_a_main_verb(parse: str, rule: str, word: str) -> None:
    ((said, why),) = parse_says(parse)
    assert said == rule
    assert f"“{word}”" in why


@pytest.mark.parametrize(
    "parse",
    [
        "helpt ROOT 1, gemeenten nsubj 3, bouwen advcl 1",
        "bouwen ROOT 1, gemeenten obj 1",
        "huizen obl 2, komen ROOT 2",
    ],
)
def test_no_other_word_is_who_does_it(parse: str) -> None:
    assert parse_says(parse) == []


def test_a_text_without_parse_or_parties_says_so_little() -> None:
    assert parse_votes(_NLP("gemeenten bouwen"), 0, 16, _RULES) == ()
    assert parse_votes(_NLP(""), 0, 0, _RULES) == ()
    assert [rule for rule, _ in parse_says("gemeenten nsubj 2, bouwen ROOT 2", ())] == [
        "parse_differs"
    ]
