"""Reading on a real Dask cluster of two processes: the same rows, whatever happens to a worker.

Starting processes and loading spaCy in each takes half a minute of CPU, and the extra ``dask`` is needed:
``make test-dask`` runs these.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")

from click.testing import CliRunner  # noqa: E402

from kb.build import BuildOptions, build  # noqa: E402
from kb.cli import main  # noqa: E402
from kb.cluster import ClusterError  # noqa: E402
from kb.fingerprint import reading_parts  # noqa: E402
from kb.progress import Progress  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
#: A file of this name ends the process that reads it (tests/cluster/deadly.py).
DEADLY = "dodelijk.txt"


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    """Two workers, each a process, that are started again when they are lost."""
    with pytest.MonkeyPatch.context() as patch:
        # A file that ends its worker is tried twice rather than four times: it takes seconds each.
        patch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "1")
        dask.config.refresh()
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
        with distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address=None,
            memory_limit=None,
            silence_logs=logging.CRITICAL,
            preload=[str(HERE / "deadly.py")],
        ) as started:
            yield started


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts of each kind, a PDF, a file that cannot be read, and an entry that is wrong."""
    folder = tmp_path_factory.mktemp("corpus")
    for path in (*sorted((ROOT / "tests/texts").glob("*.*"))[:7], ROOT / "tests/pdfs/tabellen.pdf"):
        shutil.copy(path, folder)
    (folder / "kapot.txt").write_bytes(b"\xff\xfe")
    (folder / "wrong.txt").write_text("Een brief.\n")
    (folder / "manifest.toml").write_text('[[source]]\nfile = "wrong.txt"\nurl = "x"\n')
    return folder


@pytest.fixture(scope="module")
def local(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a build without a cluster gives."""
    output = tmp_path_factory.mktemp("local") / "kb.db"
    build(BuildOptions(corpus, output))
    return dump(output)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as rows:
        return [line for line in rows.iterdump() if not line.startswith('INSERT INTO "builds"')]


class KillAWorker(Progress):
    """Kills a worker that is reading, as soon as the first result is there."""

    def __init__(self, cluster: distributed.LocalCluster) -> None:
        self._cluster = cluster
        self.killed: list[int] = []

    def step(self, steps: int = 1, pages: int = 0) -> None:
        if self.killed:
            return
        with distributed.Client(self._cluster, set_as_default=False) as client:
            busy = [address for address, tasks in client.processing().items() if tasks]
        pids = {nanny.worker_address: nanny.pid for nanny in self._cluster.workers.values()}
        for address in busy[:1]:
            os.kill(pids[address], signal.SIGKILL)
            self.killed.append(pids[address])


def test_a_cluster_gives_what_one_process_gives_and_a_killed_worker_changes_nothing(
    cluster: distributed.LocalCluster, corpus: Path, local: list[str], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    killer = KillAWorker(cluster)
    address = cluster.scheduler_address
    report = build(BuildOptions(corpus, tmp_path / "kb.db", dask=address, store=store), killer)
    assert len(killer.killed) == 1
    assert dump(tmp_path / "kb.db") == local
    # Two files cannot be read, and each of the others was kept.
    assert len(report.problems) == 2
    again = build(BuildOptions(corpus, tmp_path / "again.db", store=store))
    assert (again.reused, again.sources) == (8, 10)
    assert dump(tmp_path / "again.db") == local


def test_a_file_that_ends_every_worker_is_a_failed_one_and_the_others_go_on(
    cluster: distributed.LocalCluster, tmp_path: Path
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("een.txt", DEADLY, "twee.txt"):
        (folder / name).write_text("De gemeenten bouwen in 2030 in Twente 14.100 woningen.\n")
    report = build(BuildOptions(folder, tmp_path / "kb.db", dask=cluster.scheduler_address))
    (problem,) = report.problems
    assert DEADLY in problem
    assert "died" in problem
    with closing(sqlite3.connect(tmp_path / "kb.db")) as rows:
        status = dict(rows.execute("select file, status from sources").fetchall())
    assert status == {"een.txt": "read", DEADLY: "failed", "twee.txt": "read"}


def test_a_worker_with_another_program_is_refused_in_one_line(
    cluster: distributed.LocalCluster,
    corpus: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = {**reading_parts(), "the code": "x", "python": "3.1"}
    monkeypatch.setattr("kb.cluster.depends_on", lambda **_: other)
    with pytest.raises(
        ClusterError, match=r"other versions .*the code, python \(3\.\d+, not 3\.1\)"
    ):
        build(BuildOptions(corpus, tmp_path / "kb.db", dask=cluster.scheduler_address))
    assert list(tmp_path.iterdir()) == []


def test_no_scheduler_is_one_line(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kb.cluster._PATIENCE", 1)
    places = ["--corpus", str(corpus), "--output", str(tmp_path / "kb.db"), "--no-store"]
    result = CliRunner().invoke(main, ["build", *places, "--dask", "tcp://127.0.0.1:9"])
    assert result.exit_code == 1
    (error,) = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert "no Dask scheduler answers" in error
