"""The doors of architecture.md open, and nothing behind them upsets a browser."""

import pytest


@pytest.mark.parametrize("door", ["/", "/guide/", "/account/login/", "/verify/"])
def test_public_door_opens(page, door, shot, axe):
    assert page.goto(door).status == 200
    shot(page, door.strip("/").replace("/", "-") or "home")
    axe(page)


@pytest.mark.parametrize("username", ["admin", "editor", "reviewer", "finance", "leader"])
def test_demo_staff_can_log_in(staff, username):
    page = staff(username)
    assert page.locator("body").inner_text()


def test_member_center_asks_a_stranger_to_log_in(page):
    page.goto("/member/")
    assert "/account/login/" in page.url
