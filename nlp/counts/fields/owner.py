"""Whose a number in the text of a plan is: the plan's own, a policy's, or of neither.

Pointers ("het plangebied"), verbs, headings, the sentence before and the size of the number each add a weight
to an owner (``count-owners.toml``); the one with most has it. Project, area and basis follow from that in
:mod:`nlp.counts.text.owners`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from corpus.areas import load_areas
from corpus.count_bases import load_basis_rules
from corpus.count_owners import Evidence, Owner, OwnerRules, Place, load_owner_rules
from corpus.count_plans import load_plan_words
from corpus.count_rules import load_count_rules
from corpus.counting import load_vocabulary
from nlp.counts.fields.bound import OF_NUMBER
from nlp.counts.fields.pointed_at import said_by_pointer
from nlp.counts.fields.relevance import limit_of_rule
from nlp.counts.ownership import Ownership, Said
from nlp.counts.periods import periods_in
from nlp.counts.readings import Reading
from nlp.counts.sightings import Sighting
from nlp.records import DocumentContext

#: Evidence of so much weight stands in the number's own sentence.
_IN_SENTENCE = 1.5
#: Evidence that a paper that need not be a plan's has a plan of its own.
_POINTS = ("pointer", "title", "known", "part")
#: What the kind of plan of the title weighs, in the number's own clause.
_OWN_KIND = 3.0
#: Fewer homes than a policy counts, and more than a plan has as a rule.
_FEW, _MANY = 20, 600
#: "De 114 woningen", "van deze 12 appartementen": a number that was told before.
_KNOWN = re.compile(
    r"(?<!\btussen )\b(?:de|deze|die|alle)\s+(?:(?:circa|ca\.|maximaal|beoogde|nieuwe|geplande|voorziene|aangevraagde|gevraagde|voorgestelde|voorgenomen|bedoelde|genoemde|in\s+totaal)\s+)*$",
    re.IGNORECASE,
)
#: Behind one of these stands what a number is for, or is tested against.
SERVES = re.compile(
    r"\b(?:past|passen|passend|ligt|liggen|valt|vallen|draagt|dragen|sluit|sluiten|aansluit|aansluiten|bijdraagt|bijdragen|voorziet|voorzien|bijdrage|onderdeel|deel\s+uit|invulling|leidt|leiden|voldoet|voldoen|tegemoet)\b",
    re.IGNORECASE,
)
#: "11 nieuwe woningen of meer"
_OR_MORE = re.compile(r"\s+(?:[\w-]+\s+){0,3}?of\s+meer\b", re.IGNORECASE)
#: Between a number and the part of a plan right behind its noun: "95 huurwoningen op kavel B".
_AT_PART = re.compile(
    r"(?:\s+(?!(?:en|of|waarvan|in|op|van|voor)\b)[\w-]+){1,4}\s+(?:in|op|van|voor)\s+(?:(?:de|het)\s+)?"
)
_LABELLED = re.compile(r":\s*$")
#: So many characters before a number an article can stand.
_REACH = 40
#: A number that says more than a plan has in all is this many times its total, and more.
_TIMES = 1.5


@dataclass(frozen=True, slots=True)
class Known:
    """What a document told of its own plan: its numbers, and the largest of them.

    ``numbers`` has for each value and unit which readings tell it.
    """

    numbers: Mapping[tuple[float, str], frozenset[int]] = field(default_factory=dict)
    total: float | None = None

    def tells(self, reading: Reading) -> bool:
        """Return True if another place of the text tells the same number of the plan."""
        return bool(self.numbers.get(_key_of(reading), frozenset()) - {id(reading)})


def known_of(found: Iterable[tuple[Reading, Ownership | None]]) -> Known:
    """What is known of the plan from the numbers that are clearly its own."""
    numbers: dict[tuple[float, str], set[int]] = {}
    for reading, owned in found:
        if owned is not None and owned.owner == "plan" and owned.clearly and _points(owned):
            numbers.setdefault(_key_of(reading), set()).add(id(reading))
    homes = [value for (value, unit) in numbers if unit == "woningen"]
    sources = {key: frozenset(ids) for key, ids in numbers.items()}
    return Known(sources, max(homes, default=None))


def _key_of(reading: Reading) -> tuple[float, str]:
    number = reading.sighting.number
    return number.high or number.value, reading.unit.name


def _points(owned: Ownership, *rules: str) -> bool:
    """Return True if words of the number's own sentence point to the plan, by one of some rules."""
    asked = rules or ("pointer", "title", "building")
    return any(said.rule in asked and said.weight >= _IN_SENTENCE for said in owned.said)


class _Scope:
    """The words around a number, by the place where they stand."""

    def __init__(self, reading: Reading) -> None:
        sighting, text = reading.sighting, reading.passage.text.text
        tail = text[sighting.tail[0] : sighting.tail[1]] if sighting.tail else ""
        section = reading.passage.section
        self.texts: dict[Place, str] = {
            "clause": f"{text[sighting.group_left : sighting.group_right]} {tail}",
            "sentence": reading.sentence,
            "previous": reading.previous,
            "lead": reading.lead,
            "heading": section[-1] if section else "",
            "above": " ¶ ".join(section[:-1]),
        }
        self.bare: dict[Place, str] = self.texts | {
            "clause": f"{text[sighting.group_left : sighting.number.start]} {_without_served(text, sighting, sighting.group_right)}",
            "sentence": f"{text[sighting.sentence[0] : sighting.number.start]} {_without_served(text, sighting, sighting.sentence[1])}",
        }

    def at(self, place: Place, owner: Owner) -> str:
        """The words at a place; for a policy without those of what the number serves."""
        return self.bare[place] if owner == "policy" else self.texts[place]


def _without_served(text: str, sighting: Sighting, end: int) -> str:
    """The words behind a number up to what it serves: "12 woningen, die passen binnen de opgave"."""
    served = SERVES.search(text, sighting.number.end, end)
    return text[sighting.number.end : served.start() if served is not None else end]


def evidence_of(
    reading: Reading, context: DocumentContext, name: str | None, *, of_plan: bool
) -> tuple[Said, ...]:
    """What a number and the words around it say of whose it is.

    ``name`` is that of the document's plan, ``of_plan`` says that it is the text of one.
    """
    rules = load_owner_rules()
    return (
        *_said_of_kind(rules, of_plan=of_plan),
        *_said_by_words(reading, rules),
        *_said_by_kind_of_plan(reading, context),
        *_said_by_number(reading, name, rules),
        *said_by_pointer(reading, rules),
        *_said_by_areas(reading, context, rules),
    )


def owner_of(
    reading: Reading,
    evidence: Sequence[Said],
    known: Known,
    whole: Ownership | None = None,
    *,
    of_plan: bool,
) -> Ownership:
    """Whose a number of a document of plans is, by its own evidence and what else the document tells.

    ``whole`` is the owner of what it is a part of, ``of_plan`` says that the document is the text of a plan.
    """
    rules = load_owner_rules()
    told = (*_said_by_size(reading, known, rules), *_said_by_whole(whole, rules))
    found = _decided((*evidence, *told), rules)
    if found.owner != "plan":
        return found
    if reading.sentence.count("|") > 1:
        # a row of a table can be of any plan
        is_enough = _points(found) or found.has("known", "part")
    elif reading.unit.name == "%":
        # shares are often those of a rule
        is_enough = found.has(*_POINTS)
    elif not of_plan:
        # other papers tell of many plans
        is_enough = _points(found, "pointer", "title") or found.has("known")
    else:
        is_enough = True
    return found if is_enough else replace(found, owner=None)


def _decided(said: Sequence[Said], rules: OwnerRules) -> Ownership:
    ranked = tuple(sorted(said, key=lambda s: (-s.weight, s.owner, s.rule)))
    sums: dict[Owner, float] = {"plan": 0.0, "policy": 0.0, "other": 0.0}
    for one in ranked:
        sums[one.owner] += one.weight
    order = sorted(sums, key=lambda name: (-sums[name], name))
    best, next_best = order[0], order[1]
    ahead = sums[best] - sums[next_best]
    if sums[best] < rules.least or ahead < rules.margin:
        return Ownership(None, ranked, ahead)
    return Ownership(best, ranked, ahead)


def _said_of_kind(rules: OwnerRules, *, of_plan: bool) -> Iterator[Said]:
    if of_plan:
        yield Said("plan", "kind", "", max(rules.kinds.values()))


def _said_by_words(reading: Reading, rules: OwnerRules) -> Iterator[Said]:
    scope = _Scope(reading)
    for evidence, pattern in rules.evidence:
        if evidence.units is not None and reading.unit.name not in evidence.units:
            continue
        found = _heaviest(evidence, pattern, scope)
        if found is not None and not (evidence.id == "law" and _is_tested(reading, pattern)):
            yield found


def _said_by_kind_of_plan(reading: Reading, context: DocumentContext) -> Iterator[Said]:
    """ "Het uitwerkingsplan biedt plaats aan 54 woningen" in a text whose title says that it is one; another
    kind of plan than that of the title is another plan."""
    kinds = load_plan_words().plan_kinds
    titled = {match.group().casefold() for match in kinds.finditer(context.title)}
    text, sighting = reading.passage.text.text, reading.sighting
    for match in kinds.finditer(text, sighting.group_left, sighting.number.start):
        before = text[sighting.group_left : match.start()].casefold().split()
        if titled and before[-1:] == ["het"]:
            own = match.group().casefold() in titled
            yield Said("plan" if own else "other", "pointer", match.group(), _OWN_KIND)
            return


def _is_tested(reading: Reading, law: re.Pattern[str]) -> bool:
    """Return True for what a plan is held against the law for: "Het plan voorziet in 10 woningen en is volgens vaste jurisprudentie …"."""
    text, sighting = reading.passage.text.text, reading.sighting
    before = text[sighting.sentence[0] : sighting.number.start]
    plan = load_count_rules().plan_subjects.search(before)
    return plan is not None and law.search(before) is None and _threshold(before) is None


def _heaviest(evidence: Evidence, pattern: re.Pattern[str], scope: _Scope) -> Said | None:
    """The evidence of the heaviest place where one of its words stands."""
    for place, weight in sorted(evidence.weights.items(), key=lambda item: -item[1]):
        found = pattern.search(scope.at(place, evidence.owner))
        if found is not None:
            return Said(evidence.owner, evidence.id, " ".join(found.group().split()), weight)
    return None


def _said_by_number(reading: Reading, name: str | None, rules: OwnerRules) -> Iterator[Said]:
    """What stands at the number itself: its noun, its place, a threshold, the name of the plan."""
    text, sighting = reading.passage.text.text, reading.sighting
    before = _before(reading)
    former = load_basis_rules().former.search(before)
    if former is not None:
        yield Said("other", "former", former.group(), rules.found.former)
    governs = governing_noun(text, sighting)
    if governs is not None:
        yield Said("policy", "governed", governs, rules.found.governed)
    if any(period.kind in ("range", "until", "before") for period in periods_in(reading.sentence)):
        yield Said("policy", "years", "", rules.found.years)
    whole_before = text[sighting.sentence[0] : sighting.number.start]
    limit = limit_of_rule(whole_before, text[sighting.number.end : sighting.sentence[1]])
    if limit is not None:
        yield Said("other", "threshold", limit, rules.found.limit_of_law)
        return
    behind = _OR_MORE.match(text, sighting.number.end)
    threshold = behind.group() if behind is not None else _threshold(before)
    if threshold is not None:
        law = load_count_rules().rules_of_law.search(reading.sentence)
        weight = rules.found.limit_of_law if law is not None else rules.found.threshold
        yield Said("other", "threshold", threshold, weight)
    street = load_plan_words().streets.search(text, sighting.group_left, sighting.group_right)
    if street is not None:
        yield Said("plan", "street", street.group(), rules.found.street)
    if name is not None and name in reading.sentence:
        yield Said("plan", "title", name, rules.found.title)


def _before(reading: Reading) -> str:
    """The words of the sentence right before a number."""
    text, sighting = reading.passage.text.text, reading.sighting
    return text[max(sighting.sentence[0], sighting.number.start - _REACH) : sighting.number.start]


def _threshold(before: str) -> str | None:
    """ "meer dan" right before a number."""
    found = list(load_vocabulary().thresholds.finditer(before))
    return found[-1].group() if found and not before[found[-1].end() :].strip() else None


def _said_by_size(reading: Reading, known: Known, rules: OwnerRules) -> Iterator[Said]:
    """What the size of a number says, beside the plan's numbers that are known."""
    value, unit = _key_of(reading)
    if known.tells(reading):
        told = _KNOWN.search(_before(reading))
        yield Said(
            "plan",
            "known" if told else "again",
            told.group().strip() if told else "",
            rules.found.known if told else rules.found.again,
        )
    if unit != "%" and not value.is_integer():
        yield Said("other", "fraction", "", rules.found.fraction)
    if unit != "woningen":
        return
    if value < _FEW:
        yield Said("plan", "few", "", rules.found.few)
    elif value > _MANY and not known.tells(reading):
        yield Said("policy", "many", "", rules.found.many)
    if known.total is not None and value > known.total * _TIMES:
        yield Said("policy", "larger", "", rules.found.larger)


@lru_cache(maxsize=1)
def _policy_nouns() -> re.Pattern[str]:
    """Nouns of which a policy's number is the amount: need, task, stock, programme."""
    rules = load_basis_rules()
    return re.compile(
        rf"{rules.served.pattern}|{rules.tasks.pattern}|\b[\w-]*(?:programma|plancapaciteit|planvoorraad|planaanbod|contingent|capaciteit|behoefte|productie|ruimte|toename|groei|uitbreiding|aanbod|lijst)\b",
        re.IGNORECASE,
    )


#: "Het plan biedt ruimte aan 54 woningen" is what it does, and no room that a policy leaves.
_OFFERS = re.compile(r"\bbied(?:t|en)\s+(?:[\w-]+\s+){0,3}ruimte$", re.IGNORECASE)
#: "een deel van de 200 woningen"
_SHARE_OF = re.compile(r"\b(?:een\s+)?deel\s+van\s+(?:de|het|deze)\s+(?:\w+\s+)?$", re.IGNORECASE)
#: "ter grootte van 6.000", "met een omvang van"
_SIZED = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,6}?(?:ter\s+grootte|met\s+een\s+omvang)\s+van\s+(?:[\w.’'-]+\s+){0,2}",
    re.I,
)


#: "De harde plancapaciteit in de gemeente bedraagt circa 400"
_STATED = re.compile(
    r"\s+(?:in|voor|binnen|tot|vanaf|per)\s+[^.;:()]{1,40}?\s+(?:bedraagt|bedroeg|bedragen)\s+(?:[\w’'.-]+\s+){0,3}",
    re.IGNORECASE,
)


def governing_noun(text: str, sighting: Sighting) -> str | None:
    """The noun of policy that has a number as its own: "de behoefte van 500 woningen"."""
    before = text[sighting.sentence[0] : sighting.number.start]
    share = _SHARE_OF.search(before)
    if share is not None:
        return share.group().strip()
    for found in _policy_nouns().finditer(before):
        if _OFFERS.search(before, 0, found.end()):
            continue
        links = (OF_NUMBER, _SIZED, _STATED)
        if any(link.fullmatch(before, found.end()) for link in links):
            return found.group()
    return None


def _said_by_areas(reading: Reading, context: DocumentContext, rules: OwnerRules) -> Iterator[Said]:
    """The areas that the sentence names: its own town, or a wider one."""
    ids = set(reading.areas_named)
    own = context.area_id
    text, sighting = reading.passage.text.text, reading.sighting
    clause = text[sighting.group_left : sighting.group_right]
    inside = {name for name in ids if name == own or load_areas().is_village_of(name, own)}
    if own is not None and own in ids and _names_in(own, clause):
        yield Said("policy", "town", "", rules.found.town)
    if ids - inside and own is not None:
        yield Said("policy", "wider", "", rules.found.wider)


def _names_in(area_id: str, words: str) -> bool:
    areas = load_areas()
    return area_id in areas and areas[area_id].name in words


def _said_by_whole(whole: Ownership | None, rules: OwnerRules) -> Iterator[Said]:
    if whole is not None and whole.owner is not None:
        yield Said(whole.owner, "part", "", rules.found.part)


def part_named(reading: Reading) -> str | None:
    """The part of a plan that a number's own words name: "fase 2", "blok A"."""
    text, sighting = reading.passage.text.text, reading.sighting
    parts = load_owner_rules().parts
    at = _AT_PART.match(text, sighting.number.end, sighting.right)
    beside = parts.match(text, at.end()) if at is not None else None
    if beside is not None:
        # "147 woningen op kavel A en 95 woningen op kavel B"
        return beside.group()
    # "en fase 5b: 29": a label stands behind the number before
    is_labelled = bool(_LABELLED.search(text, sighting.after, sighting.number.start))
    for start, end in (
        (sighting.after if is_labelled else sighting.group_left, sighting.number.start),
        (sighting.number.end, sighting.group_right),
    ):
        found = list(parts.finditer(text, start, end))
        if found:
            return found[-1].group()
    return None
