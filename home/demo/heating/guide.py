"""The guide "how to join" of an association that reviews first and gets the sealed papers by post."""

from home.demo.screens import BRAND, GREEN, RED, Screen

STEPS_ON_TOP = ("填报信息", "初审", "寄送材料", "缴纳会费", "入会成功")


def register() -> Screen:
    screen = Screen(heading="登录 / 注册")
    screen.tabs("快捷登录", "密码登录", hint="个人账号用「快捷登录」，首次登录即注册")
    screen.text("请输入手机号码进行会员注册", RED)
    screen.field("请输入手机号", hint="输入经办人的手机号")
    screen.field("请输入短信验证码", "获取验证码", hint="填入短信中的 6 位数字")
    screen.button("登录", hint="点「登录」")
    return screen


def basics() -> Screen:
    screen = Screen(heading="填报信息")
    screen.steps(0, labels=STEPS_ON_TOP)
    screen.field("* 单位名称", hint="带 * 的为必填项")
    screen.field("* 统一社会信用代码", hint="与营业执照一致，共 18 位")
    screen.field("宣传图片", "选择图片", hint="可上传多张，每张写明拍的是什么")
    screen.field("图片说明：示例热源厂新建锅炉房全景")
    screen.button("下一步", hint="核对无误后提交初审")
    return screen


def first_review() -> Screen:
    screen = Screen(heading="等待初审")
    screen.steps(1, labels=STEPS_ON_TOP)
    screen.sign(BRAND, tick=False)
    screen.title("提交成功，请等待审核...")
    screen.text("秘书处在 2–3 个工作日内完成初审", hint="预计答复的日期写在这里")
    return screen


def enterprise() -> Screen:
    screen = Screen(heading="企业账号")
    screen.sign(GREEN, tick=True)
    screen.title("初审通过，企业账号已开通")
    screen.row("企业账号", "写在短信和邮件里", hint="初始密码只发送一次，请妥善保存")
    screen.field("请输入新密码", hint="首次登录必须修改初始密码")
    screen.button("修改密码并登录")
    return screen


def papers() -> Screen:
    screen = Screen(heading="寄送材料")
    screen.steps(2, labels=STEPS_ON_TOP)
    screen.row("入会登记表", "已按填报内容生成", "下载", hint="下载、打印、签字并加盖公章")
    screen.row("收件地址", "示例市示例路 8 号 秘书处", "复制", hint="点「复制」得到收件人、电话和邮编")
    screen.field("快递公司")
    screen.field("快递单号", "提交", hint="寄出后填写单号，可以填多个")
    return screen


def paying() -> Screen:
    screen = Screen(heading="缴纳会费")
    screen.steps(3, labels=STEPS_ON_TOP)
    screen.row("缴费通知", "JF20260001", "下载", hint="盖章的缴费通知可用于单位付款审批")
    screen.tabs("微信支付", "对公转账", hint="两种方式任选其一")
    screen.text("请用微信扫描二维码支付", GREEN, hint="微信支付成功后立即生效")
    screen.button("我已打款，上传凭证", hint="对公转账后上传回单，由财务确认")
    return screen


def joined() -> Screen:
    screen = Screen(heading="入会成功")
    screen.steps(4, labels=STEPS_ON_TOP)
    screen.sign(GREEN, tick=True)
    screen.title("恭喜您，入会成功!")
    screen.text("短信、邮件和站内信都会告诉您", hint="会员状态即时变为「正常」")
    screen.button("会员中心")
    return screen


def files() -> Screen:
    screen = Screen(heading="协会文件")
    screen.tabs("协会文件", "开票信息管理", hint="都在「会员管理」下面")
    screen.row("会员证书", "电子版", "下载", hint="证书、发票和快递单号都在这里")
    screen.row("会费票据", "电子版", "下载")
    screen.row("纸质材料", "示例快递 SF0000000000", "查看物流")
    return screen


STEPS = [
    {
        "title": "注册个人账号",
        "slug": "register",
        "summary": "用经办人的手机号和短信验证码登录，第一次登录即完成注册。",
        "text": (
            "<ol><li>打开网站右上角的「登录/入会」。</li><li>在「快捷登录」中输入经办人的手机号，点「获取验证码」。</li>"
            "<li>填入短信中的 6 位验证码，点「登录」。</li></ol>"
        ),
        "tip": "个人账号只用于提交入会申请；初审通过后，其余步骤都在企业账号里办理。",
        "picture": register,
        "alt": "登录页示意图：手机号、短信验证码和登录按钮",
    },
    {
        "title": "填写单位基本信息",
        "slug": "basics",
        "summary": "填写单位信息，上传营业执照和宣传图片，每张图片写一句说明。",
        "text": (
            "<p>请按营业执照填写单位名称和统一社会信用代码，并填写联系人的手机号和邮箱：审核结果会同时发短信和邮件。</p>"
            "<p>宣传图片用于协会介绍会员单位，请为每张图片写明拍的是什么，例如「示例热源厂新建锅炉房全景」，"
            "不要使用相机自动生成的文件名。</p>"
        ),
        "tip": "填写过程会自动保存草稿。设备制造单位还需要上传产品质量合格证书。",
        "picture": basics,
        "alt": "填报信息页示意图：单位名称、信用代码、宣传图片和图片说明",
    },
    {
        "title": "等待初审",
        "slug": "first-review",
        "summary": "秘书处在 2–3 个工作日内完成初审，结果以短信和邮件通知。",
        "text": (
            "<p>提交后页面会写明预计答复的日期。初审结果有三种：</p><ul><li><b>通过</b>：开通企业账号，进入下一步；</li>"
            "<li><b>退回修改</b>：页面上逐项说明要改什么，修改后再次提交；</li><li><b>不予通过</b>：说明原因。</li></ul>"
        ),
        "tip": "等待期间不必停留在页面上，随时登录都能看到进度。",
        "picture": first_review,
        "alt": "等待初审页示意图，写明预计答复的日期",
    },
    {
        "title": "登录企业账号",
        "slug": "enterprise-account",
        "summary": "初审通过后，企业账号和初始密码发到联系人；首次登录必须修改密码。",
        "text": (
            "<ol><li>查看短信或邮件中的企业账号和初始密码。</li><li>在「密码登录」中输入企业账号和初始密码。</li>"
            "<li>按提示设置新密码。</li></ol><p>此后的步骤都在企业账号里办理；用个人账号登录时，页面会引导您到企业账号。</p>"
        ),
        "tip": "初始密码只发送一次，请勿转发。经办人离职时，负责人可以在会员中心把账号移交给同事。",
        "picture": enterprise,
        "alt": "企业账号开通页示意图，需要设置新密码",
    },
    {
        "title": "下载登记表并寄送材料",
        "slug": "papers",
        "summary": "下载已填好的入会登记表，盖章后与营业执照复印件一起寄到秘书处。",
        "text": (
            "<ol><li>下载《入会登记表》，内容已按填报的信息生成。</li><li>打印、签字并加盖公章。</li>"
            "<li>连同营业执照复印件寄到页面上的收件地址。</li><li>在页面上填写快递公司和快递单号。</li></ol>"
        ),
        "tip": "分几次寄送的，可以填写多个快递单号；缺少材料时，页面和短信会说明缺什么。",
        "picture": papers,
        "alt": "寄送材料页示意图：登记表下载、收件地址和快递单号",
    },
    {
        "title": "缴纳会费",
        "slug": "dues",
        "summary": "材料审核通过后下载缴费通知，微信支付或对公转账。",
        "text": (
            "<p>两种方式任选其一：</p><ul><li><b>微信支付</b>：扫描页面上的二维码，支付成功后会员状态即时变为「正常」；</li>"
            "<li><b>对公转账</b>：用「复制」按钮复制账户信息，转账后上传回单，由财务确认。</li></ul>"
        ),
        "tip": "缴费通知有编号和验证码，可以在本网站的「证书查询」中核验真伪。",
        "picture": paying,
        "alt": "缴纳会费页示意图：缴费通知、微信支付和对公转账",
    },
    {
        "title": "入会成功",
        "slug": "joined",
        "summary": "短信、邮件和站内信都会通知您；会员中心即时可用。",
        "text": ("<p>入会成功后，可以在会员中心查看会员有效期、下载电子证书、填写开票信息并申请开票。</p>"),
        "tip": "开票信息只需填写一次，以后申请时直接选用。",
        "picture": joined,
        "alt": "入会成功页示意图",
    },
    {
        "title": "收取证书和票据",
        "slug": "files",
        "summary": "秘书处在 5–10 个工作日内寄出证书、票据和资料，电子版在「协会文件」里。",
        "text": (
            "<p>寄出后您会收到通知，快递单号、电子证书和发票都在会员中心的「协会文件」里，可以随时查看和下载。</p>"
        ),
        "tip": "地址有变化的，请在寄出之前更新单位的通讯地址。",
        "picture": files,
        "alt": "协会文件页示意图：会员证书、会费票据和快递单号",
    },
]
