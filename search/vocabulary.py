"""The words that really occur, for suggestions: single and side by side, those of titles first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import rjieba
from django.core.cache import caches
from django.db import transaction
from django.db.models import Count, Max, Sum
from django.db.models.functions import Length

from home.audience.readers import Reader

from .analysis.folding import HAN, fold
from .analysis.indexing import GAP
from .analysis.sounds import sounds_of
from .models import VocabularyWord
from .visible import visible_to

LARGEST = 20_000  # words
TITLE_COUNTS = 5
BODY_READ = 3_000  # characters of each text: what it is about stands there
WORD = re.compile(rf"[{HAN}]{{2,8}}|[a-z]{{2,20}}")
PART = re.compile(rf"[{HAN}]+|[a-z]+")
MARK = "search.vocabulary"


def refresh_vocabulary() -> bool:
    """Rebuilds it if entries changed since. Says whether it did."""
    entries = visible_to(Reader.VISITOR)
    lengths = {name: Sum(Length(name)) for name in ("title", "teaser", "body")}
    state = entries.aggregate(count=Count("pk"), newest=Max("pk"), **lengths)
    if caches["shared"].get(MARK) == state:
        return False
    rebuild_vocabulary()
    caches["shared"].set(MARK, state, timeout=None)
    return True


def rebuild_vocabulary() -> int:
    """Only from what a stranger may read: a suggestion must not tell a word of anything closed."""
    counted: Counter[str] = Counter()
    texts = visible_to(Reader.VISITOR).values_list("title", "teaser", "body").order_by()
    for title, teaser, body in texts.iterator(chunk_size=500):
        for word in _words(title, together=3):
            counted[word] += TITLE_COUNTS
        counted.update(_words(f"{teaser}\n\n{body[:BODY_READ]}", together=2))
    # What stands together once in a body is chance.
    common = ((word, times) for word, times in counted.most_common() if times > 1)
    return _write({word: times for (word, times), _ in zip(common, range(LARGEST), strict=False)})


def _words(text: str, *, together: int) -> Iterator[str]:
    """The words of a text, and as many as `together` of them as one."""
    for part in PART.findall(GAP.sub("", fold(text))):
        words = rjieba.cut(part)
        for width in range(1, together + 1):
            for start in range(len(words) - width + 1):
                word = "".join(words[start : start + width])
                if WORD.fullmatch(word):
                    yield word


@transaction.atomic
def _write(words: dict[str, int]) -> int:
    rows = {(word, sound): times for word, times in words.items() for sound in sounds_of(word)}
    kept = {(row.text, row.sound): row for row in VocabularyWord.objects.all()}
    gone = [row.pk for key, row in kept.items() if rows.get(key) != row.times]
    for batch in _batches(gone):
        VocabularyWord.objects.filter(pk__in=batch).delete()
    VocabularyWord.objects.bulk_create(
        (
            VocabularyWord(text=text, sound=sound, times=times)
            for (text, sound), times in rows.items()
            if (text, sound) not in kept or kept[text, sound].times != times
        ),
        batch_size=1_000,
    )
    return len(words)


def _batches(keys: list[int], size: int = 1_000) -> Iterable[list[int]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))
