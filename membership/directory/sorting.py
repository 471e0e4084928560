"""The order of Chinese names."""

import unicodedata

KEY_LENGTH = 80


def name_key(name: str) -> str:
    """Sorts as a dictionary does: GB 18030 keeps the common characters in the order of their pinyin."""
    plain = unicodedata.normalize("NFKC", name).casefold().strip()
    return plain.encode("gb18030").hex()[:KEY_LENGTH]
