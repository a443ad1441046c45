"""What is said in a debate: opinions of members, and what a member of the executive promises there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from nlp.commitments.evidence.line import Line
from nlp.commitments.evidence.modality import as_modality
from nlp.commitments.verdicts import Finding
from nlp.language.clauses.lexicon import Lexicon
from nlp.parties.cues import party_words
from nlp.parties.turns import Side

_I = "ik"
_WILL = frozenset(("zal", "ga"))
_MAY = frozenset(("kan", "wil", "zal", "mag"))
_TO_PROMISE = frozenset(("toezeggen", "beloven"))
_NOT = frozenset(("niet", "geen", "nooit", "niets"))

#: A word beside "ik": its index, the word in small letters, and the words behind it.
_Said = tuple[int, str, list[str]]


def _said_by_member(line: Line) -> Finding | None:
    return Finding() if _side(line) == "member" else None


def _said_by_chair(line: Line) -> Finding | None:
    return Finding() if _side(line) == "chair" else None


def _side(line: Line) -> Side | None:
    return line.turn.side if line.turn is not None else None


def _talk_in_debate(line: Line) -> Finding | None:
    """ "Ik zal eerst de vragen beantwoorden"."""
    said = _said_by_executive(line)
    lexicon = line.setting.lexicon
    talk = party_words().debate.talk
    acts = (_act(lows, lexicon) for _, low, lows in said if low in _WILL)
    return Finding() if any(act in talk for act in acts) else None


def _promised_in_debate(line: Line) -> Finding | None:
    """ "Ik zeg toe dat …", "daar kom ik op terug", "Ik zal de corporaties benaderen"."""
    if not _NOT.isdisjoint(word for _, _, lows in _said_by_executive(line) for word in lows):
        return None
    lexicon = line.setting.lexicon
    found = (_promise(at, low, lows, lexicon) for at, low, lows in _said_by_executive(line))
    return next((one for one in found if one is not None), None)


def _said_by_executive(line: Line) -> list[_Said]:
    """The words beside each "ik" of a member of the executive."""
    if _side(line) != "executive" or line.analysis is None:
        return []
    lows = list(line.analysis.words.lows)
    spots = [i + beside for i, low in enumerate(lows) if low == _I for beside in (-1, 1)]
    return [(i, lows[i], lows[i + 1 :]) for i in spots if 0 <= i < len(lows)]


def _promise(at: int, low: str, lows: Sequence[str], lexicon: Lexicon) -> Finding | None:
    """What is promised by the finite verb ``low`` beside "ik"; ``lows`` are the words behind it."""
    for promise in party_words().debate.promises:
        base, _, particle = promise.partition(" ")
        if low == base and (not particle or particle in lows):
            return Finding((at,), f"“{_I} {promise}” van een bestuurder")
    if low in _MAY and not _TO_PROMISE.isdisjoint(lows):
        return Finding((at,), "“toezeggen” van een bestuurder")
    act = _act(lows, lexicon) if low in _WILL else None
    if act is None or act in party_words().debate.talk:
        return None
    why = f"“{_I} {low} {act}” van een bestuurder"
    return Finding((at,), why, as_modality(lexicon.sense(act)))


def _act(lows: Sequence[str], lexicon: Lexicon) -> str | None:
    """The first infinitive of what somebody will do that is an act or is about the talk itself."""
    talk = party_words().debate.talk
    for low in lows:
        for form in lexicon.readings(low):
            infinitive = form.infinitive
            acts = as_modality(lexicon.sense(infinitive)) is not None or infinitive in talk
            if low == infinitive and acts:
                return infinitive
    return None


#: By the name that rows use.
DEBATE_FINDERS: Mapping[str, Callable[[Line], Finding | None]] = {
    "said_by_member": _said_by_member,
    "said_by_chair": _said_by_chair,
    "talk_in_debate": _talk_in_debate,
    "promised_in_debate": _promised_in_debate,
}
