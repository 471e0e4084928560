from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from home.blocks.previews import some_document, some_picture

PROSE = ["h2", "h3", "bold", "italic", "ol", "ul", "hr", "link", "document-link"]
FILMS = ("mp4", "webm")


class PictureBlock(ImageBlock):
    """Wagtail gives the chooser inside no label that can be translated."""

    def __init__(self, required=True, **kwargs):
        super().__init__(required=required, **kwargs)
        self.child_blocks["image"].label = _("Picture")


class ProseBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        kwargs.setdefault("features", PROSE)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Words")
        description = _("Paragraphs, headings, lists and links.")
        template = "home/blocks/prose.html"
        preview_value = (
            "<h2>示例小标题</h2><p>协会以服务会员、服务行业、服务社会为宗旨，开展行业调研、技术交流和业务培训。</p>"
            "<ul><li>第一项工作</li><li>第二项工作</li></ul>"
        )


class FigureBlock(blocks.StructBlock):
    image = PictureBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture across the column, with a caption.")
        template = "home/blocks/figure.html"

    def get_preview_value(self):
        return self.normalize({"image": some_picture(), "caption": "示例图片说明"})


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=80, required=False)
    figures = blocks.ListBlock(FigureBlock(), label=_("Pictures"), min_num=2, max_num=24)

    class Meta:
        icon = "image"
        label = _("Several pictures")
        description = _("Two or more pictures side by side; each opens in full size.")
        template = "home/blocks/gallery.html"

    def get_preview_value(self):
        figures = [{"image": some_picture(), "caption": f"示例图片 {number}"} for number in (1, 2, 3)]
        return self.normalize({"title": "活动现场", "figures": figures})


class TableBlock(TypedTableBlock):
    words = blocks.CharBlock(label=_("Words"), required=False)
    number = blocks.CharBlock(
        label=pgettext_lazy("column of a table", "Number"),
        required=False,
        help_text=_("Stands on the right, with figures below figures."),
    )
    text = blocks.RichTextBlock(
        label=_("Words with links"), required=False, features=["bold", "link", "document-link"]
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _(
            "Rows and columns with a heading for each column. Give it a caption that says what it shows."
        )
        template = "home/blocks/table.html"
        preview_value = {
            "caption": "培训安排（示例）",
            "columns": [{"type": "words", "heading": "时间"}, {"type": "words", "heading": "内容"}],
            "rows": [{"values": ["上午 9:00", "开班"]}, {"values": ["上午 10:00", "入户安检要点"]}],
        }

    def clean(self, table):
        table = super().clean(table)
        if table.columns and not all(column["heading"].strip() for column in table.columns):
            raise ValidationError(_("Give every column a heading."))
        return table


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Words"))
    source = blocks.CharBlock(label=_("Who said it"), max_length=80, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        description = _("Somebody's words, set apart from the text.")
        template = "home/blocks/quote.html"
        preview_value = {"text": "安全产品没有返修的机会。", "source": "示例先生，示例阀门制造有限公司"}


class DownloadBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(label=_("Text of the link"), max_length=120, required=False)

    class Meta:
        icon = "download"
        label = _("Download")
        description = _("A file to download; its kind and size are shown.")
        template = "home/blocks/download.html"

    def get_preview_value(self):
        return self.normalize({"document": some_document(), "title": "会员登记表（示例）"})


class VideoBlock(blocks.StructBlock):
    """A film of one's own plays here; one that lies elsewhere is a link, so that nothing is asked of
    another site before the visitor wants it."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    url = blocks.URLBlock(
        label=_("Web address"),
        required=False,
        help_text=_("Where the film can be seen, for example on 腾讯视频."),
    )
    document = DocumentChooserBlock(
        label=_("or own film"), required=False, help_text=_("A document that ends in .mp4 or .webm.")
    )
    poster = PictureBlock(label=_("Picture"), required=False, help_text=_("Shown until the film plays."))
    words = blocks.TextBlock(
        label=_("What is said"),
        required=False,
        help_text=_("For people who cannot hear it, and for the search."),
    )

    class Meta:
        icon = "media"
        label = _("Film")
        description = _("A film of your own, or a card that leads to one on another site.")
        template = "home/blocks/video.html"

    def get_preview_value(self):
        return self.normalize(
            {"title": "示例：三分钟看懂入会流程", "url": "https://example.com/", "poster": some_picture()}
        )

    def clean(self, value):
        value = super().clean(value)
        document, url = value.get("document"), value.get("url")
        if bool(document) == bool(url):
            error = ValidationError(_("Give either a web address or a film of your own."))
            raise blocks.StructBlockValidationError(block_errors={"url": error})
        if document and document.file_extension.lower() not in FILMS:
            error = ValidationError(_("Choose a document that ends in .mp4 or .webm."))
            raise blocks.StructBlockValidationError(block_errors={"document": error})
        return value


class TipBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=40, required=False)
    text = blocks.RichTextBlock(label=_("Words"), features=["bold", "link", "document-link"])

    class Meta:
        icon = "info-circle"
        label = _("Tip")
        description = _("A short hint on coloured ground.")
        template = "home/blocks/tip.html"
        preview_value = {"title": "提示", "text": "<p>营业执照与登记表的单位名称应当一致。</p>"}


class ArticleBlocks(blocks.StreamBlock):
    """The body of an article, a guide or any other page that is read."""

    text = ProseBlock(group=_("Words"))
    quote = QuoteBlock(group=_("Words"))
    tip = TipBlock(group=_("Words"))
    figure = FigureBlock(group=_("Pictures and films"))
    gallery = GalleryBlock(group=_("Pictures and films"))
    video = VideoBlock(group=_("Pictures and films"))
    table = TableBlock(group=_("Tables and files"))
    download = DownloadBlock(group=_("Tables and files"))
