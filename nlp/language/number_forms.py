"""Forms that make one number of two, and figures that only look like years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from text_to_num import text2num

from nlp.language.number_look_alikes import NUMBERS

_UNITS = "|".join(word for word, value in NUMBERS.words.items() if value <= 14)
_CUT_RANGE = re.compile(
    rf"(?<![\w-])(?P<low>{_UNITS})-\s*(?:tot|à|of)\s+(?P<high>{_UNITS})\s?(?P<power>honderd|duizend)(?![\w])",
    re.IGNORECASE,
)
#: Of nothing but what stands in rows and blocks: "2 x 20 woningen", and not "2 x 3 meter".
_PRODUCT = re.compile(
    r"(?<![\w.,/-])(?P<times>[1-9][0-9]?)\s?[x×]\s?(?P<each>[1-9][0-9]{0,2})(?=\s+[a-zà-ÿ-]*(?:woning|appartement|eenhe|kapper))"
)
#: The difference in brackets says that the two are no years.
_CHANGE_WITH_DIFFERENCE = re.compile(
    r"\bvan\s+(?P<first>[0-9]{4})\s+(?:naar|tot)\s+(?P<second>[0-9]{4})\s+\((?P<difference>[-−–+][0-9]{1,4})\)"
)


def cut_ranges_in(text: str) -> Iterator[tuple[int, int, float, float]]:
    """Ranges of which the first half is cut short: "twee- tot driehonderd" (200 to 300)."""
    for match in _CUT_RANGE.finditer(text):
        power = match["power"].casefold()
        try:
            low = float(text2num(match["low"].casefold() + power, "nl"))
            high = float(text2num(match["high"].casefold() + power, "nl"))
        except ValueError:
            continue
        if low < high:
            yield match.start(), match.end(), low, high


def products_in(text: str) -> Iterator[tuple[int, int, float]]:
    """ "2 x 20 woningen" are 40: where it stands and what it comes to."""
    for match in _PRODUCT.finditer(text):
        yield match.start(), match.end("each"), float(match["times"]) * float(match["each"])


def changed_figures_in(text: str) -> frozenset[int]:
    """Where figures begin that look like years and are none: "van 1935 naar 2055 (+120)"."""
    found: set[int] = set()
    for match in _CHANGE_WITH_DIFFERENCE.finditer(text):
        difference = int(match["second"]) - int(match["first"])
        if int(re.sub("[−–]", "-", match["difference"])) == difference:
            found |= {match.start("first"), match.start("second")}
    return frozenset(found)
