"""Lines of a programme without a finite verb: what its makers want done ("Meer sociale huur bouwen.")."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping

from nlp.commitments.evidence.line import Line
from nlp.commitments.evidence.modality import as_modality
from nlp.commitments.verdicts import Finding
from nlp.language.clauses import grammar
from nlp.language.clauses.sentence_words import Words
from nlp.language.clauses.structure import Clause
from nlp.language.clauses.subject import noun_phrase

#: Fewer words are a heading or a name.
_WORDS = 2
#: "Geen windturbines op Isselt." says as much as "geen windturbines toestaan".
_NO_WORDS = 3
#: How an item says what must be or stay, and what it says of what goes on.
_STAYING = frozenset(("blijft", "blijven"))
_STATING = _STAYING | {"moet", "moeten"}
#: A list names something by so many words.
_NAMED_WORDS = 3
#: "Terugdringing vandeflexibilisering vandearbeid": words that are run together; long compounds are none.
_GLUED_LETTERS = 11.0
_GLUED = re.compile(r"(?:van|naar|tegen)(?:het|de|een)[a-zà-ÿ]{4,}")
#: Headings above what a party lists of what it wants, also in lines without a full stop.
_PROPOSALS = re.compile(
    r"\b(?:voorstellen|plannen|actiepunten|speerpunten|standpunten|maatregelen|(?:willen|gaan|doen) (?:we|wij)|(?:we|wij) (?:willen|gaan|doen))\b",
    re.IGNORECASE,
)
#: How an item says what will be.
_BECOMING = frozenset(("worden", "krijgen"))
#: Kinds of blocks that are items of a list.
_ITEMS = ("list_item", "article")
#: "4 Afschaffing van de belasting": a number with or without a blank before a capital.
_NUMBERED = re.compile(r"\d{1,2}[.)]?\s?[A-ZÀ-Þ][a-zà-ÿ]")
#: An item that tells of a source, a page, a person or the past names nothing that is wanted.
_TELLS = re.compile(
    r"\b(?:https?:|www\.|bron:|blz\.|pagina \d|artikel \d|zie )|\b\S+@\S+", re.IGNORECASE
)
#: What may stand behind an infinitive that is the verb of a line.
_BEHIND = grammar.PREPOSITIONS | grammar.COORDINATORS | grammar.SUBORDINATORS | {"door", "die"}
#: These open a subordinate clause, whose verb is not that of the line.
_BELOW = grammar.SUBORDINATORS | {"die", "dat", "waar", "waarin", "waarmee", "waarbij"}
#: These point back, before the verb of a main clause.
_POINTING = frozenset(("die", "dat", "dit", "deze"))
#: What an infinitive may follow ("blijven investeren"), and how a line in the singular begins.
_CONTINUING = frozenset(("blijven", "gaan", "laten"))
_SINGULAR = frozenset(("iedereen", "het", "een", "elke", "elk"))
#: A verb at the end with so many words before it has its object there ("huren verlagen").
_OBJECT = 2
#: "Het bouwen", "een streven": a noun.
_ARTICLES = frozenset(("het", "een", "te", "ons", "hun", "dit", "dat"))


def _wished(line: Line) -> Finding | None:
    """ "Het nieuwe parkeerbeleid terugdraaien.", "Versterken van het team tegen ondermijning."."""
    if not _is_line(line) or line.analysis is None or line.text[:1].islower():
        return None
    words = line.analysis.words
    if _is_glued(words):
        return None
    we = not grammar.PRONOUNS_WE.isdisjoint(words.lows)
    if we or any(_is_finite(words, i, line) for i in _outside(words)) or _goes_on(words, line):
        return None
    within = {i for frame in line.analysis.frames for i in range(frame.start, frame.end)}
    for index in _infinitives(words, within):
        verb = words.lows[index]
        modality = as_modality(line.setting.lexicon.sense(verb))
        if not _BELOW.isdisjoint(words.lows[:index]):
            return None
        if modality is not None:
            return Finding((index,), f"“{words.texts[index]}” in een programma", modality)
    return None


def _refused(line: Line) -> Finding | None:
    """ "Geen windturbines op Isselt."."""
    if not _is_line(line) or line.analysis is None or line.has_verb:
        return None
    words = line.analysis.words
    enough = sum(map(words.is_word, range(len(words)))) >= _NO_WORDS
    if words.lows[0] != "geen" or not enough:
        return None
    return Finding((0,), f"“{words.texts[0]}” in een programma", "duty")


def _named(line: Line) -> Finding | None:
    """ "Gratis openbaar vervoer voor jongeren.", "Sancties vervangen door begeleiding.": an item.

    A party that lists what it names, as sentences, wants it; without a full stop it may be a heading.
    """
    if line.analysis is None or line.stem is not None or not _is_line(line):
        return None
    words, text = line.analysis.words, line.text.rstrip()
    starts = not text[0].islower()
    ends = text.endswith((".", ";", "!")) or _is_proposal(line)
    enough = sum(map(words.is_word, range(len(words)))) >= _NAMED_WORDS
    if not (starts and ends and enough and _is_item(line)) or _TELLS.search(text):
        return None
    if _is_glued(words):
        return None
    if any(_is_finite(words, i, line) for i in _outside(words, ("(",))):
        return None
    return Finding((0,), f"“{words.texts[0]} …” in de lijst van een programma")


def _is_glued(words: Words) -> bool:
    """Return True for words that a text layer has run together: what they say cannot be told."""
    read = [words.lows[i] for i in range(len(words)) if words.is_word(i)]
    long = sum(map(len, read)) > _GLUED_LETTERS * len(read)
    return long and any(map(_GLUED.fullmatch, read))


def _is_proposal(line: Line) -> bool:
    """Return True for an item of a list under "Concrete voorstellen" or "Dit willen wij"."""
    passage = line.sentence.passage
    if passage.kind not in _ITEMS or not passage.section or line.sentence.index:
        return False
    return bool(_PROPOSALS.search(passage.section[-1]))


def _stated(line: Line) -> Finding | None:
    """ "De polders blijven agrarisch.", "De dienstverlening moet beter.": how an item wants it to be.

    What goes on of itself ("de huren blijven stijgen") is not wanted, nor what a party of its own does.
    """
    if line.analysis is None or line.stem is not None or not _is_item(line):
        return None
    clauses, words = line.analysis.clauses, line.analysis.words
    if not clauses or line.actors is None or not line.text.rstrip().endswith((".", ";", "!")):
        return None
    clause = clauses[0]
    low = words.lows[clause.finite.index]
    subject = noun_phrase(clause.front, words, line.actors) if clause.front else None
    if subject is None or subject.kind != "other":
        return None
    if low not in _STATING and not _will_be(clause, words, line):
        return None
    if low in _STAYING and any(_infinitives_from(words, clause.finite.index + 1)):
        return None
    return Finding(
        (clause.finite.index,),
        f"“{words.texts[clause.finite.index]}” in de lijst van een programma",
    )


def _will_be(clause: Clause, words: Words, line: Line) -> bool:
    """ "Het loket krijgt een vaste plek.": what an item lets be.

    Not what goes on already ("Steeds meer winkels worden gesloten"), nor what something does ("Sport verbindt
    mensen"): readers take that for a view.
    """
    setting = line.setting
    if clause.finite.tense == "past" or not setting.lexicon.vocabulary.of_now.isdisjoint(
        words.lows
    ):
        return False
    return clause.finite.infinitive in _BECOMING


def _infinitives_from(words: Words, start: int) -> Iterator[bool]:
    """For each word from ``start`` on, whether it is an infinitive by its form."""
    for low in words.lows[start:]:
        yield low.endswith("en") and low not in grammar.NOUNLIKE


def _is_item(line: Line) -> bool:
    """Return True for the first sentence of a list item, or a row with a number before it."""
    first = line.sentence.index == 0 and line.sentence.passage.kind in _ITEMS
    return first or bool(_NUMBERED.match(line.text))


def _is_finite(words: Words, index: int, line: Line) -> bool:
    """Return True for an auxiliary, or a verb in the singular behind the first word ("het betekent")."""
    low = words.lows[index]
    if low in grammar.AUXILIARIES:
        return True
    if not index or not words.texts[index].islower() or _is_participle(words, index, line):
        return False
    # "In kaart gebracht": a noun.
    noun = words.lows[index - 1] in grammar.PREPOSITIONS
    return not noun and line.setting.lexicon.number(low) == "singular"


def _is_participle(words: Words, index: int, line: Line) -> bool:
    """ "Sancties vervangen door begeleiding.", "vergunning verplicht voor verhuurders": no object follows."""
    low = words.lows[index]
    if not any(form.kind == "part" for form in line.setting.lexicon.readings(low)):
        return False
    after = words.lows[index + 1] if index + 1 < len(words) else ""
    ends = not after or not words.is_word(index + 1)
    return bool(index) and (ends or after in grammar.PREPOSITIONS or after in grammar.COORDINATORS)


def _goes_on(words: Words, line: Line) -> bool:
    """ "… helpen; dat is het doel", "… maken, die gaat naar de raad": a main clause that points back."""
    return any(
        low in _POINTING
        and words.lows[index - 1] in (",", ";", ":", "–", "-")
        and _is_finite(words, index + 1, line)
        for index, low in enumerate(words.lows[:-1])
        if index
    )


def _outside(words: Words, ends: Container[str] = ()) -> Iterator[int]:
    """The words up to the first subordinate clause, without what goes on with an infinitive."""
    for index, low in enumerate(words.lows):
        if low in _BELOW or low in ends:
            return
        if low not in _CONTINUING:
            yield index


def _is_line(line: Line) -> bool:
    """Return True for a line that no verb and no line above it gives a sense of its own."""
    if line.has_verb and not _is_bare(line):
        return False
    if line.setting.kind == "programme" and line.setting.makers:
        # The programme of a government lists measures that others may take, too.
        return False
    stem = line.stem
    if stem is not None and (stem.vote is not None or stem.examples or stem.incomplete):
        return False
    listed = line.sentence.passage.kind in _ITEMS
    return listed or line.text.rstrip().endswith((".", ";"))


def _is_bare(line: Line) -> bool:
    """Return True if what looks like the finite verb of a line is an infinitive.

    "Blijven investeren in preventie", or a plural behind a word in the singular ("iedereen helpen").
    """
    if line.is_infinitive() or line.analysis is None:
        return True
    clause, words = line.analysis.clauses[0], line.analysis.words
    if len(line.analysis.clauses) == 1 and _is_participle(words, clause.finite.index, line):
        return True
    if not clause.finite.index and not clause.finite.plural:
        # "Vaart maken met de uitrol": a noun that looks like a verb.
        return 1 in _infinitives(words, set())
    if not clause.finite.plural or not clause.front:
        return False
    if words.lows[0] in _CONTINUING or words.lows[0] in _SINGULAR:
        return True
    return _ends_clause(clause, words, line) or _disagrees(clause, words)


def _ends_clause(clause: Clause, words: Words, line: Line) -> bool:
    """ "De rondweg aantrekkelijker maken, zodat …": no main clause ends with its plural verb."""
    after = clause.finite.index + 1
    joined = after < len(words) and words.lows[after] in ("en", "of")
    ends = after >= len(words) or not words.is_word(after) or joined
    if not ends or len(clause.front) < _OBJECT or line.actors is None:
        return False
    subject = noun_phrase(clause.front, words, line.actors)
    return subject is None or subject.kind == "other"


def _disagrees(clause: Clause, words: Words) -> bool:
    """ "Vaart maken met de uitrol": one noun in the singular before a verb in the plural."""
    return len(clause.front) == 1 and not words.lows[clause.front[0]].endswith(("n", "s"))


def _infinitives(words: Words, within: set[int]) -> Iterator[int]:
    """Where a line has an infinitive that is its verb, outside of its subordinate clauses."""
    count = sum(map(words.is_word, range(len(words))))
    for index, low in enumerate(words.lows if count >= _WORDS else ()):
        before = words.lows[index - 1] if index else ""
        after = words.lows[index + 1] if index + 1 < len(words) else ""
        ends = not after or not words.is_word(index + 1) or after in _BEHIND
        noun = low in grammar.NOUNLIKE or words.texts[index] != low
        nominal = before in _ARTICLES or (noun and index > 0)
        if low.endswith("n") and index not in within and ends and not nominal:
            yield index


#: By the name that rows use.
WISH_FINDERS: Mapping[str, Callable[[Line], Finding | None]] = {
    "wished": _wished,
    "refused": _refused,
    "named": _named,
    "stated": _stated,
}
