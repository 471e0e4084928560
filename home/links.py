"""Links that editors set: to a page of the site, which they follow when it moves, or to any address."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


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
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
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
