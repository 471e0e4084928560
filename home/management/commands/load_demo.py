from io import StringIO

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import get_resolver

from home.demo import load_site_demo
from home.demo.associations import AVAILABLE
from home.models import HomePage
from home.warming import warm_all_soon
from membership.desk.demo import load_membership_demo
from search.demo import add_search
from search.rebuilding import held_back


class Command(BaseCommand):
    help = "Fills an empty installation with the demonstration of an association; a filled one is left alone."

    def add_arguments(self, parser):
        parser.add_argument("--association", default=settings.ASSOCIATION, help="which demonstration: j or t")

    @transaction.atomic
    def handle(self, *, association, **options):
        if association not in AVAILABLE:
            raise CommandError(f"There is no demonstration of an association {association!r}.")
        if settings.SETTINGS_MODULE.endswith(".production"):
            raise CommandError(
                "The demonstration has logins whose password is public; it is not for production."
            )
        if HomePage.objects.exists():
            self.stdout.write("The site has a home page already; nothing is loaded.")
            return
        get_resolver().url_patterns  # noqa: B018 - the admin's, by which Wagtail knows whose references to keep
        with held_back():
            home_page = load_site_demo(association=association)
            load_membership_demo(home_page=home_page, association=association)
            add_search(home=home_page)
        call_command("rebuild_search", stdout=StringIO())
        warm_all_soon()
        self.stdout.write(self.style.SUCCESS("The demonstration is loaded."))
