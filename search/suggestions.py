"""Did you mean: a word that really occurs and sounds like the one that was typed. Asked only when a search
found nothing, and then for a handful of look-ups."""

import re
import string
from collections.abc import Iterable

from .analysis import fold
from .analysis.folding import HAN
from .analysis.sounds import sound_of
from .models import VocabularyWord

MOST_WORDS = 4
LONGEST = 24  # characters of a word
SHORTEST_SLIP = 3  # letters: a shorter word has too many neighbours
PARTS = (4, 3, 2)  # characters of a part that was mistyped, the longest first


def suggest(words: str) -> str | None:
    """What was probably meant, or None when nothing better is known."""
    typed = fold(words).split()
    if not typed or len(typed) > MOST_WORDS or any(len(word) > LONGEST for word in typed):
        return None
    spaced_out = len(typed) > 1 and all(_is_latin(word) for word in typed)
    if spaced_out and (whole := _best(_sounding(["".join(typed)]), "")):
        return whole
    meant = [_meant(word) or word for word in typed]
    return " ".join(meant) if meant != typed else None


def _meant(word: str) -> str | None:
    is_latin = _is_latin(word)
    is_word = is_latin or re.fullmatch(rf"[{HAN}]+", word)
    if not is_word or VocabularyWord.objects.filter(text=word).exists():
        return None
    if is_latin:
        return _best(_sounding([word]), word) or _two_words(word) or _slip(word, word)
    sound = sound_of(word)
    return _best(_sounding([sound]), word, len(word)) or _mended(word) or _slip(sound, word)


def _two_words(sound: str) -> str | None:
    """ranqianquan: 燃气 and 安全."""
    cuts = range(2, len(sound) - 1)
    known = _sounding({part for cut in cuts for part in (sound[:cut], sound[cut:])})
    both = [
        (min(known[sound[:cut]][0].times, known[sound[cut:]][0].times), cut)
        for cut in cuts
        if sound[:cut] in known and sound[cut:] in known
    ]
    if not both:
        return None
    _, cut = max(both)
    return known[sound[:cut]][0].text + known[sound[cut:]][0].text


def _mended(word: str) -> str | None:
    """A long word of which a part was mistyped: 燃气管到 is 燃气管道."""
    parts = [(start, width) for width in PARTS for start in range(len(word) - width + 1)]
    sounds = {(start, width): sound_of(word[start : start + width]) for start, width in parts}
    known = _sounding(set(sounds.values()))
    correct = {row.text for rows in known.values() for row in rows}
    for start, width in parts:
        part = word[start : start + width]
        better = _best({sound: known.get(sound, []) for sound in [sounds[start, width]]}, part, width)
        if better and part not in correct:
            return word[:start] + better + word[start + width :]
    return None


def _slip(sound: str, word: str) -> str | None:
    """One letter missing, one too many, one wrong, or two in the wrong order."""
    if len(sound) < SHORTEST_SLIP:
        return None
    cuts = [(sound[:at], sound[at:]) for at in range(len(sound) + 1)]
    letters = string.ascii_lowercase
    near = {head + tail[1:] for head, tail in cuts if tail}
    near |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    near |= {head + letter + tail[1:] for head, tail in cuts if tail for letter in letters}
    near |= {head + letter + tail for head, tail in cuts for letter in letters}
    return _best(_sounding(near - {sound}), word, None if _is_latin(word) else len(word))


def _sounding(sounds: Iterable[str]) -> dict[str, list[VocabularyWord]]:
    """The words that sound so, the most frequent first."""
    found: dict[str, list[VocabularyWord]] = {}
    for row in VocabularyWord.objects.filter(sound__in=list(sounds)).order_by("-times", "text"):
        found.setdefault(row.sound, []).append(row)
    return found


def _best(found: dict[str, list[VocabularyWord]], word: str, length: int | None = None) -> str | None:
    """The one that shares most characters with what was typed, and of these the most frequent."""
    rows = [row for rows in found.values() for row in rows if row.text != word]
    rows = [row for row in rows if length is None or len(row.text) == length]
    best = max(rows, key=lambda row: (_alike(row.text, word), row.times), default=None)
    return best.text if best else None


def _alike(text: str, word: str) -> int:
    return sum(one == other for one, other in zip(text, word, strict=False))


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()
