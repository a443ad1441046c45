"""The plan that a document makes room for: its own homes are plan capacity, with the plan as project.

"Dit plan maakt 18 woningen mogelijk", "het plangebied", "het initiatief" with so many homes: never a
target of the municipality. In a text whose title is a plan's, so is what it builds without naming
another area.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.areas import load_areas
from corpus.count_bases import load_basis_rules
from corpus.count_plans import load_plan_words
from corpus.count_rules import CountRules
from nlp.counts.fields.bound import OF_NUMBER
from nlp.counts.fields.project import ProjectMention
from nlp.counts.readings import Scene
from nlp.counts.sightings import Sighting
from nlp.counts.votes import Decision, Vote, vote
from nlp.counts.words import introduces
from nlp.records import DocumentContext

#: The rules by which a number is one of the plan's own homes.
PLAN_RULES = frozenset({"own-homes-of-plan", "homes-of-titled-plan"})
#: Bases that words beside the number give it and that no plan takes away.
_STANDS = frozenset({"overig", "prognose", "gerealiseerd", "voorraad", "sleutelprojecten"})
#: Rules that find a name without a word of what it is the name of.
_NO_KIND = frozenset({"label", "beside-bracket", "respectively", "purpose"})
#: Bases that a word elsewhere in the sentence gives, and that the homes of a site take no notice of.
_OF_TOWN = frozenset({"opgave", "prognose", "voorraad"})


#: So many characters before a number the plan that it is of stands beside it.
_BESIDE = 60


def is_plan(context: DocumentContext, rules: CountRules) -> bool:
    """Return True if the document's title says that it is a plan for one place."""
    return bool(rules.plan_titles.search(context.title))


def votes_of_site(
    scene: Scene, unit: str, own: Decision[str], named: Decision[ProjectMention | None]
) -> Iterator[Vote[str]]:
    """A vote for plan capacity where the words name the site of the homes, and no task of its own.

    "Op locatie Eikenhof 89 woningen te realiseren" tells of a plan; "de opgave voor Eikenhof" of a task.
    """
    if unit != "woningen" or named.value is None or not named.value.named:
        return
    if load_plan_words().no_names.match(named.value.name):
        return
    rules = load_basis_rules()
    if rules.bends.search(scene.words):
        return
    if not own.vote.words:
        if named.rule not in _NO_KIND:
            yield vote("basis", "homes-of-site-alone", "plancapaciteit", named.vote.words)
        return
    if own.vote.place == "own":
        planned = own.value == "opgave" and not rules.tasks.search(own.vote.words)
    else:
        is_task = own.value == "opgave" and rules.tasks.search(own.vote.words)
        planned = own.value in _OF_TOWN and not is_task
    if planned:
        yield vote("basis", "homes-of-named-site", "plancapaciteit", named.vote.words)


def votes_of_plan(
    scene: Scene,
    sighting: Sighting,
    unit: str,
    own: Decision[str],
    context: DocumentContext,
    rules: CountRules,
) -> Iterator[Vote[str]]:
    """A vote for plan capacity where a number is one of the plan's own homes.

    ``own`` is the basis without the plan.
    """
    if unit != "woningen" or (own.vote.place == "own" and own.value in _STANDS):
        return
    if (own.value == "opgave" and _is_task(scene, sighting)) or _is_of_former(scene, sighting):
        return
    if _other_area(scene, context):
        return
    subject = _subject_of(scene, sighting, rules)
    if subject is None and introduces(scene.lead):
        subject = rules.plan_subjects.search(scene.lead)
    if subject is not None:
        yield vote("basis", "own-homes-of-plan", "plancapaciteit", subject.group())
    if not is_plan(context, rules):
        return
    words = load_basis_rules()
    if any(p.kind != "in" for p in scene.periods) or words.goals.search(
        f"{scene.lead} {scene.words}"
    ):
        return  # what is to be done by some year is a policy's, no plan's
    if own.vote.place == "own" and own.value == "plancapaciteit" and _names_town(scene, context):
        return  # "De planvoorraad van Zeist telt 790 woningen"
    if words.elsewhere.search(scene.words) or words.bends.search(scene.words):
        return
    builds = rules.plan_builds.search(scene.text, scene.start, scene.end)
    if builds is not None:
        yield vote("basis", "homes-of-titled-plan", "plancapaciteit", builds.group())


def _subject_of(scene: Scene, sighting: Sighting, rules: CountRules) -> re.Match[str] | None:
    """Where the number's own part of the sentence calls the plan, up to a semicolon."""
    number = sighting.number
    begin = scene.text.rfind(";", scene.start, number.start) + 1 or scene.start
    end = scene.text.find(";", number.end, scene.end)
    return rules.plan_subjects.search(scene.text, begin, end if end >= 0 else scene.end)


def _is_task(scene: Scene, sighting: Sighting) -> bool:
    """Return True if a noun of a task has the number as its own: "binnen de opgave van 500 woningen"."""
    before = scene.text[scene.start : sighting.number.start]
    return any(
        OF_NUMBER.fullmatch(before, match.end())
        for match in load_basis_rules().tasks.finditer(before)
    )


def _is_of_former(scene: Scene, sighting: Sighting) -> bool:
    """Return True if the number is one of the plan that holds now: "het vigerende plan (242 woningen)"."""
    end = sighting.open_at if sighting.enclosed else sighting.number.start
    start = scene.start if sighting.enclosed else sighting.group_left
    before = scene.text[max(start, end - _BESIDE) : end]
    return bool(load_basis_rules().former.search(before))


def _names_town(scene: Scene, context: DocumentContext) -> bool:
    return any(
        m.area_id == context.area_id for m in scene.mentions if scene.start <= m.start < scene.end
    )


def _other_area(scene: Scene, context: DocumentContext) -> bool:
    """Return True if the sentence names an area that is wider than the document's, or another."""
    return any(
        m.strength == "strong"
        and m.area_id != context.area_id
        and not load_areas().is_village_of(m.area_id, context.area_id)
        for m in scene.mentions
        if scene.start <= m.start < scene.end
    )
