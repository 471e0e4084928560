from .agreements import AgreementKind, AgreementPage, AgreementVersion, Consent
from .codes import CodeRequest, PhoneDevice, Purpose
from .users import User

__all__ = [
    "AgreementKind",
    "AgreementPage",
    "AgreementVersion",
    "CodeRequest",
    "Consent",
    "PhoneDevice",
    "Purpose",
    "User",
]
