"""What was measured against what must hold: ratios of runs, their bars and verdicts, as a table and as JSON.

A bar is about one machine at one moment: where other programs were busy, what needs processors of its own
cannot be said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from kb.measured_process import Run

Verdict = Literal["holds", "does not hold", "cannot be said here", "not measured", "no bar"]
#: Processors that other programs may use while wall clock is compared.
QUIET = 0.1
#: What a build says of its stages (on standard error); a build without change says none of it.
STAGES = ("Reading", "Putting sources together", "Writing")
_MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Result:
    """One figure: what it is, its value in a unit, and from where to where it may be.

    ``doubt`` says why a bar cannot be judged here, or why there is no value. ``note`` has the figures that
    it was made of.
    """

    what: str
    value: float | None
    unit: str
    least: float | None = None
    most: float | None = None
    doubt: str = ""
    note: str = ""

    @property
    def verdict(self) -> Verdict:
        """Whether the bar holds."""
        if self.value is None:
            return "not measured"
        if self.least is None and self.most is None:
            return "no bar"
        if self.doubt:
            return "cannot be said here"
        low = self.least is not None and self.value < self.least
        high = self.most is not None and self.value > self.most
        return "does not hold" if low or high else "holds"

    @property
    def bar(self) -> str:
        """The bar in words."""
        if self.least is not None and self.most is not None:
            return f"{self.least:g} to {self.most:g}"
        if self.least is not None:
            return f"at least {self.least:g}"
        return f"at most {self.most:g}" if self.most is not None else ""


@dataclass(frozen=True, slots=True)
class BuildRuns:
    """Builds of ``few`` and ``many`` copies of one document.

    ``start`` reads one line and ``one`` one copy; these, ``fews`` and ``manys`` had the patterns of an
    earlier build and nothing else. ``nothing`` has no store; ``again`` makes a new file of what had been
    read, ``changed`` one copy of them otherwise, ``unchanged`` none.
    """

    few: int
    many: int
    start: Run
    one: Run
    fews: Run
    manys: Run
    changed: Run
    unchanged: Run
    again: Run
    nothing: Run


def of_builds(runs: BuildRuns, written: bool, differing: Sequence[str]) -> list[Result]:
    """What follows from the builds; ``written`` says whether the one without change wrote its file, and
    ``differing`` which tables of ``again`` are not those of ``nothing``."""
    ran = [stage for stage in STAGES if f"\n{stage}" in f"\n{runs.unchanged.said}"]
    return [
        Result(
            f"{runs.many} documents, one changed: CPU of the build after it, as part of one from nothing",
            100 * runs.changed.cpu / runs.nothing.cpu,
            "%",
            most=8,
            note=f"{runs.changed.cpu:.1f} s of {runs.nothing.cpu:.1f} s, start-up included",
        ),
        Result("nothing changed: CPU", runs.unchanged.cpu, "s", most=1),
        Result(
            "nothing changed: stages that ran",
            float(len(ran) + written),
            "",
            most=0,
            note=", ".join([*ran, *(["the file was written"] if written else [])]),
        ),
        Result(
            "tables that differ between a build from the store and one from nothing",
            float(len(differing)),
            "",
            most=0,
            note=", ".join(differing),
        ),
        *_copies(runs),
        _memory(runs),
        Result(
            f"{runs.many} documents read before, to a new file: CPU, as part of one from nothing",
            100 * runs.again.cpu / runs.nothing.cpu,
            "%",
            note=f"{runs.again.cpu:.1f} s",
        ),
    ]


def _copies(runs: BuildRuns) -> list[Result]:
    """Copies against one, after start-up; and after all that is paid once.

    A line of text loads less than a document does, and a process that has read a sentence knows its
    words: so the first of some copies costs more than each further one, and the first figure is low. What
    is paid once is the first copy less what one more costs.
    """
    start, each = runs.start.cpu, runs.one.cpu - runs.start.cpu
    more = (runs.fews.cpu - runs.one.cpu) / (runs.few - 1) if runs.few > 1 else 0.0
    later = (runs.manys.cpu - runs.fews.cpu) / max(1, runs.many - runs.few)
    once = runs.one.cpu - more
    return [
        Result(
            f"{runs.many} copies against one, after start-up (that of reading one line): CPU",
            _ratio(runs.manys.cpu - start, each),
            "times",
            least=0.9 * runs.many,
            most=1.1 * runs.many,
            note=f"{runs.manys.cpu:.1f} s and {runs.one.cpu:.1f} s, of which {start:.1f} s start-up",
        ),
        Result(
            f"{runs.many} copies against one more among {runs.few}, after what the first pays once: CPU",
            _ratio(runs.manys.cpu - once, more),
            "times",
            note=f"{runs.manys.cpu:.1f} s, of which {once:.1f} s once, and {more:.2f} s",
        ),
        Result(
            f"{runs.few} copies against one, after start-up (that of reading one line): CPU",
            _ratio(runs.fews.cpu - start, each),
            "times",
            note=f"{runs.fews.cpu:.1f} s",
        ),
        Result(
            f"one copy more among {runs.many} against one more among {runs.few}: CPU",
            _ratio(later, more),
            "times",
            note=f"{later:.2f} s and {more:.2f} s",
        ),
    ]


def _memory(runs: BuildRuns) -> Result:
    few, many = runs.fews.memory, runs.manys.memory
    known = few is not None and many is not None
    return Result(
        f"memory at its peak, {runs.many} documents against {runs.few}",
        many / few if few and many else None,
        "times",
        most=1.3,
        doubt="" if known else "this system does not tell",
        note=f"{many / _MEBIBYTE:.0f} and {few / _MEBIBYTE:.0f} MiB" if few and many else "",
    )


def of_workers(one: Run, two: Run, files: int, processors: int) -> list[Result]:
    """What two processes gain on PDFs, in wall clock, and what they cost in CPU."""
    return [
        Result(
            f"{files} PDFs, two processes against one: how much sooner (wall clock)",
            _ratio(one.wall, two.wall),
            "times",
            least=1.7,
            doubt=busy((one, two), processors, 2),
            note=f"{one.wall:.1f} s and {two.wall:.1f} s",
        ),
        Result(
            f"{files} PDFs, two processes against one: CPU",
            _ratio(two.cpu, one.cpu),
            "times",
            note=f"{two.cpu:.1f} s and {one.cpu:.1f} s",
        ),
    ]


def of_dask(one: Run | None, four: Run | None, files: int, processors: int) -> list[Result]:
    """What four Dask workers gain and cost against one; None where it could not be measured."""
    what = f"{files} documents on Dask, four workers against one"
    if one is None or four is None:
        return [Result(f"{what}: CPU", None, "times", doubt="needs the extra dask")]
    return [
        Result(
            f"{what}: CPU",
            _ratio(four.cpu, one.cpu),
            "times",
            note=f"{four.cpu:.1f} s and {one.cpu:.1f} s",
        ),
        Result(
            f"{what}: how much sooner (wall clock)",
            _ratio(one.wall, four.wall),
            "times",
            doubt=busy((one, four), processors, 4),
            note=f"{one.wall:.1f} s and {four.wall:.1f} s",
        ),
    ]


def busy(runs: Sequence[Run], processors: int, needed: int) -> str:
    """Why wall clock says nothing of these runs; empty where it does."""
    if processors < needed:
        return f"{needed} processes need {needed} processors, and there are {processors}"
    others = [run.others for run in runs]
    if any(used is None for used in others):
        return "this system does not tell how busy it is"
    most = max((used or 0.0 for used in others), default=0.0)
    return f"other programs used {most:.1f} of {processors} processors" if most > QUIET else ""


def of_libraries(ours: float, plumber: float, pdfium: float, pages: int) -> list[Result]:
    """Our reader of PDFs against what it stands on; all in seconds of CPU."""
    return [
        Result(
            f"reading {pages} pages of PDFs against pdfplumber's text and tables: CPU",
            _ratio(ours, plumber),
            "times",
            note=f"{ours:.1f} s and {plumber:.1f} s",
        ),
        Result(
            f"reading {pages} pages of PDFs against pypdfium2's text: CPU",
            _ratio(ours, pdfium),
            "times",
            note=f"{ours:.1f} s and {pdfium:.3f} s",
        ),
    ]


def failed(results: Sequence[Result]) -> bool:
    """Whether a bar does not hold."""
    return any(result.verdict == "does not hold" for result in results)


def table(results: Sequence[Result]) -> list[str]:
    """The results as a Markdown table."""
    lines = ["| what | measured | of | bar | verdict |", "|---|---:|---|---:|---|"]
    for result in results:
        value = "" if result.value is None else f"{_shown(result.value)} {result.unit}".rstrip()
        verdict: str = "" if result.verdict == "no bar" else result.verdict
        if result.doubt:
            verdict = f"{verdict}: {result.doubt}" if verdict else result.doubt
        cells = (result.what, value, result.note, result.bar, verdict)
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def as_json(
    results: Sequence[Result], runs: Mapping[str, Run], machine: Mapping[str, Any]
) -> dict[str, Any]:
    """All of it for programs: the machine, the runs by name, and each result with its verdict."""
    return {
        "machine": dict(machine),
        "runs": {
            name: {key: value for key, value in asdict(run).items() if key != "said"}
            for name, run in runs.items()
        },
        "results": [{**asdict(result), "verdict": result.verdict} for result in results],
        "holds": not failed(results),
    }


def _ratio(one: float, other: float) -> float | None:
    return one / other if other > 0 else None


def _shown(value: float) -> str:
    return f"{value:.0f}" if value in (0, 1, 2, 3, 4) or value >= 100 else f"{value:.3g}"
