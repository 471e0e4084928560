from decimal import Decimal

import cn2an


def in_capitals(amount: Decimal) -> str:
    """2000.00 as 人民币贰仟元整: how Chinese papers write sums so that no figure can be added."""
    return "人民币" + cn2an.an2cn(f"{amount:.2f}", "rmb")
