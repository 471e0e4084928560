from .entries import Entry, Face, Kind
from .synonyms import SynonymGroup

__all__ = ["Entry", "Face", "Kind", "SynonymGroup"]
