"""Pages, pictures and documents."""

from wagtail.api.v2.serializers import PageSerializer
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.fields import StreamField
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page, Site

from home.audience.documents import offered_documents
from home.audience.limits import open_to
from home.audience.references import offered_files

from .answering import AnswersReaders
from .pictures import PictureSerializer
from .streams import ExpandedStreamField


class ExpandedPageSerializer(PageSerializer):
    serializer_field_mapping = PageSerializer.serializer_field_mapping | {StreamField: ExpandedStreamField}


class Pages(AnswersReaders, PagesAPIViewSet):
    base_serializer_class = ExpandedPageSerializer

    def get_base_queryset(self):
        """What child_of, descendant_of, search and every field start from."""
        pages = Page.objects.live()
        if site := Site.find_for_request(self.request):
            pages = pages.descendant_of(site.root_page, inclusive=True)
        return open_to(pages, self.reader)

    def get_queryset(self):
        """With the chosen things of a single type at hand, so that a list costs the same at any length."""
        pages = super().get_queryset()
        own = [
            field
            for field in pages.model._meta.local_fields
            if field.many_to_one and not field.remote_field.parent_link
        ]
        if pages.model is Page:
            return pages.select_related("locale")
        pictures = [f"{field.name}__renditions" for field in own if field.related_model is Pictures.model]
        return pages.select_related("locale", *[field.name for field in own]).prefetch_related(*pictures)


class Pictures(AnswersReaders, ImagesAPIViewSet):
    """Those that the site shows to the reader; an upload that stands nowhere yet is nobody's business."""

    base_serializer_class = PictureSerializer
    body_fields = [*ImagesAPIViewSet.body_fields, "description", "renditions"]
    nested_default_fields = [*ImagesAPIViewSet.nested_default_fields, "description", "renditions"]

    def get_queryset(self):
        pictures = super().get_queryset().prefetch_related("renditions")
        if self.reader.is_staff:
            return pictures
        return pictures.filter(pk__in=offered_files(self.model, self.reader, covers_are_open=True))


class Documents(AnswersReaders, DocumentsAPIViewSet):
    """Those that the site offers to the reader."""

    body_fields = [*DocumentsAPIViewSet.body_fields, "file_size"]

    def get_queryset(self):
        return offered_documents(super().get_queryset(), self.reader)
