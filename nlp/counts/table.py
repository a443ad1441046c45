"""Counts in tables: every cell with a number, with what its row, column and caption say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.areas import Areas
from corpus.counting import Vocabulary, load_vocabulary
from extract.clean import Clean, clean
from extract.headers import CellHeaders, cell_text, resolve
from extract.model import Cell, Grid, Note, Segment, SourceText
from nlp.areas import area_mentions
from nlp.counts.cells import CellValue, is_empty, scaled, values_in
from nlp.counts.labels import Labels, RowLabel, is_total
from nlp.counts.periods import period_of_header
from nlp.counts.segments import segment_named
from nlp.counts.units import unit_name
from nlp.records import Count, DocumentContext, Level

_SCALES = (
    (
        re.compile(
            r"(?:[x×*]\s*(?:€\s*)?1[.]?000\b|in\s+duizenden|\(\s*(?:€\s*)?1[.]000\s*\))", re.I
        ),
        1e3,
    ),
    (
        re.compile(
            r"\b(?:in\s+miljoenen|[x×]\s*(?:€\s*)?1\s*(?:mln|miljoen)|mln\.?\s*€|€\s*mln|in\s+mln)",
            re.I,
        ),
        1e6,
    ),
)
_PERCENT = re.compile(r"%|\bpercentage\b|\bprocent\b", re.IGNORECASE)
_MONEY = re.compile(r"€|\beuro\b|\bbedrag(?:en)?\b|\bkosten\b|\bbudget\b", re.IGNORECASE)
#: A column of these is no count of anything that is agreed.
_OTHER_QUANTITY = re.compile(
    r"\b(?:score|\w*nummer|nr|klasse|code|m2|m²|hectare|ha|kWh|GWh|MW|turbines|uren|rang)\b",
    re.IGNORECASE,
)
_PROJECT_LIST = re.compile(
    r"sleutelproject|projectenoverzicht|overzicht.{0,30}project|woningbouwlocaties|projecten",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(r"\b(?:verschil|toename|afname|saldo|groei)\b", re.IGNORECASE)
_HOMES_TABLE = re.compile(
    r"woningbouw|woningvoorraad|woningen|bouwprogramma|nieuwbouw|plancapaciteit|binnenstedelijk|woonvorm|huisvestingsopgave|sleutelproject",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Around:
    """The words around a table: its caption, and the headings above it from the nearest up."""

    caption: str
    sections: tuple[str, ...]
    title: str

    def texts(self) -> tuple[str, ...]:
        return (self.caption, *self.sections, self.title)


def read_table_counts(
    context: DocumentContext,
    source: SourceText,
    grid_index: int,
    grid: Grid,
    section: Sequence[str],
    areas: Areas,
) -> tuple[tuple[Count, ...], tuple[Note, ...]]:
    """The counts in one table of a document, and what was left out.

    ``grid_index`` is what the counts carry as ``table``; ``section`` are the headings above the
    table, highest first.
    """
    return _TableReader(context, source, grid_index, grid, section, areas).read()


class _TableReader:
    def __init__(
        self,
        context: DocumentContext,
        source: SourceText,
        grid_index: int,
        grid: Grid,
        section: Sequence[str],
        areas: Areas,
    ) -> None:
        self.context = context
        self.source = source
        self.index = grid_index
        self.grid = grid
        self.areas = areas
        self.vocabulary: Vocabulary = load_vocabulary()
        self.headers = resolve(source, grid)
        caption = clean(source.text, grid.caption).text if grid.caption else ""
        self.around = _Around(caption, (*_lead_in(source, grid), *reversed(section)), context.title)
        heads = " ".join(cell_text(source, c).text for c in grid.cells if c.is_header)
        self.lists_projects = context.kind == "projectenoverzicht" or any(
            _PROJECT_LIST.search(text) for text in (caption, heads, *self.around.sections[:1])
        )
        self.labels = Labels(
            context, source, grid, self.headers, areas, self.vocabulary, self.lists_projects
        )
        self.notes: list[Note] = []
        self.years = self._years_of_rows()
        self.broken: set[int] = set()
        self.unknown: set[str] = set()
        self.row_areas = self._areas_of_rows()

    def read(self) -> tuple[tuple[Count, ...], tuple[Note, ...]]:
        counts: list[Count] = []
        unknown: list[Cell] = []
        numeric = self._numeric_columns()
        self.broken = self._fractional_columns()
        percent = self._percent_columns()
        for index, cell in enumerate(self.grid.cells):
            if cell.is_header or not cell.segments:
                continue
            text = cell_text(self.source, cell)
            if is_empty(text.text) or self._is_label(cell, text.text):
                continue
            values = values_in(text.text, self.vocabulary)
            if not values:
                if cell.column in numeric and not text.text.rstrip().endswith(":"):
                    self._unreadable(cell, text)
                continue
            row = self._row(index, cell)
            for value in values:
                count = self._count(index, cell, text, value, row, cell.column in percent)
                if count is None:
                    unknown.append(cell)
                else:
                    counts.append(count)
        if unknown:
            self._not_counted(unknown)
        return tuple(counts), tuple(self.notes)

    # --- what the table looks like ----------------------------------------------------------

    def _numeric_columns(self) -> set[int]:
        """The columns that hold numbers in most of their cells."""
        seen: dict[int, list[bool]] = {}
        for cell in self.grid.cells:
            if cell.is_header or not cell.segments:
                continue
            text = cell_text(self.source, cell).text
            if not is_empty(text):
                seen.setdefault(cell.column, []).append(bool(values_in(text, self.vocabulary)))
        return {c for c, flags in seen.items() if 2 * sum(flags) > len(flags)}

    def _percent_columns(self) -> set[int]:
        """The columns whose numbers carry a percent sign, but for one that lost it."""
        seen: dict[int, list[bool]] = {}
        for cell in self.grid.cells:
            if cell.is_header or not cell.segments:
                continue
            for value in values_in(cell_text(self.source, cell).text, self.vocabulary):
                seen.setdefault(cell.column, []).append(value.unit == "%")
        return {c for c, flags in seen.items() if 2 * sum(flags) > len(flags)}

    def _fractional_columns(self) -> set[int]:
        """The columns with a number that is not whole: no number of homes or people."""
        found: set[int] = set()
        for cell in self.grid.cells:
            if cell.is_header or not cell.segments:
                continue
            for value in values_in(cell_text(self.source, cell).text, self.vocabulary):
                if value.unit is None and value.number.scale == 1.0 and value.number.value % 1:
                    found.add(cell.column)
        return found

    def _years_of_rows(self) -> tuple[str | None, str | None]:
        """The span of all periods that name rows: what a row "Totaal" below them is about."""
        first: list[str] = []
        last: list[str] = []
        for index, cell in enumerate(self.grid.cells):
            if cell.is_header or cell.column != 0:
                continue
            text = cell_text(self.source, cell).text
            begin, end = period_of_header(text)
            if begin and end and not re.search(r"[a-z]{4,}", re.sub(r"tot en met|eind", "", text)):
                first.append(begin)
                last.append(end)
            del index
        return (min(first), max(last)) if len(first) > 1 else (None, None)

    def _is_label(self, cell: Cell, text: str) -> bool:
        """Is this cell a name of its row, such as a year in the first column?"""
        if cell.column != 0:
            return False
        begin, _ = period_of_header(text)
        return (
            bool(begin)
            and not re.search(r"[0-9]{1,3}\.[0-9]{3}", text)
            and bool(
                re.fullmatch(
                    r"[\s0-9/–—\-]*(?:t/m|tot en met|tot|eind)?[\s0-9/–—\-]*(?:eind)?[\s0-9]*", text
                )
            )
        )

    def _row(self, index: int, cell: Cell) -> RowLabel:
        texts: list[str] = []
        columns: list[int] = []
        names = list(self.headers[index].row)
        for other in sorted(self.grid.cells, key=lambda c: c.column):
            if other.is_header or other.column >= cell.column:
                continue
            if not other.row <= cell.row < other.row + other.row_span:
                continue
            text = cell_text(self.source, other).text
            if text in names:
                names.remove(text)
                texts.append(text)
                columns.append(other.column)
        return self.labels.of_row(texts, columns)

    # --- one number -------------------------------------------------------------------------

    def _count(
        self,
        index: int,
        cell: Cell,
        text: Clean,
        value: CellValue,
        row: RowLabel,
        percent: bool,
    ) -> Count | None:
        """The record of one number, or None where the table does not say what it counts."""
        headers = self.headers[index]
        if value.name is not None:
            row = self._with_name(row, value, cell)
        unit, unit_from = self._unit(value, headers, row, percent, cell)
        if unit not in (None, "%", "EUR", "keer", "jaar") and cell.column in self.broken:
            return None  # 9,4 is no number of persons
        if unit is None:
            return None
        value = scaled(value, self._factor(headers, unit))
        area_id, area_from, sure = self._area(headers, row)
        period, period_from = self._period(headers, row, unit)
        segment = self._segment(headers, row, value)
        basis, basis_words = self._basis(headers, row, unit, cell, period, segment)
        total = row.is_total or (value.bracketed and row.project is None)
        total = total or any(is_total(text) for text in headers.column[-1:])
        level = self._level(unit_from, sure)
        number = value.number
        if (
            row.unknown_area is not None
            and area_id is None
            and row.unknown_area not in self.unknown
        ):
            self.unknown.add(row.unknown_area)
            self.notes.append(
                Note(
                    "nlp",
                    f"“{row.unknown_area}” staat waar gebieden staan, maar is geen bekend gebied.",
                    self.source.page_at(cell.start).number,
                    Segment(cell.start, cell.end),
                )
            )
        why = [f"gebied: {area_from}", f"eenheid: {unit_from}"]
        if any(period):
            why.append(f"periode: {period_from}")
        if basis_words:
            why.append(f"{basis} door “{basis_words}”")
        if self.grid.evidence:
            why.append(self.grid.evidence)
        why.extend(self._footnote(text.text[number.figure_end :]))
        return Count(
            span=text.source_range(number.start, number.figure_end),
            value=number.value,
            unit=unit,
            measure=self._measure(headers, row, value, unit, segment),
            basis=basis,
            area_id=area_id,
            project=row.project,
            segment=segment,
            low=number.low,
            high=number.high,
            per=self._per(headers),
            period_start=period[0],
            period_end=period[1],
            is_total=total,
            method=f"tabel ({self.grid.reader}); gebied: {area_from}; eenheid: {unit_from}",
            level=level,
            why="; ".join(why),
            table=self.index,
            cell=index,
        )

    def _with_name(self, row: RowLabel, value: CellValue, cell: Cell) -> RowLabel:
        """ "Almelo (2.075 woningen)" is an area's sum, "Spoorzone: 1.000 woningen" a project's number."""
        name = value.name or ""
        area = self.labels.area(name) if value.bracketed else None
        if area is not None:
            return replace(row, area=area, unknown_area=None, project=None, is_total=True)
        if is_total(name):
            return replace(row, is_total=True)
        segment = segment_named(name, self.vocabulary)
        if self.lists_projects or row.area is not None:
            return replace(row, project=name, segment=segment or row.segment, is_total=False)
        return replace(row, texts=(*row.texts, name), segment=segment or row.segment)

    def _unit(
        self, value: CellValue, headers: CellHeaders, row: RowLabel, percent: bool, cell: Cell
    ) -> tuple[str | None, str]:
        if value.unit:
            return value.unit, "cel"
        if percent:
            return "%", "kolom"
        if headers.column and _OTHER_QUANTITY.search(headers.column[-1]):
            return None, "onbekend"
        for text in reversed(headers.column):
            unit = self._unit_of(text)
            if unit:
                return unit, "kolomkop"
        for text in reversed(row.texts):
            unit = self._unit_of(text) if self.labels.area(text) is None else None
            if unit and row.project != text:
                return unit, "rijkop"
        if self.lists_projects and row.project is not None:
            return "woningen", "projectenlijst"
        if self._is_period_alone(headers):
            for text in self._heads_beside(cell, headers):
                unit = self._unit_of(text)
                if unit:
                    return unit, "kolom ernaast"
        for text in self.around.texts():
            unit = self._unit_of(text) if text else None
            if unit:
                return unit, "bijschrift" if text == self.around.caption else "kop"
        return None, "onbekend"

    def _unit_of(self, text: str) -> str | None:
        """The unit that a header names."""
        if re.search(r"\(?%\)?\s*$", text) or re.fullmatch(
            r"\W*(?:percentage|aandeel|%)\W*", text, re.I
        ):
            return "%"
        if _MONEY.search(
            re.sub(
                r"(?:tot|van|vanaf|onder)\s+(?:aan\s+)?(?:de\s+)?[^()]*?\(?€\s?[0-9.,]+\)?",
                "",
                text,
            )
        ):
            return "EUR"
        without = re.sub(r"\([^()]*€[^()]*\)", "", text)
        best: tuple[int, str] | None = None
        for match in re.finditer(r"[^\W\d_][\w’'-]*", without):
            named = unit_name(re.sub(r"[0-9]{1,2}$", "", match.group()), self.vocabulary)
            if named and not named[1]:
                if named[0] == "projecten" and not re.search(
                    r"\baantal\s+\w*projecten\b", without, re.I
                ):
                    continue
                best = best or (match.start(), named[0])
        if best:
            return best[1]
        if self.vocabulary.homes.search(without) or re.search(
            r"woningbouw|woningvoorraad|bouwprogramma|nieuwbouw|binnenstedelijk|uitleg|uitbreiding",
            without,
            re.I,
        ):
            return "woningen"
        if re.search(r"huishoudens", without, re.I):
            return "huishoudens"
        if re.search(r"huisvestingsopgave|\bBW\b|plekken", without):
            return "plekken"
        return None

    def _factor(self, headers: CellHeaders, unit: str | None) -> float:
        if unit == "%":
            return 1.0
        for text in (*headers.column, self.around.caption):
            for pattern, factor in _SCALES:
                if pattern.search(text):
                    return factor
        return 1.0

    def _area(self, headers: CellHeaders, row: RowLabel) -> tuple[str | None, str, bool]:
        """The area, from where, and whether it is sure."""
        if row.area is not None:
            return row.area.area_id, "rij", row.area.score == 1.0
        column = self.labels.of_columns(headers.column)
        if column is not None:
            return column.area_id, "kolomkop", True
        if row.unknown_area is not None:
            return None, "onbekend", False
        if row.is_total and len(self.row_areas) > 1:
            return self._area_around_rows()
        for text, source in (
            (self.around.caption, "bijschrift"),
            *((section, "kop") for section in self.around.sections),
        ):
            named = [
                m for m in area_mentions(text, self.context, self.areas) if m.strength == "strong"
            ]
            ids = {m.area_id for m in named}
            if self.context.area_id in ids:
                return self.context.area_id, source, True
            generic = {
                i for i in ids if i in (self.context.province_id, self.context.region_id, "NL")
            }
            if len(ids) == 1 and not generic:
                return next(iter(ids)), source, True
            if len(ids) == 1 and source == "bijschrift":
                return next(iter(ids)), source, True
        return self.context.area_id, "document" if self.context.area_id else "onbekend", False

    def _areas_of_rows(self) -> set[str]:
        """The areas that rows of the table name, its sums apart."""
        found: set[str] = set()
        for index, cell in enumerate(self.grid.cells):
            if cell.is_header or self.headers[index].row:
                continue
            text = cell_text(self.source, cell).text
            area = self.labels.area(text) if not is_total(text) else None
            if area is not None:
                found.add(area.area_id)
        return found

    def _area_around_rows(self) -> tuple[str | None, str, bool]:
        """What a sum of rows is about: an area in which all of them lie, or that the caption names."""
        for area_id in (self.context.area_id, self.context.region_id):
            if area_id is not None and self._holds_rows(area_id):
                return area_id, "totaal van de rijen", True
        for text in (self.around.caption, *self.around.sections[:1]):
            named = {
                m.area_id
                for m in area_mentions(text, self.context, self.areas)
                if self.areas[m.area_id].kind not in ("municipality", "kern")
            }
            if len(named) == 1:
                area_id = next(iter(named))
                known = bool(self.areas[area_id].members)
                if self._holds_rows(area_id) or (
                    not known and self.areas[area_id].kind == "region"
                ):
                    return area_id, "bijschrift", known
        return None, "onbekend", False

    def _holds_rows(self, area_id: str) -> bool:
        area = self.areas[area_id]
        if area.kind == "country":
            return True
        inside = {area_id, *area.members}
        if area.kind == "province":
            inside.update(a.id for a in self.areas if self._province(a.id) == area_id)
        return self.row_areas <= inside

    def _province(self, area_id: str) -> str | None:
        province = self.areas.province_of(area_id)
        return province.id if province else None

    def _period(
        self, headers: CellHeaders, row: RowLabel, unit: str | None
    ) -> tuple[tuple[str | None, str | None], str]:
        for text in reversed(headers.column):
            found = period_of_header(text)
            if any(found):
                return found, "kolomkop"
        if any(row.period):
            return row.period, "rij"
        for text in row.texts:
            found = period_of_header(text)
            if any(found) and row.project is None:
                return found, "rij"
        if row.is_total and any(self.years):
            return self.years, "de rijen erboven"
        titles = [("bijschrift", self.around.caption)]
        if unit != "EUR":
            titles.extend(("kop", section) for section in self.around.sections[:2])
        if self.context.kind == "projectenoverzicht":
            titles.append(("titel", self.around.title))
        # "zoals vastgelegd in Woondeal 2022" is another moment than the caption's
        if not re.search(
            r"\bvastgelegd\b|\b[Ww]oondeal\s+(?:van\s+)?20[0-9]{2}", " ".join(headers.column)
        ):
            for source, text in titles:
                found = period_of_header(text)
                if any(found):
                    return found, source
        return (None, None), ""

    def _segment(self, headers: CellHeaders, row: RowLabel, value: CellValue) -> str | None:
        own = segment_named(value.words, self.vocabulary) if value.words else None
        if own:
            return own
        for text in reversed(headers.column):
            # "koopwoningen tot aan de NHG grens" under "Betaalbaarheid" are the affordable ones
            found = segment_named(text, self.vocabulary) or _below_limit(text, headers.column)
            if found and found != "betaalbaar":
                return found
            if found and text == headers.column[-1]:
                return found
        if row.segment:
            return row.segment
        return segment_named(self.around.caption, self.vocabulary) if self.around.caption else None

    def _basis(
        self,
        headers: CellHeaders,
        row: RowLabel,
        unit: str | None,
        cell: Cell,
        period: tuple[str | None, str | None],
        segment: str | None,
    ) -> tuple[str, str]:
        heads = [cell_text(self.source, c).text for c in self.grid.cells if c.is_header]
        if unit == "EUR":
            for text in (*reversed(headers.column), *self.around.texts()):
                match = self.vocabulary.budget.search(text)
                if match:
                    return "budget", match.group()
            return "overig", ""
        if unit == "projecten" or self.lists_projects:
            for text in (
                *headers.column,
                *row.texts,
                self.around.caption,
                *heads,
                *self.around.sections,
                self.context.title,
            ):
                match = re.search(r"\bsleutelproject\w*", text, re.I)
                if match:
                    return "sleutelprojecten", match.group()
        for text in reversed(headers.column):
            found = self._basis_words(text)
            if found:
                return found
        neighbour = self._basis_of_columns_beside(cell, headers)
        if neighbour:
            return neighbour
        homes = unit in ("woningen", "plekken") or segment is not None
        for text in (*row.texts, self.around.caption, *(self.around.texts()[1:] if homes else ())):
            found = self._basis_words(text) if text else None
            if found:
                return found
        year = (self.context.dated or "")[:4]
        if not homes and year and (period[0] or "")[:4] > year:
            return "prognose", str(period[0])
        if self.context.kind == "projectenoverzicht":
            return "sleutelprojecten", self.context.title
        return ("opgave" if homes else "overig"), ""

    def _basis_words(self, text: str) -> tuple[str, str] | None:
        for term in self.vocabulary.bases:
            match = term.pattern.search(text)
            if match:
                return term.name, match.group()
        return None

    def _basis_of_columns_beside(self, cell: Cell, headers: CellHeaders) -> tuple[str, str] | None:
        """The basis of the nearest column that has one: see :meth:`_heads_beside`."""
        for text in self._heads_beside(cell, headers):
            found = self._basis_words(text)
            if found:
                return found
        return None

    def _heads_beside(self, cell: Cell, headers: CellHeaders) -> list[str]:
        """The headers that may go on over this column: to the left, then to the right.

        A breakdown ("Betaalbaarheid") stands to the right of what it breaks down. A header that is
        a period alone goes on with what stands beside it, but not with a column of that period.
        """
        heads = [c for c in self.grid.cells if c.is_header and c.row == 0]
        own = period_of_header(" ".join(headers.column))
        alone = self._is_period_alone(headers)
        left = sorted((c for c in heads if c.column <= cell.column), key=lambda c: -c.column)
        right = sorted((c for c in heads if c.column > cell.column), key=lambda c: c.column)
        texts = [cell_text(self.source, head).text for head in (*left, *(right if alone else ()))]
        return [text for text in texts if not (alone and period_of_header(text) == own)]

    @staticmethod
    def _is_period_alone(headers: CellHeaders) -> bool:
        text = " ".join(headers.column)
        rest = re.sub(r"tot en met|eind|periode", "", text)
        return any(period_of_header(text)) and not re.search(r"[a-z]{4,}", rest)

    def _measure(
        self,
        headers: CellHeaders,
        row: RowLabel,
        value: CellValue,
        unit: str | None,
        segment: str | None,
    ) -> str:
        words = " – ".join(dict.fromkeys(_bare(t) for t in headers.column if _bare(t)))
        if len(words) > 90:
            words = _bare(headers.column[-1])
        if not words or self.labels.of_columns(headers.column) is not None:
            words = value.words or (unit or "aantal")
        if (
            self.lists_projects
            and "sleutelproject" in " ".join(self.around.texts()).casefold()
            and words in ("woningen", "aantal")
        ):
            words = "woningen in sleutelprojecten" if row.is_total else "woningen in sleutelproject"
        if (
            segment
            and segment not in words.casefold()
            and row.segment == segment
            and row.project is None
        ):
            words = f"{words} ({segment})"
        return words[:1].lower() + words[1:] if words[1:2].islower() else words

    def _per(self, headers: CellHeaders) -> str | None:
        text = " ".join(headers.column)
        for term in self.vocabulary.pers:
            if term.name != "gemeente" and term.pattern.search(text) and "€" not in text:
                return term.name
        return None

    def _level(self, unit_from: str, sure: bool) -> Level:
        if sure and unit_from != "kop" and not self.grid.evidence:
            return "certain"
        return "probable"

    def _footnote(self, after: str) -> list[str]:
        mark = re.match(r"\s*([*†]+)", after)
        if not mark:
            return []
        for note in self.grid.notes:
            words = clean(self.source.text, [note]).text
            for found in re.finditer(r"(?<![*†])([*†]+)\s*([^*†]+)", words):
                if found[1] == mark[1]:
                    return [f"noot: {found[2].strip()}"]
        return []

    def _not_counted(self, cells: Sequence[Cell]) -> None:
        many = f"{len(cells)} getallen" if len(cells) > 1 else "een getal"
        self.notes.append(
            Note(
                "nlp",
                f"Van {many} in een tabel zegt de tabel niet wat geteld wordt; ze staan alleen bij de cellen.",
                self.source.page_at(cells[0].start).number,
                Segment(cells[0].start, cells[0].end),
            )
        )

    def _unreadable(self, cell: Cell, text: Clean) -> None:
        if is_total(text.text):
            return
        self.notes.append(
            Note(
                "nlp",
                f"“{text.text}” staat in een kolom met getallen maar is niet als getal te lezen; weggelaten.",
                self.source.page_at(cell.start).number,
                Segment(cell.start, cell.end),
            )
        )


def _lead_in(source: SourceText, grid: Grid) -> tuple[str, ...]:
    """The title-like lines above a table on its page that have not become headings, nearest first."""
    if not any(cell.segments for cell in grid.cells):
        return ()
    captions = {segment.start for other in source.grids for segment in other.caption}
    found: list[str] = []
    for block in reversed(source.blocks):
        if block.page != grid.page_first or block.end > grid.start or block.start in captions:
            continue
        if block.kind in ("furniture", "footnote", "caption"):
            continue
        text = clean(source.text, block.segments).text
        if len(text) > 120 or text.endswith((".", ";")) or len(found) == 2:
            break
        found.append(text)
    return tuple(found)


def _bare(header: str) -> str:
    """A header without footnote marks."""
    return re.sub(r"(?<=[a-z])[0-9]{1,2}(?=\s|$)|[*†]+", "", header).strip()


def _below_limit(text: str, headers: Sequence[str]) -> str | None:
    """Homes for sale up to a limit, under a head on affordability, are affordable homes for sale."""
    affordable = any(re.search(r"betaalba", h, re.IGNORECASE) for h in headers)
    if affordable and re.match(r"\s*koopwoningen\s+tot\b", text, re.IGNORECASE):
        return "betaalbare koop"
    return None
