"""The clauses of Dutch sentences: where they begin, their verb, who is their subject."""
