"""Areas that only the text knows: regions that it names or defines, and areas that it joins.

"de subregio Twente Noord" names a region that the reference data need not have. "de ZUND-gemeenten
(Zundert, Rucphen en Etten-Leur)" defines one by its members. "Almere en Lelystad samen" is an area
of its own, never one of the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.areas import Areas
from corpus.count_plans import load_plan_words
from corpus.manifest import slug
from nlp.area_names import area_mentions, area_named
from nlp.counts.fields.own_plan import PlansNamed, plans_named
from nlp.counts.fields.part_of_area import MAY_NAME_PART, part_in
from nlp.counts.fields.sites_of_text import sites_in
from nlp.gazetteer import AreaMention
from nlp.records import DocumentContext, NamedArea

_NAME = r"[A-ZÀ-Þ][\w’'-]*(?:(?:\s|\s?[-–‐]\s?|\s?/\s?|\s+(?:en|&|van|de|aan|den)\s+)[A-ZÀ-Þ][\w’'-]*){0,4}"
_KIND = r"(?:[Ss]ub|[Dd]eel|[Ss]tads|[Ww]oon|[Ww]oningmarkt|[Bb]estuurs|[Mm]etropool)regio|[Rr]egio"
_REGION = re.compile(rf"\b(?P<kind>{_KIND})['’]?\s+[“\"]?(?P<name>{_NAME})")
_DEFINED = re.compile(
    r"\b(?P<name>[A-ZÀ-Þ][\w’'/-]*|[A-Z0-9]{2,})(?:-gemeenten|-regio)\s*(?:\(|:\s*|,\s*(?:te weten|namelijk|bestaande uit)\s*:?\s*)"
    r"(?P<list>[^();:.]{8,300})"
)
#: "Hierna heten zij de ZUND-gemeenten", "samen noemen we ze de Poldergemeenten": which they are stands before.
_CALLED = re.compile(
    r"\b(?:heten|noemen|worden|genoemd|aangeduid|aan\s+te\s+duiden)\b[^.;:()0-9]{0,50}?\b(?:de|als)\s+[‘'“\"]?"
    r"(?P<name>[A-ZÀ-Þ][\w’'/]*?-?gemeenten)\b"
)
#: "Almere, Lelystad en Dronten (de ALD-gemeenten)", "…, hierna: de ALD-gemeenten".
_CALLED_BESIDE = re.compile(
    r"\s*(?:\(|,\s*(?=hierna|verder|samen))(?:hierna|verder|samen|ook)?(?:\s+te\s+noemen)?\s*:?\s*(?:de\s+)?[‘'“\"]?"
    r"(?P<name>[A-ZÀ-Þ][\w’'/]*?-?gemeenten)\b"
)
#: "Met A en B vormt zij de HVP-gemeenten": several municipalities, with the one that the text is of.
_SHORT_SET = re.compile(
    r"\b(?:vormt|vormen)\b[^.;:()0-9]{0,50}?\bde\s+(?P<name>[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*-gemeenten)\b"
)
#: "de regio Hart van Limburg (hierna: HvL)": the short name that stands for the region from there on.
_SHORT = re.compile(
    r"(?:\s*\(|,\s*(?=hierna|verder|afgekort))(?P<said>hierna|verder|afgekort)?(?:\s+te\s+noemen|\s+genoemd|\s+tot)?\s*:?\s*"
    r"(?:de\s+)?[‘'“\"]?(?P<name>[A-Z][A-Za-z]*[A-Z0-9])[’'”\"]?(?=[).,;])"
)
#: "kern Emst en kern Oene", "de dorpen Emst, Oene en Vaassen": villages together.
_VILLAGE = r"[A-ZÀ-Þ’'][\w’'-]+(?:\s(?:aan|in|bij)\s(?:de\s)?[A-ZÀ-Þ][\w’'-]+)?"
_VILLAGES = re.compile(
    rf"\b(?:[Kk]ern|[Dd]orp)(?:en)?\s+{_VILLAGE}(?:,\s*(?:(?:kern|dorp)\s+)?{_VILLAGE})*\s+en\s+(?:(?:kern|dorp)\s+)?{_VILLAGE}"
)
#: What stands between the names of a list.
_BETWEEN = re.compile(r"\s*(?:,|,?\s*\ben\b|&)\s*(?:de\s+)?(?:gemeenten?\s+)?")
#: "de ZUND-gemeenten", of which the text said before which they are.
_NAMED_BY_MEMBERS = re.compile(r"\b(?P<whole>(?P<name>[A-ZÀ-Þ][\w’'/]*?)-?(?:gemeenten|regio))\b")
#: A region's name has so many words, with "regio".
_NAME_WORDS = 5
_QUOTED_END = re.compile(r"['’‘-]$")
_SEPARATOR = re.compile(r"\s*(?:,\s*en|,|\+|&|\ben\b)\s+|\s*/\s*")
#: What may stand behind or before areas that are joined.
_TOGETHER = re.compile(
    r"^(?:gemeenten?|de gemeenten?)\s+|\s+(?:samen|gezamenlijk|tezamen|totaal)$|^(?:totaal|samen)\s+",
    re.IGNORECASE,
)
#: The words of a kind that are part of the name.
_PART_OF_NAME = ("stadsregio", "metropoolregio", "regio")
#: Areas of which a label names none: "Overige gemeenten", "de andere kernen".
_OTHERS = re.compile(
    r"^(?:de\s+)?(?:overige|andere|resterende|kleinere)\s+(?:[\w-]+\s+)?(?:gemeenten|regio.?s|kernen|dorpen)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Learned:
    """The areas of one document that the reference data do not have, by id and by their names.

    ``plans`` are the plans and sites that the text names, with the one that it is about; ``sites`` those that it
    names without a word for what they are.
    """

    areas: Areas
    context: DocumentContext
    found: dict[str, NamedArea] = field(default_factory=dict)
    plans: PlansNamed = field(default_factory=PlansNamed)
    sites: frozenset[str] = frozenset()
    _names: dict[str, str] = field(default_factory=dict)
    _short: dict[str, str] = field(default_factory=dict)
    _parts: set[str] = field(default_factory=set)
    _plan_under: dict[str, str | None] = field(default_factory=dict)

    def learn(self, texts: Iterable[str]) -> None:
        """Take the regions that the texts name after "subregio" or define by their members, and the plan."""
        texts = tuple(texts)
        for text in texts:
            for match in _DEFINED.finditer(text):
                members = _members(match["list"], self.context, self.areas)
                if len(members) > 1:
                    self._add(match["name"], "subregion", members)
            for name, members in _called_in(text, self.context, self.areas):
                self._add(name, "subregion", members)
            for match in _REGION.finditer(text):
                kind = match["kind"].casefold()
                written = f"{match['kind']} {match['name']}"
                if _QUOTED_END.search(match["name"]):
                    continue
                known = area_named(written, self.context, self.areas, fuzzy=False)
                if known is not None:
                    self._shorten(text, match.end(), known.area_id)
                    continue
                # "woningmarktregio Eindhoven" would read as the town
                is_town = bool(self.areas.named(match["name"]))
                name = written if kind in _PART_OF_NAME or is_town else match["name"]
                added = self._add(name[:1].upper() + name[1:], "subregion")
                self._shorten(text, match.end(), added.id)
            self._learn_short_sets(text)
            self._learn_parts(text)
        if self.context.kind in load_plan_words().kinds:
            plans = plans_named(texts, self.context, self.areas)
            is_region = plans.own is not None and _key(plans.own) in self._names
            self.plans = PlansNamed(None, plans.others) if is_region else plans
            self._plan_under.clear()
            self.sites = sites_in(texts, self.context, self.areas)

    def _shorten(self, text: str, end: int, area_id: str) -> None:
        """Take the short name that stands right behind the name of a region."""
        short = _SHORT.match(text, end)
        if short is None or self.areas.named(short["name"]):
            return
        # without a word that says so, brackets may hold anything but the letters of the name
        initials = {word[0].casefold() for word in text[:end].split()[-_NAME_WORDS:]}
        letters = {letter.casefold() for letter in short["name"] if letter.isupper()}
        if short["said"] or letters <= initials:
            self._short[short["name"]] = area_id

    def _learn_short_sets(self, text: str) -> None:
        """Take the sets of municipalities that a text calls by letters, and that nothing else names."""
        for match in _SHORT_SET.finditer(text):
            letters = _set_name(match["name"])
            is_known = self.areas.named(letters) or _key(letters) in self._names
            if not is_known and letters not in self._short:
                self._short[match["name"]] = self._add(match["name"], "set").id

    def _learn_parts(self, text: str) -> None:
        """Take the parts of regions that a text names: "Holland Rijnland West"."""
        if not MAY_NAME_PART.search(text):
            return
        for mention in area_mentions(text, self.context, self.areas):
            area, written = self.areas[mention.area_id], text[mention.start : mention.end]
            is_named = area.kind in ("region", "subregion") and not written.islower()
            if not is_named:
                continue
            part = part_in(text, mention.start, mention.end, area.name)
            if part is not None:
                start, end, name = part
                added = self._add(name, "subregion")
                self._short[text[start:end]] = added.id
                self._parts.add(added.id)

    def is_part(self, area_id: str) -> bool:
        """Return True for a part of a region, which "de regio" does not mean."""
        return area_id in self._parts

    def named(self, label: str) -> NamedArea | None:
        """The area that a label as a whole names, learnt before or joined in it."""
        known = self._names.get(_key(label))
        if known is not None:
            return self.found[known]
        if _OTHERS.match(label):
            return self._add(label, "set")
        members = joined_in(label, self.context, self.areas)
        return self._add(label, "set", members) if members else None

    def region(self, label: str) -> NamedArea | None:
        """The region that a label as a whole names: "regio Eem-Noord"."""
        match = _REGION.fullmatch(label.strip(" :*"))
        if match is None or not is_called_region(label):
            return None
        return self.named(label) or self._add(f"Regio {match['name']}", "subregion")

    def villages(self, text: str) -> NamedArea | None:
        """The villages that a text names together: "Bouwtitels kern Emst en kern Oene" is of neither alone."""
        match = _VILLAGES.search(text)
        return None if match is None else self._add(match[0], "set")

    def joined(self, members: Sequence[str]) -> NamedArea:
        """The area of several areas together, called as the text does; its id is the same in any order."""
        ids = tuple(dict.fromkeys(members))
        label = _listed([self.areas[area_id].name for area_id in sorted(ids)])
        name = _listed([self.areas[area_id].name for area_id in ids])
        return self._add(name, "set", ids, label)

    def summed(self, label: str, members: Sequence[str]) -> NamedArea:
        """The area that a row names which is the sum of the rows of its members."""
        return self._add(label, "subregion", tuple(members))

    def plan_under(self, section: Sequence[str]) -> str | None:
        """The plan that the text is about; None under a heading that names another one."""
        title = section[-1] if section else ""
        if title not in self._plan_under:
            others = any(other in title for other in self.plans.others)
            self._plan_under[title] = None if others else self.plans.own
        return self._plan_under[title]

    def mentions(self, text: str) -> list[AreaMention]:
        """Where a text names one of the areas that were learnt."""
        found = []
        for match in _REGION.finditer(text):
            for name in (f"{match['kind']} {match['name']}", match["name"]):
                known = self._names.get(_key(name))
                if known is not None:
                    found.append(AreaMention(match.start(), match.end(), known))
                    break
        for match in _NAMED_BY_MEMBERS.finditer(text):
            known = self._names.get(_key(match["name"])) or self._names.get(_key(match["whole"]))
            if known is not None and self.found[known].members:
                found.append(AreaMention(match.start(), match.end(), known))
        for name, area_id in self._short.items():
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w])", text):
                found.append(AreaMention(match.start(), match.end(), area_id))
        return found

    def _add(
        self, name: str, kind: str, members: tuple[str, ...] = (), label: str = ""
    ) -> NamedArea:
        """The area of that name; ``label`` is what its id is made of where that is another one."""
        name = " ".join(name.split()).strip(" *:;,")
        area_id = f"{kind}-{slug(label or name)}"
        old = self.found.get(area_id)
        if old is None or (members and not old.members):
            self.found[area_id] = NamedArea(area_id, name, kind, members)
        self._names[_key(name)] = area_id
        return self.found[area_id]


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} en {names[-1]}"


def joined_in(label: str, context: DocumentContext, areas: Areas) -> tuple[str, ...]:
    """The areas that a label joins, at least two: "Beesel / Peel en Maas", "Almere en Lelystad samen"."""
    return _members(_TOGETHER.sub("", label.strip()), context, areas)


def is_called_region(label: str) -> bool:
    """Return True for a label that is the name of a region, known or not: "Regio Eem-Noord"."""
    match = _REGION.fullmatch(label.strip(" :*"))
    return match is not None and not _QUOTED_END.search(match["name"])


def names_villages(text: str) -> bool:
    """Return True if a text names several villages together."""
    return bool(_VILLAGES.search(text))


def is_of_others(label: str) -> bool:
    """Return True for a label of areas that it does not name: "Overige gemeenten"."""
    return bool(_OTHERS.match(label.strip()))


def _members(listed: str, context: DocumentContext, areas: Areas) -> tuple[str, ...]:
    """The areas of a list, all of its parts named; "Peel en Maas" is one part where that is a name."""
    parts = [part.strip() for part in _SEPARATOR.split(listed) if part and part.strip()]
    found: list[str] = []
    while parts:
        for count in (2, 1):
            name = " en ".join(parts[:count])
            named = area_named(name, context, areas, fuzzy=False) if len(parts) >= count else None
            if named is not None:
                break
        if named is None:
            return ()
        found.append(named.area_id)
        parts = parts[count:]
    return tuple(dict.fromkeys(found)) if len(set(found)) > 1 else ()


def _called_in(
    text: str, context: DocumentContext, areas: Areas
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names that a text gives to several municipalities together, with these.

    The list stands right before brackets, or last before a sentence that says what they are called.
    """
    if "gemeenten" not in text:
        return
    lists = list(_lists_in(text, context, areas))
    for _, end, members in lists:
        beside = _CALLED_BESIDE.match(text, end)
        if beside is not None:
            yield _set_name(beside["name"]), members
    for match in _CALLED.finditer(text):
        before = [members for _, end, members in lists if end <= match.start()]
        if before:
            yield _set_name(match["name"]), before[-1]


def _set_name(written: str) -> str:
    """ "ZUND" of "ZUND-gemeenten"; "Poldergemeenten" is one word."""
    return written.removesuffix("-gemeenten")


def _lists_in(
    text: str, context: DocumentContext, areas: Areas
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The lists of municipalities in a text: where they stand, and their ids."""
    listed: list[AreaMention] = []
    for mention in area_mentions(text, context, areas):
        if mention.area_id not in areas or areas[mention.area_id].kind != "municipality":
            continue
        if listed and _BETWEEN.fullmatch(text, listed[-1].end, mention.start) is None:
            yield from _as_list(listed)
            listed = []
        listed.append(mention)
    yield from _as_list(listed)


def _as_list(listed: Sequence[AreaMention]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    members = tuple(dict.fromkeys(mention.area_id for mention in listed))
    if len(members) > 1:
        yield listed[0].start, listed[-1].end, members


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.casefold()).strip()
