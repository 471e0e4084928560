"""What programs may ask: the content API of Wagtail, and whatever else speaks JSON."""

from .environment import env

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    # Never a password with every request: people log in, programs get tokens of their own.
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticatedOrReadOnly"],
    "DEFAULT_THROTTLE_CLASSES": ["home.api.answering.VisitorThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": env("API_RATE", default="300/min")},
}
WAGTAILAPI_LIMIT_MAX = 100
WAGTAILAPI_RICH_TEXT_FORMAT = "html"  # links and pictures as a browser needs them
