from .batch import BatchForm
from .giving import GiveForm
from .labels import LabelsForm
from .settling import CorrectForm, OweForm, ReasonForm

__all__ = ["BatchForm", "CorrectForm", "GiveForm", "LabelsForm", "OweForm", "ReasonForm"]
