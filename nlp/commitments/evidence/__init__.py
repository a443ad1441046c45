"""The questions that rules ask of a clause, and of a line in its place."""
