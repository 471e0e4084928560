"""The articles as Atom and RSS, for readers that people choose themselves."""

import re
from datetime import datetime, time
from html import unescape

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import format_html, strip_tags
from django.utils.text import Truncator
from django.utils.timezone import make_aware

from home.audience.limits import page_limits
from home.audience.readers import reader_of
from home.models import AssociationSettings
from home.templatetags.home_tags import settings_of

LENGTH = 20
OPENING = 400
NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(value):
    """Without what XML has no place for, which comes along when words are pasted."""
    if isinstance(value, (list, tuple)):
        return [clean(each) for each in value]
    return NO_XML.sub("", value) if isinstance(value, str) else value


class CleanWords:
    """Mixed into a kind of feed: whatever it is given is cleaned, here and nowhere else."""

    def __init__(self, *args, **words):
        super().__init__(*args, **{name: clean(value) for name, value in words.items()})

    def add_item(self, *args, **words):
        super().add_item(*args, **{name: clean(value) for name, value in words.items()})


class CleanAtom(CleanWords, Atom1Feed):
    pass


class CleanRss(CleanWords, Rss201rev2Feed):
    pass


def opening_of(body) -> str:
    """Of the paragraphs only, as they are stored: pictures and files would be fetched one by one."""
    words = " ".join(unescape(strip_tags(part["value"])) for part in body.raw_data if part["type"] == "text")
    return Truncator(words).chars(OPENING)


class AtomFeed(Feed):
    feed_type = CleanAtom
    language = settings.LANGUAGE_CODE
    route = "feed"

    def __init__(self, *, index, category=None):
        self.index, self.category = index, category

    def get_object(self, request):
        self.request = request
        self.association = settings_of(AssociationSettings, {"request": request})
        self.limits = page_limits(reader_of(request))

    def title(self):
        parts = [self.association.name, self.index.title, self.category.name if self.category else ""]
        return " – ".join(filter(None, parts))

    def address(self, feed: str = "") -> str:
        slug = self.category.slug if self.category else ""
        path = self.index.address(self.request, category=slug, feed=feed)
        return self.request.build_absolute_uri(path)

    def link(self):
        return self.address()

    def feed_url(self):
        return self.address(self.route)

    def feed_guid(self):
        return f"urn:uuid:{self.index.translation_key}" + (f"/{self.category.slug}" if self.category else "")

    def description(self):
        return self.index.lead or self.association.description

    subtitle = description

    def author_name(self):
        return self.association.name

    def items(self):
        articles = self.index.articles().newest().select_related("category")
        if self.category:
            articles = articles.filter(category=self.category)
        return articles[:LENGTH]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        """Of what is not open to everybody, the summary only."""
        words = "" if self.limits.on_the_way_to(item.path) else opening_of(item.body)
        return format_html("<p>{}</p><p>{}</p>" if words else "<p>{}</p>", item.summary, words)

    def item_link(self, item):
        return self.request.build_absolute_uri(item.get_url(self.request))

    item_guid_is_permalink = False

    def item_guid(self, item):
        """Stays when the article moves."""
        return f"urn:uuid:{item.translation_key}"

    def item_categories(self, item):
        return [item.category.name] if item.category else []

    def item_pubdate(self, item):
        published = item.first_published_at
        if published and published.date() == item.date:
            return published
        return make_aware(datetime.combine(item.date, time(9)))

    def item_updateddate(self, item):
        return max(filter(None, [item.last_published_at, self.item_pubdate(item)]))


class RssFeed(AtomFeed):
    feed_type = CleanRss
    route = "feed/rss"


FEEDS = {"atom": AtomFeed, "rss": RssFeed}
