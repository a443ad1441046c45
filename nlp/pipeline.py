"""The spaCy pipeline: what every passage goes through before the rules look at it.

A passage is a ``Doc``; its text is the passage's clean text. In this order:

``tokenizer``
    spaCy's Dutch rules with the field's exceptions (:mod:`nlp.language.tokens`).
``woondeal_sentences``
    Sentences (:mod:`nlp.language.sentences`): ``token.is_sent_start``.
``woondeal_lemmas``
    Lemmas (simplemma's Dutch): ``token.lemma_``.
``woondeal_parties``
    The parties that are named (:mod:`nlp.parties`): ``doc.spans["parties"]``, the label is the kind
    of party; ``span._.mention`` is the :class:`nlp.parties.participation.Mention`.
``woondeal_clauses``
    The clauses of each sentence (:mod:`nlp.language.clauses.analysis`): ``doc._.readings``, one
    :class:`nlp.sentence_reading.Reading` a sentence.

``doc._.context`` holds the :class:`nlp.records.DocumentContext` of the document that a passage is
from, ``doc._.registry`` the parties that can be named in it; set them before the pipeline runs.
:func:`nlp.parties.roles.PartyReader.roles_of` then says who takes part in a sentence.
:func:`nlp.commitments.find` goes on from there.

There is no trained model in it, so that builds are the same everywhere. An installed Dutch model
can be added (``model``): its parse stands on the same tokens and sentences, and gives commitments a
second vote (:mod:`nlp.commitments.rules.parse`).
"""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from corpus.parties import PartyRegistry
from nlp import sentence_reading
from nlp.language import lemmas, sentences, tokens
from nlp.records import DocumentContext

#: The components, in the order in which they run.
COMPONENTS = (
    sentences.COMPONENT,
    lemmas.COMPONENT,
    sentence_reading.PARTIES_COMPONENT,
    sentence_reading.CLAUSES_COMPONENT,
)


class ModelError(Exception):
    """A model that cannot be used; the message is one line that names it and says what to do."""


@lru_cache(maxsize=2)
def build(model: str | None = None) -> Language:
    """The pipeline, built once a process. ``model`` names an installed Dutch model (or the folder
    of one) whose parse is to be added.

    Raises :class:`ModelError` where that model is not installed, not Dutch or has no parser.
    """
    if model:
        nlp = _model(model)
        tokens.extend(nlp)
    else:
        nlp = tokens.blank()
    # Sentences come first, so that a model's parser keeps to them.
    nlp.add_pipe(COMPONENTS[0], first=True)
    for name in COMPONENTS[1:]:
        nlp.add_pipe(name)
    # A passage may be as long as a book: without a model only memory limits it.
    nlp.max_length = 10_000_000
    return nlp


def _model(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"{name}: no such model is installed here; get it with: python -m spacy download {name}"
        ) from error
    if nlp.lang != "nl":
        raise ModelError(f"{name}: is a model of {nlp.lang!r}; use a Dutch one (nl_core_news_…)")
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"{name}: has no parser; use a model that parses (nl_core_news_…)")
    return nlp


def model_version(name: str) -> str:
    """The name and version of an installed model, for the record; raises :class:`ModelError`."""
    return f"{name} {build(name).meta.get('version', '')}".strip()


def make_doc(
    nlp: Language, text: str, context: DocumentContext, registry: PartyRegistry | None = None
) -> Doc:
    """A ``Doc`` of a clean text that knows which document it is from; for ``nlp(doc)``.

    ``registry`` has the parties that can be named in it; None: those of the reference data.
    """
    doc = tokens.tokenized(nlp, text)
    doc._.context = context
    doc._.registry = registry
    return doc
