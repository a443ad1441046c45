"""Figures in Dutch notation: what they are worth, which groups of digits are one, and which are part of a word."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.areas import load_areas

PART = "[¼-¾⅐-⅞]"
_HARD_BLANK = "\u00a0"
_BLANK_GROUPS = re.compile(
    r"(?<![\w.,/’'-])(?<![0-9%€]\s)[1-9][0-9]{0,2}(?: [0-9]{3}){1,3}(?=\s+(?!tot\b)[a-zà-ÿ€]{3,}|\s+€)"
)
_STREET = re.compile(r"(?:straat|weg|laan|dijk|plein|pad|kade|hof|singel|gracht)$")
#: "80+ers", "24-uurszorg", "24/7".
_GOES_ON_AS_WORD = re.compile(r"\+|[-–](?=[a-zA-Z])|/[0-9]|:[0-9]|,[0-9]|\.[0-9]")
_GLUED_WORD = re.compile(r"(?!plus|jarig|tal|maal|er)[a-zà-ÿ]{4,}")


def with_joined_groups(text: str) -> str:
    """The text with a hard blank between the digit groups of "12 450 woningen"; offsets stay.

    Only where a word follows and none with a capital, no stroke and no other number stands before:
    there the two may be a house number and a count, or two columns of a table. A municipality has no
    number: "Voor Ede 2 175 woningen".
    """
    for match in _BLANK_GROUPS.finditer(text):
        before = text[: match.start()].split()
        name = before[-1] if before else ""
        may_number = name[:1].isupper() and (len(before) > 1 or _STREET.search(name))
        if may_number and name.casefold() not in _towns():
            continue
        joined = match.group().replace(" ", _HARD_BLANK)
        text = text[: match.start()] + joined + text[match.end() :]
    return text


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    """The last words of the names of municipalities, in small letters."""
    return frozenset(
        area.name.split()[-1].casefold() for area in load_areas().of_kind("municipality")
    )


def figure_value(figure: str) -> float | None:
    """The value of digits in Dutch notation (``14.100``, ``20,5``), or None where it is not one.

    None is also the answer where two readings are possible: ``3,000`` and ``1.5``.
    """
    figure = re.sub("[\u00a0\u202f\u2009'’]", ".", figure)
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?", figure):
        if figure.startswith("0"):
            return None
        return float(figure.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[0-9]{1,15}", figure):
        return None if len(figure) > 1 and figure.startswith("0") else float(figure)
    if re.fullmatch(r"0,[0-9]{1,6}|[1-9][0-9]{0,14},[0-9]{1,2}", figure):
        return float(figure.replace(",", "."))
    return None


def is_of_a_word(before: str, following: str) -> bool:
    """Return True if figures are part of a name or a word: "WT-4", "1e", "80+ers", "24-uurszorg"."""
    if before[-1:] in ("-", "–", ":") and before[-2:-1].isalpha():
        return True  # "WT-4", "a:3"
    if following[:1].isalpha() and not _GLUED_WORD.match(following):
        return True  # "1e", "2de", "20x"
    return bool(re.match(PART, following) or _GOES_ON_AS_WORD.match(following))  # "2½kamer"


def decimal_value(figure: str, *, has_scale: bool) -> float | None:
    """What figures are worth whose mark cannot be one of thousands: "1.5 miljoen", "12.5%"."""
    if re.fullmatch(r"[0-9]{1,12}\.[0-9]{1,2}", figure):
        return float(figure)
    if has_scale and re.fullmatch(r"[0-9]{1,3},[0-9]{3}", figure):
        return float(figure.replace(",", "."))  # "3,123 miljoen"
    return None
