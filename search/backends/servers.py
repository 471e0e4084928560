"""What OpenSearch and Elasticsearch share. They get text that is segmented already, and split it at white
space only: their own analyzers for Chinese lose single characters and mixed words like LNG气化站, or are
plugins that a server may not have; and what is found would not be what the databases find."""

from modelsearch.backends.elasticsearchbase import Field
from wagtail.search.index import AutocompleteField, SearchField

from search.analysis import Phrase, segment

from .contents import as_text
from .wishes import Either, Every, Standing, Wish, Without, read_query

AHEAD = 1_000  # more than a text can earn by holding the words often
CONTINUATIONS = 500  # of the last token of an open-ended phrase

INDEX_SETTINGS = {
    "settings": {"analysis": {"analyzer": {"default": {"type": "custom", "tokenizer": "whitespace"}}}}
}


class SegmentingMapping:
    edgengram_analyzer_config = {"analyzer": "default"}

    def _get_document_field_data(self, field, obj):
        name, value, completions = super()._get_document_field_data(field, obj)
        if isinstance(field, AutocompleteField):
            value = segment(as_text(value))
            return name, value, [value]
        if isinstance(field, SearchField) and self._is_text(field):
            value = segment(as_text(value))
        return name, value, completions

    def _is_text(self, field: SearchField) -> bool:
        return self.type_map.get(field.get_type(self.model), "string") == "string"


class SegmentingIndex:
    def add_model(self, model):
        # Were the index made by the first document that is sent, the server would guess its fields.
        if not self.es.indices.exists(index=self.name):
            self.put()
        super().add_model(model)


class WishingCompiler:
    DEFAULT_OPERATOR = "and"  # as on the databases
    half_typed = False

    def get_inner_query(self):
        if self.half_typed:
            fields = [Field(name) for name in self.remapped_fields or ["_edgengrams"]]
            return write(self._read(), fields)
        found = write(self._read(), self.remapped_fields)
        title = self._title()
        if not title:
            return found
        in_title = write(self._read(strict=True), [title])
        ahead = {"constant_score": {"filter": in_title, "boost": AHEAD}}
        return {"bool": {"must": [found], "should": [ahead]}}

    def _read(self, *, strict: bool = False) -> Wish:
        return read_query(self.query, half_typed=self.half_typed, strict=strict)

    def _title(self) -> Field | None:
        for field in self.get_searchable_fields():
            if field.field_name == "title" and "title" in (self.fields or ["title"]):
                return Field(self.mapping.get_field_column_name(field))
        return None


def write(wish: Wish, fields: list[Field]) -> dict:
    """The wish as the server's JSON."""
    match wish:
        case Standing(phrase, boost):
            return _standing(phrase, boost, fields)
        case Without(part):
            return {"bool": {"must_not": [write(part, fields)]}}
        case Every(()):
            return {"match_all": {}}
        case Either(()):
            return {"bool": {"must_not": [{"match_all": {}}]}}
        case Every(parts):
            return {"bool": {"must": [write(part, fields) for part in parts]}}
        case Either(parts):
            return {"bool": {"should": [write(part, fields) for part in parts], "minimum_should_match": 1}}


def _standing(phrase: Phrase, boost: float, fields: list[Field]) -> dict:
    if phrase.open_ended and len(phrase.tokens) == 1:
        # As many tokens as begin with it: a phrase would stop at a number of them.
        each = [
            {"prefix": {field.field_name: {"value": phrase.tokens[0], "boost": field.boost * boost}}}
            for field in fields
        ]
        return each[0] if len(each) == 1 else {"dis_max": {"queries": each}}
    question = {
        "query": " ".join(phrase.tokens),
        "type": "phrase_prefix" if phrase.open_ended else "phrase",
        "fields": [field.field_name_with_boost for field in fields],
        "boost": boost,
    }
    return {"multi_match": question | ({"max_expansions": CONTINUATIONS} if phrase.open_ended else {})}
