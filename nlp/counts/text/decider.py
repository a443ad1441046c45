"""All fields of a number in running text: the rules of each field vote, one policy decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.areas import Areas
from corpus.count_rules import CountRules
from corpus.counting import Vocabulary
from nlp.counts.fields.area import decide_area, is_contested, site_of
from nlp.counts.fields.bases_said import BasesSaid, bases_said
from nlp.counts.fields.basis_beside import OPEN
from nlp.counts.fields.borrowed import borrowed_votes
from nlp.counts.fields.change import GROWTH, change_of
from nlp.counts.fields.future import with_future
from nlp.counts.fields.leaned_on import votes_for_basis
from nlp.counts.fields.leaning import Site
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.plan import PLAN_RULES, votes_of_plan, votes_of_site
from nlp.counts.fields.plan_title import plan_name
from nlp.counts.fields.project import ProjectMention, project_votes, votes_of_heading
from nlp.counts.fields.relevance import outside_of_agreement
from nlp.counts.fields.segment import is_whole, joined_segments
from nlp.counts.fields.segment import votes_of_words as segment_votes
from nlp.counts.fields.sites_of_text import votes_of_sites
from nlp.counts.fields.unit import Unit, per_of, votes_of_words
from nlp.counts.readings import Reading, Scene
from nlp.counts.sightings import Sighting
from nlp.counts.text_periods import period_of
from nlp.counts.votes import Decision, Vote, decide, vote
from nlp.counts.words import last_of
from nlp.reading import DocumentReading

#: "Op basis van die plannen" is no part of anything.
_PART_OF = re.compile(
    r"(?<!basis )(?<!grond )(?<!kader )\bvan\s+(?:deze|die)(?=\s+(?:\w+\s+)?(?:[0-9.]+|\w*woningen|aantal\w*|\w*opgave|totaal))|\b(?:hiervan|daarvan|waarvan)\b",
    re.IGNORECASE,
)
#: "... 19.044 woningen harde plancapaciteit en 19.743 woningen ...": no new clause.
_AND_MORE = re.compile(r"[^.;:()0-9]{0,60}(?:\ben\b|,)\s*(?:\w+\s+)?", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bwaarvan\b|\bverdeeld\s+over\b|\bbestaande\s+uit\b")
_NEAR = 40
_FOR = re.compile(r"\b(?:voor|in)\s+(?:de\s+|het\s+)?$", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:totale|gehele|deze|overige)\s+(?:\w+\s+)?(?:opgave|\d+%)|\bde\s+overige\b",
    re.IGNORECASE,
)
#: "30% sociale woningen (huur en koop)": no homes to let alone.
_LET_AND_SOLD = re.compile(
    r"[^.;:(]{0,60}(?:\(\s*|\bzowel\s+)(?:huur\s+(?:en|of|als)\s+koop|koop\s+(?:en|of|als)\s+huur)\b",
    re.IGNORECASE,
)
#: "Het gaat om 30% onder 300.000 euro en 45% grondgebonden": shares of other kinds than the sentence before names.
_OTHER_KIND = re.compile(
    r"\s*%?\s*(?:als|in\s+de\s+vorm|onder|boven|hier(?:onder|boven)|tussen|vanaf|grondgebonden|gestapeld|(?:appartement|eengezins|meergezins)[a-z]*)\b",
    re.IGNORECASE,
)
#: "Is in 2019 met 400 woningen gegroeid": that was built.
_GROWN = re.compile(r"\b(?:gegroeid|toegenomen)\b(?!\s+(?:moet|zal|zou))", re.IGNORECASE)
#: "Hiervan zijn er 165 gebouwd": homes of what the sentence before counts.
_OF_THOSE = re.compile(
    r"(?:hiervan|daarvan|van\s+deze|van\s+die|de\s+(?:overige|resterende))\b", re.IGNORECASE
)
#: "Van de 120 woningen zijn er 70 koop": in a plan parts of what is told, and not what stands
_PARTED = re.compile(r"(?:hiervan|daarvan|van)\b", re.IGNORECASE)
NO_PROJECT: Vote[ProjectMention | None] = vote("project", "nothing", None)
_STANDING = re.compile(
    r"\b(?:(?<![Hh]ieronder\s)(?<![Hh]ierboven\s)(?:staan|stonden|bevinden\s+zich)\s+(?:er\s+)?(?:(?:nu|momenteel|circa|ca\.|ongeveer|ruim|bijna|in\s+totaal)\s+){0,2}[0-9.]+|zijn\s+er(?!\s+geen\b)|staan\s+er|stonden\s+er|waren\s+er|was\s+er\s+(?:[a-z]+\s+){0,3}sprake\s+van|telt|telde|bevinden\s+zich|woningen\s+staan)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decider:
    """Decides the fields of the numbers of one document."""

    document: DocumentReading
    areas: Areas
    learned: Learned
    vocabulary: Vocabulary
    rules: CountRules

    def readings(self, scene: Scene) -> list[Reading | None]:
        """The numbers of a sentence with all that was read; None where nothing says what one counts."""
        said = bases_said(scene.text, (scene.start, scene.end), self.vocabulary, self.rules)
        found: list[Reading | None] = []
        for sighting, units in zip(scene.seen, self._units(scene), strict=True):
            host = found[sighting.host] if sighting.host is not None else None
            earlier = [reading for reading in found if reading]
            found.append(
                self._reading(scene, sighting, units, host, earlier, said) if units else None
            )
        return found

    def _units(self, scene: Scene) -> list[Decision[Unit] | None]:
        """What each number of a sentence counts; None where neither it nor what it leans on says."""
        text, seen = scene.text, scene.seen
        votes = [list(votes_of_words(text, sighting, self.vocabulary)) for sighting in seen]
        decided = [decide(own, own[0]) if own else None for own in votes]
        known = [decision.value if decision else None for decision in decided]
        own = frozenset(unit.name for unit in known if unit is not None and unit.counts_things)
        for index, decision in enumerate(decided):
            if decision is not None:
                continue
            site = Site(text, seen, index, known, scene.memory.unit, scene.lead, self.vocabulary)
            borrowed = list(borrowed_votes(site))
            if borrowed:
                votes_for = [
                    replace(v, value=_with_company(v.value, own, scene, seen[index]))
                    for v in borrowed
                ]
                decided[index] = found = decide(votes_for, votes_for[0])
                known[index] = found.value
        return decided

    def _reading(
        self,
        scene: Scene,
        sighting: Sighting,
        units: Decision[Unit],
        host: Reading | None,
        earlier: Sequence[Reading],
        said: BasesSaid,
    ) -> Reading:
        unit = units.value
        part_of = _part_of(scene, sighting, unit, earlier)
        whole = host or part_of
        words = self._projects_named(scene, sighting)
        basis = self._basis(scene, sighting, unit, whole, earlier, said, words)
        named = self._project(scene, basis, whole, words)
        site = site_of(scene, sighting, host, named.value, self.document, self.areas, self.learned)
        own_plan = named.value is not None and named.value.name == self.learned.plans.own
        area = decide_area(site, is_plan=basis.rule in PLAN_RULES or own_plan)
        is_rate = per_of(scene.text, sighting, self.vocabulary) is not None
        period = period_of(
            scene, sighting, unit.name, basis.value, whole, self.rules, is_rate=is_rate
        )
        return Reading(
            passage=scene.passage,
            sighting=sighting,
            units=units,
            segment=self._segment(scene, sighting, unit, host, part_of),
            basis=with_future(basis, period.value, unit.name, self.document.context),
            area=area,
            project=named,
            period=period,
            sentence=scene.words,
            part_of=part_of,
            outside=outside_of_agreement(scene, sighting, unit.name, self.rules),
            contested=host.contested
            if host is not None and host.area.value == area.value
            else is_contested(site, area.value),
            named=tuple((m.start, m.end) for m in scene.mentions),
            areas_named=tuple(
                m.area_id
                for m in scene.mentions
                if m.strength == "strong" and scene.start <= m.start < scene.end
            ),
            host=host,
            lead=scene.lead,
            previous=scene.previous,
        )

    def _basis(
        self,
        scene: Scene,
        sighting: Sighting,
        unit: Unit,
        whole: Reading | None,
        earlier: Sequence[Reading],
        said: BasesSaid,
        projects: Sequence[Vote[ProjectMention | None]],
    ) -> Decision[str]:
        """The basis of a number; of the plan's own homes it is plan capacity."""
        votes = list(votes_for_basis(scene, sighting, unit, whole, earlier, said, self.rules))
        standing = _STANDING.search(scene.words) if unit.name == "woningen" else None
        is_part = self.document.context.kind == "plan" and _PARTED.match(scene.words)
        if standing and not is_part:
            votes.append(vote("basis", "standing", "voorraad", standing.group()))
        grown = _GROWN.search(scene.words) if unit.name == "woningen" else None
        if grown and change_of(scene.text, sighting) == GROWTH:
            votes.append(vote("basis", "own", "gerealiseerd", grown.group()))
        nothing = vote("basis", "nothing", OPEN)
        own = decide(votes, nothing)
        named = decide(projects, NO_PROJECT)
        votes += votes_of_site(scene, unit.name, own, named)
        votes += votes_of_plan(scene, sighting, unit.name, own, self.document.context, self.rules)
        return decide(votes, nothing)

    def _projects_named(
        self, scene: Scene, sighting: Sighting
    ) -> list[Vote[ProjectMention | None]]:
        """A vote for each project that the words around a number name, or the heading over it."""
        group = [s for s in scene.seen if s.group == sighting.group]
        position = group.index(sighting)
        return [
            *project_votes(scene.text, sighting, position, scene.mentions),
            *votes_of_sites(scene.text, sighting, self.learned.sites, scene.mentions),
            *votes_of_heading(scene.text, sighting, scene.passage.section),
        ]

    def _project(
        self,
        scene: Scene,
        basis: Decision[str],
        whole: Reading | None,
        words: Sequence[Vote[ProjectMention | None]],
    ) -> Decision[ProjectMention | None]:
        """The project that the words name; for the plan's own homes the plan, as far as it has a name."""
        votes = list(words)
        name = None
        if basis.rule in PLAN_RULES:
            own = self.learned.plan_under(scene.passage.section)
            titled = plan_name(self.document.context)
            # "bouwplan Eikenhof in Dorst" of a title, which the text calls Eikenhof
            name = own if own and (not titled or titled.startswith(own)) else titled
        before = scene.memory.project
        if before is not None and before.named and _OF_THOSE.match(scene.words):
            votes.append(vote("project", "sentence-before", before))
        of_whole = whole.project.value if whole is not None else None
        if name is not None and (of_whole is None or not of_whole.named):
            votes.append(vote("project", "plan-of-document", ProjectMention(name), name))
        elif whole is not None and whole.basis.value == "plancapaciteit":
            votes.append(vote("project", "whole", whole.project.value))
        return decide(votes, NO_PROJECT)

    def _segment(
        self,
        scene: Scene,
        sighting: Sighting,
        unit: Unit,
        host: Reading | None,
        part_of: Reading | None,
    ) -> Decision[str | None]:
        """The number's own segment, else that of its host, its whole, or what it refers to.

        A number of several segments together is of none of them.
        """
        if joined_segments(scene.text, sighting, self.vocabulary) is not None:
            return decide((), vote("segment", "nothing", None))
        votes = list(segment_votes(scene.text, sighting, unit.noun, self.vocabulary))
        votes += self._segments_leaned_on(scene, sighting, unit, host, part_of)
        if _LET_AND_SOLD.match(scene.text, sighting.number.end, scene.end):
            votes = [v for v in votes if v.value is None or "huur" not in v.value]
        return decide(votes, vote("segment", "nothing", None))

    def _segments_leaned_on(
        self,
        scene: Scene,
        sighting: Sighting,
        unit: Unit,
        host: Reading | None,
        part_of: Reading | None,
    ) -> Iterator[Vote[str | None]]:
        if host is not None:
            yield vote("segment", "host", self._segment_of_host(scene, host))
            return
        of_those = _OF_THOSE.match(scene.text, scene.start, sighting.number.start)
        if of_those is not None and sighting.number.start - of_those.end() < _NEAR:
            yield vote("segment", "sentence-before", scene.memory.segment)
        if unit.source == "noun" and _says_more_than_homes(scene.text, unit):
            return
        if part_of is not None:
            yield vote("segment", "whole", part_of.segment.value)
        if unit.origin is not None and unit.name == "woningen":
            # "minimaal 104 en maximaal 132 sociale huurwoningen": the noun is that of both
            shared = scene.seen[unit.origin]
            units = list(votes_of_words(scene.text, shared, self.vocabulary))
            noun = decide(units, units[0]).value.noun if units else None
            own = list(segment_votes(scene.text, shared, noun, self.vocabulary, for_part=True))
            yield vote("segment", "shared-noun", decide(own, own[0]).value if own else None)
        if unit.name != "EUR" and _inherits_segment(scene, sighting, unit):
            named = _segment_before(scene, sighting, self.vocabulary) if unit.name == "%" else None
            if named:
                yield vote("segment", "before-in-sentence", named)
            yield vote("segment", "sentence-before", scene.memory.segment)

    def _segment_of_host(self, scene: Scene, host: Reading) -> str | None:
        """The segment of what stands before brackets: of "10 van de 28 woningen (36%)" that of the part."""
        if not is_whole(scene.text, host.sighting):
            return host.segment.value
        votes = list(
            segment_votes(scene.text, host.sighting, host.unit.noun, self.vocabulary, for_part=True)
        )
        return decide(votes, votes[0]).value if votes else None


def _with_company(unit: Unit, own: frozenset[str], scene: Scene, sighting: Sighting) -> Unit:
    """A borrowed unit that knows if the words it comes from count one kind of thing and no other.

    ``own`` are the units that the sentence names; where it names none, what it leans on decides.
    What is divided ("231.000 woningen, waarvan 21.000 in ...") stands right before its parts.
    """
    if unit.noun is not None or _OF_WHICH.search(
        scene.text, sighting.group_left, sighting.number.start
    ):
        return unit
    one = len(own) == 1 if own else scene.memory.counts_one or bool(scene.lead)
    return replace(unit, alone=one)


def _part_of(
    scene: Scene, sighting: Sighting, unit: Unit, earlier: Sequence[Reading]
) -> Reading | None:
    """The number of which this one is a part: "25.900, waarvan 15.681 hard en 10.219 zacht"."""
    if unit.source == "part":
        divided = [r for r in earlier if r.sighting.open_at != sighting.open_at]
        return divided[-1] if divided else None
    if not _OF_WHICH.search(scene.text, sighting.left, sighting.number.start):
        beside = earlier[-1] if earlier else None
        if beside is None or beside.part_of is None or beside.unit.name != unit.name:
            return None
        between = scene.text[beside.sighting.number.end : sighting.number.start]
        return beside.part_of if _AND_MORE.fullmatch(between) else None
    whole = [reading for reading in earlier if reading.sighting.host is None]
    same = [reading for reading in whole if reading.unit.name == unit.name]
    return (same or whole)[-1] if whole else None


def _inherits_segment(scene: Scene, sighting: Sighting, unit: Unit) -> bool:
    if unit.source in ("antecedent", "part"):
        return True
    end = min(scene.end, sighting.number.end + 60)
    if unit.name == "%" and _OTHER_KIND.match(scene.text, sighting.number.end, end):
        return False
    if unit.name == "%":
        return scene.refers_back or bool(_WHOLE.search(scene.text, sighting.number.end, end))
    return scene.refers_back and bool(_PART_OF.search(scene.text, scene.start, end))


def _segment_before(scene: Scene, sighting: Sighting, vocabulary: Vocabulary) -> str | None:
    """The segment for which the same sentence said something: "voor middenhuur ... en daarbij 20%"."""
    found = last_of(vocabulary.segments, scene.text, scene.start, sighting.number.start)
    if found is None or not _FOR.search(scene.text[max(scene.start, found[1] - 12) : found[1]]):
        return None
    return found[0]


def _says_more_than_homes(text: str, unit: Unit) -> bool:
    return unit.noun is not None and text[unit.noun[0] : unit.noun[1]].casefold() not in (
        "woningen",
        "woning",
    )
