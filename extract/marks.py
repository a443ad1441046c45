"""What the beginning of a line says: bullets, article numbers, captions, notes.

Both readers use these: they look at characters only, not at where the line stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Bullets by depth: the first is the outermost that documents use, the others hang below it.
BULLETS = "→►●•▪■◊◆◦○✓✔➢➔➤»·\uf0b7\uf0a7\uf0d8\uf02d\uf06c\uf06e\uf076\uf0fc\uf0a8\uf0e0"
_SHALLOW = "→►●■◆➢➔➤»✓✔"
_BULLET = re.compile(
    rf"\s*([{BULLETS}]|[-–—‒~*](?=\s)|[-–](?=[A-Z][a-z])|o(?=\s{{1,4}}[A-Z]))\s*(?=\S)"
)
_ARTICLE = re.compile(
    r"\s*(?P<mark>(?:[Aa]rt(?:ikel|\.)\s*)?(?P<number>\d{1,3}(?:\.\d{1,3}){0,4})(?:\.|\)|(?<=\.\d)|(?<=\.\d\d))"
    r"|\(?(?P<letter>[a-zA-Z]|[ivx]{1,4})\)|(?P<pointed>[a-z])\.)(?P<gap>\s+)(?=\S)"
)
_CAPTION = re.compile(
    r"\s*(?:(?:Figuur|Afbeelding|Kaart|Grafiek|Foto|Schema|Kader|Diagram)\s+[\dIVX]+[.\d-]*[a-z]?\b"
    r"|Bron(?:nen)?\s*:"
    r"|(?:Figuur\s+[\dIVX]+[.\d-]*\s+)?Tabel\s+[A-Z]?\d+[.\d-]*[a-z]?\b)"
)
_CAPTION_SENTENCE = re.compile(
    r"\s*\S+\s+[\dIVX.]+[a-z]?\s+(?:toont|tonen|geeft|geven|laat|laten|bevat|is|zijn|staat|staan"
    r"|volgt|biedt|wordt|worden|en|of)\b"
)
_TABLE_LABEL = re.compile(r"\bTabel\s+[A-Z]?\d+(?:[.-]\d+)*[a-z]?")
_URL_ONLY = re.compile(r"\s*(?:https?://|www\.|file://)\S+\s*")
_NUMBER_ONLY = re.compile(r"\s*(?:[-–|]\s*)?(?:[Pp]agina\s+|[Pp]\.?\s*)?\d{1,4}(?:\s*[-–|])?\s*")
_REFERENCE = re.compile(r"\((?:zie|vgl\.)\s[^()]{3,80}\)$", re.IGNORECASE)
_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\d{0,2}\s*$")

#: Words after which a Dutch sentence cannot end: what follows belongs to it.
_OPEN_WORDS = frozenset(
    {
        "de",
        "het",
        "een",
        "van",
        "in",
        "en",
        "of",
        "met",
        "voor",
        "op",
        "te",
        "aan",
        "door",
        "naar",
        "bij",
        "om",
        "tot",
        "als",
        "dat",
        "die",
        "hun",
        "onze",
        "ons",
        "deze",
        "dit",
        "per",
        "uit",
        "over",
        "onder",
        "tussen",
        "zonder",
        "binnen",
        "waarvan",
        "waarin",
        "waarbij",
        "zowel",
        "maar",
        "ook",
        "niet",
        "geen",
        "circa",
        "ca",
        "ruim",
        "minimaal",
        "maximaal",
        "andere",
        "elke",
        "ieder",
        "iedere",
        "alle",
    }
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A bullet or number at the beginning of a line.

    ``kind`` is ``list_item`` or ``article``; ``text`` the mark itself; ``length`` how many
    characters of the line, blanks included, come before the text proper; ``level`` counts from 0.
    """

    kind: str
    text: str
    length: int
    level: int


def mark_of(line: str) -> Mark | None:
    """The bullet or article number that ``line`` begins with, or None.

    A number is a mark only with something behind it ("14.100 woningen" has none: a group of three
    digits behind a point is part of the number).
    """
    found = _BULLET.match(line)
    if found:
        level = 0 if found.group(1) in _SHALLOW else 1
        return Mark("list_item", found.group(1), found.end(), level)
    found = _ARTICLE.match(line)
    if not found:
        return None
    number = found.group("number")
    if number is None:
        return Mark("list_item", found.group("mark"), found.end(), 1)
    parts = number.split(".")
    if len(parts) > 1 and any(len(part) == 3 for part in parts[1:]):
        return None
    return Mark("article", found.group("mark").strip(), found.end(), len(parts) - 1)


def is_caption(line: str) -> bool:
    """Return True if the line begins like the caption of a figure or table ("Tabel 3.1: …")."""
    return bool(_CAPTION.match(line))


def is_caption_sentence(line: str) -> bool:
    """Return True if it is the beginning of a sentence about a table ("Tabel 2 geeft de
    verdeling")."""
    return bool(_CAPTION_SENTENCE.match(line))


def table_label(text: str) -> str | None:
    """The name of the table in a caption: ``Tabel 2`` in "Figuur 06 Tabel 2: Aantal …"."""
    found = _TABLE_LABEL.search(text)
    return " ".join(found.group().split()) if found else None


def is_url(line: str) -> bool:
    """Return True if the line is an address and nothing else."""
    return bool(_URL_ONLY.fullmatch(line))


def is_page_number(line: str) -> bool:
    """Return True if the line is a number and nothing else, as printed at the foot of a page."""
    return bool(_NUMBER_ONLY.fullmatch(line))


def ends_sentence(text: str) -> bool:
    """Return True if the text ends as a sentence or a stem does (full stop, colon, …).

    So does a reference in brackets ("(zie hoofdstuk 8)"): a full stop is often missing behind it.
    """
    text = text.rstrip()
    return bool(_TERMINAL.search(text) or _REFERENCE.search(text))


def is_open(text: str) -> bool:
    """Return True if the text ends in a word or hyphen after which its sentence must go on."""
    text = text.rstrip()
    if not any(c.isalnum() for c in text) or ends_sentence(text):
        return False
    if "://" in text.split()[-1] or text.split()[-1].startswith("www."):
        return False
    if text[-1] in ",-–(/&+":
        return True
    return text.split()[-1].strip("(\"'‘“").casefold() in _OPEN_WORDS


def is_function_word(word: str) -> bool:
    """Return True if the word is one that something must follow ("de", "van", "met")."""
    return word.casefold() in _OPEN_WORDS


def goes_on(before: str, after: str) -> bool:
    """Return True if ``after`` is the rest of the sentence that ``before`` begins.

    So it is where ``before`` does not end a sentence and ``after`` begins with a small letter, or
    where ``before`` ends in a word that something must follow.
    """
    after = after.lstrip()
    if not before.strip() or not after or ends_sentence(before):
        return False
    if after[0] == "(":
        return after[1:2].islower()
    return after[0].islower() or after[0] in ",;)" or is_open(before)
