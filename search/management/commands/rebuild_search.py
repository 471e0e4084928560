from django.core.management import call_command
from django.core.management.base import BaseCommand
from wagtail.search.backends import get_search_backends_with_name

from search.models import Entry
from search.rebuilding import rebuild_entries

BATCH = 500


class Command(BaseCommand):
    help = "Writes anew what visitors can find, and the index of it: in the database or on a search server."

    def handle(self, **options):
        count = rebuild_entries()
        for name, backend in get_search_backends_with_name():
            if backend.catch_indexing_errors:
                self.fill_server(name)
            else:
                for start in range(0, count, BATCH):
                    backend.add_bulk(Entry, list(Entry.objects.order_by("pk")[start : start + BATCH]))
        self.stdout.write(self.style.SUCCESS(f"{count} entries can be found."))

    def fill_server(self, name: str) -> None:
        """The site starts also while its search server is down."""
        try:
            call_command("update_index", backend_name=name, verbosity=0)
        except Exception as error:
            self.stderr.write(f"The search server could not be filled: {error}. Try again: update_index")
