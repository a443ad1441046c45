"""A process that ends when the one that started it does.

A build that is killed cannot end its workers itself. Left alone they would read on for nobody, and
whatever waits for the end of the build's output (``build | tee``) would wait with them.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading

#: Seconds between two looks at whether the parent is still there.
_EVERY = 0.5
#: Of Linux's ``prctl``: the signal to get when the parent ends.
_PR_SET_PDEATHSIG = 1


def end_with_parent(parent: int | None = None) -> None:
    """End this process, whatever it is doing, soon after its parent has ended.

    ``parent`` is the parent's process id, that of today where it is None. Linux ends the process itself;
    elsewhere a thread looks, which waits while a library holds the interpreter.
    """
    known = os.getppid() if parent is None else parent
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(known,), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    pause = threading.Event()
    # The parent may have ended before anybody looked; then the process has another parent by now.
    while os.getppid() == parent:
        pause.wait(_EVERY)
    os._exit(1)
