"""What a number in brackets counts: what its host counts, or the noun or name before the brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from nlp.counts.fields.leaning import (
    Site,
    counts_things,
    is_figure_alone,
    leans,
    leans_on_words,
    shared,
)
from nlp.counts.fields.unit import Unit, unit_name
from nlp.counts.words import first_of

_QUALIFIED = re.compile(
    r"\s*(?:\+|(?:ca\.?|circa|ruim|bijna|minimaal|maximaal)\s+)?", re.IGNORECASE
)
_WORD_BEFORE_BRACKET = re.compile(r"([\w’'-]+)\s*$")
_NAME_BEFORE_BRACKET = re.compile(r"[A-ZÀ-Þ][\w’'-]*\s*$")
_OF_WHICH = re.compile(r"\s*(?:waarvan|waaronder|w\.v\.)\s+(?:\w+\s+)?", re.IGNORECASE)
#: "(15 à 20 per jaar)", "(gemiddeld 20 per jaar)"
_ON_AVERAGE = re.compile(r"\s*(?:gemiddeld|circa|ca\.|ruim)?\s*", re.IGNORECASE)
#: "(570 - 385)", "(145-22=123)"
_SUM = re.compile(r"\(\s*[0-9.]+(?:\s*[-–+]\s*[0-9.]+)+(?:\s*=\s*[0-9.]+)?\s*\)")
_SIGN = re.compile(r"\s*[-−–+]?\s*")
#: "koopwoningen (42 stuks)"
_CLOSES = re.compile(r"\s*(?:stuks?\s*)?\)")
#: What a bare number in brackets is of: "de verkoop van huurwoningen (250)". Of no scale but these.
_COUNTED = frozenset({"woningen", "huishoudens", "personen"})


def of_place(site: Site) -> Unit | None:
    """ "De meeste woningen komen in Zwolle (12.000) en Enschede (5.040)": a number for each name."""
    text, sighting, before = site.text, site.sighting, site.before
    if not sighting.enclosed or not leans_on_words(site):
        return None
    inside = text[sighting.open_at + 1 : sighting.number.start]
    close = text[sighting.number.end : sighting.number.end + 1]
    if not is_figure_alone(sighting) or close != ")" or not _QUALIFIED.fullmatch(inside):
        return None
    if not _NAME_BEFORE_BRACKET.search(text, sighting.sentence[0], sighting.open_at):
        return None
    earlier = next((u for u in reversed(site.earlier) if counts_things(u)), None)
    if earlier:
        return replace(earlier, source="list", noun=None, origin=None)
    for word in reversed(re.findall(r"[\w’'-]+", text[sighting.sentence[0] : sighting.open_at])):
        named = unit_name(word, site.vocabulary)
        if named:
            return Unit(named[0], "list", None, named[1])
    return replace(before, source="list", noun=None) if before and counts_things(before) else None


def of_host(site: Site) -> Unit | None:
    """ "26% van deze parken (85)": the noun before the bracket; "14.100 woningen (waarvan 9.400 koop)".

    A small number is one of them where the brackets say so: "waarvan 9", "8 per jaar".
    """
    text, sighting, vocabulary = site.text, site.sighting, site.vocabulary
    if sighting.host is None or site.number.scale > 1000 or not leans(site):
        return None
    host = site.units[sighting.host]
    if host is None:
        return None
    inside = text[sighting.open_at + 1 : sighting.number.start]
    close = text.find(")", sighting.number.end)
    following = text[sighting.number.end : close] if close >= 0 else ""
    if counts_things(host):
        return (
            Unit(host.name, "antecedent", None, host.doubtful)
            if _is_of_them(site, inside, following)
            else None
        )
    if inside.strip() or following or host.name != "%":
        return None
    start = site.sightings[sighting.host].number.end
    for word in reversed(list(re.finditer(r"[\w’'-]+", text[start : sighting.open_at]))):
        named = unit_name(word.group(), vocabulary)
        if named:
            noun = (start + word.start(), start + word.end())
            return Unit(named[0], "antecedent", noun, named[1])
    # of a share of homes: "Van de 640 woningen is 45% bestemd voor sociale huur (288)"
    whole = next((u for u in reversed(site.units[: sighting.host]) if counts_things(u)), None)
    if whole is None or not is_figure_alone(sighting):
        return None
    return Unit(whole.name, "antecedent", None, whole.doubtful)


def _is_of_them(site: Site, inside: str, following: str) -> bool:
    """Return True if the words in brackets make their number one of those that the host counts."""
    if site.number.kind != "figure" or site.number.is_percent:
        return False
    if _OF_WHICH.fullmatch(inside):
        return True
    words = following.lstrip()
    if _ON_AVERAGE.fullmatch(inside) and any(
        term.pattern.match(words) for term in site.vocabulary.pers if term.name == "jaar"
    ):
        return True
    kind = first_of(site.vocabulary.segments, following, 0, len(following))
    return not inside.strip() and kind is not None and is_figure_alone(site.sighting)


def of_change(site: Site) -> Unit | None:
    """ "52.300 huishoudens (+6.100)": by how much there are more or fewer of what the host counts."""
    text, sighting = site.text, site.sighting
    if sighting.host is None or not leans(site):
        return None
    inside = text[sighting.open_at + 1 : sighting.number.start]
    signed = sighting.number.signed or bool(inside.strip())
    if not signed or not _SIGN.fullmatch(inside) or text[sighting.number.end :][:1] != ")":
        return None
    host = site.units[sighting.host]
    return replace(host, source="antecedent", origin=None) if counts_things(host) else None


def of_sum(site: Site) -> Unit | None:
    """ "185 (570 - 385) woningen", "Dorpshart (145-22=123)": the steps of a sum count the same."""
    text, sightings, index = site.text, site.sightings, site.index
    sighting = site.sighting
    if not sighting.enclosed or not _SUM.match(text, sighting.open_at):
        return None
    if index and sightings[index - 1].open_at == sighting.open_at:
        return shared(site.units, index - 1, "list")
    if sighting.host is not None:
        return shared(site.units, sighting.host, "antecedent")
    if not _NAME_BEFORE_BRACKET.search(text, sighting.sentence[0], sighting.open_at):
        return None
    earlier = [place for place in range(index) if counts_things(site.units[place])]
    return shared(site.units, earlier[-1], "list") if earlier else None


def of_noun(site: Site) -> Unit | None:
    """ "de verkoop van huurwoningen (250 - 400)": as many of what stands before the brackets."""
    text, sighting = site.text, site.sighting
    if not sighting.enclosed or sighting.host is not None or not leans(site):
        return None
    inside = text[sighting.open_at + 1 : sighting.number.start]
    closes = _CLOSES.match(text, sighting.number.end)
    if not is_figure_alone(sighting) or not closes or not _QUALIFIED.fullmatch(inside):
        return None
    word = _WORD_BEFORE_BRACKET.search(text, sighting.sentence[0], sighting.open_at)
    named = unit_name(word[1], site.vocabulary) if word else None
    if word is None or named is None or named[0] not in _COUNTED:
        return None
    if any(unit is not None and unit.noun == word.span(1) for unit in site.units):
        return None  # "48 woningen (36)" counts homes already
    return Unit(named[0], "before", word.span(1))
