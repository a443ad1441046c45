"""Where a passage stands: under which heading, in the considerations, in a list of decisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.vocabulary import Vocabulary
from extract.passages import Passage

_LABEL = re.compile(r"^([^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2}) ?:")
#: A label has so many words at most.
_LABEL_WORDS = 3
#: How a noun goes on that becomes an adjective ("inhoudelijk").
_ADJECTIVE = re.compile(r"e?lijke?\b")
_DECIDES = re.compile(r"\w\s+besluit(?:en)?\s*:\s*$")
#: A heading of more words is a sentence.
_LISTING_WORDS = 8
_NUMBER = re.compile(r"^(?:artikel\s+)?[\d.\s:–-]+", re.IGNORECASE)


def heading_of(section: Sequence[str]) -> str:
    """The heading right above a passage, without its number and in small letters."""
    return _NUMBER.sub("", section[-1]).strip(" :.?").casefold() if section else ""


def opens_listing(heading: str, listing: frozenset[str]) -> bool:
    """Return True for a heading of :func:`heading_of` above a list of what will be done: "Mijlpalen", also "Mijlpalen
    besluitvorming en inspraak"."""
    first, _, rest = heading.partition(" ")
    titled = first in listing and rest[:1].isalpha() and rest.count(" ") < _LISTING_WORDS
    return heading in listing or titled


def says_decided(section: Sequence[str]) -> bool:
    """Return True for a heading that says who decides what stands below it: "Het college besluit:"."""
    return bool(section) and _DECIDES.search(section[-1]) is not None


def label_of(text: str, labels: frozenset[str]) -> str | None:
    """The word before the colon that opens a text, where it says that something was decided."""
    match = _LABEL.match(text)
    if match is None:
        return None
    return match[1] if match[1].casefold() in labels else None


def closing_label(text: str, labels: frozenset[str]) -> str | None:
    """The word before the colon that ends a text, behind the title of what was decided ("Startnotitie
    Sport Besluit:")."""
    if not text.rstrip().endswith(":"):
        return None
    words = text.rstrip(" :").split()
    for length in range(1, min(_LABEL_WORDS, len(words) - 1) + 1):
        label = " ".join(words[-length:])
        if label[:1].isupper() and label.casefold() in labels:
            return label
    return None


def silent_heading(section: Sequence[str], silent: Sequence[str]) -> str:
    """The heading above that says that a text only tells about itself ("Leeswijzer"), else empty."""
    if not section:
        return ""
    heading = _NUMBER.sub("", section[-1]).casefold()
    # "Inhoudelijke toets" is no table of contents.
    return section[-1] if any(_opens_with(heading, word) for word in silent) else ""


def _opens_with(heading: str, word: str) -> bool:
    """Return True if a heading begins with a word, or with a longer noun that begins with it."""
    return heading.startswith(word) and not _ADJECTIVE.match(heading, len(word))


def is_own_policy(section: Sequence[str], policies: Iterable[str], municipality: str) -> bool:
    """Return True under "Gemeentelijk beleid", or a policy that names the municipality ("Woonvisie Ede")."""
    if not municipality:
        return False
    endings = tuple(policies)
    own = re.compile(rf"\bgemeentelijke?\b|\b{re.escape(municipality.casefold())}\b")
    for heading in map(str.casefold, section):
        words = re.findall(r"[^\W\d_]+", heading)
        if any(word.endswith(endings) for word in words) and own.search(heading):
            return True
    return False


class Recitals:
    """Which passages are considerations of an agreement: why it was made, not what is agreed."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = "|".join(map(re.escape, vocabulary.recitals))
        stems = "|".join(map(re.escape, vocabulary.recital_stems))
        self._said = re.compile(rf"(?:^|[,;:] ?)(?:{words}),? dat\b")
        self._opens = re.compile(rf"\b(?:{stems})(?:,? dat)? ?:?$")
        self._headings = vocabulary.recital_stems
        self._found: set[int] = set()
        #: The headings under which considerations go on, passage after passage.
        self._going_on: tuple[str, ...] | None = None

    def holds(self, passage: Passage) -> bool:
        """Return True if a passage is one of them ("overwegende dat: …"). What hangs below one is
        one too.

        To be asked of each passage in its turn.
        """
        text = passage.text.text.casefold()
        headed = bool(passage.section) and passage.section[-1].casefold().startswith(self._headings)
        opens = text.endswith((":", " dat")) and bool(self._opens.search(text))
        said = bool(self._said.search(text))
        below = passage.stem is not None and passage.stem in self._found
        goes_on = self._goes_on(passage, text)
        held = headed or opens or said or below or goes_on
        if held:
            self._found.add(passage.position)
        if (opens or said) and text.endswith((":", " dat", ";")):
            self._going_on = passage.section
        elif not held:
            self._going_on = None
        return held

    def _goes_on(self, passage: Passage, text: str) -> bool:
        """ "…; dat Partijen …;": does a passage go on with the considerations before it?

        They stand one after another, each with a semicolon or "dat", until something else comes.
        """
        if self._going_on is None or passage.section != self._going_on:
            return False
        return text.endswith((";", "; en", ", en")) or text.startswith("dat ")
