from .applications import Application, DraftFile, SentFile
from .processes import JoiningProcess, Stage
from .reviews import Review

__all__ = ["Application", "DraftFile", "JoiningProcess", "Review", "SentFile", "Stage"]
