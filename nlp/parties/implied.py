"""Who is meant where a sentence names nobody: from its stem, the sentence before, the heading.

One rule a function, of the id that it votes under; :mod:`nlp.parties.weigh_roles` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.parties import MUNICIPALITIES, SIGNATORIES
from nlp.parties.case import Case, Rule, implied, taken_over, vote, votes_for
from nlp.parties.cues import ADVERBS, DETERMINERS, PASSIVE
from nlp.parties.entries import own_municipality
from nlp.parties.entries import we as who_is_we
from nlp.parties.evidence import Sentence
from nlp.parties.groups import Group
from nlp.parties.last_named import MINUTES
from nlp.parties.participation import Mention, PartyRole, Vote
from nlp.parties.retold import RETOLD, party_of_level, retold
from nlp.parties.subjects import patient_role

#: The rule on what "is afgesproken"; without a name it says that others agreed on it.
AGREED = "agreed_by_all"
_HEADING_WORDS = 6
#: The score of what was no more than guessed: it is not handed on to the next sentence.
_GUESSED = 0.6
#: How much less sure the subject of a subordinate clause is.
_SUBORDINATE = 0.7
_HE = "hij"
#: How sure "hij" of an item is the party named before its list.
_ABOVE = 0.65
_NUMBERING = re.compile(
    r"^\W*(?:[Aa]rtikel\s+\d+(?:\.\d+)*[.:]?\s+)?(?:[\dA-Z]{1,2}[.)](?:\d+\.?)*)?\s*"
)
#: "Wat de gemeenten doen"
_WHAT_THEY_DO = re.compile(r"^wat .+ (?:doet|doen)$", re.IGNORECASE)
#: "Rol van de provincie", "Inzet Rijk", "De gemeenten": not "Investeringen van de corporaties".
_BEFORE_PARTY = re.compile(
    r"(?:(?:de |het )?(?:rol|rollen|inzet|inspanning(?:en)?|bijdragen?|taak|taken|acties?|afspra(?:ak|ken)|"
    r"toezegging(?:en)?|verantwoordelijkhe(?:id|den)) ?(?:van |voor )?)?(?:de |het )?",
    re.IGNORECASE,
)
_AGREED = frozenset(("afgesproken", "overeengekomen"))
_SAID = frozenset(("afgesproken", "opgenomen", "vastgelegd", "overeengekomen"))
_WHICH = frozenset(("welke", "wat", "wie"))
_PERFECT = frozenset(("heeft", "hebben", "had", "hadden"))
_AFTER_CONTINUATION = frozenset(
    ("is", "van", "om", "hierbij", "hiervan", "daarvan", "daarbij", "hiervoor", "daarvoor")
)
#: These add something and do not lean on it.
_NEXT = frozenset(("daarnaast", "daarna", "hierna"))
#: What these govern is where something comes from, not who acts: "de afspraken uit het provinciale …".
_OF = frozenset(("uit", "van", "conform", "volgens", "over", "met", "tot", "aan", "per"))


#: Kinds of documents in which whoever made them speaks, also where a sentence names nobody.
_SPEAK = frozenset(("election_programme", "coalition_agreement"))


def speaks_for_itself(case: Case) -> bool:
    """Return True for a document whose makers say what they will do, of whatever place or level."""
    return case.context.kind in _SPEAK and bool(who_is_we(case.context, case.registry)[0])


def pronoun(case: Case) -> Iterator[Vote]:
    """ "Ze zorgen voor …": who stands before in the sentence, else was responsible in the one before."""
    they = next((m for m in case.sentence.mentions if m.form == "pronoun"), None)
    if they is None or (speaks_for_itself(case) and not _in_main(case.sentence, they)):
        return
    low = case.sentence.low(case.sentence.token_of(they))
    before = [
        group
        for group in case.sentence.groups
        if _may_be_meant(case.sentence, group, of_clause=low == _HE)
        and group.heads[-1].end <= they.start
    ]
    if not before:
        yield from _from_before("pronoun", case)
        yield from _above_list(case)
    for head in before[-1].heads if before else ():
        role = PartyRole(
            head.name, head.kind, "responsible", head.start, head.end, False, 0.7, "pronoun"
        )
        yield vote("pronoun", role)


def _above_list(case: Case) -> Iterator[Vote]:
    """ "De aannemer houdt zich aan regels. Deze zijn:" above "Hij maakt geen geluid": the one party named last."""
    if case.stem is None or case.stem.groups:
        return
    above = (_meant(sentence) for sentence in case.in_section())
    nearest = next((heads for heads in above if heads), ())
    for head in nearest if len(nearest) == 1 else ():
        role = PartyRole(head.name, head.kind, "responsible", None, None, True, _ABOVE, "pronoun")
        yield vote("pronoun", role)


def _meant(sentence: Sentence) -> tuple[Mention, ...]:
    """The party of a sentence at which a later "hij" points back; several where it names more."""
    heads = (h for g in sentence.groups if _may_be_meant(sentence, g) for h in g.heads if h.name)
    return tuple({head.name: head for head in heads}.values())


def _may_be_meant(sentence: Sentence, group: Group, *, of_clause: bool = True) -> bool:
    """Return True if a pronoun can point back at a party: a subject or object.

    ``of_clause``: also at that of "Als de aannemer stopt, …", for "hij" is one party.
    """
    below = of_clause and group.preposition == "als" and sentence.kind(group) == "adverbial"
    return (not group.preposition or below) and not group.aside


def _in_main(sentence: Sentence, mention: Mention) -> bool:
    return sentence.kind_at(sentence.token_of(mention)) == "main"


def agreement_by_others(case: Case) -> Iterator[Vote]:
    """ "In de Nationale prestatieafspraken is afgesproken …": the parties of that agreement."""
    lows = case.sentence.lows()
    if _SAID.isdisjoint(lows):
        return
    text = " ".join(lows)
    for agreement in case.sentence.lists.agreements_by_others:
        if agreement.name.casefold() in text:
            for name in agreement.parties:
                if name in case.registry:
                    yield implied("agreement_by_others", name, case.registry[name].kind, 0.65)


def item_goes_on(case: Case) -> Iterator[Vote]:
    """A further sentence of a list item: who its sentence before names, rather than the stem."""
    decision = case.earlier() if case.stem else None
    if decision is not None:
        named = [role for role in decision.chosen if not role.implied]
        yield from taken_over("item_goes_on", named)


def stem(case: Case) -> Iterator[Vote]:
    """Who the line names that introduces the list."""
    decision = case.of_stem()
    if decision is not None:
        sure = [role for role in decision.chosen if not role.implied or role.score > _GUESSED]
        yield from taken_over("stem", sure)


def subordinate(case: Case) -> Iterator[Vote]:
    """The subject of a clause with "die" or "hoe", where the main clause names nobody.

    Not of what is done, nor where something is done to it: "hoe gemeenten worden geholpen".
    """
    sentence = case.sentence
    group = next((g for g in sentence.groups if _is_subordinate_subject(sentence, g)), None)
    if group is not None:
        yield from votes_for("subordinate", sentence, group, factor=_SUBORDINATE)


def _is_subordinate_subject(sentence: Sentence, group: Group) -> bool:
    kind = sentence.kind(group)
    if kind not in ("relative", "question") or group.preposition or group.aside:
        return False
    asked = kind == "question" and sentence.low(group.left - 1) in _WHICH
    if asked or (kind == "question" and patient_role(sentence, group) is not None):
        return False
    return group.heads[0].form != "place" and _PERFECT.isdisjoint(sentence.lows(group.right))


def project_places(case: Case) -> Iterator[Vote]:
    """ "Met de bouw wordt gestart …" after a sentence on projects: the municipalities it names."""
    lows = case.sentence.lows()
    if PASSIVE.isdisjoint(lows) or case.sentence.lists.building.isdisjoint(lows):
        return
    for sentence in reversed(case.before[-2:]):
        named = {
            m.name: m.kind
            for m in sentence.mentions
            if m.kind == "municipality" and m.form in ("place", "part")
        }
        for name, kind in named.items():
            yield implied("project_places", name, kind, 0.55)
        if named:
            return


def place(case: Case) -> Iterator[Vote]:
    """ "In de provincie wordt gestreefd naar …", "Binnen de gemeenten is het duidelijk wie …"."""
    sentence = case.sentence
    bare = PASSIVE.isdisjoint(sentence.lows()) and sentence.low(0) not in ("binnen", "in")
    if bare or speaks_for_itself(case):
        return
    group = next((g for g in sentence.groups if _is_place(sentence, g)), None)
    for head in group.heads if group is not None else ():
        role = PartyRole(
            head.name, head.kind, "responsible", head.start, head.end, True, 0.5, "place"
        )
        yield vote("place", role)


def _is_place(sentence: Sentence, group: Group) -> bool:
    verb = sentence.first_verb()
    if group.preposition not in ("in", "binnen") or group.aside or sentence.kind(group) != "main":
        return False
    if group.left > verb + 5:
        return False
    # "De gaswinning in Groningen": the place belongs to a noun.
    before = group.left - 2
    apart = sentence.is_verb(before) or sentence.low(before) in ADVERBS | {","}
    return not (1 < group.left < verb) or apart


def worked_out(case: Case) -> Iterator[Vote]:
    """ "… worden uitgewerkt in de lokale programma's": each municipality does that by itself."""
    lists, lows = case.sentence.lists, case.sentence.lows()
    if PASSIVE.isdisjoint(lows) or lists.worked_out.isdisjoint(lows) or "niveau" in lows:
        return
    levels = {
        lists.levels[low]
        for i, low in enumerate(lows)
        if low in lists.levels and _before_noun(lows, i) in ("in", "binnen")
    }
    if levels == {"municipality"}:
        yield implied("worked_out", MUNICIPALITIES, case.registry[MUNICIPALITIES].kind, 0.6)


def level(case: Case) -> Iterator[Vote]:
    """ "Op regionaal niveau vindt de afstemming plaats", "In Twente wordt … gebouwd"."""
    sentence = case.sentence
    decides = case.context.kind == "decision" and not sentence.finites
    if speaks_for_itself(case) or decides:
        # "De provinciale subsidie aan te vragen": who decides does it.
        return
    levels = {
        sentence.lists.levels[word.low]
        for i, word in enumerate(sentence.words)
        if word.low in sentence.lists.levels and _acts_on_level(sentence, i)
    }
    party = party_of_level(case, levels.pop()) if len(levels) == 1 else None
    if party is not None:
        yield implied("level", *party, 0.6)


def _acts_on_level(sentence: Sentence, i: int) -> bool:
    """Return True if it is the level that the sentence is about, and not that of what something
    comes from."""
    if i and sentence.words[i].capital:
        return False
    low, verb = sentence.low(i), sentence.first_verb()
    return (
        (i < verb and _before_noun(sentence.lows(), i) not in _OF)
        or (low in ("lokale", "lokaal") and i <= verb + 3)
        or sentence.low(i + 1) == "niveau"
        or low.endswith("niveau")
    )


def _before_noun(lows: Sequence[str], i: int) -> str:
    """The word in front of the noun phrase that the adjective ``i`` is in, articles left out."""
    i -= 1
    while i >= 0 and (lows[i] in DETERMINERS or lows[i] == "en" or lows[i].endswith("ale")):
        i -= 1
    return lows[i] if i >= 0 else ""


def goes_on(case: Case) -> Iterator[Vote]:
    """ "Het doel is …", "Het streven is …" go on from the sentence before."""
    for low, following in pairwise(case.sentence.lows(0, 3)):
        if low in case.sentence.lists.continuations and following in _AFTER_CONTINUATION:
            yield from _from_before("goes_on", case)
            return


def leans_on(case: Case) -> Iterator[Vote]:
    """ "Daarbij wordt …", "Deze wordt …", "Hierbij gaat …"."""
    lows = case.sentence.lows()
    leaning = case.sentence.lists.back_references
    first = lows[0] if lows else ""
    opens = first in leaning and first.startswith(("hier", "daar")) and first not in _NEXT
    if speaks_for_itself(case):
        return
    leans = not leaning.isdisjoint(lows[:4]) or any(
        low in PASSIVE and following in ("deze", "dit") for low, following in pairwise(lows)
    )
    if leans and (opens or not PASSIVE.isdisjoint(lows)):
        yield from _from_before("leans_on", case)


def _from_before(rule: str, case: Case) -> Iterator[Vote]:
    decision = case.earlier()
    if decision is not None:
        yield from taken_over(rule, [role for role in decision.chosen if role.score > _GUESSED])


def heading(case: Case) -> Iterator[Vote]:
    """A heading that is little more than the name of a party; the nearest one."""
    for above in () if speaks_for_itself(case) else case.headings:
        mention = _heads(above.text, above.sentence.mentions)
        if mention is not None:
            yield implied("heading", mention.name, mention.kind, _GUESSED)
            return


def _heads(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The one party that a heading is about."""
    named = [m for m in mentions if m.form in ("name", "organ")]
    numbering = _NUMBERING.match(text)
    begin = numbering.end() if numbering else 0
    bare = text[begin:]
    if len(bare.split()) > _HEADING_WORDS or len(named) != 1:
        return None
    if _WHAT_THEY_DO.match(bare):
        return named[0]
    ends = len(text) - named[0].end <= 2
    return named[0] if ends and _BEFORE_PARTY.fullmatch(text[begin : named[0].start]) else None


def agreed_by_all(case: Case) -> Iterator[Vote]:
    """ "Afgesproken is …" in a document that several made: all of them; else it is of others."""
    if not _AGREED.isdisjoint(case.sentence.lows()):
        name, kind = who_is_we(case.context, case.registry)
        name, kind = (name, kind) if name == SIGNATORIES else ("", "")
        yield implied(AGREED, name, kind, 0.5)


def document(case: Case) -> Iterator[Vote]:
    """Who made the document, where it says so and nobody else is the subject of the sentence."""
    name, kind = who_is_we(case.context, case.registry)
    # "De kopgroep" of an agreement is of those who made it.
    theirs = name == SIGNATORIES and case.context.kind != MINUTES
    if name and (theirs or not case.sentence.by_stranger):
        yield implied("document", name, kind, 0.5)


def turn(case: Case) -> Iterator[Vote]:
    """The body of the member of the executive who says it, where nobody else is the subject."""
    if case.speaker is not None and not case.sentence.by_stranger:
        yield implied("turn", *case.speaker, 0.5)


#: Kinds that a municipality makes of what it does itself.
_OF_ITS_AREA = frozenset(("vision", "programme", "progress_report", "other"))


def area(case: Case) -> Iterator[Vote]:
    """The municipality that a document is about, where it does not say who made it and nobody else is
    the subject of a passive ("Hiervoor wordt een plan opgesteld", in its budget)."""
    context, sentence = case.context, case.sentence
    if context.issued_by or context.signatories or context.kind not in _OF_ITS_AREA:
        return
    own = own_municipality(context, case.registry)
    someone = sentence.by_stranger or case.speaker is not None
    if own is not None and not someone and not PASSIVE.isdisjoint(sentence.lows()):
        yield implied("area", own.name, own.kind, 0.4)


IMPLIED: Mapping[str, Rule] = {
    "pronoun": pronoun,
    "agreement_by_others": agreement_by_others,
    "worked_out": worked_out,
    "goes_on": goes_on,
    "item_goes_on": item_goes_on,
    "stem": stem,
    "subordinate": subordinate,
    "project_places": project_places,
    "leans_on": leans_on,
    "level": level,
    "place": place,
    "heading": heading,
    AGREED: agreed_by_all,
    RETOLD: retold,
    "document": document,
    "turn": turn,
    "area": area,
}
