"""The pages of the site: each takes a request, asks the database one thing, and renders it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from corpus.loading import Record, Word, load_toml
from kb.schema import TABLES
from kb.views import VIEWS
from publish import (
    agreements,
    annotation,
    area_page,
    areas,
    calendar_feed,
    card_views,
    citation,
    comparison,
    comparison_csv,
    deadlines,
    document_pages,
    documents,
    feed_views,
    finding,
    home_map,
    overview,
    parties,
    reading_quality,
    regions,
    search,
    site,
    source_page,
    story_views,
    themes,
    tile_map,
)
from publish.file_views import (
    answer,
    excel,
    map_of_site,
    package,
    page_image,
    robots,
    source_file,
)

#: What kinds of columns are called.
_TYPES: Mapping[str, str] = {"text": "tekst", "integer": "geheel getal", "real": "getal"}
GLOSSARY = Path(__file__).parent / "glossary.toml"


async def home(datasette: Datasette, request: Request) -> Response:
    today, wanted = date.today(), request.args.get("kaart") or ""
    editions = site.editions_of(datasette)

    def query(connection: Any) -> tuple[overview.Home, home_map.HomeMap | None]:
        return (
            overview.home(connection, today, editions),
            home_map.home_map(connection, wanted),
        )

    page, homes = await site.read(datasette, query)
    tiles = tile_map.tile_map(page.areas, homes.shades if homes else None)
    return await site.html(
        datasette, request, "home.html", page=page, today=today, map=tiles, homes=homes
    )


async def municipality(datasette: Datasette, request: Request) -> Response:
    slug, today = request.url_vars["slug"], date.today()
    found = await site.read(datasette, lambda connection: area_page.called(connection, slug, today))
    if isinstance(found, area_page.AreaView):
        return await site.html(datasette, request, "area.html", page=found)
    if len(found) == 1:
        return Response.redirect(datasette.urls.path(found[0].path))
    if found:
        return await site.html(datasette, request, "which_area.html", slug=slug, areas=found)
    absent = await site.read(
        datasette, lambda connection: search.absent_municipality(connection, slug)
    )
    message = f"Er is geen gemeente “{slug}”."
    if absent:
        message = f"Over de gemeente {absent} is in deze documenten niets gevonden."
    return await site.not_found(datasette, request, message)


async def other_area(datasette: Datasette, request: Request) -> Response:
    area_id, today = request.url_vars["id"], date.today()
    page = await site.read(datasette, lambda connection: area_page.view(connection, area_id, today))
    if page is None:
        return await site.not_found(datasette, request, f"Er is geen gebied “{area_id}”.")
    if page.area.path != f"/gebied/{area_id}":
        return Response.redirect(datasette.urls.path(page.area.path))
    return await site.html(datasette, request, "area.html", page=page)


async def document(datasette: Datasette, request: Request) -> Response:
    key = request.url_vars["id"]
    page = await site.read(datasette, lambda connection: documents.view(connection, key))
    if page is None:
        return await site.not_found(datasette, request, f"Er is geen document “{key}”.")
    path = await site.images_of(datasette).path(page.file, page.sha256) if page.sha256 else None
    return await site.html(
        datasette, request, "document.html", page=page, size=path.stat().st_size if path else 0
    )


async def document_page(datasette: Datasette, request: Request) -> Response:
    key, number = request.url_vars["id"], int(request.url_vars["number"])
    base = site.base(datasette)
    page = await site.read(
        datasette, lambda connection: document_pages.page(connection, key, number, base)
    )
    if page is None:
        message = f"Het document “{key}” heeft geen pagina {number}."
        return await site.not_found(datasette, request, message)
    image = await site.image_path(datasette, page.file, page.media_type, page.sha256)
    return await site.html(datasette, request, "document_page.html", page=page, image=image)


async def source(datasette: Datasette, request: Request) -> Response:
    """The page of a place in a source; with a suffix the same for machines (see ``_MACHINES``)."""
    span_id, suffix = request.url_vars["span"], request.url_vars.get("suffix") or ""
    wanted = {name: request.args.get(name) or "" for name in ("exact", "prefix", "suffix")}

    def query(connection: Any) -> source_page.SourceView | finding.Sought | None:
        found = finding.locate(connection, span_id, **wanted)
        return source_page.view(connection, found) if isinstance(found, finding.Located) else found

    page = await site.read(datasette, query)
    if not isinstance(page, source_page.SourceView):
        return await _gone(datasette, request, page, as_data=bool(suffix))
    address = site.origin(datasette, request) + page.permalink
    if suffix:
        content_type, told = _MACHINES[suffix]
        return Response(
            told(page, address, date.today()),
            headers={"access-control-allow-origin": "*"},
            content_type=content_type,
        )
    return await site.html(
        datasette,
        request,
        "source.html",
        page=page,
        address=address,
        citation=citation.newspaper(page, address),
        bibtex=citation.bibtex(page, address, date.today()),
        embed=card_views.to_embed(page, site.origin(datasette, request)),
        image=await site.image_path(datasette, page.file, page.media_type, page.sha256),
    )


async def _gone(
    datasette: Datasette, request: Request, sought: finding.Sought | None, *, as_data: bool
) -> Response:
    """The page of a place that is not there: what it was, where an edition or the link says so.

    Only what an edition of this site had is gone (410); of anything else nothing is known (404).
    """
    status = 410 if sought is not None and sought.from_edition else 404
    if as_data:
        told: dict[str, Any] = {"ok": False, "error": "Niet gevonden"}
        if sought is not None and status == 410:
            told = {"ok": False, "error": "Verdwenen", "was": asdict(replace(sought, rivals=()))}
        return Response.json(told, status=status)
    if sought is None:
        message = "Deze vindplaats staat in geen van de uitgaven van deze site."
        return await site.not_found(datasette, request, message)
    return await site.html(datasette, request, "gone.html", status=status, sought=sought)


#: What a place is for machines: by the suffix of its address the kind of text, and the text.
_MACHINES: Mapping[str, tuple[str, Callable[[source_page.SourceView, str, date], str]]] = {
    ".json": (
        "application/json; charset=utf-8",
        lambda page, address, _: json.dumps(annotation.web_annotation(page, address)),
    ),
    ".bib": ("application/x-bibtex; charset=utf-8", citation.bibtex),
    ".csl": ("application/vnd.citationstyles.csl+json; charset=utf-8", citation.csl_json),
}


def _filters(request: Request) -> agreements.Filters:
    return agreements.Filters(
        party=request.args.get("partij") or "",
        theme=request.args.get("thema") or "",
        modality=request.args.get("soort") or "",
        year=request.args.get("jaar") or "",
        document=request.args.get("document") or "",
        area=request.args.get("gebied") or "",
    )


async def region_board(datasette: Datasette, request: Request) -> Response:
    board = await site.read(datasette, regions.board)
    return await site.html(datasette, request, "regions.html", board=board)


async def commitments(datasette: Datasette, request: Request) -> Response:
    filters = _filters(request)
    asked = request.args.get("pagina") or "1"
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    page = await site.read(
        datasette, lambda connection: agreements.commitment_list(connection, filters, number)
    )
    return await site.html(datasette, request, "commitments.html", page=page)


async def deadline_page(datasette: Datasette, request: Request) -> Response:
    filters, today = _filters(request), date.today()
    whole = deadlines.PARTS.get(request.args.get("deel") or "", "")
    page = await site.read(
        datasette, lambda connection: deadlines.deadline_list(connection, filters, today, whole)
    )
    return await site.html(datasette, request, "deadlines.html", page=page)


async def deadline_feed(datasette: Datasette, request: Request) -> Response:
    filters = _filters(request)
    found = await site.read(datasette, lambda connection: deadlines.dated(connection, filters))
    name = "Termijnen woondeals"
    if filters.party:
        party = await site.read(
            datasette, lambda connection: agreements.party(connection, filters.party)
        )
        if party is None:
            return Response.text("Er is geen partij met deze sleutel.", status=404)
        name = f"{name}: {party.name}"
    if filters.area:
        area = await site.read(datasette, lambda connection: areas.area(connection, filters.area))
        if area is None:
            return Response.text("Er is geen gebied met deze sleutel.", status=404)
        name = f"{name}: {area.name}"
    build = await site.build_of(datasette)
    text = calendar_feed.feed(
        name, found, (build.finished if build else None) or "", site.origin(datasette, request)
    )
    return Response(text, content_type="text/calendar; charset=utf-8")


async def party(datasette: Datasette, request: Request) -> Response:
    """The page of a party, or of a collective that several regions have."""
    key = request.url_vars["id"]

    def query(connection: Any) -> tuple[Any, Any]:
        found = agreements.party_view(connection, key)
        if found is None:
            return None, parties.collective(connection, key)
        return found, parties.collective_of(connection, key)

    page, whole = await site.read(datasette, query)
    if page is not None:
        return await site.html(datasette, request, "party.html", page=page, whole=whole)
    if whole is not None:
        return await site.html(datasette, request, "collective.html", page=whole)
    return await site.not_found(datasette, request, f"Er is geen partij “{key}”.")


async def theme(datasette: Datasette, request: Request) -> Response:
    code = request.url_vars["code"]
    page = await site.read(datasette, lambda connection: themes.view(connection, code))
    if page is None:
        return await site.not_found(datasette, request, f"Er is geen thema “{code}”.")
    return await site.html(datasette, request, "theme.html", page=page)


async def compare(datasette: Datasette, request: Request) -> Response:
    """Two sides next to each other, and the same as a table for ``.csv``."""
    asked = [request.args.get(name) or "" for name in ("van", "naar", "gebied")]
    page = await site.read(datasette, lambda connection: comparison.compare(connection, *asked))
    if request.url_vars.get("csv"):
        return Response(
            comparison_csv.as_csv(page),
            headers={"content-disposition": 'attachment; filename="vergelijking.csv"'},
            content_type="text/csv; charset=utf-8",
        )
    return await site.html(datasette, request, "compare.html", page=page)


async def find(datasette: Datasette, request: Request) -> Response:
    query = (request.args.get("q") or "").strip()
    results = await site.read(datasette, lambda connection: search.search(connection, query))
    return await site.html(datasette, request, "search.html", results=results)


class Term(Record, frozen=True):
    """A word of the field, explained for a reader without a background in it."""

    name: Word
    meaning: Word


class _Glossary(Record, frozen=True):
    term: tuple[Term, ...]


@lru_cache(maxsize=1)
def _glossary() -> tuple[Term, ...]:
    return load_toml(GLOSSARY, _Glossary).term


async def about(datasette: Datasette, request: Request) -> Response:
    # One question to the database for each page: with many readers every question has to wait.
    totals, found = await site.read(
        datasette,
        lambda connection: (overview.totals(connection), documents.documents(connection)),
    )
    return await site.html(
        datasette,
        request,
        "about.html",
        totals=totals,
        documents=found,
        glossary=_glossary(),
        quality=reading_quality.reading_quality(),
    )


async def data_model(datasette: Datasette, request: Request) -> Response:
    """The data dictionary: every table, view and column."""
    return await site.html(
        datasette, request, "data_model.html", tables=TABLES, views=VIEWS, types=_TYPES
    )


async def data(datasette: Datasette) -> Response:
    """The database page of Datasette is the page of the data."""
    return Response.redirect(datasette.urls.database(site.database_name(datasette)))


#: The address of every page, as a pattern, and what answers it.
ROUTES: tuple[tuple[str, Any], ...] = (
    (r"^/$", home),
    (r"^/gemeenten$", site.page("areas.html", areas=areas.with_data)),
    (r"^/gemeente/(?P<slug>[^/]+)$", municipality),
    (r"^/gebied/(?P<id>[^/]+)$", other_area),
    (r"^/documenten$", site.page("documents.html", documents=documents.documents)),
    (r"^/document/(?P<id>[^/]+)$", document),
    (r"^/document/(?P<id>[^/]+)/pagina/(?P<number>\d{1,6})$", document_page),
    (r"^/beeld/(?P<sha256>[0-9a-f]{64})/(?P<number>\d{1,5})\.webp$", page_image),
    (r"^/bestand/(?P<sha256>[0-9a-f]{64})$", source_file),
    (r"^/bron/(?P<span>[A-Za-z0-9-]+)(?P<suffix>\.json|\.bib|\.csl)?$", source),
    (r"^/kaart/(?P<span>[A-Za-z0-9-]+)(?P<suffix>\.svg)?$", card_views.card),
    (r"^/oembed$", card_views.embed),
    (r"^/afspraken$", commitments),
    (r"^/termijnen$", deadline_page),
    (r"^/termijnen\.ics$", deadline_feed),
    (r"^/partijen$", site.page("parties.html", kinds=parties.index)),
    (r"^/partij/(?P<id>[^/]+)$", party),
    (r"^/themas$", site.page("themes.html", themes=themes.themes)),
    (r"^/thema/(?P<code>[a-z_]+)$", theme),
    (r"^/vergelijk(?P<csv>\.csv)?$", compare),
    (r"^/controles?$", story_views.all_stories),
    (r"^/controles(?P<suffix>\.csv|\.json)$", story_views.as_data),
    (r"^/controles/twijfel(?P<suffix>\.csv|\.json)?$", story_views.misreadings),
    (r"^/controles/niet-gecontroleerd(?P<suffix>\.csv|\.json)?$", story_views.not_checked),
    (r"^/controle/(?P<id>[A-Za-z0-9-]+)$", story_views.one_story),
    (r"^/regios$", region_board),
    (r"^/zoeken$", find),
    (r"^/over$", about),
    (r"^/gegevens$", data),
    (r"^/nieuw\.atom$", feed_views.news),
    (r"^/controles\.atom$", feed_views.differences),
    (r"^/termijnen\.atom$", feed_views.deadlines),
    (r"^/sitemap\.xml$", map_of_site),
    (r"^/robots\.txt$", robots),
    (r"^/gegevensmodel$", data_model),
    (r"^/datapackage\.json$", package),
    (r"^/woondeals\.xlsx$", excel),
    (r"^/vragen/(?P<name>[a-z0-9_-]+)\.csv$", answer),
)
