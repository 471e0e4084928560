"""Pictures as the API shows them: with sizes that are ready to be shown."""

from rest_framework.fields import Field
from wagtail.api.v2.utils import get_full_url
from wagtail.images.api.v2.serializers import ImageSerializer
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, SourceImageIOError

SIZES = {
    "small": "width-480|format-webp",
    "medium": "width-960|format-webp",
    "large": "width-1600|format-webp",
}


def make_sizes(image: AbstractImage) -> dict[str, AbstractRendition]:
    """All of them, made where they are missing; none where the file itself is missing."""
    try:
        return image.get_renditions(*SIZES.values())
    except (SourceImageIOError, FileNotFoundError):
        return {}


def sizes_at_hand(image: AbstractImage) -> dict[str, AbstractRendition]:
    filters = [image.clean_filter_for_svg(Filter(spec=spec)) for spec in SIZES.values()]
    return {each.spec: rendition for each, rendition in image.find_existing_renditions(*filters).items()}


def renditions_of(image: AbstractImage, context: dict) -> dict[str, dict]:
    """A list tells the sizes that are there: a worker makes them after each upload, and a hundred pictures
    are too many to draw while somebody waits. Whoever asks for one thing gets all its sizes."""
    is_list = getattr(context.get("view"), "action", None) == "listing_view"
    found = sizes_at_hand(image) if is_list else make_sizes(image)
    return {
        name: {
            "url": get_full_url(context["request"], found[spec].url),
            "width": found[spec].width,
            "height": found[spec].height,
        }
        for name, spec in SIZES.items()
        if spec in found
    }


class RenditionsField(Field):
    def get_attribute(self, instance):
        return instance

    def to_representation(self, image: AbstractImage) -> dict:
        return renditions_of(image, self.context)


class FileField(Field):
    """The picture as it was uploaded, at an address that another site can use."""

    def get_attribute(self, instance):
        return instance

    def to_representation(self, image: AbstractImage) -> str:
        return get_full_url(self.context["request"], image.file.url)


class PictureSerializer(ImageSerializer):
    download_url = FileField(read_only=True)
    renditions = RenditionsField(read_only=True)
