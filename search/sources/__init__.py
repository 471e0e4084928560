"""Where entries come from: one module for each kind of thing that can be found.

Each has `rebuild()`, which writes all its entries, and answers to what happens to a page:
`page_changed(page)`, and `below_changed(page)` when the page's place or limits changed, and with them those
of all pages below.
"""

from . import documents, members, pages, products, sheets

SOURCES = (pages, sheets, members, products, documents)
