"""What a home could cost by the rules of a year (``corpus/reference/price-limits.toml``)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import msgspec

from corpus.loading import REFERENCE, CorpusError, Record, Word, line_error, load_toml

_Url = Annotated[str, msgspec.Meta(pattern=r"^https://\S+$")]
_Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
_Euro = Annotated[float, msgspec.Meta(gt=0)]
#: The kinds of limits; a rent is one of a month.
KINDS = ("sociale huur", "NHG", "betaalbare koop")
OF_RENT = KINDS[0]


class _Source(Record, frozen=True):
    key: Word
    title: Word
    url: _Url


class _Limit(Record, frozen=True, rename={"first": "from", "last": "until"}):
    kind: Word
    first: _Day
    last: _Day
    euro: _Euro
    source: Word
    told: Word | None = None
    checked: bool = False


class _File(Record, frozen=True):
    source: tuple[_Source, ...]
    limit: tuple[_Limit, ...]


class PriceLimit(Record, frozen=True):
    """A limit of a kind in euros, its first and last day, and the rules that set it.

    ``checked`` says whether a person has held the amount against these rules. ``told`` and ``told_url`` are of
    who says that it is this amount; None where nobody but the rules is known to.
    """

    kind: Word
    first: date
    last: date
    euro: float
    source: Word
    url: Word
    checked: bool
    told: Word | None = None
    told_url: Word | None = None

    @property
    def per(self) -> str | None:
        """``maand`` for a rent, None for a price."""
        return "maand" if self.kind == OF_RENT else None


@cache
def load_price_limits(folder: Path = REFERENCE) -> tuple[PriceLimit, ...]:
    """The limits by kind and day; raises :class:`CorpusError` naming the line that is wrong.

    Of a kind no two hold on one day.
    """
    path = folder / "price-limits.toml"
    file = load_toml(path, _File)
    sources = {source.key: source for source in file.source}
    found = [_limit(path, limit, sources) for limit in file.limit]
    ordered = tuple(sorted(found, key=lambda limit: (KINDS.index(limit.kind), limit.first)))
    _refuse_overlap(path, ordered)
    return ordered


def _limit(path: Path, limit: _Limit, sources: dict[str, _Source]) -> PriceLimit:
    if limit.kind not in KINDS:
        raise line_error(path, limit.kind, f"{limit.kind!r} is no kind of limit")
    for key in filter(None, (limit.source, limit.told)):
        if key not in sources:
            raise line_error(path, key, f"there is no source {key!r}")
    try:
        first, last = date.fromisoformat(limit.first), date.fromisoformat(limit.last)
    except ValueError as error:
        raise line_error(path, limit.first, f"{limit.first} t/m {limit.last}: {error}") from error
    if last < first:
        raise line_error(path, limit.last, f"{limit.last} is before {limit.first}")
    source, told = sources[limit.source], sources[limit.told] if limit.told else None
    return PriceLimit(
        limit.kind,
        first,
        last,
        limit.euro,
        source.title,
        source.url,
        limit.checked,
        told.title if told else None,
        told.url if told else None,
    )


def _refuse_overlap(path: Path, ordered: Sequence[PriceLimit]) -> None:
    for one, other in pairwise(ordered):
        if one.kind == other.kind and other.first - one.last < timedelta(days=1):
            raise CorpusError(f"{path}: two limits {one.kind!r} hold on {other.first}")
