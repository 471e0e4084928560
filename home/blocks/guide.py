"""A step of a guide shows the screen, with numbers where something is to be done."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.article import ArticleBlocks, PictureBlock

MARK = 0.026  # radius of a mark, by the picture's width


class HintBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("What to do here"), max_length=120)
    x = blocks.IntegerBlock(
        label=_("From the left, in percent"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Where the number stands on the picture; left empty, it stands below only."),
    )
    y = blocks.IntegerBlock(label=_("From the top, in percent"), min_value=0, max_value=100, required=False)


class ScreenBlock(blocks.StructBlock):
    """A screenshot with numbered hints: the numbers lie on the picture, the words stand below it."""

    image = PictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)
    hints = blocks.ListBlock(HintBlock(), label=_("Numbered hints"), default=[], max_num=9)

    class Meta:
        icon = "desktop"
        label = _("Screenshot with hints")
        template = "home/blocks/screen.html"

    def get_context(self, value, parent_context=None):
        return {**super().get_context(value, parent_context), **marks_of(value)}


def marks_of(value) -> dict:
    """Where the numbers stand, in the picture's own pixels, so that they grow with it."""
    image = value["image"]
    width, height = image.width, image.height
    marks = [
        {"number": number, "x": round(width * hint["x"] / 100), "y": round(height * hint["y"] / 100)}
        for number, hint in enumerate(value["hints"], start=1)
        if hint["x"] is not None and hint["y"] is not None
    ]
    radius = round(width * MARK)
    return {
        "marks": marks,
        "width": width,
        "height": height,
        "radius": radius,
        "stroke": max(radius // 7, 1),
    }


class GuideBlocks(ArticleBlocks):
    screen = ScreenBlock()
