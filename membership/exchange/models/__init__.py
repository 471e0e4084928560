from .catalogue import CataloguePage
from .entries import Entry, EntryFile
from .inquiries import Inquiry, Reply
from .lists import ExchangeCategory, Region
from .moderation import ModerationTask
from .posts import Post, PostFile
from .products import Product, ProductFile
from .reports import Report
from .settings import ExchangeSettings
from .uploads import Upload

__all__ = [
    "CataloguePage",
    "Entry",
    "EntryFile",
    "ExchangeCategory",
    "ExchangeSettings",
    "Inquiry",
    "ModerationTask",
    "Post",
    "PostFile",
    "Product",
    "ProductFile",
    "Region",
    "Reply",
    "Report",
    "Upload",
]
