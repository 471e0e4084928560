"""How the secretariat moderates, in its own screens and in Wagtail's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import TaskState

from membership.exchange.models import ExchangeSettings, Post, Report
from membership.exchange.services import Content, change_entry, report_entry
from membership.notifications.models import Notice
from tests.factories import UserFactory, live_post, owner_of, sent_post

pytestmark = pytest.mark.django_db
LIST = "exchange_posts:list"


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


def page_of(post):
    return reverse("exchange_posts:edit", args=[post.pk])


def test_a_post_is_published_from_its_page(desk, ours):
    post = sent_post(ours)
    assert post.title in desk.get(reverse(LIST)).content.decode()
    assert "发布" in desk.get(page_of(post)).content.decode()
    desk.post(page_of(post), {"decision": "publish", "seen": post.latest_revision_id})
    assert Post.objects.shown().get() == post
    answer = desk.post(page_of(post), {"decision": "publish", "seen": post.latest_revision_id})
    assert "已经处理" in answer.content.decode() or answer.status_code == 200


def test_a_post_is_sent_back_with_a_reason_only(desk, ours):
    post = sent_post(ours)
    page = desk.post(page_of(post), {"decision": "return", "reason": ""}).content.decode()
    assert "请填写原因" in page
    desk.post(page_of(post), {"decision": "return", "reason": "请写明规格", "seen": post.latest_revision_id})
    post.refresh_from_db()
    assert (post.status, post.reason) == ("returned", "请写明规格")


def test_a_change_is_read_beside_what_is_published(desk, ours):
    post = live_post(ours, title="旧标题")
    content = Content({name: getattr(post, name) for name in post.CONTENT} | {"title": "新标题"})
    change_entry(entry=post, content=content, by=owner_of(ours))
    page = desk.get(page_of(post)).content.decode()
    assert "旧标题" in page
    assert "新标题" in page


@pytest.mark.parametrize(("action", "status"), [("approve", "live"), ("reject", "returned")])
def test_wagtails_own_dashboard_decides_by_our_rules(desk, ours, action, status):
    post = sent_post(ours)
    state = TaskState.objects.get()
    assert post.title in desk.get(reverse("wagtailadmin_home")).content.decode()
    address = reverse("exchange_posts:workflow_action", args=[post.pk, action, state.pk])
    desk.post(address, {"comment": "请写明规格"})
    post.refresh_from_db()
    assert post.status == status
    assert Notice.objects.filter(params__title=post.title).exists()


def test_who_may_not_moderate_decides_nothing(client, ours):
    post = sent_post(ours)
    client.force_login(UserFactory(staff="finance"))
    client.post(page_of(post), {"decision": "publish", "seen": post.latest_revision_id})
    state = TaskState.objects.get()
    client.post(reverse("exchange_posts:workflow_action", args=[post.pk, "approve", state.pk]))
    post.refresh_from_db()
    assert post.status == "pending"


def test_a_report_that_is_upheld_takes_the_post_down_and_tells_both(desk, ours, theirs):
    post = live_post(ours)
    report = report_entry(
        entry=post, organisation=theirs, reason="false", text="价格不实", by=owner_of(theirs)
    )
    address = reverse("exchange_reports:inspect", args=[report.pk])
    assert "价格不实" in desk.get(address).content.decode()
    assert desk.post(address, {"decision": "uphold", "note": ""}).status_code == 200
    desk.post(address, {"decision": "uphold", "note": "内容与事实不符"})
    post.refresh_from_db()
    assert (post.status, post.reason) == ("returned", "内容与事实不符")
    assert Report.objects.get().status == "upheld"
    told = Notice.objects.filter(channel="inbox").values_list("recipient", "type")
    assert (f"organisation:{theirs.pk}", "report_decided") in told
    assert (f"organisation:{ours.pk}", "entry_taken_down") in told


def test_the_queue_asks_the_database_as_often_however_long_it_is(desk, ours):
    ExchangeSettings.objects.create(entries_a_day=100)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(reverse(LIST)).status_code == 200
        return len(asked)

    sent_post(ours)
    queries()
    first = queries()
    for _more in range(3):
        sent_post(ours)
    assert queries() == first
