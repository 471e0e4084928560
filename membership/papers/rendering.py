"""From a paper to its PDF. Nothing is fetched over the network while drawing."""

import mimetypes
from urllib.parse import unquote, urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .kinds import kind_of
from .models import FileKind, Paper, PrivateFile
from .qr import qr_data_uri, verify_url

PRIVATE = "private:"


def paper_as_pdf(paper: Paper) -> bytes:
    kind = kind_of(paper.kind)
    address = verify_url(paper)
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "paper": paper,
            "data": paper.data,
            "verify_url": address,
            "qr": qr_data_uri(address),
            **kind.context(paper),
        }
        html = render_to_string(kind.template, context)
    fetcher = PaperFetcher(pictures=named_pictures(paper.data))
    return HTML(string=html, base_url=settings.PUBLIC_URL + "/", url_fetcher=fetcher).write_pdf()


def named_pictures(data: dict) -> set[UUID]:
    """The private files a snapshot names: only those may appear on its paper."""
    found = set()
    for value in data.values():
        try:
            found.add(UUID(str(value)))
        except ValueError:
            continue
    return found


class PaperFetcher(URLFetcher):
    """Allows `data:`, our own static files, and `private:<id>` for pictures the paper names."""

    def __init__(self, *, pictures: set[UUID]):
        super().__init__(allowed_protocols=["data"], allow_redirects=False)
        self.pictures = pictures

    def fetch(self, url, headers=None):
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if url.startswith(PRIVATE):
            return self.private_picture(url.removeprefix(PRIVATE))
        return self.static_file(url)

    def private_picture(self, pk: str):
        if UUID(pk) not in self.pictures:
            raise ValueError("This paper does not name that picture.")
        file = PrivateFile.objects.get(pk=pk, kind=FileKind.IMAGE)
        with file.file.open("rb") as content:
            return URLFetcherResponse(
                f"{PRIVATE}{pk}", content.read(), headers={"Content-Type": file.content_type}
            )

    def static_file(self, url: str):
        own = settings.PUBLIC_URL + settings.STATIC_URL
        if not url.startswith(own):
            raise ValueError(f"Papers fetch nothing from elsewhere: {url}")
        path = unquote(urlsplit(url.removeprefix(own)).path)
        content_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
        with open_static(path) as content:
            return URLFetcherResponse(url, content.read(), headers={"Content-Type": content_type})


def open_static(path: str):
    if found := finders.find(path):
        return open(found, "rb")
    return staticfiles_storage.open(path)  # collected under its hashed name
