"""What editors build pages from: few blocks, each a whole band of the page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from home.links import LinkBlock, OptionalLinkBlock

PROSE = ["h2", "h3", "bold", "italic", "ol", "ul", "hr", "link", "document-link"]


class NoticeBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("Label"), max_length=8, required=False, help_text=_("Shown in red in front.")
    )
    text = blocks.CharBlock(label=_("Text"), max_length=120)
    link = OptionalLinkBlock(label=_("Link"))

    class Meta:
        icon = "warning"
        label = _("Announcement")
        template = "home/blocks/notice.html"


class HeroBlock(blocks.StructBlock):
    eyebrow = blocks.CharBlock(label=_("Line above the title"), max_length=60, required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Text"), required=False)
    image = ImageBlock(label=_("Picture"), required=False, help_text=_("Wide, at least 1600 pixels."))
    links = blocks.ListBlock(LinkBlock(), label=_("Buttons"), max_num=2, default=[])

    class Meta:
        icon = "image"
        label = _("Opening picture")
        template = "home/blocks/hero.html"


class JoinBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Text"), required=False)
    links = blocks.ListBlock(LinkBlock(), label=_("Buttons"), max_num=2)

    class Meta:
        icon = "group"
        label = _("Invitation to join")
        template = "home/blocks/join.html"


class FeatureBlock(blocks.StructBlock):
    icon = blocks.ChoiceBlock(
        label=_("Icon"),
        choices=[
            ("certificate", _("Certificate")),
            ("users", _("People")),
            ("book", _("Magazine")),
            ("message", _("Conversation")),
            ("handshake", _("Cooperation")),
            ("company", _("Building")),
            ("calendar", _("Calendar")),
            ("shield", _("Shield")),
            ("flame", _("Flame")),
        ],
        default="certificate",
    )
    title = blocks.CharBlock(label=_("Title"), max_length=40)
    text = blocks.TextBlock(label=_("Text"), required=False)


class FeaturesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Text"), required=False)
    features = blocks.ListBlock(FeatureBlock(), label=_("Points"))

    class Meta:
        icon = "grip"
        label = _("Points with icons")
        template = "home/blocks/features.html"


class LatestNewsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    count = blocks.IntegerBlock(label=_("How many"), min_value=3, max_value=9, default=6)

    class Meta:
        icon = "doc-full"
        label = _("Latest news")
        template = "home/blocks/latest_news.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=40)
    text = blocks.TextBlock(label=_("Text"), required=False)


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Text"), required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"))
    link = OptionalLinkBlock(label=_("Link"))

    class Meta:
        icon = "list-ol"
        label = _("Steps of joining")
        template = "home/blocks/steps.html"


class ContactBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "mail"
        label = _("Contact details")
        help_text = _("Phone, address and opening hours come from the settings of the association.")
        template = "home/blocks/contact.html"


class PartnerBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=60)
    url = blocks.URLBlock(label=_("Web address"), required=False)
    logo = ImageBlock(label=_("Logo"), required=False)


class PartnersBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    partners = blocks.ListBlock(PartnerBlock(), label=_("Partners"))

    class Meta:
        icon = "site"
        label = _("Partners and links")
        template = "home/blocks/partners.html"


class ProseBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        kwargs.setdefault("features", PROSE)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "home/blocks/prose.html"


class FigureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "home/blocks/figure.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Text"))
    source = blocks.CharBlock(label=_("Who said it"), max_length=80, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "home/blocks/quote.html"


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(label=_("Text of the link"), max_length=120, required=False)

    class Meta:
        icon = "download"
        label = _("Download")
        template = "home/blocks/download.html"


class TipBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=40, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "link", "document-link"])

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


class HomeBlocks(blocks.StreamBlock):
    hero = HeroBlock()
    notice = NoticeBlock()
    features = FeaturesBlock()
    latest_news = LatestNewsBlock()
    steps = StepsBlock()
    join = JoinBlock()
    contact = ContactBlock()
    partners = PartnersBlock()
    text = ProseBlock()

    class Meta:
        block_counts = {"hero": {"max_num": 1}}
