from .certificates import Certificate
from .requests import CertificateRequest
from .settings import CertificateSettings

__all__ = ["Certificate", "CertificateRequest", "CertificateSettings"]
