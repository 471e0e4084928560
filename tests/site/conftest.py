"""The small site and the readers of tests/audience, for what the site as a whole promises."""

from tests.audience.conftest import _own_media, home, news, people  # noqa: F401
