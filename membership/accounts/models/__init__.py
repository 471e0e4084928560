from .agreements import AgreementKind, AgreementPage, AgreementVersion, Consent
from .closures import Closure
from .codes import CodeRequest, PhoneDevice, Purpose, WrongTry
from .exports import DataExport, ExportStatus
from .sessions import LoginMethod, LoginSession, SessionEnd
from .users import User

__all__ = [
    "AgreementKind",
    "AgreementPage",
    "AgreementVersion",
    "Closure",
    "CodeRequest",
    "Consent",
    "DataExport",
    "ExportStatus",
    "LoginMethod",
    "LoginSession",
    "PhoneDevice",
    "Purpose",
    "SessionEnd",
    "User",
    "WrongTry",
]
