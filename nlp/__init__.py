"""From passages and tables to counts, commitments, parties and deadlines."""

from nlp.light_spacy import leave_out_commands

leave_out_commands()
