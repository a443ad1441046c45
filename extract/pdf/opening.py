"""Opening a PDF and reading its pages; what can be wrong with a file is said in one line."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import byref, c_float
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfplumber.utils.exceptions import PdfminerException

from extract.pdf.damage.interpreter import CountingInterpreter
from extract.pdf.damage.objects import ObjectFaults
from extract.pdf.damage.second_reading import figures_in
from extract.pdf.errors import PdfError
from extract.pdf.page.device import PageDevice
from extract.pdf.page.doubles import find_doubles
from extract.pdf.page.glyphs import Char, words_in
from extract.pdf.page.initials import with_initials
from extract.pdf.page.ink import Area, PageInk, Rule
from extract.pdf.page.interpreter import hidden_layers
from extract.pdf.page.ocr_layers import level_layer
from extract.pdf.page.rotation import to_page, to_reading
from extract.pdf.page.superiors import with_superiors
from extract.pdf.page.visibility import Reason, find_hidden
from extract.pdf.page.watermarks import mark_watermarks
from extract.pdf.rewriting import rewritten

#: A page with more drawn shapes than this holds a map or a drawing: only its text is read.
MAX_PATHS = 6000
#: Shapes of this size (points) are dots of a dotted rule, and do not count.
_DOT = 4.0
_MAGIC = b"%PDF-"


@contextmanager
def opened(path: Path, password: str | None = None) -> Iterator[Any]:
    """The file as a ``pdfplumber.PDF``.

    Raises :class:`PdfError` for a file that is not there, is empty, is no PDF, is damaged, or needs
    a password (or another one than ``password``).
    """
    _check_start(path)
    try:
        pdf = pdfplumber.open(path, password=password or "")
    except PdfminerException as error:
        again = rewritten(path, password) if _is_damage(_cause_of(error)) else None
        if again is None:
            raise _explained(path, password, error) from error
        pdf = again
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OSError) as error:
        raise damaged(path) from error
    try:
        yield pdf
    finally:
        pdf.stream.close()


def _check_start(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError as error:
        raise PdfError(
            f"{path}: cannot be opened ({error.strerror}); check the file",
            "het bestand kan niet worden geopend",
        ) from error
    if not start:
        raise PdfError(
            f"{path}: the file is empty (0 bytes); get it again from its publisher",
            "het bestand is leeg",
        )
    if _MAGIC not in start:
        is_page = b"<html" in start.lower() or b"<!doctype" in start.lower()
        said = "a web page saved as .pdf" if is_page else "not a PDF"
        raise PdfError(
            f"{path}: {said}; get the PDF itself from its publisher",
            "het bestand is een webpagina en geen pdf" if is_page else "het bestand is geen pdf",
        )


def _cause_of(error: PdfminerException) -> BaseException | None:
    """Return what was wrong: pdfplumber's exception has no message of its own."""
    cause = error.args[0] if error.args and isinstance(error.args[0], BaseException) else None
    return cause or error.__context__


def _is_damage(cause: BaseException | None) -> bool:
    return not isinstance(cause, MemoryError | PDFEncryptionError | PDFPasswordIncorrect)


def _explained(path: Path, password: str | None, error: PdfminerException) -> PdfError:
    cause = _cause_of(error)
    if isinstance(cause, MemoryError):
        raise cause
    if isinstance(cause, PDFPasswordIncorrect):
        if password:
            return PdfError(
                f"{path}: the password is not the right one; give another --password",
                "het bestand is beveiligd met een ander wachtwoord",
            )
        return PdfError(
            f"{path}: needs a password; give it with --password or in the manifest",
            "het bestand is beveiligd met een wachtwoord",
        )
    if isinstance(cause, PDFEncryptionError):
        return PdfError(
            f"{path}: encrypted in a way that cannot be read; ask for an open version",
            "het bestand is versleuteld op een manier die niet gelezen kan worden",
        )
    return damaged(path)


def damaged(path: Path) -> PdfError:
    """The error for a file of which no page can be read."""
    return PdfError(
        f"{path}: damaged or cut off, no pages can be read; get it again from its publisher",
        "het bestand is beschadigd of onvolledig",
    )


def path_counts(path: Path, password: str | None = None) -> tuple[int, ...]:
    """How many shapes are drawn on each page, as far as PDFium can tell (empty if it cannot)."""
    try:
        document = pypdfium2.PdfDocument(path, password=password)
    except pypdfium2.PdfiumError:
        return ()
    counts = []
    try:
        for index in range(len(document)):
            try:
                page = document[index]
            except pypdfium2.PdfiumError:
                counts.append(0)
                continue
            counts.append(_shape_count(page))
            page.close()
    finally:
        document.close()
    return tuple(counts)


def _shape_count(page: pypdfium2.PdfPage) -> int:
    """The shapes on a page that are larger than the dots of a dotted rule."""
    raw = pypdfium2.raw
    total = raw.FPDFPage_CountObjects(page)
    if total <= MAX_PATHS:
        return 0
    sides = [c_float() for _ in range(4)]
    found = 0
    for index in range(total):
        shape = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPageObj_GetBounds(shape, *map(byref, sides)):
            left, bottom, right, top = (side.value for side in sides)
            found += right - left > _DOT or top - bottom > _DOT
    return found


def page_inks(pdf: Any, counts: tuple[int, ...] = ()) -> Iterator[tuple[PageInk | Exception, bool]]:
    """The pages of an opened PDF, each read once and let go of, and whether an object of it is broken.

    A page whose content cannot be read gives its exception instead.
    """
    faults = ObjectFaults(pdf.doc)
    manager = PDFResourceManager()
    layers = hidden_layers(pdf.doc)
    for index, page in enumerate(PDFPage.create_pages(pdf.doc)):
        heavy = index < len(counts) and counts[index] > MAX_PATHS
        # Before it is read: reading decodes the streams, after which nobody can tell.
        is_broken = faults.on_page(page.attrs)
        try:
            ink = read_page(manager, page, index + 1, with_paths=not heavy, layers=layers)
        except MemoryError:
            raise
        except Exception as error:  # pdfminer raises whatever a broken page makes it trip over
            yield error, True
        else:
            yield ink, is_broken


def read_page(
    manager: PDFResourceManager,
    page: Any,
    number: int,
    *,
    with_paths: bool = True,
    layers: frozenset[int] = frozenset(),
) -> PageInk:
    """The ink of one page (a ``pdfminer.pdfpage.PDFPage``), turned so that its text reads.

    ``layers`` are those that are off, by their object numbers.
    """
    device = PageDevice(manager, with_paths=with_paths)
    device.hidden_layers = layers
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        CountingInterpreter(manager, device).process_page(page)
    return ink_of(device, number)


def ink_of(device: PageDevice, number: int) -> PageInk:
    """The ink that a device has collected."""
    width, height = device.width, device.height
    figures = figures_in("".join(c.text for chars in device.chars.values() for c in chars))
    unseen, gaps = _take_out_unseen(device)
    device.keep_seams()
    device.join_tiles()
    for own, chars in device.chars.items():
        doubles = find_doubles(chars)
        once = [char for i, char in enumerate(chars) if i not in doubles] if doubles else chars
        device.chars[own] = with_initials(with_superiors(level_layer(once)))
    sizes = {turn: len(chars) for turn, chars in device.chars.items() if turn >= 0}
    turn = max(sizes, key=lambda t: (sizes[t], t == 0), default=0)
    words = mark_watermarks(words_in(device.chars, turn, width, height))
    turned = (height, width) if turn in (90, 270) else (width, height)

    def place(area: Area) -> Area:
        return to_reading(area, turn, width, height)

    across, down = device.across, device.down
    if turn:
        rules = [place(Area(r.start, r.at, r.end, r.at)) for r in across]
        uprights = [place(Area(r.at, r.start, r.at, r.end)) for r in down]
        lines = rules + uprights
        across = [Rule(a.top, a.x0, a.x1) for a in lines if a.height <= a.width]
        down = [Rule(a.x0, a.top, a.bottom) for a in lines if a.height > a.width]
    return PageInk(
        number=number,
        width=turned[0],
        height=turned[1],
        words=words,
        across=tuple(across),
        down=tuple(down),
        fills=tuple(map(place, device.fills)),
        images=tuple(map(place, device.images)),
        dots=tuple(map(place, device.dots)),
        turn=turn,
        character_count=device.character_count,
        unreadable=device.unreadable,
        paths_left_out=not device.with_paths,
        unseen=tuple(sorted(unseen.items())),
        gaps=tuple(map(place, gaps)),
        figures_shifted=device.figures_shifted,
        figures=figures,
        misunderstood=device.misunderstood,
    )


def _take_out_unseen(device: PageDevice) -> tuple[Counter[Reason], list[Area]]:
    """Take the characters that are not seen from the device; return how many they are, by reason, and
    the places of those that are struck out or covered."""
    unseen = device.hidden
    gaps: list[Area] = []
    page = Area(0.0, 0.0, device.width, device.height)
    for turn, chars in device.chars.items():
        rules = device.across if turn == 0 else ()
        placed = chars if turn <= 0 else [_on_page(char, turn, page) for char in chars]
        hidden = find_hidden(placed, device.canvas, rules, page)
        if hidden:
            device.chars[turn] = [char for i, char in enumerate(chars) if i not in hidden]
            unseen.update(r for i, r in hidden.items() if not chars[i].text.isspace())
            gone = [placed[i] for i, r in sorted(hidden.items()) if r in ("struck", "covered")]
            gaps += _gaps_of(gone)
    return +unseen, gaps


def _gaps_of(chars: Sequence[Char]) -> list[Area]:
    """Return the areas of characters, those that stand close on one line as one."""
    found: list[Area] = []
    for char in chars:
        area = Area(char.x0, char.top, char.x1, char.bottom)
        last = found[-1] if found else None
        if last and abs(last.top - area.top) < 1 and -1 <= area.x0 - last.x1 <= 0.5 * char.size:
            found[-1] = Area(last.x0, last.top, area.x1, last.bottom)
        else:
            found.append(area)
    return found


def _on_page(char: Char, turn: int, page: Area) -> Char:
    """Return a turned character with its place on the page as it is shown."""
    area = Area(char.x0, char.top, char.x1, char.bottom)
    shown = to_page(area, turn, page.width, page.height)
    return char._replace(x0=shown.x0, top=shown.top, x1=shown.x1, bottom=shown.bottom)
