"""The registration form: what stands in it, that it fits its sheets, and which templates are refused."""

import io
import re
import zipfile

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from docx import Document as WordDocument
from docx.shared import Mm
from wagtail.documents.models import Document

from membership.joining.fields import TEXT_FIELDS
from membership.joining.models import SentPicture
from membership.joining.registration.checking import template_problems
from membership.joining.registration.making import FormKind, form_of
from membership.joining.registration.printing import word_as_pdf
from membership.joining.registration.standard import standard_template
from membership.papers.rules import IMAGE
from membership.papers.services import store_upload
from tests.factories import UserFactory, awaiting_papers, picture, submitted_application

A4 = (595.3, 841.9)
LONG = {
    "name": "示例（北京）城镇热力&<集团>股份有限公司第一分公司" * 3,
    "website": "https://www.example.com/" + "a" * 170,
    "introduction": "".join(f"<p>第{n}段，{'主营城镇集中供热。' * 12}</p>" for n in range(18)),
}


def word(*paragraphs: str, size=(210, 297)) -> bytes:
    document = WordDocument()
    document.sections[0].page_width, document.sections[0].page_height = Mm(size[0]), Mm(size[1])
    for text in paragraphs:
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def text_of(docx: bytes) -> str:
    document = WordDocument(io.BytesIO(docx))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def pages_of(pdf: bytes) -> list:
    return list(pypdfium2.PdfDocument(pdf))


def use_template(application, content: bytes) -> None:
    process = application.process
    process.form_document = Document.objects.create(title="模板", file=ContentFile(content, "模板.docx"))
    process.save()


@pytest.mark.django_db
@pytest.mark.parametrize("changes", [{}, LONG], ids=["usual", "long"])
def test_the_form_is_filled_in_and_fits_its_sheets_of_a4(changes):
    application = submitted_application(
        **changes | {"name": LONG["name"][:100] if changes else "示例热力公司"}
    )
    docx = form_of(application, FormKind.DOCX)
    assert application.name in text_of(docx.content)
    assert application.uscc in text_of(docx.content)
    assert "{{" not in text_of(docx.content)
    pages = pages_of(form_of(application, FormKind.PDF).content)
    assert len(pages) == (1 if not changes else 2) or (changes and len(pages) == 3)
    for page in pages:
        assert page.get_size() == pytest.approx(A4, abs=1)
        left, bottom, right, top = words_box(page)
        assert left >= 50
        assert right <= A4[0] - 50
        assert bottom >= 18
        assert top <= A4[1] - 30
    words = re.sub(r"\s|第 ?\d 页", "", "".join(page.get_textpage().get_text_bounded() for page in pages))
    assert application.uscc in words
    assert "单位（盖章）" in words
    assert not changes or words.count("主营城镇集中供热。") == 18 * 12


def words_box(page):
    """Around every character that is drawn."""
    text = page.get_textpage()
    boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    boxes = [box for box in boxes if box[2] > box[0] and box[3] > box[1]]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


@pytest.mark.django_db
def test_pictures_stand_in_the_form_and_never_overflow():
    application = submitted_application()
    wide = store_upload(
        upload=picture("宽.png", size=(3000, 300)), rule=IMAGE, uploaded_by=application.applicant
    )
    SentPicture.objects.create(
        application=application, submission=application.submissions, file=wide, caption="示例换热站"
    )
    template = word(
        "{{ name }} {{ licence }}", "{%p for each in pictures %}", "{{ each.picture }}",
        "{{ each.caption }}", "{%p endfor %}",
    )  # fmt: skip
    assert template_problems(template) == []
    use_template(application, template)
    docx = form_of(application, FormKind.DOCX).content
    assert len(WordDocument(io.BytesIO(docx)).inline_shapes) == 2
    assert "示例换热站" in text_of(docx)
    (page,) = pages_of(form_of(application, FormKind.PDF).content)
    drawn = [each.get_bounds() for each in page.get_objects() if each.type == 3]
    assert len(drawn) == 2
    assert all(left >= 0 and right <= A4[0] - 20 for left, _bottom, right, _top in drawn)


@pytest.mark.parametrize(
    ("paragraphs", "said"),
    [
        (["{{ nothing_such }}"], "nothing_such"),
        (["{{ name.__class__ }}"], "__class__"),
        (["{% for each in name %}{% endfor %}"], "for"),
        (["{{ name "], ""),
        (["{% set x = 1 %}"], ""),
        (["{{ name|nosuchfilter }}"], ""),
        (["{% include 'x' %}"], ""),
        (["{{ range(99999999) }}"], "range"),
    ],
)
def test_a_template_that_names_what_does_not_exist_is_refused_with_its_name(paragraphs, said):
    problems = template_problems(word(*paragraphs))
    assert problems
    assert said in " ".join(problems)


def test_a_template_that_is_no_word_document_or_not_a4_is_refused():
    assert template_problems(b"%PDF-1.4")
    assert template_problems(word("{{ name }}", size=(216, 279)))
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    assert template_problems(hidden.getvalue())


def test_the_standard_form_is_a_template_that_passes_its_own_checks():
    assert template_problems(standard_template(TEXT_FIELDS)) == []


def test_what_a_company_typed_is_never_read_as_a_template_or_as_markup():
    from membership.joining.registration.filling import Content, fill

    typed = "{{ 7*7 }}<w:br/>&amp;\x0b{% if %}"
    filled = fill(word("{{ name }}"), Content(texts={"name": typed.replace("\x0b", "")}), picture_names=())
    assert "{{ 7*7 }}<w:br/>&amp;{% if %}" in text_of(filled)


def test_merged_cells_and_page_breaks_are_carried_to_the_pdf():
    document = WordDocument()
    table = document.add_table(rows=3, cols=3)
    table.style = "Table Grid"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "竖并"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横并"
    document.add_page_break()
    document.add_paragraph("第二页")
    written = io.BytesIO()
    document.save(written)
    pages = pages_of(word_as_pdf(written.getvalue(), title="示例"))
    assert len(pages) == 2
    assert "竖并" in pages[0].get_textpage().get_text_bounded()
    assert "第二页" in pages[1].get_textpage().get_text_bounded()


@pytest.mark.django_db
def test_a_template_that_broke_later_does_not_stop_anybody():
    application = submitted_application()
    use_template(application, word("{{ gone }}"))
    assert application.uscc in text_of(form_of(application, FormKind.DOCX).content)


@pytest.mark.django_db
def test_the_form_is_downloaded_by_its_company_and_the_staff_and_nobody_else():
    application = awaiting_papers()
    people = {
        "company": application.applicant,
        "stranger": UserFactory(),
        "reviewer": UserFactory(staff="reviewer", phone=False),
        "finance": UserFactory(staff="finance", phone=False),
    }
    seen = {}
    for who, user in people.items():
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        own = client.get("/join/papers/form.docx")
        staff = client.get(f"/admin/registration-forms/application/{application.pk}.docx")
        seen[who] = (own.status_code, staff.status_code)
        if own.status_code == 200:
            assert "no-store" in own["Cache-Control"]
            assert own["Content-Disposition"].startswith("attachment")
            assert application.name in text_of(own.content)
    assert seen == {
        "company": (200, 302),
        "stranger": (302, 302),
        "reviewer": (302, 200),
        "finance": (302, 302),
    }


@pytest.mark.django_db
def test_the_same_form_is_made_once():
    from unittest.mock import patch

    application = submitted_application()
    first = form_of(application, FormKind.DOCX).content
    with patch("membership.joining.registration.making.fill") as fill:
        assert form_of(application, FormKind.DOCX).content == first
        assert not fill.called
    application.head_name = "另一人"
    assert "另一人" in text_of(form_of(application, FormKind.DOCX).content)
