from .batches import BatchViewSet
from .files import AssociationFileViewSet
from .owed import OwedViewSet

__all__ = ["AssociationFileViewSet", "BatchViewSet", "OwedViewSet"]
