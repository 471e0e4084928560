"""What editors of the demonstration have set up for searching."""

from django.db import transaction
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from .models import SynonymGroup
from .tasks import refresh

SYNONYMS = (
    ("LNG", "液化天然气"),
    ("CNG", "压缩天然气"),
    ("LPG", "液化石油气"),
    ("会费", "会员费", "年费"),
    ("入会", "加入协会", "会员申请"),
    ("燃气表", "煤气表"),
    ("热力", "供热", "供暖"),
    ("发票", "开票", "票据"),
)
# The words, the address of the page below the home page, or of another door, and what to say of it.
PROMOTED = (
    ("入会", "guide", "从登录到领取证书，每一步都有图示；也可下载整本操作手册。"),
    ("会费", "joining-notice", "会费标准、缴费账户和会员权益。"),
    ("会刊", "magazine", "逐期在线阅读、下载和检索。"),
    ("会员名录", "members", "按级别、类别和城市查找会员单位。"),
    ("联系方式", "contact", "各部门电话、地址和办公时间。"),
)


def add_search(*, home: Page) -> None:
    for words in SYNONYMS:
        SynonymGroup.objects.create(words="\n".join(words))
    pages = {page.slug: page for page in home.get_children().live()}
    for words, slug, description in PROMOTED:
        if slug in pages:
            SearchPromotion.objects.create(
                query=Query.get(words), page=pages[slug], description=description, sort_order=0
            )
    # "Did you mean" knows the words of the demonstration from its first minute.
    transaction.on_commit(refresh.delay, robust=True)
