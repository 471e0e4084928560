"""A Word document as pages: its sheet, tables, pictures and type, laid out without an office suite.

What forms are made of is carried over: page size and margins, tables with merged cells, widths, heights,
borders and shading, paragraphs and type, pictures, page breaks, header and footer with page numbers. Text
boxes, columns and drawings are not.
"""

from .pages import word_as_pdf

__all__ = ["word_as_pdf"]
