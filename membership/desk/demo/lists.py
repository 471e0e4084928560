from datetime import date
from decimal import Decimal

from django.contrib.auth.models import Group

from membership.certificates.models import CertificateSettings
from membership.directory.models import City
from membership.dues.models import DuesSettings, Level, Price
from membership.joining.models import JoiningProcess, Stage, StageKind
from membership.organisations.models import Category, Industry

from ..roles import REVIEWER
from .companies_text import CITIES
from .papers import registration_form, seal

INDUSTRIES = [
    "城镇燃气",
    "城镇供热",
    "燃气设备制造",
    "供热设备制造",
    "工程设计与施工",
    "检测与技术服务",
    "其他",
]
CATEGORIES = ["燃气经营企业", "供热经营企业", "设备制造企业", "设计施工企业", "科研院校", "其他单位"]
LEVELS = [
    ("会员单位", "2000 元/年", True),
    ("理事单位", "2000 元/年，须经理事会审议", True),
    ("常务理事单位", "2000 元/年，须经理事会审议", False),
]


def write_lists() -> JoiningProcess:
    """What editors keep: lists, levels with dues, the bank account and the joining process."""
    for model, names in ((Industry, INDUSTRIES), (Category, CATEGORIES), (City, CITIES)):
        model.objects.bulk_create(model(name=name, sort_order=place) for place, name in enumerate(names))
    for place, (name, description, is_offered) in enumerate(LEVELS):
        level = Level.objects.create(
            name=name, description=description, sort_order=place, is_offered=is_offered
        )
        Price.objects.create(level=level, amount=Decimal("2000.00"), starts_on=date(2020, 1, 1))
    _write_bank_account()
    _write_certificate()
    process = JoiningProcess.objects.create(
        name="入会流程", is_current=True, form_template=registration_form()
    )
    reviewers = Group.objects.get(name=REVIEWER.name)
    for place, (kind, name, group) in enumerate(
        [
            (StageKind.NOTICE, "入会须知", None),
            (StageKind.FORM, "填报信息", None),
            (StageKind.REVIEW, "秘书处审核", reviewers),
            (StageKind.DUES, "缴纳会费", None),
        ]
    ):
        Stage.objects.create(process=process, sort_order=place, kind=kind, name=name, group=group)
    return process


def _write_bank_account() -> None:
    settings = DuesSettings.load()
    settings.payee = "江苏省燃气热力协会"
    settings.account = "1000 0000 0000 0000 000"
    settings.bank = "示例银行"
    settings.branch = "示例银行南京示例支行"
    settings.contact = "示例财务 025-0000 0000"
    settings.hints = "转账时请在附言中注明单位名称和订单号。\n到账后 1–3 个工作日内由财务确认。"
    settings.help_line = "缴费遇到问题，请致电秘书处 025-0000 0000（工作日 9:00–17:00）"
    settings.save()


def _write_certificate() -> None:
    settings = CertificateSettings.load()
    settings.issuer = "江苏省燃气热力协会"
    settings.signatory = "会长 示例"
    settings.seal = seal()
    settings.save()
