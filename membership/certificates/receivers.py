from .services import issue_certificate


def on_period_started(sender, *, period, by, **kwargs):
    issue_certificate(period=period, by=by)
