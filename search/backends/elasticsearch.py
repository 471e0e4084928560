"""Elasticsearch 8 and 9, which both understand the client of 8. It is installed by
`pip install --group search-server`."""

from elastic_transport import TransportError
from elasticsearch import ApiError
from modelsearch.backends import elasticsearch8 as elasticsearch

from .down import AnsweringResults
from .servers import INDEX_SETTINGS, SegmentingIndex, SegmentingMapping, WishingCompiler


class Mapping(SegmentingMapping, elasticsearch.Elasticsearch8Mapping):
    pass


class Index(SegmentingIndex, elasticsearch.Elasticsearch8Index):
    pass


class QueryCompiler(WishingCompiler, elasticsearch.Elasticsearch8SearchQueryCompiler):
    mapping_class = Mapping


class AutocompleteQueryCompiler(WishingCompiler, elasticsearch.Elasticsearch8AutocompleteQueryCompiler):
    mapping_class = Mapping
    half_typed = True


class Results(AnsweringResults, elasticsearch.Elasticsearch8SearchResults):
    pass


class SearchBackend(elasticsearch.Elasticsearch8SearchBackend):
    mapping_class = Mapping
    index_class = Index
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    server_errors = (ApiError, TransportError)
    settings = INDEX_SETTINGS
