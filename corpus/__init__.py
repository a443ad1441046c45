"""The documents, what is known about them, and the reference data."""
