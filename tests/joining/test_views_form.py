"""Filling the form in: nothing typed or uploaded is lost, and everything is judged on the server."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from membership.joining.fields import CATALOGUE, FILE_FIELDS
from membership.joining.forms import ApplicationForm
from membership.joining.models import Application
from membership.joining.services import attach_file
from membership.joining.slots import RULES, files_in
from membership.organisations.richtext import ALLOWED_TAGS
from membership.papers.models import PrivateFile
from tests.factories import (
    CategoryFactory,
    IndustryFactory,
    LevelFactory,
    UserFactory,
    draft_application,
    joined_application,
    made_up_uscc,
    picture,
    review,
    submitted_application,
)

pytestmark = pytest.mark.django_db

LABELS = {
    "logo": "单位logo",
    "name": "单位名称",
    "uscc": "统一社会信用代码",
    "industry": "所属行业",
    "level": "期望加入",
    "website": "官网链接",
    "address": "通讯地址",
    "introduction": "单位介绍",
    "contact_name": "联系人",
    "contact_phone": "联系人手机号",
    "contact_title": "联系人职位",
    "contact_email": "联系邮箱",
    "category": "会员分类",
    "landline": "座机电话",
    "head_name": "单位负责人",
    "head_title": "单位负责人职务",
    "licence": "营业执照",
    "metering_licence": "制造计量器具许可证",
    "quality_certificate": "产品质量合格证书",
    "registration_form": "会员登记表上传",
}


def typed(**changes) -> dict:
    """What a company types, as a browser sends it."""
    return {
        "name": " 示例燃气有限公司 ",
        "uscc": made_up_uscc(4711).lower(),
        "industry": IndustryFactory().pk,
        "level": LevelFactory().pk,
        "website": "www.example.com",
        "address": "示例市示例路 1 号",
        "introduction": "<p>示例<strong>介绍</strong></p>",
        "contact_name": "示例联系人",
        "contact_phone": "１３９ 0000 0000",
        "contact_title": "主任",
        "contact_email": "",
        "category": CategoryFactory().pk,
        "landline": "025-8888 8888 转 12",
        "head_name": "",
        "head_title": "",
        **changes,
    }


@pytest.fixture
def application():
    return draft_application()


@pytest.fixture
def client(application):
    client = Client()
    client.force_login(application.applicant)
    return client


def the_form(application, **given):
    application.refresh_from_db()
    return ApplicationForm(
        application=application, typed=application.draft, uploads=files_in(application), **given
    )


def send_what_was_checked(client):
    return client.post("/join/check/", {"checked": client.get("/join/check/").context["checked"]})


def test_every_question_of_the_catalogue_has_its_label_and_every_slot_its_rule(application):
    form = the_form(application)
    assert [(name, str(field.label)) for name, field in form.fields.items()] == list(LABELS.items())
    assert {entry.name for entry in CATALOGUE if entry.required} == {
        name for name, field in form.fields.items() if field.required
    }
    assert set(RULES) == set(FILE_FIELDS)


def test_a_right_form_leads_to_the_answers_and_from_there_to_the_secretariat(client, application):
    assert client.post("/join/form/", typed())["Location"] == "/join/check/"
    page = client.get("/join/check/").content.decode()
    assert "示例燃气有限公司" in page
    assert "https://www.example.com" in page
    assert "/join/form/#id_uscc" in page
    send_what_was_checked(client)
    client.post("/join/check/")
    application.refresh_from_db()
    assert (application.status, application.submissions) == (Application.Status.SUBMITTED, 1)
    assert application.name == "示例燃气有限公司"
    assert application.uscc == made_up_uscc(4711)
    assert str(application.contact_phone) == "+8613900000000"
    waiting = client.get("/join/waiting/").content.decode()
    assert "提交成功，请等待审核..." in waiting
    assert "已收到您的提交信息，您的专属客服将尽快联系您！" in waiting
    assert application.number in waiting


def test_what_was_typed_survives_errors_and_other_devices_also_when_it_is_wrong(client, application):
    response = client.post(
        "/join/form/", typed(contact_phone="12345", name="", website="htp:/ /x"), follow=True
    )
    assert response.redirect_chain == [("/join/form/?check", 302)]  # a reload sends nothing again
    page = response.content.decode()
    assert "<title>错误：" in page
    assert page.count("请填写：单位名称") == 2  # in the summary and beside the field
    assert 'href="#id_contact_phone"' in page
    elsewhere = Client()
    elsewhere.force_login(application.applicant)
    page = elsewhere.get("/join/form/").content.decode()
    assert 'value="12345"' in page
    assert "htp:/ /x" in page
    assert "<title>错误：" not in page  # nothing is blamed before one has pressed the button


def test_the_draft_is_saved_while_typing_and_by_a_button(client, application):
    answer = client.post("/join/form/draft/", {"name": "示例半", "uscc": "123", "status": "joined"})
    assert set(answer.json()) == {"saved_at"}
    application.refresh_from_db()
    assert application.draft["name"] == "示例半"
    assert application.draft["uscc"] == "123"
    assert "status" not in application.draft
    assert client.post("/join/form/", {"name": "示例全", "save": "1"})["Location"] == "/join/form/"
    page = client.get("/join/form/").content.decode()
    assert 'value="示例全"' in page
    assert 'value="123"' in page


def test_a_draft_can_hold_what_a_database_cannot(client, application):
    client.post("/join/form/draft/", {"name": "a\x00b", "introduction": "x" * 200_000})
    application.refresh_from_db()
    assert application.draft["name"] == "ab"
    assert len(application.draft["introduction"]) == 100_000


def test_files_posted_with_the_form_are_kept_when_other_fields_are_wrong(client, application):
    response = client.post("/join/form/", typed(name="", logo=picture("示例标志.png")), follow=True)
    assert "示例标志.png" in response.content.decode()
    assert files_in(application)["logo"].name == "示例标志.png"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("执照.jpg", b"MZ" + b"\0" * 200, "程序"),
        ("执照.jpg", b"", "空"),
        ("执照.svg", b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "SVG"),
    ],
)
def test_a_hostile_file_is_refused_beside_its_field_and_the_old_one_stays(
    client, application, name, content, message
):
    before = files_in(application)["licence"]
    upload = SimpleUploadedFile(name, content)
    response = client.post("/join/form/", typed(licence=upload), follow=True)
    assert message in str(response.context["form"].errors["licence"])
    assert files_in(application)["licence"] == before
    alone = client.post("/join/form/files/licence/", {"licence": SimpleUploadedFile(name, content)})
    assert alone.status_code == 422
    assert message in alone.json()["error"]


def test_a_slot_is_filled_replaced_and_emptied_at_once(client, application):
    assert client.post("/join/form/files/logo/", {"logo": picture("一.png")})["X-Upload-Item"]
    client.post("/join/form/files/logo/", {"logo": picture("二.png", "red")})
    assert files_in(application)["logo"].name == "二.png"
    response = client.post("/join/form/files/logo/remove/", {"name": "示例"})
    assert response["Location"] == "/join/form/#id_logo"
    application.refresh_from_db()
    assert "logo" not in files_in(application)
    assert application.draft["name"] == "示例"
    script = client.post("/join/form/files/licence/remove/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert script.status_code == 204


def test_there_is_no_slot_of_another_name(client):
    assert client.post("/join/form/files/passport/", {"passport": picture()}).status_code == 404
    assert client.post("/join/form/files/name/remove/").status_code == 404


def test_a_picture_of_more_than_two_megabytes_is_no_logo(client):
    import os

    heavy = SimpleUploadedFile("大.png", picture().read() + os.urandom(2 * 1024 * 1024))
    answer = client.post("/join/form/files/logo/", {"logo": heavy})
    assert answer.status_code == 422


def test_the_files_of_an_application_are_not_there_for_others(client, application):
    file = files_in(application)["licence"]
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.get(f"/files/{file.pk}/").status_code == 404
    assert client.get(f"/files/{file.pk}/").status_code == 200


def test_the_introduction_is_cleaned_on_the_server(client, application):
    dirty = '<p onclick="x()">好<script>alert(1)</script><a href="javascript:x">链</a></p><img src=x>'
    client.post("/join/form/", typed(introduction=dirty))
    assert client.get("/join/check/").content.decode().count("alert(1)") == 0
    send_what_was_checked(client)
    application.refresh_from_db()
    assert application.introduction == '<p>好<a rel="nofollow noopener noreferrer">链</a></p>'


def test_an_introduction_typed_without_the_editor_keeps_its_paragraphs(application):
    application.draft = typed(introduction="第一段\n\n第二段 1 < 2 & 3")
    application.save()
    form = the_form(application)
    assert form.is_valid()
    assert form.cleaned_data["introduction"] == "<p>第一段</p>\n\n<p>第二段 1 &lt; 2 &amp; 3</p>"


def test_the_editor_offers_only_what_the_server_keeps(application):
    from membership.joining.forms.fields import EDITOR

    tags = {
        "Bold": {"strong"},
        "Italic": {"em"},
        "Underline": {"u"},
        "Heading": {"h3", "h4"},
        "BulletList": {"ul"},
        "OrderedList": {"ol"},
        "ListItem": {"li"},
        "Blockquote": {"blockquote"},
        "HardBreak": {"br"},
        "Link": {"a"},
    }
    assert set().union(*(tags[name] for name in EDITOR["extensions"])) <= ALLOWED_TAGS


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("uscc", "123"),
        ("uscc", "0" * 18),
        ("contact_phone", "025-88888888"),
        ("contact_phone", "+852 9123 4567"),
        ("landline", "请打电话"),
        ("contact_email", "not an address"),
        ("industry", "999999"),
        ("level", ""),
        ("introduction", "字" * 3001),
        ("website", "not an address"),
    ],
)
def test_wrong_answers_are_refused(application, field, value):
    application.draft = typed(**{field: value})
    application.save()
    assert field in the_form(application).errors


def test_a_company_that_is_a_member_or_under_way_is_told_what_to_do_and_not_by_whom(client, application):
    taken = [submitted_application(name="示例甲"), joined_application(name="示例乙")]
    for other in taken:
        page = client.post("/join/form/", typed(uscc=other.uscc), follow=True).content.decode()
        assert 'href="#id_uscc"' in page
        assert other.name not in page
        assert str(other.contact_phone)[3:] not in page


def test_a_code_taken_meanwhile_leads_back_to_the_form(client, application):
    client.post("/join/form/", typed())
    submitted_application(uscc=made_up_uscc(4711))
    response = client.post("/join/check/", follow=True)
    assert response.redirect_chain == [("/join/form/?check", 302)]
    assert "uscc" in response.context["form"].errors


def test_an_unfinished_draft_is_not_sent(client, application):
    client.post("/join/form/draft/", typed(name=""))
    assert client.get("/join/check/")["Location"] == "/join/form/?check"
    assert client.post("/join/check/")["Location"] == "/join/form/?check"
    application.refresh_from_db()
    assert application.status == Application.Status.DRAFT
    assert "请填写：单位名称" in client.get("/join/form/?check").content.decode()


def test_required_files_are_demanded(client, application):
    application.draft_files.all().delete()
    page = client.post("/join/form/", typed(), follow=True).content.decode()
    assert page.count("请上传：营业执照") == 2
    assert page.count("请上传：会员登记表上传") == 2


def test_what_was_sent_cannot_be_changed_behind_the_reviewers_back(client, application):
    client.post("/join/form/", typed())
    send_what_was_checked(client)
    for url in (
        "/join/form/",
        "/join/form/draft/",
        "/join/form/files/logo/",
        "/join/form/files/logo/remove/",
    ):
        assert client.post(url, {"name": "x", "logo": picture()})["Location"] == "/join/waiting/"
    application.refresh_from_db()
    assert application.draft["name"] != "x"
    assert not application.draft_files.filter(slot="logo").exists()


def test_reasons_stand_beside_their_fields_and_say_which_were_dealt_with(client, application):
    client.post("/join/form/", typed())
    send_what_was_checked(client)
    application.refresh_from_db()
    review(
        application, "return", comment="请按说明修改", remarks={"name": "名称不全", "licence": "图片不清晰"}
    )
    page = client.get("/join/form/")
    content = page.content.decode()
    assert "请按说明修改" in content
    fields = page.context["form"].fields
    assert (fields["name"].remark, fields["name"].is_changed) == ("名称不全", False)
    assert (fields["licence"].remark, fields["licence"].is_changed) == ("图片不清晰", False)
    assert not hasattr(fields["uscc"], "remark")
    client.post("/join/form/draft/", {"name": "示例燃气股份有限公司", "page": str(page.context["page"])})
    attach_file(
        application=application,
        slot="licence",
        file=PrivateFile.objects.exclude(pk=application.licence_id).first(),
    )
    fields = client.get("/join/form/").context["form"].fields
    assert fields["name"].is_changed
    assert fields["licence"].is_changed


def test_the_editor_works_without_opening_the_page_to_foreign_scripts(client, application):
    page = client.get("/join/form/")
    policy = page["Content-Security-Policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    content = page.content.decode()
    assert f'<script type="importmap" nonce="{nonce}">' in content
    assert f'<style data-tiptap-style nonce="{nonce}"></style>' in content
    assert "<script>" not in content
    assert " style=" not in content


def test_the_form_asks_the_database_the_same_whatever_is_in_it(
    client, application, django_assert_max_num_queries
):
    for number in range(12):
        LevelFactory(name=f"示例级别{number}")
        IndustryFactory(name=f"示例行业{number}")
    client.get("/join/form/")
    with django_assert_max_num_queries(26):
        client.get("/join/form/")
