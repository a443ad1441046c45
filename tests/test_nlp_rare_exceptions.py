"""spaCy's exceptions that wait for a text that has them, and spaCy without its commands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from spacy.lang.nl import Dutch

from nlp.language import tokens
from nlp.light_spacy import leave_out_commands


def test_exceptions_that_wait_change_no_token() -> None:
    nlp = Dutch()
    tokens.extend(nlp)
    waiting = tokens.tokenizer.__wrapped__()
    # Each stands there in small letters, with a capital and in capitals: so these are some of all.
    for exception in list(nlp.tokenizer.rules)[::29]:
        for text in (f"Zie ({exception}), {exception}x en ’{exception}.", " ".join(exception)):
            assert [t.text for t in waiting(text)] == [t.text for t in nlp.tokenizer(text)], text


def test_an_exception_is_loaded_with_the_first_text_that_has_it() -> None:
    waiting = tokens.tokenizer.__wrapped__()
    before = len(waiting.rules)
    assert before < 1000
    assert len(waiting("De raad besluit dat er woningen komen")) == 7
    assert len(waiting.rules) == before
    assert [t.text for t in waiting("Zie Arbit.besl. van 1990.")][1] == "Arbit.besl."
    assert "Arbit.besl." in waiting.rules


def test_commands_are_left_out_until_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    without = {name: module for name, module in sys.modules.items() if "spacy" not in name}
    monkeypatch.setattr(sys, "modules", without)
    leave_out_commands()
    (place,) = sys.modules["spacy.cli"].__path__
    assert Path(place, "download.py").is_file()
    assert sys.modules["spacy.cli.info"].info is None


def test_commands_that_are_loaded_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = sys.modules["spacy.cli"]
    leave_out_commands()
    assert sys.modules["spacy.cli"] is commands
