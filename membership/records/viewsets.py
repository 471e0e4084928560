from django.contrib.auth import get_permission_codename
from django.urls import reverse
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry, register_permission_policy

from .policies import RecordPolicy
from .views import KeptDeleteView, RecordHistoryView, RecordIndexView, RecordInspectView


class RecordViewSet(ModelViewSet):
    """List, page and history of records that staff read; what can be decided about them is on their page."""

    index_view_class = RecordIndexView
    inspect_view_class = RecordInspectView
    history_view_class = RecordHistoryView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None
    list_per_page = 25
    granted = ("view",)  # what a group may be given
    served = ("index", "index_results", "inspect", "history", "history_results")

    def on_register(self):
        if policy_registry.get_by_type(self.model, fallback=False) is None:
            register_permission_policy(self.model, RecordPolicy(self.model), exact_class=True)
        super().on_register()

    def get_form_fields(self):
        return []

    def get_edit_handler(self):
        return None

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in self.served]

    def get_permissions_to_register(self):
        codenames = [get_permission_codename(action, self.model_opts) for action in self.granted]
        return super().get_permissions_to_register().filter(codename__in=codenames)

    def get_inspect_view_kwargs(self, **kwargs):
        return super().get_inspect_view_kwargs(history_url_name=self.get_url_name("history"), **kwargs)

    @property
    def url_finder_class(self):
        inspect_url_name = self.get_url_name("inspect")

        class RecordURLFinder(ModelAdminURLFinder):
            """Where other parts of the admin offer "Edit", they lead to the record's page."""

            def get_edit_url(self, instance):
                policy = policy_registry.get(instance)
                if self.user and not policy.user_has_permission_for_instance(self.user, "view", instance):
                    return None
                return reverse(inspect_url_name, args=[instance.pk])

        return RecordURLFinder


class KeptListViewSet(ModelViewSet):
    """A list that administrators keep."""

    delete_view_class = KeptDeleteView
    copy_view_enabled = False
    search_backend_name = None
    menu_hook = "register_membership_settings_menu_item"

    def get_common_view_kwargs(self, **kwargs):
        # Wagtail counts uses in what its own forms write; our records are written by services.
        return super().get_common_view_kwargs(**kwargs) | {"usage_url_name": None}
