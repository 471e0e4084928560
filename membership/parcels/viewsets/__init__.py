from .parcels import ParcelViewSet

__all__ = ["ParcelViewSet"]
