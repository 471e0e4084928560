"""Who gets into which room of the member center."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.factories import UserFactory, approved_application

ROOMS = ["home", "certificates", "orders"]


def rooms_of(application):
    return {
        **{name: reverse(f"center:{name}") for name in ROOMS},
        "order": reverse("center:order", args=[application.order.number]),
        "account": reverse("center:account"),
    }


def with_password(user):
    user.set_password("示例密码-2026")
    user.save()
    return user


WHO = {
    "nobody": lambda application: None,
    "own contact": lambda application: application.applicant,
    "somebody without a company": lambda application: UserFactory(),
    "applicant who has not paid": lambda application: approved_application().applicant,
    "reviewer": lambda application: UserFactory(phone=False, staff="reviewer"),
    "finance": lambda application: UserFactory(phone=False, staff="finance"),
}


@pytest.mark.parametrize("who", WHO)
def test_every_room_to_everybody(who, application, client):
    user = WHO[who](application)
    if user:
        client.force_login(with_password(user))
    for name, address in rooms_of(application).items():
        response = client.get(address)
        if user is None:
            assert response.status_code == 302
            assert response.url == f"{reverse('accounts:login')}?next={address}"
            continue
        is_own = user == application.applicant
        if name == "order" and not is_own:
            assert response.status_code == 404
            continue
        assert response.status_code == 200
        page = response.content.decode()
        shows_company = application.name in page or application.order.number in page
        assert shows_company == is_own, name
        assert ("您的单位还不是会员" in page) == (not is_own and name != "account")


def test_another_companys_order_does_not_exist(member, other):
    assert member.get(reverse("center:order", args=[other.order.number])).status_code == 404
    assert member.get(reverse("center:order", args=["0"])).status_code == 404


def test_another_companys_papers_do_not_open(member, other):
    from membership.papers.services import render_paper

    certificate = other.organisation.membership.certificates.get()
    render_paper(paper_id=certificate.paper_id)
    certificate.paper.refresh_from_db()
    file = certificate.paper.file
    for address in (file.get_absolute_url(), file.preview_url, reverse("files:page", args=[file.pk, 1])):
        assert member.get(address).status_code == 404


def test_another_company_cannot_be_chosen(member, other):
    response = member.post(reverse("center:company"), {"membership": other.organisation.membership.pk})
    assert response.status_code == 404
    assert member.post(reverse("center:company"), {"membership": "x"}).status_code == 404


def test_one_account_switches_between_its_companies(application, other, member):
    contact = other.organisation.contacts.first()
    contact.user = application.applicant
    contact.save()
    assert application.name in member.get(reverse("center:home")).content.decode()
    member.post(reverse("center:company"), {"membership": other.organisation.membership.pk})
    page = member.get(reverse("center:orders")).content.decode()
    assert other.order.number in page
    assert application.order.number not in page
    # A link to a bill of the other company still leads there.
    assert member.get(reverse("center:order", args=[application.order.number])).status_code == 200


def test_a_contact_who_was_taken_away_sees_nothing_any_more(application, member):
    application.organisation.contacts.update(user=None)
    assert "您的单位还不是会员" in member.get(reverse("center:home")).content.decode()


def test_pages_are_not_kept_by_browsers_or_proxies(member, application):
    for address in rooms_of(application).values():
        assert "no-store" in member.get(address)["Cache-Control"]


def test_staff_permissions_open_no_company(client, application):
    user = UserFactory(phone=False)
    user.user_permissions.set(Permission.objects.all())
    client.force_login(with_password(user))
    assert client.get(reverse("center:order", args=[application.order.number])).status_code == 404
    assert application.name not in client.get(reverse("center:home")).content.decode()
