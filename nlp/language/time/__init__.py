"""Time in Dutch texts: one reading, from which deadlines and periods follow."""

from nlp.language.time.expression import TimeExpression
from nlp.language.time.reader import TimeReading, read_time, time_expressions
from nlp.language.time.written_dates import WrittenDate, dates_in

__all__ = [
    "TimeExpression",
    "TimeReading",
    "WrittenDate",
    "dates_in",
    "read_time",
    "time_expressions",
]
