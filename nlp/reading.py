"""One reading of a text: what its words are, made once, and asked by every rule.

A :class:`TextReading` is the analysis of one clean text (a passage, a cell, a heading, the line
that introduces a list). Its parts are made when something first asks for them and kept:

``bounds``
    The sentences as ranges of the text (:mod:`nlp.language.sentences`).
``numbers``
    The numbers (:mod:`nlp.language.numbers`).
``areas``
    The areas that are named (:mod:`nlp.area_names`).
``doc``
    spaCy's ``Doc`` with sentences, lemmas, parties and clauses (:mod:`nlp.pipeline`).

A :class:`DocumentReading` has the readings of all texts of a document. A text that stands twice, or
that several rules ask for (a heading above many passages), is read once, and :attr:`registry` has the
parties that can be named. Nothing outside this module and the pipeline calls the readers of
sentences, numbers, areas and parties; ``tests/test_nlp_read_once.py`` counts that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import itemgetter

from spacy.language import Language
from spacy.tokens import Doc

from corpus.areas import Areas
from corpus.parties import PartyRegistry
from extract.passages import Passage
from nlp.area_names import area_mentions
from nlp.gazetteer import AreaMention
from nlp.language.numbers import Number, numbers_in
from nlp.language.sentences import Sentence, boundaries
from nlp.parties.entries import default_registry
from nlp.parties.turns import Spot, Turn, turns_of
from nlp.pipeline import build, make_doc
from nlp.records import DocumentContext
from nlp.sentence_reading import Reading


class TextReading:
    """The analysis of one clean text; offsets are characters of :attr:`text`."""

    def __init__(self, text: str, document: DocumentReading) -> None:
        self.text = text
        self.document = document

    @cached_property
    def bounds(self) -> tuple[tuple[int, int], ...]:
        """The sentences as ``(start, end)``, blanks left out."""
        return boundaries(self.text)

    def sentence_at(self, offset: int) -> tuple[int, int] | None:
        """The sentence that has the character at ``offset``; None between sentences."""
        at = bisect_right(self.bounds, offset, key=itemgetter(0)) - 1
        return self.bounds[at] if at >= 0 and offset < self.bounds[at][1] else None

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers, in order."""
        return numbers_in(self.text)

    @cached_property
    def areas(self) -> tuple[AreaMention, ...]:
        """The areas that are named, in order; none where the reader knows no areas."""
        document = self.document
        if document.areas is None:
            return ()
        return area_mentions(self.text, document.context, document.areas)

    @cached_property
    def doc(self) -> Doc:
        """The ``Doc``: tokens, sentences, lemmas, ``spans["parties"]`` and ``_.readings``."""
        document = self.document
        doc = make_doc(document.model, self.text, document.context, document.registry)
        doc._.bounds = self.bounds
        return document.model(doc)

    @property
    def clauses(self) -> tuple[Reading, ...]:
        """The clauses of each sentence, one :class:`nlp.sentence_reading.Reading` a sentence."""
        readings: tuple[Reading, ...] = self.doc._.readings
        return readings


class DocumentReading:
    """The readings of the texts of one document, each made once and kept.

    ``model`` is a pipeline of :func:`nlp.pipeline.build`.
    """

    def __init__(
        self,
        context: DocumentContext,
        passages: Iterable[Passage] = (),
        areas: Areas | None = None,
        model: Language | None = None,
    ) -> None:
        self.context = context
        self.areas = areas
        self.passages = tuple(passages)
        self.model = model or build()
        self._texts: dict[str, TextReading] = {}

    @cached_property
    def registry(self) -> PartyRegistry:
        """The parties that can be named here: those of the reference data."""
        return default_registry()

    @cached_property
    def turns(self) -> Mapping[Spot, Turn]:
        """Who says which sentence, in a debate; by the position of its passage and its index."""
        own = (
            (passage, tuple(sentence.text for sentence in self.sentences(passage)))
            for passage in self.passages
        )
        return turns_of(self.context, own)

    def text(self, text: str) -> TextReading:
        """The reading of a clean text, whoever asks for it."""
        found = self._texts.get(text)
        if found is None:
            found = TextReading(text, self)
            self._texts[text] = found
        return found

    def forget(self) -> None:
        """Let go of the readings of all texts, which hold this one: without a circle they end with their
        last reader, and not when Python looks for circles, twenty documents later."""
        self._texts.clear()

    def of(self, passage: Passage) -> TextReading:
        """The reading of a passage."""
        return self.text(passage.text.text)

    def sentences(self, passage: Passage) -> tuple[Sentence, ...]:
        """The sentences of a passage, with their places in the source."""
        bounds = self.of(passage).bounds
        return tuple(Sentence(passage, i, start, end) for i, (start, end) in enumerate(bounds))
