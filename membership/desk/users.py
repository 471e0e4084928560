"""Who keeps users does not thereby become a superuser, nor change one."""

from django.core.exceptions import PermissionDenied
from wagtail.users.views import users


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
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class StaffIndexView(users.IndexView):
    """Staff, not the companies: those log in by phone and hold no role."""

    def get_base_queryset(self):
        return (
            super()
            .get_base_queryset()
            .exclude(phone_device__isnull=False, groups__isnull=True, is_superuser=False)
        )


class StaffViewSet(users.UserViewSet):
    index_view_class = StaffIndexView
    add_view_class = StaffCreateView
    edit_view_class = StaffEditView
