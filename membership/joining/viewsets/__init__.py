from .applications import ApplicationViewSet
from .processes import ProcessViewSet

__all__ = ["ApplicationViewSet", "ProcessViewSet"]
