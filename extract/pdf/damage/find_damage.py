"""What is said of a damaged file: a warning with its page, and the pages that no number is certain on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Note
from extract.pdf.damage.second_reading import Figures, SecondReading
from extract.pdf.page.ink import PageInk

_ADVICE = "lees na op de pagina, of haal het bestand opnieuw op"


@dataclass(frozen=True, slots=True)
class Damage:
    """The ``pages`` (1-based) on which something is broken, with a note on each and on the file."""

    notes: tuple[Note, ...] = ()
    pages: frozenset[int] = frozenset()


def find_damage(
    pages: Sequence[PageInk], broken: Sequence[bool], second: SecondReading, fault: str | None
) -> Damage:
    """Return the damage of a file of which ``pages`` were read.

    ``broken`` says of each whether an object of it is; ``second`` is what PDFium sees of the file, and
    ``fault`` in Dutch what is wrong with the file as a whole, which then holds of all its pages.
    """
    fault = fault or _other_pages(len(pages), second)
    if fault:
        note = Note("extract", f"Het bestand is beschadigd: {fault}; {_ADVICE}")
        return Damage((note,), frozenset(page.number for page in pages))
    notes: list[Note] = []
    for page, is_broken, figures in zip(pages, broken, second.pages, strict=True):
        what = _fault_of(page, is_broken, figures)
        if what:
            message = f"Pagina {page.number} is beschadigd: {what}; {_ADVICE}"
            notes.append(Note("extract", message, page.number))
    return Damage(tuple(notes), frozenset(note.page for note in notes if note.page is not None))


def _other_pages(number: int, second: SecondReading) -> str | None:
    if not second.opened:
        return "een ander programma kan het niet openen"
    if len(second.pages) != number:
        return f"een ander programma vindt {len(second.pages)} pagina's en geen {number}"
    return None


def _fault_of(page: PageInk, is_broken: bool, figures: Figures | None) -> str | None:
    if is_broken:
        return "een deel van de inhoud of een lettertype ontbreekt of is niet uit te pakken"
    if page.misunderstood:
        return f"{page.misunderstood} opdrachten zijn niet te begrijpen"
    if figures is None:
        return "een ander programma kan haar niet openen"
    lost = figures_lost(page, figures)
    return f"een ander programma leest er {lost} cijfers meer" if lost else None


def figures_lost(page: PageInk, figures: Figures) -> int:
    """Return how many figures another reader sees on a page that are neither read, hidden nor unreadable."""
    more = sum(max(0, seen - read) for seen, read in zip(figures, page.figures, strict=True))
    explained = page.unreadable + sum(count for _, count in page.unseen)
    return max(0, more - explained)
