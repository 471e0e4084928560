"""What editors see of a block before they choose it."""

from wagtail.documents import get_document_model
from wagtail.images import get_image_model


def some_picture(words: str = ""):
    """The newest wide picture of the site, whatever it shows."""
    image = get_image_model().objects.filter(width__gte=800).order_by("-pk").first()
    if image:
        image.contextual_alt_text, image.decorative = words, not words
    return image


def some_document():
    return get_document_model().objects.order_by("-pk").first()
