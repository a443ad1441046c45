"""The "s" that Dutch puts between two parts of a word: "welstand|s|beleid" can do without, "bestemming|s|plan" not."""

from __future__ import annotations

from nlp.language.lemmas import is_known

#: Behind a first part that ends so Dutch always puts an "s"; behind others as one hears it.
_TAKE_S = ("ing", "heid", "teit", "schap", "dom")

#: Parts of words within a first part have so many letters at least.
_SHORTEST_PART = 3


def is_link_only(one: str, other: str) -> bool:
    """Return True if two words differ by an "s", which Dutch puts between two parts: "bouwsplan"."""
    low, high = sorted((one, other), key=len)
    return any(c == "s" and high[:i] + high[i + 1 :] == low for i, c in enumerate(high))


def has_free_link(one: str, other: str) -> bool:
    """Return True if two words differ by an "s" that may be there or not: "welstand(s)beleid".

    Before a part that begins with an "s" it is heard no more, and a slip where it lacks: "rechtsstaat".

    >>> has_free_link("welstandsbeleid", "welstandbeleid")
    True
    >>> has_free_link("versnellingaanpak", "versnellingsaanpak")
    False
    """
    without, linked = sorted((one, other), key=len)
    cuts = [i for i, c in enumerate(linked) if c == "s" and linked[:i] + linked[i + 1 :] == without]
    return any(
        _is_word(without[:cut])
        and is_known(without[cut:])
        and not without[:cut].endswith(_TAKE_S)
        and not without[cut:].startswith("s")
        for cut in cuts
    )


def _is_word(word: str) -> bool:
    """Return True for a word of the list, or one made of two of them: "waterbeheer" in "waterbeheer(s)plan"."""
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return is_known(word) or any(is_known(word[:cut]) and is_known(word[cut:]) for cut in cuts)
