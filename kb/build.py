"""The build: from a folder of documents to one SQLite file.

What the store has of a source is taken from it; the others are read, side by side in worker processes.
Their rows are put together in the order of the corpus, so that the same corpus gives the same file
whatever the number of workers and whatever was read before.

What reads (spaCy, the readers of PDFs) takes seconds to load and is only where there is something to
read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from corpus.areas import Areas, load_areas
from corpus.corrections import Correction, load_corrections
from corpus.folder import Folder, read_folder
from corpus.manifest import CorpusError, SourceEntry
from corpus.parties import load_parties
from kb import __version__
from kb.assemble import Assembly
from kb.build_options import SUMMARY, BuildOptions, BuildReport, OptionError, default_workers
from kb.check_documents import COMPARED, SUBJECT
from kb.collect_results import Collection, Engine
from kb.corrections.apply import Corrected, apply_corrections
from kb.corrections.touched import Known, Touched
from kb.database import NewDatabase, replaced
from kb.editions import places_of_earlier_editions
from kb.fingerprint import fingerprint, last_build
from kb.keys import digest
from kb.progress import Progress
from kb.rows import Row
from kb.schema import TABLES, fixed_rows
from kb.schema.decisions import DECISION_TABLES
from kb.source_result import PackedResult, SourceResult
from kb.spool import Spool
from kb.statistics import read_statistics
from kb.store import Store

__all__ = ["BuildOptions", "BuildReport", "OptionError", "build", "default_workers"]


def build(options: BuildOptions, progress: Progress | None = None) -> BuildReport:
    """Build the knowledge base of a folder.

    The file at ``options.output`` is replaced in one step at the end; until then, and when anything
    goes wrong, it stays as it was.

    Raises :class:`CorpusError` where there is nothing to build from, nowhere to write to or a
    correction that is written wrongly, and
    :class:`OptionError` where a password is for a file that is not there, or OCR or the model is not
    installed.
    """
    progress = progress or Progress()
    started = _now()
    folder = read_folder(options.corpus)
    sources = _with_passwords(folder, options.passwords)
    _check_outputs(options)
    made_with: dict[str, object] = {
        "models": [_model_version(options.model)] if options.model else [],
        "ocr": _ocr_version() if options.ocr else False,
        "limits": asdict(options.limits),
        "corrections": options.corrections,
    }
    mark = fingerprint(options.corpus, folder, {**made_with, "passwords": dict(options.passwords)})
    if options.if_changed and options.decisions is None and not options.forget:
        last = last_build(options.output)
        if last.get("fingerprint") == mark and isinstance(last.get("found"), dict):
            return BuildReport(
                last["found"],
                tuple(last.get("problems", ())),
                built=False,
                notes=tuple(last.get("notes", ())),
            )
    areas = load_areas()
    corrections = load_corrections(options.corpus, areas) if options.corrections else ()
    reading_options = {
        "models": made_with["models"],
        "ocr": made_with["ocr"],
        # What a page may take of it decides what is read; time only whether.
        "memory": None if options.strict else options.limits.memory,
        "decisions": options.decisions is not None,
    }
    warnings: list[str] = []
    with Spool(options.output.parent) as spool:
        with Store(options.store, warnings.append) as store:
            collection = Collection(sources, reading_options, _engine(options, store), spool)
            collection.collect(store, progress)
        corrected = _corrected(collection, corrections, areas)
        record = {
            **made_with,
            "corpus": options.corpus.name,
            "workers": options.workers,
            "data_licence": folder.data_licence,
            "fingerprint": mark,
        }
        with ExitStack() as outputs:
            temporary = outputs.enter_context(replaced(options.output))
            decisions = None
            if options.decisions is not None:
                path = outputs.enter_context(replaced(options.decisions))
                decisions = outputs.enter_context(NewDatabase(path, DECISION_TABLES))
            contents = Contents(
                collection, corrected, areas, _left_out(folder), record, folder.statistics
            )
            report = write_database(temporary, contents, options, started, progress, decisions)
    return replace(report, warnings=tuple(warnings), sources=len(sources), reused=collection.reused)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a knowledge base is made of: results of sources, and what is known besides.

    ``record`` is what the row of ``builds`` says of how it was made, ``statistics`` are files of
    :mod:`corpus.statistics_file`.
    """

    collection: Collection
    corrected: CorrectedSources
    areas: Areas
    left_out: Sequence[Row]
    record: Mapping[str, object]
    statistics: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class CorrectedSources:
    """Results whose rows were corrected, by the numbers of their sources, and what came of it."""

    results: Mapping[int, SourceResult]
    outcome: Corrected


def _corrected(
    collection: Collection, corrections: Sequence[Correction], areas: Areas
) -> CorrectedSources:
    """Apply corrections to the sources that they are about, which are side by side for it."""
    if not corrections:
        return CorrectedSources({}, Corrected())
    known, touched = Known(), Touched(corrections)
    numbers = []
    for number, result in enumerate(collection.results()):
        known.add(result.rows)
        if touched(result.rows):
            numbers.append(number)
    results = {number: collection.result(number) for number in numbers}
    rows = [result.rows for result in results.values()]
    outcome = apply_corrections(rows, corrections, areas, load_parties(areas=areas), known)
    return CorrectedSources(results, outcome)


def write_database(
    path: Path,
    contents: Contents,
    options: BuildOptions,
    started: str,
    progress: Progress,
    decisions: NewDatabase | None,
) -> BuildReport:
    """Write a knowledge base to a new SQLite file at ``path``, a source at a time.

    ``decisions`` gets the decisions of each source.
    """
    problems: list[str] = []
    tracebacks: list[str] = []
    assembly = Assembly(contents.areas)
    with NewDatabase(path) as database:
        progress.stage("Putting sources together", len(contents.collection.sources) + 1)
        for number in range(len(contents.collection.sources)):
            corrected = contents.corrected.results.get(number)
            result = PackedResult.of(corrected) if corrected else contents.collection.packed(number)
            database.add(assembly.add(result.rows), result.rows.folded)
            if decisions is not None:
                decisions.add(result.rows.decisions)
            problems += result.problems
            tracebacks += result.tracebacks
            progress.step()
        last = assembly.finish()
        database.add(last)
        for checked in assembly.checks(last, database.groups("counts", COMPARED, SUBJECT)):
            database.add(checked)
        statistics = read_statistics(contents.statistics, last["areas"])
        problems += statistics.problems
        database.add(statistics.found.tables)
        applied = contents.corrected.outcome
        database.add(
            {
                **fixed_rows(),
                "corrections": applied.corrections,
                "warnings": (*contents.left_out, *applied.warnings),
                "editions": ()
                if options.forget
                else places_of_earlier_editions(options.output, database.absent_spans),
            }
        )
        found = {word: database.number(name) for word, name in SUMMARY}
        # Those of documents: a region's lines are no page that anybody turns.
        found["pages"] -= statistics.found.number("pages")
        record = {
            **contents.record,
            "found": found,
            "corrections_applied": applied.applied,
            "problems": problems,
            "notes": statistics.notes,
        }
        build_row = {
            "id": f"build-{digest(str(contents.record['fingerprint']), started)}",
            "started": started,
            "finished": _now(),
            "version": __version__,
            "options": json.dumps(record, ensure_ascii=False),
        }
        database.add({"builds": (build_row,)})
        progress.step()
        progress.done()
        progress.stage("Writing", len(TABLES))
        database.finish(lambda _table: progress.step())
        progress.done()
    if decisions is not None:
        decisions.finish()
    return BuildReport(found, tuple(problems), tuple(tracebacks), notes=tuple(statistics.notes))


def _engine(options: BuildOptions, store: Store) -> Engine:
    """What reads the sources that the store does not have."""
    if options.dask is not None:
        from kb.cluster import Cluster

        return Cluster(
            options.dask,
            options.workers,
            options.limits,
            options.ocr,
            options.model,
            options.decisions is not None,
        )

    def read(sources: Mapping[int, SourceEntry], keep: Callable[[int, bytes], None]) -> None:
        from kb.quick_start import QuickStart

        with QuickStart(store):
            from kb.read_source import read_encoded
            from kb.read_sources import read_sources

            reader = partial(
                read_encoded,
                limits=None if options.strict else options.limits,
                ocr=options.ocr,
                model=options.model,
                strict=options.strict,
                keep_decisions=options.decisions is not None,
            )
            read_sources(sources, reader, keep, options.workers)

    return read


def _check_outputs(options: BuildOptions) -> None:
    """Raise :class:`CorpusError` where a file that is to be written cannot be."""
    outputs = [path for path in (options.output, options.decisions) if path is not None]
    for path in outputs:
        if not path.parent.is_dir():
            raise CorpusError(f"{path.parent}: no such folder to write in")
        if path.is_dir():
            raise CorpusError(f"{path}: is a folder; name a file")
    if len({path.resolve() for path in outputs}) < len(outputs):
        raise CorpusError(f"{options.output}: name another file for the decisions")


def _ocr_version() -> str:
    # Imported here: it needs an imaging library that a build without OCR does without.
    from extract import ocr

    version = ocr.version()
    if version is None:
        raise OptionError(
            "--ocr needs tesseract with Dutch; on Debian: apt install tesseract-ocr tesseract-ocr-nld"
        )
    return version


def _model_version(name: str) -> str:
    # Imported here: spaCy takes seconds to load.
    from nlp.pipeline import ModelError, model_version

    try:
        return model_version(name)
    except ModelError as error:
        raise OptionError(str(error)) from error


def _with_passwords(folder: Folder, passwords: Mapping[str, str]) -> tuple[SourceEntry, ...]:
    """The sources of a folder, with the passwords that were given for their files."""
    names = {entry.file for entry in folder.sources}
    for name in passwords:
        if name not in names:
            raise OptionError(f"{name}: a password was given for it, but there is no such file")
    return tuple(
        replace(entry, password=passwords.get(entry.file, entry.password))
        for entry in folder.sources
    )


def _left_out(folder: Folder) -> list[Row]:
    return [
        {
            "id": f"warning-{digest(left_out.message)}",
            "source_id": None,
            "page_number": None,
            "span_id": None,
            "stage": "corpus",
            "message": left_out.message,
        }
        for left_out in folder.left_out
    ]


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
