"""Counts in running text: sentence by sentence, with what a sentence leaves to the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.areas import Areas
from corpus.count_rules import load_count_rules
from corpus.counting import Vocabulary, load_vocabulary
from extract.model import Note
from extract.passages import Passage
from nlp.counts.fields.area import mentions_in
from nlp.counts.fields.elsewhere import with_areas_elsewhere, with_bases_elsewhere
from nlp.counts.fields.learned import Learned
from nlp.counts.periods import is_report, periods_in
from nlp.counts.readings import Memory, Reading, Scene
from nlp.counts.sightings import sightings
from nlp.counts.text.decider import Decider
from nlp.counts.text.memory import remembered, with_towns_together
from nlp.counts.text.of_country import with_country
from nlp.counts.text.owners import with_owners
from nlp.counts.text.part_of_plan import with_parts_of_plan
from nlp.counts.text.records import count_of
from nlp.counts.text.repeats import with_told, without_bare_repeats
from nlp.counts.text.sentences import numbers_of_nothing, sentences_with_numbers
from nlp.counts.text.sums_of_kinds import with_kinds_added
from nlp.counts.words import refers_back
from nlp.gazetteer import AreaMention
from nlp.language.numbers import Number
from nlp.reading import DocumentReading
from nlp.records import Count

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
    passages: Sequence[Passage],
    areas: Areas,
    learned: Learned,
) -> TextCounts:
    """The counts in the passages of one document, and what was left out.

    Running headers and footers are not read. See :class:`nlp.records.Count` for what is returned.
    """
    reader = _Reader(document, areas, load_vocabulary(), learned)
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
        areas: Areas,
        vocabulary: Vocabulary,
        learned: Learned,
    ) -> None:
        self.document = document
        self.learned = learned
        self.context = document.context
        self.areas = areas
        self.vocabulary = vocabulary
        self.decider = Decider(document, areas, learned, vocabulary, load_count_rules())
        self.notes: list[Note] = []
        self.left_out: list[LeftOut] = []
        self.readings: list[Reading] = []
        self._after: dict[int, Memory] = {}

    def counts(self) -> tuple[Count, ...]:
        """All readings as records, the areas of repeated numbers filled in."""
        of_plans = self.context.kind in load_count_rules().kinds_of_many_plans
        owned = with_owners(self.readings, self.document, self.learned)
        owned = with_kinds_added(with_country(owned, self.vocabulary), self.vocabulary)
        kept = without_bare_repeats(owned)
        once = {id(reading) for reading in kept}
        for reading in owned:
            if id(reading) not in once:
                self._leave_out(reading.passage, reading.sighting.number, _REPEATED)
        readings = with_areas_elsewhere(kept, self.context)
        readings = with_parts_of_plan(with_told(with_bases_elsewhere(readings)))
        return tuple(
            count_of(reading, self.vocabulary, self.learned, of_plans=of_plans)
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
        own = self.context.area_id
        of_town = own is not None and self.areas[own].is_town
        mentions = mentions_in(self.document.of(passage), self.areas, self.learned)
        named = frozenset(m.end for m in mentions if m.strength == "strong")
        for number, reason in numbers_of_nothing(self.document.of(passage), named):
            self._leave_out(passage, number, reason)
        before = ""
        for start, end, numbers in sentences_with_numbers(self.document.of(passage), named):
            scene = _scene(
                passage, start, end, numbers, mentions, memory, self._last_sentence(stem)
            )
            scene = replace(scene, previous=before)
            before = scene.words
            readings = self._sentence(scene)
            self.readings.extend(readings)
            memory = with_towns_together(
                scene,
                remembered(scene, readings, of_town=of_town),
                readings,
                self.areas,
                self.learned,
            )
        self._after[passage.position] = memory

    def _sentence(self, scene: Scene) -> list[Reading]:
        if not scene.seen:
            return []
        found = self.decider.readings(scene)
        for sighting, reading in zip(scene.seen, found, strict=True):
            if reading is None:
                self._leave_out(scene.passage, sighting.number, _COUNTS_WHAT)
                self._note(scene.passage, sighting.number)
        return [reading for reading in found if reading]

    def _last_sentence(self, stem: Passage | None) -> str:
        """The line that introduces a list, without the sentences before it."""
        if stem is None:
            return ""
        reading = self.document.of(stem)
        start, end = reading.bounds[-1] if reading.bounds else (0, 0)
        return reading.text[start:end]

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
