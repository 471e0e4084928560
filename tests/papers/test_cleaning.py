"""What nothing refers to goes away; what anything refers to stays."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.log_actions import log

from membership.papers.models import Paper, PrivateFile
from membership.papers.references import is_referenced
from membership.papers.services import delete_unreferenced_files

from . import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def old_file(store):
    file = store(samples.picture())
    PrivateFile.objects.update(created_at=timezone.now() - timedelta(days=30))
    return file


def test_old_file_that_nothing_refers_to_is_deleted_with_its_bytes(
    old_file, django_capture_on_commit_callbacks
):
    storage, names = old_file.file.storage, [old_file.file.name, old_file.thumbnail.name]
    with django_capture_on_commit_callbacks(execute=True):
        assert delete_unreferenced_files() == 1

    assert not PrivateFile.objects.exists()
    assert not any(storage.exists(name) for name in names)


def test_drawn_pages_of_a_pdf_go_with_it(owner_client, store, django_capture_on_commit_callbacks):
    file = store(samples.pdf())
    owner_client.get(f"/files/{file.pk}/pages/1/")
    name = f"{file.file.name}.pages/1.jpg"
    assert file.file.storage.exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        delete_unreferenced_files(older_than=timedelta(0))
    assert not file.file.storage.exists(name)


def test_fresh_file_stays(store):
    store(samples.picture())

    assert delete_unreferenced_files() == 0


def test_file_of_a_paper_stays(old_file):
    Paper.objects.create(kind="sample", number="1", file=old_file)

    assert delete_unreferenced_files() == 0


def test_file_that_a_snapshot_names_stays(old_file):
    Paper.objects.create(kind="sample", number="1", data={"pictures": [{"seal": str(old_file.pk)}]})

    assert is_referenced(old_file)
    assert delete_unreferenced_files() == 0


def test_file_that_the_audit_log_names_stays(old_file, owner):
    log(owner, "wagtail.edit", data={"file": str(old_file.pk)})

    assert delete_unreferenced_files() == 0
