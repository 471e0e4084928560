"""A worker dies in the middle of a magazine: what it made stays, and a new one makes the rest (N2)."""

import io

import pytest
from PIL import Image

from news.magazine.models import MagazineIssuePage, MagazinePdf, MagazineSheet, PdfState

from .test_worker_killed import database_url
from .workers import Installation, wait_until

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = 10
PUBLISH = """
from pathlib import Path
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Locale, Page
from news.magazine.models import MagazineIssuePage
from news.magazine.services import store_pdf
Locale.objects.get_or_create(language_code="zh-hans")
pdf = store_pdf(upload=SimpleUploadedFile("issue.pdf", Path({path!r}).read_bytes()), pages={pages})
Page.add_root(instance=MagazineIssuePage(title="No 1", slug="issue", year=2026, number=1, pdf=pdf))
"""
RESCUE = """
from django.utils import timezone
from news.magazine.models import MagazinePdf
from news.magazine.services import rescue_pdfs
from news.magazine.services.states import CLAIM_LIFETIME
assert rescue_pdfs() == 0  # the worker could be at it still
MagazinePdf.objects.update(claimed_at=timezone.now() - 2 * CLAIM_LIFETIME)
assert rescue_pdfs() == 1
"""


@pytest.fixture
def installation(tmp_path):
    return Installation(tmp_path, database_url())


def coloured_pages(count: int) -> bytes:
    """Each darker than the one before, so that every picture tells which page it is."""
    pages = [Image.new("RGB", (210, 285), (250 - 20 * number,) * 3) for number in range(count)]
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:])
    return stream.getvalue()


def test_issue_is_whole_though_its_worker_was_killed_in_the_middle(installation, tmp_path):
    source = tmp_path / "source.pdf"
    source.write_bytes(coloured_pages(PAGES))
    installation.run(PUBLISH.format(path=str(source), pages=PAGES))
    installation.kill_a_worker_at("in_a_magazine")
    assert state_and_pages() == (PdfState.WORKING, 4, [1, 2, 3, 4])
    made_before = shas()

    installation.run(RESCUE)
    with installation.worker(beat=False):
        wait_until(is_ready, what=f"the rest of the pages: {installation.log()}")

    assert state_and_pages() == (PdfState.READY, PAGES, list(range(1, PAGES + 1)))
    assert made_before.items() <= shas().items()  # what was done stayed done
    sheets = list(MagazineIssuePage.objects.get().sheets.order_by("number"))
    shades = [shade_of(installation, sheet) for sheet in sheets]
    assert len(set(shades)) == PAGES
    assert shades == sorted(shades, reverse=True)


def is_ready() -> bool:
    return MagazinePdf.objects.get().state == PdfState.READY


def state_and_pages() -> tuple[str, int, list[int]]:
    pdf = MagazinePdf.objects.get()
    return pdf.state, pdf.done, list(pdf.sheets.order_by("pk").values_list("number", flat=True))


def shas() -> dict[int, str]:
    return dict(MagazineSheet.objects.values_list("number", "sha"))


def shade_of(installation, sheet) -> int:
    (path,) = installation.folder.rglob(sheet.image.name)
    return round(Image.open(path).convert("L").resize((1, 1)).getpixel((0, 0)) / 5)
