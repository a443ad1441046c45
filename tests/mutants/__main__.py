"""``make mutants``: sample mutants, run the tests that can notice them, say which survive."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from tests.mutants.rule_files import rule_mutants
from tests.mutants.run import (
    Outcome,
    Selection,
    copy_project,
    failed_in,
    import_from,
    load_libraries,
    packages_of,
    run_tests,
)
from tests.mutants.sites import Mutant, mutants_of, sample
from tests.mutants.touched import Recorder, Touched, tests_for
from tests.mutants.warm import Warm, warm_up

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".make" / "mutants"
#: The tests whose functions are recorded for a package; those of all reading for each.
_SNAPSHOTS = "snapshots"
_RECORDED = {
    _SNAPSHOTS: ("snapshots",),
    "corpus": ("corpus_*", "manifest_data"),
    "extract": ("extract_*", "pdf_*", "layouts"),
    "nlp": ("nlp_*",),
    "kb": ("kb_*", "cli*", "metadata"),
    "publish": ("publish_*",),
}
#: The mutants of the files of rules are tried on the tests of what goes by them.
_RULES = "rules"
_GOES_BY_RULES = ("nlp", "identity", "checks")
_RECORDING_SECONDS = 3600


@click.command()
@click.option("--seed", default=1, show_default=True, help="Another seed, another sample.")
@click.option("--count", default=40, show_default=True, help="Mutants in the sample.")
@click.option("--part", default="1/1", show_default=True, help="K/N: the K-th of N parts of it.")
@click.option(
    "--package", default="nlp,extract", show_default=True,
    help="Packages, by commas; rules: the files of rules in corpus/reference.",
)  # fmt: skip
@click.option("--file", "files", multiple=True, help="Only files whose path begins like this.")
@click.option(
    "--tests", default=None, help="Only these tests (files, by commas), and no snapshots."
)
@click.option("--seconds", default=30.0, show_default=True, help="Unit tests a mutant may take.")
@click.option(
    "--cpu", default=240, show_default=True, help="Seconds of processor a mutant may take."
)
@click.option("--record", is_flag=True, help="Record again which tests run which functions.")
@click.option("--show", is_flag=True, help="List the sample and run nothing.")
def main(
    seed: int,
    count: int,
    part: str,
    package: str,
    files: tuple[str, ...],
    tests: str | None,
    seconds: float,
    cpu: int,
    record: bool,
    show: bool,
) -> None:
    """Make small wrong changes to our code, one at a time, and see whether a test fails.

    Each mutant is tried on the unit tests that run its function, the quickest first, and then on the
    snapshots that do; the first failure kills it. Survivors are listed with what was changed.

    \b
    Example:
        python -m tests.mutants --package extract --count 60 --seed 7 --part 1/2
    """
    chosen = _in_part(_sampled(package.split(","), files, count, seed), part)
    if show:
        click.echo("\n".join(map(str, chosen)))
        return
    load_libraries()
    CACHE.mkdir(parents=True, exist_ok=True)
    tree = copy_project(ROOT, CACHE / f"tree-{package}-{part.replace('/', '-of-')}")
    touched = _touched(tree, package.split(","), record=record)
    results = CACHE / f"results-{seed}-{package}-{part.replace('/', '-of-')}.jsonl"
    _try_all(tree, chosen, lambda m: _tests(tree, m, touched, tests, seconds), cpu, results)
    outcomes = _read_results(results)
    killers: dict[str, list[Mutant]] = {}
    for mutant in chosen:
        if killer := outcomes.get(str(mutant)):
            killers.setdefault(killer, []).append(mutant)
    survivors = [mutant for mutant in chosen if outcomes.get(str(mutant)) is None]
    _report(chosen, survivors, _failing_anyway(tree, killers))


def _try_all(
    tree: Path,
    mutants: Sequence[Mutant],
    tests: Callable[[Mutant], list[str]],
    cpu: int,
    results: Path,
) -> None:
    """Try each mutant and write what came of it: first those that a warm process can show."""
    results.write_text("")
    child = os.fork()
    if child == 0:
        code = 1
        try:
            import_from(tree)
            warm = warm_up(tree, packages_of(tree))
            for mutant in mutants:
                _try_warm(warm, mutant, tests(mutant), cpu, results)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if status:
        raise click.ClickException("the project could not be imported")
    done = _read_results(results)
    for mutant in mutants:
        if str(mutant) not in done:
            outcome = _try_cold(tree, mutant, tests(mutant), cpu)
            _write_result(results, mutant, outcome)


def _try_warm(warm: Warm, mutant: Mutant, tests: list[str], cpu: int, results: Path) -> None:
    source = (warm.tree / mutant.file).read_bytes()
    if warm.can_show(mutant, source):
        outcome = _run(warm.tree, tests, ["-x"], cpu, lambda: warm.put_in(mutant, source))
        _write_result(results, mutant, outcome)


def _try_cold(tree: Path, mutant: Mutant, tests: list[str], cpu: int) -> Outcome:
    """Run the tests on a changed file, and put the file back."""
    file = tree / mutant.file
    source = file.read_bytes()
    file.write_bytes(mutant.apply(source))
    try:
        return _run(tree, tests, ["-x"], cpu)
    finally:
        file.write_bytes(source)


def _write_result(results: Path, mutant: Mutant, outcome: Outcome) -> None:
    said = "SURVIVED" if outcome.failed is None else f"killed by {outcome.failed}"
    click.echo(f"{mutant}\n    {said} ({outcome.seconds:.0f} s)")
    record = {"mutant": str(mutant), "killed_by": outcome.failed, "cpu": outcome.seconds}
    with results.open("a") as file:
        file.write(f"{json.dumps(record, ensure_ascii=False)}\n")


def _read_results(results: Path) -> dict[str, str | None]:
    records = map(json.loads, results.read_text().splitlines())
    return {record["mutant"]: record["killed_by"] for record in records}


def _sampled(packages: Sequence[str], files: Iterable[str], count: int, seed: int) -> list[Mutant]:
    found = [
        mutant
        for package in packages
        for file in sorted((ROOT / package).rglob("*.py"))
        for mutant in mutants_of(ROOT, file)
    ]
    found += rule_mutants(ROOT) if _RULES in packages else []
    prefixes = tuple(files)
    return sample([m for m in found if not prefixes or m.file.startswith(prefixes)], count, seed)


def _in_part(mutants: list[Mutant], part: str) -> list[Mutant]:
    number, _, of = part.partition("/")
    return mutants[int(number) - 1 :: int(of)]


def _touched(tree: Path, packages: Iterable[str], *, record: bool) -> Touched:
    """Which tests run which functions, from the last recording unless there is none."""
    touched = Touched()
    names = [
        name
        for package in packages
        for name in (_GOES_BY_RULES if package == _RULES else (package,))
    ]
    for name in (_SNAPSHOTS, *names):
        path = CACHE / f"touched-{name}.json"
        if record or not path.is_file():
            click.echo(f"Recording which functions are run by the tests of {name} (once, minutes)")
            _record(tree, _RECORDED.get(name, (f"{name}*",)), path)
        touched.add(Touched.load(path))
    return touched


def _record(tree: Path, patterns: Iterable[str], path: Path) -> None:
    files = [
        file.relative_to(tree).as_posix()
        for pattern in patterns
        for file in sorted((tree / "tests").glob(f"test_{pattern}.py"))
    ]
    recorder = Recorder(tree, packages_of(ROOT))
    plugins = [recorder, _Saving(recorder, path)]
    outcome = run_tests(tree, files, plugins, cpu_seconds=_RECORDING_SECONDS)
    if not path.is_file():
        raise click.ClickException(f"the tests could not be run:\n{outcome.log[-2000:]}")
    click.echo(outcome.log.strip().splitlines()[-1])


class _Saving:
    """A plugin of pytest that saves what was recorded, in the process that recorded it."""

    def __init__(self, recorder: Recorder, path: Path) -> None:
        self._recorder = recorder
        self._path = path

    def pytest_sessionfinish(self) -> None:
        """Save at the end."""
        self._recorder.touched.save(self._path)


def _tests(
    tree: Path, mutant: Mutant, touched: Touched, tests: str | None, seconds: float
) -> list[str]:
    """The tests to try a mutant on; only those of the files ``tests``, if given."""
    chosen = tests_for(mutant, (tree / mutant.file).read_text(), touched, seconds)
    if tests is not None:
        chosen = [t for file in tests.split(",") for t in chosen if t.startswith(f"{file}::")]
    return chosen


def _run(
    tree: Path,
    tests: list[str],
    options: list[str],
    cpu: int,
    prepare: Callable[[], object] | None = None,
) -> Outcome:
    if not tests:
        return Outcome(None, 0.0, "no test runs this")
    files = dict.fromkeys(test.split("::")[0] for test in tests)
    selection = Selection(tests, tree / ".failed")
    options = [*options, "-p", "no:cacheprovider"]
    return run_tests(tree, files, [selection], options=options, cpu_seconds=cpu, prepare=prepare)


def _failing_anyway(tree: Path, killers: dict[str, list[Mutant]]) -> list[tuple[str, int]]:
    """The tests that killed mutants and fail without any, with how many they killed."""
    tests = [test for test in killers if "::" in test]
    if not tests:
        return []
    _run(tree, tests, [], _RECORDING_SECONDS)
    failing = failed_in(tree)
    return [(test, len(killers[test])) for test in tests if test in failing]


def _report(chosen: list[Mutant], survivors: list[Mutant], failing: list[tuple[str, int]]) -> None:
    killed = len(chosen) - len(survivors)
    click.echo(f"\n{killed} of {len(chosen)} killed ({killed / max(len(chosen), 1):.0%})")
    for mutant in survivors:
        click.echo(f"  survived: {mutant}")
    counted = Counter(mutant.operator for mutant in survivors)
    for operator, number in counted.most_common():
        of = sum(mutant.operator == operator for mutant in chosen)
        click.echo(f"  {operator}: {number} of {of} survived")
    for test, number in failing:
        click.echo(f"NOT TO BE TRUSTED: {test} fails without a mutant, and killed {number}")
    if failing:
        sys.exit(1)


if __name__ == "__main__":
    main()
