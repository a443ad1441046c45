"""The view of places, and the columns that every view of what stands somewhere has from it."""

from __future__ import annotations

from kb.view_describing import View, ViewColumn

PLACE = (
    ViewColumn("vindplaats", "De plek in de bron", "spans"),
    ViewColumn("citaat", "De woorden die er staan"),
    ViewColumn("bron_id", "De bron", "sources"),
    ViewColumn("van_teken", "Waar de woorden in de tekst van de bron beginnen, vanaf 0"),
    ViewColumn("tot_teken", "Waar ze eindigen"),
    ViewColumn("document_id", "Het document", "documents"),
    ViewColumn("document", "Titel van het document"),
    ViewColumn("bladzijde", "De hoeveelste pagina van het bestand"),
    ViewColumn("pagina", "De pagina, zoals die gedrukt is; anders die in het bestand"),
)
#: The columns of a place in the SELECT of a view that joins ``vindplaatsen``.
PLACE_NAMES = ", ".join(f"vindplaatsen.{column.name}" for column in PLACE)

PLACES = View(
    "vindplaatsen",
    "Plekken in de bron",
    "Elke plek waar iets staat dat gelezen is, met het document en de bladzijde.",
    (
        *PLACE,
        ViewColumn("gedrukt", "Het nummer dat op de pagina gedrukt is"),
        ViewColumn(
            "vlakken",
            "Waar op de pagina van een PDF: pagina, links, boven, rechts, onder, in punten",
        ),
    ),
    """select spans.id as vindplaats, spans.quote as citaat, spans.source_id as bron_id,
  spans.char_start as van_teken, spans.char_end as tot_teken, spans.document_id as document_id,
  documents.title as document, spans.page_number as bladzijde,
  coalesce(pages.label, cast(spans.page_number as text)) as pagina,
  pages.label as gedrukt, spans.boxes as vlakken
from spans left join documents on documents.id = spans.document_id
left join pages on pages.id = spans.source_id || '-p' || spans.page_number""",
    in_workbook=False,
)
