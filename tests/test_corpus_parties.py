"""The registry of parties: keys, members, aliases, and the mistakes that loading names."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.areas import REFERENCE
from corpus.manifest import CorpusError
from corpus.parties import PARTY_KINDS, load_parties


@dataclass(frozen=True)
class Setting:
    document_id: str = "woondeal"
    area_id: str | None = "twente"
    region_id: str | None = "twente"
    province_id: str | None = "PV23"
    municipality_ids: tuple[str, ...] = ()
    region_municipality_ids: tuple[str, ...] = ()
    issued_by: tuple[str, ...] = ("gemeenten", "provincie Overijssel", "Rijk")


@pytest.fixture(scope="module")
def registry():
    return load_parties()


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    shutil.copytree(REFERENCE, tmp_path / "reference")
    return tmp_path / "reference"


def test_a_collective_is_one_party_per_region(registry):
    assert registry.record("gemeenten", Setting()).key == "gemeenten-twente"
    elsewhere = Setting(area_id="achterhoek", region_id="achterhoek", province_id="PV25")
    assert registry.record("gemeenten", elsewhere).key == "gemeenten-achterhoek"


def test_a_collective_of_municipalities_has_those_of_its_region_as_members(registry):
    record = registry.record("gemeenten", Setting())
    assert len(record.members) == 14
    assert "gemeente-hof-van-twente" in {member.key for member in record.members}
    assert record.area_id == "twente"


def test_a_region_whose_municipalities_only_the_document_lists_has_these(registry):
    setting = Setting(
        area_id="GM0184",
        region_id="noordelijk-flevoland",
        province_id="PV24",
        municipality_ids=("GM0184",),
        region_municipality_ids=("GM0184", "GM0303"),
    )
    record = registry.record("gemeenten", setting)
    assert record.key == "gemeenten-noordelijk-flevoland"
    assert {member.name for member in record.members} == {"Urk", "Dronten"}


def test_a_document_about_several_municipalities_means_these(registry):
    setting = Setting(
        document_id="verslag", area_id=None, municipality_ids=("GM0141", "GM0183", "GM1700")
    )
    record = registry.record("gemeenten", setting)
    assert record.key == "gemeenten-verslag"
    assert {member.name for member in record.members} == {"Almelo", "Tubbergen", "Twenterand"}


def test_without_a_region_the_municipalities_are_those_of_the_province(registry):
    record = registry.record(
        "gemeenten", Setting(area_id="PV24", region_id=None, province_id="PV24")
    )
    assert record.key == "gemeenten-flevoland"
    assert {m.name for m in record.members} >= {"Almere", "Urk", "Zeewolde"}


def test_partijen_are_those_who_issued_the_document(registry):
    record = registry.record("partijen", Setting(document_id="akkoord-7"))
    assert record.key == "partijen-akkoord-7"
    assert [m.key for m in record.members] == ["gemeenten-twente", "provincie-overijssel", "rijk"]


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("Zwolle", "gemeente-zwolle", "municipality"),
        ("gemeente Zwolle", "gemeente-zwolle", "municipality"),
        ("provincie Gelderland", "provincie-gelderland", "province"),
        ("regio Twente", "regio-twente", "region"),
        ("BZK", "ministerie-van-bzk", "state"),
        ("Stichting Wonen", "stichting-wonen", "other"),
        ("Taskforce Wonen", "taskforce-wonen", "platform"),
        ("Wonen & Zo", "wonen-zo", "other"),
    ],
)
def test_key_and_kind_follow_from_the_name(registry, name, key, kind):
    record = registry.record(name, Setting())
    assert (record.key, record.kind) == (key, kind)


def test_all_keys_are_different_and_safe_in_a_link(registry):
    keys = [registry.record(party.name, Setting()).key for party in registry]
    assert len(keys) == len(set(keys))
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", key) for key in keys)


def test_every_kind_is_one_that_the_knowledge_base_knows(registry):
    assert {party.kind for party in registry} <= set(PARTY_KINDS)


def test_two_municipalities_of_one_name_are_two_parties(registry):
    assert {registry.of_area(a).name for a in ("GM0373", "GM0893")} == {
        "Bergen (NH.)",
        "Bergen (L.)",
    }


def test_an_alias_of_several_parties_leads_to_none(registry):
    assert len(registry.named("gemeente Bergen")) == 2
    assert registry.canonical("gemeente Bergen") == "gemeente Bergen"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "Rijk"\nkind = "state"', 'name = "Rijk"\nkind = "staat"', "unknown kind 'staat'"),
        ('scope = "document"', 'scope = "dossier"', "scope: unknown value 'dossier'; use one of"),
        ('name = "COA"', 'name = "RVO"', "'RVO' is there twice"),
        ('aliases = ["RWS"]', 'aliases = ["RVB"]', "alias 'RVB' leads to"),
        ('aliases = ["RWS"]', 'alias = ["RWS"]', "unknown key 'alias'"),
        ('name = "Rijk"\n', 'name = "Het Rijk"\n', "'Rijk' is missing"),
        ('of = "province"', 'of = "canton"', "of: unknown value 'canton'; use one of"),
        ('name = "COA"', "name = COA", "not valid TOML"),
    ],
)
def test_a_mistake_in_the_data_is_named(reference, old, new, message):
    path = reference / "parties.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CorpusError, match=re.escape(message)) as caught:
        load_parties(reference)
    assert "parties.toml" in str(caught.value)
    assert "\n" not in str(caught.value)
