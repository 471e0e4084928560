"""What a standard page has beside an article's parts: the chapters of a charter, the people of a council."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.article import ArticleBlocks, PictureBlock
from home.numerals import chinese_number


class ChapterBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60, help_text=_("For example 第一章 总则."))
    articles = blocks.ListBlock(
        blocks.RichTextBlock(features=["bold", "ol", "ul", "link", "document-link"]),
        label=_("Articles"),
        help_text=_("They are numbered by themselves, on through all chapters of the page."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Chapter of a charter")
        template = "home/blocks/chapter.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        first = articles_before(value, (parent_context or {}).get("page")) + 1
        context["articles"] = [
            {"number": number, "name": f"第{chinese_number(number)}条", "words": words}
            for number, words in enumerate(value["articles"], start=first)
        ]
        return context


def articles_before(chapter, page) -> int:
    """How many articles the chapters above this one have."""
    count = 0
    for block in getattr(page, "body", None) or []:
        if block.value is chapter:
            return count
        if block.block_type == "chapter":
            count += len(block.value["articles"])
    return 0


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=40)
    post = blocks.CharBlock(
        label=_("Post"), max_length=60, required=False, help_text=_("In the association, for example 副会长.")
    )
    company = blocks.CharBlock(label=_("Company and position"), max_length=120, required=False)
    portrait = PictureBlock(
        label=_("Portrait"),
        required=False,
        help_text=_("Cut upright around the focal point, which is set at the picture."),
    )


class PeopleBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Words"), required=False)
    people = blocks.ListBlock(PersonBlock(), label=_("People"))

    class Meta:
        icon = "group"
        label = _("People")
        template = "home/blocks/people.html"


class StandardBlocks(ArticleBlocks):
    chapter = ChapterBlock()
    people = PeopleBlock()
