"""Titles that run along the pages, what a text calls itself, and makers in the name of a file."""

from __future__ import annotations

import pytest

from tests.identity_text import BODY, identity_of, signs

RUNNING = "{before}Visie op Water, gemeente Tiel 2027 Pagina{page} {text}\n"


def pages(*, again: bool = True, title: str = RUNNING) -> str:
    second = title.format(before="12", page=13, text=BODY) if again else BODY
    return f"{title.format(before='', page=12, text=BODY)}\f{second}"


def test_a_title_that_runs_along_says_title_kind_and_maker() -> None:
    found = identity_of(pages())
    assert found.title == "Visie op Water, gemeente Tiel 2027"
    assert (found.kind, found.issuers) == ("vision", ("Tiel",))


def test_words_that_stand_there_once_or_are_a_sentence_are_no_title() -> None:
    assert identity_of(pages(again=False)).kind == "other"
    sentence = "{before}Visie op water heeft de gemeente Tiel in 2027 {text}{page}\n"
    assert identity_of(pages(title=sentence)).kind == "other"


@pytest.mark.parametrize(("times", "rules"), [(3, ["names_itself"]), (2, [])])
def test_what_a_text_calls_itself_time_and_again_only_helps_another_sign(
    times: int, rules: list[str]
) -> None:
    text = (
        "Hier staat wat er gebeurt.\n\n" + "Met dit actieplan komen er bomen in de straat. " * times
    )
    found = identity_of(text)
    assert (found.kind, [e.vote.rule for e in signs(found, "kind")]) == ("other", rules)


@pytest.mark.parametrize("before", ["In de ", "Bron: ", "P "])
def test_a_line_that_retells_a_title_is_none(before: str) -> None:
    again = f"{before}Woonvisie Raalte 2030 staat meer. {BODY}"
    assert identity_of(f"Stuk\n\n{again}\n{again}").title == "stuk"


def test_a_letter_about_a_plan_is_no_plan() -> None:
    text = "Geachte raad,\n\n" + "Over dit actieplan spreken wij u graag in de zaal. " * 4
    assert identity_of(text).kind == "letter"


@pytest.mark.parametrize(
    ("stem", "makers"),
    [
        ("actieplan-gemeente-tiel-2027", ("Tiel",)),
        ("actieplan-provincie-utrecht", ("provincie Utrecht",)),
        ("werkprogramma-metropoolregio-eindhoven", ("Metropoolregio Eindhoven",)),
        ("actieplan-aan-gemeente-tiel", ()),
        ("actieplan-gemeente-tiel-en-gemeente-ede", ()),
        ("onderzoek-gemeente-tiel", ()),
        ("actieplan-tiel", ()),
    ],
)
def test_the_name_of_a_file_names_who_made_it(stem: str, makers: tuple[str, ...]) -> None:
    assert identity_of(f"Hier staat wat er gebeurt. {BODY}", stem).issuers == makers


def test_the_heading_of_a_later_part_says_no_kind() -> None:
    head = "De kade wordt hersteld.\n\n{n}. VERORDENING\n\n"
    assert identity_of(head.format(n=7) + BODY).kind == "other"
    assert identity_of(head.format(n=1) + BODY).kind == "regulation"


MODEL = """Overeenkomst

De ondergetekenden:

De gemeente Tiel, te dezen vertegenwoordigd door de burgemeester.
Hierna te noemen: de Gemeente,

en

<Naam organisatie>, gevestigd te <plaats>.
Hierna te noemen: Exploitant

Hierna gezamenlijk te noemen: Partijen

Overwegende dat:

de kade wordt hersteld;
"""


def test_who_fills_a_model_in_is_called_as_the_text_calls_them() -> None:
    assert identity_of(MODEL).signatories == ("Tiel", "Exploitant")


def test_a_model_with_one_name_has_no_party_of_that_name_alone() -> None:
    found = identity_of(MODEL.replace("De gemeente Tiel", "[naam]").replace("de Gemeente", "[x]"))
    assert found.signatories == ()


def test_a_role_that_an_agreement_defines_is_a_term_of_it() -> None:
    role = "Geldgever: indien een partij betaalt, dan kwalificeert deze partij als Geldgever;"
    found = identity_of(f"Overeenkomst\n\n{role}\nPlan: het stuk dat geldt als Plan.\n\n{BODY}")
    assert [term.term for term in found.defined_terms] == ["Geldgever"]
