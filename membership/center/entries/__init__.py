"""Posts and products in the member center: what their pages share. Each kind is an `EntryRoom`."""

from .rooms import EntryRoom

__all__ = ["EntryRoom"]
