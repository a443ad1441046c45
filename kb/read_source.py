"""One source, from file to rows: what a worker process does.

Whatever is wrong with a file or its entry in the manifest is the outcome of reading it, not an
error: one line names the file and says what to do, and the other sources go on.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from corpus.areas import Areas, load_areas
from corpus.manifest import (
    CorpusError,
    DocumentEntry,
    SourceEntry,
    check_checksum,
    sha256_of,
)
from corpus.parties import load_parties
from extract.errors import ReadError
from extract.limits import Limits
from extract.model import Note, SourceText
from extract.read import read
from extract.time_limit import TimeIsUp, time_limit
from identity.members import listed_members, needs_members
from identity.model import Identity
from kb.context import context_of
from kb.encoded_result import encode
from kb.identities import described, note_on, undescribed
from kb.keys import digest
from kb.read_document import ReadOptions, Reference, read_document
from kb.rows import SourceRows
from kb.source_result import SourceResult as SourceResult
from kb.source_rows import ReadDocument, rows_of_source, source_row


@lru_cache(maxsize=1)
def reference() -> Reference:
    """The reference data, loaded once a process; raises :class:`CorpusError`."""
    areas = load_areas()
    return Reference(areas, load_parties(areas=areas))


def read_source(
    entry: SourceEntry,
    *,
    limits: Limits | None = None,
    ocr: bool = False,
    model: str | None = None,
    strict: bool = False,
    keep: bool = False,
    keep_decisions: bool = False,
) -> SourceResult:
    """Read a source and everything in it.

    With ``limits`` reading takes no more time and memory (a PDF is read in a process of its own); with
    ``ocr`` scanned pages are recognised. ``model`` names an installed Dutch model whose parse is a second
    vote. ``keep`` gives what was read besides its rows, with every decision; ``keep_decisions`` gives
    these as rows. With ``strict`` a mistake of the program is
    raised. Otherwise it costs no more than the
    part of the document in which it happened, and is reported.
    """
    try:
        if entry.problem:
            raise entry.problem
        check_checksum(entry)
        with time_limit(limits.timeout if limits else None):
            text = read(entry.path, entry.media_type, entry.password, limits, ocr=ocr)
        if not text.pages:
            raise ReadError(
                f"{entry.path}: has no pages; get it again from its publisher",
                "het bestand heeft geen pagina's",
            )
        options = ReadOptions(model, strict, keep or keep_decisions)
        data = reference()
        with time_limit(limits.seconds_for(len(text.text)) if limits else None):
            result = _understood(entry, text, data, options)
        return result if keep else replace(result, text=None, documents=())
    except (CorpusError, ReadError) as error:
        return failed_source(entry, _in_one_line(error), error.reason)
    except TimeIsUp as error:
        problem = f"{entry.path}: took {error}; give more with --timeout, or leave it out"
        reason = f"het lezen duurde langer dan {error.seconds:g} seconden"
        return failed_source(entry, problem, reason)
    except OSError as error:
        return failed_source(entry, _in_one_line(error), "het bestand kan niet worden geopend")
    except Exception as error:
        # What breaks on one file must not keep the other files from being read.
        if strict:
            raise
        told = f"{type(error).__name__}: {_in_one_line(error)}"
        return failed_source(
            entry,
            f"{entry.path}: a mistake of the program: {told}",
            f"door een fout in het programma ({type(error).__name__})",
            traceback.format_exc(),
        )


def read_encoded(
    entry: SourceEntry,
    *,
    limits: Limits | None = None,
    ocr: bool = False,
    model: str | None = None,
    strict: bool = False,
    keep_decisions: bool = False,
) -> bytes:
    """The result of :func:`read_source` as bytes, to send to another process or to keep."""
    result = read_source(
        entry, limits=limits, ocr=ocr, model=model, strict=strict, keep_decisions=keep_decisions
    )
    return encode(entry, result)


def failed_source(
    entry: SourceEntry, problem: str, reason: str, trace: str | None = None
) -> SourceResult:
    """A source that could not be read: ``problem`` is the English line for the person who builds,
    ``reason`` the Dutch words for readers of the site."""
    rows = SourceRows()
    sha256 = sha256_of(entry.path) if entry.path.is_file() else None
    rows.add(
        "sources",
        **source_row(
            entry,
            sha256,
            page_count=None,
            text=None,
            reader=None,
            status="failed",
            reason=reason,
        ),
    )
    message = f"{entry.file} is niet gelezen: {reason}"
    rows.add(
        "warnings",
        id=f"warning-{digest(entry.id, message)}",
        source_id=entry.id,
        page_number=None,
        span_id=None,
        stage="extract",
        message=message,
    )
    return SourceResult(rows, (problem,), (trace,) if trace else ())


def _understood(
    entry: SourceEntry, text: SourceText, data: Reference, options: ReadOptions
) -> SourceResult:
    notes: list[Note] = []
    problems: list[str] = []
    tracebacks: list[str] = []
    documents: list[ReadDocument] = []
    for document, identity in _documents(entry, text, data, notes, problems):
        last = document.page_last or len(text.pages)
        context = context_of(document, data.areas, identity=identity)
        if needs_members(context, data.areas):
            listed, told = listed_members(text, document.page_first, last, context, data.areas)
            context = context_of(document, data.areas, listed, identity)
            notes += told
        findings = read_document(context, text, document.page_first, last, data, options)
        problems += [
            f"{entry.path}: document {document.id}: a part was left out by a mistake of the program: "
            f"{failure.strip().splitlines()[-1]}"
            for failure in findings.failures
        ]
        tracebacks += findings.failures
        documents.append(ReadDocument(document, context, findings, identity))
    notes += [note for note in text.warnings if not _belongs(note, documents)]
    reason = None
    if not text.text.strip():
        problems.append(f"{entry.path}: no page has text; pages that are pictures need --ocr")
        reason = "op geen van de pagina's staat tekst die gelezen kan worden"
    sha256 = sha256_of(entry.path)
    rows = rows_of_source(entry, sha256, text, documents, notes, data.parties, reason)
    return SourceResult(
        rows,
        tuple(problems),
        tuple(tracebacks),
        text,
        tuple(documents),
        # A mistake of the program may have been one of the moment: no memory, no disk.
        is_lasting=not tracebacks,
    )


def _belongs(note: Note, documents: Iterable[ReadDocument]) -> bool:
    """Return True if a note is about a page of a document, which then reports it."""
    return note.page is not None and any(
        document.entry.page_first <= note.page <= (document.entry.page_last or note.page)
        for document in documents
    )


def _documents(
    entry: SourceEntry,
    text: SourceText,
    data: Reference,
    notes: list[Note],
    problems: list[str],
) -> Iterator[tuple[DocumentEntry, Identity]]:
    """The documents of the manifest, or what the file itself tells, with a note that it did."""
    for document in entry.documents:
        problem = _misplaced(entry, document, text, data.areas)
        if problem is None:
            yield document, described(entry, document, text, data.areas, data.parties)
        else:
            problems.append(str(problem))
            notes.append(Note("kb", f"Document '{document.title}' ontbreekt: {problem.reason}"))
    if not entry.documents:
        for found, identity in undescribed(entry, text, data.areas, data.parties):
            notes.append(note_on(entry, found, data.areas))
            yield found, identity


def _misplaced(
    entry: SourceEntry, document: DocumentEntry, text: SourceText, areas: Areas
) -> CorpusError | None:
    """What is wrong with a document's entry that only shows once its file is read."""
    where = f"{entry.path}: document {document.id!r}"
    pages = len(text.pages)
    if document.page_first > pages or (document.page_last or 0) > pages:
        asked = f"{document.page_first}-{document.page_last or ''}"
        return CorpusError(
            f"{where}: pages {asked} are not in the file, which has {pages}; correct the manifest",
            f"het manifest zegt dat het op pagina {asked} staat, maar het bestand heeft er {pages}",
        )
    if document.area is not None and document.area not in areas:
        return CorpusError(
            f"{where}: unknown area {document.area!r}; use an id of corpus/reference",
            f"het manifest noemt een gebied dat niet bekend is: {document.area!r}",
        )
    for area_id in document.municipalities:
        if area_id not in areas or areas[area_id].kind != "municipality":
            return CorpusError(
                f"{where}: municipalities: {area_id!r} is no municipality; use an id of"
                " corpus/reference/municipalities.csv",
                f"het manifest noemt een gemeente die niet bekend is: {area_id!r}",
            )
    return None


def _in_one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return " ".join(str(error).split())
