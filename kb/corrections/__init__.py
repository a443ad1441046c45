"""A person's corrections, applied to what was read: see :mod:`kb.corrections.apply`."""
