"""Notices are kept as they were; wordings belong to their types. Nobody adds or removes either by hand."""

from wagtail.permission_policies import ModelPermissionPolicy


class NoticePermissionPolicy(ModelPermissionPolicy):
    refused = frozenset({"add", "change", "delete"})

    def user_has_permission(self, user, action):
        return action not in self.refused and super().user_has_permission(user, action)


class WordingPermissionPolicy(NoticePermissionPolicy):
    refused = frozenset({"add", "delete"})


def user_can_resend_notices(user) -> bool:
    return user.has_perm("notifications.resend_notice")
