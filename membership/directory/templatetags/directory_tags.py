from django import template

from ..faces import Face
from ..models import MembersPage
from ..querysets import newest_first, public_members

register = template.Library()


@register.simple_tag
def newest_members(number: int) -> list[Face]:
    """The companies that joined last, as the public list shows them: name, level, card_logo_url, url."""
    page = MembersPage.objects.live().first()
    list_url = page.url if page else ""
    return [Face(membership, list_url) for membership in newest_first(public_members())[:number]]
