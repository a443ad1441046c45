"""The site as a Datasette plugin; everything that it does stands in the package ``publish``."""

from __future__ import annotations

from typing import Any

from datasette import hookimpl

from publish import cells, security, site, views


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return list(views.ROUTES)


@hookimpl
def asgi_wrapper() -> Any:
    return security.secured


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> Any:
    return lambda: site.template_variables(datasette, request)


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    env.filters.update(site.FILTERS)


@hookimpl
def render_cell(value: Any, column: str, table: str | None, datasette: Any) -> Any:
    return cells.rendered(value, column, table, site.base(datasette))


@hookimpl
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    return lambda: site.error_page(datasette, request, exception)
