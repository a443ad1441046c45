"""What the labels of a table's rows and columns are: areas, projects, periods, segments, totals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.areas import Areas
from corpus.count_tables import load_count_tables
from corpus.counting import Vocabulary
from extract.headers import CellHeaders, cell_text
from extract.model import Grid, SourceText
from extract.row_sections import is_part_of_row
from nlp.area_names import area_named
from nlp.counts.fields.learned import (
    is_called_region,
    is_of_others,
    joined_in,
    names_villages,
)
from nlp.counts.fields.named_unit import unit_named
from nlp.counts.fields.segment import segment_named
from nlp.counts.table.area_labels import misspelt, without_damage, written_apart
from nlp.counts.table.label_words import (
    TOTAL,
    are_addresses,
    is_of_list,
    is_total,
    period_of_label,
    without_notes,
    without_total,
)
from nlp.gazetteer import AreaMention
from nlp.reading import DocumentReading

#: "Totaal", "Overige": rows that are no area and say nothing of what the others are.
_SUM_OR_REST = re.compile(r"\W*(?:totaal|overige?|rest)\W*", re.IGNORECASE)
_PROJECT_HEADER = re.compile(
    r"\b(?:\w*project(?:en|naam)?|benaming|\w*locaties?|plannaam|plan|naam|complex|ontwikkeling|deelgebied|bouwplan|deelplan(?:nen)?|plandeel|plandelen|kavels?|bouwvlak|bouwveld|woonveld|buurt(?:en)?|straat|adres)\b",
    re.IGNORECASE,
)
_AREA_HEADER = re.compile(
    r"\b(?:gemeenten?|regio|subregio|provincie|gebied|kern|deelregio)\b", re.IGNORECASE
)
#: Under one of these stand areas, also where they are not known.
_HEADER_OF_AREAS = re.compile(
    r"(?:kern(?:en)?|dorp(?:en)?|woonkern|woonplaats|plaats)", re.IGNORECASE
)
_HEADER_OF_REGIONS = re.compile(r"(?:sub|deel|woondeal)?regio(?:’s|'s)?", re.IGNORECASE)
_SITE_NAME = re.compile(r"(?:['’‘][a-z]\s+)?[A-ZÀ-Þ][\w’'-]{2,}")
#: "Aantal (12)": the sum of a list of plans, and no plan.
_NUMBER_OF_ROWS = re.compile(
    r"\W*aantal(?:\s+(?:plannen|projecten|locaties))?\W*(?:[0-9]+\W*)?", re.IGNORECASE
)
_STATUS = re.compile(r"(?:bestaand|ja|nee|hard|zacht|n?ieuw|gereed|in uitvoering|x)", re.IGNORECASE)
#: How a label begins that names an area in passing.
_WITHIN = re.compile(r"\s*(?:waarvan|in|regio|totaal|sub)", re.IGNORECASE)
#: "waarvan in Lunteren": a part that lies somewhere.
_IN_PLACE = re.compile(r"\b(?:in|te|bij|rond|kern|gemeente)\s+(?:(?:de|het)\s+)?[A-ZÀ-Þ'’]")
#: "Subtotaal Gelderse gemeenten": some towns of what it names.
_OF_SOME_TOWNS = re.compile(r"\b[A-ZÀ-Þ][\w-]+se\s+gemeenten\b")
#: Fewer labels that begin with a village are no list of places in villages.
_LEAST_IN_VILLAGES = 2
_WORDS_OF_VILLAGE = 3
_GENERIC = {
    "provincie": "province",
    "regio": "region",
    "gemeente": "municipality",
    "landelijk": "country",
}


@dataclass(frozen=True, slots=True)
class RowLabel:
    """What stands before the numbers of a row.

    ``area`` is None where no area is named; ``unknown_area`` holds a label that stands where areas
    stand but is none that is known.
    """

    texts: tuple[str, ...]
    area: AreaMention | None = None
    unknown_area: str | None = None
    project: str | None = None
    period: tuple[str | None, str | None] = (None, None)
    segment: str | None = None
    is_total: bool = False


@dataclass(slots=True)
class _Said:
    """What the names of a row have said so far."""

    area: AreaMention | None = None
    unknown: str | None = None
    project: str | None = None
    period: tuple[str | None, str | None] = (None, None)
    segment: str | None = None
    is_total: bool = False


class Labels:
    """The labels of one table, read with all of the table in view."""

    def __init__(
        self,
        document: DocumentReading,
        source: SourceText,
        grid: Grid,
        headers: Mapping[int, CellHeaders],
        areas: Areas,
        vocabulary: Vocabulary,
        lists_projects: bool,
    ) -> None:
        self._document = document
        self.context = document.context
        self.areas = areas
        self.vocabulary = vocabulary
        self._lists_projects = lists_projects
        self._column_texts: dict[int, list[str]] = {}
        self._column_heads: dict[int, str] = {}
        for index, cell in enumerate(grid.cells):
            text = cell_text(source, cell).text
            if cell.is_header:
                for column in range(cell.column, cell.column + cell.column_span):
                    head = self._column_heads.get(column, "")
                    self._column_heads[column] = f"{head} {text}".strip()
            elif any(c.isalpha() for c in text) and not headers[index].row:
                self._column_texts.setdefault(cell.column, []).append(text)
        for index, cell in enumerate(grid.cells):
            text = cell_text(source, cell).text
            if not cell.is_header and headers[index].row and any(c.isalpha() for c in text):
                self._column_texts.setdefault(cell.column, []).append(text)
        self._area_of: dict[str, AreaMention | None] = {}
        self._meant: dict[tuple[str, int], AreaMention | None] = {}
        self._taken: dict[int, frozenset[str]] = {}
        self._provinces: dict[int, frozenset[str]] = {}
        self.area_kind = self._kind_of_areas()
        self.area_columns = {c for c in self._column_texts if self._is_area_column(c)}
        self.project_column = self._find_project_column()
        self._in_villages = self._find_in_villages()

    def _kind_of_areas(self) -> str | None:
        kinds: list[str] = []
        for texts in self._column_texts.values():
            for text in texts:
                found = area_named(text, self.context, self.areas, fuzzy=False)
                if found:
                    kinds.append(self.areas[found.area_id].kind)
        return max(sorted(set(kinds)), key=kinds.count) if kinds else None

    def _is_area_column(self, column: int) -> bool:
        texts = [
            text
            for text in self._column_texts[column]
            if not (_SUM_OR_REST.fullmatch(text.strip()) or self._is_segment_of(text))
        ]
        named = [t for t in texts if self.area(t) is not None or self._names_several(t)]
        head = self._column_heads.get(column, "")
        if _PROJECT_HEADER.search(head) and not _AREA_HEADER.search(head):
            return False
        rows, called = [t for t in texts if not is_total(t)], head.strip()
        says_areas = _HEADER_OF_AREAS.fullmatch(called) or _HEADER_OF_REGIONS.fullmatch(called)
        if rows and says_areas and not any(t in rows for t in named):
            return all(_SITE_NAME.match(t) and unit_named(t, self.vocabulary) is None for t in rows)
        if not texts or not named:
            return False
        return 2 * len(named) >= len(texts) or bool(_AREA_HEADER.search(head) and len(named) >= 2)

    def _is_segment_of(self, text: str) -> bool:
        """Return True if a label names a segment of what the row above it counts: "waarvan middenhuur"."""
        return is_part_of_row(text) and segment_named(text, self.vocabulary) is not None

    def _names_several(self, text: str) -> bool:
        """Return True if a label joins areas, is called a region, or stands for those that have no row."""
        if is_of_others(text) or is_called_region(text):
            return True
        return bool(joined_in(text, self.context, self.areas))

    def _find_project_column(self) -> int | None:
        names = [
            c
            for c in sorted(self._column_texts)
            if c not in self.area_columns
            and not all(_STATUS.fullmatch(t) for t in self._column_texts[c])
        ]
        for column in names:
            head = self._column_heads.get(column, "")
            if _PROJECT_HEADER.search(head) and not _AREA_HEADER.search(head):
                return column
        if names and (self._lists_projects or are_addresses(self._column_texts[names[0]])):
            return names[0]
        return None

    def is_called_region(self, label: str) -> bool:
        """Return True if a label stands under "Regio" or "Subregio", and is no sum."""
        return not is_total(label) and any(
            label in self._column_texts[column]
            and _HEADER_OF_REGIONS.fullmatch(self._column_heads.get(column, "").strip())
            for column in self.area_columns
        )

    def columns_of_names(self) -> frozenset[int]:
        """The columns of areas, of projects, and of segments that stand left of other names."""
        last = max(self._column_texts, default=0)
        segments = (
            column
            for column, texts in self._column_texts.items()
            if column < last and any(segment_named(text, self.vocabulary) for text in texts)
        )
        project = () if self.project_column is None else (self.project_column,)
        return frozenset((*self.area_columns, *project, *segments))

    def area(self, text: str) -> AreaMention | None:
        """The area that a label as a whole names."""
        if text not in self._area_of:
            self._area_of[text] = None if names_villages(text) else self._find_area(text)
        return self._area_of[text]

    def _find_area(self, text: str) -> AreaMention | None:
        bare = re.sub(r"[\W_]+", " ", TOTAL.sub(" ", text)).strip().casefold()
        kind = _GENERIC.get(bare)
        if kind:
            area_id = self._own_area(kind)
            return AreaMention(0, len(text), area_id) if area_id else None
        label = without_notes(text)
        named = area_named(label, self.context, self.areas, kind=self.area_kind)
        plain = without_damage(label)
        if named is None and plain != label:
            named = area_named(plain, self.context, self.areas, kind=self.area_kind)
        return named or written_apart(label, self.areas)

    def _misspelt(self, text: str, column: int) -> AreaMention | None:
        """The municipality that a label misspells, beside others of its province in the column."""
        if (text, column) not in self._meant:
            self._meant[text, column] = self._find_misspelt(text, column)
        return self._meant[text, column]

    def _find_misspelt(self, text: str, column: int) -> AreaMention | None:
        taken = self._areas_in(column)
        if column not in self._provinces:
            around = map(self.areas.province_of, taken)
            self._provinces[column] = frozenset(p.id for p in around if p is not None)
        return misspelt(text, self.areas, self._provinces[column], taken)

    def _areas_in(self, column: int) -> frozenset[str]:
        """The areas that labels of a column name."""
        if column not in self._taken:
            named = map(self.area, self._column_texts[column])
            self._taken[column] = frozenset(m.area_id for m in named if m is not None)
        return self._taken[column]

    def _own_area(self, kind: str) -> str | None:
        context = self.context
        wanted = {
            "province": context.province_id,
            "region": context.region_id,
            "municipality": context.area_id,
            "country": "NL",
        }[kind]
        if wanted is None or wanted not in self.areas or self.areas[wanted].kind != kind:
            return None
        return wanted

    def of_row(self, texts: Sequence[str], columns: Sequence[int]) -> RowLabel:
        """What a row's names say; ``columns`` are the columns in which they stand."""
        said = _Said(is_total=any(TOTAL.search(text) for text in texts))
        for text, column in zip(texts, columns, strict=True):
            named = self.area(text)
            if named is not None and (column in self.area_columns or column != self.project_column):
                is_nearer = said.area is None or self._is_within(named, said.area)
                said.area = named if is_nearer else said.area
            else:
                self._hear(said, text, column)
        project, segment = said.project, said.segment
        if project is not None:
            project = re.sub(r"[*†]+$", "", project).strip()
            segment = segment or _flexible(project, self.vocabulary)
        unknown = None if said.area is not None else said.unknown
        return RowLabel(
            tuple(texts), said.area, unknown, project, said.period, segment, said.is_total
        )

    def _hear(self, said: _Said, text: str, column: int) -> None:
        """Add to ``said`` what a name of a row says that names no area."""
        is_name = not (TOTAL.search(text) or self._is_segment_of(text))
        if column in self.area_columns and is_name:
            said.unknown = text
            said.area = said.area or self._misspelt(text, column)
        elif load_count_tables().unnamed_areas.fullmatch(text.strip(" :.*")) or names_villages(
            text
        ):
            said.unknown = text
        elif column != self.project_column or is_of_list(text):
            said.period = said.period if any(said.period) else period_of_label(text)
            said.segment = said.segment or segment_named(text, self.vocabulary)
            said.area = said.area or self._area_within(text)
            self._hear_village(said, text)
        elif _NUMBER_OF_ROWS.fullmatch(text):
            said.is_total = True
        elif TOTAL.search(text):
            said.project = _site_of_total(text) or said.project
        else:
            said.project = text

    def _hear_village(self, said: _Said, text: str) -> None:
        """Add the village and the site of "Noordbroek Dreeslaan" and "Noordbroek overige", in a list of these."""
        found = self._in_villages.get(text)
        if found is None or said.area is not None:
            return
        said.area, site = found
        if not _SUM_OR_REST.fullmatch(site) and _SITE_NAME.match(site):
            said.project = said.project or site

    def place_of(self, row: RowLabel) -> str | None:
        """The name of a row in a list of places in villages, also of what is elsewhere there and of the sum."""
        if not self._in_villages or not row.texts:
            return None
        return row.texts[-1] if row.is_total or row.texts[-1] in self._in_villages else None

    def _find_in_villages(self) -> dict[str, tuple[AreaMention, str]]:
        """The labels that begin with a village and say where in it, where two at least do."""
        found: dict[str, tuple[AreaMention, str]] = {}
        for texts in self._column_texts.values():
            inside = {t: split for t in texts if (split := self._village_before(t)) is not None}
            if len(inside) >= _LEAST_IN_VILLAGES:
                found |= inside
        return found

    def _village_before(self, text: str) -> tuple[AreaMention, str] | None:
        words = text.split()
        if self.area(text) is not None or self._is_segment_of(text):
            return None
        for count in range(min(_WORDS_OF_VILLAGE, len(words) - 1), 0, -1):
            village = self.area(" ".join(words[:count]))
            if village is not None and self.areas[village.area_id].kind == "kern":
                return village, " ".join(words[count:])
        return None

    def as_part(self, part: RowLabel, whole: str, column: int) -> RowLabel:
        """The label of a row that is a part of the one above it, which has the name ``whole``.

        A segment is in that one's area or project, unless it names another place: then its area is
        unknown where no area has that name. What is no segment ("waarvan hard") keeps its own label.
        """
        if part.area is not None or part.segment is None:
            return part
        if _IN_PLACE.search(part.texts[-1]):
            return replace(part, unknown_area=part.texts[-1])
        above = self.of_row((whole,), (column,))
        return replace(
            part,
            area=above.area,
            unknown_area=above.unknown_area,
            project=part.project or above.project,
            is_total=part.is_total or above.is_total,
        )

    def _area_within(self, text: str) -> AreaMention | None:
        """The one area in a label such as "waarvan in Aalten"."""
        if not _WITHIN.match(text) or _OF_SOME_TOWNS.search(text):
            return None
        inside = [
            m for m in self._document.text(text).areas if self.areas[m.area_id].kind != "country"
        ]
        return inside[0] if len({m.area_id for m in inside}) == 1 else None

    def _is_within(self, inner: AreaMention, outer: AreaMention) -> bool:
        order = {
            "country": 0,
            "province": 1,
            "region": 2,
            "subregion": 3,
            "municipality": 4,
            "kern": 5,
        }
        return order[self.areas[inner.area_id].kind] >= order[self.areas[outer.area_id].kind]

    def of_columns(self, texts: Sequence[str]) -> AreaMention | None:
        """The area that a column's headers name, if one does as a whole."""
        for text in reversed(texts):
            found = area_named(text, self.context, self.areas, kind=self.area_kind, fuzzy=False)
            if found is not None:
                return found
        return None


def _site_of_total(text: str) -> str | None:
    """The site whose sum a row in a list of sites is: "Totaal Sion"."""
    name = without_total(text).strip(" :-–")
    return name if _SITE_NAME.match(name) else None


def _flexible(project: str, vocabulary: Vocabulary) -> str | None:
    """ "Flexwonen Losser": a project that names its kind of homes."""
    return segment_named(project, vocabulary)
