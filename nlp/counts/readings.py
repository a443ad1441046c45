"""What is read about a number in running text, and what a sentence leaves to the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.passages import Passage
from nlp.counts.fields.project import ProjectMention
from nlp.counts.fields.unit import Unit
from nlp.counts.ownership import Ownership
from nlp.counts.periods import NO_PERIOD, Period, PeriodMention
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Decision, Vote
from nlp.gazetteer import AreaMention


@dataclass(frozen=True, slots=True)
class Reading:
    """A number of the text with all that was read about it.

    ``part_of`` is the number of which it is a part ("25.900, waarvan 15.681"). ``outside`` are words
    that say that it is no number of an agreement. ``contested`` says that the sentence names another
    area as well, ``named`` is where it names areas and ``areas_named`` which the sentence names. ``host`` is the
    number before its brackets, ``lead`` the line that introduces the list, ``previous`` the sentence before.
    ``owner`` is whose the number is, in the text of a plan; ``told`` says that the text told it before, of the same;
    ``is_part`` that it is fewer homes than the text says that its plan has.
    """

    passage: Passage
    sighting: Sighting
    units: Decision[Unit]
    segment: Decision[str | None]
    basis: Decision[str]
    area: Decision[str | None]
    project: Decision[ProjectMention | None]
    period: Decision[Period]
    sentence: str
    part_of: Reading | None = None
    outside: str | None = None
    contested: bool = False
    named: tuple[tuple[int, int], ...] = ()
    areas_named: tuple[str, ...] = ()
    host: Reading | None = None
    lead: str = ""
    previous: str = ""
    owner: Ownership | None = None
    told: bool = False
    is_part: bool = False

    @property
    def unit(self) -> Unit:
        return self.units.value

    @property
    def project_name(self) -> str | None:
        mention = self.project.value
        return mention.name or None if mention is not None else None


@dataclass(frozen=True, slots=True)
class Memory:
    """What the sentences before said, for a sentence that refers back.

    ``counts_one`` says that ``unit`` was the only one of its sentence, ``whole`` is the period that the text called one ("in de periode tot en met 2030"); ``announces``
    says that the last sentence introduced the next; ``from_stem`` that it is the line above a list.
    """

    unit: Unit | None = None
    counts_one: bool = False
    segment: str | None = None
    basis: Decision[str] | None = None
    area: Vote[str | None] | None = None
    project: ProjectMention | None = None
    period: Period = NO_PERIOD
    whole: Period = NO_PERIOD
    announces: bool = False
    from_stem: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what stands in it and before it. Offsets are those of the passage's text.

    ``refers_back`` says that it leans on ``memory``, ``is_report`` that it tells of what was agreed;
    ``lead`` is the line that introduces the list, ``previous`` the sentence before.
    """

    passage: Passage
    start: int
    end: int
    seen: Sequence[Sighting]
    mentions: Sequence[AreaMention]
    periods: Sequence[PeriodMention]
    memory: Memory
    refers_back: bool
    is_report: bool
    lead: str = ""
    previous: str = ""

    @property
    def text(self) -> str:
        return self.passage.text.text

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]
