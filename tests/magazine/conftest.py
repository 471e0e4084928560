import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import Page, Site
from weasyprint import HTML

from home.models import HomePage
from news.magazine.models import MagazineIndexPage, MagazineIssuePage
from news.magazine.services import keep_pdf
from tests.factories import UserFactory

WORDS = "燃气管网第{}页的示例文字，江苏省城镇燃气安全检查记录。"


def pdf_of(*texts: str, size: str = "210mm 285mm") -> bytes:
    sections = "".join(f"<section>{text}</section>" for text in texts)
    style = f"@page {{ size: {size} }} section {{ break-after: page; font: 14pt Noto Sans CJK SC }}"
    return HTML(string=f"<style>{style}</style>{sections}").write_pdf()


def pages_of(count: int) -> bytes:
    return pdf_of(*(WORDS.format(number) for number in range(1, count + 1)))


def upload(content: bytes, name: str = "示例期刊.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Storages are made once a process: their folder is moved, not their settings."""
    from django.core.files.storage import storages

    storage = storages["private"]
    before = storage.__dict__.get("location"), storage.__dict__.get("base_location")
    storage.__dict__["base_location"] = storage.__dict__["location"] = str(tmp_path)
    yield
    for name, value in zip(("location", "base_location"), before, strict=True):
        storage.__dict__.pop(name, None) if value is None else storage.__dict__.__setitem__(name, value)


@pytest.fixture
def index(db) -> MagazineIndexPage:
    home = Page.get_first_root_node().add_child(instance=HomePage(title="示例协会", slug="example"))
    Site.objects.update(root_page=home)
    return home.add_child(instance=MagazineIndexPage(title="江苏燃气（示例）", slug="magazine"))


@pytest.fixture
def add_issue(index):
    """`add_issue(year, number, pages=…, live=…)`: an issue, with a PDF of that many pages."""

    def add(year: int = 2026, number: int = 3, *, pages: int = 0, content: bytes = b"", **values):
        pdf = None
        if pages or content:
            pdf = keep_pdf(upload=upload(content or pages_of(pages)))
        values.setdefault("title", f"{year}年第{number}期")
        issue = MagazineIssuePage(year=year, number=number, slug=f"{year}-{number}", pdf=pdf, **values)
        index.add_child(instance=issue)
        if issue.live:
            issue.save_revision().publish()
        return MagazineIssuePage.objects.get(pk=issue.pk)

    return add


@pytest.fixture
def editor(db):
    return UserFactory(is_superuser=True, is_staff=True)
