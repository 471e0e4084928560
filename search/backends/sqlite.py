"""SQLite's FTS5. Titles count as much more as the model's title field says, and those that hold all that
was asked come first."""

from copy import copy

from django.db import connections
from django.db.models import FloatField, Model, QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.backends.database.sqlite import sqlite
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from .contents import contents_of
from .dialects import FTS5
from .tables import TableIndex
from .wishes import Wish, read_query

INDEX = sqlite.IndexEntry._meta.db_table
FTS = sqlite.SQLiteFTSIndexEntry._meta.db_table
AHEAD = 1_000  # more than a text can earn by holding the words often


class Index(TableIndex, sqlite.SQLiteIndex):
    def add_items(self, model: type[Model], objs: list[Model]) -> None:
        rows = [self._row(get_content_type_pk(model), obj) for obj in objs]
        self.entries.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title", "body", "autocomplete"],
        )

    def _row(self, content_type: int, obj: Model) -> sqlite.IndexEntry:
        contents = contents_of(obj)
        return sqlite.IndexEntry(
            content_type_id=content_type,
            object_id=str(obj.pk),
            title="\n".join(contents.titles),
            body="\n".join(text for _, text in contents.others),
            autocomplete="\n".join(contents.completions),
        )


class QueryCompiler(sqlite.SQLiteSearchQueryCompiler):
    half_typed = False

    def search(self, config, start, stop, score_field=None):
        expression, unwanted = FTS5.write(self._read())
        if expression is None:
            return self.queryset[start:stop] if unwanted else self.queryset.none()
        if unwanted:
            found = self._matching(self.queryset.model._base_manager.all(), expression)
            queryset = self.queryset.exclude(pk__in=found.values("pk"))
        else:
            queryset = self._matching(self.queryset, expression)
            if score_field or self.order_by_relevance:
                queryset = queryset.annotate(**{score_field or "_score": self._score()})
            if self.order_by_relevance:
                queryset = queryset.order_by(score_field or "_score", "-pk")
        if not queryset.query.order_by:
            queryset = queryset.order_by("-pk")  # so that pages of results do not overlap
        return queryset[start:stop]

    def unranked(self) -> "QueryCompiler":
        """For counting: nothing is gained by weighing each text first."""
        compiler = copy(self)
        compiler.order_by_relevance = False
        return compiler

    def _read(self, *, strict: bool = False) -> Wish:
        return read_query(self.query, half_typed=self.half_typed, strict=strict)

    def _columns(self) -> str:
        """The index knows titles and everything else."""
        if self.half_typed:
            return "{autocomplete}"
        names = ["title" if name == "title" else "body" for name in self.fields or ["title", "body"]]
        return "{" + " ".join(dict.fromkeys(names)) + "}"

    def _matching(self, queryset: QuerySet, expression: str) -> QuerySet:
        """Joined so that words lead to rows: the plus keeps SQLite from going the other way."""
        meta, connection = queryset.model._meta, connections[queryset.db]
        kinds = get_descendants_content_types_pks(queryset.model)
        return queryset.extra(  # noqa: S610 - values are parameters; the rest is names of ours
            tables=[INDEX, FTS],
            where=[
                f"{FTS} MATCH %s",
                f"{INDEX}.id = +{FTS}.rowid",
                f"{INDEX}.content_type_id IN ({', '.join('%s' for _ in kinds)})",
                f"{connection.ops.quote_name(meta.db_table)}.{connection.ops.quote_name(meta.pk.column)}"
                f" = CAST({INDEX}.object_id AS {meta.pk.rel_db_type(connection)})",
            ],
            params=[f"{self._columns()} : ({expression})", *kinds],
        )

    def _score(self) -> RawSQL:
        """Lower is better."""
        if self.half_typed:
            return RawSQL(f"bm25({FTS})", [], output_field=FloatField())  # noqa: S611 - values are parameters; the rest is names of ours
        boosts = [field.boost for field in self.get_search_fields_for_model() if field.field_name == "title"]
        weights = f"bm25({FTS}, 1.0, 1.0, {float(boosts[0] or 1) if boosts else 1.0})"
        in_title, unwanted = FTS5.write(self._read(strict=True))
        if unwanted or in_title is None:
            return RawSQL(weights, [], output_field=FloatField())  # noqa: S611 - values are parameters; the rest is names of ours
        return RawSQL(  # noqa: S611 - values are parameters; the rest is names of ours
            f"{weights} - CASE WHEN {FTS}.rowid IN"  # noqa: S608 - as above
            f" (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s) THEN {AHEAD} ELSE 0 END",
            [f"{{title}} : ({in_title})"],
            output_field=FloatField(),
        )


class AutocompleteQueryCompiler(QueryCompiler, sqlite.SQLiteAutocompleteQueryCompiler):
    half_typed = True


class Results(sqlite.SQLiteSearchResults):
    def _do_count(self):
        return super(Results, self._unranked())._do_count()

    def facet(self, field_name):
        return super(Results, self._unranked()).facet(field_name)

    def _unranked(self) -> "Results":
        results = self._clone()
        results.query_compiler, results._score_field = self.query_compiler.unranked(), None
        return results


class SearchBackend(sqlite.SQLiteSearchBackend):
    index_class = Index
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
