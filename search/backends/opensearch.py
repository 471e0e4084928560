"""OpenSearch 2 and 3. Needs its client: `pip install --group search-server`."""

from modelsearch.backends import opensearch3 as opensearch
from opensearchpy.exceptions import OpenSearchException

from .down import AnsweringResults
from .servers import INDEX_SETTINGS, SegmentingIndex, SegmentingMapping, WishingCompiler


class Mapping(SegmentingMapping, opensearch.OpenSearch3Mapping):
    pass


class Index(SegmentingIndex, opensearch.OpenSearch3Index):
    pass


class QueryCompiler(WishingCompiler, opensearch.OpenSearch3SearchQueryCompiler):
    mapping_class = Mapping


class AutocompleteQueryCompiler(WishingCompiler, opensearch.OpenSearch3AutocompleteQueryCompiler):
    mapping_class = Mapping
    half_typed = True


class Results(AnsweringResults, opensearch.OpenSearch3SearchResults):
    pass


class SearchBackend(opensearch.OpenSearch3SearchBackend):
    mapping_class = Mapping
    index_class = Index
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    server_errors = (OpenSearchException,)
    settings = INDEX_SETTINGS
