from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.article import PictureBlock, ProseBlock
from home.links import LinkBlock, OptionalLinkBlock


class NoticeBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("Label"), max_length=8, required=False, help_text=_("Shown in red in front.")
    )
    text = blocks.CharBlock(label=_("Words"), max_length=120)
    link = OptionalLinkBlock(label=_("Link"))

    class Meta:
        icon = "warning"
        label = _("Announcement")
        template = "home/blocks/notice.html"


class HeroBlock(blocks.StructBlock):
    eyebrow = blocks.CharBlock(label=_("Line above the title"), max_length=60, required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Words"), required=False)
    image = PictureBlock(label=_("Picture"), required=False, help_text=_("Wide, at least 1600 pixels."))
    links = blocks.ListBlock(LinkBlock(), label=_("Buttons"), max_num=2, default=[])

    class Meta:
        icon = "image"
        label = _("Opening picture")
        template = "home/blocks/hero.html"


class JoinBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Words"), required=False)
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
    text = blocks.TextBlock(label=_("Words"), required=False)


class FeaturesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Words"), required=False)
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
    text = blocks.TextBlock(label=_("Words"), required=False)


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Words"), required=False)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"))
    link = OptionalLinkBlock(label=_("Link"))

    class Meta:
        icon = "list-ol"
        label = _("Steps of joining")
        template = "home/blocks/steps.html"


class ContactBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Words"), required=False)

    class Meta:
        icon = "mail"
        label = _("Contact details")
        help_text = _("Phone, address and opening hours come from the settings of the association.")
        template = "home/blocks/contact.html"


class PartnerBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=60)
    url = blocks.URLBlock(label=_("Web address"), required=False)
    logo = PictureBlock(label=_("Logo"), required=False)


class PartnersBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    partners = blocks.ListBlock(PartnerBlock(), label=_("Partners"))

    class Meta:
        icon = "site"
        label = _("Partners and links")
        template = "home/blocks/partners.html"


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
