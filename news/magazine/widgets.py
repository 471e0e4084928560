from django import forms
from django.forms.widgets import Script
from django.urls import reverse

from membership.papers.rules import human_size


class PdfInput(forms.HiddenInput):
    """Uploads a PDF as soon as it is chosen, beside the form, and shows how far its pages are. The form
    itself carries nothing but its number: whatever else is wrong in it, the upload is kept."""

    template_name = "magazine/admin/pdf_input.html"
    input_type = "hidden"
    is_hidden = False

    def get_context(self, name, value, attrs):
        from .drawing import largest_pdf
        from .models import MagazinePdf

        context = super().get_context(name, value, attrs)
        context["pdf"] = MagazinePdf.objects.filter(pk=value or None).first()
        context["upload_url"] = reverse("magazine_admin:upload")
        context |= {"largest": largest_pdf(), "limit": human_size(largest_pdf())}
        return context

    @property
    def media(self):
        return forms.Media(
            css={"all": ["magazine/css/admin.css"]}, js=[Script("magazine/js/upload.js", type="module")]
        )
