"""Which of the parties that a sentence names is its subject, and which is an object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp.language.clauses.grammar import PREPOSITIONS
from nlp.language.clauses.lexicon import lexicon
from nlp.parties.cues import ADVERBS, COORDINATORS, DETERMINERS, PASSIVE
from nlp.parties.evidence import STOPS, Sentence
from nlp.parties.groups import Group
from nlp.records import Role


def subjects_of(sentence: Sentence, main: Sequence[Group]) -> list[Group]:
    """The groups that are the subject of a main clause."""
    found: list[Group] = []
    for group in main:
        if group.preposition or not is_subject_place(sentence, group):
            continue
        if not found:
            if is_receiver(sentence, group):
                continue
            if is_object(sentence, group) or patient_role(sentence, group) is not None:
                if patient_role(sentence, group) == "responsible":
                    found.append(group)
                continue
            found.append(group)
        elif _new_subject(sentence, group):
            found.append(group)
    return found


def is_subject_place(sentence: Sentence, group: Group) -> bool:
    """A bare place name is a subject only next to a verb or at the beginning."""
    if group.heads[0].form != "place":
        return True
    if group.left == 0:
        return True
    before = sentence.low(group.left - 1)
    if before in (",", "en", "dat") and sentence.is_verb(group.right):
        return True
    return _verb_before(sentence, group) is not None


def _verb_before(sentence: Sentence, group: Group) -> str | None:
    """The number of the finite verb in front of a group, adverbs left out."""
    i = group.left - 1
    while i >= 0 and group.left - i < 5 and sentence.low(i) in ADVERBS:
        i -= 1
    return sentence.number_at(i)


def is_object(sentence: Sentence, group: Group) -> bool:
    """Return True if the verb next to the group tells that something else is the subject.

    "Deze aanpak biedt gemeenten ruimte": the verb is singular and the party plural. So does a pronoun
    beside it that is no subject: "De opgave en de krappe tijd vragen het Rijk en ons om een andere aanpak".
    """
    if _with_object(sentence, group) or _explains_object(sentence, group):
        return True
    number = _verb_before(sentence, group)
    passive = sentence.low(group.right) in PASSIVE
    if number is None and (group.left == 0 or passive):
        # "De samenwerking met interne en externe partners wordt versterkt".
        number = sentence.number_at(group.right)
    return group.number is not None and number is not None and number != group.number


#: Pronouns that are never a subject; "ons" before a noun says whose that is.
_OBJECT_PRONOUNS = frozenset(("ons", "hen", "hem", "mij", "me"))


def _with_object(sentence: Sentence, group: Group) -> bool:
    """Return True if the group is coordinated with an object: "het Rijk en ons"."""
    pronoun, behind = group.right + 1, group.right + 2
    if sentence.low(group.right) not in COORDINATORS:
        return False
    alone = behind >= len(sentence.words) or not sentence.low(behind).isalpha()
    return sentence.low(pronoun) in _OBJECT_PRONOUNS and (
        alone or sentence.low(behind) in PREPOSITIONS | {"om", "dat"}
    )


def _explains_object(sentence: Sentence, group: Group) -> bool:
    """Return True if the group says who an object is: "dit helpt ons, gemeenten en provincie, om …"."""
    pronoun, comma = sentence.low(group.left - 2), sentence.low(group.left - 1)
    return comma == "," and pronoun in _OBJECT_PRONOUNS and not sentence.is_verb(group.right)


def is_receiver(sentence: Sentence, group: Group) -> bool:
    """Return True if the group is only given something: "gemeenten krijgen middelen". The verb
    stands next to it."""
    near = (sentence.low(group.left - 1), sentence.low(group.right), sentence.low(group.right + 1))
    if sentence.lists.receiving.isdisjoint(near):
        return False
    return not sentence.lists.received.isdisjoint(
        word.low for word in sentence.words[group.right : group.right + _OBJECT]
    )


def is_helped(sentence: Sentence, group: Group) -> bool:
    """Return True if a line without a full stop is an infinitive with its object: "Huurders helpen
    als …".

    The verb is one that is done to somebody, and nobody else stands behind it.
    """
    verb = group.right
    bare = group.left == 0 and group.number == "plural" and sentence.low(0) not in DETERMINERS
    if not bare or sentence.low(verb) not in sentence.lists.helping:
        return False
    after = sentence.low(verb + 1)
    no_object = sentence.kind_at(verb + 1) != "main" or after in PREPOSITIONS | _AS
    return no_object and not (sentence.words and sentence.words[-1].text in STOPS)


_AS = frozenset(("als",))
#: How far after a subject its object may stand.
_OBJECT = 14


def patient_role(sentence: Sentence, group: Group) -> Role | None:
    """The part of the subject of a passive; None where the clause is none."""
    around = (*range(group.left - 4, group.left), *range(group.right, group.right + 4))
    here = sentence.kind(group)
    near = [sentence.low(i) for i in around if sentence.kind_at(i) == here]
    end = _next_clause(sentence, group)
    clause = [
        word.low
        for i, word in enumerate(sentence.words)
        if sentence.clauses.parts[i] == sentence.clauses.parts[group.left]
        and sentence.clauses.kinds[i] == here
        and i < end
    ]
    modal = not MODALS.isdisjoint(near) and "worden" in clause
    if PASSIVE.isdisjoint(near) and not modal:
        return None
    participles = {low for low in clause if low.startswith("ge") or low.endswith(("d", "t", "en"))}
    if not participles.isdisjoint(sentence.lists.patient_acts):
        return "responsible"
    if not participles.isdisjoint(sentence.lists.patient_joins):
        return "partner"
    return "beneficiary" if any(map(_participle, participles)) else None


def _next_clause(sentence: Sentence, group: Group) -> int:
    """Where behind the verb of a group another main clause has its own: "A zal B informeren, in mei zal
    C worden …"."""
    verb = next((i for i in (group.right, group.left - 1) if sentence.low(i) in MODALS), None)
    comma = False
    for i in range(group.right + 1, len(sentence.words)) if verb is not None else ():
        comma = comma or sentence.low(i) == ","
        if comma and sentence.low(i) in MODALS and sentence.kind_at(i) == "main":
            return i
    return len(sentence.words)


MODALS = frozenset(
    ("zal", "zullen", "kan", "kunnen", "moet", "moeten", "mag", "mogen", "dient", "dienen")
)


def _participle(low: str) -> bool:
    if not low.endswith(("d", "t", "en")) or len(low) < 6 or lexicon().number(low):
        return False
    return low.startswith(("be", "ver", "ont", "her")) or "ge" in low[:7]


def _new_subject(sentence: Sentence, group: Group) -> bool:
    """A further subject: "… en de provincie ondersteunt …"."""
    before = sentence.low(group.left - 1)
    after = sentence.number_at(group.right)
    if before in ("en", "maar", ",", "terwijl", "want"):
        return after is not None and (group.number is None or after == group.number)
    inverted = sentence.low(group.left - 2) in ("en", "maar", ",") and sentence.is_verb(
        group.left - 1
    )
    return (
        inverted and before not in sentence.lists.joining_verbs and not is_object(sentence, group)
    )


def with_bracket(sentence: Sentence, group: Group) -> Group:
    """ "de regio (gemeenten)": the brackets say who is meant."""
    if sentence.low(group.right) != "(":
        return group
    if sentence.words[group.right + 1 : group.right + 2] and _is_abbreviation(
        sentence.words[group.right + 1].text
    ):
        # An abbreviation, as in "de minister voor Volkshuisvesting (VRO)".
        return group
    for other in sentence.groups:
        if not other.aside or sentence.low(other.right) != ")":
            continue
        if other.left == group.right + 1:
            return replace(group, heads=(*group.heads[:-1], *other.heads))
        if other.left == group.right + 2 and sentence.low(group.right + 1) in COORDINATORS:
            # The brackets add somebody: "gemeenten (en corporaties)".
            return replace(group, heads=(*group.heads, *other.heads))
    return group


def _is_abbreviation(text: str) -> bool:
    return len(text) > 1 and text.upper() == text
