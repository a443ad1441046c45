"""The list of regions with a woondeal: what it says of an agreement stands somewhere, and mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.areas import load_areas
from corpus.loading import CorpusError
from corpus.manifest import load_manifest
from corpus.woondeals import load_woondeals

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
EVIDENCE = (
    '[[evidence]]\nid = "nieuws"\nby = "Rijksoverheid"\nurl = "https://a.nl/"\nwords = "getekend"\n'
)
REGION = '[[region]]\nareas = ["twente"]\nprovince = "PV23"\n'
AGREEMENT = '[[region.agreement]]\nstage = "first"\nevidence = "nieuws"\n'
HEAD = 'number = 35\nevidence_of_number = "nieuws"\n'


def listed(folder: Path, text: str) -> Path:
    (folder / "woondeals.toml").write_text(text, "utf-8")
    return folder


def test_there_are_as_many_regions_as_the_ministry_names_in_all_provinces() -> None:
    found = load_woondeals()
    assert len(found.region) == found.number == 35
    provinces = {area.id for area in load_areas().of_kind("province")}
    assert {region.province for region in found.region} == provinces
    assert all(any(a.stage == "first" for a in region.agreement) for region in found.region)


def test_words_of_documents_stand_in_them() -> None:
    sources = {
        document.id: source.path.read_text("utf-8")
        for source in load_manifest(CORPUS / "manifest.toml")
        for document in source.documents
    }
    own = [evidence for evidence in load_woondeals().evidence if evidence.document]
    assert own
    for evidence in own:
        assert evidence.words in " ".join(sources[evidence.document or ""].split())


def test_an_agreement_is_dated_within_the_years_of_its_stage() -> None:
    for region in load_woondeals().region:
        for agreement in region.agreement:
            year = (agreement.dated or "")[:4]
            first = year in ("", "2022", "2023")
            assert first if agreement.stage == "first" else year > "2023"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            HEAD + EVIDENCE + REGION + AGREEMENT.replace("nieuws", "gerucht"),
            "no evidence 'gerucht'",
        ),
        (HEAD + EVIDENCE + EVIDENCE + REGION + AGREEMENT, "'nieuws' is there twice"),
        (HEAD + EVIDENCE + REGION.replace("twente", "atlantis") + AGREEMENT, "no area 'atlantis'"),
        (HEAD + EVIDENCE + (REGION + AGREEMENT) * 2, "'twente' is there twice"),
        (HEAD + EVIDENCE + '[[region]]\nprovince = "PV23"\n' + AGREEMENT, "areas or a name"),
        (HEAD + EVIDENCE + REGION + AGREEMENT.replace("first", "derde"), "derde"),
        (HEAD + EVIDENCE + REGION + AGREEMENT + 'dated = "maart 2023"\n', "dated"),
        (HEAD + EVIDENCE.replace('by = "Rijksoverheid"\n', "") + REGION + AGREEMENT, "address"),
        (HEAD.replace("35", "0") + EVIDENCE + REGION + AGREEMENT, "more than 0 regions"),
    ],
)
def test_mistake_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(CorpusError, match=named):
        load_woondeals(listed(tmp_path, text))


def test_region_without_a_known_area_has_a_name(tmp_path: Path) -> None:
    text = HEAD + EVIDENCE + '[[region]]\nname = "Vier gemeenten"\nprovince = "PV24"\n' + AGREEMENT
    (region,) = load_woondeals(listed(tmp_path, text)).region
    assert (region.name, region.areas) == ("Vier gemeenten", ())
