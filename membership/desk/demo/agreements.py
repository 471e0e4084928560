"""Agreements and the joining notice of the demonstration: beginnings that an association makes its own."""

from wagtail.models import Page
from wagtail.rich_text import RichText

from membership.accounts.models import AgreementKind, AgreementPage
from membership.joining.models import JoiningProcess

from .associations.facts import Association, Body

USER: Body = [
    ("paragraph", "<p>本协议由您与协会就使用本网站的会员服务订立。登录即表示您已阅读并同意本协议。</p>"),
    ("heading", "一、账号"),
    (
        "paragraph",
        "<p>手机号首次登录即完成注册。请妥善保管手机和密码；以您的账号进行的操作视为您本人的操作。人员变动时，请及时更换联络员。</p>",
    ),
    ("heading", "二、所填资料"),
    (
        "paragraph",
        "<p>您应保证所填信息和所传文件真实、完整，并有权代表所在单位提交。资料有变化时请及时更新。</p>",
    ),
    ("heading", "三、协会的服务"),
    (
        "paragraph",
        "<p>协会在本网站受理入会、收取会费、发放证书，并以短信告知办理进度。系统维护时服务可能短时中断，协会将尽量提前说明。</p>",
    ),
    ("heading", "四、协议的修改"),
    (
        "paragraph",
        "<p>本协议修改后会在本页公布新的版本；您再次登录时以新版本为准，系统会记录您同意的版本和时间。</p>",
    ),
]

PRIVACY: Body = [
    (
        "paragraph",
        "<p>本政策说明协会在会员服务中收集哪些个人信息、用来做什么、保存多久，以及您有哪些权利。</p>",
    ),
    ("heading", "一、我们收集的信息"),
    (
        "paragraph",
        "<ul><li>登录：手机号、登录时间和网络地址；</li><li>入会：联系人姓名、职位、手机号、邮箱；</li><li>单位资料：营业执照、登记表等文件。</li></ul><p>我们不收集身份证号码。</p>",
    ),
    ("heading", "二、用途"),
    (
        "paragraph",
        "<p>仅用于身份验证、入会审核、会费与票据办理、证书发放以及与会员的联络，不用于其他目的，不出售给任何人。</p>",
    ),
    ("heading", "三、保存与保护"),
    (
        "paragraph",
        "<p>上传的文件只有本单位和协会的经办人员可以查看。信息在会员资格存续期间及法律要求的期限内保存，期满后删除或匿名化。</p>",
    ),
    ("heading", "四、您的权利"),
    (
        "paragraph",
        "<p>您可以查阅、复制、更正您的信息，可以撤回同意或要求删除；请与秘书处联系，我们将在十五个工作日内答复。</p>",
    ),
]

LICENCE: Body = [
    ("paragraph", "<p>为办理入会和会员服务，您授权协会在下列范围内使用贵单位提交的资料。</p>"),
    ("heading", "一、授权的内容"),
    (
        "paragraph",
        "<p>单位名称、标志、简介、官网链接等公开资料，可用于会员名录、会员通讯录、会刊和本网站的会员介绍。</p>",
    ),
    ("heading", "二、不公开的内容"),
    ("paragraph", "<p>营业执照、登记表、付款凭证、联系人手机号等资料不公开，仅用于审核和联络。</p>"),
    ("heading", "三、期限"),
    ("paragraph", "<p>授权自同意之日起至会员资格终止之日止；您可随时书面要求停止公开使用。</p>"),
]


def write_agreements(parent: Page, told: Association) -> None:
    """Publish the three agreements and the joining notice below `parent`."""
    template = JoiningProcess.objects.current().form_template
    notice = [
        (name, {**value, "document": template} if name == "download" else value)
        for name, value in told.notice
    ]
    for kind, title, slug, body in (
        (AgreementKind.USER, "用户服务协议", "user-agreement", USER),
        (AgreementKind.PRIVACY, "隐私政策", "privacy", PRIVACY),
        (AgreementKind.LICENCE, "授权许可协议", "licence-agreement", LICENCE),
        (AgreementKind.JOINING_NOTICE, "入会须知", "joining-notice", notice),
    ):
        page = AgreementPage(title=title, slug=slug, kind=kind, body=_with_rich_text(body))
        parent.add_child(instance=page)
        page.save_revision().publish()


def _with_rich_text(body: Body) -> Body:
    return [(name, RichText(value) if name == "paragraph" else value) for name, value in body]
