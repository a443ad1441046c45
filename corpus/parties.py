"""Parties: who can promise something, how they are written, and who belongs to a collective.

The registry is ``corpus/reference/parties.toml`` with, derived from the areas, every municipality
(``Zwolle``), province (``provincie Overijssel``) and region (``regio Twente``). A collective is one
party per region or document: the key of ``gemeenten`` in a document about Twente is
``gemeenten-twente``, that of ``partijen`` ends in the id of the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from corpus.areas import COUNTRY, Areas, load_areas
from corpus.codes import values
from corpus.loading import REFERENCE, CorpusError, Phrases, Record, Word, line_error, load_toml
from corpus.manifest import slug

PARTY_KINDS = values("party_kind")
#: The canonical names that rules lean on; a registry without them is not complete.
SIGNATORIES = "partijen"
MUNICIPALITIES = "gemeenten"
PROVINCES = "provincies"
#: "De provincie", "de regio" where a document does not tell which.
PROVINCE = "provincie"
REGION = "regio"
STATE = "Rijk"
_REQUIRED = (SIGNATORIES, MUNICIPALITIES, PROVINCES, PROVINCE, REGION, STATE)


class Setting(Protocol):
    """What a collective's name leans on in a document (``nlp.records.DocumentContext`` has it)."""

    @property
    def document_id(self) -> str: ...
    @property
    def area_id(self) -> str | None: ...
    @property
    def region_id(self) -> str | None: ...
    @property
    def province_id(self) -> str | None: ...
    @property
    def municipality_ids(self) -> tuple[str, ...]: ...
    @property
    def region_municipality_ids(self) -> tuple[str, ...]: ...
    @property
    def issued_by(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Party:
    """A party of the registry.

    ``scope`` is ``one`` for an organisation, else what a collective is one of: a ``region``, a
    ``document`` or the ``country``. ``members`` is ``municipality`` or ``province`` where its
    members follow from the areas. ``article`` and ``vague`` say which aliases need care.
    """

    name: str
    kind: str
    scope: str = "one"
    aliases: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    article: str | None = None
    members: str | None = None
    area_id: str | None = None


class Organ(Record, frozen=True):
    """Names of organs that stand for their body, which is a ``municipality``, ``province``, …"""

    of: Literal["municipality", "province", "water_authority", "state"]
    aliases: Phrases


class Form(Record, frozen=True):
    """First words that tell an organisation that the registry does not list, and its kind."""

    kind: str
    first: Phrases

    def __post_init__(self) -> None:
        _check_kind(self.kind)


@dataclass(frozen=True, slots=True)
class PartyRecord:
    """A party as the knowledge base keeps it. ``members`` are records of the same kind."""

    key: str
    name: str
    kind: str
    area_id: str | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[PartyRecord, ...] = ()


class PartyRegistry:
    """All known parties, by canonical name and by alias, with organs and forms."""

    def __init__(
        self,
        parties: Iterable[Party],
        organs: Iterable[Organ] = (),
        forms: Iterable[Form] = (),
        areas: Areas | None = None,
    ) -> None:
        self._by_name = {party.name: party for party in parties}
        self.organs = tuple(organs)
        self.forms = tuple(forms)
        self.areas = areas if areas is not None else Areas(())
        self._by_alias: dict[str, list[Party]] = {}
        for party in self._by_name.values():
            for alias in dict.fromkeys((party.name, *party.aliases)):
                known = self._by_alias.setdefault(alias.casefold(), [])
                if party not in known:
                    known.append(party)
        self._of_area: dict[str | None, Party] = {}
        for party in self._by_name.values():
            if party.kind in ("municipality", "province", "region"):
                self._of_area.setdefault(party.area_id, party)

    def __iter__(self) -> Iterator[Party]:
        return iter(self._by_name.values())

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Party:
        return self._by_name[name]

    def named(self, name: str) -> tuple[Party, ...]:
        """The parties with this name or alias (case does not matter); several are several."""
        return tuple(self._by_alias.get(name.casefold(), ()))

    def canonical(self, name: str) -> str:
        """The canonical name for a name or alias; the name itself where none or several fit."""
        if name in self._by_name:
            return name
        found = self.named(name)
        return found[0].name if len(found) == 1 else name

    def of_area(self, area_id: str) -> Party | None:
        """The party of a municipality, province or region."""
        return self._of_area.get(area_id)

    def kind_by_form(self, name: str) -> str:
        """The kind of an organisation that the registry does not list, from the words of its name."""
        words = f" {name.casefold()} "
        for form in self.forms:
            if any(f" {first.casefold()} " in words for first in form.first):
                return form.kind
        return "other"

    def record(self, name: str, setting: Setting) -> PartyRecord:
        """The row that the knowledge base keeps for a party mentioned in a document."""
        party = self._by_name.get(self.canonical(name))
        if party is None:
            return PartyRecord(slug(name), name, self.kind_by_form(name))
        if party.scope == "one":
            return self._own_record(party)
        if party.scope == "document":
            issuers = [
                self.record(issuer, setting)
                for issuer in dict.fromkeys(setting.issued_by)
                if self.canonical(issuer) != party.name
            ]
            key = f"{slug(party.name)}-{setting.document_id}"
            return PartyRecord(
                key, party.name, party.kind, setting.area_id, party.aliases, tuple(issuers)
            )
        if party.scope == "country":
            members = self._members(party, tuple(a.id for a in self.areas.of_kind("province")))
            return PartyRecord(
                slug(party.name), party.name, party.kind, COUNTRY, party.aliases, members
            )
        area_id = collective_area(setting)
        municipalities = self._municipalities(area_id, setting)
        return PartyRecord(
            f"{slug(party.name)}-{self._area_slug(area_id, setting)}",
            party.name,
            party.kind,
            area_id,
            party.aliases,
            self._members(party, municipalities),
        )

    def _own_record(self, party: Party) -> PartyRecord:
        key = slug(party.name)
        members: tuple[PartyRecord, ...] = ()
        if party.kind == "municipality":
            key = f"gemeente-{key}"
        elif party.kind == "region" and party.area_id and party.area_id in self.areas:
            area = self.areas[party.area_id]
            found = [self.of_area(member) for member in area.members]
            members = tuple(self._own_record(member) for member in found if member is not None)
        return PartyRecord(key, party.name, party.kind, party.area_id, party.aliases, members)

    def _members(self, party: Party, area_ids: tuple[str, ...]) -> tuple[PartyRecord, ...]:
        if party.members is None:
            return ()
        found = [self.of_area(area_id) for area_id in area_ids]
        return tuple(self._own_record(p) for p in found if p and p.kind == party.members)

    def _municipalities(self, area_id: str | None, setting: Setting) -> tuple[str, ...]:
        if area_id is None or area_id not in self.areas:
            return setting.municipality_ids
        area = self.areas[area_id]
        if area.members:
            return area.members
        if area.kind == "province":
            return tuple(a.id for a in self.areas.of_kind("municipality") if a.parent_id == area_id)
        if area.kind == "country":
            return ()
        return setting.region_municipality_ids or setting.municipality_ids

    def _area_slug(self, area_id: str | None, setting: Setting) -> str:
        if area_id is None:
            return setting.document_id
        return slug(self.areas[area_id].name if area_id in self.areas else area_id)


def collective_area(setting: Setting) -> str | None:
    """The area whose municipalities, corporations, … a document means when it names none.

    Its housing region, else its province, else the area that it is about. A document about several
    municipalities, which are no area, means just these: None.
    """
    if setting.area_id is None and len(setting.municipality_ids) > 1:
        return None
    return setting.region_id or setting.province_id or setting.area_id


class _Entry(Record, frozen=True):
    """A party or a group as the files have it; :class:`Party` explains the fields."""

    name: Word
    kind: str
    aliases: tuple[Word, ...] = ()
    vague: tuple[Word, ...] = ()
    article: Word | None = None
    members: Literal["municipality", "province"] | None = None

    def __post_init__(self) -> None:
        _check_kind(self.kind)
        for words in (self.aliases, self.vague):
            for word, times in Counter(words).items():
                if times > 1:
                    raise ValueError(f"{word!r} is there twice")

    def party(self, scope: str = "one") -> Party:
        return Party(
            self.name,
            self.kind,
            scope,
            self.aliases,
            self.vague,
            self.article,
            self.members,
        )


class _Group(_Entry, frozen=True, kw_only=True):
    scope: Literal["one", "region", "document", "country"]


class _OrganisationsFile(Record, frozen=True):
    """``organisations.toml``: many bodies by name."""

    party: tuple[_Entry, ...] = ()
    group: tuple[_Group, ...] = ()

    def parties(self) -> list[Party]:
        own = [entry.party() for entry in self.party]
        return own + [entry.party(entry.scope) for entry in self.group]


class _PartiesFile(_OrganisationsFile, frozen=True):
    """``parties.toml``: the bodies that rules lean on, with organs and forms."""

    organ: tuple[Organ, ...] = ()
    form: tuple[Form, ...] = ()


def load_parties(folder: Path = REFERENCE, areas: Areas | None = None) -> PartyRegistry:
    """The registry of the reference data, with the parties that follow from the areas.

    Raises :class:`CorpusError` naming the file and the entry that is wrong.
    """
    areas = areas if areas is not None else load_areas(folder)
    path = folder / "parties.toml"
    file = load_toml(path, _PartiesFile)
    parties = file.parties()
    more = folder / "organisations.toml"
    if more.is_file():
        parties += load_toml(more, _OrganisationsFile).parties()
    parties += _area_parties(areas)
    names = Counter(party.name for party in parties)
    for name, times in names.items():
        if times > 1:
            raise line_error(path, name, f"party {name!r} is there twice")
    for name in _REQUIRED:
        if name not in names:
            raise CorpusError(f"{path}: party {name!r} is missing; rules lean on it")
    _check_aliases(path, parties)
    return PartyRegistry(parties, file.organ, file.form, areas)


def _check_kind(kind: str) -> None:
    if kind not in PARTY_KINDS:
        raise ValueError(f"unknown kind {kind!r}; use one of {', '.join(PARTY_KINDS)}")


def _area_parties(areas: Areas) -> list[Party]:
    """The municipalities, provinces and regions as parties, named as the knowledge base does."""
    parties = []
    shared = Counter(area.name for area in areas if area.kind == "municipality")
    for area in areas:
        if area.kind == "municipality":
            names = (area.name, *area.aliases)
            aliases = tuple(dict.fromkeys((*(f"gemeente {n}" for n in names), *names)))
            # Two municipalities are called Bergen; Statistics Netherlands keeps them apart.
            full = area.aliases[-1] if shared[area.name] > 1 and area.aliases else area.name
            parties.append(Party(full, "municipality", aliases=aliases, area_id=area.id))
        elif area.kind == "province":
            aliases = tuple(f"provincie {alias}" for alias in area.aliases)
            parties.append(
                Party(f"provincie {area.name}", "province", aliases=aliases, area_id=area.id)
            )
        elif area.kind in ("region", "subregion"):
            parties.append(
                Party(region_party_name(area.name), "region", aliases=area.aliases, area_id=area.id)
            )
    return parties


def region_party_name(area_name: str) -> str:
    """``regio Twente`` for Twente, ``regio Zwolle`` for Regio Zwolle; a name with regio in it stays."""
    if area_name.startswith("Regio "):
        return f"regio {area_name.removeprefix('Regio ')}"
    return area_name if "regio" in area_name.casefold() else f"regio {area_name}"


def _check_aliases(path: Path, parties: list[Party]) -> None:
    """No listed alias may lead to two parties: nobody could tell which is meant."""
    owner: dict[str, str] = {}
    for party in parties:
        if party.area_id is not None:
            continue
        for alias in (party.name, *party.aliases, *party.vague):
            other = owner.setdefault(alias, party.name)
            if other != party.name:
                places = ", ".join(_places(path.parent, alias))
                message = f"alias {alias!r} leads to {other!r} and {party.name!r} ({places})"
                raise line_error(path, alias, message)


def _places(folder: Path, alias: str) -> Iterator[str]:
    """The lines of the files of parties that have an alias: "organisations.toml:167"."""
    for name in ("parties.toml", "organisations.toml"):
        if (folder / name).is_file():
            lines = (folder / name).read_text(encoding="utf-8").splitlines()
            yield from (f"{name}:{i}" for i, line in enumerate(lines, 1) if f'"{alias}"' in line)
