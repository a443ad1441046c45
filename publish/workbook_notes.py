"""The sheets of the Excel file that tell what is in it: when it was made, licences, columns, and sources."""

from __future__ import annotations

import sqlite3

from kb.metadata import DESCRIPTION, LICENSE, LICENSE_URL, TITLE
from kb.rights import Rights, rights_of
from kb.views import VIEWS
from publish import labels
from publish.data_licence import DataLicence
from publish.overview import Build
from publish.workbook import Sheet

UNKNOWN = "onbekend"


def about(build: Build | None, origin: str, chosen: DataLicence) -> Sheet:
    """What the file is, when it was made, from where, and what may be done with it."""
    others = dict.fromkeys(rights for view in VIEWS if (rights := rights_of(view.name)))
    rows: list[tuple[object, ...]] = [
        ("Titel", TITLE),
        ("Wat het is", DESCRIPTION),
        ("Gemaakt op", ((build.finished if build else None) or "")[:10] or UNKNOWN),
        ("Versie van het programma", (build.version if build else None) or UNKNOWN),
        ("Adres", f"{origin}/"),
        ("Licentie van de gegevens", " ".join(part for part in (chosen.name, chosen.url) if part)),
        ("Licentie van de documenten", f"{LICENSE} {LICENSE_URL}"),
        *(("Licentie van cijfers", _of_figures(rights)) for rights in others),
        ("Let op", "Machinaal gelezen. Kijk in de bron voordat u een getal gebruikt."),
    ]
    return Sheet("Over dit bestand", ("wat", "inhoud"), tuple(rows))


def _of_figures(rights: Rights) -> str:
    sources = "; ".join(title for title, _ in rights.sources)
    return f"{sources}: {rights.licence} {rights.licence_url}"


def columns() -> Sheet:
    """What every column of every overview means."""
    rows = [
        (view.title, column.name, column.description)
        for view in VIEWS
        if view.in_workbook
        for column in view.columns
    ]
    return Sheet("Kolommen", ("overzicht", "kolom", "betekenis"), tuple(rows))


def sources(connection: sqlite3.Connection, origin: str) -> Sheet:
    """The documents with the file that each was read from, and where that is."""
    rows = connection.execute("select * from bestanden_van_documenten order by datum, document")
    names = ("document", "soort", "uitgever", "datum", "bestand", "sha256", "adres_bij_uitgever",
             "over_het_document", "rechtsgrond", "bladzijde")  # fmt: skip
    return Sheet(
        "Bronnen",
        names,
        tuple(
            (
                row["document"],
                labels.DOCUMENT_KIND.get(row["soort"], row["soort"]),
                row["uitgever"] or UNKNOWN,
                row["datum"] or UNKNOWN,
                row["bestand"],
                row["sha256"],
                row["adres"] or UNKNOWN,
                row["over_het_document"] or UNKNOWN,
                row["rechtsgrond"],
                f"{origin}/document/{row['document_id']}",
            )
            for row in rows
        ),
    )
