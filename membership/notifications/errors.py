"""What the services of this room refuse, and when."""


class NoticeError(Exception):
    """Base of this room's refusals."""


class IllegalStep(NoticeError):
    """The state map does not lead from the present state to the one asked for."""

    def __init__(self, present: str, wanted: str):
        super().__init__(f"A notice that is {present} cannot become {wanted}.")
        self.present, self.wanted = present, wanted


class Overtaken(NoticeError):
    """Somebody else changed the row between reading and writing it; theirs stands."""


class CannotResend(NoticeError):
    """The notice holds a secret, which is not kept; the person asks for a new one instead."""


class MissingValue(NoticeError, ValueError):
    """The caller gave no value for a variable that the type declares."""


class BadRecipient(NoticeError, ValueError):
    """Not an address of the channel."""
