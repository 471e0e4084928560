"""The publicity pictures of an application, in the order of the form."""

from collections.abc import Iterable

from .models import Application, DraftPicture, SentPicture


def pictures_in(application: Application) -> list[DraftPicture]:
    """Those that stand in the form now."""
    pictures = list(application.draft_pictures.select_related("file"))
    for picture in pictures:
        picture.application = application  # captions stand in its draft
    return pictures


def caption_names(application: Application) -> list[str]:
    """Under which names their captions are typed."""
    return [picture.answer_name for picture in pictures_in(application)]


def pictures_sent(application: Application, submission: int) -> list[SentPicture]:
    return list(application.sent_pictures.filter(submission=submission).select_related("file"))


def alike(some: Iterable, others: Iterable) -> bool:
    """Are these the same pictures with the same captions, in the same order?"""
    return [_told(each) for each in some] == [_told(each) for each in others]


def _told(picture) -> tuple:
    return picture.file_id, picture.caption.strip()
