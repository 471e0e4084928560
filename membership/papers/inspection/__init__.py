"""Judge a file by what is in it. Nothing here looks at a name or at what the browser claimed."""

from .inspect import Inspected, inspect_upload

__all__ = ["Inspected", "inspect_upload"]
