"""Periods that run backwards, and deadlines before the document that sets them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from checks.words import Mention, WordRelation
from corpus.language import load_language
from extract.clean import Clean
from extract.document_table import DocumentTable
from extract.passages import Passage
from nlp.records import Commitment, DocumentContext

#: Between the first and the last year of a period.
_TO = r"\s+(?:t/m|tot\s+en\s+met|t\.e\.m\.)\s+"
#: A hyphen says so too behind words for a period only, as "2024-2023" can be what changed between them; so does
#: "tot" behind "van".
_OF_PERIOD = r"(?:\w*periode|tijdvak|looptijd)\s+(?:van\s+)?"
_SPANS = {_OF_PERIOD: r"(?:\s*[-–]\s*|\s+tot\s+)", r"(?:van|vanaf)\s+": r"\s+tot\s+"}
#: Deadlines that say when something is done by.
_BY = "by"
#: "per 1 januari 2004" is a day of reference as often as a deadline.
_AS_OF = "per "


def periods_in(
    passages: Sequence[Passage], tables: Iterable[DocumentTable]
) -> Iterator[WordRelation]:
    """A relation for each period with a first and a last year, in passages and in cells."""
    texts = [passage.text for passage in passages]
    texts += [view for table in tables for view in table.views]
    for text in texts:
        found = (match for pattern in _patterns() for match in pattern.finditer(text.text))
        for match in sorted(found, key=re.Match.start):
            first, last = (_moment(text, match, name) for name in ("first", "last"))
            told = text.text[match.start("first") : match.end("last")]
            yield WordRelation("order", f"Periode {told}", first, (last,))


def deadlines_after(
    commitments: Iterable[Commitment], context: DocumentContext
) -> Iterator[WordRelation]:
    """A relation for each dated deadline of a commitment: it lies after the document was made."""
    if not context.dated:
        return
    year = int(context.dated[:4])
    for commitment in commitments:
        for deadline in commitment.deadlines:
            last = deadline.last_day
            is_deadline = deadline.kind == _BY and not deadline.text.casefold().startswith(_AS_OF)
            if is_deadline and last and commitment.level != "uncertain":
                made = Mention(f"het jaar van het document ({year})", commitment.span, year)
                until = Mention(deadline.text, deadline.span, int(last[:4]))
                about = f"Termijn: {deadline.text}"
                yield WordRelation("order", about, until, (made,), is_last=True)


def _moment(text: Clean, match: re.Match[str], name: str) -> Mention:
    place = text.source_range(match.start(name), match.end(name))
    return Mention(match[name], place, int(match[name][-4:]))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """ "2025 t/m 2030" anywhere, and "de periode 2025-2030", "van 2025 tot 2030"."""
    first, last = _moment_words("first"), _moment_words("last")
    plain = rf"(?<![\d.,/-]){first},?{_TO}{last}(?![.,]?\d)"
    behind = [
        rf"\b{opens}{first}{between}{last}(?![\d/-]|[.,]\d)" for opens, between in _SPANS.items()
    ]
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (plain, *behind))


def _moment_words(name: str) -> str:
    months = "|".join(re.escape(month.name) for month in load_language().month)
    moment = rf"(?:(?:eind|begin|medio)\s+|(?:\d{{1,2}}\s+)?(?:{months})\s+)?(?:19|20)\d\d"
    return f"(?P<{name}>{moment})"
