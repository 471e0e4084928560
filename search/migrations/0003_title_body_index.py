from django.db import migrations

INDEX = "search_title_body_gin"


def add_index(apps, schema_editor):
    """Searches ask titles and bodies together; Wagtail indexes each of them alone, which is of no use then."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX IF NOT EXISTS {INDEX} ON wagtailsearch_indexentry USING gin ((title || body))"
        )


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_vocabularyword"), ("wagtailsearch", "0010_add_text_fields")]

    operations = [migrations.RunPython(add_index, drop_index)]
