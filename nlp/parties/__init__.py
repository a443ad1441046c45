"""Parties in sentences: who is named (:mod:`nlp.parties.mentions`), in which role
(:mod:`nlp.parties.roles`)."""

from nlp.parties.mentions import parties_of
from nlp.parties.model import Mention, PartyRole
from nlp.parties.people import with_people
from nlp.parties.roles import roles_of
from nlp.parties.unknown import unknown_notes

__all__ = ["Mention", "PartyRole", "parties_of", "roles_of", "unknown_notes", "with_people"]
