"""Did you mean: words that sound like what was typed, of those that really occur."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page

from home.audience.models import PageLimit
from search.models import Entry, VocabularyWord
from search.suggestions import suggest
from search.vocabulary import rebuild_vocabulary

from .quality.judged import read_slips, read_texts

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def vocabulary(django_db_setup, django_db_blocker):
    """That of the texts which the quality of the search is held with."""
    with django_db_blocker.unblock(), transaction.atomic():
        Entry.objects.bulk_create(
            Entry(content_type=ContentType.objects.get_for_model(Page), object_id=number, **vars(text))
            for number, text in enumerate(read_texts(), 1)
        )
        rebuild_vocabulary()
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(("typed", "meant"), read_slips())
def test_a_slip_leads_to_the_word_that_was_meant(vocabulary, typed, meant):
    assert suggest(typed) == meant.lower()


@pytest.mark.parametrize(
    "typed", ["燃气", "燃气表", "lng", "", " ", "*", "\0", "的", "龘靐齉", "xqzwv", "2026年", "a" * 500]
)
def test_what_is_right_or_unknown_has_no_suggestion(vocabulary, typed):
    assert suggest(typed) is None


def test_a_suggestion_costs_a_handful_of_queries(vocabulary, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        suggest("然气管到 夜化石油 xqzwvp 报井器安装")


def test_a_suggestion_tells_no_word_of_what_is_closed():
    page = Page.objects.get(depth=2).add_child(instance=Page(title="通知", slug="closed"))
    PageLimit.objects.create(page=page, kind="members")
    entry = {"content_type": page.content_type, "kind": "page", "page": page, "object_id": 10_000}
    Entry.objects.create(**entry, face="whole", title="通知", body="并购重组方案，并购重组方案。")
    Entry.objects.create(**entry, face="outside", title="通知", teaser="内部通知")
    rebuild_vocabulary()
    assert suggest("binggou") is None
    assert not VocabularyWord.objects.filter(text__contains="并购").exists()
