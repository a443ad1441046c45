"""Forms of Dutch verbs, made from the infinitive.

Spelling leaves some choices open ("bevorder", "monitoor"?): every candidate is made, for a form
that is no word does not occur in a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

#: ``sg`` third person singular, ``pl`` plural (and infinitive), ``past`` either number, ``part``
#: past participle; of a separable verb written as one word ``inf`` the infinitive and plural, ``sub``
#: the other finite forms: these are finite in subordinate clauses only.
FormKind = Literal["sg", "pl", "past", "part", "inf", "sub"]

_VOWELS = "aeiouyëïöüé"
_SYLLABLE = re.compile(f"[{_VOWELS}]+")
_DIGRAPHS = ("aa", "ee", "oo", "uu", "ie", "oe", "eu", "ou", "au", "ui", "ei", "ij")
_INSEPARABLE = (
    "be",
    "ge",
    "her",
    "er",
    "ont",
    "ver",
    "onder",
    "over",
    "voor",
    "door",
    "om",
    "weer",
)
_SHORT_PLURALS = {
    "gaan": "gaat",
    "staan": "staat",
    "slaan": "slaat",
    "doen": "doet",
    "zien": "ziet",
}


class Form(NamedTuple):
    """A form of a verb: the infinitive it belongs to, and what it can be."""

    infinitive: str
    kind: FormKind


@lru_cache(maxsize=1024)
def stems(infinitive: str) -> tuple[str, ...]:
    """The candidates for the stem: "maken" gives "mak" and "maak", "zetten" "zet"."""
    root = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    if len(root) < 2:
        return (root,)
    found = [root]
    if root[-1] == root[-2] and root[-1] not in _VOWELS:
        found = [root[:-1]]
    elif root[-1] not in _VOWELS and root[-2] in "aeou" and root[-3:-1] not in _DIGRAPHS:
        doubled = f"{root[:-1]}{root[-2]}{root[-1]}"
        # "maken" is "maak"; in longer verbs the last syllable may be unstressed ("bevorder").
        found = [doubled] if len(_SYLLABLE.findall(root)) == 1 else [root, doubled]
    elif root[-1] not in _VOWELS and root[-2] == "ë":
        found = [f"{root[:-2]}ee{root[-1]}", f"{root[:-2]}ëe{root[-1]}"]
    elif root[-1] == "ë":
        found = [f"{root[:-1]}", f"{root[:-1]}ee", f"{root[:-1]}ëer"]
    return tuple(_hardened(stem) for stem in found)


def _hardened(stem: str) -> str:
    """v and z at the end are written f and s: "streev" is "streef"."""
    return stem[:-1] + {"v": "f", "z": "s"}[stem[-1]] if stem[-1:] in ("v", "z") else stem


def singular(infinitive: str) -> tuple[str, ...]:
    """Third person singular, present."""
    for short, form in _SHORT_PLURALS.items():
        if infinitive.endswith(short) and len(infinitive) - len(short) <= 5:
            return (infinitive[: -len(short)] + form,)
    if infinitive.endswith("komen"):
        return (f"{infinitive[:-2]}t",)
    return tuple(stem if stem.endswith("t") else f"{stem}t" for stem in stems(infinitive))


def first_person(infinitive: str) -> tuple[str, ...]:
    """First person singular, present: "informeer", "neem", "sta"."""
    for short in _SHORT_PLURALS:
        if infinitive.endswith(short) and len(infinitive) - len(short) <= 5:
            whole = infinitive[:-1]
            return (whole[:-1] if whole.endswith("aa") else whole,)
    if infinitive.endswith("komen"):
        return (infinitive[:-2],)
    return stems(infinitive)


def past(infinitive: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Past tense, both numbers."""
    if infinitive in irregular:
        return tuple(irregular[infinitive][:-1])
    dental = _dental(infinitive)
    return tuple(stem + dental + ending for stem in stems(infinitive) for ending in ("e", "en"))


def _dental(infinitive: str) -> str:
    """ "t" after a voiceless consonant of the root ('t kofschip), else "d"."""
    root = infinitive[:-2]
    return "t" if root.endswith(("t", "k", "f", "s", "ch", "p", "x")) else "d"


def participles(infinitive: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Past participles, without ending."""
    if infinitive in irregular:
        return (irregular[infinitive][-1],)
    bare = infinitive.startswith(_INSEPARABLE) and not infinitive.startswith(("gel", "gev"))
    found = []
    for stem in stems(infinitive):
        ending = "" if stem.endswith(("t", "d")) else _dental(infinitive)
        found.append(f"{stem}{ending}" if bare else f"ge{stem}{ending}")
        if not bare and stem.startswith(("e", "i")):
            found.append(f"ge{_diaeresis(stem)}{ending}")
    return tuple(found)


def _diaeresis(stem: str) -> str:
    return {"e": "ë", "i": "ï"}.get(stem[0], stem[0]) + stem[1:]


def forms(
    base: str, particle: str | None, irregular: Mapping[str, Sequence[str]]
) -> list[tuple[str, Form]]:
    """Every form with its reading; for a separable verb those that are one word.

    "uit|werken" gives "uitgewerkt", "uitwerken" and, of subordinate clauses, "uitwerkt".
    """
    before = particle or ""
    joined = before + base
    kinds: tuple[FormKind, FormKind, FormKind] = (
        ("inf", "sub", "sub") if particle else ("pl", "sg", "past")
    )
    found = [(joined, Form(joined, kinds[0]))]
    found += [(before + form, Form(joined, kinds[1])) for form in singular(base)]
    found += [(before + form, Form(joined, kinds[2])) for form in past(base, irregular)]
    found += [(before + form, Form(joined, "part")) for form in participles(base, irregular)]
    return found
