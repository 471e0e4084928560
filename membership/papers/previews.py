"""What a preview shows of each kind of file: a template and what it needs."""

import base64
import io
import zipfile

import mammoth
import nh3
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.safestring import mark_safe

from .inspection import archives
from .inspection.inspect import inspect_stream
from .inspection.pdfs import open_pdf, draw_page, page_picture
from .inspection.pictures import shrink_picture
from .models import FileKind, PrivateFile
from .rules import DOCX, IMAGE_OR_PDF, MB, UploadRule
from .services.files import page_name
def file_content(file): ...
def entry_content(file, index): ...
def cached_page(file, number): ...
