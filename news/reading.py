"""How long a text takes to read."""

import math

CHARACTERS_A_MINUTE = 400  # of Chinese, unhurried


def minutes_to_read(body) -> int:
    """At least one minute, for what a stream field holds."""
    words = "".join("".join(block.block.get_searchable_content(block.value)) for block in body)
    return max(1, math.ceil(len(words) / CHARACTERS_A_MINUTE))
