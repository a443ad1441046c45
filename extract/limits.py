"""What reading one file may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds (``timeout``) and megabytes (``memory``) that reading a PDF may take."""

    timeout: float = 300.0
    memory: int = 1500
