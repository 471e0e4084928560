"""Publicity pictures of a company: each with a caption that says what it shows."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.papers.models import PrivateFile

from ..errors import TooManyPictures
from ..models import CompanyPicture, Organisation
from .passwords import locked


@transaction.atomic
def add_picture(
    *, organisation: Organisation, file: PrivateFile, caption: str, most: int, by: User
) -> CompanyPicture:
    """Put a stored picture at the end. Raises `TooManyPictures`."""
    organisation = locked(organisation)
    if organisation.pictures.count() >= most:
        raise TooManyPictures(most)
    last = organisation.pictures.aggregate(last=Max("place"))["last"]
    picture = organisation.pictures.create(
        file=file, caption=caption.strip(), place=0 if last is None else last + 1
    )
    _log(organisation, "picture_added", picture.caption, by)
    return picture


@transaction.atomic
def name_pictures(*, organisation: Organisation, captions: Mapping[int, str], by: User) -> None:
    """Give pictures, by their primary keys, the captions that were typed."""
    organisation = locked(organisation)
    for picture in organisation.pictures.filter(pk__in=captions):
        caption = captions[picture.pk].strip()
        if caption != picture.caption:
            picture.caption = caption
            picture.save(update_fields=["caption"])
            _log(organisation, "picture_named", caption, by)


@transaction.atomic
def remove_picture(*, picture: CompanyPicture, by: User) -> None:
    organisation = locked(picture.organisation)
    found = organisation.pictures.filter(pk=picture.pk).first()
    if found:
        found.delete()
        _log(organisation, "picture_removed", found.caption, by)


@transaction.atomic
def move_picture(*, picture: CompanyPicture, places: int, by: User) -> None:
    """Change places with the picture before (`places=-1`) or after (`places=1`)."""
    organisation = locked(picture.organisation)
    pictures = list(organisation.pictures.all())
    here = next((place for place, each in enumerate(pictures) if each.pk == picture.pk), None)
    if here is None or not 0 <= here + places < len(pictures):
        return
    pictures[here], pictures[here + places] = pictures[here + places], pictures[here]
    for place, each in enumerate(pictures):
        each.place = place
    CompanyPicture.objects.bulk_update(pictures, ["place"])
    _log(organisation, "pictures_moved", picture.caption, by)


def _log(organisation: Organisation, action: str, caption: str, by: User) -> None:
    data = {"caption": caption, "basic": True}
    log(organisation, f"organisations.{action}", user=by, data=data)
