"""What the header of the site shows to whoever is logged in."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser

from membership.center.templatetags.center_tags import visitor
from tests.factories import UserFactory, approved_application

PLACES = [".header__buttons", ".header__panel-buttons"]  # of a desk, and in a phone's menu


def header_of(client, path="/nothing-here/"):
    page = BeautifulSoup(client.get(path, headers={"accept-language": "zh-CN"}).content, "html.parser")
    return [page.select_one(place) for place in PLACES]


def doors_of(place) -> dict[str, str]:
    """By their names, without what is counted in them."""
    return {next(link.stripped_strings): link["href"] for link in place.find_all("a")}


MESSAGES = {"站内信": "/member/messages/"}
WHO = {
    "applicant": (lambda application: approved_application().applicant, {"我的入会": "/join/"}),
    "newcomer": (lambda application: UserFactory(), {"我的入会": "/join/"}),
    "member": (lambda application: application.applicant, {"会员中心": "/member/"}),
    "staff": (lambda application: UserFactory(phone=False, staff="finance"), {"管理后台": "/admin/"}),
}


@pytest.mark.parametrize("who", WHO)
def test_the_header_opens_the_right_doors(who, application, client):
    user, doors = WHO[who]
    client.force_login(user(application))
    for place in header_of(client):
        assert doors_of(place) == MESSAGES | doors
        assert place.form["action"] == "/account/logout/"
        assert place.form["method"] == "post"
        assert place.form.find("input", attrs={"name": "csrfmiddlewaretoken"})
        assert place.form.button.text == "退出登录"


def test_a_member_is_called_by_name_and_a_newcomer_by_the_phone_without_its_middle(application, client):
    contact = application.organisation.contacts.filter(user=application.applicant).first()
    client.force_login(application.applicant)
    assert contact.name in header_of(client)[0].text

    client.force_login(UserFactory(phone="+8613812345678"))
    assert "138****5678" in header_of(client)[0].text


def test_nobody_costs_the_header_no_query(application, rf, django_assert_num_queries):
    request = rf.get("/")
    request.user = AnonymousUser()
    with django_assert_num_queries(0):
        assert visitor({"request": request}) is None
        assert visitor({}) is None
