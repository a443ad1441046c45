"""Which parties a sentence names: names, organs, places, unknown organisations, misspellings."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.areas import REFERENCE
from corpus.manifest import CorpusError
from corpus.parties import SIGNATORIES
from extract.clean import clean
from extract.model import Segment
from nlp.parties.cues import load_party_words
from nlp.parties.entries import default_registry
from nlp.parties.mentions import PARTNERS
from nlp.records import DocumentContext
from tests.party_readings import decided, mentions

ACHTERHOEK = DocumentContext(
    "woondeal-achterhoek",
    "agreement",
    "Woondeal Achterhoek",
    "achterhoek",
    "achterhoek",
    "PV25",
    dated="2023-03",
    issued_by=("gemeenten", "provincie Gelderland", "Rijk"),
)
ZWOLLE = DocumentContext(
    "nota",
    "proposal",
    "Nota",
    "GM0193",
    None,
    "PV23",
    ("GM0193",),
    "2024",
    issued_by=("Zwolle",),
)
ANYWHERE = DocumentContext("verslag", "other", "Verslag")


def names(text: str, context: DocumentContext = ACHTERHOEK) -> list[str]:
    return [mention.name for mention in mentions(text, context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("het Rijk en de rijksoverheid", ["Rijk", "Rijk"]),
        ("BZK en de minister voor VRO", ["ministerie van BZK", "minister voor VRO"]),
        ("de corporaties", ["woningcorporaties"]),
        ("de provincie Overijssel", ["provincie Overijssel"]),
        ("de provincie", ["provincie Gelderland"]),
        ("provincies", ["provincie Gelderland"]),
        ("Gedeputeerde Staten", ["provincie Gelderland"]),
        ("GS van Overijssel", ["provincie Overijssel"]),
        ("de regio", ["regio Achterhoek"]),
        ("het college van B&W", ["gemeenten"]),
        ("het college van B en W van Winterswijk", ["Winterswijk"]),
        ("de gemeenten Aalten, Berkelland en Doetinchem", ["Aalten", "Berkelland", "Doetinchem"]),
        ("de gemeente ’s-Hertogenbosch", ["'s-Hertogenbosch"]),
        ("het Dagelijks Bestuur van het waterschap", ["waterschappen"]),
        ("de Achterhoek-gemeenten", ["gemeenten"]),
        ("Waterschap Rijn en IJssel", ["Waterschap Rijn en IJssel"]),
        ("de Raad van State", []),
        ("andere partijen", []),
        ("alle partijen", ["partijen"]),
        ("een rijk aanbod", []),
        ("met het rijk", ["Rijk"]),
        ("de gemeentelijke verordening", []),
        ("de RES-regio Achterhoek", ["regio Achterhoek"]),
        ("de RES-regio", ["regio Achterhoek"]),
        ("Regio Deals", []),
        ("de minister", [""]),
        ("de minister van Defensie en het Rijk", ["minister van Defensie", "Rijk"]),
        ("de minister voor Klimaat en Energie", ["minister voor Klimaat en Energie"]),
        ("de ministeries van BZK en VWS", ["ministerie van BZK", "ministerie van VWS"]),
        ("een taskforce van Rijk en provincie", ["Rijk", "provincie Gelderland"]),
    ],
)
def test_names(text, expected):
    found = names(f"Hierover spreken {text} elkaar.")
    assert [n.replace("’", "'") for n in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de corporaties deltaWonen, SWZ en Openbaar Belang", ["deltaWonen", "SWZ", "Openbaar Belang"]),
        ("zorgkantoren Noord & Zilveren Kruis", ["Noord", "Zilveren Kruis"]),
        ("de corporatie De Woonplaats en de gemeente Aalten", ["De Woonplaats", "Aalten"]),
        ("de ontwikkelaars BPD en Van Wijnen en het Rijk", ["BPD", "Van Wijnen", "Rijk"]),
        (
            "de waterschappen Vechtstromen en Rijn en IJssel",
            ["Waterschap Vechtstromen", "Waterschap Rijn en IJssel"],
        ),
        ("corporaties Achterhoek en Doetinchem", ["woningcorporaties", "regio Achterhoek", "Doetinchem"]),
        ("de corporaties in Doetinchem", ["woningcorporaties", "Doetinchem"]),
        ("corporaties, gemeenten en het Rijk", ["woningcorporaties", "gemeenten", "Rijk"]),
    ],
)  # fmt: skip
def test_names_that_a_common_noun_announces(text, expected):
    assert names(f"Hierover spreken {text} elkaar.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De gemeente Aalten, TBV Wonen, Tiwos en WonenBreburg spreken dit af.",
            ["Aalten", "TBV Wonen", "Tiwos", "WonenBreburg"],
        ),
        ("Tiwos, TBV Wonen en de gemeente Aalten spreken dit af.", ["Tiwos", "TBV Wonen", "Aalten"]),
        ("Jaarlijks spreken gemeente Aalten en Tiwos de voortgang door.", ["Aalten", "Tiwos"]),
        (
            "De provincie, Delta Wonen en MKB Nederland regio Achterhoek bouwen.",
            ["provincie Gelderland", "Delta Wonen", "MKB Nederland regio Achterhoek"],
        ),
        ("Wonen, Zorg en gemeenten zijn belangrijk.", ["gemeenten"]),
        ("De thema's Wonen, Zorg en Welzijn van de gemeente zijn leidend.", ["gemeenten"]),
    ],
)  # fmt: skip
def test_names_in_a_list_of_parties_that_a_verb_follows(text, expected):
    assert names(text) == expected


def test_in_a_document_of_one_municipality_the_municipality_is_that_one():
    text = "De gemeente en het college van B&W doen wat gemeenten doen; wij ook."
    assert names(text, ZWOLLE) == ["Zwolle", "Zwolle", "gemeenten", "Zwolle"]


def test_a_name_of_two_kinds_of_area_is_of_the_kind_that_the_noun_says():
    context = DocumentContext("u", "agreement", "U", "u16", "u16", "PV26")
    assert names("De gemeenten Utrecht en Zeist.", context) == ["Utrecht", "Zeist"]
    assert names("De provincie Utrecht.", context) == ["provincie Utrecht"]


def test_beside_a_municipality_a_name_of_two_kinds_is_a_municipality():
    assert names("Groningen en Assen doen dit.", ANYWHERE) == ["Groningen", "Assen"]


def test_without_a_province_nobody_guesses_which():
    assert names("De provincie en de regio helpen.", ANYWHERE) == ["provincie", "regio"]


def test_a_place_far_away_is_no_party():
    assert names("Best en Houten zijn gewone woorden, Doetinchem niet.") == ["Doetinchem"]


@pytest.mark.parametrize(
    ("text", "name", "score"),
    [
        ("De gemeente Doetichem bouwt.", "Doetinchem", 0.9),
        ("De woningcoporaties bouwen.", "woningcorporaties", 0.9),
        (
            "De minister voor Volkshuisvesting & Ruimtelijk Ordening bouwt.",
            "minister voor VRO",
            0.9,
        ),
    ],
)
def test_a_misspelt_name_has_a_lower_score(text, name, score):
    (mention,) = mentions(text, ACHTERHOEK)
    assert mention.name == name
    assert score < mention.score < 1


def test_between_two_names_that_are_as_near_nobody_guesses():
    # One letter from Heerde and from Heerlen.
    assert names("De gemeente Heerlee bouwt.") == ["gemeenten"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De Taskforce Bouwen en Wonen helpt.", "Taskforce Bouwen"),
        ("Ook de Stichting Wonen in de Achterhoek doet mee.", "Stichting Wonen"),
        ("Een ‘expertisegroep Samen bouwen’ trekt dit.", "expertisegroep Samen bouwen"),
        ("Daarna neemt de Groene Coalitie Gelderland het over.", "Groene Coalitie Gelderland"),
    ],
)
def test_an_unlisted_organisation_is_told_by_its_form(text, expected):
    unknown = [m for m in mentions(text, ACHTERHOEK) if m.form == "unknown"]
    assert [m.name for m in unknown] == [expected]
    assert unknown[0].score < 0.7


@pytest.mark.parametrize(
    "text", ["Een taskforce is nuttig.", "Netwerk en kennis tellen.", "Bureau na bureau."]
)
def test_a_common_noun_is_no_organisation(text):
    assert [m for m in mentions(text, ACHTERHOEK) if m.form == "unknown"] == []


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                sorted(
                    {
                        *(
                            "gemeenten",
                            "de",
                            "provincie",
                            "Zwolle",
                            "en",
                            ",",
                            "(",
                            ")",
                            "samen",
                            "met",
                            "dat",
                        ),
                        *(
                            "tussen",
                            "wordt",
                            "door",
                            "we",
                            "als",
                            ":",
                            "om",
                            "te",
                            "Taskforce",
                            "‘",
                            "’",
                            "van",
                        ),
                        *(
                            "waarbij",
                            "B&W",
                            "zij",
                            "Rijk",
                            "worden",
                            "betrokken",
                            "die",
                            ";",
                            "gemeente(n)",
                        ),
                    }
                )
            ),
            max_size=30,
        ).map(" ".join),
    )
)
def test_no_text_makes_it_raise_and_somebody_is_always_responsible(text):
    for mention in mentions(text, ACHTERHOEK):
        assert 0 <= mention.start < mention.end <= len(text)
    if not clean(text, (Segment(0, len(text)),)).text.strip():
        return
    decision = decided(text, ACHTERHOEK, stem=text, before=(text,), section=(text[:9],))
    assert decision.responsible
    for role in decision.chosen:
        assert role.name and 0 < role.score <= 1
        assert (role.start is None) == (role.end is None)


def test_every_canonical_name_that_rules_use_is_in_the_registry():
    registry = default_registry()
    for agreement in load_party_words().agreements_by_others:
        assert all(name in registry for name in agreement.parties)


@pytest.mark.parametrize(
    ("file", "load", "old", "new", "message"),
    [
        ("party-words.toml", load_party_words, '= "state"', '= "canton"', "unknown value 'canton'"),
        ("party-words.toml", load_party_words, "given = [", "give = [", "unknown key 'give'"),
        (
            "party-words.toml",
            load_party_words,
            '"bouw",',
            '"bouw", "bouw",',
            "'bouw' is there twice",
        ),
    ],
)
def test_a_mistake_in_the_words_is_named(tmp_path: Path, file, load, old, new, message):
    shutil.copy(REFERENCE / file, tmp_path / file)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CorpusError, match=re.escape(message)) as caught:
        load(tmp_path)
    assert file in str(caught.value)


def test_an_organisation_is_known_by_name_wherever_a_document_is_from():
    assert names("Elkien en Woonbron bouwen dit jaar.", ANYWHERE) == ["Elkien", "Woonbron"]


@pytest.mark.parametrize(
    ("where", "name"),
    [
        *(
            (f"in {what}", SIGNATORIES)
            for what in ("de woondeal", "deze overeenkomst", "het convenant")
        ),
        *((f"van {what}", SIGNATORIES) for what in ("het akkoord", "de afspraken", "het verband")),
        ("in de wijk", PARTNERS),
        ("van het verbod", PARTNERS),
    ],
)
def test_partners_of_what_was_agreed_are_those_who_signed(where: str, name: str) -> None:
    found = mentions(f"De partners {where} bouwen woningen.", ACHTERHOEK)
    assert found[0].name == name
