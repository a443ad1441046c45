"""Counts in running text: sentence by sentence, with what a sentence leaves to the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.areas import Areas
from corpus.counting import Vocabulary, load_vocabulary
from extract.model import Note, Segment
from extract.passages import Passage
from nlp.areas import AreaMention, area_mentions
from nlp.counts.basis import Basis, basis_of, is_limit
from nlp.counts.levels import level_in_text
from nlp.counts.measures import measure_of
from nlp.counts.periods import PeriodMention, is_report, periods_in
from nlp.counts.places import Place, place_of
from nlp.counts.projects import ProjectMention, project_of
from nlp.counts.qualifiers import qualifier_of
from nlp.counts.segments import own_segment
from nlp.counts.sightings import Sighting, sightings
from nlp.counts.units import Unit, borrowed_unit, own_unit, per_of
from nlp.counts.words import introduces, refers_back
from nlp.numbers import Number, numbers_in
from nlp.records import Count, DocumentContext
from nlp.sentences import boundaries

_PART_OF = re.compile(r"\b(?:van\s+(?:deze|die)|hiervan|daarvan|waarvan)\b", re.IGNORECASE)
_WHOLE_PERIOD = re.compile(r"\b(?:gehele|hele|deze|die)\s+(?:woondeal)?periode\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:totale|gehele|deze|overige)\s+(?:\w+\s+)?(?:opgave|\d+%)|\b[Dd]e\s+overige\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:zijn\s+er|staan\s+er|stonden\s+er|waren\s+er|telt|telde|bevinden\s+zich|woningen\s+staan)\b",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(r"^(?:we|wij|onze|als\s+regio|partijen|de\s+partijen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number of the text with all that was read about it."""

    passage: Passage
    sighting: Sighting
    unit: Unit
    segment: str | None
    basis: Basis
    place: Place
    project: ProjectMention | None
    period: tuple[str | None, str | None]
    sentence: str


def read_text_counts(
    context: DocumentContext, passages: Sequence[Passage], areas: Areas
) -> tuple[tuple[Count, ...], tuple[Note, ...]]:
    """The counts in the passages of one document, and what was left out.

    Running headers and footers are not read. See :class:`nlp.records.Count` for what is returned.
    """
    reader = _Reader(context, areas, load_vocabulary())
    by_position = {passage.position: passage for passage in passages}
    for passage in passages:
        if passage.kind != "furniture":
            stem = by_position.get(passage.stem) if passage.stem is not None else None
            reader.read(passage, stem)
    return reader.counts(), tuple(reader.notes)


class _Reader:
    """Goes through a document's passages and remembers what sentences refer back to."""

    def __init__(self, context: DocumentContext, areas: Areas, vocabulary: Vocabulary) -> None:
        self.context = context
        self.areas = areas
        self.vocabulary = vocabulary
        self.notes: list[Note] = []
        self.readings: list[Reading] = []
        self._stems: dict[int, _Memory] = {}

    def read(self, passage: Passage, stem: Passage | None) -> None:
        text = passage.text.text
        numbers = numbers_in(text)
        memory = _Memory()
        if stem is not None:
            memory = self._stems.get(stem.position, _Memory())
            memory = replace(memory, from_stem=True)
        mentions = area_mentions(text, self.context, self.areas)
        previous = self.readings[-1] if self.readings else None
        if (
            previous is not None
            and passage.kind == "list_item"
            and previous.passage.kind == "list_item"
            and previous.passage.stem == passage.stem
        ):
            memory = replace(memory, unit=memory.unit or previous.unit)
        for begin, end in _sentences(text):
            inside = [
                n
                for n in numbers
                if begin <= n.start < end
                and not (n.start == begin and _is_note_mark(text, n))
                and not _is_house_number(text, n)
            ]
            memory = self._sentence(passage, (begin, end), inside, mentions, memory)
        self._stems[passage.position] = memory

    def _sentence(
        self,
        passage: Passage,
        sentence: tuple[int, int],
        numbers: Sequence[Number],
        mentions: Sequence[AreaMention],
        memory: _Memory,
    ) -> _Memory:
        text = passage.text.text
        words = text[sentence[0] : sentence[1]]
        back = memory.from_stem or memory.announces or refers_back(words)
        seen = sightings(text, sentence, numbers)
        units = [own_unit(text, s, self.vocabulary) for s in seen]
        for index in range(len(seen)):
            if units[index] is None:
                units[index] = borrowed_unit(text, seen, index, units, memory.unit, self.vocabulary)
        periods = [
            replace(p, start=p.start + sentence[0], end=p.end + sentence[0])
            for p in periods_in(words)
        ]
        found: list[Reading | None] = []
        for index, sighting in enumerate(seen):
            unit = units[index]
            if unit is None:
                self._leave_out(passage, sighting)
                found.append(None)
                continue
            host = found[sighting.host] if sighting.host is not None else None
            earlier = [r for r in found if r]
            found.append(
                self._reading(
                    passage,
                    sighting,
                    unit,
                    mentions,
                    periods,
                    memory,
                    back,
                    host,
                    earlier,
                    seen,
                    words,
                )
            )
        readings = [r for r in found if r]
        self.readings.extend(readings)
        return self._remember(text, sentence, words, readings, mentions, memory, back)

    def _reading(
        self,
        passage: Passage,
        sighting: Sighting,
        unit: Unit,
        mentions: Sequence[AreaMention],
        periods: Sequence[PeriodMention],
        memory: _Memory,
        back: bool,
        host: Reading | None,
        earlier: Sequence[Reading],
        seen: Sequence[Sighting],
        words: str,
    ) -> Reading:
        text = passage.text.text
        between = text[sighting.left : sighting.number.start]
        part_of = None
        if re.search(r"\bwaarvan\b", between):
            whole = [r for r in earlier if r.sighting.host is None]
            same = [r for r in whole if r.unit.name == unit.name]
            part_of = (same or whole)[-1] if whole else None
        segment = own_segment(text, sighting, unit.noun, self.vocabulary)
        if segment is None:
            own_noun = unit.source == "noun" and _is_specific(text, unit)
            if host is not None:
                segment = host.segment
            elif part_of is not None and not own_noun:
                segment = part_of.segment
            elif (
                not own_noun
                and unit.name != "EUR"
                and memory.segment
                and self._inherits_segment(text, sighting, unit, back)
            ):
                segment = memory.segment
        basis = basis_of(text, sighting, unit.name, unit.noun, self.vocabulary)
        if unit.name == "EUR":
            if basis is not None and not basis.words and back and memory.basis is not None:
                basis = memory.basis
        elif basis is None or not basis.near:
            if host is not None:
                basis = host.basis
            elif part_of is not None:
                basis = part_of.basis
            elif unit.source == "antecedent" and earlier:
                basis = earlier[-1].basis
            elif (
                basis is None
                and back
                and memory.basis is not None
                and "overige" not in between.casefold()
            ):
                basis = memory.basis
        project = project_of(text, sighting, _position(sighting, seen), mentions)
        place = self._place(text, sighting, mentions, memory, back, host, project, words, passage)
        if project is not None and not project.named:
            project = None
        period = self._period(text, sighting, periods, memory, basis, unit, seen, host)
        return Reading(
            passage,
            sighting,
            unit,
            segment,
            basis or self._default_basis(unit, words),
            place,
            project,
            period,
            words,
        )

    def _around_all(self, text: str, sighting: Sighting, mentions: Sequence[AreaMention]) -> Place:
        """The document's area where several areas in it are named together, else none."""
        area_id = self.context.area_id
        named = {
            m.area_id for m in mentions if sighting.sentence[0] <= m.start < sighting.sentence[1]
        }
        if area_id is not None and named <= {*self.areas[area_id].members, area_id}:
            return Place(area_id, "document")
        province = self.context.province_id
        if area_id == province and province and all(self._is_in(n, province) for n in named):
            return Place(province, "document")
        return Place(None, "none")

    def _is_in(self, area_id: str, province_id: str) -> bool:
        province = self.areas.province_of(area_id)
        return province is not None and province.id == province_id

    def _municipality_speaks(self) -> bool:
        area_id = self.context.area_id
        return area_id is not None and self.areas[area_id].kind == "municipality"

    def _default_basis(self, unit: Unit, words: str) -> Basis:
        standing = _STANDING.search(words)
        if unit.name == "woningen" and standing:
            return Basis("gerealiseerd", standing.group(), False)
        return Basis("opgave" if unit.name in ("woningen", "%") else "overig", "", False)

    def _inherits_segment(self, text: str, sighting: Sighting, unit: Unit, back: bool) -> bool:
        if unit.source == "antecedent":
            return True
        end = min(sighting.sentence[1], sighting.number.end + 60)
        if unit.name == "%":
            return back or bool(_WHOLE.search(text, sighting.number.end, end))
        return bool(_PART_OF.search(text, sighting.sentence[0], end)) and back

    def _place(
        self,
        text: str,
        sighting: Sighting,
        mentions: Sequence[AreaMention],
        memory: _Memory,
        back: bool,
        host: Reading | None,
        project: ProjectMention | None,
        words: str,
        passage: Passage,
    ) -> Place:
        if project is not None and project.area_id is not None:
            return Place(project.area_id, "left")
        if host is not None:
            if sighting.number.is_percent:
                return host.place  # "14.100 woningen (een derde van de Overijsselse opgave)"
            own = place_of(text, sighting, [m for m in mentions if m.start > sighting.open_at])
            return own if own and own.source == "right" else host.place
        if self._municipality_speaks():
            usable = list(mentions)
        else:
            usable = [m for m in mentions if text[m.start : m.end].casefold() != "de provincie"]
        found = place_of(text, sighting, usable)
        if found is not None and found.joint:
            return self._around_all(text, sighting, usable)
        if found is not None:
            return found
        if back and memory.place is not None:
            return replace(memory.place, source="antecedent")
        for title in reversed(passage.section):
            named = [
                m
                for m in area_mentions(title, self.context, self.areas)
                if m.strength == "strong" and self.areas[m.area_id].kind == "municipality"
            ]
            if len({m.area_id for m in named}) == 1:
                return Place(named[0].area_id, "heading")
        return Place(self.context.area_id, "document" if self.context.area_id else "none")

    def _period(
        self,
        text: str,
        sighting: Sighting,
        periods: Sequence[PeriodMention],
        memory: _Memory,
        basis: Basis | None,
        unit: Unit,
        seen: Sequence[Sighting],
        host: Reading | None,
    ) -> tuple[str | None, str | None]:
        usable = [
            p for p in periods if p.kind != "in" or self._holds_in(text, sighting, p, basis, unit)
        ]
        if unit.name == "EUR":
            # an amount "voor 2025" is one for that year
            usable = [p for p in usable if p.kind != "before"]
        chosen = _nearest_period(text, sighting, usable, seen)
        if chosen is not None:
            return chosen.first, chosen.last
        if host is not None:
            return host.period
        start, end = sighting.sentence
        if _WHOLE_PERIOD.search(text, start, end) and not self.vocabulary_per(text, sighting):
            return memory.whole
        if re.search(
            r"\bvan\s+(?:deze|die)\b", text[sighting.number.end : sighting.number.end + 25]
        ):
            return memory.period
        if memory.from_stem:
            return memory.period
        return None, None

    def vocabulary_per(self, text: str, sighting: Sighting) -> str | None:
        """What the number is a rate of, if anything."""
        return per_of(text, sighting, self.vocabulary)

    @staticmethod
    def _holds_in(
        text: str, sighting: Sighting, period: PeriodMention, basis: Basis | None, unit: Unit
    ) -> bool:
        """Does "in 2023" say when the number holds?"""
        start, end = sighting.sentence
        if is_report(text[start:end], period):
            return False
        return basis is None or basis.name not in ("overig", "sleutelprojecten")

    def _leave_out(self, passage: Passage, sighting: Sighting) -> None:
        number = sighting.number
        if number.value < 1000 or number.kind != "figure":
            return
        self.notes.append(
            Note(
                "nlp",
                "Een getal waarvan de tekst niet zegt wat het telt; het is weggelaten.",
                passage.page,
                passage.text.source_range(number.start, number.figure_end),
            )
        )

    def _remember(
        self,
        text: str,
        sentence: tuple[int, int],
        words: str,
        readings: Sequence[Reading],
        mentions: Sequence[AreaMention],
        memory: _Memory,
        back: bool,
    ) -> _Memory:
        inside = [
            m for m in mentions if sentence[0] <= m.start < sentence[1] and m.strength == "strong"
        ]
        announces = introduces(words)
        if readings:
            first = readings[0]
            whole = _named_period(words) or memory.whole
            segments = [r.segment for r in readings if r.segment]
            bounded = next((r.period for r in readings if any(r.period)), (None, None))
            return _Memory(
                unit=readings[-1].unit,
                segment=_only(segments) if segments else (memory.segment if back else None),
                basis=first.basis,
                place=readings[-1].place,
                period=bounded if any(bounded) else (memory.period if back else (None, None)),
                whole=whole,
                announces=announces,
            )
        place = Place(inside[-1].area_id, "sentence", inside[-1]) if inside else None
        if place is None and back:
            place = memory.place
        period: tuple[str | None, str | None] = (None, None)
        spans = [p for p in periods_in(words) if p.kind != "in"]
        if spans:
            period = spans[-1].first, spans[-1].last
        kept = memory if back or not inside else _Memory()
        return replace(
            kept,
            place=place if place is not None else kept.place,
            period=period if any(period) else kept.period,
            whole=_named_period(words) or memory.whole,
            announces=announces,
            from_stem=False,
        )

    def counts(self) -> tuple[Count, ...]:
        """All readings as records, the areas of repeated numbers filled in."""
        elsewhere = self._known_areas()
        return tuple(self._count(self._with_area(r, elsewhere)) for r in self.readings)

    def _known_areas(self) -> dict[tuple[float, str], set[str]]:
        known: dict[tuple[float, str], set[str]] = {}
        for r in self.readings:
            if r.place.area_id and r.place.source in ("right", "left", "sentence"):
                key = (r.sighting.number.value, r.unit.name)
                known.setdefault(key, set()).add(r.place.area_id)
        return known

    def _with_area(self, reading: Reading, elsewhere: dict[tuple[float, str], set[str]]) -> Reading:
        """A number without an area that is given elsewhere with one, and one only."""
        if reading.place.source != "document" or _OWN_VOICE.match(reading.sentence):
            return reading
        own = reading.unit.name == "woningen"
        for other in [reading] if own else self.readings:
            if other.sentence is not reading.sentence or other.passage is not reading.passage:
                continue
            key = (other.sighting.number.value, other.unit.name)
            if other.unit.name != "woningen" or key[0] < 1000:
                continue
            areas = elsewhere.get(key, set())
            if len(areas) == 1 and self.context.area_id not in areas:
                return replace(reading, place=Place(next(iter(areas)), "elsewhere"))
        return reading

    def _rate(self, text: str, reading: Reading) -> str | None:
        """ "30% sociale huur per gemeente" is a share that holds in each, not a rate."""
        per = per_of(text, reading.sighting, self.vocabulary)
        return None if reading.unit.name == "%" and per in ("gemeente", "project") else per

    def _count(self, reading: Reading) -> Count:
        number, passage = reading.sighting.number, reading.passage
        text = passage.text.text
        level = level_in_text(
            text,
            reading.sighting,
            reading.unit,
            reading.place,
            reading.basis,
            reading.sentence,
            reading.segment,
            self.vocabulary,
        )
        return Count(
            span=count_span(passage, number),
            value=number.value,
            low=number.low,
            high=number.high,
            unit=reading.unit.name,
            measure=measure_of(text, reading.sighting, reading.unit, reading.segment),
            basis=reading.basis.name,
            area_id=reading.place.area_id,
            project=reading.project.name if reading.project else None,
            segment=reading.segment,
            per=self._rate(text, reading),
            qualifier=qualifier_of(text, reading.sighting, self.vocabulary),
            period_start=reading.period[0],
            period_end=reading.period[1],
            method=f"zin; eenheid: {_UNIT_METHOD[reading.unit.source]}; gebied: {_PLACE_METHOD[reading.place.source]}",
            level=level,
            why=_why(text, reading, is_limit(text, reading.sighting, self.vocabulary)),
            passage=passage.position,
        )


_UNIT_METHOD = {
    "symbol": "teken bij het getal",
    "noun": "woord na het getal",
    "words": "omschrijving na het getal",
    "before": "woord voor het getal",
    "list": "opsomming",
    "antecedent": "verwijzing",
}
_PLACE_METHOD = {
    "right": "na het getal",
    "left": "voor het getal",
    "sentence": "elders in de zin",
    "antecedent": "zin ervoor",
    "heading": "kop",
    "elsewhere": "zelfde getal elders",
    "document": "document",
    "none": "onbekend",
}


@dataclass(frozen=True, slots=True)
class _Memory:
    """What the sentences before said, for a sentence that refers back."""

    unit: Unit | None = None
    segment: str | None = None
    basis: Basis | None = None
    place: Place | None = None
    period: tuple[str | None, str | None] = (None, None)
    whole: tuple[str | None, str | None] = (None, None)
    announces: bool = False
    from_stem: bool = False


#: "plancapaciteit.** De komende jaren": the marks of a footnote behind a full stop.
_MARKED_END = re.compile(r"[.!?][*†]+(?=\s+[A-ZÀ-Þ])")


def _sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a passage, also where a full stop carries marks of footnotes."""
    found: list[tuple[int, int]] = []
    for begin, end in boundaries(text):
        start = begin
        for match in _MARKED_END.finditer(text, begin, end):
            found.append((start, match.end()))
            start = match.end() + 1
        found.append((start, end))
    return found


def _only(names: Sequence[str]) -> str | None:
    """The one name of all, or None where they differ."""
    return names[0] if len(set(names)) == 1 else None


def _is_note_mark(text: str, number: Number) -> bool:
    """ "5 Geclusterde woonvormen zijn ...": the mark of a footnote before its first word."""
    following = text[number.end : number.end + 3].lstrip()
    return number.kind == "figure" and number.value < 100 and following[:1].isupper()


def _is_house_number(text: str, number: Number) -> bool:
    """ "Brink 26-28: 50 woningen", "Binnenveld 1,": a number that belongs to a name."""
    if number.kind != "figure" or number.value >= 1000 or number.is_money or number.is_percent:
        return False
    before = text[max(0, number.start - 30) : number.start]
    return bool(
        re.search(r"(?:^|[\s(])[A-ZÀ-Þ][\w’'-]+\s$", before)
        and re.match(r"\s*(?:[:;,.)]|$)", text[number.end : number.end + 3])
    )


def _named_period(sentence: str) -> tuple[str | None, str | None] | None:
    """The period that a sentence calls one: "in de periode tot en met 2030"."""
    for mention in periods_in(sentence):
        if re.search(r"\bperiode\s+(?:van\s+)?$", sentence[: mention.start]):
            return mention.first, mention.last
    return None


def count_span(passage: Passage, number: Number) -> Segment:
    """The range of the source that a count points at: the figure, both ends of a range.

    The word of scale ("miljoen") is left out: the annotations mark the figure alone.
    """
    return passage.text.source_range(number.start, number.figure_end)


def _is_specific(text: str, unit: Unit) -> bool:
    """Does the noun say more than "woningen"?"""
    return (
        bool(unit.noun)
        and text[unit.noun[0] : unit.noun[1]].casefold()
        not in (
            "woningen",
            "woning",
        )
        if unit.noun
        else False
    )


def _position(sighting: Sighting, seen: Sequence[Sighting]) -> int:
    group = [s for s in seen if s.group == sighting.group]
    return group.index(sighting)


def _nearest_period(
    text: str,
    sighting: Sighting,
    periods: Sequence[PeriodMention],
    seen: Sequence[Sighting],
) -> PeriodMention | None:
    """The period of the number's own group, else the nearest one before it, else one after it."""
    enclosed = [p for p in periods if _open_at(text, sighting, p) == sighting.open_at]
    windows = (
        (sighting.number.end, sighting.right),
        sighting.tail or (0, 0),
        (sighting.left, sighting.number.start),
        (sighting.group_left, sighting.group_right),
    )
    for first, last in windows:
        inside = [p for p in enclosed if first <= p.start < last]
        if inside:
            return inside[0] if first >= sighting.number.end else inside[-1]
    bounds = [p for p in enclosed if p.kind in ("until", "range", "before", "from")]
    before = [p for p in bounds if p.end <= sighting.number.start]
    # "sinds 2012 ..., sinds 2016 ...": a start holds for its own clause only
    before = [p for p in before if p.kind != "from"]
    if before:
        return before[-1]
    after = [p for p in bounds if p.start >= sighting.number.end and p.kind in ("until", "range")]
    if after:
        return after[0]
    years = [p for p in enclosed if p.kind == "in" and p.end <= sighting.number.start]
    return years[-1] if years else None


def _open_at(text: str, sighting: Sighting, period: PeriodMention) -> int:
    opened = text.rfind("(", sighting.sentence[0], period.start)
    if opened < 0 or text.find(")", opened, period.start) >= 0:
        return -1
    if opened > sighting.number.end and sighting.open_at < 0:
        between = text[sighting.number.end : opened]
        # "38.787 woningen (periode 2024 tot en met 2030)"
        return -1 if len(between) < 40 else opened
    return opened


def _why(text: str, reading: Reading, limit: str | None) -> str:
    parts = []
    unit = reading.unit
    if unit.noun:
        parts.append(f"telt “{text[unit.noun[0] : unit.noun[1]].strip()}”")
    elif unit.source == "symbol":
        parts.append("bedrag" if unit.name == "EUR" else "percentage")
    else:
        parts.append(f"telt {unit.name} volgens de woorden ervoor")
    mention = reading.place.mention
    if mention is not None and reading.place.source in ("right", "left", "sentence"):
        parts.append(f"gebied door “{text[mention.start : mention.end]}”")
    else:
        parts.append(f"gebied: {_PLACE_METHOD[reading.place.source]}")
    if limit:
        parts.append(f"een grens (“{limit}”)")
    elif reading.basis.words:
        parts.append(f"{reading.basis.name} door “{' '.join(reading.basis.words.split())}”")
    return "; ".join(parts)
