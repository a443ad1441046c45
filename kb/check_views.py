"""The views of checks that pages read: each with its document, and the places that it rests on."""

from __future__ import annotations

from kb.place_view import PLACE, PLACE_NAMES
from kb.view_describing import View, ViewColumn

CHECKS = View(
    "alle_controles",
    "Alle controles, ook wat klopt",
    "Elke bewering van een document die nagerekend is, of niet na te rekenen was, met codes zoals in de tabellen. Wat "
    "verschilt staat met de plek in wat_niet_klopt.",
    (
        ViewColumn("controle_id", "De controle", "checks"),
        ViewColumn("soort", "De code van de soort controle", facet=True),
        ViewColumn("verband", "De code van wat er gelijk moet zijn"),
        ViewColumn("onderwerp", "Waar het over gaat"),
        ViewColumn("genoemd", "Wat er staat"),
        ViewColumn("berekend", "Wat eruit komt"),
        ViewColumn("verschil", "Het verschil"),
        ViewColumn("uitkomst", "De code van de uitkomst", facet=True),
        ViewColumn("reden", "De code van waarom er niets te vergelijken was"),
        ViewColumn("uitleg", "Uitleg in gewone taal"),
        ViewColumn("document_id", "Het document", "documents"),
        ViewColumn("document", "Titel van het document"),
        ViewColumn("datum", "Datum van het document"),
    ),
    """select checks.id as controle_id, checks.kind as soort, checks.relation as verband,
  checks.subject as onderwerp, checks.stated as genoemd, checks.computed as berekend,
  checks.difference as verschil, checks.outcome as uitkomst, checks.reason as reden,
  checks.explanation as uitleg, checks.document_id as document_id, documents.title as document,
  documents.dated as datum
from checks join documents on documents.id = checks.document_id""",
    in_workbook=False,
)

EVIDENCE = View(
    "plekken_van_controles",
    "Plekken van controles",
    "Elke plek waar een controle op rust, met wat die plek voor de controle is.",
    (
        ViewColumn("controle_id", "De controle", "checks"),
        ViewColumn("rol", "De code van wat de plek voor de controle is", facet=True),
        ViewColumn("uitkomst", "De code van de uitkomst van de controle", facet=True),
        *PLACE,
    ),
    f"""select check_spans.check_id as controle_id, check_spans.role as rol, checks.outcome as uitkomst,
  {PLACE_NAMES}
from check_spans join checks on checks.id = check_spans.check_id
join vindplaatsen on vindplaatsen.vindplaats = check_spans.span_id""",
    in_workbook=False,
)

CHECK_VIEWS: tuple[View, ...] = (CHECKS, EVIDENCE)
