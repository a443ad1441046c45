"""How often something happens, in documents that belong together: do they say the same of one thing?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checks.rhythms import Told, about, rhythms_told, told_again
from checks.words import Mention, WordRelation
from extract.model import Segment

if TYPE_CHECKING:
    from kb.rows import Row


@dataclass(frozen=True, slots=True)
class ToldIn:
    """A rhythm with the document and the span of the passage that has it."""

    told: Told
    document_id: str
    span_id: str


def told_in(passages: Iterable[Row]) -> Iterator[ToldIn]:
    """The rhythms in rows of ``passages``."""
    for passage in passages:
        for told in rhythms_told(passage["text"]):
            yield ToldIn(told, passage["document_id"], passage["span_id"])


def same_rhythms(
    found: Iterable[ToldIn], family: Callable[[str], str]
) -> Iterator[tuple[ToldIn, ToldIn]]:
    """The rhythms that another document of the family tells of one thing, each with the first that did."""
    grouped = ((place.told, family(place.document_id), place) for place in found)
    for place, same in told_again(grouped):
        if same.document_id != place.document_id:
            yield place, same


def rhythms_of(here: ToldIn, there: ToldIn, documents: Mapping[str, Row]) -> WordRelation:
    """The relation of two rhythms of one thing, each in its document."""
    titles = tuple(documents[place.document_id]["title"] for place in (here, there))
    stated, other = (
        Mention(place.told.word, Segment(0, 0), place.told.every) for place in (here, there)
    )
    return WordRelation("rhythm", about(here.told), stated, (other,), named=titles)
