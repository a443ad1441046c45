"""Dutch deadlines: dates and rhythms in a sentence, to the day."""

from nlp.deadlines.find_deadlines import FoundDeadline, deadlines_in

__all__ = ["FoundDeadline", "deadlines_in"]
