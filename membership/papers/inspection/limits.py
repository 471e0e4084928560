"""How much an uploaded file may ask of us before we stop looking."""

MAX_PIXELS = 50_000_000  # of a JPEG, which can be decoded to a smaller size
MAX_PIXELS_DECODED = 25_000_000  # of a picture that must be held whole
MAX_PDF_PAGES = 200
MAX_ENTRIES = 500
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 200  # unpacked to packed, once it is more than SMALL_UNPACKED
SMALL_UNPACKED = 10 * 1024 * 1024
THUMBNAIL_SIDE = 480
PDF_SECONDS = 4  # of processor time, and one more for each further page drawn at the same go
WORD_SECONDS = 8
MAX_WORD_TEXT = 2 * 1024 * 1024  # markup of all parts together; twice that takes minutes
