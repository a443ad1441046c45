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
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from corpus.areas import load_areas
from corpus.corrections import load_corrections
from corpus.folder import Folder, read_folder
from corpus.manifest import CorpusError, SourceEntry
from corpus.parties import load_parties
from kb import __version__
from kb.assemble import assembled
from kb.build_options import SUMMARY, BuildOptions, BuildReport, OptionError, default_workers
from kb.collect_results import Collection, Engine
from kb.corrections.apply import apply_corrections
from kb.database import replaced, write_database, write_tables
from kb.editions import places_of_earlier_editions
from kb.fingerprint import fingerprint, last_build
from kb.keys import digest
from kb.progress import Progress
from kb.rows import Row, SourceRows
from kb.schema import TABLES
from kb.schema.decisions import DECISION_TABLES
from kb.spool import Spool
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
            return BuildReport(last["found"], tuple(last.get("problems", ())), built=False)
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
        collection = Collection(sources, reading_options, _engine(options), spool)
        with Store(options.store, warnings.append) as store:
            collection.collect(store, progress)
        results = list(collection.results())
    progress.stage("Putting sources together", 1)
    found_rows = [result.rows for result in results]
    corrected = apply_corrections(found_rows, corrections, areas, load_parties(areas=areas))
    rows, folded = assembled(found_rows, areas)
    rows["corrections"] = list(corrected.corrections)
    rows.setdefault("warnings", []).extend([*_left_out(folder), *corrected.warnings])
    present = {row["id"] for row in rows.get("spans", ())}
    rows["editions"] = [] if options.forget else places_of_earlier_editions(options.output, present)
    progress.step()
    progress.done()
    problems = tuple(problem for result in results for problem in result.problems)
    found = {word: len(rows.get(name, ())) for word, name in SUMMARY}
    record = {
        **made_with,
        "corpus": options.corpus.name,
        "workers": options.workers,
        "fingerprint": mark,
        "found": found,
        "corrections_applied": corrected.applied,
        "problems": problems,
    }
    rows["builds"] = [
        {
            "id": f"build-{digest(mark, started)}",
            "started": started,
            "finished": _now(),
            "version": __version__,
            "options": json.dumps(record, ensure_ascii=False),
        }
    ]
    progress.stage("Writing", len(TABLES))
    with replaced(options.output) as temporary:
        write_database(temporary, rows, folded, lambda _table: progress.step())
    progress.done()
    if options.decisions is not None:
        _write_decisions(options.decisions, found_rows)
    return BuildReport(
        found,
        problems,
        tuple(trace for result in results for trace in result.tracebacks),
        warnings=tuple(warnings),
        sources=len(sources),
        reused=collection.reused,
    )


def _engine(options: BuildOptions) -> Engine:
    """What reads the sources that the store does not have."""

    def read(sources: Mapping[int, SourceEntry], keep: Callable[[int, bytes], None]) -> None:
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


def _write_decisions(path: Path, sources: Sequence[SourceRows]) -> None:
    rows: dict[str, list[Row]] = {}
    for source in sources:
        for name, found in source.decisions.tables.items():
            rows.setdefault(name, []).extend(found)
    with replaced(path) as temporary:
        write_tables(temporary, DECISION_TABLES, rows)


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
