"""What a way of paying can do. A new one is a folder beside this file and a line in the registry; the
contract test runs against it. Amounts are yuan; each provider counts in what its service wants."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar


class ProviderError(Exception):
    """Base of what may go wrong between us and a payment service."""


class Unreachable(ProviderError):
    """No answer, or none that can be trusted: whether the service did what it was asked is unknown. Ask
    again with the same number."""


class Refused(ProviderError):
    """The service said no, and nothing happened."""

    def __init__(self, code: str, message: str = ""):
        super().__init__(f"{code} {message}".strip())
        self.code = code


class AlreadyPaid(Refused):
    """The money of this number has come."""


class AlreadyClosed(Refused):
    """The number cannot be paid any more."""


class BadNotification(ProviderError):
    """A message that does not come from the service, or not now; `status` is what it is answered with."""

    def __init__(self, reason: str, *, status: int = 401):
        super().__init__(reason)
        self.status = status


class TradeState(StrEnum):
    WAITING = "waiting"
    PAID = "paid"
    CLOSED = "closed"


class RefundState(StrEnum):
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"
    ABNORMAL = "abnormal"
    CLOSED = "closed"


@dataclass(frozen=True)
class Charge:
    """What is asked for. Asking again for the same number asks for exactly the same."""

    number: str
    amount: Decimal
    description: str
    expires_at: datetime


@dataclass(frozen=True)
class Code:
    """What the payer scans."""

    url: str
    expires_at: datetime


@dataclass(frozen=True)
class Trade:
    """What the service says of one of our numbers."""

    number: str
    state: TradeState
    amount: Decimal | None = None
    currency: str = "CNY"
    transaction_id: str = ""
    paid_at: datetime | None = None
    account_problem: str = ""  # why this is not our account's money, if it is not


@dataclass(frozen=True)
class RefundAsked:
    """Money to send back: `amount` of the `total` that came under `number`."""

    refund_number: str
    number: str
    amount: Decimal
    total: Decimal
    reason: str


@dataclass(frozen=True)
class RefundAnswer:
    refund_number: str
    state: RefundState
    amount: Decimal | None = None
    provider_number: str = ""
    succeeded_at: datetime | None = None
    account_problem: str = ""


@dataclass(frozen=True)
class Notification:
    """What the service told us of its own accord: of a trade, of a refund, or of nothing we keep."""

    trade: Trade | None = None
    refund: RefundAnswer | None = None


@dataclass(frozen=True)
class BillLine:
    """A line of the bill of one day: a payment, or a refund (then with its number)."""

    number: str
    transaction_id: str
    amount: Decimal
    refund_number: str = ""


class Provider:
    """The ways of a provider that does nothing by itself; an online one overrides them all."""

    key: ClassVar[str]
    is_online: ClassVar[bool] = False
    panel: ClassVar[str]  # the template that shows how to pay

    def missing_settings(self) -> list[str]:
        """What the server's configuration still lacks, each as a sentence for its administrator."""
        return []

    @property
    def is_blank(self) -> bool:
        """Nobody has begun to set it up."""
        return False

    @property
    def is_ready(self) -> bool:
        return not self.missing_settings()

    @property
    def trial_address(self) -> str:
        """Where a payer is played, if this is no real payment service."""
        return ""

    def create(self, charge: Charge) -> Code:
        """Ask for money. Raises `Unreachable`, `AlreadyPaid`, `AlreadyClosed`, `Refused`."""
        raise NotImplementedError

    def query(self, number: str) -> Trade | None:
        """How a number stands; None when the service does not know it."""
        raise NotImplementedError

    def close(self, number: str) -> None:
        """Make a number unpayable. Raises `AlreadyPaid` when that is too late."""
        raise NotImplementedError

    def refund(self, asked: RefundAsked) -> RefundAnswer:
        """Send money back; success means accepted."""
        raise NotImplementedError

    def query_refund(self, refund_number: str) -> RefundAnswer | None:
        raise NotImplementedError

    def parse_notify(self, headers: Mapping[str, str], body: bytes) -> Notification:
        """Read what the service sent. Raises `BadNotification`."""
        raise NotImplementedError

    def download_bill(self, day: date) -> list[BillLine]:
        """All that moved on `day`. Raises `Unreachable` while the bill is not made yet."""
        raise NotImplementedError
