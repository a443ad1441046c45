"""Counts in running text: sentence by sentence, with what a sentence leaves to the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.areas import COUNTRY, Areas
from corpus.count_rules import load_count_rules
from corpus.counting import Vocabulary, load_vocabulary
from extract.model import Note
from extract.passages import Passage
from nlp.area_names import AreaMention
from nlp.counts.fields.area import (
    AreaId,
    decide_area,
    is_contested,
    mentions_in,
    site_of,
    with_areas_elsewhere,
    with_bases_elsewhere,
)
from nlp.counts.fields.basis import OPEN, BasesSaid, bases_said
from nlp.counts.fields.borrowed import Site, borrowed_votes
from nlp.counts.fields.leaned_on import votes_for_basis
from nlp.counts.fields.learned import Learned
from nlp.counts.fields.plan import PLAN_RULES, plan_name, votes_of_plan
from nlp.counts.fields.project import ProjectMention, project_votes
from nlp.counts.fields.relevance import outside_of_agreement
from nlp.counts.fields.segment import votes_of_words as segment_votes
from nlp.counts.fields.unit import Unit, per_of, votes_of_words
from nlp.counts.periods import is_report, periods_in
from nlp.counts.readings import NO_PERIOD, Memory, Reading, Scene
from nlp.counts.sightings import Sighting, sightings
from nlp.counts.text.records import count_of
from nlp.counts.text.sentences import numbers_of_nothing, sentences_with_numbers
from nlp.counts.text_periods import called_period, period_of
from nlp.counts.votes import Decision, Vote, decide, vote
from nlp.counts.words import introduces, last_of, refers_back
from nlp.language.numbers import Number
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

_PART_OF = re.compile(r"\b(?:van\s+(?:deze|die)|hiervan|daarvan|waarvan)\b", re.IGNORECASE)
#: "... 19.044 woningen harde plancapaciteit en 19.743 woningen ...": no new clause.
_AND_MORE = re.compile(r"[^.;:()0-9]{0,60}(?:\ben\b|,)\s*(?:\w+\s+)?", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bwaarvan\b")
_FOR = re.compile(r"\b(?:voor|in)\s+(?:de\s+|het\s+)?$", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:totale|gehele|deze|overige)\s+(?:\w+\s+)?(?:opgave|\d+%)|\bde\s+overige\b",
    re.IGNORECASE,
)
_TITLE_YEARS = re.compile(r"(?: [A-Z][\w'’-]*){0,3} 20\d\d ?[-–] ?20\d\d\b")
_STANDING = re.compile(
    r"\b(?:zijn\s+er|staan\s+er|stonden\s+er|waren\s+er|telt|telde|bevinden\s+zich|woningen\s+staan)\b",
    re.IGNORECASE,
)
_IN_PASSING = re.compile(
    r"(?:vooral|ook|deze|dit|die|hiervan|daarvan|met\s+name|zelfs|alleen|in\s+het\s+bijzonder)\b",
    re.IGNORECASE,
)
#: Why a number is no count, in Dutch.
_COUNTS_WHAT = "de woorden zeggen niet wat het telt"
_REPEATED = "een herhaling van een getal van het plan"
#: Numbers below this are too often no count to say that they were left out.
_WORTH_A_NOTE = 1000


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A number of a passage that became no count, at ``[start, end)`` of its text, and why in Dutch."""

    passage: int
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class TextCounts:
    """The counts of a text, notes on what was left out, and each number that was."""

    counts: tuple[Count, ...]
    notes: tuple[Note, ...]
    left_out: tuple[LeftOut, ...]


def read_text_counts(
    document: DocumentReading,
    context: DocumentContext,
    passages: Sequence[Passage],
    areas: Areas,
    learned: Learned,
) -> TextCounts:
    """The counts in the passages of one document, and what was left out.

    Running headers and footers are not read. See :class:`nlp.records.Count` for what is returned.
    """
    reader = _Reader(document, context, areas, load_vocabulary(), learned)
    by_position = {passage.position: passage for passage in passages}
    for passage in passages:
        if passage.kind != "furniture":
            stem = by_position.get(passage.stem) if passage.stem is not None else None
            reader.read(passage, stem)
    return TextCounts(reader.counts(), tuple(reader.notes), tuple(reader.left_out))


class _Reader:
    """Goes through a document's passages and remembers what sentences refer back to."""

    def __init__(
        self,
        document: DocumentReading,
        context: DocumentContext,
        areas: Areas,
        vocabulary: Vocabulary,
        learned: Learned,
    ) -> None:
        self.document = document
        self.learned = learned
        self.context = context
        self.areas = areas
        self.vocabulary = vocabulary
        self.rules = load_count_rules()
        self.notes: list[Note] = []
        self.left_out: list[LeftOut] = []
        self.readings: list[Reading] = []
        self._after: dict[int, Memory] = {}

    def counts(self) -> tuple[Count, ...]:
        """All readings as records, the areas of repeated numbers filled in."""
        kept = without_repeats(self.readings)
        once = {id(reading) for reading in kept}
        for reading in self.readings:
            if id(reading) not in once:
                self._leave_out(reading.passage, reading.sighting.number, _REPEATED)
        readings = with_areas_elsewhere(kept, self.context)
        readings = with_bases_elsewhere(readings)
        return tuple(
            count_of(reading, self.vocabulary, self.learned, self.context.kind)
            for reading in readings
        )

    def read(self, passage: Passage, stem: Passage | None) -> None:
        """Reads one passage; ``stem`` is the one that introduces it."""
        memory = Memory()
        if stem is not None:
            memory = replace(self._after.get(stem.position, memory), from_stem=True)
        previous = self.readings[-1] if self.readings else None
        if (
            previous is not None
            and passage.kind == previous.passage.kind == "list_item"
            and previous.passage.stem == passage.stem
        ):
            memory = replace(memory, unit=memory.unit or previous.unit)
        mentions = mentions_in(self.document.of(passage), self.areas, self.learned)
        named = frozenset(m.end for m in mentions if m.strength == "strong")
        for number, reason in numbers_of_nothing(self.document.of(passage), named):
            self._leave_out(passage, number, reason)
        for start, end, numbers in sentences_with_numbers(self.document.of(passage), named):
            scene = _scene(passage, start, end, numbers, mentions, memory, _last_sentence(stem))
            readings = self._sentence(scene)
            self.readings.extend(readings)
            memory = self._together(_remembered(scene, readings), readings)
        self._after[passage.position] = memory

    def _together(self, memory: Memory, readings: Sequence[Reading]) -> Memory:
        """The memory with all towns of a sentence together as its area: "Hiermee" refers to all."""
        towns = list(dict.fromkeys(r.area.value for r in readings if r.area.value))
        several = len(towns) > 1 and all(
            town in self.areas and self.areas[town].kind == "municipality" for town in towns
        )
        if not several:
            return memory
        joined: Vote[AreaId] = vote("area", "sentence", self.learned.joined(towns).id)
        return replace(memory, area=joined)

    def _sentence(self, scene: Scene) -> list[Reading]:
        if not scene.seen:
            return []
        said = bases_said(scene.text, (scene.start, scene.end), self.vocabulary, self.rules)
        found: list[Reading | None] = []
        for sighting, units in zip(scene.seen, self._units(scene), strict=True):
            if units is None:
                self._leave_out(scene.passage, sighting.number, _COUNTS_WHAT)
                self._note(scene.passage, sighting.number)
                found.append(None)
                continue
            host = found[sighting.host] if sighting.host is not None else None
            earlier = [reading for reading in found if reading]
            found.append(self._reading(scene, sighting, units, host, earlier, said))
        return [reading for reading in found if reading]

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
        basis = self._basis(scene, sighting, unit, whole, earlier, said)
        named = self._project(scene, sighting, basis, whole)
        site = site_of(scene, sighting, host, named.value, self.document, self.areas, self.learned)
        area = decide_area(site, is_plan=basis.rule in PLAN_RULES)
        is_rate = per_of(scene.text, sighting, self.vocabulary) is not None
        return Reading(
            passage=scene.passage,
            sighting=sighting,
            units=units,
            segment=self._segment(scene, sighting, unit, host, part_of),
            basis=basis,
            area=area,
            project=named,
            period=period_of(
                scene, sighting, unit.name, basis.value, whole, self.rules, is_rate=is_rate
            ),
            sentence=scene.words,
            part_of=part_of,
            outside=outside_of_agreement(scene, sighting, unit.name, self.rules),
            contested=is_contested(site, area.value),
        )

    def _basis(
        self,
        scene: Scene,
        sighting: Sighting,
        unit: Unit,
        whole: Reading | None,
        earlier: Sequence[Reading],
        said: BasesSaid,
    ) -> Decision[str]:
        """The basis of a number; of the plan's own homes it is plan capacity."""
        votes = list(votes_for_basis(scene, sighting, unit, whole, earlier, said, self.rules))
        standing = _STANDING.search(scene.words) if unit.name == "woningen" else None
        if standing:
            votes.append(vote("basis", "standing", "voorraad", standing.group()))
        nothing = vote("basis", "nothing", OPEN)
        own = decide(votes, nothing)
        votes += votes_of_plan(scene, unit.name, own, self.context, self.rules)
        return decide(votes, nothing)

    def _project(
        self, scene: Scene, sighting: Sighting, basis: Decision[str], whole: Reading | None
    ) -> Decision[ProjectMention | None]:
        """The project that the words name; for the plan's own homes the plan, as far as it has a name."""
        group = [s for s in scene.seen if s.group == sighting.group]
        votes = list(project_votes(scene.text, sighting, group.index(sighting), scene.mentions))
        name = plan_name(self.context) if basis.rule in PLAN_RULES else None
        if name is not None:
            votes.append(vote("project", "plan-of-document", ProjectMention(name), name))
        elif whole is not None and whole.basis.value == "plancapaciteit":
            votes.append(vote("project", "whole", whole.project.value))
        return decide(votes, vote("project", "nothing", None))

    def _segment(
        self,
        scene: Scene,
        sighting: Sighting,
        unit: Unit,
        host: Reading | None,
        part_of: Reading | None,
    ) -> Decision[str | None]:
        """The number's own segment, else that of its host, its whole, or what it refers to."""
        votes = list(segment_votes(scene.text, sighting, unit.noun, self.vocabulary))
        votes += self._segments_leaned_on(scene, sighting, unit, host, part_of)
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
            yield vote("segment", "host", host.segment.value)
            return
        if unit.source == "noun" and _says_more_than_homes(scene.text, unit):
            return
        if part_of is not None:
            yield vote("segment", "whole", part_of.segment.value)
        if unit.origin is not None and unit.name == "woningen":
            # "minimaal 104 en maximaal 132 sociale huurwoningen": the noun is that of both
            shared = scene.seen[unit.origin]
            units = list(votes_of_words(scene.text, shared, self.vocabulary))
            noun = decide(units, units[0]).value.noun if units else None
            own = list(segment_votes(scene.text, shared, noun, self.vocabulary))
            yield vote("segment", "shared-noun", decide(own, own[0]).value if own else None)
        if unit.name != "EUR" and _inherits_segment(scene, sighting, unit):
            named = _segment_before(scene, sighting, self.vocabulary) if unit.name == "%" else None
            if named:
                yield vote("segment", "before-in-sentence", named)
            yield vote("segment", "sentence-before", scene.memory.segment)

    def _leave_out(self, passage: Passage, number: Number, reason: str) -> None:
        self.left_out.append(LeftOut(passage.position, number.start, number.end, reason))

    def _note(self, passage: Passage, number: Number) -> None:
        if number.value < _WORTH_A_NOTE or number.kind != "figure":
            return
        self.notes.append(
            Note(
                "nlp",
                "Een getal waarvan de tekst niet zegt wat het telt; het is weggelaten.",
                passage.page,
                passage.text.source_range(number.start, number.figure_end),
            )
        )


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


def without_repeats(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, each number of the plan's own homes once: texts of plans repeat it all along."""
    kept: list[Reading] = []
    seen: set[tuple[float, str, str | None]] = set()
    for reading in readings:
        of_plan = reading.basis.value == "plancapaciteit" and reading.project.value is not None
        key = (reading.sighting.number.value, reading.unit.name, reading.segment.value)
        repeats = reading.unit.name == "woningen" and key in seen and not any(reading.period.value)
        if repeats and (of_plan or not reading.basis.vote.words):
            continue
        if of_plan:
            seen.add(key)
        kept.append(reading)
    return kept


def _scene(
    passage: Passage,
    start: int,
    end: int,
    numbers: Sequence[Number],
    mentions: Sequence[AreaMention],
    memory: Memory,
    lead: str,
) -> Scene:
    words = passage.text.text[start:end]
    return Scene(
        passage,
        start,
        end,
        sightings(passage.text.text, (start, end), numbers),
        mentions,
        [replace(p, start=p.start + start, end=p.end + start) for p in periods_in(words)],
        memory,
        memory.from_stem or memory.announces or refers_back(words),
        is_report(words),
        lead,
    )


def _last_sentence(stem: Passage | None) -> str:
    """The line that introduces a list, without the sentences before it."""
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ])", stem.text.text)[-1] if stem else ""


def _part_of(
    scene: Scene, sighting: Sighting, unit: Unit, earlier: Sequence[Reading]
) -> Reading | None:
    """The number of which this one is a part: "25.900, waarvan 15.681 hard en 10.219 zacht"."""
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
    if unit.source == "antecedent":
        return True
    end = min(scene.end, sighting.number.end + 60)
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


def _topic(scene: Scene, inside: Sequence[AreaMention]) -> Vote[AreaId] | None:
    """The area that a sentence without numbers is about: not the country, a scale of comparison.

    What the paragraph is about stays so while sentences lean on it: "Vooral X trekt jongeren aan"
    names X in passing.
    """
    named = [m for m in inside if m.area_id != COUNTRY]
    if not named:
        return None
    known = scene.memory.area
    if known is not None and known.value is not None and _IN_PASSING.match(scene.words):
        return known
    words = scene.text[named[-1].start : named[-1].end]
    return vote("area", "sentence", named[-1].area_id, words)


def _remembered(scene: Scene, readings: Sequence[Reading]) -> Memory:
    """What the next sentence may refer back to."""
    memory, back = scene.memory, scene.refers_back
    whole = called_period(scene.words) or memory.whole
    announces = introduces(scene.words)
    if readings:
        segments = {reading.segment.value for reading in readings if reading.segment.value}
        inherited = memory.segment if back and not segments else None
        period = next((r.period.value for r in readings if any(r.period.value)), NO_PERIOD)
        if period == NO_PERIOD and back:
            period = memory.period
        counted = {r.unit.name for r in readings if r.unit.counts_things}
        return Memory(
            unit=readings[-1].unit,
            counts_one=len(counted) == 1,
            segment=segments.pop() if len(segments) == 1 else inherited,
            basis=readings[0].basis,
            area=readings[-1].area.vote,
            period=period,
            whole=whole,
            announces=announces,
        )
    inside = [
        m
        for m in scene.mentions
        if scene.start <= m.start < scene.end
        and m.strength == "strong"
        # "de Regionale Woonagenda Achterhoek 2015-2025" names a document, not what is spoken of
        and not _TITLE_YEARS.match(scene.text, m.end)
    ]
    kept = memory if back or not inside else Memory()
    area = _topic(scene, inside) or kept.area
    spans = [p for p in scene.periods if p.kind != "in"]
    return replace(
        kept,
        area=area,
        period=(spans[-1].first, spans[-1].last) if spans else kept.period,
        whole=whole,
        announces=announces,
        from_stem=False,
    )
