"""供需对接 in the member center, through its pages."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from membership.dues.models import Membership
from membership.exchange.models import (
    ExchangeCategory,
    ExchangeSettings,
    Inquiry,
    Post,
    Region,
    Report,
    Upload,
)
from membership.exchange.services import Chosen, return_entry, store_entry_file
from membership.notifications.models import Notice
from tests.factories import live_post, owner_of, picture, sent_post

pytestmark = pytest.mark.django_db
ROOM, MINE, ADD = (reverse(f"center:{name}") for name in ("posts", "my-posts", "add-post"))


def page_of(post, name="post", *more):
    return reverse(f"center:{name}", args=[post.public_id, *more])


def typed(ours, **changes):
    category, _made = ExchangeCategory.objects.get_or_create(name="阀门")
    usual = {
        "company": ours.pk,
        "kind": "demand",
        "title": "求购 DN300 球阀",
        "category": category.pk,
        "text": "<p>需 20 台。</p><script>alert(1)</script>",
        "quantity": "20 台",
        "budget": "30 万元",
        "valid_until": (timezone.localdate() + timedelta(days=30)).isoformat(),
        "contact_name": "示例联系人",
        "contact_phone": "025-88880000",
        "do": "send",
    }
    return usual | changes


def kept_picture(ours):
    file = store_entry_file(organisation=ours, upload=picture("现场.png"), role="picture", by=owner_of(ours))
    return Chosen(file, "picture", "现场照片")


def browser_of(company):
    browser, owner = Client(), owner_of(company)
    owner.set_password("示例密码-2026")
    owner.save()
    browser.force_login(owner)
    return browser


def test_a_post_is_written_with_pictures_and_sent_to_the_secretariat(member, ours):
    ExchangeCategory.objects.create(name="阀门")
    assert "发布供需" in member.get(ADD).content.decode()
    answer = member.post(ADD, typed(ours, new_picture=picture("现场.png")), follow=True)
    post = Post.objects.get()
    assert (post.status, post.kind, post.quantity) == ("pending", "demand", "20 台")
    assert "script" not in post.text
    assert post.pictures[0].file.name == "现场.png"
    page = answer.content.decode()
    assert "求购 DN300 球阀" in page
    assert "待审核" in page


def test_an_error_loses_nothing_that_was_typed_or_uploaded(member, ours):
    answer = member.post(ADD, typed(ours, contact_name="", new_picture=picture("现场.png")))
    page = answer.content.decode()
    assert "求购 DN300 球阀" in page
    kept = Upload.objects.get().file
    assert f'name="file" value="{kept.pk}"' in page
    again = typed(ours, file=str(kept.pk), **{f"role-{kept.pk}": "picture", f"caption-{kept.pk}": "现场"})
    member.post(ADD, again)
    assert [(each.file, each.caption) for each in Post.objects.get().files.all()] == [(kept, "现场")]


def test_a_form_that_is_sent_twice_makes_one_post(member, ours):
    form = member.get(ADD).content.decode()
    public_id = re.search(r'name="public_id" value="(\w+)"', form)[1]
    for _twice in range(2):
        member.post(ADD, typed(ours, public_id=public_id))
    assert Post.objects.count() == 1


def test_a_draft_needs_a_title_only_and_nobody_else_sees_it(member, ours, theirs):
    member.post(ADD, typed(ours, do="save", text="", contact_name="", valid_until=""))
    post = Post.objects.get()
    assert post.status == "draft"
    assert browser_of(theirs).get(page_of(post)).status_code == 404
    assert "草稿" in member.get(MINE).content.decode()


def test_files_of_another_company_cannot_be_put_into_a_post(member, ours, theirs):
    stolen = kept_picture(theirs).file
    member.post(ADD, typed(ours, file=str(stolen.pk), **{f"role-{stolen.pk}": "picture"}))
    assert not Post.objects.get().files.exists()


def test_files_and_contact_are_for_members_in_good_standing(ours, theirs):
    post = live_post(ours, kept_picture(ours), contact_email="sales@example.com")
    file = post.pictures[0].file
    reader = browser_of(theirs)
    assert "sales@example.com" in reader.get(page_of(post)).content.decode()
    assert reader.get(file.get_absolute_url()).status_code == 200
    waiting = sent_post(ours, kept_picture(ours)).pictures[0].file
    assert reader.get(waiting.get_absolute_url()).status_code == 404
    Membership.objects.filter(organisation=theirs).update(state="due")
    assert reader.get(page_of(post)).status_code == 403
    assert reader.get(file.get_absolute_url()).status_code == 404


def test_the_list_is_narrowed_by_kind_category_region_and_words(member, theirs):
    region = Region.objects.create(name="南京")
    live_post(theirs, title="供应球阀甲", region=region)
    live_post(
        theirs, title="求购水泵乙", kind="demand", category=ExchangeCategory.objects.create(name="水泵")
    )
    for query, found in [
        ({"kind": "demand"}, "乙"),
        ({"region": region.pk}, "甲"),
        ({"q": "水泵"}, "乙"),
        ({"category": ExchangeCategory.objects.get(name="阀门").pk}, "甲"),
    ]:
        page = member.get(ROOM, query).content.decode()
        assert ("供应球阀甲" in page, "求购水泵乙" in page) == (found == "甲", found == "乙")
    assert "球阀甲" in member.get(ROOM, {"kind": "nonsense"}).content.decode()


@pytest.mark.parametrize("address", [ROOM, MINE, reverse("center:inquiries")])
def test_lists_ask_the_database_as_often_however_long_they_are(member, ours, theirs, address):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert member.get(address).status_code == 200
        return len(asked)

    def more(count):
        for _each in range(count):
            post = live_post(theirs, kept_picture(theirs))
            live_post(ours, kept_picture(ours))
            Inquiry.objects.create(post=post, organisation=ours, recipient=theirs, text="还有货吗？")

    ExchangeSettings.objects.create(entries_a_day=100)
    more(1)
    queries()  # the first page of a session asks for more
    first = queries()
    more(3)
    assert queries() == first


def test_an_answer_reaches_the_poster_without_giving_addresses_away(member, ours, theirs):
    post = live_post(theirs)
    member.post(page_of(post, "ask-post"), {"text": "还有货吗？"})
    [inquiry] = Inquiry.objects.all()
    notices = Notice.objects.filter(type="inquiry_received")
    assert {notice.channel for notice in notices} == {"email", "inbox"}
    assert {notice.link for notice in notices} == {inquiry.get_absolute_url()}
    assert not any(str(owner_of(ours).phone_device.phone) in notice.text for notice in notices)
    poster = browser_of(theirs)
    assert "还有货吗？" in poster.get(inquiry.get_absolute_url()).content.decode()
    poster.post(inquiry.get_absolute_url(), {"text": "有，二十台。", "company": theirs.pk})
    assert "有，二十台。" in member.get(inquiry.get_absolute_url()).content.decode()
    assert Notice.objects.filter(type="inquiry_replied", recipient=f"organisation:{ours.pk}").exists()


def test_too_many_messages_are_refused_and_stay_in_the_field(member, theirs):
    ExchangeSettings.objects.create(inquiries_a_day=1)
    member.post(page_of(live_post(theirs), "ask-post"), {"text": "第一条"})
    page = member.post(page_of(live_post(theirs), "ask-post"), {"text": "第二条"}).content.decode()
    assert "第二条" in page
    assert "一天内" in page
    assert Inquiry.objects.count() == 1


def test_a_post_is_reported_once_at_a_time(member, ours, theirs):
    post = live_post(theirs)
    for _twice in range(2):
        answer = member.post(page_of(post, "report-post"), {"reason": "false", "text": "价格不实"})
    assert Report.objects.get().status == "open"
    assert "正在处理" in answer.content.decode()
    assert member.get(page_of(live_post(ours), "report-post")).status_code == 404


def test_what_came_back_shows_why_and_is_corrected(member, ours, moderator):
    post = return_entry(entry=sent_post(ours), reason="请写明规格", by=moderator)
    assert "请写明规格" in member.get(page_of(post)).content.decode()
    member.post(page_of(post, "edit-post"), typed(ours, title="更清楚的标题"))
    post.refresh_from_db()
    assert (post.status, post.title) == ("pending", "更清楚的标题")


def test_its_company_takes_back_renews_closes_and_deletes(member, ours):
    post = sent_post(ours)
    member.post(page_of(post, "act-post", "withdraw"))
    assert "删除" in member.get(page_of(post, "act-post", "delete")).content.decode()
    member.post(page_of(post, "act-post", "delete"))
    assert not Post.objects.exists()
    post = live_post(ours)
    member.post(page_of(post, "act-post", "close"))
    until = timezone.localdate() + timedelta(days=9)
    answer = member.post(page_of(post, "act-post", "renew"), {"valid_until": "2020-01-01"})
    assert answer.status_code in (200, 302)
    member.post(page_of(post, "act-post", "renew"), {"valid_until": until.isoformat()})
    post.refresh_from_db()
    assert (post.status, post.valid_until) == ("live", until)


def test_a_room_that_is_not_used_does_not_show(member, ours):
    ExchangeSettings.objects.create(uses_posts=False)
    assert member.get(ROOM).status_code == 404
    assert "供需对接" not in member.get(reverse("center:menu")).content.decode()
