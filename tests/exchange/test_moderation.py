"""What becomes of an entry between its company and the secretariat."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from membership.errors import IllegalTransition
from membership.exchange.errors import TooManyToday
from membership.exchange.models import ExchangeSettings, Post
from membership.exchange.services import (
    Content,
    approve_entry,
    change_entry,
    close_entry,
    expire_entries,
    renew_entry,
    return_entry,
    save_entry,
    submit_entry,
    take_down_entry,
    withdraw_entry,
)
from membership.notifications.models import Notice
from tests.factories import live_post, owner_of, post_of, sent_post

pytestmark = pytest.mark.django_db


def content_of(entry, **changes):
    values = {name: getattr(entry, name) for name in entry.CONTENT}
    return Content(values=values | changes)


def test_a_post_is_seen_by_others_once_the_secretariat_has_approved_it(ours, moderator):
    post = sent_post(ours)
    assert not Post.objects.shown().exists()
    assert TaskState.objects.reviewable_by(moderator).count() == 1  # Wagtail's own list of what waits
    approve_entry(entry=post, by=moderator)
    assert Post.objects.shown().get() == post
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED
    assert Notice.objects.filter(type="entry_published").exists()


def test_what_was_sent_back_says_why_and_is_sent_again(ours, moderator):
    post = return_entry(entry=sent_post(ours), reason="请写明规格", by=moderator)
    assert (post.status, post.reason) == ("returned", "请写明规格")
    assert "请写明规格" in Notice.objects.filter(type="entry_returned").first().text
    save_entry(entry=post, content=content_of(post, title="供应 DN300 球阀"), by=owner_of(ours))
    post = submit_entry(entry=post, by=owner_of(ours))
    post = approve_entry(entry=post, by=moderator)
    assert Post.objects.shown().get().title == "供应 DN300 球阀"
    assert post.reason == ""


def test_nobody_approves_twice_or_what_they_have_not_seen(ours, moderator):
    post = sent_post(ours)
    seen = post.latest_revision_id
    post = withdraw_entry(entry=post, by=owner_of(ours))
    save_entry(entry=post, content=content_of(post, title="另一个标题"), by=owner_of(ours))
    post = submit_entry(entry=post, by=owner_of(ours))
    with pytest.raises(IllegalTransition):
        approve_entry(entry=post, by=moderator, seen=seen)
    approve_entry(entry=post, by=moderator, seen=post.latest_revision_id)
    with pytest.raises(IllegalTransition):
        approve_entry(entry=post, by=moderator)
    with pytest.raises(IllegalTransition):
        return_entry(entry=post, reason="晚了", by=moderator)


def test_a_change_waits_while_what_was_published_stays(ours, moderator):
    post = live_post(ours, title="旧标题")
    change_entry(entry=post, content=content_of(post, title="新标题"), by=owner_of(ours))
    shown = Post.objects.shown().get()
    assert (shown.title, shown.change_status, shown.proposed.title) == ("旧标题", "pending", "新标题")
    return_entry(entry=post, reason="标题不清楚", by=moderator)
    assert Post.objects.shown().get().title == "旧标题"
    shown.refresh_from_db()
    change_entry(entry=shown, content=content_of(post, title="更好的标题"), by=owner_of(ours))
    approve_entry(entry=post, by=moderator)
    shown = Post.objects.shown().get()
    assert (shown.title, shown.change_status, shown.status) == ("更好的标题", "", "live")


def test_without_moderation_an_entry_and_its_changes_appear_at_once(ours):
    ExchangeSettings.objects.create(moderates=False)
    post = sent_post(ours)
    assert Post.objects.shown().get() == post
    change_entry(entry=post, content=content_of(post, title="新标题"), by=owner_of(ours))
    assert Post.objects.shown().get().title == "新标题"
    assert not WorkflowState.objects.exists()


def test_an_entry_is_closed_renewed_and_taken_down(ours, moderator):
    owner = owner_of(ours)
    post = live_post(ours)
    post = change_entry(entry=post, content=content_of(post, title="新标题"), by=owner)
    post = close_entry(entry=post, by=owner)
    assert not Post.objects.shown().exists()
    assert (post.change_status, WorkflowState.objects.active().exists()) == ("", False)
    until = timezone.localdate() + timedelta(days=60)
    post = renew_entry(entry=post, valid_until=until, by=owner)
    assert Post.objects.shown().get().valid_until == until
    post = take_down_entry(entry=post, reason="内容不实", by=moderator)
    assert post.status == "returned"
    with pytest.raises(IllegalTransition):
        renew_entry(entry=post, valid_until=until, by=owner)
    post = submit_entry(entry=post, by=owner)
    approve_entry(entry=post, by=moderator)
    assert Post.objects.shown().exists()


def test_an_entry_ends_after_its_last_day_and_its_company_is_reminded_once(ours):
    today = timezone.localdate()
    post = live_post(ours, valid_until=today + timedelta(days=6))
    assert expire_entries(kind=Post, today=today) == 0
    assert expire_entries(kind=Post, today=today + timedelta(days=1)) == 0
    reminders = Notice.objects.filter(type="entry_expiring")
    assert {notice.channel for notice in reminders} == {"email", "inbox"}
    assert len(reminders) == 2
    assert expire_entries(kind=Post, today=today + timedelta(days=7)) == 1
    post.refresh_from_db()
    assert (post.status, post.live) == ("expired", False)


def test_a_company_does_not_flood_the_others(ours, theirs):
    ExchangeSettings.objects.create(entries_a_day=1)
    post = sent_post(ours)
    another = post_of(ours)
    with pytest.raises(TooManyToday):
        submit_entry(entry=another, by=owner_of(ours))
    sent_post(theirs)  # each company has its own limit
    post = withdraw_entry(entry=post, by=owner_of(ours))
    submit_entry(entry=post, by=owner_of(ours))  # the same again is no new one
