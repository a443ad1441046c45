"""Numbers that were told before, and those under the heading of a town's own policy."""

from __future__ import annotations

from corpus.areas import load_areas
from extract.markdown import parse_markdown
from extract.passages import passages
from nlp.counts import text_counts
from nlp.reading import DocumentReading
from nlp.records import Count, DocumentContext

AREAS = load_areas()
PLAN = DocumentContext("z", "plan", "toelichting", "GM0355", None, None, ("GM0355",))


def last(words: str) -> Count:
    source = parse_markdown(words)
    found = passages(source, 1, len(source.pages))
    return text_counts(DocumentReading(PLAN, found, AREAS), found, AREAS)[0][-1]


def test_a_number_told_before_of_the_same_is_sure() -> None:
    words = "De gemeente Zeist heeft een opgave van 185 woningen. De gemeente wil {} woningen voor 2030 bouwen."
    assert last(words.format("de 185")).level == "probable"
    assert "eerder is genoemd" in last(words.format("de 195")).why


def test_a_round_number_was_not_told_before() -> None:
    words = "Volgens de gemeente is er een behoefte aan {} 80 woningen per jaar."
    assert "eerder is genoemd" not in last(words.format("rond de")).why
    assert "eerder is genoemd" in last(words.format("de")).why


_POLICY = """### {}

Het programma gaat uit van de raming die de provincie elke drie jaar maakt. Tot 2030 is er {} 2.100 extra woningen.
"""


def test_under_the_heading_of_its_policy_a_number_is_the_towns_though_the_province_estimates() -> (
    None
):
    found = last(_POLICY.format("4.7 Gemeentelijk beleid", "een behoefte aan"))
    assert (found.area_id, found.level) == ("GM0355", "probable")
    wider = last(_POLICY.format("4.6 Provinciaal beleid", "een behoefte aan"))
    assert wider.level == "uncertain"
    region = last(_POLICY.format("4.7 Gemeentelijk beleid", "een regionale behoefte aan"))
    assert region.level == "uncertain"
