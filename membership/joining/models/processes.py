from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable


class JoiningProcessQuerySet(models.QuerySet):
    def current(self):
        """The process that new applications follow, or None."""
        return self.filter(is_current=True).first()


class JoiningProcess(ClusterableModel):
    """How a company joins this association (入会流程): its texts, templates and review stages."""

    name = models.CharField(_("name"), max_length=60)
    is_current = models.BooleanField(
        _("in use"), default=False, help_text=_("New applications follow the process in use; there is one.")
    )
    form_template = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("registration form to download"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The empty 会员登记表 that companies fill in, seal and upload."),
    )
    submitted_text = models.TextField(
        _("text after sending"),
        blank=True,
        help_text=_(
            "The first line is the heading. Left empty, the usual words show in the reader's language."
        ),
    )

    objects = JoiningProcessQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("is_current"),
        MultiFieldPanel(
            [FieldPanel("form_template"), FieldPanel("submitted_text")], heading=_("What applicants see")
        ),
        HelpPanel(_("An application passes the stages from top to bottom; each is decided by one group.")),
        InlinePanel("stages", heading=_("review stages"), label=_("review stage"), min_num=1),
    ]

    class Meta:
        verbose_name = _("joining process")
        verbose_name_plural = _("joining processes")
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"], condition=models.Q(is_current=True), name="one_process_in_use"
            )
        ]

    def __str__(self):
        return self.name


class StageQuerySet(models.QuerySet):
    def decided_by(self, user):
        """Stages this member of staff may decide."""
        if user.is_superuser:
            return self
        return self.filter(group__in=user.groups.all())


class Stage(Orderable):
    """One review that an application has to pass."""

    process = ParentalKey(
        JoiningProcess, verbose_name=_("joining process"), on_delete=models.CASCADE, related_name="stages"
    )
    name = models.CharField(_("name"), max_length=60)
    group = models.ForeignKey(
        Group, verbose_name=_("decided by"), on_delete=models.PROTECT, related_name="review_stages"
    )

    objects = StageQuerySet.as_manager()

    panels = [FieldPanel("name"), FieldPanel("group")]

    class Meta(Orderable.Meta):
        verbose_name = _("review stage")
        verbose_name_plural = _("review stages")

    def __str__(self):
        return self.name

    def following(self):
        """The stage after this one, or None when this is the last."""
        stages = list(self.process.stages.order_by("sort_order", "pk"))
        return next(iter(stages[stages.index(self) + 1 :]), None)
