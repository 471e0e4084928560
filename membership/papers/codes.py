"""Verification codes: easy to type from paper, hopeless to guess, and wrong ones are told apart.

Thirty-one characters, a prime number, so that the weighted check character catches every single
wrong character and every swap of two.
"""

import secrets
import unicodedata

from .errors import MistypedCode

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O, no 1 I L
LENGTH = 12


def check_character(body: str) -> str:
    total = sum(weight * ALPHABET.index(character) for weight, character in enumerate(body, start=1))
    # The check character weighs one more than the last of the body; make the whole sum zero.
    inverse = pow(LENGTH, -1, len(ALPHABET))
    return ALPHABET[-total * inverse % len(ALPHABET)]


def new_code() -> str:
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + check_character(body)


def normalise(typed: str) -> str:
    """Forgive spaces, hyphens, lower case and full-width characters."""
    text = unicodedata.normalize("NFKC", typed).upper()
    return "".join(character for character in text if character.isalnum())


def parse_code(typed: str) -> str:
    code = normalise(typed)
    if len(code) != LENGTH or set(code) - set(ALPHABET) or check_character(code[:-1]) != code[-1]:
        raise MistypedCode(typed)
    return code


def grouped(code: str) -> str:
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
