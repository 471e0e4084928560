"""What the demonstrations say: a module for each association. People, companies and events are made up."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from .facts import Association

AVAILABLE = sorted(
    module.name for module in iter_modules([str(Path(__file__).parent)]) if module.name != "facts"
)


def association_called(name: str) -> Association:
    """Raises `ValueError` for one that has no demonstration."""
    if name not in AVAILABLE:
        raise ValueError(f"There is no demonstration of an association {name!r}.")
    return import_module(f"{__name__}.{name}").ASSOCIATION
