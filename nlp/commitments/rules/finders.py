"""What rules look for in a clause where columns of a row do not suffice, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nlp.commitments.evidence.clause import Evidence
from nlp.commitments.rules.agreed import agreed_elsewhere, agreement, agreement_without_content
from nlp.commitments.rules.decided import (
    decided_to_do,
    decides_and_done,
    decides_for_itself,
    decides_to_do,
)
from nlp.commitments.rules.reports import (
    advice,
    consequence,
    manner,
    our_consequence,
    reported,
    reported_act,
)
from nlp.commitments.rules.targets import intention, need, purpose_of_thing, target
from nlp.commitments.verdicts import Finding

FINDERS: Mapping[str, Callable[[Evidence], Finding | None]] = {
    "advice": advice,
    "agreed_elsewhere": agreed_elsewhere,
    "agreement": agreement,
    "agreement_without_content": agreement_without_content,
    "consequence": consequence,
    "decided_to_do": decided_to_do,
    "decides_and_done": decides_and_done,
    "decides_for_itself": decides_for_itself,
    "decides_to_do": decides_to_do,
    "intention": intention,
    "manner": manner,
    "need": need,
    "our_consequence": our_consequence,
    "purpose_of_thing": purpose_of_thing,
    "reported": reported,
    "reported_act": reported_act,
    "target": target,
}
