from .agreements import AgreementKind, AgreementPage, AgreementVersion, Consent
from .codes import CodeRequest, PhoneDevice, Purpose, WrongTry
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
    "WrongTry",
]
