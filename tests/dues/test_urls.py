import pytest
from django.urls import Resolver404, resolve, reverse

ORDER_PAGES = (
    *("dues:voucher", "dues:voucher-file", "dues:remove-voucher-file", "dues:withdraw-voucher"),
    *("dues:invoice", "dues:state", "center:order"),
)


@pytest.mark.parametrize("name", ORDER_PAGES)
@pytest.mark.parametrize("nonsense", ["\x00", "2026\x00", "2026 1"])
def test_what_cannot_be_an_order_number_never_reaches_the_database(name, nonsense):
    path = reverse(name, args=["20261122-0001"])
    assert resolve(path).view_name == name
    with pytest.raises(Resolver404):
        resolve(path.replace("20261122-0001", nonsense))
