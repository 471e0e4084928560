"""The couriers that companies and the secretariat send with, and what a tracking number looks like."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MIN_LENGTH, MAX_LENGTH, MIN_DIGITS = 8, 32, 6
_NUMBER = re.compile(r"[0-9A-Z]([0-9A-Z-]*[0-9A-Z])?")
_BLANKS = re.compile(r"[\s\u200b\u200c\u200d\ufeff]")


@dataclass(frozen=True)
class Courier:
    """`kuaidi100` is its name in that service's list; `page` its own tracking page."""

    code: str
    name: str
    kuaidi100: str = ""
    page: str = ""

    def link(self, number: str) -> str:
        """Where anybody may read where this parcel is; empty for a courier that is not named."""
        page = self.page or (ANY_COURIER.replace("{code}", self.kuaidi100) if self.kuaidi100 else "")
        return page.replace("{number}", quote(number, safe=""))


HAND = "hand"  # brought by somebody: there is no number
OTHER = "other"

ANY_COURIER = "https://www.kuaidi100.com/chaxun?com={code}&nu={number}"

COURIERS: dict[str, Courier] = {
    each.code: each
    for each in (
        Courier(
            "sf",
            "顺丰速运",
            "shunfeng",
            "https://www.sf-express.com/chn/sc/waybill/waybill-detail/{number}",
        ),
        Courier("ems", "EMS", "ems", "https://www.ems.com.cn/queryList?mailNum={number}"),
        Courier(
            "post", "邮政快递包裹", "youzhengguonei", "https://www.ems.com.cn/queryList?mailNum={number}"
        ),
        Courier("jd", "京东物流", "jd", "https://www.jdl.com/orderSearch/?waybillCodes={number}"),
        Courier(
            "zto", "中通快递", "zhongtong", "https://www.zto.com/express/expressCheck.html?txtBill={number}"
        ),
        Courier("yto", "圆通速递", "yuantong"),
        Courier("sto", "申通快递", "shentong"),
        Courier("yunda", "韵达快递", "yunda"),
        Courier("deppon", "德邦快递", "debangkuaidi"),
        Courier("jt", "极兔速递", "jtexpress"),
        Courier("kuayue", "跨越速运", "kuayue"),
        Courier("zjs", "宅急送", "zhaijisong"),
        Courier("danniao", "菜鸟速递", "danniao"),
        Courier(OTHER, _("Another courier")),
        Courier(HAND, _("Brought by hand")),
    )
}


def choices(*, by_hand: bool = False) -> list[tuple[str, str]]:
    """For a form field; `by_hand` adds what came without a courier."""
    return [(each.code, each.name) for each in COURIERS.values() if by_hand or each.code != HAND]


def courier_of(code: str) -> Courier:
    return COURIERS.get(code) or COURIERS[OTHER]


def normalise_number(typed: str) -> str:
    """Forgives blanks, full-width characters and small letters, as people copy numbers from anywhere."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", typed)).upper().replace("—", "-").replace("–", "-")


def clean_number(typed: str) -> str:
    """The number as it is kept. Raises `ValidationError` for what no courier would print on a parcel."""
    number = normalise_number(typed)
    if not number:
        raise ValidationError(_("Please enter the tracking number."), code="required")
    digits = sum(character.isdigit() for character in number)
    if not _NUMBER.fullmatch(number) or digits < MIN_DIGITS:
        raise ValidationError(
            _(
                "A tracking number has digits, sometimes letters and hyphens. "
                "Please compare it with the receipt."
            ),
            code="invalid",
        )
    if not MIN_LENGTH <= len(number) <= MAX_LENGTH:
        raise ValidationError(
            _("A tracking number has %(least)s to %(most)s characters; this one has %(count)s."),
            code="length",
            params={"least": MIN_LENGTH, "most": MAX_LENGTH, "count": len(number)},
        )
    return number
