"""Association T: a first review, an enterprise account, papers by post, two ways to pay, three channels."""

from decimal import Decimal

from membership.joining.models import StageKind

from ...roles import LEADERSHIP, REVIEWER
from .facts import Association, Body, LevelFacts, Step

COUNCIL = ("常务理事单位", "副会长单位")

NOTICE: Body = [
    ("heading", "一、入会流程"),
    (
        "paragraph",
        "<ol><li>注册个人账号，填写单位基本信息；</li><li>初审通过后开通企业账号；</li><li>下载登记表，盖章后邮寄；</li>"
        "<li>缴纳会费；</li><li>收取证书和票据。</li></ol>",
    ),
    ("heading", "二、会费标准"),
    (
        "paragraph",
        "<ul><li>副会长单位：6000 元/年；</li><li>常务理事单位：4000 元/年；</li>"
        "<li>理事单位：3500 元/年；</li><li>会员单位：2000 元/年。</li></ul>",
    ),
    ("heading", "三、会员可以获得"),
    (
        "paragraph",
        "<p>会员证书、会刊《供热之声》、行业年度发展报告，以及培训、技术交流和供需对接服务。</p>",
    ),
]

WORK = {
    "供热企业": [
        "公司按气象预报提前调节供水温度，末端室温合格率连续五个采暖季高于百分之九十九。",
        "热源、热网和用户数据每分钟汇总一次，投诉从来电到上门平均不超过四十分钟。",
        "非采暖季集中完成管网和换热站检修，采暖季的抢修承诺两小时到场。",
    ],
    "热源企业": [
        "机组按以热定电运行，供热季可用率高于百分之九十九。",
        "公司与多家供热单位实行热源互备，检修期由蓄热罐保障供应。",
    ],
    "设备制造企业": [
        "型式试验在自有实验室完成，出厂产品一件一码、终身可查。",
        "研发人员占员工总数的五分之一，参与编制了多项行业标准。",
        "常规规格七天发货，非标产品先出图再报价。",
    ],
    "设计施工企业": [
        "项目从勘察、设计到试运行由同一支团队负责到底，图纸和试压记录随工程一并移交。",
        "公司推行标准化工地，近十年无重大安全事故。",
    ],
    "科研院校": ["团队与十余家会员单位建有联合实验室，试验条件向行业开放预约。"],
    "其他单位": ["公司以合同能源管理方式改造换热站，节能收益与用户共享。"],
}

ASSOCIATION = Association(
    key="t",
    name="中国城镇供热协会",
    place="",
    industries=[
        *("城镇供热", "热电联产", "清洁热源", "供热设备制造"),
        *("智慧供热", "设计与咨询", "工程施工", "其他"),
    ],
    categories=list(WORK),
    cities=[
        *("北京市", "天津市", "石家庄市", "唐山市", "太原市", "呼和浩特市", "沈阳市", "大连市"),
        *("长春市", "松原市", "哈尔滨市", "温州市", "济南市", "青岛市", "烟台市", "郑州市"),
        *("西安市", "兰州市", "乌鲁木齐市"),
    ],
    levels=[
        LevelFacts("会员单位", "2000 元/年", Decimal("2000.00")),
        LevelFacts("理事单位", "3500 元/年", Decimal("3500.00")),
        LevelFacts("常务理事单位", "4000 元/年，须经理事会审议", Decimal("4000.00")),
        LevelFacts("副会长单位", "6000 元/年，须经理事会审议", Decimal("6000.00")),
        LevelFacts("会长单位", "6000 元/年，由会员代表大会选举产生", Decimal("6000.00"), is_offered=False),
    ],
    dues={
        "payee": "中国城镇供热协会",
        "account": "2000 0000 0000 0000 000",
        "bank": "示例银行",
        "branch": "示例银行示例市示例支行",
        "contact": "示例财务 010-0000 0000",
        "hints": "转账时请在附言中注明单位名称和订单号。\n到账后 1–3 个工作日内由财务确认。",
        "help_line": "缴费遇到问题，请致电秘书处 010-0000 0000（工作日 8:30–17:00）",
        "member_number_prefix": "GR",
        "issues_payment_notice": True,
        "documents": [
            f"{charge}:{kind}"
            for charge in ("joining", "renewal")
            for kind in ("receipt", "plain", "special")
        ],
        "invoice_days": 5,
        "takes_wechat": True,
        "renewal_max_years": 3,
    },
    has_magazine=False,
    signatory="会长 示例",
    letterhead={
        "address": "示例市示例区示例路 8 号（邮编 100000）",
        "phone": "010-0000 0000（示例）",
        "from_name": "中国城镇供热协会",
        "reply_to": "office@example.com",
    },
    steps=[
        Step(StageKind.FORM, "填报信息"),
        Step(StageKind.REVIEW, "初审", decided_by=REVIEWER, target_days=3, first_days=2),
        Step(StageKind.ACCOUNT, "企业账号"),
        Step(
            StageKind.PAPERS,
            "寄送材料",
            decided_by=REVIEWER,
            target_days=3,
            text="请下载入会登记表，打印、签字并加盖公章，连同材料清单中的文件一起寄到秘书处。",
        ),
        Step(StageKind.VOTE, "理事会审议", decided_by=LEADERSHIP, target_days=10, levels=COUNCIL),
        Step(StageKind.DUES, "缴纳会费"),
        Step(StageKind.DISPATCH, "寄送证书资料", target_days=10),
    ],
    notice=NOTICE,
    work=WORK,
    applications=[
        ("示例暖阳供热有限公司", "joined"),
        ("示例长白热力有限公司", "joined"),
        ("示例银川清洁供热有限公司", "paid"),
        ("示例渤海换热设备有限公司", "approved"),
        ("示例河套热力有限公司", "sent"),
        ("示例秦岭地热能源有限公司", "papers"),
        ("示例祁连保温管业有限公司", "returned"),
        ("示例太行热电有限公司", "submitted"),
        ("示例海河智慧供热有限公司", "submitted"),
    ],
    process={
        "demands": {
            "registration_form": "hidden",
            "metering_licence": "hidden",
            "quality_certificate": "optional",
            "contact_email": "required",
        },
        "max_pictures": 6,
        "takes_wechat": True,
        "sends_email": True,
        "postal_recipient": "示例收件人（会员部）",
        "postal_phone": "010-0000 0002（示例）",
        "postal_address": "示例市示例区示例路 8 号 801 室",
        "postal_code": "100000",
        "papers_to_send": "营业执照复印件（加盖公章）",
    },
    demanded={"设备制造企业": ("quality_certificate",)},
    has_empty_form=False,
)
