"""Links that editors set: to a page of the site, which they follow when it moves, or to any address."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from home.page_cache import kept


def linked_pages(ids: set[int]) -> dict[int, Page | None]:
    linked = kept("linked pages", dict)
    if missing := ids - linked.keys():
        linked.update(dict.fromkeys(missing) | Page.objects.in_bulk(missing))
    return linked


def look_up_links(*streams: blocks.StreamValue) -> None:
    """All pages that they lead to in one query; one after another they would ask group by group."""
    linked_pages(set().union(*(_ids_in(list(stream.raw_data)) for stream in streams)))


def _ids_in(raw: list | dict) -> set[int]:
    """Where a link is kept as `{"page": 12, …}`, at whatever depth."""
    if isinstance(raw, dict):
        own = {raw["page"]} if isinstance(raw.get("page"), int) else set()
        return own.union(*(_ids_in(value) for value in raw.values() if isinstance(value, (dict, list))))
    return set().union(*(_ids_in(value) for value in raw if isinstance(value, (dict, list))))


class LinkedPageBlock(blocks.PageChooserBlock):
    """A page that is only linked to: the same ones on every page of the site, so they are looked up once."""

    def bulk_to_python(self, values):
        linked = linked_pages({value for value in values if value})
        return [linked[value] if value else None for value in values]

    def to_python(self, value):
        return self.bulk_to_python([value])[0]

    def get_form_state(self, value):
        """Editors see the page as it stands now, with the title of its draft."""
        return super().get_form_state(value and value.pk)

    def deconstruct(self):
        """For migrations it is Wagtail's."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", args, kwargs


class LinkValue(blocks.StructValue):
    @property
    def href(self) -> str:
        """Empty when the page is gone or not published: such a link is left out."""
        page = self.get("page")
        if page:
            return page.url if page.live else ""
        return self.get("url") or ""


class LinkBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Text of the link"), max_length=40)
    page = LinkedPageBlock(label=_("Page"), required=False)
    url = blocks.CharBlock(
        label=_("or address"),
        required=False,
        help_text=_("For example /join/ (the joining form), /member/ (the member center) or https://…"),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue

    def clean(self, value):
        value = super().clean(value)
        url = value.get("url") or ""
        if value.get("title") and not value.get("page") and not url:
            raise blocks.StructBlockValidationError(
                block_errors={"page": ValidationError(_("Choose a page or give an address."))}
            )
        if url and not url.startswith(("/", "#", "https://", "http://", "mailto:", "tel:")):
            raise blocks.StructBlockValidationError(
                block_errors={"url": ValidationError(_("An address begins with / or https://."))}
            )
        return value


class OptionalLinkBlock(LinkBlock):
    """Left out when it has no text."""

    title = blocks.CharBlock(label=_("Text of the link"), max_length=40, required=False)


class LinkGroupBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=40)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Group of links")
