from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        template = "accounts/blocks/heading.html"


class DownloadBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Text of the link"))
    document = DocumentChooserBlock(label=_("Document"))

    class Meta:
        icon = "download"
        label = _("Download")
        template = "accounts/blocks/download.html"


class AgreementBody(blocks.StreamBlock):
    """What an agreement is made of: enough for a contract, not enough to build a web page."""

    heading = HeadingBlock()
    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"), features=["bold", "ol", "ul", "link", "document-link"]
    )
    download = DownloadBlock()
