"""Pictures are ready in every size before the first visitor comes."""

from wagtail.images import get_image_model

from home.warming import warm_page_after, warm_with_lists
from news.models import NewsPage


def sizes() -> int:
    return get_image_model().get_rendition_model().objects.count()


def test_published_article_has_its_pictures_in_all_places_that_show_it(demo, client):
    article = NewsPage.objects.filter(image__isnull=False).live().first()
    warm_with_lists(page_id=article.pk)
    ready = sizes()
    assert ready > 0
    for path in (article.url, "/news/", "/"):
        assert client.get(path).status_code == 200
    assert sizes() == ready


def test_all_pages_are_opened_one_after_the_other(demo):
    first = warm_page_after(page_id=0)
    assert warm_page_after(page_id=first) > first
    assert warm_page_after(page_id=10**9) is None
    assert sizes() > 0
