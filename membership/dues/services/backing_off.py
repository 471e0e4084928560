from datetime import timedelta

PAUSES = (15, 30, 60, 120, 300, 600, 1800)  # seconds


def pause_after(questions: int) -> timedelta:
    """How long to wait before asking a payment service the same thing again."""
    return timedelta(seconds=PAUSES[min(questions, len(PAUSES) - 1)])
