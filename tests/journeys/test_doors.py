"""The doors of architecture.md open, and nothing behind them upsets a browser."""

import pytest

DOORS = {"home": "/", "guide": "/guide/", "login": "/account/login/", "verify": "/verify/"}


def test_public_doors_open(page, shot, axe):
    for name, door in DOORS.items():
        assert page.goto(door).status == 200, door
        shot(page, name)
        axe(page)


@pytest.mark.parametrize("username", ["admin", "editor", "reviewer", "finance", "leader"])
def test_demo_staff_can_log_in(staff, username):
    page = staff(username)
    assert page.locator("body").inner_text()


def test_member_center_asks_a_stranger_to_log_in(page):
    page.goto("/member/")
    assert "/account/login/" in page.url
