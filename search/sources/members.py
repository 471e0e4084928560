"""Members of the public list, with what they allow to be shown."""

from collections.abc import Iterable, Iterator

from django.db.models import Q
from wagtail.models import Page

from membership.directory.faces import Face
from membership.directory.models import DirectorySettings, MembersPage
from membership.directory.querysets import public_members
from membership.dues.models import Membership
from membership.organisations.models import Organisation
from membership.organisations.richtext import plain_text

from ..entries import Draft, write_entries
from ..models import Kind
from .pages import findable_pages
from .words import one_line


def rebuild() -> None:
    write_members()


def page_changed(page: Page) -> None:
    if isinstance(page.specific_deferred, MembersPage):
        write_members()


def below_changed(page: Page) -> None:
    if MembersPage.objects.filter(path__startswith=page.path).exists():
        write_members()


def write_members(ids: Iterable[int] | None = None) -> None:
    """All of them, or those of the organisations with these ids."""
    page = MembersPage.objects.filter(pk__in=findable_pages().values("pk")).first()
    rules = DirectorySettings.load()
    members = public_members(rules).defer(None).select_related("organisation__listing")
    members = members.filter(organisation__listing__isnull=False)
    among = Q()
    if ids is not None:
        members, among = members.filter(organisation__in=list(ids)), Q(object_id__in=list(ids))
    if page is None:
        members = members.none()
    write_entries(model=Organisation, drafts=_drafts(page, members, rules), among=among)


def _drafts(page: MembersPage | None, members: Iterable[Membership], rules) -> Iterator[Draft]:
    for membership in members:
        face = Face(membership, page.url)
        places = [str(place) for place in (face.city, face.category) if place]
        section = " · ".join(places)
        introduction = one_line(plain_text(face.introduction.replace("><", "> <")))
        yield Draft(
            object_id=face.organisation.pk,
            page_id=page.pk,
            kind=Kind.MEMBER,
            url=face.url,
            title=face.name,
            teaser=one_line("、".join(face.products)),
            body="\n".join(text for text in (introduction, section) if text),
            section=section,
            label=face.level,
            picture_url=face.card_logo_url,
            shown_until=membership.valid_until and membership.valid_until + rules.grace,
        )
