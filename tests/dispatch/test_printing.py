"""Labels: every word of an address stands inside its label, however long it is."""

import io

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from membership.dispatch.models import DispatchSettings, Owed
from membership.organisations.models import Organisation
from tests.factories import joined_application

pytestmark = pytest.mark.django_db
LONG = (
    "示例省示例自治州示例高新技术产业开发区示例大道与创新一路交叉口西南侧示例供热产业园办公楼 12 层 1208 室"
    * 3
)
MILLIMETRE = 72 / 25.4


@pytest.fixture
def desk(clerk):
    browser = Client()
    browser.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def pdf_of(desk, name="labels", **query):
    owed = list(Owed.objects.values_list("pk", flat=True))
    response = desk.get(reverse(f"dispatch:{name}"), {"owed": owed, **query})
    assert response["Content-Type"] == "application/pdf", response.content.decode()[:500]
    return pypdfium2.PdfDocument(io.BytesIO(response.content))


def words(page) -> str:
    return "".join(page.get_textpage().get_text_bounded().split())


@pytest.mark.parametrize(
    ("sheet", "width", "height"), [("2x4", 105, 74.2), ("3x7", 70, 42.4), ("100x150", 100, 149.8)]
)
def test_a_long_address_fits_its_label(desk, application, sheet, width, height):
    Organisation.objects.update(address=LONG[:200], name="示例" * 50)
    document = pdf_of(desk, sheet=sheet)
    assert len(document) == 1
    page = document[0]
    assert LONG[:200].replace(" ", "") in words(page)
    top = page.get_height()
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    assert max(right for _left, _bottom, right, _top in boxes) <= width * MILLIMETRE
    assert min(bottom for _left, bottom, _right, _top in boxes) >= top - height * MILLIMETRE


def test_labels_begin_after_those_that_are_used_up(desk, application):
    joined_application()
    document = pdf_of(desk, sheet="2x4", skip=7)
    assert len(document) == 2
    assert application.organisation.name in words(document[0])
    assert application.organisation.name not in words(document[1])


def test_the_label_for_a_printer_bears_the_sender(desk, application):
    settings = DispatchSettings.load()
    settings.sender_name, settings.sender_address = "示例供热协会秘书处", "示例市示例路 8 号"
    settings.save()
    page = words(pdf_of(desk, sheet="100x150")[0])
    assert "示例供热协会秘书处" in page
    assert application.organisation.address.replace(" ", "") in page


def test_the_packing_list_names_what_goes_into_each_parcel(desk, application):
    settings = DispatchSettings.load()
    settings.materials = "会员手册\n行业年鉴"
    settings.save()
    page = words(pdf_of(desk, name="packing_list")[0])
    certificate = application.organisation.membership.certificates.get()
    assert certificate.paper.number in page
    assert "行业年鉴" in page
