"""Uploads on their way in: the form field, the fragment that comes back, and what is never kept."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone, translation

from membership.forms import Form
from membership.papers import handlers
from membership.papers.errors import REASONS, refusal
from membership.papers.fields import PrivateFileField
from membership.papers.inspection import inspect_upload
from membership.papers.models import PrivateFile
from membership.papers.rules import LOGO
from membership.papers.services import store_upload
from membership.papers.uploads import upload_item, upload_refused
from tests.factories import UserFactory

from . import samples


class LogoForm(Form):
    logo = PrivateFileField(rule=LOGO)
    other = PrivateFileField(rule=LOGO, required=False)


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty"), (b"MZ" + b"\0" * 99, "program"), (None, "required"), ("good", None)]
)
def test_field_judges_by_content_and_keeps_nothing(content, code):
    content = samples.picture() if content == "good" else content
    form = LogoForm({}, {} if content is None else {"logo": samples.upload(content, "示例.jpg")})

    assert [error.code for error in form.errors.as_data().get("logo", [])] == ([code] if code else [])
    if not code:
        assert form.cleaned_data["logo"].read() == content


def test_field_tells_the_browser_and_the_reader_what_it_takes():
    with translation.override("zh-hans"):
        html = str(LogoForm()["logo"].as_field_group())

    assert 'accept=".jpg,.jpeg,.png,image/jpeg,image/png"' in html
    assert "jpg、jpeg 或 png 图片，不超过 2 MB。" in html


@pytest.mark.django_db
def test_stored_file_comes_back_as_an_item_of_the_form(rf, store):
    file = store(samples.picture(), "营业执照.jpg")
    response = upload_item(rf.get("/"), file=file, remove_url="/join/form/licence/remove/")
    html = response.content.decode()

    assert response["X-Upload-Item"] == str(file.pk)
    assert "营业执照.jpg" in html
    assert file.thumbnail_url in html
    assert 'formaction="/join/form/licence/remove/"' in html


def test_refused_file_comes_back_as_its_reason():
    response = upload_refused(refusal("empty"))

    assert response.status_code == 422
    assert json.loads(response.content) == {"error": str(REASONS["empty"])}


def test_upload_field_works_without_a_script():
    html = render_to_string(
        "papers/upload.html", {"name": "logo", "label": "单位logo", "rule": LOGO, "upload_url": "/u/"}
    )

    assert '<input class="upload__input" type="file" id="id_logo" name="logo"' in html
    assert 'data-max-bytes="2097152"' in html


@pytest.fixture
def receive(monkeypatch, settings):
    """What a view finds in `request.FILES` after the given bytes were sent."""
    monkeypatch.setattr(handlers, "LARGEST_UPLOAD", 100_000)

    def send(content: bytes, user=None):
        request = RequestFactory().post("/", {"logo": samples.upload(content, "示例.jpg")})
        request.user = user
        return request.FILES["logo"]

    return send


def test_upload_larger_than_any_form_takes_is_counted_but_not_kept(receive):
    upload = receive(b"x" * 3_000_000)

    assert (upload.name, upload.size) == ("示例.jpg", 3_000_000)
    assert upload.file is None
    with pytest.raises(ValidationError) as refused:
        inspect_upload(upload, LOGO)
    assert refused.value.code == "too_large"


@pytest.mark.django_db
@pytest.mark.parametrize(("size", "role"), [(99_999, None), (3_000_000, "finance")])
def test_ordinary_uploads_and_those_of_staff_pass(receive, size, role):
    assert receive(b"x" * size, UserFactory(staff=role)).read() == b"x" * size


def test_files_of_one_request_have_a_limit_together(monkeypatch):
    monkeypatch.setattr(handlers, "LARGEST_REQUEST", 250_000)
    files = [samples.upload(b"x" * 100_000, f"{number}.jpg") for number in range(4)]
    request = RequestFactory().post("/", {"files": files})
    request.user = None
    first, second, third, fourth = request.FILES.getlist("files")

    assert (first.size, second.size) == (100_000, 100_000)
    assert (third.file, fourth.file) == (None, None)
    with pytest.raises(ValidationError) as refused:
        inspect_upload(third, LOGO)
    assert refused.value.code == "too_much"


@pytest.mark.django_db
def test_refused_upload_leaves_no_row(store):
    with pytest.raises(ValidationError):
        store(b"MZ" + b"\0" * 99)

    assert not PrivateFile.objects.exists()


@pytest.mark.django_db
def test_account_keeps_only_so_many_files_an_hour(store, settings):
    settings.MEMBERSHIP_UPLOADS_PER_HOUR = 2
    store(samples.picture())
    store(samples.picture())
    with pytest.raises(ValidationError) as refused, translation.override("zh-hans"):
        store(samples.picture())

    assert refused.value.code == "too_many"
    assert refused.value.messages == ["您一小时内已上传 2 个文件，达到上限，请稍后再传。"]
    PrivateFile.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    assert store(samples.picture())


@pytest.mark.django_db
def test_uploads_of_staff_and_of_other_accounts_are_not_counted(store, settings):
    settings.MEMBERSHIP_UPLOADS_PER_HOUR = 1
    store(samples.picture())
    for user in (UserFactory(), *[UserFactory(staff="finance")] * 2):
        upload = samples.upload(samples.picture(), "示例.jpg")
        assert store_upload(upload=upload, rule=LOGO, uploaded_by=user)
