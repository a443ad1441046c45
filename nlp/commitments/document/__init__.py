"""A document from top to bottom: what introduces what, and which kind of text it is."""
