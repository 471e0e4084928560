from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem

from home.addresses.report import BrokenLinksView
from home.films import serve_part
from home.serving import ask_restrictions_once

hooks.register("on_serve_page", ask_restrictions_once, order=-5)
hooks.register("before_serve_document", serve_part, order=10)  # after those that ask who may read it


class BrokenLinksMenuItem(MenuItem):
    def is_shown(self, request):
        return user_has_any_page_permission(request.user)


@hooks.register("register_admin_urls")
def broken_links_url():
    return [path("reports/broken-links/", BrokenLinksView.as_view(), name="home_broken_links")]


@hooks.register("register_reports_menu_item")
def broken_links_menu_item():
    address = reverse("home_broken_links")
    return BrokenLinksMenuItem(_("Broken links"), address, name="broken-links", icon_name="link", order=650)
