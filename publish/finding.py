"""Where the words of a link stand now: here, moved, changed or gone.

Words are found again by themselves *and* what stands before and behind them. The same words with
other surroundings are another place, and never shown for it. Offsets are characters of the source's
text, end exclusive.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from kb.printed_page import page_name
from publish import earlier_counts, facts
from publish.earlier_counts import EarlierCount

#: Characters of context in an annotation and in the permalink of a short quote.
CONTEXT = 32
#: A quote of at least this many characters is found again without its context, where it stands once.
LONG = 120
#: Words of at least this many characters are found again by the context on one side: a sentence, not
#: a number or a name.
SENTENCE = 40
#: A context of fewer characters says too little by itself.
NEAREST = 12
#: Any words are found again by this much on one side: so long a text is not written twice by chance.
ONE_SIDE = 100
#: How alike (of 100) changed words must be to those of the link, if one side around them is the same.
ALIKE = 75
#: Characters that may have come between two contexts, beside as many again as the words had.
MORE = 60
#: Characters after which early editions broke a quote off, in the midst of a word too.
_BROKEN_OFF = 300
_BLANKS = str.maketrans("\n\r\t\f\v\u00a0", "      ")
#: What shows, right before words, that they are the end of a longer word or number.
_INSIDE = re.compile(r"(?:\w|\w[.,])\Z")


#: A place that is known by one side, with how much of each is as it was.
_OneSided = tuple[tuple[str, int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Located:
    """A range of a source. ``how`` is ``id``, ``moved`` (same words elsewhere) or ``changed``.

    ``elsewhere`` counts other places that fit as well. ``was`` has the words that changed.
    """

    source_id: str
    start: int
    end: int
    span_id: str | None
    how: str
    elsewhere: int = 0
    was: str = ""


@dataclass(frozen=True, slots=True)
class Sought:
    """The words of a link with those around them, each on one line.

    ``width`` and what follows is known where an earlier edition had the place: with so many characters
    around it no other place was equal. ``document_id`` is that of a document that is still there.
    ``rivals`` has what stood around other places with the same words that are no longer there as they were.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    width: int | None = None
    source_id: str | None = None
    file: str | None = None
    document_title: str | None = None
    page_number: int | None = None
    last_built: str | None = None
    document_id: str | None = None
    page_label: str | None = None
    counts: tuple[EarlierCount, ...] = ()
    rivals: tuple[tuple[str, str], ...] = ()

    @property
    def from_edition(self) -> bool:
        """Did an earlier edition have the place? If not, only the link says what stood there."""
        return self.last_built is not None

    @property
    def page_name(self) -> str:
        """The page as printed, and that in the file where it is another: ``p. 4 (in het bestand p. 1)``."""
        return page_name(self.page_label, self.page_number)

    @property
    def near_prefix(self) -> str:
        """What must stand before the words for the place to be the same."""
        return self.prefix if self.width is None else self.prefix[-self.width :].strip()

    @property
    def near_suffix(self) -> str:
        """What must stand behind the words for the place to be the same."""
        return self.suffix if self.width is None else self.suffix[: self.width].strip()

    def agreement(self, text: str, start: int, end: int) -> tuple[int, int]:
        """How many characters before and behind a range are those of the link, counted from the words.

        A link without what stood before is of words with which the text began.
        """
        return _agreement((self.prefix, self.suffix), text, start, end)

    def is_of_another(self, text: str, start: int, end: int) -> bool:
        """Was a range known by one side the place of other words of the kind: the next row's, where a row went?

        Their other side is known better there, and the one by which it is ours is not. Whose it is stays open.
        """
        ours = self.agreement(text, start, end)
        known, other = (0, 1) if ours[0] >= ours[1] else (1, 0)
        theirs = (_agreement(rival, text, start, end) for rival in self.rivals)
        return any(one[known] < ours[known] and one[other] > ours[other] for one in theirs)


def locate(
    connection: sqlite3.Connection,
    span_id: str,
    exact: str = "",
    prefix: str = "",
    suffix: str = "",
) -> Located | Sought | None:
    """The place that a link points at; what it pointed at where that is gone; None if not known."""
    exact = facts.beginning(_one_line(exact))
    row = connection.execute(
        "select id, source_id, char_start, char_end, quote from spans where id = ?", (span_id,)
    ).fetchone()
    if row and (not exact or facts.beginning(_one_line(row["quote"])) == exact):
        return Located(row["source_id"], row["char_start"], row["char_end"], row["id"], "id")
    sought = _of_edition(connection, span_id) or (
        Sought(exact, _one_line(prefix), _one_line(suffix)) if exact else None
    )
    if sought is None:
        return None
    texts = _texts(connection, sought)
    found = _moved(texts, sought) or _replaced(texts, sought) or _reworded(texts, sought)
    return _known(connection, found) if found else sought


def _agreement(context: tuple[str, str], text: str, start: int, end: int) -> tuple[int, int]:
    """How much of what should stand before and behind a range does (see :meth:`Sought.agreement`)."""
    prefix, suffix = context
    before = _one_line(text[max(0, start - _room(prefix)) : start])
    after = _one_line(text[end : end + _room(suffix)])
    return (
        _common(prefix[::-1], before[::-1]) if prefix or not before else -1,
        _common(suffix, after) if suffix or not after else -1,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _room(context: str) -> int:
    """So many characters hold a context, whatever blanks are between its words."""
    return 3 * len(context) + CONTEXT


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _of_edition(connection: sqlite3.Connection, span_id: str) -> Sought | None:
    """What an earlier edition says of a key that this one does not give."""
    row = connection.execute(
        """select editions.*, (select id from documents where id = editions.document_id) as still_there
        from editions where id = ?""",
        (span_id,),
    ).fetchone()
    if row is None:
        return None
    rivals = connection.execute(
        "select prefix, suffix from editions where source_id = ? and quote = ? and id <> ?",
        (row["source_id"], row["quote"], span_id),
    )
    return Sought(
        _kept(row["quote"]),
        _one_line(row["prefix"] or ""),
        _one_line(row["suffix"] or ""),
        row["width"],
        row["source_id"],
        row["file"],
        row["document_title"],
        row["page_number"],
        row["last_built"],
        row["still_there"],
        row["page_label"],
        earlier_counts.of_json(row["counts"]),
        tuple((_one_line(p or ""), _one_line(s or "")) for p, s in rivals),
    )


def _kept(quote: str) -> str:
    """The words that an edition kept, without the part of a word with which early ones broke off."""
    words = _one_line(quote)
    return words if len(quote) != _BROKEN_OFF else words.rpartition(" ")[0] or words


def _texts(connection: sqlite3.Connection, sought: Sought) -> list[tuple[str, str]]:
    """The texts to look in, by source: the one where the words stood, if it is still there, or all.

    Of a file with several documents only that of the words, where it is still there: what two of them have in
    common, a preface, is not the place of the other's. The rest is blank, so that places stay where they are.
    """
    rows = connection.execute("select id, text from sources where text is not null order by id")
    texts = [(row["id"], row["text"]) for row in rows]
    own = [text for text in texts if text[0] == sought.source_id]
    if not own or sought.document_id is None:
        return own or texts
    first, last = _document_range(connection, sought.document_id, own[0])
    source_id, text = own[0]
    return [(source_id, " " * first + text[first:last] + " " * (len(text) - last))]


def _document_range(
    connection: sqlite3.Connection, document_id: str, source: tuple[str, str]
) -> tuple[int, int]:
    """From where to where a document stands in the text of its source; all of it where that is not known."""
    row = connection.execute(
        """select min(pages.char_start) as first, max(pages.char_end) as last
        from documents join pages on pages.source_id = documents.source_id
            and pages.number between documents.page_first and documents.page_last
        where documents.id = ? and documents.source_id = ?""",
        (document_id, source[0]),
    ).fetchone()
    return (0, len(source[1])) if row["first"] is None else (row["first"], row["last"])


def _moved(texts: list[tuple[str, str]], sought: Sought) -> Located | None:
    """Where the same words stand with the same around them."""
    places = [(key, text, *place) for key, text in texts for place in _places(text, sought.exact)]
    is_sentence = len(sought.exact) >= SENTENCE
    least = ONE_SIDE
    if len(places) == 1 and is_sentence:
        # Less than nothing: an early link to a long quote names no context at all.
        least = -1 if len(sought.exact) >= LONG else NEAREST
    both: list[tuple[str, int, int]] = []
    one: list[_OneSided] = []
    every = [sought.agreement(text, start, end) for _, text, start, end in places]
    for (source_id, text, start, end), (before, after) in zip(places, every, strict=True):
        if before >= len(sought.near_prefix) and after >= len(sought.near_suffix):
            both.append((source_id, start, end))
        elif max(before, after) >= least and not sought.is_of_another(text, start, end):
            one.append(((source_id, start, end), (before, after)))
    # A number that stands twice between the same words may be that of something else.
    if len(both) == 1 or (both and is_sentence):
        return Located(*both[0], None, "moved", len(both) - 1)
    found = None if both else _by_one_side(one, every, sought, least)
    return Located(*found, None, "moved") if found else None


def _by_one_side(
    one: Sequence[_OneSided], every: Sequence[tuple[int, int]], sought: Sought, least: int
) -> tuple[str, int, int] | None:
    """The place that is known by one side, None where it may be another's.

    Of several it is the one with all of a side, of which an edition kept as much as was nowhere else; a single one
    has much of both sides at least. ``every`` is the agreement of all places with these words: where another agrees
    better on the other side, a form has its words many times, and whose they are stays open.
    """
    if len(one) > 1:
        one = [(place, sides) for place, sides in one if _all_of_a_side(sides, sought)]
    if len(one) != 1:
        return None
    ((place, sides),) = one
    if min(sides) >= ONE_SIDE or least < ONE_SIDE:
        return place
    weak = 0 if sides[0] < sides[1] else 1
    better = max(other[weak] for other in every) >= sides[weak] + NEAREST
    known = not sought.from_edition or _all_of_a_side(sides, sought)
    return place if known and not better else None


def _all_of_a_side(sides: tuple[int, int], sought: Sought) -> bool:
    whole = len(sought.prefix), len(sought.suffix)
    return any(side >= max(most, ONE_SIDE) for side, most in zip(sides, whole, strict=True))


def _places(text: str, exact: str) -> Iterator[tuple[int, int]]:
    """Where whole words stand in a text, whatever the blanks between them."""
    words = r"\s+".join(re.escape(word) for word in exact.split())
    # What may not stand before the words is looked at afterwards: a pattern that begins with words is
    # found many times faster than one that begins with a condition.
    for match in re.finditer(rf"{words}(?!\w)(?![.,]\d)", text):
        if not _INSIDE.search(text, max(0, match.start() - 2), match.start()):
            yield match.span()


def _replaced(texts: list[tuple[str, str]], sought: Sought) -> Located | None:
    """The place between the same surroundings, where other words stand now; only where it is one."""
    before, after = sought.near_prefix, sought.near_suffix
    if min(len(before), len(after)) < NEAREST:
        return None
    between = 2 * len(sought.exact) + MORE
    pattern = re.compile(rf"{_spaced(before)}(?P<now>.{{1,{between}}}?){_spaced(after)}", re.DOTALL)
    found = [
        (source_id, *match.span("now"))
        for source_id, text in texts
        for match in pattern.finditer(text)
    ]
    if len(found) != 1:
        return None
    source_id, start, end = found[0]
    text = next(text for key, text in texts if key == source_id)
    start, end = _trimmed(text, start, end)
    return Located(source_id, start, end, None, "changed", 0, sought.exact) if start < end else None


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _reworded(texts: list[tuple[str, str]], sought: Sought) -> Located | None:
    """A sentence that is like that of the link, with the same before or behind it."""
    if len(sought.exact) < SENTENCE:
        return None
    best: tuple[float, str, int, int] | None = None
    for source_id, text in texts:
        for start, end, score in _alike(text, sought):
            if best is None or score > best[0]:
                best = score, source_id, start, end
    return Located(*best[1:], None, "changed", 0, sought.exact) if best else None


def _alike(text: str, sought: Sought) -> Iterator[tuple[int, int, float]]:
    """Ranges next to a context of the link, and how alike its words they are."""
    length = len(sought.exact) + MORE
    for words, forward in ((sought.near_prefix, True), (sought.near_suffix, False)):
        if len(words) < NEAREST:
            continue
        for match in re.finditer(_spaced(words), text):
            seam = match.end() if forward else match.start()
            if min(sought.agreement(text, seam, seam)) >= NEAREST:
                # What stood on both sides stands side by side: the words are gone, not changed.
                continue
            first = match.end() if forward else max(0, match.start() - length)
            last = min(len(text), match.end() + length) if forward else match.start()
            # Not shorter than the words: it would be looked for in them, and a word is like any text.
            plain = text[first:last].translate(_BLANKS).ljust(len(sought.exact))
            found = fuzz.partial_ratio_alignment(sought.exact, plain, score_cutoff=ALIKE)
            if found is None:
                continue
            start, end = (min(last, first + n) for n in (found.dest_start, found.dest_end))
            start, end = _trimmed(text, *_whole_words(text, start, end))
            next_to = text[match.end() : start] if forward else text[end : match.start()]
            if start < end and not next_to.strip():
                yield start, end, found.score


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _known(connection: sqlite3.Connection, located: Located) -> Located:
    """The same place with the id of the span that is exactly there, if there is one."""
    row = connection.execute(
        "select id from spans where source_id = ? and char_start = ? and char_end = ?",
        (located.source_id, located.start, located.end),
    ).fetchone()
    return replace(located, span_id=row["id"]) if row else located
