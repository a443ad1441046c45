"""Parties in sentences: who is named (:mod:`nlp.parties.mentions`), in which role
(:mod:`nlp.parties.roles`)."""
