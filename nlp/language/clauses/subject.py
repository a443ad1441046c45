"""Who is the subject of a clause: a party, or something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.language import language
from nlp.language.clauses import grammar
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.sentence_words import Words
from nlp.language.clauses.structure import Clause
from nlp.language.lemmas import is_known
from nlp.parties.participation import Mention

#: The longest name, in tokens, and the small words in it.
_NAME = 8
_IN_NAMES = frozenset(("en", "&", "van", "de", "het", "voor", ","))

#: Pronouns that are never a subject; "ons" before a noun says whose that is.
_OBJECTS = frozenset(("ons", "hen", "hem", "mij", "me"))
#: What joins several parties.
_JOINS = frozenset((",", "en", "&", "/", "("))
#: Kinds of parties whose names are singular.
_OF_ONE = frozenset(("municipality", "province"))

SubjectKind = Literal["actor", "pronoun", "other", "none"]


@dataclass(frozen=True, slots=True)
class Subject:
    """``actor``: a party or we; ``pronoun``: they, who may be one; ``none``: no subject found.

    ``index`` is the token where it begins; ``text`` its words as far as they were read.
    """

    kind: SubjectKind
    index: int | None = None
    text: str = ""
    plural_we: bool = False


@dataclass(frozen=True, slots=True)
class Actors:
    """The parties that a sentence names, by their first token."""

    words: Words
    by_token: Mapping[int, Mention]
    lexicon: Lexicon

    def starts(self) -> frozenset[int]:
        """The first tokens of what may be a subject."""
        return frozenset(i for i, m in self.by_token.items() if m.form not in ("pronoun", "part"))

    def named(self) -> frozenset[int]:
        """All tokens of the parties."""
        found: set[int] = set()
        for index, mention in self.by_token.items():
            position = index
            while position < len(self.words) and self.words.starts[position] < mention.end:
                found.add(position)
                position += 1
        return frozenset(found)

    def at(self, index: int) -> bool:
        """Return True if a party, or what acts like one, begins at this token."""
        mention = self.by_token.get(index)
        low = self.words.lows[index]
        if mention is not None and mention.form == "we":
            return low in grammar.PRONOUNS_WE
        if mention is not None:
            return mention.form not in ("pronoun", "part")
        vocabulary = self.lexicon.vocabulary
        return low in vocabulary.actor_heads or (
            low.endswith(vocabulary.actor_endings) and len(low) > 4
        )

    def place(self, index: int) -> bool:
        """A bare place name, which is a party only when nothing stands before it."""
        mention = self.by_token.get(index)
        return mention is not None and mention.form == "place"

    def name(self, index: int | None) -> str | None:
        """The canonical name of the party that begins at a token."""
        mention = self.by_token.get(index) if index is not None else None
        return mention.name if mention is not None else None

    def pronoun(self, index: int) -> bool:
        mention = self.by_token.get(index)
        return mention is not None and mention.form == "pronoun"

    def any_in(self, indexes: Sequence[int]) -> bool:
        return any(self.at(i) for i in indexes)


def actors_of(words: Words, mentions: Sequence[Mention], lexicon: Lexicon) -> Actors:
    """The actors of a sentence from the mentions that :func:`nlp.parties.mentions.parties_in` found."""
    starts = {start: index for index, start in enumerate(words.starts)}
    by_token: dict[int, Mention] = {}
    for mention in mentions:
        index = starts.get(mention.start)
        if index is None:
            index = words.at(mention.start)
        if index is not None:
            by_token[index] = mention
    return Actors(words, by_token, lexicon)


def subject_of(clause: Clause, words: Words, actors: Actors) -> Subject:
    """The subject of a main clause, from Dutch word order.

    What stands before the finite verb is the subject, unless it is an adverbial or an object; then
    the subject comes right after the verb.
    """
    front = _trim(clause.front, words)
    found = noun_phrase(front, words, actors) if front else None
    if found is not None and found.kind in ("actor", "pronoun"):
        return found
    after = _after_verb(clause, words, actors)
    if (
        after is not None
        and after.kind in ("actor", "pronoun")
        and (found is None or _is_object(clause, words, after, actors))
    ):
        return after
    if found is not None and found.kind == "other":
        return found
    return after or found or Subject("none")


def noun_phrase(indexes: Sequence[int], words: Words, actors: Actors) -> Subject | None:
    """The noun phrase that these tokens begin with; None where they begin otherwise."""
    if not indexes:
        return None
    first = indexes[0]
    low = words.lows[first]
    if low in grammar.PRONOUNS_WE or low == "ik":
        # "Ik": a minister who answers questions.
        return Subject("actor", first, words.texts[first], plural_we=low != "ik")
    if actors.pronoun(first):
        return Subject("pronoun", first, words.texts[first])
    if low in grammar.PREPOSITIONS or low in grammar.SUBORDINATORS:
        return None
    if low == "het" and len(indexes) > 1 and _stands_alone(words.lows[indexes[1]]):
        return Subject("other", first, words.texts[first])
    noun, is_actor = _noun_of(indexes[:_PHRASE], words, actors)
    if is_actor:
        return Subject("actor", noun, words.text(indexes[: indexes.index(noun) + 1]))
    if low in grammar.ADVERBS and words.lows[noun] in grammar.ADVERBS:
        return None
    return Subject("other", first, words.text(indexes[:4]))


#: How far into a noun phrase its noun may stand, in words.
_PHRASE = 7


def _noun_of(indexes: Sequence[int], words: Words, actors: Actors) -> tuple[int, bool]:
    """The noun of a phrase, behind articles and adjectives, and whether it is a party."""
    for position, index in enumerate(indexes):
        if actors.at(index) and not (position and actors.place(index)):
            return index, True
        if not _modifier(words, index):
            return index, False
    return indexes[-1], False


def _stands_alone(following: str) -> bool:
    """Return True if "het" before this word is no article ("helpt het als partijen …", "staat het
    uw gemeente vrij")."""
    return following in ("als", "zich") or following in grammar.DETERMINERS


_QUOTES = frozenset("‘’'\"“”")


def _modifier(words: Words, index: int) -> bool:
    """Return True if this word may stand between an article and the party ("de Twentse", "alle
    elf")."""
    low = words.lows[index]
    if low in grammar.DETERMINERS or low in grammar.BEFORE_PARTIES or low in _QUOTES:
        return True
    if index in words.aside:
        return True
    return (low.endswith("e") and words.is_word(index)) or low.isdigit() or low in _NUMBERS


_NUMBERS = frozenset(word for word, value in language().numbers.words.items() if 2 <= value <= 14)


def _trim(front: Sequence[int], words: Words) -> tuple[int, ...]:
    """The front without coordinators and adverbs that open the sentence."""
    position = 0
    while position < len(front):
        low = words.lows[front[position]]
        if low not in grammar.COORDINATORS and low not in grammar.OPENING_ADVERBS and low != ",":
            break
        position += 1
    return tuple(front[position:])


def _after_verb(clause: Clause, words: Words, actors: Actors) -> Subject | None:
    """The first noun phrase after the finite verb, adverbs and up to two adverbials left out."""
    rest = clause.rest
    position = 0
    adverbials = 0
    while position < len(rest):
        index = rest[position]
        low = words.lows[index]
        if low in grammar.PRONOUNS_WE or low == "ik" or actors.at(index) or actors.pronoun(index):
            return noun_phrase(rest[position:], words, actors)
        if low in grammar.THEY and index == clause.finite.index + 1 and clause.finite.plural:
            return Subject("pronoun", index, words.texts[index])
        if (
            low in grammar.REFLEXIVES
            or low in grammar.ADVERBS
            or low in ("en", ",", "nodig", "mogelijk")
        ):
            position += 1
            continue
        if low in grammar.PREPOSITIONS and adverbials < 2:
            adverbials += 1
            position = _past_adverbial(rest, position, words)
            continue
        return noun_phrase(rest[position:], words, actors)
    return None


def _past_adverbial(rest: Sequence[int], position: int, words: Words) -> int:
    """The position after a prepositional phrase: a preposition, modifiers, and one noun."""
    position += 1
    while position < len(rest) and _modifier(words, rest[position]):
        position += 1
    if position < len(rest):
        position += 1
    while position < len(rest) and words.texts[rest[position]][:1].isupper():
        position += 1
    return position


def _is_object(clause: Clause, words: Words, after: Subject, actors: Actors) -> bool:
    """Return True if the noun phrase before the verb is its object ("Deze opgave pakken gemeenten
    op").

    So it is when the party comes right after the verb, and agrees with it in number: "De ladder
    helpt gemeenten" is about the ladder.
    """
    if after.index is None or not _agrees(clause, words, after.index, actors):
        return False
    if _with_object(words, _last_of(words, after.index, actors)):
        return False
    between = [i for i in clause.rest if i < after.index]
    return all(_modifier(words, i) or words.lows[i] in grammar.REFLEXIVES for i in between)


def _agrees(clause: Clause, words: Words, index: int, actors: Actors) -> bool:
    """Return False if the party that begins at a token differs from the verb in number."""
    plural = _is_plural(words, index, actors)
    return (
        plural is None
        or clause.finite.infinitive in grammar.MODALS
        or plural == clause.finite.plural
    )


def _is_plural(words: Words, index: int, actors: Actors) -> bool | None:
    """Whether the party that begins at a token is plural; None for a name that may be either."""
    mention = actors.by_token.get(index)
    if mention is not None and mention.form in ("we", "pronoun"):
        return None
    last = _last_of(words, index, actors)
    if _is_joined(words, last + 1, actors):
        return True
    if words.texts[last][:1].islower():
        return words.lows[last].endswith(("en", "s"))
    return False if mention is not None and mention.kind in _OF_ONE else None


def _is_joined(words: Words, index: int, actors: Actors) -> bool:
    """Return True if another party follows; not behind a comma that opens an aside ("de raad, na advies, …")."""
    if index >= len(words) or words.lows[index] not in _JOINS:
        return False
    if words.lows[index] != ",":
        return True
    for following in range(index + 1, min(index + 1 + _PHRASE, len(words))):
        if actors.at(following):
            return True
        if not _modifier(words, following):
            return False
    return False


def _last_of(words: Words, index: int, actors: Actors) -> int:
    """The last token of the party that begins at a token."""
    mention = actors.by_token.get(index)
    last = index
    while mention is not None and last + 1 < len(words) and words.starts[last + 1] < mention.end:
        last += 1
    return last


def _with_object(words: Words, last: int) -> bool:
    """Return True if the party that ends at a token is coordinated with an object: "het Rijk en ons, …"."""
    joined, pronoun, behind = (*words.lows[last + 1 : last + 4], "", "", "")[:3]
    alone = not behind.isalpha() or behind in grammar.PREPOSITIONS | {"om", "dat"}
    return joined in _JOINS and pronoun in _OBJECTS and alone


def agent_of(clause: Clause, words: Words, actors: Actors) -> bool:
    """Return True if the clause names a party as the one that does it ("door corporaties", "vanuit
    het Rijk")."""
    indexes = clause.main
    for position, index in enumerate(indexes[:-1]):
        if words.lows[index] == "door":
            found = noun_phrase(indexes[position + 1 :], words, actors)
            if found is not None and found.kind == "actor":
                return True
    return False


def cause_of(clause: Clause, words: Words, actors: Actors) -> bool:
    """Return True if the clause names things that cause it ("door fiscale lasten", "door vier
    factoren").

    Things stand without an article, in the plural; "door borging van …" is a means.
    """
    indexes = clause.main
    for position, index in enumerate(indexes[:-1]):
        if words.lows[index] != "door":
            continue
        rest = indexes[position + 1 : position + 6]
        if words.lows[rest[0]] in grammar.DETERMINERS or actors.any_in(rest):
            continue
        noun = next((i for i in rest if not _modifier(words, i)), None)
        if noun is not None and words.lows[noun].endswith(("en", "s")):
            return not words.lows[noun].endswith(("ingen", "middelen"))
    return False


def is_name(clause: Clause, words: Words) -> bool:
    """Return True if a name that no list has stands before the verb ("Wonen Limburg verhoogt …").

    A noun has an article in the singular; a name has none, and capitals. Of one word it must be a
    word that no dictionary knows.
    """
    front = _trim(clause.front, words)
    if not front or len(front) > _NAME or front[-1] != clause.finite.index - 1:
        return False
    inner = 0
    for position, index in enumerate(front):
        text = words.texts[index]
        if text[:1].isupper():
            if position and words.lows[index] in grammar.DETERMINERS:
                # A label, and the sentence after it: "Milieuprestatie: De norm geeft …".
                return False
            inner += bool(position)
        elif words.lows[index] not in _IN_NAMES or not position:
            return False
    first = words.lows[front[0]]
    if first in grammar.DETERMINERS or first in grammar.PREPOSITIONS or first in grammar.ADVERBS:
        return False
    return inner > 0 or not is_known(first)
