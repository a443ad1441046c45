"""``make mutants``: sample mutants, run the tests that can notice them, say which survive."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from tests.mutants.equivalent import load_equivalents, without_equivalents
from tests.mutants.likely import Likely
from tests.mutants.recording import recorded
from tests.mutants.results import Results, killers_of
from tests.mutants.rule_files import rule_mutants
from tests.mutants.run import DOES_NOT_END, NOT_IMPORTED, copy_project, load_libraries
from tests.mutants.sites import Mutant, mutants_of, sample
from tests.mutants.touched import tests_for
from tests.mutants.trial import Trial

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".make" / "mutants"
_SNAPSHOTS = "snapshots"
#: The mutants of the files of rules are tried on the tests of what goes by them.
_RULES = "rules"
_GOES_BY_RULES = ("nlp", "identity", "checks")


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
    "--only", multiple=True, help="Instead of a sample all whose line here begins like this."
)
@click.option(
    "--tests", default=None, help="Only these tests (files, by commas), and no snapshots."
)
@click.option(
    "--snapshots", is_flag=True, help="Try what survives on the snapshots too (minutes each)."
)
@click.option("--seconds", default=120.0, show_default=True, help="Unit tests a mutant may take.")
@click.option(
    "--cpu", default=400, show_default=True, help="Seconds of processor a mutant may take."
)
@click.option("--minutes", default=600.0, help="Begin with no mutant after so many minutes.")
@click.option("--resume", is_flag=True, help="Go on with those that were not tried.")
@click.option("--record", is_flag=True, help="Record again which tests run which functions.")
@click.option("--show", is_flag=True, help="List the sample and run nothing.")
def main(
    seed: int,
    count: int,
    part: str,
    package: str,
    files: tuple[str, ...],
    only: tuple[str, ...],
    tests: str | None,
    snapshots: bool,
    seconds: float,
    cpu: int,
    minutes: float,
    resume: bool,
    record: bool,
    show: bool,
) -> None:
    """Make small wrong changes to our code, one at a time, and see whether a test fails.

    Each mutant is tried on the unit tests that run its function, the likeliest and quickest first;
    the first failure kills it. Survivors are listed with what was changed.

    \b
    Example:
        python -m tests.mutants --package extract --count 60 --seed 7 --part 1/2
    """
    end = time.monotonic() + 60 * minutes
    packages = package.split(",")
    found = _mutants(packages, files)
    if only:
        chosen = [mutant for mutant in found if str(mutant).startswith(only)]
    else:
        chosen = _in_part(sample(found, count, seed), part)
    if show:
        click.echo("\n".join(map(str, chosen)))
        return
    load_libraries()
    run = f"{package}-{part.replace('/', '-of-')}"
    tree = copy_project(ROOT, CACHE / f"tree-{run}")
    names = [n for p in packages for n in (_GOES_BY_RULES if p == _RULES else (p,))]
    names = [_SNAPSHOTS, *names] if snapshots else names
    touched = recorded(tree, CACHE / "touched", dict.fromkeys(names), again=record)
    likely = Likely(tree, killers_of(CACHE))
    results = Results(CACHE / f"results-{'chosen' if only else seed}-{run}.jsonl")
    if not resume:
        results.clear()

    def choose(mutant: Mutant) -> list[str]:
        source = (tree / mutant.file).read_text(encoding="utf-8")
        chosen = tests_for(mutant, source, touched, seconds, likely.among)
        if tests is not None:
            chosen = [t for file in tests.split(",") for t in chosen if t.startswith(f"{file}::")]
        return chosen

    trial = Trial(tree, choose, touched.seconds, cpu)
    done = results.read()
    for mutant, outcome in trial.outcomes([m for m in chosen if str(m) not in done]):
        results.add(mutant, outcome)
        said = "SURVIVED" if outcome.failed is None else f"killed by {outcome.failed}"
        click.echo(f"{mutant}\n    {said} ({outcome.seconds:.0f} s)")
        if time.monotonic() > end:
            break
    _report(chosen, results.read(), trial)


def _mutants(packages: Sequence[str], files: Sequence[str]) -> list[Mutant]:
    """The mutants of packages, of the files whose paths begin like one of ``files``."""
    found = [
        mutant
        for package in packages
        for file in sorted((ROOT / package).rglob("*.py"))
        for mutant in mutants_of(ROOT, file)
    ]
    found += rule_mutants(ROOT) if _RULES in packages else []
    prefixes = tuple(files)
    of_files = [m for m in found if not prefixes or m.file.startswith(prefixes)]
    return without_equivalents(of_files, load_equivalents())


def _in_part(mutants: list[Mutant], part: str) -> list[Mutant]:
    number, _, of = part.partition("/")
    return mutants[int(number) - 1 :: int(of)]


def _report(chosen: Sequence[Mutant], outcomes: Mapping[str, str | None], trial: Trial) -> None:
    """Say how many were killed, which survive, and whether the tests that killed can be trusted."""
    tried = [mutant for mutant in chosen if str(mutant) in outcomes]
    killers = Counter(killer for m in tried if (killer := outcomes[str(m)]))
    survivors = [mutant for mutant in tried if outcomes[str(mutant)] is None]
    killed = len(tried) - len(survivors)
    click.echo(f"\n{killed} of {len(tried)} killed ({killed / max(len(tried), 1):.0%})")
    if killers[NOT_IMPORTED]:
        click.echo(f"  of these {killers[NOT_IMPORTED]} could not even be imported")
    if len(tried) < len(chosen):
        click.echo(f"  {len(chosen) - len(tried)} were not tried; --resume goes on")
    for mutant in survivors:
        click.echo(f"  survived: {mutant}")
    counted = Counter(mutant.operator for mutant in survivors)
    for operator, number in counted.most_common():
        of = sum(mutant.operator == operator for mutant in tried)
        click.echo(f"  {operator}: {number} of {of} survived")
    by_test = Counter[str]()
    for killer, number in killers.items():
        by_test[killer.removesuffix(DOES_NOT_END)] += number
    failing = trial.failing_anyway([test for test in by_test if "::" in test])
    for test in filter(failing.__contains__, by_test):
        click.echo(f"NOT TO BE TRUSTED: {test} fails without a mutant, and killed {by_test[test]}")
    if failing:
        sys.exit(1)


if __name__ == "__main__":
    main()
