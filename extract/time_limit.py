"""A limit to the time that work in this process may take.

PDFs are read in a process of their own (:mod:`extract.pdf.isolated`), which can be ended. What is done
with a text is done here: a signal interrupts it, also inside a regular expression.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeIsUp(BaseException):
    """The work took longer than it may.

    No :class:`Exception`: whatever keeps the mistakes of one part from the rest must let it pass.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(f"more than {seconds:g} seconds")
        self.seconds = seconds


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise :class:`TimeIsUp` where what follows takes more than so many seconds of CPU.

    CPU and not the clock, so that a busy machine gives the same result. There is no limit where
    ``seconds`` is None, in a thread that is not the main one, or on a system without such signals.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if seconds is None or not is_main or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeIsUp(seconds)

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
