from .notices import NoticeInspectView, ResendView
from .wordings import WordingEditView, WordingPreviewView, WordingTestView

__all__ = ["NoticeInspectView", "ResendView", "WordingEditView", "WordingPreviewView", "WordingTestView"]
