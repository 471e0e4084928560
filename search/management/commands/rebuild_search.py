from django.core.management.base import BaseCommand
from wagtail.search.backends import get_search_backends

from search.models import Entry
from search.rebuilding import rebuild_entries
from search.vocabulary import rebuild_vocabulary


class Command(BaseCommand):
    help = "Writes everything that visitors can find anew, and sends all of it to the search backends."

    def handle(self, **options):
        count = rebuild_entries()
        for backend in get_search_backends():
            index = backend.get_index_for_model(Entry)
            index.add_model(Entry)
            for start in range(0, count, 500):
                backend.add_bulk(Entry, list(Entry.objects.order_by("pk")[start : start + 500]))
            index.refresh()
        rebuild_vocabulary()
        self.stdout.write(self.style.SUCCESS(f"{count} entries can be found."))
