"""A company's profile on its way into the magazine."""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition
from membership.organisations.models import Organisation, Role
from membership.organisations.permissions import check_role
from membership.papers.models import PrivateFile

from ..errors import NoFreeProfile, NotComplete, TooManyPhotos
from ..models import MagazineProfile, MagazineSettings
from ..notices import tell_accepted, tell_printed, tell_returned

STATUS = MagazineProfile.Status


@transaction.atomic
def save_profile(
    *,
    organisation: Organisation,
    text: str,
    by: User,
    photos: Sequence[PrivateFile] = (),
    captions: Mapping[int, str] | None = None,
    removed: Collection[int] = (),
) -> MagazineProfile:
    """Keep what was written so far; the first time begins a profile. Captions and what is removed by the
    photos' keys.

    Raises `NoFreeProfile`, `TooManyPhotos`, `IllegalTransition` once it was sent, and `NotYourRole`."""
    profile = _in_hand(organisation, by)
    if not profile.is_writable:
        raise IllegalTransition
    profile.text = text
    profile.save()
    profile.photos.filter(pk__in=removed).delete()
    for photo in profile.photos.filter(pk__in=captions or {}):
        photo.caption = captions[photo.pk]
        photo.save(update_fields=["caption"])
    _add(profile, photos)
    return profile


@transaction.atomic
def submit_profile(*, profile: MagazineProfile, by: User) -> MagazineProfile:
    """Send it to the editors. Raises `NotComplete`, `IllegalTransition`, `NotYourRole`."""
    profile = _locked(profile)
    check_role(by, profile.organisation, Role.EDITOR)
    rules = MagazineSettings.load()
    if not rules.shortest <= profile.length <= rules.longest or profile.photos.filter(caption="").exists():
        raise NotComplete
    profile.move_to(STATUS.SUBMITTED)
    profile.submitted_at, profile.submitted_by = timezone.now(), by
    profile.save()
    log(profile, "directory.magazine_submitted", user=by)
    return profile


@transaction.atomic
def withdraw_profile(*, profile: MagazineProfile, by: User) -> MagazineProfile:
    """Take back what the editors have not read yet. Raises `IllegalTransition`, `NotYourRole`."""
    profile = _locked(profile)
    check_role(by, profile.organisation, Role.EDITOR)
    profile.move_to(STATUS.DRAFT)
    profile.save()
    log(profile, "directory.magazine_withdrawn", user=by)
    return profile


@transaction.atomic
def return_profile(*, profile: MagazineProfile, reason: str, by: User) -> MagazineProfile:
    """Ask for changes, saying which; the company is told. Raises `IllegalTransition`."""
    profile = _decide(profile, STATUS.RETURNED, by, reason=reason)
    tell_returned(profile)
    return profile


@transaction.atomic
def accept_profile(*, profile: MagazineProfile, by: User) -> MagazineProfile:
    """It will be printed; the company is told. Raises `IllegalTransition`."""
    profile = _decide(profile, STATUS.ACCEPTED, by)
    tell_accepted(profile)
    return profile


@transaction.atomic
def print_profile(*, profile: MagazineProfile, issue: str, by: User) -> MagazineProfile:
    """It stands in this issue; the company is told. Raises `IllegalTransition`."""
    profile = _decide(profile, STATUS.PRINTED, by, issue=issue)
    tell_printed(profile)
    return profile


def may_begin(organisation: Organisation) -> bool:
    """Is there a free profile left for this company in this year?"""
    year = timezone.localdate().year
    return MagazineProfile.objects.counted(organisation, year).count() < MagazineSettings.load().a_year


def _in_hand(organisation: Organisation, by: User) -> MagazineProfile:
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    check_role(by, organisation, Role.EDITOR)
    profile = organisation.magazine_profiles.exclude(status=STATUS.PRINTED).first()
    if profile is None:
        if not may_begin(organisation):
            raise NoFreeProfile
        profile = MagazineProfile(organisation=organisation)
    return profile


def _add(profile: MagazineProfile, files: Sequence[PrivateFile]) -> None:
    limit, there = MagazineSettings.load().photos, profile.photos.count()
    if files and there + len(files) > limit:
        raise TooManyPhotos(limit)
    for place, file in enumerate(files, start=there):
        profile.photos.create(file=file, place=place)


def _decide(profile: MagazineProfile, status: str, by: User, **given: str) -> MagazineProfile:
    profile = _locked(profile)
    profile.move_to(status)
    profile.decided_at, profile.reason = timezone.now(), given.get("reason", "")
    profile.issue = given.get("issue", "")
    profile.save()
    log(profile, f"directory.magazine_{status}", user=by, data=given)
    return profile


def _locked(profile: MagazineProfile) -> MagazineProfile:
    Organisation.objects.select_for_update().get(pk=profile.organisation_id)
    found = MagazineProfile.objects.select_for_update(of=("self",)).select_related("organisation")
    return found.get(pk=profile.pk)
