"""How sentences and small documents are read, as lines: the cases of ``tests/sentences``.

A file holds the cases of a subject. ``=== `` begins a case with its name and, after ``@``, whose document
it stands in (:data:`CONTEXTS`). In a ``.txt`` file each line of a case is a text by itself, and
``{juni|juli}`` in it gives a text for each; those that are read alike are kept together. In a ``.md``
file a case is one document of Markdown. ``make snapshots`` keeps the reading of each case: what
:mod:`kb.explain` says of its sentences, with the words for time and numbers, and the records. Of files
that begin with ``language-`` only the language is kept: sentences, numbers, time and deadlines, of
those with ``counts-`` only the counts; of others what their subject is (:data:`KEPT`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from corpus.manifest import DocumentEntry
from extract.markdown import parse_markdown
from extract.model import Segment, SourceText
from extract.passages import passages
from extract.text import parse_text
from identity.model import Identity
from kb.explain import explanations
from kb.read_document import Findings, ReadOptions, read_document
from kb.read_source import reference
from kb.source_rows import ReadDocument
from nlp.commitments import find
from nlp.counts import LeftOut, TextCounts, read_counts, text_counts
from nlp.deadlines import deadlines_in
from nlp.language.numbers import numbers_in
from nlp.language.sentences import boundaries
from nlp.language.time import time_expressions
from nlp.language.time.period import period_text
from nlp.reading import DocumentReading
from nlp.records import DefinedTerm, DocumentContext, Speaker

CASES = Path(__file__).resolve().parent / "sentences"
_VARIANTS = re.compile(r"\{([^{}]*)\}")

_WOONDEAL = DocumentContext(
    "woondeal-achterhoek",
    "agreement",
    "Woondeal Achterhoek",
    area_id="achterhoek",
    region_id="achterhoek",
    province_id="PV25",
    municipality_ids=reference().areas["achterhoek"].members,
    region_municipality_ids=reference().areas["achterhoek"].members,
    dated="2025-03-14",
    period_start="2025",
    period_end="2030",
    issued_by=("gemeenten", "provincie Gelderland", "Rijk"),
    signatories=("gemeente Doetinchem", "provincie Gelderland"),
)
#: Whose document a case stands in; the agreement of a region where it does not say.
CONTEXTS: Mapping[str, DocumentContext] = {
    "agreement": _WOONDEAL,
    "unsigned": replace(_WOONDEAL, issued_by=(), signatories=(), dated=None),
    "report": replace(
        _WOONDEAL, kind="research", title="Woningbehoefteonderzoek", issued_by=(), signatories=()
    ),
    "plan": replace(_WOONDEAL, kind="plan", title="Woonvisie", issued_by=("gemeente Winterswijk",)),
    "programme": replace(_WOONDEAL, kind="programme", title="Woonprogramma"),
    "minutes": replace(
        _WOONDEAL,
        kind="minutes",
        title="Verslag woontafel",
        issued_by=(),
        speakers=(Speaker("Wisselink", "gemeente Aalten"), Speaker("Ter Haar", "provincie Gelderland")),
    ),
    "letter": replace(
        _WOONDEAL,
        kind="letter",
        title="Brief over woningbouw",
        issued_by=("provincie Gelderland",),
        addressees=("gemeente Bronckhorst",),
    ),
    "contract": replace(
        _WOONDEAL,
        title="Anterieure overeenkomst De Kamp",
        issued_by=("gemeente Berkelland", "Bouwbedrijf Klumper B.V."),
        defined_terms=(DefinedTerm("Ontwikkelaar", "Bouwbedrijf Klumper B.V."),),
    ),
    "other": replace(_WOONDEAL, kind="other", title="Notitie", issued_by=(), signatories=()),
}  # fmt: skip


@cache
def subjects() -> Sequence[str]:
    """The files of cases."""
    return sorted(file.name for file in CASES.iterdir())


def read_cases(subject: str) -> Mapping[str, str]:
    """The reading of each case of a file, by the name of the case."""
    return {
        name: "".join(f"{line}\n" for line in read_case(text, context, subject))
        for name, context, text in cases_of(subject)
    }


def cases_of(subject: str) -> Iterator[tuple[str, DocumentContext, str]]:
    """Name, context and text of the cases of a file."""
    file = (CASES / subject).read_text(encoding="utf-8")
    for case in re.split(r"^=== ", file, flags=re.MULTILINE)[1:]:
        title, _, text = case.partition("\n")
        name, _, context = title.partition("@")
        key = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
        yield key, CONTEXTS[context.strip() or "agreement"], text.strip("\n") + "\n"


def lines_of(text: str, subject: str) -> Sequence[str]:
    """The texts of a case that are read each by itself."""
    return [text] if subject.endswith(".md") else [line for line in text.split("\n") if line]


def readings_of(kept: str, subject: str) -> Sequence[str]:
    """The reading of each text of a case, out of that of the case."""
    return [kept] if subject.endswith(".md") else re.split(r"^(?==)", kept, flags=re.MULTILINE)[1:]


def read_case(text: str, context: DocumentContext, subject: str) -> Iterator[str]:
    """What is read in a case, a text by itself or a document, as lines."""
    if subject.endswith(".md"):
        yield from _document(parse_markdown(text), context)
        return
    kept = KEPT.get(subject, ("",))
    read = _READERS.get(subject.split("-")[0], _text if _keeps_counts(kept) else _without_counts)
    for line in lines_of(text, subject):
        found: dict[tuple[str, ...], list[str]] = {}
        for word, written in _variants(line):
            lines = tuple(
                _without(word, x) for x in read(written, context) if x.strip().startswith(kept)
            )
            found.setdefault(lines, []).append(word)
        yield f"= {_VARIANTS.sub('{}', line)}"
        first = next(iter(found))
        for lines, words in found.items():
            yield from [f"{{}}: {' | '.join(words)}"] if any(words) else []
            yield from lines if lines is first else _differences(first, lines)


#: What is kept of the reading of a text, by how its lines begin; everything where nothing is said.
KEPT: Mapping[str, tuple[str, ...]] = {
    "clauses.txt": ("clause", "under", "votes"),
    "clauses-branches.txt": ("clause", "under"),
    "commitments.txt": ("votes", "decision", "ask"),
    "commitments-branches.txt": ("votes", "decision"),
    "checks.txt": ("check",),
    "counts.txt": ("areas", "count", "note"),
    "verbs.txt": ("decision",),
    "parties.txt": ("mentions", "party votes", "parties"),
    "parties-branches.txt": ("party votes", "parties"),
}


def _differences(first: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    """What the reading of a variant has otherwise than that of the first: which lines are gone, and
    those that it has besides."""
    gone = [line.partition(":")[0].strip() for line in first if line not in lines]
    yield from [f"  not so: {', '.join(gone)}"] if gone else []
    yield from (line for line in lines if line not in first)


def _variants(line: str) -> Iterator[tuple[str, str]]:
    """The texts that a line stands for, each with the word that is its own: the first word of each
    group, then one group at a time with its other words."""
    pieces = _VARIANTS.split(line)
    groups = [piece.split("|") for piece in pieces[1::2]]
    for place, words in enumerate(groups or [[""]]):
        for word in words[bool(place) :]:
            chosen = [word if at == place else group[0] for at, group in enumerate(groups)]
            yield word, "".join(map("".join, zip(pieces[::2], [*chosen, ""], strict=True)))


def _without(word: str, said: str) -> str:
    """A line of a reading without the word of a variant."""
    # Most lines do not have it, and a pattern for each word takes as long as to read it.
    if word not in said or not word.strip(" .,"):
        return said
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "{}", said)


def _keeps_counts(kept: Sequence[str]) -> bool:
    """Return True if something that is kept follows from the counts of a text."""
    return any(line.startswith(tuple(kept)) for line in ("count", "note"))


def _text(line: str, context: DocumentContext, *, counted: bool = True) -> Iterator[str]:
    source = parse_text(f"{line}\n")
    found = passages(source, 1, 1)
    areas = reference().areas
    reading = DocumentReading(context, found, areas)
    read = read_counts(reading, found, areas) if counted else TextCounts((), (), ())
    said = find(reading)
    findings = Findings(
        found, counts=read.counts, asks=said.asks, notes=read.notes, decisions=said.decisions
    )
    return _read(findings, source, context, reading, read.left_out)


def _without_counts(line: str, context: DocumentContext) -> Iterator[str]:
    """The rest of the reading: clauses, parties and decisions do without the counts."""
    return _text(line, context, counted=False)


def _counted(line: str, context: DocumentContext) -> Iterator[str]:
    """The counts alone, for words of which there are many."""
    source = parse_text(f"{line}\n")
    found = passages(source, 1, 1)
    areas = reference().areas
    counts, notes = text_counts(DocumentReading(context, found, areas), found, areas)
    return _records(Findings(found, counts=counts, notes=notes), source)


def _whole(line: str, context: DocumentContext) -> Iterator[str]:
    return _document(parse_text(f"{line}\n"), context)


def _only_language(line: str, context: DocumentContext) -> Iterator[str]:
    for start, end in boundaries(line):
        yield f"> {line[start:end]}"
    yield from _language(line)
    for due in deadlines_in(line, context):
        yield _line("deadline", *_given(due, "start", "end"))


#: How the texts of a subject are read.
_READERS = {"checks.txt": _whole, "language": _only_language, "counts": _counted}


#: A document with how each of its sentences was decided.
_ALL = ReadOptions(strict=True, keep_decisions=True)


def _document(source: SourceText, context: DocumentContext) -> Iterator[str]:
    return _read(
        read_document(context, source, 1, len(source.pages), reference(), _ALL),
        source,
        context,
    )


def _read(
    found: Findings,
    source: SourceText,
    context: DocumentContext,
    reading: DocumentReading | None = None,
    left_out: Sequence[LeftOut] | None = None,
) -> Iterator[str]:
    entry = DocumentEntry(context.document_id, context.title, context.kind, 1, None)
    document = ReadDocument(entry, context, found, cast(Identity, None))
    sentences = list(explanations(document, source, reading=reading, left_out=left_out))
    for sentence in sentences:
        if len(sentences) > 1:
            yield f"> {sentence['text']}"
        yield from _sentence(sentence)
    yield from _records(found, source)


def _sentence(values: Mapping[str, Any]) -> Iterator[str]:
    for clause in values["clauses"]:
        verb, subject = clause["verb"], clause["subject"]
        front = clause["front"] or "-"
        yield _line("clause", front, *verb.values(), f"by {subject['kind']} {subject['text']}")
        for frame in clause["subordinate"]:
            yield _line("  under", frame["words"], frame["verbs"])
    for key, (label, *columns) in _PARTS.items():
        parts = [" ".join(str(part[column]) for column in columns) for part in values[key]]
        if parts:
            yield _line(label, *parts)
    yield _line("decision", *values["decision"].values())


#: The parts of an explanation, each with the word before its line and what is kept of it.
_PARTS: Mapping[str, tuple[str, ...]] = {
    "votes": ("votes", "rule", "outcome", "modality", "level", "beaten_by"),
    "mentions": ("mentions", "text", "name", "form"),
    "areas": ("areas", "text", "area_id", "strength"),
    "party_votes": ("party votes", "rule", "name", "role", "strength"),
    "parties": ("parties", "name", "role", "rule"),
    "deadlines": ("deadlines", "text", "kind", "first_day", "last_day", "every"),
}


def _language(text: str) -> Iterator[str]:
    for number in numbers_in(text):
        yield _line(
            "number", text[number.start : number.end], *_given(number, "start", "end", "figure_end")
        )
    for time in time_expressions(text):
        words = text[time.start : time.end]
        period = period_text(time)
        yield _line("time", words, *_given(time, *_PLACES), *(_given(period) if period else ()))


_PLACES = ("start", "end", "first_word", "end_word", "named_start")


#: Fields that are not shown: where a record stands, and what other lines say.
_OF_COUNTS = ("confidence", "features", "seen", "span", "table", "cell", "passage", "value")
_OF_COMMITMENTS = (
    "confidence",
    "features",
    "span",
    "text",
    "parties",
    "deadlines",
    "passage",
    "why",
)


def _records(found: Findings, source: SourceText) -> Iterator[str]:
    for count in found.counts:
        quote = _quote(source, count.span)
        # A figure says its value itself, unless a word or a header makes it another.
        value = None if _figure(quote) == f"{count.value:.12g}" else f"value={count.value:.12g}"
        yield _line("count", quote, value, *_given(count, *_OF_COUNTS))
    for promise in found.commitments:
        scores = (f"{party.name} {_shown(party.score)}" for party in promise.parties)
        yield _line("commitment", *_given(promise, *_OF_COMMITMENTS), *scores)
    for check in found.checks:
        yield _line("check", check.kind, check.outcome, check.stated, check.computed)
    for ask in found.asks:
        yield _line("ask", _quote(source, ask.span), *_given(ask, "span", "text", "passage"))
    for note in found.notes:
        yield _line("note", note.message)


def _figure(quote: str) -> str:
    """The figure of a quote as Python writes it, its other words left out."""
    return re.sub(r"[^0-9,]", "", quote).replace(",", ".")


def _quote(source: SourceText, span: Segment) -> str:
    return " ".join(source.text[span.start : span.end].split())


def _given(thing: Any, *skipped: str) -> Iterator[str]:
    """The fields of a dataclass that have another value than they have by default."""
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name not in skipped and (field.default is MISSING or value != field.default):
            yield f"{field.name}={_shown(value)}"


def _shown(value: Any) -> str:
    if is_dataclass(value):
        return f"({', '.join(_given(value))})"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _line(label: str, *parts: Any) -> str:
    return f"  {label}: " + " | ".join(_shown(p) for p in parts if p is not None and p != [])
