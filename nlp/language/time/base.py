"""What a text that leaves out a year leans on: the document's date, a heading, the sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from nlp.language.time.named_time import YEARS, Named, days_of_month, numbered


@dataclass(frozen=True, slots=True)
class Base:
    """``first`` and ``last`` are the days that the document's date covers, ``year`` a year that the
    heading above the text or the sentence itself gives."""

    first: date | None = None
    last: date | None = None
    year: int | None = None

    @property
    def day(self) -> date | None:
        """The document's date, where it is a day."""
        return self.first if self.first == self.last else None

    def resolve(self, named: Named) -> Named | None:
        """What is named with its year filled in, or None where nothing says which."""
        if named.year is not None:
            return named
        if named.shift is not None:
            return self._shifted(named)
        if self.year is not None and named.side is None:
            return replace(named, year=self.year)
        return self._following(named)

    def _following(self, named: Named) -> Named | None:
        """The first such stretch that has not ended on the document's date."""
        if self.first is None or self.last is None:
            return None
        this = replace(named, year=self.first.year)
        return this if this.last() >= self.first else replace(this, year=self.first.year + 1)

    def _shifted(self, named: Named) -> Named | None:
        shift = named.shift
        if shift is None or self.first is None or self.last is None:
            return None
        if shift.grain == "year":
            return replace(named, year=self.first.year + shift.by, shift=None)
        if shift.grain == "season":
            found = replace(self, year=None)._following(replace(named, shift=None))
            is_later = found is not None and found.year != self.first.year
            return None if is_later and not shift.by else found
        if self.first.month != self.last.month:
            return None
        length = 3 if shift.grain == "quarter" else 1
        index = (self.first.month - 1) // length + shift.by
        year, index = self.first.year + index * length // 12, index % (12 // length)
        if shift.grain == "quarter":
            return numbered("q", index + 1, year)
        return Named("month", year, index + 1, index + 1)


def base_of(dated: str | None, heading: str | None) -> Base:
    """The base for a document dated ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    The year of the heading counts where it names one only, and not one before the document's.
    """
    first, last = _covered(dated)
    years = {value for value in _figures(heading or "") if value in YEARS}
    year = years.pop() if len(years) == 1 else None
    if year is not None and first is not None and year < first.year:
        year = None
    return Base(first, last, year)


def _figures(text: str) -> list[int]:
    digits = "".join(c if c in "0123456789" else " " for c in text).split()
    return [int(part) for part in digits if len(part) == 4]


def _covered(dated: str | None) -> tuple[date, date] | tuple[None, None]:
    """The first and last day that a document's date covers."""
    try:
        year, *rest = (int(part) for part in (dated or "").split("-"))
        month, last_month = (rest[0], rest[0]) if rest else (1, 12)
        if len(rest) > 1:
            return date(year, month, rest[1]), date(year, month, rest[1])
        return date(year, month, 1), date(year, last_month, days_of_month(year, last_month))
    except ValueError:
        return None, None
