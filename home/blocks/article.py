from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

PROSE = ["h2", "h3", "bold", "italic", "ol", "ul", "hr", "link", "document-link"]


class PictureBlock(ImageBlock):
    """Wagtail gives the chooser inside no label that can be translated."""

    def __init__(self, required=True, **kwargs):
        super().__init__(required=required, **kwargs)
        self.child_blocks["image"].label = _("Picture")


class ProseBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        kwargs.setdefault("features", PROSE)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Words")
        template = "home/blocks/prose.html"


class FigureBlock(blocks.StructBlock):
    image = PictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "home/blocks/figure.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Words"))
    source = blocks.CharBlock(label=_("Who said it"), max_length=80, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "home/blocks/quote.html"


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Text of the link"), max_length=120, required=False)

    class Meta:
        icon = "download"
        label = _("Download")
        template = "home/blocks/download.html"


class TipBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=40, required=False)
    text = blocks.RichTextBlock(label=_("Words"), features=["bold", "link", "document-link"])

    class Meta:
        icon = "info-circle"
        label = _("Tip")
        template = "home/blocks/tip.html"


class ArticleBlocks(blocks.StreamBlock):
    """The body of an article, a guide or any other page that is read."""

    text = ProseBlock()
    figure = FigureBlock()
    tip = TipBlock()
    quote = QuoteBlock()
    download = DownloadBlock()
