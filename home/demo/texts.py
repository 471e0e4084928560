"""What both demonstrations say."""

CATEGORIES = [
    ("通知公告", "notices"),
    ("协会动态", "activities"),
    ("行业资讯", "industry"),
    ("会员风采", "members"),
]
