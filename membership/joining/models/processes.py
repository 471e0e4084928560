from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.models import ClusterableModel


class JoiningProcessQuerySet(models.QuerySet):
    def current(self):
        """The process that new applications follow, or None."""
        return self.filter(is_current=True).first()

    def editions_in_use(self):
        """Of each process the newest edition: what the secretariat edits."""
        return self.filter(is_retired=False)


class JoiningProcess(ClusterableModel):
    """How a company joins this association (入会流程): its steps, questions, texts and templates.

    A row is one edition of the rules. Once a company applies under it, it stays as it is: a change makes the
    next edition (`succeeds` is the one before), and what runs finishes under the edition it began with.
    """

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

    edition = models.PositiveSmallIntegerField(_("edition"), default=1, editable=False)
    succeeds = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors", editable=False
    )
    is_retired = models.BooleanField(_("replaced by a newer edition"), default=False, editable=False)
    # By question of the catalogue, where it differs from it: "required", "optional" or "hidden".
    demands = models.JSONField(_("questions of the form"), default=dict, blank=True)
    min_pictures = models.PositiveSmallIntegerField(
        _("publicity pictures, at least"), default=0, validators=[MaxValueValidator(20)]
    )
    max_pictures = models.PositiveSmallIntegerField(
        _("publicity pictures, at most"),
        default=0,
        validators=[MaxValueValidator(20)],
        help_text=_("0: none are asked for. Each picture has a caption that says what it shows."),
    )
    takes_transfer = models.BooleanField(_("bank transfer"), default=True)
    takes_wechat = models.BooleanField(_("WeChat Pay"), default=False)
    sends_sms = models.BooleanField(_("SMS"), default=True)
    sends_email = models.BooleanField(pgettext_lazy("channel", "email"), default=False)
    sends_inbox = models.BooleanField(_("site message"), default=True)
    # Where papers are posted to; shown to applicants at the step "papers by post".
    postal_recipient = models.CharField(pgettext_lazy("parcel", "recipient"), max_length=60, blank=True)
    postal_phone = models.CharField(_("telephone of the recipient"), max_length=40, blank=True)
    postal_address = models.CharField(_("postal address of the secretariat"), max_length=200, blank=True)
    postal_code = models.CharField(_("postcode"), max_length=6, blank=True)
    papers_to_send = models.TextField(_("papers to send"), blank=True, help_text=_("One a line."))
    form_document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("registration form to fill in (DOCX)"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    manual_url = models.CharField(_("address of the operation manual"), max_length=200, blank=True)

    objects = JoiningProcessQuerySet.as_manager()

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
