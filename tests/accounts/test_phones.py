import pytest
from django import forms

from membership.accounts.phones import MobileField, parse_mobile


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        " 13800138000 ",
        "+8613800138000",
        "+86 138 0013 8000",
        "008613800138000",
        "0086 138-0013-8000",
        "8613800138000",
        "１３８００１３８０００",
        "＋８６１３８００１３８０００",
        "138\u30000013\u30008000",
        "(+86)13800138000",
    ],
)
def test_every_way_of_writing_a_mobile_is_one_number(typed):
    assert parse_mobile(typed) == "+8613800138000"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "1380013800",
        "138001380001",
        "12345678901",
        "025-83601234",
        "+852 9123 4567",
        "+85291234567",
        "+1 202 555 0123",
        "400-800-1234",
        "1380013800O",
        "13800138000 ext 5",
        "13800138000;phone-context=1",
        "٣٨٠٠١٣٨٠٠٠١",
        "手机",
        "\x00",
    ],
)
def test_what_is_no_mobile_of_mainland_china_is_refused(typed):
    assert parse_mobile(typed) is None


def test_new_prefix_is_admitted_by_configuration_only(settings):
    assert parse_mobile("12012345678") is None
    settings.MEMBERSHIP_MOBILE_PREFIXES = ["120"]
    assert parse_mobile("+86 120 1234 5678") == "+8612012345678"
    assert parse_mobile("1201234567") is None


def test_mobile_field_cleans_to_e164_and_shows_what_was_typed():
    class PhoneForm(forms.Form):
        phone = MobileField()

    form = PhoneForm({"phone": "138 0013 8000"})
    assert form.is_valid()
    assert form.cleaned_data["phone"] == "+8613800138000"
    assert 'value="138 0013 8000"' in str(form["phone"])
    assert PhoneForm({"phone": ""}).errors.as_data()["phone"][0].code == "required"
    assert PhoneForm({"phone": "123"}).errors.as_data()["phone"][0].code == "invalid"
    assert 'value="13800138000"' in str(PhoneForm(initial={"phone": "+8613800138000"})["phone"])
