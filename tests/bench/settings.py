"""The site as `make run` starts it, with a counter of queries in front."""

from config.settings.dev import *  # noqa: F403
from config.settings.dev import MIDDLEWARE

MIDDLEWARE = ["tests.bench.counting.QueryCounter", *MIDDLEWARE]
