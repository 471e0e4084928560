"""What the demonstrations of membership hold: a module for each association."""

from importlib import import_module

from .facts import Association


def association_called(name: str) -> Association:
    """Raises `ModuleNotFoundError` for one that has no demonstration."""
    return import_module(f"{__name__}.{name}").ASSOCIATION
