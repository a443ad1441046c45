"""What a document's context answers."""

from __future__ import annotations

from nlp.records import DefinedTerm, DocumentContext, Speaker

MINUTES = DocumentContext(
    "m",
    "minutes",
    "Verslag",
    speakers=(
        Speaker("Van Dam", "provincie Drenthe"),
        Speaker("Bos", "Emmen"),
        Speaker("Bos", "Coevorden"),
    ),
    defined_terms=(
        DefinedTerm("Ontwikkelaar", "Veldzicht B.V."),
        DefinedTerm("Partij", "Emmen"),
        DefinedTerm("Partij", "Veldzicht B.V."),
    ),
)


def test_a_speaker_is_found_by_name_whatever_its_case() -> None:
    assert MINUTES.speaker_body("van dam") == "provincie Drenthe"
    assert MINUTES.speaker_body("Jansen") is None


def test_a_name_that_two_bodies_share_speaks_for_neither() -> None:
    assert MINUTES.speaker_body("Bos") is None


def test_a_defined_term_is_its_party_unless_it_is_given_to_several() -> None:
    assert MINUTES.defined_party("ontwikkelaar") == "Veldzicht B.V."
    assert MINUTES.defined_party("Partij") is None
    assert MINUTES.defined_party("Gemeente") is None


def test_a_context_is_hashable_because_readings_are_kept_by_it() -> None:
    assert len({MINUTES, MINUTES}) == 1
