"""What is published is found at once, where it is now, and what is gone is gone."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db.models import Q
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from home.audience.models import PageLimit
from home.models import DownloadSection, DownloadsPage
from membership.directory.models import MembersPage
from membership.directory.services import make_listing, update_listing
from membership.organisations.models import Organisation
from news.magazine.models import (
    MagazineArticle,
    MagazineIndexPage,
    MagazineIssuePage,
    MagazinePdf,
    MagazineSheet,
    PdfState,
)
from news.magazine.services import show_pages
from news.models import NewsIndexPage
from search.entries import Draft, write_entries
from search.models import Entry, Face
from search.rebuilding import held_back
from tests.audience.conftest import document, member

pytestmark = pytest.mark.django_db


def test_what_is_published_is_found_at_once_and_what_is_taken_back_is_gone_at_once(publish, search):
    page = publish("冬季供热保障", slug="winter")
    assert search("供热") == ["/news/winter/"]
    page.unpublish()
    assert search("供热") == []
    page.save_revision().publish()
    page.delete()
    assert search("供热") == []
    assert not Entry.objects.filter(title="冬季供热保障").exists()


def test_a_draft_is_not_found_before_it_is_published(publish, search):
    page = publish("旧的标题", slug="draft")
    page.title = "管网巡检"
    revision = page.save_revision()
    assert search("巡检") == []
    assert search("旧的标题") == ["/news/draft/"]
    revision.publish()
    assert search("巡检") == ["/news/draft/"]


def test_every_thing_has_one_entry_however_often_it_is_saved(publish, search):
    page = publish("调压站改造", slug="station")
    for _ in range(3):
        page.save_revision().publish()
    assert (
        Entry.objects.filter(content_type=ContentType.objects.get(model="page"), object_id=page.pk).count()
        == 1
    )
    assert search("调压站") == ["/news/station/"]


def test_a_page_that_moves_takes_all_below_it_to_the_new_address(home, news, publish, search):
    publish("阀门检修", slug="valve")
    archive = home.add_child(instance=NewsIndexPage(title="往期", slug="archive"))
    news.move(archive, pos="last-child")
    assert search("阀门") == ["/archive/news/valve/"]


def test_a_new_slug_is_the_new_address_of_all_below(news, publish, search):
    publish("阀门检修", slug="valve")
    news.refresh_from_db()
    news.slug = "press"
    news.save()
    assert search("阀门") == ["/press/valve/"]


def test_an_alias_is_found_where_its_original_stands(home, publish, search):
    page = publish("管道防腐", slug="pipes")
    page.create_alias(parent=home, update_slug="mirror")
    assert search("防腐") == ["/news/pipes/"]


def test_a_document_is_found_as_long_as_a_published_page_offers_it(publish, search):
    file = document("示例登记表格")
    assert search("登记表格") == []
    page = publish(slug="offer")
    page.body = [("download", {"document": file, "title": ""})]
    page.save_revision().publish()
    assert search("登记表格", kind="document") == [file.url]
    page.body = [("text", "<p>不再提供</p>")]
    page.save_revision().publish()
    assert search("登记表格") == []


def test_a_document_leaves_with_the_only_page_that_offers_it(publish, search):
    file = document("示例登记表格")
    page = publish(slug="offer")
    page.body = [("download", {"document": file, "title": ""})]
    page.save_revision().publish()
    page.delete()
    assert search("登记表格") == []


def test_what_lies_on_the_shelf_of_a_downloads_page_is_found(home, search):
    shelf = Collection.get_first_root_node().add_child(name="标准规范")
    file = document("示例燃气设计规范", shelf)
    page = home.add_child(instance=DownloadsPage(title="下载", slug="downloads"))
    DownloadSection.objects.create(page=page, title="标准", collection=shelf)
    assert search("设计规范", kind="document") == [file.url]
    file.collection = Collection.get_first_root_node()
    file.save()
    assert search("设计规范", kind="document") == []


def test_what_wagtail_keeps_private_is_not_found(publish, search):
    page = publish("内部纪要", slug="private")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert search("纪要") == []
    restriction.delete()
    assert search("纪要") == ["/news/private/"]
    file = document("内部表格")
    page.body = [("download", {"document": file, "title": ""})]
    page.save_revision().publish()
    CollectionViewRestriction.objects.create(collection=file.collection, restriction_type="login")
    assert search("内部表格", kind="document") == []


def test_a_limit_gives_a_page_a_face_for_strangers_and_takes_it_away(news, publish):
    page = publish("会员通报", slug="closed")

    def faces() -> set:
        return set(Entry.objects.filter(page=page).values_list("face", flat=True))

    limit = PageLimit.objects.create(page=news, kind="members")
    assert faces() == {Face.WHOLE, Face.OUTSIDE}
    assert Entry.objects.get(page=page, face=Face.OUTSIDE).body == ""
    limit.delete()
    assert faces() == {Face.WHOLE}


def test_a_member_is_found_by_what_it_allows_while_it_is_listed(home, search):
    home.add_child(instance=MembersPage(title="会员名录", slug="members-list"))
    company = Organisation.objects.get(membership__isnull=False) if member() else None
    listing = make_listing(organisation=company)
    url = f"/members-list/{listing.slug}/"
    assert search(company.name) == [url]
    update_listing(organisation=company, values={"products": "超声波流量计"}, by=None)
    assert search("流量计") == []
    update_listing(organisation=company, values={"is_listed": True, "show_products": True}, by=None)
    assert search("流量计") == [url]
    company.name = "示例改名能源有限公司"
    company.save()
    assert search("改名能源", kind="member") == [url]
    update_listing(organisation=company, values={"is_listed": False}, by=None)
    assert search("改名能源") == []


def test_pages_of_an_issue_are_found_by_their_words_where_they_are_read(home, search):
    archive = home.add_child(instance=MagazineIndexPage(title="期刊", slug="magazine"))
    pdf = MagazinePdf.objects.create(
        file="示例.pdf", name="示例.pdf", size=1, sha256="0" * 64, page_count=2, state=PdfState.READY
    )
    for number, text in enumerate(["目录", "聚乙烯管道的焊接工艺"], start=1):
        size = {"width": 10, "height": 14, "thumbnail_width": 5, "thumbnail_height": 7}
        MagazineSheet.objects.create(pdf=pdf, number=number, text=text, sha="0" * 16, **size)
    issue = MagazineIssuePage(title="2026 年第 3 期", slug="2026-3", year=2026, number=3, pdf=pdf)
    issue.articles = [MagazineArticle(title="管道焊接综述", page_number=2)]
    archive.add_child(instance=issue)
    issue.save_revision().publish()
    show_pages(issue_id=issue.pk)
    assert search("焊接工艺") == ["/magazine/2026-3/read/2/"]
    assert search("焊接综述", kind="magazine") == ["/magazine/2026-3/read/2/"]
    issue.unpublish()
    assert search("焊接工艺") == []


def test_pages_of_a_closed_issue_are_found_by_those_who_may_read_it(home, search):
    archive = home.add_child(instance=MagazineIndexPage(title="期刊", slug="magazine"))
    issue = MagazineIssuePage(title="2026 年第 3 期", slug="2026-3", year=2026, number=3)
    archive.add_child(instance=issue)
    draft = Draft(
        object_id=7, kind="magazine", url="/magazine/2026-3/read/1/", body="焊接工艺", page_id=issue.pk
    )
    write_entries(model=MagazineSheet, drafts=[draft], among=Q(page_id=issue.pk))
    PageLimit.objects.create(page=archive, kind="members")
    write_entries(model=MagazineSheet, drafts=[draft], among=Q(page_id=issue.pk))
    assert search("焊接工艺") == []
    browser = Client()
    browser.force_login(member(), backend="django.contrib.auth.backends.ModelBackend")
    assert search("焊接工艺", browser=browser) == ["/magazine/2026-3/read/1/"]


def test_a_rebuilt_index_is_the_same_index(publish, search):
    publish("燃气表检定", slug="meter")
    before = list(Entry.objects.order_by("pk").values())
    call_command("rebuild_search", verbosity=0)
    assert list(Entry.objects.order_by("pk").values()) == before
    Entry.objects.all().delete()
    assert search("检定") == []
    call_command("rebuild_search", verbosity=0)
    assert search("检定") == ["/news/meter/"]


def test_what_is_held_back_is_found_when_all_is_done_just_as_if_it_had_been_written_at_once(publish, search):
    publish("阀门检修", slug="valve")
    with held_back():
        publish("冬季供热保障", slug="winter")
        page = publish("管道防腐", slug="pipes")
        page.unpublish()
        assert search("供热") == []
        assert search("阀门") == ["/news/valve/"]
    assert search("供热") == ["/news/winter/"]
    assert search("防腐") == []
    publish("燃气热力", slug="heat")
    assert search("燃气热力") == ["/news/heat/"]
