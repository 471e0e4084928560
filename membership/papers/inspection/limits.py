"""How much an uploaded file may ask of us before we stop looking."""

MAX_PIXELS = 50_000_000
MAX_PDF_PAGES = 200
MAX_ENTRIES = 500
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200  # unpacked to packed, once it is more than SMALL_UNPACKED
SMALL_UNPACKED = 10 * 1024 * 1024
THUMBNAIL_SIDE = 480
