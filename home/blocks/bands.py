from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.article import PictureBlock, ProseBlock
from home.blocks.previews import some_picture
from home.links import LinkBlock, OptionalLinkBlock
from news.blocks import LatestNewsBlock, NoticesBlock

BUTTONS = [{"title": "申请入会", "url": "/join/"}, {"title": "查看入会指南", "url": "/guide/"}]


class NoticeBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("Label"), max_length=8, required=False, help_text=_("Shown in red in front.")
    )
    text = blocks.CharBlock(label=_("Words"), max_length=120)
    link = OptionalLinkBlock(label=_("Link"))

    class Meta:
        icon = "warning"
        label = _("Announcement")
        description = _("One line across the page for what everybody must see now.")
        template = "home/blocks/notice.html"
        preview_value = {
            "label": "提示",
            "text": "本年度会员单位续费已开始，请登录会员中心办理。",
            "link": {"title": "会员中心", "url": "/member/"},
        }


class HeroBlock(blocks.StructBlock):
    eyebrow = blocks.CharBlock(label=_("Line above the title"), max_length=60, required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Words"), required=False)
    image = PictureBlock(label=_("Picture"), required=False, help_text=_("Wide, at least 1600 pixels."))
    links = blocks.ListBlock(LinkBlock(), label=_("Buttons"), max_num=2, default=[])

    class Meta:
        icon = "image"
        label = _("Opening picture")
        description = _("The first thing visitors see: a wide picture, a sentence and what to do next.")
        template = "home/blocks/hero.html"

    def get_preview_value(self):
        return self.normalize(
            {
                "eyebrow": "服务会员 · 服务行业 · 服务社会",
                "title": "安全供气，温暖万家",
                "text": "促进安全供应、技术进步和行业自律。",
                "image": some_picture(),
                "links": BUTTONS,
            }
        )


class JoinBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Words"), required=False)
    links = blocks.ListBlock(LinkBlock(), label=_("Buttons"), max_num=2)

    class Meta:
        icon = "group"
        label = _("Invitation to join")
        description = _("A coloured band with one or two buttons.")
        template = "home/blocks/join.html"
        preview_value = {
            "title": "欢迎加入协会",
            "text": "准备好营业执照和盖章的会员登记表，几分钟即可完成在线填报。",
            "links": BUTTONS,
        }


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
        description = _("What members get, or what the association does; three or six points look best.")
        template = "home/blocks/features.html"
        preview_value = {
            "title": "会员权益",
            "features": [
                {"icon": "certificate", "title": "会员证书", "text": "带编号和二维码，可在线查验。"},
                {"icon": "book", "title": "会员刊物", "text": "每两个月一期，免费赠阅。"},
                {"icon": "users", "title": "培训与研讨", "text": "优先参加技术培训和考察交流。"},
            ],
        }


class MagazineBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Words"), required=False)
    count = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=6, default=4)

    class Meta:
        icon = "folder-open-1"
        label = _("Latest issues of the magazine")
        description = _("The covers of the newest issues; new ones appear by themselves.")
        template = "home/blocks/magazine.html"
        preview_value = {"title": "会员刊物", "text": "每两个月一期，在线阅读。", "count": 4}


class MembersBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Words"), required=False)
    count = blocks.IntegerBlock(label=_("How many"), min_value=4, max_value=24, default=12)

    class Meta:
        icon = "group"
        label = _("Newest members")
        description = _("Companies that joined last and agree to be shown, with their logos.")
        template = "home/blocks/members.html"
        preview_value = {"title": "会员单位", "text": "欢迎新加入的会员单位。", "count": 8}


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
        description = _("Numbered steps from left to right; three to five fit.")
        template = "home/blocks/steps.html"
        preview_value = {
            "title": "入会流程",
            "steps": [
                {"title": title, "text": "示例说明文字。"}
                for title in ("填报信息", "秘书处审核", "缴纳会费", "入会成功")
            ],
            "link": {"title": "查看入会指南", "url": "/guide/"},
        }


class ContactBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Words"), required=False)

    class Meta:
        icon = "mail"
        label = _("Contact details")
        description = _("Phone, address and opening hours of the association.")
        help_text = _("Phone, address and opening hours come from the settings of the association.")
        template = "home/blocks/contact.html"
        preview_value = {"title": "联系我们", "text": ""}


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
        description = _("Names with links to other sites, with or without a logo.")
        template = "home/blocks/partners.html"
        preview_value = {
            "title": "友情链接",
            "partners": [
                {"name": name, "url": "https://example.com/"}
                for name in ("示例主管部门", "示例行业协会", "示例检测中心", "示例设计研究院")
            ],
        }


class HomeBlocks(blocks.StreamBlock):
    hero = HeroBlock(group=_("For everybody"))
    notice = NoticeBlock(group=_("For everybody"))
    features = FeaturesBlock(group=_("For everybody"))
    text = ProseBlock(group=_("For everybody"))
    contact = ContactBlock(group=_("For everybody"))
    partners = PartnersBlock(group=_("For everybody"))
    latest_news = LatestNewsBlock(group=_("Fills itself"))
    notices = NoticesBlock(group=_("Fills itself"))
    magazine = MagazineBlock(group=_("Fills itself"))
    members = MembersBlock(group=_("Fills itself"))
    steps = StepsBlock(group=_("For those who want to join"))
    join = JoinBlock(group=_("For those who want to join"))

    class Meta:
        block_counts = {"hero": {"max_num": 1}}
