"""Time in Dutch texts: one reading, from which deadlines and periods follow."""

from nlp.time.expression import TimeExpression
from nlp.time.reading import TimeReading, read_time, time_expressions
from nlp.time.written import WrittenDate, dates_in

__all__ = [
    "TimeExpression",
    "TimeReading",
    "WrittenDate",
    "dates_in",
    "read_time",
    "time_expressions",
]
