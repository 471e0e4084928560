"""The guide "how to join": a page for each step of association J, with a sketch of its screen."""

from home.demo.screens import BRAND, GREEN, RED, Screen


def login() -> Screen:
    screen = Screen(heading="登录 / 注册")
    screen.tabs("快捷登录", "密码登录", hint="停在「快捷登录」，首次登录即注册")
    screen.text("请输入手机号码进行会员注册", RED)
    screen.field("请输入手机号", hint="输入联系人的手机号")
    screen.field("请输入短信验证码", "获取验证码", hint="点「获取验证码」，填入短信中的 6 位数字")
    screen.button("登录", hint="点「登录」")
    screen.text("登录即视为同意 用户服务协议、隐私政策 和 授权许可协议")
    return screen


def notice() -> Screen:
    screen = Screen(heading="入会须知")
    screen.title("入会须知")
    screen.row("一", "需准备的材料", "下载登记表模板", hint="下载登记表模板，填写并加盖公章")
    screen.row("二", "会费标准：2000 元 / 年", hint="核对会费标准")
    screen.row("三", "会员权益")
    screen.row("四", "收款账户")
    screen.button("我已知晓", hint="读完后点「我已知晓」")
    return screen


def form() -> Screen:
    screen = Screen(heading="填报信息")
    screen.steps(0)
    screen.tabs("基础信息", "联系方式", "其他信息", hint="三部分依次填写")
    screen.field("* 单位名称", hint="带 * 的为必填项")
    screen.field("* 所属行业")
    screen.field("* 会员登记表上传", "选择文件", hint="上传盖章的登记表，不超过 5 MB")
    screen.button("下一步", hint="核对无误后提交")
    return screen


def submitted() -> Screen:
    screen = Screen(heading="等待审核")
    screen.steps(0)
    screen.sign(BRAND, tick=False)
    screen.title("提交成功，请等待审核...")
    screen.text("已收到您的提交信息，您的专属客服将尽快联系您！")
    return screen


def approved() -> Screen:
    screen = Screen(heading="短信通知")
    screen.sign(GREEN, tick=True)
    screen.title("审核通过")
    screen.row("收件人", "填报的联系人手机号")
    screen.row("内容", "您的入会申请已通过审核，请登录缴纳会费。", hint="收到这条短信后登录网站缴费")
    return screen


def moving_on() -> Screen:
    screen = Screen(heading="缴纳会费")
    screen.steps(1, hint="顶部显示当前所处的步骤")
    screen.title("应付金额：2000.00 元", RED)
    screen.text("页面会自动进入这一步；也可以按 CTRL+F5 刷新。")
    screen.button("去缴费", hint="点「去缴费」查看收款账户")
    return screen


def dues() -> Screen:
    screen = Screen(heading="缴纳会费")
    screen.steps(1)
    screen.row("单位", "江苏省燃气热力协会", "复制")
    screen.row("账号", "0000 0000 0000 0000", "复制", hint="逐项点「复制」，避免输错账号")
    screen.row("开户行", "示例银行 示例支行", "复制")
    screen.row("应付金额", "2000.00 元", "复制")
    screen.button("我已打款，上传凭证", hint="转账后点此上传回单")
    return screen


def joined() -> Screen:
    screen = Screen(heading="入会成功")
    screen.steps(2)
    screen.sign(GREEN, tick=True)
    screen.title("恭喜您，入会成功!")
    screen.text("可立即登录前往个人中心，若需开票请提交相关信息或联系我们~")
    screen.button("会员中心", hint="点「会员中心」查看证书与账单")
    return screen


STEPS = [
    {
        "title": "手机号登录（注册）",
        "slug": "login",
        "summary": "用联系人的手机号和短信验证码登录；第一次登录即完成注册。",
        "text": "<ol><li>打开网站右上角的「登录/入会」。</li><li>在「快捷登录」中输入手机号，"
        "点「获取验证码」。</li>"
        "<li>填入短信中的 6 位验证码，点「登录」。</li></ol>",
        "tip": "验证码 10 分钟内有效，只能使用一次。请使用日后负责协会事务的联系人手机号，"
        "审核与缴费结果都会发到这个号码。",
        "picture": login,
        "alt": "登录页示意图：快捷登录与密码登录两个标签，手机号与验证码输入框",
    },
    {
        "title": "阅读入会须知",
        "slug": "notice",
        "summary": "了解所需材料、会费标准和会员权益，下载会员登记表模板。",
        "text": "<p>请通读入会须知，并提前准备以下材料：</p><ul><li>营业执照（清晰彩色图片）</li>"
        "<li>会员登记表（下载模板、填写并加盖公章）</li>"
        "<li>制造计量器具许可证、产品质量合格证书（生产企业按实际情况提供）</li></ul>"
        "<p>阅读完毕点「我已知晓」，进入填报页面。</p>",
        "tip": "会费为每年 2000 元；连续两年未缴纳会费的，视为自动退会。",
        "picture": notice,
        "alt": "入会须知页示意图，底部为「我已知晓」按钮",
    },
    {
        "title": "填报信息",
        "slug": "form",
        "summary": "填写基础信息、联系方式和其他信息，上传营业执照与登记表。",
        "text": "<p>表单分为三部分，带 <b>*</b> 的为必填项：</p><ul><li><b>基础信息</b>"
        "：单位名称、所属行业、期望加入的级别等；</li>"
        "<li><b>联系方式</b>：今后登录会员中心的联系人；</li><li><b>其他信息</b>"
        "：会员分类、营业执照、会员登记表等。</li></ul>"
        "<p>提交之前可以核对全部内容，逐项修改。</p>",
        "tip": "填写过程会自动保存草稿，关闭浏览器后再次登录可以继续。图片不超过 2 MB，登记表不超过 5 MB。",
        "picture": form,
        "alt": "填报信息页示意图：三个步骤、三组信息和上传按钮",
    },
    {
        "title": "提交并等待审核",
        "slug": "review",
        "summary": "秘书处收到申请后进行审核；需要补充的会写明原因。",
        "text": "<p>提交后页面显示「提交成功，请等待审核」。秘书处会核对您的资料：</p><ul><li><b>"
        "通过</b>：进入缴费步骤；</li>"
        "<li><b>退回修改</b>：页面上会逐项说明要改什么，修改后再次提交即可，已上传的文件不会丢失。</li></ul>",
        "tip": "等待期间无需停留在页面上，随时登录都可以看到最新进度。",
        "picture": submitted,
        "alt": "等待审核页示意图",
    },
    {
        "title": "收到审核结果短信",
        "slug": "result",
        "summary": "审核通过后，联系人会收到一条短信。",
        "text": "<p>审核结果会以短信发送到填报时的联系人手机号。收到通过的短信后，"
        "请登录网站继续办理缴费。</p>",
        "tip": "如三个工作日内没有收到短信，请先登录网站查看进度，再联系秘书处。",
        "picture": approved,
        "alt": "审核通过短信示意图",
    },
    {
        "title": "进入缴费页面",
        "slug": "payment",
        "summary": "等待页面会自动进入缴费步骤，刷新页面（CTRL+F5）也可以。",
        "text": "<p>审核通过后，等待页面会在几秒内自动变为「缴纳会费」。页面顶部显示当前所处的步骤，"
        "下方显示应付金额。</p>",
        "tip": "",
        "picture": moving_on,
        "alt": "缴纳会费页示意图，显示应付金额",
    },
    {
        "title": "对公转账并上传凭证",
        "slug": "voucher",
        "summary": "按页面上的账户信息转账，上传付款凭证，等待财务确认。",
        "text": "<ol><li>用「复制」按钮复制户名、账号和开户行，从对公账户转账。</li>"
        "<li>点「我已打款，上传凭证」，上传回单图片或 PDF。</li><li>等待管理员确认收款。</li></ol>",
        "tip": "转账时请在附言中写明单位名称，便于财务核对。需要发票的，可在此页点「我要开票」。",
        "picture": dues,
        "alt": "对公转账信息示意图，每一行右侧有复制按钮",
    },
    {
        "title": "入会成功",
        "slug": "joined",
        "summary": "确认收款后即入会成功，可在会员中心查看证书与账单。",
        "text": "<p>财务确认收款后，您会收到入会成功的短信，页面显示「恭喜您，入会成功!」。"
        "在会员中心可以：</p>"
        "<ul><li>查看会员信息与会员有效期；</li><li>查看、下载、打印会员证书；</li><li>查看账单凭证，"
        "申请开票。</li></ul>",
        "tip": "首次进入会员中心时会提示设置密码，之后也可以用密码登录。",
        "picture": joined,
        "alt": "入会成功页示意图",
    },
]
