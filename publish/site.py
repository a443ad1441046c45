"""What every page shares: the database it reads, the words it uses, and how it is rendered.

This is the only module that knows Datasette; the modules that read the database get an open
connection and give back plain records.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

from datasette import handle_exception
from datasette.app import Datasette
from datasette.url_builder import Urls
from datasette.utils.asgi import Request, Response

import kb
from kb.metadata import DATABASE, DESCRIPTION, LICENSE, CannedQuery, load_queries
from kb.metadata import metadata as described_as
from publish import (
    caching,
    cells,
    data_licence,
    data_package,
    editions,
    failed_queries,
    labels,
    odd_requests,
    overview,
    page_images,
    query_limits,
    reader_sql,
    renewal,
    report,
    security,
    settings,
    shown_columns,
    spreadsheets,
)
from publish.editions import Edition
from publish.memory import keep_little
from publish.menu import MENU
from publish.security import Application
from publish.table_words import (
    COLUMN_DESCRIPTIONS,
    OF_PAGES,
    PAGES,
    READABLE,
    TABLE_DESCRIPTIONS,
    TABLE_TITLES,
)

Found = TypeVar("Found")

#: A page: it gets the site and a request.
View = Callable[[Datasette, Request], Awaitable[Response]]

#: Tables and views of which it is remembered who may see them.
TABLES = 500


class NoKnowledgeBaseError(RuntimeError):
    """None of the databases that Datasette serves is a knowledge base."""


def database_name(datasette: Datasette) -> str:
    """The name of the first database whose file is one; Datasette's own are in memory.

    Raises :class:`NoKnowledgeBaseError` where there is none.
    """
    for name, database in datasette.databases.items():
        if not database.is_memory and not name.startswith("_"):
            return str(name)
    raise NoKnowledgeBaseError("Datasette serves no knowledge base")


def metadata(datasette: Datasette) -> dict[str, Any]:
    """What the metadata file says of ``woondeal``, for a knowledge base that goes by another name."""
    names = [
        name
        for name, database in datasette.databases.items()
        if not database.is_memory and not name.startswith("_") and name != DATABASE
    ]
    return {"databases": {name: _described(name) for name in names}}


@lru_cache(maxsize=1)
def queries() -> tuple[CannedQuery, ...]:
    """The questions of the site."""
    return load_queries()


@lru_cache(maxsize=16)
def _described(name: str) -> dict[str, Any]:
    described: dict[str, Any] = described_as(queries(), name)["databases"][name]
    return described


async def read(datasette: Datasette, query: query_limits.Query[Found]) -> Found:
    """The answer of ``query``, which gets an open connection, from one of Datasette's threads."""
    asked = query_limits.unmeasured(query)
    return await query_limits.once_there_is_memory(lambda: _answer(datasette, asked))


async def read_measured(datasette: Datasette, query: query_limits.Query[Found]) -> Found:
    """The same for a query whose answer may be a whole table: one that is too large is stopped."""
    return await _answer(datasette, query_limits.of_any_number(query))


async def _answer(datasette: Datasette, query: query_limits.Query[Found]) -> Found:
    found: Found = await datasette.get_database(database_name(datasette)).execute_fn(query)
    return found


async def html(
    datasette: Datasette,
    request: Request,
    template: str,
    *,
    status: int = 200,
    **context: Any,
) -> Response:
    """A page of our own, rendered."""
    shared = await template_variables(datasette, request)
    page = _templates(datasette).get_template(template)
    body = page.render(**context, **shared, request=request, urls=_Urls(datasette))
    return Response.html(body, status=status)


class _Urls(Urls):  # type: ignore[misc]
    """Datasette's addresses as plain text: its own kind asks at each use what it can do."""

    def path(self, path: str, format: str | None = None) -> str:
        return str(super().path(path, format))


def _templates(datasette: Datasette) -> Any:
    """Datasette's templates (an environment of Jinja) for pages of our own: these have all that they show before they
    are rendered.

    Datasette's pages wait for each piece of themselves, which costs time.
    """
    known = getattr(datasette, "_woondeal_templates", None)
    if known is None:
        # Datasette 1.0 has another name for it.
        theirs = getattr(datasette, "_jinja_env", None) or datasette.jinja_env
        known = theirs.overlay(enable_async=False)
        datasette._woondeal_templates = known
    return known


def page(template: str, **queries: Callable[[sqlite3.Connection], Any]) -> View:
    """A page that asks nothing of its reader: each of ``queries`` is what its template calls so.

    They share one turn at the database: with many readers every turn has to wait.
    """

    async def view(datasette: Datasette, request: Request) -> Response:
        found = await read(
            datasette,
            lambda connection: {name: query(connection) for name, query in queries.items()},
        )
        return await html(datasette, request, template, **found)

    return view


async def not_found(datasette: Datasette, request: Request, message: str) -> Response:
    """A page that says what could not be found, and where to look."""
    return await html(
        datasette, request, "error.html", status=404, title="Niet gevonden", error=message
    )


def origin(datasette: Datasette, request: Request) -> str:
    """The address of the site as the reader sees it, without a slash behind it."""
    return str(datasette.absolute_url(request, datasette.urls.path("/"))).rstrip("/")


def base(datasette: Datasette) -> str:
    """The path under which the site stands, without a slash behind it; empty for the root."""
    return str(datasette.setting("base_url")).rstrip("/")


async def build_of(datasette: Datasette) -> overview.Build | None:
    """The run that made the database; read once for each edition of it."""
    known = getattr(datasette, "_woondeal_build", None)
    if known is None:
        known = await read(datasette, overview.build)
        datasette._woondeal_build = known
    build: overview.Build | None = known
    return build


async def data_licence_of(datasette: Datasette) -> data_licence.DataLicence:
    """The licence of the data of this site."""
    return data_licence.of(settings_of(datasette), await build_of(datasette))


def settings_of(datasette: Datasette) -> settings.Settings:
    """What whoever serves the site has set; raises :class:`publish.settings.SettingError`."""
    known = getattr(datasette, "_woondeal_settings", None)
    if known is None:
        path = datasette.get_database(database_name(datasette)).path
        configured = datasette.plugin_config(settings.PLUGIN)
        known = settings.current(configured, Path(path) if path else None)
        datasette._woondeal_settings = known
    found: settings.Settings = known
    return found


def editions_of(datasette: Datasette) -> tuple[Edition, ...]:
    """The editions of this site, of which the last is this one; none where no list is kept."""
    known = getattr(datasette, "_woondeal_editions", None)
    if known is None:
        path = datasette.get_database(database_name(datasette)).path
        known = editions.read(Path(path).parent) if path else ()
        datasette._woondeal_editions = known
    found: tuple[Edition, ...] = known
    return found


def images_of(datasette: Datasette) -> page_images.PageImages:
    """The page images of this site, one collection for as long as it runs."""
    known = getattr(datasette, "_woondeal_images", None)
    if known is None:
        known = page_images.PageImages(settings_of(datasette).sources)
        datasette._woondeal_images = known
    found: page_images.PageImages = known
    return found


async def image_path(
    datasette: Datasette, file: str, media_type: str | None, sha256: str | None
) -> str:
    """The path before the page images of a source; empty where its pages cannot be drawn."""
    if media_type != "application/pdf" or not sha256:
        return ""
    count = await images_of(datasette).page_count(file, sha256)
    return f"/beeld/{sha256}" if count else ""


def start(datasette: Datasette) -> None:
    """What is done once before the first page; raises :class:`publish.settings.SettingError`."""
    settings_of(datasette)
    keep_little()
    for database in datasette.databases.values():
        failed_queries.guard(database)
    # Datasette 0.65 copies all metadata each time that it asks who may see a table: for the page of the
    # database once for each of them. The metadata do not change while it runs.
    if hasattr(datasette, "_table_permission_allows"):
        allowed = lru_cache(maxsize=TABLES)(datasette._table_permission_allows)
        datasette._table_permission_allows = allowed
    # Where the package rich is installed (a library of ours brings it) Datasette writes a page of
    # coloured traceback to the log for every address that is not there.
    handle_exception.rich = None


async def describe(datasette: Datasette) -> None:
    """Tell Datasette 1.0, which asks no plugin and reads no queries from metadata, what is served."""
    if not hasattr(datasette, "add_query"):
        return
    name = database_name(datasette)
    for query in queries():
        await datasette.add_query(
            name,
            query.name,
            query.sql,
            title=query.title,
            description=query.description,
            parameters=query.params,
        )
    for key, value in _described(name).items():
        if isinstance(value, str):
            await datasette.set_database_metadata(name, key, value)


@lru_cache(maxsize=1)
def code_version() -> str:
    """A hash of the code, templates and styles of the site; they do not change while it runs."""
    return caching.code_hash(Path(__file__).parent, Path(kb.__file__).parent)


def static_path(datasette: Datasette, name: str) -> str:
    """The address of a file of the site's own that may be kept for good."""
    return f"{datasette.urls.path(f'/static/{name}')}?v={code_version()}"


def state_of(datasette: Datasette) -> str:
    """A hash of what the pages follow from: the databases, the code, the metadata, the settings."""
    known: str | None = getattr(datasette, "_woondeal_state", None)
    if known is None:
        hashes = {name: database.hash for name, database in datasette.databases.items()}
        # Datasette 1.0 has no method metadata: what it was given is its config.
        told = getattr(datasette, "metadata", None)
        given = told() if told else datasette.config
        ours = settings_of(datasette), editions_of(datasette)
        parts = hashes, code_version(), given, datasette.settings_dict(), ours
        known = caching.mark_of(parts)
        datasette._woondeal_state = known
    return known


def wrapped(datasette: Datasette, application: Application) -> Application:
    """The application with what goes with every response: headers for safety and for caches.

    A database that may change has no hash: then nothing is kept, and nothing is said to caches.
    """
    application = spreadsheets.for_spreadsheets(reader_sql.in_turn(application))
    lasting = not any(d.is_mutable and not d.is_memory for d in datasette.databases.values())
    if lasting:
        application = caching.kept(application, lambda: state_of(datasette))
        application = caching.cached(
            application, lambda: state_of(datasette), version=code_version()
        )
        application = odd_requests.refusing(_renewing(datasette, application))
    return security.secured(application)


#: What is kept on Datasette of the database and what stands beside it, until there is another.
_OF_EDITION = ("_woondeal_build", "_woondeal_editions", "_woondeal_images", "_woondeal_state")


def _renewing(datasette: Datasette, application: Application) -> Application:
    """The application, which shows a knowledge base that takes the place of the one it began with."""
    try:
        name = database_name(datasette)
    except NoKnowledgeBaseError:
        return application

    def renew() -> None:
        renewal.reopen(datasette, name)
        for kept in _OF_EDITION:
            if hasattr(datasette, kept):
                delattr(datasette, kept)

    return renewal.renewing(application, Path(datasette.get_database(name).path), renew)


async def template_variables(datasette: Datasette, request: Request | None) -> dict[str, Any]:
    """What templates may use besides what a view gives them."""
    try:
        build = await build_of(datasette)
        name = database_name(datasette)
    except NoKnowledgeBaseError:
        build, name = None, ""
    licence = data_licence.of(settings_of(datasette), build) if name else data_licence.DataLicence()
    return {
        "labels": labels,
        "report": lambda path, words: _report(datasette, request, path, words),
        "dataset": lambda: data_package.dataset(
            build, _site_address(datasette, request), name, licence
        ),
        "data_licence": licence,
        "documents_licence": LICENSE,
        "site_build": build,
        "site_description": DESCRIPTION,
        "site_report": bool(name and settings_of(datasette).report),
        "site_database": name,
        "site_navigation": MENU,
        "site_queries": queries(),
        "site_query": (request.args.get("q") or "") if request else "",
        "table_titles": TABLE_TITLES,
        "views_of_pages": OF_PAGES,
        "table_descriptions": TABLE_DESCRIPTIONS,
        "column_descriptions": COLUMN_DESCRIPTIONS,
        "references": cells.REFERENCES,
        "table_as_shown": partial(shown_columns.of_table, base=base(datasette)),
        "answer_as_shown": partial(shown_columns.of_query, base=base(datasette)),
        "rows_of": _templates(datasette).get_template("_shown.html").module,
        "readable_views": READABLE,
        "own_pages": PAGES,
        "here": _part(datasette, request, name),
    }


def _part(datasette: Datasette, request: Request | None, database: str) -> str:
    """The address of the part of the site that a page is in; empty where it is in none."""
    if request is None:
        return ""
    path = request.path.removeprefix(base(datasette))
    if database and (path == f"/{database}" or path.startswith(f"/{database}/")):
        return "/gegevens"
    return next((part for part, _, begin in MENU if path.startswith(begin)), "")


def _site_address(datasette: Datasette, request: Request | None) -> str:
    return origin(datasette, request) if request else ""


def _report(datasette: Datasette, request: Request | None, path: str, words: str) -> str:
    """Where to report a mistake at the path (of the site); empty where nobody takes reports."""
    to = settings_of(datasette).report
    if not to or request is None:
        return ""
    inside = path.removeprefix(base(datasette))
    return report.address(to, origin(datasette, request) + inside, words)
