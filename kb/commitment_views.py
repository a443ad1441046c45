"""The views of commitments that pages read: all of them, with who takes part, by when, and what is wished."""

from __future__ import annotations

from kb.place_view import PLACE, PLACE_NAMES
from kb.view_describing import View, ViewColumn

_COMMITMENT = ViewColumn("afspraak_id", "De afspraak", "commitments")
_AT_SPAN = "join vindplaatsen on vindplaatsen.vindplaats = {table}.span_id"

COMMITMENTS = View(
    "alle_afspraken",
    "Alle afspraken, ook onzekere",
    "Elke gelezen afspraak, zeker of niet, met haar plek en met codes zoals in de tabellen. Voor wie zelf telt is "
    "afspraken_met_partijen beter: daar staan onzekere afspraken niet in.",
    (
        _COMMITMENT,
        ViewColumn("rijnummer", "De rij in de index van woorden (commitments_fts)"),
        ViewColumn("afspraak", "De afspraak, op één regel"),
        ViewColumn("soort", "De code van wat de partij op zich neemt", facet=True),
        ViewColumn("kop", "De koppen erboven"),
        ViewColumn("voorwaarde", "De woorden waar het van afhangt"),
        ViewColumn("voorwaardelijk", "1 als het ergens van afhangt"),
        ViewColumn("methode", "Hoe het gelezen is"),
        ViewColumn("niveau", "De code van hoe zeker het gelezen is", facet=True),
        ViewColumn("waarom", "Welke woorden beslisten"),
        ViewColumn("datum", "Datum van het document"),
        *PLACE,
    ),
    f"""select commitments.id as afspraak_id, commitments.rowid as rijnummer, commitments.text as afspraak,
  commitments.modality as soort, commitments.theme as kop, commitments.condition as voorwaarde,
  commitments.conditional as voorwaardelijk, commitments.method as methode, commitments.level as niveau,
  commitments.why as waarom, documents.dated as datum, {PLACE_NAMES}
from commitments {_AT_SPAN.format(table="commitments")}
join documents on documents.id = commitments.document_id""",
    in_workbook=False,
)

PARTS = View(
    "partijen_van_afspraken",
    "Partijen van afspraken",
    "Elke partij van elke afspraak, ook van een onzekere, met de woorden die haar noemen.",
    (
        _COMMITMENT,
        ViewColumn("partij_id", "De partij", "parties"),
        ViewColumn("partij", "Naam"),
        ViewColumn("rol", "De code van wat de partij doet", facet=True),
        ViewColumn("volgt_uit_tekst", "1 als de partij niet in de zin zelf staat"),
        ViewColumn("score", "Hoe zeker de partij gelezen is"),
        *PLACE,
    ),
    f"""select commitment_parties.commitment_id as afspraak_id, commitment_parties.party_id as partij_id,
  parties.name as partij, commitment_parties.role as rol, commitment_parties.implied as volgt_uit_tekst,
  commitment_parties.score as score, {PLACE_NAMES}
from commitment_parties left join parties on parties.id = commitment_parties.party_id
{_AT_SPAN.format(table="commitment_parties")}""",
    in_workbook=False,
)

OF_THEMES = View(
    "themas_van_afspraken",
    "Thema's van afspraken",
    "Elk thema van elke afspraak, ook van een onzekere, met het woord dat het laat zien.",
    (
        _COMMITMENT,
        ViewColumn("thema_code", "De code van het thema"),
        ViewColumn("thema", "Het thema", facet=True),
        ViewColumn("volgorde", "De plaats van het thema in de lijst van thema's"),
        ViewColumn("woord", "Het woord dat het thema laat zien"),
        ViewColumn("in_kop", "1 als dat woord in de kop erboven staat", facet=True),
    ),
    """select commitment_themes.commitment_id as afspraak_id, commitment_themes.theme as thema_code,
  codes.label as thema, codes.position as volgorde, commitment_themes.word as woord,
  commitment_themes.found_in = 'heading' as in_kop
from commitment_themes join codes on codes.list = 'theme' and codes.code = commitment_themes.theme""",
    in_workbook=False,
)

DEADLINES = View(
    "alle_termijnen",
    "Alle termijnen, ook van onzekere afspraken",
    "Elke termijn van elke afspraak, met haar plek. Voor wie zelf telt is termijnen_per_partij beter.",
    (
        ViewColumn("termijn_id", "De termijn", "deadlines"),
        _COMMITMENT,
        ViewColumn("soort", "De code van de soort termijn", facet=True),
        ViewColumn("eerste_dag", "Eerste dag"),
        ViewColumn("laatste_dag", "Laatste dag"),
        ViewColumn("ritme", "Hoe vaak, bij een terugkerende termijn"),
        ViewColumn("termijn", "De woorden"),
        ViewColumn("niveau", "De code van hoe zeker de afspraak gelezen is", facet=True),
        *PLACE,
    ),
    f"""select deadlines.id as termijn_id, deadlines.commitment_id as afspraak_id, deadlines.kind as soort,
  deadlines.first_day as eerste_dag, deadlines.last_day as laatste_dag, deadlines.every as ritme,
  deadlines.text as termijn, commitments.level as niveau, {PLACE_NAMES}
from deadlines join commitments on commitments.id = deadlines.commitment_id
{_AT_SPAN.format(table="deadlines")}""",
    in_workbook=False,
)

ASKS = View(
    "wensen",
    "Wensen aan anderen",
    "Wat een document van een ander vraagt: geen afspraak.",
    (
        ViewColumn("wens_id", "De wens", "asks"),
        ViewColumn("wens", "De wens, op één regel"),
        ViewColumn("vrager_id", "Wie het vraagt", "parties"),
        ViewColumn("gevraagde_id", "Aan wie", "parties"),
        ViewColumn("waarom", "Welke woorden beslisten"),
        *PLACE,
    ),
    f"""select asks.id as wens_id, asks.text as wens, asks.asker_id as vrager_id,
  asks.addressee_id as gevraagde_id, asks.why as waarom, {PLACE_NAMES}
from asks {_AT_SPAN.format(table="asks")}""",
    in_workbook=False,
)

COMMITMENT_VIEWS: tuple[View, ...] = (COMMITMENTS, PARTS, OF_THEMES, DEADLINES, ASKS)
