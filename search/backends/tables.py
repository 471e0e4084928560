"""What the indexes in databases share."""

from django.db.models import Model, TextField
from django.db.models.functions import Cast
from modelsearch.utils import get_descendants_content_types_pks


class TableIndex:
    def delete_stale_model_entries(self, model: type[Model]) -> None:
        # As modelsearch does it, but for models that have a field `object_id` of their own.
        kept = model._default_manager.annotate(key_in_index=Cast("pk", TextField())).values("key_in_index")
        kinds = get_descendants_content_types_pks(model)
        self.entries.filter(content_type_id__in=kinds).exclude(object_id__in=kept).delete()

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Our rankings do not use them; and SQLite would write every text of the index anew with them."""
