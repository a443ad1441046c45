"""Signs in UTF-8 that were read as Latin-1 or Windows-1252: "Ã©" for "é", "â\x82¬" or "â‚¬" for "€".

A converter that mixes up the two writes two or three characters for one, and puts them in the text of whole
documents. What is mended here is only what cannot be meant: an "Ã", "Â" or "â" with signs behind it that go on
as UTF-8 does. The "â" of "Fryslân" has a letter behind it and stays.
"""

from __future__ import annotations

#: The characters that begin such a sign, and of how many characters it is.
_LENGTHS = {"Â": 2, "Ã": 2, "â": 3}
LEADS = frozenset(_LENGTHS)
#: "â¬": the middle of "€" is a control character, which some programs drop.
_CUT_SHORT = {"â¬": "€"}


def mended(source: str, start: int) -> tuple[str, int] | None:
    """The sign that is misread at ``start`` and where it ends, or None where nothing is."""
    length = _LENGTHS.get(source[start])
    if length is None:
        return None
    written = source[start : start + length]
    short = _CUT_SHORT.get(written[:2])
    if short is not None:
        return short, start + 2
    codes = [_byte_of(character) for character in written]
    if len(codes) < length or None in codes:
        return None
    try:
        return bytes(code for code in codes if code is not None).decode(), start + length
    except UnicodeDecodeError:
        return None


def _byte_of(character: str) -> int | None:
    """The byte that was read as a character in Latin-1 or Windows-1252, or None."""
    if ord(character) < 0x100:
        return ord(character)
    try:
        return character.encode("cp1252")[0]
    except UnicodeEncodeError:
        return None
