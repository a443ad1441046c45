"""Zoning plans of any size, that have ever more of one of the things that such plans have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product

from corpus.areas import load_areas

_BEGIN = """# Bestemmingsplan Kernen Winterswijk

Gemeente Winterswijk, vastgesteld op 12 maart 2024

## Toelichting

"""
_FIRST = ("Aal", "Ber", "Dor", "Elz", "Hul", "Kap", "Lin", "Mol", "Oud", "Wil")
_MIDDLE = ("ster", "ken", "len", "mer", "ving")
_LAST = ("hoek", "camp", "veld", "dijk", "hof", "esch", "wijk", "zicht")
#: Letters of the name of a municipality that is known with one letter wrong.
_LONG = 8
_NAMES = tuple(map("".join, product(_FIRST, _MIDDLE, _LAST)))


def name(place: int) -> str:
    """A name of a site or village, another for each of some hundreds of places."""
    turn, rest = divmod(place, len(_NAMES))
    return _NAMES[rest] + (f" {turn}" if turn else "")


def _sites(size: int) -> str:
    return "\n\n".join(
        f"### {1 + place // 9}.{1 + place % 9} Locatie {name(place)}\n\n"
        f"In {name(place + 3)} ligt de locatie {name(place)}. Op het voormalige terrein van de firma Van Dam"
        f" worden {20 + place} woningen gebouwd, waarvan {5 + place % 9} sociale huurwoningen.\n\n"
        f"Het plan {name(place)} voorziet in maximaal {20 + place} woningen tot 2030; in"
        f" {name(place + 3)} staan er {300 + place}."
        for place in range(size)
    )


def _villages(size: int) -> str:
    named = ", ".join(f"{name(place)} ({10 + place} woningen)" for place in range(size))
    return f"Gebouwd wordt in de kernen {named} en het buitengebied."


def _numbers(size: int) -> str:
    lines = " ".join(
        f"Daarna komen er {11 + place} woningen en {3 + place % 7} appartementen bij."
        for place in range(size)
    )
    return f"### 1.1 Locatie De Akker\n\nDe Akker ligt in Meddo. {lines}"


def _table(size: int) -> str:
    rows = (f"| {name(place)} | De Akker {place} | {10 + place} | 2030 |" for place in range(size))
    head = "| Kern | Locatie | Aantal woningen | Gereed |\n|---|---|---|---|"
    return "\n".join((head, *rows))


def _tables(size: int) -> str:
    return "\n\n".join(
        f"Tabel {place + 1}: woningen in {name(place)}\n\n| Locatie | Woningen |\n|---|---|\n"
        f"| {name(place + 1)} | {10 + place} |\n| {name(place + 2)} | 12 |\n| Totaal | {22 + place} |"
        for place in range(size)
    )


def _labels(size: int) -> str:
    """Rows of municipalities, every other one misspelt."""
    towns = [area.name for area in load_areas().of_kind("municipality") if len(area.name) > _LONG]
    rows = (
        f"| {towns[place][:-1] + 'x' if place % 2 else towns[place]} | {1000 + place} | 2030 |"
        for place in range(size)
    )
    return "\n".join(("| Gemeente | Aantal woningen | Gereed |\n|---|---|---|", *rows))


def _plans_in_a_sentence(size: int) -> str:
    plans = ", ".join(f"{11 + place} woningen in het plan {name(place)}" for place in range(size))
    return f"Gebouwd worden in Meddo {plans} en 7 appartementen."


def _headings(size: int) -> str:
    return "\n\n".join(
        f"## {1 + place} {name(place)}\n\nZie hoofdstuk {1 + place // 2}." for place in range(size)
    )


def _articles(size: int) -> str:
    return "\n\n".join(
        f"## Artikel {1 + place} Wonen - {place}\n\n- het aantal woningen bedraagt ten hoogste {2 + place};\n"
        f"- de bouwhoogte bedraagt ten hoogste {3 + place % 9} meter;\n- zie artikel {1 + place // 2}."
        for place in range(size)
    )


#: What a plan has ever more of, as a text of so many.
PLANS: Mapping[str, Callable[[int], str]] = {
    name.strip("_"): lambda size, more=more: _BEGIN + more(size) + "\n"
    for name, more in {
        "sites": _sites,
        "villages": _villages,
        "numbers": _numbers,
        "rows of a table": _table,
        "tables": _tables,
        "labels": _labels,
        "plans in a sentence": _plans_in_a_sentence,
        "headings": _headings,
        "articles": _articles,
    }.items()
}
