"""Reporting a mistake: an address, by mail or a form, that is filled in already."""

from __future__ import annotations

from urllib.parse import quote

SUBJECT, TEXT = "{onderwerp}", "{tekst}"
#: Mail programs and forms cut off what is longer.
LONGEST = 300


def address(to: str, permalink: str, words: str) -> str:
    """Where to report a mistake in what was read from ``words``; empty where nobody takes reports.

    ``to`` is a ``mailto:`` or a web address; ``{onderwerp}`` and ``{tekst}`` in it are filled in, and
    where it has neither they are added as the parameters that mail (``subject``, ``body``) and most
    issue trackers (``title``, ``body``) know. ``permalink`` is absolute.
    """
    if not to:
        return ""
    words = " ".join(words.split())
    words = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    subject = quote("Fout in de Woondeal-kennisbank", safe="")
    text = quote(
        f"Het gaat om: “{words}”\n{permalink}\n\nWat er niet klopt:\n\nWat er zou moeten staan:\n",
        safe="",
    )
    if SUBJECT in to or TEXT in to:
        return to.replace(SUBJECT, subject).replace(TEXT, text)
    named = "subject" if to.startswith("mailto:") else "title"
    return f"{to}{'&' if '?' in to else '?'}{named}={subject}&body={text}"
