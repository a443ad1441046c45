"""The recordings of which tests run which functions, kept a test file at a time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from tests.mutants.run import import_from, packages_of, run_tests
from tests.mutants.touched import Recorder, Touched

#: The test files whose functions are recorded for a package.
RECORDED: Mapping[str, tuple[str, ...]] = {
    "snapshots": ("snapshots",),
    "checks": ("checks_*", "nlp_vocabulary"),
    "corpus": ("corpus_*", "manifest_data"),
    "extract": (
        "extract_*", "pdf_*", "layouts", "nlp_vocabulary", "margin_numbers", "long_runs",
        "kb_read_document",
    ),
    "identity": ("identity_*", "nlp_vocabulary"),
    "nlp": (
        "nlp_*", "action_tables", "long_runs", "corpus_language", "kb_explain", "kb_read_document",
        "kb_rules_report",
    ),
    "kb": ("kb_*", "cli*", "metadata"),
    "publish": ("publish_*",),
}  # fmt: skip
#: The folder of cases that a test file has a test for each of.
_CASES = {
    "test_nlp_small_readings": "sentences", "test_nlp_vocabulary": "vocabulary",
    "test_layouts": "layouts",
}  # fmt: skip
_SECONDS = 3600
#: Test files that are recorded before what they run is kept: a run that is stopped goes on behind them.
_AT_ONCE = 8


def recorded(tree: Path, folder: Path, names: Iterable[str], *, again: bool = False) -> Touched:
    """Which tests run which functions, for packages by their name, from the recordings in
    ``folder``; a test file that is new or changed is recorded first, all of them ``again``."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [file for name in names for file in _test_files(tree, name)]
    touched = Touched()
    missing: list[Path] = []
    for file in dict.fromkeys(files):
        known = None if again else Touched.load(_kept(folder, file), _fingerprint(file))
        if known is None:
            missing.append(file)
        else:
            touched.add(known)
    if missing:
        click.echo(f"Recording which functions {len(missing)} test files run (minutes)")
    for first in range(0, len(missing), _AT_ONCE):
        touched.add(_record(tree, folder, missing[first : first + _AT_ONCE]))
    return touched


def _test_files(tree: Path, name: str) -> Iterator[Path]:
    for pattern in RECORDED.get(name, (f"{name}*",)):
        yield from sorted((tree / "tests").glob(f"test_{pattern}.py"))


def _kept(folder: Path, file: Path) -> Path:
    return folder / f"{file.stem}.json"


def _fingerprint(file: Path) -> str:
    """What a test file says, with the cases that it reads."""
    cases = _CASES.get(file.stem)
    read = [file, *(sorted((file.parent / cases).iterdir()) if cases else ())]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in read)).hexdigest()


def _record(tree: Path, folder: Path, files: list[Path]) -> Touched:
    """Run the test files and keep what they run, each for itself."""
    all_of_them = folder / f"recorded-{os.getpid()}.json"
    all_of_them.unlink(missing_ok=True)
    names = [file.relative_to(tree).as_posix() for file in files]
    recorder = Recorder(tree, packages_of(tree))
    plugins = [recorder, _Saving(recorder, all_of_them)]

    def prepare() -> None:
        recorder.remember_makers()
        import_from(tree)

    outcome = run_tests(
        tree, names, plugins, cpu_seconds=_SECONDS, wall_seconds=_SECONDS, prepare=prepare
    )
    touched = Touched.load(all_of_them, "")
    if touched is None:
        raise click.ClickException(f"the tests could not be run:\n{outcome.log[-2000:]}")
    all_of_them.unlink()
    for file, name in zip(files, names, strict=True):
        touched.of_file(name).save(_kept(folder, file), _fingerprint(file))
    click.echo(outcome.log.strip().splitlines()[-1])
    return touched


class _Saving:
    """A plugin of pytest that saves what was recorded, in the process that recorded it."""

    def __init__(self, recorder: Recorder, path: Path) -> None:
        self._recorder = recorder
        self._path = path

    def pytest_sessionfinish(self) -> None:
        """Save at the end."""
        self._recorder.touched.save(self._path, "")
