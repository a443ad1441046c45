"""Readers of files in which marks say what is a heading, a list or a table: HTML and Word."""

from extract.markup.html import read_html
from extract.markup.word import read_word

__all__ = ["read_html", "read_word"]
