"""What is done to many accounts at once, within the same bounds as to one."""

from django.contrib import messages
from django.db.models import ProtectedError, RestrictedError
from django.shortcuts import redirect
from wagtail.users.views import bulk_actions

from .permissions import staff_accounts, user_can_change_account
from .users import StaffDeleteView


class StaffOnly:
    def check_perm(self, obj):
        return super().check_perm(obj) and user_can_change_account(self.request.user, obj)

    def get_all_objects_in_listing_query(self, parent_id):
        """All are those that the list shows."""
        return super().get_all_objects_in_listing_query(parent_id).filter(pk__in=staff_accounts())


class AssignRole(StaffOnly, bulk_actions.AssignRoleBulkAction):
    pass


class SetActiveState(StaffOnly, bulk_actions.SetActiveStateBulkAction):
    pass


class Delete(StaffOnly, bulk_actions.DeleteBulkAction):
    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except (ProtectedError, RestrictedError):
            messages.error(self.request, StaffDeleteView.in_use_text)
            return redirect(self.next_url)


ACCOUNT_ACTIONS = (AssignRole, SetActiveState, Delete)
