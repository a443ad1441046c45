"""What is no number of an agreement: a limit of the law, or a step of a sum on traffic, air or noise."""

from __future__ import annotations

from corpus.count_rules import CountRules
from nlp.counts.readings import Scene
from nlp.counts.sightings import Sighting

#: Units that a rule of law limits.
_LIMITED = frozenset(
    {"woningen", "personen", "huishoudens", "eenheden", "plekken", "parkeerplaatsen"}
)


def outside_of_agreement(
    scene: Scene, sighting: Sighting, unit: str, rules: CountRules
) -> str | None:
    """The words that say that a number is a limit of the law or a step of a sum; None where none do."""
    if unit not in _LIMITED:
        return None
    sentence = scene.words
    if rules.plan_subjects.search(sentence):
        return None
    said = f"{scene.lead} {sentence}"
    law = rules.rules_of_law.search(said)
    if law is not None and rules.limits_of_law.search(said):
        return law.group()
    near = f"{scene.lead} {scene.text[sighting.group_left : sighting.group_right]}"
    subject = rules.other_subjects.search(near)
    if subject is None and scene.passage.section:
        subject = rules.other_subjects.search(scene.passage.section[-1])
    return subject.group() if subject else None
