"""The backend for the database the site runs on."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params):
    if connection.vendor == "postgresql":
        from .postgres import SearchBackend
    elif connection.vendor == "sqlite":
        from .sqlite import SearchBackend
    else:
        raise ImproperlyConfigured(f"The search knows SQLite and PostgreSQL, not {connection.vendor}.")
    return SearchBackend(params)
