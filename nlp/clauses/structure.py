"""The clauses of a Dutch sentence, found from its word order.

In a main clause the finite verb stands second; in a subordinate clause it stands at the end and
closes the clause that a subordinator opened. So one pass from left to right, with a stack of open
subordinate clauses, tells main verbs from others; it takes time linear in the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from nlp.clauses import grammar
from nlp.clauses.finite import Finite, finite_at, stranded
from nlp.clauses.lexicon import Lexicon
from nlp.clauses.words import Words

_CLAUSE_ENDS = frozenset((";", ":"))
#: Words that open a clause only where a verb follows.
_DOUBTFUL = frozenset(
    (
        "als",
        "of",
        "zoals",
        "die",
        "dat",
        "waar",
        "welke",
        "welk",
        "wat",
        "wie",
        "hoe",
        "om",
        "hoeveel",
    )
)
_LOOSE = frozenset(("als", "of", "zoals"))
_RETRIES = 3
#: Prepositions that govern a clause with "dat".
_BEFORE_DAT = frozenset(("zonder", "behalve", "ondanks", "naast"))
#: After these "als" says in which capacity ("wij als gemeenten").
_CAPACITY = grammar.PRONOUNS_WE | {"ons", "onszelf"}
#: Verbs that a question can follow.
_ASKING = frozenset(
    (
        "onderzoeken",
        "bezien",
        "bekijken",
        "kijken",
        "bepalen",
        "vragen",
        "verkennen",
        "inventariseren",
        "uitwerken",
        "aangeven",
        "monitoren",
        "nagaan",
        "uitzoeken",
        "bespreken",
    )
)
#: What may stand with the parties that open a sentence.
_BEFORE_NAMES = grammar.DETERMINERS | grammar.COORDINATORS | {",", "ook"}
_HELPERS = grammar.MODALS | {"worden", "zijn", "hebben"}


@dataclass(slots=True)
class Frame:
    """A subordinate or infinitive clause: ``marker`` opened it at ``start``; ``end`` is exclusive.

    ``finite`` is its finite verb, ``verbs`` are the tokens of its verb cluster. A ``soft`` one ends
    at a comma too; ``reopened`` is the second part of one ("dat A gebeurt en B komt").
    """

    marker: str
    start: int
    end: int = -1
    finite: Finite | None = None
    verbs: list[int] = field(default_factory=list)
    soft: bool = False
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause: tokens ``[start, end)``, of which ``main`` are not in a subordinate clause."""

    start: int
    end: int
    finite: Finite
    main: tuple[int, ...]
    frames: tuple[Frame, ...]

    @property
    def front(self) -> tuple[int, ...]:
        """What stands before the finite verb."""
        return tuple(i for i in self.main if i < self.finite.index)

    @property
    def rest(self) -> tuple[int, ...]:
        """What stands after the finite verb."""
        return tuple(i for i in self.main if i > self.finite.index)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The main clauses and all subordinate clauses of a sentence; no clause: no finite verb."""

    words: Words
    clauses: tuple[Clause, ...]
    frames: tuple[Frame, ...]


def analyse(
    words: Words,
    lexicon: Lexicon,
    actors: frozenset[int] = frozenset(),
    named: frozenset[int] = frozenset(),
) -> Sentence:
    """The clauses of a sentence.

    ``actors`` are the first tokens of the parties that it names, ``named`` all their tokens.
    """
    ignored: frozenset[int] = frozenset()
    sentence = _Scanner(words, lexicon, actors, named, ignored).scan()
    for _ in range(_RETRIES):
        # A clause without a verb was none: "als een plicht", "tafels als de versnellingstafel".
        wrong = {
            f.start
            for f in sentence.frames
            if not f.verbs and not _question(f, words, lexicon) and not _agreed(f, words, lexicon)
        }
        if not sentence.clauses:
            wrong |= {f.start for f in sentence.frames if words.lows[f.start] in _LOOSE}
        wrong = {start for start in wrong if words.lows[start] in _DOUBTFUL}
        if wrong <= ignored:
            break
        ignored |= wrong
        sentence = _Scanner(words, lexicon, actors, named, ignored).scan()
    return sentence


def _question(frame: Frame, words: Words, lexicon: Lexicon) -> bool:
    """Is it a question, though its verb was not found ("onderzocht hoe de opgave zich ontwikkeld")?"""
    asked = frame.start > 0 and asks(words.lows[frame.start - 1], lexicon)
    return asked and frame.marker in ("hoe", "hoeveel", "welke", "wat", "wie", "waar")


def _agreed(frame: Frame, words: Words, lexicon: Lexicon) -> bool:
    """Does it say what is agreed, though its verb was not found ("is afgesproken dat …")?"""
    if frame.marker != "dat" or not frame.start:
        return False
    forms = lexicon.readings(words.lows[frame.start - 1])
    return any(lexicon.sense(form.infinitive) == "agree" for form in forms)


def asks(low: str, lexicon: Lexicon) -> bool:
    """Is a word a form of a verb that a question follows ("onderzocht hoe …")?"""
    return any(form.infinitive in _ASKING for form in lexicon.readings(low))


class _Scanner:
    """One pass over a sentence."""

    def __init__(
        self,
        words: Words,
        lexicon: Lexicon,
        actors: frozenset[int],
        named: frozenset[int],
        ignored: frozenset[int],
    ) -> None:
        self.words = words
        self.lexicon = lexicon
        self.actors = actors
        self.named = named
        self.ignored = ignored
        self.open: list[Frame] = []
        self.frames: list[Frame] = []
        self.mains: list[Finite] = []
        self.starts: list[int] = [0]
        self.depth = [0] * len(words)
        #: The next token from which a "te" follows, so that "om" need not look ahead.
        self.te_after = self._next_te()

    def scan(self) -> Sentence:
        index = 0
        while index < len(self.words):
            if index in self.words.aside:
                self.depth[index] = 1
                index += 1
                continue
            index = self._step(index)
        for frame in self.open:
            frame.end = len(self.words)
            self.frames.append(frame)
        return self._sentence()

    def _step(self, index: int) -> int:
        low = self.words.lows[index]
        if low == "dan" and self.open and self.words.lows[index - 1] == ",":
            # "Als …, dan …", "Mocht …, dan …": the condition is over.
            self._close_all(index)
        marker = self._marker(index)
        if marker:
            self._mark(index)
            self.open.append(marker)
            self.depth[index] = len(self.open)
            return index + 1
        if low in _CLAUSE_ENDS:
            self._close_all(index)
            if self.mains:
                self.starts.append(index + 1)
            elif low == ":":
                # A label: "Eén overheid: gemeenten, provincies en Rijk zijn …".
                self.starts = [index + 1]
            return index + 1
        if low == "," and self.open and self.open[-1].soft:
            self._close(index)
            return index + 1
        if low == "te" and self.open and self.open[-1].marker == "om":
            return self._infinitive(index)
        finite = self._finite(index) or self._guess(index)
        if finite is not None and self.open and self._before_auxiliary(index):
            finite = None
        if finite is not None:
            if self.open and self._stands_second(index):
                self._drop_reopened(index)
                self._close_all(index)
            if self.open and self.open[-1].marker == "om":
                self._close(index)
            if self.open:
                return self._close_with_verb(index, finite)
            if self._is_main(index, finite):
                self._main(index, finite)
                return index + 1
        self._mark(index)
        return index + 1

    def _finite(self, index: int) -> Finite | None:
        return finite_at(
            self.words, index, self.lexicon, subordinate=bool(self.open), named=self.named
        )

    def _before_auxiliary(self, index: int) -> bool:
        """In a subordinate clause: does the auxiliary that is its finite verb come next?

        So a participle ("waarbij dit gebruikt kan worden") or noun ("waarin verschillen worden …")
        can look like a verb.
        """
        low = self.words.lows[index]
        participle = any(form.kind == "part" for form in self.lexicon.readings(low))
        noun = index == self.open[-1].start + 1 and self._next(index) in _PASSIVE
        return noun or (participle and self._singular(index + 1))

    def _stands_second(self, index: int) -> bool:
        """Does a verb stand second though a clause is open ("…, brengen we …")?

        So it does before "we"; after "als" and what may be no clause, before any noun phrase.
        """
        after = self._next(index)
        if after in grammar.PRONOUNS_WE:
            return True
        if after in _SUBJECT_PRONOUNS and self.words.lows[index - 1] == ",":
            return True
        noun = index + 1 in self.actors or after in grammar.ARTICLES
        frame = self.open[-1]
        loose = frame.soft or self.words.lows[frame.start] in _LOOSE
        comma = self.words.lows[index - 1] == "," and not frame.soft
        return noun and (loose or comma) and not self._finite_follows(index)

    def _finite_follows(self, index: int) -> bool:
        """Is the next word but one a finite verb too, so that this one cannot stand second?"""
        return any(
            finite_at(self.words, i, self.lexicon, named=self.named) is not None
            for i in range(index + 1, min(index + 2, len(self.words)))
        )

    def _next(self, index: int) -> str:
        return self.words.lows[index + 1] if index + 1 < len(self.words) else ""

    # -- subordinate clauses ------------------------------------------------------------------

    def _marker(self, index: int) -> Frame | None:
        if index in self.ignored or index in self.words.quoted:
            return None
        low = self.words.lows[index]
        before = self.words.lows[index - 1] if index else ""
        after = self.words.lows[index + 1] if index + 1 < len(self.words) else ""
        if index == 0 and self._is_condition():
            return Frame("indien", index)
        if low in grammar.SUBORDINATORS:
            if low in ("indien", "wanneer", "mits") and after in (
                "nodig",
                "mogelijk",
                "gewenst",
                "noodzakelijk",
                "aan",
                "van",
            ):
                return None
            following = self.words.lows[index + 2] if index + 2 < len(self.words) else ""
            if after in ("en", "of") and following in grammar.SUBORDINATORS | {"waar"}:
                return None
            return Frame(low, index)
        if low == "om" and self.te_after[index] - index <= 40:
            return Frame("om", index)
        if low in ("door", "zonder") and self._governs_te(index):
            return Frame("om", index)
        if low not in grammar.AMBIGUOUS_SUBORDINATORS:
            return None
        return self._ambiguous_marker(index, low, before, after)

    def _is_condition(self) -> bool:
        """Does the sentence begin with the verb of a condition ("Mocht dit niet lukken, dan …")?"""
        lows = self.words.lows
        if not any(a == "," and b == "dan" for a, b in pairwise(lows)):
            return False
        first = finite_at(self.words, 0, self.lexicon, named=self.named)
        return lows[0] in ("mocht", "mochten") or first is not None

    def _ambiguous_marker(self, index: int, low: str, before: str, after: str) -> Frame | None:
        starts = index == 0 or (index == 1 and before in grammar.COORDINATORS)
        if low in ("dat", "die"):
            if before in grammar.SUBORDINATORS and not starts:
                # "Hoe die over de gemeenten wordt verdeeld": who is pointed at.
                return None
            governed = (
                before in grammar.PREPOSITIONS
                and before not in _BEFORE_DAT
                and not self._particle(before)
            )
            if starts or (governed and not stranded(self.words, index)):
                return None
            return Frame(low, index)
        if low == "waar":
            if after in ("nodig", "mogelijk", "relevant", "gewenst", "wenselijk", "dat", "zinvol"):
                return None
            return Frame(low, index)
        if low == "als":
            if self._capacity(index, before, after):
                return None
            opens = after in grammar.ARTICLES or after in _PRONOUNS or after in grammar.ADVERBS
            opens = opens or (index + 1 in self.actors and not starts)
            return (
                Frame(low, index) if opens and before not in ("zowel", "evenals", "zoals") else None
            )
        if low == "of" and index == 0:
            # "Of deze plannen mogen worden gebundeld, zoekt het ministerie uit."
            return Frame(low, index) if self._comma_and_verb() else None
        if low == "of":
            asks = before == "," or self._asks(before)
            return (
                Frame(low, index)
                if asks and (after in _PRONOUNS or after in grammar.ARTICLES)
                else None
            )
        if low == "zoals":
            if starts:
                return Frame(low, index)
            if after in grammar.ARTICLES or after in _PRONOUNS:
                return Frame(low, index, soft=True)
            return None
        return None

    def _comma_and_verb(self) -> bool:
        """Does a finite verb follow a comma further on?"""
        return any(
            low == "," and finite_at(self.words, index + 1, self.lexicon) is not None
            for index, low in enumerate(self.words.lows[:-1])
        )

    def _particle(self, low: str) -> bool:
        """Is a preposition the particle of the main verb ("geeft aan dat …")?"""
        if not self.mains:
            return False
        return low in self.lexicon.particles.get(self.mains[-1].infinitive, frozenset())

    def _capacity(self, index: int, before: str, after: str) -> bool:
        """Does "als" say in which capacity ("wij als gemeenten", "gaan als provincie … investeren")?

        A single noun without an article can be no subject, and after "we" another would be one too
        many.
        """
        if index + 1 not in self.actors:
            return before in _CAPACITY
        if before in _CAPACITY or index - 1 in self.named:
            return True
        alone = not after.endswith(("n", "s")) and self.words.texts[index + 1].islower()
        said = (
            bool(self.mains)
            and before != ","
            and any(low in grammar.PRONOUNS_WE for low in self.words.lows[self.starts[-1] : index])
        )
        return (alone or said) and index > 0

    def _governs_te(self, index: int) -> bool:
        """ "door woningen te groeperen": not "door gemeenten", nor what stands before an "om"."""
        end = self.te_after[index]
        if end - index > (40 if index == 0 else 14) or index + 1 in self.actors:
            return False
        marks = (";", ":", "om") if index == 0 else (";", ":", "om", ",", "en")
        return not any(low in marks for low in self.words.lows[index + 1 : end])

    def _asks(self, before: str) -> bool:
        return asks(before, self.lexicon)

    def _close_with_verb(self, index: int, finite: Finite) -> int:
        """A finite verb ends the innermost clause, with the verbs that stand next to it."""
        frame = self.open[-1]
        frame.finite = finite
        end = index
        while end < len(self.words) and end not in self.words.aside and self._verbal(end, index):
            frame.verbs.append(end)
            self._mark(end)
            end += 1
            if self.words.lows[end - 1] not in grammar.AUXILIARIES or self._singular(end):
                break
        frame.verbs[:0] = self._verbs_before(index, frame)
        self._close(end)
        after = self.words.lows[end] if end < len(self.words) else ""
        if after in ("en", "of") and not self._main_follows(end + 1) and not frame.soft:
            self.open.append(Frame(frame.marker, end, soft=True, reopened=True))
        return end

    def _singular(self, index: int) -> bool:
        """Is the token a verb that cannot be an infinitive ("kan", "wordt")?"""
        low = self.words.lows[index] if index < len(self.words) else ""
        plural = low.endswith("en") or low in ("zijn", "gaan")
        return low in grammar.AUXILIARIES and not plural

    def _verbs_before(self, index: int, frame: Frame) -> list[int]:
        found: list[int] = []
        position = index - 1
        while position > frame.start and self._verbal(position, index):
            found.insert(0, position)
            position -= 1
        return found

    def _verbal(self, index: int, finite: int) -> bool:
        if index == finite:
            return True
        low = self.words.lows[index]
        if low == "te" or low in grammar.AUXILIARIES:
            return True
        kinds = {form.kind for form in self.lexicon.readings(low)}
        return bool(kinds & {"part", "inf", "pl"}) and low not in grammar.NOUNLIKE

    def _infinitive(self, index: int) -> int:
        """ "te" and the verbs after it end an "om" clause: "te zetten", "te kunnen voldoen"."""
        end = index
        while end < len(self.words) and end - index < 5:
            known = self._verbal(end, index)
            if not known and not (end == index + 1 and self.words.is_word(end)):
                break
            self.open[-1].verbs.append(end)
            self._mark(end)
            end += 1
            last = self.words.lows[end - 1]
            if last != "te" and last not in grammar.AUXILIARIES:
                break
            if self._next(end) in grammar.PRONOUNS_WE:
                # "Om dit tegen te gaan bevorderen we …"
                break
        after = self.words.lows[end] if end < len(self.words) else ""
        again = self.te_after[min(end, len(self.words))] - end <= 25
        if after in ("en", "of") and again and not self._main_follows(end + 1):
            return end
        self._close(end)
        return end

    def _close(self, end: int) -> None:
        frame = self.open.pop()
        frame.end = end
        self.frames.append(frame)

    def _drop_reopened(self, index: int) -> None:
        """What was taken for a second part of a clause ("… en samen wordt de invulling …")."""
        while self.open and self.open[-1].reopened:
            frame = self.open.pop()
            for position in range(frame.start, index):
                self.depth[position] = 0

    def _close_all(self, end: int) -> None:
        while self.open:
            self._close(end)

    # -- main clauses -------------------------------------------------------------------------

    def _guess(self, index: int) -> Finite | None:
        """A verb that no list has, told by its place: right before "we", or right after the party
        that opens the sentence."""
        if self.open or self.mains or not index:
            return None
        text = self.words.texts[index]
        if not (text.islower() and text.isalpha() and len(text) >= 4):
            return None
        if self._next(index) in grammar.PRONOUNS_WE and text.endswith("en"):
            return Finite(index, text, "present", True)
        lemma = self.words.lemmas[index]
        opens = index - 1 in self.named and all(
            i in self.named or self.words.lows[i] in _BEFORE_NAMES for i in range(index)
        )
        if opens and text.endswith("t") and lemma != text and lemma.endswith("en"):
            return Finite(index, lemma, "present", False)
        return None

    def _is_main(self, index: int, finite: Finite) -> bool:
        if not self.mains:
            # The first word is mostly an infinitive, unless who does it comes next.
            named = self._next(0) in grammar.PRONOUNS_WE or (
                index + 1 in self.actors and self.words.texts[index + 1].islower()
            )
            return not (index == 0 and finite.plural) or named
        if self.mains[-1].index < self.starts[-1]:
            # A new clause, after ";" or ":".
            if any(i in self.actors for i in range(self.starts[-1], index)):
                return True
            return finite.infinitive in _HELPERS or not self._governed(index, finite)
        coordinator = self._coordinator(index)
        if coordinator is None:
            return False
        if finite.infinitive not in grammar.MODALS and self._governed(index, finite):
            return False
        self.starts.append(coordinator)
        return True

    def _governed(self, index: int, finite: Finite) -> bool:
        """Is a form that can be an infinitive or participle governed by the verb before it?"""
        last = self.mains[-1]
        after = self._next(index)
        if after in grammar.PRONOUNS_WE or index + 1 in self.actors or not finite.plural:
            return False
        if self.words.lows[index - 1] in grammar.PRONOUNS_WE:
            # "… en we passen dit aan"
            return False
        if last.infinitive in ("hebben", "zijn", "worden") and any(
            form.kind == "part" for form in self.lexicon.readings(self.words.lows[index])
        ):
            return True
        return last.infinitive in grammar.MODALS or not last.plural

    def _coordinator(self, index: int) -> int | None:
        """Where the clause of a second finite verb begins: after the last "en", "maar" or ","."""
        last = self.mains[-1].index
        for position in range(index - 1, max(last, index - 30), -1):
            if self.depth[position]:
                continue
            low = self.words.lows[position]
            if low in ("en", "maar", "dan", "of", "want", "doch"):
                return position + 1
            if low == "," and index - position <= 4:
                return position + 1
        return None

    def _main(self, index: int, finite: Finite) -> None:
        self.mains.append(finite)

    def _main_follows(self, index: int) -> bool:
        """Does a finite verb come right after this coordinator ("… en dienen als vraagbaak")?"""
        if index >= len(self.words):
            return False
        finite = self._finite(index)
        if finite is None:
            return False
        after = index + 1
        return not (after < len(self.words) and self._verbal(after, index) and finite.plural)

    # -- putting together ---------------------------------------------------------------------

    def _mark(self, index: int) -> None:
        self.depth[index] = len(self.open)

    def _next_te(self) -> list[int]:
        found = [len(self.words) + 100] * (len(self.words) + 1)
        for index in range(len(self.words) - 1, -1, -1):
            found[index] = index if self.words.lows[index] == "te" else found[index + 1]
        return found

    def _sentence(self) -> Sentence:
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


_SUBJECT_PRONOUNS = frozenset(("zij", "ze", "hij"))
_PASSIVE = frozenset(("worden", "wordt", "zijn", "kunnen", "moeten", "zullen"))
_PRONOUNS = grammar.PRONOUNS_WE | grammar.PRONOUNS_OTHER
