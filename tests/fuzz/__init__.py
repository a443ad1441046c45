"""Damage done to files on purpose, to see what reading them says of it."""
