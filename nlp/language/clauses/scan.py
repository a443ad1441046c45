"""The state of one pass over a sentence: the clauses that are open, and those found so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp.language.clauses import grammar
from nlp.language.clauses.finite import Finite, finite_at
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.sentence_words import Words
from nlp.language.clauses.structure import Clause, Frame, Sentence

#: Further away than any word of a sentence.
_FAR = 100


@dataclass(slots=True)
class Scan:
    """A pass over the words of a sentence.

    ``actors`` are the first tokens of the parties that it names, ``named`` all their tokens; no
    clause opens at a token of ``ignored``. ``open`` is the stack of open subordinate clauses,
    ``frames`` are those that were closed, ``mains`` the finite verbs of main clauses and ``starts``
    the tokens where main clauses can begin. ``depth`` says of each token in how many subordinate
    clauses it stands.
    """

    words: Words
    lexicon: Lexicon
    actors: frozenset[int]
    named: frozenset[int]
    ignored: frozenset[int]
    open: list[Frame] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    mains: list[Finite] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    depth: list[int] = field(init=False)
    #: For each token the next "te", so that "om" need not look ahead.
    te_after: list[int] = field(init=False)

    def __post_init__(self) -> None:
        size = len(self.words)
        self.depth = [0] * size
        self.te_after = [size + _FAR] * (size + 1)
        for index in range(size - 1, -1, -1):
            te = self.words.lows[index] == "te"
            self.te_after[index] = index if te else self.te_after[index + 1]

    # -- looking ------------------------------------------------------------------------------

    def low(self, index: int) -> str:
        """A word in small letters, empty outside the sentence."""
        return self.words.lows[index] if 0 <= index < len(self.words) else ""

    def finite(self, index: int) -> Finite | None:
        """The finite verb that a token can be, given the clauses that are open."""
        return finite_at(
            self.words, index, self.lexicon, subordinate=bool(self.open), named=self.named
        )

    def is_verbal(self, index: int) -> bool:
        """Return True if a token can be part of a verb cluster."""
        low = self.words.lows[index]
        if low == "te" or low in grammar.AUXILIARIES:
            return True
        kinds = {form.kind for form in self.lexicon.readings(low)}
        return bool(kinds & {"part", "inf", "pl"}) and low not in grammar.NOUNLIKE

    def is_singular(self, index: int) -> bool:
        """Return True if the token is a verb that cannot be an infinitive ("kan", "wordt")."""
        low = self.low(index)
        plural = low.endswith("en") or low in ("zijn", "gaan")
        return low in grammar.AUXILIARIES and not plural

    # -- opening and closing ------------------------------------------------------------------

    def mark(self, index: int) -> None:
        """Keeps in how many clauses a token stands."""
        self.depth[index] = len(self.open)

    def open_at(self, frame: Frame) -> None:
        """Opens a subordinate clause; its marker still stands in the clause around it."""
        self.open.append(frame)
        self.depth[frame.start] = len(self.open)

    def close(self, end: int) -> None:
        """Closes the innermost clause."""
        frame = self.open.pop()
        frame.end = end
        self.frames.append(frame)

    def close_all(self, end: int) -> None:
        while self.open:
            self.close(end)

    def drop_reopened(self, index: int) -> None:
        """Forgets what was taken for a second part of a clause ("… en samen wordt de invulling …")."""
        while self.open and self.open[-1].reopened:
            frame = self.open.pop()
            for position in range(frame.start, index):
                self.depth[position] = 0

    # -- putting together ---------------------------------------------------------------------

    def sentence(self) -> Sentence:
        """The clauses that were found, after the last word."""
        # In the order in which they were opened: an outer clause begins first.
        for frame in self.open:
            frame.end = len(self.words)
            self.frames.append(frame)
        self.frames.sort(key=lambda frame: frame.start)
        starts = [self.starts[0]]
        for finite in self.mains[1:]:
            starts.append(max(s for s in self.starts if s <= finite.index))
        clauses = []
        for number, finite in enumerate(self.mains):
            start = starts[number]
            end = starts[number + 1] if number + 1 < len(starts) else len(self.words)
            main = tuple(i for i in range(start, end) if not self.depth[i])
            frames = tuple(f for f in self.frames if start <= f.start < end)
            clauses.append(Clause(start, end, finite, main, frames))
        return Sentence(self.words, tuple(clauses), tuple(self.frames))
