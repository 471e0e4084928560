"""A file that would keep its reader busy for hours gets its time, and no more."""

import io
from time import process_time

import pytest
from django.core.exceptions import ValidationError

from membership.papers import costs, previews
from membership.papers.inspection import box, inspect_upload, pdfs, word
from membership.papers.models import PrivateFile
from membership.papers.rules import IMAGE_OR_PDF

from . import samples


def refused(function, *args) -> str:
    with pytest.raises(ValidationError) as error:
        function(*args)
    return error.value.code


def test_pdf_that_draws_without_end_is_refused_in_its_time(monkeypatch):
    monkeypatch.setattr(pdfs, "PDF_SECONDS", 1)
    before = process_time()

    assert refused(inspect_upload, samples.upload(samples.endless_pdf()), IMAGE_OR_PDF) == "too_complex"
    assert process_time() - before < 1  # it was not this process that drew


def test_box_also_ends_by_the_clock(monkeypatch):
    monkeypatch.setattr(box, "WALL_SECONDS", 0.3)

    assert refused(pdfs.check_pdf, io.BytesIO(samples.endless_pdf())) == "too_complex"


def test_box_has_only_so_much_memory(monkeypatch):
    monkeypatch.setattr(box, "MEGABYTES", 80)
    dense = samples.docx("</w:t></w:r></w:p><w:p><w:r><w:t>" * 50_000)

    assert refused(word.word_as_html, io.BytesIO(dense)) == "too_complex"


def test_fault_of_the_installation_is_not_told_as_a_fault_of_the_file(monkeypatch):
    monkeypatch.setattr(box, "SCRIPT", "/nowhere.py")

    with pytest.raises(RuntimeError, match="nowhere"):
        pdfs.check_pdf(io.BytesIO(samples.pdf()))


def test_box_sees_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "made up")
    seen = {}
    monkeypatch.setattr(box.subprocess, "run", lambda *args, **options: seen.update(options) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        pdfs.check_pdf(io.BytesIO(b""))

    assert {*seen["env"]} <= {"LD_LIBRARY_PATH"}


@pytest.mark.django_db
def test_account_whose_files_take_too_long_has_to_wait(store, monkeypatch):
    sound = store(samples.pdf())
    monkeypatch.setattr(costs, "COSTLY_FILES_AN_HOUR", 1)
    monkeypatch.setattr(box, "WALL_SECONDS", 0.3)
    assert refused(store, samples.endless_pdf()) == "too_complex"

    monkeypatch.setattr(box.subprocess, "run", None)
    assert refused(store, samples.pdf()) == "too_complex"
    assert refused(previews.cached_page, sound, 1) == "too_complex"
    assert PrivateFile.objects.get() == sound
