"""The printed sheet, read back from the PDF."""

import base64
import io

import pypdfium2
import pytest
import segno
from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.images import get_image_model

from membership.certificates.models import CertificateSettings
from membership.certificates.papers import context, seal_data_uri
from membership.papers.qr import verify_url
from membership.papers.rendering import paper_as_pdf
from membership.papers.services import render_paper
from tests.factories import joined_application

A4_LANDSCAPE = (841.89, 595.28)


def read(content):
    return pypdfium2.PdfDocument(content)


def text_of(pdf):
    return pdf[0].get_textpage().get_text_range().replace("\r\n", "").replace(" ", "")


def modules_in(picture):
    """The dark and light modules of a QR code drawn eight dots each with a border of one."""
    grey = picture.convert("L")
    count = grey.width // 8
    return [[grey.getpixel((x * 8 + 4, y * 8 + 4)) < 128 for x in range(count)] for y in range(count)]


def test_the_sheet_is_one_a4_landscape_page_that_says_it_all(rendered):
    with rendered.paper.file.file.open("rb") as stored:
        pdf = read(stored.read())
    assert len(pdf) == 1
    assert pdf[0].get_size() == pytest.approx(A4_LANDSCAPE, abs=1)
    text = text_of(pdf)
    membership = rendered.membership
    organisation = membership.organisation
    for shown in (
        "团体会员证书",
        organisation.name.replace(" ", ""),
        organisation.uscc,
        membership.number,
        membership.level.name,
        rendered.paper.number,
        rendered.paper.grouped_code,
        rendered.paper.data["from"],
        rendered.paper.data["until"],
    ):
        assert shown in text


def test_the_qr_code_leads_to_the_public_look_up(rendered):
    pdf = read(rendered.paper.file.file.open("rb").read())
    pictures = [each.get_bitmap().to_pil() for each in pdf[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]
    wanted = segno.make(verify_url(rendered.paper), error="m", micro=False).matrix_iter(border=1)
    assert [[bool(module) for module in row] for row in wanted] in [modules_in(each) for each in pictures]


@pytest.mark.parametrize("length", [8, 20, 21, 36, 37, 60, 100])
def test_long_names_and_words_stay_on_one_page(certificate, length):
    paper = certificate.paper
    paper.data |= {
        "company": ("示例燃气热力工程技术（集团）有限公司" * 6)[:length],
        "body": "经审核，" * 30,
        "issuer": "示例省示例市燃气与热力行业协会联合会" * 2,
        "signatory": "会长　示例甲　常务副会长　示例乙",
        "level": "常务副理事长单位（示例）",
    }
    pdf = read(paper_as_pdf(paper))
    assert len(pdf) == 1
    assert paper.data["company"] in text_of(pdf)


def test_a_seal_on_white_paper_lets_what_it_covers_show_through(db):
    content = io.BytesIO()
    picture = Picture.new("RGB", (100, 100), "white")
    picture.paste((200, 30, 30), (40, 40, 60, 60))
    picture.save(content, "PNG")
    seal = get_image_model().objects.create(title="示例印章", file=ImageFile(content, name="seal.png"))
    drawn = Picture.open(io.BytesIO(base64.b64decode(seal_data_uri(seal.pk).partition(",")[2])))
    assert drawn.getpixel((5, 5))[3] == 0
    assert drawn.getpixel((50, 50))[3] > 200


def test_a_seal_deleted_meanwhile_leaves_the_sheet_without_one(certificate):
    certificate.paper.data["seal"] = 999
    assert context(certificate.paper)["seal"] == ""


def test_the_seal_of_the_settings_is_on_the_sheet(db):
    content = io.BytesIO()
    Picture.new("RGBA", (80, 80), (200, 30, 30, 255)).save(content, "PNG")
    settings = CertificateSettings.load()
    picture = ImageFile(content, name="seal.png")
    settings.seal = get_image_model().objects.create(title="示例印章", file=picture)
    settings.issuer = "示例燃气热力协会"
    settings.save()
    certificate = joined_application().organisation.membership.certificates.get()
    assert render_paper(paper_id=certificate.paper_id)
    certificate.paper.refresh_from_db()
    pdf = read(certificate.paper.file.file.open("rb").read())
    assert "示例燃气热力协会" in text_of(pdf)
    assert len(list(pdf[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]))) == 2
