"""``docs/datamodel.md``: the data dictionary, in Dutch, from the description of the schema.

``python -m kb.dictionary`` writes it, and a test fails when the file differs.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.codes import codes
from kb.metadata import ROOT
from kb.schema import TABLES, Column, Table
from kb.schema.decisions import DECISION_TABLES
from kb.views import VIEWS, View, ViewColumn

DICTIONARY_FILE = ROOT / "docs" / "datamodel.md"

_TYPES = {"text": "tekst", "integer": "geheel getal", "real": "getal"}
_HEAD = """\
<!-- Gemaakt met `make docs` uit kb/schema/ en kb/views.py; niet met de hand wijzigen. -->

# Gegevensmodel

Alle tabellen, views en kolommen van de kennisbank. Namen van tabellen en kolommen zijn Engels,
waarden die uit de documenten komen zijn Nederlands. Sleutels zijn stabiel: hetzelfde document geeft
bij elke build dezelfde sleutels.

Van elk getal en elke afspraak loopt een lijn naar de bron: `counts.span_id` → `spans.source_id` →
`sources.text`. Het citaat van een vindplaats *is* de tekst op die plek; deze vraag geeft altijd 0:

```sql
select count(*) from spans p join sources s on s.id = p.source_id
where substr(s.text, p.char_start + 1, p.char_end - p.char_start) <> p.quote
```
"""
_DECISIONS = """\
## Beslissingen: een bestand apart

`woondeal build --decisions beslissingen.db` schrijft naast de kennisbank wat er over elke zin en elk
getal beslist is, ook over wat geen afspraak of aantal werd, met de stemmen van alle regels. De
kennisbank zelf heeft deze tabellen niet. Waarom is een zin geen afspraak, en welke regel hield dat tegen?

```sql
select d.text, d.why, v.rule, v.beaten_by
from decisions d join decision_votes v on v.decision_id = d.id
where d.about = 'commitment' and d.outcome = 'none' and v.outcome = 'commitment'
```

Met `attach 'woondeal.db' as kb` erbij leidt `span_id` naar de rij in de kennisbank.
"""


def dictionary() -> str:
    """The text of the data dictionary."""
    parts = [_HEAD]
    parts.append("## Tabellen\n\n" + "\n".join(_contents(TABLES)) + "\n")
    parts.append("## Views\n\n" + "\n".join(_contents(VIEWS)) + "\n")
    parts += ["\n".join(_table(table)) + "\n" for table in TABLES]
    parts += ["\n".join(_view(view)) + "\n" for view in VIEWS]
    parts.append(_DECISIONS)
    parts += ["\n".join(_table(table)) + "\n" for table in DECISION_TABLES]
    parts.append("\n".join(_codes()))
    return "\n".join(parts)


def _contents(entries: tuple[Table, ...] | tuple[View, ...]) -> Iterator[str]:
    for entry in entries:
        yield f"- [`{entry.name}`](#{entry.name}): {entry.title}"


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n"
    yield f"**{table.title}.** {table.description}\n"
    yield f"Sleutel: {', '.join(f'`{name}`' for name in table.primary_key)}."
    if table.search:
        columns = ", ".join(f"`{name}`" for name in table.search)
        yield f"Doorzoekbaar op woorden: {columns}."
    yield "\n| kolom | soort | altijd gevuld | omschrijving |\n|---|---|---|---|"
    for column in table.columns:
        filled = "ja" if column.required else ""
        yield f"| `{column.name}` | {_TYPES[column.type]} | {filled} | {_cell(column.meaning + _link(column))} |"


def _view(view: View) -> Iterator[str]:
    yield f"## {view.name}\n"
    yield f"**{view.title}** (view). {view.description}\n"
    yield "| kolom | omschrijving |\n|---|---|"
    for column in view.columns:
        yield f"| `{column.name}` | {_cell(column.description + _link(column))} |"


def _codes() -> Iterator[str]:
    yield "## De codes\n"
    yield "Alle lijsten van de tabel `codes`, uit `corpus/reference/codes.toml`.\n"
    yield "| lijst | code | woord | betekenis |\n|---|---|---|---|"
    for name, entries in codes().items():
        for code, entry in entries.items():
            yield f"| `{name}` | `{code}` | {_cell(entry.label)} | {_cell(entry.description)} |"
    yield ""


def _link(column: Column | ViewColumn) -> str:
    return f" (→ [`{column.references}`](#{column.references}))" if column.references else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Write the file."""
    DICTIONARY_FILE.parent.mkdir(exist_ok=True)
    DICTIONARY_FILE.write_text(dictionary(), encoding="utf-8")
    print(f"wrote docs/{DICTIONARY_FILE.name}")


if __name__ == "__main__":
    main()
