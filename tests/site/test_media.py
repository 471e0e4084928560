"""The public folder serves pictures; documents are served where their collection is asked about."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

pytestmark = pytest.mark.django_db


@pytest.fixture
def private_document():
    members = Collection.get_first_root_node().add_child(name="示例会员资料")
    CollectionViewRestriction.objects.create(collection=members, restriction_type="login")
    file = SimpleUploadedFile("示例.pdf", b"%PDF-1.4 made up")
    return Document.objects.create(title="示例", file=file, collection=members)


@pytest.mark.parametrize("detour", ["", "./", "/", "images/../", "%2e/"])
def test_documents_are_not_at_media(client, private_document, detour):
    assert client.get(f"/media/{detour}{private_document.file.name}").status_code == 404
    assert client.get(private_document.url).status_code == 302


def test_pictures_are_at_media(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "documents.png").write_bytes(b"made up")

    assert client.get("/media/images/documents.png").status_code == 200
