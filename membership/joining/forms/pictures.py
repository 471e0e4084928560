"""The publicity pictures of the form, each with its caption."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from membership.papers.rules import IMAGE, UploadRule

from ..captions import MAX_CAPTION, is_file_name
from ..models import DraftPicture
from .fields import SlotWidget

PICTURE: UploadRule = IMAGE


class PicturesField(forms.Field):
    """Its value are the pictures in the form. What is wrong with a caption is kept beside it."""

    widget = SlotWidget
    rule = PICTURE
    max_caption = MAX_CAPTION

    def __init__(self, **kwargs):
        self.least = self.most = 0
        super().__init__(template_name="joining/fields/pictures.html", **kwargs)

    def clean(self, value: list[DraftPicture]) -> list[DraftPicture]:
        self.judge(value)
        if len(value) < self.least:
            message = self.error_messages["required"] if not value else _("At least %(least)s pictures.")
            raise ValidationError(message, code="too_few", params={"least": self.least})
        wrong = [place for place, picture in enumerate(value, start=1) if picture.problem]
        if wrong:
            numbers = ", ".join(str(place) for place in wrong)
            raise ValidationError(
                _("Say what is seen on picture %(numbers)s."), code="caption", params={"numbers": numbers}
            )
        return value

    def judge(self, value: list[DraftPicture]) -> None:
        for picture in value:
            picture.problem = problem_with(picture.caption)


def problem_with(caption: str) -> str:
    """What is wrong with a caption, in words; nothing when it will do."""
    caption = caption.strip()
    if not caption:
        return _("Say in a few words what the picture shows.")
    if len(caption) > MAX_CAPTION:
        return _("At most %(most)s characters.") % {"most": MAX_CAPTION}
    if is_file_name(caption):
        return _("“%(caption)s” is only the name of a file. Say what the picture shows.") % {
            "caption": caption
        }
    return ""
