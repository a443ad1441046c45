"""Whether the words of a row can be the title of a document: what a title is not, and what says only its kind."""

from __future__ import annotations

import re
import unicodedata

from corpus.document_words import load_document_words
from corpus.kinds import load_kind_words
from corpus.language import language
from corpus.manifest import slug
from identity.bodies import Bodies
from identity.dates import dates_in, periods_in
from identity.fields import begins_with_label, is_label_row
from identity.offices import is_person
from identity.politics import local_party
from identity.sheet import Row

#: A line with more words that ends in a full stop is a sentence.
SENTENCE_WORDS = 8
#: A title has no more words.
_MOST_WORDS = 25
#: A sentence ends before the line does: "… is een voorrecht. Als".
_ENDS_WITHIN = re.compile(r"[a-z]{3}\.\s+[A-Z]")
_NUMBERED = re.compile(r"[A-Z]\.\s|\d+(?:\.\d+)+\.?\s|\d{1,2}[.)]\s|\d{1,2}\s+[A-Z]")
_CONTACT = re.compile(
    r"@|www\.|https?:|\.(?:png|jpe?g|gif|svg)|\b\d{4}\s?[A-Z]{2}\b|\b0\d{1,3}[ -]?\d{2,}|\bNL\d\d\b|\bpostbus\s+\d|\btelefoon\b|\biban\b|\bkvk\b",
    re.IGNORECASE,
)
#: An item of a list begins with a sign that stands by itself.
_ITEM = re.compile(r"(?:[-–•●▪◦○*✓→]|o(?= [A-Z]))[\s\u200b]")
#: What a sign of an item is: for private use, a mathematical one, or another.
_OF_ITEMS = frozenset({"Co", "Sm", "So"})
#: The parts of a code have so many letters at most.
_CODE_LETTERS = 3
#: "DSO/10793728", "Z/22/063810": the number of a paper in an archive.
_REFERENCE = re.compile(r"[A-Z]{0,6}[/.-]?\d[\d/.-]{4,}")
_NUMBERED_PAPER = re.compile(
    r"(?P<name>[^\W\d_]+)\s*(?:,?\s*(?:nr\.?|nummer|no\.?)\s*)?\s\d{1,3}", re.IGNORECASE
)
#: Words for forms that do not tell papers apart.
_FORMS = ("voorstel", "besluit", "beschikking")
_BETWEEN_NAMES = re.compile(r"\s*,\s*|\s+(?:en|&)\s+")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
#: What a name has in small letters between its words.
_WITHIN_NAMES = (
    language().prepositions.words
    | language().coordinators.between_phrases
    | {"de", "het", "der", "den", "&"}
)
#: Words that no title ends in.
DANGLING = (
    language().prepositions.words
    | language().coordinators.between_phrases
    | {"de", "het", "een", "der"}
)


def is_item(text: str) -> bool:
    """Return True for an item of a list: it begins with a sign, also one of a font of its own."""
    return _ITEM.match(text) is not None or unicodedata.category(text[0]) in _OF_ITEMS


def is_label(row: Row) -> bool:
    """Return True for a row that is, or begins with, the label of a field."""
    return is_label_row(row.text) or begins_with_label(row.text) or lists_makers(row.text)


def lists_makers(text: str) -> bool:
    """Return True for a label of who made it with their names, without a colon: "Auteurs Anna Bos en Wim Vos"."""
    label, _, names = " ".join(text.split()).partition(" ")
    if label.casefold() not in load_document_words().fields.makers or not label[0].isupper():
        return False
    return bool(names) and all(map(is_person, _BETWEEN_NAMES.split(names)))


def is_plain(row: Row) -> bool:
    """Return True for a row that holds no field and no address."""
    return not is_label(row) and not has_address(row.text)


def has_address(text: str) -> bool:
    """Return True for a row with how to reach somebody: a postcode, a telephone number, a site."""
    return _CONTACT.search(text) is not None


def may_be_title(row: Row, bodies: Bodies) -> bool:
    """Return True if a row can be the title of a document, as far as its own words tell."""
    text = row.words
    words = load_document_words()
    plain = " ".join(_WORD.findall(text.casefold()))
    if not plain or text.startswith("[") or _is_never(plain) or is_item(text):
        return False
    if _NUMBERED.match(text) or plain.split()[0] in words.title.parts:
        return False
    if plain.split()[0] in words.letter.greeting or not is_plain(row):
        return False
    if plain in load_document_words().bodies.municipality or _is_code(text):
        return False
    is_name = bool(bodies.areas.named(text)) or bodies.of_line(text) is not None
    is_name = is_name or local_party(text, bodies) is not None or names_organisation(text)
    return not (is_name or _is_sentence(text) or says_only_date(text))


def names_organisation(text: str) -> bool:
    """Return True for the form of an organisation with its name, and no more: "Stichting Dorpshuis Veld"."""
    form, *name = text.split()
    if form.casefold() not in load_document_words().bodies.legal or not name:
        return False
    capital = all(w[0].isupper() or w.casefold() in _WITHIN_NAMES for w in name)
    return name[-1][0].isupper() and capital and load_kind_words().kind_of(text) is None


def _is_code(text: str) -> bool:
    """Return True for the number of a paper: "DSO/10793728", "J.A PvdD", "AH 611"."""
    parties = load_document_words().political.parties
    parts = re.findall(r"[^\W_]+", text)
    short = all(len(part) <= _CODE_LETTERS or part.isdigit() or part in parties for part in parts)
    return _REFERENCE.fullmatch(text) is not None or (
        short and load_kind_words().kind_of(text) is None
    )


def _is_never(plain: str) -> bool:
    """Return True for what heads a part of any document: "inleiding", "samenvatting en leeswijzer"."""
    never = load_document_words().title.never
    if plain.startswith(load_document_words().title.series):
        return True
    return plain in never or all(word in never or word == "en" for word in plain.split())


def _is_sentence(text: str) -> bool:
    first = next(character for character in text if character.isalnum())
    if len(text.split()) > _MOST_WORDS or _ENDS_WITHIN.search(text):
        return True
    many = len(text.split()) > SENTENCE_WORDS
    return first.islower() or text.endswith("?") or (many and text.rstrip("\"'”’)").endswith("."))


def says_only_date(text: str) -> bool:
    """Return True if a text holds a date or a period, and no more than one other word."""
    found = [(f.start, f.end) for f in (*dates_in(text), *periods_in(text))]
    for start, end in reversed(found):
        text = text[:start] + text[end:]
    beside = load_document_words().date.beside
    others = [w for w in _WORD.findall(text.casefold()) if w not in beside]
    # "Woonvisie 2025-2030" is a title.
    return bool(found) and len(others) <= 1 and not any(map(load_kind_words().kind_of, others))


def is_form(text: str) -> bool:
    """Return True for one word that is the name of a form and says nothing of a subject: "Wetsvoorstel"."""
    found = next(load_kind_words().words_in(text), None)
    return (
        found is not None
        and found[0].endswith(_FORMS)
        and len(text.split()) == 1
        and found[0] in slug(text)
    )


def is_numbered(text: str) -> bool:
    """Return True for one of a series of papers with its number: "Informatiebulletin 21"."""
    match = _NUMBERED_PAPER.fullmatch(text)
    return match is not None and match["name"].casefold().endswith(
        load_document_words().title.numbered
    )


def says_only_kind(text: str) -> bool:
    """Return True if a title says what kind of document it is and of when, and no more."""
    found = next(load_kind_words().words_in(text), None)
    if found is None:
        return False
    rest = re.sub(rf"[a-z]*{re.escape(found[0])}[a-z]*", " ", slug(text), count=1)
    return not any(character.isalpha() for character in rest)
