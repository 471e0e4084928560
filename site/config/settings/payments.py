"""Payment services. Without an account here, only transfers to the bank account are offered."""

from .environment import PUBLIC_URL, env

# WeChat Pay, with the merchant's own key and the public key of WeChat Pay (README says where they are found).
# Keys are given as text or as the path of a file.
WECHAT_MCHID = env("WECHAT_MCHID", default="")
WECHAT_APPID = env("WECHAT_APPID", default="")
WECHAT_APIV3_KEY = env("WECHAT_APIV3_KEY", default="")
WECHAT_SERIAL = env("WECHAT_SERIAL", default="")
WECHAT_PRIVATE_KEY = env("WECHAT_PRIVATE_KEY", default="")
WECHAT_PRIVATE_KEY_FILE = env("WECHAT_PRIVATE_KEY_FILE", default="")
WECHAT_PUBLIC_KEY_ID = env("WECHAT_PUBLIC_KEY_ID", default="")
WECHAT_PUBLIC_KEY = env("WECHAT_PUBLIC_KEY", default="")
WECHAT_PUBLIC_KEY_FILE = env("WECHAT_PUBLIC_KEY_FILE", default="")
WECHAT_NOTIFY_URL = env("WECHAT_NOTIFY_URL", default=f"{PUBLIC_URL}/dues/wechat/notify/")
WECHAT_GATEWAY = env("WECHAT_GATEWAY", default="https://api.mch.weixin.qq.com")
# How long it may take to reach the service, and each silence until it has answered.
WECHAT_CONNECT_SECONDS = env.float("WECHAT_CONNECT_SECONDS", default=3)
WECHAT_READ_SECONDS = env.float("WECHAT_READ_SECONDS", default=8)
# How long a number stays payable; the code is renewed every two hours within it.
ONLINE_PAYMENT_HOURS = env.float("ONLINE_PAYMENT_HOURS", default=24)
