"""Bands of the home page that fill themselves with articles."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def categories() -> list[tuple[str, str]]:
    from news.models import NewsCategory  # articles are made of blocks, too

    return [(category.slug, category.name) for category in NewsCategory.all_kept()]


class CategoryChoice(blocks.ChoiceBlock):
    def __init__(self, **kwargs):
        kwargs["choices"] = categories
        super().__init__(**kwargs)

    def deconstruct(self):
        """Categories are rows, no part of a migration."""
        return ("wagtail.blocks.CharBlock", [], {"required": False})


class LatestNewsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    category = CategoryChoice(
        label=_("Only of the category"), required=False, help_text=_("Empty: of all categories.")
    )
    without = CategoryChoice(
        label=_("Leave out the category"),
        required=False,
        help_text=_("For example the notices, when they have a band of their own."),
    )
    count = blocks.IntegerBlock(
        label=_("How many"),
        min_value=3,
        max_value=9,
        default=6,
        help_text=_("The newest one is shown large, with its picture."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Latest news")
        description = _("The newest article with its picture, and the headlines after it.")
        template = "news/blocks/latest_news.html"
        preview_value = {"title": "新闻资讯", "category": "", "without": "", "count": 6}


class NoticesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    category = CategoryChoice(label=_("Category"), help_text=_("The category that holds notices."))
    count = blocks.IntegerBlock(label=_("How many"), min_value=2, max_value=8, default=4)

    class Meta:
        icon = "clipboard-list"
        label = _("Notices")
        description = _(
            "The newest articles of one category as a list of dates and titles, without pictures."
        )
        template = "news/blocks/notices.html"

    def get_preview_value(self):
        slugs = [slug for slug, _name in categories()] or [""]
        return self.normalize({"title": "通知公告", "category": slugs[0], "count": 4})
