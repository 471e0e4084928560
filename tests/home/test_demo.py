from io import BytesIO

import pytest
from PIL import Image
from wagtail.models import Page, Site

from home.demo import guide, load_site_demo, pictures
from home.demo.heating import guide as heating_guide
from home.demo.screens import SIZE
from home.models import AssociationSettings, GuidePage, HomePage
from news.models import NewsPage

from .conftest import small_picture


def test_the_demonstration_is_the_default_site(demo):
    site = Site.objects.get()
    assert (site.root_page_id, site.is_default_site) == (demo.pk, True)
    assert AssociationSettings.load().name == "江苏省燃气热力协会"
    assert NewsPage.objects.live().count() >= 8
    assert GuidePage.objects.live().count() == 8


def test_another_association_has_its_own_words(db, monkeypatch):
    monkeypatch.setattr(pictures, "opening", small_picture)
    monkeypatch.setattr(pictures, "cover", small_picture)
    monkeypatch.setattr("home.demo.screens.Screen.png", small_picture)
    monkeypatch.setattr("home.demo.add_magazine", lambda **_: None)
    home = load_site_demo(association="t")
    assert AssociationSettings.load().name == "中国城镇供热协会"
    assert GuidePage.objects.live().count() == len(heating_guide.STEPS)
    words = " ".join(
        str(page.specific.body) for page in home.get_descendants().live() if hasattr(page.specific, "body")
    )
    assert "江苏" not in words


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


@pytest.mark.parametrize("step", [*guide.STEPS, *heating_guide.STEPS], ids=lambda step: step["slug"])
def test_sketches_are_pictures_even_without_a_chinese_font(step, monkeypatch):
    monkeypatch.setattr("home.demo.screens.FONTS", {})
    assert Image.open(BytesIO(step["picture"]().png())).size == SIZE
