from .batches import Batch
from .files import AssociationFile, FileReading
from .owed import Item, Owed
from .settings import DispatchSettings

__all__ = ["AssociationFile", "Batch", "DispatchSettings", "FileReading", "Item", "Owed"]
