"""The name of a plan in the title of its document: "Vastgesteld bestemmingsplan 'Rokkehof', gemeente Tiel".

Words for kinds of papers and of their status go, and so does the municipality behind the name. The title of a text of
a plan can be the bare name ("Brahmslaan 80"); the name of a file, a heading of a chapter and a word for a paper are
no name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.count_plans import load_plan_words
from nlp.records import DocumentContext

#: 'Oppe Stein te Offenbeek', “Europastraat Centrum”
_QUOTED = re.compile(r"[‘'“\"„](?P<name>[A-ZÀ-Þ0-9][^‘’'“”\"„]{3,79})[’'”\"]")
#: What stands around the name of a plan in a title: the paper's kind, its status, the municipality.
PAPER = (
    r"(?:(?:ontwerp|voorontwerp|concept|partiële|partiele|vastgesteld\w*|onherroepelijk\w*|chw|tam|gewijzigd\w*|goede|uitgebreide|1e|2e|eerste|tweede)[\s-]*)*"
    r"(?:bestemmingsplan\w*|uitwerkings-?\s+en\s+wijzigingsplan|uitwerkingsplan|wijzigingsplan|omgevingsplan|inpassingsplan|projectbesluit|ruimtelijke\s+(?:onderbouwing|motivering)|"
    r"(?:plan)?toelichting|(?:plan)?regels|herziening(?:\s+bestemmingsplan)?|vastgesteld|ontwerp|voorontwerp|concept|onherroepelijk|definitief|bijlagen?(?:\s+bij)?|inhoudsopgave)"
)
IS_PAPER = re.compile(PAPER, re.IGNORECASE)
_BEFORE = re.compile(
    rf"^(?:\W|\b(?:{PAPER})\b|\bgemeente\s+(?:[A-ZÀ-Þ][\w’'-]*\s+)(?=\S)|\b(?:van|de|het)\b(?=\s+(?:{PAPER})))+",
    re.IGNORECASE,
)
BEHIND = re.compile(
    rf"(?:[\s,:;|–-]+(?:{PAPER}|(?:in\s+de\s+)?gemeente\s+[A-ZÀ-Þ].*)|[\s\W])+$",
    re.IGNORECASE,
)
#: "1.2 Plangebied", "Ad 5) Natuur"
_NUMBERED = re.compile(r"\W*(?:[Aa]d\s+)?[0-9]+(?:\.[0-9]+)*[.)]?\s")
#: The name of a file: letters and figures without a blank.
_FILE = re.compile(r"(?=\S*[0-9_])\S+|\S*document\S*", re.IGNORECASE)
#: Chapters and papers whose names look like that of a plan.
_GENERAL = re.compile(
    r"(?:hoofdstuk|inleiding|voorstel|advies|reactie|kennisgeving|startnotitie|toelichting|regels|overzicht|lijst|bijlage|artikel|paragraaf|inhoud|programma|visie|nota|agenda|gemeente|provincie|regio|beleid|wet|besluit|raad|rapport|onderzoek|notitie|brief|memo|project|plan|planvoorraad|verantwoording|aanleiding|samenvatting|bodem|water|geluid)\b",
    re.IGNORECASE,
)
#: "Provinciaal Omgevingsplan 2014" is a policy's paper, and "LOSSE BIJLAGEN" heads a list.
_OF_POLICY = re.compile(
    r"^\W*(?:[0-9]+(?:\.[0-9]+)*[.)]?\s+)?(?:provincia(?:al|le)|regiona(?:al|le)|nationa(?:al|le)|gemeentelijke?|rijks\w*)\b|\bbijlagen\W*$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    [
        "te",
        "in",
        "aan",
        "de",
        "het",
        "den",
        "der",
        "van",
        "en",
        "op",
        "bij",
        "tussen",
        "naast",
        "nabij",
        "ong",
        "ongenummerd",
        "fase",
        "deelplan",
        "deelgebied",
        "locaties",
        "’t",
        "'t",
    ]
)
_YEAR_BEHIND = re.compile(r"(?:^|\s)(?:19|20)[0-9]{2}$")
#: A name is no longer than this, in characters and words.
_LONGEST, _WORDS = 80, 11


def plan_name(context: DocumentContext) -> str | None:
    """The name of the plan in the document's title, or None."""
    return name_in_title(context.title, bare=context.kind == "plan")


@lru_cache(maxsize=256)
def name_in_title(title: str, *, bare: bool) -> str | None:
    """The name of a plan in a title; ``bare`` says that a name without a word for a plan is one too."""
    title = " ".join(re.sub(r"<[^>]*>", " ", title).split())
    quoted = _QUOTED.search(title)
    has_kind = IS_PAPER.search(title) is not None
    if quoted is not None and has_kind:
        return quoted["name"].strip(" .,:;")
    kind = _named_behind_kind(title)
    if kind is not None and not (bare and has_kind):
        return kind
    if not bare or _FILE.fullmatch(title.strip()):
        return None
    name = BEHIND.sub("", _BEFORE.sub("", title)).strip(" .,:;’'\"“”|")
    if name.count("(") > name.count(")"):
        name = f"{name})"
    return name if _is_name(name) else kind


def _is_name(name: str) -> bool:
    """Return True if all words but small ones begin with a capital or a figure, and say more than a paper's kind."""
    words = name.replace("/", " ").split()
    if not 4 <= len(name) <= _LONGEST or len(words) > _WORDS or _GENERAL.match(name):
        return False
    telling = [w for w in words if w.strip("()’'\",.").casefold() not in _SMALL]
    if not telling or all(len(w.strip(".,")) <= 1 for w in telling):
        return False
    return re.match(r"[(’'\"‘“]*[A-ZÀ-Þ0-9]", telling[0]) is not None


@lru_cache(maxsize=1)
def _behind_kind() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:{load_plan_words().title_kinds.pattern})(?:\s+\([A-Z]+\))?\s+[‘'“\"]?"
        r"(?P<name>[A-ZÀ-Þ0-9][\w’'&./-]*(?:\s+(?:(?:van|de|den|der|aan|het|op|en|te|in)\s+){0,2}[A-ZÀ-Þ0-9][\w’'&./-]*){0,5}(?:\s?[–-]\s?[0-9]+[a-z]?)?)"
    )


def _named_behind_kind(title: str) -> str | None:
    """ "bestemmingsplan Rokkehof, gemeente Tiel": the name right behind the paper's kind."""
    found = _behind_kind().search(title)
    if found is None:
        return None
    # "grondexploitatie Petroleumhaven 2025": the year is that of the paper
    return _YEAR_BEHIND.sub("", found["name"]).strip(" .,:;’'") or None


def name_in_heading(heading: str) -> str | None:
    """The name of a plan in the first heading of its text: "Donzel 10 te Nistelrode", and no chapter's."""
    if _OF_POLICY.search(heading):
        return None
    has_kind = IS_PAPER.search(heading) is not None
    numbered = _NUMBERED.match(heading)
    # "3.1.2 Besluit algemene regels" heads a section, as its words without the number do
    name = name_in_title(heading[numbered.end() if numbered else 0 :], bare=True)
    if name is None or has_kind or numbered:
        return name if has_kind else None
    if load_plan_words().no_names.match(name):
        return None  # "Bomenverordening 2012" heads a section on a rule
    words = [w for w in name.split() if w.casefold() not in _SMALL]
    return name if len(words) > 1 and all(re.match(r"[A-ZÀ-Þ0-9(]", w) for w in words) else None
