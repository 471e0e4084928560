from .certificates import CertificateViewSet
from .requests import CertificateRequestViewSet

__all__ = ["CertificateRequestViewSet", "CertificateViewSet"]
