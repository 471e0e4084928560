"""Names as people gave them, made harmless. Chinese stays."""

import re
import unicodedata

MAX_LENGTH = 120


def clean_name(name: str, extension: str, aliases: tuple[str, ...] = ()) -> str:
    """The last part of a path, without control characters, ending as its content does."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    # Cc and Cf: control characters, and the marks that turn the direction of writing.
    name = "".join(" " if unicodedata.category(each) in {"Cc", "Cf", "Zl", "Zp"} else each for each in name)
    name = re.sub(r'[<>:"|?*%]', "", name)
    name = re.sub(r"\s+", " ", name).strip().rstrip(" .")
    stem, dot, ending = name.rpartition(".")
    if dot and f".{ending.lower()}" in {extension, *aliases}:
        extension = f".{ending.lower()}"
    else:
        stem = name
    return f"{stem[:MAX_LENGTH].strip(' .') or 'file'}{extension}"
