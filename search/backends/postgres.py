"""PostgreSQL's full-text search, by the configuration "simple": the tokens are words already."""

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import Case, F, FloatField, Model, QuerySet, TextField, Value, When
from modelsearch.backends.database.postgres import postgres
from modelsearch.utils import ADD, get_content_type_pk

from .contents import contents_of
from .dialects import TSQUERY
from .tables import TableIndex
from .wishes import Wish, read_query

CONFIG = "simple"
RANKS = [0.1, 0.2, 0.4, 1.0]  # of the weights D to A, as PostgreSQL itself has them
AHEAD = 1_000  # more than a text can earn by holding the words often
BY_LENGTH = 1  # a long text holds more words, and gets less for each


class Index(TableIndex, postgres.PostgresIndex):
    def add_items(self, model: type[Model], objs: list[Model]) -> None:
        # One row a statement could not be entered twice; the last one counts.
        rows = {row.object_id: row for row in (self._row(get_content_type_pk(model), obj) for obj in objs)}
        self.entries.bulk_create(
            rows.values(),
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title", "body", "autocomplete"],
        )

    def _row(self, content_type: int, obj: Model) -> postgres.IndexEntry:
        contents = contents_of(obj)
        return postgres.IndexEntry(
            content_type_id=content_type,
            object_id=str(obj.pk),
            title=_vector([("A", text) for text in contents.titles]),
            body=_vector([("B" if boost > 1 else "C", text) for boost, text in contents.others]),
            autocomplete=_vector([("D", text) for text in contents.completions]),
        )


def _vector(texts: list[tuple[str, str]]) -> SearchVector:
    return ADD(
        SearchVector(Value(text, output_field=TextField()), weight=weight, config=CONFIG)
        for weight, text in texts or [("D", "")]
    )


class QueryCompiler(postgres.PostgresSearchQueryCompiler):
    half_typed = False

    def search(self, config, start, stop, score_field=None, backend=None):
        expression, unwanted = TSQUERY.write(self._read())
        if expression is None:
            return self.queryset[start:stop] if unwanted else self.queryset.none()
        if unwanted:
            found = self._matching(self.queryset.model._base_manager.all(), _question(expression))
            queryset = self.queryset.exclude(pk__in=found.values("pk"))
        else:
            queryset = self._matching(self.queryset, _question(expression))
            if score_field:
                queryset = queryset.annotate(**{score_field: self._score(_question(expression))})
            if self.order_by_relevance:
                queryset = queryset.order_by(self._score(_question(expression)).desc(), "-pk")
        if not queryset.query.order_by:
            queryset = queryset.order_by("-pk")  # so that pages of results do not overlap
        return queryset[start:stop]

    def _read(self, *, strict: bool = False) -> Wish:
        return read_query(self.query, half_typed=self.half_typed, strict=strict)

    def _vector(self):
        """The index knows titles and everything else."""
        if self.half_typed:
            return F("index_entries__autocomplete")
        names = dict.fromkeys(
            "title" if name == "title" else "body" for name in self.fields or ["title", "body"]
        )
        vectors = [F(f"index_entries__{name}") for name in names]
        return vectors[0] if len(vectors) == 1 else vectors[0]._combine(vectors[1], "||", False)

    def _matching(self, queryset: QuerySet, question: SearchQuery) -> QuerySet:
        return queryset.alias(_vector=self._vector()).filter(_vector=question)

    def _score(self, question: SearchQuery):
        rank = SearchRank(self._vector(), question, weights=RANKS, normalization=BY_LENGTH)
        in_title, unwanted = TSQUERY.write(self._read(strict=True))
        if self.half_typed or unwanted or in_title is None:
            return rank
        ahead = Case(
            When(index_entries__title=_question(in_title), then=Value(float(AHEAD))),
            default=Value(0.0),
            output_field=FloatField(),
        )
        return rank + ahead


def _question(expression: str) -> SearchQuery:
    return SearchQuery(expression, search_type="raw", config=CONFIG)


class AutocompleteQueryCompiler(QueryCompiler, postgres.PostgresAutocompleteQueryCompiler):
    half_typed = True


class SearchBackend(postgres.PostgresSearchBackend):
    index_class = Index
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
