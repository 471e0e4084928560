"""Papers and pictures of the demonstration, made here: nothing is copied from anybody."""

import io
import math

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from PIL import Image, ImageDraw, ImageFont
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection
from weasyprint import HTML

FORM_ROWS = [
    "单位名称",
    "统一社会信用代码",
    "所属行业",
    "申请级别",
    "通讯地址",
    "单位负责人及职务",
    "联系人及职务",
    "联系电话、邮箱",
]


def registration_form():
    """The empty 会员登记表, one sheet of A4 to be filled in and sealed."""
    document = get_document_model()(title="会员登记表（模板）", collection=Collection.get_first_root_node())
    document.file.save("会员登记表.pdf", ContentFile(_form_pdf(company="")), save=False)
    document.file_size = document.file.size
    document.save()
    return document


def seal(name: str):
    """A round red seal that says it is an example, drawn here."""
    size, red = 800, (190, 30, 36, 235)
    picture = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((20, 20, size - 20, size - 20), outline=red, width=24)
    draw.polygon(_star(centre=size / 2, radius=130), fill=red)
    for place, character in enumerate(name):
        _write_around(picture, character, angle=-120 + 240 / (len(name) - 1) * place, fill=red)
    draw.text((size / 2, 610), "示例专用章", font=_font(64), fill=red, anchor="mm")
    content = io.BytesIO()
    picture.save(content, "PNG")
    content.seek(0)
    image = get_image_model()(title="示例印章", file=ImageFile(content, name="seal.png"))
    image.save()
    return image


def _star(*, centre: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for corner in range(10):
        length = radius if corner % 2 == 0 else radius * 0.382
        turn = math.radians(36 * corner - 90)
        points.append((centre + length * math.cos(turn), centre + length * math.sin(turn)))
    return points


def _write_around(picture: Image.Image, character: str, *, angle: float, fill) -> None:
    """One character on the inner edge of the seal, its foot towards the centre; 0 degrees is the top."""
    size, middle, distance = 110, picture.width / 2, 290
    tile = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    ImageDraw.Draw(tile).text((size / 2, size / 2), character, font=_font(78), fill=fill, anchor="mm")
    tile = tile.rotate(-angle, resample=Image.Resampling.BICUBIC)
    turn = math.radians(angle - 90)
    place = (
        round(middle + distance * math.cos(turn) - size / 2),
        round(middle + distance * math.sin(turn) - size / 2),
    )
    picture.alpha_composite(tile, place)


def filled_form(company: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("会员登记表.pdf", _form_pdf(company=company), content_type="application/pdf")


def licence(company: str, code: str) -> SimpleUploadedFile:
    """A picture in the place of a licence, which says on it that it is an example."""
    return _sheet(
        "营业执照", [("示例图片", ""), ("名称", company), ("统一社会信用代码", code)], "营业执照.png"
    )


def voucher(company: str, amount) -> SimpleUploadedFile:
    return _sheet("电子回单", [("示例图片", ""), ("付款人", company), ("金额", f"¥{amount}")], "银行回单.png")


def _form_pdf(company: str) -> bytes:
    rows = [(label, company if label == "单位名称" else "") for label in FORM_ROWS]
    html = render_to_string("desk/demo/registration_form.html", {"rows": rows})
    return HTML(string=html).write_pdf()


def _sheet(title: str, lines: list[tuple[str, str]], name: str) -> SimpleUploadedFile:
    picture = Image.new("RGB", (1000, 700), "#fbfaf5")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((24, 24, 976, 676), outline="#a8352a", width=6)
    draw.text((500, 110), title, font=_font(64), fill="#333333", anchor="mm")
    for place, (label, value) in enumerate(lines):
        text = f"{label}：{value}" if value else f"（{label}）"
        draw.text((110, 220 + 90 * place), text, font=_font(34), fill="#333333")
    content = io.BytesIO()
    picture.save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), content_type="image/png")


def _font(size: int):
    """The Chinese font that papers need anyway; Pillow's own where it lies elsewhere."""
    try:
        return ImageFont.truetype("NotoSansCJK-Regular.ttc", size, index=2)
    except OSError:
        return ImageFont.load_default(size)
