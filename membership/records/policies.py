from wagtail.permission_policies import ModelPermissionPolicy


class RecordPolicy(ModelPermissionPolicy):
    """Staff may be allowed to see these records. Nobody adds, edits or deletes one by form."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions):
        allowed = super().users_with_any_permission({"view"})
        return allowed if "view" in actions else allowed.none()
