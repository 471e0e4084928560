"""What all parts of the demonstration build with."""

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.models import Page


def save_picture(*, content: bytes, name: str, description: str):
    file = ContentFile(content, name=name)
    return get_image_model().objects.create(title=description, description=description, file=file)


def described(image):
    image.contextual_alt_text, image.decorative = image.description, False
    return image


def add_page(*, parent: Page, page: Page) -> Page:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def text(paragraphs: list[str]) -> tuple:
    return ("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))


def link(title: str, page: Page | None = None, url: str = "") -> dict:
    return {"title": title, "page": page, "url": url}
