"""Pictures as the API shows them: with sizes that are ready to be shown."""

from rest_framework.fields import Field
from wagtail.api.v2.utils import get_full_url
from wagtail.images.api.v2.serializers import ImageSerializer
from wagtail.images.models import AbstractImage, SourceImageIOError

SIZES = {
    "small": "width-480|format-webp",
    "medium": "width-960|format-webp",
    "large": "width-1600|format-webp",
}


def renditions_of(image: AbstractImage, request) -> dict[str, dict]:
    """Empty where the file itself is missing."""
    try:
        found = image.get_renditions(*SIZES.values())
    except (SourceImageIOError, FileNotFoundError):
        return {}
    return {
        name: {
            "url": get_full_url(request, found[spec].url),
            "width": found[spec].width,
            "height": found[spec].height,
        }
        for name, spec in SIZES.items()
    }


class RenditionsField(Field):
    def get_attribute(self, instance):
        return instance

    def to_representation(self, image: AbstractImage) -> dict:
        return renditions_of(image, self.context["request"])


class FileField(Field):
    """The picture as it was uploaded, at an address that another site can use."""

    def get_attribute(self, instance):
        return instance

    def to_representation(self, image: AbstractImage) -> str:
        return get_full_url(self.context["request"], image.file.url)


class PictureSerializer(ImageSerializer):
    download_url = FileField(read_only=True)
    renditions = RenditionsField(read_only=True)
