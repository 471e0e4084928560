"""The public site of the demonstration. Touches nothing once a home page exists."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page

from home.demo import pages
from home.demo.associations import association_called
from home.demo.downloads import add_downloads
from home.demo.front import compose_home
from home.demo.guidance import add_guide
from home.demo.news.adding import add_news
from home.demo.standing import add_standing_pages
from home.models import HomePage
from news.magazine.demo import add_magazine


@transaction.atomic
def load_site_demo(*, association: str) -> HomePage:
    """Returns the home page, so that the caller can add pages of its own below it."""
    if existing := HomePage.objects.first():
        return existing
    told = association_called(association)
    address = urlsplit(settings.PUBLIC_URL)
    port = address.port or {"https": 443}.get(address.scheme, 80)
    home = pages.add_home_page(root=Page.get_first_root_node(), name=told.name)
    pages.set_site(home=home, name=told.name, hostname=address.hostname or "localhost", port=port)
    pages.set_association(values=told.settings)
    standing = add_standing_pages(home=home, told=told)
    downloads = add_downloads(home=home, sections=told.downloads)
    news = add_news(home=home, stories=told.stories)
    magazine = add_magazine(
        home=home,
        title=told.magazine.title,
        name=told.magazine.name,
        lead=told.magazine.lead,
        licence=told.magazine.licence,
    )
    guide_index = add_guide(home=home, guide=told.guide)
    compose_home(home=home, guide_index=guide_index, told=told)
    pages.set_menus(
        home=home,
        rooms={"新闻资讯": news, "会刊": magazine, "入会指南": guide_index, "资料下载": downloads},
        standing=standing,
    )
    return HomePage.objects.get(pk=home.pk)
