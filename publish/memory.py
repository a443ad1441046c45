"""How the C library keeps memory for a server that a reader's SQL may ask much of at times.

glibc sets 64 MB of addresses apart for each thread, and keeps what was let go of blocks of megabytes once
there were some. A server that may take 512 MB (``ulimit -v``) had too few addresses left after an attack with half
of it in use, and answered nobody any more.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

#: Of glibc's ``mallopt``: the number of its heaps, and from how many bytes a block is one of its own, which
#: goes back to the system when it is let go.
_M_ARENA_MAX, _M_MMAP_THRESHOLD = -8, -3
_HEAPS = 2
_LARGE = 2**20


def keep_little() -> None:
    """Let this process keep little of what it let go; does nothing where the C library is another one."""
    if sys.platform != "linux":
        return
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(_M_ARENA_MAX, _HEAPS)
        library.mallopt(_M_MMAP_THRESHOLD, _LARGE)
