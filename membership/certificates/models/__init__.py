from .certificates import Certificate
from .settings import CertificateSettings

__all__ = ["Certificate", "CertificateSettings"]
