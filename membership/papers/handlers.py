"""Uploads larger than anything a form accepts are counted, not kept: they never fill the disk."""

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from .access import works_here
from .rules import MB

LARGEST_UPLOAD = 20 * MB
LARGEST_REQUEST = 30 * MB  # all files of one form together


class Oversized(UploadedFile):
    """Only the name and size of what was sent, so that the field can say that it is too large."""

    def __init__(self, name: str, size: int, content_type: str | None):
        super().__init__(file=None, name=name, size=size, content_type=content_type)

    def close(self):
        """There is nothing to close."""


class CappedUploadHandler(FileUploadHandler):
    """Stands before Django's own handlers. Staff publish larger files in the admin."""

    def __init__(self, request=None):
        super().__init__(request)
        self.received = 0

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.is_capped = not works_here(getattr(self.request, "user", None))
        self.is_over = False

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        is_large = start + len(raw_data) > LARGEST_UPLOAD or self.received > LARGEST_REQUEST
        self.is_over = self.is_capped and is_large
        return None if self.is_over else raw_data

    def file_complete(self, file_size):
        return Oversized(self.file_name, file_size, self.content_type) if self.is_over else None
