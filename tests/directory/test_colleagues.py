"""会员通讯录: what members see of each other."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from membership.directory.models import City, DirectorySettings, MembersPage
from membership.directory.services import update_listing
from tests.factories import joined_application

ROOM = "/member/directory/"
ALLOWED = {
    "members_see_person": "李联络",
    "members_see_mobile": "13800007777",
    "members_see_landline": "025-0000 7777",
    "members_see_email": "li@example.com",
    "members_see_address": "示例路 7 号",
}


@pytest.fixture
def reader(members_page, client):
    """The browser of a member in good standing."""
    user = joined_application(name="示例读者有限公司").applicant
    user.set_password("a long password")
    user.save()
    client.force_login(user)
    return client


@pytest.fixture
def colleague(reader):
    organisation = joined_application(name="示例同行有限公司").organisation
    organisation.landline, organisation.address = "025-0000 7777", "示例路 7 号"
    organisation.save()
    contact = organisation.contacts.get(is_primary=True)
    contact.name, contact.title, contact.phone, contact.email = (
        "李联络",
        "办公室主任",
        "+8613800007777",
        "li@example.com",
    )
    contact.save()
    return organisation


def test_contact_data_show_only_where_the_company_allows_them(reader, colleague):
    page = reader.get(ROOM).content.decode()
    assert "示例同行有限公司" in page
    assert not [value for value in ALLOWED.values() if value in page]
    for flag, value in ALLOWED.items():
        update_listing(organisation=colleague, values={flag: True}, by=None)
        assert value in reader.get(ROOM).content.decode(), flag


def test_what_members_see_is_not_what_the_public_sees(reader, colleague):
    values = dict.fromkeys(ALLOWED, True) | {"is_listed": True}
    update_listing(organisation=colleague, values=values, by=None)
    reader.logout()
    for address in ("/members/", colleague.listing.get_absolute_url()):
        page = reader.get(address).content.decode()
        assert "示例同行有限公司" in page
        assert not [value for value in ALLOWED.values() if value in page]


def test_who_left_the_public_list_is_still_known_to_members(reader, colleague):
    city = City.objects.create(name="示例市")
    update_listing(organisation=colleague, values={"is_listed": False, "city": city}, by=None)
    response = reader.get(ROOM, {"city": city.pk})
    assert [face.name for face in response.context["faces"]] == ["示例同行有限公司"]
    assert MembersPage.objects.get().company_url(colleague.listing) not in response.content.decode()


def test_nobody_copies_it(reader, colleague):
    rules = DirectorySettings.load()
    rules.pages_an_hour = 2
    rules.save()
    assert [reader.get(ROOM).status_code for _ in range(3)] == [200, 200, 429]


def test_an_association_without_it_does_not_show_it(reader):
    assert ROOM in reader.get("/member/menu/").content.decode()
    rules = DirectorySettings.load()
    rules.is_for_members = False
    rules.save()
    assert reader.get(ROOM).status_code == 404
    assert ROOM not in reader.get("/member/menu/").content.decode()


def test_a_page_costs_the_same_for_few_as_for_many(
    reader, colleague, many_members, django_assert_max_num_queries
):
    reader.get(ROOM)
    with CaptureQueriesContext(connection) as few:
        reader.get(ROOM)
    many_members(60)
    with django_assert_max_num_queries(len(few)):
        page = reader.get(ROOM)
    assert page.context["page"].paginator.count == 62
