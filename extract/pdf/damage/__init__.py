"""Damage of a PDF: what is broken is said of the page on which it is, as no number of it can be trusted.

A reader of PDFs mends what it can and says nothing: a page whose stream ends early is a shorter page, a
font that is gone is text without letters. So the file is looked at in four ways. Its objects must be there and
its streams whole (:mod:`objects`, :mod:`streams`); what draws a page must be understood (:mod:`interpreter`);
and another program, PDFium, must see no more pages and no more figures (:mod:`second_reading`).
"""

from extract.pdf.damage.find_damage import Damage, find_damage
from extract.pdf.damage.objects import ObjectFaults, structure_fault
from extract.pdf.damage.second_reading import SecondReading, second_reading

__all__ = [
    "Damage",
    "ObjectFaults",
    "SecondReading",
    "find_damage",
    "second_reading",
    "structure_fault",
]
