"""A little work for the browser, so that asking for many codes costs a machine more than us.

Django-altcha makes and checks the puzzle. Its widget is not used: it brings inline styles and a worker
from a blob, which our Content-Security-Policy refuses, and works on https only. accounts/challenge.js
solves the puzzle instead.
"""

import base64
import json

from django.forms import ValidationError
from django_altcha import (
    AltchaField,
    get_altcha_challenge,
    get_cache,
    get_challenge_expire_seconds,
)

MAX_NUMBER = 50_000  # a second or two on a phone, while the number is typed


class OnceOnlyField(AltchaField):
    def replay_attack_protection(self, payload):
        """As the original, but two requests that arrive together cannot both be the first."""
        challenge = json.loads(base64.b64decode(payload))["challenge"]
        if not get_cache().add(f"altcha:{challenge}", True, timeout=get_challenge_expire_seconds()):
            raise ValidationError(self.error_messages["replay"], code="invalid")


def new_challenge() -> str:
    """The puzzle as JSON, for the page."""
    return json.dumps(get_altcha_challenge(max_number=MAX_NUMBER).__dict__)


def solved(payload: str) -> bool:
    """Whether this is a solution to a puzzle of ours, handed in for the first time."""
    try:
        OnceOnlyField().clean(payload)
    except ValidationError:
        return False
    return True
