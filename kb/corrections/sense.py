"""Whether a row can be what a correction makes of it.

Messages are Dutch: they are shown on the site.
"""

from __future__ import annotations

from corpus.corrections import Correction
from kb.corrections.reading import AREA, PARTY, PROJECT, Place, Reading
from kb.rows import Row


def nonsense(correction: Correction, place: Place, reading: Reading) -> str | None:
    """Why a row cannot be what a correction says; None where it can."""
    wanted = correction.set or {}
    after = {**place.row, **wanted}
    if correction.kind == "party" and PARTY in wanted:
        if reading.party(place, str(wanted[PARTY])) is None:
            return f"partij '{wanted[PARTY]}' is niet bekend; zet haar eerst in parties.toml"
    elif correction.kind == "count":
        if wanted.get(PROJECT) and wanted.get(AREA, place.row["area_id"]) is None:
            return "een project heeft een gebied nodig"
        return _range(after) or _order(after["period_start"], after["period_end"])
    elif correction.kind == "deadline":
        return _days(after) or _order(after["first_day"], after["last_day"])
    return None


def _range(count: Row) -> str | None:
    value, low, high = count["value"], count["low"], count["high"]
    if (low is None) != (high is None):
        return "een reeks heeft een ondergrens en een bovengrens nodig"
    if low is not None and not value == low <= high:
        return "bij een reeks is het getal de ondergrens, en die is niet hoger dan de bovengrens"
    return None


def _days(deadline: Row) -> str | None:
    first, last = bool(deadline["first_day"]), bool(deadline["last_day"])
    complete = {
        "by": last,
        "in": first and last,
        "between": first and last,
        "from": first,
        "recurring": bool(deadline["every"] or (deadline["amount"] and deadline["unit"])),
        "relative": bool(deadline["amount"] and deadline["unit"]),
    }
    if not complete[deadline["kind"]]:
        return f"een termijn van de soort {deadline['kind']} mist een dag of ritme"
    return None


def _order(first: str | None, last: str | None) -> str | None:
    # A year is as long as it is: "2030" and "2030-06-30" are in order either way.
    known = min(len(first or ""), len(last or ""))
    if first and last and first[:known] > last[:known]:
        return "het begin ligt na het einde"
    return None
