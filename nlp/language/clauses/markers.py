"""Which words open a subordinate clause where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from nlp.language.clauses import grammar
from nlp.language.clauses.finite import finite_at, stranded
from nlp.language.clauses.lexicon import Lexicon
from nlp.language.clauses.scan import Scan
from nlp.language.clauses.structure import Frame
from nlp.language.tokens import words as word_set

#: Prepositions that govern a clause with "dat".
_BEFORE_DAT = frozenset(("zonder", "behalve", "ondanks", "naast"))
#: After these "als" says in which capacity ("wij als gemeenten").
_CAPACITY = grammar.PRONOUNS_WE | {"ons", "onszelf"}
_PRONOUNS = grammar.PRONOUNS_WE | grammar.PRONOUNS_OTHER
#: "indien nodig", "wanneer mogelijk": a phrase, not a clause.
_AFTER_CONDITION = word_set("nodig mogelijk gewenst noodzakelijk aan van")
_AFTER_WAAR = word_set("nodig mogelijk relevant gewenst wenselijk dat zinvol")
#: How far "te" may be from its "om" (or from "door" or "zonder" that opens the sentence), in words.
_OM_TE = 40
#: How far "als" may be from its "zowel" ("zowel boven als onder water").
_ZOWEL_ALS = 8
_DOOR_TE = 14
#: A clause with "als", a subject and a verb has so many words before its comma.
_SHORTEST = 3
#: May stand between a verb and its question ("weten nog niet of").
_BEFORE_OF = frozenset(("niet", "nog", "ook", "eerst", "al", "dan"))


def marker_at(scan: Scan, index: int) -> Frame | None:
    """The clause that a token opens, if it opens one."""
    if index in scan.ignored or index in scan.words.quoted:
        return None
    low = scan.words.lows[index]
    if index == 0 and _is_condition(scan):
        return Frame("indien", index)
    if low in grammar.SUBORDINATORS:
        return Frame(low, index) if _opens(scan, index, low) else None
    if low == "om" and scan.te_after[index] - index <= _OM_TE:
        return Frame("om", index)
    if low in ("door", "zonder") and _governs_te(scan, index):
        return Frame("om", index)
    doubtful = _DOUBTFUL.get(low)
    return doubtful(scan, index) if doubtful is not None else None


def asks(low: str, lexicon: Lexicon) -> bool:
    """Return True if a word is a form of a verb that a question follows ("onderzocht hoe …")."""
    return any(form.infinitive in lexicon.vocabulary.asking for form in lexicon.readings(low))


def _opens(scan: Scan, index: int, low: str) -> bool:
    """Return True if a subordinator opens a clause, rather than a phrase ("indien nodig", "waar en
    wanneer")."""
    after = scan.low(index + 1)
    if low in ("indien", "wanneer", "mits") and after in _AFTER_CONDITION:
        return False
    joined = after in ("en", "of") and scan.low(index + 2) in grammar.SUBORDINATORS | {"waar"}
    return not joined


def _is_condition(scan: Scan) -> bool:
    """Return True if the sentence begins with the verb of a condition ("Mocht dit niet lukken, dan
    …")."""
    lows = scan.words.lows
    if not any(a == "," and b == "dan" for a, b in pairwise(lows)):
        return False
    first = finite_at(scan.words, 0, scan.lexicon, named=scan.named)
    return lows[0] in ("mocht", "mochten") or first is not None


def _governs_te(scan: Scan, index: int) -> bool:
    """ "door woningen te groeperen": not "door gemeenten", nor what stands before an "om"."""
    end = scan.te_after[index]
    if end - index > (_OM_TE if index == 0 else _DOOR_TE) or index + 1 in scan.actors:
        return False
    marks = (";", ":", "om") if index == 0 else (";", ":", "om", ",", "en")
    return not any(low in marks for low in scan.words.lows[index + 1 : end])


def _begins(scan: Scan, index: int) -> bool:
    """Return True if a token begins the sentence, but for a coordinator."""
    return index == 0 or (index == 1 and scan.low(0) in grammar.COORDINATORS)


def _dat(scan: Scan, index: int) -> Frame | None:
    before = scan.low(index - 1)
    if _begins(scan, index) or before in grammar.SUBORDINATORS:
        # "Dat is zo"; "hoe die over de gemeenten wordt verdeeld": who is pointed at.
        return None
    governs = before in grammar.PREPOSITIONS and before not in _BEFORE_DAT
    governed = governs and not _is_particle(scan, before)
    if governed and not stranded(scan.words, index):
        return None
    return Frame(scan.words.lows[index], index)


def _die(scan: Scan, index: int) -> Frame | None:
    """Not right after the verb of a main clause: "wij delen die zorg"."""
    after_verb = bool(scan.mains) and scan.mains[-1].index == index - 1
    return None if after_verb else _dat(scan, index)


def _is_particle(scan: Scan, low: str) -> bool:
    """Return True if a preposition is the particle of the main verb ("geeft aan dat …")."""
    if not scan.mains:
        return False
    return low in scan.lexicon.particles.get(scan.mains[-1].infinitive, frozenset())


def _waar(scan: Scan, index: int) -> Frame | None:
    return None if scan.low(index + 1) in _AFTER_WAAR else Frame("waar", index)


def _als(scan: Scan, index: int) -> Frame | None:
    before, after = scan.low(index - 1), scan.low(index + 1)
    if _is_capacity(scan, index) or before in ("zowel", "evenals", "zoals"):
        return None
    if "zowel" in scan.words.lows[max(0, index - _ZOWEL_ALS) : index]:
        return None
    opens = _begins_phrase(after) or after in grammar.ADVERBS or _has_plural_subject(scan, index)
    opens = opens or (index + 1 in scan.actors and not _begins(scan, index))
    return Frame("als", index) if opens or _ends_before_main(scan, index) else None


def _has_plural_subject(scan: Scan, index: int) -> bool:
    """Return True if a bare plural and an auxiliary follow ("als mensen worden uitgesloten"), and no "we"."""
    noun, verb = scan.low(index + 1), index + 2
    if index + 1 in scan.actors or not noun.endswith(("en", "s")):
        return False
    plural = scan.low(verb) in grammar.AUXILIARIES and not scan.is_singular(verb)
    return plural and scan.low(verb + 1) not in grammar.PRONOUNS_WE


def _ends_before_main(scan: Scan, index: int) -> bool:
    """Return True if a sentence begins with a clause that has a verb of its own: "Als de aannemer het werk stillegt,
    meldt hij …"; "Als gemeente werken we samen, …" and "Als gemeente draagt Ede bij, …" have none."""
    lows = scan.words.lows
    begins = _begins(scan, index) and index + 1 in scan.actors
    end = next((i for i in range(index + _SHORTEST, len(lows)) if lows[i] in (",", "dan")), 0)
    if not begins or not end or not grammar.PRONOUNS_WE.isdisjoint(lows[index:end]):
        return False
    main = end + 1 + (scan.low(end + 1) == "dan")
    return _has_finite(scan, range(main, main + 1)) and _has_finite(
        scan, range(index + _SHORTEST, end), subordinate=True
    )


def _has_finite(scan: Scan, spots: range, *, subordinate: bool = False) -> bool:
    """Return True if a finite verb stands at one of some spots."""
    return any(
        finite_at(scan.words, i, scan.lexicon, subordinate=subordinate, named=scan.named)
        is not None
        for i in spots
        if i < len(scan.words)
    )


def _is_capacity(scan: Scan, index: int) -> bool:
    """Return True if "als" says in which capacity ("wij als gemeenten", "gaan als provincie …
    investeren").

    A single noun without an article can be no subject, and after "we" another would be one too
    many.
    """
    before, after = scan.low(index - 1), scan.low(index + 1)
    if index + 1 not in scan.actors:
        return before in _CAPACITY
    if before in _CAPACITY or index - 1 in scan.named:
        return True
    alone = not after.endswith(("n", "s")) and scan.words.texts[index + 1].islower()
    subject = scan.words.lows[scan.starts[-1] : index]
    said = bool(scan.mains) and before != "," and not grammar.PRONOUNS_WE.isdisjoint(subject)
    return (alone or said) and index > 0


def _of(scan: Scan, index: int) -> Frame | None:
    if index == 0:
        # "Of deze plannen mogen worden gebundeld, zoekt het ministerie uit."
        return Frame("of", index) if _comma_and_verb(scan) else None
    at = index - 1
    while scan.low(at) in _BEFORE_OF:
        at -= 1
    before = scan.low(at)
    asked = scan.low(index - 1) == "," or asks(before, scan.lexicon)
    return Frame("of", index) if asked and _begins_phrase(scan.low(index + 1)) else None


def _comma_and_verb(scan: Scan) -> bool:
    """Return True if a finite verb follows a comma further on."""
    return any(
        low == "," and finite_at(scan.words, index + 1, scan.lexicon) is not None
        for index, low in enumerate(scan.words.lows[:-1])
    )


def _zoals(scan: Scan, index: int) -> Frame | None:
    if _begins(scan, index):
        return Frame("zoals", index)
    opens = _begins_phrase(scan.low(index + 1))
    return Frame("zoals", index, soft=True) if opens else None


def _begins_phrase(low: str) -> bool:
    """Return True if it is an article or a pronoun, so that a clause can follow."""
    return low in grammar.ARTICLES or low in _PRONOUNS


#: Words that open a clause only where what stands around them says so.
_DOUBTFUL: Mapping[str, Callable[[Scan, int], Frame | None]] = {
    "dat": _dat,
    "die": _die,
    "waar": _waar,
    "als": _als,
    "of": _of,
    "zoals": _zoals,
}
