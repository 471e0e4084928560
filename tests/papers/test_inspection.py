"""What an upload is follows from its content; every refusal has a reason of its own."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from PIL import Image

from membership.papers.errors import REASONS
from membership.papers.inspection import inspect_upload
from membership.papers.models import FileKind
from membership.papers.rules import FORM, IMAGE, IMAGE_OR_PDF, LOGO, MB, UploadRule

from . import samples

GIF_TOO = UploadRule(kinds=frozenset({FileKind.IMAGE}), images=("image/jpeg", "image/gif", "image/webp"))
NOT_PICTURES = UploadRule(kinds=frozenset({FileKind.PDF, FileKind.WORD, FileKind.ARCHIVE}))
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("make", "rule", "kind", "content_type"),
    [
        (samples.picture, IMAGE, "image", "image/jpeg"),
        (lambda: samples.picture("PNG"), LOGO, "image", "image/png"),
        (lambda: samples.picture("PNG", mode="RGBA"), IMAGE, "image", "image/png"),
        (lambda: samples.picture("PNG", mode="P"), IMAGE, "image", "image/png"),
        (lambda: samples.picture("PNG", mode="I;16"), IMAGE, "image", "image/png"),
        (lambda: samples.picture("JPEG", mode="CMYK"), IMAGE, "image", "image/jpeg"),
        (lambda: samples.picture("GIF"), GIF_TOO, "image", "image/gif"),
        (lambda: samples.picture("WEBP"), GIF_TOO, "image", "image/webp"),
        (samples.pdf, IMAGE_OR_PDF, "pdf", "application/pdf"),
        (samples.docx, FORM, "word", DOCX),
        (lambda: samples.ole("WordDocument"), FORM, "word", "application/msword"),
        (lambda: samples.zipped({"示例.txt": "made up"}), FORM, "archive", "application/zip"),
        (lambda: samples.zipped({"示例.docx": samples.docx()}), FORM, "archive", "application/zip"),
        (lambda: samples.rar("sample.pdf"), FORM, "archive", "application/vnd.rar"),
    ],
)
def test_file_is_what_its_content_says(make, rule, kind, content_type):
    found = inspect_upload(samples.upload(make(), "whatever.exe"), rule)

    assert (found.kind, found.content_type) == (kind, content_type)


HOSTILE = [
    ("empty", lambda: b"", IMAGE),
    ("svg", lambda: b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", IMAGE),
    ("svg", lambda: "<svg onload='alert(1)'/>".encode("utf-16"), FORM),
    ("html", lambda: b"<!DOCTYPE html><script>alert(1)</script>", FORM),
    ("program", lambda: b"MZ\x90\x00" + b"\0" * 200, IMAGE),
    ("program", lambda: b"\x7fELF" + b"\0" * 200, FORM),
    ("program", lambda: b"#!/bin/sh\nrm -rf /", FORM),
    ("heic", lambda: b"\0\0\0\x18ftypheic" + b"\0" * 100, IMAGE),
    ("wrong_type", lambda: samples.picture("GIF"), IMAGE),
    ("wrong_type", lambda: samples.picture("WEBP"), IMAGE),
    ("wrong_type", samples.pdf, IMAGE),
    ("wrong_type", samples.picture, NOT_PICTURES),
    ("wrong_type", lambda: b"just some words", FORM),
    ("wrong_type", lambda: samples.zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), FORM),
    ("wrong_type", lambda: samples.zipped({"mimetype": "application/epub+zip"}), FORM),
    ("wrong_type", lambda: samples.ole("Workbook"), FORM),
    ("program", lambda: samples.zipped({"META-INF/MANIFEST.MF": "", "A.class": ""}), FORM),
    ("damaged", lambda: samples.picture(size=(300, 300))[:-2000], IMAGE),
    ("damaged", lambda: samples.picture("PNG", size=(300, 300))[:2000], IMAGE),
    ("damaged", lambda: b"\xff\xd8\xff" + b"not a picture" * 10, IMAGE),
    ("too_many_pixels", samples.png_bomb, IMAGE),
    ("too_many_pixels", lambda: samples.png_bomb(side=5_001), IMAGE),
    ("damaged", lambda: b"%PDF-1.7 and then nothing", IMAGE_OR_PDF),
    ("encrypted", samples.encrypted_pdf, IMAGE_OR_PDF),
    ("too_many_pages", lambda: samples.pdf(pages=201), IMAGE_OR_PDF),
    ("macros", samples.docm, FORM),
    ("macros", lambda: samples.docx(**{"word/vbaProject.bin": b"made up"}), FORM),
    ("macros", lambda: samples.ole("WordDocument", "_VBA_PROJECT"), FORM),
    ("damaged", lambda: samples.docx(**{"word/styles.xml": b"<!DOCTYPE x [<!ENTITY a 'aa'>]><x/>"}), FORM),
    ("damaged", lambda: samples.docx(**{"word/parts.dat": b" " * 9999 + b"<!DOCTYPE x []><x/>"}), FORM),
    ("bomb", lambda: samples.docx(**{"word/media/1.bin": b"\0" * 40_000_000}), FORM),
    ("encrypted", lambda: samples.ole("EncryptionInfo", "EncryptedPackage"), FORM),
    ("encrypted", lambda: samples.ole("WordDocument", flags=0x0100), FORM),
    ("damaged", lambda: samples.ole("WordDocument")[:700], FORM),
    ("damaged", samples.ole_in_circles, FORM),
    ("damaged", lambda: samples.docx()[:-30], FORM),
    ("bomb", samples.zip_bomb, FORM),
    ("nested", lambda: samples.zipped({"inner.zip": samples.zipped({"a.txt": "a"})}), FORM),
    ("nested", lambda: samples.zipped({"inner.pdf": samples.zipped({"a.txt": "a"})}), FORM),
    ("encrypted", samples.encrypted_zip, FORM),
    ("archive_program", lambda: samples.zipped({"表.exe": "made up"}), FORM),
    ("archive_program", lambda: samples.zipped({"表.pdf": b"MZ\x90\x00"}), FORM),
    ("unsafe_path", lambda: samples.zipped({"../../etc/cron.d/x": "made up"}), FORM),
    ("unsafe_path", lambda: samples.zipped({"/etc/cron.d/x": "made up"}), FORM),
    ("unsafe_path", lambda: samples.zipped({"C:\\x.txt": "made up"}), FORM),
    ("unsafe_path", samples.zip_with_link, FORM),
    ("too_many_entries", lambda: samples.zipped({f"{n}.txt": "" for n in range(501)}), FORM),
    ("empty_archive", lambda: samples.zipped({}), FORM),
    ("damaged", lambda: samples.zipped({"a.txt": "made up"})[:-10], FORM),
    ("encrypted", lambda: samples.rar("a.pdf", encrypted=True), FORM),
    ("nested", lambda: samples.rar("a.pdf", "b.rar"), FORM),
    ("archive_program", lambda: samples.rar("a.exe"), FORM),
    ("unsafe_path", lambda: samples.rar("../a.pdf"), FORM),
    ("bomb", lambda: samples.rar("a.pdf", unpacked=2_000_000_000), FORM),
    ("damaged", lambda: b"Rar!\x1a\x07\x00" + b"nothing that follows makes sense", FORM),
]


@pytest.mark.parametrize(("code", "make", "rule"), HOSTILE)
def test_hostile_file_is_refused_with_its_own_reason(code, make, rule):
    with pytest.raises(ValidationError) as refused:
        inspect_upload(samples.upload(make(), "示例.jpg"), rule)

    assert refused.value.code == code
    assert "%(" not in refused.value.messages[0]


def test_every_reason_is_met_by_a_hostile_file():
    elsewhere = {"too_large", "too_many", "too_much", "too_complex"}
    assert {code for code, _make, _rule in HOSTILE} | elsewhere == {*REASONS}


def test_no_two_reasons_sound_alike():
    with translation.override("zh-hans"):
        assert len({str(reason) for reason in REASONS.values()}) == len(REASONS)


def test_too_large_file_is_refused_before_it_is_read():
    with pytest.raises(ValidationError) as refused:
        inspect_upload(samples.Endless(size=5 * MB + 1, name="示例.jpg"), IMAGE)

    assert refused.value.code == "too_large"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (IMAGE, "请上传 jpg、jpeg 或 png 图片"),
        (IMAGE_OR_PDF, "请上传 jpg、jpeg 或 png 图片或 PDF 文件"),
        (
            FORM,
            "请上传 jpg、jpeg 或 png 图片、PDF 文件、Word 文档（doc、docx）或压缩包（zip、rar）",
        ),
    ],
)
def test_refusal_says_what_the_field_accepts(rule, words):
    with translation.override("zh-hans"), pytest.raises(ValidationError) as refused:
        inspect_upload(samples.upload(b"<svg/>", "示例.jpg"), rule)

    with translation.override("zh-hans"):
        assert words in refused.value.messages[0]


def test_rule_describes_itself_for_the_input():
    assert LOGO.accept == ".jpg,.jpeg,.png,image/jpeg,image/png"
    with translation.override("zh-hans"):
        assert LOGO.hint == "jpg、jpeg 或 png 图片，不超过 2 MB。"
    with translation.override("en"):
        assert LOGO.hint == "Accepted: a jpg, jpeg or png picture, 2 MB at most."


def test_thumbnail_stands_upright_and_tells_no_place():
    found = inspect_upload(samples.upload(samples.photo_with_place()), IMAGE)
    thumbnail = Image.open(io.BytesIO(found.thumbnail))

    assert thumbnail.size == (240, 480)
    assert not thumbnail.getexif()
    assert b"Exif" not in found.thumbnail


def test_pdf_gets_a_thumbnail_and_its_pages_are_counted():
    found = inspect_upload(samples.upload(samples.pdf(pages=3)), FORM)

    assert found.pages == 3
    assert max(Image.open(io.BytesIO(found.thumbnail)).size) == 480
