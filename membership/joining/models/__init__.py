from .applications import Application, DraftFile, SentFile
from .demands import CategoryDemand
from .pictures import DraftPicture, SentPicture
from .processes import JoiningProcess
from .reviews import Review
from .stages import DECIDED, REVIEWED, Stage, StageKind

__all__ = [
    "DECIDED",
    "REVIEWED",
    "Application",
    "CategoryDemand",
    "DraftFile",
    "DraftPicture",
    "JoiningProcess",
    "Review",
    "SentFile",
    "SentPicture",
    "Stage",
    "StageKind",
]
