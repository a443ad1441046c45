"""What tables, views and columns are called on the pages of Datasette, and where their rows lead."""

from __future__ import annotations

from collections.abc import Mapping

from kb.page_views import PAGE_VIEWS
from kb.schema import TABLES
from kb.views import VIEWS

TABLE_TITLES: Mapping[str, str] = {
    **{table.name: table.title for table in TABLES},
    **{view.name: view.title for view in VIEWS},
}


TABLE_DESCRIPTIONS: Mapping[str, str] = {
    **{table.name: table.description for table in TABLES},
    **{view.name: view.description for view in VIEWS},
}


#: The views that pages read, which are not the first that a reader wants.
OF_PAGES = frozenset(view.name for view in PAGE_VIEWS)

#: The view that has the rows of a table in plain words.
READABLE: Mapping[str, str] = {
    "counts": "aantallen_met_bron",
    "commitments": "afspraken_met_partijen",
    "deadlines": "termijnen_per_partij",
    "projects": "projecten_door_de_tijd",
    "checks": "wat_niet_klopt",
    "statistics": "gebouwd_volgens_cbs",
}


#: Rows that have a page of their own on the site.
PAGES: Mapping[str, str] = {
    "areas": "/gebied/",
    "documents": "/document/",
    "parties": "/partij/",
    "spans": "/bron/",
}


COLUMN_DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    **{t.name: {c.name: c.description for c in t.columns} for t in TABLES},
    **{v.name: {c.name: c.description for c in v.columns} for v in VIEWS},
}
