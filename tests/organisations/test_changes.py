"""Changing what is known of a company: at once, or once the secretariat has approved."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from membership.errors import IllegalTransition
from membership.notifications.models import Notice
from membership.organisations.errors import CodeTaken, WordsMissing
from membership.organisations.models import Organisation, Proposal
from membership.organisations.services import (
    approve_proposal,
    propose_changes,
    return_proposal,
    save_profile,
    update_profile,
)
from membership.organisations.signals import organisation_changed
from membership.papers.rules import IMAGE
from membership.papers.services import store_upload
from tests.factories import UserFactory, company, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return company()


@pytest.fixture
def owner(organisation):
    return organisation.contacts.get().user


@pytest.fixture
def reviewer():
    user = UserFactory(phone=False, staff="reviewer")
    for codename in ("view_proposal", "change_proposal"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    return user


@pytest.fixture
def heard():
    """What other rooms are told."""
    told = []

    def hear(sender, *, organisation, fields, by, **kwargs):
        told.append((organisation.pk, set(fields), by))

    organisation_changed.connect(hear)
    yield told
    organisation_changed.disconnect(hear)


def known(organisation, *names):
    return Organisation.objects.values_list(*names).get(pk=organisation.pk)


def test_plain_data_take_effect_at_once_and_reviewed_data_wait(organisation, owner, heard):
    values = {"address": "示例路 9 号", "head_name": "示例新负责人", "name": organisation.name}
    changed, proposal = save_profile(organisation=organisation, values=values, by=owner)
    assert changed == ["address"]
    assert proposal.names == ["head_name"]
    assert known(organisation, "address") == ("示例路 9 号",)
    assert known(organisation, "head_name") != ("示例新负责人",)
    assert heard == [(organisation.pk, {"address"}, owner)]
    assert Organisation.objects.get(pk=organisation.pk).latest_revision.content["address"] == "示例路 9 号"


def test_approving_changes_what_was_proposed_and_nothing_else(
    organisation, owner, reviewer, heard, django_capture_on_commit_callbacks
):
    proposal = propose_changes(organisation=organisation, values={"name": "示例更名公司"}, by=owner)
    update_profile(organisation=organisation, values={"address": "其间改过的地址"}, by=owner)
    approve_proposal(proposal=proposal, by=reviewer)
    assert known(organisation, "name", "address") == ("示例更名公司", "其间改过的地址")
    assert heard[-1] == (organisation.pk, {"name"}, reviewer)
    assert Organisation.objects.get(pk=organisation.pk).latest_revision.content["name"] == "示例更名公司"
    told = Notice.objects.filter(type="profile_change_approved")
    assert {notice.channel for notice in told} >= {"sms", "inbox"}
    with pytest.raises(IllegalTransition):
        approve_proposal(proposal=proposal, by=reviewer)
    assert told.count() == Notice.objects.filter(type="profile_change_approved").count()


def test_a_company_has_one_open_proposal_to_which_later_wishes_are_added(organisation, owner):
    first = propose_changes(organisation=organisation, values={"head_name": "示例甲"}, by=owner)
    second = propose_changes(organisation=organisation, values={"head_title": "董事长"}, by=owner)
    assert set(second.proposed().items()) == {("head_name", "示例甲"), ("head_title", "董事长")}
    first.refresh_from_db()
    assert first.status == Proposal.Status.WITHDRAWN
    back = {name: getattr(organisation, name) for name in second.names}
    assert propose_changes(organisation=organisation, values=back, by=owner) is None
    assert not organisation.proposals.unsettled().exists()


def test_a_code_belongs_to_one_company_even_when_taken_meanwhile(organisation, owner, reviewer):
    other = company()
    with pytest.raises(CodeTaken):
        propose_changes(organisation=organisation, values={"uscc": other.uscc}, by=owner)
    wanted = other.uscc
    Organisation.objects.filter(pk=other.pk).update(uscc="")
    proposal = propose_changes(organisation=organisation, values={"uscc": wanted}, by=owner)
    Organisation.objects.filter(pk=other.pk).update(uscc=wanted)
    with pytest.raises(CodeTaken):
        approve_proposal(proposal=proposal, by=reviewer)
    proposal.refresh_from_db()
    assert proposal.is_pending


def test_what_is_sent_back_says_why_and_can_be_sent_again(organisation, owner, reviewer):
    proposal = propose_changes(organisation=organisation, values={"head_name": "示例甲"}, by=owner)
    with pytest.raises(WordsMissing):
        return_proposal(proposal=proposal, words="  ", by=reviewer)
    return_proposal(proposal=proposal, words="示例：请附任命文件", by=reviewer)
    assert "示例：请附任命文件" in Notice.objects.filter(type="profile_change_returned").first().text
    assert known(organisation, "head_name") != ("示例甲",)
    again = propose_changes(organisation=organisation, values={"head_name": "示例甲"}, by=owner)
    assert again.is_pending
    assert again.pk != proposal.pk


def test_staff_see_old_beside_new_and_decide_in_the_admin(organisation, owner, reviewer, client):
    licence = store_upload(upload=picture("新执照.png"), rule=IMAGE, uploaded_by=owner)
    values = {"head_name": "示例新负责人", "licence": licence}
    proposal = propose_changes(organisation=organisation, values=values, by=owner)
    client.force_login(reviewer)
    page = reverse("profile_changes:inspect", args=[proposal.pk])
    shown = client.get(page).content.decode()
    for each in ("示例新负责人", "新执照.png", licence.get_absolute_url()):
        assert each in shown
    assert client.get(licence.get_absolute_url()).status_code == 200
    assert organisation.name in client.get(reverse("profile_changes:index")).content.decode()
    refused = client.post(page, {"decision": "return", "words": ""})
    assert "请说明问题所在" in refused.content.decode()
    client.post(page, {"decision": "approve"})
    assert known(organisation, "head_name", "licence") == ("示例新负责人", licence.pk)
    assert organisation.name not in client.get(reverse("profile_changes:index_results")).content.decode()


def test_only_whoever_may_decide_does(organisation, owner, client):
    proposal = propose_changes(organisation=organisation, values={"head_name": "示例甲"}, by=owner)
    reader = UserFactory(phone=False, staff="reviewer")
    reader.user_permissions.add(Permission.objects.get(codename="view_proposal"))
    client.force_login(reader)
    page = reverse("profile_changes:inspect", args=[proposal.pk])
    assert client.get(page).status_code == 200
    assert client.post(page, {"decision": "approve"}).status_code != 200
    proposal.refresh_from_db()
    assert proposal.is_pending


def test_a_proposed_file_opens_to_the_company_and_the_staff_only(organisation, owner, client, time_machine):
    licence = store_upload(upload=picture(), rule=IMAGE, uploaded_by=UserFactory())
    propose_changes(organisation=organisation, values={"licence": licence}, by=owner)
    rival = company().contacts.get().user
    for user, status in ((owner, 200), (rival, 404), (UserFactory(phone=False, staff="finance"), 404)):
        client.force_login(user)
        assert client.get(licence.get_absolute_url()).status_code == status


def test_the_list_of_changes_asks_as_little_for_many_as_for_one(
    reviewer, client, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def propose():
        one = company()
        propose_changes(organisation=one, values={"head_name": "示例甲"}, by=one.contacts.get().user)

    propose()
    client.force_login(reviewer)
    address = reverse("profile_changes:index")
    client.get(address)
    with CaptureQueriesContext(connection) as for_one:
        client.get(address)
    for _each in range(4):
        propose()
    with django_assert_max_num_queries(len(for_one)):
        client.get(address)
