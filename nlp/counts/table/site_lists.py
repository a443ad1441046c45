"""Lists of sites with how many homes each gets: "Benaming | Locatie | Aantal | Soort ontwikkeling | Status".

The head of the numbers says that it counts, and not what. What is built on the sites stands in the other
columns, row by row ("Sloop/nieuwbouw (woningen)"), or over one of them ("Woonmilieu"), and how far they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.count_tables import load_count_tables
from extract.headers import CellHeaders
from nlp.counts.table.labels import RowLabel
from nlp.counts.table.view import TableView
from nlp.counts.votes import Vote, vote

#: Fewer sites are no list.
_FEWEST = 4
#: So few are one where the head of a column says that homes are built.
_TWO = 2
#: So much of the rows at least says in its other columns that homes are built there.
_OF_HOMES = 1 / 3


def counts_homes_of_site(view: TableView, headers: CellHeaders, row: RowLabel) -> bool:
    """Return True if a number without a unit is how many homes a listed site gets."""
    if not (row.project or row.is_total) or not headers.column:
        return False
    if not load_count_tables().amounts_alone.fullmatch(headers.column[-1].strip(" .:#")):
        return False
    return view.once("list of sites", lambda: _lists_homes(view))


def votes_of_listed_site(view: TableView, row: int, project: str) -> Iterator[Vote[str]]:
    """A vote for plan capacity of a listed site, or for what is built where its row says that it is done."""
    texts = [text for text in view.rows.names.get(row, {}).values() if text != project]
    done = next(filter(None, map(load_count_tables().done.search, texts)), None)
    if done is not None:
        yield vote("basis", "site-done", "gerealiseerd", done.group())
    else:
        yield vote("basis", "homes-of-listed-site", "plancapaciteit", project)


def _lists_homes(view: TableView) -> bool:
    column, homes = view.labels.project_column, load_count_tables().homes
    rows = [names for names in view.rows.names.values() if column in names]
    of_homes = [
        names
        for names in rows
        if any(homes.search(text) for at, text in names.items() if at != column)
    ]
    building = load_count_tables().building
    heads = [head for head in view.heads if building.fullmatch(head.strip(" .:*"))]
    if heads and len(rows) >= _TWO:
        return True  # "Project | Start bouw | Aantal | Woonmilieu"
    return len(rows) >= _FEWEST and len(of_homes) >= _OF_HOMES * len(rows)
