"""Which words people search for (Wagtail's report "Search terms"), and which of them others are shown."""

from django.db.models import F, Sum
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

from .analysis import fold

LONGEST = 40
LONGEST_NUMBER = 6  # longer ones are phones and codes of somebody
POPULAR = 8
KEPT_DAYS = 90


def note_words(words: str) -> None:
    """One more search for them today. What looks like personal data is not kept."""
    words = " ".join(fold(words).split())
    digits = sum(character.isdigit() for character in words)
    if not words or len(words) > LONGEST or digits > LONGEST_NUMBER or "@" in words:
        return
    today = QueryDailyHits.objects.filter(query__query_string=words, date=timezone.localdate())
    if not today.update(hits=F("hits") + 1):
        Query.get(words).add_hit(date=timezone.localdate())


def popular_words() -> list[str]:
    """The words that editors promote something for, the most searched first: what strangers type is never
    shown to others unread."""
    kept = Query.objects.filter(editors_picks__isnull=False).distinct()
    return list(
        kept.annotate(times=Sum("daily_hits__hits", default=0))
        .order_by("-times", "query_string")
        .values_list("query_string", flat=True)[:POPULAR]
    )


def forget_words() -> None:
    """What was asked long ago is no longer counted; words that editors promote something for stay."""
    QueryDailyHits.garbage_collect(KEPT_DAYS)
    Query.garbage_collect()
