"""Texts as broken or hostile files have them, and how much work reading them is."""
