from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Task, TaskState

from .entries import Entry


class ModerationTask(Task):
    """The step of Wagtail's workflow at which the secretariat looks at an entry. Whoever may moderate that
    kind of entry may decide; wherever they press, the room's own services carry it out."""

    class Meta:
        verbose_name = _("Moderation of posts and products")
        verbose_name_plural = _("Moderations of posts and products")

    @classmethod
    def get_description(cls):
        return _("Whoever may moderate supply and demand, or products, can approve this task")

    def user_can_access_editor(self, obj: Entry, user) -> bool:
        return user_can_moderate(user, type(obj))

    def get_actions(self, obj: Entry, user) -> list[tuple]:
        if not user_can_moderate(user, type(obj)):
            return []
        return [
            ("approve", pgettext_lazy("exchange", "Publish"), False),
            ("reject", pgettext_lazy("exchange", "Send back"), True),
        ]

    def get_task_states_user_can_moderate(self, user, **kwargs):
        kinds = [kind.get_content_type() for kind in Entry.__subclasses__() if user_can_moderate(user, kind)]
        return TaskState.objects.filter(
            task=self,
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__base_content_type__in=kinds,
        )

    def on_action(self, task_state, user, action_name, *, comment="", **kwargs):
        from ..moderation import decide

        decide(task_state=task_state, action=action_name, comment=comment, by=user)


def user_can_moderate(user, kind: type[Entry]) -> bool:
    """May this member of staff publish entries of this kind, send them back and take them down?"""
    return user.is_active and user.has_perm(f"exchange.moderate_{kind._meta.model_name}")
