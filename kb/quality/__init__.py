"""How well the documents are read: a knowledge base measured on what people marked in them.

``python -m kb.quality`` (``make quality``) builds the knowledge base afresh, without a person's
corrections, compares it with a folder of annotations and writes ``docs/quality.md`` and
``docs/quality.json``. The annotations are not part of this repository.
"""
