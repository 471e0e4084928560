from .files import FileKind, PrivateFile, private_storage
from .numbers import Series
from .papers import Paper, PaperStatus, RenderStatus

__all__ = [
    "FileKind",
    "Paper",
    "PaperStatus",
    "PrivateFile",
    "RenderStatus",
    "Series",
    "private_storage",
]
