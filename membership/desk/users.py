"""Who keeps users does not thereby become a superuser, nor change one, nor enter as a company."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.users.views import groups, users

from membership.records.views import KeptDeleteView

from .permissions import staff_accounts, user_can_change_account


class OnlySuperusersMakeSuperusers:
    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form


class StaffCreateView(OnlySuperusersMakeSuperusers, users.CreateView):
    pass


class StaffEditView(OnlySuperusersMakeSuperusers, users.EditView):
    def dispatch(self, request, *args, **kwargs):
        if not user_can_change_account(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class StaffDeleteView(KeptDeleteView, users.DeleteView):
    in_use_text = _("This account is still in use and cannot be deleted. Mark it as inactive instead.")


class StaffIndexView(users.IndexView):
    """Staff, not the companies."""

    def get_base_queryset(self):
        return super().get_base_queryset().filter(pk__in=staff_accounts())


class StaffViewSet(users.UserViewSet):
    index_view_class = StaffIndexView
    add_view_class = StaffCreateView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView
    copy_view_enabled = False  # its form would offer everybody to make a superuser


class GroupDeleteView(KeptDeleteView, groups.DeleteView):
    in_use_text = _(
        "This group decides a stage of a joining process and cannot be deleted. "
        "Give the stage to another group first."
    )


class StaffGroupViewSet(groups.GroupViewSet):
    delete_view_class = GroupDeleteView
