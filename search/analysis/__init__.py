"""How text is read, before it enters the index and before it asks it: the same on every search engine.

A run of Han characters becomes overlapping pairs, so that two characters inside a sentence are found without
knowing where its words begin; letters and digits stay whole. What is asked is cut into words first
(`query_terms`), each of which must then stand in the text, its characters side by side.
"""

from .folding import fold
from .highlights import find_terms
from .indexing import Phrase, as_phrase, segment
from .questions import loose_terms, query_terms

__all__ = ["Phrase", "as_phrase", "find_terms", "fold", "loose_terms", "query_terms", "segment"]
