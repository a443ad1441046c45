"""What holds digits and is no number of anything: dates, references, addresses, sizes, names, ages."""

from __future__ import annotations

import re
from bisect import bisect_right

from corpus.language import language

NUMBERS = language().numbers
SCALES = NUMBERS.scales
#: An abbreviation has so many letters at most; it may have a full stop.
_ABBREVIATED = 3
SCALE_WORD = (
    rf"(?:{'|'.join(f'{s}{chr(92)}.?' if len(s) <= _ABBREVIATED else s for s in SCALES)})(?!\w)"
)
MONTH_NAMES = f"(?:{'|'.join(language().months)})"
YEAR_FIGURES = r"(?:19|20)[0-9]{2}"


#: Text that holds digits and no number of anything. One pattern a form, tried at every place.
_LOOK_ALIKES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:https?|file)://\S+",
        r"\bwww\.\S+",
        r"[^\s@]{1,64}@[^\s@]{1,100}",
        # the address behind a link in Markdown, and a mark of HTML
        r"\]\([^()\s]{0,300}\)",
        r"<sup>[^<]{0,10}</sup>",
        # dates
        r"(?<![\w.])[0-3]?[0-9][-/.][01]?[0-9][-/.](?:[0-9]{4}|[0-9]{2})(?![\w])",
        rf"(?<!\w)[0-3]?[0-9]\.?\s+{MONTH_NAMES}\b\.?(?:\s+{YEAR_FIGURES})?",
        rf"\b{MONTH_NAMES}\s+{YEAR_FIGURES}\b",
        rf"(?<![\w.,]){YEAR_FIGURES}\s*[-–—/]\s*(?:{YEAR_FIGURES}|[0-9]{{2}})(?![\w.,%]|\s*%)",
        r"(?<!\w)[’'‘][0-9]{2}(?!\w)",
        # quarters and halves of a year
        r"(?<!\w)(?:Q[1-4]|[1-4]e\s+(?:kwartaal|helft))(?!\w)",
        # telephone numbers and postcodes
        r"(?<![\w.,])(?:\+31\s?|0)[0-9]{1,3}(?:[ -][0-9]{2,8}){1,5}(?!\w)",
        r"(?<![\w.,])[1-9][0-9]{3}\s?[A-Z]{2}(?![\w])(?-i:(?<=[A-Z]{2}))",
        # three shares in short
        r"(?<![\w.,])[0-9]{1,3}\s?[-–/]\s?[0-9]{1,3}\s?[-–/]\s?[0-9]{1,3}(?![\w])",
        # "1 en 2 persoonshuishoudens": how large, and not how many
        r"(?<![\w.,])[1-9]\s?[-–]?\s?(?:(?:,|en|of|tot|t/m|/)\s?[1-9]\s?[-–]?\s?){0,2}persoons\s?(?:huishoud|woning)\w*",
        # "nul treden", "nul-tredenwoningen": without a step
        r"(?<!\w)nul[\s-]trede\w*",
        # references
        r"\b(?:artikel(?:en)?|artt?\.|lid|leden|hoofdstuk(?:ken)?|hfdst\.?|paragra(?:af|fen)|par\."
        r"|tabel(?:len)?|figu(?:ur|ren)|fig\.|bijlagen?|pagina['’]?s?|blz\.?|p\.|pp\.|(?:voet)?noot"
        r"|nr\.?|nummers?|versie|trede[ns]?|rondes?|tranches?|punt(?:en)?|stap(?:pen)?|fases?"
        r"|doelstelling(?:en)?|spoor|vergaderjaar|kamerstuk(?:ken)?|rapportnummer|zaaknummer"
        r"|categorie(?:ën)?|deelplan(?:nen)?|deelgebied(?:en)?|variant(?:en)?|klassen?)"
        r"\s*[0-9]+[a-z]?(?:[.:][0-9]+)*"
        r"(?:\s*(?:,|en|of|t/m|tot en met|[-–])\s*[0-9]{1,2}[a-z]?(?:[.:][0-9]+)*(?![\w.]*[0-9]|[\s]*%|\s\w))*",
        # "2^1 kapwoningen", and the mark of a footnote: "4.500^1"
        r"(?<!\w)[0-9]\^[0-9](?=[\s-]*(?:onder|kap))",
        r"\^[0-9]{1,2}",
        r"(?<!§)§++\s*[0-9]+(?:\.[0-9]+)*",
        # codes with letters or strokes: PS/2016/716, ECLI:NL:RVS:2017:1724, 201408996/1/R6
        r"(?<!\w)[A-Za-z]+(?:[/:][\w.-]+){1,8}",
        r"(?<!\w)[0-9]{5,}/[0-9]+(?:/\w+)?",
        # "x € 1.000": by what a table multiplies
        r"[x×]\s*(?:€\s*)?1(?:\.000){1,2}(?![\w.,])",
        # measures of length, area, power: never something an agreement counts; TWh and GWh are what
        # agreements on energy promise
        r"(?<![\w.,])(?:[0-9]+(?:[.,][0-9]+)*\s*(?:[-–—]|à|tot|en|of)\s*)?[0-9]+(?:[.,][0-9]+)*\s*"
        r"(?:k?m[23²³]|[kck]?m|mm|(?:kilo|centi|milli)?meter|(?:vierkante|strekkende|kubieke)\s+meter|ha|hectaren?|k[Ww]h?|MWp?|kVA?"
        r"|kg|ton|liter|uur|uren|dB|Ke)(?![\w])",
    )
)


#: At the very beginning of a passage: the number of a list item, article or chapter.
_ITEM_NUMBER = re.compile(
    r"\s*(?:\([0-9]{1,2}\)|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+)"
    rf"(?=\s)(?!\s*(?:%|€|{SCALE_WORD}))",
    re.IGNORECASE,
)


class OffsetRanges:
    """Says in logarithmic time whether an offset lies in one of some ranges."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(ranges):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def __call__(self, offset: int) -> bool:
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]


def look_alikes_in(text: str) -> OffsetRanges:
    ranges = [match.span() for pattern in _LOOK_ALIKES for match in pattern.finditer(text)]
    item = _ITEM_NUMBER.match(text)
    if item:
        ranges.append(item.span())
    return OffsetRanges(ranges)
