"""The views of what Statistics Netherlands counts: what was built, and each figure with its place."""

from __future__ import annotations

from kb.view_describing import View, ViewColumn, in_words

#: The flows that have a column: its name, the flow, and what it is.
_FLOWS = (
    ("nieuwbouw_bruto", "new", "Nieuw gebouwde woningen (bruto: zonder aftrek van sloop)"),
    ("sloop", "demolished", "Gesloopte woningen"),
    ("saldo_netto", "net", "Wat erbij kwam min wat eraf ging (netto)"),
    ("toevoegingen_bruto", "added", "Toevoegingen, zoals het CBS die telt (bruto)"),
    ("onttrekkingen", "withdrawn", "Onttrekkingen, zoals het CBS die telt"),
    ("vergund_bruto", "permitted", "Nieuwbouw waarvoor een vergunning gegeven is"),
    ("begonnen_bruto", "started", "Nieuwbouw waarvan de bouw begonnen is"),
    ("voorraad_begin", "stock_begin", "Woningen aan het begin van het jaar"),
    ("voorraad_eind", "stock_end", "Woningen aan het eind van het jaar"),
)
#: Of these the place is a column too.
_PLACES = ("nieuwbouw_bruto", "sloop", "saldo_netto")


def _of_flow(column: str, flow: str) -> str:
    return f"max(case when statistics.flow = '{flow}' then statistics.{column} end)"


BUILT = View(
    "gebouwd_volgens_cbs",
    "Gebouwd volgens het CBS",
    "Per gebied en jaar de cijfers van het CBS, een kolom een soort. Bruto en netto zijn verschillende dingen: "
    "een bruto getal van een document hoort naast nieuwbouw_bruto, een netto getal naast saldo_netto. Leeg als "
    "bij deze kennisbank geen bestand van het CBS hoort. Bron: CBS, CC BY 4.0.",
    (
        ViewColumn("gebied", "Het gebied"),
        ViewColumn("soort_gebied", "Gemeente, provincie of land", facet=True),
        ViewColumn("jaar", "Het jaar", facet=True),
        *(ViewColumn(name, description) for name, _, description in _FLOWS),
        ViewColumn("status", "Wat het CBS van het jaar zegt (voorlopig, definitief)", facet=True),
        ViewColumn("tabel", "De tabel van het CBS"),
        ViewColumn("bestand", "Het bestand, met de dag waarop het is opgehaald"),
        ViewColumn("vindplaats", "De plek in het bestand van het eerste getal van de rij", "spans"),
        *(
            ViewColumn(f"{name}_vindplaats", f"De plek in het bestand: {name}", "spans")
            for name in _PLACES
        ),
        ViewColumn("gebied_id", "Het gebied", "areas"),
    ),
    f"""select areas.name as gebied, {in_words("areas.kind", "area_kind")} as soort_gebied,
  statistics.year as jaar,
  {", ".join(f"{_of_flow('value', flow)} as {name}" for name, flow, _ in _FLOWS)},
  max(statistics.status) as status, statistics.table_code as tabel, sources.file as bestand,
  coalesce({", ".join(_of_flow("span_id", flow) for _, flow, _ in _FLOWS)}) as vindplaats,
  {", ".join(f"{_of_flow('span_id', flow)} as {name}_vindplaats" for name, flow, _ in _FLOWS if name in _PLACES)},
  statistics.area_id as gebied_id
from statistics join areas on areas.id = statistics.area_id
join sources on sources.id = statistics.source_id
group by statistics.table_code, statistics.area_id, statistics.year""",
    sort="gebied",
)

FIGURES = View(
    "cijfers_van_het_cbs",
    "Cijfers van het CBS",
    "Elk cijfer van het CBS met zijn gebied en zijn plek in het bestand. Leeg als bij deze kennisbank geen bestand "
    "van het CBS hoort. Bron: CBS, CC BY 4.0.",
    (
        ViewColumn("cijfer_id", "Het cijfer", "statistics"),
        ViewColumn("gebied_id", "Het gebied", "areas"),
        ViewColumn("gebied", "Naam van het gebied"),
        ViewColumn("soort_gebied", "De code van het soort gebied", facet=True),
        ViewColumn("regiocode", "De code van de regio bij het CBS"),
        ViewColumn("regio", "De regio zoals het CBS die noemt"),
        ViewColumn("jaar", "Het jaar", facet=True),
        ViewColumn("kolomcode", "De code van de kolom"),
        ViewColumn("kolom", "De titel van de kolom"),
        ViewColumn("stroom", "De code van wat er geteld is", facet=True),
        ViewColumn("bruto_netto", "De code van bruto of netto"),
        ViewColumn("aantal", "Het getal"),
        ViewColumn("eenheid", "De eenheid"),
        ViewColumn("status", "Wat het CBS van het jaar zegt (voorlopig, definitief)", facet=True),
        ViewColumn("bestand", "Het bestand, met de dag waarop het is opgehaald"),
        ViewColumn("titel", "De titel van de tabel"),
        ViewColumn("vindplaats", "De plek in het bestand", "spans"),
        ViewColumn("bron_id", "De bron", "sources"),
        ViewColumn("van_teken", "Waar het in de tekst van de bron begint, vanaf 0"),
        ViewColumn("tot_teken", "Waar het eindigt"),
    ),
    """select statistics.id as cijfer_id, statistics.area_id as gebied_id, areas.name as gebied,
  areas.kind as soort_gebied, statistics.region_code as regiocode, pages.label as regio,
  statistics.year as jaar, statistics.column_code as kolomcode, statistics.column_title as kolom,
  statistics.flow as stroom, statistics.gross_or_net as bruto_netto, statistics.value as aantal,
  statistics.unit as eenheid, statistics.status as status, sources.file as bestand,
  sources.description as titel, statistics.span_id as vindplaats, spans.source_id as bron_id,
  spans.char_start as van_teken, spans.char_end as tot_teken
from statistics join spans on spans.id = statistics.span_id
join sources on sources.id = statistics.source_id join areas on areas.id = statistics.area_id
left join pages on pages.id = spans.source_id || '-p' || spans.page_number""",
    in_workbook=False,
)
