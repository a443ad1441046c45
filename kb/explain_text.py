"""An explanation set out for a terminal, in Dutch as the reading itself is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.codes import label

Values = dict[str, Any]

_FIELDS = {
    "owner": "van wie",
    "area": "gebied",
    "basis": "basis",
    "period": "periode",
    "project": "project",
    "segment": "segment",
    "unit": "eenheid",
}
_OUTCOMES = {"commitment": "toezegging", "ask": "oproep aan anderen", "none": "geen toezegging"}


def lines(explanation: Values) -> Iterator[str]:
    """The lines of an explanation of a text or a file (:mod:`kb.explain`)."""
    for sentence in explanation.get("sentences", ()):
        yield from _sentence(sentence)
    for document in explanation.get("documents", ()):
        by = ", ".join(document["issued_by"]) or "afzender onbekend"
        kind = label("document_kind", document["kind"])
        yield f"# {document['title']} ({kind}; {by}; {document['dated'] or 'datum onbekend'})"
        yield ""
        for sentence in document["sentences"]:
            yield from _sentence(sentence)
        for table in document["tables"]:
            yield from _table(table)


def _sentence(sentence: Values) -> Iterator[str]:
    decision = sentence["decision"]
    yield f"“{sentence['text']}”"
    if sentence["section"]:
        yield f"  onder      {' > '.join(sentence['section'])} (p. {sentence['page']})"
    yield f"  besluit    {_decided(decision)}"
    yield f"  omdat      {decision['why']}"
    yield from _clauses(sentence)
    yield from _votes(sentence)
    yield from _found(sentence)
    yield ""


def _decided(decision: Values) -> str:
    said = _OUTCOMES[decision["outcome"]]
    if decision["outcome"] != "commitment":
        return said
    kind, level = label("modality", decision["modality"]), label("level", decision["level"])
    return f"{said}: {kind}, {level}"


def _clauses(sentence: Values) -> Iterator[str]:
    yield f"  woorden    {' | '.join(sentence['tokens']) or 'te veel om een zin te zijn'}"
    for number, clause in enumerate(sentence["clauses"], start=1):
        verb, subject = clause["verb"], clause["subject"]
        parts = [verb["voice"], verb["tense"], f"zin van het werkwoord: {verb['sense'] or '-'}"]
        if verb["modal"]:
            parts.append(f"met {verb['modal']}")
        yield f"  hoofdzin {number} “{clause['words']}”"
        yield f"    werkwoord {verb['words']} ({verb['infinitive'] or '-'}; {'; '.join(parts)})"
        yield f"    onderwerp {subject['text'] or '-'} ({subject['kind']})"
        for frame in clause["subordinate"]:
            yield f"    bijzin    {frame['words']}"
    if sentence["tokens"] and not sentence["clauses"]:
        yield "  hoofdzin   geen: er is geen persoonsvorm"


def _votes(sentence: Values) -> Iterator[str]:
    for vote in sentence["votes"]:
        at = f" in hoofdzin {vote['clause'] + 1}" if vote["clause"] is not None else ""
        lost = f"; verliest van {vote['beaten_by']}" if vote["beaten_by"] else ""
        yield (
            f"  stem       {vote['rule']} ({vote['label']}; {vote['rank']}){at}: "
            f"{_OUTCOMES[vote['outcome']]}: {vote['why']}{lost}"
        )
    if not sentence["votes"]:
        yield "  stem       geen enkele regel"


def _found(sentence: Values) -> Iterator[str]:
    for mention in sentence["mentions"]:
        yield f"  genoemd    {mention['text']}: {mention['name'] or '?'} ({mention['form']})"
    for party in sentence["parties"]:
        yield f"  partij     {party['name']} ({label('role', party['role'])}): {party['why']}"
    for deadline in sentence["deadlines"]:
        days = " - ".join(filter(None, (deadline["first_day"], deadline["last_day"])))
        kind = label("deadline_kind", deadline["kind"])
        yield f"  termijn    {deadline['text']}: {kind} {days or deadline['every'] or ''}".rstrip()
    for area in sentence["areas"]:
        yield f"  gebied     {area['text']}: {area['area_id']}"
    yield from _numbers(sentence)


def _numbers(sentence: Values) -> Iterator[str]:
    for count in sentence["counts"]:
        yield (
            f"  aantal     {count['value']:g} {count['unit']}, {label('basis', count['basis'])}, "
            f"{label('level', count['level'])}: {count['why']}"
        )
        yield from _field_votes(count)
    for number in sentence["numbers"]:
        if number["left_out"] is not None:
            yield f"  getal      {number['text']}: geen aantal: {number['left_out']}"
    for note in sentence["notes"]:
        yield f"  opmerking  {note}"


def _field_votes(count: Values) -> Iterator[str]:
    """The votes on the fields of a count: the one that decided a field, then those that lost."""
    decided: set[str] = set()
    for vote in count["votes"]:
        won = vote["field"] not in decided
        decided.add(vote["field"])
        said = f" door “{vote['words']}”" if vote["words"] else ""
        value = vote["value"] if vote["value"] is not None else "-"
        mark = "besluit" if won else "verliest"
        if won or vote["value"] is not None:
            yield (
                f"    {_FIELDS[vote['field']]:<9} {mark}: {value} ({vote['rule']}; "
                f"{vote['strength']:.3f}){said}"
            )


def _table(table: Values) -> Iterator[str]:
    first, last = table["pages"]
    pages = f"p. {first}" if first == last else f"p. {first}-{last}"
    yield f"Tabel {table['label'] or ''} ({pages}; {table['rows']} rijen, {table['columns']} kolommen)"
    yield f"  gelezen door {table['reader']}"
    if table["evidence"]:
        yield f"  omdat        {table['evidence']}"
    for words in table["caption"]:
        yield f"  bijschrift   {' '.join(words.split())}"
    for cell in table["cells"]:
        if cell["text"] and not cell["is_header"]:
            yield f"  {_cell(cell)}"
            if cell["count"]:
                yield from _field_votes(cell["count"])
    for note in table["notes"]:
        yield f"  opmerking    {note}"
    yield ""


def _cell(cell: Values) -> str:
    headers = " > ".join((*cell["row_headers"], *cell["column_headers"])) or "geen koppen"
    count = cell["count"]
    read = f"{count['value']:g} {count['unit']}: {count['why']}" if count else "geen aantal"
    return f"rij {cell['row'] + 1}, kolom {cell['column'] + 1} “{cell['text']}” [{headers}]: {read}"
