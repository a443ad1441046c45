"""Addresses of the site that answer with a file: images, downloads, feeds, what is for programs."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from datasette.app import Datasette
from datasette.utils.asgi import AsgiFileDownload, Request, Response

from publish import (
    answers,
    caching,
    data_package,
    documents,
    page_images,
    site,
    site_map,
    workbook,
    workbook_notes,
)
from publish.menu import MENU

_PDF = "application/pdf"


async def page_image(datasette: Datasette, request: Request) -> Response:
    """A page of a PDF as it looks; it never changes, as its address has the hash of the file."""
    sha256, number = request.url_vars["sha256"], int(request.url_vars["number"])
    found = await site.read(datasette, lambda connection: documents.file_of(connection, sha256))
    file = found[0] if found and found[1] == _PDF else ""
    drawn = await site.images_of(datasette).image(file, sha256, number) if file else None
    if drawn is None:
        return await site.not_found(datasette, request, "Van deze bladzijde is geen afbeelding.")
    return Response(
        drawn,
        headers={"cache-control": caching.IMMUTABLE},
        content_type=page_images.MEDIA_TYPE,
    )


async def source_file(datasette: Datasette, request: Request) -> Any:
    """The very file that a source was read from, to keep; never shown by the browser itself."""
    sha256 = request.url_vars["sha256"]
    found = await site.read(datasette, lambda connection: documents.file_of(connection, sha256))
    path = await site.images_of(datasette).path(found[0], sha256) if found else None
    if found is None or path is None:
        message = "Dit bestand staat niet op deze site; kijk bij de uitgever."
        return await site.not_found(datasette, request, message)
    name, kind = found
    return AsgiFileDownload(
        path,
        content_type=kind if kind == _PDF else "application/octet-stream",
        headers={
            "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "cache-control": caching.IMMUTABLE,
        },
    )


async def map_of_site(datasette: Datasette, request: Request) -> Response:
    found = await site.read(datasette, lambda connection: list(site_map.addresses(connection)))
    build, database = await site.build_of(datasette), site.database_name(datasette)
    own = ("/", "/regios", "/gegevensmodel", *(path for path, _, _ in MENU if path != "/gegevens"))
    asked = [f"/{database}", *(f"/{database}/{query.name}" for query in site.queries())]
    origin, built = site.origin(datasette, request), (build.finished if build else None) or ""
    text = site_map.site_map((*own, *asked, *found), origin, built)
    return Response(text, content_type="application/xml; charset=utf-8")


async def robots(datasette: Datasette, request: Request) -> Response:
    origin, base = site.origin(datasette, request), site.base(datasette)
    return Response.text(site_map.robots(origin, base, site.database_name(datasette)))


async def excel(datasette: Datasette, request: Request) -> Response:
    """All overviews in one Excel file, with what is in it, what its columns mean and where it is from."""
    origin, build = site.origin(datasette, request), await site.build_of(datasette)
    first = workbook_notes.about(build, origin, await site.data_licence_of(datasette))

    def query(connection: Any) -> bytes:
        notes = (workbook_notes.columns(), workbook_notes.sources(connection, origin))
        return workbook.workbook((first, *workbook.sheets(connection), *notes), origin)

    made = await site.read_measured(datasette, query)
    return Response(
        made,
        headers={"content-disposition": 'attachment; filename="woondeals.xlsx"'},
        content_type=workbook.MEDIA_TYPE,
    )


async def answer(datasette: Datasette, request: Request) -> Response:
    """All rows of the answer to one of the questions of the site."""
    name = request.url_vars["name"]
    query = next((found for found in site.queries() if found.name == name), None)
    if query is None:
        return await site.not_found(datasette, request, f"Er is geen vraag “{name}”.")
    given = {param: request.args.get(param) or "" for param in query.params}
    origin = site.origin(datasette, request)
    text = await site.read_measured(
        datasette, lambda connection: answers.as_csv(connection, query, given, origin)
    )
    return Response(
        text,
        headers={
            "content-disposition": f'attachment; filename="{name}.csv"',
            "access-control-allow-origin": "*",
        },
        content_type="text/csv; charset=utf-8",
    )


async def package(datasette: Datasette, request: Request) -> Response:
    """The descriptor of the data as a Frictionless data package."""
    found = await site.read(datasette, documents.documents)
    described = data_package.data_package(
        found,
        await site.build_of(datasette),
        site.origin(datasette, request),
        site.database_name(datasette),
        await site.data_licence_of(datasette),
    )
    return Response.json(described, headers={"access-control-allow-origin": "*"})
