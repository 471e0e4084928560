"""How text is read, before it enters the index and before it asks it: the same on every search engine.

A run of Han characters becomes overlapping pairs, so that two characters inside a sentence are found without
knowing where its words begin; letters and digits stay whole. What is asked is cut into words first
(`query_terms`), each of which must then stand in the text, its characters side by side.

Why pairs: over the 88 questions of tests/search/quality, without synonyms and second tries, precision at 5
and recall at 20 are 0.91 and 0.91 with pairs, 0.90 and 0.90 with the words of a dictionary (jieba's), 0.92
and 0.91 with both, in an index half as large again and twice as slow to write.
"""

from .folding import fold
from .highlights import find_terms
from .indexing import Phrase, as_phrase, segment
from .questions import loose_terms, query_terms

__all__ = ["Phrase", "as_phrase", "find_terms", "fold", "loose_terms", "query_terms", "segment"]
