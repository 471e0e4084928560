from io import BytesIO

import pytest
from PIL import Image
from wagtail.models import Page, Site

from home.demo import guide, load_site_demo, pictures
from home.demo.screens import SIZE
from home.models import AssociationSettings, GuidePage, HomePage
from news.models import NewsPage


def test_the_demonstration_is_the_default_site(demo):
    site = Site.objects.get()
    assert (site.root_page_id, site.is_default_site) == (demo.pk, True)
    assert AssociationSettings.load().name == "江苏省燃气热力协会"
    assert NewsPage.objects.live().count() >= 8
    assert GuidePage.objects.live().count() == 8


def test_loading_again_keeps_what_editors_changed(demo):
    article = NewsPage.objects.first()
    article.title = "改过的标题"
    article.save_revision().publish()
    count = Page.objects.count()

    assert load_site_demo(association="j") == HomePage.objects.get()

    assert Page.objects.count() == count
    assert NewsPage.objects.get(pk=article.pk).title == "改过的标题"


def test_pages_of_others_can_be_added_below_the_home_page(demo):
    demo.add_child(instance=Page(title="协议", slug="agreement"))
    assert Page.objects.get(slug="agreement").get_parent().pk == demo.pk


@pytest.mark.parametrize("motif", pictures.MOTIFS)
def test_covers_are_pictures(motif):
    assert Image.open(BytesIO(pictures.cover(motif, "blue", 1))).size == (1280, 720)


@pytest.mark.parametrize("step", guide.STEPS, ids=lambda step: step["slug"])
def test_sketches_are_pictures_even_without_a_chinese_font(step, monkeypatch):
    monkeypatch.setattr("home.demo.screens.FONTS", {})
    assert Image.open(BytesIO(step["picture"]().png())).size == SIZE
