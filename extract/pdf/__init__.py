"""Reading PDFs into the page model of :mod:`extract.model`."""

from extract.pdf.errors import PdfError
from extract.pdf.reader import READER, read_pdf

__all__ = ["READER", "PdfError", "read_pdf"]
