"""会员信息 as a member uses it: reading, changing, people, pictures, revenue."""

import pytest
from django.urls import reverse

from membership.organisations.models import Contact, OrganisationSettings, RevenueRequest, Role
from membership.organisations.services import Person, add_person, propose_changes, return_proposal
from membership.papers.models import PrivateFile
from tests.factories import picture

EDIT, FURTHER, PICTURES, PEOPLE, REVENUE, ENTER = (
    reverse(f"center:{name}")
    for name in ("edit-profile", "edit-further", "pictures", "people", "revenue", "enter-revenue")
)


def page_of(client, address):
    return client.get(address).content.decode()


def as_shown(client, page, /, **changes):
    """What a browser would send: everything that stands in the form, with `changes`."""
    context = client.get(page).context
    form, organisation = context["form"], context["organisation"]
    posted = {"company": organisation.pk, "seen": context["seen"]}
    for field in form:
        value = field.value()
        posted[field.name] = "" if value is None else getattr(value, "pk", value)
    files = [name for name, field in form.fields.items() if hasattr(field, "shown")]
    posted = {name: value for name, value in posted.items() if name not in files}
    return posted | changes


def test_one_form_changes_some_at_once_and_proposes_the_rest(member, application):
    posted = as_shown(member, EDIT, address="示例新址 8 号", name="示例更名公司")
    member.post(EDIT, posted, follow=True)
    organisation = application.organisation
    organisation.refresh_from_db()
    assert organisation.address == "示例新址 8 号"
    assert organisation.name == application.name
    page = page_of(member, reverse("center:home"))
    assert "资料变更待审核" in page
    assert "示例更名公司" in page
    assert "最近修改" in page
    assert "贵单位" in page  # the applicant left no name
    assert page_of(member, EDIT).count("示例更名公司") == 1  # the form goes on from what was sent


def test_a_wrong_field_loses_neither_what_was_typed_nor_the_file(member, application):
    posted = as_shown(
        member, FURTHER, landline="abc", head_name="示例新负责人", licence=picture("新执照.png")
    )
    answer = member.post(FURTHER, posted).content.decode()
    file = PrivateFile.objects.get(name="新执照.png")
    assert 'aria-invalid="true"' in answer
    assert "示例新负责人" in answer
    assert f'name="licence-kept" value="{file.pk}"' in answer
    again = {**posted, "landline": "025-8888 8888", "licence-kept": str(file.pk)}
    del again["licence"]
    member.post(FURTHER, again)
    proposal = application.organisation.proposals.get()
    assert proposal.proposed() == {"head_name": "示例新负责人", "licence": file}


def test_a_file_of_somebody_else_cannot_be_chosen_by_its_key(member, application, other):
    theirs = other.organisation.licence
    member.post(FURTHER, as_shown(member, FURTHER) | {"licence-kept": str(theirs.pk)})
    assert not application.organisation.proposals.exists()


def test_two_people_editing_at_once_do_not_overwrite_each_other(member, application):
    posted = as_shown(member, EDIT, website="https://example.org/")
    member.post(EDIT, as_shown(member, EDIT, address="别人刚改的地址"))
    answer = member.post(EDIT, posted).content.decode()
    assert "资料刚刚已被他人修改" in answer
    assert "https://example.org/" in answer
    application.organisation.refresh_from_db()
    assert application.organisation.address == "别人刚改的地址"


def test_what_came_back_is_shown_with_its_reason_and_can_be_withdrawn(member, application, other):
    organisation = application.organisation
    proposal = propose_changes(
        organisation=organisation, values={"head_name": "示例甲"}, by=application.applicant
    )
    return_proposal(proposal=proposal, words="示例：请附任命文件", by=None)
    page = page_of(member, reverse("center:further"))
    assert "资料变更已退回" in page
    assert "示例：请附任命文件" in page
    assert f"{reverse('center:further')}#proposal" in page_of(member, PEOPLE)
    theirs = propose_changes(
        organisation=other.organisation, values={"head_name": "示例乙"}, by=other.applicant
    )
    assert member.post(reverse("center:withdraw-change", args=[theirs.pk])).status_code == 404
    member.post(reverse("center:withdraw-change", args=[proposal.pk]))
    assert "资料变更" not in page_of(member, reverse("center:further"))


def test_pictures_are_added_named_moved_and_removed(member, application, other):
    application.process.max_pictures = 2
    application.process.save()
    company = {"company": application.organisation.pk}
    refused = member.post(PICTURES, company | {"picture": picture("门站.png"), "caption": "IMG_0001"})
    kept = PrivateFile.objects.get(name="门站.png")
    assert f'name="picture-kept" value="{kept.pk}"' in refused.content.decode()
    member.post(PICTURES, company | {"picture-kept": str(kept.pk), "caption": "门站全景"})
    member.post(PICTURES, company | {"picture": picture("b.png", "red"), "caption": "调压站"})
    full = member.post(PICTURES, company | {"picture": picture("c.png", "blue"), "caption": "第三张"})
    assert "最多 2 张图片" in full.content.decode()
    first, second = application.organisation.pictures.all()
    typed = {f"caption-{first.pk}": "门站大门", f"caption-{second.pk}": second.caption}
    member.post(reverse("center:picture-later", args=[first.pk]), company | typed)
    assert [each.caption for each in application.organisation.pictures.all()] == ["调压站", "门站大门"]
    member.post(reverse("center:remove-picture", args=[second.pk]))
    assert "门站大门" in page_of(member, reverse("center:home"))
    assert application.organisation.pictures.count() == 1
    assert member.post(reverse("center:remove-picture", args=[0])).status_code == 404


def test_revenue_is_typed_in_ten_thousands_and_drawn_over_the_years(member, application, other):
    company = {"company": application.organisation.pk}
    wrong = member.post(ENTER, company | {"year": "2025", "amount": "很多", "note": "示例备注"})
    assert "示例备注" in wrong.content.decode()
    for year, amount in (("2024", "12,500"), ("2025", "１３０００.5 万元")):
        assert member.post(ENTER, company | {"year": year, "amount": amount, "note": ""}).status_code == 302
    amounts = application.organisation.revenues.values_list("year", "amount")
    assert {year: int(amount) for year, amount in amounts} == {2024: 125_000_000, 2025: 130_005_000}
    page = page_of(member, REVENUE)
    for shown in ('role="img"', "12,500", "13,000.5", "仅贵单位和秘书处可以看到"):
        assert shown in page
    member.force_login(other.applicant)
    assert "12,500" not in page_of(member, REVENUE)


def test_what_is_not_asked_for_does_not_show(member, application):
    RevenueRequest.objects.create(organisation=application.organisation, year=2025)
    assert f"{ENTER}?year=2025" in page_of(member, PEOPLE)
    OrganisationSettings.objects.update_or_create(defaults={"asks_revenue": False})
    assert f"{ENTER}?year=2025" not in page_of(member, PEOPLE)
    assert "企业营收" not in page_of(member, reverse("center:home"))
    assert member.get(REVENUE).status_code == 404
    assert "注册资本" not in page_of(member, reverse("center:home"))


def test_owners_name_people_and_choose_the_primary_contact(member, application):
    organisation, owner = application.organisation, application.applicant
    editor = add_person(
        organisation=organisation, person=Person("+8613900000011", "示例编辑"), role=Role.EDITOR, by=owner
    )
    second = add_person(
        organisation=organisation, person=Person("+8613900000012", "示例负责人"), role=Role.OWNER, by=owner
    )
    given = {"name": "示例改名", "title": "主任", "email": "a@example.com"}
    member.post(reverse("center:edit-person", args=[editor.pk]), given)
    editor.refresh_from_db()
    assert (editor.name, editor.title, editor.email) == ("示例改名", "主任", "a@example.com")
    refused = member.post(reverse("center:primary-person", args=[editor.pk]), follow=True)
    assert "主要联络员须为负责人" in refused.content.decode()
    member.post(reverse("center:primary-person", args=[second.pk]))
    assert Contact.objects.get(organisation=organisation, is_primary=True) == second
    assert "最近修改" in page_of(member, PEOPLE)


@pytest.mark.parametrize("name", ["people", "revenue"])
def test_these_pages_cost_the_same_however_much_they_show(
    name, member, application, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from membership.organisations.services import enter_revenue

    address, organisation = reverse(f"center:{name}"), application.organisation

    def add(number):
        person = Person(f"+861390000002{number}", "示例")
        add_person(organisation=organisation, person=person, role=Role.DUES, by=application.applicant)
        enter_revenue(organisation=organisation, year=2010 + number, amount=1, by=application.applicant)

    add(0)
    member.get(address)
    with CaptureQueriesContext(connection) as for_one:
        member.get(address)
    for number in range(1, 6):
        add(number)
    with django_assert_max_num_queries(len(for_one)):
        member.get(address)
