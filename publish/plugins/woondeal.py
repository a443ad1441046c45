"""The site as a Datasette plugin; everything that it does stands in the package ``publish``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from datasette import hookimpl

from publish import cells, error_pages, query_limits, rows_as_json, site, views
from publish.filters import FILTERS

Function = TypeVar("Function", bound=Callable[..., Any])


def hook(function: Function) -> Function:
    """Datasette's mark for an implementation of a hook, with types."""
    return cast(Function, hookimpl(function))


@hook
def startup(datasette: Any) -> Any:
    site.start(datasette)
    return lambda: site.describe(datasette)


@hook
def prepare_connection(conn: Any) -> None:
    query_limits.limit(conn)


@hook
def register_routes() -> list[tuple[str, Any]]:
    return list(views.ROUTES)


@hook
def asgi_wrapper(datasette: Any) -> Any:
    return lambda application: site.wrapped(datasette, application)


@hook
def get_metadata(datasette: Any) -> dict[str, Any]:
    return site.metadata(datasette)


@hook
def extra_template_vars(datasette: Any, request: Any) -> Any:
    return lambda: site.template_variables(datasette, request)


@hook
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    env.filters.update(FILTERS)
    env.globals["site_static"] = lambda name: site.static_path(datasette, name)


@hook
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    # Neither a link nor a text.
    if value is None or isinstance(value, int):
        return None
    return cells.rendered(value, column, table, site.base(datasette), database)


@hook
def register_output_renderer(datasette: Any) -> list[dict[str, Any]]:
    # Datasette 1.0 names no source beside rows.
    if hasattr(datasette, "add_query"):
        return []
    return [{"extension": "json", "render": rows_as_json.rendered}]


@hook
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    return lambda: error_pages.error_page(datasette, request, exception)
