"""Pages of issues for other front ends: words and pictures of what the reader may read."""

from rest_framework.fields import CharField, IntegerField, SerializerMethodField
from wagtail.api.v2.filters import FieldsFilter, OrderingFilter
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.utils import get_full_url
from wagtail.api.v2.views import BaseAPIViewSet

from home.api.answering import AnswersReaders
from home.audience.limits import open_to

from .models import MagazineSheet


class SheetSerializer(BaseSerializer):
    """Addresses are absolute: another front end stands elsewhere."""

    issue = IntegerField(source="issue_id")
    issue_title = CharField(source="issue.title")
    url = SerializerMethodField()
    image = SerializerMethodField()
    thumbnail = SerializerMethodField()

    def get_url(self, sheet) -> str:
        request = self.context["request"]
        return get_full_url(request, f"{sheet.issue.get_url(request)}read/{sheet.number}/")

    def get_image(self, sheet) -> dict:
        return self.picture(sheet.image_url, sheet.width, sheet.height)

    def get_thumbnail(self, sheet) -> dict:
        return self.picture(sheet.thumbnail_url, sheet.thumbnail_width, sheet.thumbnail_height)

    def picture(self, address: str, width: int, height: int) -> dict:
        return {"url": get_full_url(self.context["request"], address), "width": width, "height": height}


class Sheets(AnswersReaders, BaseAPIViewSet):
    """`?issue=<id of its page>`, `?number=`, `?order=number`."""

    name = "sheets"
    model = MagazineSheet
    base_serializer_class = SheetSerializer
    filter_backends = [FieldsFilter, OrderingFilter]
    body_fields = [
        *("id", "issue", "issue_title", "number", "url", "image", "thumbnail", "text"),
    ]
    meta_fields = ["detail_url"]
    listing_default_fields = ["id", "detail_url", "issue", "number", "url", "image", "thumbnail"]
    nested_default_fields = ["id", "number"]

    def get_queryset(self):
        sheets = MagazineSheet.objects.filter(issue__live=True).select_related("issue")
        return open_to(sheets, self.reader, path="issue__path").order_by("issue_id", "number")
