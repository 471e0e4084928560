"""The first visit asks for a password."""

import pytest
from django.urls import reverse

HOME, PROMPT = reverse("center:home"), reverse("center:password")


@pytest.fixture
def newcomer(other, client):
    other.applicant.set_unusable_password()
    other.applicant.save()
    client.force_login(other.applicant)
    return client


def test_the_first_visit_asks_to_set_a_password(newcomer):
    response = newcomer.get(reverse("center:orders"), {"status": "paid"}, follow=True)
    page = response.content.decode()
    assert response.redirect_chain[0][0].startswith(PROMPT)
    assert "设置登录密码" in page
    assert "以后再说" in page
    assert reverse("accounts:set-password") in page


def test_later_is_remembered_until_the_next_login(newcomer, other):
    response = newcomer.post(PROMPT, {"next": reverse("center:orders")})
    assert response.url == reverse("center:orders")
    assert newcomer.get(HOME).status_code == 200
    newcomer.logout()
    newcomer.force_login(other.applicant)
    assert newcomer.get(HOME).status_code == 302


def test_who_has_a_password_is_not_asked(member):
    assert member.get(HOME).status_code == 200
    assert member.get(PROMPT).url == HOME


@pytest.mark.parametrize("elsewhere", ["https://example.com/", "//example.com/", "javascript:alert(1)"])
def test_the_way_on_stays_on_this_site(newcomer, elsewhere):
    assert newcomer.post(PROMPT, {"next": elsewhere}).url == HOME


def test_account_settings_say_whether_a_password_is_set(newcomer):
    page = newcomer.get(reverse("center:account-access")).content.decode()
    assert "未设置" in page
    assert "已设置，可通过账户密码登录" not in page
