"""The plan that a document makes room for: its own homes are plan capacity, with the plan as project.

"Dit plan maakt 18 woningen mogelijk", "het plangebied", "het initiatief" with so many homes: never a
target of the municipality. In a text whose title is a plan's, so is what it builds without naming
another area.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.count_rules import CountRules
from nlp.counts.readings import Scene
from nlp.counts.votes import Decision, Vote, vote
from nlp.records import DocumentContext

_NAME = re.compile(
    r"(?:bestemmings|uitwerkings|wijzigings|omgevings|inpassings)plan\s+[‘'“\"]?"
    r"(?P<name>[A-ZÀ-Þ0-9][\w’'&./-]*(?:\s+(?:(?:van|de|den|der|aan|het|op|en|te|in)\s+){0,2}[A-ZÀ-Þ0-9][\w’'&./-]*){0,5})"
)
#: The rules by which a number is one of the plan's own homes.
PLAN_RULES = frozenset({"own-homes-of-plan", "homes-of-titled-plan"})
#: Bases that words beside the number give it and that no plan takes away.
_STANDS = frozenset({"overig", "prognose", "gerealiseerd", "voorraad", "sleutelprojecten"})
_GOAL_WORDS = re.compile(
    r"\b(?:\w*opgaven?|\w*afspra\w+|afgesproken|taakstelling|ambitie\w*|doel\w*|streef\w*|streven|wil|willen|moet|moeten|contingent\w*|\w*programma)\b",
    re.IGNORECASE,
)


def is_plan(context: DocumentContext, rules: CountRules) -> bool:
    """Return True if the document's title says that it is a plan for one place."""
    return bool(rules.plan_titles.search(context.title))


def plan_name(context: DocumentContext) -> str | None:
    """The name of the plan in the document's title: "bestemmingsplan Rokkehof, gemeente Tiel"."""
    found = _NAME.search(context.title)
    return found["name"].strip(" .,:;’'") if found else None


def votes_of_plan(
    scene: Scene, unit: str, own: Decision[str], context: DocumentContext, rules: CountRules
) -> Iterator[Vote[str]]:
    """A vote for plan capacity where a number is one of the plan's own homes.

    ``own`` is the basis without the plan.
    """
    if unit != "woningen" or (own.vote.place == "own" and own.value in _STANDS):
        return
    if _other_area(scene, context):
        return
    subject = rules.plan_subjects.search(scene.text, scene.start, scene.end)
    if subject is not None:
        yield vote("basis", "own-homes-of-plan", "plancapaciteit", subject.group())
    if not is_plan(context, rules):
        return
    if any(p.kind != "in" for p in scene.periods) or _GOAL_WORDS.search(
        f"{scene.lead} {scene.words}"
    ):
        return  # what is to be done by some year is a policy's, no plan's
    builds = rules.plan_builds.search(scene.text, scene.start, scene.end)
    if builds is not None:
        yield vote("basis", "homes-of-titled-plan", "plancapaciteit", builds.group())


def _other_area(scene: Scene, context: DocumentContext) -> bool:
    """Return True if the sentence names an area that is wider than the document's, or another."""
    return any(
        m.strength == "strong"
        and m.area_id != context.area_id
        and not m.area_id.startswith(f"{context.area_id}-")
        for m in scene.mentions
        if scene.start <= m.start < scene.end
    )
