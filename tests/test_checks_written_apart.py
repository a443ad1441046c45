"""Words and names that stand in one piece, and elsewhere in two."""

from __future__ import annotations

import pytest

from checks.judge import judge
from checks.written_apart import written_apart
from extract.document_table import document_table
from extract.markdown import parse_markdown
from extract.passages import passages
from extract.text import parse_text


def found(text: str) -> list[tuple[str, str]]:
    checks = map(judge, written_apart(passages(parse_text(text), 1, 1), ()))
    return [(check.stated, check.computed) for check in checks]


def test_a_noun_in_two_pieces_beside_the_noun_in_one() -> None:
    text = "Er komen zorgwoningen. De zorgwoningen zijn klein. Ook de zorg woningen aan de dijk tellen mee."
    assert found(text) == []  # "zorg" is too short: such words stand beside each other by chance
    text = text.replace("zorgwoningen", "seniorenwoningen").replace(
        "zorg woningen", "senioren woningen"
    )
    assert found(text) == [("senioren woningen", "seniorenwoningen")]


def test_a_line_that_breaks_between_two_words_changes_nothing() -> None:
    text = (
        "De seniorenwoningen zijn klein, die seniorenwoningen. Ook senioren{}woningen aan de dijk."
    )
    quotes = []
    for between in (" ", "\n"):
        source = parse_text(text.format(between))
        (relation,) = written_apart(passages(source, 1, 1), ())
        quotes.append([source.quote(s.start, s.end) for s, _ in judge(relation).evidence])
    assert quotes == [["senioren", "woningen", "seniorenwoningen"]] * 2


def test_the_rarer_way_to_write_a_name_is_the_odd_one() -> None:
    apart = "De Regionale Bouw Tafel komt bijeen. De Bouw Tafel beslist. Daarna gaat de Bouwtafel verder."
    assert found(apart) == [("Bouwtafel", "Bouw Tafel")]
    joined = "De Bouwtafel komt bijeen. De Bouwtafel beslist. Daarna gaat de Bouw Tafel verder."
    assert found(joined) == [("Bouw Tafel", "Bouwtafel")]


def test_a_noun_in_one_piece_counts_in_a_table_and_two_pieces_there_do_not() -> None:
    table = "\n\n| Soort | Aantal |\n|---|---|\n| {} | 40 |\n"
    text = "Er komen seniorenwoningen. De senioren woningen aan de dijk tellen mee."
    assert found_in_markdown(text) == []
    assert found_in_markdown(text + table.format("Seniorenwoningen")) == [
        ("senioren woningen", "seniorenwoningen")
    ]
    only_one = "De seniorenwoningen zijn klein, die seniorenwoningen."
    assert found_in_markdown(only_one + table.format("senioren woningen")) == []


def found_in_markdown(text: str) -> list[tuple[str, str]]:
    source = parse_markdown(text)
    read = passages(source, 1, 1)
    checks = map(
        judge, written_apart(read, [document_table(source, g, read) for g in source.grids])
    )
    return [(check.stated, check.computed) for check in checks]


@pytest.mark.parametrize(
    "text",
    [
        # a verb with what stands before it
        "Het samenwerken loopt. Het samenwerken helpt. Wij willen samen werken aan de wijk.",
        "Het voorkomen telt. Wij voorkomen leegstand. Daar kunnen wij voor komen praten.",
        # twice apart: perhaps it is meant so
        "Er zijn jongerenwoningen, jongerenwoningen dus. Met jongeren woningen bouwen, en weer voor jongeren woningen.",
        # once in one piece: which is usual nobody can say
        "Er zijn seniorenwoningen. Voor senioren woningen bouwen is mooi.",
        # two names, no word of both
        "Stichting Wonen. In Hengelo Almelo en Borne. Hengelo Almelo.",
    ],
)
def test_words_that_may_well_stand_apart(text: str) -> None:
    assert found(text) == []
