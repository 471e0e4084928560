from .entries import Entry, Face, Kind
from .synonyms import SynonymGroup
from .vocabulary import VocabularyWord

__all__ = ["Entry", "Face", "Kind", "SynonymGroup", "VocabularyWord"]
