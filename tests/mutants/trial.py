"""Try mutants, each in a process of its own: one that begins warm where the mutant can be put into
what was imported, else one that imports the changed file."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import click

from tests.mutants.run import (
    Outcome,
    Selection,
    failed_in,
    import_from,
    packages_of,
    run_tests,
)
from tests.mutants.sites import Mutant
from tests.mutants.warm import Warm, warm_up

#: For all the tests that noticed anything, without a mutant.
_CONTROL_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Trial:
    """A copy of the project, the tests to try a mutant on, the seconds of the processor that each
    takes without one, and the seconds that a mutant may take."""

    tree: Path
    choose: Callable[[Mutant], Sequence[str]]
    seconds: Mapping[str, float]
    cpu: int

    def outcomes(self, mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, Outcome]]:
        """Try one mutant after the other; raises ClickException where the project is not imported."""
        with self._warm_process(mutants) as warm:
            for index, mutant in enumerate(mutants):
                warm.send(index)
                try:
                    said: tuple[str | None, float, str] | None = warm.recv()
                except EOFError:
                    raise click.ClickException("the project could not be imported") from None
                yield mutant, Outcome(*said) if said else self._try_cold(mutant)

    def failing_anyway(self, tests: Sequence[str]) -> set[str]:
        """Those of ``tests`` that fail without any mutant."""
        if not tests:
            return set()
        self._run(tests, [], cpu=_CONTROL_SECONDS)
        return failed_in(self.tree)

    @contextmanager
    def _warm_process(self, mutants: Sequence[Mutant]) -> Iterator[Connection]:
        """A process that tries the mutant of each index that it gets, or answers None."""
        ours, theirs = Pipe()
        child = os.fork()
        if child == 0:
            code = 1
            try:
                ours.close()
                import_from(self.tree)
                warm = warm_up(self.tree, packages_of(self.tree))
                while (index := theirs.recv()) is not None:
                    outcome = self._try_warm(warm, mutants[index])
                    # Its class is another on this side, where the project was imported anew.
                    theirs.send(outcome and (outcome.failed, outcome.seconds, outcome.log))
                code = 0
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(code)
        theirs.close()
        try:
            yield ours
            ours.send(None)
        finally:
            ours.close()
            os.waitpid(child, 0)

    def _try_warm(self, warm: Warm, mutant: Mutant) -> Outcome | None:
        source = (self.tree / mutant.file).read_bytes()
        if not warm.can_show(mutant, source):
            return None
        return self._try_changed(mutant, lambda: warm.put_in(mutant, source))

    def _try_cold(self, mutant: Mutant) -> Outcome:
        return self._try_changed(mutant)

    def _try_changed(self, mutant: Mutant, prepare: Callable[[], object] | None = None) -> Outcome:
        """Run the tests on a changed file, and put the file back.

        The file is changed for a warm process too: what tests start themselves, such as the process that reads a
        PDF, imports it from there.
        """
        file = self.tree / mutant.file
        source = file.read_bytes()
        tests = self.choose(mutant)
        file.write_bytes(mutant.apply(source))
        try:
            return self._run(tests, ["-x"], prepare)
        finally:
            file.write_bytes(source)

    def _run(
        self,
        tests: Sequence[str],
        options: Sequence[str],
        prepare: Callable[[], object] | None = None,
        cpu: int | None = None,
    ) -> Outcome:
        if not tests:
            return Outcome(None, 0.0, "no test runs this")
        files = dict.fromkeys(test.split("::")[0] for test in tests)
        selection = Selection(tests, self.tree / ".failed", self.seconds)
        return run_tests(
            self.tree,
            files,
            [selection],
            options=[*options, "-p", "no:cacheprovider"],
            cpu_seconds=cpu or self.cpu,
            prepare=prepare,
        )
