"""Dutch deadlines: dates and rhythms in a sentence, to the day."""

from nlp.deadlines.beside import deadlines_beside
from nlp.deadlines.find_deadlines import deadlines_in, placed

__all__ = ["deadlines_beside", "deadlines_in", "placed"]
