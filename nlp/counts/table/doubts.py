"""Why it is doubtful that a number in a table is what its row says, in Dutch. One reason makes it uncertain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from nlp.counts.levels import ABOUT_HOMES
from nlp.counts.plausible import is_too_many
from nlp.counts.table.fields import NumberCell, TableFields
from nlp.counts.table.heads import is_period_alone
from nlp.counts.table.scope import is_measure_alone
from nlp.counts.table.view import TableView

Rule = Callable[[TableView, NumberCell, TableFields], Iterator[str]]

#: Texts that say what all of a table is about, and not what one column of it holds.
_FAR = frozenset({"list-of-projects", "heading"})
#: Places in the table itself.
_OF_TABLE = frozenset({"column", "sum", "beside", "row"})
#: Where no words of the table itself say whose a number is.
_FAR_AREAS = frozenset({"document", "heading", "lead"})
#: "REGIONALE BEHOEFTE", "Woningmarktregio": numbers of more than the town.
_OF_REGION = re.compile(
    r"\b(?:regionale|provinciale)\s+(?:[\w-]+\s+)?[\w-]*(?:behoefte|opgave|programma|vraag|voorraad|capaciteit)\b"
    r"|\b(?:woningmarkt|sub|stads|woon)?regio\b(?!\s*[-–])",
    re.IGNORECASE,
)
#: "(Bron: regio Amersfoort)": who says so.
_SOURCE = re.compile(r"\bbron\b", re.IGNORECASE)
_UNREADABLE = "de kop van de kolom is niet te lezen"
_OF_NOTHING = "geen kop zegt waarvan het getal is"


def doubts_of(view: TableView, found: NumberCell, fields: TableFields) -> tuple[str, ...]:
    """The reasons, each once, by the alphabet."""
    return tuple(sorted({reason for rule in RULES for reason in rule(view, found, fields)}))


def _of_header(view: TableView, found: NumberCell, fields: TableFields) -> Iterator[str]:
    if fields.units.rule != "cell" and view.columns.is_unreadable(found.cell.column):
        yield _UNREADABLE
    part, _ = view.shares.get(found.cell.column, (None, None))
    if (
        part is not None
        and view.columns.is_unreadable(part)
        and fields.basis.vote.place not in _OF_TABLE
    ):
        # of what it is a share is not read, and what stands above says what the whole is
        yield _UNREADABLE


def _of_basis(_: TableView, __: NumberCell, fields: TableFields) -> Iterator[str]:
    unit = fields.unit
    if fields.basis.rule != "nothing":
        return
    is_open = unit == "%" and not any(ABOUT_HOMES.search(words.text) for words in fields.scope)
    if unit == "EUR" or is_open:
        yield "geen woord zegt waarop het getal berust"


def _of_measure(view: TableView, found: NumberCell, fields: TableFields) -> Iterator[str]:
    if fields.measure.is_bare or _is_share_of_nothing(view, found):
        yield _OF_NOTHING
    if fields.unit == "EUR" and fields.number.value < 0:
        # budgets write what is spent or what is saved with a sign, each in its own way
        yield "wat het minteken betekent, zeggen de koppen niet"


def _is_share_of_nothing(view: TableView, found: NumberCell) -> bool:
    """Return True for a share beside plain numbers whose headers say when, and neither how nor of what.

    The header "%" went astray there: what stands beside is not known to be what it divides.
    """
    column = found.cell.column
    is_beside_numbers = column in view.percent and bool(view.numeric - view.percent)
    if not is_beside_numbers or column in view.shares:
        return False
    heads = [head for head in found.headers.column if head not in view.titles]
    return is_period_alone(found.headers) and not any(map(is_measure_alone, heads))


def _of_area(_: TableView, found: NumberCell, fields: TableFields) -> Iterator[str]:
    """It is not known whose homes a number counts: readers take them for the document's."""
    named = fields.area.vote.words
    is_unknown = fields.area.rule == "unknown-row" and found.row.project is None
    if is_unknown and named not in fields.measure.words and fields.unit in ("woningen", "%"):
        yield f"de rij noemt geen bekend gebied (“{named}”)"


def _of_wider(view: TableView, found: NumberCell, fields: TableFields) -> Iterator[str]:
    """A head or a title that says "regionale behoefte" over numbers that only the text around gives to the town."""
    if fields.area.rule not in _FAR_AREAS or found.row.project is not None:
        return
    caption = _SOURCE.split(view.around.caption)[0]
    texts = (*found.headers.column, *found.row.texts, *view.titles, caption)
    wider = next(filter(None, map(_OF_REGION.search, texts)), None)
    area_id = fields.area.value
    if wider is None or area_id is None or area_id not in view.areas:
        return
    if view.areas[area_id].is_town:
        yield f"een groter gebied dan de gemeente (“{wider.group()}”)"


def _of_row(view: TableView, found: NumberCell, fields: TableFields) -> Iterator[str]:
    """The row lost its name, or its cell holds the numbers of several rows, or one made of these."""
    if found.cell.row in view.rows.nameless:
        yield "de rij heeft geen naam"
    if holds_several(view, found):
        yield "de cel heeft meer getallen dan de rij namen"
    if is_too_many(fields.number.value, fields.units.value):
        yield "meer dan er in Nederland zijn"


def holds_several(view: TableView, found: NumberCell) -> bool:
    """Return True if a cell holds numbers of one kind with nothing between them: rows that ran together.

    "404 (30,8%)" and "3.780 (8.830)" do not.
    """
    values = view.values.get(found.index, ())
    if len(values) < 2 or any(value.name or value.words for value in values):
        return False
    text = view.texts[found.index].text
    pairs = pairwise(values)
    return any(
        a.unit == b.unit and not text[a.number.end : b.number.start].strip(" %€") for a, b in pairs
    )


def _of_place(view: TableView, found: NumberCell, fields: TableFields) -> Iterator[str]:
    """It is doubtful that a number is what its column says."""
    column, rule = found.cell.column, fields.units.rule
    if found.cell.row in view.misfits:
        yield "de rij telt niet op zoals de andere rijen"
    if rule in _FAR and not view.columns.says_words(column) and fields.measure.words == "woningen":
        yield "de kolom heeft geen kop die zegt wat geteld wordt"
    if rule != "cell" and view.columns.may_stand_over_more(column):
        yield "de kop staat misschien over meer kolommen"
    if view.columns.has_twin(column):
        yield "een andere kolom heeft dezelfde kop"
    if fields.number.value == 0 and view.columns.is_filled_with_zeros(column):
        yield "een kolom met alleen nullen"


#: Each of these tells reasons.
RULES: tuple[Rule, ...] = (
    _of_header,
    _of_basis,
    _of_measure,
    _of_area,
    _of_wider,
    _of_row,
    _of_place,
)
